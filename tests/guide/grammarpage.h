// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace awaitscope {

//! A step of the grammar, as its table describes it.
struct StepEntry
{
    QString op;
    QString group;
    QString summary;
    struct Key
    {
        QString name;
        QString value;
        bool required = false;
    };
    std::vector<Key> keys;
};

//! Every step in the order of the table, grouped.
std::vector<StepEntry> stepEntries();

//! docs/guide/task-set-file.md: what is not in a table, then the steps.
QString taskSetPage();

//! docs/guide/trace-file.md: the lines of a recorded run, from the table that reader and writer share.
QString tracePage();

//! What a task set consists of besides its steps: (key, meaning), and (form of a value or of an awaitable, meaning).
using Meanings = std::vector<std::pair<QString, QString>>;
Meanings topLevelKeys();
Meanings valueForms();
Meanings awaitableForms();
Meanings conditionForms();

} // namespace awaitscope
