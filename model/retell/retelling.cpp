// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/retell/retelling.h"

#include "model/program/grammar/exceptiontypes.h"
#include "model/retell/taskstory.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>

namespace awaitscope {

namespace {

constexpr qint64 Long = 3'600'000; // ms: it did not end while anybody looked

QString tr(const char *text)
{
    return QCoreApplication::translate("Retelling", text);
}

//! A name that Python allows.
QString identifier(std::string_view name)
{
    QString out;
    for (const QChar c : QString::fromUtf8(name.data(), qsizetype(name.size())))
        out += c.isLetterOrNumber() || c == u'_' ? c : QChar(u'_');
    while (out.startsWith(u'_'))
        out.remove(0, 1);
    return out.isEmpty() || !out[0].isLetter() ? QStringLiteral("task") + out : out;
}

//! Whose rules the recorded program followed, if they are known. A reference is named as people do, by its minor version.
std::optional<PythonVersion> pythonOf(const Trace &trace)
{
    const auto version = PythonVersion::fromText(QString::fromStdString(trace.python));
    return version && PythonVersion{version->minor}.exact() == version ? PythonVersion{version->minor} : version;
}

class Teller
{
public:
    explicit Teller(const Trace &trace)
        : m_trace(trace), m_story(storyOf(trace))
    {
    }
    Result<TaskSet> tell();

private:
    void nameCoroutines();
    void findUsers();
    void use(EntityId task, EntityId by);
    Coroutine coroutine(const TaskStory &task, std::size_t number);
    void strangers(Body &body);
    void end(const TaskStory &task, Body &body);
    void make(const Deed &deed, Body &body);
    void makeGenerator(const TaskStory &closer, Body &body);
    void leave(const Deed &deed, Body &body);
    void tell(const TaskStory &task, Body &body);
    static Body closing(Body steps);
    QString generatorOf(const TaskStory &closer) const;
    void cancel(const Deed &deed, Body &body);
    void wait(const Deed &deed, Body &body);
    std::optional<Step> waited(const Deed &deed, Body &body);
    std::optional<Step> gathered(const Deed &deed, std::span<const EntityId> members, Body &body);
    std::optional<Step> waitedForSeveral(const Deed &deed, std::span<const EntityId> members);
    Step slept(const Deed &deed);
    Step raise(ExceptionId exception);
    QString typeOf(ExceptionId exception);
    bool hasVariable(EntityId task) const { return find(task) != nullptr && task != m_story.tasks.front().task && !find(task)->isCloser; }
    bool areTasks(std::span<const EntityId> entities) const;
    const TaskStory *find(EntityId task) const;
    QString variable(EntityId task) const;
    CoroCall call(EntityId task) const;
    std::optional<QString> givenName(EntityId task) const;

    const Trace &m_trace;
    const RunStory m_story;
    TaskSet m_set;
    std::vector<QString> m_names; // of coroutines, by number of the task
    std::unordered_map<quint32, bool> m_isShared; // by task that somebody refers to: whether others than its maker do
    std::unordered_map<quint32, int> m_uses; // by task: how often somebody refers to it
    std::vector<EntityId> m_fresh; // made since the last wait, whose steps are the last of the body
    qint64 m_now = 0; // of the task that is being told, on the virtual clock
};

const TaskStory *Teller::find(EntityId task) const
{
    const auto found = m_story.number.find(index(task));
    return found == m_story.number.end() ? nullptr : &m_story.tasks[found->second];
}

void Teller::nameCoroutines()
{
    std::set<QString> taken;
    for (std::size_t i = 0; i < m_story.tasks.size(); ++i) {
        std::string_view coroutine = m_trace.text(m_story.tasks[i].coroutine);
        if (m_story.tasks[i].isCloser)
            coroutine = coroutine.substr(0, coroutine.rfind('.'));
        const QString base = i == 0 ? QStringLiteral("main") : identifier(coroutine);
        QString name = base;
        for (int n = 2; !taken.insert(name).second; ++n)
            name = QStringLiteral("%1_%2").arg(base).arg(n);
        m_names.push_back(name);
    }
}

void Teller::use(EntityId task, EntityId by)
{
    const TaskStory *of = find(task);
    if (of == nullptr)
        return;
    bool &shared = m_isShared.try_emplace(index(task), false).first->second;
    ++m_uses[index(task)];
    const EntityId maker = of->maker == EntityId::None ? m_story.tasks.front().task : of->maker;
    shared = shared || maker != by;
}

void Teller::findUsers()
{
    for (const TaskStory &task : m_story.tasks) {
        if (task.isHeld)
            use(task.task, task.isHeldToTheEnd ? EntityId::None : task.maker);
        for (const Deed &deed : task.deeds) {
            if (deed.kind == Deed::Kind::Make || deed.kind == Deed::Kind::Leave || deed.other == EntityId::None)
                continue;
            use(deed.other, task.task);
            for (const EntityId member : m_trace.members(deed.other))
                use(member, task.task);
        }
    }
    for (const OutsideCancel &cancel : m_story.cancels)
        use(cancel.task, EntityId::None);
}

QString Teller::variable(EntityId task) const
{
    const auto shared = m_isShared.find(index(task));
    const QString name = QStringLiteral("t%1").arg(m_story.number.at(index(task)));
    return shared != m_isShared.end() && shared->second ? u'$' + name : name;
}

CoroCall Teller::call(EntityId task) const
{
    CoroCall out;
    out.coro = m_names[m_story.number.at(index(task))];
    return out;
}

std::optional<QString> Teller::givenName(EntityId task) const
{
    const Entity &entity = m_trace.entity(task);
    const std::string_view name = entity.named ? m_trace.text(entity.text) : std::string_view();
    return name.empty() ? std::nullopt : std::optional(QString::fromUtf8(name.data(), qsizetype(name.size())));
}

bool Teller::areTasks(std::span<const EntityId> entities) const
{
    return !entities.empty() && std::ranges::all_of(entities, [this](EntityId of) { return hasVariable(of); });
}

//! A type that the set knows; one of the program becomes one of the set.
QString Teller::typeOf(ExceptionId exception)
{
    if (exception == ExceptionId::None)
        return QStringLiteral("Exception");
    const ExceptionInfo &info = m_trace.exception(exception);
    QString type = identifier(m_trace.text(info.type));
    if (info.isGroup)
        type += QStringLiteral("Told"); // raised as one exception: of what it was made is not in the recording
    if (!isKnownExceptionType(m_set, type)) {
        if (!m_set.exceptions)
            m_set.exceptions.emplace();
        m_set.exceptions->push_back({type, QStringLiteral("Exception")});
    }
    return type;
}

Step Teller::raise(ExceptionId exception)
{
    step::Raise out;
    out.type = typeOf(exception);
    if (exception != ExceptionId::None)
        if (const std::string_view words = m_trace.text(m_trace.exception(exception).message); !words.empty())
            out.msg = QString::fromUtf8(words.data(), qsizetype(words.size()));
    return out;
}

Step Teller::slept(const Deed &deed)
{
    // Who was cancelled had asked for more than is known.
    const bool isWhole = deed.end && deed.outcome != Outcome::Cancelled;
    const qint64 ms = isWhole ? std::max<qint64>(*deed.end - m_now, 0) : Long;
    return step::Sleep{Expr{isWhole && deed.begin == *deed.end ? qint64(0) : ms}};
}

std::optional<Step> Teller::gathered(const Deed &deed, std::span<const EntityId> members, Body &body)
{
    step::Gather out;
    const auto isShared = [this](EntityId of) { return m_isShared[index(of)] || m_uses[index(of)] > 1; };
    const bool isInline = members.size() <= m_fresh.size() && std::equal(members.rbegin(), members.rend(), m_fresh.rbegin())
        && std::ranges::none_of(members, isShared);
    bool failed = false;
    for (const EntityId member : members) {
        failed = failed || find(member)->end == EventKind::Raised || find(member)->end == EventKind::Cancelled;
        Awaitable of{Awaitable::Var{variable(member)}, {}};
        if (isInline)
            of.node = Awaitable::Coro{call(member)};
        if (const auto name = isInline ? givenName(member) : std::nullopt)
            of.node = Awaitable::Spawn{std::make_shared<const Awaitable>(Awaitable{Awaitable::Coro{call(member)}, {}}), name, {}, {}};
        out.of.push_back(std::move(of));
    }
    if (isInline)
        body.erase(body.end() - std::ptrdiff_t(members.size()), body.end());
    if (failed && deed.end && deed.outcome == Outcome::Ok)
        out.returnExceptions = true;
    return out;
}

std::optional<Step> Teller::waitedForSeveral(const Deed &deed, std::span<const EntityId> members)
{
    step::Wait out;
    std::size_t ended = 0;
    for (const EntityId member : members) {
        out.of += variable(member);
        const TaskStory *of = find(member);
        const bool isLater = !of->deeds.empty() && deed.end && of->deeds.back().end.value_or(Long) > *deed.end;
        ended += of->end && !isLater ? 1 : 0;
    }
    if (!deed.end || ended == 0)
        return std::nullopt; // a time limit ended it
    if (ended < members.size())
        out.returnWhen = ReturnWhen::FirstCompleted;
    return out;
}

//! The step for a wait that a task set can express.
std::optional<Step> Teller::waited(const Deed &deed, Body &body)
{
    if (deed.other == EntityId::None)
        return std::nullopt;
    const auto members = m_trace.members(deed.other);
    const EntityKind kind = m_trace.entity(deed.other).kind;
    if (kind == EntityKind::Task && hasVariable(deed.other))
        return step::Await{Awaitable{Awaitable::Var{variable(deed.other)}, {}}, {}};
    if (kind == EntityKind::Gather && areTasks(members))
        return gathered(deed, members, body);
    if (kind == EntityKind::Wait && areTasks(members))
        return waitedForSeveral(deed, members);
    return std::nullopt;
}

void Teller::wait(const Deed &deed, Body &body)
{
    std::optional<Step> made = waited(deed, body);
    Body waiting;
    if (!made) {
        waiting.push_back(slept(deed));
        if (deed.end && deed.outcome == Outcome::Raised)
            waiting.push_back(raise(deed.exception));
    } else {
        waiting.push_back(*std::move(made));
    }
    m_fresh.clear();
    m_now = deed.end.value_or(m_now);
    if (!deed.goesOn) {
        body.insert(body.end(), waiting.begin(), waiting.end());
        return;
    }
    Handler handler;
    handler.types = {deed.outcome == Outcome::Cancelled ? QStringLiteral("CancelledError") : typeOf(deed.exception)};
    handler.body = Body();
    step::Try caught;
    caught.body = std::move(waiting);
    caught.except = {std::move(handler)};
    body.push_back(std::move(caught));
}

void Teller::make(const Deed &deed, Body &body)
{
    step::Spawn out;
    out.call = call(deed.other);
    out.name = givenName(deed.other);
    if (m_isShared.contains(index(deed.other)))
        out.as = variable(deed.other);
    m_fresh.push_back(deed.other);
    body.push_back(std::move(out));
}

void Teller::cancel(const Deed &deed, Body &body)
{
    m_fresh.clear();
    const bool isOwn = deed.other == EntityId::None;
    if (!isOwn && !hasVariable(deed.other))
        return;
    step::Cancel out;
    out.of = isOwn ? QStringLiteral("@self") : variable(deed.other);
    body.push_back(std::move(out));
}

void Teller::end(const TaskStory &task, Body &body)
{
    const auto last = std::find_if(task.deeds.rbegin(), task.deeds.rend(), [](const Deed &deed) { return deed.kind == Deed::Kind::Wait; });
    const bool passesOn = last != task.deeds.rend() && last->end && last->outcome != Outcome::Ok && !last->goesOn;
    if (passesOn || !task.end || !task.began)
        return;
    if (task.end == EventKind::Raised)
        body.push_back(raise(task.exception));
    else if (task.end == EventKind::Cancelled)
        body.push_back(step::Raise{QStringLiteral("CancelledError"), {}, {}});
}

//! Generators are told as far as the loop closes them.
QString Teller::generatorOf(const TaskStory &closer) const
{
    return (closer.isLeft ? QStringLiteral("g%1") : QStringLiteral("$g%1")).arg(m_story.number.at(index(closer.task)));
}

void Teller::makeGenerator(const TaskStory &closer, Body &body)
{
    body.push_back(step::Make{call(closer.task), generatorOf(closer)});
    body.push_back(step::Anext{generatorOf(closer), {}});
}

void Teller::leave(const Deed &deed, Body &body)
{
    m_fresh.clear();
    makeGenerator(*find(deed.other), body);
    body.push_back(step::Drop{generatorOf(*find(deed.other))});
}

//! A generator that does the steps when it is closed.
Body Teller::closing(Body steps)
{
    step::Try guarded;
    guarded.body = {Step{step::Yield{}, {}}};
    guarded.finally = std::move(steps);
    return {Step{std::move(guarded), {}}};
}

//! Tasks that no task has made: main makes them, and they wait for their time.
void Teller::strangers(Body &body)
{
    for (const TaskStory &task : m_story.tasks)
        if (task.isCloser && !task.isLeft)
            makeGenerator(task, body);
        else if (!task.isCloser && task.maker == EntityId::None && task.task != m_story.tasks.front().task)
            make({Deed::Kind::Make, task.task, 0, 0, Outcome::Ok, ExceptionId::None, false}, body);
    m_fresh.clear();
}

Coroutine Teller::coroutine(const TaskStory &task, std::size_t number)
{
    Coroutine out;
    out.name = m_names[number];
    m_fresh.clear();
    m_now = number == 0 || task.maker != EntityId::None ? task.made : 0;
    if (number == 0)
        strangers(out.body);
    else if (task.maker == EntityId::None && task.made > 0 && !task.isCloser)
        out.body.push_back(step::Sleep{Expr{task.made}});
    m_now = task.made;
    tell(task, out.body);
    end(task, out.body);
    if (task.isCloser)
        out.body = closing(std::move(out.body));
    return out;
}

void Teller::tell(const TaskStory &task, Body &body)
{
    for (const Deed &deed : task.deeds)
        switch (deed.kind) {
        case Deed::Kind::Make:
            make(deed, body);
            break;
        case Deed::Kind::Cancel:
            cancel(deed, body);
            break;
        case Deed::Kind::Wait:
            if (task.isCollected && &deed == &task.deeds.back()) { // a future that nothing else refers to
                body.push_back(step::Future{QStringLiteral("nothing")});
                body.push_back(step::Await{Awaitable{Awaitable::Var{QStringLiteral("nothing")}, {}}, {}});
            } else {
                wait(deed, body);
            }
            break;
        case Deed::Kind::Drop:
            m_fresh.clear();
            if (hasVariable(deed.other) && (task.task == find(deed.other)->maker || variable(deed.other).startsWith(u'$')))
                body.push_back(step::Drop{variable(deed.other)});
            break;
        case Deed::Kind::Leave:
            leave(deed, body);
            break;
        case Deed::Kind::Collect:
            m_fresh.clear();
            body.push_back(step::Collect{});
            break;
        }
}

Result<TaskSet> Teller::tell()
{
    if (m_story.tasks.empty())
        return Problem{{}, tr("There is no task in this run.")};
    if (m_story.tasks.size() > MostRetoldTasks)
        return Problem{{}, tr("There are %1 tasks in this run; a task set is made of at most %2.").arg(m_story.tasks.size()).arg(MostRetoldTasks)};
    nameCoroutines();
    findUsers();
    for (std::size_t i = 0; i < m_story.tasks.size(); ++i)
        m_set.coros.push_back(coroutine(m_story.tasks[i], i));
    m_set.main.coro = m_names.front();
    m_set.python = pythonOf(m_trace);
    for (const OutsideCancel &cancel : m_story.cancels) {
        if (!hasVariable(cancel.task))
            continue;
        if (!m_set.external)
            m_set.external.emplace();
        ExternalAction action;
        action.at = cancel.at;
        action.of = variable(cancel.task);
        m_set.external->push_back(std::move(action));
    }
    if (m_trace.hasScenario)
        m_set.title = tr("What happened in %1").arg(QString::fromStdString(m_trace.scenario));
    return std::move(m_set);
}

} // namespace

Result<TaskSet> retell(const Trace &trace)
{
    return Teller(trace).tell();
}

} // namespace awaitscope
