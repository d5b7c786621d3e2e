// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace awaitscope {

//! One line of a difference between two texts.
struct DiffLine
{
    enum class Kind : quint8 { Same,
                               Removed,
                               Added,
                               Skipped /*!< stands for some equal lines that are not shown; no text */ } kind
        = Kind::Same;
    QString text;
    bool operator==(const DiffLine &) const = default;
};

//! The lines that changed, with \a context equal ones around them. The shortest difference, except between texts of which more than
//! some 3,000 lines differ: those are shown as removed and added.
std::vector<DiffLine> lineDifference(const QString &before, const QString &after, int context = 3);

} // namespace awaitscope
