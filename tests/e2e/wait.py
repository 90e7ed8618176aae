#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the window of `batchy-console --wait WF --window` by accessible names: wait.py CONSOLE SOCKET CFG. Takes the
desktop's notifications itself, and checks exit codes. Run by run.sh on a display and a bus of its own."""
import os
import subprocess
import sys

from gi.repository import Gio, GLib
from screen import Atspi, application, until, walk

PROGRAM, SOCKET = sys.argv[1:3]
INTERFACE = """<node><interface name="org.freedesktop.Notifications"><method name="Notify">
<arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/>
<arg type="s" direction="in"/><arg type="as" direction="in"/><arg type="a{sv}" direction="in"/><arg type="i" direction="in"/>
<arg type="u" direction="out"/></method></interface></node>"""
notices = []


def redis(*words):
    return subprocess.run(["redis-cli", "-s", SOCKET, *words], capture_output=True, text=True, check=True).stdout


def shows(text):
    app = application()
    return app and any(text in node.get_name() for node in walk(app))


def press(name):
    button = until(
        f'a button "{name}"',
        lambda: next((n for n in walk(application()) if n.get_name() == name and n.get_role() == Atspi.Role.PUSH_BUTTON), None),
    )
    button.do_action(0)


def wait(*options, **environment):
    return subprocess.Popen(
        [PROGRAM, "--redis", f"unix://{SOCKET}", "--wait", "wf9", *options, "--window"], env={**os.environ, **environment}
    )


def ends(process, code):
    until("the process to end", lambda: process.poll() is not None)
    assert process.returncode == code, process.returncode


def on_call(_bus, _sender, _path, _interface, _method, parameters, invocation):
    notices.append(parameters.unpack())
    invocation.return_value(GLib.Variant("(u)", (len(notices),)))


def job(text):
    redis("hset", "wf9", "job1", text)


OPEN = '{"status": "open", "batch_start": "2016-06-28T00:00:00"}'

bus = Gio.bus_get_sync(Gio.BusType.SESSION)
bus.register_object(
    "/org/freedesktop/Notifications", Gio.DBusNodeInfo.new_for_xml(INTERFACE).interfaces[0], on_call, None, None
)
# Before any daemon that the bus would start for the first notice.
owned = []
Gio.bus_own_name_on_connection(
    bus, "org.freedesktop.Notifications", Gio.BusNameOwnerFlags.NONE, lambda *_: owned.append(True), None
)
until("the name of notifications", lambda: owned)

job(OPEN)
process = wait()
until("what is missing", lambda: shows("job1 is open since"))
press("Stop waiting")
ends(process, 130)
assert not notices, notices

process = wait("--fail-fast")
until("what is missing", lambda: shows("job1 is open since"))
job('{"status": "failed", "batch_end": "9999-01-01T00:00:00"}')
until("the failure", lambda: shows("A job has failed"))
until("its notice", lambda: notices)
assert notices[-1][3] == "A job has failed" and "wf9: job1 failed at" in notices[-1][4], notices
assert notices[-1][6]["urgency"] == 2
press("Close")
ends(process, 10)

job(OPEN)
process = wait()
until("what is missing", lambda: shows("job1 is open since"))
job('{"batch_id": 7, "status": "success", "batch_end": "9999-01-01T00:00:00"}')
until("the success", lambda: shows("wf9 is done"))
until("its notice", lambda: len(notices) == 2)
assert notices[-1][3] == "wf9 is done" and "batch 7" in notices[-1][4], notices
ends(process, 0)  # by itself
# Where there is no bus, the window does without.
ends(wait(DBUS_SESSION_BUS_ADDRESS="unix:path=/nowhere"), 0)
assert len(notices) == 2
print("the window of a wait told all, and ended as the wait did")
