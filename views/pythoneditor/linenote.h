// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace awaitscope {

//! A message that belongs to a line of the text.
struct LineNote
{
    int line = 0; //!< from 1
    QString text;
    bool isError = true; //!< else something that was added to the program
};

} // namespace awaitscope
