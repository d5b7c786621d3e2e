// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/program/query/bodysummary.h"

#include "model/program/grammar/treewalk.h"
#include "model/program/query/variableusage.h"
#include "model/text/durationtext.h"
#include "model/text/placeholders.h"

#include <algorithm>

namespace awaitscope {

namespace {

bool isLiteral(const Expr &v)
{
    if (v.isComputed())
        return false;
    if (const auto *list = std::get_if<Expr::List>(&v.node))
        return std::all_of(list->begin(), list->end(), isLiteral);
    if (const auto *dict = std::get_if<Expr::Dict>(&v.node))
        return std::all_of(dict->begin(), dict->end(), [](const auto &m) { return isLiteral(m.second); });
    return true;
}

//! Python's truth value of a literal.
bool truth(const Expr &v)
{
    return std::visit(
        [](const auto &node) {
        using T = std::decay_t<decltype(node)>;
        if constexpr (std::is_same_v<T, bool>)
            return node;
        else if constexpr (std::is_same_v<T, qint64> || std::is_same_v<T, double>)
            return node != 0;
        else if constexpr (std::is_same_v<T, QString>)
            return !node.isEmpty();
        else if constexpr (std::is_same_v<T, Expr::List> || std::is_same_v<T, Expr::Dict>)
            return !node.empty();
        else
            return false;
        },
        v.node);
}

class ShapeFinder
{
public:
    explicit ShapeFinder(const Arguments &arguments) : m_arguments(arguments) {}

    BodySummary find(Body &body)
    {
        if (!walk(body)) {
            m_shape.endBody = &body;
            m_shape.endIndex = body.size();
        }
        return std::move(m_shape);
    }

private:
    //! Whether the coroutine ends in this body.
    bool walk(Body &body)
    {
        for (size_t i = 0; i < body.size(); ++i)
            if (step(body, i))
                return true;
        return false;
    }

    bool step(Body &body, size_t i)
    {
        auto &op = body[i].op;
        if (auto *sleep = std::get_if<step::Sleep>(&op))
            return addSleep(body, i, sleep->ms);
        if (const auto *ret = std::get_if<step::Return>(&op))
            return end(body, i, TaskOutcome::returns(ret->value ? std::optional(resolved(*ret->value)) : std::nullopt));
        if (const auto *raise = std::get_if<step::Raise>(&op))
            return end(body, i, TaskOutcome::raises(raise->type, raise->msg ? std::optional(resolved(*raise->msg)) : std::nullopt));
        if (auto *t = std::get_if<step::Try>(&op))
            return tryStep(body, i, *t);
        if (auto *condition = std::get_if<step::If>(&op))
            return ifStep(body, i, *condition);
        if (std::holds_alternative<step::RaiseFirst>(op) || std::holds_alternative<step::RaiseValue>(op) || std::holds_alternative<step::Reraise>(op))
            return custom(body, i);
        if (traitsOf(body[i]).loops)
            return loop(body, i);
        const bool maySuppress = std::holds_alternative<step::With>(op) || std::holds_alternative<step::ExitStack>(op)
            || std::holds_alternative<step::Suppress>(op);
        bool ended = false;
        forEachBody(body[i], QString(), [&](Body &inner, const QString &) { ended = ended || walk(inner); });
        return ended && maySuppress && m_shape.outcome.kind == TaskOutcome::Kind::Raises ? custom(body, i) : ended;
    }

    bool addSleep(Body &body, size_t i, Expr &ms)
    {
        if (m_shape.sleeps.empty()) {
            m_shape.sleepBody = &body;
            m_shape.sleepIndex = i;
        }
        m_shape.sleeps.push_back(&ms);
        const Expr value = resolved(ms);
        const auto *whole = std::get_if<qint64>(&value.node);
        m_shape.sleepTexts.append(whole ? millisecondsText(*whole) : QString());
        return false;
    }

    bool end(Body &body, size_t i, TaskOutcome outcome)
    {
        m_shape.outcome = std::move(outcome);
        m_shape.endBody = &body;
        m_shape.endIndex = i;
        m_shape.endIsStep = true;
        return true;
    }

    bool custom(Body &body, size_t i)
    {
        end(body, i, {});
        m_shape.outcome.kind = TaskOutcome::Kind::Custom;
        return true;
    }

    //! A loop may end the coroutine or not, and sleep any number of times.
    bool loop(Body &body, size_t i)
    {
        struct Finder
        {
            bool ends = false;
            bool sleeps = false;
            void step(const Step &s, const QString &)
            {
                ends = ends || std::holds_alternative<step::Return>(s.op) || std::holds_alternative<step::Raise>(s.op)
                    || std::holds_alternative<step::RaiseFirst>(s.op) || std::holds_alternative<step::RaiseValue>(s.op);
                sleeps = sleeps || std::holds_alternative<step::Sleep>(s.op);
            }
        } inLoop;
        forEachBody(std::as_const(body[i]), QString(), [&](const Body &inner, const QString &) { walkBody(inner, QString(), inLoop); });
        m_shape.sleepsInLoop = m_shape.sleepsInLoop || inLoop.sleeps;
        return inLoop.ends ? custom(body, i) : false;
    }

    bool ifStep(Body &body, size_t i, step::If &s)
    {
        const std::optional<bool> known = evaluate(s.cond);
        if (!known)
            return custom(body, i);
        m_shape.conditional = true;
        if (*known)
            return walk(s.then);
        return s.orElse && walk(*s.orElse);
    }

    bool tryStep(Body &body, size_t i, step::Try &s)
    {
        const bool ended = walk(s.body);
        if (!ended)
            return s.orElse && walk(*s.orElse);
        if (m_shape.tryBody) { // nested handlers
            m_shape.handling.kind = TaskHandling::Kind::Custom;
            return true;
        }
        QStringList caught;
        for (const Handler &h : s.except.value_or(std::vector<Handler>()))
            caught.append(h.types);
        const bool catches = std::any_of(caught.begin(), caught.end(), [](const QString &t) { return t != u"CancelledError"; });
        if (!catches && !s.finally)
            return true;
        m_shape.tryBody = &body;
        m_shape.tryIndex = i;
        m_shape.handling.kind = (catches && s.finally) || s.exceptStar ? TaskHandling::Kind::Custom
            : catches                                                  ? TaskHandling::Kind::TryExcept
                                                                       : TaskHandling::Kind::Finally;
        if (catches)
            m_shape.handling.types = caught;
        return true;
    }

    std::optional<bool> evaluate(const Condition &c) const
    {
        if (const auto *truthy = std::get_if<Condition::Truthy>(&c.node)) {
            const Expr v = resolved(truthy->value);
            return isLiteral(v) ? std::optional(truth(v)) : std::nullopt;
        }
        if (const auto *equal = std::get_if<Condition::Equal>(&c.node)) {
            const Expr left = resolved(equal->left);
            const Expr right = resolved(equal->right);
            return isLiteral(left) && isLiteral(right) ? std::optional(left == right) : std::nullopt;
        }
        if (const auto *negated = std::get_if<Condition::Not>(&c.node)) {
            const std::optional<bool> inner = evaluate(*negated->of);
            return inner ? std::optional(!*inner) : std::nullopt;
        }
        return {};
    }

    Expr resolved(const Expr &v) const
    {
        const auto *var = std::get_if<VarRef>(&v.node);
        return var ? m_arguments.value(var->name, v) : v;
    }

    QString resolved(QString text) const
    {
        for (const QString &name : partsOfText(text).names) {
            const auto it = m_arguments.constFind(name);
            if (it == m_arguments.cend())
                continue;
            const QString placeholder = u'{' + name + u'}';
            if (const auto *s = std::get_if<QString>(&it->node))
                text.replace(placeholder, *s);
            else if (const auto *n = std::get_if<qint64>(&it->node))
                text.replace(placeholder, QString::number(*n));
        }
        return text;
    }

    const Arguments &m_arguments;
    BodySummary m_shape;
};

} // namespace

BodySummary analyseBody(Body &body, const Arguments &arguments)
{
    return ShapeFinder(arguments).find(body);
}

Arguments literalArguments(const CoroCall &call)
{
    Arguments result;
    if (call.args)
        for (const auto &[name, value] : *call.args)
            if (isLiteral(value))
                result.insert(name, value);
    return result;
}

step::Retry *retryWrapper(Body &body)
{
    auto *retry = body.empty() ? nullptr : std::get_if<step::Retry>(&body.front().op);
    const bool alone = retry && (body.size() == 1 || (body.size() == 2 && std::holds_alternative<step::Return>(body.back().op)));
    return alone ? retry : nullptr;
}

Body *workingBody(Body *own)
{
    step::Retry *retry = own ? retryWrapper(*own) : nullptr;
    return retry && retry->of.body ? &*retry->of.body : own;
}

} // namespace awaitscope
