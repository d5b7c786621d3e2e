// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/compile/code.h"
#include "model/engine/objects/bodytask.h"

namespace awaitscope::engine {

struct Activation;

//! The steps that change lists and dictionaries in place, the loop over numbers, and the functions and texts of values.
class ValueSteps
{
public:
    //! The steps that end at once.
    static void perform(Activation &a, const Instruction &in);
    static BodyTask forRange(Activation &a, const Instruction &in);
    static Value call(Activation &a, const Expression &e);
    //! A text as a value: f"{x}".
    static Value text(Activation &a, const Template &t);

private:
    static void append(Activation &a, const Instruction &in);
    static void extend(Activation &a, const Instruction &in);
    static void pop(Activation &a, const Instruction &in);
    static void setItem(Activation &a, const Instruction &in);
    static void remove(Activation &a, const Instruction &in);
    static void addNote(Activation &a, const Instruction &in);
};

} // namespace awaitscope::engine
