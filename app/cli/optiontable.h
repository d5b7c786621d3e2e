// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <vector>

namespace awaitscope {

//! One option of a command, as its help describes it.
struct CommandOption
{
    QString name; //!< "--strategy"
    QString value; //!< what follows it: "MS", "light|dark"; empty: nothing
    QString text; //!< one line; empty where the help says it together with its neighbours
};

//! The commands that have a help of their own: run, export ...
QStringList commandNames();

//! The options of a command, in the order of its help. The help is the table: whoever needs the options (the manual page, the guide,
//! the tests) gets them from here. An option that several lines describe occurs as often.
std::vector<CommandOption> optionsOf(const QString &command);

//! All commands with their help and their options, as JSON, for the programs that make the manual page and the guide.
QByteArray optionsAsJson();

} // namespace awaitscope
