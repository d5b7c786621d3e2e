// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/result.h"
#include "model/program/taskset.h"

#include <QString>

#include <vector>

namespace awaitscope {

//! A task set that comes with the program, and what a person should know before opening it. The texts are English;
//! whoever shows them translates them in the context "Examples".
struct Example
{
    QString id; //!< "first-look"; unique among examples and templates
    QString title;
    QString group; //!< heading under which it is listed
    QString look; //!< what to look at
    QString wrong; //!< where popular tutorials get it wrong; empty for a template
    bool isTemplate = false; //!< a pattern to start from, rather than a lesson
};

//! All of them, in the order in which they are listed: examples first, then templates. Read once.
const std::vector<Example> &examples();

//! The task set itself; a problem when there is none of that id.
Result<TaskSet> readExample(const QString &id);

//! The text of the file as it ships; empty when there is none of that id.
QByteArray exampleFile(const QString &id);

} // namespace awaitscope
