# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a program of Python text as people paste it. Nothing is executed.

complete(source, name) tries the text as it is, then without what does not belong to it: prose around a fenced block, interactive
prompts, indentation, tabs, commands of notebooks. Lines keep their numbers. What was done is told in one sentence each. If no
program can be made, the error has its position and one sentence that helps.

`python3 completion.py FILE` prints the result as JSON. Python 3.8 and later, standard library only.
"""
import ast
import json
import re
import sys
import tokenize
import warnings
from io import BytesIO


class Completed:
    """`source` is a program, or `error` says why there is none."""

    def __init__(self, source):
        self.source = source
        self.notes = []  # sentences
        self.entry = None  # the coroutine function that is run at the end
        self.imports_asyncio = False  # an `import asyncio` is added in front
        self.awaits = False  # `await` outside a function, as in notebooks
        self.error = None  # {"message", "line", "column", "end_line", "end_column", "hint"}; lines and columns from 1

    @property
    def changed(self):
        """Whether `python3 FILE` would do something else."""
        return bool(self.notes)


def parse(source, name="<text>"):
    """The tree of a module that may use await outside functions."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return compile(source, name, "exec", ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)


def problem_of(source):
    """The SyntaxError of the text, or None. Also finds what only the compiler notices, like return outside a function."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(source, "<text>", "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
    except SyntaxError as error:
        return error
    except (ValueError, RecursionError, MemoryError) as error:
        return SyntaxError(str(error) or type(error).__name__)
    return None


def decode(data):
    """Text of a file, by its mark or declaration of encoding; line ends become \\n."""
    try:
        encoding = tokenize.detect_encoding(BytesIO(data).readline)[0]
        text = data.decode(encoding)
    except (SyntaxError, UnicodeDecodeError, LookupError):
        text = data.decode("utf-8", "replace")
        if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            text = data.decode("utf-16", "replace")
    return text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


# Each of these returns (text, sentence), or None if it has nothing to do.

_FENCE = re.compile(r"^[ \t>]*(```+|~~~+)[ \t]*([\w.+-]*)[^\n]*$")
_PYTHON = {"", "python", "python3", "py", "py3", "pycon", "python-repl", "ipython", "ipython3"}


def fenced(text):
    """The Python blocks of Markdown."""
    lines = text.split("\n")
    blocks, start, fence, language = [], None, None, ""
    for number, line in enumerate(lines):
        found = _FENCE.match(line)
        if start is None and found:
            start, fence, language = number, found.group(1), found.group(2).lower()
        elif start is not None and found and found.group(1)[0] == fence[0] and len(found.group(1)) >= len(fence) and not found.group(2):
            blocks.append((start, number, language))
            start = None
    if start is not None:
        blocks.append((start, len(lines), language))  # it was not copied to its end
    named = [b for b in blocks if b[2] in _PYTHON - {""}]
    blocks = named or [b for b in blocks if b[2] == ""]
    if not blocks:
        return None

    def only(wanted):
        keep = [""] * len(lines)
        for first, last, _ in wanted:
            keep[first + 1:last] = lines[first + 1:last]
        return "\n".join(keep)

    together = only(blocks)
    if len(blocks) > 1 and problem_of(together):
        for block in blocks:
            if not problem_of(only([block])):
                return only([block]), "Only the block in lines %d to %d is run." % (block[0] + 2, block[1])
    if len(blocks) > 1:
        return together, "Only the %d fenced blocks are run." % len(blocks)
    return together, "Only the fenced block in lines %d to %d is run." % (blocks[0][0] + 2, blocks[0][1])


_PROMPT = re.compile(r"^[ \t]*(?:>>>|\.\.\.|In \[\d*\]:|\.{3,}:)(?: |$)")
_FIRST_PROMPT = re.compile(r"^[ \t]*(?:>>>|In \[\d*\]:)(?: |$)")


def prompts(text):
    """The input of an interactive session."""
    lines = text.split("\n")
    if not any(_FIRST_PROMPT.match(line) for line in lines):
        return None
    kept = [line[_PROMPT.match(line).end():] if _PROMPT.match(line) else "" for line in lines]
    return "\n".join(kept), "The prompts and the output of the interactive session were left out."


def magics(text):
    """Commands of notebooks and of a shell."""
    lines, found = text.split("\n"), []
    for number, line in enumerate(lines):
        command = re.match(r"^([ \t]*)(%%?|!|\?)(\w*)(.*)$", line)
        if not command or command.group(2) == "?" and not command.group(3):
            continue
        indent, sign, word, rest = command.groups()
        if sign == "%" and word in ("time", "timeit") and rest.strip() and not rest.strip().startswith("-"):
            lines[number] = indent + rest.strip()
        elif sign in ("%", "%%", "!", "?"):
            lines[number] = indent + "pass" if indent else ""
        found.append((number + 1, sign + word))
    if not found:
        return None
    if len(found) == 1:
        return "\n".join(lines), "Line %d: %s is a command of a notebook and was left out." % found[0]
    return "\n".join(lines), "%d commands of a notebook were left out, the first in line %d." % (len(found), found[0][0])


def tabs(text):
    """Tabs mixed with spaces."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        body = line.lstrip(" \t")
        lines[number] = line[:len(line) - len(body)].expandtabs(8) + body
    made = "\n".join(lines)
    if made == text:
        return None
    if problem_of(made):
        four = re.sub(r"(?m)^[ \t]+", lambda m: m.group().expandtabs(4), text)
        if not problem_of(four):
            return four, "Tabs and spaces are mixed; a tab was taken as 4 columns."
    return made, "Tabs and spaces are mixed; a tab was taken as 8 columns."


def indentation(text):
    """A fragment that is indented as a whole, or all but its first line."""
    lines = text.split("\n")
    full = [n for n, line in enumerate(lines) if line.strip() and not line.lstrip().startswith("#")]
    if not full:
        return None

    def margin(numbers):
        return min(len(lines[n]) - len(lines[n].lstrip(" \t")) for n in numbers)

    depth = margin(full)
    if depth:
        return "\n".join(line[depth:] if not line[:depth].strip() else line.lstrip() for line in lines), "The indentation of the whole text was removed."
    first = lines[full[0]].strip()
    if len(full) > 1 and not first.endswith((":", "(", "[", "{", ",", "\\")) and margin(full[1:]):
        depth = margin(full[1:])  # the selection began behind the indentation of its first line
        made = [line[depth:] if n > full[0] and not line[:depth].strip() else line for n, line in enumerate(lines)]
        return "\n".join(made), "The indentation of all lines but the first was removed."
    return None


def complete(source):
    """Returns a Completed for text or bytes."""
    text = decode(source) if isinstance(source, bytes) else source
    result = Completed(text)
    original = problem_of(text)
    steps = [fenced, prompts, magics, tabs, indentation]
    if original:
        for chosen in ([step] for step in steps):
            if _apply(result, text, chosen):
                break
        else:
            _apply(result, text, steps, also_if_wrong=bool(fenced(text) or prompts(text)))
    error = problem_of(result.source)
    if error:
        result.error = _describe(error, result.source)
        return result
    _find_entry(result)
    return result


def _apply(result, text, steps, also_if_wrong=False):
    notes = []
    for step in steps:
        made = step(text)
        if made and (problem_of(text) or step in (fenced,)):
            text = made[0]
            notes.append(made[1])
    if not notes or problem_of(text) and not also_if_wrong:
        return False
    result.source, result.notes = text, notes
    return True


# What a text without asyncio.run() wants to run.

_RUNNERS = {"run", "run_until_complete", "run_forever", "Runner", "runner", "IsolatedAsyncioTestCase"}


def _names(tree):
    """The names that are read and those that are bound somewhere in the tree."""
    read, bound = set(), set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            (read if isinstance(node.ctx, ast.Load) else bound).add(node.id)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            bound.update((alias.asname or alias.name).split(".")[0] for alias in node.names)
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            bound.add(node.name)
        elif isinstance(node, ast.arg):
            bound.add(node.arg)
    return read, bound


def _awaits(tree):
    """Whether the module itself awaits."""
    def of(node):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)):
            return False
        if isinstance(node, (ast.Await, ast.AsyncFor, ast.AsyncWith)) or isinstance(node, ast.comprehension) and node.is_async:
            return True
        return any(of(child) for child in ast.iter_child_nodes(node))

    return any(of(statement) for statement in tree.body)


def _runs_something(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in _RUNNERS:
            return True
        if isinstance(node, ast.ImportFrom) and any(alias.name in _RUNNERS for alias in node.names):
            return True
    return False


def _needs_no_argument(function):
    a = function.args
    positional = len(getattr(a, "posonlyargs", [])) + len(a.args)
    return positional <= len(a.defaults) and all(default is not None for default in a.kw_defaults)


def _find_entry(result):
    tree = parse(result.source)
    read, bound = _names(tree)
    result.awaits = _awaits(tree)
    if result.awaits:
        line = next(n.lineno for n in ast.walk(tree) if isinstance(n, (ast.Await, ast.AsyncFor, ast.AsyncWith, ast.comprehension)) and hasattr(n, "lineno"))
        result.notes.append("The text awaits outside a function (line %d), as notebooks do: all of it is run as one coroutine." % _first_await(tree, line))
    elif not _runs_something(tree):
        functions = [n for n in tree.body if isinstance(n, ast.AsyncFunctionDef)]
        top = ast.Module(body=[n for n in tree.body if not isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))], type_ignores=[])
        called_on_top = _names(top)[0]
        free = [f for f in functions if _needs_no_argument(f) and f.name not in called_on_top]
        mains = [f for f in free if f.name == "main"] or [f for f in free if f.name not in read]
        if mains:
            result.entry = mains[-1].name
            result.notes.append("Nothing runs %s(), so asyncio.run(%s()) was added." % (result.entry, result.entry))
        elif functions and not called_on_top & {f.name for f in functions}:
            wanted = functions[-1]
            result.notes.append("Nothing is run: %s() (line %d) needs arguments; call it at the end, for example asyncio.run(%s(...))."
                                % (wanted.name, wanted.lineno, wanted.name))
    if "asyncio" in read and "asyncio" not in bound and not any(
            isinstance(n, ast.ImportFrom) and any(a.name == "*" for a in n.names) for n in ast.walk(tree)):
        result.imports_asyncio = True
        result.notes.append("import asyncio was added.")


def _first_await(tree, line):
    def of(node):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)):
            return None
        if isinstance(node, (ast.Await, ast.AsyncFor, ast.AsyncWith)):
            return node.lineno
        return next((found for found in map(of, ast.iter_child_nodes(node)) if found), None)

    return next((found for found in map(of, tree.body) if found), line)


def imports(source, module):
    """Whether the text imports the module somewhere."""
    return re.search(r"(?m)^[ \t]*(?:import|from)[ \t]+%s\b" % re.escape(module), source) is not None


# One sentence that helps.

def _describe(error, source):
    line = error.lineno or 1
    return {"message": error.msg, "line": line, "column": error.offset or 1, "end_line": getattr(error, "end_lineno", None) or line,
            "end_column": getattr(error, "end_offset", None) or error.offset or 1, "hint": _hint(error, source, line)}


_OLD = [
    (r"^\s*print\s+[^(=\s]", "print is a statement there; Python 3 has print(...)"),
    (r"^\s*except\s+[\w.()\s]+,\s*\w+\s*:", "the exception is named after a comma there; Python 3 has `except Error as name`"),
    (r"^\s*raise\s+\w[\w.]*\s*,", "raise takes a comma there; Python 3 has raise Error(text)"),
    (r"^\s*exec\s+[^(=\s]", "exec is a statement there; Python 3 has exec(...)"),
    (r"`[^`]*`", "backquotes mean repr() there"),
    (r"<>", "<> is an operator there; Python 3 has !="),
    (r"\b0[0-7]+\b|\b\d+L\b", "numbers are written in another way there"),
    (r"\bur['\"]", "ur'...' exists only there"),
]


def _hint(error, source, line):
    lines = source.split("\n")
    text = lines[line - 1] if 0 < line <= len(lines) else ""
    for pattern, words in _OLD:
        if re.search(pattern, text):
            return "Line %d is Python 2: %s." % (line, words)
    if re.search(r"\basyncio\.async\b|\basync\s*=|\bdef async\b|\(async\b", text):
        return "Line %d uses async as a name, which is a keyword since Python 3.7; asyncio.async() is asyncio.ensure_future() now." % line
    header = _open_header(lines)
    if header:
        return "The text ends after line %d: %s has no body yet; add the rest, or pass." % (header[0], header[1])
    if _unfinished(source):
        opened = _open_bracket(source)
        if opened:
            return "The text ends too early: the %s of line %d is never closed; copy the rest as well." % opened
        return "The text ends too early, in the middle of a statement; copy the rest as well."
    if isinstance(error, IndentationError):
        return "The indentation of line %d does not fit the lines above; was the beginning of the text copied, too?" % line
    if "outside function" in error.msg or "outside async function" in error.msg or "outside loop" in error.msg:
        return "Line %d belongs inside a function or loop whose beginning is missing; copy it as well." % line
    if re.match(r"^\s*(\$|#|%|>|PS )\s*(python|pip)", text):
        return "Line %d is a command for a shell, not Python." % line
    if re.match(r"^[A-Z][\w']* [\w', ]+[.:!?]?$", text.strip()):
        return "Line %d looks like prose; paste the code alone, or put it between lines of ```." % line
    if re.match(r"^\s*(Traceback|File \")", text):
        return "Line %d belongs to a traceback, not to a program." % line
    return "Line %d is not valid Python %d.%d: %s." % (line, sys.version_info[0], sys.version_info[1], error.msg)


def _open_header(lines):
    """The last line, if it begins a block: (number, its words)."""
    full = [n for n, line in enumerate(lines) if line.strip() and not line.lstrip().startswith("#")]
    if not full:
        return None
    last = lines[full[-1]].strip()
    found = re.match(r"^(?:async\s+)?(def\s+(\w+)|class\s+(\w+)|for|while|if|elif|else|try|except|finally|with)\b.*:$", last)
    if not found:
        return None
    name = found.group(2) or found.group(3)
    return full[-1] + 1, ("the function " + name if found.group(2) else "the class " + name if name else "its `%s`" % found.group(1))


def _unfinished(source):
    import codeop
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            opened = _open_bracket(source)
            if opened:
                return True
            body = source.rstrip("\n")
            return codeop.compile_command(body, "<text>", "exec") is None and "\n" not in body.strip()
        except (SyntaxError, ValueError, OverflowError):
            return False


def _open_bracket(source):
    stack = []
    try:
        for token in tokenize.generate_tokens(iter(source.splitlines(True)).__next__):
            if token.type == tokenize.OP and token.string in "([{":
                stack.append((token.string, token.start[0]))
            elif token.type == tokenize.OP and token.string in ")]}" and stack:
                stack.pop()
    except (tokenize.TokenError, SyntaxError) as error:
        if "string" in str(error):
            return ("quotes", error.args[1][0]) if len(error.args) > 1 and isinstance(error.args[1], tuple) and isinstance(error.args[1][0], int) else None
    return stack[-1] if stack else None


def main():
    with open(sys.argv[1], "rb") as file:
        result = complete(file.read())
    json.dump({"source": result.source, "notes": result.notes, "entry": result.entry, "imports_asyncio": result.imports_asyncio,
               "awaits": result.awaits, "error": result.error, "python": list(sys.version_info[:3])}, sys.stdout)
    print()


if __name__ == "__main__":
    main()
