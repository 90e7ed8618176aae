#!/usr/bin/env bash
# Gives a script a display, a bus and a Redis of its own: run.sh SCRIPT CONSOLE BATCHY CFG
set -euo pipefail
script=$1 console=$2 batchy=$3 cfg=$4
here=$(dirname "${BASH_SOURCE[0]}")
scratch=$(mktemp -d)
end() {
    local job
    for job in $(jobs -p); do
        kill "$job" 2>/dev/null || true
    done
    wait 2>/dev/null || true
    rm -rf "$scratch"
}
trap end EXIT
mkdir -m 700 "$scratch/run"
export HOME="$scratch" XDG_RUNTIME_DIR="$scratch/run" XDG_CONFIG_HOME="$scratch/config"
unset BATCHY_REDIS_URL BATCHY_CFG WAYLAND_DISPLAY

# On a socket: a free port may be taken by another before the server has it.
socket=$scratch/redis.sock
redis-server --port 0 --unixsocket "$socket" --save '' --dir "$scratch" >"$scratch/redis.log" &
server=$!
until redis-cli -s "$socket" ping >/dev/null 2>&1; do
    kill -0 $server || { cat "$scratch/redis.log" && exit 1; }
    sleep 0.05
done
"$batchy" --redis "unix://$socket" --cfg "$cfg" load wf1 >/dev/null

# The display's number is chosen by the server and told on descriptor 5.
Xvfb -noreset -displayfd 5 -screen 0 1440x900x24 -nolisten tcp 5>"$scratch/display" 2>/dev/null &
display=
until [ -n "$display" ] && [ -S "/tmp/.X11-unix/X$display" ]; do
    sleep 0.05
    read -r display <"$scratch/display" || true
done
DISPLAY=:$display
export DISPLAY QT_QPA_PLATFORM=xcb QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1

# shellcheck disable=SC2016  # for the inner bash to expand
dbus-run-session -- bash -c '
    /usr/libexec/at-spi-bus-launcher --launch-immediately 2>/dev/null &
    launcher=$!
    status=0
    /usr/bin/python3 "$@" || status=$?
    kill $launcher
    exit $status
' bash "$here/$script" "$console" "$socket" "$cfg"
