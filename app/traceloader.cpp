// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/traceloader.h"

#include "model/formats/tracereader.h"

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
constexpr std::size_t EventsASlice = 50'000;
constexpr int WholePart = 1000;
constexpr int ReadPart = 700; //!< reading takes about so much of the time, arranging the rest
constexpr qint64 LongestFirstLine = 1 << 16;

} // namespace

bool TraceLoader::isTrace(const QString &path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == QLatin1String("jsonl") || suffix == QLatin1String("ndjson"))
        return true;
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return false;
    const QJsonObject first = QJsonDocument::fromJson(file.readLine(LongestFirstLine)).object();
    return first.value(u"event").isString() && first.contains(u"t");
}

Result<Recording> TraceLoader::readNow(const QString &path)
{
    TraceLoader loader(path);
    loader.work();
    if (!loader.m_problems.empty())
        return loader.m_problems;
    return loader.take();
}

TraceLoader::TraceLoader(const QString &path, QObject *parent)
    : QObject(parent), m_path(path), m_thread(QThread::create([this] { work(); }))
{
    m_thread->setObjectName(QStringLiteral("trace loader"));
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

TraceLoader::~TraceLoader()
{
    m_givenUp = true;
    m_thread->wait();
    delete m_thread;
}

void TraceLoader::start()
{
    m_ticker.start();
    m_thread->start();
}

void TraceLoader::giveUp()
{
    m_ticker.stop();
    m_givenUp = true;
    if (m_thread->isFinished())
        deleteLater();
}

void TraceLoader::setPart(int ofAThousand)
{
    m_part.store(ofAThousand, std::memory_order_relaxed);
    if (workHook)
        workHook(double(ofAThousand) / WholePart);
}

void TraceLoader::work()
{
    try {
        if (std::unique_ptr<Trace> trace = readFile())
            arrange(std::move(trace));
    } catch (const std::bad_alloc &) {
        m_problems = {Problem{{}, tr("There is not enough memory to open it.")}};
    }
    if (isUnwanted())
        m_recording = {}; // here, because letting go of millions of events takes a while, too
}

std::unique_ptr<Trace> TraceLoader::readFile()
{
    QFile file(m_path);
    if (QFileInfo(m_path).isDir() || !file.open(QIODevice::ReadOnly)) {
        m_problems = {Problem{{}, tr("Cannot be read: %1.").arg(file.errorString())}};
        return nullptr;
    }
    const double size = double(std::max<qint64>(file.size(), 1));
    TraceReading reading;
    QByteArray piece;
    double done = 0;
    bool fine = true;
    while (fine && !isUnwanted()) {
        const QByteArray more = file.read(Piece);
        piece += more;
        done += double(more.size());
        const qsizetype lastBreak = more.lastIndexOf('\n'); // not in all of a line that is longer than many pieces
        const qsizetype whole = more.isEmpty() ? piece.size() : lastBreak < 0 ? 0
                                                                              : piece.size() - more.size() + lastBreak + 1;
        fine = whole == 0 || reading.read(QByteArrayView(piece).first(whole));
        piece.remove(0, whole);
        setPart(int(std::min(done / size, 1.0) * ReadPart));
        if (more.isEmpty())
            break;
    }
    if (file.error() != QFileDevice::NoError) {
        m_problems = {Problem{{}, tr("Cannot be read: %1.").arg(file.errorString())}};
        return nullptr;
    }
    Result<std::unique_ptr<Trace>> trace = reading.finish();
    if (trace)
        return *std::move(trace);
    m_problems = trace.problems();
    return nullptr;
}

void TraceLoader::arrange(std::unique_ptr<Trace> trace)
{
    const std::size_t events = trace->events().size();
    m_recording.path = m_path;
    m_recording.trace = std::move(trace);
    m_recording.store = std::make_unique<TraceStore>(*m_recording.trace, 0);
    for (std::size_t upTo = 0; upTo < events && !isUnwanted();) {
        upTo = std::min(upTo + EventsASlice, events);
        m_recording.store->update(upTo);
        const double part = double(upTo) / double(events);
        setPart(ReadPart + int(part * (WholePart - ReadPart)));
    }
}

} // namespace awaitscope
