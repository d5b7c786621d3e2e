// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/edit/markers.h"

#include "model/program/file/owndata.h"
#include "model/program/grammar/taskset.h"

#include <cmath>

namespace awaitscope {

namespace {

const QString Notes = QStringLiteral("notes"), Ms = QStringLiteral("ms"), Text = QStringLiteral("text");

std::optional<std::chrono::nanoseconds> timeOf(const Expr *ms)
{
    if (const auto *whole = ms ? std::get_if<qint64>(&ms->node) : nullptr; whole && *whole >= 0 && *whole < 1'000'000'000'000)
        return std::chrono::nanoseconds{*whole * 1'000'000};
    if (const auto *part = ms ? std::get_if<double>(&ms->node) : nullptr; part && *part >= 0 && *part < 1e12)
        return std::chrono::nanoseconds{std::llround(*part * 1e6)};
    return std::nullopt;
}

// Whole milliseconds as whole numbers, so that a file written by hand stays as it was.
Expr msOf(std::chrono::nanoseconds t)
{
    if (t.count() % 1'000'000 == 0)
        return Expr{qint64(t.count() / 1'000'000)};
    return Expr{double(t.count()) / 1e6};
}

} // namespace

QList<Marker> markersOf(const TaskSet &set)
{
    QList<Marker> out;
    const Expr *notes = ownData(set, Notes);
    const auto *list = notes ? std::get_if<Expr::List>(&notes->node) : nullptr;
    if (!list)
        return out;
    for (const Expr &entry : *list) {
        const auto *note = std::get_if<Expr::Dict>(&entry.node);
        const auto time = note ? timeOf(fieldOf(*note, Ms)) : std::nullopt;
        const Expr *words = note ? fieldOf(*note, Text) : nullptr;
        const auto *text = words ? std::get_if<QString>(&words->node) : nullptr;
        if (time && text)
            out.push_back({*time, *text});
    }
    return out;
}

TaskSet withMarkers(TaskSet set, const QList<Marker> &notes)
{
    Expr::List list;
    for (const Marker &note : notes)
        list.push_back(Expr{Expr::Dict{{Ms, msOf(note.time)}, {Text, Expr{note.text}}}});
    setOwnData(set, Notes, list.empty() ? std::nullopt : std::optional(Expr{std::move(list)}));
    return set;
}

} // namespace awaitscope
