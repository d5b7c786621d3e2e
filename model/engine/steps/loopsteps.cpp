// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/engine/steps/loopsteps.h"

#include <cmath>

namespace awaitscope::engine {

namespace {

constexpr double NanosecondsPerMillisecond = 1e6;

//! The moment of the step: None for ever. Python divides what is computed by 1000, and raises what that raises.
Value evaluateMoment(Activation &a, const Instruction &in)
{
    const Value at = Interpreter::evaluate(a, in.value);
    const bool isNever = in.value.kind == Expression::Kind::Constant && at.isNone();
    if (!a.normal() || at.isNumber() || isNever)
        return at;
    Engine &e = *a.engine;
    a.raise(e.error(e.types.typeError, "unsupported operand type(s) for /: '" + e.typeNameOf(at) + "' and 'int'"));
    return {};
}

Value lengthAsValue(Time length)
{
    constexpr qint64 PerMillisecond = 1'000'000;
    const qint64 count = length.count();
    return count % PerMillisecond == 0 ? Value(count / PerMillisecond) : Value(double(count) / NanosecondsPerMillisecond);
}

} // namespace

Value LoopSteps::time(Activation &a)
{
    Engine &e = *a.engine;
    if (e.loopRuns())
        return Value(qint64(std::nearbyint(double(e.now().count()) / NanosecondsPerMillisecond)));
    a.raise(e.error(e.types.runtimeError, "no running event loop"));
    return {};
}

Time LoopSteps::momentOf(const Value &at)
{
    constexpr double Latest = 9e12; // milliseconds, which fit into Time
    const double ms = std::clamp(at.number(), -Latest, Latest);
    const bool isWhole = ms == at.number() && at.kind() != Kind::Float;
    return isWhole ? Time(std::chrono::milliseconds(at.integer())) : Time(qint64(std::llround(ms * NanosecondsPerMillisecond)));
}

std::optional<Time> LoopSteps::enterTimeoutAt(Activation &a, const Instruction &in) // O9
{
    Engine &e = *a.engine;
    const Value at = evaluateMoment(a, in);
    if (!a.normal())
        return {};
    Event entry = e.event(EventKind::TimeoutEnter, e.currentEntity());
    entry.a = entry.b = index(ValueId::None);
    std::optional<Time> left;
    if (!at.isNone()) {
        left = e.rules.timeoutAtIsAbsolute ? momentOf(at) - e.now() : momentOf(at);
        entry.a = index(e.valueId(lengthAsValue(*left)));
        entry.b = index(e.valueId(at));
    }
    e.record(entry);
    return left;
}

void LoopSteps::rescheduleAt(Activation &a, const Instruction &in) // O9
{
    Engine &e = *a.engine;
    const Value v = Interpreter::get(a, in.of);
    if (!a.normal())
        return;
    if (v.kind() != Kind::Timeout)
        return Interpreter::noAttribute(a, v, "cm");
    const Value at = evaluateMoment(a, in);
    if (!a.normal())
        return;
    auto &scope = *v.as<TimeoutContext>();
    if (Ref<Exc> refused = scope.whyFixed())
        return a.raise(std::move(refused));
    scope.reschedule(at.isNone() ? std::nullopt : std::optional(momentOf(at) - e.now()));
}

} // namespace awaitscope::engine
