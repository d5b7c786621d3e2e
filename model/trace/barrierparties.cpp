// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/trace/barrierparties.h"

namespace awaitscope {

std::optional<quint32> partiesOf(const Trace &trace, EntityId barrier)
{
    if (barrier == EntityId::None || trace.entity(barrier).kind != EntityKind::Text)
        return std::nullopt;
    const Entity &entity = trace.entity(barrier);
    if (entity.number == 0 || !trace.text(entity.text).starts_with("barrier:"))
        return std::nullopt;
    return entity.number;
}

void noteParties(Trace &trace, std::string_view barrier, quint32 parties)
{
    trace.entity(trace.textEntity("barrier:" + std::string(barrier))).number = parties;
}

} // namespace awaitscope
