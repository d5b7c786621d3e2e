// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace awaitscope {

//! A tool tip that shows \a text as it is, with visibleText() in place of control characters. Qt takes what looks like HTML for HTML, and a name
//! may look like anything; so every tip that holds a word from outside is made by this.
QString plainTip(const QString &text);

} // namespace awaitscope
