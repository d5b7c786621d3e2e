# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes a strategy into the calls of gather of a Python text: rewrite.py STRATEGY[@LINE] FILE. Nothing is executed.

Prints JSON: {"changes": [[line, column, last line, last column, text]...], "notes": [[line, sentence]...], "refused": [[line, sentence]...]}.
Lines count from 1, columns are bytes of UTF-8 from 0. Places come from the positions of CPython's own ast, so that layout and comments elsewhere
stay as they are. What the text then does is what `launch.py --strategy` does with the old one (whatif.py); where that cannot be written, a sentence
says why. Python 3.8 and later, standard library only.
"""
import ast
import io
import json
import os
import sys
import tokenize

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import completion  # noqa: E402
import whatif  # noqa: E402

# Functions of asyncio that make a coroutine.
COROUTINES = {"sleep", "wait_for", "wait", "to_thread", "open_connection", "open_unix_connection", "start_server", "create_subprocess_exec", "create_subprocess_shell"}
SKIPPED = {tokenize.NL, tokenize.NEWLINE, tokenize.COMMENT, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER}
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
# Since 3.12 and 3.14, some strings come in parts.
STRINGS = {kind for kind, name in tokenize.tok_name.items() if name in ("STRING", "FSTRING_MIDDLE", "TSTRING_MIDDLE")}


class Cannot(Exception):
    """Why this call stays as it is."""


class Token:
    def __init__(self, kind, string, begin, end, line):
        self.kind, self.string, self.begin, self.end, self.line = kind, string, begin, end, line


class Text:
    """A program with its tree, its tokens, and offsets in characters."""

    def __init__(self, source):
        self.source = source
        self.lines = source.split("\n")
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line) + 1)
        self.tree = completion.parse(source)
        self.parents = {child: node for node in ast.walk(self.tree) for child in ast.iter_child_nodes(node)}
        self.tokens = []
        for kind, string, (line, column), (last, last_column), _ in tokenize.generate_tokens(io.StringIO(source).readline):
            self.tokens.append(Token(kind, string, self.starts[line - 1] + column, self.starts[min(last, len(self.lines)) - 1] + last_column, line))
        self.code = [token for token in self.tokens if token.kind not in SKIPPED]
        self.comments = [token for token in self.tokens if token.kind == tokenize.COMMENT]
        self.names = {node.id for node in ast.walk(self.tree) if isinstance(node, ast.Name)} | {node.arg for node in ast.walk(self.tree) if isinstance(node, ast.arg)}

    def offset(self, line, column):
        return self.starts[line - 1] + len(self.lines[line - 1].encode("utf-8")[:column].decode("utf-8"))

    def begin(self, node):
        return self.offset(node.lineno, node.col_offset)

    def end(self, node):
        return self.offset(node.end_lineno, node.end_col_offset)

    def of(self, node):
        return self.source[self.begin(node):self.end(node)]

    def place(self, offset):
        line = next(number for number, start in enumerate(self.starts) if start > offset)
        return line, len(self.source[self.starts[line - 1]:offset].encode("utf-8"))

    def has_comment(self, begin, end):
        return any(begin <= token.begin < end for token in self.comments)

    def indent(self, line):
        text = self.lines[line - 1]
        return text[:len(text) - len(text.lstrip(" \t"))]

    def unit(self):
        """One step of indentation, as this text has it."""
        for token in self.tokens:
            if token.kind == tokenize.INDENT:
                return "\t" if token.string.startswith("\t") else token.string
        return "    "

    def free(self, name):
        """A name that nothing has."""
        number, found = 2, name
        while found in self.names:
            found, number = "%s_%d" % (name, number), number + 1
        return found

    def ancestors(self, node):
        while node in self.parents:
            node = self.parents[node]
            yield node

    def function(self, node):
        return next((each for each in self.ancestors(node) if isinstance(each, FUNCTIONS)), self.tree)

    def statement(self, node):
        return node if isinstance(node, ast.stmt) else next(each for each in self.ancestors(node) if isinstance(each, ast.stmt))


def is_simple(node):
    """Whether `await` may stand before it without brackets."""
    return isinstance(node, (ast.Call, ast.Name, ast.Attribute, ast.Subscript))


class Gather:
    """A call, and how it is written."""

    def __init__(self, text, call, awaited):
        self.text, self.call, self.awaited = text, call, awaited
        after = text.end(call.func)
        self.open = next(token for token in text.code if token.begin >= after and token.string == "(")
        self.close = text.end(call) - 1
        self.line = call.lineno
        if any(isinstance(each, ast.JoinedStr) for each in text.ancestors(call)):
            raise Cannot("it is part of an f-string")

    def before_close(self):
        return [token for token in self.text.code if token.end <= self.close][-1]

    def keyword(self):
        return next((each for each in self.call.keywords if each.arg == "return_exceptions"), None)

    # Edits are (begin, end, text) in characters.

    def without_keywords(self):
        """Removes what only gather takes."""
        edits = []
        for keyword in self.call.keywords:
            begin = next(token for token in reversed(self.text.code) if token.end <= self.text.begin(keyword.value) and token.string == keyword.arg).begin
            tokens = [token for token in self.text.code if self.open.begin <= token.begin]
            end = self.text.end(keyword.value)
            end = next(token for token in tokens if token.begin >= end and (token.string == "," or token.begin == self.close)).begin
            before = [token for token in tokens if token.end <= begin][-1]
            if before.string == ",":
                begin = before.begin
            if self.text.has_comment(begin, end):
                raise Cannot("a comment stands in its keywords")
            edits.append((begin, end, ""))
        return edits

    def set_collect(self, collect):
        keyword, value = self.keyword(), "True" if collect else "False"
        if keyword is not None:
            same = isinstance(keyword.value, ast.Constant) and keyword.value.value is collect
            return [] if same else [(self.text.begin(keyword.value), self.text.end(keyword.value), value)]
        if not collect:
            return []
        word, last = "return_exceptions=True", self.before_close()
        if last.begin == self.open.begin:
            return [(self.close, self.close, word)]
        comma = last.string == ","
        line = self.text.place(last.begin)[0]
        if line == self.text.place(self.close)[0]:
            return [(last.end, last.end, (" " if comma else ", ") + word)]
        items = self.call.args + [each.value for each in self.call.keywords]
        first = max(items, key=self.text.begin).lineno
        line_end = self.text.starts[line] - 1
        added = "\n%s%s%s" % (self.text.indent(first if first != self.line else line), word, "," if comma else "")
        if comma or last.end == line_end:
            return [(last.end if last.end == line_end else line_end, line_end, ("" if comma else ",") + added)]
        return [(last.end, last.end, ","), (line_end, line_end, added)]

    # ---- each awaitable

    def wrap(self, node, first, last):
        return [(self.text.begin(node), self.text.begin(node), first), (self.text.end(node), self.text.end(node), last)]

    def each(self, one):
        """Edits that put `one(node)` around each awaitable; (before, after) of a name: one(None)."""
        edits = []
        for argument in self.call.args:
            if not isinstance(argument, ast.Starred):
                edits += one(argument)
                continue
            of = argument.value
            if isinstance(of, (ast.List, ast.Tuple)) and not any(isinstance(e, ast.Starred) for e in of.elts):
                for element in of.elts:
                    edits += one(element)
            elif isinstance(of, (ast.ListComp, ast.GeneratorExp)):
                edits += one(of.elt)
                if isinstance(of, ast.GeneratorExp):
                    begin, end = self.text.begin(of), self.text.end(of)
                    edits += [(begin, begin + 1, "["), (end - 1, end, "]")]
            else:
                edits += self.each_of(of, one)
        return edits

    def each_of(self, of, one):
        brackets = ("", "") if is_simple(of) else ("(", ")")
        return self.wrap(of, "[%s for each in %s" % (one(None, of), brackets[0]), brackets[1] + "]")

    def is_one_list(self):
        """Whether there is one starred argument, which becomes a list itself, in one line."""
        arguments = self.call.args
        one_line = self.call.lineno == self.call.end_lineno
        return one_line and len(arguments) == 1 and isinstance(arguments[0], ast.Starred) and not isinstance(arguments[0].value, ast.Tuple)

    # ---- one by one

    def awaited_one(self, node, of=None):
        if node is None:
            return "await each"
        return [(self.text.begin(node), self.text.begin(node), "await ")] if is_simple(node) else self.wrap(node, "await (", ")")

    def statement_alone(self):
        """The statement, if it is nothing but this await, and shares no line."""
        statement = self.text.parents.get(self.awaited)
        return statement if isinstance(statement, ast.Expr) and self.is_alone(statement) else None

    def is_alone(self, statement):
        begin, end = self.text.begin(statement), self.text.end(statement)
        line_begin = self.text.starts[statement.lineno - 1]
        after = self.text.source[end:self.text.starts[statement.end_lineno] - 1].strip()
        return not self.text.source[line_begin:begin].strip() and (not after or after.startswith("#"))

    def loop(self, word):
        """(head, one) of `for ... in ...:` if there is one comprehension only, whose names nothing else has."""
        if len(self.call.args) != 1 or not isinstance(self.call.args[0], ast.Starred):
            return None
        of = self.call.args[0].value
        if not isinstance(of, (ast.ListComp, ast.GeneratorExp)) or len(of.generators) != 1:
            return None
        generator = of.generators[0]
        if generator.ifs or generator.is_async or not is_simple(of.elt):
            return None
        mine = {node.id for node in ast.walk(generator.target) if isinstance(node, ast.Name)}
        inside = set(ast.walk(of))
        if any(isinstance(node, ast.Name) and node.id in mine and node not in inside for node in ast.walk(self.text.function(self.call))):
            return None
        source = self.text.of(generator.iter)
        if isinstance(generator.iter, ast.Tuple) and not source.startswith("("):
            return None
        return "for %s in %s:" % (self.text.of(generator.target), source), word % self.text.of(of.elt)

    def single_lines(self, one):
        """The statement as lines of its own, or None."""
        statement = self.statement_alone()
        if statement is None or statement.lineno != statement.end_lineno or not self.call.args:
            return None
        loop = self.loop(one)
        if loop:
            return statement, [loop[0], self.text.unit() + loop[1]]
        if any(isinstance(argument, ast.Starred) or not is_simple(argument) for argument in self.call.args):
            return None
        return statement, [one % self.text.of(argument) for argument in self.call.args]

    def one_by_one(self):
        begin, end = self.text.begin(self.awaited), self.text.end(self.awaited)
        lines = self.single_lines("await %s")
        if lines:
            return [(begin, end, ("\n" + self.text.indent(self.line)).join(lines[1]))]
        if self.text.has_comment(begin, self.open.begin):
            raise Cannot("a comment stands between await and its arguments")
        edits, without = self.each(self.awaited_one), self.without_keywords()
        if self.is_one_list():
            star = self.text.begin(self.call.args[0])
            return edits + [(begin, star + 1, ""), (self.text.end(self.call.args[0]), end, "")]
        return edits + without + [(begin, self.open.end, "["), (self.close, self.close + 1, "]"), (self.close + 1, end, "")]

    # ---- a task group

    def made(self, node, group):
        """The text that makes a task of an awaitable."""
        call = node
        if isinstance(call, ast.Call) and is_of_asyncio(call.func, ("create_task", "ensure_future")) and len(call.args) == 1 \
                and all(keyword.arg in ("name", "context") for keyword in call.keywords):
            if self.makes_coroutine(call.args[0]):
                return [(self.text.begin(call.func), self.text.end(call.func), group + ".create_task")]
            call = call.args[0]
        elif self.makes_coroutine(call):
            return self.wrap(node, group + ".create_task(", ")")
        raise Cannot("whether %s is a coroutine cannot be seen in this file, and a task group takes nothing else" % whatif.one_line(self.text.of(call), 40))

    def makes_coroutine(self, node):
        if not isinstance(node, ast.Call):
            return False
        if is_of_asyncio(node.func, COROUTINES):
            return True
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", None)
        found = [each for each in ast.walk(self.text.tree) if isinstance(each, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)) and each.name == name]
        return bool(found) and all(isinstance(each, ast.AsyncFunctionDef) and not each.decorator_list
                                   and not any(isinstance(inner, (ast.Yield, ast.YieldFrom)) for inner in own_nodes(each)) for each in found)

    def check_variable(self, of):
        """A name that stands for coroutines of this function; tasks that exist already belong to no group."""
        values = [node.value for node in ast.walk(self.text.function(self.call)) if isinstance(node, ast.Assign)
                  and any(isinstance(target, ast.Name) and target.id == getattr(of, "id", None) for target in node.targets)]
        elements = []
        for value in values:
            elements += [value.elt] if isinstance(value, (ast.ListComp, ast.GeneratorExp)) else value.elts if isinstance(value, (ast.List, ast.Tuple)) else [value]
        if any(isinstance(each, ast.Call) and is_of_asyncio(each.func, ("create_task", "ensure_future")) for each in elements):
            raise Cannot("it waits for tasks that exist before it; a task group makes its own")
        nodes = list(ast.walk(self.text.function(self.call)))
        changes = [node.value for node in nodes if isinstance(node, ast.Attribute)]
        changes += [node.value for node in nodes if isinstance(node, ast.Subscript) and not isinstance(node.ctx, ast.Load)]
        changes += [node.target for node in nodes if isinstance(node, ast.AugAssign)]
        is_changed = any(isinstance(node, ast.Name) and node.id == getattr(of, "id", None) for node in changes)
        if is_changed or not elements or not all(map(self.makes_coroutine, elements)):
            raise Cannot("whether %s are coroutines cannot be seen in this file, and a task group takes nothing else" % whatif.one_line(self.text.of(of), 40))

    def module(self):
        if isinstance(self.call.func, ast.Attribute) and isinstance(self.call.func.value, ast.Name):
            return self.call.func.value.id
        if any(isinstance(node, ast.Import) and any(alias.name == "asyncio" and not alias.asname for alias in node.names) for node in ast.walk(self.text.tree)):
            return "asyncio"
        raise Cannot("asyncio is not imported by that name")

    def check_place(self, statement):
        """The group stands before the statement: nothing of it may come before the gather, or decide about it."""
        if not self.is_alone_at_start(statement):
            raise Cannot("it shares its line with another statement")
        deciding = COMPREHENSIONS + (ast.Lambda, ast.IfExp, ast.BoolOp, ast.ExceptHandler) + ((ast.match_case,) if hasattr(ast, "match_case") else ())
        for each in self.text.ancestors(self.awaited):
            if each is statement:
                break
            if isinstance(each, deciding):
                raise Cannot("it is part of an expression that decides about it; give its result a name first")
        if isinstance(statement, (ast.While, ast.Assert, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            raise Cannot("it is part of a larger statement; give its result a name first")
        begin = self.text.begin(self.awaited)
        for node in ast.walk(statement):
            happens = isinstance(node, (ast.Call, ast.Await, ast.Yield, ast.YieldFrom, ast.NamedExpr))
            if happens and self.text.end(node) <= begin:
                raise Cannot("something else is computed before it in the same statement; give its result a name first")

    def is_alone_at_start(self, statement):
        begin = self.text.begin(statement)
        line_begin = self.text.starts[statement.lineno - 1]
        before = [token for token in self.text.code if token.end <= begin]
        return not self.text.source[line_begin:begin].strip() and not self.text.source.startswith("elif", begin) \
            and not (before and before[-1].string == ";") and not self.shares_end(statement)

    def shares_end(self, statement):
        if hasattr(statement, "body"):
            return False
        after = self.text.source[self.text.end(statement):self.text.starts[statement.end_lineno] - 1].strip()
        return after.startswith(";")

    def task_group(self):
        text = self.text
        statement = text.statement(self.awaited)
        self.check_place(statement)
        if any(isinstance(node, ast.Call) and node is not self.call and whatif_gather(text, node) for node in ast.walk(self.call)):
            raise Cannot("one gather stands inside another; write them one by one")
        group, indent, unit = text.free("group"), text.indent(statement.lineno), text.unit()
        head = "async with %s.TaskGroup() as %s:" % (self.module(), group)

        def one(node, of=None):
            if node is None:
                self.check_variable(of)
                return group + ".create_task(each)"
            return self.made(node, group)
        edits = self.without_keywords() + self.each(one)
        lines = self.single_lines("%s")
        if lines and not any(is_of_asyncio(argument.func, ("create_task", "ensure_future")) for argument in self.call.args if isinstance(argument, ast.Call)):
            body = [line if line.startswith("for ") else "%s%s.create_task(%s)" % (line[:len(line) - len(line.lstrip())], group, line.lstrip()) for line in lines[1]]
            return [(text.begin(statement), text.end(statement), ("\n" + indent).join([head] + [unit + line for line in body]))]
        tasks, task = text.free("tasks"), text.free("task")
        inside = self.moved(edits, unit)
        inside = inside.lstrip()[1:].strip() if self.is_one_list() else "[%s]" % inside
        block = "%s\n%s%s%s = %s" % (head, indent, unit, tasks, inside)
        begin, end = text.begin(self.awaited), text.end(self.awaited)
        if isinstance(text.parents[self.awaited], ast.Expr) and self.is_alone(statement):
            return [(begin, end, block)]
        at = text.begin(statement)
        return [(at, at, block + "\n" + indent), (begin, end, "[%s.result() for %s in %s]" % (task, task, tasks))]

    def moved(self, edits, unit):
        """The arguments with their comments, one step further in."""
        first, last = self.open.end, self.close
        new = applied(self.text.source[first:last], [(begin - first, end - first, text) for begin, end, text in edits])
        strings = {line for token in self.text.tokens if token.kind in STRINGS and first <= token.begin < last
                   for line in range(token.line + 1, token.line + token.string.count("\n") + 1)}
        number, result = self.text.place(first)[0], []
        for index, line in enumerate(new.split("\n")):
            result.append(unit + line if index and line.strip() and number + index not in strings else line)
        out = "\n".join(result)
        closing = out.rpartition("\n")
        return out if closing[2].strip() or not closing[1] else closing[0] + "\n" + self.text.indent(self.text.place(self.close)[0]) + unit


def own_nodes(function):
    """Without those of the functions inside."""
    waiting = list(function.body)
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, FUNCTIONS):
            waiting += ast.iter_child_nodes(node)


def is_of_asyncio(function, names):
    if isinstance(function, ast.Name):
        return function.id in names and function.id not in ("sleep", "wait")  # time has those, too
    return isinstance(function, ast.Attribute) and function.attr in names and isinstance(function.value, ast.Name) and function.value.id in ("asyncio", "loop")


def whatif_gather(text, node):
    return any(call is node for call, _ in whatif._Gathers(text.tree).found)


def applied(source, edits):
    """Edits at one place stay in their order."""
    out, at = [], 0
    for begin, end, new in sorted(edits, key=lambda edit: (edit[0], edit[1])):
        out += [source[at:begin], new]
        at = end
    return "".join(out) + source[at:]


def notes_of(gather, name):
    """What the person should know of the new text."""
    text, found = gather.text, []
    statement = text.statement(gather.call)
    inner = statement
    for each in text.ancestors(statement):
        if isinstance(each, FUNCTIONS):
            break
        if isinstance(each, ast.Try) and inner in each.body and each.handlers:
            if name == "task-group":
                found.append((each.lineno, "A task group raises an ExceptionGroup, which this try catches only with except*."))
            elif name == "collect":
                found.append((each.lineno, "This try no longer sees what the tasks of the gather in line %d raise." % gather.line))
        inner = each
    if name == "collect" and isinstance(statement, ast.Expr) and gather.awaited is statement.value:
        found.append((gather.line, "Nothing looks at the results of this gather, so no code sees its exceptions."))
    elif name == "collect":
        found.append((gather.line, "Where a task fails, its result is now the exception."))
    keyword = gather.keyword()
    if name != "collect" and keyword is not None and not (isinstance(keyword.value, ast.Constant) and keyword.value.value is False):
        for node in ast.walk(text.function(gather.call)):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "isinstance" and node.lineno >= gather.line:
                found.append((node.lineno, "This looks for exceptions in results; now the first one is raised instead."))
                break
    return found


def rewrite(data, spec):
    """See the top of this file."""
    result = completion.complete(data)
    if result.error:
        return {"changes": [], "notes": [], "refused": [[result.error.get("line") or 0, result.error["hint"]]]}
    text = Text(result.source)
    strategy = whatif.Strategy(spec)
    try:
        chosen, notes = whatif.choose([strategy], text.tree)
    except whatif.Wrong as error:
        return {"changes": [], "notes": [], "refused": [[strategy.line, str(error).partition(": ")[2]]]}
    original = completion.decode(data).split("\n")
    edits, told, refused = [], [[0, note] for note in notes], []
    for call, awaited, name in chosen:
        try:
            gather = Gather(text, call, awaited)
            if any(original[line - 1] != text.lines[line - 1] for line in range(call.lineno, call.end_lineno + 1)):
                raise Cannot("prompts or an indentation were left out before it could run; write the text as a program first")
            new = {"sequential": gather.one_by_one, "task-group": gather.task_group}.get(name, lambda: gather.set_collect(name == "collect"))()
            if new:
                told += [list(note) for note in notes_of(gather, name)]
            edits += new
        except Cannot as why:
            refused.append([call.lineno, "The gather stays as written: %s." % why])
    return {"changes": checked(text, edits, refused), "notes": told, "refused": refused}


def checked(text, edits, refused):
    """The edits as changes of lines and columns; none if the new text would be no program."""
    edits = [edit for edit in sorted(edits, key=lambda edit: (edit[0], edit[1])) if edit[0] != edit[1] or edit[2]]
    overlap = any(a[1] > b[0] for a, b in zip(edits, edits[1:]))
    if overlap or completion.problem_of(applied(text.source, edits)):
        refused.append([0, "The result would not be valid Python; make this change by hand."])
        return []
    merged = []
    for begin, end, new in edits:
        if merged and merged[-1][1] == begin:
            merged[-1] = (merged[-1][0], end, merged[-1][2] + new)
        else:
            merged.append((begin, end, new))
    return [[*text.place(begin), *text.place(end), new] for begin, end, new in merged]


def main():
    if len(sys.argv) != 3:
        sys.stderr.write(__doc__.partition("\n")[0] + "\n")
        return 2
    try:
        with open(sys.argv[2], "rb") as file:
            print(json.dumps(rewrite(file.read(), sys.argv[1])))
    except (OSError, whatif.Wrong) as error:
        sys.stderr.write("%s\n" % error)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
