// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/tracestore.h"

#include <QHash>
#include <QString>

#include <optional>

namespace awaitscope {

//! Milliseconds of the sleeps whose length can be changed, by JSON pointer of their step.
using SleepLengths = QHash<QString, qint64>;

//! The end of a sleep, which can be dragged to change its length.
struct SleepHandle
{
    quint32 lane = 0;
    quint32 span = 0;
    Time begin{};
    Time end{};
    QString pointer; //!< of the step
    qint64 ms = 0; //!< as in the task set
    bool failure = false; //!< dragged by the failure that follows the sleep
    bool operator==(const SleepHandle &) const = default;
};

//! The handle at the end of a span: none unless the span is a sleep that lasted as long as a step in \a lengths says. A sleep
//! that was cancelled, or whose length was computed, ends elsewhere. O(1).
std::optional<SleepHandle> handleOfSpan(const TraceStore &store, const SleepLengths &lengths, quint32 lane, std::size_t span);

//! The handle of the sleep right before a failure, which happens when the sleep ends; also of a sleep in a coroutine that the
//! task awaits inline. None for other marks.
std::optional<SleepHandle> handleOfMark(const TraceStore &store, const SleepLengths &lengths, quint32 lane, std::size_t mark);

//! How many lanes sleep because of the handle's step, and so change with it. Linear in the spans.
quint32 lanesOfHandle(const TraceStore &store, const SleepHandle &handle);

//! Whole milliseconds, 0 or more, for a sleep that should end at \a end. With \a perPixel nanoseconds per pixel, a round number
//! within a pixel or two; with 0, the nearest millisecond.
qint64 sleepUntil(Time begin, Time end, double perPixel);

} // namespace awaitscope
