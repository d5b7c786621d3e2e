// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/steptraits.h"

// Steps of one coroutine: output, time, results, exceptions, branches, loops, variables.

namespace awaitscope::step {

struct Log
{
    static constexpr auto op = "log";
    static constexpr StepTraits traits{.group = StepGroup::Common};
    QString text;

    static constexpr auto fields() { return std::tuple{Field{"text", &Log::text, Role::Text, Need::Required}}; }
    bool operator==(const Log &) const = default;
};

struct Sleep
{
    static constexpr auto op = "sleep";
    static constexpr StepTraits traits{.group = StepGroup::Common, .suspends = true};
    Expr ms;

    static constexpr auto fields() { return std::tuple{Field{"ms", &Sleep::ms, Role::Duration, Need::Required}}; }
    bool operator==(const Sleep &) const = default;
};

//! A synchronous call that takes time, as time.sleep(): the whole loop stands still.
struct Block
{
    static constexpr auto op = "block";
    static constexpr StepTraits traits{.group = StepGroup::Common};
    Expr ms;

    static constexpr auto fields() { return std::tuple{Field{"ms", &Block::ms, Role::Duration, Need::Required}}; }
    bool operator==(const Block &) const = default;
};

struct Return
{
    static constexpr auto op = "return";
    static constexpr StepTraits traits{.group = StepGroup::Common};
    std::optional<Expr> value;

    static constexpr auto fields() { return std::tuple{Field{"value", &Return::value, Role::Value}}; }
    bool operator==(const Return &) const = default;
};

struct Raise
{
    static constexpr auto op = "raise";
    static constexpr StepTraits traits{.group = StepGroup::Errors};
    QString type;
    std::optional<QString> msg;
    std::optional<Cause> from;

    static constexpr auto fields()
    {
        return std::tuple{Field{"type", &Raise::type, Role::ExceptionType, Need::Required},
                          Field{"msg", &Raise::msg, Role::Message},
                          Field{"from", &Raise::from, Role::Cause}};
    }
    bool operator==(const Raise &) const = default;
};

//! Raises the exception that a variable holds.
struct RaiseValue
{
    static constexpr auto op = "raise_value";
    static constexpr StepTraits traits{.group = StepGroup::Errors, .inCpp = false};
    QString of;
    std::optional<Cause> from;

    static constexpr auto fields()
    {
        return std::tuple{Field{"of", &RaiseValue::of, Role::Variable, Need::Required},
                          Field{"from", &RaiseValue::from, Role::Cause}};
    }
    bool operator==(const RaiseValue &) const = default;
};

struct Reraise
{
    static constexpr auto op = "reraise";
    static constexpr StepTraits traits{.group = StepGroup::Errors};

    static constexpr auto fields() { return std::tuple<>{}; }
    bool operator==(const Reraise &) const = default;
};

//! Raises on the first `n` executions, counted across the program under the name `counter`.
struct RaiseFirst
{
    static constexpr auto op = "raise_first";
    static constexpr StepTraits traits{.group = StepGroup::Errors};
    qint64 n = 1;
    QString counter;
    QString type;
    std::optional<QString> msg;

    static constexpr auto fields()
    {
        return std::tuple{Field{"n", &RaiseFirst::n, Role::Count, Need::Required},
                          Field{"counter", &RaiseFirst::counter, Role::Label, Need::Required},
                          Field{"type", &RaiseFirst::type, Role::ExceptionType, Need::Required},
                          Field{"msg", &RaiseFirst::msg, Role::Message}};
    }
    bool operator==(const RaiseFirst &) const = default;
};

//! At most one of `except` and `exceptStar`; an empty and an absent branch differ only in the file.
struct Try
{
    static constexpr auto op = "try";
    static constexpr StepTraits traits{.group = StepGroup::Errors};
    Body body;
    std::optional<std::vector<Handler>> except;
    std::optional<std::vector<Handler>> exceptStar;
    std::optional<Body> orElse;
    std::optional<Body> finally;

    static constexpr auto fields()
    {
        return std::tuple{Field{"body", &Try::body, Role::Body, Need::Required},
                          Field{"except", &Try::except, Role::Handlers},
                          Field{"except_star", &Try::exceptStar, Role::Handlers},
                          Field{"else", &Try::orElse, Role::Body},
                          Field{"finally", &Try::finally, Role::Body}};
    }
    bool operator==(const Try &) const;
};

struct If
{
    static constexpr auto op = "if";
    static constexpr StepTraits traits{.group = StepGroup::Flow};
    Condition cond;
    Body then;
    std::optional<Body> orElse;

    static constexpr auto fields()
    {
        return std::tuple{Field{"cond", &If::cond, Role::Condition, Need::Required},
                          Field{"then", &If::then, Role::Body, Need::Required},
                          Field{"else", &If::orElse, Role::Body}};
    }
    bool operator==(const If &) const;
};

struct For
{
    static constexpr auto op = "for";
    static constexpr StepTraits traits{.group = StepGroup::Flow, .loops = true};
    QString in;
    QString as;
    std::optional<QString> index;
    Body body;

    static constexpr auto fields()
    {
        return std::tuple{Field{"in", &For::in, Role::Variable, Need::Required},
                          Field{"as", &For::as, Role::Bind, Need::Required},
                          Field{"index", &For::index, Role::Bind},
                          Field{"body", &For::body, Role::Body, Need::Required}};
    }
    bool operator==(const For &) const;
};

struct Repeat
{
    static constexpr auto op = "repeat";
    static constexpr StepTraits traits{.group = StepGroup::Flow, .loops = true};
    qint64 times = 1;
    Body body;

    static constexpr auto fields()
    {
        return std::tuple{Field{"times", &Repeat::times, Role::Count, Need::Required},
                          Field{"body", &Repeat::body, Role::Body, Need::Required}};
    }
    bool operator==(const Repeat &) const;
};

struct While
{
    static constexpr auto op = "while";
    static constexpr StepTraits traits{.group = StepGroup::Flow, .loops = true};
    Condition cond;
    Body body;

    static constexpr auto fields()
    {
        return std::tuple{Field{"cond", &While::cond, Role::Condition, Need::Required},
                          Field{"body", &While::body, Role::Body, Need::Required}};
    }
    bool operator==(const While &) const;
};

struct Break
{
    static constexpr auto op = "break";
    static constexpr StepTraits traits{.group = StepGroup::Flow};

    static constexpr auto fields() { return std::tuple<>{}; }
    bool operator==(const Break &) const = default;
};

struct Continue
{
    static constexpr auto op = "continue";
    static constexpr StepTraits traits{.group = StepGroup::Flow};

    static constexpr auto fields() { return std::tuple<>{}; }
    bool operator==(const Continue &) const = default;
};

struct Set
{
    static constexpr auto op = "set";
    static constexpr StepTraits traits{.group = StepGroup::Flow};
    QString as;
    Expr value;

    static constexpr auto fields()
    {
        return std::tuple{Field{"as", &Set::as, Role::Bind, Need::Required},
                          Field{"value", &Set::value, Role::Value, Need::Required}};
    }
    bool operator==(const Set &) const = default;
};

struct Drop
{
    static constexpr auto op = "drop";
    static constexpr StepTraits traits{.group = StepGroup::Flow};
    QString of;

    static constexpr auto fields() { return std::tuple{Field{"of", &Drop::of, Role::Variable, Need::Required}}; }
    bool operator==(const Drop &) const = default;
};

//! The kinds above, in the order of the palette.
// clang-format off
#define AWAITSCOPE_BASIC_STEPS(DO) \
    DO(Log) DO(Sleep) DO(Block) DO(Return) DO(Raise) DO(RaiseValue) DO(Reraise) DO(RaiseFirst) DO(Try) DO(If) DO(For) \
    DO(Repeat) DO(While) DO(Break) DO(Continue) DO(Set) DO(Drop)
// clang-format on

} // namespace awaitscope::step
