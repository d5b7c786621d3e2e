// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace awaitscope {

//! One option of a command, as its help describes it.
struct CommandOption
{
    QString name; //!< "--strategy"
    QString value; //!< what follows it: "MS", "light|dark"; empty: nothing
    QString text;
};

//! The options of a command, in the order of its help, without hidden ones. An option that the help has twice occurs as often.
std::vector<CommandOption> optionsOf(const QString &command);

//! All commands with their help and their options, as JSON, for other programs.
QByteArray optionsAsJson();

//! Completes commands, options and their words in bash.
QString bashCompletion();

} // namespace awaitscope
