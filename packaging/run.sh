#!/usr/bin/env bash
# Installs what is missing, builds, and shows Batchy at work. See --help.
set -euo pipefail
# shellcheck source=packaging/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

usage() {
    cat <<'EOF'
Usage: packaging/run.sh

Installs the Debian packages that are missing (as root, or through sudo), builds in build/release and
tells the story of a workflow: it loads the samples of cfg/ into Batchy's embedded Redis, then opens,
fails, reopens and closes batches of them. Each command is shown with its output.

The story uses a temporary folder as its home, so none of your settings or data are read or changed, it
is the same each time, and nothing is left running. The next run builds only what changed.

  --help     this text
EOF
}

case ${1-} in
    '') ;;
    --help) usage && exit 0 ;;
    *) usage >&2 && exit 2 ;;
esac

ensure_packages build run
cd "$root"
build release build/release

make_scratch
mkdir -m 700 "$scratch/home" "$scratch/run"
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
    run build/release/bin/batchy --embedded --cfg cfg "$@" || die "\"batchy $*\" ended with $?."
}

tell "All samples of cfg/ go into Redis."
batchy load --all
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
