// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/formats/recording/recordingfollower.h"
#include "model/formats/recording/recordingreader.h"
#include "model/formats/trace/tracereader.h"
#include "model/formats/trace/tracewriter.h"
#include "model/trace/tracestore.h"

#include <QBuffer>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <functional>

using namespace awaitscope;

namespace {

//! Writes recordings as the probe does.
class File
{
public:
    File()
        : m_bytes(recording::HeaderBytes, '\0')
    {
        m_bytes.replace(0, 8, QByteArray("AWREC\r\n\0", 8));
        set<quint16>(8, 1);
        set<quint16>(10, recording::HeaderBytes);
        set<qint64>(16, 1000);
        set<quint32>(44, recording::RecordBytes);
        set<quint64>(64, recording::HeaderBytes);
    }

    template <typename T>
    void set(qsizetype at, T value)
    {
        qToLittleEndian<T>(value, m_bytes.data() + at);
    }
    void add(recording::Kind kind, qint64 time, quint32 id, quint32 a = 0, quint32 b = 0, quint32 c = 0, quint32 d = 0, quint8 flag = 0)
    {
        const qsizetype at = m_bytes.size();
        m_bytes.append(recording::RecordBytes, '\0');
        set<qint64>(at, 1000 + time);
        const quint32 fields[] = {id, a, b, c, d};
        for (int i = 0; i < 5; ++i)
            set<quint32>(at + 8 + 4 * i, fields[i]);
        set<quint8>(at + 30, flag);
        set<quint8>(at + 31, quint8(kind));
        set<quint64>(72, quint64(m_bytes.size() - recording::HeaderBytes));
    }
    void addText(quint32 id, const QByteArray &text)
    {
        for (qsizetype begin = 0; begin == 0 || begin < text.size(); begin += 24) {
            const QByteArray part = text.mid(begin, 24);
            add(recording::Kind::Text, 0, 0);
            const qsizetype at = m_bytes.size() - recording::RecordBytes;
            m_bytes.replace(at, 24, part.leftJustified(24, '\0'));
            set<quint32>(at + 24, id);
            set<quint16>(at + 28, quint16(part.size()));
            set<quint8>(at + 30, begin + 24 >= text.size());
        }
    }
    QByteArray bytes() const { return m_bytes; }

private:
    QByteArray m_bytes;
};

constexpr qint64 Ms = 1'000'000;

//! main awaits a gather of two; the one fails first, the other later; then a third fails and is lost.
File failFast()
{
    using enum recording::Kind;
    File file;
    const QByteArray texts[] = {"main", "work", "a longer name than fits into one record", "ValueError", "first", "second", "gather", "sleep"};
    for (quint32 i = 0; i < std::size(texts); ++i)
        file.addText(i + 1, texts[i]);
    file.add(Task, 0, 1);
    file.add(Task, 2 * Ms, 2, 0, 0, 0, 1);
    file.add(Task, 2 * Ms, 3, 0, 0, 0, 1);
    file.add(Object, 3 * Ms, 4, 1, 7, 0, 0, 1);
    file.add(Children, 3 * Ms, 4, 2, 3, 0, 0, 2);
    file.add(Begin, 3 * Ms, 1, 1);
    file.add(Step, 1 * Ms, 1, 2 * Ms, 0, 0, 4, quint8(recording::Wait::Gather));
    for (quint32 task : {2, 3}) {
        file.add(Begin, 4 * Ms, task, 2, task == 3 ? 3 : 0);
        file.add(Step, 4 * Ms, task, 1000, 0, 8, 0, quint8(recording::Wait::Future));
    }
    file.add(Done, 10 * Ms, 2, 1000, 4, 5, 0, 1);
    file.add(Retrieved, 11 * Ms, 2, 0, 0, 0, 0, quint8(recording::Look::Gather));
    file.add(Step, 12 * Ms, 1, 1000, 0, 8, 0, quint8(recording::Wait::Future));
    file.add(Done, 20 * Ms, 3, 1000, 4, 6, 0, 1);
    file.add(Lost, 21 * Ms, 3, 4, 6);
    file.add(Done, 30 * Ms, 1, 1000);
    file.add(End, 31 * Ms, 0);
    return file;
}

Result<RecordedRun> readBytes(QByteArray bytes)
{
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    return readRecording(buffer);
}

QByteArray lines(const Trace &trace)
{
    std::string out;
    writeTrace(trace, out);
    return QByteArray::fromStdString(out);
}

QString problemOf(const QByteArray &bytes)
{
    const Result<RecordedRun> run = readBytes(bytes);
    return run ? QString() : run.problems().front().pointer;
}

} // namespace

class TestRecording : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void knowsWhichCodeOfAsyncioCancelled_data()
    {
        QTest::addColumn<QByteArray>("function");
        QTest::addColumn<quint8>("flag"); // of the place: 0 is the program's own code
        QTest::addColumn<CancelCause>("cause");
        QTest::addColumn<QString>("by");
        QTest::newRow("a task group") << QByteArray("TaskGroup._abort") << quint8(2) << CancelCause::Group << QStringLiteral("main");
        QTest::newRow("a timeout") << QByteArray("Timeout._on_timeout") << quint8(2) << CancelCause::Timeout
                                   << QStringLiteral("a longer name than fits into one record");
        QTest::newRow("the end of asyncio.run") << QByteArray("_cancel_all_tasks") << quint8(2) << CancelCause::Shutdown << QString();
        QTest::newRow("a callback of the program of that name") << QByteArray("_cancel_all_tasks") << quint8(0) << CancelCause::Unknown << QString();
        QTest::newRow("other code of asyncio") << QByteArray("_GatheringFuture.cancel") << quint8(2) << CancelCause::Unknown << QString();
    }

    void knowsWhichCodeOfAsyncioCancelled()
    {
        using enum recording::Kind;
        QFETCH(QByteArray, function);
        QFETCH(quint8, flag);
        QFETCH(CancelCause, cause);
        QFETCH(QString, by);
        File file = failFast();
        file.addText(20, "taskgroups.py");
        file.addText(21, function);
        file.addText(22, "Outer.call");
        file.add(Place, 0, 30, 20, 21, 7, recording::Unknown, flag);
        file.add(Place, 0, 31, 20, 22, 9, recording::Unknown, 2);
        file.add(Cancel, 14 * Ms, 3, 0, 0, 0, 0, 1);
        file.add(Frames, 14 * Ms + 1, 3, 30, 31, 0, 0, 2);
        file.add(Frames, 14 * Ms + 2, 3, 31, 0, 0, 0, 1); // the frames further out
        const auto run = readBytes(file.bytes());
        QVERIFY(run);
        const TraceStore store(*run->trace);
        for (quint32 i = 0; i < store.trace().events().size(); ++i) {
            if (const CancelRequest *request = store.cancelRequestAt(i)) {
                QCOMPARE(request->cause, cause);
                QCOMPARE(request->by == EntityId::None ? QString() : store.displayName(request->by), by);
                return;
            }
        }
        QFAIL("there is no request");
    }

    void tellsHowLongQueuesWereAndWhatItCost()
    {
        using enum recording::Kind;
        File file = failFast();
        file.addText(20, "Queue");
        file.add(Object, 22 * Ms, 9, 1, 20, 0, 0, 2);
        file.add(Queue, 23 * Ms, 9, 5, 1, 7, 0, quint8(QueueKind::Queue));
        file.add(Queue, 25 * Ms, 9, 3, 2, 7, 0, quint8(QueueKind::Queue));
        QVERIFY(!recording::costOf(readBytes(file.bytes())->header)); // of an older version, or of QCoro tasks
        file.set<qint64>(120, 30);
        file.set<qint64>(128, 400);
        const Result<RecordedRun> run = readBytes(file.bytes());
        QVERIFY2(bool(run), qPrintable(problemOf(file.bytes())));
        QCOMPARE(run->queues.size(), std::size_t(1));
        const QueueLengths &queue = run->queues.front();
        QCOMPARE(run->trace->label(queue.entity), std::string("Queue#1"));
        QCOMPARE(queue.room, 7U);
        QCOMPARE(queue.samples.size(), std::size_t(2));
        QCOMPARE(queue.samples[1].time, Time(25 * Ms));
        QCOMPARE(queue.samples[1].length, 3U);
        QCOMPARE(queue.samples[1].waiting, 2U);
        QCOMPARE(queue.highest(), 5U);
        QCOMPARE(recording::costOf(run->header), std::optional(0.075));
        file.set<qint64>(120, -5);
        QVERIFY(!recording::costOf(readBytes(file.bytes())->header));
        file.set<qint64>(120, 4000); // more than the process took
        QCOMPARE(recording::costOf(readBytes(file.bytes())->header), std::optional(1.0));
        file.add(Queue, 26 * Ms, 9, 3, 2, 7, 0, 4); // there is no such kind
        QVERIFY(problemOf(file.bytes()).startsWith(QStringLiteral("byte ")));
    }

    void tellsTheRunInTheOrderOfTime()
    {
        const Result<RecordedRun> run = readBytes(failFast().bytes());
        QVERIFY(bool(run));
        const QByteArray expected = R"({"t":0,"task":"main#1","event":"created","coro":"main","by":null}
{"t":1,"task":"main#1","event":"started"}
{"t":2,"task":"work#2","event":"created","coro":"work","by":"main#1"}
{"t":2,"task":"a longer name than fits into one record","event":"created","coro":"work","by":"main#1"}
{"t":3,"task":"main#1","event":"awaiting","on":"gather[work#2,a longer name than fits into one record]"}
{"t":4,"task":"work#2","event":"started"}
{"t":4,"task":"a longer name than fits into one record","event":"started"}
{"t":4.001,"task":"work#2","event":"sleeping","ms":5.9}
{"t":4.001,"task":"a longer name than fits into one record","event":"sleeping","ms":15.9}
{"t":10,"task":"work#2","event":"resumed","on":"sleep","outcome":"ok","suspended":true}
{"t":10.001,"task":"work#2","event":"raised","exc":{"type":"ValueError","msg":"first"}}
{"t":11,"task":"work#2","event":"retrieved"}
{"t":12,"task":"main#1","event":"resumed","on":"gather[work#2,a longer name than fits into one record]","outcome":"raised","exc":{"type":"ValueError","msg":"first"},"suspended":true}
{"t":12.001,"task":"main#1","event":"sleeping","ms":17.9}
{"t":20,"task":"a longer name than fits into one record","event":"resumed","on":"sleep","outcome":"ok","suspended":true}
{"t":20.001,"task":"a longer name than fits into one record","event":"raised","exc":{"type":"ValueError","msg":"second"}}
{"t":21,"task":"a longer name than fits into one record","event":"never_retrieved","exc":{"type":"ValueError","msg":"second"}}
{"t":30,"task":"main#1","event":"resumed","on":"sleep","outcome":"ok","suspended":true}
{"t":30.001,"task":"main#1","event":"succeeded","value":null}
{"t":31,"task":null,"event":"exit","outcome":"ok","value":null}
)";
        QByteArray actual = lines(*run->trace);
        QVERIFY(actual.startsWith(R"({"t":0,"task":null,"event":"meta")"));
        actual.remove(0, actual.indexOf('\n') + 1);
        QCOMPARE(actual, expected);
    }

    // Where the clock stands still during a step, the step begins before what it does.
    void stepsBeginBeforeWhatTheyDo()
    {
        using enum recording::Kind;
        File file;
        const QByteArray texts[] = {"main", "work", "eager"};
        for (quint32 i = 0; i < std::size(texts); ++i)
            file.addText(i + 1, texts[i]);
        file.add(Task, 0, 1);
        file.add(Task, 5, 2, 0, 0, 0, 1);
        file.add(Begin, 5, 1, 1);
        file.add(Step, 5, 1, 0, 0, 0, 0, quint8(recording::Wait::Yield));
        file.add(Task, 5, 3, 0, 0, 0, 2);
        file.add(Begin, 5, 3, 3);
        file.add(Done, 5, 3);
        file.add(Begin, 5, 2, 2);
        file.add(Done, 5, 2);
        const Result<RecordedRun> run = readBytes(file.bytes());
        QVERIFY(run);
        QStringList order;
        for (const Event &e : run->trace->events()) {
            const QString name = QString::fromStdString(run->trace->label(e.subject));
            if (e.kind == EventKind::Created)
                order += name + QStringLiteral(" made");
            else if (e.kind == EventKind::Started)
                order += name + QStringLiteral(" starts");
        }
        QCOMPARE(order.join(QStringLiteral(", ")),
                 QStringLiteral("main#1 made, main#1 starts, work#2 made, eager#3 made, eager#3 starts, work#2 starts"));
    }
    void fatesAreThoseOfTheRecords()
    {
        const Result<RecordedRun> run = readBytes(failFast().bytes());
        TraceStore store(*run->trace);
        store.update();
        QCOMPARE(store.ledger().size(), std::size_t(2));
        QCOMPARE(store.ledger()[0].fate, Fate::Retrieved);
        QCOMPARE(store.ledger()[0].how, Retrieval::Gather);
        QCOMPARE(store.ledger()[1].fate, Fate::Lost);
        QVERIFY(store.lanes()[2].orphan || store.lanes()[2].end == LaneEnd::Raised);
        QCOMPARE(store.counts().unretrieved, 1U);
        QCOMPARE(store.gatherEnds().size(), std::size_t(1));
        QVERIFY(store.gatherEnds()[0].failed());
    }

    void readsWhatIsThereOfAFileThatIsCutOff()
    {
        const QByteArray whole = failFast().bytes();
        std::size_t before = 0;
        for (qsizetype size = recording::HeaderBytes; size <= whole.size(); ++size) {
            const Result<RecordedRun> run = readBytes(whole.first(size));
            QVERIFY(bool(run));
            const std::size_t records = run->records;
            QVERIFY(records == before || records == before + 1);
            before = records;
        }
        for (qsizetype size = 0; size < recording::HeaderBytes; size += 7)
            QVERIFY(!problemOf(whole.first(size)).isEmpty());
    }

    void theLengthOfASleepIsUnknownUntilItEnds()
    {
        File file;
        const QByteArray texts[] = {"main", "sleep"};
        for (quint32 i = 0; i < std::size(texts); ++i)
            file.addText(i + 1, texts[i]);
        file.add(recording::Kind::Task, 0, 1);
        file.add(recording::Kind::Begin, 1 * Ms, 1, 1);
        file.add(recording::Kind::Step, 1 * Ms, 1, 1000, 0, 2, 0, quint8(recording::Wait::Future));
        file.add(recording::Kind::Task, 9 * Ms, 2); // the recording goes on
        const Result<RecordedRun> run = readBytes(file.bytes());
        QVERIFY(bool(run));
        QVERIFY2(lines(*run->trace).contains(R"("event":"sleeping","ms":null})"), lines(*run->trace).constData());
    }

    void refusesDamageWithItsPlace()
    {
        const auto with = [](qsizetype at, char byte) {
            QByteArray bytes = failFast().bytes();
            bytes[at] = byte;
            return bytes;
        };
        QCOMPARE(problemOf(with(0, 'B')), QStringLiteral("byte 0"));
        QCOMPARE(problemOf(with(8, 9)), QStringLiteral("byte 8"));
        QCOMPARE(problemOf(with(10, 9)), QStringLiteral("byte 10"));
        QCOMPARE(problemOf(with(44, 9)), QStringLiteral("byte 10"));
        QCOMPARE(problemOf(with(65, 1)), QStringLiteral("byte 64")); // before the end of the header
        QCOMPARE(problemOf(with(70, 1)), QStringLiteral("byte 64")); // behind the end of the file
        QCOMPARE(problemOf(with(4096 + 31, 77)), QStringLiteral("byte 4096")); // no such kind
        QCOMPARE(problemOf(with(4096 + 28, 25)), QStringLiteral("byte 4096")); // more bytes than a record has
        QCOMPARE(problemOf(with(4096, '\xff')), QStringLiteral("byte 4096")); // not UTF-8
        File file;
        file.add(recording::Kind::Done, 0, 1, 0, 0, 0, 0, 9);
        QCOMPARE(problemOf(file.bytes()), QStringLiteral("byte 4096"));
        File endless;
        for (int i = 0; i < 65536 / 24 + 2; ++i) {
            endless.addText(1, QByteArray(24, 'x'));
            endless.set<quint8>(endless.bytes().size() - 2, 0); // and it goes on
        }
        QVERIFY(problemOf(endless.bytes()).startsWith(QStringLiteral("byte ")));
    }

    void holesAreNoRecords()
    {
        File file;
        file.addText(1, "main");
        file.add(recording::Kind::None, 0, 0);
        file.add(recording::Kind::Task, 5, 1);
        file.add(recording::Kind::Begin, 5, 1, 1);
        const Result<RecordedRun> run = readBytes(file.bytes());
        QVERIFY(bool(run));
        QCOMPARE(run->records, 3U);
        QCOMPARE(run->trace->events().size(), std::size_t(1));
    }

    void circlesAndDepthOfGathersAreBounded()
    {
        File file;
        file.addText(1, "gather");
        file.add(recording::Kind::Task, 0, 1);
        constexpr quint32 Many = 100'000;
        for (quint32 i = 2; i < Many; ++i) {
            file.add(recording::Kind::Object, 0, i, 0, 1, 0, 0, 1);
            file.add(recording::Kind::Children, 0, i, i + 1 == Many ? 2 : i + 1, 0, 0, 0, 1);
        }
        file.add(recording::Kind::Step, 1, 1, 0, 0, 0, 2, quint8(recording::Wait::Gather));
        const Result<RecordedRun> run = readBytes(file.bytes());
        QVERIFY(bool(run));
        QVERIFY(!lines(*run->trace).isEmpty());
    }

    void ringBeginsWithTheOldest()
    {
        File file;
        constexpr int PerBlock = recording::RingBlockBytes / recording::RecordBytes;
        // Three blocks: the newest, one that is empty, the oldest.
        for (int i = 0; i < PerBlock; ++i)
            file.add(recording::Kind::Task, 1000 + i, 10'000U + quint32(i));
        for (int i = 0; i < PerBlock; ++i)
            file.add(recording::Kind::None, 0, 0);
        for (int i = 0; i < PerBlock; ++i)
            file.add(recording::Kind::Task, 10 + i % 5, 1U + quint32(i));
        file.set<quint32>(12, recording::Ring);
        file.set<quint64>(88, 1);
        file.set<quint64>(96, recording::HeaderBytes + recording::RingBlockBytes);
        const Result<RecordedRun> run = readBytes(file.bytes());
        QVERIFY(bool(run));
        QCOMPARE(run->records, quint64(2 * PerBlock));
        QCOMPARE(run->trace->events()[0].time, Time(10));
        file.set<quint64>(96, 1);
        QCOMPARE(problemOf(file.bytes()), QStringLiteral("byte 96"));
    }

    void followsAProgramThatRuns()
    {
        using enum recording::Kind;
        QTemporaryDir folder;
        File file;
        QFile out(folder.filePath(QStringLiteral("x.awrec"))); // this process has it open, as one that records
        QVERIFY(out.open(QIODevice::ReadWrite));
        file.set<quint32>(32, quint32(QCoreApplication::applicationPid()));
        const auto write = [&](std::function<void()> change) {
            change();
            out.seek(0);
            out.write(file.bytes());
            out.flush();
        };
        write([] {}); // nothing is recorded yet
        std::unique_ptr<RecordingFollower> follower = RecordingFollower::open(out.fileName());
        QVERIFY(follower);
        const std::unique_ptr<Trace> trace = follower->takeTrace();
        QVERIFY(follower->poll());
        QCOMPARE(trace->events().size(), std::size_t(0));
        QCOMPARE(trace->state, Trace::State::Live);
        write([&] {
            file.addText(1, "main");
            file.addText(2, "work");
            file.addText(3, "/program.py");
            file.add(Place, 0, 1, 3, 2, 41);
            file.add(Task, 0, 1);
            file.add(Task, Ms, 2, 0, 0, 0, 1);
            file.add(Begin, 2 * Ms, 1, 1);
            file.add(Step, 0, 1, 2 * Ms, 0, 0, 2, quint8(recording::Wait::Task));
            file.add(Begin, 4 * Ms, 2, 2);
            file.add(Step, 3 * Ms, 2, 1000, 1, 0, 0, quint8(recording::Wait::Future));
            file.set<qint64>(104, 2); // and now its second step
            file.set<qint64>(112, 1000 + 9 * Ms);
        });
        QVERIFY(follower->poll());
        QVERIFY(follower->present());
        QCOMPARE(trace->label(follower->present()->task), std::string("work#2"));
        QCOMPARE(trace->stepPointer(follower->present()->place), std::string_view("source:41:/program.py"));
        QCOMPARE(follower->present()->since, Time(9 * Ms));
        QCOMPARE(trace->events()[trace->events().size() - 1].kind, EventKind::Resumed); // it is seen while it lasts
        write([&] {
            file.addText(4, "ValueError");
            file.add(Done, 9 * Ms, 2, 1000, 4, 0, 0, 1);
            file.set<qint64>(104, 0);
            file.set<qint64>(112, 1000 + 12 * Ms);
        });
        QVERIFY(follower->poll());
        QVERIFY(!follower->present());
        QCOMPARE(trace->events()[trace->events().size() - 1].kind, EventKind::Raised); // at once, not when the program ends
        write([&] { file.set<quint32>(12, recording::Closed); });
        while (follower->poll()) {}
        QCOMPARE(trace->state, Trace::State::Complete);
        QCOMPARE(lines(*trace), lines(*readBytes(file.bytes())->trace));
        QVERIFY(!RecordingFollower::open(out.fileName())); // it has ended
    }

    void survivesEveryDamage()
    {
        const QByteArray whole = failFast().bytes();
        QRandomGenerator random(1);
        for (int round = 0; round < 20'000; ++round) {
            QByteArray bytes = whole;
            for (int n = 1 + int(random.bounded(4U)); n > 0; --n) {
                const bool inHeader = random.bounded(4U) == 0;
                const qsizetype at = inHeader ? qsizetype(random.bounded(128U))
                                              : recording::HeaderBytes
                        + qsizetype(random.bounded(quint32(whole.size() - recording::HeaderBytes)));
                bytes[at] = char(random.bounded(256U));
            }
            const Result<RecordedRun> run = readBytes(bytes);
            if (!run)
                continue;
            TraceStore store(*run->trace);
            store.update();
            for (quint32 lane = 0; lane < store.lanes().size(); ++lane)
                QVERIFY(!store.displayName(lane).isNull());
            const QByteArray out = lines(*run->trace);
            QVERIFY2(bool(readTrace(out)), out.constData());
        }
    }
};

QTEST_GUILESS_MAIN(TestRecording)
#include "tst_recording.moc"
