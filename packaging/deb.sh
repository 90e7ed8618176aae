#!/usr/bin/env bash
# Builds the Debian packages. See --help.
set -euo pipefail
# shellcheck source=packaging/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

usage() {
    cat <<'EOF'
Usage: packaging/deb.sh [FOLDER]

Installs the Debian packages that are missing (as root, or through sudo), builds in build/deb with Debian's
own flags, packs batchy and batchy-console, and checks both with lintian. The packages are put into FOLDER,
build/deb/packages if none is named, and their paths printed. To install them:

  sudo apt install ./build/deb/packages/*.deb

The same commit makes the same packages: the date in them is the commit's.

  --help     this text
EOF
}

case ${1-} in
    --help) usage && exit 0 ;;
    -*) usage >&2 && exit 2 ;;
esac
[ $# -le 1 ] || { usage >&2 && exit 2; }

target=$(realpath -m -- "${1-$root/build/deb/packages}")
ensure_packages build gui deb
cd "$root"

if [ -z "${SOURCE_DATE_EPOCH-}" ]; then
    SOURCE_DATE_EPOCH=$(git log -1 --format=%ct 2>/dev/null || stat -c %Y CHANGELOG.md)
fi
export SOURCE_DATE_EPOCH
# Hardening as Debian has it; -O and -g are the preset's.
flags() { DEB_BUILD_MAINT_OPTIONS='hardening=+all' dpkg-buildflags --get "$1"; }
cxxflags=$(DEB_CPPFLAGS_STRIP='' DEB_CXXFLAGS_STRIP='-g -O2' flags CXXFLAGS)
umask 022
build release build/deb -DCMAKE_INSTALL_PREFIX=/usr \
    -DCMAKE_CXX_FLAGS="$cxxflags $(flags CPPFLAGS)" -DCMAKE_EXE_LINKER_FLAGS="$(flags LDFLAGS)"

say "Packing"
rm -rf build/deb/packed
run cpack --config build/deb/CPackConfig.cmake -B build/deb/packed >build/deb/cpack.log 2>&1 || {
    cat build/deb/cpack.log >&2
    die "the packages could not be made."
}
packed=(build/deb/packed/*.deb)
[ ${#packed[@]} -eq 2 ] || die "two packages were expected, not: ${packed[*]}"

say "Checking with lintian"
run lintian --display-info --fail-on error,warning,info --tag-display-limit 0 "${packed[@]}" >&2 ||
    die "lintian has findings."

mkdir -p "$target"
install -m 644 "${packed[@]}" "$target"
for package in "${packed[@]}"; do
    printf '%s\n' "$target/${package##*/}"
done
