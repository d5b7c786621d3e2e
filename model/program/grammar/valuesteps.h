// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/steptraits.h"

// Steps that change a list or a dictionary in place, a loop over numbers, and notes of exceptions.

namespace awaitscope::step {

struct Append
{
    static constexpr auto op = "append";
    static constexpr StepTraits traits{.group = StepGroup::Flow, .inCpp = false};
    QString of;
    Expr value;

    static constexpr auto fields()
    {
        return std::tuple{Field{"of", &Append::of, Role::Variable, Need::Required},
                          Field{"value", &Append::value, Role::Value, Need::Required}};
    }
    bool operator==(const Append &) const = default;
};

struct Extend
{
    static constexpr auto op = "extend";
    static constexpr StepTraits traits{.group = StepGroup::Flow, .inCpp = false};
    QString of;
    Expr value;

    static constexpr auto fields()
    {
        return std::tuple{Field{"of", &Extend::of, Role::Variable, Need::Required},
                          Field{"value", &Extend::value, Role::Value, Need::Required}};
    }
    bool operator==(const Extend &) const = default;
};

//! Removes an item and keeps it: the last one of a list, or that at `key`.
struct Pop
{
    static constexpr auto op = "pop";
    static constexpr StepTraits traits{.group = StepGroup::Flow, .inCpp = false};
    QString of;
    std::optional<Expr> key;
    std::optional<QString> as;

    static constexpr auto fields()
    {
        return std::tuple{Field{"of", &Pop::of, Role::Variable, Need::Required},
                          Field{"key", &Pop::key, Role::Value},
                          Field{"as", &Pop::as, Role::Bind}};
    }
    bool operator==(const Pop &) const = default;
};

struct SetItem
{
    static constexpr auto op = "set_item";
    static constexpr StepTraits traits{.group = StepGroup::Flow, .inCpp = false};
    QString of;
    Expr key;
    Expr value;

    static constexpr auto fields()
    {
        return std::tuple{Field{"of", &SetItem::of, Role::Variable, Need::Required},
                          Field{"key", &SetItem::key, Role::Value, Need::Required},
                          Field{"value", &SetItem::value, Role::Value, Need::Required}};
    }
    bool operator==(const SetItem &) const = default;
};

//! Removes the first item of a list that equals the value.
struct Remove
{
    static constexpr auto op = "remove";
    static constexpr StepTraits traits{.group = StepGroup::Flow, .inCpp = false};
    QString of;
    Expr value;

    static constexpr auto fields()
    {
        return std::tuple{Field{"of", &Remove::of, Role::Variable, Need::Required},
                          Field{"value", &Remove::value, Role::Value, Need::Required}};
    }
    bool operator==(const Remove &) const = default;
};

//! `for as in range(start, stop, step)`.
struct ForRange
{
    static constexpr auto op = "for_range";
    static constexpr StepTraits traits{.group = StepGroup::Flow, .loops = true, .inCpp = false};
    QString as;
    std::optional<Expr> start;
    Expr stop;
    std::optional<Expr> step;
    Body body;

    static constexpr auto fields()
    {
        return std::tuple{Field{"as", &ForRange::as, Role::Bind, Need::Required},
                          Field{"start", &ForRange::start, Role::Value},
                          Field{"stop", &ForRange::stop, Role::Value, Need::Required},
                          Field{"step", &ForRange::step, Role::Value},
                          Field{"body", &ForRange::body, Role::Body, Need::Required}};
    }
    bool operator==(const ForRange &) const;
};

//! `exception.add_note(text)`.
struct AddNote
{
    static constexpr auto op = "add_note";
    static constexpr StepTraits traits{.group = StepGroup::Errors, .inCpp = false};
    QString of;
    QString text;

    static constexpr auto fields()
    {
        return std::tuple{Field{"of", &AddNote::of, Role::Variable, Need::Required},
                          Field{"text", &AddNote::text, Role::Text, Need::Required}};
    }
    bool operator==(const AddNote &) const = default;
};

//! The kinds above, in the order of the palette.
// clang-format off
#define AWAITSCOPE_VALUE_STEPS(DO) \
    DO(Append) DO(Extend) DO(Pop) DO(SetItem) DO(Remove) DO(ForRange) DO(AddNote)
// clang-format on

} // namespace awaitscope::step
