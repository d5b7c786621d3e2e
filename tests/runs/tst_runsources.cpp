// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/formats/trace/tracereader.h"
#include "model/formats/trace/tracewriter.h"
#include "model/program/file/tasksetreader.h"
#include "model/runs/enginerun.h"
#include "model/runs/liverecording.h"
#include "model/runs/tracefile.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

using namespace awaitscope;

namespace {

const QByteArray Deadlocked = R"({"schema": 1, "main": "main", "coros": {
    "main": {"body": [{"op": "lock", "of": "l", "body": [{"op": "lock", "of": "l", "body": []}]}]}}, "objects": {"l": {"type": "lock"}}})";
const QByteArray Failing = R"({"schema": 1, "main": "main", "coros": {"main": {"body": [{"op": "sleep", "ms": 20}, {"op": "raise", "type": "ValueError"}]}}})";
const QByteArray Interrupted = R"({"schema": 1, "main": "main", "coros": {"main": {"body": [{"op": "raise", "type": "KeyboardInterrupt"}]}}})";
const QByteArray Quiet = R"({"schema": 1, "main": "main", "coros": {"main": {"body": [{"op": "sleep", "ms": 20}]}}})";

std::unique_ptr<EngineRun> engineRun(const QByteArray &json)
{
    const Result<TaskSet> set = readTaskSet(json);
    if (!set)
        qFatal("%s: %s", qPrintable(set.problems().front().pointer), qPrintable(set.problems().front().message));
    return *EngineRun::create(*set);
}

//! What a file holds of the run.
Recording written(const Trace &trace)
{
    QBuffer buffer;
    buffer.open(QIODevice::ReadWrite);
    (void)writeTrace(trace, buffer);
    TraceReading reading;
    reading.read(buffer.data());
    Recording recording;
    recording.trace = *reading.finish();
    recording.path = QStringLiteral("some/run.jsonl");
    return recording;
}

//! A recording that this process makes.
class Growing
{
public:
    Growing()
        : m_file(m_folder.filePath(QStringLiteral("x.awrec"))), m_bytes(recording::HeaderBytes, '\0')
    {
        m_bytes.replace(0, 8, QByteArray("AWREC\r\n\0", 8));
        set<quint16>(8, 1);
        set<quint16>(10, recording::HeaderBytes);
        set<qint64>(16, 1000);
        set<qint64>(24, 1'800'000'000'000'000'000);
        set<quint32>(32, quint32(QCoreApplication::applicationPid()));
        set<quint32>(44, recording::RecordBytes);
        set<quint64>(64, recording::HeaderBytes);
        (void)m_file.open(QIODevice::ReadWrite);
        write();
    }
    template <typename T>
    void set(qsizetype at, T value)
    {
        qToLittleEndian<T>(value, m_bytes.data() + at);
    }
    //! main begins, in line 41 of a file.
    void begin()
    {
        using enum recording::Kind;
        addText(1, "main");
        addText(2, "/program.py");
        add(Place, 0, {1, 2, 1, 41});
        add(Task, 0, {1});
        add(Begin, 2'000'000, {1, 1});
        write();
    }
    void close()
    {
        set<quint32>(12, recording::Closed);
        write();
    }
    QString path() const { return m_file.fileName(); }

private:
    void add(recording::Kind kind, qint64 time, const std::vector<quint32> &fields)
    {
        const qsizetype at = m_bytes.size();
        m_bytes.append(recording::RecordBytes, '\0');
        set<qint64>(at, 1000 + time);
        for (std::size_t i = 0; i < fields.size(); ++i)
            set<quint32>(at + 8 + 4 * qsizetype(i), fields[i]);
        set<quint8>(at + 31, quint8(kind));
        set<quint64>(72, quint64(m_bytes.size() - recording::HeaderBytes));
    }
    //! Of up to 24 bytes.
    void addText(quint32 id, const QByteArray &text)
    {
        add(recording::Kind::Text, 0, {});
        const qsizetype at = m_bytes.size() - recording::RecordBytes;
        m_bytes.replace(at, 24, text.leftJustified(24, '\0'));
        set<quint32>(at + 24, id);
        set<quint16>(at + 28, quint16(text.size()));
        set<quint8>(at + 30, 1);
    }
    void write()
    {
        m_file.seek(0);
        m_file.write(m_bytes);
        m_file.flush();
    }
    QTemporaryDir m_folder;
    QFile m_file;
    QByteArray m_bytes;
};

} // namespace

class TestRunSources : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEngineRunCanBeControlledWhileItRuns()
    {
        const auto run = engineRun(Quiet);
        RunSource &source = *run;
        QVERIFY(!source.canPause() && !source.canStop() && !source.canCancel());
        QVERIFY(source.program() && source.path().isEmpty() && !source.recordedAt() && !source.follower());
        QSignalSpy states(&source, &RunSource::stateChanged), ends(&source, &RunSource::finished), progress(&source, &RunSource::progressed);
        source.start();
        QVERIFY(source.canPause() && source.canStop() && source.canCancel());
        source.pause();
        QCOMPARE(source.state(), Run::State::Paused);
        QVERIFY(!source.canPause() && source.canStop() && source.canCancel());
        source.resume();
        QVERIFY(ends.wait());
        QVERIFY(!progress.isEmpty());
        QVERIFY(states.size() >= 4);
        QVERIFY(!source.canPause() && !source.canStop() && !source.canCancel());
        QCOMPARE(source.now(), Time(20'000'000));
    }

    void aFileSaysHowItsRunEnded_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<int>("status");
        QTest::newRow("fine") << Quiet << 0;
        QTest::newRow("an exception") << Failing << 1;
        QTest::newRow("KeyboardInterrupt") << Interrupted << 130;
        QTest::newRow("a deadlock") << Deadlocked << 3;
    }
    void aFileSaysHowItsRunEnded()
    {
        QFETCH(QByteArray, json);
        QFETCH(int, status);
        const auto run = engineRun(json);
        run->runToEnd();
        const std::unique_ptr<RunSource> file = sourceOf(written(run->trace()));
        QCOMPARE(run->exitStatus(), status);
        QCOMPARE(file->exitStatus(), status);
        QCOMPARE(file->limitMessage(), run->limitMessage());
        QCOMPARE(run->limitMessage().startsWith(QStringLiteral("deadlock: ")), status == 3);
        QCOMPARE(file->now(), run->now());
        QCOMPARE(file->store().lanes().size(), run->store().lanes().size());
    }

    void aFileCanOnlyBeShown()
    {
        const auto run = engineRun(Quiet);
        run->runToEnd();
        const std::unique_ptr<RunSource> file = sourceOf(written(run->trace()));
        QCOMPARE(file->state(), Run::State::Finished);
        QVERIFY(!file->canPause() && !file->canStop() && !file->canCancel());
        QVERIFY(!file->program() && !file->recordedAt() && !file->follower());
        QVERIFY(file->path().endsWith(QStringLiteral("/some/run.jsonl")) && file->path().startsWith(u'/'));
        for (const auto command : {&RunSource::start, &RunSource::pause, &RunSource::resume, &RunSource::stop, &RunSource::passTime, &RunSource::runToEnd})
            ((*file).*command)();
        QCOMPARE(file->state(), Run::State::Finished);
    }

    void aRecordingGrowsUntilItsProgramEnds()
    {
        Growing growing;
        Recording recording;
        recording.follower = RecordingFollower::open(growing.path());
        QVERIFY(recording.follower);
        recording.trace = recording.follower->takeTrace();
        recording.path = growing.path();
        recording.recordedAt = recording.follower->header().wallClock;
        const std::unique_ptr<RunSource> source = sourceOf(std::move(recording));
        QSignalSpy progress(source.get(), &RunSource::progressed), ends(source.get(), &RunSource::finished);
        QCOMPARE(source->state(), Run::State::Running);
        QVERIFY(source->follower() && source->recordedAt() && !source->program());
        QVERIFY(source->canPause() && !source->canStop()); // only the picture pauses: nobody here has a hold of the program
        QCOMPARE(source->store().lanes().size(), std::size_t(0));
        growing.begin();
        const auto lanes = [&source] {
            (void)source->store().update();
            return source->store().lanes().size();
        };
        QTRY_COMPARE(lanes(), std::size_t(1));
        QVERIFY(!progress.isEmpty());
        growing.close();
        QVERIFY(ends.wait());
        QCOMPARE(source->state(), Run::State::Finished);
        QVERIFY(!source->follower());
        const qsizetype polls = progress.size();
        QTest::qWait(100);
        QCOMPARE(progress.size(), polls); // it is not read any more
    }
};

QTEST_GUILESS_MAIN(TestRunSources)
#include "tst_runsources.moc"
