#!/bin/sh
# The part of install.sh that runs on the board: config-lines | append-config | install VERSION 1|no-chip
set -eu
root=${HRVXKD_ROOT:-}
config=$root/boot/firmware/config.txt
[ -f "$config" ] || config=$root/boot/config.txt

missing_lines() {
  [ -f "$config" ] || return 0
  grep -q '^dtparam=spi=on' "$config" || echo 'dtparam=spi=on'
}

service() { # service ACTION: systemd, where it runs
  if [ -d /run/systemd/system ] && [ -z "$root" ]; then systemctl "$@"; fi
}

switch_to() { # switch_to VERSION: in one step, so that a loss of power leaves the old or the new one
  ln -sfn "$1" "$root/opt/hrvxkd/next"
  mv -T "$root/opt/hrvxkd/next" "$root/opt/hrvxkd/current"
}

install_version() {
  version=$1 chip=$2 from=$(dirname "$0") target=$root/opt/hrvxkd/$1
  (cd "$from" && sha256sum --quiet -c SHA256SUMS) || { echo "the copy is damaged; install again" >&2; exit 1; }
  before=$(readlink "$root/opt/hrvxkd/current" 2>/dev/null || true)
  if [ -z "$root" ]; then
    getent group hrvxkd >/dev/null || groupadd --system hrvxkd
    getent passwd hrvxkd >/dev/null || useradd --system --gid hrvxkd --home-dir /var/lib/hrvxkd --shell /usr/sbin/nologin hrvxkd
  fi
  mkdir -p "$target" "$root/etc/hrvxkd" "$root/etc/udev/rules.d" "$root/etc/systemd/system"
  for name in hrvxkd libe_sqlite3.so SHA256SUMS sbom.spdx.json hrvxkd.service 99-hrvxkd.rules; do
    cp "$from/$name" "$target/$name.new"
    mv "$target/$name.new" "$target/$name"
  done
  chmod 755 "$target/hrvxkd"
  [ -f "$root/etc/hrvxkd/settings.json" ] || "$target/hrvxkd" run --write-settings "$root/etc/hrvxkd/settings.json"
  cmp -s "$target/99-hrvxkd.rules" "$root/etc/udev/rules.d/99-hrvxkd.rules" || cp "$target/99-hrvxkd.rules" "$root/etc/udev/rules.d/"
  cmp -s "$target/hrvxkd.service" "$root/etc/systemd/system/hrvxkd.service" || cp "$target/hrvxkd.service" "$root/etc/systemd/system/"
  if [ -z "$root" ] && command -v udevadm >/dev/null; then udevadm control --reload && udevadm trigger; fi
  service stop hrvxkd 2>/dev/null || true
  switch_to "$version"
  if [ "$chip" != no-chip ]; then
    for check in doctor selftest; do
      echo "$check:"
      "$root/opt/hrvxkd/current/hrvxkd" "$check" || roll_back "$before" "$check"
    done
  fi
  service daemon-reload
  service enable --now hrvxkd || roll_back "$before" "the service"
  for old in "$root"/opt/hrvxkd/*; do # this version and the one before stay
    name=$(basename "$old")
    case $name in "$version" | "$before" | current) ;; *) rm -rf "$old" ;; esac
  done
  echo "installed $version"
}

roll_back() { # roll_back BEFORE WHAT
  echo "$2 failed" >&2
  if [ -n "$1" ]; then
    switch_to "$1"
    service restart hrvxkd || true
    echo "back to $1" >&2
  else
    rm -f "$root/opt/hrvxkd/current"
    echo "there was no version before; nothing runs" >&2
  fi
  exit 1
}

case ${1:-} in
  config-lines) missing_lines ;;
  append-config)
    lines=$(missing_lines)
    [ -n "$lines" ] || exit 0
    cp "$config" "$config.before-hrvxkd"
    { cat "$config.before-hrvxkd"; printf '\n# HRV-XKD: the front end is on SPI 0.\n%s\n' "$lines"; } >"$config.new"
    mv "$config.new" "$config"
    ;;
  install) install_version "$2" "$3" ;;
  *) echo "on-device.sh: config-lines, append-config or install VERSION 1|no-chip" >&2; exit 2 ;;
esac
