// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QString>

namespace awaitscope {

//! One of the program's icons, drawn in the current text colour of the palette, so that it follows the theme without being set
//! again, and sharp at any scale. \a name is a file of resources/icons without its suffix.
QIcon icon(const QString &name);
//! The same in the colour of highlighted text, for the one button that is filled.
QIcon iconOnAccent(const QString &name);
//! The program's own icon, in its colours.
QIcon applicationIcon();

} // namespace awaitscope
