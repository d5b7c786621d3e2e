// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace awaitscope {

//! Translation context of the window and its parts.
struct WindowText
{
    Q_DECLARE_TR_FUNCTIONS(awaitscope::MainWindow)
};

} // namespace awaitscope
