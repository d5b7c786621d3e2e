// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace awaitscope {

//! The commands that the help names: "run", "export" and so on, each once.
QStringList commandTopics();

//! resources/manual/awaitscope.1: what --help says, as a manual page.
QString commandManual();

//! resources/manual/awaitscope-taskset.5: the grammar of task sets.
QString taskSetManual();

} // namespace awaitscope
