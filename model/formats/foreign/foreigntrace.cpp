// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/formats/foreign/foreigntrace.h"

#include "model/formats/foreign/chromeevents.h"
#include "model/formats/foreign/trackevents.h"

#include <QCoreApplication>

#include <algorithm>

namespace awaitscope {

using namespace foreign;

namespace {

std::string nameOf(const Track &track)
{
    if (track.isOwn || (track.isAsync && !track.slices.empty()))
        return track.slices.front().name;
    return track.name.empty() ? track.place : track.name;
}

Time beginOf(const Track &track)
{
    const Time slice = track.slices.empty() ? Time::max() : track.slices.front().begin;
    return track.moments.empty() ? slice : std::min(slice, track.moments.front().time);
}

// A flow to the beginning of a track comes from what started it.
std::vector<quint32> makersOf(const ChromeEvents &events, quint64 &other)
{
    std::vector<quint32> makers(events.tracks.size(), NoIndex);
    for (const auto &[id, flow] : events.flows) {
        const bool whole = flow.from != NoIndex && flow.to != NoIndex && flow.from != flow.to;
        if (whole && flow.arrived <= beginOf(events.tracks[flow.to]) && flow.left >= beginOf(events.tracks[flow.from]))
            makers[flow.to] = flow.from;
        else if (!events.isOwn)
            ++other;
    }
    return makers;
}

void sortSlices(Track &track)
{
    std::ranges::stable_sort(track.slices, [](const Slice &a, const Slice &b) { return a.begin != b.begin ? a.begin < b.begin : a.end > b.end; });
}

// Of the object that begins here, which may be cut off. The same word deeper inside, as a name of a task, does not count.
bool hasKey(QByteArrayView object, QByteArrayView key)
{
    int depth = 0;
    for (qsizetype at = 0; at < object.size(); ++at) {
        const char c = object[at];
        depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1
                                                                 : 0;
        if (c != '"')
            continue;
        const qsizetype from = at + 1;
        for (at = from; at < object.size() && object[at] != '"'; ++at)
            at += object[at] == '\\' ? 1 : 0;
        if (depth == 1 && at < object.size() && object.sliced(from, at - from) == key && object.sliced(at + 1).trimmed().startsWith(':'))
            return true;
    }
    return false;
}

bool hasSteps(const ChromeEvents &events)
{
    return std::ranges::any_of(events.tracks, [](const Track &track) {
        return std::ranges::any_of(track.slices, [](const Slice &slice) { return slice.category == Category::State && slice.name == "running"; });
    });
}

} // namespace

QString ForeignRun::leftOut() const
{
    const auto text = [](const char *source, quint64 count) { return QCoreApplication::translate("ForeignTrace", source).arg(count); };
    if (inner > 0 && other > 0)
        return text(QT_TRANSLATE_NOOP("ForeignTrace", "Not shown: slices within others (%1), events that have no place in a run (%2)."), inner).arg(other);
    if (inner > 0)
        return text(QT_TRANSLATE_NOOP("ForeignTrace", "Not shown: slices within others (%1)."), inner);
    return other > 0 ? text(QT_TRANSLATE_NOOP("ForeignTrace", "Not shown: events that have no place in a run (%1)."), other) : QString();
}

bool isForeignTrace(QByteArrayView beginning)
{
    if (beginning.startsWith("\xef\xbb\xbf"))
        beginning = beginning.sliced(3);
    beginning = beginning.trimmed();
    if (beginning.startsWith('{'))
        return hasKey(beginning, "traceEvents");
    if (!beginning.startsWith('['))
        return false;
    const QByteArrayView item = beginning.sliced(1).trimmed();
    return item.startsWith('{') && item.contains("\"ph\"");
}

Result<ForeignRun> readForeignTrace(const QByteArray &json)
{
    Result<ChromeEvents> read = readChromeEvents(json);
    if (!read)
        return read.problems();
    ChromeEvents events = *std::move(read);
    ForeignRun run;
    run.trace = std::make_unique<Trace>();
    run.other = events.left;
    run.trace->clock = events.isOwn && !hasSteps(events) ? "virtual" : "wall";
    run.trace->hasScenario = !events.process.empty();
    run.trace->scenario = events.process;
    const Time start = events.isOwn ? std::min(Time(0), events.first) : events.first;
    TrackEvents out(*run.trace, start, events.last);
    for (Track &track : events.tracks) {
        if (!track.isOwn) // ours is in order: sorted by length, a stretch of no length would end up inside the one that follows it
            sortSlices(track);
        out.addTask(nameOf(track), track);
    }
    const std::vector<quint32> makers = makersOf(events, run.other);
    for (quint32 i = 0; i < events.tracks.size(); ++i)
        out.addTrack(i, events.tracks[i], makers[i]);
    out.write();
    run.inner = out.inner();
    run.other += out.other();
    return run;
}

} // namespace awaitscope
