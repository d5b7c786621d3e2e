// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/formats/recording/recordingreader.h"
#include "model/formats/trace/tracewriter.h"
#include "model/trace/tracestore.h"

#include <awaitscope/traced.h>

#include <QCoroTimer>

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>
#include <stdexcept>

using namespace awaitscope;
using namespace std::chrono_literals;

namespace {

struct MoveOnly
{
    std::unique_ptr<int> value;
};

QCoro::Task<int> number(int value)
{
    co_await waiting("sleep", QCoro::sleepFor(5ms));
    co_return value;
}

QCoro::Task<MoveOnly> moveOnly()
{
    co_await waiting("sleep", QCoro::sleepFor(1ms));
    MoveOnly result;
    result.value = std::make_unique<int>(7);
    co_return result;
}

QCoro::Task<> fails(std::chrono::milliseconds after, std::string text)
{
    co_await waiting("sleep", QCoro::sleepFor(after));
    throw std::runtime_error(text);
}

QCoro::Task<> failsAtOnce()
{
    throw std::logic_error("at once");
    co_return;
}

QCoro::Task<> waitsUnseen()
{
    co_await QCoro::sleepFor(5ms);
}

QCoro::Task<int> inner()
{
    const int value = co_await traced("leaf")(number(20));
    co_return value + 1;
}

QCoro::Task<> succeeds(int *result)
{
    *result = co_await traced("inner")(inner());
}

QCoro::Task<> catches(QString *caught)
{
    auto failing = traced("fails")(fails(5ms, "seen"));
    try {
        co_await failing;
    } catch (const std::runtime_error &e) {
        *caught = QString::fromUtf8(e.what());
    }
    co_await waiting("reply", QCoro::sleepFor(1ms));
}

QCoro::Task<> becomesPlain(QString *caught)
{
    QCoro::Task<> plain = traced("plain")(fails(1ms, "handed over"));
    try {
        co_await plain;
    } catch (const std::runtime_error &e) {
        *caught = QString::fromUtf8(e.what());
    }
}

// Not traced itself: what it does behind the end of the task that it awaits is no part of that.
QCoro::Task<> goesOnBehind()
{
    co_await traced("before")(number(1));
    co_await traced("behind")(number(2));
}

QCoro::Task<> takes(int *result)
{
    const MoveOnly taken = co_await traced("move only")(moveOnly());
    *result = *taken.value;
}

//! The events of the lanes of that name, as "kind" or "kind on".
QStringList eventsOf(const Trace &trace, const QString &task)
{
    std::string lines;
    writeTrace(trace, lines);
    static const QRegularExpression Pattern(
        QStringLiteral(R"re("task":"([^"]*)#\d+","event":"([^"]*)"(?:.*?"on":"([^"#]*)(?:#\d+)?")?(?:.*?"by":"([^"#]*)#\d+")?)re"));
    QStringList events;
    const QStringList all = QString::fromStdString(lines).split(QLatin1Char('\n'));
    for (const QString &line : all) {
        const QRegularExpressionMatch match = Pattern.match(line);
        if (match.captured(1) == task)
            events += QStringList{match.captured(2), match.captured(3), match.captured(4)}.join(QLatin1Char(' ')).simplified();
    }
    return events;
}

QString textOf(const Trace &trace, ExceptionId id)
{
    const ExceptionInfo &info = trace.exception(id);
    return QString::fromStdString(std::string(trace.text(info.type)) + ": " + std::string(trace.text(info.message)));
}

} // namespace

class TestTraced : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString path() const { return m_folder.filePath(QStringLiteral("run.awrec")); }

    static Result<RecordedRun> read(const QString &path)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return Problem{path, file.errorString()};
        return readRecording(file);
    }
    //! What became of the exception with that text, in the file so far.
    const LedgerEntry *fate(TraceStore &store, const Trace &trace, const QString &text)
    {
        store.update();
        for (const LedgerEntry &entry : store.ledger())
            if (textOf(trace, entry.exception) == text)
                return &entry;
        return nullptr;
    }
    //! What the example prints.
    static QByteArray runExample(const QString &recording)
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.remove(QStringLiteral("AWAITSCOPE_RECORD"));
        if (!recording.isEmpty())
            environment.insert(QStringLiteral("AWAITSCOPE_RECORD"), recording);
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(AWAITSCOPE_TRACED_EXAMPLE), QStringList());
        if (!process.waitForFinished() || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
            return {};
        return process.readAllStandardOutput() + process.readAllStandardError();
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        qputenv("AWAITSCOPE_RECORD", QFile::encodeName(path())); // before the first task
    }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void nestsTasksThatSucceed()
    {
        int result = 0;
        const auto task = traced("outer")(succeeds(&result));
        QTRY_VERIFY(task.isReady());
        QCOMPARE(result, 21);
        const Result<RecordedRun> run = read(path());
        QVERIFY(run);
        QCOMPARE(eventsOf(*run->trace, QStringLiteral("outer")),
                 QStringList({QStringLiteral("created main"), QStringLiteral("started"), QStringLiteral("awaiting inner"), QStringLiteral("resumed inner"),
                              QStringLiteral("succeeded")}));
        QCOMPARE(eventsOf(*run->trace, QStringLiteral("inner")),
                 QStringList({QStringLiteral("created outer"), QStringLiteral("started"), QStringLiteral("awaiting leaf"), QStringLiteral("resumed leaf"),
                              QStringLiteral("succeeded")}));
        QCOMPARE(eventsOf(*run->trace, QStringLiteral("leaf")),
                 QStringList({QStringLiteral("created inner"), QStringLiteral("started"), QStringLiteral("sleeping"), QStringLiteral("resumed sleep"),
                              QStringLiteral("succeeded")}));
    }

    void tellsWhoLookedAtAnException()
    {
        QString caught;
        const auto task = traced("catches")(catches(&caught));
        QTRY_VERIFY(task.isReady());
        QCOMPARE(caught, QStringLiteral("seen"));
        const Result<RecordedRun> run = read(path());
        QVERIFY(run);
        TraceStore store(*run->trace);
        const LedgerEntry *entry = fate(store, *run->trace, QStringLiteral("std::runtime_error: seen"));
        QVERIFY(entry);
        QCOMPARE(entry->fate, Fate::Retrieved);
        QCOMPARE(entry->how, Retrieval::Await);
        QVERIFY(run->trace->label(entry->by).starts_with("catches#"));
        QVERIFY(eventsOf(*run->trace, QStringLiteral("catches")).contains(QStringLiteral("awaiting reply")));
        QVERIFY(eventsOf(*run->trace, QStringLiteral("catches")).endsWith(QStringLiteral("succeeded")));
    }

    void tellsWhatNobodyAwaits_data()
    {
        QTest::addColumn<int>("how");
        QTest::addColumn<QString>("text");
        QTest::newRow("dropped before it fails") << 0 << QStringLiteral("std::runtime_error: dropped early");
        QTest::newRow("dropped after it has failed") << 1 << QStringLiteral("std::runtime_error: dropped late");
        QTest::newRow("fails in its first step") << 2 << QStringLiteral("std::logic_error: at once");
        QTest::newRow("overwritten") << 3 << QStringLiteral("std::runtime_error: overwritten");
    }
    void tellsWhatNobodyAwaits()
    {
        QFETCH(int, how);
        QFETCH(QString, text);
        if (how == 0)
            traced("dropped")(fails(2ms, "dropped early"));
        if (how == 2)
            traced("dropped")(failsAtOnce());
        if (how == 1 || how == 3) {
            auto task = traced("dropped")(fails(2ms, how == 1 ? "dropped late" : "overwritten"));
            QTRY_VERIFY(task.isReady());
            const Result<RecordedRun> before = read(path());
            QVERIFY(before);
            TraceStore store(*before->trace);
            const LedgerEntry *entry = fate(store, *before->trace, text);
            QVERIFY(entry);
            QCOMPARE(entry->fate, Fate::Pending); // somebody may await it yet
            if (how == 3)
                task = traced("next", waitsUnseen());
        }
        const auto lost = [&] {
            const Result<RecordedRun> run = read(path());
            if (!run)
                return false;
            TraceStore store(*run->trace);
            const LedgerEntry *entry = fate(store, *run->trace, text);
            return entry && entry->fate == Fate::Lost;
        };
        QTRY_VERIFY(lost());
    }

    void aPlainTaskIsLookedAtByUnknownCode()
    {
        QString caught;
        const auto task = traced("becomes plain")(becomesPlain(&caught));
        QTRY_VERIFY(task.isReady());
        QCOMPARE(caught, QStringLiteral("handed over"));
        const Result<RecordedRun> run = read(path());
        QVERIFY(run);
        TraceStore store(*run->trace);
        const LedgerEntry *entry = fate(store, *run->trace, QStringLiteral("std::runtime_error: handed over"));
        QVERIFY(entry);
        QCOMPARE(entry->fate, Fate::Retrieved);
        QCOMPARE(entry->by, EntityId::None);
    }

    void awaitsThatAreNotTracedEndAStep()
    {
        const auto task = traced("unseen", waitsUnseen());
        QTRY_VERIFY(task.isReady());
        const Result<RecordedRun> run = read(path());
        QVERIFY(run);
        QCOMPARE(eventsOf(*run->trace, QStringLiteral("unseen")),
                 QStringList({QStringLiteral("created main"), QStringLiteral("started"), QStringLiteral("awaiting untraced await"),
                              QStringLiteral("resumed untraced await"), QStringLiteral("succeeded")}));
    }

    void codeBehindTheEndOfATaskIsNotOfThatTask()
    {
        const QCoro::Task<> task = goesOnBehind();
        QTRY_VERIFY(task.isReady());
        const Result<RecordedRun> run = read(path());
        QVERIFY(run);
        QCOMPARE(eventsOf(*run->trace, QStringLiteral("behind")).front(), QStringLiteral("created main"));
        QCOMPARE(eventsOf(*run->trace, QStringLiteral("before")).back(), QStringLiteral("succeeded"));
    }

    void passesValuesOnThatCanOnlyBeMoved()
    {
        int result = 0;
        const auto task = traced("takes")(takes(&result));
        QTRY_VERIFY(task.isReady());
        QCOMPARE(result, 7);
    }

    void timesGrowAndSpansLieWithinTheirLanes()
    {
        const Result<RecordedRun> run = read(path());
        QVERIFY(run);
        Time last{};
        for (const Event &e : run->trace->events()) {
            QVERIFY(e.time >= last);
            last = e.time;
        }
        TraceStore store(*run->trace);
        store.update();
        QVERIFY(store.lanes().size() > 10);
        for (const Lane &lane : store.lanes()) {
            if (lane.end == LaneEnd::Open)
                continue;
            for (const Span &span : lane.spans) {
                QVERIFY(span.begin >= lane.begin);
                QVERIFY(span.end >= span.begin);
            }
        }
    }

    void theExampleIsRecordedWhole()
    {
        const QString file = m_folder.filePath(QStringLiteral("example.awrec"));
        const QByteArray printed = runExample(file);
        QCOMPARE(printed, QByteArray("second page: the server does not answer\n3000 bytes\n"));
        const Result<RecordedRun> run = read(file);
        QVERIFY(run);
        QVERIFY(run->header.flags & recording::Closed);
        QCOMPARE(run->header.dropped, quint64(0));
        QCOMPARE(quint64(run->header.events.size), run->records * recording::RecordBytes);
        QCOMPARE(QFile::permissions(file) & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther), QFile::Permissions());
        TraceStore store(*run->trace);
        store.update();
        QCOMPARE(store.lanes().size(), std::size_t(6)); // main, run, load pages, two of fetch, save statistics
        QCOMPARE(store.ledger().size(), std::size_t(2));
        const LedgerEntry *lost = fate(store, *run->trace, QStringLiteral("std::runtime_error: the disk is full"));
        QVERIFY(lost);
        QCOMPARE(lost->fate, Fate::Lost);
        const LedgerEntry *seen = fate(store, *run->trace, QStringLiteral("std::runtime_error: the server does not answer"));
        QVERIFY(seen);
        QCOMPARE(seen->fate, Fate::Retrieved);
        QVERIFY(run->trace->label(seen->by).starts_with("load pages#"));
        const bool isPlaceKnown = std::any_of(run->trace->stepPointers.begin(), run->trace->stepPointers.end(),
                                              [](const std::string &pointer) { return pointer.find("main.cpp") != std::string::npos; });
        QVERIFY(isPlaceKnown);
    }

    void aFileThatExistsIsKept()
    {
        const QString name = m_folder.filePath(QStringLiteral("kept.awrec"));
        QFile kept(name);
        QVERIFY(kept.open(QIODevice::WriteOnly));
        kept.write("mine");
        kept.close();
        QVERIFY(!runExample(name).isEmpty());
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), QByteArray("mine"));
        const QStringList others = QDir(m_folder.path()).entryList({QStringLiteral("kept.awrec.*")}, QDir::Files);
        QCOMPARE(others.size(), 1);
        QVERIFY(read(m_folder.filePath(others.front())));
    }

    void withoutTheVariableNothingIsWritten()
    {
        const QStringList before = QDir(m_folder.path()).entryList(QDir::Files);
        QCOMPARE(runExample({}), QByteArray("second page: the server does not answer\n3000 bytes\n"));
        QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files), before);
    }

    void aProgramThatIsKilledLeavesACompleteFile()
    {
        const QString file = m_folder.filePath(QStringLiteral("killed.awrec"));
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("AWAITSCOPE_RECORD"), file);
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(AWAITSCOPE_TRACED_EXAMPLE), {QStringLiteral("--slow")});
        QVERIFY(process.waitForStarted());
        const auto lost = [&] {
            const Result<RecordedRun> run = read(file);
            if (!run)
                return false;
            TraceStore store(*run->trace);
            const LedgerEntry *entry = fate(store, *run->trace, QStringLiteral("std::runtime_error: the disk is full"));
            return entry && entry->fate == Fate::Lost;
        };
        QTRY_VERIFY(lost()); // it can be read while the program runs
        process.kill();
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitStatus(), QProcess::CrashExit);
        QVERIFY(lost());
        const Result<RecordedRun> run = read(file);
        QVERIFY(!(run->header.flags & recording::Closed));
        QVERIFY(eventsOf(*run->trace, QStringLiteral("load pages")).endsWith(QStringLiteral("awaiting fetch")));
    }
};

QTEST_GUILESS_MAIN(TestTraced)
#include "tst_traced.moc"
