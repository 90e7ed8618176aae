#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real batchy-console by accessible names alone, as a screen reader sees it, and checks with
redis-cli what it wrote: console.py CONSOLE SOCKET CFG. Run by run.sh on a display and a bus of its own."""
import subprocess
import sys

from screen import PATIENCE, Atspi, application, until, walk

PROGRAM, SOCKET, CFG = sys.argv[1:4]


def redis(*words):
    return subprocess.run(["redis-cli", "-s", SOCKET, *words], capture_output=True, text=True, check=True).stdout


def find(name, role, inside=None):
    for node in walk(inside or application()):
        if node.get_name().split(",")[0] == name and node.get_role() == role and node.get_state_set().contains(
            Atspi.StateType.SHOWING
        ):
            return node
    return None


def press(name, inside=None):
    button = until(f'a button "{name}"', lambda: find(name, Atspi.Role.PUSH_BUTTON, inside and inside()))
    until(f'"{name}" enabled', lambda: button.get_state_set().contains(Atspi.StateType.ENABLED))
    button.do_action(0)


def choose(name):
    """An entry of a menu, which need not be open."""
    entry = until(
        f'an entry "{name}"',
        lambda: next((n for n in walk(application()) if n.get_name() == name and n.get_role() == Atspi.Role.MENU_ITEM), None),
    )
    entry.do_action(0)


def sheet():
    return find_dialog()


def find_dialog():
    for node in walk(application()):
        if node.get_role() == Atspi.Role.DIALOG:
            return node
    return None


def change(button, confirm, job_shows):
    press(button)
    until(f'the sheet of "{button}"', find_dialog)
    press(confirm, sheet)
    until(f'"{job_shows}" in Redis after "{button}"', lambda: job_shows in redis("hget", "wf1", "stage_orders"))
    until("the sheet to close", lambda: find_dialog() is None)


console = subprocess.Popen([PROGRAM, "--redis", f"unix://{SOCKET}", "--cfg", CFG, "--select", "wf1"])
try:
    until("the program on the accessibility bus", application)
    until("the workflow's jobs", lambda: find("stage_orders", Atspi.Role.TABLE_CELL))
    change("Open…", "Open", '"status": "open"')
    change("Fail…", "Fail", '"status": "failed"')
    change("Open…", "Open", '"status": "open"')
    change("Close…", "Close", '"status": "success"')
    assert len([key for key in redis("keys", "wf1-*").split() if not key.endswith("-init")]) == 2
    nameless = [
        node.get_role_name()
        for node in walk(application())
        if node.get_role() in (Atspi.Role.PUSH_BUTTON, Atspi.Role.TEXT, Atspi.Role.COMBO_BOX, Atspi.Role.TABLE)
        and node.get_state_set().contains(Atspi.StateType.SHOWING)
        and not node.get_name()
    ]
    assert not nameless, nameless
    choose("Quit")
    assert console.wait(PATIENCE) == 0
finally:
    console.kill()
    console.wait()
print("the console was driven by names alone")
