"""Prints the instructions of decoding one frame from the counts of count.sh --decode. Fails above the limit."""

import json
import os
import sys

LIMIT = 40
WHAT = {"wide": "one 64-bit load and shifts (Linux)", "plain": "byte by byte (nanoFramework)"}


def main():
    figures = {}
    for name in WHAT:
        base = os.path.join(sys.argv[1], name)
        with open(base + ".json") as counts, open(base + ".arm") as output:
            region, frames = json.load(counts)["region"], int(output.read().split()[1])
        if region["calls"] != frames:
            sys.exit(f"error: {name}: {region['calls']} calls counted, expected {frames}: is the symbol of the region still right?")
        figures[name] = {"instructions_per_frame": region["instructions"] / frames, "largest": region["largest"]}
        print(f"{WHAT[name]:40}{figures[name]['instructions_per_frame']:8.1f} instructions a frame, at most {region['largest']}")
    if len(sys.argv) > 3:
        with open(sys.argv[3], "w") as file:
            json.dump({"cpu": sys.argv[2], "limit": LIMIT, **figures}, file, indent=1)
            file.write("\n")
    if figures["wide"]["largest"] > LIMIT:
        sys.exit(f"error: more than {LIMIT} instructions")


main()
