#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that the code is formatted as by clang-format 14. format.py [--fix] [FILE...]; `./dev format` fixes all files.

Authors choose the line breaks, up to the maximum length. Enumerations in several columns and structs and functions on one line
are left as they are, for which clang-format has no option.
"""
import difflib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

import tree

LINE_COLUMNS = 160
SKIPPED = 77  # the exit status for ctest, see CMakeLists.txt
OFF, ON = "/* clang-format off */", "/* clang-format on */"  # the tree itself uses the // form
ENUM = re.compile(r"^[ \t]*enum\b[^;{]*\{[^}]*\}[^\n]*;[^\n]*\n", re.M)
ONE_LINE = re.compile(r"^(?:[ \t]*(?:struct|class|union)\b[^\n{;]*\{[^\n]*\}[^\n]*;[^\n]*|[ \t]*[^\s/#][^\n]*\)[^\n{]*\{[^\n]*\})\n", re.M)
RAW_STRING = re.compile(r'R"(\w*)\(.*?\)\1"', re.S)
OWN_REGION = re.compile(r"^[ \t]*// clang-format off\n.*?^[ \t]*// clang-format on\n", re.M | re.S)


def tool():
    return shutil.which("clang-format-14") or shutil.which("clang-format")


def version():
    text = subprocess.run([tool(), "--version"], capture_output=True, text=True, check=True).stdout if tool() else ""
    match = re.search(r"version (\d+)", text)
    return int(match.group(1)) if match else None


def protected(text):
    """The text with marks around what must not be changed."""
    for pattern in (ENUM, ONE_LINE):
        text = pattern.sub(lambda match: f"{OFF}\n{match.group()}{ON}\n", text)
    return text


def formatted(path, text):
    """The text in the required format."""
    pieces, last = [], 0
    for region in OWN_REGION.finditer(text):
        pieces += [protected(text[last:region.start()]), region.group()]
        last = region.end()
    kept = "".join(pieces) + protected(text[last:])
    result = subprocess.run([tool(), f"--assume-filename={os.path.join(tree.ROOT, path)}", "--style=file"],
                            input=kept, capture_output=True, text=True, check=True, cwd=tree.ROOT).stdout
    return "".join(line for line in result.splitlines(keepends=True) if line.strip() not in (OFF, ON))


def check(path, text):
    lines = text.splitlines()
    bad = [(number, f"a line of {len(lines[number - 1])} columns, the limit is {LINE_COLUMNS}") for number in long_lines(text)]
    good = formatted(path, text)
    matcher = difflib.SequenceMatcher(None, text.splitlines(), good.splitlines(), autojunk=False)
    for kind, first, _, begin, end in matcher.get_opcodes():
        if kind != "equal":
            wanted = good.splitlines()[begin:end]
            bad.append((first + 1, "should be: " + (" | ".join(wanted[:2]) if wanted else "(nothing)")))
    return bad


def long_lines(text):
    """Numbers of the lines that are too long, outside raw strings and regions without formatting."""
    for pattern in (OWN_REGION, RAW_STRING):
        text = pattern.sub(lambda match: "\n" * match.group().count("\n"), text)
    return [number for number, line in enumerate(text.splitlines(), 1) if len(line) > LINE_COLUMNS]


def broken(path, text):
    """The text with long lines broken, where clang-format can do that."""
    lines = [f"--lines={number}:{number}" for number in long_lines(text)]
    if not lines:
        return text
    with open(os.path.join(tree.ROOT, ".clang-format"), encoding="utf-8") as file:
        style = file.read().replace("ColumnLimit: 0", "ColumnLimit: 120")
    with tempfile.NamedTemporaryFile("w", suffix=".clang-format") as file:
        file.write(style)
        file.flush()
        return subprocess.run([tool(), f"--assume-filename={os.path.join(tree.ROOT, path)}", f"--style=file:{file.name}", *lines],
                              input=text, capture_output=True, text=True, check=True, cwd=tree.ROOT).stdout


def fix(path):
    text = tree.read(path)
    good = formatted(path, broken(path, text))
    if good != text:
        with open(os.path.join(tree.ROOT, path), "w", encoding="utf-8") as file:
            file.write(good)
        print(f"{path}: formatted")


def main():
    arguments = sys.argv[1:]
    paths = [path for path in arguments if not path.startswith("-")] or tree.cpp_files()
    if version() != 14:
        print(f"skipped: needs clang-format 14, because other versions format differently; this is {version()}")
        sys.exit(SKIPPED)
    with ThreadPoolExecutor(2) as pool:
        if "--fix" in arguments:
            list(pool.map(fix, paths))
            return
        found = list(pool.map(lambda path: check(path, tree.read(path)), paths))
    for path, bad in zip(paths, found):
        for line, message in bad:
            print(f"{path}:{line}: {message}")
    wrong = sum(map(len, found))
    print(f"{len(paths)} files, {wrong} findings" + (": ./dev format fixes most of them" if wrong else ""))
    sys.exit(1 if wrong or not paths else 0)


if __name__ == "__main__":
    main()
