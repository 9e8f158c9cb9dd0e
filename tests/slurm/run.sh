#!/usr/bin/env bash
# Proves the Slurm scripts on this machine: munge, a controller and a worker of our own on loopback, a shard that is killed at its first try, and a
# merged data set equal byte for byte to that of one process.   run.sh TRAINER_DLL DATA [options of prepare]
set -u
for tool in slurmctld slurmd munged sbatch; do
  PATH=$PATH:/usr/sbin command -v "$tool" >/dev/null || { echo "skipped: $tool is not installed (apt-get install slurm-wlm munge)"; exit 0; }
done
[ "$(id -u)" = 0 ] || { echo "skipped: slurmd needs root to start tasks"; exit 0; }
PATH=$PATH:/usr/sbin
here=$(cd "$(dirname "$0")" && pwd)
dll=$(realpath "$1") data=$(realpath "$2")
shift 2
work=$(mktemp -d /tmp/hrvxkd-slurm-XXXXXX)
chmod 755 "$work"
pids=()
finish() {
  [ "${#pids[@]}" -gt 0 ] && kill "${pids[@]}" 2>/dev/null
  wait 2>/dev/null
  if [ "${KEEP:-}" ]; then echo "kept: $work"; else rm -rf "$work"; fi
}
trap finish EXIT
mkdir -p "$work/state" "$work/spool" "$work/munge"
chmod 700 "$work/munge"
dd if=/dev/urandom of="$work/munge/key" bs=128 count=1 2>/dev/null
chmod 400 "$work/munge/key"
munged --foreground --force --key-file="$work/munge/key" --socket="$work/munge.socket" --pid-file="$work/munge/pid" --log-file="$work/munge/log" --seed-file="$work/munge/seed" >"$work/munge/out" 2>&1 &
pids+=($!)
port=$((20000 + RANDOM % 20000))
export SLURM_CONF=$work/slurm.conf
cat >"$SLURM_CONF" <<CONF
ClusterName=proof
SlurmctldHost=$(hostname -s)(127.0.0.1)
SlurmctldPort=$port
SlurmdPort=$((port + 1))
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket=$work/munge.socket
CryptoType=crypto/munge
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd.pid
SlurmctldLogFile=$work/slurmctld.log
SlurmdLogFile=$work/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SchedulerType=sched/builtin
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
MpiDefault=none
ReturnToService=2
SlurmdParameters=config_overrides
NodeName=$(hostname -s) NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
PartitionName=proof Nodes=ALL Default=YES MaxTime=INFINITE State=UP
CONF
slurmctld -D -i >"$work/ctl.out" 2>&1 &
pids+=($!)
slurmd -D >"$work/slurmd.out" 2>&1 &
pids+=($!)
until_true() { local i; for i in $(seq 1 "$1"); do eval "$2" && return 0; sleep 1; done; return 1; }
until_true 30 'sinfo -h -o %T 2>/dev/null | grep -qE "idle|mixed"' || { echo "error: the cluster did not start"; tail -n 15 "$work"/*.log "$work"/*.out; exit 1; }

# The first try of shard 2 is killed as soon as it has finished a recording.
cat >"$work/prepare" <<WRAP
#!/usr/bin/env bash
case "\$*" in *"--shard 2/"*)
  if [ ! -f "$work/killed" ]; then
    dotnet "$dll" prepare "\$@" & victim=\$!
    while kill -0 \$victim 2>/dev/null; do
      if [ -n "\$(ls "$work/out/parts" 2>/dev/null)" ]; then kill -9 \$victim; break; fi
    done
    wait \$victim; code=\$?
    echo \$code >"$work/killed"
    exit \$code
  fi ;;
esac
exec dotnet "$dll" prepare "\$@"
WRAP
chmod +x "$work/prepare"
dotnet "$dll" prepare "$data" --out "$work/one" "$@" >/dev/null || { echo "error: the one process failed"; exit 1; }
export PREPARE="$work/prepare" RECORDS_PER_SHARD=${RECORDS_PER_SHARD:-9}
"$here/../../trainer/deploy/slurm/submit.sh" "$data" "$work/out" "$@" || exit 1
until_true 110 '[ -z "$(squeue -h 2>/dev/null)" ]' || { echo "error: jobs did not end"; squeue; exit 1; }
[ -s "$work/killed" ] && [ "$(cat "$work/killed")" = 137 ] || { echo "error: no shard was killed"; cat "$work"/out/log/*; exit 1; }
grep -q "exit code 137 at try 1" "$work/out/log/shard-2.log" || { echo "error: the killed shard was not tried again"; cat "$work/out/log/shard-2.log"; exit 1; }
for file in windows.parquet card.html; do
  cmp "$work/one/$file" "$work/out/$file" || { echo "error: $file differs"; tail -n 20 "$work"/out/log/*; exit 1; }
done
echo "merged data set of $(ls "$work/out/shards" | wc -l) shards, one of them killed once, equals that of one process"
