#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A class has at most 20 data members, and its functions are in at most two .cpp files. Exceptions are listed here, with a reason.

A limit on lines is not enough: a class that is cut into many files is as large as before."""
import re
import sys

import tree

MEMBERS, FILES = 20, 2
PRODUCT = ("app", "model", "views")
# class: (data members, .cpp files, why more than the limit). Neither may grow; what shrinks must be stated here.
EXCEPTIONS = {
    "Engine": (59, 7, "the loop with everything that its phases share; to be split into queues, recorder, shutdown and globals"),
    "Semantics": (52, 1, "plain data: a flag for each rule in which versions of Python, or mutations of the tests, differ"),
    "Interpreter": (0, 10, "static functions by kind of step, and no data: a namespace with access to the engine"),
    "CppBody": (0, 3, "a function for each kind of step"),
    "Instruction": (32, 0, "plain data: the operands of every kind of step"),
    "ExportOptions": (23, 0, "plain data: one member for each option of the command line"),
}
HEAD = re.compile(r"\b(class|struct)\s+(?:\[\[[^\]]*\]\]\s*)?(\w+)\s*(?:final\s*)?(?::[^;{}()]*)?$")
DEFINITION = re.compile(r"^(?!\s|//|#|using\b|namespace\b|return\b)[^;{}=]*?\b([A-Z]\w*)(?:<[^<>()]*>)?::(?:\w+::)*(?:~?\w+|operator[^(\s]*)\(", re.M)
NO_DATA = re.compile(r"^(?:using|friend|typedef|enum|class|struct|union|template|static_assert|static|Q_[A-Z_]+|explicit|virtual)\b")


def without_angles(text):
    """The text without what stands between < and >, as in types."""
    while True:
        shorter = re.sub(r"<[^<>]*>", "", text)
        if shorter == text:
            return text
        text = shorter


def declared(statement):
    """How many data members a statement of a class declares."""
    statement = re.sub(r"^(?:(?:public|private|protected)\s*(?:Q_SLOTS|slots)?|Q_SIGNALS|signals)\s*:(?!:)", "", statement.strip()).strip()
    statement = re.sub(r"^\[\[[^\]]*\]\]\s*", "", statement)
    if not statement or NO_DATA.match(statement):
        return 0
    statement = without_angles(re.sub(r"=.*", "", statement.replace("->", ""), flags=re.S) if "(" not in without_angles(statement).split("=")[0] else statement)
    return 0 if "(" in statement or not re.search(r"\w\s*[\w*&]", statement) else statement.count(",") + 1


def classes(text):
    """(name, first line, data members) of each class and struct that is defined in the text."""
    text = re.sub(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", lambda m: re.sub(r"[^\n]", " ", m.group()), tree.without_literals(text), flags=re.M)
    stack, last = [], 0  # of [name or None, line, members, statement so far]
    for match in re.finditer(r"[{};]", text):
        char, piece = match.group(), text[last:match.start()]
        last = match.end()
        if char == "{":
            head = HEAD.search((stack[-1][3] if stack else "") + piece)
            if stack:
                stack[-1][3] += piece + ("" if head else " ")
            stack.append([head.group(2) if head else None, text.count("\n", 0, match.start()) + 1, 0, ""])
        elif char == "}" and stack:
            name, line, members, _ = stack.pop()
            if name:
                yield name, line, members
            elif stack and stack[-1][0] and "(" in without_angles(stack[-1][3]).split("=")[0]:
                stack[-1][3] = ""  # the body of a function
        elif char == ";" and stack:
            if stack[-1][0]:
                stack[-1][2] += declared(stack[-1][3] + piece)
            stack[-1][3] = ""


def check(path, text):
    """Classes with too many data members."""
    if path.split("/")[0] not in PRODUCT:
        return []
    bad = []
    for name, line, members in classes(text):
        limit = max(MEMBERS, EXCEPTIONS.get(name, (0,))[0])
        if members > limit:
            bad.append((line, f"{name} has {members} data members: give some to a part of their own, the limit is {limit}"))
    return bad


def spread(texts):
    """class -> the .cpp files that define functions of it, from path -> text. Of classes that a header declares: others are local."""
    declared_somewhere = {name for path, text in texts.items() if path.endswith(".h") for name, _, _ in classes(text)}
    files = {}
    for path, text in texts.items():
        if path.endswith(".cpp") and path.split("/")[0] in PRODUCT:
            local = {name for name, _, _ in classes(text)}
            for name in (set(DEFINITION.findall(tree.without_literals(text))) & declared_somewhere) - local:
                files.setdefault(name, set()).add(path)
    return files


def of_all(texts):
    """(path, line, message) for classes in too many files, and for exceptions that are none any more."""
    files = spread(texts)
    for name, paths in sorted(files.items()):
        limit = max(FILES, EXCEPTIONS.get(name, (0, 0))[1])
        if len(paths) > limit:
            yield min(paths), 1, f"{name} is defined in {len(paths)} files, the limit is {limit}: {', '.join(sorted(paths))}"
    members = {name: count for path, text in texts.items() if path.split("/")[0] in PRODUCT for name, _, count in classes(text)}
    for name, (most, spread_over, _) in EXCEPTIONS.items():
        if members.get(name, 0) <= MEMBERS and len(files.get(name, ())) <= FILES:
            yield "tests/lint/classes.py", 1, f"{name} is no exception any more"
        elif members.get(name, 0) < most and most > MEMBERS or len(files.get(name, ())) < spread_over and spread_over > FILES:
            yield "tests/lint/classes.py", 1, f"{name} has {members.get(name, 0)} members in {len(files.get(name, ()))} files now: say so"


if __name__ == "__main__":
    PATHS = tree.cpp_files()
    if "--largest" in sys.argv:  # the ten largest, for a look
        TEXTS = {path: tree.read(path) for path in PATHS}
        where = spread(TEXTS)
        found = [(m, name, path) for path, text in TEXTS.items() if path.split("/")[0] in PRODUCT for name, _, m in classes(text)]
        for m, name, path in sorted(found, reverse=True)[:25]:
            print(f"{name}: {m} data members, {len(where.get(name, ()))} .cpp files ({path})")
        sys.exit(0)
    tree.main(check, PATHS, list(of_all({path: tree.read(path) for path in PATHS})))
