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
    "the scheduler": ("model/engine/run.cpp", "QCoro::Task<> Run::drive(std::shared_ptr<Alarm> alarm)\n{\n    Run *run = co_await *alarm;\n}\n"),
    "a blocking wait in a test": ("tests/engine/tst_x.cpp", "QCoro::waitFor(f());"),
    "in a comment": "// if (co_await f()) {}\n",
    "in a string": 'g("co_await {}");',
}
LAYERING_BAD = {
    "model to app": ("model/engine/x.cpp", '#include "app/mainwindow.h"'),
    "model to views": ("model/trace/x.cpp", '#include "views/common/theme.h"'),
    "views to app": ("views/panels/x.cpp", '#include "app/document.h"'),
    "a view to another": ("views/panels/x.cpp", '#include "views/timeline/timeline.h"'),
    "timeline to export": ("views/timeline/x.cpp", '#include "views/export/writer.h"'),
    "export to editor": ("views/export/x.cpp", '#include "views/editor/table.h"'),
    "common to a view": ("views/common/x.cpp", '#include "views/timeline/timeline.h"'),
    "program to engine": ("model/program/x.h", '#pragma once\n#include "model/engine/run.h"'),
    "program to trace": ("model/program/x.cpp", '#include "model/trace/trace.h"'),
    "text to program": ("model/text/x.cpp", '#include "model/program/step.h"'),
    "trace to program": ("model/trace/x.cpp", '#include "model/program/step.h"'),
    "engine to formats": ("model/engine/x.cpp", '#include "model/formats/tracejson.h"'),
    "formats to engine": ("model/formats/x.cpp", '#include "model/engine/run.h"'),
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
    "spaces in the directive": ("model/trace/x.cpp", '  #  include "views/common/theme.h"'),
}
LAYERING_GOOD = {
    "app knows all": ("app/x.cpp", '#include "views/export/a.h"\n#include "model/engine/run.h"\n#include <QMainWindow>'),
    "views know the model": ("views/panels/x.cpp", '#include "model/trace/trace.h"\n#include "views/common/theme.h"'),
    "export knows the timeline": ("views/export/x.cpp", '#include "views/timeline/painter.h"'),
    "all know the texts": ("model/trace/x.cpp", '#include "model/text/pythontext.h"'),
    "engine knows the program": ("model/engine/x.cpp", '#include "model/program/step.h"\n#include "model/trace/trace.h"'),
    "what the model may use": ("model/formats/x.cpp", "#include <QString>\n#include <QtGlobal>\n#include <QTimer>\n#include <vector>\n"
                                                      "#include <simdjson.h>\n#include <nlohmann/json.hpp>\n#include <QTextStream>"),
    "QCoro in the engine": ("model/engine/x.cpp", "#include <QCoroTask>\n#include <qcorotask.h>\n#include <coroutine>"),
    "moc of a test": ("tests/trace/tst_x.cpp", '#include "tst_x.moc"\n#include "tests/support/load.h"'),
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
CASES = {"format": (FORMAT_BAD, FORMAT_GOOD),
         "coroutines": (COROUTINES_BAD, COROUTINES_GOOD), "layering": (LAYERING_BAD, LAYERING_GOOD),
         "spdx": (SPDX_BAD, SPDX_GOOD), "limits": (LIMITS_BAD, LIMITS_GOOD)}


def main(name):
    lint = importlib.import_module(name)
    if name == "format" and lint.version() != 14:
        print("skipped: needs clang-format 14")
        return lint.SKIPPED
    bad, good = CASES[name]
    wrong = 0
    for cases, finds in ((bad, True), (good, False)):
        for title, case in cases.items():
            path, text = case if isinstance(case, tuple) else ("model/engine/x.cpp", case)
            found = lint.check(path, text)
            if bool(found) != finds:
                wrong += 1
                print(f"{name}: {'missed' if finds else 'false alarm for'} '{title}': {found}")
    print(f"{name}: {len(bad)} bad and {len(good)} good snippets, {wrong} judged wrongly")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
