#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A batch as programs have always run it: oldclient.py URL. They read the body as JSON whatever the
status code is, take a top-level "error" with a "message" for a failure, and read batch_start with
its fraction."""

import sys
from datetime import datetime, timedelta

import requests

url = sys.argv[1]
session = requests.Session()


def call(*path):
    return session.get("/".join((url,) + path), timeout=5).json()


def start(job):
    return datetime.strptime(job["batch_start"], "%Y-%m-%dT%H:%M:%S.%f")


# Nothing is there yet: a failure, and never an empty object, which would read as "ready".
for path in (("get_status", "wf1"), ("open_batch", "wf1"), ("close_batch", "wf1"), ("no", "such")):
    answer = call(*path)
    assert answer and "error" in answer and answer["message"], answer
answer = call("load_cfg", "bad")
assert "bad.yaml" in answer["message"], answer

loaded = call("load_cfg", "wf1")
assert "error" not in loaded and list(loaded) == ["global", "job1"], loaded
assert loaded["global"]["big"] == 123456789012345678901234567890
assert call("get_status", "wf1") == loaded

first = call("open_batch", "wf1")
assert {job["status"] for job in first.values()} == {"open"}
assert first["job1"]["name"] == "Grüße"
assert first["job1"]["from_date"] == "1776-07-04T23:59:00.000000"
assert len({job["batch_start"] for job in first.values()}) == 1
assert abs(start(first["job1"]) - datetime.utcnow()) < timedelta(seconds=30)
assert call("get_status", "wf1-%d" % first["job1"]["batch_id"]) == first

closed = call("close_batch", "wf1")
assert {job["status"] for job in closed.values()} == {"success"}
datetime.strptime(closed["job1"]["batch_end"], "%Y-%m-%dT%H:%M:%S.%f")

second = call("open_batch", "wf1", "json")
since = datetime.strptime(second["job1"]["from_date"], "%Y-%m-%dT%H:%M:%S.%f")
assert start(first["job1"]) - since == timedelta(hours=2), second
assert second["job1"]["batch_id"] > first["job1"]["batch_id"]
assert call("fail_batch", "wf1")["global"]["status"] == "failed"

# The same without a kept connection, and with what such clients send beside it.
alone = requests.get(url + "/get_status/wf1", headers={"Accept": "application/json"}, timeout=5)
assert alone.status_code == 200 and alone.json()["job1"]["status"] == "failed"
assert requests.get(url + "/open_batch/nope", timeout=5).status_code == 404
