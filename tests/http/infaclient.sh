#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A scheduler's script as it feeds Informatica: infaclient.sh URL
set -eu
url=$1
file=$(mktemp)
trap 'rm -f "$file"' EXIT

fail() {
    echo "$1" >&2
    cat "$file" >&2
    exit 1
}

# Where it can't be had, curl -f says so, and no parameter file of an error's text is left.
if curl -sSf -o "$file" "$url/open_batch/infa/wf1" 2>/dev/null; then
    fail "a workflow that isn't there was opened"
fi

curl -sSf -o "$file" "$url/load_cfg/wf1"
for path in open_batch/infa/wf1 open_batch/wf1/infa; do
    type=$(curl -sSf -w '%{content_type}' -o "$file" "$url/$path")
    [ "$type" = "text/plain; charset=utf-8" ] || fail "it is $type"
    grep -qx '\[global\]' "$file" || fail "no section"
    grep -qx '[$][$]db=prod' "$file" || fail "no param"
    grep -qx '[$][$]name=Grüße' "$file" || fail "no Unicode"
    grep -qx '[$][$]big=123456789012345678901234567890' "$file" || fail "a long number is changed"
    grep -Eqx '[$][$]batch_start=[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?' \
        "$file" || fail "no batch_start"
    [ "$(grep -c '^\[' "$file")" = 2 ] || fail "not two sections"
    curl -sSf -o "$file" "$url/close_batch/wf1"
done

# Old versions of HTTP, and a web page's request, which must not get through.
curl -sSf --http1.0 "$url/get_status/wf1" | grep -q '"status": "success"' || fail "not closed"
if curl -sSf -o "$file" -H 'Sec-Fetch-Site: cross-site' "$url/open_batch/wf1" 2>/dev/null; then
    fail "a web page opened a batch"
fi
curl -sSf "$url/get_status/wf1" | grep -q '"status": "success"' || fail "it is open"
