// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/edit/program.h"
#include "model/formats/program/programtext.h"
#include "model/trace/trace.h"

#include <optional>

namespace awaitscope {

//! Where the steps of a run stand in its Python code, as the Code panel shows it. The code is generated when somebody asks for the first time.
class CodePlaces
{
public:
    void setProgram(const Program &program);

    struct Place
    {
        QString file; //!< its name without the path; empty: the program of a task set
        int line = 0; //!< from 1
        QString code; //!< of the line; of a recorded program none
        bool operator==(const Place &) const = default;
    };
    //! None: the run does not say, or the step has no line of its own.
    std::optional<Place> find(const Trace &trace, StepId step) const;
    //! "12: raise ValueError()", "app.py:12"
    static QString text(const Place &place);

private:
    std::optional<Program> m_program;
    mutable std::optional<ProgramText> m_text;
    mutable QStringList m_lines;
};

} // namespace awaitscope
