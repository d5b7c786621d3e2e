// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/theme.h"

#include <QImage>

namespace awaitscope {

//! An opaque timeline picture with a palette of 256 colours: a quarter of the memory, and a fraction of the compression time. The
//! colours of \a theme are exact; the rarer tones at the edges of letters are replaced by their nearest neighbours. Null if the
//! picture has more than a few thousand colours, which no timeline has.
QImage withPalette(const QImage &image, const Theme &theme);

} // namespace awaitscope
