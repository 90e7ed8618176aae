#!/usr/bin/env bash
# Installs what is missing, builds, runs all tests. See --help.
set -euo pipefail
# shellcheck source=packaging/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

usage() {
    cat <<'EOF'
Usage: packaging/test.sh [--asan | --nightly] [CTEST OPTIONS…]

Installs the Debian packages that are missing (as root, or through sudo), builds in build/ci and runs
all tests, without a display and without touching your settings. The next run builds only what changed.

  --asan     build with AddressSanitizer and UBSan, in build/asan
  --nightly  the same in build/nightly, and the fuzzers run for ten minutes each
  --help     this text

All other options go to ctest:
  packaging/test.sh -R unit              only the tests whose names match
  packaging/test.sh -R unit.names -V     one test, with all its output
  packaging/test.sh --rerun-failed       only what failed the last time
EOF
}

preset=ci
ctest_options=()
for option in "$@"; do
    case $option in
        --asan) preset=asan ;;
        --nightly) preset=nightly ;;
        --help) usage && exit 0 ;;
        *) ctest_options+=("$option") ;;
    esac
done

ensure_packages build gui run test
cd "$root"
build "$preset" "build/$preset"

make_scratch
mkdir -m 700 "$scratch/home"
export HOME="$scratch/home" QT_QPA_PLATFORM=offscreen
unset XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME XDG_CACHE_HOME XDG_RUNTIME_DIR
# What the sanitizers find goes into files: nobody may look at the exit code of a program that a test starts.
export ASAN_OPTIONS="log_path=$scratch/finding" UBSAN_OPTIONS="print_stacktrace=1:log_path=$scratch/finding"
say "Running the tests"
status=0
run ctest --test-dir "build/$preset" --output-on-failure --no-tests=error -j "$(nproc)" \
    ${ctest_options[@]+"${ctest_options[@]}"} || status=$?
findings=("$scratch"/finding.*)
if [ -e "${findings[0]}" ]; then
    cat "${findings[@]}" >&2
    die "the sanitizers have findings: ${#findings[@]}."
fi
exit "$status"
