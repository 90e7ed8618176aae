# SPDX-License-Identifier: GPL-3.0-or-later
"""What the scripts here see of batchy-console: the accessible tree, as a screen reader does."""
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE = 20


def until(what, found):
    """What `found` gives, as soon as it is true; a failure that names it when it never is."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        while GLib.MainContext.default().iteration(False):
            pass
        try:
            result = found()
        except GLib.GError:
            result = None  # gone between two questions
        if result:
            return result
        time.sleep(0.05)
    raise SystemExit(f"FAILED: {what} within {PATIENCE} s")


def walk(node):
    yield node
    for i in range(node.get_child_count()):
        child = node.get_child_at_index(i)
        if child is not None:
            yield from walk(child)


def application():
    """None while it isn't there."""
    desktop = Atspi.get_desktop(0)
    for i in range(desktop.get_child_count()):
        app = desktop.get_child_at_index(i)
        if app is not None and app.get_name() == "batchy-console":
            return app
    return None
