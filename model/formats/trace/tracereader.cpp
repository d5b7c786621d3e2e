// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/formats/trace/tracereader.h"

#include "model/formats/trace/tracelinereader.h"

#include <QCoreApplication>

#include <algorithm>
#include <vector>

namespace awaitscope {

namespace {

namespace dom = simdjson::dom;

QString tr(const char *text)
{
    return QCoreApplication::translate("TraceReader", text);
}

Problem problemAt(std::size_t line, const QString &reason)
{
    return {QCoreApplication::translate("TraceReader", "line %1").arg(line), reason};
}

// Size of the pieces that are parsed, in bytes: small enough for the cache, and one batch for simdjson.
constexpr qsizetype Piece = 512 * 1024;

//! Whole lines from the beginning of the text, about one piece.
QByteArrayView pieceOf(QByteArrayView text)
{
    if (text.size() <= Piece)
        return text;
    qsizetype end = text.first(Piece).lastIndexOf('\n');
    if (end < 0)
        end = text.indexOf('\n', Piece);
    return end < 0 ? text : text.first(end + 1);
}

std::size_t newlines(QByteArrayView text)
{
    return std::size_t(std::count(text.begin(), text.end(), '\n'));
}

} // namespace

struct TraceReading::State
{
    std::unique_ptr<Trace> trace = std::make_unique<Trace>();
    TraceLineReader reader{*trace};
    dom::parser parser;
    std::vector<char> padded; // simdjson reads slightly beyond the end
    std::size_t lines = 0; // before the current piece
    std::optional<Problem> problem;
    bool begun = false;

    std::size_t readMany(QByteArrayView text);
    void readLines(QByteArrayView text);
};

// Reads as far as everything is valid, and returns where the rest begins.
std::size_t TraceReading::State::readMany(QByteArrayView text)
{
    const auto size = std::size_t(text.size());
    if (padded.size() < size + simdjson::SIMDJSON_PADDING)
        padded.resize(size + simdjson::SIMDJSON_PADDING);
    std::copy(text.begin(), text.end(), padded.begin());
    dom::document_stream stream;
    if (parser.parse_many(padded.data(), size, std::max<std::size_t>(size, Piece)).get(stream) != simdjson::SUCCESS)
        return 0;
    std::size_t last = 0; // start of the last line that was read
    const auto behind = [&](std::size_t at) {
        const qsizetype newline = text.indexOf('\n', qsizetype(at));
        return newline < 0 ? std::size_t(text.size()) : std::size_t(newline) + 1;
    };
    bool any = false;
    for (auto it = stream.begin(); it != stream.end(); ++it) {
        const auto line = *it;
        if (line.error() != simdjson::SUCCESS)
            return any ? behind(last) : 0;
        last = it.current_index();
        any = true;
        try {
            reader.read(line.value_unsafe());
        } catch (const BadTraceLine &bad) {
            problem = problemAt(lines + newlines(text.first(qsizetype(last))) + 1, bad.reason);
            return std::size_t(text.size());
        }
    }
    if (stream.truncated_bytes() != 0 || !any)
        return any ? behind(last) : 0;
    return std::size_t(text.size());
}

// The slow path, line by line, to say what is wrong and where.
void TraceReading::State::readLines(QByteArrayView text)
{
    for (qsizetype at = 0; at < text.size(); ++lines) {
        const qsizetype newline = text.indexOf('\n', at);
        const QByteArrayView line = text.sliced(at, (newline < 0 ? text.size() : newline) - at).trimmed();
        at = newline < 0 ? text.size() : newline + 1;
        if (line.isEmpty())
            continue;
        dom::element json;
        if (const auto error = parser.parse(line.data(), std::size_t(line.size())).get(json); error != simdjson::SUCCESS)
            problem = problemAt(lines + 1, tr("this is not valid JSON (%1)").arg(QLatin1String(simdjson::error_message(error))));
        try {
            if (!problem)
                reader.read(json);
        } catch (const BadTraceLine &bad) {
            problem = problemAt(lines + 1, bad.reason);
        }
        if (problem)
            return;
    }
}

TraceReading::TraceReading()
    : m(std::make_unique<State>())
{
}

TraceReading::~TraceReading() = default;

bool TraceReading::read(QByteArrayView text)
{
    if (!std::exchange(m->begun, true) && text.startsWith("\xef\xbb\xbf"))
        text = text.sliced(3);
    while (!m->problem && !text.isEmpty()) {
        const QByteArrayView piece = pieceOf(text);
        text = text.sliced(piece.size());
        const auto rest = qsizetype(m->readMany(piece));
        m->lines += newlines(piece.first(rest));
        if (!m->problem)
            m->readLines(piece.sliced(rest));
    }
    return !m->problem;
}

Result<std::unique_ptr<Trace>> TraceReading::finish()
{
    if (!m->problem && m->trace->events().empty())
        m->problem = problemAt(m->lines + 1, tr("there are no events"));
    if (m->problem)
        return *m->problem;
    return std::move(m->trace);
}

Result<std::unique_ptr<Trace>> readTrace(QByteArrayView text)
{
    TraceReading reading;
    reading.read(text);
    return reading.finish();
}

} // namespace awaitscope
