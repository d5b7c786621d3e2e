// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/formats/program/cpp/cppwriter.h"

#include "model/formats/program/cpp/cppbody.h"
#include "model/formats/program/cpp/cppcheck.h"

namespace awaitscope {

namespace {

class Writer
{
public:
    explicit Writer(const TaskSet &set)
        : m_set(set), m_x(set)
    {
    }
    ProgramText program();

private:
    void add(const QString &text);
    void declarations(const QStringList &signatures);
    void mainFunction(const QString &entry);

    const TaskSet &m_set;
    CppExpressions m_x;
    ProgramText m_out;
    int m_line = 1; // of the next line
};

void Writer::add(const QString &text)
{
    m_out.source += text + QLatin1Char('\n');
    m_line += int(text.count(QLatin1Char('\n'))) + 1;
}

void Writer::declarations(const QStringList &signatures)
{
    m_out.firstLine = m_line;
    // A literal, because a comment would continue after a backslash at its end.
    if (m_set.title && !m_set.title->isEmpty())
        add(QStringLiteral("// ") + cppLiteral(*m_set.title));
    add(QStringLiteral("// Made for Python %1. The code above waits as asyncio of Python 3.11 does, whichever version that is.")
            .arg(m_set.python.value_or(PythonVersion::byDefault()).text()));
    add(QStringLiteral("namespace program {\n\nusing namespace aio;\n"));
    if (const QStringList globals = m_x.globals(); !globals.isEmpty())
        add(QStringLiteral("struct Globals\n{\n    Value %1 = unset;\n};\nGlobals G; // the variables that all coroutines share\n")
                .arg(globals.join(QStringLiteral(" = unset, "))));
    for (const QString &signature : signatures)
        add(signature + QLatin1Char(';'));
}

void Writer::mainFunction(const QString &entry)
{
    QStringList types;
    for (const auto &[type, base] : m_x.errorTypes())
        types += QStringLiteral("{%1, %2}").arg(cppLiteral(type), cppLiteral(base));
    add(QStringLiteral("\n} // namespace program\n\nint main(int argc, char **argv)\n{\n    QCoreApplication application(argc, argv);"));
    if (!types.isEmpty())
        add(QStringLiteral("    aio::addErrors({") + types.join(QStringLiteral(", ")) + QStringLiteral("});"));
    if (m_set.main.args && !m_set.main.args->empty())
        add(QStringLiteral("    using namespace aio;"));
    add(QStringLiteral("    const int status = aio::runProgram(%1);").arg(entry));
    if (!m_x.globals().isEmpty())
        add(QStringLiteral("    program::G = {};"));
    add(QStringLiteral("    aio::reportPending();\n    return status;\n}"));
}

ProgramText Writer::program()
{
    CppBody body(m_x);
    const QString entry = m_x.entry(m_set.main, QStringLiteral("/main"));
    QStringList signatures;
    std::vector<std::vector<CppBody::Line>> functions;
    for (std::size_t f = 0; f < m_x.functions().size(); ++f) { // grows while it runs
        const PythonExpressions::Function known = m_x.functions()[f];
        functions.push_back(body.function(known));
        signatures += functions.back().front().text;
    }
    add(QStringLiteral("// Build it with C++20, Qt 6 and QCoro, for instance:\n"
                       "//   g++ -std=c++20 -fcoroutines -fPIC program.cpp -o program\n"
                       "//       $(pkg-config --cflags --libs Qt6Core) -I/usr/include/qcoro6 -lQCoro6Core\n"
                       "// With the option --instant it does not wait, but jumps from deadline to deadline.\n"));
    add(QString::fromUtf8(cppPreludeValues).trimmed() + QLatin1Char('\n'));
    add(QString::fromUtf8(cppPreludeLoop).trimmed() + QLatin1Char('\n'));
    if (body.needsWaits())
        add(QString::fromUtf8(cppPreludeWaits).trimmed() + QLatin1Char('\n'));
    add(QString::fromUtf8(cppPreludeRun).trimmed() + QLatin1Char('\n'));
    declarations(signatures);
    for (const auto &lines : functions) {
        add(QString());
        for (const CppBody::Line &l : lines) {
            if (!l.step.isEmpty())
                m_out.lineOfStep.insert(l.step, m_line);
            add(l.text);
        }
    }
    mainFunction(entry);
    return m_out;
}

} // namespace

Result<ProgramText> cppProgram(const TaskSet &set)
{
    if (Problems problems = cppProblems(set); !problems.empty())
        return problems;
    return Writer(set).program();
}

} // namespace awaitscope
