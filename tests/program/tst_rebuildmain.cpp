// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/program/file/tasksetreader.h"
#include "model/program/file/tasksetwriter.h"
#include "model/program/strategy/rebuildmain.h"

#include <QTest>

using namespace awaitscope;

namespace {

//! The replaced main as JSON in one line, or what is wrong.
QString mainOf(const Result<TaskSet> &set)
{
    if (!set)
        return set.problems().front().message;
    QString text = QString::fromUtf8(writeTaskSet(*set));
    text = text.mid(text.indexOf(QLatin1String("\"main\": {")));
    text = text.left(text.indexOf(QLatin1String("\"main\": \"main\"")));
    return text.simplified().remove(u' ');
}

} // namespace

class TestRebuildMain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void waitsForEverythingThatTheOldOneStarts_data()
    {
        QTest::addColumn<QByteArray>("steps");
        QTest::addColumn<QString>("members");
        const auto row = [](const char *name, const char *steps, const char *members) {
            QTest::newRow(name) << QByteArray(steps).replace('\'', '"') << QString::fromLatin1(members).replace(u'\'', u'"');
        };
        row("tasks and wait", "[{'op':'spawn','coro':'zeta','as':'t'},{'op':'spawn','coro':'alpha','as':'u'},{'op':'wait','of':['t','u']}]",
            "{'coro':'zeta'},{'coro':'alpha'}");
        row("arguments", "[{'op':'spawn','coro':'big','args':{'n':9007199254740993,'z':1.5,'a':[1,2.0]},'as':'t'},{'op':'wait','of':['t']}]",
            "{'coro':'big','args':{'n':9007199254740993,'z':1.5,'a':[1,2.0]}}");
        row("many", "[{'op':'spawn','coro':'zeta','times':7,'as':'t'},{'op':'as_completed','of':[{'each':'t'}],'as':'x','body':[]}]",
            "{'coro':'zeta','times':7}");
        row("many in a list", "[{'op':'list','of':[{'spawn':{'coro':'zeta'},'times':7}],'as':'t'},{'op':'wait','of':['t'],'flat':true}]",
            "{'coro':'zeta','times':7}");
        row("in a loop", "[{'op':'log','text':'before'},{'op':'repeat','times':3,'body':[{'op':'call','coro':'alpha'}]}]", "{'coro':'alpha','times':3}");
        row("written on the spot",
            "[{'op':'spawn','coro':'own','params':['x'],'args':{'x':1},'body':[{'op':'sleep','ms':5}],'as':'t'},{'op':'"
            "wait','of':['t']}]",
            "{'coro':'own','args':{'x':1},'params':['x'],'body':[{'op':'sleep','ms':5}]}");
    }

    void waitsForEverythingThatTheOldOneStarts()
    {
        QFETCH(QByteArray, steps);
        QFETCH(QString, members);
        const Result<TaskSet> set = readTaskSet(document(steps));
        QVERIFY2(set, qPrintable(set ? QString() : set.problems().front().pointer + set.problems().front().message));
        QCOMPARE(mainOf(withRebuiltMain(*set, Strategy::FailFast)), QStringLiteral("\"main\":{\"body\":[{\"op\":\"gather\",\"of\":[%1]}]}},").arg(members));
    }

    // A type comes after its base, and coroutines are in an order chosen by the user.
    void leavesEverythingElseAsItIs()
    {
        const Result<TaskSet> set = readTaskSet(document("[{\"op\":\"spawn\",\"coro\":\"zeta\",\"as\":\"t\"},{\"op\":\"wait\",\"of\":[\"t\"]}]"));
        QVERIFY(set);
        Result<TaskSet> replaced = withRebuiltMain(*set, Strategy::Collect);
        QVERIFY(replaced);
        TaskSet rest = *replaced;
        rest.find(QStringLiteral("main"))->body = set->find(QStringLiteral("main"))->body;
        QVERIFY(rest == *set);
    }

    void reportsThatThereIsNothingToWaitFor()
    {
        const Result<TaskSet> set = readTaskSet(document("[{\"op\":\"log\",\"text\":\"alone\"}]"));
        QVERIFY(set);
        QCOMPARE(mainOf(withRebuiltMain(*set, Strategy::FailFast)), QStringLiteral("main starts no task that a new main could wait for."));
    }

private:
    static QByteArray document(const QByteArray &main)
    {
        return R"({"schema":1,"title":"T","exceptions":{"Zero":"ValueError","Ally":"Zero"},"objects":{"z":{"type":"lock"},"a":{"type":"event"}},
            "coros":{"zeta":{"body":[{"op":"sleep","ms":5}]},"alpha":{"body":[{"op":"raise","type":"Ally"}]},
            "big":{"params":["n","z","a"],"body":[{"op":"return","value":{"var":"n"}}]},"main":{"body":)"
            + main + R"(}},"main":"main","x-other":{"z":1,"a":12345678901234567}})";
    }
};

QTEST_GUILESS_MAIN(TestRebuildMain)
#include "tst_rebuildmain.moc"
