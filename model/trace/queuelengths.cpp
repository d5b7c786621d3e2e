// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/trace/queuelengths.h"

#include <algorithm>

namespace awaitscope {

namespace {

constexpr quint32 Long = 50; // items
constexpr std::size_t ManyChanges = 8;
constexpr quint32 ToleratedPart = 10; // it may become shorter by one part in so many of its greatest length

} // namespace

quint32 QueueLengths::highest() const
{
    quint32 most = 0;
    for (const Sample &sample : samples)
        most = std::max(most, load(sample));
    return most;
}

bool QueueLengths::onlyGrows() const
{
    if ((kind != QueueKind::Queue && kind != QueueKind::Executor) || samples.size() < ManyChanges)
        return false;
    quint32 longest = 0;
    for (const Sample &sample : samples) {
        if (longest - std::min(longest, sample.length) > std::max(longest / ToleratedPart, 2U))
            return false;
        longest = std::max(longest, sample.length);
    }
    return longest >= Long;
}

} // namespace awaitscope
