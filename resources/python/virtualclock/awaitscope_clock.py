# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A virtual clock for asyncio programs: sleeps cost nothing, and time.time, monotonic and perf_counter follow.

When no callback is ready, the clock jumps to the next timer. It does so in whole milliseconds, upwards, because epoll waits in
whole milliseconds: timers that end within the same millisecond end in the same iteration of the loop, as on the real clock.
Each reading of the clock takes a nanosecond, so what is started later is due later.

What is outside cannot be hurried. While sockets, pipes, threads or child processes may have something to say, the clock
runs in real time. Python 3.8 and later, standard library only.
"""
import io
import math
import os
import sys
import threading  # before the clock is replaced: its waits are real
import time

STOPPED = 3  # the exit status of a program that is stopped
_real = {name: getattr(time, name) for name in ("time", "monotonic", "perf_counter", "sleep", "localtime", "gmtime", "strftime", "ctime", "asctime")}
_NS = 1000000000


def stop(message):
    """Ends the process at once, with a sentence on standard error."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except Exception:  # whatever the program made of it
            pass
    os.write(2, ("awaitscope: " + message + "\n").encode())
    os._exit(STOPPED)


class Clock:
    """Nanoseconds since the start of the program. It stands still while code runs, and flows in real time between begin() and end()."""

    SPIN = 20000  # readings without progress: the program waits for the clock by looking at it

    def __init__(self, limit_ms):
        self.lock = threading.Lock()
        self.ns = 0
        self.flows = 0  # how many threads wait for something outside
        self.since = 0
        self.readings = 0
        self.limit = None if limit_ms is None else limit_ms * 1000000

    def now(self):
        with self.lock:
            self.ns += 1
            self.readings += 1
            if self.readings >= self.SPIN and not self.flows:
                if self.readings == self.SPIN:
                    self.since = self.real()
                self._catch_up()
            elif self.flows:
                self._catch_up()
            return self.ns

    @staticmethod
    def real(perf_counter=_real["perf_counter"]):
        return int(perf_counter() * _NS)

    def _catch_up(self):
        real = self.real()
        self.ns += max(real - self.since, 0)
        self.since = real
        self._check()

    def _check(self):
        if self.limit is not None and self.ns > self.limit:
            stop("the program was stopped: its clock passed the limit of %g s" % (self.limit / _NS))

    def jump(self, ns):
        with self.lock:
            self.ns += ns
            self.readings = 0
            self._check()

    def begin(self):
        with self.lock:
            if self.flows == 0:
                self.since = self.real()
            self.flows += 1

    def end(self):
        with self.lock:
            self._catch_up()
            self.flows -= 1
            self.readings = 0


class Outside:
    """Counts what runs in executors, so that an idle worker thread does not hold up the clock."""

    pending = 0

    @classmethod
    def counting(cls, wrap_future):
        def counted(*arguments, **options):
            future = wrap_future(*arguments, **options)
            if not future.done():
                cls.pending += 1
                future.add_done_callback(cls.finished)
            return future

        counted.__name__, counted.__qualname__, counted.__doc__ = "wrap_future", "wrap_future", wrap_future.__doc__
        return counted

    @classmethod
    def finished(cls, future):
        cls.pending -= 1

    @staticmethod
    def threads():
        """Whether a thread other than this one runs and is not a worker of an executor."""
        pool = sys.modules.get("concurrent.futures.thread")
        workers = getattr(pool, "_threads_queues", ()) if pool else ()
        here = threading.current_thread()
        return any(thread is not here and thread not in workers for thread in threading.enumerate())


def _selector(clock, base):
    def watched(selector, loop):
        own = getattr(loop, "_ssock", None)  # wakes the loop; only threads and signals write to it
        number = own.fileno() if own is not None else -1
        return any(fd != number for fd in selector.get_map())

    def select(self, timeout=None):
        events = sys.modules.get("asyncio.events")
        loop = events._get_running_loop() if events else None
        if loop is None or getattr(loop, "_selector", None) is not self:
            return base.select(self, timeout)
        ready = base.select(self, 0)
        if ready or timeout is not None and timeout <= 0:
            return ready
        if watched(self, loop) or Outside.pending > 0 or Outside.threads():
            clock.begin()
            try:
                return base.select(self, timeout)
            finally:
                clock.end()
        ready = base.select(self, 0)  # a thread may have ended since
        if ready:
            return ready
        if timeout is None:
            if getattr(loop, "_signal_handlers", None):
                return base.select(self, None)
            stop("the program was stopped: it would wait forever, because nothing is left that could wake a task")
        clock.jump(math.ceil(timeout * 1e3) * 1000000)
        return ready

    return type(base.__name__, (base,), {"select": select, "__module__": base.__module__})


def _replace_functions(clock):
    origin = {"time": int(_real["time"]()), "monotonic": int(_real["monotonic"]()), "perf_counter": int(_real["perf_counter"]())}

    def reader(name):
        start = origin[name]
        start_ns = start * _NS

        def seconds():
            return start + clock.now() / _NS

        def nanoseconds():
            return start_ns + clock.now()

        for function, called in ((seconds, name), (nanoseconds, name + "_ns")):
            function.__name__ = function.__qualname__ = called
            function.__module__ = "time"
            setattr(time, called, function)

    for name in origin:
        reader(name)
    start_ns = origin["perf_counter"] * _NS
    time.perf_counter_ns.peek = lambda: start_ns + clock.ns  # for the probe: without the nanosecond that a reading takes

    def sleep(seconds, /):
        waits = threading.current_thread() is not threading.main_thread() or Outside.threads() or Outside.pending > 0
        if waits or not isinstance(seconds, (int, float)) or not 0 <= seconds < 1e9:
            clock.begin()
            try:
                return _real["sleep"](seconds)  # raises what is to be raised
            finally:
                clock.end()
        clock.jump(int(seconds * _NS))

    def at_present(name):
        def convert(seconds=None, /):
            return _real[name](time.time() if seconds is None else seconds)
        return convert

    def strftime(format, t=None, /):
        return _real["strftime"](format, time.localtime() if t is None else t)

    def asctime(t=None, /):
        return _real["asctime"](time.localtime() if t is None else t)

    time.sleep, time.strftime, time.asctime = sleep, strftime, asctime
    for name in ("localtime", "gmtime", "ctime"):
        setattr(time, name, at_present(name))
    for name in ("sleep", "localtime", "gmtime", "ctime", "strftime", "asctime"):
        function = getattr(time, name)
        function.__name__ = function.__qualname__ = name
        function.__module__ = "time"


class _WhenImported:
    """Calls an action as soon as a module has been imported; the module does not notice."""

    def __init__(self, actions):
        self.actions = actions

    def find_spec(self, name, path=None, target=None):
        action = self.actions.pop(name, None)
        if action is None:
            return None
        for finder in list(sys.meta_path):
            find = getattr(finder, "find_spec", None)
            spec = find(name, path, target) if find is not None and finder is not self else None
            if spec is not None:
                if hasattr(spec.loader, "exec_module"):
                    spec.loader = _Loader(spec.loader, action)
                return spec
        return None


class _Loader:
    def __init__(self, loader, action):
        self.loader, self.action = loader, action

    def create_module(self, spec):
        return self.loader.create_module(spec)

    def exec_module(self, module):
        module.__spec__.loader = module.__loader__ = self.loader
        self.loader.exec_module(module)
        self.action(module)

    def __getattr__(self, name):
        return getattr(self.loader, name)


def _date_times(module):
    """datetime.now() and its kin read the clock of the system, so the class is replaced by one that asks time.time()."""
    real = module.datetime

    class Meta(type):
        def __instancecheck__(cls, instance):
            return isinstance(instance, real)

        def __subclasscheck__(cls, subclass):
            return issubclass(subclass, real)

    class datetime(real, metaclass=Meta):
        @classmethod
        def now(cls, tz=None):
            return cls.fromtimestamp(time.time(), tz)

        @classmethod
        def utcnow(cls):
            return cls.fromtimestamp(time.time(), module.timezone.utc).replace(tzinfo=None)

        @classmethod
        def today(cls):
            return cls.fromtimestamp(time.time())

        def __repr__(self):
            return "datetime." + real.__repr__(self)

    datetime.__module__, datetime.__qualname__ = "datetime", "datetime"
    module.datetime = datetime


def install(limit_ms=None):
    """Replaces the clock of this process."""
    clock = Clock(limit_ms)

    def selectors_imported(module):
        module.DefaultSelector = _selector(clock, module.DefaultSelector)

    def futures_imported(module):
        module.wrap_future = Outside.counting(module.wrap_future)

    actions = {"selectors": selectors_imported, "asyncio.futures": futures_imported, "datetime": _date_times}
    for name in list(actions):
        if name in sys.modules:
            actions.pop(name)(sys.modules[name])
    sys.meta_path.insert(0, _WhenImported(actions))
    _replace_functions(clock)


class _Counted(io.FileIO):
    """A standard stream that stops the program when too much was printed."""

    left = None  # a list of one number, shared by both streams

    def write(self, data):
        _Counted.left[0] -= len(data)
        if _Counted.left[0] < 0:
            os.write(2, _Counted.message)
            os._exit(STOPPED)
        return super().write(data)


def limit_output(limit):
    """Stops the process when it has printed more than so many bytes. Terminals stay terminals, and buffers stay as they are."""
    _Counted.left = [limit]
    size = "%g MB" % (limit / 1e6) if limit >= 1e5 else "%d bytes" % limit
    _Counted.message = ("awaitscope: the program was stopped: it printed more than %s\n" % size).encode()
    for name, number in (("stdout", 1), ("stderr", 2)):
        stream = getattr(sys, name)
        if type(stream) is not io.TextIOWrapper:
            continue
        raw = _Counted(number, "wb", closefd=False)
        raw.name = "<%s>" % name
        buffer = raw if isinstance(stream.buffer, io.FileIO) else io.BufferedWriter(raw)  # python -u has no buffer
        made = io.TextIOWrapper(buffer, encoding=stream.encoding, errors=stream.errors, newline="\n",
                                line_buffering=stream.line_buffering, write_through=stream.write_through)
        made.mode = "w"
        setattr(sys, name, made)
        setattr(sys, "__%s__" % name, made)
