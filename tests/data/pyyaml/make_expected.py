#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the *.expected.txt files beside it from the cases, with PyYAML (Debian's python3-yaml).

scalars.txt    a value per line, as it stands behind "p: "
documents.txt  whole files, each behind a line "=== name"
bytes.txt      whole files with odd bytes: name, tab, text with Python's escapes
mutants.txt    made here too: the documents, damaged at random but always the same way
"""
import json
import pathlib
import random

import pyyaml_json

HERE = pathlib.Path(__file__).parent
PIECES = [b" ", b"\n", b"\t", b":", b"-", b"?", b"#", b"[", b"]", b"{", b"}", b",", b"&a ", b"*a",
          b"!", b"!!str ", b"|", b">", b"'", b'"', b"%", b"@", b"\\", b"<<: *a\n", b"~", b"0", b"1",
          b".", b"\r", b"---\n", b"...\n", b"\n  ", b": ", b"- ", b"=", b"_", b"\xc3\xa9", b"\xff"]


def workflow_json(data):
    """A workflow file as one JSON object: at least one job, each a mapping or nothing."""
    text = pyyaml_json.to_json(data)
    if text is None:
        return "refused"
    jobs = json.loads(text)
    if not isinstance(jobs, dict) or not jobs:
        return "refused"
    if any(job is not None and not isinstance(job, dict) for job in jobs.values()):
        return "refused"
    return pyyaml_json.to_json(data, job_or_empty=True)


def documents():
    for part in (HERE / "documents.txt").read_bytes().split(b"=== ")[1:]:
        name, text = part.split(b"\n", 1)
        yield name.decode(), text


def escaped(data):
    return data.decode("latin-1").encode("unicode_escape").decode("ascii")


def unescaped(text):
    return text.encode("ascii").decode("unicode_escape").encode("latin-1")


def damaged(data, pick):
    data = bytearray(data)
    for _ in range(pick.randint(1, 2)):
        at = pick.randint(0, len(data))
        kind = pick.random()
        if kind < 0.6:
            data[at:at] = pick.choice(PIECES)
        elif kind < 0.8:
            del data[at:at + pick.randint(1, 4)]
        else:
            start = pick.randint(0, len(data))
            data[at:at] = data[start:start + pick.randint(1, 15)]
    return bytes(data)


def write(name, lines):
    (HERE / name).write_text("".join(line + "\n" for line in lines), encoding="ascii")


def main():
    scalars = (HERE / "scalars.txt").read_bytes().split(b"\n")[:-1]
    write("scalars.expected.txt", [workflow_json(b"job:\n  p: " + text + b"\n") for text in scalars])
    whole = list(documents())
    write("documents.expected.txt", [f"{name}\t{workflow_json(text)}" for name, text in whole])
    odd = [line.split("\t") for line in (HERE / "bytes.txt").read_text().splitlines()]
    write("bytes.expected.txt", [f"{name}\t{workflow_json(unescaped(text))}" for name, text in odd])
    pick = random.Random(1776)
    sound = [text for _, text in whole if workflow_json(text) != "refused"]
    mutants = [damaged(pick.choice(sound), pick) for _ in range(1500)]
    write("mutants.txt", [f"{i}\t{escaped(text)}" for i, text in enumerate(mutants)])
    write("mutants.expected.txt", [f"{i}\t{workflow_json(text)}" for i, text in enumerate(mutants)])


if __name__ == "__main__":
    main()
