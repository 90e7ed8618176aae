#!/usr/bin/env bash
# Builds the benches optimised and prints all tables of the README's section "Measured". Each bench makes
# its own data on a Redis of its own. Takes some minutes; close what else runs on the machine.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
cmake -S . -B build/bench -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_UNITY_BUILD=ON >/dev/null
benches=(linkbench storebench startbench windowbench servicebench waitbench)
cmake --build build/bench --target "${benches[@]}" batchy >&2
for bench in "${benches[@]}"; do
    printf '\n'
    "build/bench/bin/$bench"
done
