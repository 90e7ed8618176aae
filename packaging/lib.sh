# shellcheck shell=bash
# Shared by run.sh, test.sh and .ci/run: installing what is missing, building, leaving nothing behind.
# Sourced after `set -euo pipefail`; sets `root`, the top folder of the source tree.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
umask u+rwx # whatever the caller's umask is, what we make must be usable by ourselves

# Progress goes to stderr: stdout belongs to the programs that are run.
say() { printf '==> %s\n' "$*" >&2; }
die() {
    printf 'error: %s\n' "$*" >&2
    exit 1
}

# A temporary folder that is removed at the end, and a child that is ended with us, with all that it started.
# `at_end` may name one more thing to do.
scratch=
child=
at_end=
cleanup() {
    local status=$?
    trap - EXIT
    if [ -n "$child" ]; then
        kill -- "-$child" 2>/dev/null || true
        wait "$child" 2>/dev/null || true
    fi
    [ -z "$at_end" ] || "$at_end"
    [ -z "$scratch" ] || rm -rf "$scratch"
    exit "$status"
}
trap cleanup EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
trap 'exit 129' HUP

make_scratch() { scratch=$(mktemp -d "${TMPDIR:-/tmp}/batchy.XXXXXX"); }

# run COMMAND…: in a process group of its own and waited for, so that a signal to us ends the whole of it.
run() {
    local status=0
    setsid "$@" <&0 &
    child=$!
    wait "$child" || status=$?
    child=
    return "$status"
}

# packages SECTION…: their names, from packages.txt.
packages() {
    local wanted=" $* " section='' line
    while read -r line; do
        line=${line%%#*}
        line=${line%"${line##*[![:space:]]}"}
        case $line in
            '') ;;
            '['*']') section=${line:1:-1} ;;
            *) [[ $wanted != *" $section "* ]] || printf '%s\n' "$line" ;;
        esac
    done <"$root/packaging/packages.txt"
}

# missing_packages SECTION…: those that aren't installed. Asks only dpkg, so it is quick and offline.
missing_packages() {
    local installed
    # shellcheck disable=SC2016 # dpkg-query expands these, not the shell
    installed=$(packages "$@" |
        xargs dpkg-query -W -f='${Package} ${db:Status-Status}\n' 2>/dev/null || true)
    packages "$@" | while read -r name; do
        grep -qxF "$name installed" <<<"$installed" || printf '%s\n' "$name"
    done
}

# ensure_packages SECTION…: installs what is missing, with root's rights.
ensure_packages() {
    command -v dpkg-query >/dev/null ||
        die "this isn't Debian. Install the like of packaging/packages.txt, then use cmake (see README.md)."
    local missing as_root=()
    mapfile -t missing < <(missing_packages "$@")
    [ ${#missing[@]} -gt 0 ] || return 0
    if [ "$EUID" -ne 0 ]; then
        if command -v sudo >/dev/null && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
            as_root=(sudo)
        else
            die "packages are missing, and installing them needs root or sudo. As root: apt-get install ${missing[*]}"
        fi
    fi
    say "Installing ${#missing[@]} packages: ${missing[*]}"
    install_packages "${missing[@]}" >&2 ||
        die "the packages could not be installed. As root: apt-get update && apt-get install ${missing[*]}"
}

# Used by ensure_packages, with its as_root. Debian starts a Redis of its own on port 6379 when
# redis-server is installed, now and at each boot. We need the program, not that service.
install_packages() (
    umask 022
    apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300)
    policy=/usr/sbin/policy-rc.d
    brings_redis=no
    [[ " $* " != *" redis-server "* ]] || brings_redis=yes
    if [ $brings_redis = yes ] && [ ! -e $policy ]; then
        trap '"${as_root[@]}" rm -f $policy' EXIT
        printf '#!/bin/sh\nexit 101\n' | "${as_root[@]}" tee $policy >/dev/null
        "${as_root[@]}" chmod 755 $policy
    fi
    "${apt[@]}" update || say "The package lists could not be refreshed; trying with what is here."
    "${apt[@]}" install -y --no-install-recommends "$@" || exit 1
    if [ $brings_redis = yes ] && [ -d /run/systemd/system ]; then
        "${as_root[@]}" systemctl disable redis-server.service || true
    fi
)

# build PRESET FOLDER [CMake options…]: configures and builds what has changed.
build() {
    local preset=$1 folder=$2
    shift 2
    say "Building in $folder"
    mkdir -p "$folder"
    run cmake --preset "$preset" -B "$folder" "$@" >"$folder/configure.log" 2>&1 || {
        cat "$folder/configure.log" >&2
        die "CMake could not configure the build."
    }
    run cmake --build "$folder" --parallel "$(nproc)" >&2 || die "the build failed."
}
