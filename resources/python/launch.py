# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs Python text as `python3 FILE ARGUMENTS` would, on a virtual clock and within limits: launch.py [options] FILE [ARGUMENTS...]

The program runs in a session and process group of its own, which is killed as a whole when it ends or is stopped. Of the
environment it sees what is on an allow list. Text that is not a whole program is completed (completion.py); each change is told on
standard error. The exit status is that of the program, 128 + N if signal N ended it, 3 if it was stopped, 2 for wrong usage.
"""
import argparse
import contextlib
import json
import os
import signal
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
STOPPED = 3
ALLOWED = set("PATH HOME USER LOGNAME SHELL LANG LANGUAGE TZ TERM COLUMNS LINES TMPDIR VIRTUAL_ENV CONDA_PREFIX PYENV_ROOT PYENV_VERSION "
              "LD_LIBRARY_PATH NO_COLOR FORCE_COLOR SSL_CERT_FILE SSL_CERT_DIR".split())
ALLOWED_BEGINNINGS = ("LC_", "PYTHON")


def tell(sentence):
    sys.stderr.write("awaitscope: %s\n" % sentence)
    sys.stderr.flush()


def environment(arguments, clock):
    """The allowed variables, and what the clock and the probe look for."""
    env = {key: value for key, value in os.environ.items() if key in ALLOWED or key.startswith(ALLOWED_BEGINNINGS)}
    for name in arguments.env:
        if name in os.environ:
            env[name] = os.environ[name]
    path = [os.path.join(HERE, "virtualclock")]
    env["AWAITSCOPE_CLOCK"] = clock
    if arguments.max_output:
        env["AWAITSCOPE_MAX_OUTPUT"] = str(arguments.max_output)
    if arguments.max_time:
        env["AWAITSCOPE_MAX_TIME"] = str(arguments.max_time)
    if arguments.record:
        path.append(arguments.probe)
        env["AWAITSCOPE_RECORD"] = arguments.record
    env["PYTHONPATH"] = os.pathsep.join(path + ([env["PYTHONPATH"]] if env.get("PYTHONPATH") else []))
    return env


def limit_memory(megabytes):
    def apply():
        import resource
        resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    return apply if megabytes else None


class Child:
    """The program and everything it starts."""

    def __init__(self, command, arguments, env):
        self.stopped = False
        self.waiting = []  # signals that came before there was a program
        self.process = None
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT):
            signal.signal(number, self.forward)
        self.process = subprocess.Popen(command, env=env, cwd=arguments.cwd, start_new_session=True, preexec_fn=limit_memory(arguments.max_memory))
        for number in self.waiting:
            self.forward(number, None)

    def forward(self, number, frame):
        if self.process is None:
            self.waiting.append(number)
        elif number == signal.SIGINT:
            self.send(number)
        else:
            self.send(signal.SIGKILL if number == signal.SIGHUP else number)

    def send(self, number):
        try:
            os.killpg(self.process.pid, number)
        except OSError:
            pass

    def too_long(self, number, frame):
        self.stopped = True
        self.send(signal.SIGKILL)

    def wait(self, milliseconds):
        """Returns the exit status. Whatever the program has left behind is killed before its process id is free again."""
        if milliseconds:
            signal.signal(signal.SIGALRM, self.too_long)
            signal.setitimer(signal.ITIMER_REAL, milliseconds / 1000.0)
        os.waitid(os.P_PID, self.process.pid, os.WEXITED | os.WNOWAIT)
        signal.setitimer(signal.ITIMER_REAL, 0)
        self.send(signal.SIGKILL)
        status = self.process.wait()
        if self.stopped:
            tell("the program was stopped: it ran for more than %g s" % (milliseconds / 1000.0))
            return STOPPED
        return 128 - status if status < 0 else status


def parse_arguments():
    parser = argparse.ArgumentParser(prog="launch.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clock", choices=("virtual", "real"), default="virtual")
    parser.add_argument("--max-elapsed", type=int, default=0, metavar="MS", help="real time; 0: no limit")
    parser.add_argument("--max-time", type=int, default=0, metavar="MS", help="time on the virtual clock; 0: no limit")
    parser.add_argument("--max-memory", type=int, default=0, metavar="MB", help="address space; 0: no limit")
    parser.add_argument("--max-output", type=int, default=0, metavar="BYTES", help="of both streams; 0: no limit")
    parser.add_argument("--env", action="append", default=[], metavar="NAME", help="one more variable that the program may see")
    parser.add_argument("--cwd", help="the working folder of the program")
    parser.add_argument("--record", metavar="FILE", help="the recording to write; needs --probe")
    parser.add_argument("--probe", metavar="FOLDER", help="the folder of the probe")
    parser.add_argument("--strategy", action="append", default=[], metavar="NAME[@LINE]", help="how the calls of gather wait")
    parser.add_argument("--fail", action="append", default=[], metavar="SPEC", help="an await that fails: [NAME@]LINE[.N][/TIME]=EFFECT")
    parser.add_argument("--hits", metavar="FILE", help="write the faults that happened to FILE, one per line")
    parser.add_argument("--list-awaits", action="store_true", help="print the places that await as JSON lines; nothing is run")
    parser.add_argument("file")
    parser.add_argument("arguments", nargs=argparse.REMAINDER)
    return parser.parse_args()


def list_awaits(result, name, completion, whatif):
    if result.error:
        tell("%s: %s" % (name, result.error["hint"]))
        return 2
    for site in whatif.sites(completion.parse(result.source, name), result.source):
        print(json.dumps({"line": site.line, "nth": site.nth, "kind": site.kind, "function": site.function, "code": site.text}))
    return 0


def tell_missed(faults, hits):
    """A fault that did not happen is no proof of anything."""
    happened = set()
    if os.path.exists(hits):
        with open(hits, encoding="utf-8", errors="surrogateescape") as file:
            happened = set(file.read().splitlines())
    for spec in faults:
        if spec not in happened:
            tell("--fail %s: the program never reached it" % spec)


def main():
    if sys.version_info < (3, 8):
        sys.stderr.write("awaitscope: %s is Python %d.%d; 3.8 or later is needed\n" % ((sys.executable,) + sys.version_info[:2]))
        return 2
    arguments = parse_arguments()
    sys.path.insert(0, HERE)
    import completion
    try:
        with open(arguments.file, "rb") as file:
            result = completion.complete(file.read())
    except OSError as error:
        tell("%s: %s" % (arguments.file, error.strerror))
        return 2
    changes = None
    if arguments.list_awaits or arguments.strategy or arguments.fail:
        import whatif
        if arguments.list_awaits:
            return list_awaits(result, arguments.file, completion, whatif)
        if not result.error:
            try:
                result.notes += whatif.plan(arguments.strategy, arguments.fail, completion.parse(result.source, arguments.file), result.source)
            except whatif.Wrong as error:
                tell("%s: %s" % (arguments.file, error))
                return 2
            changes = {"strategies": arguments.strategy, "faults": arguments.fail, "hits": arguments.hits}
    clock = arguments.clock
    if clock == "virtual" and completion.imports(result.source, "uvloop"):
        tell("uvloop keeps a clock of its own, so the program runs on the real clock")
        clock = "real"
    for note in result.notes:
        tell(note)
    completed = [os.path.join(HERE, "snippet.py")] if (result.changed or changes) and not result.error else []
    env = environment(arguments, clock)
    with contextlib.ExitStack() as stack:
        folder = ""
        if changes and not arguments.hits:
            import tempfile  # only here: it costs time, and there may be nowhere to write
            folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="awaitscope-"))
        if changes:
            changes["hits"] = os.path.abspath(arguments.hits or os.path.join(folder, "hits"))
            env["AWAITSCOPE_WHATIF"] = json.dumps(changes)
        child = Child([sys.executable] + completed + [arguments.file] + arguments.arguments, arguments, env)
        status = child.wait(arguments.max_elapsed)
        if changes and not arguments.hits:
            tell_missed(arguments.fail, changes["hits"])
    if result.error:
        tell(result.error["hint"])
    return status


if __name__ == "__main__":
    sys.exit(main())
