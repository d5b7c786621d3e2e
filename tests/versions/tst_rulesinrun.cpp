// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/engine/run.h"
#include "model/program/file/tasksetreader.h"
#include "model/versions/rulesinrun.h"

#include <QRegularExpression>
#include <QTest>

using namespace awaitscope;

namespace {

//! A run of a stored scenario or an example under a version.
struct Ran
{
    TaskSet set;
    std::unique_ptr<Run> run;
    std::unique_ptr<TraceStore> store;

    Ran(const QString &file, const char *python)
    {
        const Result<TaskSet> read = readTaskSetFile(QStringLiteral(AWAITSCOPE_SOURCE_DIR "/") + file);
        if (!read)
            qFatal("cannot read %s", qPrintable(file));
        set = *read;
        set.python = PythonVersion::fromText(QLatin1String(python));
        auto made = Run::create(set);
        if (!made)
            qFatal("cannot run %s", qPrintable(file));
        run = *std::move(made);
        run->runToEnd();
        store = std::make_unique<TraceStore>(run->trace());
    }
    quint32 lane(const QString &name) const
    {
        for (quint32 i = 0; i < store->lanes().size(); ++i)
            if (store->displayName(i) == name)
                return i;
        return NoIndex;
    }
};

QString scenario(const char *name)
{
    return QStringLiteral("tests/conformance/scenarios/%1.json").arg(QLatin1String(name));
}

QString namesOf(const std::vector<const RuleInRun *> &rules)
{
    QStringList out;
    for (const RuleInRun *rule : rules)
        out += QLatin1String(rule->rule->name);
    return out.join(u' ');
}

} // namespace

//! Which rules of versions mattered in a run, and for which lanes of it.
class TestRulesInRun : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void findsThoseThatMattered_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("python");
        QTest::addColumn<QString>("rules");
        const auto row = [](const char *file, const char *python, const char *rules) {
            QTest::addRow("%s %s", file, python) << scenario(file) << QByteArray(python) << QString::fromLatin1(rules);
        };
        row("constructs/wait_for_plain", "3.14", "waitForInTimeout");
        row("constructs/wait_for_plain", "3.11", "waitForInTimeout");
        row("constructs/gather_done_child", "3.12", "gatherTakesDone");
        row("faults/except_star_without_a_match", "3.13", "exceptStarCopiesRest");
        row("versions/uncancel_takes_back", "3.13", "uncancelTakesBack");
        row("versions/semaphore_wakes_all", "3.13", ""); // only iterations of the loop differ: nothing that a person sees
        row("versions/float_modulo", "3.13", "newMessages floatModuloByZero");
        row("constructs/shield_inner_fails_later", "3.14", "shieldReports");
        row("versions/waiter_is_kept", "3.14", "waitersAreKept");
        row("constructs/loops_old_futures", "3.14", "waitForInTimeout gatherInRunningLoop");
        row("seed/a1_s2_gather_fail_fast", "3.14", "");
    }

    void findsThoseThatMattered()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, python);
        QFETCH(QString, rules);
        const Ran ran(file, python.constData());
        const auto found = rulesInRun(ran.set, *ran.store);
        QStringList names;
        for (const RuleInRun &rule : found) {
            names += QLatin1String(rule.rule->name);
            QVERIFY2(!rule.places.empty(), rule.rule->name);
            QVERIFY(rule.sentence.startsWith(QStringLiteral("Since Python 3.1")));
        }
        QCOMPARE(names.join(u' '), rules);
    }

    //! Under 3.11 the coroutine of a wait_for has a task of its own; since 3.12 it has none.
    void saysWhatTheVersionDoesNotHaveYet()
    {
        const Ran old(scenario("constructs/wait_for_plain"), "3.11"), current(scenario("constructs/wait_for_plain"), "3.14");
        QVERIFY(rulesInRun(old.set, *old.store).front().sentence.endsWith(QStringLiteral("(Not yet in Python 3.11.)")));
        QVERIFY(!rulesInRun(current.set, *current.store).front().sentence.contains(QStringLiteral("Not yet")));
    }

    //! A lane that would have done the same has no rule, and neither has what happens in a lane before they part.
    void belongsToLanesAndMoments()
    {
        const Ran ran(QStringLiteral("docs/guide/examples/who-cancelled.taskset"), "3.14");
        const auto rules = rulesInRun(ran.set, *ran.store);
        QCOMPARE(namesOf(rulesOf(rules, ran.lane(QStringLiteral("main")))), QStringLiteral("waitForInTimeout"));
        for (const char *same : {"upload", "heartbeat", "user"}) {
            QVERIFY2(ran.lane(QLatin1String(same)) != NoIndex, same);
            QCOMPARE(namesOf(rulesOf(rules, ran.lane(QLatin1String(same)))), QString());
        }
        quint32 requested = NoIndex;
        for (const Mark &mark : ran.store->lanes()[ran.lane(QStringLiteral("main"))].marks)
            if (mark.kind == MarkKind::CancelRequested)
                requested = mark.event;
        QVERIFY(requested != NoIndex);
        QCOMPARE(namesOf(rulesOf(rules, ran.lane(QStringLiteral("main")), requested)), QStringLiteral("waitForInTimeout"));
        QCOMPARE(namesOf(rulesOf(rules, ran.lane(QStringLiteral("main")), 2)), QString());
    }

    //! Only a run that the set alone explains, and that is small enough, is looked at.
    void doesNotGuess()
    {
        const Ran ran(scenario("constructs/wait_for_plain"), "3.14");
        QVERIFY(!rulesInRun(ran.set, *ran.store).empty());
        QVERIFY(rulesInRun(ran.set, *ran.store, 5).empty());
        TaskSet other = ran.set;
        other.python = PythonVersion{11};
        QVERIFY(rulesInRun(other, *ran.store).empty());
    }
};

QTEST_GUILESS_MAIN(TestRulesInRun)
#include "tst_rulesinrun.moc"
