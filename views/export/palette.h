// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/theme.h"

#include <QImage>

namespace awaitscope {

//! An opaque picture of ours with a palette of 256 colours, a third of the memory, which a PNG compresses in a third of the time. The
//! colours of \a theme are exact; of the tones at the edges of letters, the rarer become their nearest neighbours. Null if the
//! picture has more than a few thousand colours, and so is not one of ours.
QImage withPalette(const QImage &image, const Theme &theme);

} // namespace awaitscope
