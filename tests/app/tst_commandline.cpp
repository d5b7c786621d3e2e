// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/programrun.h"

#include "app/cli/commandline.h"
#include "app/cli/helptext.h"
#include "app/document/files.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace awaitscope;

class TestCommandLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void endsWithTheFixedStatus_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("status");
        const QString good = seed("a1_s1_basic_try_except"), raises = seed("a1_s2_gather_fail_fast");
        const auto row = [](const char *name, const QStringList &arguments, int status) { QTest::newRow(name) << arguments << status; };
        row("version", {QStringLiteral("--version")}, 0);
        row("help", {QStringLiteral("--help")}, 0);
        row("help of run", {QStringLiteral("run"), QStringLiteral("--help")}, 0);
        row("help of export", {QStringLiteral("export"), QStringLiteral("--help")}, 0);
        row("help of check", {QStringLiteral("check"), QStringLiteral("--help")}, 0);
        row("run ends well", {QStringLiteral("run"), good}, 0);
        row("run ends with an exception", {QStringLiteral("run"), raises}, 1);
        row("check of a good file", {QStringLiteral("check"), good, raises}, 0);
        row("unknown option", {QStringLiteral("run"), good, QStringLiteral("--frobnicate")}, 2);
        row("option without its value", {QStringLiteral("run"), good, QStringLiteral("--strategy")}, 2);
        row("unknown strategy", {QStringLiteral("run"), good, QStringLiteral("--strategy"), QStringLiteral("hope")}, 2);
        row("unknown Python", {QStringLiteral("run"), good, QStringLiteral("--python"), QStringLiteral("3.10")}, 2);
        row("check under a Python", {QStringLiteral("check"), QStringLiteral("--python"), QStringLiteral("3.14"), good}, 0);
        row("unknown clock", {QStringLiteral("run"), good, QStringLiteral("--clock"), QStringLiteral("sun")}, 2);
        row("number that is none", {QStringLiteral("run"), good, QStringLiteral("--max-events"), QStringLiteral("many")}, 2);
        row("run without a file", {QStringLiteral("run")}, 2);
        row("run of two files", {QStringLiteral("run"), good, raises}, 2);
        row("run of a file that is not there", {QStringLiteral("run"), QStringLiteral("/nowhere/x.taskset")}, 2);
        row("run of a folder", {QStringLiteral("run"), QStringLiteral("/")}, 2);
        row("check of a file that is not there", {QStringLiteral("check"), QStringLiteral("/nowhere/x.taskset")}, 2);
        row("check without a file", {QStringLiteral("check")}, 2);
        row("export without -o", {QStringLiteral("export"), good}, 2);
        row("export to an unknown ending", {QStringLiteral("export"), good, QStringLiteral("-o"), QStringLiteral("/tmp/x.gif")}, 2);
        row("export of two into one", {QStringLiteral("export"), good, raises, QStringLiteral("-o"), QStringLiteral("/tmp/x.png")}, 2);
        row("export with a bad range",
            {QStringLiteral("export"), good, QStringLiteral("-o"), QStringLiteral("/tmp/x.png"),
             QStringLiteral("--range"), QStringLiteral("5..1")},
            2);
        row("export to a folder that is not there", {QStringLiteral("export"), good, QStringLiteral("-o"), QStringLiteral("/nowhere/x.svg")}, 2);
        row("events into a folder that is not there", {QStringLiteral("run"), good, QStringLiteral("--events"), QStringLiteral("/nowhere/x.jsonl")}, 2);
        row("two files for the window", {good, raises}, 2);
    }

    void followsTheRulesOfAPython()
    {
        const QString file = QStringLiteral(AWAITSCOPE_SOURCE_DIR "/tests/conformance/scenarios/constructs/wait_for_plain.json");
        const auto trace = [&](const char *python) {
            const QStringList options{QStringLiteral("--events"), QStringLiteral("-"), QStringLiteral("--python"), QLatin1String(python)};
            return awaitscopeProgram(QStringList{QStringLiteral("run"), file} + options).out;
        };
        QVERIFY(trace("3.11").contains("\"python\":\"3.11.7\""));
        QVERIFY(trace("3.11").contains("\"event\":\"created\",\"coro\":\"work\""));
        QVERIFY(trace("3.12").contains("\"python\":\"3.12.1\""));
        QVERIFY(!trace("3.12").contains("\"event\":\"created\",\"coro\":\"work\""));
        // A set that names none: the newest.
        const QByteArray newest = awaitscopeProgram({QStringLiteral("run"), file, QStringLiteral("--events"), QStringLiteral("-")}).out;
        QVERIFY(newest.contains("\"python\":\"3.14.2\""));
        QCOMPARE(newest, trace("3.14"));
        // The set's own word counts before that, and the option before both.
        const QTemporaryDir folder;
        QByteArray named = *readFile(file);
        const QString old = written(folder, "old.taskset", named.replace("\"schema\"", "\"python\":\"3.11\",\"schema\""));
        QVERIFY(awaitscopeProgram({QStringLiteral("run"), old, QStringLiteral("--events"), QStringLiteral("-")}).out.contains("\"python\":\"3.11.7\""));
        const QStringList over{QStringLiteral("run"), old, QStringLiteral("--events"), QStringLiteral("-"), QStringLiteral("--python"), QStringLiteral("3.13")};
        QVERIFY(awaitscopeProgram(over).out.contains("\"python\":\"3.13.0\""));
    }

    void saysWhichPythonIsNeeded()
    {
        const QString file = QStringLiteral(AWAITSCOPE_SOURCE_DIR "/tests/conformance/scenarios/constructs/eager_order.json");
        const Execution old = awaitscopeProgram({QStringLiteral("check"), QStringLiteral("--python"), QStringLiteral("3.11"), file});
        QCOMPARE(old.status, int(Failed));
        QVERIFY2(old.out.contains("/eager: Eager tasks need Python 3.12 or later"), old.out.constData());
        QCOMPARE(awaitscopeProgram({QStringLiteral("check"), QStringLiteral("--python"), QStringLiteral("3.12"), file}).status, int(Done));
        QCOMPARE(awaitscopeProgram({QStringLiteral("check"), file}).status, int(Done));
    }

    // 'export *.json -o {name}.json' looks harmless.
    void neverOverwritesTheTaskSet()
    {
        const QTemporaryDir folder;
        const QString first = written(folder, "first.json", Valid), second = written(folder, "second.json", Valid);
        const QStringList lines[] = {{first, second, QStringLiteral("-o"), QStringLiteral("{name}.json")},
                                     {QStringLiteral("second.json"), QStringLiteral("-o"), QStringLiteral("./second.json")}};
        for (const QStringList &arguments : lines) {
            const Execution outcome = awaitscopeProgram(QStringList{QStringLiteral("export")} + arguments, folder.path());
            QCOMPARE(outcome.status, int(Misused));
            QVERIFY2(outcome.err.contains("would overwrite the task set"), outcome.err.constData());
        }
        for (const QString &path : {first, second})
            QCOMPARE(*readFile(path), QByteArray(Valid));
    }

    void endsWithTheFixedStatus()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, status);
        const Execution outcome = awaitscopeProgram(arguments);
        QVERIFY2(outcome.status == status, outcome.err.constData());
        if (status == Misused)
            QVERIFY2(!outcome.err.trimmed().isEmpty(), "a message on standard error");
        if (status == Misused)
            QVERIFY2(outcome.out.isEmpty(), outcome.out.constData());
    }

    void rejectsInvalidFilesWithThePlace_data()
    {
        QTest::addColumn<QByteArray>("contents");
        QTest::addColumn<QByteArray>("place");
        QTest::newRow("wrong JSON") << QByteArray("{\"schema\": 1,,}") << QByteArray("line 1, column");
        QTest::newRow("wrong version") << QByteArray(R"({"schema":7,"coros":{"main":{"body":[]}},"main":"main"})") << QByteArray("/schema");
        QTest::newRow("unknown step") << QByteArray(R"({"schema":1,"coros":{"main":{"body":[{"op":"fly"}]}},"main":"main"})") << QByteArray("/coros/main/body/0/op");
        QTest::newRow("half a millisecond") << QByteArray(R"({"schema":1,"coros":{"main":{"body":[{"op":"sleep","ms":0.5}]}},"main":"main"})") << QByteArray("/coros/main/body/0/ms");
        QTest::newRow("coroutine that does not exist") << QByteArray(R"({"schema":1,"coros":{"main":{"body":[{"op":"call","coro":"ghost"}]}},"main":"main"})") << QByteArray("/coros/main/body/0/coro");
        QTest::newRow("cycle of inline calls") << QByteArray(R"({"schema":1,"coros":{"main":{"body":[{"op":"call","coro":"main"}]}},"main":"main"})") << QByteArray("/coros/main/body/0");
        QTest::newRow("no task set at all") << QByteArray("[]") << QByteArray(": ");
        QTest::newRow("empty") << QByteArray() << QByteArray(": ");
        QTest::newRow("not text") << QByteArray("\x00\xff\xfe\x01", 4) << QByteArray(": ");
    }

    void rejectsInvalidFilesWithThePlace()
    {
        QFETCH(QByteArray, contents);
        QFETCH(QByteArray, place);
        const QTemporaryDir folder;
        const QString file = written(folder, "bad.taskset", contents);
        const Execution check = awaitscopeProgram({QStringLiteral("check"), file});
        QCOMPARE(check.status, 1);
        QVERIFY2(check.out.startsWith(file.toUtf8() + ": "), check.out.constData());
        QVERIFY2(check.out.contains(place), check.out.constData());
        const Execution run = awaitscopeProgram({QStringLiteral("run"), file});
        QCOMPARE(run.status, 2);
        QVERIFY2(run.err.contains(place), run.err.constData());
        const QString picture = folder.filePath(QStringLiteral("out.svg"));
        QCOMPARE(awaitscopeProgram({QStringLiteral("export"), file, QStringLiteral("-o"), picture}).status, 2);
        QVERIFY(!QFileInfo::exists(picture));
    }

    void reportsEveryProblem()
    {
        const QTemporaryDir folder;
        const QString file = written(folder, "bad.taskset", R"({"schema":1,"coros":{"main":{"body":[{"op":"fly"},{"op":"sleep","ms":0.5}]}},"main":"main"})");
        const Execution check = awaitscopeProgram({QStringLiteral("check"), file});
        QCOMPARE(check.out.count('\n'), 2);
        QVERIFY(check.out.contains("/coros/main/body/0/op: ") && check.out.contains("/coros/main/body/1/ms: "));
    }

    void printsToOutputAndReportsToError()
    {
        const QTemporaryDir folder;
        const Execution hello = awaitscopeProgram({QStringLiteral("run"), written(folder, "hello.taskset", Valid)});
        QCOMPARE(hello.out, QByteArray("hello\n"));
        QCOMPARE(hello.err, QByteArray());
        const Execution lost = awaitscopeProgram({QStringLiteral("run"), seed("a1_s3_fire_and_forget")});
        QCOMPARE(lost.status, 0);
        QCOMPARE(lost.out, QByteArray());
        QVERIFY(lost.err.contains("Task exception was never retrieved"));
    }

    void eventsOnOutputSilenceTheConsole()
    {
        const QTemporaryDir folder;
        const QString file = written(folder, "hello.taskset", Valid);
        const Execution quiet = awaitscopeProgram({QStringLiteral("run"), file, QStringLiteral("--events"), QStringLiteral("-")});
        QVERIFY(quiet.out.startsWith("{\"t\":0"));
        QVERIFY(!quiet.out.contains("\nhello\n"));
        QCOMPARE(quiet.err, QByteArray());
        const Execution both = awaitscopeProgram({QStringLiteral("run"), file, QStringLiteral("--events=-"), QStringLiteral("--console")});
        QCOMPARE(both.out, quiet.out);
        QCOMPARE(both.err, QByteArray("hello\n"));
    }

    void eventsFileAppearsWholeBesideTheConsole()
    {
        const QTemporaryDir folder;
        const QString events = folder.filePath(QStringLiteral("out.jsonl"));
        const Execution run = awaitscopeProgram({QStringLiteral("run"), written(folder, "hello.taskset", Valid),
                                                 QStringLiteral("--events"), events, QStringLiteral("--ticks")});
        QCOMPARE(run.out, QByteArray("hello\n"));
        QFile file(events);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray lines = file.readAll();
        QVERIFY(lines.contains("\"event\":\"exit\"") && lines.endsWith('\n'));
        QVERIFY2(lines.contains("\"n\":1"), lines.constData());
    }

    void strategyRewritesHowMainWaits()
    {
        const QString file = seed("a1_s2_gather_fail_fast");
        QCOMPARE(awaitscopeProgram({QStringLiteral("run"), file}).status, 1);
        QCOMPARE(awaitscopeProgram({QStringLiteral("run"), file, QStringLiteral("--strategy"), QStringLiteral("collect")}).status, 0);
        QCOMPARE(awaitscopeProgram({QStringLiteral("run"), file, QStringLiteral("--strategy"), QStringLiteral("as-written")}).status, 1);
    }

    void limitsEndAnEndlessRun()
    {
        const QTemporaryDir folder;
        const QString file = written(folder, "spin.taskset", R"({"schema":1,"coros":{"main":{"body":[{"op":"repeat","times":1000000,"body":[{"op":"sleep","ms":1}]}]}},"main":"main"})");
        const Execution run = awaitscopeProgram({QStringLiteral("run"), file, QStringLiteral("--max-iterations"), QStringLiteral("50")});
        QVERIFY2(run.err.contains(file.toUtf8()), run.err.constData());
    }

    void exportsEveryFormat_data()
    {
        QTest::addColumn<QString>("suffix");
        QTest::addColumn<QByteArray>("start");
        QTest::newRow("png") << QStringLiteral("png") << QByteArray("\x89PNG");
        QTest::newRow("svg") << QStringLiteral("svg") << QByteArray("<");
        QTest::newRow("pdf") << QStringLiteral("pdf") << QByteArray("%PDF");
        QTest::newRow("json") << QStringLiteral("json") << QByteArray("{");
        QTest::newRow("csv") << QStringLiteral("csv") << QByteArray();
        QTest::newRow("tsv") << QStringLiteral("tsv") << QByteArray("t_ms\titeration");
        QTest::newRow("md") << QStringLiteral("md") << QByteArray();
        QTest::newRow("mmd") << QStringLiteral("mmd") << QByteArray();
        QTest::newRow("py") << QStringLiteral("py") << QByteArray();
        QTest::newRow("cpp") << QStringLiteral("cpp") << QByteArray();
    }

    void exportsEveryFormat()
    {
        QFETCH(QString, suffix);
        QFETCH(QByteArray, start);
        const QTemporaryDir folder;
        const QString out = folder.filePath(QStringLiteral("out.") + suffix);
        const Execution outcome = awaitscopeProgram({QStringLiteral("export"), seed("a1_s2b_gather_fail_fast_siblings_survive"), QStringLiteral("-o"), out});
        QVERIFY2(outcome.status == 0, outcome.err.constData());
        QFile file(out);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray contents = file.readAll();
        QVERIFY(contents.size() > 50);
        QVERIFY(contents.startsWith(start));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
    }

    void exportsSeveralFilesByName()
    {
        const QTemporaryDir folder;
        const Execution outcome = awaitscopeProgram(
            {QStringLiteral("export"), seed("a1_s1_basic_try_except"), seed("a1_s3_fire_and_forget"),
             QStringLiteral("-o"), folder.filePath(QStringLiteral("{name}.png")), QStringLiteral("--width"),
             QStringLiteral("700"), QStringLiteral("--scale"), QStringLiteral("2")});
        QVERIFY2(outcome.status == 0, outcome.err.constData());
        QCOMPARE(QImage(folder.filePath(QStringLiteral("a1_s1_basic_try_except.png"))).width(), 1400);
        QVERIFY(!QImage(folder.filePath(QStringLiteral("a1_s3_fire_and_forget.png"))).isNull());
    }

    void exportAcceptsWhatTheDialogOffers()
    {
        const auto parsed = [](const QString &options) {
            const QStringList base{QStringLiteral("export"), QStringLiteral("a.taskset"), QStringLiteral("-o"), QStringLiteral("b.pdf")};
            const Invocation request = parseArguments(base + options.split(u' '));
            const auto *wanted = std::get_if<request::Export>(&request);
            return wanted ? *wanted : request::Export{};
        };
        const ExportOptions print = parsed(QStringLiteral("--dpi 300 --fit tiles --paper a3 --portrait")).options;
        QCOMPARE(print.dpi, std::optional(300));
        QCOMPARE(print.scale, 3.125);
        QCOMPARE(print.fit, PageFit::Tiles);
        QCOMPARE(print.page.pageSize().id(), QPageSize::A3);
        QCOMPARE(print.page.orientation(), QPageLayout::Portrait);
        const ExportOptions slide = parsed(QStringLiteral("--preset slide --width 1000 --speed 0.5 --fps 12")).options;
        QCOMPARE(slide.height, std::optional(720));
        QCOMPARE(slide.width, std::optional(1000)); // later options override
        QCOMPARE(slide.playSpeed, 0.5);
        QCOMPARE(slide.framesPerSecond, 12);
        const request::Export bare = parsed(QStringLiteral("--no-title --no-legend --no-ruler --no-embed --tasks-as-tracks --lanes main,fetch --watch"));
        QVERIFY(!bare.options.title && !bare.options.legend && !bare.options.ruler && !bare.options.embed && !bare.options.tasksAsThreads && bare.watch);
        QCOMPARE(bare.lanes, (QStringList{QStringLiteral("main"), QStringLiteral("fetch")}));
        QCOMPARE(parsed(QStringLiteral("--title Mine")).options.titleText, QStringLiteral("Mine"));
    }

    void exportRejectsUnknownFormats_data()
    {
        QTest::addColumn<QStringList>("options");
        for (const char *row : {"--preset poster", "--fit nothing", "--paper A9", "--dpi 0", "--speed fast", "--fps 100", "--scale 0", "--lanes ,"})
            QTest::newRow(row) << QString::fromLatin1(row).split(u' ');
    }

    void exportRejectsUnknownFormats()
    {
        QFETCH(QStringList, options);
        const QStringList base{QStringLiteral("export"), QStringLiteral("a.taskset"), QStringLiteral("-o"), QStringLiteral("b.pdf")};
        const Invocation request = parseArguments(base + options);
        const auto *wrong = std::get_if<request::Wrong>(&request);
        QVERIFY(wrong && wrong->message.contains(options.first()));
    }

    void exportsOnlyTheLanesThatAreNamed()
    {
        const QTemporaryDir folder;
        const QString out = folder.filePath(QStringLiteral("lanes.svg"));
        const QStringList base{QStringLiteral("export"), seed("a1_s2b_gather_fail_fast_siblings_survive"), QStringLiteral("-o"), out,
                               QStringLiteral("--lanes")};
        const Execution some = awaitscopeProgram(base + QStringList{QStringLiteral("main,B")});
        QVERIFY2(some.status == 0, some.err.constData());
        QFile file(out);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().count("class=\"lane\""), 2);
        const Execution none = awaitscopeProgram(base + QStringList{QStringLiteral("main,Nobody")});
        QCOMPARE(none.status, 2);
        QVERIFY2(none.err.contains("Nobody"), none.err.constData());
    }

    void exportOfTwoFilesOfOneNameIsRefused()
    {
        const QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("a")) && QDir(folder.path()).mkdir(QStringLiteral("b")));
        const QString one = written(folder, "a/same.taskset", Valid), other = written(folder, "b/same.taskset", Valid);
        const QString pattern = folder.filePath(QStringLiteral("{name}.svg"));
        const Execution outcome = awaitscopeProgram({QStringLiteral("export"), one, other, QStringLiteral("-o"), pattern});
        QCOMPARE(outcome.status, 2);
        QVERIFY2(outcome.err.contains("same.svg"), outcome.err.constData());
        QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("same.svg"))));
    }

    void exportOfManyMakesTheirFolder()
    {
        const QTemporaryDir folder;
        const QString one = written(folder, "one.taskset", Valid), other = written(folder, "other.taskset", Valid);
        const QString pattern = folder.filePath(QStringLiteral("out/pictures/{name}.svg"));
        QCOMPARE(awaitscopeProgram({QStringLiteral("export"), one, other, QStringLiteral("-o"), pattern}).status, 0);
        QVERIFY(QFile::exists(folder.filePath(QStringLiteral("out/pictures/one.svg"))));
        QVERIFY(QFile::exists(folder.filePath(QStringLiteral("out/pictures/other.svg"))));
    }

    void watchExportsAgainWhenAFileChanges_data()
    {
        QTest::addColumn<bool>("replaced");
        QTest::newRow("rewritten in place") << false;
        QTest::newRow("replaced by another file") << true; // as many editors save
    }

    void watchExportsAgainWhenAFileChanges()
    {
        QFETCH(bool, replaced);
        const QTemporaryDir folder;
        const QString file = written(folder, "live.taskset", Valid), out = folder.filePath(QStringLiteral("live.md"));
        QProcess process;
        process.start(QStringLiteral(AWAITSCOPE_PROGRAM), {QStringLiteral("export"), file, QStringLiteral("-o"), out, QStringLiteral("--watch")});
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(out), 60'000);
        const QByteArray changed = QByteArray(Valid).replace("{\"schema\":1", "{\"schema\":1,\"title\":\"Second thoughts\"");
        if (replaced) {
            const QString other = written(folder, "other.tmp", changed);
            QVERIFY(QFile::remove(file) && QFile::rename(other, file));
        } else {
            written(folder, "live.taskset", changed);
        }
        QByteArray printed; // output that was read is removed
        QTRY_VERIFY_WITH_TIMEOUT((printed += process.readAllStandardOutput()).contains("live.md"), 60'000);
        QFile result(out);
        QVERIFY(result.open(QIODevice::ReadOnly));
        QVERIFY(result.readAll().contains("Second thoughts"));
        QCOMPARE(process.state(), QProcess::Running);
        process.kill();
        process.waitForFinished();
    }

    void withoutADisplayPrintsAndDraws()
    {
        const QTemporaryDir folder;
        const Execution outcome = awaitscopeProgram({}, folder.path());
        QVERIFY2(outcome.status == 0, outcome.err.constData());
        QVERIFY(outcome.err.contains("No display"));
        QVERIFY(!QImage(folder.filePath(QStringLiteral("timeline.png"))).isNull());
    }

    void drawsTheWindowIntoAFile_data()
    {
        QTest::addColumn<QString>("size");
        QTest::newRow("small laptop") << QStringLiteral("1024x700");
        QTest::newRow("smaller") << QStringLiteral("1000x640");
    }

    void drawsTheWindowIntoAFile()
    {
        QFETCH(QString, size);
        const QTemporaryDir folder;
        const QString out = folder.filePath(QStringLiteral("window.png"));
        const Execution outcome
            = awaitscopeProgram({QStringLiteral("--screenshot"), out, QStringLiteral("--size"), size, QStringLiteral("--theme"), QStringLiteral("dark")});
        QVERIFY2(outcome.status == 0, outcome.err.constData());
        const QImage image(out);
        QCOMPARE(QStringLiteral("%1x%2").arg(image.width()).arg(image.height()), size);
        QVERIFY(image.pixelColor(500, image.height() - 2).lightness() < 80); // below the words of the status bar
    }

    void helpMentionsEveryOption()
    {
        const QString run = helpText(QStringLiteral("run"));
        for (const char *option : {"--strategy", "--clock", "--events", "--console", "--ticks", "--max-iterations",
                                   "--max-events", "--max-tasks", "--max-time"})
            QVERIFY2(run.contains(QLatin1String(option)), option);
        const QString save = helpText(QStringLiteral("export"));
        for (const char *option :
             {"-o OUT", "--strategy", "--theme", "--width", "--height", "--scale", "--dpi", "--preset", "--fit", "--paper", "--portrait", "--speed", "--fps",
              "--transparent", "--range", "--lanes", "--title", "--no-title", "--no-legend", "--no-ruler", "--log", "--no-embed",
              "--tasks-as-tracks", "--watch"})
            QVERIFY2(save.contains(QLatin1String(option)), option);
    }
};

QTEST_MAIN(TestCommandLine)
#include "tst_commandline.moc"
