#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files of about 400 lines, functions of about 40: more is reported, and more than 600 or 60 is an error. Of the Python of the tests, the files alone."""
import re

import tree

FILE_LINES = 400
FILE_LIMIT = 600
FUNCTION_LINES = 40
FUNCTION_LIMIT = 60
NOT_FUNCTIONS = re.compile(r"\b(?:namespace|class|struct|union|enum|extern)\b[^()]*$")
CONTROL = re.compile(r"^\s*(?:if|for|while|switch|do|else|try|catch)\b")


def functions(text):
    """(first line, lines) of each function body in a namespace or a class."""
    text = re.sub(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", lambda m: re.sub(r"[^\n]", " ", m.group()), tree.without_literals(text), flags=re.M)
    stack, last = [], 0  # of (is a scope that holds functions, is a function, line)
    for match in re.finditer(r"[{};]", text):
        char, at = match.group(), match.start()
        line = text.count("\n", 0, at) + 1
        if char == "{":
            head = text[last:at].strip()
            outer = not stack or stack[-1][0]
            scope = outer and (not head or bool(NOT_FUNCTIONS.search(re.sub(r"\([^()]*\)", "", head))))
            # The rows of a data-driven test are a table.
            function = outer and not scope and ")" in head and not CONTROL.match(head) and "_data()" not in head
            stack.append((scope, function, line))
        elif char == "}" and stack:
            _, function, first = stack.pop()
            if function:
                yield first, line - first - 1
        last = match.end()


def check(path, text):
    bad = []
    lines = text.count("\n")
    if lines > FILE_LIMIT:
        bad.append((FILE_LIMIT + 1, f"{lines} lines: split the file, the limit is {FILE_LIMIT}"))
    elif lines > FILE_LINES:
        print(f"{path}:{FILE_LINES + 1}: note: a file of {lines} lines, more than {FILE_LINES}")
    for first, length in () if path.endswith(".py") else functions(text):
        if length > FUNCTION_LIMIT:
            bad.append((first, f"a function of {length} lines: split it, the limit is {FUNCTION_LIMIT}"))
        elif length > FUNCTION_LINES:
            print(f"{path}:{first}: note: a function of {length} lines, more than {FUNCTION_LINES}")
    return bad


if __name__ == "__main__":
    tree.main(check, tree.cpp_files() + [path for path in tree.files(".py") if path.startswith("tests/")])
