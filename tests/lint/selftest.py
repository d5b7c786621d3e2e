#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Proves that each lint can fail: every bad snippet must be found, every good one must pass. selftest.py LINT"""
import importlib
import sys

HEADER = "// SPDX-FileCopyrightText: 2026 The Awaitscope authors\n// SPDX-License-Identifier: GPL-3.0-or-later\n"


def body(lines):
    return "void f()\n{\n" + "    g();\n" * lines + "}\n"


COROUTINES_BAD = {
    "in a condition": "if (co_await f()) g();",
    "in a loop's condition": "while (co_await f()) {}",
    "as an argument": "g(co_await f());",
    "in a ternary": "const int x = a ? co_await f() : 0;",
    "with &&": "const bool x = a && co_await f();",
    "in a braced list": "const Point p{co_await f(), 1};",
    "of a braced temporary": "co_await f(Options{1});",
    "of a lambda": "co_await f([] { return 1; });",
    "a ternary in the argument": "co_await f(a ? 1 : 2);",
    "of a yield with braces": "co_yield Point{1, 2};",
    "a capturing coroutine lambda": ("app/x.cpp", "auto f = [this](int x) -> QCoro::Task<> { co_return; };"),
    "a capturing lambda that is a body": "auto f = [&a](int x) -> BodyTask { co_return; };",
    "in a catch block": "try { f(); } catch (const Error &e) { co_await g(); }",
    "a promise of QCoro's": ("app/x.cpp", "using Inner = QCoro::Task<int>::promise_type;"),
    "QCoro's internals": ("app/x.cpp", "struct A : QCoro::detail::TaskPromise<void> {};"),
    "another promise for QCoro's task": ("app/x.cpp", "template <typename... A> struct std::coroutine_traits<QCoro::Task<>, B &, A...> {};"),
    "a blocking wait": ("app/x.cpp", "QCoro::waitFor(f());"),
    "QCoro in a body": "QCoro::Task<> Interpreter::block(Activation &a);",
    "in a nested catch block": "try { f(); } catch (...) { if (a) { co_await g(); } }",
}
COROUTINES_GOOD = {
    "a statement": "co_await f();",
    "an initialiser": "const auto x = co_await f(1);",
    "a structured binding": "const auto [a, b] = co_await f();",
    "an assignment": "m_x = co_await f();",
    "a return": "co_return co_await f();",
    "after a label": "switch (x) { case Kind::Sleep: co_await f(); break; default: co_await g(); }",
    "after a catch block": "try { f(); } catch (...) { e = std::current_exception(); }\nco_await g();",
    "a lambda without captures": ("app/x.cpp", "auto f = [](int x) -> QCoro::Task<> { co_return; };"),
    "a body that awaits another": "BodyTask f(Activation &a)\n{\n    BodyTask inner = g(a);\n    co_await inner;\n}\n",
    "the operator of an awaitable": "auto operator co_await() const { return m_task.operator co_await(); }",
    "the scheduler": ("model/engine/run.cpp", "QCoro::Task<> Run::drive(std::shared_ptr<Alarm> alarm)\n{\n    Run *run = co_await *alarm;\n}\n"),
    "a blocking wait in a test": ("tests/engine/tst_x.cpp", "QCoro::waitFor(f());"),
    "in a comment": "// if (co_await f()) {}\n",
    "in a string": 'g("co_await {}");',
}
LAYERING_BAD = {
    "model to app": ("model/engine/x.cpp", '#include "app/window/mainwindow.h"'),
    "model to views": ("model/trace/x.cpp", '#include "views/common/theme.h"'),
    "views to app": ("views/panels/x.cpp", '#include "app/document/document.h"'),
    "a view to another": ("views/panels/x.cpp", '#include "views/timeline/timeline.h"'),
    "timeline to export": ("views/timeline/x.cpp", '#include "views/export/svg/writer.h"'),
    "export to the timeline": ("views/export/svg/x.cpp", '#include "views/timeline/timelinewidget.h"'),
    "export to editor": ("views/export/x.cpp", '#include "views/editor/table/table.h"'),
    "common to a view": ("views/common/x.cpp", '#include "views/timeline/timeline.h"'),
    "common to the picture": ("views/common/x.cpp", '#include "views/picture/painter.h"'),
    "the picture to the timeline": ("views/picture/x.h", '#pragma once\n#include "views/timeline/minimap.h"'),
    "scene to svg": ("views/export/scene/x.cpp", '#include "views/export/svg/svgwriter.h"'),
    "forms to steps": ("views/editor/forms/x.cpp", '#include "views/editor/steps/steplistview.h"'),
    "program to engine": ("model/program/grammar/x.h", '#pragma once\n#include "model/engine/run.h"'),
    "program to trace": ("model/program/file/x.cpp", '#include "model/trace/trace.h"'),
    "grammar to file": ("model/program/grammar/x.cpp", '#include "model/program/file/tasksetreader.h"'),
    "query to edit": ("model/program/query/x.cpp", '#include "model/edit/tasktable.h"'),
    "edit to a view": ("model/edit/x.cpp", '#include "views/common/theme.h"'),
    "text to program": ("model/text/x.cpp", '#include "model/program/grammar/step.h"'),
    "trace to program": ("model/trace/x.cpp", '#include "model/program/grammar/step.h"'),
    "engine to formats": ("model/engine/x.cpp", '#include "model/formats/trace/tracewriter.h"'),
    "formats to engine": ("model/formats/trace/x.cpp", '#include "model/engine/run.h"'),
    "words to formats": ("model/words/x.cpp", '#include "model/formats/trace/tracereader.h"'),
    "objects to the loop": ("model/engine/objects/value.cpp", '#include "model/engine/loop/engine.h"'),
    "a header of the loop to the steps": ("model/engine/loop/x.h", '#pragma once\n#include "model/engine/steps/interpreter.h"'),
    "the command line to the window": ("app/cli/x.cpp", '#include "app/window/mainwindow.h"'),
    "a widget in the model": ("model/trace/x.cpp", "#include <QWidget>"),
    "a colour in the model": ("model/trace/x.cpp", "#include <QColor>"),
    "a module in the model": ("model/trace/x.cpp", "#include <QtGui/QImage>"),
    "a whole module in the model": ("model/trace/x.cpp", "#include <QtWidgets>"),
    "another library in the model": ("model/trace/x.cpp", "#include <boost/any.hpp>"),
    "a relative include": ("views/panels/x.cpp", '#include "logpanel.h"'),
    "a parent include": ("views/panels/x.cpp", '#include "../common/theme.h"'),
    "our own in angle brackets": ("views/panels/x.cpp", "#include <views/common/theme.h>"),
    "a header without a guard": ("views/panels/x.h", "class X;"),
    "an unknown module": ("model/other/x.cpp", ""),
    "an unknown folder of a module": ("views/panels/other/x.cpp", ""),
    "spaces in the directive": ("model/trace/x.cpp", '  #  include "views/common/theme.h"'),
}
LAYERING_GOOD = {
    "app knows all": ("app/window/x.cpp", '#include "views/export/a.h"\n#include "model/engine/run.h"\n#include <QMainWindow>'),
    "views know the model": ("views/panels/x.cpp", '#include "model/trace/trace.h"\n#include "views/common/theme.h"'),
    "export knows the picture": ("views/export/svg/x.cpp", '#include "views/picture/painter.h"'),
    "all know the texts": ("model/trace/x.cpp", '#include "model/text/pythontext.h"'),
    "engine knows the program": ("model/engine/x.cpp", '#include "model/program/grammar/step.h"\n#include "model/trace/trace.h"'),
    "the loop begins bodies": ("model/engine/loop/x.cpp", '#include "model/engine/steps/interpreter.h"'),
    "what the model may use": ("model/formats/trace/x.cpp", "#include <QString>\n#include <QtGlobal>\n#include <QTimer>\n#include <vector>\n"
                                                            "#include <simdjson.h>\n#include <nlohmann/json.hpp>\n#include <QTextStream>"),
    "QCoro in the engine": ("model/engine/x.cpp", "#include <QCoroTask>\n#include <qcorotask.h>\n#include <coroutine>"),
    "moc of a test": ("tests/trace/tst_x.cpp", '#include "tst_x.moc"\n#include "tests/support/load.h"'),
}
# Names of headers that there are, for the self-test.
PART = HEADER + "// Part of model/engine/steps/interpreter.h: waiting.\n"
UNITS_BAD = {
    "no header": ("model/engine/x.cpp", HEADER + "\nint x;\n"),
    "an empty file": ("model/engine/x.cpp", ""),
    "part of what there is not": ("model/engine/x.cpp", PART.replace("interpreter.h", "nothing.h")),
    "part of a .cpp": ("model/engine/x.cpp", PART.replace("interpreter.h", "waiting.cpp")),
    "part of something without saying what": ("model/engine/x.cpp", PART.replace(": waiting.", "")),
    "too late": ("model/engine/x.cpp", HEADER + "\n" + PART[len(HEADER):]),
    "a header of its own, and part of another": ("model/engine/run.cpp", PART),
}
UNITS_GOOD = {
    "a header of its name": ("model/engine/run.cpp", HEADER + "\nint x;\n"),
    "a part": ("model/engine/x.cpp", PART),
    "a header": ("model/engine/x.h", HEADER),
    "a test": ("tests/engine/tst_x.cpp", HEADER),
    "main": ("app/main.cpp", HEADER),
}
MANY = "".join(f"    int m_x{i};\n" for i in range(21))
CLASSES_BAD = {
    "too many members": ("model/a.h", "class A\n{\n" + MANY + "};\n"),
    "a struct": ("model/a.h", "struct A\n{\n" + MANY + "};\n"),
    "a derived class": ("model/a.h", "class A : public B\n{\n    Q_OBJECT\npublic:\n    A();\n" + MANY + "};\n"),
    "several in a line": ("model/a.h", "class A\n{\n    int " + ", ".join(f"m_x{i}" for i in range(21)) + ";\n};\n"),
    "functions as members": ("model/a.h", "class A\n{\n" + MANY.replace("int", "std::function<void(int)>") + "};\n"),
    "with values": ("model/a.h", "class A\n{\n" + MANY.replace(";", " = f();") + "};\n"),
    "with braces": ("model/a.h", "class A\n{\n" + MANY.replace(";", "{1};") + "};\n"),
    "nested": ("model/a.h", "class A\n{\n    struct B\n    {\n" + MANY + "    };\n};\n"),
    "among functions": ("model/a.h", "class A\n{\n    int f() const { return 1; }\n" + MANY + "    void g();\n};\n"),
}
CLASSES_GOOD = {
    "few enough": ("model/a.h", "class A\n{\n" + MANY.replace("    int m_x0;\n", "") + "};\n"),
    "functions": ("model/a.h", "class A\n{\n" + "    int f(int x = 1) const;\n" * 40 + "};\n"),
    "functions with bodies": ("model/a.h", "class A\n{\n" + "    int f() const { return m_x; }\n" * 40 + "};\n"),
    "types and constants": ("model/a.h", "class A\n{\n" + "    using X = int;\n    static constexpr int Y = 1;\n    friend class Z;\n" * 20 + "};\n"),
    "enumerators": ("model/a.h", "class A\n{\n    enum class B {\n" + "        C,\n" * 40 + "    };\n};\n"),
    "members of the nested": ("model/a.h", "class A\n{\n    struct B\n    {\n" + MANY[:200] + "    };\n" + MANY[:200] + "};\n"),
    "a test": ("tests/a.h", "class A\n{\n" + MANY + "};\n"),
    "a function with variables": ("model/a.cpp", "void f()\n{\n" + MANY + "}\n"),
}
SPDX_BAD = {
    "nothing": ("model/a.h", "#pragma once\n"),
    "an empty file": ("model/a.h", ""),
    "the second line missing": ("model/a.h", HEADER.split("\n")[0] + "\n#pragma once\n"),
    "another licence": ("model/a.h", HEADER.replace("GPL-3.0", "LGPL-3.0")),
    "too late": ("model/a.h", "#pragma once\n" + HEADER),
    "the wrong comment": ("tests/a.py", HEADER),
}
SPDX_GOOD = {
    "C++": ("model/a.h", HEADER + "#pragma once\n"),
    "Python": ("tests/a.py", "#!/usr/bin/env python3\n" + HEADER.replace("// ", "# ")),
    "CMake": ("CMakeLists.txt", HEADER.replace("// ", "# ") + "project(x)\n"),
}
LIMITS_BAD = {
    "a long file": "int x;\n" * 601,
    "a long file of Python": ("tests/x.py", "x = 1\n" * 601),
    "a long function": body(61),
    "a long member": "class A\n{\n" + body(61) + "};\n",
    "a long function in a namespace": "namespace a {\n" + body(61) + "}\n",
    "a long function with blocks": "void f()\n{\n" + "    if (a) {\n        g();\n    }\n" * 21 + "}\n",
    "a long const member": "int A::f(const B &b) const\n{\n" + "    g();\n" * 61 + "}\n",
    "a long constructor": "A::A(int x) : m_x(x), m_y(1)\n{\n" + "    g();\n" * 61 + "}\n",
}
LIMITS_GOOD = {
    "a file of 600 lines": "int x;\n" * 600,
    "a function of 60 lines": body(60),
    "a table in Python": ("tests/x.py", "def f():\n    return {\n" + "        1: 2,\n" * 80 + "    }\n"),
    "the rows of a test": "void TestA::f_data()\n{\n" + "    g();\n" * 90 + "}\n",
    "a long table": "const int table[] = {\n" + "    1,\n" * 80 + "};\n",
    "a long class": "class A\n{\n" + "    int x;\n" * 100 + "};\n",
    "a long enum": "enum class A : int {\n" + "    X,\n" * 100 + "};\n",
    "many functions": "".join(body(5) for _ in range(20)),
}
FORMAT_BAD = {
    "two spaces": "void f()\n{\n  g();\n}\n",
    "a tab": "void f()\n{\n\tg();\n}\n",
    "the brace of a function on its line": "void f() {\n    g();\n}\n",
    "the brace of a condition on a new line": "void f()\n{\n    if (a)\n    {\n        g();\n    }\n}\n",
    "a pointer to the left": "int* f(char* p);\n",
    "no space after if": "void f()\n{\n    if(a)\n        g();\n}\n",
    "an indented namespace": "namespace a {\n    int x;\n}\n",
    "a trailing space": "int x; \n",
    "two empty lines in a row": "int x;\n\n\n\nint y;\n",
    "a long line": "// " + "x" * 160 + "\n",
}
FORMAT_GOOD = {
    "a function": "void f()\n{\n    if (a) {\n        g();\n    }\n}\n",
    "enumerations in columns": "enum class A : quint8 {\n    B, C, D,\n    E, F,\n};\n",
    "a struct in one line": "struct A { int x; };\n",
    "a table with its own marks": "// clang-format off\nint  x =   1;\n// clang-format on\n",
    "a coroutine": "QCoro::Task<int> f()\n{\n    const auto x = co_await g();\n    co_return x;\n}\n",
}
def translation(context, source, done="fertig"):
    return (f'// ---\n<?xml version="1.0"?>\n<TS><context><name>{context}</name><message><source>{source}</source>'
            f'<translation{"" if done else " type=" + chr(34) + "unfinished" + chr(34)}>{done}</translation></message></context></TS>')


WORDS = "namespace a {\nstruct Words\n{\n    Q_DECLARE_TR_FUNCTIONS(Form)\n};\nQString f()\n{\n    return Words::tr(\"done\");\n}\n}\n"
OWN_TR = ('namespace a {\nnamespace {\nQString tr(const char *text)\n{\n    return QCoreApplication::translate("Form", text);\n}\n}\n'
          'QString f()\n{\n    return tr("done");\n}\n}\n')
MACRO = '#define NAME(text) QT_TRANSLATE_NOOP("Form", text)\nconst char *const names[] = {NAME("done")};\n'
TRANSLATIONS_BAD = {
    "a text without a translation": WORDS + translation("Form", "other"),
    "a translation with another context": WORDS + translation("Page", "done"),
    "of a function tr()": OWN_TR + translation("Page", "done"),
    "of a macro": MACRO + translation("Page", "done"),
    "of a function that is not called tr()": OWN_TR.replace("tr(", "text(") + translation("QMenu", "x"),
    "an unfinished one": WORDS + translation("Form", "done", ""),
    "one that nothing uses": "int x;\n" + translation("Form", "done"),
}
TRANSLATIONS_GOOD = {
    "a context by name": WORDS + translation("Form", "done"),
    "a function tr()": OWN_TR + translation("Form", "done"),
    "a macro": MACRO + translation("Form", "done"),
    "a text of Qt": WORDS + translation("Form", "done").replace("</TS>", "<context><name>QMenu</name><message><source>x</source>"
                                                                "<translation>y</translation></message></context></TS>"),
}
SHELL_BAD = {
    "a word that splits": ("dev", '#!/usr/bin/env bash\ncd $1 || exit\nfor f in $(ls); do rm -r "$root/"*; done\nlocal x=1\n'),
    "a test that is always true": ("dev", '#!/usr/bin/env bash\n[[ "a"=="b" ]] && echo yes\n'),
}
SHELL_GOOD = {"a script": ("dev", '#!/usr/bin/env bash\nset -euo pipefail\necho "$1"\n')}
PYTHON_BAD = {
    "a name that is not defined": ("tests/x.py", "print(nothing)\n"),
    "an import that is not used": ("tests/x.py", "import os\n"),
    "a variable that is not used": ("tests/x.py", "def f():\n    x = 1\n"),
}
PYTHON_GOOD = {"a function": ("tests/x.py", "import os\n\n\ndef f():\n    return os.name\n")}
SPELLING_BAD = {
    "in a comment": "//! It is seperate.\n",
    "in a text": 'const char *text = "an occured error";\n',
    "in a document": ("docs/x.md", "This is teh end.\n"),
}
SPELLING_GOOD = {
    "names of the code": "void passTime(int upTo, bool at_least);\n",
    "a key of a menu": 'tr("Fo&llow"), tr("Dup&licate\\tCtrl+D");\n',
}
HOWTO_BAD = {
    "a file that is not there": ("CONTRIBUTING.md", "### A step\n- `model/nothing.h`: a row in `Rows`\n"),
    "a table that is not there": ("CONTRIBUTING.md", "### A step\n- `model/formats/trace/eventlayout.cpp`: a row in `NoSuchTable`\n"),
    "a list that is not there": ("CONTRIBUTING.md", "### A step\nSomewhere.\n"),
}
HOWTO_GOOD = {"a list": ("CONTRIBUTING.md", "### A step\n- `model/formats/trace/eventlayout.cpp`: a row in `Rows`\n")}
CASES = {"shell": (SHELL_BAD, SHELL_GOOD), "python": (PYTHON_BAD, PYTHON_GOOD), "spelling": (SPELLING_BAD, SPELLING_GOOD),
         "howto": (HOWTO_BAD, HOWTO_GOOD),
         "format": (FORMAT_BAD, FORMAT_GOOD),
         "coroutines": (COROUTINES_BAD, COROUTINES_GOOD), "layering": (LAYERING_BAD, LAYERING_GOOD),
         "spdx": (SPDX_BAD, SPDX_GOOD), "limits": (LIMITS_BAD, LIMITS_GOOD), "units": (UNITS_BAD, UNITS_GOOD),
         "classes": (CLASSES_BAD, CLASSES_GOOD), "translations": (TRANSLATIONS_BAD, TRANSLATIONS_GOOD)}


def layering_of_all(lint):
    """Each folder names only what does not come back to it, and only folders that the table knows."""
    for folder in lint.MAY_USE:
        seen, ahead = set(), list(lint.MAY_USE[folder])
        while ahead:
            target = ahead.pop()
            if target not in lint.MAY_USE:
                yield f"{folder} may use {target}, which there is not"
            elif target not in seen:
                seen.add(target)
                ahead += lint.MAY_USE[target]
        if folder in seen:
            yield f"{folder} leads back to itself"


def units_of_all(lint):
    """Thirty units are few enough, one more is too many; headers and tests do not count on their own."""
    most = [f"model/engine/x{i}{end}" for i in range(lint.LIMIT) for end in (".h", ".cpp")]
    if list(lint.crowded(most + [f"tests/engine/x{i}.cpp" for i in range(99)])):
        yield "false alarm for a folder of 30 units"
    if not list(lint.crowded(most + ["model/engine/more.h"])):
        yield "missed a folder of 31 units"
    listing = "```\nmodel/    all\n  trace/  events\n    deep/  more\n  text/   text\n```\n"
    there = ["model/trace/a.h", "model/trace/deep/a.h", "model/text/a.h"]
    if list(lint.unlike(there, listing)):
        yield "false alarm for a listing that is right"
    if not list(lint.unlike(there + ["model/text/deep/a.h"], listing)):
        yield "missed a folder without a line"
    if not list(lint.unlike(there[:2], listing)):
        yield "missed a line without a folder"


def classes_of_all(lint):
    """Functions in two files are few enough, in three they are too many; classes that only a .cpp has do not count together."""
    head = "class A\n{\n    void f();\n};\n"
    body = "void A::f()\n{\n}\n"
    lint.EXCEPTIONS = {}
    if list(lint.of_all({"model/a.h": head, "model/a.cpp": body, "model/b.cpp": body})):
        yield "false alarm for a class in two files"
    if not list(lint.of_all({"model/a.h": head, "model/a.cpp": body, "model/b.cpp": body, "model/c.cpp": body})):
        yield "missed a class in three files"
    if list(lint.of_all({f"model/{name}.cpp": head + body for name in "abc"})):
        yield "false alarm for three local classes of the same name"
    lint.EXCEPTIONS = {"A": (0, 3, "why")}
    if list(lint.of_all({"model/a.h": head, "model/a.cpp": body, "model/b.cpp": body, "model/c.cpp": body})):
        yield "false alarm for an exception"
    if not list(lint.of_all({"model/a.h": head, "model/a.cpp": body})):
        yield "missed an exception that is none any more"


OF_ALL = {"layering": layering_of_all, "units": units_of_all, "classes": classes_of_all}


def main(name):
    lint = importlib.import_module(name)
    if name == "format" and lint.version() != 14:
        print("skipped: needs clang-format 14")
        return lint.SKIPPED
    if name == "translations" and not lint.tool():
        print("skipped: needs lupdate")
        return 77
    if hasattr(lint, "OUTSIDE") and not lint.OUTSIDE.is_there():
        print(f"skipped: needs {lint.OUTSIDE.tool}")
        return 77
    bad, good = CASES[name]
    wrong = 0
    for cases, finds in ((bad, True), (good, False)):
        for title, case in cases.items():
            path, text = case if isinstance(case, tuple) else ("model/engine/x.cpp", case)
            found = lint.check(path, text)
            if bool(found) != finds:
                wrong += 1
                print(f"{name}: {'missed' if finds else 'false alarm for'} '{title}': {found}")
    for message in OF_ALL[name](lint) if name in OF_ALL else ():
        wrong += 1
        print(f"{name}: {message}")
    print(f"{name}: {len(bad)} bad and {len(good)} good snippets, {wrong} judged wrongly")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
