#!/usr/bin/env bash
# One array task: makes its shard. Exit code 1 of prepare with a finished shard means recordings that cannot be read: those are in the data card,
# and trying again would not help. A shard that is killed or fails otherwise is tried again, and goes on with the recordings it has.
set -u
shards=$1 data=$2 out=$3
shift 3
shard="$SLURM_ARRAY_TASK_ID"
done_file="$out/shards/$shard-of-$shards.json"
for try in $(seq 1 "${RETRIES:-3}"); do
  rm -f "$done_file"
  $PREPARE "$data" --out "$out" --shard "$shard/$shards" --threads "${SLURM_CPUS_PER_TASK:-1}" "$@"
  code=$?
  if [ "$code" -le 1 ] && [ -f "$done_file" ]; then exit 0; fi
  echo "shard $shard/$shards: exit code $code at try $try" >&2
  if [ "$code" = 2 ]; then exit 2; fi
done
exit 1
