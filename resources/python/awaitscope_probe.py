# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The probe of Awaitscope: notes what the asyncio tasks of this process do, and leaves the evidence alone.

It never retrieves an exception, keeps no task alive, prints nothing, and adds no line to a traceback. What it writes is described in
docs/recording-format.md. Standard library only, Python 3.8 and later. sitecustomize.py, beside this file, starts it.

How each fact is found, and why in this way:
 * Tasks are made by a subclass of the C Task. Its __init__, result, exception and __await__ are descriptors: looking one up runs code of
   ours, and hands out the C method. So no frame of ours is on the stack when the method runs, and none can appear in a traceback.
 * Handle._run, call_exception_handler and _warn_unawaited_coroutine are compiled again from their own source, with calls of ours added,
   under the same file name and the same line numbers: tracebacks, warnings and printed stacks do not change.
 * An attribute that was looked up is not yet a call: the flag of the failed task (_log_traceback) tells, after the handle has run.
 * Locals that hold tasks or exceptions are cleared at the end of each function that a traceback may reach.
 * What all this costs is measured with a sample of the steps and of the tasks that are made, so that measuring costs next to nothing.
"""
import time
_began = time.thread_time_ns()  # what starting costs counts too
import ast
import asyncio
import atexit
import gc
import collections
import itertools
import mmap
import os
import struct
import sys
import threading
import types
import warnings
import weakref
from functools import partial
from asyncio import base_events, events, futures, tasks

now = getattr(time.perf_counter_ns, "peek", time.perf_counter_ns)  # looking at a virtual clock takes no time
getframe = sys._getframe
VERSION = 1
MAGIC = b"AWREC\r\n\0"
HEADER = 4096
SIZE = 32
RECORD = struct.Struct("<qIIIIIHBB")  # time, id, a, b, c, d, aux, flag, kind; the kind last: a record without one is not complete
# The same for the most frequent records, with fewer values, because each costs time: flag and kind are in the last one, or the second half,
# which one store writes, is kept ready.
STEPPED = struct.Struct("<qIIIIII")  # time, id, a, b, c, d, aux and flag and kind
MADE = struct.Struct("<qII8xII")  # time, id, a, d, aux and flag and kind
TAILED = struct.Struct("<qII16s")  # time, id, a, the others
TAIL = struct.Struct("<IIII")  # b, c, d, aux and flag and kind
DATA = struct.Struct("<24sIHBB")  # bytes of a string, id, how many, whether they are the last, kind
pack = RECORD.pack_into
pack_step, pack_made, pack_tailed = STEPPED.pack_into, MADE.pack_into, TAILED.pack_into
(TEXT, PLACE, TASK, BEGIN, NAME, STEP, DONE, CANCEL, FRAMES, RETRIEVED, LOST, UNAWAITED, DESTROYED, OBJECT, CHILDREN, CALLBACK,
 RAISED_AT, HANDLER, LOOP, END, QUEUE) = range(1, 22)
# What a step ended with.
W_YIELD, W_TASK, W_GATHER, W_FUTURE, W_OBJECT, W_WAIT = [how << 16 | STEP << 24 for how in range(1, 7)]  # flag and kind
ENDED_WELL, ENDED_CANCELLED = TAIL.pack(0, 0, 0, DONE << 24), TAIL.pack(0, 0, 0, 2 << 16 | DONE << 24)
YIELDED = TAIL.pack(0, 0, 0, W_YIELD)
TASK_MADE = TASK << 24
# How an exception was looked at.
(BY_RESULT, BY_EXCEPTION, BY_FLAG, BY_CANCEL, BY_AWAIT, BY_GATHER, BY_COLLECT, BY_SWALLOW, BY_GROUP, BY_WAIT, BY_SHIELD, BY_WAIT_FOR,
 BY_SHUTDOWN, BY_MAIN) = range(1, 15)
F_LIGHT, F_ORIGINS, F_RING, F_CLOSED, F_FORKED, F_ATTACHED = 1, 2, 4, 8, 16, 32
SLOW = 100000  # a callback that takes this many ns is worth a record
TEXTS = 1 << 20  # no more strings than this
SELF = __file__
OWN = os.path.dirname(os.path.abspath(SELF)) + os.sep  # the probe, and what launch.py puts below a program
FOLDER = os.getcwd()
STD = os.path.dirname(asyncio.__file__) + os.sep
LIB = os.path.dirname(os.path.dirname(asyncio.__file__)) + os.sep
# What the code of a frame is: the program's, asyncio's or anyio's, the same with an object in `self`, one that awaits what it was given,
# a library's.
USER, LOOPS, THING, OUTER, LIBRARY = range(5)
THINGS = {"acquire", "wait", "get", "put", "join", "__aexit__", "_aexit", "_wait"}
DRIVERS = {"wait_for", "run", "timeout"}

base = tasks.Task
if not hasattr(base, "_coro"):  # the class that nest_asyncio puts there, for example: its steps are methods like any other
    raise ImportError("tasks written in Python cannot be recorded")
Future = futures.Future
light = origins = attached = False
mm = cur = None  # the mapped file, and its words about the present: task, since when; about the probe: its own time, the time of the process
alloc = lambda: 0  # noqa: E731  there is no file yet: grow() makes one
lim = -1  # the last position at which a record may begin; grow() moves it
texts, kinds, kept = {}, {}, []
places = {}  # id(code) -> {offset: number of the place}
users = {}  # the same dictionaries, of code that is the program's own
yields = {}  # id(code) -> {offset: the tail of the record}: where coroutines of the program await asyncio.sleep(0)
counter = itertools.count(1).__next__
next_place = itertools.count(1).__next__
known = {}  # id(object) -> (weak reference, number): locks, queues, futures ...
loops = {}
pending = {}  # number -> weak reference: failed, and as far as we know not looked at
looked = {}  # number -> how, when, from where, task: an attribute was looked up that leads to the exception
renamed = {}
subclasses = set()
Gathering = tasks._GatheringFuture
RUN = None


class File:
    """The file: where it is, how much of it is there."""
    path = fd = None
    limit = 1 << 30
    ring = 0
    allocated = 0
    closed = False
    dropped = 0
    lap = 0
    lock = threading.Lock()
    parent = 0
    forks = False  # whether we are told of them
    faults = 0
    cpu = 0  # CPU time of the process when the recording began
    prelude = 0  # ns that a handle takes longer before and after its callback
    tells = False  # at the end, what it cost
    name = ""


def size_of(text):
    units = {"K": 1 << 10, "M": 1 << 20, "G": 1 << 30}
    unit = units.get(text[-1:].upper())
    return int(float(text[:-1]) * unit) if unit else int(text)


def create(path):
    """A new file that nobody else may read; the number of the process in its name if there is one of that name already."""
    path = path.replace("%p", str(os.getpid()))
    stem, ending = os.path.splitext(path)
    for name in (path, "%s.%d%s" % (stem, os.getpid(), ending), "%s.%d.%d%s" % (stem, os.getpid(), time.time_ns(), ending)):
        try:
            return name, os.open(name, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0), 0o600)
        except FileExistsError:
            pass
    raise FileExistsError(path)


def start():
    """Makes the file and maps it, whole: sparse, so that only what is written takes room, and what is allocated cannot fail later."""
    global mm, cur, alloc, lim
    name, fd = create(File.path)
    File.fd = fd
    File.name = name
    room = size = File.limit
    while True:
        try:
            os.ftruncate(fd, size)
            view = mmap.mmap(fd, size)
            break
        except (OSError, ValueError):
            size //= 2
            if size < 1 << 16:
                os.close(fd)
                os.unlink(name)
                raise
    room = size - size % SIZE
    File.limit = room
    File.allocated = 0
    File.closed = False
    File.dropped = File.lap = 0
    view[0:8] = MAGIC
    flags = (F_LIGHT if light else 0) | (F_ORIGINS if origins else 0) | (F_RING if File.ring else 0) | (F_FORKED if File.parent else 0)
    flags |= F_ATTACHED if attached else 0
    File.flags = flags
    File.first = HEADER
    if File.ring:  # strings and places first, then the ring
        File.ring = max(1 << 16, min(File.ring, room // 2)) // 65536 * 65536
        File.first = room - File.ring
        File.first -= File.first % 4096
    struct.pack_into("<HHI", view, 8, VERSION, HEADER, flags)
    struct.pack_into("<qqIIII", view, 16, now(), time.time_ns(), os.getpid(), File.parent, sys.hexversion, SIZE)
    for at, text in ((256, str(getattr(sys, "argv", [""])[0])), (1280, sys.version)):
        data = text.encode("utf-8", "replace")[:1000]
        struct.pack_into("<H", view, at, len(data))
        view[at + 2:at + 2 + len(data)] = data
    mm = view
    cur = memoryview(view)[104:136].cast("q")
    present(cur)
    alloc = itertools.count(File.first, SIZE).__next__
    File.tables = HEADER
    lim = File.first - 1
    if File.ring:
        claim(HEADER, 1 << 18)
        os.posix_fallocate(fd, File.first, File.ring)
        File.allocated = 1 << 18
        header()
        clear_block(File.first)
    return name


def header():
    tables = File.allocated - HEADER if File.ring else 0
    struct.pack_into("<QQQQQQQ", mm, 48, HEADER if File.ring else 0, tables, File.first,
                     File.ring or File.allocated - File.first, File.dropped, File.lap, max(0, lim + SIZE - BLOCK) if File.ring else 0)


def claim(position, count):
    """Room that is there: writing into a hole of a full disk would end the program by a signal."""
    if hasattr(os, "posix_fallocate"):
        os.posix_fallocate(File.fd, position, count)
    else:
        os.pwrite(File.fd, bytes(count), position)


BLOCK = 1 << 16


def clear_block(position):
    """A ring has a block without records between the newest ones and the oldest."""
    global lim
    mm[position:position + BLOCK] = bytes(BLOCK)
    lim = position + BLOCK - SIZE
    header()


def grow(p):
    """Room for the record at p. Returns where to write it; None: it is dropped, and counted."""
    global alloc, lim
    with File.lock:
        if mm is None:
            if File.path is None:
                return None
            try:
                start()
            except Exception:
                File.path = None
                return None
            p = alloc()
        if p <= lim:
            return p
        if File.closed:
            return drop()
        if File.ring:
            if p >= File.first + File.ring:
                if alloc() > File.first + File.ring:  # the first to come starts the next lap
                    alloc = itertools.count(File.first, SIZE).__next__
                    File.lap += 1
                    clear_block(File.first)
                return alloc()
            clear_block(File.first + (p - File.first) // BLOCK * BLOCK)
            return p
        step = min(max(1 << 18, File.allocated), 1 << 23)
        begin = max(File.allocated, 0)
        step = min(step, File.limit - begin)
        if step < SIZE or p + SIZE > File.limit:
            return drop()
        try:
            claim(begin, step)
        except OSError:
            return drop()
        File.allocated = begin + step
        lim = File.allocated - SIZE
        header()
        return p if p <= lim else drop()


def drop():
    File.dropped += 1
    struct.pack_into("<Q", mm, 80, File.dropped)


def put(*record):
    p = alloc()
    if p > lim:
        p = grow(p)
        if p is None:
            return
    pack(mm, p, *record)


def table(kind, *record):
    """A record that must stay when a ring comes round."""
    if not File.ring or mm is None:
        put(*record, kind)
    else:
        p = table_room()
        if p is not None:
            pack(mm, p, *record, kind)


def table_room():
    with File.lock:
        p = File.tables
        if p + SIZE > File.allocated:
            step = min(1 << 18, File.first - File.allocated)
            if step < SIZE or File.closed:
                return drop()
            try:
                claim(File.allocated, step)
            except OSError:
                return drop()
            File.allocated += step
            header()
        File.tables = p + SIZE
        return p


def text(s):
    """The number of a string, which is written at its first use."""
    i = texts.get(s)
    if i is None:
        if len(texts) >= TEXTS:
            return 0
        i = texts[s] = len(texts) + 1
        data = s.encode("utf-8", "replace")
        if len(data) > 2000:
            data = data[:2000].decode("utf-8", "ignore").encode()
        for begin in range(0, max(len(data), 1), 24):
            part = data[begin:begin + 24]
            if File.ring and mm is not None:
                p = table_room()
            else:
                p = alloc()
                if p > lim:
                    p = grow(p)
            if p is not None:
                DATA.pack_into(mm, p, part, i, len(part), begin + 24 >= len(data), TEXT)
    return i


NONE = 0xffffffff


def place(code, offset):
    """The number of a place in the program: file, function, line and column of the instruction at the offset; -1: of the function."""
    kind = kinds.get(id(code))
    if kind is None:
        kind = kindof(code)
    i = places[id(code)].get(offset)
    if i is None:
        i = places[id(code)][offset] = next_place()
        line, column, end = code.co_firstlineno, NONE, 0
        if offset >= 0:
            if hasattr(code, "co_positions"):
                found = next(itertools.islice(code.co_positions(), offset // 2, None), None)
                if found and found[0] is not None:
                    line = found[0]
                    if found[2] is not None:
                        column = found[2]
                        if found[1] == line and found[3] is not None:
                            end = min(found[3], 0xffff)
            else:
                import dis
                for begin, number in dis.findlinestarts(code):
                    if begin > offset:
                        break
                    line = number
        file = code.co_filename
        if file[:1] not in ("<", os.sep):
            file = os.path.join(FOLDER, file)
        table(PLACE, 0, i, text(file), text(getattr(code, "co_qualname", code.co_name)), max(line, 0), column, end, kind)
    return i


def kindof(code):
    kind = kinds.get(id(code))
    if kind is None:
        kept.append(code)  # so that its id stays its own
        name = code.co_filename
        if name.startswith((STD, OWN)) or os.sep + "anyio" + os.sep in name:
            kind = LOOPS
            if name.startswith(STD):
                if code.co_name in THINGS and (code.co_varnames[:1] == ("self",) or code.co_name == "_wait"):
                    kind = THING
                elif code.co_name in DRIVERS:
                    kind = OUTER
        elif name.startswith(LIB) or "site-packages" in name or "dist-packages" in name or name.startswith("<frozen"):
            kind = LIBRARY
        else:
            kind = USER
        at = places.setdefault(id(code), {})
        if kind == USER:
            users[id(code)] = at
        kinds[id(code)] = kind  # the last: who finds it finds the others
    return kind


def caller(f):
    """Where the program asked for it: the innermost frame of its own below f, else of a library's; 0: none."""
    found = 0
    while f is not None:
        c = f.f_code
        if c is RUN:
            break
        k = kinds.get(id(c))
        if k is None:
            k = kindof(c)
        if k == USER:
            return place(c, f.f_lasti)
        if k == LIBRARY and not found:
            found = place(c, f.f_lasti)
        f = f.f_back
    return found


def frames(f, limit=6):
    result = []
    while f is not None and len(result) < limit:
        c = f.f_code
        if c is RUN:
            break
        if not c.co_filename.startswith(OWN):
            result.append(place(c, f.f_lasti))
        f = f.f_back
    return result


_current = tasks._current_tasks.get if sys.version_info < (3, 14) else tasks.current_task
_running = events._get_running_loop
swap_current = getattr(sys.modules.get("_asyncio"), "_swap_current_task", None) if sys.version_info >= (3, 14) else None


def ours(e):
    """An exception reached code of ours. It is the program's if a signal handler of it raised it; else it is a fault of the probe, which
    must not become one of the program."""
    tb = e.__traceback__
    while tb.tb_next is not None:
        tb = tb.tb_next
    if tb.tb_frame.f_code.co_filename != SELF and tb.tb_frame.f_code.co_filename[:1] != "<" or os.environ.get("AWAITSCOPE_RECORD_DEBUG"):
        tb = None
        raise e
    File.faults += 1


def running_task_here():
    """The task that runs in this thread, or None."""
    loop = _running()
    return _current(loop) if loop is not None else None


def running_task_by_thread():
    """The same where asking for the running loop takes a system call: the loops that are in a step of a task know their threads."""
    loop = t = None
    try:
        for loop, t in all_current.items():
            if loop._thread_id == thread_number():
                return t
        if not all_current:
            return None
    except (AttributeError, RuntimeError):  # another kind of loop; another thread changed it meanwhile
        pass
    finally:
        loop = t = None
    return running_task_here()


CHEAPLY = (3, 12) <= sys.version_info < (3, 14)  # asking for the running loop costs little
all_current, thread_number = getattr(tasks, "_current_tasks", {}), threading.get_ident
running_task = running_task_here if sys.version_info >= (3, 12) else running_task_by_thread


def current():
    """The number of the task that runs in this thread, 0: none."""
    t = running_task()
    if t is None:
        return 0
    i = number_of(t)  # negative until its first step has ended
    return i if i >= 0 else -i


def number_of(t):
    """Of a task; 0: it is of another class than ours, and the recording began before there were tasks."""
    if type(t) is Task or type(t) in subclasses:
        return getattr(t, "_aw", 0)
    return number_of_older(t) if attached and issubclass(type(t), base) else 0


# ---- what the recording costs, and how long queues are: looked at from time to time

SAMPLE = 16  # one record in so many; a power of two
SAMPLED = SAMPLE * SIZE - 1
OUTLIER = 50000  # ns: no step of ours takes so long, the process was interrupted
BETWEEN_LOOKS = 5000000  # ns
looks = [0]  # when the lengths of queues are looked at again
next_sample = itertools.count().__next__
cpu_time = time.process_time_ns


def sample(begun):
    """A step whose record is one of the sample has been noted: the time since then is ours."""
    t = now()
    d = t - begun
    cur[2] += ((d if d < OUTLIER else OUTLIER) + File.prelude) * SAMPLE
    if not next_sample() & 15:
        cur[3] = cpu_time() - File.cpu
    if t > looks[0]:
        looks[0] = t + BETWEEN_LOOKS
        if watched or loops:
            look_at_queues(t)


watched = {}  # number -> weak reference, which kind, what was found the last time: queues, semaphores, locks and executors
Q_QUEUE, Q_SEMAPHORE, Q_LOCK, Q_EXECUTOR = range(4)
MOST_WATCHED = 256
own_dict = object.__getattribute__


def watch(o, i):
    """What a task waits for may be a queue: from now on its length is noted when it has changed."""
    c = type(o)
    kind = Q_QUEUE if issubclass(c, asyncio.Queue) else Q_SEMAPHORE if issubclass(c, asyncio.Semaphore) else Q_LOCK if issubclass(c, asyncio.Lock) else None
    if kind is not None and len(watched) < MOST_WATCHED:
        watched[i] = [weakref.ref(o), kind, None]
        looks[0] = 0


def length(o):
    return len(o) if type(o) in (collections.deque, list) else 0


def lengths(o, kind):
    """How many are in it, how many tasks wait for it, and how many may be in it (0: any number). No code of the program runs for that."""
    if kind == Q_EXECUTOR:
        return o._work_queue.qsize(), 0, o._max_workers
    d = own_dict(o, "__dict__")
    if kind == Q_QUEUE:
        most = d.get("_maxsize")
        return length(d.get("_queue")), length(d.get("_getters")) + length(d.get("_putters")), most if type(most) is int and most > 0 else 0
    value = d.get("_value")
    return value if type(value) is int and value > 0 else 0, length(d.get("_waiters")), 0


def look_at_queues(t):
    watch_executor()
    for i, entry in list(watched.items()):
        o = entry[0]()
        if o is None:
            watched.pop(i, None)
            continue
        found = lengths(o, entry[1])
        o = None
        if found != entry[2]:
            entry[2] = found
            put(t, i, *[min(n, 0xffffffff) for n in found], 0, 0, entry[1], QUEUE)


def watch_executor():
    """The threads that run_in_executor and to_thread use if nothing else is said."""
    loop = _running()
    if loop is None or not isinstance(loop, base_events.BaseEventLoop):
        return
    executor = loop._default_executor
    if executor is not None and id(executor) not in known and type(executor).__module__ == "concurrent.futures.thread":
        watched[number(executor, None, 2)] = [weakref.ref(executor), Q_EXECUTOR, None]
    loop = executor = None


def measure(plain, run):
    """How much longer a handle takes with our statements in it."""
    class Dummy:
        def get_debug(self):
            return False

    def nothing():
        pass
    handle, least = events.Handle(nothing, (), Dummy()), {}
    for _ in range(5):
        for each in (plain, run):
            begin = now()
            for _ in range(20):
                each(handle)
            least[each] = min(least.get(each, OUTLIER), (now() - begin) // 20)
    return max(0, least[run] - least[plain])


def number(o, name=None, kind=0):
    """The number of a future, gather, lock, queue ...; nothing is added to the object."""
    if issubclass(type(o), base):
        i = number_of(o)
        if i:
            return i
    entry = known.get(id(o))
    if entry is not None:
        return entry[1]
    i = counter()
    key = id(o)
    try:
        known[key] = weakref.ref(o, lambda _: known.pop(key, None)), i
    except TypeError:
        if len(known) < 100000:
            known[key] = o, i
    put(now(), i, current(), text(name or type(o).__name__), 0, 0, 0, kind, OBJECT)
    if kind == 2:
        watch(o, i)
    return i


def children(i, members):
    ids = [abs(number(m)) for m in members]
    for begin in range(0, len(ids), 4):
        part = ids[begin:begin + 4]
        put(now(), i, *part, *[0] * (4 - len(part)), 0, len(part), CHILDREN)


PLAIN = {str, int, float, bool, type(None)}
plain_str = BaseException.__str__
plain_args = BaseException.args.__get__
Group = getattr(__import__("builtins"), "BaseExceptionGroup", ())


def words(e):
    """Type and message of an exception. No code of the program runs for it: a __str__ of its own, or of an argument, may do anything."""
    args = plain_args(e)
    message = ""
    if Group and isinstance(e, Group) and args and type(args[0]) is str:
        message = "%s (%d sub-exception%s)" % (args[0][:300], len(args[1]), "" if len(args[1]) == 1 else "s")
    elif all(type(a) in PLAIN for a in args) and sum(len(a) for a in args if type(a) is str) < 10000:
        own = type(e).__str__
        if type(own) is types.WrapperDescriptorType and (not isinstance(e, OSError) or all(
                type(a) in PLAIN for a in (e.errno, e.strerror, e.filename, e.filename2))) and not isinstance(e, (SyntaxError, UnicodeError)):
            message = own(e)
        else:
            message = plain_str(e)
    elif len(args) == 1 and type(args[0]) is str:
        message = args[0]
    return text(type(e).__name__), text(message[:300])


# ---- tasks

class Creation:
    """__init__ of a task: looking it up notes who makes the task, and hands out the C method."""

    def __get__(self, t, owner):
        if t is None:
            return explicit_init
        f = g = getframe(1)
        try:
            i = counter()
            sampled = not i & 63
            if sampled:
                begun_at = now()
            t._aw = -i
            t._aw_unnamed = False
            where = by = 0
            if not light:
                if f.f_code is CREATE:
                    try:
                        g = getframe(3)  # gather, its helper, create_task: frames that nobody looks at need not be made
                        if g.f_code is GATHER:
                            t._aw_unnamed = GATHER_NAMES_NONE
                            g = g.f_back
                        else:
                            g = f.f_back
                    except ValueError:  # there are not so many
                        g = f.f_back
                # caller(g), written out
                lib = 0
                while g is not None:
                    c = g.f_code
                    k = users.get(id(c))
                    if k is not None:
                        where = k.get(g.f_lasti)
                        if where is None:
                            where = place(c, g.f_lasti)
                        break
                    k = kinds.get(id(c))
                    if k is None:
                        kindof(c)
                        continue
                    if k == LIBRARY and not lib:
                        lib = place(c, g.f_lasti)
                    if c is RUN:
                        break
                    g = g.f_back
                where = where or lib
            maker = _current(_running()) if CHEAPLY else running_task()
            if maker is not None:
                by = maker._aw if type(maker) is Task else number_of(maker)  # negative until its first step has ended
                if by < 0:
                    by = -by
            p = alloc()
            if p > lim:
                p = grow(p)
            if p is not None:
                pack_made(mm, p, now(), i, where, by, TASK_MADE)
            if sampled:
                cur[2] += min(now() - begun_at, OUTLIER) * 64
        except Exception as e:
            ours(e)
        finally:
            maker = g = c = None
        if MAY_BE_EAGER and (f.f_code is not PLAIN_CREATE and may_be_eager(f)):
            return Eager(b_init(t, base), t)
        return b_init(t, base)


def explicit_init(self, *args, **keywords):
    """Task.__init__(self, ...), written by a subclass in this old way."""
    make = CREATION.__get__(self, Task) if isinstance(self, Task) else base.__init__.__get__(self)
    return make(*args, **keywords)


eager = {}  # id(code) -> whether a call in it may ask for an eager start


def may_be_eager(f):
    """Whether the call in this frame may have eager_start among its keywords, or hands on keywords that it was given."""
    c = f.f_code
    found = eager.get(id(c))
    if found is None:
        kept.append(c)
        found = eager[id(c)] = bool(c.co_flags & 8 or any(type(k) is tuple and "eager_start" in k for k in c.co_consts))
    return found and (c is not CREATE or "eager_start" in f.f_locals.get("kwargs", ()))


CREATION = Creation()
MAY_BE_EAGER = sys.version_info >= (3, 12)
# What lies between the program and the making of a task most often.
CREATE = base_events.BaseEventLoop.create_task.__code__
GATHER = getattr(tasks, "_gather", tasks.gather).__code__  # the former in 3.9
ENSURE = getattr(tasks, "_ensure_future", tasks.ensure_future).__code__
GATHER_NAMES_NONE = not any(type(k) is tuple and "name" in k for k in ENSURE.co_consts)
PLAIN_CREATE = CREATE if not CREATE.co_flags & 8 and not any(type(k) is tuple and "eager_start" in k for k in CREATE.co_consts) else None


class Eager:
    """From 3.12 on a task may run its first step inside of __init__; whether it did shows afterwards."""
    __slots__ = ("init", "task")

    def __init__(self, init, task):
        self.init, self.task = init, task

    def __call__(self, *args, **keywords):
        t, init = self.task, self.init
        self.task = self.init = None
        loop = keywords.get("loop") or _running()
        if not keywords.get("eager_start") or loop is None or not loop.is_running():
            t = self = None
            return init(*args, **keywords)
        i = -t._aw
        begun(t, i, now(), args[0] if args else keywords.get("coro"), keywords.get("name"))
        b = now()
        try:
            init(*args, **keywords)
        finally:
            after(t, b, i)
            t = self = init = args = keywords = None


class Lookup:
    """result, exception and __await__ of a task: looking one up on a failed task is noted, and the flag is read after the handle. They are
    put into the class when the first task fails: until then there is nothing to note, and a lookup costs what it always costs."""

    def __init__(self, name, how):
        self.plain = getattr(base, name)
        self.bind, self.how, self.__doc__ = self.plain.__get__, how, self.plain.__doc__

    def __get__(self, t, owner):
        if t is None:
            return self.plain
        if t._log_traceback:
            try:
                maybe(t, self.how)
            except Exception as e:
                ours(e)
        return self.bind(t, base)  # without the type 3.12.1 and 3.13.0 crash


class Rename:
    """set_name of a task: the name is read after the handle."""

    def __get__(self, t, owner):
        if t is None:
            return base.set_name
        i = getattr(t, "_aw", 0)
        if i > 0:
            renamed[i] = weakref.ref(t)
        else:
            t._aw_unnamed = False
        return base.set_name.__get__(t, base)


class Task(base):
    __slots__ = ("_aw", "_aw_unnamed")  # its number; whether it certainly has the name that asyncio gave it
    __doc__ = base.__doc__
    __init__ = CREATION
    set_name = Rename()

    def __init_subclass__(cls, **keywords):
        super().__init_subclass__(**keywords)
        subclasses.add(cls)

    def cancel(self, *args, **keywords):
        was = self._log_traceback
        effect = base.cancel(self, *args, **keywords)
        try:
            cancelled(self, effect, was and not self._log_traceback)
        except Exception as e:
            ours(e)
        finally:
            self = args = keywords = None
        return effect


Task.__name__ = Task.__qualname__ = "Task"
Task.__module__ = base.__module__
Task.cancel.__doc__ = base.cancel.__doc__
LOOKUPS = [("result", BY_RESULT), ("exception", BY_EXCEPTION), ("__await__", BY_AWAIT), ("__iter__", BY_AWAIT)]


def note_lookups():
    for name, how in LOOKUPS:
        setattr(Task, name, Lookup(name, how))


b_init = base.__init__.__get__


def cancelled(t, effect, silenced):
    i = abs(number_of(t))
    by = current()
    put(now(), i, by, 0, 0, 0, 0, 1 if effect else 0, CANCEL)
    if effect and not light:
        found = frames(getframe(2))
        for begin in range(0, len(found), 4):
            part = found[begin:begin + 4]
            put(now(), i, *part, *[0] * (4 - len(part)), 0, len(part), FRAMES)
    if silenced:
        pending.pop(i, None)
        looked.pop(i, None)
        put(now(), i, by, 0, 0, 0, 0, BY_CANCEL, RETRIEVED)


BY_NAME = {"_on_task_done": BY_GROUP, "_on_completion": BY_WAIT, "_wait": BY_WAIT, "_inner_done_callback": BY_SHIELD, "wait_for": BY_WAIT_FOR,
           "run_until_complete": BY_MAIN, "_run_until_complete_cb": BY_MAIN, "_cancel_all_tasks": BY_SHUTDOWN}


def maybe(t, how):
    """An attribute that leads to the exception was looked up: by what code?"""
    f = getframe(2)
    c = f.f_code
    where = 0
    if c is RUN:  # no Python code between the handle and the task: the step of a task that is woken with it
        how = BY_AWAIT
    elif kindof(c) in (USER, LIBRARY):
        where = caller(f)
    elif c.co_name == "_done_callback":
        names = f.f_locals
        outer = names.get("outer")
        if outer is None or outer.done():
            how = BY_SWALLOW
        else:
            how = BY_COLLECT if names.get("return_exceptions") else BY_GATHER
        names = outer = None
    else:
        how = BY_NAME.get(c.co_name, how)
        where = caller(f)
    i = abs(getattr(t, "_aw", 0))
    looked[i] = how, now(), where, current()
    if i not in pending:
        pending[i] = weakref.ref(t)


def poll(by):
    """After a handle: which of the failed tasks lost their flag. First those that were looked up, then a few of the others in turn."""
    if looked:
        for i in list(looked):
            entry = looked.pop(i, None)
            if entry is None:
                continue
            how, t, where, task = entry
            r = pending.get(i)
            o = r() if r is not None else None
            if o is None or not o._log_traceback:
                pending.pop(i, None)
                put(t, i, task or by, where, 0, 0, 0, how, RETRIEVED)
        o = r = None
    if not pending:
        return
    gone, n = [], 0
    try:
        for i, r in pending.items():
            o = r()
            if o is None or not o._log_traceback:
                gone.append(i)
            n += 1
            if n == 8:
                break
    except RuntimeError:  # another thread changed it meanwhile
        pass
    o = r = None
    for i in gone:
        if pending.pop(i, None) is not None:
            put(now(), i, by, 0, 0, 0, 0, BY_FLAG, RETRIEVED)
    if not gone and len(pending) > 8:
        i = next(iter(pending))
        pending[i] = pending.pop(i)


CoroType, GenType, AGenType = types.CoroutineType, types.GeneratorType, types.AsyncGeneratorType
referents = gc.get_referents


def _wrappers():
    """The types between two coroutines of a chain, which do not say what they wrap."""
    async def g():
        yield
    before = sys.get_asyncgen_hooks()
    sys.set_asyncgen_hooks(None, None)  # a loop that runs would make a task for its end
    a = g().__anext__()
    if hasattr(a, "close"):
        a.close()
    sys.set_asyncgen_hooks(*before)

    async def f():
        pass
    w = f().__await__()
    w.close()

    class Dummy:
        def get_debug(self):
            return False

        def call_exception_handler(self, context):
            pass
    return {CoroType, GenType, AGenType, type(a), type(w)}, type(iter(futures.Future(loop=Dummy())))


CHAIN, FutureIter = _wrappers()


closers = {}  # (id(code) of a generator, method) -> its qualified name, and the name of a task that runs this method


def closer(o):
    """The code of the asynchronous generator of which a task runs aclose() or athrow(), and a name for that; or None."""
    if type(o).__name__ == "async_generator_athrow":
        refers = referents(o)
        method = ".athrow" if any(type(r) is tuple for r in refers) else ".aclose"  # aclose() has no arguments
        for g in refers:
            if type(g) is AGenType:
                c, q = g.ag_code, g.__qualname__
                k = closers.get((id(c), method))
                if k is None or k[0] is not q:  # functions can share code, and new code can have the id of code that is gone
                    k = closers[id(c), method] = q, q + method
                return c, k[1]
    return None


plain_name = base.get_name
DIGITS = "0123456789"
coroutines = {}  # id(code) -> name, its number, place of the definition, id of a loop, the tail of the record for tasks in it without a name


def begun(t, i, e, coro=None, name=None, flag=0):
    """The first step of a task has ended: what it runs, and its name. Flag 1: it never had one, 2: it was before the recording."""
    if type(t) is Task or type(t) in subclasses:
        t._aw = i
    else:
        older[id(t)][1] = i
    if coro is None:
        coro = t._coro
        name = plain_name(t)
    if type(coro) is CoroType:
        c = coro.cr_code
        q = coro.__qualname__
    elif type(coro) is GenType:
        c = coro.gi_code
        q = coro.__qualname__
    else:
        c, q = closer(coro) or (None, type(coro).__name__)
    coro = None
    if name is not None:
        if type(name) is not str:
            name = str(name)
        if name.rstrip(DIGITS) == "Task-" and name != "Task-":
            name = None
    loop = t._loop
    if loop is None:  # an eager one, which is not made yet
        loop = _running()
    k = coroutines.get(id(c))
    if k is None or k[0] is not q or k[3] != id(loop):
        n = loops.get(id(loop))
        if n is None:
            n = new_loop(loop)
        at = place(c, -1) if c is not None else 0
        k = q, text(q), at, id(loop), TAIL.pack(0, at, n, BEGIN << 24)
        if c is not None:
            coroutines[id(c)] = k
    n = text(name) if name is not None else 0
    p = alloc()
    if p > lim:
        p = grow(p)
        if p is None:
            return
    if n or flag:
        pack(mm, p, e, i, k[1], n, k[2], loops[id(loop)], 0, flag, BEGIN)
    else:
        pack_tailed(mm, p, e, i, k[1], k[4])


def new_loop(loop):
    k = loops[id(loop)] = len(loops) + 1
    thread = threading.current_thread()
    if attached and isinstance(loop, base_events.BaseEventLoop):  # it may be that of another
        thread = threading._active.get(loop._thread_id, thread)
    put(now(), k, text(type(loop).__name__), text(thread.name), 0, os.getpid(), 0, thread is threading.main_thread(), LOOP)
    return k


def after(t, b, i):
    """A step of task t, begun at b, has ended. The number i is negative if it was the first."""
    e = now()
    try:
        c = t._coro
        if i < 0:
            i = -i
            k = coroutines.get(id(c.cr_code)) if type(c) is CoroType and type(t) is Task and t._aw_unnamed else None
            if k is not None and k[0] is c.__qualname__ and k[3] == id(t._loop):
                t._aw = i
                p = alloc()
                if p > lim:
                    p = grow(p)
                if p is not None:
                    pack_tailed(mm, p, e, i, k[1], k[4])
            else:
                begun(t, i, e)
        if renamed:
            rename()
        waiter = t._fut_waiter
        if waiter is None:
            n = c.cr_await if type(c) is CoroType else None
            if n is None and t.done():
                if t._exception is not None:
                    failed(t, i, b, e)
                else:
                    d = e - b
                    p = alloc()
                    if p > lim:
                        p = grow(p)
                        if p is None:
                            return
                    pack_tailed(mm, p, b, i, d if d < 0x80000000 else 0x80000000 | (d >> 20), ENDED_CANCELLED if t.cancelled() else ENDED_WELL)
                    if not p & SAMPLED:
                        sample(e)
                if pending:
                    poll(i)
                return
            if type(n) is CoroType and n.cr_code is SLEEP or light:
                # sleep(0) of the task's own coroutine: the tail of the record is known from the last time at this place
                f = YIELDED
                if not light:
                    try:
                        f = yields[id(c.cr_code)][c.cr_frame.f_lasti]
                    except KeyError:
                        f = None
                if f is not None:
                    d = e - b
                    p = alloc()
                    if p > lim:
                        p = grow(p)
                        if p is None:
                            return
                    pack_tailed(mm, p, b, i, d if d < 0x80000000 else 0x80000000 | (d >> 20), f)
                    if not p & SAMPLED:
                        sample(e)
                    if pending:
                        poll(i)
                    return
            kind = W_YIELD
            thing = 0
        else:
            thing = 0
            ty = type(waiter)
            if ty is Future:
                kind = W_FUTURE
            elif ty is Task:
                kind = W_TASK
                thing = waiter._aw
                if thing < 0:
                    thing = -thing
            elif ty is Gathering:
                kind = W_GATHER
                thing = known.get(id(waiter))
                if thing is not None:
                    thing = thing[1]
                else:
                    thing = number(waiter, "gather", 1)
                    children(thing, waiter._children)
            elif issubclass(ty, base):
                kind = W_TASK
                thing = abs(number(waiter))
            else:
                kind = W_FUTURE
        where = std = 0
        if not light:
            # Down the chain of what awaits what, to the innermost frame of the program's own; the first coroutine of asyncio's below it
            # names what it waits for.
            u = lib = s = None
            while True:
                ty = type(c)
                if ty is CoroType:
                    code = c.cr_code
                    k = kinds.get(id(code))
                    if k == USER:
                        u = c
                        lib = s = None
                    elif k == LOOPS:
                        if s is None:
                            s = code
                            so = c
                            if waiter is None and u is not None:  # sleep(0) below the program's own frame
                                break
                    else:
                        if k is None:
                            kindof(code)
                            continue
                        if k == LIBRARY:
                            lib = c
                            s = None
                        elif s is None:
                            s = code
                            so = c
                            if k == THING:
                                break
                        elif k == THING and kinds[id(s)] != THING:
                            so = c
                    c = c.cr_await
                elif ty is FutureIter or c is None:
                    break
                elif ty is GenType:
                    c = c.gi_yieldfrom
                elif ty is AGenType:
                    if kindof(c.ag_code) == USER:
                        u = c
                        lib = s = None
                    c = c.ag_await
                else:
                    n = None
                    for n in referents(c):  # from 3.12 on the first is its type
                        if type(n) in CHAIN:
                            break
                    else:
                        n = None
                    c = n
            if u is None:
                u = lib
            if u is not None:
                f = u.cr_frame if type(u) is CoroType else u.ag_frame
                if f is not None:
                    k = f.f_lasti
                    code = f.f_code
                    where = places[id(code)].get(k)
                    if where is None:
                        where = place(code, k)
            if s is not None:
                std = names.get(id(s))
                if std is None:
                    std = name_of(s, so)
                if waiter is None and s is SLEEP and u is t._coro and so is u.cr_await and kinds[id(code)] == USER:
                    yields.setdefault(id(code), {})[k] = TAIL.pack(where, std, 0, W_YIELD)
                if kind == W_FUTURE and kinds[id(so.cr_code)] == THING and so.cr_frame is not None:
                    if so.cr_code.co_name == "_wait":
                        kind = W_WAIT
                        thing = known.get(id(waiter))
                        if thing is not None:
                            thing = thing[1]
                        else:
                            thing = number(waiter, "wait", 3)
                            children(thing, so.cr_frame.f_locals["fs"])
                    else:
                        kind = W_OBJECT
                        o = so.cr_frame.f_locals["self"]
                        thing = known.get(id(o))
                        thing = thing[1] if thing is not None else number(o, None, 2)
                        o = None
        d = e - b
        p = alloc()
        if p > lim:
            p = grow(p)
            if p is None:
                return
        pack_step(mm, p, b, i, d if d < 0x80000000 else 0x80000000 | (d >> 20), where, std, thing, kind)
        if not p & SAMPLED:
            sample(e)
        if pending:
            poll(i)
    except Exception as x:
        ours(x)
    finally:
        c = u = lib = so = s = f = n = o = waiter = t = None


SLEEP = tasks.sleep.__code__
names = {}  # id(code) of a coroutine of asyncio's -> its name


def name_of(code, coro):
    q = getattr(code, "co_qualname", None)
    if q is None:
        q = code.co_name
        if code.co_varnames[:1] == ("self",) and kinds[id(code)] == THING and coro.cr_frame is not None:
            return text(type(coro.cr_frame.f_locals["self"]).__name__ + "." + q)  # the class may be another the next time
    i = names[id(code)] = text(q)
    return i


def failed(t, i, b, e):
    """The last step of a task that ends with an exception. Reading _exception does not retrieve it."""
    x = t._exception
    kind, message = words(x)
    if t._log_traceback:
        if "result" not in Task.__dict__:
            note_lookups()
        pending[i] = weakref.ref(t)
    d = e - b
    put(b, i, d if d < 0x80000000 else 0x80000000 | (d >> 20), kind, message, 0, 0, 1, DONE)
    tb, where = x.__traceback__, 0
    while tb is not None:
        c = tb.tb_frame.f_code
        if kindof(c) == USER or not where:
            where = place(c, tb.tb_lasti)
        tb = tb.tb_next
    if where:
        put(e, i, where, 0, 0, 0, 0, 0, RAISED_AT)
    x = tb = t = None


def rename():
    for i in list(renamed):
        r = renamed.pop(i, None)
        t = r() if r is not None else None
        if t is not None:
            put(now(), i, text(str(t.get_name())), 0, 0, 0, 0, 0, NAME)
        t = None


def other(callback, b):
    """A callback that is no step of a task has run."""
    d = now() - b
    if d > SLOW:
        c = getattr(callback, "__func__", callback) if type(callback) is types.MethodType else callback
        if type(c) is types.FunctionType:
            where, q = place(c.__code__, -1), c.__qualname__
        else:
            where, q = 0, type(callback).__name__
        put(b, 0, d if d < 0x80000000 else 0x80000000 | (d >> 20), where, text(q), 0, 0, 0, CALLBACK)
        c = None
    if looked:
        poll(0)
    callback = None


# ---- the same code with calls of ours in it

def rewritten(function, before, finally_=(), change=None, **names):
    """The function, compiled again from its own source with statements added before it and at its end. File, lines and columns
    stay, so that nothing shows in tracebacks, warnings and stacks. The names are what the added statements use."""
    code = function.__code__
    try:
        with open(code.co_filename, encoding="utf-8") as file:
            lines = file.read().splitlines()
    except OSError:  # the standard library in a zip file
        lines = function.__globals__["__loader__"].get_source(function.__module__).splitlines()
    del lines[:code.co_firstlineno - 1]
    indent = len(lines[0]) - len(lines[0].lstrip())
    end = next((n for n, line in enumerate(lines) if n and line.strip() and not line.lstrip().startswith((")", "#"))
                and len(line) - len(line.lstrip()) <= indent), len(lines))
    first = code.co_firstlineno
    tree = ast.parse("if 1:\n" + "\n".join(lines[:end]) if indent else "\n".join(lines[:end]))
    ast.increment_lineno(tree, first - (2 if indent else 1))
    definition = tree.body[0].body[0] if indent else tree.body[0]

    def statements(source):
        body = ast.parse("\n".join(source)).body
        for statement in body:
            for node in ast.walk(statement):
                if hasattr(node, "lineno"):
                    node.lineno = node.end_lineno = first
                    node.col_offset = node.end_col_offset = 0
        return body
    if change is not None:
        definition = change.visit(definition)
    if finally_:
        definition.body = [ast.copy_location(ast.Try(body=definition.body, handlers=[], orelse=[], finalbody=statements(finally_)),
                                             definition.body[0])]
    definition.body[:0] = statements(before)
    maker = ast.parse("def make(%s): pass" % ", ".join(names))
    maker.body[0].body = [definition] + ast.parse("return " + function.__name__).body
    scope = {}
    exec(compile(ast.fix_missing_locations(maker), code.co_filename, "exec"), function.__globals__, scope)
    made = scope["make"](**names)
    made.__qualname__, made.__module__, made.__doc__ = function.__qualname__, function.__module__, function.__doc__
    made.__defaults__, made.__kwdefaults__ = function.__defaults__, function.__kwdefaults__
    if hasattr(code, "co_qualname"):
        made.__code__ = made.__code__.replace(co_qualname=code.co_qualname)
    return made


def step_types():
    """The types of what the loop calls for a step of a task, found with a task of our own that no loop knows."""
    class Dummy:
        def get_debug(self):
            return False

        def call_soon(self, callback, *args, context=None):
            found.append(callback)

        def call_exception_handler(self, context):
            pass

    async def wait():
        await future
    found = []
    dummy = Dummy()
    future = futures.Future(loop=dummy)
    loop = _running()
    t = swap_current(loop, None) if swap_current is not None and loop is not None else None  # a thread has one at most from 3.14 on
    events._set_running_loop(dummy)
    try:
        task = base(wait(), loop=dummy, name="-")  # with a name: the number of the next task stays what it was
        task._log_destroy_pending = False
        found[0]()
        types_ = type(found[0]), type(future._callbacks[0][0])
        future.cancel()
        for callback in found[1:]:
            callback(future)
    finally:
        events._set_running_loop(loop)
        if t is not None:
            swap_current(loop, t)
        t = loop = None
    return types_


def rewrite_run():
    global RUN
    first, woken = step_types()
    run = rewritten(
        events.Handle._run,
        ["_aw_c = self._callback",
         "_aw_t = type(_aw_c)",
         "_aw_first = _aw_t is _aw_step",
         "_aw_t = _aw_c.__self__ if _aw_first or _aw_t is _aw_wake else None",
         "if type(_aw_t) is _aw_task or type(_aw_t) in _aw_subclasses: _aw_cur[0] = _aw_i = _aw_t._aw",
         "elif issubclass(type(_aw_t), _aw_base): _aw_cur[0] = _aw_i = _aw_older(_aw_t)" if attached else "",
         "else:",
         "    _aw_t = None",
         "    _aw_cur[0] = 0",
         "_aw_b = _aw_now()",
         "_aw_cur[1] = _aw_b"],
        ["if _aw_t is not None: _aw_after(_aw_t, _aw_b, _aw_i)",
         "elif _aw_looked or _aw_now() - _aw_b > %d: _aw_other(_aw_c, _aw_b)" % SLOW,
         "_aw_c = _aw_t = None"],
        CallWithout(), _aw_step=first, _aw_wake=woken, _aw_task=Task, _aw_subclasses=subclasses, _aw_cur=cur, _aw_now=now, _aw_after=after,
        _aw_other=other, _aw_looked=looked, _aw_older=number_of_older, _aw_base=base)
    RUN = run.__code__
    return run


class CallWithout(ast.NodeTransformer):
    """run(callback, *args) in Handle._run: a step is called without unpacking its arguments, of which there are none, at the same place."""

    def visit_Call(self, node):
        if getattr(node.func, "attr", "") != "run" or not any(isinstance(each, ast.Starred) for each in node.args):
            return node
        plain = ast.Call(func=node.func, args=[ast.copy_location(ast.Name(id="_aw_c", ctx=ast.Load()), node.args[0])], keywords=[])
        test = ast.copy_location(ast.Name(id="_aw_first", ctx=ast.Load()), node)
        return ast.copy_location(ast.IfExp(test=test, body=ast.copy_location(plain, node), orelse=node), node)


class OriginHidden(ast.NodeTransformer):
    """coro.cr_origin in the warning: what we asked the interpreter to note is not the program's to see."""

    def visit_Attribute(self, node):
        self.generic_visit(node)
        if node.attr != "cr_origin":
            return node
        call = ast.Call(func=ast.Name(id="_aw_origin", ctx=ast.Load()), args=[node.value], keywords=[])
        return ast.copy_location(call, node)


def origin(coro):
    return coro.cr_origin if not origins or sys.get_coroutine_origin_tracking_depth() != 1 else None


def unawaited(coro):
    try:
        if id(coro) not in told:
            made = coro.cr_origin if type(coro) is CoroType else None
            where = "%s:%d:%s" % made[0] if made else ""
            put(now(), text(coro.__qualname__), current(), text(where), 0, 0, 0, 0, UNAWAITED)
    except Exception:
        pass
    coro = None


def reported(context):
    """The loop was told of an error."""
    try:
        message = context.get("message") or ""
        if message.endswith("exception was never retrieved"):
            o = context.get("future") or context.get("task")
            if o is not None:
                i = number(o)
                i = abs(i)
                pending.pop(i, None)
                looked.pop(i, None)
                kind, words_ = words(context["exception"])
                put(now(), i, kind, words_, 0, 0, 0, 0, LOST)
        elif message.startswith("Task was destroyed"):
            o = context["task"]
            i = number(o)
            if i < 0:
                i = -i
                begun(o, i, now(), flag=1)
            put(now(), i, 0, 0, 0, 0, 0, 0, DESTROYED)
        else:
            e = context.get("exception")
            kind, words_ = words(e) if isinstance(e, BaseException) else (0, 0)
            put(now(), text(message[:300]), current(), kind, words_, 0, 0, 0, HANDLER)
    except Exception:
        pass
    context = o = e = None


told = set()


def at_exit():
    """What dies while the interpreter goes down is reported past every hook."""
    poll(0)
    ending = time.thread_time_ns()
    try:
        for o in gc.get_objects():
            if type(o) is CoroType and o.cr_frame is not None and o.cr_await is None and not o.cr_running and unstarted(o):
                put(now(), text(o.__qualname__), 0, 0, 0, 0, 0, 1, UNAWAITED)
                told.add(id(o))
    except Exception:
        pass
    o = None
    if mm is None:
        return
    put(now(), 0, 0, 0, 0, 0, 0, 0, END)
    cur[2] += time.thread_time_ns() - ending
    cur[3] = cpu_time() - File.cpu
    if File.tells:
        tell_cost()
    close()


def close():
    """Nothing more is recorded, but reports that still come."""
    global lim
    with File.lock:
        File.closed = True
        struct.pack_into("<I", mm, 12, File.flags | F_CLOSED)
        if not File.ring:
            # Reports may still come: a little room stays. Beyond it nothing may be written, for there is no file any more.
            end = min(alloc() + SIZE * 2048, File.allocated)
            end -= end % 4096
            File.allocated = max(end, HEADER)
            lim = File.allocated - SIZE
            header()
            os.ftruncate(File.fd, File.allocated)


def tell_cost():
    """Only if it was asked for: one line on standard error, past everything that the program may have put there."""
    try:
        own, whole = cur[2] / 1e9, max(cur[3], 1) / 1e9
        os.write(2, ("awaitscope: recording took about %.1f %% of the CPU time: %.3f of %.3f s, %s\n"
                     % (min(100.0, own / whole * 100), min(own, whole), whole, File.name)).encode("utf-8", "replace"))
    except Exception:
        pass


def unstarted(o):
    # f_lasti of a coroutine that has not begun: -1, from 3.11 on the offset of RETURN_GENERATOR
    if o.cr_frame is None or o.cr_running:
        return False
    return o.cr_frame.f_lasti == -1 if sys.version_info < (3, 11) else not o.cr_suspended


def in_child():
    """After a fork: the file is the parent's; this process makes one of its own at the first record."""
    global mm, cur, alloc, lim, next_place, running_task
    running_task = running_task_here  # the tasks that ran in the parent are still said to run; no loop is
    if File.fd is None:
        return
    File.parent = os.getppid()
    File.cpu = 0  # its clock begins anew
    try:
        os.close(File.fd)
    except OSError:
        pass
    File.fd = None
    File.lock = threading.Lock()
    mm, alloc, lim = None, lambda: 0, -1
    next_place = itertools.count(1).__next__
    cur = memoryview(bytearray(32)).cast("q")
    present(cur)
    for each in (texts, kinds, places, users, yields, loops, names, coroutines, watched):
        each.clear()


def present(view):
    """Where Handle._run says what runs now."""
    f = events.Handle._run
    if getattr(f, "__code__", None) is RUN and RUN is not None:
        f.__closure__[RUN.co_freevars.index("_aw_cur")].cell_contents = view


def install_loop(loop):
    """For loops whose handles are not asyncio's (uvloop): what is scheduled is wrapped."""
    if issubclass(loop, base_events.BaseEventLoop) or getattr(loop, "_aw_installed", False):
        return
    soon = loop.call_soon
    steps = step_types()

    def call_soon(self, callback, *args, context=None):
        if type(callback) in steps:
            t = callback.__self__
            if type(t) is Task or type(t) in subclasses or attached and issubclass(type(t), base):
                callback = partial(step, callback)
            t = None
        try:
            return soon(self, callback, *args, context=context)
        finally:
            self = callback = args = context = None
    loop.call_soon = call_soon
    hook = loop.call_exception_handler

    def call_exception_handler(self, context):
        reported(context)
        try:
            return hook(self, context)
        finally:
            self = context = None
    loop.call_exception_handler = call_exception_handler
    loop._aw_installed = True


def step(callback, *args):
    """A step of a task, in a loop with handles of its own."""
    t = callback.__self__
    b = now()
    cur[0] = i = number_of(t)
    cur[1] = b
    try:
        return callback(*args)
    finally:
        after(t, b, i)
        t = callback = args = None


def take_options(options):
    global light, origins, SLOW
    light = origins = File.tells = False
    File.ring = 0
    File.limit = 1 << 30
    for option in filter(None, options.split(",")):
        name, _, value = option.partition("=")
        if name == "light":
            light = True
        elif name == "origins":
            origins = True
        elif name == "cost":
            File.tells = True
        elif name == "ring":
            File.ring = size_of(value)
            File.limit = max(File.ring * 2, File.ring + (64 << 20))
        elif name == "slow":
            SLOW = int(value)
        elif name == "limit":
            File.limit = max(size_of(value), 1 << 16)


def hook(owner, name, value):
    """Replaces an attribute; detach() puts the old one back."""
    hooks.append((owner, name, getattr(owner, name), value))
    setattr(owner, name, value)


hooks = []


def install(path, options=""):
    """Records into the file at path from now on. Options: light, origins, ring=SIZE, limit=SIZE; slow=NS: callbacks that take longer."""
    global next_place
    take_options(options)
    next_place = itertools.count(1).__next__
    for each in (older, texts, kinds, places, users, yields, loops, names, coroutines, watched, known, pending, looked, renamed, told):  # of a recording before
        each.clear()
    File.path = os.path.abspath(path)
    start()
    try:
        run = rewrite_run()
        handler = rewritten(base_events.BaseEventLoop.call_exception_handler, ["_aw_reported(context)"], _aw_reported=reported)
        warn = rewritten(warnings._warn_unawaited_coroutine, ["_aw_unawaited(coro)"], change=OriginHidden(), _aw_unawaited=unawaited,
                         _aw_origin=origin)
    except BaseException:
        os.unlink(File.name)
        raise
    File.prelude = measure(events.Handle._run, run)
    hook(events.Handle, "_run", run)
    hook(base_events.BaseEventLoop, "call_exception_handler", handler)
    hook(warnings, "_warn_unawaited_coroutine", warn)
    hook(tasks, "Task", Task)
    hook(asyncio, "Task", Task)
    if hasattr(tasks, "create_eager_task_factory"):
        factory = tasks.create_eager_task_factory(Task)
        hook(tasks, "eager_task_factory", factory)
        hook(asyncio, "eager_task_factory", factory)
    if origins and sys.get_coroutine_origin_tracking_depth() == 0:
        sys.set_coroutine_origin_tracking_depth(1)
    atexit.register(at_exit)
    if hasattr(os, "register_at_fork") and not File.forks:
        File.forks = True
        os.register_at_fork(after_in_child=in_child)
    cur[2] += time.thread_time_ns() - _began


# ---- a program that is already running

older = {}  # id(task) -> [weak reference, number]: tasks of another class than ours


def attach(path, options=""):
    """Records a program in mid-run. What is there is said to have been there; what happened to it before is not known."""
    global attached, _began
    if hooks:
        raise RuntimeError("it is being recorded already")
    attached = True
    File.cpu, _began = cpu_time(), time.thread_time_ns()
    install(path, options)
    found = there()
    for t in found:
        adopt(t)
    for t in found:
        if not base.done(t) and t._fut_waiter is not None:
            after(t, now(), abs(number_of(t)))
    t = found = None


def there():
    """The tasks that are not done, or failed and not yet looked at, in the order of their names. No code of the program runs for that."""
    found, all_loops = [], []
    for o in gc.get_objects():
        c = type(o)
        try:
            if issubclass(c, base):
                if not base.done(o) or o._log_traceback:
                    found.append(o)
            elif issubclass(c, events.AbstractEventLoop):
                all_loops.append(o)
        except Exception:  # one that is not made yet
            pass
    for o in all_loops:
        meet(o)
    o = all_loops = None

    def order(t):
        name = plain_name(t)
        return int(name[5:]) if type(name) is str and name[:5] == "Task-" and name[5:].isdigit() and len(name) < 20 else 1 << 62
    found.sort(key=order)
    return found


def meet(loop):
    """A loop that may be in the step of a task: that the step has ended is noted by a callback, which comes before the next step."""
    try:
        old = next((old for _, name, old, _ in hooks if name == "eager_task_factory"), None)
        if old is not None and isinstance(loop, base_events.BaseEventLoop) and loop._task_factory is old:
            loop._task_factory = tasks.eager_task_factory
        t = tasks.current_task(loop)
        if t is not None:
            loop.call_soon_threadsafe(step_ended, weakref.ref(t))
    except Exception:
        pass
    t = loop = old = None


def step_ended(r):
    try:
        t = r()
        if t is not None:
            after(t, now(), abs(number_of(t)))
    except Exception as e:
        ours(e)
    finally:
        t = r = None


def number_of_older(t):
    entry = older.get(id(t))
    return entry[1] if entry is not None and entry[0]() is t else adopt(t)


def set_number(t, i):
    if type(t) is Task or type(t) in subclasses:
        t._aw = i
    else:
        older[id(t)][1] = i


def adopt(t):
    """A task that was there before the recording began. Returns its number, which is negative if it has not begun."""
    i = counter()
    key = id(t)
    if type(t) is not Task and type(t) not in subclasses:  # else it is of a recording before this one
        older[key] = [weakref.ref(t, lambda _: older.pop(key, None)), i]
    set_number(t, i)
    put(now(), i, 0, 0, 0, 0, 0, 1, TASK)
    coro = t._coro
    if type(coro) is CoroType and unstarted(coro):
        i = -i
        set_number(t, i)
    else:
        begun(t, i, now(), flag=2)
        if base.done(t):
            e = now()
            failed(t, i, e, e)
    t = coro = None
    return i


def detach():
    """The program goes on without us."""
    global mm, cur, alloc, lim
    if not hooks:
        return
    poll(0)
    while hooks:
        owner, name, old, new = hooks.pop()
        if getattr(owner, name) is new:
            setattr(owner, name, old)
    atexit.unregister(at_exit)
    if origins and sys.get_coroutine_origin_tracking_depth() == 1:
        sys.set_coroutine_origin_tracking_depth(0)
    cur[3] = cpu_time() - File.cpu
    close()
    with File.lock:
        os.close(File.fd)
        File.path = File.fd = None
        mm, alloc, lim = None, lambda: 0, -1
        cur = memoryview(bytearray(32)).cast("q")


cur = memoryview(bytearray(32)).cast("q")
