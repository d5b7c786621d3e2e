// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/taskset.h"
#include "views/common/theme.h"

#include <QSet>
#include <QString>

#include <vector>

namespace awaitscope {

//! One line of the step list: a step, a branch of a step, an awaitable inside a step, or a row for adding one.
struct StepRow
{
    enum class Kind {
        Step,
        Branch, //!< except, else, finally: a heading inside the block of its step
        Member, //!< an awaitable of a gather or similar step
        Empty, //!< represents an empty list of steps
        Add, //!< "Add a step..." at the end
    };

    Kind kind = Kind::Step;
    QString pointer; //!< JSON pointer of the step, the clause, the branch or the awaitable
    QString list; //!< JSON pointer of the list that contains it, or that it represents
    int index = 0; //!< in that list; for Empty and Add the index of a new step
    int depth = 0; //!< number of enclosing blocks
    QString title;
    QString words;
    ColorRole role = ColorRole::SecondaryText;
    bool foldable = false;
    bool folded = false;
    std::vector<ColorRole> blocks; //!< the bars of the enclosing blocks, outermost first; as many as depth
    int closes = 0; //!< number of enclosing blocks that end below this row, including its own block if that is expanded and empty

    bool operator==(const StepRow &) const = default;
};

//! The lines of the body at `pointer`, without what is inside collapsed steps. Linear in the steps shown.
std::vector<StepRow> stepRows(const Body &body, const QString &pointer, const QSet<QString> &folded = {});

//! For goldens: one line per row, indented, with the names of the bars.
QString stepRowsText(const std::vector<StepRow> &rows);

} // namespace awaitscope
