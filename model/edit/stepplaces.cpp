// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/stepplaces.h"

#include "model/edit/stepedits.h"

#include <QCoreApplication>

namespace awaitscope {

namespace {

struct Places
{
    Q_DECLARE_TR_FUNCTIONS(StepPlaces)
};

bool fits(const NewStep &made, const QString &list)
{
    return Program(insertSteps(made.set, list, 0, {made.step}).set).problems().empty();
}

//! A list of steps, and what the steps around it allow: the whole set is checked with a step in it.
class Room
{
public:
    Room(const TaskSet &set, const QString &coroutine, const QString &list)
        : m_scope(scopeOf(set, coroutine)),
          m_list(list),
          m_waits(takes(step::Sleep())),
          m_isThread(!m_waits && takes(step::RunThreadsafe())),
          m_isOfWith(!m_waits && !m_isThread && takes(step::Collect()))
    {
    }

    QString refusal(const Step &s) const
    {
        if (m_isThread && !runsInThread(s))
            return std::holds_alternative<step::Collect>(s.op) || std::holds_alternative<step::ContextSet>(s.op)
                    || std::holds_alternative<step::ContextReset>(s.op)
                ? Places::tr("Not in a function that runs in a thread.")
                : Places::tr("Not in a thread: it needs the event loop.");
        if (m_isOfWith && !runsInWith(s))
            return Places::tr("Not in a function of a context manager: it cannot wait.");
        if (!m_waits && !m_isThread && !m_isOfWith && !runsInCallback(s))
            return Places::tr("Not in a function that the event loop calls.");
        if (needsThread(s) && !m_isThread)
            return Places::tr("Only in a function that runs in a thread.");
        if ((std::holds_alternative<step::Break>(s.op) || std::holds_alternative<step::Continue>(s.op)) && !takes(s.op))
            return Places::tr("Only in a loop.");
        if (std::holds_alternative<step::Yield>(s.op) && !takes(s.op))
            return Places::tr("Not in a coroutine that is awaited.");
        return {};
    }

private:
    bool takes(const step::Any &kind) const
    {
        return fits(newStep(kind.index(), m_scope), m_list);
    }

    const EditScope m_scope;
    const QString m_list;
    const bool m_waits; //!< else it is in a function: of a thread, of a context manager, or one that the event loop calls
    const bool m_isThread;
    const bool m_isOfWith;
};

} // namespace

std::vector<QString> refusedSteps(const Program &program, const QString &coroutine, const QString &list)
{
    std::vector<QString> refused(std::variant_size_v<step::Any>);
    if (!program.problems().empty())
        return refused;
    const Room room(program.set(), coroutine, list);
    const EditScope nothing{};
    for (std::size_t kind = 0; kind < refused.size(); ++kind)
        refused[kind] = room.refusal(newStep(kind, nothing).step);
    return refused;
}

NewStep newStepFor(std::size_t kind, const Program &program, const QString &coroutine, const QString &list)
{
    NewStep made = newStep(kind, scopeOf(program.set(), coroutine));
    auto *loop = std::get_if<step::While>(&made.step.op);
    auto *end = std::get_if<step::Return>(&made.step.op);
    if ((!loop && !end) || !program.problems().empty() || fits(made, list))
        return made;
    if (loop)
        loop->body = *threadCall().body;
    else
        end->value.reset();
    return made;
}

} // namespace awaitscope
