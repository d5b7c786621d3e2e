// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/objects/value.h"

#include <utility>
#include <vector>

// Which exceptions a handler takes.

namespace awaitscope::engine {

class Engine;

bool matches(const Engine &e, const Exc &exc, const std::vector<TypeId> &types);
//! BaseExceptionGroup.split by type: the sub-group of matching leaves, and that of the others; null if empty. Groups may share
//! members at every level: a split that takes too many steps or is too deep ends the run.
std::pair<Ref<Exc>, Ref<Exc>> splitGroup(Engine &e, const Ref<Exc> &exc, const std::vector<TypeId> &types);
//! The part of the remaining exception that a handler of except* gets; a single exception is wrapped.
Ref<Exc> takeMatch(Engine &e, bool fromGroup, Ref<Exc> &rest, const std::vector<TypeId> &types);

} // namespace awaitscope::engine
