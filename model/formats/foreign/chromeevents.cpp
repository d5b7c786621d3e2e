// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/formats/foreign/chromeevents.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <simdjson.h>

#include <algorithm>
#include <cmath>

namespace awaitscope::foreign {

namespace {

namespace dom = simdjson::dom;

constexpr std::size_t DeepestJson = 64;
constexpr std::size_t MostEvents = 10'000'000;
constexpr std::size_t MostTracks = 1'000'000;
constexpr double LatestMicroseconds = 2e15; // 63 years, in nanoseconds far from the limit of Time

QString tr(const char *text)
{
    return QCoreApplication::translate("ForeignTrace", text);
}

struct Bad
{
    const char *field;
    const char *why;
};

std::string textOf(const dom::object &object, std::string_view key)
{
    const auto field = object[key];
    std::string_view text;
    if (field.error() != simdjson::SUCCESS)
        return {};
    return field.get(text) == simdjson::SUCCESS ? std::string(text) : std::string(simdjson::minify(field.value_unsafe()));
}

Category categoryOf(std::string_view text)
{
    using enum Category;
    using Known = std::pair<std::string_view, Category>;
    constexpr Known known[] = {{"task", Task}, {"call", Call}, {"coroutine", Coroutine}, {"state", State}, {"event", Category::Moment}, {"log", Log}};
    const auto found = std::ranges::find(known, text, &Known::first);
    return found == std::end(known) ? Category::Other : found->second;
}

class Reader
{
public:
    void read(const dom::object &event, std::size_t number);
    void finish();
    ChromeEvents takeEvents() { return std::move(m_events); }
    std::size_t at(std::size_t i) const { return m_timed[i].number; }
    std::size_t count() const { return m_timed.size(); }
    void place(std::size_t i);

private:
    struct Timed
    {
        Time time;
        dom::object event;
        std::size_t number;
        char phase;
    };
    static Time time(const dom::object &event, const char *key);
    quint32 trackOf(const dom::object &event, bool async);
    void metadata(const dom::object &event);
    void begin(Track &track, const Timed &e, Time end);
    void end(Track &track, const Timed &e);
    void moment(Track &track, const Timed &e);
    static void readArguments(const dom::object &args, Moment &moment);
    void flow(const Timed &e, bool leaves, quint32 track);

    ChromeEvents m_events;
    std::unordered_map<std::string, quint32> m_tracks;
    std::vector<Timed> m_timed;
    dom::parser m_arguments;
};

Time Reader::time(const dom::object &event, const char *key)
{
    double t = 0;
    if (event[key].get(t) != simdjson::SUCCESS)
        throw Bad{key, QT_TRANSLATE_NOOP("ForeignTrace", "A time is missing or is not a number.")};
    if (!(std::abs(t) < LatestMicroseconds))
        throw Bad{key, QT_TRANSLATE_NOOP("ForeignTrace", "A time is out of range.")};
    return Time(std::llround(t * 1000));
}

quint32 Reader::trackOf(const dom::object &event, bool async)
{
    std::string id = textOf(event, "id");
    std::string key = textOf(event, "pid");
    if (async && id.empty()) {
        dom::object scoped;
        if (event["id2"].get(scoped) != simdjson::SUCCESS)
            throw Bad{"id", QT_TRANSLATE_NOOP("ForeignTrace", "An asynchronous event has no id.")};
        id = textOf(scoped, "local") + textOf(scoped, "global");
    }
    key += async ? "\n" + textOf(event, "cat") + "\n" + textOf(event, "scope") + "\n" + id : "\t" + textOf(event, "tid");
    const auto [found, isNew] = m_tracks.emplace(key, quint32(m_events.tracks.size()));
    if (isNew && m_events.tracks.size() >= MostTracks)
        throw Bad{"id", QT_TRANSLATE_NOOP("ForeignTrace", "There are too many threads and asynchronous tracks.")};
    if (isNew) {
        Track &track = m_events.tracks.emplace_back();
        track.isAsync = async;
        track.place = async ? textOf(event, "cat") + " " + id : "thread " + textOf(event, "tid");
    }
    return found->second;
}

void Reader::metadata(const dom::object &event)
{
    dom::object args;
    const std::string kind = textOf(event, "name");
    if (event["args"].get(args) != simdjson::SUCCESS)
        return;
    if (kind == "thread_name")
        m_events.tracks[trackOf(event, false)].name = textOf(args, "name");
    else if (kind == "process_name" && m_events.process.empty())
        m_events.process = textOf(args, "name");
}

void Reader::read(const dom::object &event, std::size_t number)
{
    std::string_view phase;
    if (event["ph"].get(phase) != simdjson::SUCCESS || phase.size() != 1)
        throw Bad{"ph", QT_TRANSLATE_NOOP("ForeignTrace", "The kind of an event is missing or is not one letter.")};
    if (phase == "M")
        return metadata(event);
    constexpr std::string_view Carried = "XBEbenSFTiIRstf";
    if (Carried.find(phase) == std::string_view::npos) {
        ++m_events.left;
        return;
    }
    const Time t = time(event, "ts");
    m_events.first = std::min(m_events.first, t);
    m_timed.push_back({t, event, number, phase.front()});
}

void Reader::finish()
{
    std::ranges::stable_sort(m_timed, {}, &Timed::time);
}

void Reader::place(std::size_t i)
{
    const Timed &e = m_timed[i];
    const bool async = std::string_view("benSFT").find(e.phase) != std::string_view::npos;
    const quint32 number = trackOf(e.event, async);
    Track &track = m_events.tracks[number];
    m_events.last = std::max(m_events.last, e.time);
    switch (e.phase) {
    case 'X':
        return begin(track, e, e.event["dur"].error() == simdjson::SUCCESS ? e.time + std::max(time(e.event, "dur"), Time(0)) : e.time);
    case 'B':
    case 'b':
    case 'S':
        return begin(track, e, Time::max());
    case 'E':
    case 'e':
    case 'F':
        return end(track, e);
    case 's':
    case 'f':
        return flow(e, e.phase == 's', number);
    case 't':
        ++m_events.left;
        return;
    default:
        if (e.event["bind_id"].error() == simdjson::SUCCESS)
            return flow(e, e.event["flow_out"].error() == simdjson::SUCCESS, number);
        return moment(track, e);
    }
}

void Reader::begin(Track &track, const Timed &e, Time end)
{
    Slice slice;
    slice.begin = e.time;
    slice.end = end;
    slice.name = textOf(e.event, "name");
    slice.category = categoryOf(textOf(e.event, "cat"));
    if (dom::object args; e.event["args"].get(args) == simdjson::SUCCESS) {
        slice.coroutine = textOf(args, "coroutine");
        slice.arguments = textOf(args, "arguments");
        // It is copied as it is into a line of JSON.
        if (slice.arguments.find_first_of("\r\n") != std::string::npos || m_arguments.parse(slice.arguments).error() != simdjson::SUCCESS)
            slice.arguments.clear();
        slice.on = textOf(args, "on");
        slice.outcome = textOf(args, "outcome");
        slice.generator = textOf(args, "generator");
    }
    const bool isTask = slice.category == Category::Task || slice.category == Category::Coroutine;
    if (track.slices.empty() && isTask && !slice.coroutine.empty())
        track.isOwn = m_events.isOwn = true;
    if (end == Time::max())
        track.open.push_back(track.slices.size());
    else
        m_events.last = std::max(m_events.last, end);
    track.slices.push_back(std::move(slice));
}

void Reader::end(Track &track, const Timed &e)
{
    if (track.open.empty()) { // it began before the recording
        ++m_events.left;
        return;
    }
    track.slices[track.open.back()].end = e.time;
    track.open.pop_back();
}

void Reader::moment(Track &track, const Timed &e)
{
    Moment moment{e.time, textOf(e.event, "name"), {}, categoryOf(textOf(e.event, "cat"))};
    if (dom::object args; e.event["args"].get(args) == simdjson::SUCCESS)
        readArguments(args, moment);
    track.moments.push_back(std::move(moment));
}

void Reader::readArguments(const dom::object &args, Moment &moment)
{
    moment.exception = textOf(args, "exception");
    if (textOf(args, "kind") == "log") // our own export as asynchronous tracks, where all categories are the same
        moment.category = Category::Log;
}

void Reader::flow(const Timed &e, bool leaves, quint32 track)
{
    const std::string id = textOf(e.event, e.event["bind_id"].error() == simdjson::SUCCESS ? "bind_id" : "id");
    Flow &flow = m_events.flows[id];
    flow.name = textOf(e.event, "name");
    (leaves ? flow.from : flow.to) = track;
    (leaves ? flow.left : flow.arrived) = e.time;
}

Problem problemAt(const std::string &pointer, const char *why)
{
    return {QString::fromStdString(pointer), tr(why)};
}

// simdjson does not say where; the slower parser does.
Problem syntaxProblem(const QByteArray &json, simdjson::error_code code)
{
    QJsonParseError error;
    if (code == simdjson::DEPTH_ERROR)
        return problemAt({}, QT_TRANSLATE_NOOP("ForeignTrace", "Its JSON is nested too deeply."));
    (void)QJsonDocument::fromJson(json, &error);
    const QString reason = error.error == QJsonParseError::NoError ? QString::fromLatin1(simdjson::error_message(code)) : error.errorString();
    const QString at = error.error == QJsonParseError::NoError ? QString() : QCoreApplication::translate("ForeignTrace", "byte %1").arg(error.offset);
    return {at, tr("This is not valid JSON (%1).").arg(reason)};
}

// The list of events needs no end in this format: a program that was killed could not write it.
simdjson::error_code parse(dom::parser &parser, QByteArray &json, dom::element &root)
{
    if (const auto error = parser.allocate(std::size_t(json.size()) + 1, DeepestJson); error != simdjson::SUCCESS)
        return error;
    const auto error = parser.parse(json.constData(), std::size_t(json.size())).get(root);
    if (error == simdjson::SUCCESS || !json.startsWith('['))
        return error;
    QByteArray closed = json.trimmed();
    if (closed.endsWith(','))
        closed.chop(1);
    closed.append(']');
    if (parser.parse(closed.constData(), std::size_t(closed.size())).get(root) != simdjson::SUCCESS)
        return error;
    return simdjson::SUCCESS;
}

} // namespace

Result<ChromeEvents> readChromeEvents(const QByteArray &bytes)
{
    QByteArray json = bytes.startsWith("\xef\xbb\xbf") ? bytes.mid(3) : bytes;
    json = std::move(json).trimmed();
    dom::parser parser;
    dom::element root;
    if (const auto error = parse(parser, json, root); error != simdjson::SUCCESS)
        return syntaxProblem(bytes, error);
    dom::array events;
    const bool isList = root.is_array();
    const std::string where = isList ? "/" : "/traceEvents/";
    if ((isList ? root.get(events) : root["traceEvents"].get(events)) != simdjson::SUCCESS)
        return problemAt("/traceEvents", QT_TRANSLATE_NOOP("ForeignTrace", "The list of events is missing."));
    Reader reader;
    std::size_t number = 0;
    try {
        for (const dom::element &element : events) {
            dom::object event;
            if (number >= MostEvents)
                return problemAt(where + std::to_string(number), QT_TRANSLATE_NOOP("ForeignTrace", "There are too many events."));
            if (element.get(event) != simdjson::SUCCESS)
                return problemAt(where + std::to_string(number), QT_TRANSLATE_NOOP("ForeignTrace", "An event is not an object."));
            reader.read(event, number++);
        }
        reader.finish();
        for (std::size_t i = 0; i < reader.count(); ++i) {
            number = reader.at(i) + 1;
            reader.place(i);
        }
    } catch (const Bad &bad) {
        return problemAt(where + std::to_string(number - 1) + "/" + bad.field, bad.why);
    }
    if (reader.count() == 0)
        return problemAt(isList ? "" : "/traceEvents", QT_TRANSLATE_NOOP("ForeignTrace", "It has no events that a run could be made of."));
    return reader.takeEvents();
}

} // namespace awaitscope::foreign
