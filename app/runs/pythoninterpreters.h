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
};

//! python3, every python3.N on PATH, those of pyenv, and the virtual environments in \a folder, the one of the program. Nothing is executed.
std::vector<Interpreter> findInterpreters(const QString &folder);

} // namespace awaitscope
