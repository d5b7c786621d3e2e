// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QString>

namespace awaitscope {

//! An icon of ours, drawn in the palette's text colour of the moment, so that it follows the theme without being
//! set again, and crisp at any scale. \a name is a file of resources/icons without its ending.
QIcon icon(const QString &name);
//! The same in the colour of text on a highlighted ground, for the one button that is filled.
QIcon iconOnAccent(const QString &name);
//! The program's own icon, in its colours.
QIcon applicationIcon();

} // namespace awaitscope
