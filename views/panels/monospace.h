// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/code/codefont.h"

class QPlainTextEdit;

namespace awaitscope {

//! Makes \a view a read-only page of program text: fixed pitch, no wrapping, no frame, selectable by mouse and keyboard.
void setUpCodeView(QPlainTextEdit *view);

} // namespace awaitscope
