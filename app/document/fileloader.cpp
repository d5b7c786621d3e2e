// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/document/fileloader.h"

#include "app/document/files.h"
#include "model/formats/foreign/asyncflow.h"
#include "model/formats/foreign/foreigntrace.h"
#include "model/formats/recording/recordingreader.h"
#include "model/formats/trace/tracereader.h"
#include "model/program/file/tasksetreader.h"
#include "model/text/inputfile.h"
#include "views/export/embedding/embedding.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QThread>

#include <new>

namespace awaitscope {

using namespace std::chrono_literals;

namespace {

constexpr qint64 Piece = 1 << 20; //!< bytes: a few milliseconds
constexpr qint64 Small = 1 << 20; //!< bytes; takes little longer than a frame
constexpr int PatienceMs = 1000;
constexpr std::size_t EventsASlice = 50'000;
constexpr int WholePart = 1000;
constexpr double ReadPart = 0.7; //!< fraction of the time that reading takes; the rest is for building the store
constexpr qint64 LongestFirstLine = 1 << 16;
constexpr qint64 ForeignBytes = 512 * inputlimits::MiB; //!< it is read as a whole, since it is one JSON value
constexpr qint64 ForeignBeginning = 1 << 16; //!< bytes by which it is recognized

bool isForeign(QByteArrayView beginning)
{
    return isForeignTrace(beginning) || isAsyncFlow(beginning);
}

QString tr(const char *source)
{
    return QCoreApplication::translate("awaitscope::FileLoader", source);
}

//! \a problems: why there is no trace; \a leftOut: what of the file the trace does not show.
std::unique_ptr<Trace> readForeign(QFile &file, Problems &problems, QString &leftOut, const std::function<bool(double part)> &goOn)
{
    QByteArray contents;
    QString why;
    if (file.size() > ForeignBytes)
        why = tr("A trace of another program cannot be opened if it has more than %1 MiB.")
                  .arg(ForeignBytes / inputlimits::MiB);
    else
        why = readRest(file, contents, ForeignBytes, [&goOn](double part) { return goOn(part / 2); });
    if (!why.isEmpty())
        problems = {Problem{{}, why}};
    if (!why.isEmpty() || !goOn(0.5))
        return nullptr;
    Result<ForeignRun> run
        = isAsyncFlow(QByteArrayView(contents).first(std::min<qsizetype>(contents.size(), ForeignBeginning)))
        ? readAsyncFlow(contents)
        : readForeignTrace(contents);
    if (!run) {
        problems = run.problems();
        return nullptr;
    }
    leftOut = run->leftOut();
    return std::move((*std::move(run)).trace);
}

} // namespace

FileLoader::Kind FileLoader::kindOf(const QString &path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == QLatin1String("jsonl") || suffix == QLatin1String("ndjson") || suffix == QLatin1String("awrec"))
        return Kind::Recording;
    if (suffix == QLatin1String("png") || suffix == QLatin1String("svg") || suffix == QLatin1String("pdf") || suffix == QLatin1String("webp"))
        return Kind::Picture;
    if (suffix == QLatin1String("py"))
        return Kind::Python;
    QFile file;
    if (!openForReading(file, path, inputlimits::RecordingBytes).isEmpty())
        return Kind::TaskSet; // reading it will report why it cannot be read
    if (recording::isRecording(file.peek(recording::RecordBytes)))
        return Kind::Recording;
    if (isForeign(file.peek(ForeignBeginning)))
        return Kind::Recording;
    const QJsonObject first = QJsonDocument::fromJson(file.readLine(LongestFirstLine)).object();
    return first.value(u"event").isString() && first.contains(u"t") ? Kind::Recording : Kind::TaskSet;
}

Result<Recording> FileLoader::readNow(const QString &path)
{
    FileLoader loader(path);
    loader.m_follows = false;
    try {
        loader.loadRecording();
    } catch (const std::bad_alloc &) {
        return Problem{{}, tr("There is not enough memory to open it.")};
    }
    if (!loader.m_problems.empty())
        return loader.m_problems;
    return std::get<Recording>(loader.take());
}

FileLoader::FileLoader(const QString &path, QObject *parent)
    : QObject(parent), m_path(path), m_thread(QThread::create([this] { work(); }))
{
    m_thread->setObjectName(QStringLiteral("file loader"));
    m_ticker.setInterval(50ms);
    connect(&m_ticker, &QTimer::timeout, this, [this] { Q_EMIT progressed(double(m_part.load(std::memory_order_relaxed)) / WholePart); });
    connect(m_thread, &QThread::finished, this, [this] {
        m_ticker.stop();
        if (isUnwanted())
            deleteLater();
        else
            Q_EMIT finished();
    });
}

FileLoader::~FileLoader()
{
    m_givenUp = true;
    m_thread->wait();
    delete m_thread;
}

void FileLoader::start()
{
    m_ticker.start();
    m_thread->start();
}

void FileLoader::cancel()
{
    m_ticker.stop();
    m_givenUp = true;
    if (m_thread->isFinished())
        deleteLater();
}

bool FileLoader::waitForSmall()
{
    return m_answer.tryAcquire(1, PatienceMs) && !m_isLarge && m_ended;
}

void FileLoader::takesLonger()
{
    m_isLarge = true;
    m_answer.release();
}

bool FileLoader::goOn(double part)
{
    m_part.store(int(part * WholePart), std::memory_order_relaxed);
    if (workHook)
        workHook(part);
    return !isUnwanted();
}

void FileLoader::work()
{
    try {
        load();
    } catch (const std::bad_alloc &) {
        m_loaded = {};
        m_problems = {Problem{{}, tr("There is not enough memory to open it.")}};
    }
    if (isUnwanted())
        m_loaded = {}; // here, because releasing millions of events takes a while
    m_ended = true;
    m_answer.release();
}

void FileLoader::load()
{
    const Kind kind = kindOf(m_path);
    if (kind == Kind::Recording) {
        takesLonger();
        loadRecording();
    } else if (kind == Kind::Picture) {
        loadPicture();
    } else if (kind == Kind::Python) {
        loadPython();
    } else {
        loadTaskSet();
    }
}

bool FileLoader::opens(QFile &file, qint64 most)
{
    if (const QString why = openForReading(file, m_path, most); !why.isEmpty()) {
        m_problems = {Problem{{}, why}};
        return false;
    }
    if (file.size() > Small)
        takesLonger();
    return true;
}

void FileLoader::loadTaskSet()
{
    QFile file;
    QByteArray contents;
    if (!opens(file, inputlimits::TaskSetBytes))
        return;
    const QString why = readRest(file, contents, inputlimits::TaskSetBytes, [this](double part) { return goOn(part * ReadPart); });
    if (!why.isEmpty())
        m_problems = {Problem{{}, why}};
    if (!why.isEmpty() || isUnwanted())
        return;
    Result<Draft> draft = readDraft(contents);
    if (draft)
        m_loaded = LoadedTaskSet{draft->set, draft->problems, hashOf(contents), {}};
    else
        m_problems = draft.problems();
}

void FileLoader::loadPicture()
{
    QFile file;
    if (!opens(file, inputlimits::PictureBytes))
        return;
    QString error;
    const std::optional<EmbeddedTaskSet> found = readEmbeddedTaskSet(m_path, &error, [this](double part) { return goOn(part * ReadPart); });
    if (!found) {
        m_problems = {Problem{{}, error}};
        return;
    }
    Result<TaskSet> set = readTaskSet(found->json);
    if (set)
        m_loaded = LoadedTaskSet{*std::move(set), {}, {}, found->strategy};
    else
        m_problems = set.problems();
}

void FileLoader::loadPython()
{
    QFile file;
    QByteArray contents;
    if (!opens(file, PythonFileBytes))
        return;
    if (const QString why = readRest(file, contents, PythonFileBytes); !why.isEmpty())
        m_problems = {Problem{{}, why}};
    if (!m_problems.empty() || isUnwanted())
        return;
    Result<PythonText> text = decodePython(contents);
    if (text)
        m_loaded = LoadedPython{*std::move(text), hashOf(contents)};
    else
        m_problems = text.problems();
}

void FileLoader::loadRecording()
{
    QFile file;
    if (!opens(file, inputlimits::RecordingBytes))
        return;
    Recording recording;
    recording.path = m_path;
    if (m_follows && (recording.follower = RecordingFollower::open(m_path))) {
        recording.recordedAt = recording.follower->header().wallClock;
        (void)recording.follower->poll();
        recording.trace = recording.follower->takeTrace();
        return arrange(std::move(recording));
    }
    if (recording::isRecording(file.peek(recording::RecordBytes)))
        recording.trace = readRecords(file, recording);
    else if (isForeign(file.peek(ForeignBeginning)))
        recording.trace = readForeign(file, m_problems, recording.leftOut, [this](double part) { return goOn(part * ReadPart); });
    else
        recording.trace = readTraceLines(file);
    if (recording.trace)
        arrange(std::move(recording));
}

std::unique_ptr<Trace> FileLoader::readRecords(QFile &file, Recording &recording)
{
    Result<RecordedRun> run = readRecording(file, [this](double part) { return goOn(part * ReadPart); });
    if (!run) {
        m_problems = run.problems();
        return nullptr;
    }
    recording.recordedAt = run->header.wallClock;
    recording.queues = run->queues;
    return std::move((*std::move(run)).trace);
}

std::unique_ptr<Trace> FileLoader::readTraceLines(QFile &file)
{
    const double size = double(std::max<qint64>(file.size(), 1));
    TraceReading reading;
    QByteArray piece;
    qint64 done = 0;
    bool fine = true;
    while (fine && goOn(std::min(double(done) / size, 1.0) * ReadPart)) {
        const QByteArray more = file.read(Piece);
        piece += more;
        done += more.size();
        if (done > inputlimits::RecordingBytes || file.error() != QFileDevice::NoError) {
            m_problems = {Problem{{}, tr("Cannot be read: %1.").arg(file.errorString())}};
            return nullptr;
        }
        const qsizetype lastBreak = more.lastIndexOf('\n'); // -1 inside a line that is longer than many pieces
        const qsizetype whole = more.isEmpty() ? piece.size() : lastBreak < 0 ? 0
                                                                              : piece.size() - more.size() + lastBreak + 1;
        fine = whole == 0 ? piece.size() <= inputlimits::LineBytes : reading.read(QByteArrayView(piece).first(whole));
        piece.remove(0, whole);
        if (more.isEmpty())
            break;
    }
    if (piece.size() > inputlimits::LineBytes) {
        m_problems = {Problem{{}, tr("A line is longer than %1 MiB.").arg(inputlimits::LineBytes / inputlimits::MiB)}};
        return nullptr;
    }
    Result<std::unique_ptr<Trace>> trace = reading.finish();
    if (trace)
        return *std::move(trace);
    m_problems = trace.problems();
    return nullptr;
}

void FileLoader::arrange(Recording recording)
{
    const std::size_t events = recording.trace->events().size();
    recording.store = std::make_unique<TraceStore>(*recording.trace, 0);
    for (std::size_t upTo = 0; upTo < events && !isUnwanted();) {
        upTo = std::min(upTo + EventsASlice, events);
        recording.store->update(upTo);
        goOn(ReadPart + double(upTo) / double(events) * (1 - ReadPart));
    }
    m_loaded = std::move(recording);
}

} // namespace awaitscope
