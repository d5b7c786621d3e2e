// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/formats/trace/chrometrace.h"

#include "model/words/signs.h"
#include "model/words/explain.h"
#include "model/text/pythontext.h"

#include <algorithm>
#include <iterator>
#include <optional>

namespace awaitscope {

namespace {

// These words are part of the file format, so they are not translated.
const char *stateName(const Span &span)
{
    switch (span.state) {
    case SpanState::Created:
        return "created";
    case SpanState::Running:
        return "running";
    case SpanState::Sleeping:
        return "sleeping";
    case SpanState::Awaiting:
        return "awaiting";
    case SpanState::Calling:
        return "calling";
    case SpanState::HeldUp:
        return "held up";
    case SpanState::NeverAwaited:
        return "never awaited";
    case SpanState::Cancelling:
        return "cancelling";
    case SpanState::Swallowed:
        return "swallowed";
    case SpanState::Pending:
        return "pending exception";
    }
    return "";
}

const char *outcomeName(LaneEnd end)
{
    switch (end) {
    case LaneEnd::Open:
        return "open";
    case LaneEnd::Succeeded:
        return "succeeded";
    case LaneEnd::Raised:
        return "raised";
    case LaneEnd::Cancelled:
        return "cancelled";
    case LaneEnd::TimedOut:
        return "timed out";
    case LaneEnd::NeverAwaited:
        return "never awaited";
    case LaneEnd::DestroyedPending:
        return "destroyed pending";
    }
    return "";
}

// Of the mark at which something failed.
quint32 exceptionOf(const Event &e)
{
    if (e.kind == EventKind::Leave)
        return e.outcome == Outcome::Raised ? e.b : NoIndex;
    return e.kind == EventKind::Raised || e.kind == EventKind::Caught || e.kind == EventKind::NeverRetrieved ? e.a : NoIndex;
}

const char *arrowName(ArrowKind kind)
{
    switch (kind) {
    case ArrowKind::Spawn:
        return "spawn";
    case ArrowKind::Await:
        return "await";
    case ArrowKind::Cancel:
        return "cancel";
    case ArrowKind::Exception:
        return "exception";
    }
    return "";
}

// Whole ones, rounded down: with fractions, what ends together would no longer do so in a reader that adds a time and a duration,
// and Perfetto drops a slice that crosses the end of another.
qint64 microseconds(Time t)
{
    return t.count() / 1000;
}

// Perfetto takes U+007F for the end of the text.
void appendText(std::string_view text, std::string &out)
{
    const std::size_t from = out.size();
    appendJsonString(text, out);
    for (std::size_t at = out.find('\x7f', from); at != std::string::npos; at = out.find('\x7f', at))
        out.replace(at, 1, "\\u007f");
}

class Writer
{
public:
    Writer(const TraceStore &store, std::string &out, bool threads)
        : m_store(store), m_out(out), m_threads(threads)
    {
    }
    void write();

private:
    void begin(const char *phase, std::string_view name, const char *category, Time t, quint32 track);
    void argument(std::string_view key, std::string_view value);
    void close();
    void openSlice(std::string_view name, const char *category, Time from, Time to, quint32 track);
    void closeSlice(std::string_view name, const char *category, Time to, quint32 track);
    void metadata(const char *kind, quint32 track, std::string_view key, const std::string &value);
    struct Stretch
    {
        Time begin;
        Time end;
        quint32 lane;
        std::size_t firstSpan; // of the lane
        std::size_t endSpan;
    };
    std::vector<Stretch> stretchesOf(quint32 id) const;
    void stretch(const Stretch &s, quint32 track);
    void inner(const Stretch &in, quint32 track);
    void span(quint32 id, const Span &span, quint32 track);
    bool isGenerator(const Lane &l) const;
    void marks(quint32 id, quint32 track);
    void arrow(const Arrow &a, std::size_t number);
    const ExceptionInfo *pendingIn(quint32 lane, const Span &span) const; // null if it shows no pending exception
    std::string sliceName(quint32 lane, const Span &span) const;
    quint32 trackOf(quint32 lane) const;
    std::string nameOf(quint32 lane) const { return m_store.displayName(lane).toStdString(); }
    Time endOf(Time end) const { return end == Time::max() ? m_store.range().end : end; }

    const TraceStore &m_store;
    std::string &m_out;
    bool m_threads;
    bool m_any = false;
    bool m_arguments = false;
    std::vector<std::vector<Stretch>> m_calls; // by lane: those of its inline calls, in the order of their beginning
};

// Inline calls are on the track of their task.
quint32 Writer::trackOf(quint32 lane) const
{
    while (m_store.lanes()[lane].kind == LaneKind::Call)
        lane = quint32(m_store.lanes()[lane].parent);
    return lane + 1;
}

void Writer::begin(const char *phase, std::string_view name, const char *category, Time t, quint32 track)
{
    m_out += m_any ? ",\n" : "\n";
    m_any = true;
    m_out.append("{\"ph\":\"").append(phase).append("\",\"name\":");
    appendText(name, m_out);
    // What shares an asynchronous track has the same category: Perfetto makes a track of each pair of category and id.
    m_out.append(",\"cat\":\"")
        .append(m_threads ? category : "task")
        .append("\",\"ts\":")
        .append(std::to_string(microseconds(t)))
        .append(",\"pid\":1,\"tid\":");
    m_out += m_threads ? std::to_string(track) : "1,\"id\":" + std::to_string(track);
}

void Writer::argument(std::string_view key, std::string_view value)
{
    m_out += m_arguments ? "," : ",\"args\":{";
    m_arguments = true;
    appendText(key, m_out);
    m_out += ':';
    appendText(value, m_out);
}

void Writer::close()
{
    m_out += std::exchange(m_arguments, false) ? "}}" : "}";
}

void Writer::openSlice(std::string_view name, const char *category, Time from, Time to, quint32 track)
{
    begin(m_threads ? "X" : "b", name, category, from, track);
    if (m_threads)
        m_out += ",\"dur\":" + std::to_string(microseconds(to) - microseconds(from));
}

void Writer::closeSlice(std::string_view name, const char *category, Time to, quint32 track)
{
    if (m_threads)
        return; // its duration is written already
    begin("e", name, category, to, track);
    close();
}

// With a time, because speedscope recognizes a list of events only if each has one.
void Writer::metadata(const char *kind, quint32 track, std::string_view key, const std::string &value)
{
    m_out += m_any ? ",\n" : "\n";
    m_any = true;
    m_out.append("{\"ph\":\"M\",\"name\":\"").append(kind).append("\",\"ts\":0,\"pid\":1,\"tid\":").append(std::to_string(track)).append(",\"args\":{\"");
    m_out.append(key).append("\":").append(value).append("}}");
}

const ExceptionInfo *Writer::pendingIn(quint32 lane, const Span &span) const
{
    const auto row = span.state == SpanState::Pending ? m_store.ledgerOf(lane) : std::nullopt;
    return row ? &m_store.trace().exception(m_store.ledger()[*row].exception) : nullptr;
}

// The arguments of a slice are only visible after a click, so the name of a pending exception also contains its type.
std::string Writer::sliceName(quint32 lane, const Span &span) const
{
    const ExceptionInfo *error = pendingIn(lane, span);
    return error ? "pending " + std::string(m_store.trace().text(error->type)) : stateName(span);
}

// The stretches in which a generator runs; between them, its caller does something else. Anything else runs in one.
std::vector<Writer::Stretch> Writer::stretchesOf(quint32 id) const
{
    const Lane &l = m_store.lanes()[id];
    std::vector<Stretch> out{{l.begin, l.begin, id, 0, 0}};
    for (std::size_t i = 0; i < l.spans.size(); ++i) {
        if (l.kind == LaneKind::Call && i > 0 && l.spans[i].begin > l.spans[i - 1].end)
            out.push_back({l.spans[i].begin, l.spans[i].begin, id, i, i});
        out.back().end = endOf(l.spans[i].end);
        out.back().endSpan = i + 1;
    }
    out.back().end = std::max(out.back().end, endOf(l.finish));
    return out;
}

// What happens in a stretch, in order.
void Writer::inner(const Stretch &in, quint32 track)
{
    const Lane &l = m_store.lanes()[in.lane];
    const auto &calls = m_calls[in.lane];
    auto call = std::ranges::lower_bound(calls, in.begin, {}, &Stretch::begin);
    for (std::size_t i = in.firstSpan; i < in.endSpan; ++i) {
        const Span &span = l.spans[i];
        if (span.begin == span.end || span.state == SpanState::Calling)
            continue; // steps on the virtual clock have zero length
        for (; call != calls.end() && call->begin <= span.begin; ++call)
            stretch(*call, track);
        this->span(in.lane, span, track);
    }
    for (; call != calls.end() && call->begin <= in.end; ++call)
        stretch(*call, track);
}

void Writer::span(quint32 id, const Span &span, quint32 track)
{
    const Time end = endOf(span.end);
    const std::string name = sliceName(id, span);
    openSlice(name, "state", span.begin, end, track);
    if (span.state == SpanState::Awaiting && span.target != EntityId::None)
        argument("on", m_store.displayName(span.target).toStdString());
    if (span.orphan)
        argument("orphan", "its gather has already failed");
    if (const ExceptionInfo *error = pendingIn(id, span)) {
        argument("type", m_store.trace().text(error->type));
        argument("message", error->message == StringId::None ? std::string_view() : m_store.trace().text(error->message));
    }
    close();
    closeSlice(name, "state", end, track);
}

void Writer::marks(quint32 id, quint32 track)
{
    const Trace &trace = m_store.trace();
    for (const Mark &mark : m_store.lanes()[id].marks) {
        const Event &e = trace.events()[mark.event];
        const bool isLog = mark.kind == MarkKind::Log;
        begin(m_threads ? "i" : "n",
              isLog ? trace.text(StringId{e.a}) : std::string_view(signId(signOf(mark.kind)).data()),
              isLog ? "log" : "event", mark.time, track);
        if (m_threads)
            m_out += ",\"s\":\"t\"";
        if (const quint32 exception = exceptionOf(e); exception != NoIndex)
            argument("exception", exceptionText(m_store, ExceptionId{exception}).toStdString());
        if (isLog && !m_threads) // where the category does not say so
            argument("kind", "log");
        if (e.kind == EventKind::CancelRequested)
            argument("by", m_store.displayName(e.a == NoIndex ? EntityId::None : EntityId{e.a}).toStdString());
        close();
    }
}

// Of a task or a call.
void Writer::stretch(const Stretch &s, quint32 track)
{
    const Lane &l = m_store.lanes()[s.lane];
    const bool isLast = s.endSpan == l.spans.size();
    const std::string name = nameOf(s.lane);
    const char *category = l.kind == LaneKind::Task ? "task" : l.kind == LaneKind::Call ? "call"
                                                                                        : "coroutine";
    openSlice(name, category, s.begin, s.end, track);
    argument("coroutine", m_store.trace().text(l.name));
    if (l.args != ValueId::None)
        argument("arguments", m_store.trace().json(l.args));
    if (isGenerator(l))
        argument("generator", std::to_string(s.lane + 1));
    argument("outcome", outcomeName(isLast ? l.end : LaneEnd::Open));
    close();
    inner(s, track);
    if (isLast)
        marks(s.lane, track);
    closeSlice(name, category, s.end, track);
}

bool Writer::isGenerator(const Lane &l) const
{
    if (l.kind != LaneKind::Call || l.spans.empty())
        return false;
    const Event &e = m_store.trace().events()[l.spans.front().firstEvent];
    return (e.kind == EventKind::Enter || e.kind == EventKind::Continued) && e.c != NoIndex;
}

// On async tracks a flow connects two moments by `bind_id`; on threads it is a pair of flow events.
void Writer::arrow(const Arrow &a, std::size_t number)
{
    const std::string id = std::to_string(number + 1);
    const quint32 from = trackOf(a.fromLane);
    const quint32 to = trackOf(a.toLane);
    const char *name = arrowName(a.kind);
    begin(m_threads ? "s" : "n", name, "arrow", a.from, from);
    m_out += m_threads ? ",\"id\":" + id : ",\"bind_id\":\"" + id + "\",\"flow_out\":true";
    close();
    begin(m_threads ? "f" : "n", name, "arrow", a.to, to);
    m_out += m_threads ? ",\"id\":" + id + ",\"bp\":\"e\"" : ",\"bind_id\":\"" + id + "\",\"flow_in\":true";
    close();
}

void Writer::write()
{
    const Trace &trace = m_store.trace();
    const auto &lanes = m_store.lanes();
    m_calls.resize(lanes.size());
    for (quint32 i = 0; i < lanes.size(); ++i)
        if (lanes[i].kind == LaneKind::Call && lanes[i].parent >= 0 && lanes[i].finish != lanes[i].begin) // those of no length are not drawn
            std::ranges::copy(stretchesOf(i), std::back_inserter(m_calls[std::size_t(lanes[i].parent)]));
    for (auto &calls : m_calls)
        std::ranges::stable_sort(calls, {}, &Stretch::begin);
    m_out += "{\"displayTimeUnit\":\"ms\",\"traceEvents\":[";
    std::string name;
    appendText(trace.hasScenario ? std::string_view(trace.scenario) : std::string_view("awaitscope"), name);
    metadata("process_name", 0, "name", name);
    for (quint32 i = 0; i < lanes.size(); ++i) {
        if (lanes[i].kind == LaneKind::Call)
            continue;
        if (m_threads) {
            std::string thread;
            appendText(nameOf(i), thread);
            metadata("thread_name", i + 1, "name", thread);
            metadata("thread_sort_index", i + 1, "sort_index", std::to_string(i + 1));
        }
        stretch(stretchesOf(i).front(), i + 1);
    }
    for (std::size_t i = 0; i < m_store.arrows().size(); ++i)
        arrow(m_store.arrows()[i], i);
    m_out += "\n]}\n";
}

} // namespace

void writeChromeTrace(const TraceStore &store, std::string &out, ChromeTraceTasks tasks)
{
    Writer(store, out, tasks == ChromeTraceTasks::AsThreads).write();
}

} // namespace awaitscope
