# What the board goes through. Every line that starts with CHECK is held against what is expected by ../check.py.
check() { # check NAME COMMAND...: prints CHECK NAME EXIT-CODE
  name=$1
  shift
  "$@" >/tmp/out 2>&1
  code=$?
  sed 's/^/  | /' /tmp/out
  echo "CHECK $name $code"
}
monitor() { wget -q -O - http://127.0.0.1:8080/"$1"; }
child() { grep -l "^PPid:[^0-9]*$1\$" /proc/[0-9]*/status | cut -d/ -f3; }
field() { sed -n "s/.*\"$1\":\"\{0,1\}\([^,\"}]*\).*/\1/p"; }

# 1. Nothing on the wire: doctor finds the bus, selftest does not find a chip.
/opt/hrvxkd run --write-settings /tmp/settings.json
echo "SETTINGS $(wc -c </tmp/settings.json)"
check doctor /opt/hrvxkd doctor --settings /settings.json
check selftest-open-wire /opt/hrvxkd selftest --settings /settings.json

# 2. The twin is connected.
/opt/twin --lines $LINES --track /track --rate 500 --log /tmp/sent --faults /faults &
twin=$!
sleep 1
check selftest /opt/hrvxkd selftest --settings /settings.json --json /tmp/selftest.json

# 3. A recording with electrodes off and frames lost, the page on; killed; gone on; stopped.
: >/tmp/log
/opt/hrvxkd run --settings /settings.json 2>>/tmp/log &
device=$!
sleep 310
echo "STATUS $(monitor status.json)"
serving=$(child $device)
for process in $device $serving; do
  grep VmHWM /proc/$process/status | sed 's/^/MEMORY /'
  /opt/count $process 10
done
kill -9 $device $serving
wait $device
/opt/hrvxkd run --settings /settings.json 2>>/tmp/log &
device=$!
sleep 20
kill -TERM $device
wait $device
echo "CHECK stopped $?"
sed 's/^/  | /' /tmp/log

# 4. Timing.
check latency /opt/hrvxkd latency --settings /settings.json --seconds 5 --json /tmp/latency.json
check profile /opt/hrvxkd profile --json /tmp/profile.json
kill -TERM $twin
wait $twin

# 5. Everything to the host.
tar -C / -cf /dev/vda data tmp/sent tmp/selftest.json tmp/latency.json tmp/profile.json 2>/dev/null
sync
