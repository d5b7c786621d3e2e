// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/trace/undoneitems.h"

namespace awaitscope {

std::optional<UndoneItems> undoneItems(const Trace &trace, EntityId join)
{
    if (join == EntityId::None || trace.entity(join).kind != EntityKind::Text)
        return std::nullopt;
    const Entity &entity = trace.entity(join);
    if ((entity.memberCount == 0 && entity.number == 0) || !trace.text(entity.text).starts_with("queue_join:"))
        return std::nullopt;
    return UndoneItems{trace.members(join), entity.number};
}

void noteUndoneItems(Trace &trace, std::string_view queue, std::span<const EntityId> takers, quint32 left)
{
    const EntityId set = trace.addEntity({EntityKind::Set}, takers);
    const EntityId join = trace.textEntity("queue_join:" + std::string(queue));
    Entity &entity = trace.entity(join);
    entity.firstMember = trace.entity(set).firstMember;
    entity.memberCount = trace.entity(set).memberCount;
    entity.number = left;
}

} // namespace awaitscope
