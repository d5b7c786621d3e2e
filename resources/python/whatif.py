# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What if the program waited in another way, or an await failed? Changes the tree of a program before it is compiled.

A strategy is written into the calls of gather; an await that is to fail gets a call around what it waits for. Everything else stays as it
is: only the chosen places are touched, lines and columns stay, and what fails is a bare future, so that no frame of this file is in a traceback.
docs/python.md has the grammar of both. Used by launch.py, which reports what is wrong, and snippet.py. Python 3.8 and later, standard library only.
"""
import ast
import itertools
import os
import re
import sys

STRATEGIES = ("fail-fast", "collect", "task-group", "sequential", "as-written")
AT, BEFORE, WITH, EACH, GROUP = ("__awaitscope_%s__" % name for name in ("at", "before", "with", "each", "group"))
UNITS = {"ms": 1e-3, "s": 1.0, "min": 60.0}


class Wrong(ValueError):
    """One sentence: what is wrong with a strategy or a fault."""


class Fault:
    """[NAME@]LINE[.N][/TIME]=EFFECT"""

    def __init__(self, spec):
        self.spec, self.count = spec, 0
        found = re.match(r"(?:(?P<name>[^@=]+)@)?(?P<line>\d+)(?:\.(?P<nth>\d+))?(?:/(?P<only>\d+))?=(?P<effect>.*)$", spec, re.S)
        if not found:
            raise Wrong("it must be [NAME@]LINE[.N][/TIME]=EFFECT, for example fetch@12=TimeoutError:slow")
        self.name = (found.group("name") or "").strip()
        self.line = int(found.group("line"))
        self.nth = int(found.group("nth") or 0)
        self.only = int(found.group("only") or 0)
        self.delay, self.kind, self.type, self.message = 0.0, "", "", None
        self._read_effect(found.group("effect").strip())
        if self.line == 0 or found.group("nth") and not self.nth or found.group("only") and not self.only:
            raise Wrong("lines, awaits and times are counted from 1")

    def _read_effect(self, effect):
        slow = re.match(r"delay:([0-9.]+)(ms|s|min)?(?:,(.*))?$", effect, re.S)
        if slow:
            try:
                self.delay = float(slow.group(1)) * UNITS[slow.group(2) or "s"]
            except ValueError:
                raise Wrong("%s is not a duration; write for example delay:500ms or delay:2s" % slow.group(1)) from None
            effect = slow.group(3)
            if effect is None:
                self.kind = "delay"
                return
        if effect in ("never", "cancel"):
            self.kind = effect
            return
        raised = re.match(r"([^\W\d]\w*(?:\.[^\W\d]\w*)*)(?::(.*))?$", effect, re.S)
        if not raised or raised.group(1) == "delay":
            raise Wrong("%s is not an effect; it must be TYPE, TYPE:MESSAGE, delay:DURATION, never or cancel" % (effect or "nothing"))
        self.kind, self.type, self.message = "raise", raised.group(1), raised.group(2)
        if self.type == "StopIteration":
            raise Wrong("an await cannot raise StopIteration")

    def matches(self, site):
        return (site.line == self.line or site.line < self.line <= site.last) and self.nth in (0, site.nth)


class Site:
    """A place that awaits: await, async with, async for."""

    def __init__(self, node, kind, what, function, text):
        self.node, self.kind, self.what, self.function, self.text = node, kind, what, function, text
        at = what if kind == "async for" and isinstance(node, ast.comprehension) else node
        self.line, self.column = at.lineno, at.col_offset
        self.last = max(getattr(what, "end_lineno", None) or self.line, self.line)
        self.nth = 0


def one_line(text, longest=72):
    words = " ".join(text.split())
    return words if len(words) <= longest else words[:longest - 3] + "..."


class _Finder(ast.NodeVisitor):
    def __init__(self, source):
        self.lines, self.names, self.found = source.split("\n"), [], []

    def _scope(self, node):
        self.names.append(node.name)
        self.generic_visit(node)
        self.names.pop()

    visit_FunctionDef = visit_AsyncFunctionDef = visit_ClassDef = _scope

    def add(self, node, kind, what):
        prefix = "" if kind == "await" else kind + " "
        begin = node if kind == "await" else what
        self.found.append(Site(node, kind, what, ".".join(self.names), prefix + one_line(self.code(begin))))

    def code(self, node):
        """The text of a node. ast.get_source_segment splits the whole text for each."""
        first, last = node.lineno - 1, node.end_lineno - 1
        lines = [line.encode("utf-8", "replace") for line in self.lines[first:last + 1]]
        if not lines:
            return "?"
        lines[-1] = lines[-1][:node.end_col_offset]
        lines[0] = lines[0][node.col_offset:]
        return b"\n".join(lines).decode("utf-8", "replace")

    def visit_Await(self, node):
        self.add(node, "await", node)
        self.generic_visit(node)

    def visit_AsyncWith(self, node):
        for item in node.items:
            self.add(node, "async with", item.context_expr)
        self.generic_visit(node)

    def visit_AsyncFor(self, node):
        self.add(node, "async for", node.iter)
        self.generic_visit(node)

    def visit_comprehension(self, node):
        if node.is_async:
            self.add(node, "async for", node.iter)
        self.generic_visit(node)


def sites(tree, source):
    """Every place that awaits, in the order of the text, numbered within its line."""
    finder = _Finder(source)
    finder.visit(tree)
    found = sorted(finder.found, key=lambda site: (site.line, site.column))
    for before, site in zip([None] + found, found):
        site.nth = before.nth + 1 if before is not None and before.line == site.line else 1
    return found


# ---- faults

def defined(tree):
    """Names that the module may have at run time."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
            names.add(node.name)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            names.update((alias.asname or alias.name.partition(".")[0]) for alias in node.names)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
    return names


def check_type(fault, names):
    import builtins
    known = getattr(builtins, fault.type, None)
    if known is not None and not (isinstance(known, type) and issubclass(known, BaseException)):
        raise Wrong("%s is not an exception" % fault.type)
    if known is None and fault.type.partition(".")[0] not in names and "*" not in names and not fault.type.startswith("asyncio."):
        raise Wrong("there is no exception %s, neither in Python nor in this file" % fault.type)


def place_of(fault, found):
    """The sites of a fault."""
    there = [site for site in found if fault.matches(site)]
    exact = [site for site in there if site.line == fault.line]
    if exact:
        there = exact
    elif there:  # a line in the middle of an await: the innermost
        there = [max(there, key=lambda site: (site.line, site.column))]
    if there:
        of_name = [site for site in there if fault.name in (site.function, site.function.rpartition(".")[2])]
        return (of_name or there), bool(of_name)
    in_line = [site for site in found if site.line == fault.line]
    if in_line:
        raise Wrong("line %d has only %d awaits" % (fault.line, len(in_line)) if len(in_line) > 1 else "line %d has only one await" % fault.line)
    if not found:
        raise Wrong("there is no await in this file")
    near = sorted({site.line for site in sorted(found, key=lambda site: abs(site.line - fault.line))[:2]})
    raise Wrong("line %d has no await; the nearest %s" % (fault.line, " and ".join(("is in line %d", "are in lines %d")[len(near) > 1] % n if n == near[0]
                                                                                else "%d" % n for n in near)))


def resolve(faults, tree, source):
    """Site -> the faults at it. A fault without a name, or with that of the function there, is for all tasks: its name becomes empty."""
    found, names, result = sites(tree, source), defined(tree), {}
    for fault in faults:
        try:
            there, everybody = place_of(fault, found)
            if fault.kind == "raise":
                check_type(fault, names)
        except Wrong as error:
            raise Wrong("--fail %s: %s" % (fault.spec, error)) from None
        if everybody or fault.name == "*":
            fault.name = ""
        for site in there:
            result.setdefault(site, []).append(fault)
    return result


def call(name, number, what, at):
    made = ast.Call(func=ast.Name(id=name, ctx=ast.Load()), args=[ast.Constant(value=number, kind=None)] + ([what] if what is not None else []), keywords=[])
    for node in (made, made.func, made.args[0]):
        ast.copy_location(node, at)
    return made


class _Faults(ast.NodeTransformer):
    """Puts the calls around what is awaited."""

    def __init__(self, by_site):
        self.number = {}
        self.by_what = {}
        self.table = []
        for site, faults in by_site.items():
            self.by_what[id(site.node if site.kind == "await" else site.what)] = len(self.table)
            self.table.append(faults)

    def at(self, node):
        return self.by_what.get(id(node))

    def slow(self, number):
        return any(fault.kind == "delay" for fault in self.table[number])

    def visit_Await(self, node):
        number = self.at(node)
        self.generic_visit(node)
        if number is None:
            return node
        node.value = call(AT, number, node.value, node.value)
        if not self.slow(number):
            return node
        # (await before, await ...)[1]
        first = ast.copy_location(ast.Await(value=call(BEFORE, number, None, node)), node)
        both = ast.copy_location(ast.Tuple(elts=[first, node], ctx=ast.Load()), node)
        index = ast.copy_location(ast.Constant(value=1, kind=None), node)
        if sys.version_info < (3, 9):
            index = ast.copy_location(ast.Index(value=index), node)
        return ast.copy_location(ast.Subscript(value=both, slice=index, ctx=ast.Load()), node)

    def visit_AsyncWith(self, node):
        numbers = [self.at(item.context_expr) for item in node.items]
        self.generic_visit(node)
        before = []
        for number, item in zip(numbers, node.items):
            if number is None:
                continue
            item.context_expr = call(WITH, number, item.context_expr, item.context_expr)
            if self.slow(number):
                wait = ast.copy_location(ast.Await(value=call(BEFORE, number, None, item.context_expr)), item.context_expr)
                before.append(ast.copy_location(ast.Expr(value=wait), item.context_expr))
        return before + [node] if before else node

    def each(self, node):
        number = self.at(node.iter)
        self.generic_visit(node)
        if number is not None:
            node.iter = call(EACH, number, node.iter, node.iter)
        return node

    visit_AsyncFor = visit_comprehension = each


# ---- strategies

class Strategy:
    """NAME[@LINE]"""

    def __init__(self, spec):
        self.spec = spec
        self.name, at, line = spec.partition("@")
        if self.name not in STRATEGIES:
            raise Wrong("unknown strategy %s: %s" % (self.name, ", ".join(STRATEGIES)))
        if at and not (line.isdigit() and int(line)):
            raise Wrong("--strategy %s: %s is not a line number" % (spec, line or "nothing"))
        self.line = int(line) if at else 0


class _Gathers(ast.NodeVisitor):
    """The calls of gather: [(call, the await around it or None)]."""

    def __init__(self, tree):
        self.modules, self.functions, self.found = {"asyncio"}, set(), []
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                self.modules.update(alias.asname or alias.name for alias in node.names if alias.name in ("asyncio", "asyncio.tasks"))
            elif isinstance(node, ast.ImportFrom) and node.module in ("asyncio", "asyncio.tasks"):
                self.functions.update(alias.asname or "gather" for alias in node.names if alias.name in ("gather", "*"))
        self.visit(tree)

    def is_gather(self, node):
        if not isinstance(node, ast.Call):
            return False
        function = node.func
        if isinstance(function, ast.Name):
            return function.id in self.functions
        if not isinstance(function, ast.Attribute) or function.attr != "gather":
            return False
        of = function.value
        return isinstance(of, ast.Name) and of.id in self.modules or isinstance(of, ast.Attribute) and of.attr == "tasks"

    def visit_Await(self, node):
        if self.is_gather(node.value):
            self.found.append((node.value, node))
            for part in node.value.args + node.value.keywords:
                self.visit(part)
        else:
            self.generic_visit(node)

    def visit_Call(self, node):
        if self.is_gather(node):
            self.found.append((node, None))
        self.generic_visit(node)


def refusal(name, gather, awaited):
    """Why the strategy cannot be written into this call, or None."""
    if any(keyword.arg is None for keyword in gather.keywords):
        return "its keywords are known only when it runs"
    if name in ("task-group", "sequential") and awaited is None:
        return "it is not awaited where it is called"
    if name == "task-group" and sys.version_info < (3, 11):
        return "there is no TaskGroup before Python 3.11"
    return None


def choose(strategies, tree):
    """([(gather, await, strategy)], sentences about those that stay as they are)."""
    gathers = sorted(_Gathers(tree).found, key=lambda pair: (pair[0].lineno, pair[0].col_offset))
    chosen, notes = {}, []
    for strategy in strategies:
        if strategy.name == "as-written" and not strategy.line:
            continue
        there = [pair for pair in gathers if not strategy.line or pair[0].lineno <= strategy.line <= pair[0].end_lineno]
        if not there:
            where = " in line %d" % strategy.line if strategy.line else ""
            lines = sorted({pair[0].lineno for pair in gathers})
            raise Wrong("--strategy %s: there is no call of gather%s%s" % (strategy.spec, where, "; there is one in line " + " and ".join(map(str, lines)) if lines and where else ""))
        reasons = []
        for gather, awaited in there[-1:] if strategy.line else there:
            why = refusal(strategy.name, gather, awaited)
            if why and strategy.line:
                raise Wrong("--strategy %s: line %d: %s" % (strategy.spec, gather.lineno, why))
            if why:
                reasons.append((gather.lineno, why))
            else:
                chosen[id(gather)] = (gather, awaited, strategy.name)
        if len(reasons) == len(there) and not strategy.line:
            raise Wrong("--strategy %s: line %d: %s" % (strategy.spec, *reasons[0]))
        notes += ["The gather in line %d stays as written: %s." % reason for reason in reasons]
    return list(chosen.values()), notes


def one_after_another(gather):
    """[await a, *[await b for ...]]: what comes after a failure is never made."""
    def awaited(value):
        return ast.copy_location(ast.Await(value=value), value)
    elements = []
    for argument in gather.args:
        if not isinstance(argument, ast.Starred):
            elements.append(awaited(argument))
            continue
        of = argument.value
        if isinstance(of, (ast.List, ast.Tuple)) and not any(isinstance(e, ast.Starred) for e in of.elts):
            elements += [awaited(element) for element in of.elts]
            continue
        if isinstance(of, (ast.ListComp, ast.GeneratorExp)):
            made = ast.ListComp(elt=awaited(of.elt), generators=of.generators)
        else:
            each = ast.Name(id="each", ctx=ast.Load())
            made = ast.ListComp(elt=ast.Await(value=each), generators=[ast.comprehension(target=ast.Name(id="each", ctx=ast.Store()), iter=of, ifs=[], is_async=0)])
        for node in ast.walk(made):
            if node is not of and hasattr(node, "_attributes") and "lineno" in node._attributes and not hasattr(node, "lineno"):
                ast.copy_location(node, of)
        elements.append(ast.copy_location(ast.Starred(value=ast.copy_location(made, of), ctx=ast.Load()), argument))
    return ast.copy_location(ast.List(elts=elements, ctx=ast.Load()), gather)


TASK_GROUP = """
async def task_group(*awaitables):
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(each if asyncio.iscoroutine(each) else wait_for_it(each)) for each in awaitables]
    return [task.result() for task in tasks]
async def wait_for_it(awaitable):
    return await awaitable
"""


class _Strategies(ast.NodeTransformer):
    def __init__(self, chosen):
        self.collect = {id(gather): name == "collect" for gather, _, name in chosen if name in ("fail-fast", "collect")}
        self.groups = {id(gather) for gather, _, name in chosen if name == "task-group"}
        self.in_turn = {id(awaited): gather for gather, awaited, name in chosen if name == "sequential"}

    def visit_Await(self, node):
        gather = self.in_turn.get(id(node))
        self.generic_visit(node)
        return ast.copy_location(one_after_another(gather), node) if gather is not None else node

    def visit_Call(self, node):
        collect = self.collect.get(id(node))
        group = id(node) in self.groups
        self.generic_visit(node)
        if collect is not None or group:
            node.keywords = [keyword for keyword in node.keywords if keyword.arg != "return_exceptions"]
        if collect is not None:
            value = ast.copy_location(ast.Constant(value=collect, kind=None), node)
            node.keywords.append(ast.copy_location(ast.keyword(arg="return_exceptions", value=value), node))
        elif group:
            node.keywords = []
            node.args.insert(0, ast.copy_location(ast.Constant(value=node.lineno, kind=None), node))
            node.func = ast.copy_location(ast.Name(id=GROUP, ctx=ast.Load()), node.func)
        return node


# ---- while the program runs

class Runtime:
    """What the calls in the changed program do. A future that is done already makes an await raise without a frame of ours in between."""

    def __init__(self, table, path, hits):
        self.table, self.path, self.hits = table, path, hits
        self.numbers = None
        self.groups = {}
        self.told = set()
        if any("#" in fault.name for faults in table for fault in faults):
            self.count_tasks()

    def count_tasks(self):
        """Which task is fetch#3: the third one that was made."""
        import asyncio
        import weakref
        self.numbers = weakref.WeakKeyDictionary()
        make, numbers, count = asyncio.BaseEventLoop.create_task, self.numbers, itertools.count(1)

        def create_task(self, coro, **keywords):
            task = make(self, coro, **keywords)
            numbers[task] = next(count)
            return task
        create_task.__qualname__, create_task.__doc__ = make.__qualname__, make.__doc__
        asyncio.BaseEventLoop.create_task = create_task

    def is_of(self, name, task):
        if not name:
            return True
        if task is None:
            return False
        coroutine = getattr(task.get_coro(), "__qualname__", "")
        last = coroutine.rpartition(".")[2]
        if self.numbers is not None and name == "%s#%s" % (last, self.numbers.get(task)):
            return True
        return name in (task.get_name(), coroutine, last)

    def hit(self, number, kinds):
        """The fault that happens at this place now, or None."""
        import asyncio
        task = asyncio.current_task()
        result = None
        for fault in self.table[number]:
            if fault.kind not in kinds or not self.is_of(fault.name, task):
                continue
            fault.count += 1
            if result is None and fault.only in (0, fault.count):
                result = fault
        if result is not None and self.hits and result.spec not in self.told:
            self.told.add(result.spec)
            file = os.open(self.hits, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            os.write(file, (result.spec + "\n").encode("utf-8", "surrogateescape"))
            os.close(file)
        return result

    def failure(self, fault, frame):
        """The exception to be raised; its type is a name of the program's."""
        import asyncio
        import builtins
        first, *rest = fault.type.split(".")
        names = frame.f_globals, vars(builtins), {"asyncio": asyncio}
        kind = next((each[first] for each in names if first in each), None)
        if kind is None:
            kind = frame.f_locals.get(first)  # last: looking there keeps values alive before Python 3.13
        for name in rest:
            kind = getattr(kind, name, None)
        if not (isinstance(kind, type) and issubclass(kind, BaseException)):
            self.stop("--fail %s: %s is not an exception there" % (fault.spec, fault.type))
        arguments = () if fault.message is None else (fault.message,)
        try:
            return kind(*arguments)
        except Exception:  # it wants other arguments
            made = kind.__new__(kind, *arguments)
            made.args = arguments
            return made

    def stop(self, sentence):
        for stream in (sys.stdout, sys.stderr):
            try:
                stream.flush()
            except Exception:
                pass
        os.write(2, ("awaitscope: %s: %s\n" % (self.path, sentence)).encode("utf-8", "replace"))
        os._exit(2)

    def outcome(self, fault, frame):
        """A future with what the fault does; None: it cancels the task that runs, which then waits for what it would have."""
        import asyncio
        if fault.kind == "cancel" and not fault.delay:
            asyncio.current_task().cancel()
            return None
        loop = asyncio.get_running_loop()
        future = loop.create_future()
        if fault.kind == "cancel":
            loop.call_later(fault.delay, asyncio.current_task().cancel)
        elif fault.kind == "raise":
            error = self.failure(fault, frame)
            if fault.delay:
                loop.call_later(fault.delay, lambda: future.done() or future.set_exception(error))
            else:
                future.set_exception(error)
        return future

    def at(self, number, awaitable):
        fault = self.hit(number, ("raise", "never", "cancel"))
        future = self.outcome(fault, sys._getframe(1)) if fault is not None else None
        if future is None:
            return awaitable
        dispose(awaitable)
        return future

    def before(self, number):
        import asyncio
        fault = self.hit(number, ("delay",))
        if fault is not None:
            return asyncio.sleep(fault.delay)
        future = asyncio.get_running_loop().create_future()
        future.set_result(None)
        return future

    def with_(self, number, manager):
        fault = self.hit(number, ("raise", "never", "cancel"))
        future = self.outcome(fault, sys._getframe(1)) if fault is not None else None
        if future is None:
            return manager
        dispose(manager)
        return Manager(future)

    def each(self, number, iterable):
        return Iterator(self, number, iterable)

    def group(self, line, *awaitables):
        """In the name and line of the gather that it stands for."""
        function = self.groups.get(line)
        if function is None:
            import asyncio
            tree = ast.parse(TASK_GROUP)
            for node in ast.walk(tree):
                if hasattr(node, "lineno"):
                    node.lineno = node.end_lineno = line
            scope = {"asyncio": asyncio}
            exec(compile(tree, self.path, "exec"), scope)
            function = self.groups[line] = scope["task_group"]
        return function(*awaitables)

    def install(self):
        import builtins
        for name, function in ((AT, self.at), (BEFORE, self.before), (WITH, self.with_), (EACH, self.each), (GROUP, self.group)):
            setattr(builtins, name, function)


def dispose(thing, depth=0):
    """What nobody will await now: coroutines that have not begun, and those that were handed to them, must not be reported as never awaited."""
    from collections.abc import Coroutine
    if isinstance(thing, Coroutine):
        frame = getattr(thing, "cr_frame", None)
        inner = [] if frame is None or depth > 3 or getattr(thing, "cr_await", None) is not None else list(frame.f_locals.values())
        thing.close()
        for each in inner:
            dispose(each, depth + 1)
    elif depth and depth <= 4 and isinstance(thing, (list, tuple, set, frozenset)):
        for each in thing:
            dispose(each, depth + 1)


class Manager:
    """async with, entering which fails."""

    def __init__(self, future):
        self.future = future

    def __aenter__(self):
        return self.future

    def __aexit__(self, *error):
        return self.future


class Iterator:
    """async for, a round of which may fail."""

    def __init__(self, runtime, number, iterable):
        self.runtime, self.number, self.iterable = runtime, number, iterable

    def __aiter__(self):
        self.iterator = type(self.iterable).__aiter__(self.iterable)
        return self

    def __anext__(self):
        slow = self.runtime.hit(self.number, ("delay",))
        following = type(self.iterator).__anext__(self.iterator)
        if slow is not None:
            following = self.later(slow.delay, following)
        fault = self.runtime.hit(self.number, ("raise", "never", "cancel"))
        future = self.runtime.outcome(fault, sys._getframe(1)) if fault is not None else None
        if future is None:
            return following
        dispose(following)
        return future

    @staticmethod
    async def later(seconds, following):
        import asyncio
        await asyncio.sleep(seconds)
        return await following


# ---- for launch.py and snippet.py

def plan(strategies, faults, tree, source):
    """Checks what was asked for. Returns the sentences to tell; raises Wrong."""
    return _chosen(strategies, faults, tree, source)[2]


def _chosen(strategies, faults, tree, source):
    by_site = resolve([_fault(spec) for spec in faults], tree, source)
    chosen, notes = choose([Strategy(spec) for spec in strategies], tree)
    in_turn = {id(awaited) for _, awaited, name in chosen if name == "sequential"}
    for site, there in by_site.items():
        if id(site.node) in in_turn:
            raise Wrong("--fail %s: the gather in line %d becomes a sequence of awaits; let one of those fail that it waits for" % (there[0].spec, site.line))
    return by_site, chosen, notes


def _fault(spec):
    try:
        return Fault(spec)
    except Wrong as error:
        raise Wrong("--fail %s: %s" % (spec, error)) from None


def apply(strategies, faults, tree, source, path, hits=None):
    """Changes the tree, and makes the calls in it known."""
    by_site, chosen, _ = _chosen(strategies, faults, tree, source)
    change = _Faults(by_site)
    tree = change.visit(tree)
    tree = _Strategies(chosen).visit(tree)
    Runtime(change.table, path, hits).install()
    return ast.fix_missing_locations(tree)
