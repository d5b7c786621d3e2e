// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/taskset.h"
#include "model/text/result.h"

#include <QString>

#include <vector>

namespace awaitscope {

//! A task set that is included with the program, and what to know before opening it. The texts are English; callers
//! translate them in the context "Examples".
struct Example
{
    QString id; //!< "first-look"; unique among examples and templates
    QString title;
    QString group; //!< heading under which it is listed
    QString look; //!< what to look at
    QString wrong; //!< what popular tutorials get wrong about it; empty for a template
    bool isTemplate = false; //!< a pattern to start from rather than a lesson
};

//! All examples and templates in the order of the list: examples first, then templates. Read once.
const std::vector<Example> &examples();

//! The task set itself; a problem if there is none with that id.
Result<TaskSet> readExample(const QString &id);

//! The file as included; empty if there is none with that id.
QByteArray exampleFile(const QString &id);

} // namespace awaitscope
