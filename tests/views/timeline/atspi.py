#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the running program as a screen reader would: atspi.py PROGRAM TASKSET

Starts the program on a separate display and session bus and inspects it through AT-SPI: the tree of lanes and spans with their
spoken texts, selection and focus by keyboard, the table. Exit status 77, which ctest reports as "skipped", if tools are missing.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

SKIPPED = 77
PACKAGES = "xvfb xdotool dbus-x11 at-spi2-core python3-pyatspi"
ITEM = ("tree item", "table cell")  # before 6.6, Qt's bridge reports the items of a tree as cells
INSIDE = "AWAITSCOPE_ATSPI_DISPLAY"


def skip(what):
    print(f"skipped: {what} is missing (Debian: {PACKAGES})")
    sys.exit(SKIPPED)


def interpreter():
    """The first Python that has the distribution's pyatspi, which may not be the one in the path."""
    for python in (sys.executable, "/usr/bin/python3"):
        if shutil.which(python) and subprocess.run([python, "-c", "import pyatspi"], capture_output=True).returncode == 0:
            return python
    return None


def start_display():
    """Starts Xvfb with an unused display number, and returns both.

    A server that chooses a free number itself does not lock it, so that two servers started at the same time may choose the same one; a
    server with a given number locks it or fails. Without -noreset the server restarts whenever its last client disconnects, and drops a
    client that connects at that moment; here the launcher of the bus disconnects about when the program connects.
    """
    first = 100 + os.getpid() % 400
    for number in range(first, first + 40):
        read, write = os.pipe()
        command = ["Xvfb", f":{number}", "-displayfd", str(write), "-screen", "0", "1400x900x24", "-nolisten", "tcp", "-noreset"]
        server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as ready:
            display = ready.readline().strip()
        if display:
            return server, display
        server.wait()
    return None, None


def outside():
    """Runs this script again, with a separate display and bus."""
    for tool in ("Xvfb", "xdotool", "dbus-run-session"):
        if not shutil.which(tool):
            skip(tool)
    python = interpreter()
    if not python:
        skip("pyatspi")
    server, display = start_display()
    if not server:
        skip("a working Xvfb")
    try:
        with tempfile.TemporaryDirectory() as home:
            # Otherwise dconf would be queried, and Xvfb would keep the bus address of another session.
            env = {k: v for k, v in os.environ.items() if not k.startswith(("DBUS_", "AT_SPI_", "XDG_", "QT_"))}
            env.update({"DISPLAY": ":" + display, INSIDE: home, "HOME": home, "XDG_RUNTIME_DIR": home, "XDG_CONFIG_HOME": home,
                        "XDG_DATA_HOME": home, "XDG_CACHE_HOME": home, "LC_ALL": "C.UTF-8", "GSETTINGS_BACKEND": "memory"})
            return subprocess.run(["dbus-run-session", "--", python, "-B", *sys.argv], env=env, timeout=200).returncode
    finally:
        server.terminate()
        server.wait()


def wait_for(what, look, seconds=25):
    end = time.monotonic() + seconds
    while True:
        try:
            found = look()
        except ChildProcessError:
            raise
        except Exception as error:  # the tree may change during the traversal
            found, last = None, error
        else:
            last = None
        if found:
            return found
        if time.monotonic() > end:
            raise AssertionError(f"{what}: not within {seconds} s {last or ''}")
        time.sleep(0.1)


def walk(node, depth=0):
    yield node
    if depth < 14:
        for i in range(min(node.childCount, 60)):
            child = node.getChildAtIndex(i)
            if child is not None:
                yield from walk(child, depth + 1)


def find(root, role, name):
    return next((n for n in walk(root) if n.getRoleName() == role and (name is None or n.name == name)), None)


def has(node, state):
    node.clear_cache()  # discards earlier events
    return node.getState().contains(state)


def activate(program):
    """Gives the window the keyboard focus, because this display has no window manager."""
    def windows():
        search = ["xdotool", "search", "--onlyvisible", "--class", os.path.basename(program)]
        return subprocess.run(search, capture_output=True, text=True, timeout=20).stdout.split()
    window = wait_for("a window is shown", windows)[-1]
    subprocess.run(["xdotool", "windowfocus", "--sync", window], check=True, timeout=20)


def check(tree, pyatspi):
    roles = sorted({tree.getChildAtIndex(i).getRoleName() for i in range(tree.childCount)})
    lanes = [n for n in (tree.getChildAtIndex(i) for i in range(tree.childCount)) if n.getRoleName() in ITEM]
    names = [n.name for n in lanes]
    print("\n".join(names))
    assert len(lanes) >= 4, (names, roles)
    assert any(re.search(r", raised \w+ at [0-9.]+ (milli)?seconds?, .*not retrieved", n) for n in names), names
    assert any("child of gather" in n for n in names), names
    main = lanes[0]
    assert main.name.startswith("main"), main.name
    assert main.childCount > 1
    spans = [main.getChildAtIndex(i).name for i in range(main.childCount)]
    print("main: " + "; ".join(spans))
    assert any(n.startswith("awaiting") for n in spans), spans
    assert all(main.getChildAtIndex(i).getIndexInParent() == i for i in range(main.childCount))
    assert main.getChildAtIndex(0).parent.name == main.name

    # Its position on the screen, and what is at that position.
    box = lanes[1].queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
    assert box.width > 300 and 10 < box.height < 60, (box.width, box.height)
    tree_box = tree.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
    assert tree_box.y <= box.y < tree_box.y + tree_box.height

    # Activating a lane selects it and moves the focus to it.
    action = lanes[2].queryAction()
    action.doAction([action.getName(i) for i in range(action.nActions)].index("Press"))
    wait_for("the lane is selected", lambda: has(lanes[2], pyatspi.STATE_SELECTED))
    wait_for("the lane has the focus", lambda: has(lanes[2], pyatspi.STATE_FOCUSED))


def press(key):
    subprocess.run(["xdotool", "key", "--clearmodifiers", key], check=True)


def check_keys(tree, app, pyatspi):
    """Keys move the focus from lane to lane and from event to event; T opens the table."""
    def lane(i):
        return tree.getChildAtIndex(i)
    press("Down")
    wait_for("Down leads to the next lane", lambda: has(lane(3), pyatspi.STATE_FOCUSED) and not has(lane(2), pyatspi.STATE_FOCUSED))
    press("period")
    wait_for("a full stop leads into the lane",
             lambda: any(has(lane(3).getChildAtIndex(i), pyatspi.STATE_SELECTED) for i in range(lane(3).childCount)) or has(lane(3), pyatspi.STATE_FOCUSED))
    press("t")
    table = wait_for("the table opens", lambda: find(app, "table", "Timeline as a table"))
    rows = table.queryTable()
    assert rows.nRows > 8 and rows.nColumns == 6, (rows.nRows, rows.nColumns)
    cells = [rows.getAccessibleAt(0, c).name for c in range(rows.nColumns)]
    print("table: " + " | ".join(cells))
    assert cells[0] == "main" and cells[5].startswith("main, "), cells


def inside(program, task_set):
    import pyatspi
    env = dict(os.environ, QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", QT_QPA_PLATFORM="xcb")
    child = subprocess.Popen([program, task_set], env=env)
    try:
        def application():
            if child.poll() is not None:
                raise ChildProcessError(f"the program ended with {child.returncode}")
            desktop = pyatspi.Registry.getDesktop(0)
            return next((a for a in desktop if a is not None and a.get_process_id() == child.pid), None)
        app = wait_for("the program is on the bus", application)
        tree = wait_for("the timeline is a tree", lambda: find(app, "tree", "Timeline"))
        wait_for("it has lanes", lambda: tree.childCount > 4 and tree.getChildAtIndex(0).name.startswith("main"))
        activate(program)
        check(tree, pyatspi)
        check_keys(tree, app, pyatspi)
        print("passed")
    finally:
        child.terminate()
        child.wait()
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(inside(*sys.argv[1:]) if INSIDE in os.environ else outside())
