"""Holds what the emulated board did against what must be: check.py CONSOLE OUT-FOLDER PROJECT-ROOT CONSOLE-OF-A76 BYTES-INSTALLED. The last line is "N passed, N failed"."""
import glob
import json
import math
import os
import re
import sqlite3
import struct
import subprocess
import sys
import tempfile

console = open(sys.argv[1], errors="replace").read()
out, root = sys.argv[2], sys.argv[3]
newer = open(sys.argv[4], errors="replace").read()
installed = int(sys.argv[5])
RATE = 500
MISSING = -(1 << 23)
HIDDEN = 20 + 200  # edges, by guest/faults
CERTAIN_EDGES = 3  # by SampleStream
MOST_INSTRUCTIONS = 1000  # a sample
MOST_INSTALLED = 14_000_000  # bytes
COUNTED = 10 * RATE  # samples while guest/count.c counted
passed = failed = 0


def expect(name, holds, detail=""):
    global passed, failed
    passed, failed = (passed + 1, failed) if holds else (passed, failed + 1)
    print(f"{'ok   ' if holds else 'FAIL '} {name}{': ' + detail if detail else ''}")


def checks():
    return {name: int(code) for name, code in re.findall(r"^CHECK (\S+) (\d+)$", console, re.M)}


def sent():
    """Frames as the twin put them on the wire: conversion -> codes of both channels."""
    frames = {}
    data = open(os.path.join(out, "tmp/sent"), "rb").read()
    for at in range(0, len(data) - 12, 13):
        frame = data[at:at + 9]
        if frame[0] >> 4 == 0xC:
            frames[struct.unpack_from("<i", data, at + 9)[0]] = tuple(int.from_bytes(frame[i:i + 3], "big", signed=True) for i in (3, 6))
    return frames


def recording(path):
    """A recording by its segments: codes of both channels, None where there is none. A reader of its own, for the format's 24-bit samples."""
    name = os.path.basename(path)
    lines = [line for line in open(os.path.join(path, name + ".hea")).read().split("\n") if line and line[0] != "#"]
    samples = []
    for line in lines[1:]:
        segment, frames = line.split()
        if segment.endswith("_layout"):
            continue
        if segment == "~":
            samples += [None] * int(frames)
            continue
        data = open(os.path.join(path, segment + ".dat"), "rb").read()
        values = [int.from_bytes(data[i:i + 3], "little", signed=True) for i in range(0, len(data), 3)]
        pairs = list(zip(values[0::2], values[1::2]))
        expect(f"length of {segment}", len(pairs) == int(frames), f"{len(pairs)} of {frames} frames")
        samples += [None if pair[0] == MISSING else pair for pair in pairs]
    return samples


def compare(samples, frames):
    """The conversion of the first sample, and how many samples differ from what was sent."""
    first = [conversion for conversion, codes in frames.items() if codes == samples[0]]
    best = None
    for start in first:
        wrong = sum(1 for i, sample in enumerate(samples) if sample is not None and frames.get(start + i) != sample)
        best = min(best or (wrong, start), (wrong, start))
    return best or (len(samples), 0)


codes = checks()
for name, expected in (("doctor", 0), ("selftest-open-wire", 1), ("selftest", 0), ("stopped", 0), ("latency", 0), ("profile", 0)):
    expect(name, codes.get(name) == expected, f"exit code {codes.get(name)}, expected {expected}")

frames = sent()
sessions = sorted(glob.glob(os.path.join(out, "data/recordings/*Z")))
expect("two recordings", len(sessions) == 2, f"{len(sessions)}")
stored = [recording(path) for path in sessions]
starts = []
for path, samples in zip(sessions, stored):
    wrong, start = compare(samples, frames)
    starts.append(start)
    expect(f"samples of {os.path.basename(path)} are those that were sent", wrong == 0, f"{len(samples)} samples, {wrong} differ")
lost = [i for i, sample in enumerate(stored[0]) if sample is None]
# 20 and 200 edges were hidden, and after each stretch the driver trusts the line again with the third edge in its place.
expect("only the hidden conversions are missing", len(lost) == HIDDEN + 2 * CERTAIN_EDGES and lost[0] + starts[0] not in frames, f"{len(lost)} of {HIDDEN} + {2 * CERTAIN_EDGES}")
expect("nothing missing in the second recording", None not in stored[1])

killed = max(conversion for conversion in frames if conversion < starts[1] - 10)
expect("kill -9 cost at most a second", killed - (starts[0] + len(stored[0]) - 1) <= RATE, f"{(killed - (starts[0] + len(stored[0]) - 1)) / RATE:.2f} s")

database = sqlite3.connect(os.path.join(out, "data/hrvxkd.db"))
expect("database is whole", database.execute("PRAGMA integrity_check").fetchone()[0] == "ok")
events = [row[0] for row in database.execute("SELECT kind FROM event ORDER BY rowid")]
expect("events tell what happened", all(kind in events for kind in ("start", "electrodes", "gap", "mended")), " ".join(events))

# The same recording through the desktop's program: the same risk, bit for bit. Up to the electrode, for the device leaves out what it took without one.
board = {int(i): int(logit) for i, logit in re.findall(rb"window (\d+) quality \d+ risk 0\.\d+ logit_q16 (-?\d+)", open(sessions[0] + "/" + os.path.basename(sessions[0]) + ".atr", "rb").read())}
with tempfile.TemporaryDirectory() as folder:
    result = os.path.join(folder, "replay.json")
    subprocess.run(
        ["dotnet", "run", "-c", "Release", "--project", os.path.join(root, "firmware/HrvXkd.Firmware"), "--", "replay",
         os.path.join(sessions[0], os.path.basename(sessions[0])), "--profile", "short", "--json", result], check=True, stdout=subprocess.DEVNULL)
    replay = json.load(open(result))
desktop = {window["index"]: window for window in replay["windows"]}
common = [index for index in board if index in desktop and desktop[index]["risk"] is not None and index * 30 + 60 < 250]
logit = {i: round(65536 * math.log(desktop[i]["risk"] / (1 - desktop[i]["risk"]))) for i in common}
expect("risk is the desktop's, bit for bit", len(common) >= 2 and all(logit[i] == board[i] for i in common), f"{len(common)} windows")

memory = [int(kilobytes) / 1024 for kilobytes in re.findall(r"MEMORY VmHWM:\s+(\d+) kB", console)]
expect("resident memory with the page on, both processes", len(memory) == 2 and sum(memory) <= 40, f"{' + '.join(f'{part:.1f}' for part in memory)} of 40 MB")
first = re.search(r"first sample ([\d.]+) s after", console)
expect("start to first sample", first is not None and float(first[1]) <= 0.5, f"{first[1]} of 0.5 s" if first else "not printed")
status = re.search(r"^STATUS (\{.*\})$", console, re.M)
expect("page answers with a status", status is not None and json.loads(status[1])["recording"] is not None)
settings = re.search(r"^SETTINGS (\d+)$", console, re.M)
expect("everything that is installed", settings is not None and installed + int(settings[1]) <= MOST_INSTALLED, f"{installed + int(settings[1]) if settings else 0} of {MOST_INSTALLED} bytes")
instructions = [(name, int(user) / COUNTED, int(system) / COUNTED) for name, user, system in re.findall(r"^COUNT (\S+) (\d+) (\d+)$", console, re.M)]
for name, user, system in instructions:
    if user >= 1:
        print(f"      {name}: {user:.0f} instructions a sample in the program, {system:.0f} in the kernel")
acquisition = [user for name, user, system in instructions if name == "acquisition"]
expect("instructions a sample, data ready to risk", len(acquisition) == 1 and acquisition[0] <= MOST_INSTRUCTIONS, f"{acquisition[0]:.0f} of {MOST_INSTRUCTIONS}" if acquisition else "not counted")
for core, text in (("A53", console), ("A76", newer)):
    student = re.search(r"student: a new window +window +[\d.]+ +[\d.]+ +[\d.]+ +(\d+)", text)
    expect(f"instructions an inference on a Cortex-{core}", student is not None and int(student[1]) > 0, student[1] if student else "not counted")
allocated = re.findall(r"(\d+) bytes allocated by acquisition", console)
# Lost edges and the looks after the chip that they lead to are in the first recording, which was killed: its page tells.
faulty = json.loads(status[1])["health"]["acquisitionBytes"] if status else -1
expect("acquisition allocates nothing", allocated == ["0"] and faulty == 0, f"{faulty} bytes with faults, {' '.join(allocated)} without")
print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0)
