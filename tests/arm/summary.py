"""Turns the counts of count.sh into a table and JSON. Fails where nothing was counted."""

import json
import os
import re
import sys


def stage(symbol):
    """HrvXkd_Core_HrvXkd_Core_Beats_EcgFront__Push -> Beats.EcgFront.Push"""
    name = re.sub(r"^HrvXkd_\w+?_HrvXkd_(Core|ArmCount)_", "", symbol)
    return name.replace("__", ".", 1).replace("_", ".", 1) if symbol.startswith("HrvXkd") else symbol


def read(folder):
    for file in sorted(name for name in os.listdir(folder) if name.endswith(".json")):
        base = os.path.join(folder, file[:-5])
        with open(base + ".json") as counts, open(base + ".name") as name, open(base + ".arm") as output:
            yield name.read(), json.load(counts), dict(zip(*[iter(output.read().split())] * 2))


def figures(name, counts, output):
    region, part, samples = counts["region"], counts["part"], int(output["samples"])
    if region["calls"] != samples:
        sys.exit(f"error: {name}: {region['calls']} calls counted, expected {samples}: is the symbol of the region still right?")
    windows = int(output["windows"])
    if part["calls"] < windows:
        sys.exit(f"error: {name}: {part['calls']} slices of {windows} windows counted: is the symbol of the part still right?")
    stages = {stage(symbol): count / samples for symbol, count in counts["symbols"].items()}
    return {
        "input": os.path.basename(name).removesuffix(".hea"),
        "samples": samples,
        "beats": int(output["beats"]),
        "windows": windows,
        "detector_and_cleaning_per_sample": (region["instructions"] - part["instructions"]) / samples,
        "whole_path_per_sample": region["instructions"] / samples,
        "per_window_of_features": part["instructions"] / windows if windows else None,
        "largest_call_without_features": counts["largest_without_part"],
        "largest_call_without_features_at": counts["largest_without_part_call"],
        "largest_slice_of_features": part["largest"],
        "per_sample_by_function": dict(sorted(stages.items(), key=lambda item: -item[1])),
    }


def show(runs):
    first = runs[0]
    print(f"{'instructions per sample, ' + first['input']:52}{first['detector_and_cleaning_per_sample']:10.1f}")
    for name, count in first["per_sample_by_function"].items():
        if count >= 0.05:
            print(f"  {name:50}{count:10.1f}")
    print()
    print(f"{'':32}{'detector +':>12}{'whole':>10}{'a window':>12}{'largest call':>14}{'largest':>12}")
    print(f"{'input':32}{'cleaning':>12}{'path':>10}{'of features':>12}{'w/o features':>14}{'slice':>12}{'beats':>8}")
    for run in runs:
        window = f"{run['per_window_of_features']:,.0f}" if run["windows"] else "-"
        print(
            f"{run['input'][:31]:32}{run['detector_and_cleaning_per_sample']:12.1f}{run['whole_path_per_sample']:10.1f}{window:>12}"
            f"{run['largest_call_without_features']:14,}{run['largest_slice_of_features']:12,}{run['beats']:8}"
        )


def main():
    runs = [figures(*counted) for counted in read(sys.argv[1])]
    if runs[0]["beats"] == 0:
        sys.exit(f"error: {runs[0]['input']}: no beat found, the count says nothing")
    show(runs)
    if len(sys.argv) > 3:
        with open(sys.argv[3], "w") as file:
            json.dump({"cpu": sys.argv[2], "rate_hz": 250, "runs": runs}, file, indent=1)
            file.write("\n")


main()
