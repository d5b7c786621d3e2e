// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace awaitscope {

//! A Python on this machine.
struct Interpreter
{
    QString label; //!< for a list
    QString program; //!< a name that is found on PATH, or an absolute path
    QString path; //!< absolute; empty: PATH has no program of that name
};

//! python3, every python3.N on PATH, the virtual environments in \a folder, the one of the program, the active one, those of pyenv, and what
//! else PATH has, each once. Nothing is executed.
std::vector<Interpreter> findInterpreters(const QString &folder);

} // namespace awaitscope
