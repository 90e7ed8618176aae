#!/usr/bin/env bash
# Installs what is missing, builds, and shows Batchy at work. See --help.
set -euo pipefail
# shellcheck source=packaging/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

usage() {
    cat <<'EOF'
Usage: packaging/run.sh [--story]

Installs the Debian packages that are missing (as root, or through sudo), builds in build/release and
starts the console on an embedded Redis that holds the samples of cfg/ with a month of batches.

  --story    tell a workflow's story on the command line instead: the samples are loaded, batches are
             opened, failed, reopened and closed, and each command is shown with its output
  --help     this text

Without a display the workflows are listed, and a picture of the window is drawn to
build/release/console.png.

Everything happens in a temporary folder, so none of your settings or data are read or changed, and
nothing is left running. The next run builds only what changed.
EOF
}

mode=window
case ${1-} in
    '') ;;
    --story) mode=story ;;
    --help) usage && exit 0 ;;
    *) usage >&2 && exit 2 ;;
esac
if [ "$mode" = window ] && [ -z "${DISPLAY-}${WAYLAND_DISPLAY-}" ]; then
    mode=picture
fi

ensure_packages build gui run
cd "$root"
build release build/release

make_scratch
mkdir -m 700 "$scratch/home" "$scratch/run"
display_runtime=${XDG_RUNTIME_DIR-}
export HOME="$scratch/home" XDG_RUNTIME_DIR="$scratch/run"
unset XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME XDG_CACHE_HOME
unset BATCHY_REDIS_URL BATCHY_REDIS_PASSWORD BATCHY_CFG

# The embedded Redis ends some seconds after its last user; it holds this lock as long as it lives.
wait_for_redis() {
    local lock="$scratch/home/.local/share/batchy/redis/lock"
    [ ! -e "$lock" ] || flock --timeout 30 "$lock" true || say "The embedded Redis hasn't ended."
}
at_end=wait_for_redis

tell() { printf '\n# %s\n' "$*"; }

# batchy ARGUMENTS…: shows the command as a person would type it, then its output.
batchy() {
    printf '$ batchy %s\n' "$*"
    run build/release/bin/batchy --embedded --cfg cfg "$@" </dev/null || die "\"batchy $*\" ended with $?."
}

tell_story() {
    tell "All samples of cfg/ go into Redis. (Of each only the first line is shown here.)"
    batchy load --all | grep -v -e '^ ' -e '^$'
    batchy list

    tell "A new workflow: no job of wf1 has ever run."
    batchy status wf1

    tell "The first batch. from_date is the beginning of time, so the jobs load everything."
    batchy open wf1 --format json

    tell "The same as a parameter file for Informatica. Opening an open batch starts it again."
    batchy open wf1 --format infa

    tell "The batch fails. Opened again, it keeps its from_date: no data are skipped."
    batchy fail wf1
    batchy open wf1
    batchy close wf1

    tell "After a success the next batch goes on where this one started, less reprocess_hours."
    batchy preview wf1
    batchy open wf1
    batchy close wf1

    tell "What is stored now: the latest state of every workflow, and each batch of wf1."
    batchy list
    batchy history wf1
    batchy check wf1
}

fill() {
    batchy demo --days 30 --workflows 12
}

console() {
    run build/release/bin/batchy-console --embedded --cfg cfg --select sales_daily "$@"
}

case $mode in
    story) tell_story ;;
    picture)
        fill
        batchy list
        say "There is no display here: the window is drawn to build/release/console.png."
        console --size 1280x720 --screenshot build/release/console.png
        ;;
    window)
        fill >/dev/null
        say "The window opens. Close it to end; its Redis and its data go with it."
        # A Wayland display is found in the session's own runtime folder.
        if [ -n "${WAYLAND_DISPLAY-}" ] && [ "${WAYLAND_DISPLAY#/}" = "$WAYLAND_DISPLAY" ]; then
            export WAYLAND_DISPLAY="$display_runtime/$WAYLAND_DISPLAY"
        fi
        console --new-window
        ;;
esac
