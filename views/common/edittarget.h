// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace awaitscope {

//! The commands of the Edit menu that act on whatever has the focus.
enum class EditAction : quint8 {
    Cut,
    Copy,
    Paste,
    Duplicate,
    Delete,
    SelectAll,
};

//! A widget that carries out edit commands for itself and everything inside it.
class EditTarget
{
public:
    virtual ~EditTarget() = default;
    //! Does nothing if it has no use for the command.
    virtual void edit(EditAction command) = 0;
};

} // namespace awaitscope
