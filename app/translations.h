// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace awaitscope {

//! Installs the translation for the user's language, ours and Qt's own, where there is one. Needs an application.
void installTranslations();

} // namespace awaitscope
