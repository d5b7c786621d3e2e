// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/programrun.h"

#include "app/cli/commandline.h"
#include "app/document/files.h"

#include <QFileInfo>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace awaitscope;

namespace {

const QString Example = QStringLiteral(AWAITSCOPE_SOURCE_DIR "/resources/examples/gather-fail-fast.taskset");

//! The words as one line of a shell.
Execution compare(const QStringList &arguments)
{
    return awaitscopeProgram(QStringList{QStringLiteral("compare")} + arguments);
}

} // namespace

//! `awaitscope compare` as scripts use it.
class TestCompareCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void printsMarkdownOfTheFourPolicies()
    {
        const Execution run = compare({Example});
        QCOMPARE(run.status, 0);
        QVERIFY2(run.out.startsWith("# A fail-fast gather that nobody guards\n"), run.out.constData());
        QVERIFY(run.out.contains("|  | Fail fast | Collect | Task group | One by one |"));
        QVERIFY(run.out.contains("First difference at "));
    }

    void writesAPicture()
    {
        const QTemporaryDir folder;
        for (const char *name : {"out.png", "out.svg", "out.pdf", "out.md", "out.json"}) {
            const QString out = folder.filePath(QLatin1String(name));
            const Execution run = compare({Example, QStringLiteral("--strategies"), QStringLiteral("fail-fast,collect"), QStringLiteral("-o"), out});
            QVERIFY2(run.status == 0 && run.err.isEmpty(), run.err.constData());
            QVERIFY(QFileInfo(out).size() > 100);
        }
        const QImage light(folder.filePath(QStringLiteral("out.png")));
        QCOMPARE(light.width(), 1200);
    }

    void failsOnADifferenceWhenAsked()
    {
        const QString ask = QStringLiteral("--fail-on-difference");
        QCOMPARE(compare({Example, ask}).status, 1);
        QCOMPARE(compare({Example}).status, 0);
        QCOMPARE(compare({Example, QStringLiteral("--strategies"), QStringLiteral("fail-fast,as-written"), ask}).status, 0);
        QCOMPARE(compare({Example, Example, ask}).status, 0);
    }

    // A stored run says whether the program still does the same.
    void comparesWithARecordedRun()
    {
        const QTemporaryDir folder;
        const QString file = written(folder, "set.taskset", Valid), events = folder.filePath(QStringLiteral("run.jsonl"));
        QCOMPARE(awaitscopeProgram({QStringLiteral("run"), file, QStringLiteral("--events"), events}).status, 0);
        const QString ask = QStringLiteral("--fail-on-difference");
        QCOMPARE(compare({events, file, ask}).status, 0);
        written(folder, "set.taskset", QByteArray(Valid).replace("hello", "goodbye"));
        const Execution run = compare({events, file, ask});
        QCOMPARE(run.status, 1);
        QVERIFY2(run.out.contains("printed \"goodbye\" at 0, was: printed \"hello\" at 0"), run.out.constData());
    }

    void comparesPythons()
    {
        const QString file = QStringLiteral(AWAITSCOPE_SOURCE_DIR "/tests/conformance/scenarios/constructs/wait_for_plain.json");
        const QString option = QStringLiteral("--pythons"), ask = QStringLiteral("--fail-on-difference");
        const Execution run = compare({file, option, QStringLiteral("3.11,3.14")});
        QCOMPARE(run.status, 0);
        QVERIFY2(run.out.contains("|  | Python 3.11 | Python 3.14 |"), run.out.constData());
        QVERIFY2(run.out.contains("Since Python 3.12, wait\\_for awaits a coroutine in the same task"), run.out.constData());
        QVERIFY(!run.out.contains("Not yet"));
        const Execution back = compare({file, option, QStringLiteral("3.14,3.11.2")});
        QVERIFY2(back.out.contains("(Not yet in Python 3.11.2.)"), back.out.constData());
        QCOMPARE(compare({file, option, QStringLiteral("3.12,3.14"), ask}).status, 0);
        QCOMPARE(compare({file, option, QStringLiteral("3.11,3.12"), ask}).status, 1);
        const Execution four = compare({Example, option, QStringLiteral("3.11,3.13"), QStringLiteral("--strategies"), QStringLiteral("as-written,collect")});
        QVERIFY2(four.out.contains("|  | As written · Python 3.11 | As written · Python 3.13 | Collect · Python 3.11 | Collect · Python 3.13 |"),
                 four.out.constData());
    }

    // Not only what is printed: every file says why the versions differ.
    void writesTheRuleInEveryFormat()
    {
        const QTemporaryDir folder;
        const QString file = QStringLiteral(AWAITSCOPE_SOURCE_DIR "/tests/conformance/scenarios/constructs/wait_for_plain.json");
        const auto made = [&](const char *name, const char *pythons) {
            const QString out = folder.filePath(QLatin1String(name));
            compare({file, QStringLiteral("--pythons"), QLatin1String(pythons), QStringLiteral("-o"), out});
            const Result<QByteArray> read = readFile(out);
            return read ? *read : QByteArray();
        };
        const QByteArray markdown = made("out.md", "3.11,3.14");
        QVERIFY2(markdown.contains("- Python 3.14: Since Python 3.12, wait\\_for awaits a coroutine") && markdown.contains("(`waitForInTimeout`)"),
                 markdown.constData());
        const QJsonArray runs = QJsonDocument::fromJson(made("out.json", "3.11,3.14")).object()[QLatin1String("runs")].toArray();
        QVERIFY(!runs[0].toObject().contains(QLatin1String("rules")));
        const QJsonObject rule = runs[1].toObject()[QLatin1String("rules")].toArray()[0].toObject();
        QCOMPARE(rule[QLatin1String("name")].toString(), QStringLiteral("waitForInTimeout"));
        QVERIFY(rule[QLatin1String("text")].toString().endsWith(QStringLiteral("a task of its own.")));
        const QByteArray svg = made("out.svg", "3.11,3.14");
        QVERIFY(svg.contains(">waitForInTimeout: Since Python 3.12,") && svg.contains(">Rule behind it<"));
        const QByteArray same = made("same.svg", "3.12,3.14");
        QVERIFY(same.contains("<svg") && !same.contains("Rule behind it"));
        made("out.png", "3.11,3.14");
        made("same.png", "3.12,3.14");
        const QImage with(folder.filePath(QStringLiteral("out.png"))), without(folder.filePath(QStringLiteral("same.png")));
        QVERIFY(!without.isNull() && with.height() > without.height());
        QVERIFY(made("out.pdf", "3.11,3.14").startsWith("%PDF"));
    }

    void refusesPythonsThatDoNotGo()
    {
        const QTemporaryDir folder;
        const QString option = QStringLiteral("--pythons");
        QCOMPARE(compare({Example, option, QStringLiteral("3.11")}).status, 2);
        QVERIFY(compare({Example, option, QStringLiteral("3.11,2.7")}).err.contains("Unknown Python 2.7: 3.11, 3.12, 3.13 or 3.14."));
        const QString eager = QStringLiteral(AWAITSCOPE_SOURCE_DIR "/tests/conformance/scenarios/constructs/eager_order.json");
        const Execution refused = compare({eager, option, QStringLiteral("3.11,3.12")});
        QCOMPARE(refused.status, 2);
        QVERIFY2(refused.err.contains("Eager tasks need Python 3.12 or later"), refused.err.constData());
        const QString events = folder.filePath(QStringLiteral("run.jsonl"));
        awaitscopeProgram({QStringLiteral("run"), Example, QStringLiteral("--events"), events});
        QVERIFY(compare({events, option, QStringLiteral("3.11,3.14")}).err.contains("A recorded run cannot run again under another Python."));
    }

    void writesJson()
    {
        const QTemporaryDir folder;
        const QString out = folder.filePath(QStringLiteral("out.json"));
        QCOMPARE(compare({Example, QStringLiteral("-o"), out}).status, 0);
        QFile file(out);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
        QCOMPARE(json[QLatin1String("runs")].toArray().size(), 4);
        QCOMPARE(json[QLatin1String("same")].toBool(true), false);
        QVERIFY(!json[QLatin1String("differences")].toArray().isEmpty());
    }

    void tellsWhatAStrategyCannotDo()
    {
        const QTemporaryDir folder;
        const QString file = written(folder, "set.taskset", Valid); // its main waits for nothing
        const Execution all = compare({file});
        QCOMPARE(all.status, int(Misused));
        QVERIFY2(all.err.contains("nothing to compare it with") || all.err.contains("no gather"), all.err.constData());
        const Execution one = compare({file, QStringLiteral("--strategies"), QStringLiteral("as-written,collect")});
        QCOMPARE(one.status, int(Misused));
    }

    void refusesWrongUsage_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("no file") << QStringList();
        QTest::newRow("unknown strategy") << QStringList{Example, QStringLiteral("--strategies"), QStringLiteral("hope")};
        QTest::newRow("one strategy") << QStringList{Example, QStringLiteral("--strategies"), QStringLiteral("collect")};
        QTest::newRow("another format") << QStringList{Example, QStringLiteral("-o"), QStringLiteral("x.csv")};
        QTest::newRow("no such file") << QStringList{Example, QStringLiteral("nothing.taskset")};
        QTest::newRow("over itself") << QStringList{Example, Example, QStringLiteral("-o"), Example};
    }
    void refusesWrongUsage()
    {
        QFETCH(QStringList, arguments);
        const Execution run = compare(arguments);
        QCOMPARE(run.status, int(Misused));
        QVERIFY(!run.err.isEmpty());
        QVERIFY(run.out.isEmpty());
    }

    void neverGoesOverAnInput()
    {
        const QTemporaryDir folder;
        const QString file = written(folder, "set.json", Valid);
        QCOMPARE(compare({file, Example, QStringLiteral("-o"), file}).status, int(Misused));
        QFile after(file);
        QVERIFY(after.open(QIODevice::ReadOnly));
        QCOMPARE(after.readAll(), QByteArray(Valid));
    }

    void helps()
    {
        const Execution run = compare({QStringLiteral("--help")});
        QCOMPARE(run.status, 0);
        QVERIFY(run.out.contains("--fail-on-difference"));
    }
};

QTEST_GUILESS_MAIN(TestCompareCommand)
#include "tst_comparecommand.moc"
