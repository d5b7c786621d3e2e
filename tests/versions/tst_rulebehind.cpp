// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/engine/pythonrules.h"
#include "model/program/file/tasksetreader.h"
#include "model/runs/enginerun.h"
#include "model/versions/rulebehind.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace awaitscope;

//! Which rule makes a task set run differently under another Python.
class TestRuleBehind : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }
    void namesTheRule_data();
    void namesTheRule();
    void everyRuleHasASentence();
    void oneRuleIsTakenFromAnotherPython();
};

namespace {

QByteArray contents(const QString &path)
{
    QFile file(QStringLiteral(AWAITSCOPE_SOURCE_DIR "/") + path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList rules(const QString &scenario, const char *from, const char *to)
{
    const Result<TaskSet> set = readTaskSet(contents(QStringLiteral("tests/conformance/scenarios/") + scenario));
    if (!set)
        return {set.problems().front().message};
    const PythonVersion versions[] = {*PythonVersion::fromText(QLatin1String(from)), *PythonVersion::fromText(QLatin1String(to))};
    std::unique_ptr<EngineRun> runs[2];
    for (int i = 0; i < 2; ++i) {
        TaskSet under = *set;
        under.python = versions[i];
        runs[i] = *EngineRun::create(under);
        runs[i]->run().runToEnd();
    }
    QStringList out;
    for (const RuleBehind &rule : rulesBehind(*set, runs[0]->trace(), versions[0], runs[1]->trace(), versions[1]))
        out += rule.name;
    return out;
}

} // namespace

void TestRuleBehind::namesTheRule_data()
{
    QTest::addColumn<QString>("scenario");
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("rule");
    const auto row = [](const char *scenario, const char *from, const char *to, const char *rule) {
        QTest::addRow("%s %s %s", scenario, from, to) << QLatin1String(scenario) + QStringLiteral(".json") << QByteArray(from) << QByteArray(to)
                                                      << QString::fromLatin1(rule);
    };
    row("constructs/wait_for_plain", "3.11", "3.14", "waitForInTimeout");
    row("constructs/wait_for_plain", "3.14", "3.11", "waitForInTimeout");
    row("constructs/wait_for_plain", "3.12", "3.14", "");
    row("constructs/gather_done_child", "3.11", "3.12", "gatherTakesDone");
    row("versions/second_exit_of_a_group", "3.11", "3.12", "framesKeepCallers");
    row("versions/float_modulo", "3.12", "3.13", "floatModuloByZero");
    row("faults/except_star_without_a_match", "3.11", "3.12", "exceptStarCopiesRest");
    row("constructs/suppress_a_group", "3.11", "3.12", "suppressTakesGroups");
}

void TestRuleBehind::namesTheRule()
{
    QFETCH(QString, scenario);
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, rule);
    QCOMPARE(rules(scenario, from.constData(), to.constData()).join(u' '), rule);
}

void TestRuleBehind::everyRuleHasASentence()
{
    for (const PythonRule &rule : pythonRules())
        QVERIFY2(rule.sentence().startsWith(QStringLiteral("Since Python 3.1")) && rule.sentence().endsWith(u'.'), rule.name);
}

void TestRuleBehind::oneRuleIsTakenFromAnotherPython()
{
    const auto old = engine::Semantics::of({11, 7}), changed = engine::Semantics::of({14, 2});
    for (const PythonRule &rule : pythonRules()) {
        if (!rule.differs(old, changed))
            continue;
        const engine::Semantics without = rule.taken(changed, old);
        QVERIFY2(!rule.differs(without, old), rule.name);
        QVERIFY2(rule.differs(without, changed), rule.name);
    }
}

QTEST_GUILESS_MAIN(TestRuleBehind)
#include "tst_rulebehind.moc"
