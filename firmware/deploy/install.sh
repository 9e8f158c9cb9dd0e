#!/usr/bin/env bash
# Installs what build.sh made on a Raspberry Pi, over ssh, and proves that it works; if it does not, the version before comes back.
#   install.sh HOST [--from DIR] [--yes] [--no-chip]
# HOST is what ssh takes, and its user may use sudo. --yes does not ask before config.txt is changed. --no-chip skips doctor and selftest (a board without
# front end). May be run again: what is right already is left alone.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
from=$here/../../out/firmware yes= chip=1 host=
while [ $# -gt 0 ]; do
  case $1 in
    --from) from=$2; shift 2 ;;
    --yes) yes=1; shift ;;
    --no-chip) chip=; shift ;;
    -*) echo "install.sh: unknown option $1; see its first lines" >&2; exit 2 ;;
    *) host=$1; shift ;;
  esac
done
[ -n "$host" ] || { echo "install.sh: name the host: install.sh pi@raspberrypi.local" >&2; exit 2; }
[ -f "$from/SHA256SUMS" ] || { echo "install.sh: $from has no build; run firmware/deploy/build.sh" >&2; exit 2; }
(cd "$from" && sha256sum --quiet -c SHA256SUMS) || { echo "install.sh: $from is damaged; build it anew" >&2; exit 2; }
remote() { ssh ${HRVXKD_SSH:-} "$host" "$@"; }

machine=$(remote uname -m) || { echo "install.sh: ssh $host does not work" >&2; exit 1; }
wanted=$(file -b "$from/hrvxkd" | sed -n 's/.*\(aarch64\|x86-64\).*/\1/p' | tr - _)
[ "$machine" = "$wanted" ] || { echo "install.sh: $host is $machine, the program is for $wanted: a 64-bit system is needed" >&2; exit 1; }
sudo=sudo
[ "$(remote id -u)" != 0 ] || sudo=
version=$(sha256sum "$from/hrvxkd" | cut -c1-12)
echo "install $version on $host ($machine)"

tar -C "$from" -cf - hrvxkd libe_sqlite3.so hrvxkd.service 99-hrvxkd.rules SHA256SUMS sbom.spdx.json | remote "rm -rf /tmp/hrvxkd-$version && mkdir /tmp/hrvxkd-$version && tar -C /tmp/hrvxkd-$version -xf -"
remote "cat >/tmp/hrvxkd-$version/on-device.sh" <"$here/on-device.sh"
config=$(remote "sh /tmp/hrvxkd-$version/on-device.sh config-lines")
if [ -n "$config" ]; then
  echo "these lines are missing in the board's config.txt:"
  printf '  %s\n' "$config"
  if [ -z "$yes" ]; then
    read -r -p "append them? [y/N] " answer
    [ "$answer" = y ] || { echo "install.sh: nothing was changed" >&2; exit 1; }
  fi
  remote "$sudo sh /tmp/hrvxkd-$version/on-device.sh append-config"
  echo "config.txt changed, the one before is config.txt.before-hrvxkd; start the board again and run install.sh once more"
  [ -n "$chip" ] && exit 0
fi
remote "$sudo sh /tmp/hrvxkd-$version/on-device.sh install $version ${chip:-no-chip}"
