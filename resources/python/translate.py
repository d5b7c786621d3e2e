# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a task set of Python source, by CPython's own parser; nothing is executed: translate.py FILE

Prints the task set as JSON. If the source holds a construct that a task set cannot express, each is printed on standard error as
"line N: why", and the status is 1. The subset: what the program exports as Python, and what people write by hand in it.
Python 3.8 and later, standard library only.
"""
import ast
import json
import os
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import completion  # noqa: E402

HELPERS = {"raise_first", "undefined", "_callback", "_Manager", "_SyncManager", "user_cancels", "user_sets_result", "_eager_main"}
EAGER_MAIN = re.compile(r"_eager_main_\d+")  # the same of a further asyncio.run()
OBJECTS = {"Semaphore": {"type": "semaphore"}, "BoundedSemaphore": {"type": "semaphore", "bounded": True}, "Lock": {"type": "lock"}, "Queue": {"type": "queue"},
           "LifoQueue": {"type": "queue", "order": "lifo"}, "PriorityQueue": {"type": "queue", "order": "priority"}, "Event": {"type": "event"},
           "Condition": {"type": "condition"}, "Barrier": {"type": "barrier"}}
# the argument of each that a task set has
ARGUMENT = {"semaphore": "value", "queue": "maxsize", "barrier": "parties", "executor": "max_workers"}
GUARDS = ("semaphore", "lock", "condition")
# (type of the object, method) -> step; of what is awaited, and of what is not
AWAITED = {("queue", "get"): "get", ("queue", "join"): "join", ("event", "wait"): "event_wait", ("condition", "wait"): "condition_wait",
           ("barrier", "wait"): "barrier_wait", ("barrier", "reset"): "barrier_reset", ("barrier", "abort"): "barrier_abort",
           **{(kind, "acquire"): "acquire" for kind in GUARDS}}
SIMPLE = {("queue", "task_done"): "task_done", ("queue", "get_nowait"): "get_nowait", ("event", "set"): "event_set", ("event", "clear"): "event_clear",
          **{(kind, "release"): "release" for kind in GUARDS}}
COMPARED = {ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.In: "in"}
COMPUTED = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*"}
# what is computed of one value: a call of a builtin, or an attribute
ASKED = {"len": "len()", "list": "copy()"}
LINKS = {"__cause__": "cause()", "__context__": "context()"}
KNOWN = {(3, 11), (3, 12), (3, 13), (3, 14)}  # the versions whose rules a task set can follow
MANY = 50  # coroutines of a comprehension that are written one by one


class Outside(Exception):
    """A construct that a task set cannot express."""

    def __init__(self, node, why):
        super().__init__(why)
        self.line = getattr(node, "lineno", 0)


def shown(node):
    """The code of a node, on one line and not too long."""
    try:
        text = ast.unparse(node) if hasattr(ast, "unparse") else type(node).__name__
    except Exception:
        text = type(node).__name__
    text = text.split("\n")[0]
    return text if len(text) <= 60 else text[:57] + "..."


def dotted(node):
    """"asyncio.sleep" for such an expression, else None."""
    names = []
    while isinstance(node, ast.Attribute):
        names.insert(0, node.attr)
        node = node.value
    return ".".join([node.id] + names) if isinstance(node, ast.Name) else None


def is_constant(node, value=None):
    return isinstance(node, ast.Constant) and (value is None and node.value is None or type(node.value) is type(value) and node.value == value)


def is_call_of(node, name):
    """name(...) or anything.name(...)"""
    return isinstance(node, ast.Call) and (isinstance(node.func, ast.Name) and node.func.id == name or isinstance(node.func, ast.Attribute) and node.func.attr == name)


def name_of(node):
    """x, or "$x" for G.x; None: it is no variable."""
    if isinstance(node, ast.Name):
        return node.id
    return "$" + node.attr if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "G" else None


class Function:
    """What is known about a coroutine function before its body is read."""

    def __init__(self, node, functions):
        self.node = node
        a = node.args
        self.params = [x.arg for x in getattr(a, "posonlyargs", []) + a.args + a.kwonlyargs]
        self.defaults = dict(zip(reversed([x.arg for x in getattr(a, "posonlyargs", []) + a.args]), reversed(a.defaults)))
        self.defaults.update({x.arg: d for x, d in zip(a.kwonlyargs, a.kw_defaults) if d is not None})
        self.lists = set()
        self.tasks = set()
        self.seconds = self._only_slept()
        self.submitted = {name_of(n.targets[0]) for n in ast.walk(node) if isinstance(n, ast.Assign) and len(n.targets) == 1 and is_call_of(n.value, "run_coroutine_threadsafe")}
        self.loops = self._only_loops()  # names of variables that hold the event loop
        self.every_param = self.params
        self.params = [p for p in self.params if p not in self.loops]
        self.moments = self._only_moments(functions)

    def _only_loops(self):
        """Names that hold nothing but the event loop, which has no name in a task set."""
        uses = set()
        for node in ast.walk(self.node):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                uses.add(id(node.value))
            elif is_call_of(node, "run_coroutine_threadsafe") and node.args and isinstance(node.args[-1], ast.Name):
                uses.add(id(node.args[-1]))
            elif isinstance(node, ast.Call) and node.args:  # handed on to a thread
                uses.update(id(a) for a in node.args[1:] if isinstance(a, ast.Name) and a.id == "loop")
        loaded = [n for n in ast.walk(self.node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)]
        others = {n.id for n in loaded if id(n) not in uses}
        made = {n.targets[0].id for n in ast.walk(self.node) if isinstance(n, ast.Assign) and len(n.targets) == 1 and isinstance(n.targets[0], ast.Name)
                and (is_call_of(n.value, "get_running_loop") or is_call_of(n.value, "get_event_loop"))}
        given = {n.args[-1].id for n in ast.walk(self.node) if is_call_of(n, "run_coroutine_threadsafe") and n.args and isinstance(n.args[-1], ast.Name)}
        return (made | given & set(self.params)) - others | {"LOOP"}

    def _only_moments(self, functions):
        """Names that are nothing but moments on the clock of the loop: for timeout_at, reschedule and call_at."""
        def is_clock(node):
            return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "time" and not node.args

        def left_of(node):
            while isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Add, ast.Sub)):
                node = node.left
            return node
        uses = {}  # id of a name -> what it takes part in
        for node in ast.walk(self.node):
            if (is_call_of(node, "timeout_at") or is_call_of(node, "reschedule") or is_call_of(node, "call_at")) and node.args and isinstance(left_of(node.args[0]), ast.Name):
                uses[id(left_of(node.args[0]))] = "limit"
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in functions:
                uses.update({id(a): "handed" for a in node.args + [k.value for k in node.keywords]})
            elif isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
                if isinstance(left_of(node.value), ast.Name) and left_of(node.value) is not node.value:
                    uses[id(left_of(node.value))] = "computed"
                if is_clock(left_of(node.value)) or is_constant(node.value) or id(left_of(node.value)) in uses:
                    uses[id(node.targets[0])] = "clock" if is_clock(left_of(node.value)) else "made"

        by_name = {}
        for node in ast.walk(self.node):
            if isinstance(node, ast.Name):
                by_name.setdefault(node.id, []).append(uses.get(id(node)))
        fitting = {name for name, found in by_name.items() if None not in found and ("limit" in found or "clock" in found and len(found) > 1)}
        for node in ast.walk(self.node):  # what is computed from another name is a moment if that is one
            if isinstance(node, ast.Assign) and len(node.targets) == 1 and uses.get(id(node.targets[0])) == "made" and not is_constant(node.value):
                if left_of(node.value).id not in fitting:
                    fitting.discard(node.targets[0].id)
        return fitting

    def _only_slept(self):
        """Parameters that are nothing but lengths of sleeps: seconds in Python, milliseconds in a task set."""
        slept, others = set(), set()
        for node in ast.walk(self.node):
            if isinstance(node, ast.Call) and dotted(node.func) in ("asyncio.sleep", "sleep", "time.sleep") and node.args and isinstance(node.args[0], ast.Name):
                slept.add(id(node.args[0]))
        for node in ast.walk(self.node):
            if isinstance(node, ast.Name) and id(node) not in slept:
                others.add(node.id)
        names = {n.id for n in ast.walk(self.node) if isinstance(n, ast.Name) and id(n) in slept}
        return (names - others) & set(self.params)


def notes_of(source):
    """The text of the comment "# Notes:" above the first statement, as export writes it; None: there is none."""
    found = None
    for line in source.split("\n"):
        if found is None:
            if re.match(r"(import|from|class|def|async)\b|@|\w+ *=", line):
                return None
            found = [] if line == "# Notes:" else None
        elif line == "#" or line.startswith("#   "):
            text = line[4:]
            try:
                found.append(ast.literal_eval('"' + text.replace('"', '\\"') + '"'))
            except (SyntaxError, ValueError):
                found.append(text)
        else:
            break
    return "\n".join(found) if found else None


def python_of(source):
    """The version in the comment "# For Python" above the first statement, as export writes it; else this one, if its rules are known."""
    for line in source.split("\n"):
        found = re.match(r"# For Python (3\.1[1-4](\.\d+)?);", line)
        if found:
            return found.group(1)
        if re.match(r"(import|from|class|def|async)\b|@|\w+ *=", line):
            break
    return "3.%d" % sys.version_info.minor if sys.version_info[:2] in KNOWN else None


class Translator:
    def __init__(self, source):
        self.source = source
        self.tree = completion.parse(source)
        self.problems = []
        self.functions, self.exceptions, self.objects = {}, {}, {}
        self.types = {}  # identifier -> name of the type
        self.aliases = {}  # name -> name in asyncio
        self.main = None
        self.then = []  # names of the coroutines that further asyncio.run() run
        self.external = []
        self.eager = False
        self.function = None
        self.in_threads = set()  # names of functions that run in threads
        self.ordinary = set()  # the same, and names of functions that the event loop calls

    # The module

    def task_set(self, name):
        self.manager_classes()
        body = list(self.tree.body)
        title = ast.get_docstring(self.tree, clean=False)
        for node in body:  # first: the names by which to_thread may be called
            if isinstance(node, ast.ImportFrom) and node.module == "asyncio":
                self.guard(self.top, node)
        self.in_threads = {name for name in map(self.thread_function, ast.walk(self.tree)) if name}
        self.handlers_told()
        self.ordinary = self.in_threads | {name for name in map(self.loop_function, ast.walk(self.tree)) if name}
        for node in ast.walk(self.tree):
            self.ordinary |= self.manager_functions(node)
        functions = {node.name for node in body if isinstance(node, (ast.AsyncFunctionDef, ast.FunctionDef))}
        for node in body:
            if "_eager_main" in functions and EAGER_MAIN.fullmatch(node.name if isinstance(node, ast.AsyncFunctionDef) else ""):
                continue
            if isinstance(node, ast.AsyncFunctionDef) and node.name not in HELPERS or isinstance(node, ast.FunctionDef) and node.name in self.ordinary:
                self.functions[node.name] = Function(node, functions)
        for index, node in enumerate(body):
            if index == 0 and title is not None:
                continue
            self.guard(self.top, node)
        coros = {}
        for name_, function in self.functions.items():
            coros[name_] = self.coroutine(function)
        if self.main is None and not self.problems:
            self.problems.append((len(body) and getattr(body[-1], "lineno", 1) or 1, "Nothing is run: a task set needs asyncio.run(main())."))
        out = {"schema": 1, "name": name}
        if title:
            out["title"] = title.strip()
        notes = notes_of(self.source)
        if notes:
            out["notes"] = notes
        if self.exceptions:
            out["exceptions"] = self.exceptions
        if self.objects:
            out["objects"] = self.objects
        out["coros"] = coros
        out["main"] = self.main
        if self.then:
            out["then"] = self.then
        if self.eager:
            out["eager"] = True
        python = python_of(self.source)
        if python:
            out["python"] = python
        if self.external:
            out["external"] = self.external
        return out

    def guard(self, method, node, *more):
        """Calls the method; a construct outside is noted, and the rest is still looked at."""
        try:
            return method(node, *more)
        except Outside as error:
            problem = error.line, str(error)
        except (AttributeError, IndexError, KeyError, TypeError, ValueError):  # too few arguments, or others than expected
            problem = node.lineno, "`%s` cannot be expressed." % shown(node)
        if problem not in self.problems:
            self.problems.append(problem)
        return None

    def top(self, node):
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name not in ("asyncio", "concurrent.futures", "contextlib", "contextvars", "functools", "gc", "signal", "time", "types", "typing", "__future__") or alias.asname:
                    raise Outside(node, "The module %s has no counterpart in a task set." % alias.name)
        elif isinstance(node, ast.ImportFrom):
            if node.module == "asyncio":
                self.aliases.update({alias.asname or alias.name: alias.name for alias in node.names})
            elif node.module == "contextlib" and all(a.name in ("suppress", "AsyncExitStack", "aclosing") and not a.asname for a in node.names):
                pass
            elif node.module == "contextvars" and all(a.name == "ContextVar" and not a.asname for a in node.names):
                pass
            elif node.module not in ("__future__", "typing", "collections.abc"):
                raise Outside(node, "The module %s has no counterpart in a task set." % node.module)
        elif isinstance(node, ast.AsyncFunctionDef):
            if node.name == "_eager_main":
                self.eager = True
                self.main = self.entry(node.body[-1].value.value)
            elif self.eager and EAGER_MAIN.fullmatch(node.name):
                self.run_next(node, self.entry(node.body[-1].value.value))
        elif isinstance(node, ast.FunctionDef):
            if node.name not in HELPERS and node.name not in self.ordinary:
                raise Outside(node, "%s() is an ordinary function; a task set has only coroutines, and functions that run in threads, are given to the event loop or enter and leave a context manager." % node.name)
        elif isinstance(node, ast.ClassDef):
            if node.name not in HELPERS:
                self.exception_type(node)
        elif isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
            self.shared(node, node.targets[0].id, node.value)
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) and self.called(node.value) == "asyncio.run":
            self.run(node.value)
        elif isinstance(node, ast.If) and self.is_main_guard(node.test) and not node.orelse:
            for statement in node.body:
                self.guard(self.top, statement)
        elif isinstance(node, ast.With) and len(node.items) == 1 and dotted(getattr(node.items[0].context_expr, "func", None)) == "asyncio.Runner":
            self.runner(node)
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            pass
        else:
            raise Outside(node, "`%s` outside a coroutine cannot be expressed." % shown(node))

    @staticmethod
    def is_main_guard(test):
        return (isinstance(test, ast.Compare) and isinstance(test.left, ast.Name) and test.left.id == "__name__" and len(test.ops) == 1
                and isinstance(test.ops[0], ast.Eq) and is_constant(test.comparators[0], "__main__"))

    def run(self, call):
        if self.eager:
            return
        if len(call.args) != 1 or any(k.arg != "debug" for k in call.keywords):
            raise Outside(call, "`%s` cannot be expressed." % shown(call))
        if self.main is None:
            self.main = self.entry(call.args[0])
        else:
            self.run_next(call, self.entry(call.args[0]))

    def run_next(self, node, entry):
        if not isinstance(entry, str):
            raise Outside(node, "Only the first asyncio.run() can give arguments to its coroutine.")
        self.then.append(entry)

    def entry(self, node):
        if not self.is_coroutine_call(node):
            raise Outside(node, "asyncio.run() needs the call of a coroutine of this file.")
        coro = self.coroutine_call(node)
        return coro if coro.get("args") else coro["coro"]

    def runner(self, node):
        for statement in node.body:
            call = statement.value if isinstance(statement, ast.Expr) else None
            if isinstance(statement, ast.Assign):
                continue  # after = runner.get_loop().call_later
            name = dotted(call.func) if isinstance(call, ast.Call) else None
            if name == "runner.run":
                if self.main is not None:
                    raise Outside(statement, "A task set runs each main coroutine in an asyncio.run() of its own.")
                self.main = self.entry(call.args[0])
            elif name == "after" and isinstance(call.args[1], ast.Lambda):
                self.external.append(self.external_action(self.milliseconds(call.args[0]), call.args[1].body))
            else:
                raise Outside(statement, "`%s` cannot be expressed." % shown(statement))

    def external_action(self, at, call):
        def target(node):
            if isinstance(node, ast.Call) and dotted(node.func) == "getattr":
                return "$" + node.args[1].value
            return self.variable(node)

        name = dotted(call.func)
        action = {"at": at}
        if name == "user_cancels":
            action.update(op="cancel", of=target(call.args[0]))
            if len(call.args) > 1:
                action["msg"] = call.args[1].value
        elif name == "user_sets_result":
            action.update(op="set_result", of=target(call.args[0]), value=self.value(call.args[1]))
        elif name == "signal.raise_signal" and dotted(call.args[0]) == "signal.SIGINT":
            action.update(op="interrupt")
        elif isinstance(call.func, ast.Attribute) and call.func.attr == "set":
            action.update(op="event_set", of=target(call.func.value))
        else:
            raise Outside(call, "`%s` cannot be expressed." % shown(call))
        return action

    def exception_type(self, node):
        body = [n for n in node.body if not isinstance(n, ast.Pass) and not (isinstance(n, ast.Expr) and isinstance(n.value, ast.Constant))]
        if len(node.bases) != 1 or node.keywords or body:
            raise Outside(node, "The class %s is more than a named exception." % node.name)
        self.types[node.name] = node.name
        self.exceptions[node.name] = self.type_name(node.bases[0])

    def shared(self, node, name, value):
        called = self.called(value) if isinstance(value, ast.Call) else None
        kind = {"type": "executor"} if called == "concurrent.futures.ThreadPoolExecutor" else OBJECTS.get(called[len("asyncio."):]) if called and called.startswith("asyncio.") else None
        if kind:
            self.objects[name] = self.object(value, kind)
        elif called in ("contextvars.ContextVar", "ContextVar"):
            self.objects[name] = self.context_variable(name, value)
        elif called == "type" and len(value.args) == 3:
            self.types[name] = value.args[0].value
            self.exceptions[value.args[0].value] = self.type_name(value.args[1].elts[0])
        elif called == "types.SimpleNamespace" and name == "G" or name == "_counts":
            pass
        else:
            raise Outside(node, "`%s` outside a coroutine cannot be expressed." % shown(node))

    def object(self, call, kind):
        out = dict(kind)
        key = ARGUMENT.get(out["type"])
        given = list(call.args) + [k.value for k in call.keywords if k.arg == key]
        if len(given) + sum(k.arg != key for k in call.keywords) > (1 if key else 0):
            raise Outside(call, "`%s` has arguments that cannot be expressed." % shown(call))
        if given:
            out[key] = self.whole(given[0])
        return out

    def context_variable(self, name, call):
        if len(call.args) == 1 and not is_constant(call.args[0], name):
            raise Outside(call, "The name of a context variable is that of the variable in a task set: ContextVar('%s')." % name)
        if len(call.args) != 1 or any(k.arg != "default" for k in call.keywords):
            raise Outside(call, "`%s` has arguments that cannot be expressed." % shown(call))
        default = [self.value(k.value) for k in call.keywords]
        if default and isinstance(default[0], (list, dict)):
            raise Outside(call, "The default of `%s` must be a number, a text, True, False or None." % shown(call))
        return dict({"type": "context_var"}, **({"default": default[0]} if default else {}))

    # Functions that the event loop calls

    def given_to_loop(self, node):
        """What the loop is to call, if this is the call of call_soon and the like; else None."""
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            return None
        place = {"call_soon": 0, "call_later": 1, "call_at": 1, "add_done_callback": 0, "set_exception_handler": 0, "add_signal_handler": 1}.get(node.func.attr)
        return node.args[place] if place is not None and len(node.args) > place else None

    def loop_function(self, node):
        """The name of the function of this file that the loop is to call, or None."""
        of = self.given_to_loop(node)
        if isinstance(of, ast.Call) and dotted(of.func) == "functools.partial" and of.args:
            of = of.args[0]
        if isinstance(of, ast.Lambda) and isinstance(of.body, ast.Call):
            of = of.body.func
        return of.id if isinstance(of, ast.Name) and of.id not in HELPERS and any(isinstance(n, ast.FunctionDef) and n.name == of.id for n in self.tree.body) else None

    def handlers_told(self):
        """A function def handler(loop, context) becomes one with the parameters message and exception."""
        names = {n.args[0].id for n in ast.walk(self.tree)
                 if isinstance(n, ast.Call) and isinstance(n.func, ast.Attribute) and n.func.attr == "set_exception_handler" and n.args and isinstance(n.args[0], ast.Name)}
        for node in self.tree.body:
            if isinstance(node, ast.FunctionDef) and node.name in names and len(node.args.args) == 2:
                self.guard(self.told_of_report, node)

    @staticmethod
    def told_of_report(node):
        told = Told([a.arg for a in node.args.args])
        body = [told.visit(copy_of(statement)) for statement in node.body]
        told.refuse_others(body)
        node.body, node.args = body, arguments_of(told.found)

    def loop_call(self, node, op):
        """The function and its arguments, of a callback; the first parameter of a done callback stays open."""
        place = 1 if op in ("call_later", "call_at", "add_signal_handler") else 0
        of, given, keywords = node.args[place], node.args[place + 1:], []
        if any(k.arg != "context" for k in node.keywords):
            raise Outside(node, "`%s` cannot be expressed." % shown(node))
        if node.keywords:
            raise Outside(node, "A callback has no context of its own in a task set.")
        if isinstance(of, ast.Call) and dotted(of.func) == "functools.partial":
            of, given, keywords = of.args[0], of.args[1:] + given, of.keywords
        if isinstance(of, ast.Attribute) and op != "add_done_callback":
            return self.bound_method(node, of, given + [k.value for k in keywords])
        if not isinstance(of, ast.Name) or of.id not in self.functions:
            raise Outside(node, "`%s` is no function of this file." % shown(of))
        call = ast.Call(func=of, args=given, keywords=keywords, lineno=node.lineno, col_offset=0)
        if op != "add_done_callback":
            return self.call_of(call)
        function = self.functions[of.id]
        if given or not function.params:
            raise Outside(node, "The arguments of `%s` cannot be expressed." % shown(node))
        out = self.call_of(call)
        args = {k: v for k, v in out.pop("args", {}).items() if k != function.params[0]}
        return dict(out, **({"args": args} if args else {}))

    def bound_method(self, node, of, given):
        """call_later(1, task.cancel): a small function."""
        name = self.variable(of.value)
        kind = self.objects.get(name, {}).get("type")
        if of.attr == "cancel" and not given:
            body = [{"op": "cancel", "of": "what"}]
        elif of.attr == "set_result" and len(given) == 1:
            return {"coro": "set_result", "params": ["what", "value"], "args": {"what": {"var": name}, "value": self.value(given[0])},
                    "body": [{"op": "set_result", "of": "what", "value": {"var": "value"}}]}
        elif (kind, of.attr) in SIMPLE and not given:
            return {"coro": of.attr, "body": [{"op": SIMPLE[kind, of.attr], "of": name}]}
        else:
            raise Outside(node, "`%s` cannot be expressed." % shown(node))
        return {"coro": of.attr, "params": ["what"], "args": {"what": {"var": name}}, "body": body}

    def signal_handler(self, node, method):
        if not node.args or dotted(node.args[0]) != "signal.SIGINT":
            raise Outside(node, "The only signal of a task set is signal.SIGINT.")
        if method == "remove_signal_handler":
            return {"op": method}
        if len(node.args) < 2:
            raise Outside(node, "`%s` cannot be expressed." % shown(node))
        return dict({"op": method}, **self.loop_call(node, method))

    def exception_handler(self, node):
        of = node.args[0]
        if isinstance(of, ast.Name) and of.id in self.functions:
            return {"op": "set_exception_handler", "coro": of.id}
        if not isinstance(of, ast.Lambda) or len(of.args.args) < 2:
            raise Outside(node, "`%s` cannot be expressed." % shown(node))
        told = Told([a.arg for a in of.args.args[:2]])
        body = told.visit(copy_of(of.body))
        told.refuse_others([body])
        defaults = dict(zip([a.arg for a in of.args.args[2:]], of.args.defaults))
        if isinstance(body, ast.Call) and isinstance(body.func, ast.Name) and body.func.id in self.functions:
            body.keywords = [ast.keyword(arg=k.arg, value=defaults.get(getattr(k.value, "id", None), k.value)) for k in body.keywords]
            keep = [k for k in body.keywords if not (isinstance(k.value, ast.Name) and k.value.id == k.arg and k.arg in told.found)]
            return dict({"op": "set_exception_handler"}, **self.call_of(ast.Call(func=body.func, args=body.args, keywords=keep, lineno=node.lineno, col_offset=0)))
        if defaults:
            raise Outside(node, "`%s` cannot be expressed." % shown(node))
        out = {"op": "set_exception_handler", "coro": "handler"}
        if told.found:
            out["params"] = told.found
        return dict(out, body=self.block([ast.copy_location(ast.Expr(value=body), of)]))

    # Coroutines

    def coroutine(self, function):
        self.function = function
        a = function.node.args
        out = {}
        if a.vararg or a.kwarg:
            self.problems.append((function.node.lineno, "%s() takes any number of arguments." % function.node.name))
        if function.node.decorator_list:
            self.problems.append((function.node.lineno, "%s() has a decorator." % function.node.name))
        if function.params:
            out["params"] = function.params
        self.look_at_names(function)
        out["body"] = self.block(function.node.body)
        if len(function.node.body) and isinstance(function.node.body[0], ast.Expr) and is_constant_text(function.node.body[0].value):
            out["body"] = self.block(function.node.body[1:])
        return out

    def look_at_names(self, function):
        """Which names hold lists of tasks, and which tasks."""
        others = set(function.params)
        for node in ast.walk(function.node):
            if isinstance(node, ast.Assign) and len(node.targets) == 1:
                target, value = node.targets[0], node.value
                waited = isinstance(value, ast.Await) and isinstance(value.value, ast.Call) and self.called(value.value) == "asyncio.wait"
                if isinstance(target, ast.Tuple) and waited:
                    function.lists.update(filter(None, map(name_of, target.elts)))
                elif name_of(target):
                    name = name_of(target)
                    if isinstance(value, ast.Call) and self.called(value) == "list" and value.args and self.is_all_tasks(value.args[0]):
                        function.lists.add(name)
                    elif isinstance(value, (ast.List, ast.ListComp)) and not self.is_plain_list(value):
                        function.lists.add(name)
                    elif isinstance(value, ast.Call) and self.is_create_task(value):
                        function.tasks.add(name)
                    elif not is_constant(value):
                        others.add(name)
            elif isinstance(node, (ast.For, ast.AsyncFor)):
                others.update(filter(None, [name_of(node.target)]))
        function.lists -= others
        function.tasks -= others

    def is_plain_list(self, node):
        return isinstance(node, ast.List) and not any(isinstance(x, (ast.Call, ast.Starred)) and not self.is_asked(x) for x in node.elts)

    def block(self, statements):
        out, index = [], 0
        while index < len(statements):
            node = statements[index]
            following = statements[index + 1] if index + 1 < len(statements) else None
            retry = self.guard(self.retry, node, following)
            if retry:
                out.append(retry)
                index += 2
                continue
            made = self.guard(self.statement, node)
            out += made or []
            index += 1
        return out

    def statement(self, node):
        method = getattr(self, "step_" + type(node).__name__, None)
        if method is None:
            raise Outside(node, "`%s` has no step." % shown(node))
        made = method(node)
        return made if isinstance(made, list) else [made]

    def step_Pass(self, node):
        return []

    def step_Break(self, node):
        return {"op": "break"}

    def step_Continue(self, node):
        return {"op": "continue"}

    def step_Return(self, node):
        if node.value is None or is_constant(node.value):
            return {"op": "return", "value": None}
        if isinstance(node.value, (ast.Await, ast.Call)) and not self.is_asked(node.value):  # its value gets a name
            return self.assign(node.value, "_result") + [{"op": "return", "value": {"var": "_result"}}]
        return {"op": "return", "value": self.value(node.value)}

    def step_Raise(self, node):
        if node.exc is None:
            return {"op": "reraise"}
        if self.is_stored(node.exc):
            out = {"op": "raise_value", "of": self.variable(node.exc)}
        else:
            out = dict({"op": "raise"}, **self.exception(node.exc))
        if node.cause is not None:
            out["from"] = None if is_constant(node.cause) else self.variable(node.cause)
        return out

    def is_stored(self, node):
        """Whether what is raised is a variable rather than a type."""
        name = name_of(node)
        if isinstance(node, ast.Call):
            return self.called(node) == "undefined"
        return name is not None and (name.startswith("$") or not (name in self.types or name in self.aliases or name[:1].isupper()))

    def step_While(self, node):
        if node.orelse:
            raise Outside(node, "A while with else has no step.")
        return {"op": "while", "cond": self.condition(node.test), "body": self.block(node.body)}

    def step_AugAssign(self, node):
        symbol = COMPUTED.get(type(node.op))
        if symbol is None or isinstance(node.value, ast.ListComp):
            raise Outside(node, "`%s` has no step." % shown(node))
        if isinstance(node.target, ast.Subscript):
            of, key = self.variable(node.target.value), self.value(index_in(node.target))
            return {"op": "set_item", "of": of, "key": key, "value": {symbol: [{"at()": [{"var": of}, key]}, self.value(node.value)]}}
        name = self.target(node.target)
        if isinstance(node.value, ast.List):  # changes the list itself
            if symbol != "+":
                raise Outside(node, "`%s` has no step." % shown(node))
            return {"op": "extend", "of": name, "value": self.value(node.value)}
        return {"op": "set", "as": name, "value": {symbol: [{"var": name}, self.value(node.value)]}}

    def step_If(self, node):
        out = {"op": "if", "cond": self.condition(node.test), "then": self.block(node.body)}
        if node.orelse:
            out["else"] = self.block(node.orelse)
        return out

    def step_Try(self, node, key="except"):
        out = {"op": "try", "body": self.block(node.body)}
        if node.handlers:
            out[key] = [self.handler(h) for h in node.handlers]
        if node.orelse:
            out["else"] = self.block(node.orelse)
        if node.finalbody:
            out["finally"] = self.block(node.finalbody)
        return out

    def step_TryStar(self, node):
        return self.step_Try(node, "except_star")

    def handler(self, node):
        kinds = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type] if node.type is not None else []
        out = {"types": [self.type_name(kind) for kind in kinds] or ["BaseException"]}
        body = node.body
        if node.name:
            out["as"] = node.name
            # The exported form for a variable that all coroutines share.
            if (len(body) == 2 and isinstance(body[0], ast.Assign) and isinstance(body[0].value, ast.Name) and body[0].value.id == node.name
                    and isinstance(body[1], ast.Try) and len(body[1].finalbody) == 1 and isinstance(body[1].finalbody[0], ast.Delete)):
                out["as"] = self.target(body[0].targets[0])
                body = body[1].body
        out["body"] = self.block(body)
        return out

    def step_AsyncWith(self, node):
        if len(node.items) > 1:
            inner = ast.AsyncWith(items=node.items[1:], body=node.body, lineno=node.lineno)
            node = ast.AsyncWith(items=node.items[:1], body=[inner], lineno=node.lineno)
        item = node.items[0]
        context = item.context_expr
        called = self.called(context) if isinstance(context, ast.Call) else None
        if called == "asyncio.TaskGroup":
            out = {"op": "task_group"}
        elif called == "asyncio.timeout_at":
            out = {"op": "timeout_at", "at": self.moment(context.args[0])}
        elif called == "asyncio.timeout":
            out = {"op": "timeout", "ms": None if is_constant(context.args[0]) else self.milliseconds(context.args[0])}
        elif called in ("contextlib.AsyncExitStack", "AsyncExitStack") and not context.args:
            out = {"op": "exit_stack"}
        elif called in ("contextlib.aclosing", "aclosing") and len(context.args) == 1:
            return self.closing(node, item)
        elif called == "_Manager":
            out = dict({"op": "with"}, **self.manager(context))
        elif isinstance(context, ast.Name) and self.objects.get(context.id, {}).get("type") in GUARDS:
            out = {"op": self.objects[context.id]["type"], "of": context.id}
        else:
            raise Outside(node, "`async with %s` has no step." % shown(context))
        if item.optional_vars is not None:
            out["as"] = self.target(item.optional_vars)
        out["body"] = self.block(node.body)
        return out

    def step_With(self, node):
        if len(node.items) > 1:
            inner = ast.With(items=node.items[1:], body=node.body, lineno=node.lineno)
            node = ast.With(items=node.items[:1], body=[inner], lineno=node.lineno)
        item = node.items[0]
        called = self.called(item.context_expr) if isinstance(item.context_expr, ast.Call) else None
        if called == "_SyncManager":
            out = dict({"op": "with", "sync": True}, **self.manager(item.context_expr))
            if item.optional_vars is not None:
                out["as"] = self.target(item.optional_vars)
            return dict(out, body=self.block(node.body))
        if called not in ("contextlib.suppress", "suppress") or item.optional_vars is not None or not item.context_expr.args:
            raise Outside(node, "`with %s` has no step." % shown(item.context_expr))
        return {"op": "suppress", "types": [self.type_name(kind) for kind in item.context_expr.args], "body": self.block(node.body)}

    def manager_classes(self):
        """class C with __enter__ and __exit__, or __aenter__ and __aexit__, becomes C_enter() and C_exit()."""
        made, body = ManagerClasses(self.tree), []
        for node in self.tree.body:
            functions = None
            if isinstance(node, ast.ClassDef) and node.name not in HELPERS and any(getattr(n, "name", None) in PAIRS[0] + PAIRS[1] for n in node.body):
                functions = self.guard(made.read, node)
                if not functions and self.problems:
                    continue
            body += functions or [node]
        if made.found:
            self.tree.body = [self.guard(made.visit, node) or node for node in body]

    def manager_functions(self, node):
        """The names of the functions of this file that a context manager without await calls, or an exit stack."""
        given = []
        if isinstance(node, ast.Call) and dotted(node.func) == "_SyncManager":
            given = node.args[:2]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "callback":
            given = node.args[:1]
        given = [of.args[0] if isinstance(of, ast.Call) and dotted(of.func) == "functools.partial" and of.args else of for of in given]
        return {of.id for of in given if isinstance(of, ast.Name) and any(isinstance(n, ast.FunctionDef) and n.name == of.id for n in self.tree.body)}

    def manager(self, call):
        """The exported form of an object with __aenter__ and __aexit__."""
        return {"enter": self.prepared(call.args[0]), "exit": self.prepared(call.args[1])}

    def prepared(self, node):
        """A coroutine function, or functools.partial() of one, called without positional arguments."""
        if isinstance(node, ast.Call) and self.called(node) == "functools.partial":
            call = ast.Call(func=node.args[0], args=node.args[1:], keywords=node.keywords)
        else:
            call = ast.Call(func=node, args=[], keywords=[])
        if dotted(call.func) not in self.functions or call.args:
            raise Outside(node, "`%s` is no coroutine function of this file." % shown(node))
        return self.call_of(ast.copy_location(call, node))

    def completed(self, node, over):
        of = over.args[0]
        out = {"op": "as_completed", "of": self.elements(of) if not isinstance(of, (ast.Name, ast.Attribute)) else [{"each": self.variable(of)}]}
        for k in over.keywords:
            if k.arg != "timeout":
                raise Outside(node, "`%s` cannot be expressed." % shown(over))
            if not is_constant(k.value):
                out["ms"] = self.milliseconds(k.value)
        return dict(out, **{"as": self.target(node.target), "body": self.block(node.body)})

    def step_AsyncFor(self, node):
        over = node.iter
        if node.orelse:
            raise Outside(node, "An async for with else has no step.")
        if isinstance(over, ast.Call) and self.called(over) == "asyncio.as_completed":
            return dict(self.completed(node, over), **{"async": True})
        if isinstance(over, ast.Call) and self.is_coroutine_call(over):
            of = self.coroutine_call(over)
        elif name_of(over):
            of = {"var": self.variable(over)}
        else:
            raise Outside(node, "An async for over `%s` has no step." % shown(over))
        return {"op": "async_for", "of": of, "as": self.target(node.target), "body": self.block(node.body)}

    def closing(self, node, item):
        """async with contextlib.aclosing(generator): closed at the end, however the block is left."""
        of = item.context_expr.args[0]
        before = []
        if item.optional_vars is not None:
            name = self.target(item.optional_vars)
            before = self.assign(of, name)
        elif name_of(of):
            name = self.variable(of)
        else:
            raise Outside(node, "`%s` needs a name: async with ... as generator." % shown(item.context_expr))
        return before + [{"op": "try", "body": self.block(node.body), "finally": [{"op": "aclose", "of": name}]}]

    def step_For(self, node):
        over = node.iter
        called = self.called(over) if isinstance(over, ast.Call) else None
        if node.orelse:
            raise Outside(node, "A for with else has no step.")
        if called == "asyncio.as_completed":
            return self.completed(node, over)
        if called == "range":
            return self.counted(node, over)
        if called == "enumerate" and isinstance(node.target, ast.Tuple) and len(over.args) == 1 and len(node.target.elts) == 2:
            index, element = node.target.elts
            before, name = self.iterated(over.args[0])
            return before + [{"op": "for", "in": name, "as": self.target(element), "index": self.target(index), "body": self.block(node.body)}]
        cancel = self.cancel_of(node)
        if cancel:
            out = {"op": "cancel", "of": self.variable(over), **cancel}
            return out if out["of"] in self.function.lists else dict(out, each=True)
        before, name = self.iterated(over)
        return before + [{"op": "for", "in": name, "as": self.target(node.target), "body": self.block(node.body)}]

    def cancel_of(self, node):
        """For `for task in tasks: task.cancel()`: the message."""
        call = node.body[0].value if len(node.body) == 1 and isinstance(node.body[0], ast.Expr) else None
        if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "cancel" and isinstance(node.target, ast.Name)
                and isinstance(call.func.value, ast.Name) and call.func.value.id == node.target.id and name_of(node.iter)):
            return None
        return self.cancel_message(call) or {"each": True}

    def cancel_message(self, call):
        given = list(call.args) + [k.value for k in call.keywords]
        if not given:
            return {}
        if len(given) > 1 or not is_constant_text(given[0]):
            raise Outside(call, "`%s` cannot be expressed." % shown(call))
        return {"msg": given[0].value}

    def iterated(self, node):
        """Steps before the loop, and the name of the list."""
        if isinstance(node, (ast.Name, ast.Attribute)):
            return [], self.variable(node)
        if isinstance(node, (ast.List, ast.Tuple)):
            return [{"op": "set", "as": "_list", "value": [self.value(x) for x in node.elts]}], "_list"
        raise Outside(node, "A loop over `%s` has no step." % shown(node))

    def counted(self, node, over):
        if not isinstance(node.target, ast.Name):
            raise Outside(node, "`%s` has no step." % shown(node))
        name = node.target.id
        used = any(isinstance(n, ast.Name) and n.id == name and isinstance(n.ctx, ast.Load) for statement in node.body for n in ast.walk(statement))
        single = node.body[0].value if len(node.body) == 1 and isinstance(node.body[0], ast.Expr) else None
        if isinstance(single, ast.Call) and self.is_create_task(single) and self.is_coroutine_call(single.args[0]) and len(over.args) == 1:
            index = self.index_of(single.args[0], name)
            if not used or index:
                return dict(self.spawned(single, index), times=self.whole(over.args[0]))
        if not used and name.startswith("_") and len(over.args) == 1 and type(self.number(over.args[0])) is int:
            return {"op": "repeat", "times": self.whole(over.args[0]), "body": self.block(node.body)}
        if not 0 < len(over.args) < 4 or over.keywords:
            raise Outside(node, "`%s` cannot be expressed." % shown(over))
        bounds = [self.value(x) for x in over.args]
        out = {"op": "for_range", "as": self.target(node.target), "stop": bounds[min(1, len(bounds) - 1)]}
        if len(bounds) > 2 or len(bounds) == 2 and bounds[0] != 0:
            out["start"] = bounds[0]
        if len(bounds) > 2:
            out["step"] = bounds[2]
        return dict(out, body=self.block(node.body))

    def index_of(self, call, name):
        """Whether the variable of a loop is passed as `index` and nothing else."""
        used = [n for n in ast.walk(call) if isinstance(n, ast.Name) and n.id == name]
        return len(used) == 1 and any(k.arg == "index" and k.value is used[0] for k in call.keywords)

    def retry(self, node, loop):
        """The exported form of a retry: the delay, and the loop behind it."""
        if not (isinstance(node, ast.Assign) and isinstance(loop, ast.For) and isinstance(node.value, ast.Constant) and isinstance(node.targets[0], ast.Name)
                and len(loop.body) == 3 and isinstance(loop.body[0], ast.Try) and isinstance(loop.iter, ast.Call) and dotted(loop.iter.func) == "range"
                and len(loop.iter.args) == 2 and len(loop.body[0].handlers) == 1 and len(loop.body[0].body) == 2
                and isinstance(loop.body[0].body[1], ast.Break)):
            return None
        delay = node.targets[0].id
        attempt, sleep, following = loop.body
        last = attempt.handlers[0].body
        if not (shown(sleep) == "await asyncio.sleep(%s)" % delay and len(last) == 1 and isinstance(last[0], ast.If) and isinstance(following, ast.Assign)
                and isinstance(following.value, ast.BinOp) and isinstance(following.value.left, ast.Call)):
            return None
        first = attempt.body[0]
        awaited = first.value
        next_ = following.value.left
        out = {"op": "retry", "of": self.coroutine_call(awaited.value), "attempts": self.whole(loop.iter.args[1]) - 1, "delay": self.milliseconds(node.value)}
        if dotted(next_.func) == "min":
            out["max"] = self.whole(next_.args[1])
            next_ = next_.args[0]
        factor = next_.args[0].right.value
        if factor != 2:
            out["factor"] = factor
        kinds = attempt.handlers[0].type
        out["on"] = [self.type_name(kind) for kind in (kinds.elts if isinstance(kinds, ast.Tuple) else [kinds])]
        if isinstance(first, ast.Assign):
            out["as"] = self.target(first.targets[0])
        return out

    # Statements that are expressions

    def step_Expr(self, node):
        value = node.value
        if isinstance(value, ast.Constant):
            return []  # a docstring or a comment
        if isinstance(value, ast.Call) and self.called(value) == "print":
            seen = Seen(self)
            value = seen.visit(copy_of(value))
            return [{"op": "set", "as": name, "value": self.value(get)} for name, get in seen.found.items()] + self.assign(value, None)
        if isinstance(value, ast.Yield):
            return [dict({"op": "yield"}, **({"value": self.value(value.value)} if value.value is not None else {}))]
        return self.assign(value, None)

    def step_Assign(self, node):
        if len(node.targets) != 1:
            raise Outside(node, "`%s`: one name at a time." % shown(node))
        target = node.targets[0]
        if isinstance(target, ast.Tuple):
            return self.wait(node.value, [self.target(x) for x in target.elts])
        if isinstance(target, ast.Subscript):
            return [{"op": "set_item", "of": self.variable(target.value), "key": self.value(index_in(target)), "value": self.value(node.value)}]
        if isinstance(node.value, ast.Call) and self.is_loop(node.value) and isinstance(target, ast.Name) and target.id in self.function.loops:
            return []
        if isinstance(target, ast.Name) and target.id in self.function.moments and self.is_moment(node.value):
            return [{"op": "set", "as": target.id, "value": self.moment(node.value)}]
        return self.assign(node.value, self.target(target))

    def step_Global(self, node):
        if node.names != ["LOOP"]:
            raise Outside(node, "`%s`: variables that coroutines share are attributes of G." % shown(node))
        return []

    def step_AnnAssign(self, node):
        return [] if node.value is None else self.assign(node.value, self.target(node.target))

    def step_Delete(self, node):
        raise Outside(node, "del has no step; assign None.")

    def assign(self, value, name):
        bound = {} if name is None else {"as": name}
        if isinstance(value, ast.Await):
            return [dict(self.awaited(value.value), **bound)]
        if self.is_loop(value) and name is not None:
            self.function.loops.add(name)
            return []
        if name is not None and isinstance(value, ast.Call) and self.called(value) == "asyncio.current_task" and isinstance(self.function.node, ast.FunctionDef):
            return [{"op": "set", "as": name, "value": {"var": "@self"}}]
        if isinstance(value, ast.Call) and (name is None or not self.is_asked(value) and self.called(value) != "undefined"):
            return [dict(self.call(value, name), **bound)]
        if name is None and name_of(value):
            return [{"op": "let", "of": {"var": name_of(value)}}]
        if name is None:
            raise Outside(value, "`%s` has no step." % shown(value))
        if self.is_other_tasks(value):
            return [{"op": "all_tasks", "as": name, "others": True}]
        if isinstance(value, (ast.List, ast.ListComp)) and not self.is_plain_list(value):
            return [{"op": "list", "of": self.elements(value), "as": name}]
        if is_constant(value) and name in self.function.tasks | self.function.lists:
            return [{"op": "drop", "of": name}]
        return [{"op": "set", "as": name, "value": self.value(value)}]

    def awaited(self, node):
        if not isinstance(node, ast.Call):
            return {"op": "await", "of": {"var": self.variable(node)}}
        called = self.called(node)
        method = node.func.attr if isinstance(node.func, ast.Attribute) else None
        if called == "asyncio.sleep" and len(node.args) == 1:
            return {"op": "sleep", "ms": self.milliseconds(node.args[0])}
        if called == "asyncio.gather":
            return self.gather(node, "of", {"op": "gather"})
        if called == "asyncio.wait_for":
            of, ms = self.timed(node)
            return {"op": "wait_for", "of": of, "ms": ms}
        if called == "asyncio.shield":
            return {"op": "shield", "of": self.awaitable(node.args[0])}
        if called == "asyncio.wait":
            return self.wait(ast.Await(value=node), [])[0]
        if self.is_coroutine_call(node):
            return dict({"op": "call"}, **self.coroutine_call(node))
        if method == "enter_async_context" and len(node.args) == 1 and isinstance(node.args[0], ast.Call) and self.called(node.args[0]) == "_Manager":
            return dict({"op": "enter_context", "in": self.variable(node.func.value)}, **self.manager(node.args[0]))
        if self.thread_function(node):
            return self.thread_step(node, {})
        if called == "anext" and len(node.args) == 1:
            return {"op": "anext", "of": self.variable(node.args[0])}
        if method in ("__anext__", "aclose") and not node.args and name_of(node.func.value) and dotted(node.func.value) not in self.objects:
            return {"op": method.strip("_"), "of": self.variable(node.func.value)}
        kind = self.objects.get(dotted(node.func.value), {}).get("type") if method else None
        if kind == "queue" and method == "put":
            return {"op": "put", "of": self.variable(node.func.value), "value": self.value(node.args[0])}
        if kind == "condition" and method == "wait_for" and isinstance(node.args[0], ast.Lambda) and not node.args[0].args.args:
            return {"op": "condition_wait_for", "of": self.variable(node.func.value), "cond": self.condition(node.args[0].body)}
        if (kind, method) in AWAITED and not node.args and not node.keywords:
            return {"op": AWAITED[kind, method], "of": self.variable(node.func.value)}
        return {"op": "await", "of": self.awaitable(node)}

    def call(self, node, name):
        called = self.called(node)
        if self.is_create_task(node):
            return self.spawned(node, False)
        if called == "print":
            return {"op": "log", "text": self.printed(node)} if not self.is_inspection(node) else {"op": "inspect", "of": self.variable(node.args[1].func.value)}
        if called == "gc.collect" and not node.args:
            return {"op": "collect"}
        if called == "asyncio.run_coroutine_threadsafe" and len(node.args) == 2:
            return dict({"op": "run_coroutine_threadsafe"}, **self.coroutine_call(node.args[0]))
        if called == "time.sleep" and len(node.args) == 1:
            return {"op": "block", "ms": self.milliseconds(node.args[0])}
        if called == "asyncio.gather":
            return self.gather(node, "of", {"op": "gather", "await": False})
        if called == "asyncio.shield":
            return {"op": "shield", "of": self.awaitable(node.args[0]), "await": False}
        if called == "raise_first":
            return dict({"op": "raise_first", "n": self.whole(node.args[0]), "counter": node.args[1].value}, **self.exception(node.args[2]))
        if self.is_coroutine_call(node):
            return dict({"op": "make"}, **self.coroutine_call(node))
        if self.thread_function(node) and called != "asyncio.to_thread":
            return self.thread_step(node, {"await": False})
        if called == "list" and name and self.is_all_tasks(node.args[0]):
            return {"op": "all_tasks"}
        if isinstance(node.func, ast.Attribute):
            return self.method(node, node.func.attr, node.func.value)
        if called and called.startswith("asyncio.") and name is not None:
            return {"op": "let", "of": self.awaitable(node)}
        raise Outside(node, "`%s` has no step." % shown(node))

    def method(self, node, method, of):
        kind = self.objects.get(dotted(of), {}).get("type")
        if self.is_loop(of) and method == "create_future":
            return {"op": "future"}
        if isinstance(of, ast.Name) and of.id == "asyncio":
            return {"op": "let", "of": self.awaitable(node)}
        if self.is_loop(of) and method == "set_exception_handler" and len(node.args) == 1:
            return self.exception_handler(node)
        if self.is_loop(of) and method == "call_soon":
            return dict({"op": "call_soon"}, **self.loop_call(node, method))
        if self.is_loop(of) and method in ("add_signal_handler", "remove_signal_handler"):
            return self.signal_handler(node, method)
        if self.is_loop(of) and method == "call_later":
            return dict({"op": "call_later", "ms": self.milliseconds(node.args[0])}, **self.loop_call(node, method))
        if self.is_loop(of) and method == "call_at":
            if is_constant(node.args[0]) or not self.is_moment(node.args[0]):
                raise Outside(node, "call_at() needs a moment that is computed from loop.time().")
            return dict({"op": "call_at", "at": self.moment(node.args[0])}, **self.loop_call(node, method))
        if kind == "context_var" and method == "set" and len(node.args) == 1:
            return {"op": "context_set", "of": self.variable(of), "value": self.value(node.args[0])}
        if kind == "context_var" and method == "reset" and len(node.args) == 1:
            return {"op": "context_reset", "of": self.variable(of), "token": self.variable(node.args[0])}
        if (kind, method) in SIMPLE and not node.args:
            return {"op": SIMPLE[kind, method], "of": self.variable(of)}
        if kind == "queue" and method == "put_nowait" and len(node.args) == 1:
            return {"op": "put_nowait", "of": self.variable(of), "value": self.value(node.args[0])}
        if kind == "queue" and method == "shutdown":
            given = node.args + [k.value for k in node.keywords]
            return dict({"op": "queue_shutdown", "of": self.variable(of)}, **({"immediate": True} if given and given[0].value is True else {}))
        if kind == "condition" and method in ("notify", "notify_all") and (method == "notify" or not node.args):
            given = node.args + [k.value for k in node.keywords]
            more = {"all": True} if method == "notify_all" else {"n": self.whole(given[0])} if given else {}
            return dict({"op": "notify", "of": self.variable(of)}, **more)
        if kind:
            raise Outside(node, "`%s` has no step." % shown(node))
        if method in ("append", "extend", "remove") and len(node.args) == 1:
            return {"op": method, "of": self.variable(of), "value": self.value(node.args[0])}
        if method == "pop" and len(node.args) < 2:
            return dict({"op": "pop", "of": self.variable(of)}, **({"key": self.value(node.args[0])} if node.args else {}))
        if method == "add_note" and len(node.args) == 1:
            return {"op": "add_note", "of": self.variable(of), "text": self.text(node.args[0])}
        if method == "enter_context" and len(node.args) == 1 and isinstance(node.args[0], ast.Call) and self.called(node.args[0]) == "_SyncManager":
            return dict({"op": "enter_context", "in": self.variable(of), "sync": True}, **self.manager(node.args[0]))
        if method == "callback" and len(node.args) == 1 and dotted(node.args[0]) in self.ordinary:
            pushed = ast.copy_location(ast.Call(func=ast.Name(id="functools.partial"), args=node.args, keywords=node.keywords), node)
            return {"op": "push_async_callback", "in": self.variable(of), "sync": True, "of": self.prepared(pushed)}
        if method == "push_async_callback" and len(node.args) == 1:
            pushed = ast.copy_location(ast.Call(func=ast.Name(id="functools.partial"), args=node.args, keywords=node.keywords), node)
            return {"op": "push_async_callback", "in": self.variable(of), "of": self.prepared(pushed)}
        name = name_of(of)
        in_thread = self.function.node.name in self.in_threads  # where no other future can be used
        is_submitted = name and method in ("cancel", "result") and (in_thread or self.is_submitted(name))
        if is_submitted and method == "cancel" and not node.args:
            return {"op": "threadsafe_cancel", "of": name}
        if is_submitted and method == "result":
            limit = node.args + [k.value for k in node.keywords if k.arg == "timeout"]
            return dict({"op": "threadsafe_result", "of": name}, **({"ms": self.milliseconds(limit[0])} if limit and not is_constant(limit[0]) else {}))
        if method == "cancel":
            return dict({"op": "cancel", "of": self.variable(of)}, **self.cancel_message(node))
        if in_thread and method in ("exception", "set_result", "set_exception", "add_done_callback"):
            raise Outside(node, "`%s` has no step in a function that runs in a thread." % shown(node))
        if method in ("uncancel", "result", "exception") and not node.args:
            return {"op": method, "of": self.variable(of)}
        if method == "set_result" and len(node.args) == 1:
            return {"op": "set_result", "of": self.variable(of), "value": self.value(node.args[0])}
        if method == "set_exception" and len(node.args) == 1:
            return dict({"op": "set_exception", "of": self.variable(of)}, **self.exception(node.args[0]))
        if method == "reschedule":
            when = node.args[0]
            if is_constant(when):
                return {"op": "reschedule", "of": self.variable(of), "ms": None}
            if isinstance(when, ast.BinOp) and isinstance(when.op, ast.Add) and self.is_clock(when.left):
                return {"op": "reschedule", "of": self.variable(of), "ms": self.milliseconds(when.right)}
            return {"op": "reschedule_at", "of": self.variable(of), "at": self.moment(when)}
        if method == "add_done_callback":
            return self.callback(node, of)
        raise Outside(node, "`%s` has no step." % shown(node))

    def is_submitted(self, name):
        """Whether the variable holds what run_coroutine_threadsafe() returned: in this function, or in any if it is an attribute of G."""
        return name in self.function.submitted or name.startswith("$") and any(name in f.submitted for f in self.functions.values())

    def callback(self, node, of):
        given = node.args[0]
        if not (isinstance(given, ast.Call) and dotted(given.func) == "functools.partial" and dotted(given.args[0]) == "_callback"):
            return dict({"op": "add_done_callback", "of": self.variable(of)}, **self.loop_call(node, "add_done_callback"))
        out = {"op": "callback", "of": self.variable(of), "id": given.args[1].value, "do": given.args[2].value}
        if out["do"] == "raise":
            out.update(self.exception(given.args[3]))
        return out

    def is_inspection(self, node):
        return len(node.args) == 3 and is_constant(node.args[0], "state") and all(isinstance(a, ast.Call) and isinstance(a.func, ast.Attribute) for a in node.args[1:])

    def wait(self, node, targets):
        call = node.value if isinstance(node, ast.Await) else None
        if not isinstance(call, ast.Call) or self.called(call) != "asyncio.wait" or len(targets) not in (0, 2):
            raise Outside(node, "`%s` cannot be taken apart." % shown(node))
        of = call.args[0]
        out = {"op": "wait"}
        if isinstance(of, (ast.List, ast.Tuple, ast.Set)):
            out["of"] = [self.variable(x.value if isinstance(x, ast.Starred) else x) for x in of.elts]
        else:
            out["of"] = [self.variable(of)]
            if out["of"][0] not in self.function.lists:
                out["flat"] = True
        for k in call.keywords:
            if k.arg == "timeout":
                if not is_constant(k.value):
                    out["ms"] = self.milliseconds(k.value)
            elif k.arg == "return_when":
                out["return_when"] = (dotted(k.value) or "").split(".")[-1]
            else:
                raise Outside(node, "`%s` cannot be expressed." % shown(node))
        for key, name in zip(("done", "pending"), targets):
            if name not in ("_", "_1"):
                out[key] = name
        return [out]

    # Expressions

    def called(self, node):
        name = dotted(node.func)
        return "asyncio." + self.aliases[name] if name in self.aliases else name

    def is_loop(self, node):
        if isinstance(node, ast.Name) and self.function is not None and node.id in self.function.loops:
            return True
        return isinstance(node, ast.Call) and self.called(node) in ("asyncio.get_running_loop", "asyncio.get_event_loop")

    # Moments: the clock of a loop counts seconds, that of a task set milliseconds

    def is_clock(self, node):
        """loop.time()"""
        return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "time" and not node.args and self.is_loop(node.func.value)

    def is_clock_in_milliseconds(self, node):
        """round(loop.time() * 1000)"""
        return (isinstance(node, ast.Call) and self.called(node) == "round" and len(node.args) == 1 and isinstance(node.args[0], ast.BinOp)
                and isinstance(node.args[0].op, ast.Mult) and self.is_clock(node.args[0].left) and is_constant(node.args[0].right, 1000))

    def is_moment(self, node):
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div):
            return is_constant(node.right, 1000)
        return self.is_moment_in_seconds(node)

    def is_moment_in_seconds(self, node):
        if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Add, ast.Sub)):
            return self.is_moment_in_seconds(node.left)
        return self.is_clock(node) or isinstance(node, ast.Name) and self.function is not None and node.id in self.function.moments

    def moment(self, node):
        if is_constant(node):
            return None
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div) and is_constant(node.right, 1000):
            return self.value(node.left)
        if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Add, ast.Sub)) and self.is_moment_in_seconds(node.left):
            return {COMPUTED[type(node.op)]: [self.moment(node.left), self.milliseconds(node.right)]}
        if self.is_clock(node):
            return {"time()": []}
        if isinstance(node, ast.Name) and node.id in self.function.moments:
            return {"var": node.id}
        raise Outside(node, "The moment `%s` cannot be expressed." % shown(node))

    def is_coroutine_call(self, node):
        return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in self.functions and node.func.id not in self.ordinary

    def is_create_task(self, node):
        if self.called(node) in ("asyncio.create_task", "asyncio.ensure_future"):
            return bool(node.args)
        return isinstance(node.func, ast.Attribute) and node.func.attr == "create_task" and bool(node.args)

    def is_all_tasks(self, node):
        return isinstance(node, ast.Call) and self.called(node) == "asyncio.all_tasks"

    def is_other_tasks(self, node):
        """[t for t in asyncio.all_tasks() if t is not asyncio.current_task()]"""
        if not (isinstance(node, ast.ListComp) and len(node.generators) == 1 and isinstance(node.elt, ast.Name) and self.is_all_tasks(node.generators[0].iter)):
            return False
        tests = node.generators[0].ifs
        return (len(tests) == 1 and isinstance(tests[0], ast.Compare) and isinstance(tests[0].ops[0], ast.IsNot) and dotted(tests[0].left) == node.elt.id
                and isinstance(tests[0].comparators[0], ast.Call) and self.called(tests[0].comparators[0]) == "asyncio.current_task")

    def thread_function(self, node):
        """The name of the function if this is the call of to_thread or run_in_executor with one of this file."""
        if not isinstance(node, ast.Call):
            return None
        given = node.args[:1] if self.called(node) == "asyncio.to_thread" else []
        if isinstance(node.func, ast.Attribute) and node.func.attr == "run_in_executor":
            given = node.args[1:2]
        of = given[0] if given else None
        if isinstance(of, ast.Call) and dotted(of.func) == "functools.partial" and of.args:
            of = of.args[0]
        return of.id if isinstance(of, ast.Name) and any(isinstance(n, ast.FunctionDef) and n.name == of.id for n in self.tree.body) else None

    def thread_step(self, node, more):
        to_thread = self.called(node) == "asyncio.to_thread"
        given, keywords = node.args[0 if to_thread else 1:], node.keywords
        if isinstance(given[0], ast.Call):  # functools.partial
            given, keywords = given[0].args + given[1:], given[0].keywords + keywords
        call = ast.Call(func=given[0], args=given[1:], keywords=keywords, lineno=node.lineno, col_offset=0)
        out = dict({"op": "to_thread" if to_thread else "run_in_executor"}, **self.call_of(call), **more)
        if not to_thread and not is_constant(node.args[0]):
            out["executor"] = self.variable(node.args[0])
        return out

    def coroutine_call(self, node, without_index=False):
        if not self.is_coroutine_call(node):
            raise Outside(node, "`%s` is not the call of a coroutine of this file." % shown(node))
        return self.call_of(node, without_index)

    def call_of(self, node, without_index=False):
        function = self.functions[node.func.id]
        if len(node.args) > len(function.every_param) or any(isinstance(a, ast.Starred) for a in node.args) or any(k.arg is None for k in node.keywords):
            raise Outside(node, "The arguments of `%s` cannot be expressed." % shown(node))
        given = dict(zip(function.every_param, node.args))
        given.update({k.arg: k.value for k in node.keywords})
        given = {param: value for param, value in given.items() if param not in function.loops}
        for param, default in function.defaults.items():
            given.setdefault(param, default)
        if without_index:
            given.pop("index", None)
        out = {"coro": node.func.id}
        args = {}
        for param, value in given.items():
            is_moment = self.is_moment_in_seconds(value)
            if is_moment != (param in function.moments) and not (is_constant(value) and param in function.moments):
                raise Outside(node, "`%s` passes a moment of the loop's clock as a number, or a number as a moment." % shown(node))
            if param in function.moments:
                args[param] = self.moment(value)
            else:
                args[param] = self.milliseconds(value) if param in function.seconds else self.value(value)
        if args:
            out["args"] = args
        return out

    def spawned(self, node, index):
        """create_task as the step of that name."""
        if not self.is_coroutine_call(node.args[0]):
            return {"op": "let", "of": self.awaitable(node)}
        return dict({"op": "spawn"}, **self.coroutine_call(node.args[0], index), **self.task_options(node, True))

    def task_options(self, node, of_step=False):
        out = {}
        for k in node.keywords:
            if k.arg == "eager_start" and of_step and isinstance(k.value, ast.Constant):
                if k.value.value is True:
                    out["eager_start"] = True
                continue
            if k.arg != "name" or not is_constant_text(k.value):
                raise Outside(node, "`%s` cannot be expressed." % shown(node))
            out["name"] = k.value.value
        group = node.func.value if isinstance(node.func, ast.Attribute) else None
        if group is not None and not (isinstance(group, ast.Name) and group.id == "asyncio") and not self.is_loop(group):
            out["in"] = self.variable(group)
        return out

    def gather(self, node, key, out):
        for k in node.keywords:
            if k.arg != "return_exceptions" or not isinstance(k.value, ast.Constant):
                raise Outside(node, "`%s` cannot be expressed." % shown(node))
            if k.value.value:
                out["return_exceptions"] = True
        made = []
        for argument in node.args:
            made += self.element(argument)
        out[key] = made
        return out

    def timed(self, node):
        timeout = node.args[1] if len(node.args) > 1 else next((k.value for k in node.keywords if k.arg == "timeout"), None)
        if timeout is None:
            raise Outside(node, "`%s` has no timeout." % shown(node))
        return self.awaitable(node.args[0]), None if is_constant(timeout) else self.milliseconds(timeout)

    def elements(self, node):
        """The awaitables of a list."""
        if isinstance(node, (ast.ListComp, ast.GeneratorExp)):
            return self.comprehension(node)
        if not isinstance(node, (ast.List, ast.Tuple)):
            raise Outside(node, "`%s` is not a list of awaitables." % shown(node))
        out = []
        for x in node.elts:
            out += self.element(x)
        return out

    def element(self, node):
        if not isinstance(node, ast.Starred):
            return [self.awaitable(node)]
        if isinstance(node.value, (ast.ListComp, ast.GeneratorExp)):
            return self.comprehension(node.value)
        if isinstance(node.value, (ast.List, ast.Tuple)):
            return self.elements(node.value)
        return [{"each": self.variable(node.value)}]

    def comprehension(self, node):
        generator = node.generators[0]
        over = generator.iter
        counts = isinstance(over, ast.Call) and self.called(over) == "range" and isinstance(generator.target, ast.Name)
        if len(node.generators) > 1 or generator.ifs or generator.is_async:
            raise Outside(node, "`%s` is not a simple list." % shown(node))
        if counts and len(over.args) == 1 and isinstance(over.args[0], ast.Constant):
            name = generator.target.id
            inner = node.elt.args[0] if isinstance(node.elt, ast.Call) and self.is_create_task(node.elt) else node.elt
            used = any(isinstance(n, ast.Name) and n.id == name for n in ast.walk(node.elt))
            index = self.is_coroutine_call(inner) and self.index_of(inner, name)
            if self.is_coroutine_call(inner) and (index or not used):
                coro = self.coroutine_call(inner, index)
                times = self.whole(over.args[0])
                if inner is node.elt:
                    return [dict(coro, times=times)]
                return [dict({"spawn": coro, "times": times}, **self.task_options(node.elt))]
        if counts:
            values = [ast.Constant(value=n) for n in range(*[self.whole(x) for x in over.args])]
        elif isinstance(over, (ast.List, ast.Tuple)):
            values = over.elts
        else:
            raise Outside(node, "`%s` goes over a list that is known only when it runs." % shown(node))
        if len(values) > MANY:
            raise Outside(node, "`%s` makes more than %d awaitables of different arguments." % (shown(node), MANY))
        out = []
        for value in values:
            out.append(self.awaitable(Replace(generator.target, value).visit(copy_of(node.elt))))
        return out

    def awaitable(self, node):
        if not isinstance(node, ast.Call):
            return {"var": self.variable(node)}
        called = self.called(node)
        if self.is_coroutine_call(node):
            return self.coroutine_call(node)
        if self.is_create_task(node):
            return dict({"spawn": self.awaitable(node.args[0])}, **self.task_options(node))
        if called == "asyncio.gather":
            return self.gather(node, "gather", {})
        if called == "asyncio.shield":
            return {"shield": self.awaitable(node.args[0])}
        if called == "asyncio.wait_for":
            of, ms = self.timed(node)
            return {"wait_for": of, "ms": ms}
        if called == "asyncio.sleep":
            out = {"sleep": self.milliseconds(node.args[0])}
            result = node.args[1] if len(node.args) > 1 else next((k.value for k in node.keywords if k.arg == "result"), None)
            return out if result is None else dict(out, value=self.value(result))
        if called == "undefined" or called == "asyncio.current_task":
            return {"var": self.variable(node)}
        if self.thread_function(node):
            step = self.thread_step(node, {})
            executor = {"executor": step.pop("executor")} if "executor" in step else {}
            return dict({step.pop("op"): step}, **executor)
        raise Outside(node, "`%s` is not something that a task set can await." % shown(node))

    def variable(self, node):
        name = name_of(node)
        if name is not None:
            return name
        if isinstance(node, ast.Call) and self.called(node) == "undefined" and node.args and is_constant_text(node.args[0]):
            return node.args[0].value
        if isinstance(node, ast.Call) and self.called(node) == "asyncio.current_task":
            return "@self"
        raise Outside(node, "`%s` is not a variable." % shown(node))

    def target(self, node):
        name = name_of(node)
        if name is None:
            raise Outside(node, "`%s` is not a variable." % shown(node))
        return name

    def whole(self, node):
        value = self.number(node)
        if type(value) is not int:
            raise Outside(node, "`%s` is not a whole number." % shown(node))
        return value

    def number(self, node):
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub) and isinstance(node.operand, ast.Constant) and type(node.operand.value) in (int, float):
            return -node.operand.value
        return node.value if isinstance(node, ast.Constant) and type(node.value) in (int, float) else None

    def milliseconds(self, node):
        seconds = self.number(node)
        if seconds is not None:
            ms = round(seconds * 1000, 6)
            return int(ms) if ms == int(ms) else ms
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div) and is_constant(node.right, 1000):
            return self.value(node.left)
        if self.function and isinstance(node, ast.Name) and node.id in self.function.seconds:
            return {"var": node.id}
        if isinstance(node, ast.BinOp) and self.number(node.left) is not None and self.number(node.right) is not None and isinstance(node.op, (ast.Add, ast.Mult, ast.Sub)):
            a, b = self.number(node.left), self.number(node.right)
            return self.milliseconds(ast.Constant(value=a + b if isinstance(node.op, ast.Add) else a * b if isinstance(node.op, ast.Mult) else a - b))
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult):  # so many times a known length
            for length, times in ((node.right, node.left), (node.left, node.right)):
                if self.number(length) is not None and not isinstance(times, ast.Await):
                    return {"*": [self.value(times), self.milliseconds(length)]}
        raise Outside(node, "The length `%s` is known only when it runs." % shown(node))

    def value(self, node):
        if isinstance(node, ast.Constant) and (node.value is None or type(node.value) in (bool, int, float, str)):
            return node.value
        if self.number(node) is not None:
            return self.number(node)
        if isinstance(node, ast.List):
            return [self.value(x) for x in node.elts]
        if isinstance(node, ast.Dict) and all(is_constant_text(key) for key in node.keys):
            return {key.value: self.value(x) for key, x in zip(node.keys, node.values)}
        if isinstance(node, ast.JoinedStr):
            return {"text()": self.text(node)}
        if isinstance(node, ast.Subscript):
            index = index_in(node)
            if isinstance(index, ast.BinOp) and isinstance(index.op, ast.Mod):
                return {"item": [self.value(node.value), self.value(index.left)]}
            return {"at()": [self.value(node.value), self.value(index)]}
        if self.is_clock_in_milliseconds(node):
            return {"time()": []}
        if self.is_clock(node):
            raise Outside(node, "`%s`: the loop's clock can only be used for deadlines." % shown(node))
        if self.is_asked(node):
            return self.asked(node)
        if isinstance(node, ast.BinOp) and type(node.op) in COMPUTED:
            return {COMPUTED[type(node.op)]: [self.value(node.left), self.value(node.right)]}
        if name_of(node) or isinstance(node, ast.Call) and self.called(node) in ("undefined", "asyncio.current_task"):
            return {"var": self.variable(node)}
        raise Outside(node, "The value `%s` is computed." % shown(node))

    @staticmethod
    def is_cancelling(node):
        return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "cancelling" and not node.args

    def is_asked(self, node):
        """Whether a function of a task set's values gives it: len(x), list(x), type(x).__name__, x.__cause__."""
        if self.is_clock_in_milliseconds(node) or self.is_clock(node):
            return True
        if isinstance(node, ast.Call):
            if self.is_context_get(node):
                return True
            return self.called(node) in ASKED and len(node.args) == 1 and not self.is_all_tasks(node.args[0]) and not node.keywords and not isinstance(node.args[0], (ast.Await, ast.GeneratorExp))
        if not isinstance(node, ast.Attribute):
            return False
        of_type = node.attr == "__name__" and isinstance(node.value, ast.Call) and dotted(node.value.func) == "type" and len(node.value.args) == 1
        return of_type or node.attr in LINKS

    def is_context_get(self, node):
        return (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "get" and not node.args and not node.keywords
                and self.objects.get(dotted(node.func.value), {}).get("type") == "context_var")

    def asked(self, node):
        if self.is_context_get(node):
            return {"get()": [{"var": self.variable(node.func.value)}]}
        if isinstance(node, ast.Attribute):
            return {LINKS[node.attr]: [self.value(node.value)]} if node.attr in LINKS else {"type()": [self.value(node.value.args[0])]}
        of = node.args[0]
        if self.called(node) == "list" and isinstance(of, ast.Attribute) and of.attr == "exceptions":
            return {"members()": [self.value(of.value)]}
        if self.called(node) == "list" and isinstance(of, ast.Call) and dotted(of.func) == "getattr" and len(of.args) == 3 and is_constant(of.args[1], "__notes__"):
            return {"notes()": [self.value(of.args[0])]}
        return {ASKED[self.called(node)]: [self.value(of)]}

    def condition(self, node):
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            return {"not": self.condition(node.operand)}
        if isinstance(node, ast.Compare) and len(node.ops) == 1:
            if self.is_cancelling(node.left) and is_constant(node.comparators[0], 0) and isinstance(node.ops[0], ast.Eq):
                return {"not": {"cancelling": self.variable(node.left.func.value)}}
            if self.is_cancelling(node.left) and is_constant(node.comparators[0], 0) and isinstance(node.ops[0], ast.Gt):
                return {"cancelling": self.variable(node.left.func.value)}
            equal = {"eq": [self.value(node.left), self.value(node.comparators[0])]}
            if isinstance(node.ops[0], (ast.Eq, ast.Is)) and (isinstance(node.ops[0], ast.Eq) or is_constant(node.comparators[0])):
                return equal
            if isinstance(node.ops[0], (ast.NotEq, ast.IsNot)) and (isinstance(node.ops[0], ast.NotEq) or is_constant(node.comparators[0])):
                return {"not": equal}
            operands = [self.value(node.left), self.value(node.comparators[0])]
            if type(node.ops[0]) in COMPARED:
                return {COMPARED[type(node.ops[0])]: operands}
            if isinstance(node.ops[0], ast.NotIn):
                return {"not": {"in": operands}}
        if isinstance(node, ast.BoolOp):
            return {"and" if isinstance(node.op, ast.And) else "or": [self.condition(x) for x in node.values]}
        if isinstance(node, ast.Call):
            if self.called(node) == "isinstance":
                return {"isinstance": [self.value(node.args[0]), self.type_name(node.args[1])]}
            if isinstance(node.func, ast.Attribute) and node.func.attr in ("done", "cancelled") and not node.args:
                if self.function.node.name in self.in_threads:
                    raise Outside(node, "`%s` cannot be asked in a function that runs in a thread." % shown(node))
                return {node.func.attr: self.variable(node.func.value)}
        if isinstance(node, ast.Compare):
            raise Outside(node, "The condition `%s` cannot be expressed." % shown(node))
        return {"truthy": self.value(node)}

    def type_name(self, node):
        name = dotted(node)
        if name is None:
            raise Outside(node, "`%s` is not the name of an exception." % shown(node))
        if name in self.types:
            return self.types[name]
        if name in self.aliases:
            return self.aliases[name]
        return name[len("asyncio."):] if name.startswith("asyncio.") else name

    def exception(self, node):
        if not isinstance(node, ast.Call):
            name = dotted(node)
            if name and (name in self.types or name[:1].isupper() or name.startswith("asyncio.")):
                return {"type": self.type_name(node)}
            raise Outside(node, "`%s` is not an exception that a task set can make." % shown(node))
        if len(node.args) > 1 or node.keywords:
            raise Outside(node, "An exception has one text: `%s`." % shown(node))
        out = {"type": self.type_name(node.func)}
        if node.args:
            out["msg"] = self.text(node.args[0])
        return out

    def literal(self, node, text):
        if re.search(r"\{[$@]?\w+\}", text):
            raise Outside(node, "A text with a name in braces would name a variable.")
        return text

    def text(self, node):
        """A text with variables in braces."""
        if is_constant_text(node):
            return self.literal(node, node.value)
        if isinstance(node, ast.JoinedStr):
            out = ""
            for part in node.values:
                if isinstance(part, ast.Constant):
                    out += part.value
                else:
                    if part.format_spec is not None or part.conversion not in (-1, 115):
                        raise Outside(node, "The format of `%s` cannot be expressed." % shown(node))
                    out += "{%s}" % self.shown_variable(part.value)
            for part in node.values:
                if isinstance(part, ast.Constant):
                    self.literal(node, part.value)
            return out
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            return self.text(node.left) + self.text(node.right)
        return "{%s}" % self.variable(node)

    def shown_variable(self, node):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "get_name":
            return self.variable(node.func.value)
        return self.variable(node)

    def printed(self, node):
        """What print() writes."""
        separator = " "
        for k in node.keywords:
            if k.arg == "sep" and is_constant_text(k.value):
                separator = k.value.value
            elif k.arg != "flush":
                raise Outside(node, "`%s` cannot be expressed." % shown(node))
        parts = []
        for argument in node.args:
            number = self.number(argument)
            if number is not None or isinstance(argument, ast.Constant) and not is_constant_text(argument):
                parts.append(str(argument.value if number is None else number))
            else:
                parts.append(self.text(argument))
        return separator.join(parts)


class Told(ast.NodeTransformer):
    """In an exception handler: context["message"] and context.get("exception") become variables."""

    def __init__(self, parameters):
        self.parameters, self.found = parameters, []
        self.made = set()  # id of each name that was put in

    def name(self, node, key):
        if key not in ("message", "exception"):
            raise self.outside(node)
        if key not in self.found:
            self.found.append(key)
        made = ast.copy_location(ast.Name(id=key, ctx=ast.Load()), node)
        self.made.add(id(made))
        return made

    @staticmethod
    def outside(node):
        return Outside(node, "A task set knows only the message and the exception of the context, context['message'] and context.get('exception').")

    def is_context(self, node):
        return isinstance(node, ast.Name) and node.id == self.parameters[1]

    def visit_Subscript(self, node):
        if self.is_context(node.value):
            if not is_constant(index_in(node), "message"):  # what is not there raises KeyError
                raise self.outside(node)
            return self.name(node, "message")
        return self.generic_visit(node)

    def visit_Call(self, node):
        f = node.func
        if isinstance(f, ast.Attribute) and f.attr == "get" and self.is_context(f.value) and len(node.args) == 1 and not node.keywords and is_constant_text(node.args[0]):
            return self.name(node, node.args[0].value)
        return self.generic_visit(node)

    def refuse_others(self, nodes):
        same = set()  # id of the target in message = context["message"]
        for node in nodes:
            for one in ast.walk(node):
                if isinstance(one, ast.Assign) and id(one.value) in self.made:
                    same.update(id(t) for t in one.targets if isinstance(t, ast.Name) and t.id == one.value.id)
                if isinstance(one, ast.Name) and one.id in self.parameters and id(one) not in self.made:
                    raise self.outside(one)
                bound = one.name if isinstance(one, ast.ExceptHandler) else one.id if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store) else None
                if bound in self.found and id(one) not in same:
                    raise Outside(one, "`%s` is also the name of something else in this exception handler." % bound)


class Seen(ast.NodeTransformer):
    """Replaces each context variable in a printed text by a variable, which is set just before."""

    def __init__(self, translator):
        self.translator, self.found = translator, {}

    def visit_Call(self, node):
        if not self.translator.is_context_get(node):
            return self.generic_visit(node)
        used = {n.id for n in ast.walk(self.translator.function.node) if isinstance(n, ast.Name)} | set(self.translator.function.params)
        name = "%s_seen" % dotted(node.func.value)
        while name in used:
            name += "_"
        self.found[name] = node
        return ast.copy_location(ast.Name(id=name, ctx=ast.Load()), node)


def arguments_of(names):
    return ast.parse("def f(%s): pass" % ", ".join(names)).body[0].args


class Replace(ast.NodeTransformer):
    """Puts a value in the place of a name."""

    def __init__(self, target, value):
        pairs = [(target, value)] if isinstance(target, ast.Name) else list(zip(target.elts, value.elts)) if isinstance(value, (ast.Tuple, ast.List)) else []
        self.values = {name.id: v for name, v in pairs if isinstance(name, ast.Name)}

    def visit_Name(self, node):
        return self.values.get(node.id, node)


def index_in(node):
    """What stands in the brackets; before 3.9 it was wrapped."""
    return node.slice.value if type(node.slice).__name__ == "Index" else node.slice


class Kept(ast.NodeTransformer):
    """In a method of a context manager: what the object was given, self.x, becomes the parameter; what the exit is told becomes exc."""

    def __init__(self, params, fields, told):
        self.params, self.fields, self.told, self.tells = params, fields, told, False

    def refuse(self, node, name):
        raise Outside(node, "`%s` in a method of a context manager cannot be expressed: a task set knows what the object was given, and the exception." % name)

    def visit_Attribute(self, node):
        if isinstance(node.value, ast.Name) and node.value.id == "self" and isinstance(node.ctx, ast.Load) and node.attr in self.fields:
            return ast.copy_location(ast.Name(id=self.fields[node.attr], ctx=ast.Load()), node)
        return self.generic_visit(node)

    def visit_Name(self, node):
        if node.id == "self" or node.id in self.told[:1] + self.told[2:] + self.params or node.id == "exc" and self.told[1:2] != ["exc"]:
            self.refuse(node, node.id)
        if self.told and node.id == self.told[1]:
            self.tells = True
            return ast.copy_location(ast.Name(id="exc", ctx=node.ctx), node)
        return node

    def visit_ExceptHandler(self, node):
        if node.name in self.params + self.told + ["exc", "self"]:
            self.refuse(node, node.name)
        return self.generic_visit(node)

    def visit_Compare(self, node):
        is_type = self.told and isinstance(node.left, ast.Name) and node.left.id == self.told[0]
        if is_type and isinstance(node.ops[0], (ast.Is, ast.IsNot)) and is_constant(node.comparators[0]):
            node.left = ast.copy_location(ast.Name(id=self.told[1], ctx=ast.Load()), node.left)
        return self.generic_visit(node)

    def visit_Return(self, node):
        """A task set computes no truth values: return isinstance(exc, E) becomes an if."""
        if not isinstance(node.value, (ast.Compare, ast.BoolOp)) and not is_call_of(node.value, "isinstance"):
            return self.generic_visit(node)
        made = [ast.Return(value=ast.Constant(value=value, kind=None)) for value in (True, False)]
        test = ast.If(test=self.visit(node.value), body=made[:1], orelse=made[1:])
        return ast.fix_missing_locations(ast.copy_location(test, node))


PAIRS = ("__enter__", "__exit__"), ("__aenter__", "__aexit__")


class ManagerClasses(ast.NodeTransformer):
    """Classes of context managers become two functions or coroutines each, and their calls what the export writes for such a context manager."""

    def __init__(self, tree):
        self.taken = {n.name for n in tree.body if hasattr(n, "name")}
        self.selves = set()  # names of the classes whose __enter__ returns self
        self.found = {}  # name -> parameters, defaults, what the export calls it, the two functions, whether the exit is told the exception

    def read(self, node):
        """The two functions, or None if the class is none of a context manager."""
        methods = {n.name: n for n in node.body if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef))}
        pair = next((pair for pair in PAIRS if set(pair) <= set(methods)), None)
        if pair is None:
            return None
        is_async = pair == PAIRS[1]
        rest = [n for n in node.body if n not in methods.values() and not isinstance(n, ast.Pass) and not (isinstance(n, ast.Expr) and isinstance(n.value, ast.Constant))]
        enter_, exit_ = (methods[name] for name in pair)
        if rest or set(methods) - {"__init__", *pair} or any(name_of(base) != "object" for base in node.bases) or node.decorator_list or any(m.decorator_list for m in methods.values()):
            raise Outside(node, "The class %s has more than __init__, %s and %s." % (node.name, *pair))
        if any(isinstance(m, ast.AsyncFunctionDef) != (is_async and name in pair) for name, m in methods.items()):
            raise Outside(node, "%s and %s of %s are not what Python calls." % (*pair, node.name))
        told = [a.arg for a in exit_.args.args[1:]]
        if exit_.args.vararg and not told:
            told = [exit_.args.vararg.arg, "", exit_.args.vararg.arg]
        if len(told) != 3:
            raise Outside(exit_, "%s of %s has other parameters than Python gives it." % (pair[1], node.name))
        params, defaults, fields = [], [], {}
        if "__init__" in methods:
            made = methods["__init__"]
            params, defaults = [a.arg for a in made.args.args[1:]], made.args.defaults
            for one in made.body:
                to = one.targets[0] if isinstance(one, ast.Assign) and len(one.targets) == 1 else None
                if not (isinstance(to, ast.Attribute) and name_of(to.value) == "self" and isinstance(one.value, ast.Name) and one.value.id in params):
                    raise Outside(one, "`%s`: the object of a context manager can only keep what it was given." % shown(one))
                fields[to.attr] = one.value.id
        if "exc" in params:
            raise Outside(node, "The parameter exc of %s has the name of the exception that the exit is told." % node.name)
        if any(isinstance(n, ast.Return) and name_of(n.value) == "self" for n in ast.walk(enter_)):
            self.selves.add(node.name)
        enter, _ = self.function(node.name + "_enter", enter_, params, fields, [])
        leave, tells = self.function(node.name + "_exit", exit_, params, fields, told)
        self.found[node.name] = params, defaults, "_Manager" if is_async else "_SyncManager", enter.name, leave.name, tells
        return [enter, leave]

    def function(self, name, method, params, fields, told):
        while name in self.taken:
            name += "_"
        self.taken.add(name)
        kept = Kept(params, fields, told)
        body = []
        for one in method.body:
            if isinstance(one, ast.Return) and name_of(one.value) == "self" and not told:
                one = ast.copy_location(ast.Pass(), one)  # nobody has a name for the object
            body.append(kept.visit(one))
        word = "async def" if isinstance(method, ast.AsyncFunctionDef) else "def"
        made = ast.parse("%s f(%s): pass" % (word, ", ".join(params + ["exc"] * kept.tells))).body[0]
        made.name, made.body = name, body
        return ast.fix_missing_locations(ast.copy_location(made, method)), kept.tells

    def visit_Call(self, node):
        self.generic_visit(node)
        if not isinstance(node.func, ast.Name) or node.func.id not in self.found:
            return node
        params, defaults, manager, enter, leave, tells = self.found[node.func.id]
        if len(node.args) > len(params) or any(isinstance(a, ast.Starred) for a in node.args):
            return node
        if any(isinstance(n, (ast.Call, ast.List, ast.Dict, ast.Await, ast.Lambda)) for a in node.args + [k.value for k in node.keywords] for n in ast.walk(a)):
            raise Outside(node, "`%s`: give a context manager names and constants." % shown(node))
        given = dict(zip(reversed(params), reversed(defaults)))
        given.update(zip(params, node.args))
        given.update({k.arg: k.value for k in node.keywords})
        keywords = [ast.keyword(arg=p, value=given[p]) for p in params if p in given]

        def part(name):
            whole = ast.Call(func=ast.Name(id=name, ctx=ast.Load()), args=[], keywords=copy_of(keywords))
            return ast.Call(func=ast.Attribute(value=ast.Name(id="functools", ctx=ast.Load()), attr="partial", ctx=ast.Load()), args=[whole.func], keywords=whole.keywords) if keywords else whole.func
        made = ast.Call(func=ast.Name(id=manager, ctx=ast.Load()), args=[part(enter), part(leave)] + [ast.Constant(value="exc", kind=None)] * tells, keywords=[])
        return ast.fix_missing_locations(ast.copy_location(made, node))

    def visit_With(self, node):
        for item in node.items:
            self.refuse_self(item.context_expr, item.optional_vars)
        return self.generic_visit(node)

    visit_AsyncWith = visit_With

    def visit_Assign(self, node):
        value = node.value.value if isinstance(node.value, ast.Await) else node.value
        if (is_call_of(value, "enter_context") or is_call_of(value, "enter_async_context")) and value.args:
            self.refuse_self(value.args[0], node)
        return self.generic_visit(node)

    def refuse_self(self, made, name):
        if name is not None and isinstance(made, ast.Call) and name_of(made.func) in self.selves:
            raise Outside(made, "`%s` is entered as itself, and a task set has no such object: leave out the name, or return a value." % shown(made))


def copy_of(node):
    import copy
    return copy.deepcopy(node)


def is_constant_text(node):
    return isinstance(node, ast.Constant) and type(node.value) is str


def translate(source, name="program"):
    """(task set, []) or (None, [(line, why)...]) for text or bytes."""
    made = completion.complete(source)
    if made.error:
        return None, [(made.error["line"], made.error["hint"])]
    text = made.source
    if made.entry:
        text += "\nimport asyncio\nasyncio.run(%s())\n" % made.entry
    elif made.imports_asyncio:
        text += "\nimport asyncio\n"
    translator = Translator(text)
    if made.awaits:
        return None, [(1, "Code that awaits outside a function cannot be expressed; put it into async def main().")]
    try:
        out = translator.task_set(name)
    except RecursionError:
        return None, [(1, "The program is nested too deeply.")]
    return (None, sorted(translator.problems)) if translator.problems else (out, [])


def main():
    path = sys.argv[1]
    with open(path, "rb") as file:
        made, problems = translate(file.read(), os.path.splitext(os.path.basename(path))[0])
    for line, why in problems:
        sys.stderr.write("line %d: %s\n" % (line, why))
    if made is None:
        return 1
    json.dump(made, sys.stdout, indent=1)
    print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
