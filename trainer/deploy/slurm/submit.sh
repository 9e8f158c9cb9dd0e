#!/usr/bin/env bash
# Makes a data set on a Slurm cluster: one array task a shard, each tried up to RETRIES times, then one job that joins them.
#   submit.sh DATA OUT [options of prepare]
# DATA and OUT lie on storage that all nodes see. From the environment: PREPARE (command of the trainer, default "hrvxkd-trainer prepare"),
# RECORDS_PER_SHARD (50), MOST_SHARDS (1000), AT_ONCE (tasks at the same time, 50), RETRIES (3), SBATCH_OPTIONS (partition, account, time, ...).
# Submitting again is safe: finished recordings are kept, and only what is missing is made.
set -eu
if [ $# -lt 2 ]; then echo "error: submit.sh DATA OUT [options of prepare]" >&2; exit 2; fi
here=$(cd "$(dirname "$0")" && pwd)
data=$1
out=$2
shift 2
export PREPARE=${PREPARE:-hrvxkd-trainer prepare} RETRIES=${RETRIES:-3}
records=$($PREPARE "$data" --count "$@")
if [ "$records" -lt 1 ]; then echo "error: $data holds no recordings that can be used" >&2; exit 2; fi
per=${RECORDS_PER_SHARD:-50}
shards=$(((records + per - 1) / per))
most=${MOST_SHARDS:-1000}
if [ "$shards" -gt "$most" ]; then shards=$most; fi
mkdir -p "$out/log"
# --requeue: a task whose node fails is started again by Slurm itself; the loop in shard.sh is for tasks that fail.
# shellcheck disable=SC2086
array=$(sbatch --parsable ${SBATCH_OPTIONS:-} --requeue --array="1-$shards%${AT_ONCE:-50}" --job-name=hrvxkd-shard \
  --output="$out/log/shard-%a.log" --open-mode=append "$here/shard.sh" "$shards" "$data" "$out" "$@")
# shellcheck disable=SC2086
merge=$(sbatch --parsable ${SBATCH_OPTIONS:-} --dependency="afterok:${array%%;*}" --kill-on-invalid-dep=yes --job-name=hrvxkd-merge \
  --output="$out/log/merge.log" "$here/merge.sh" "$out")
echo "$records recordings, $shards shards: array ${array%%;*}, merge ${merge%%;*}; log in $out/log"
