// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/program/grammar/step.h"

// What visits every kind, compiled once; comparisons that need the complete recursive types. Shared nodes compare by content.

namespace awaitscope {

namespace {

template <typename T>
bool samePointee(const std::shared_ptr<const T> &a, const std::shared_ptr<const T> &b)
{
    return a == b || (a && b && *a == *b);
}

} // namespace

Step::Step() = default;
Step::Step(const Step &) = default;
Step::Step(Step &&) noexcept = default;
Step &Step::operator=(const Step &) = default;
Step &Step::operator=(Step &&) noexcept = default;
Step::~Step() = default;

QString symbolOf(MathOp op)
{
    switch (op) {
    case MathOp::Add: return QStringLiteral("+");
    case MathOp::Subtract: return QStringLiteral("-");
    case MathOp::Multiply: return QStringLiteral("*");
    }
    Q_UNREACHABLE();
}

QString symbolOf(CompareOp op)
{
    switch (op) {
    case CompareOp::Less: return QStringLiteral("<");
    case CompareOp::LessOrEqual: return QStringLiteral("<=");
    case CompareOp::Greater: return QStringLiteral(">");
    case CompareOp::GreaterOrEqual: return QStringLiteral(">=");
    case CompareOp::In: return QStringLiteral("in");
    }
    Q_UNREACHABLE();
}

namespace {

struct FunctionRow
{
    const char16_t *key;
    int operands;
};

//! In the order of ValueFunction.
constexpr FunctionRow FunctionRows[ValueFunctions] = {
    {u"at()", 2},
    {u"len()", 1},
    {u"copy()", 1},
    {u"type()", 1},
    {u"notes()", 1},
    {u"cause()", 1},
    {u"context()", 1},
    {u"members()", 1},
    {u"get()", 1},
    {u"time()", 0},
};

} // namespace

QString nameOf(ValueFunction function)
{
    return QStringView(FunctionRows[static_cast<int>(function)].key).chopped(2).toString();
}

int operandsOf(ValueFunction function)
{
    return FunctionRows[static_cast<int>(function)].operands;
}

std::optional<ValueFunction> valueFunction(QStringView key)
{
    for (int i = 0; i < ValueFunctions; ++i)
        if (key == QStringView(FunctionRows[i].key))
            return static_cast<ValueFunction>(i);
    return {};
}

const std::vector<Expr> *Expr::operands() const
{
    if (const auto *item = std::get_if<ItemExpr>(&node))
        return &item->parts;
    if (const auto *math = std::get_if<MathExpr>(&node))
        return &math->parts;
    const auto *call = std::get_if<CallExpr>(&node);
    return call ? &call->parts : nullptr;
}

bool Expr::isComputed() const
{
    return operands() || std::holds_alternative<VarRef>(node) || std::holds_alternative<TextExpr>(node);
}

QString opName(const Step &s)
{
    return std::visit([](const auto &op) { return QString::fromLatin1(std::decay_t<decltype(op)>::op); }, s.op);
}

const StepTraits &traitsOf(const Step &s)
{
    return std::visit([](const auto &op) -> const StepTraits & { return std::decay_t<decltype(op)>::traits; }, s.op);
}

bool runsInThread(const Step &s)
{
#define AWAITSCOPE_IS_KIND(Kind) || std::holds_alternative<step::Kind>(s.op)
    const bool isBasic = false AWAITSCOPE_BASIC_STEPS(AWAITSCOPE_IS_KIND) AWAITSCOPE_VALUE_STEPS(AWAITSCOPE_IS_KIND);
#undef AWAITSCOPE_IS_KIND
    return (isBasic && !traitsOf(s).suspends) || needsThread(s);
}

bool needsThread(const Step &s)
{
    return std::holds_alternative<step::RunThreadsafe>(s.op) || std::holds_alternative<step::ThreadsafeResult>(s.op)
        || std::holds_alternative<step::ThreadsafeCancel>(s.op);
}

bool runsInCallback(const Step &s)
{
#define AWAITSCOPE_IS_KIND(Kind) || std::holds_alternative<step::Kind>(s.op)
    return (runsInThread(s) && !needsThread(s)) AWAITSCOPE_CALLBACK_STEPS(AWAITSCOPE_IS_KIND) AWAITSCOPE_IS_KIND(Make) AWAITSCOPE_IS_KIND(Spawn)
        AWAITSCOPE_IS_KIND(Cancel) AWAITSCOPE_IS_KIND(Callback) AWAITSCOPE_IS_KIND(Result) AWAITSCOPE_IS_KIND(Exception)
            AWAITSCOPE_IS_KIND(Inspect) AWAITSCOPE_IS_KIND(Future) AWAITSCOPE_IS_KIND(SetResult) AWAITSCOPE_IS_KIND(SetException)
                AWAITSCOPE_IS_KIND(AllTasks) AWAITSCOPE_IS_KIND(EventSet) AWAITSCOPE_IS_KIND(EventClear) AWAITSCOPE_IS_KIND(PutNowait)
                    AWAITSCOPE_IS_KIND(GetNowait) AWAITSCOPE_IS_KIND(Release);
#undef AWAITSCOPE_IS_KIND
}

bool runsInWith(const Step &s)
{
    const auto *with = std::get_if<step::With>(&s.op);
#define AWAITSCOPE_IS_KIND(Kind) || std::holds_alternative<step::Kind>(s.op)
    const bool isSync = with && with->isSync.value_or(false);
    return (runsInCallback(s) || isSync) AWAITSCOPE_IS_KIND(Suppress) AWAITSCOPE_IS_KIND(TaskDone)
        AWAITSCOPE_IS_KIND(QueueShutdown) AWAITSCOPE_IS_KIND(Notify) AWAITSCOPE_IS_KIND(Uncancel)
            AWAITSCOPE_IS_KIND(Reschedule) AWAITSCOPE_IS_KIND(RescheduleAt) AWAITSCOPE_IS_KIND(Collect)
                AWAITSCOPE_IS_KIND(Let) AWAITSCOPE_IS_KIND(List);
#undef AWAITSCOPE_IS_KIND
}

bool CoroCall::operator==(const CoroCall &) const = default;
bool Handler::operator==(const Handler &) const = default;
bool Step::operator==(const Step &) const = default;
bool Awaitable::Gather::operator==(const Gather &) const = default;
bool Awaitable::Shield::operator==(const Shield &o) const { return samePointee(of, o.of); }
bool Awaitable::WaitFor::operator==(const WaitFor &o) const { return ms == o.ms && samePointee(of, o.of); }
bool Awaitable::Spawn::operator==(const Spawn &o) const
{
    return name == o.name && in == o.in && times == o.times && samePointee(of, o.of);
}
bool Condition::All::operator==(const All &) const = default;
bool Condition::Any::operator==(const Any &) const = default;
bool Condition::Not::operator==(const Not &o) const { return samePointee(of, o.of); }

namespace step {

bool Try::operator==(const Try &) const = default;
bool If::operator==(const If &) const = default;
bool For::operator==(const For &) const = default;
bool Repeat::operator==(const Repeat &) const = default;
bool While::operator==(const While &) const = default;
bool AsCompleted::operator==(const AsCompleted &) const = default;
bool TaskGroup::operator==(const TaskGroup &) const = default;
bool Timeout::operator==(const Timeout &) const = default;
bool TimeoutAt::operator==(const TimeoutAt &) const = default;
bool Semaphore::operator==(const Semaphore &) const = default;
bool Lock::operator==(const Lock &) const = default;
bool WithCondition::operator==(const WithCondition &) const = default;
bool ForRange::operator==(const ForRange &) const = default;
bool With::operator==(const With &) const = default;
bool AsyncFor::operator==(const AsyncFor &) const = default;
bool ExitStack::operator==(const ExitStack &) const = default;
bool Suppress::operator==(const Suppress &) const = default;

} // namespace step
} // namespace awaitscope
