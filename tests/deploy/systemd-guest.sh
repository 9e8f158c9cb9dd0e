# Within the container of systemd.sh: what the service does, as lines that systemd.sh looks for.
exec >/out/log 2>&1
show() { # show WORD PROPERTY...: in this order, on one line
  line=$1
  shift
  for property in "$@"; do line="$line $property=$(systemctl show hrvxkd --value -p "$property")"; done
  echo "$line"
}
until_log() { # until_log TEXT: half a minute at most
  for _ in $(seq 60); do journalctl -u hrvxkd --no-pager | grep -q "$1" && return; sleep 0.5; done
}

systemd-analyze verify /etc/systemd/system/hrvxkd.service
echo "verify $?"
systemd-analyze security --no-pager --threshold=30 hrvxkd.service
echo "security $?"
until_log "Learning"
show started ActiveState SubState User WatchdogUSec NRestarts
pid=$(systemctl show hrvxkd --value -p MainPID)
echo "user $(ps -o user= -p "$pid")"
show status StatusText
echo "folder $(stat -c '%A %U' /var/lib/hrvxkd)"
sleep 12
show fed NRestarts
systemctl reload hrvxkd
until_log "settings read anew"
kill -STOP "$pid"
until_log "had not been closed"
for _ in $(seq 60); do systemctl --quiet is-active hrvxkd && break; sleep 0.5; done
show stuck ActiveState NRestarts
systemctl stop hrvxkd
show stopped ActiveState Result ExecMainStatus
journalctl -u hrvxkd --no-pager
systemctl poweroff --force --force
