"""Turns the counts of count.sh --inference into a table and JSON. Fails where nothing was counted."""

import json
import os
import re
import sys


def kernel(symbol):
    """HrvXkd_Core_HrvXkd_Core_Kernels_Vector_Arm_FoursDp__Run<...> -> FoursDp.Run"""
    name = re.sub(r"<.*", "", symbol)
    name = re.sub(r"^HrvXkd_\w+?_HrvXkd_(Core_Kernels_(Vector_(Arm_)?)?|Core_|Model_|Emitted_|InferenceRunner_)", "", name)
    return name.replace("__", ".", 1)


def read(folder):
    for file in sorted(name for name in os.listdir(folder) if name.endswith(".json")):
        cpu, model = file[:-5].split(".")
        with open(os.path.join(folder, file)) as counts:
            yield cpu, model, json.load(counts)


def main():
    expected = int(sys.argv[2])
    runs = []
    for cpu, model, counts in read(sys.argv[1]):
        calls = counts["region"]["calls"]
        if calls != expected:
            sys.exit(f"error: {cpu} {model}: {calls} calls counted, expected {expected}: is the symbol of the region still right?")
        functions = {}
        for symbol, count in counts["symbols"].items():
            functions[kernel(symbol)] = functions.get(kernel(symbol), 0) + count / calls
        runs.append(
            {
                "cpu": cpu,
                "model": model,
                "instructions": counts["region"]["instructions"] / calls,
                "largest": counts["region"]["largest"],
                "by_function": dict(sorted(functions.items(), key=lambda item: -item[1])),
            }
        )
    for run in runs:
        print(f"{run['cpu'] + ' ' + run['model']:52}{run['instructions']:10,.0f}")
        for name, count in run["by_function"].items():
            if count >= run["instructions"] / 50:
                print(f"  {name:50}{count:10,.0f}")
    if len(sys.argv) > 3:
        with open(sys.argv[3], "w") as file:
            json.dump(runs, file, indent=1)
            file.write("\n")


main()
