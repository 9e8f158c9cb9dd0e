"""Checks the promises of a run on its summary.json."""
import json
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    run = json.load(file)

promises = {
    "emitted code equals the integer reference, every bit": run["emitted"]["bit_exact"] is True,
    "on at least 1,000 vectors": run["emitted"]["vectors"] >= 1000,
    "OnnxRuntime within the stated bound": run["emitted"]["max_deviation_ort"] <= run["emitted"]["bound_ort"],
    "int8 changes at most 0.5 % of decisions": run["int8"]["flips_percent"] <= 0.5,
    "replay finds beats": run["replay"]["beats"] > 0,
    "replay allocates nothing": run["replay"]["allocated_bytes"] == 0,
    "student has 95 % fewer weights": run["weights"]["student"] <= 0.05 * run["weights"]["teacher"],
    "at most 5 minutes": run["seconds"] <= 300,
    "every AUC has its interval": all(m["low"] <= m["value"] <= m["high"] for m in run["auc"].values()),
}
for promise, kept in promises.items():
    print("kept  " if kept else "BROKEN", promise)
sys.exit(0 if all(promises.values()) else 1)
