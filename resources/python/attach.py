# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Begins and ends the recording of a program that is already running: attach.py PID FOLDER RECORDING [OPTIONS], attach.py PID FOLDER --stop

Is executed by an interpreter of the same version as the program's, 3.14 or later, whose sys.remote_exec lets the program execute a small
script at the next moment between two instructions of its main thread. The script is written to FOLDER, which only its owner may enter, and
writes FOLDER/answer: "recording", "stopped", or why not. The exit status says what became of the request: 0 made, else one of those below.
"""
import os
import sys

MADE, TOO_OLD, NOT_PERMITTED, DISABLED, DISABLED_HERE, OTHER_VERSION, GONE, FAILED = 0, 3, 4, 5, 6, 7, 8, 9

# What the program executes. It has no __file__, and an exception in it would be printed by the program.
SCRIPT = """\
try:
    scope = {"__name__": "awaitscope_attach", "__file__": %(file)r}
    with open(%(file)r, encoding="utf-8") as source:
        exec(compile(source.read(), %(file)r, "exec"), scope)
    scope["inside"](*%(arguments)r)
except Exception:
    pass
"""


def inside(folder, recording, options):
    """In the program: starts the probe beside this file, or stops it, and answers."""
    probe = sys.modules.get("awaitscope_probe")
    if probe is not None and probe.File.lock.locked():  # perhaps by the code that this interrupts: waiting here might never end
        from threading import Thread  # with a name: the number of the program's next thread stays what it was
        Thread(target=answer, args=(folder, recording, options), name="awaitscope", daemon=True).start()
    else:
        answer(folder, recording, options)


def answer(folder, recording, options):
    try:
        words = stop() if recording is None else start(recording, options)
    except Exception as error:
        words = "failed %s: %s" % (type(error).__name__, error)
    path = os.path.join(folder, "answer")
    try:
        with open(path + ".new", "w", encoding="utf-8", errors="replace") as file:
            file.write(words)
        os.rename(path + ".new", path)
    except OSError:  # nobody waits for it any more
        pass


def start(recording, options):
    probe = sys.modules.get("awaitscope_probe")
    if probe is not None and probe.hooks:
        return "recorded"
    if not hasattr(sys.modules.get("asyncio"), "create_task"):
        return "no asyncio"
    if probe is None:
        probe = load("awaitscope_probe")
    probe.attach(recording, options)
    if "uvloop" in sys.modules:
        probe.install_loop(sys.modules["uvloop"].Loop)
    return "recording"


def stop():
    probe = sys.modules.get("awaitscope_probe")
    if probe is None or not probe.hooks:
        return "not recorded"
    probe.detach()
    return "stopped"


def load(name):
    """The module beside this file, without a change of sys.path."""
    from importlib.machinery import PathFinder
    from importlib.util import module_from_spec
    spec = PathFinder.find_spec(name, [os.path.dirname(os.path.abspath(__file__))])
    module = sys.modules[name] = module_from_spec(spec)
    written, sys.dont_write_bytecode = sys.dont_write_bytecode, True  # the folder may not be the user's
    try:
        spec.loader.exec_module(module)
    except BaseException:
        sys.modules.pop(name, None)
        raise
    finally:
        sys.dont_write_bytecode = written
    return module


def causes(error):
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def status_of(error):
    for each in causes(error):
        if isinstance(each, PermissionError):
            return NOT_PERMITTED
        if isinstance(each, ProcessLookupError):
            return GONE
    words = str(error)
    if "not enabled in the remote process" in words:
        return DISABLED
    if "not enabled" in words or "not been compiled in" in words or "not supported" in words:
        return DISABLED_HERE
    return OTHER_VERSION if "version" in words or "free-threaded" in words else FAILED


def main(arguments):
    if not hasattr(sys, "remote_exec"):
        print("%d.%d.%d" % sys.version_info[:3])
        return TOO_OLD
    process, folder, recording, *options = arguments
    file = os.path.join(folder, "script.py")
    given = (folder, None, "") if recording == "--stop" else (folder, recording, ",".join(options))
    with open(file, "w", encoding="utf-8", errors="surrogateescape") as script:
        script.write(SCRIPT % {"file": os.path.abspath(__file__), "arguments": given})
    try:
        sys.remote_exec(int(process), file)
    except Exception as error:
        print("%s: %s" % (type(error).__name__, error))
        return status_of(error)
    return MADE


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
