// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/lanetable.h"

#include <QString>

namespace awaitscope {

//! The names under which lanes and other entities are displayed. Computed each time, because a later task may make a name ambiguous.
class LaneNames
{
public:
    LaneNames(const Trace &trace, const LaneTable &lanes)
        : m_trace(trace), m_lanes(lanes) {}

    QString displayed(quint32 lane) const;
    QString displayed(EntityId entity) const;
    //! Without the number that distinguishes it from others of that name.
    QString own(quint32 lane) const;

private:
    const Trace &m_trace;
    const LaneTable &m_lanes;
};

} // namespace awaitscope
