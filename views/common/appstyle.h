// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/theme.h"

#include <QFont>
#include <QPalette>

namespace awaitscope {

//! The palette of the whole application in the colours of \a theme.
QPalette applicationPalette(const Theme &theme);

//! A small style sheet over the Fusion style: flat controls with 6 px corners, thin borders, one accent. Dynamic
//! properties pick a variant: `primary` (bool) on a button fills it with the accent, `chip` (bool) rounds it fully,
//! `segment` makes it one of a SegmentedControl. The object names `secondaryText` and `sectionTitle` set the tone of a label.
QString applicationStyleSheet(const Theme &theme);

//! 13 px in Inter if it is installed, otherwise in the system's font.
QFont applicationFont();

//! \a over blended onto \a ground with the given opacity, 0 to 1. Always opaque.
QColor blend(QColor over, QColor ground, qreal opacity);

//! Contrast ratio of WCAG 2.2, 1 to 21.
qreal contrastRatio(QColor a, QColor b);

} // namespace awaitscope
