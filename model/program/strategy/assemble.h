// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/strategy/dismantle.h"

namespace awaitscope {

Body gatherOver(const std::vector<WaitMember> &members, bool collect);
Refusal taskGroupOver(const TaskSet &set, const std::vector<WaitMember> &members, Body &out);
//! Tasks that are used elsewhere stay tasks, awaited right after they are created; the others become calls.
Refusal sequenceOver(const TaskSet &set, const std::vector<WaitMember> &members, Body &out);

} // namespace awaitscope
