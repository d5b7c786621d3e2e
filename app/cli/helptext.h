// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/options.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace awaitscope {

//! A paragraph of a help, untranslated, and the options that follow it, if any.
struct HelpPart
{
    const char *paragraph;
    Options options; //!< only to be shown: what they would change is gone
};
//! What `awaitscope COMMAND --help` says.
struct CommandHelp
{
    QString usage; //!< one line for each form
    std::vector<HelpPart> parts;
};
//! Options that are described together.
struct HelpRow
{
    QStringList forms; //!< "--title TEXT"
    QString text;
};

//! The commands that have a help of their own: run, export ...
QStringList commandNames();
//! None if there is no such command.
std::optional<CommandHelp> helpOf(const QString &command);
//! The rows of a table of options, without the hidden ones.
std::vector<HelpRow> rowsOf(const Options &options);
//! What `awaitscope TOPIC --help` prints; an empty topic is the whole program.
QString helpText(const QString &topic);

} // namespace awaitscope
