#!/usr/bin/env bash
# Proves firmware/deploy on this machine: the same program is built twice and is the same, an ssh server on loopback takes the place of a board whose files lie
# in a folder, and install.sh installs, changes nothing the second time, and goes back to the version before when a check fails. The service runs under systemd.
# Needs openssh-server; says so and ends with 0 where it is missing. The last line is "N passed, N failed".
set -u
cd "$(dirname "$0")/../.."
sshd=$(command -v sshd || ls /usr/sbin/sshd 2>/dev/null || true)
[ -n "$sshd" ] && command -v ssh >/dev/null && command -v clang >/dev/null || { echo "skipped: needs openssh-server, openssh-client, clang, lld"; echo "0 passed, 0 failed"; exit 0; }
work=$(mktemp -d)
trap 'kill "$(cat "$work/sshd.pid" 2>/dev/null)" 2>/dev/null; rm -rf "$work"' EXIT
passed=0 failed=0
expect() { # expect NAME COMMAND...
  local name=$1
  shift
  if "$@" >"$work/log" 2>&1; then passed=$((passed + 1)); echo "ok    $name"; else failed=$((failed + 1)); echo "FAIL  $name"; tail -n 20 "$work/log"; fi
}
refuse() { ! "$@"; }

build() { bash firmware/deploy/build.sh --rid linux-x64 --out "$work/$1"; }
expect "builds" build first
expect "builds again" build second
expect "the same bytes" cmp "$work/first/SHA256SUMS" "$work/second/SHA256SUMS"
[ "$failed" = 0 ] || { echo "$passed passed, $failed failed"; exit 1; }

# The board: a folder as its root, an ssh server as its network.
root=$work/root port=$((20000 + $$ % 10000))
mkdir -p "$root/boot/firmware" "$root/opt" "$root/tmp" "$work/run"
echo "# a board" >"$root/boot/firmware/config.txt"
ssh-keygen -q -t ed25519 -N "" -f "$work/host" && ssh-keygen -q -t ed25519 -N "" -f "$work/key"
cp "$work/key.pub" "$work/authorized"
cat >"$work/sshd_config" <<CONFIG
Port $port
ListenAddress 127.0.0.1
HostKey $work/host
AuthorizedKeysFile $work/authorized
PidFile $work/sshd.pid
StrictModes no
UsePAM no
PasswordAuthentication no
SetEnv HRVXKD_ROOT=$root
CONFIG
mkdir -p /run/sshd 2>/dev/null
"$sshd" -f "$work/sshd_config" -E "$work/sshd.log"
export HRVXKD_SSH="-p $port -i $work/key -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR"
host=$(id -un)@127.0.0.1
install() { bash firmware/deploy/install.sh "$host" --from "$work/$1" --yes --no-chip; }
current() { readlink "$root/opt/hrvxkd/current"; }
state() { (cd "$root" && find etc boot opt -type f -exec sha256sum {} + | sort); }

expect "refuses no host" refuse bash firmware/deploy/install.sh --from "$work/first"
expect "refuses a damaged build" refuse bash -c "cp -r '$work/first' '$work/damaged' && echo x >>'$work/damaged/hrvxkd' && bash firmware/deploy/install.sh $host --from '$work/damaged' --yes --no-chip"
expect "installs" install first
expect "the line is in config.txt" grep -q '^dtparam=spi=on' "$root/boot/firmware/config.txt"
expect "the one before is kept" test -f "$root/boot/firmware/config.txt.before-hrvxkd"
expect "settings are valid" "$root/opt/hrvxkd/current/hrvxkd" run --settings "$root/etc/hrvxkd/settings.json" --device sim --folder "$work/data" --port 0 --seconds 1 --speed 0
state >"$work/before"
expect "installs again" install first
state >"$work/after"
expect "which changes nothing" cmp "$work/before" "$work/after"

# A version whose selftest fails: the one before comes back.
first=$(current)
cp -r "$work/first" "$work/broken"
printf '#!/bin/sh\ncase $1 in run|doctor) exit 0 ;; *) echo "no chip"; exit 1 ;; esac\n' >"$work/broken/hrvxkd"
(cd "$work/broken" && sha256sum hrvxkd libe_sqlite3.so hrvxkd.service 99-hrvxkd.rules sbom.spdx.json >SHA256SUMS)
mkdir -p "$root/tmp/broken"
cp "$work/broken/"* firmware/deploy/on-device.sh "$root/tmp/broken/"
expect "a failing selftest is refused" refuse env HRVXKD_ROOT="$root" sh "$root/tmp/broken/on-device.sh" install broken 1
expect "and the version before is back" test "$(current)" = "$first"

# The service under a real systemd.
bash tests/deploy/systemd.sh "$work/first" | tee "$work/service"
if [[ $(tail -n 1 "$work/service") =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]]; then
  passed=$((passed + BASH_REMATCH[1])) failed=$((failed + BASH_REMATCH[2]))
else
  failed=$((failed + 1))
fi
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
