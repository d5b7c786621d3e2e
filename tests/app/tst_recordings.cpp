// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/windowfixture.h"

#include "app/document/fileloader.h"
#include "app/widgets/loadingbar.h"
#include "model/formats/trace/tracewriter.h"
#include "tests/support/cputime.h"
#include "tests/support/gate.h"
#include "tests/views/timeline/madetrace.h"
#include "views/panels/logpanel.h"

#include <QDockWidget>
#include <QPointer>
#include <QProgressBar>
#include <QScrollBar>

using namespace awaitscope;

namespace {

constexpr quint32 Lanes = 220'000;
constexpr std::size_t Events = 1'000'000; // at least
constexpr int Rounds = 40'000;

} // namespace

// Runs recorded in files, up to a million events and more.
class TestRecordings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        const auto made = MadeTrace::manyLanes(Lanes, Lanes / 2);
        QVERIFY(made->trace().events().size() >= Events);
        write(made->trace(), huge());
        writeTalk(talkative());
        FileLoader::workHook = [this](double part) { m_gate.pass(part); };
    }
    void init()
    {
        failOnWarnings();
        m = std::make_unique<WindowFixture>();
        m->window().openFirstLook();
        QVERIFY(m->settled());
        QVERIFY(QTest::qWaitForWindowActive(&m->window()));
    }
    void cleanup()
    {
        m_gate.open();
        m.reset();
    }
    void cleanupTestCase() { FileLoader::workHook = {}; }

    void aRunIsExportedAndOpenedAgain();
    void recognisesARecordedRunByItsFirstLine();
    void anInvalidLineIsReported();
    void tracesOfOtherProgramsOpen_data();
    void tracesOfOtherProgramsOpen();
    void aDamagedTraceOfAnotherProgramIsReported();
    void theWindowStaysResponsiveWhileAHugeRunIsOpened_data();
    void theWindowStaysResponsiveWhileAHugeRunIsOpened();
    void cancellingKeepsWhatIsOpen_data();
    void cancellingKeepsWhatIsOpen();
    void openingSomethingElseLeavesTheRest();
    void theNextRunShowsTheTaskSetAgain();

private:
    QString huge() const { return m_folder.filePath(QStringLiteral("huge.jsonl")); }
    static void write(const Trace &trace, const QString &path)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(writeTrace(trace, file).isEmpty());
    }
    QString talkative() const { return m_folder.filePath(QStringLiteral("talkative.jsonl")); }
    //! A run with much output, and with many gathers that have results.
    static void writeTalk(const QString &path)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QByteArray begin = R"({"t":0,"task":null,"event":"meta","python":"3.11.7","impl":"c","loop":"virtual","scenario":"x"}
{"t":0,"task":"main#1","event":"created","coro":"main","by":null}
{"t":0,"task":"main#1","event":"started"}
)";
        const QByteArray round = R"({"t":%t,"task":"work#%a","event":"created","coro":"work","by":"main#1"}
{"t":%t,"task":"work#%b","event":"created","coro":"work","by":"main#1"}
{"t":%t,"task":"main#1","event":"awaiting","on":"gather[work#%a,work#%b]"}
{"t":%t,"task":"work#%a","event":"started"}
{"t":%t,"task":"work#%a","event":"log","text":"one"}
{"t":%t,"task":"work#%a","event":"succeeded","value":1}
{"t":%t,"task":"work#%b","event":"started"}
{"t":%t,"task":"work#%b","event":"log","text":"two"}
{"t":%t,"task":"work#%b","event":"succeeded","value":2}
{"t":%t,"task":"main#1","event":"resumed","on":"gather[work#%a,work#%b]","outcome":"ok","suspended":true,"value":[1,2]}
)";
        file.write(begin);
        for (int i = 0; i < Rounds; ++i) {
            QByteArray lines = round;
            lines.replace("%t", QByteArray::number(i)).replace("%a", QByteArray::number(2 * i + 2)).replace("%b", QByteArray::number(2 * i + 3));
            file.write(lines);
        }
    }
    QString small() const
    {
        const QString path = m->path("small.jsonl");
        write(m->window().runs().store()->trace(), path);
        return path;
    }
    bool opened()
    {
        return QTest::qWaitFor([this] { return !m->window().isLoading(); }, 120'000) && !m->window().runs().showsTaskSet();
    }
    LoadingBar *progress() { return m->find<LoadingBar>(); }
    bool progressShows()
    {
        return QTest::qWaitFor([this] { return progress()->isVisible() && m->find<QProgressBar>()->value() > 0; }, 30'000);
    }

    test::Gate m_gate; // on a machine of any speed, opening does not finish before the test has checked its state
    QTemporaryDir m_folder;
    std::unique_ptr<WindowFixture> m;
};

void TestRecordings::aRunIsExportedAndOpenedAgain()
{
    const QString path = small();
    const TaskSet before = m->document().taskSet();
    const std::size_t lanes = m->window().runs().store()->lanes().size();
    const RunCounts counts = m->window().runs().store()->counts();
    QVERIFY(m->window().openFile(path));
    QVERIFY(opened());
    const TraceStore *store = m->window().runs().store();
    QCOMPARE(store->lanes().size(), lanes);
    QVERIFY(store->counts() == counts);
    QVERIFY(m->state().startsWith(QStringLiteral("Recorded: ")));
    QVERIFY(m->window().windowTitle().startsWith(QStringLiteral("small.jsonl")));
    QVERIFY(m->find<QDockWidget>("editorDock")->isHidden()); // it is not what ran
    QVERIFY(m->action("file.closeRecording")->isEnabled());
    QVERIFY(m->strip()->text().startsWith(QStringLiteral("Recorded run: small.jsonl")));
    QCOMPARE(m->settings().recentFiles(), QStringList{path});
    QVERIFY(m->document().taskSet() == before);
    for (const char *strategy : {"strategy.fail-fast", "strategy.collect", "strategy.task-group", "strategy.sequential", "strategy.as-written"}) {
        QVERIFY(!m->action(strategy)->isEnabled()); // it is over
        QVERIFY(!m->action(strategy)->isChecked());
        QVERIFY(m->action(strategy)->toolTip().contains(QLatin1String("recorded run is over")));
    }

    QTRY_VERIFY(m->answer("Close Recording"));
    QVERIFY(m->settled());
    QVERIFY(m->window().runs().showsTaskSet());
    QVERIFY(!m->find<QDockWidget>("editorDock")->isHidden());
    QVERIFY(!m->action("file.closeRecording")->isEnabled());
    QVERIFY(m->action("strategy.collect")->isEnabled());
    QVERIFY(!m->window().windowTitle().startsWith(QStringLiteral("small.jsonl")));
    QVERIFY(m->document().taskSet() == before);
}

void TestRecordings::recognisesARecordedRunByItsFirstLine()
{
    const auto isRecording = [](const QString &path) { return FileLoader::kindOf(path) == FileLoader::Kind::Recording; };
    QFile file(small());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(isRecording(m->written("without", file.readAll())));
    QVERIFY(!isRecording(m->written("a.taskset", R"({"schema":1,"coros":{"main":{"body":[]}},"main":"main"})")));
    QVERIFY(!isRecording(m->folder()));
    QVERIFY(isRecording(QStringLiteral("missing.jsonl"))); // reported when it is opened
}

void TestRecordings::anInvalidLineIsReported()
{
    QFile file(small());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArray lines = file.readLine();
    lines += file.readLine();
    lines += "{\"t\": 0, \"task\"\n";
    const TraceStore *before = m->window().runs().store();
    QVERIFY(m->window().openFile(m->written("bad.jsonl", lines)));
    QVERIFY(QTest::qWaitFor([this] { return !m->window().isLoading(); }));
    QVERIFY(m->strip()->text().startsWith(QStringLiteral("Could not open bad.jsonl")));
    QVERIFY2(m->strip()->text().contains(QStringLiteral("line 3")), qPrintable(m->strip()->text()));
    QCOMPARE(m->window().runs().store(), before);
    QVERIFY(!m->window().openFile(m->path("missing.taskset")));
    QVERIFY(m->window().openFile(m->path("missing.jsonl")));
    QVERIFY(QTest::qWaitFor([this] { return m->strip()->text().startsWith(QStringLiteral("Could not open missing.jsonl")); }));
}

void TestRecordings::tracesOfOtherProgramsOpen_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("lanes");
    QTest::addColumn<QString>("leftOut");
    QTest::newRow("Chrome trace") << QByteArray(R"x({"traceEvents":[{"ph":"M","pid":1,"tid":2,"name":"thread_name","args":{"name":"Task-1"}},
{"ph":"X","pid":1,"tid":2,"ts":100,"dur":50,"name":"main (a.py:3)"},{"ph":"X","pid":1,"tid":2,"ts":110,"dur":5,"name":"f (a.py:9)"}]})x")
                                  << QStringList{QStringLiteral("Task-1")} << QStringLiteral("Not shown: slices within others (1).");
    QTest::newRow("AsyncFlow") << QByteArray(R"x({"t_ms":0,"coro":"main","event":"SPAWN","task":"Task-1","line":null,"detail":"by root"}
{"t_ms":1,"coro":"work","event":"SPAWN","task":"Task-2","line":null,"detail":"by Task-1"}
{"t_ms":2,"coro":"main","event":"SUSPEND","task":"Task-1","line":4,"detail":null})x")
                               << QStringList{QStringLiteral("Task-1"), QStringLiteral("Task-2")} << QString();
}

void TestRecordings::tracesOfOtherProgramsOpen()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, lanes);
    QFETCH(QString, leftOut);
    QVERIFY(m->window().openFile(m->written("foreign.json", text)));
    QVERIFY(opened());
    const TraceStore &store = *m->window().runs().store();
    QStringList shown;
    for (quint32 lane = 0; lane < store.lanes().size(); ++lane)
        shown += store.displayName(lane);
    QCOMPARE(shown, lanes);
    QVERIFY2(m->strip()->text().startsWith(QStringLiteral("Recorded run: foreign.json")), qPrintable(m->strip()->text()));
    QCOMPARE(m->strip()->text().contains(QStringLiteral("Not shown")), !leftOut.isEmpty());
    QVERIFY2(m->strip()->text().contains(leftOut), qPrintable(m->strip()->text()));
}

void TestRecordings::aDamagedTraceOfAnotherProgramIsReported()
{
    const TraceStore *before = m->window().runs().store();
    QVERIFY(m->window().openFile(m->written("foreign.json", R"({"traceEvents":[{"ph":"X","ts":0},{"ph":"X","ts":"0"}]})")));
    QVERIFY(QTest::qWaitFor([this] { return !m->window().isLoading(); }));
    QVERIFY2(m->strip()->text().startsWith(QStringLiteral("Could not open foreign.json")), qPrintable(m->strip()->text()));
    QVERIFY2(m->strip()->text().contains(QStringLiteral("/traceEvents/1/ts")), qPrintable(m->strip()->text()));
    QCOMPARE(m->window().runs().store(), before);
}

void TestRecordings::theWindowStaysResponsiveWhileAHugeRunIsOpened_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("lanes");
    QTest::newRow("many tasks") << huge() << int(Lanes) + 1;
    QTest::newRow("many prints and gathers") << talkative() << 2 * Rounds + 1;
}

void TestRecordings::theWindowStaysResponsiveWhileAHugeRunIsOpened()
{
    QFETCH(QString, path);
    QFETCH(int, lanes);
    m_gate.closeAt(0.4);
    QVERIFY(m->window().openFile(path));
    double longest = 0;
    int least = 0;
    bool seen = false, zoomed = false;
    while (m->window().isLoading()) {
        const double begin = test::threadCpuMs();
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        longest = std::max(longest, test::threadCpuMs() - begin);
        const auto *bar = m->find<QProgressBar>();
        QVERIFY(bar->value() >= least); // it never decreases
        least = bar->value();
        seen = seen || (bar->isVisible() && least > 0 && least < bar->maximum());
        if (seen && !zoomed) { // meanwhile the old run can be navigated
            const TimeRange before = m->window().viewState().range();
            m->timeline()->setReducedMotion(true);
            QTest::keyClick(m->timeline(), Qt::Key_W);
            zoomed = m->window().viewState().range().duration() < before.duration();
            m_gate.open();
        }
    }
    QVERIFY(seen);
    QVERIFY(zoomed);
    QVERIFY(!m->window().runs().showsTaskSet());
    QVERIFY(progress()->isHidden());
    QCOMPARE(m->window().runs().store()->lanes().size(), std::size_t(lanes));
    for (int i = 0; i < 200; ++i) { // the cost of its first pictures
        const double begin = test::threadCpuMs();
        QTest::qWait(2);
        longest = std::max(longest, test::threadCpuMs() - begin);
    }
    QVERIFY(m->find<LogPanel>()->isEnabled());
    qInfo("the longest turn took %.0f ms", longest);
    QVERIFY2(longest < 400, qPrintable(QString::number(longest)));
}

void TestRecordings::cancellingKeepsWhatIsOpen_data()
{
    QTest::addColumn<bool>("byKey");
    QTest::newRow("click") << false;
    QTest::newRow("Escape on the button") << true;
}

void TestRecordings::cancellingKeepsWhatIsOpen()
{
    QFETCH(bool, byKey);
    const TaskSet taskSet = m->document().taskSet();
    const TraceStore *store = m->window().runs().store();
    const QString title = m->window().windowTitle(), counts = m->counts();
    m_gate.closeAt(0.4);
    QVERIFY(m->window().openFile(huge()));
    QVERIFY(progressShows());
    const QPointer<FileLoader> loader(m->find<FileLoader>());
    QVERIFY(loader);
    auto *cancel = m->find<QPushButton>("cancelOpening");
    if (byKey)
        QTest::keyClick(cancel, Qt::Key_Escape);
    else
        m->click(cancel);
    QVERIFY(!m->window().isLoading());
    QVERIFY(progress()->isHidden());
    m_gate.open();
    QTRY_VERIFY(!loader); // its thread has ended, and nothing followed
    QVERIFY(m->window().runs().showsTaskSet());
    QCOMPARE(m->window().runs().store(), store);
    QCOMPARE(m->window().windowTitle(), title);
    QCOMPARE(m->counts(), counts);
    QVERIFY(m->document().taskSet() == taskSet);
    QVERIFY(m->settings().recentFiles().isEmpty());
}

void TestRecordings::openingSomethingElseLeavesTheRest()
{
    const QString other = small();
    m_gate.closeAt(0.2);
    QVERIFY(m->window().openFile(huge()));
    QVERIFY(m->window().openFile(other));
    m_gate.open();
    QVERIFY(opened());
    QVERIFY(m->window().windowTitle().startsWith(QStringLiteral("small.jsonl")));
    m_gate.closeAt(0.2);
    QVERIFY(m->window().openFile(huge()));
    QVERIFY(m->window().openExample(QStringLiteral("collect")) || m->window().openExample(QStringLiteral("first-look")));
    QVERIFY(!m->window().isLoading());
    m_gate.open();
    QVERIFY(m->settled());
    QVERIFY(m->window().runs().showsTaskSet());
    QVERIFY(m->window().openFile(huge())); // and abandoned by closing the window
}

void TestRecordings::theNextRunShowsTheTaskSetAgain()
{
    QVERIFY(m->window().openFile(small()));
    QVERIFY(opened());
    m->trigger("run.run");
    QVERIFY(QTest::qWaitFor([this] { return m->window().runs().showsTaskSet(); }));
    QVERIFY(m->find<QDockWidget>("editorDock")->isVisible());
    QVERIFY(!m->state().startsWith(QStringLiteral("Recorded")));
    m->trigger("run.stop");
}

QTEST_MAIN(TestRecordings)
#include "tst_recordings.moc"
