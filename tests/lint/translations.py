#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every text of the program has a translation. `./dev translations` lists those that are missing; --update adds them to the .ts files,
unfinished, and removes what no source has any more. Needs lupdate (qt6-l10n-tools), which finds the texts.

lupdate sees neither through functions tr() and macros of a file nor through names for a context of another file: those are resolved here."""
import functools
import html
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

import tree

SOURCES = ("app", "model", "views")
LANGUAGES = {"de": False, "en": True}  # whether it has only texts that contain a number
CALL = re.compile(r'((?:\w+::)*)(tr|translate|QT_TRANSLATE_NOOP)\(\s*(?:"(\w[\w:]*)",\s*)?"((?:[^"\\]|\\.)*)"')
NAMED = re.compile(r"\b(?:class|struct)\s+(\w+)[^;{}()]*\{[^{}]*?Q_DECLARE_TR_FUNCTIONS\(([\w:]+)\)")
OBJECT = re.compile(r"\bclass\s+(\w+)[^;{}()]*\{\s*Q_OBJECT")
ALIAS = re.compile(r"\busing\s+(\w+)\s*=\s*(\w+);")
FREE = re.compile(r'\bQString tr\(const char \*\w+(?:,[^)]*)?\)\s*\{[^{}]*?translate\("([\w:]+)"', re.S)
# Outside of the command line, whose help and messages are English in every language.
HIDDEN = re.compile(r'\bQString (?!tr\b)(\w+)\(const char \*\w+\)\s*\{[^{}]*?translate\("', re.S)
ENGLISH = os.path.join("app", "cli")
MACRO = re.compile(r'#define (\w+)\(\w+\) QT_TRANSLATE_NOOP\("([\w:]+)", \w+\)')
# English needs only forms for what is counted: "%n tasks", "%n tasks wait".
COUNTED = re.compile(r"%n (?:\w+ )*\w+s\b")
INCLUDE = re.compile(r'#include "([^"]+)"')


def tool():
    return next((path for path in ("/usr/lib/qt6/bin/lupdate", shutil.which("lupdate6"), shutil.which("lupdate")) if path and os.path.exists(path)), None)


def unescaped(literal):
    """What a C++ literal stands for."""
    try:
        return json.loads(f'"{literal}"', strict=False)
    except ValueError:
        return literal


class Sources:
    """What a name before ::tr() means in a file."""

    def __init__(self, root):
        self.root = root

    @functools.lru_cache(None)
    def text(self, path):
        path = os.path.join(self.root, path)
        if not os.path.isfile(path):
            return ""
        with open(path, encoding="utf-8") as file:
            return file.read()

    @functools.lru_cache(None)
    def files(self, path):
        """The file, then those that it includes, nearest first."""
        found, new = [path], [path]
        while new:
            new = [name for one in new for name in INCLUDE.findall(self.text(one))]
            new = [name for i, name in enumerate(new) if name not in found and name not in new[:i]]
            found += new
        return found

    @functools.lru_cache(None)
    def context(self, name, path):
        for file in self.files(path):
            text = self.text(file)
            for alias, of in ALIAS.findall(text):
                if alias == name:
                    return self.context(of, path)
            for struct, context in NAMED.findall(text):
                if struct == name:
                    return context
            if name in OBJECT.findall(text):
                return "awaitscope::" + name
        return None

    def resolve(self, given, source, path, line):
        """The context of a text that lupdate has found at that place, and given that context."""
        text = "\n".join(self.text(path).split("\n")[line - 1:line + 5])
        calls = [call for call in CALL.finditer(text) if source.startswith(unescaped(call.group(4)))]
        qualifier, kind, context = (calls[0].group(1), calls[0].group(2), calls[0].group(3)) if calls else ("", "tr", None)
        if kind != "tr":
            return context or given
        if qualifier:
            return self.context(qualifier.split("::")[-2], path) or given
        own = given.split("::")[-1]
        member = self.context(own, path) if own and own != "awaitscope" else None
        free = FREE.findall(self.text(path))
        return member or (free[0] if free else given)


def of_macros(root):
    """What macros of a file translate, as (context, source)."""
    for folder, _, names in (entry for module in SOURCES for entry in os.walk(os.path.join(root, module))):
        for name in names:
            if name.endswith((".h", ".cpp")):
                with open(os.path.join(folder, name), encoding="utf-8") as file:
                    text = file.read()
                for macro, context in MACRO.findall(text):
                    for literal in re.findall(r'\b%s\("((?:[^"\\]|\\.)*)"\)' % macro, text):
                        yield context, unescaped(literal)


def of_examples(root):
    """The texts of the examples and templates."""
    for folder in ("examples", "templates"):
        path = os.path.join(root, "resources", folder, "index.json")
        if os.path.exists(path):
            with open(path, encoding="utf-8") as file:
                for example in json.load(file)[folder]:
                    yield from (("Examples", example[key]) for key in ("title", "group", "look", "wrong") if example.get(key))


def hidden(root):
    """Texts that lupdate does not see, since the function of their file that translates them is not called tr()."""
    for folder, _, names in (entry for module in SOURCES for entry in os.walk(os.path.join(root, module))):
        inside = os.path.relpath(folder, root)
        for name in names if inside != ENGLISH else ():
            if name.endswith((".h", ".cpp")):
                with open(os.path.join(folder, name), encoding="utf-8") as file:
                    text = file.read()
                for function in HIDDEN.findall(text):
                    if re.search(r'\b%s\(\s*"' % function, text):
                        yield f"{os.path.join(inside, name)}: {function}() hides its texts from lupdate: call it tr()"


def extracted(root, lupdate):
    """{(context, source): has a number} of everything that the sources translate."""
    with tempfile.TemporaryDirectory() as folder:
        target = os.path.join(folder, "all.ts")
        where = [os.path.join(root, name) for name in SOURCES if os.path.isdir(os.path.join(root, name))]
        subprocess.run([lupdate, "-silent", "-I", root, "-extensions", "h,cpp", "-locations", "absolute", *where, "-ts", target],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder)
        document = ElementTree.parse(target).getroot()
        sources, found = Sources(root), {}
        for context in document.iter("context"):
            given = context.findtext("name") or ""
            for message in context.iter("message"):
                source = message.findtext("source")
                for location in message.iter("location"):
                    path = os.path.relpath(os.path.normpath(os.path.join(folder, location.get("filename"))), root)
                    found[sources.resolve(given, source, path, int(location.get("line"))), source] = message.get("numerus") == "yes"
        found.update((key, "%n" in key[1]) for part in (of_macros, of_examples) for key in part(root))
    return found


def translated(path):
    """{(context, source): its translation, or None if it is not finished} of a .ts file."""
    document, found = ElementTree.parse(path).getroot(), {}
    for context in document.iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            found[context.findtext("name"), message.findtext("source")] = None if translation.get("type") else forms
    return found


def is_of_others(context):
    """Texts of Qt."""
    return re.match(r"Q[A-Z]", context)


def escaped(text):
    return html.escape(text).replace("&#x27;", "&apos;")


def update(path, known, missing, gone):
    elsewhere = {source: forms for (_, source), forms in known.items() if forms}  # the same text, with another context
    with open(path, encoding="utf-8") as file:
        text = file.read()
    for context, source in gone:
        block = re.search(r"<context>\n    <name>%s</name>\n.*?</context>\n" % re.escape(escaped(context)), text, re.S)
        message = re.search(r"    <message[^>]*>\n        <source>%s</source>\n.*?    </message>\n" % re.escape(escaped(source)), block.group(), re.S)
        if message:
            text = text[:block.start()] + block.group().replace(message.group(), "", 1) + text[block.end():]
    text = re.sub(r"<context>\n    <name>[^<]*</name>\n</context>\n", "", text)
    for (context, source), counts in missing:
        forms = elsewhere.get(source) or [""] * (2 if counts else 1)
        text_of = "".join(f"\n            <numerusform>{escaped(form)}</numerusform>" for form in forms) + "\n        " if counts else escaped(forms[0])
        message = (f'    <message{" numerus=" + chr(34) + "yes" + chr(34) if counts else ""}>\n        <source>{escaped(source)}</source>\n'
                   f'        <translation{"" if forms[0] else " type=" + chr(34) + "unfinished" + chr(34)}>{text_of}</translation>\n    </message>\n')
        head = f"<context>\n    <name>{escaped(context)}</name>\n"
        at = text.find(head)
        if at < 0:
            text = text.replace("</TS>", head + message + "</context>\n</TS>")
        else:
            end = text.index("</context>", at)
            text = text[:end] + message + text[end:]
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def findings(root, lupdate, changes=False):
    """What is wrong, a line each."""
    yield from hidden(root)
    found = extracted(root, lupdate)
    for language, only_numbers in LANGUAGES.items():
        path = os.path.join(root, "resources", "translations", f"awaitscope_{language}.ts")
        known = translated(path) if os.path.exists(path) else {}
        missing = [(key, counts) for key, counts in found.items() if key not in known and (COUNTED.search(key[1]) if only_numbers else True)]
        gone = [key for key in known if key not in found and not is_of_others(key[0])]
        if changes:
            update(path, known, missing, gone)
        for kind, keys in (("has no translation", [key for key, _ in missing]), ("is in no source", gone),
                           ("is unfinished", [key for key, forms in known.items() if forms is None and key in found])):
            for context, source in keys:
                yield f"{language}: {context}: {json.dumps(source, ensure_ascii=False)} {kind}"


def check(path, text):
    """For the self-test: one file, and translations of what it should contain."""
    with tempfile.TemporaryDirectory() as root:
        for name, content in ((path, text.split("// ---\n")[0]), ("resources/translations/awaitscope_de.ts", text.split("// ---\n")[1])):
            os.makedirs(os.path.dirname(os.path.join(root, name)), exist_ok=True)
            with open(os.path.join(root, name), "w", encoding="utf-8") as file:
                file.write(content)
        return [(1, line) for line in findings(root, tool())]


def main():
    root = tree.ROOT
    lupdate = tool()
    if not lupdate:
        print("lupdate is not installed")
        sys.exit(77)
    wrong = list(findings(root, lupdate, "--update" in sys.argv))
    print("\n".join(wrong + [f"{len(wrong)} findings"]))
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
