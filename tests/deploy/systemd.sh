#!/usr/bin/env bash
# Runs the service as it ships under a real systemd, in a container without a network that shares this machine's /usr: systemd.sh BUILD, a folder that build.sh
# made for this machine. The chip is simulated; all else, rights and limits too, is the unit's. Needs root, systemd-container and leave to start a container; says so
# and ends with 0 where it has not. Half a minute. The last line is "N passed, N failed".
set -u
here=$(cd "$(dirname "$0")" && pwd)
build=${1:?systemd.sh BUILD}
if [ "$(id -u)" != 0 ] || ! command -v systemd-nspawn >/dev/null || [ ! -x /lib/systemd/systemd ]; then
  echo "skipped: a real systemd needs root and systemd-container"
  echo "0 passed, 0 failed"
  exit 0
fi
container() { timeout 300 systemd-nspawn --quiet --volatile=yes --directory=/ --machine="hrvxkd-$$" --register=no --keep-unit --private-network --console=pipe "$@" </dev/null; }
if ! container /bin/true >/dev/null 2>&1; then
  echo "skipped: no container can be started on this machine"
  echo "0 passed, 0 failed"
  exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/opt/v1" "$work/out"
cp "$build/hrvxkd" "$build/libe_sqlite3.so" "$work/opt/v1/" && ln -s v1 "$work/opt/current"
cp "$here/systemd-guest.sh" "$work/out/guest.sh"
"$build/hrvxkd" run --write-settings "$work/settings.json"
echo 'u hrvxkd - "HRV-XKD" /var/lib/hrvxkd' >"$work/user"
printf '[Service]\nExecStart=\nExecStart=/opt/hrvxkd/current/hrvxkd run --settings /etc/hrvxkd/settings.json --device sim\n' >"$work/simulated"
printf '[Unit]\nAfter=hrvxkd.service\nWants=hrvxkd.service\n[Service]\nType=oneshot\nExecStart=/bin/sh /out/guest.sh\n' >"$work/test"
container \
  --bind-ro="$work/opt:/opt/hrvxkd" --bind="$work/out:/out" --bind-ro="$work/settings.json:/etc/hrvxkd/settings.json" --bind-ro="$work/user:/etc/sysusers.d/hrvxkd.conf" \
  --bind-ro="$here/../../firmware/deploy/hrvxkd.service:/etc/systemd/system/hrvxkd.service" --bind-ro="$work/simulated:/etc/systemd/system/hrvxkd.service.d/simulated.conf" \
  --bind-ro="$work/test:/etc/systemd/system/test.service" -b -- --unit=test.service >"$work/console" 2>&1

passed=0 failed=0
expect() { # expect NAME PATTERN: a line of the guest's log
  if grep -qE "$2" "$work/out/log" 2>/dev/null; then passed=$((passed + 1)); echo "ok    $1"; else failed=$((failed + 1)); echo "FAIL  $1"; fi
}
expect "systemd finds nothing wrong with the unit" '^verify 0$'
expect "exposure is low" '^security 0$'
expect "has told that it is ready" '^started ActiveState=active SubState=running User=hrvxkd WatchdogUSec=10s NRestarts=0$'
expect "is not root" '^user hrvxkd$'
expect "tells its state" '^status StatusText=Learning'
expect "owns its folder, nobody else reads it" '^folder drwx------ hrvxkd$'
expect "is fed by the acquisition: no restart in 12 s" '^fed NRestarts=0$'
expect "reads its settings anew" 'hrvxkd\[[0-9]+\]: settings read anew'
expect "a stuck one is killed and started again" '^stuck ActiveState=active NRestarts=1$'
expect "mends what the stuck one had begun" 'had not been closed: [0-9]+ samples kept'
expect "stops cleanly" '^stopped ActiveState=inactive Result=success ExecMainStatus=0$'
expect "acquisition allocated nothing" ' 0 events dropped, 0 bytes allocated by acquisition$'
[ "$failed" = 0 ] || tail -n 60 "$work/console" "$work/out/log"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
