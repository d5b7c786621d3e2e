// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace awaitscope {

class Panel;
class ViewState;

//! Every panel, in the order of the tabs; to be given a parent.
std::vector<Panel *> createPanels(ViewState *state);

} // namespace awaitscope
