#!/usr/bin/env bash
# Runs clang-tidy over the sources. See --help.
set -euo pipefail
# shellcheck source=packaging/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

usage() {
    cat <<'EOF'
Usage: packaging/tidy.sh [FILE…]

Runs clang-tidy with the checks of .clang-tidy over the given sources, else over all of app, core and ui.
Takes some seconds a file. Ends with 1 if there is a finding.

  --help     this text
EOF
}

if [ "${1-}" = --help ]; then
    usage
    exit 0
fi

ensure_packages build run test tidy
cd "$root"
build dev build/dev
if [ $# -gt 0 ]; then
    sources=("$@")
else
    mapfile -t sources < <(git ls-files 'app/*.cpp' 'core/*.cpp' 'ui/*.cpp')
fi
say "Looking at ${#sources[@]} sources"
run xargs -0 -n 1 -P "$(nproc)" clang-tidy -p build/dev --quiet < <(printf '%s\0' "${sources[@]}") ||
    die "clang-tidy has findings."
