"""Writes an initial RAM disk (newc): image.py OUT TARGET=SOURCE ... ; a target that ends in / names a folder whose files are all taken."""
import os
import sys


class Archive:
    """The cpio format that the kernel unpacks at its start."""

    def __init__(self, path):
        self.file = open(path, "wb")
        self.number = 0
        self.folders = set()

    def entry(self, name, mode, data=b"", device=(0, 0)):
        self.number += 1
        path = name.encode() + b"\0"
        fields = (self.number, mode, 0, 0, 1, 0, len(data), 0, 0, *device, len(path), 0)
        self.file.write(self.padded(b"070701" + b"".join(b"%08X" % field for field in fields) + path) + self.padded(data))

    def add(self, target, source):
        self.folder(os.path.dirname(target))
        with open(source, "rb") as content:
            self.entry(target, 0o100755, content.read())

    def folder(self, name):
        if name and name not in self.folders:
            self.folder(os.path.dirname(name))
            self.folders.add(name)
            self.entry(name, 0o40755)

    def close(self):
        self.entry("TRAILER!!!", 0)
        self.file.write(b"\0" * (-self.file.tell() % 512))
        self.file.close()

    @staticmethod
    def padded(data):
        return data + b"\0" * (-len(data) % 4)


archive = Archive(sys.argv[1])
archive.folder("dev")
archive.entry("dev/console", 0o20600, device=(5, 1))
for pair in sys.argv[2:]:
    target, source = pair.split("=", 1)
    if target.endswith("/"):
        for name in sorted(os.listdir(source)):
            archive.add(target + name, os.path.join(source, name))
    else:
        archive.add(target, source)
archive.close()
