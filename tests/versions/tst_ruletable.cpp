// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/engine/pythonrules.h"
#include "model/engine/run.h"
#include "model/formats/trace/tracewriter.h"
#include "model/program/file/tasksetreader.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <functional>
#include <set>

using namespace awaitscope;
using engine::Semantics;

namespace {

const QString Root = QStringLiteral(AWAITSCOPE_SOURCE_DIR "/");

QString contents(const QString &path)
{
    QFile file(Root + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

//! A row of the table in docs/python-versions.md.
struct Row
{
    QString rule;
    QString since; //!< "3.12.9, 3.13.2"
    QString seen;
    QStringList scenarios;
};

std::vector<Row> rows()
{
    std::vector<Row> out;
    static const QRegularExpression line(QStringLiteral("^\\| `(\\w+)` \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|$"), QRegularExpression::MultilineOption);
    for (auto found = line.globalMatch(contents(QStringLiteral("docs/python-versions.md"))); found.hasNext();) {
        const auto cells = found.next();
        QString names = cells.captured(4);
        names.remove(QStringLiteral("(console)"));
        QStringList scenarios;
        for (const QString &name : names.split(u',', Qt::SkipEmptyParts))
            if (!name.trimmed().isEmpty())
                scenarios += name.trimmed();
        out.push_back({cells.captured(1), cells.captured(2).trimmed(), cells.captured(3).trimmed(), scenarios});
    }
    return out;
}

//! The members of a struct that are rules in which versions differ.
std::set<QString> membersOf(const QString &header, const QString &name)
{
    const QRegularExpression head(QStringLiteral("struct %1(?: : [\\w, ]+)?\n\\{").arg(name));
    const QString text = contents(header).section(head, 1).section(QStringLiteral("\n};"), 0, 0);
    static const QRegularExpression member(QStringLiteral("^    bool (\\w+) = \\w+;"), QRegularExpression::MultilineOption);
    std::set<QString> out;
    for (auto found = member.globalMatch(text); found.hasNext();)
        out.insert(found.next().captured(1));
    return out;
}

using Question = std::function<bool(const Semantics &)>;

//! Whether a version has a rule.
Question questionOf(const QString &name)
{
    for (const PythonRule &rule : pythonRules())
        if (name == QLatin1String(rule.name))
            return [&rule](const Semantics &s) { return rule.differs(s, Semantics::of({11, 0})); };
    static const std::vector<std::pair<QString, Question>> others{
        {QStringLiteral("eagerTasks"), [](const Semantics &s) { return s.eagerTasks; }},
        {QStringLiteral("timeoutMarksContext"), [](const Semantics &s) { return s.timeoutMarksContext; }},
        {QStringLiteral("namedAreCounted"), [](const Semantics &s) { return !s.naming.namedAreCounted; }},
        {QStringLiteral("eagerAreNamedLate"), [](const Semantics &s) { return s.version.minor >= 12 && !s.naming.eagerAreNamedLate; }},
        {QStringLiteral("eagerLoseTheirName"), [](const Semantics &s) { return s.naming.eagerLoseTheirName; }},
        {QStringLiteral("eagerLoseTheirCoroutine"), [](const Semantics &s) { return s.naming.eagerLoseTheirCoroutine; }},
        {QStringLiteral("waitForIsTimeout"), [](const Semantics &s) { return s.naming.waitForIsTimeout; }},
        {QStringLiteral("groupsKeepTheirTask"), [](const Semantics &s) { return !s.naming.groupsKeepTheirTask; }},
    };
    for (const auto &[other, question] : others)
        if (name == other)
            return question;
    return {};
}

PythonVersion firstOf(const QString &text)
{
    const PythonVersion version = PythonVersion::fromText(text).value_or(PythonVersion{});
    return {version.minor, std::max(version.patch, 0)};
}

PythonVersion before(PythonVersion version)
{
    return version.patch > 0 ? PythonVersion{version.minor, version.patch - 1} : PythonVersion{version.minor - 1, 99};
}

QString scenarioPath(const QString &name)
{
    const QString folder = Root + QStringLiteral("tests/conformance/scenarios");
    QDirIterator found(folder, {name + QStringLiteral(".json")}, QDir::Files, QDirIterator::Subdirectories);
    return found.hasNext() ? found.next() : QString();
}

std::unique_ptr<Run> runUnder(const TaskSet &set, const Semantics &rules)
{
    RunOptions options;
    options.rules = rules;
    auto run = Run::create(set, options);
    if (!run)
        return nullptr;
    (*run)->runToEnd();
    return *std::move(run);
}

//! Of its trace, with the iterations of the loop: for some rules nothing else differs.
std::string lines(const Run &run)
{
    std::string out;
    writeTrace(run.trace(), out, true);
    return out.substr(out.find('\n'));
}

} // namespace

//! The table of docs/python-versions.md says what Semantics and TaskNaming say, and its scenarios show it.
class TestRuleTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void hasARowForEveryRule()
    {
        std::set<QString> documented;
        for (const Row &row : rows()) {
            QVERIFY2(documented.insert(row.rule).second, qPrintable(row.rule + QStringLiteral(" has two rows")));
            QVERIFY2(row.seen.endsWith(u'.'), qPrintable(row.rule));
        }
        std::set<QString> known = membersOf(QStringLiteral("model/engine/loop/semantics.h"), QStringLiteral("Semantics"));
        QVERIFY(known.size() >= 20);
        known.merge(membersOf(QStringLiteral("model/engine/loop/semantics.h"), QStringLiteral("SharedRules")));
        known.merge(membersOf(QStringLiteral("model/engine/loop/semantics.h"), QStringLiteral("CallRules")));
        known.merge(membersOf(QStringLiteral("model/trace/tasknaming.h"), QStringLiteral("TaskNaming")));
        for (const QString &name : known)
            QVERIFY2(documented.contains(name), qPrintable(name + QStringLiteral(" has no row")));
        for (const QString &name : documented)
            QVERIFY2(known.contains(name), qPrintable(name + QStringLiteral(" is no rule")));
    }

    void saysSinceWhen()
    {
        for (const Row &row : rows()) {
            const Question holds = questionOf(row.rule);
            QVERIFY2(holds, qPrintable(row.rule));
            QString text = row.since;
            const bool only = text.startsWith(QStringLiteral("only "));
            for (const QString &since : text.remove(QStringLiteral("only ")).split(QStringLiteral(", "))) {
                const PythonVersion first = firstOf(since);
                QVERIFY2(holds(Semantics::of(first)), qPrintable(row.rule + QStringLiteral(" is not in ") + since));
                QVERIFY2(!holds(Semantics::of(before(first))), qPrintable(row.rule + QStringLiteral(" is older than ") + since));
            }
            QVERIFY2(holds(Semantics::of({14, 2})) != only, qPrintable(row.rule));
            for (const PythonRule &rule : pythonRules())
                if (row.rule == QLatin1String(rule.name))
                    QCOMPARE(QString::fromLatin1(rule.since), QString(row.since).replace(QStringLiteral(", "), QStringLiteral(" and ")));
        }
    }

    //! Each rule that events depend on: one of its scenarios runs differently without it.
    void itsScenariosShowIt()
    {
        for (const Row &row : rows()) {
            for (const QString &name : row.scenarios)
                QVERIFY2(!scenarioPath(name).isEmpty(), qPrintable(name));
            const auto rule = std::ranges::find_if(pythonRules(), [&row](const PythonRule &r) { return row.rule == QLatin1String(r.name); });
            if (rule == pythonRules().end())
                continue;
            const PythonVersion first = firstOf(row.since.section(QStringLiteral(", "), 0, 0));
            const Semantics with = Semantics::of(first), without = rule->taken(with, Semantics::of(before(first)));
            const bool isShown = std::ranges::any_of(row.scenarios, [&](const QString &name) {
                const Result<TaskSet> set = readTaskSetFile(scenarioPath(name));
                const auto one = set ? runUnder(*set, with) : nullptr, other = set ? runUnder(*set, without) : nullptr;
                if (!one || !other)
                    return false;
                return lines(*one) != lines(*other);
            });
            QVERIFY2(isShown, qPrintable(row.rule + QStringLiteral(" is shown by none of: ") + row.scenarios.join(u' ')));
        }
    }
};

QTEST_GUILESS_MAIN(TestRuleTable)
#include "tst_ruletable.moc"
