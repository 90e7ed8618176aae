#!/usr/bin/env bash
# Installs what is missing, builds, runs all tests headless.
set -euo pipefail
cd "$(dirname "$0")/.."
cmake --preset ci >/dev/null && cmake --build build/ci && ctest --test-dir build/ci --output-on-failure -j2
