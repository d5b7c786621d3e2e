# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs Python text that had to be completed, or is to run with another strategy or with faults: snippet.py FILE [ARGUMENTS...].

launch.py calls it, with what whatif.py is to change in AWAITSCOPE_WHATIF. The program sees what it would see under `python3 FILE`; lines have the numbers of FILE, and tracebacks show no frame of this file.
"""
import ast
import os
import sys
import types

_HERE = os.path.dirname(os.path.abspath(__file__))
_SELF = os.path.abspath(__file__)


def _strip(traceback):
    while traceback is not None and os.path.abspath(traceback.tb_frame.f_code.co_filename) == _SELF:
        traceback = traceback.tb_next
    return traceback


def _quiet(hook):
    def show(kind, error, traceback):
        hook(kind, error.with_traceback(_strip(traceback)), _strip(traceback))
    return show


def main():
    sys.path[0] = _HERE
    import completion
    changes = os.environ.pop("AWAITSCOPE_WHATIF", "")
    path = sys.argv[1]
    with open(path, "rb") as file:
        result = completion.complete(file.read())
    del sys.argv[0]
    tree = completion.parse(result.source, path)
    if changes:
        import whatif
        what = completion.json.loads(changes)
        tree = whatif.apply(what["strategies"], what["faults"], tree, result.source, path, what["hits"])
    for name in ("completion", "whatif", "json", "tokenize"):
        sys.modules.pop(name, None)
    sys.path[0] = os.path.dirname(os.path.realpath(path))
    last = result.source.count("\n") + 1
    if result.imports_asyncio:
        at = 1 if ast.get_docstring(tree) is not None else 0
        while at < len(tree.body) and isinstance(tree.body[at], ast.ImportFrom) and tree.body[at].module == "__future__":
            at += 1
        tree.body[at:at] = ast.parse("import asyncio").body
    if result.entry:
        call = ast.parse("import asyncio\nasyncio.run(%s())" % result.entry).body
        for statement in call:
            for node in ast.walk(statement):
                if hasattr(node, "lineno"):
                    node.lineno = node.end_lineno = last + 1  # behind the text
        tree.body += call
    ast.fix_missing_locations(tree)
    module = types.ModuleType("__main__")
    module.__file__ = path
    module.__builtins__ = __builtins__
    sys.modules["__main__"] = module
    sys.excepthook = _quiet(sys.excepthook)
    code = compile(tree, path, "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT if result.awaits else 0, dont_inherit=True)
    if not result.awaits:
        exec(code, module.__dict__)
        return
    import asyncio
    function = types.FunctionType(code, module.__dict__)
    asyncio.run(function())


main()
