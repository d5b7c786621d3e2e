// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <chrono>

namespace awaitscope {

struct TaskSet;

//! A note of the user at a moment.
struct Marker
{
    std::chrono::nanoseconds time{};
    QString text;
    bool operator==(const Marker &) const = default;
};

// The markers of a timeline are stored in its task set, under the key for data of the window:
// "x-awaitscope": {"notes": [{"ms": 12.5, "text": "disk is full"}]}. Running does not depend on them.

//! The markers of \a set; invalid ones are skipped.
QList<Marker> markersOf(const TaskSet &set);
//! \a set with these notes, otherwise unchanged.
TaskSet withMarkers(TaskSet set, const QList<Marker> &notes);

} // namespace awaitscope
