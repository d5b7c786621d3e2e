// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of model/engine/loop/engine.h: how things become part of the trace.

// What the engine records in the trace: events, labels, values as text.

#include "model/engine/loop/engine.h"
#include "model/text/pythontext.h"

#include <algorithm>

namespace awaitscope::engine {

void Engine::tooManyEvents()
{
    reachLimit("more than " + std::to_string(m_limits.maxEvents) + " events");
}

EntityId Engine::entityOf(Future &f)
{
    if (f.entity == EntityId::None)
        f.entity = trace.addEntity({EntityKind::Future, false, StringId::None, ++m_numbers.future});
    return f.entity;
}

EntityId Engine::failureOf(Future &f)
{
    return f.shape == Future::Shape::Executor ? static_cast<ExecutorFuture &>(f).call : entityOf(f);
}

EntityId Engine::labelOf(const Value &v)
{
    if (v.isFuture())
        return entityOf(*v.as<Future>());
    const std::string text = repr(v);
    m_tooDeep = false; // Python does not produce this text
    return trace.textEntity(text);
}

StringId Engine::coroutineName(const Coroutine &c)
{
    if (c.sort == Coroutine::Sort::Program)
        return m_coroutineNames[std::size_t(c.code - code->coroutines.data())];
    return trace.string(c.name());
}

ValueId Engine::valueId(const Value &v)
{
    if (v.kind() == Kind::Int)
        return trace.value(v.integer());
    if (v.isNone())
        return ValueId::None;
    return trace.value(json(v));
}

ValueId Engine::argsId(const Bindings &args)
{
    if (args.empty())
        return ValueId::None;
    std::string out;
    if (args.size() == 1 && args[0].value.kind() == Kind::Int && qint32(args[0].value.integer()) == args[0].value.integer()) {
        StringId &before = m_argumentTexts[args[0].name];
        if (before == StringId::None) {
            appendJsonString(code->names[args[0].name], out += '{');
            before = trace.string(out += ':');
        }
        return trace.value(before, qint32(args[0].value.integer()));
    }
    out = '{';
    for (const Binding &b : args) {
        if (out.size() > 1)
            out += ',';
        appendJsonString(code->names[b.name], out);
        out += ':';
        out += json(b.value);
    }
    return trace.value(out += '}');
}

ValueId Engine::sleepArgs(const Coroutine &c)
{
    return trace.value("{\"ms\":" + std::to_string(c.machinery->ms.value_or(0)) + "}");
}

ExceptionId Engine::exceptionId(Exc &e)
{
    constexpr quint64 BytesPerMember = 64; // of the text of an event that shows it
    if (e.isGroup && m_groupDepth == 0 && (m_used.textBytes += e.size * BytesPerMember) > m_limits.maxTextBytes)
        reachLimit("more than " + std::to_string(m_limits.maxTextBytes) + " bytes of text");
    if (e.id != ExceptionId::None)
        return e.id;
    if (isCancelled(e) && !e.isGroup) { // there are many, and their identity rarely matters
        const auto [it, isNew] = m_plainExceptions.try_emplace(types.name(e.type) + ":" + e.message, ExceptionId::None);
        if (isNew)
            it->second = trace.addException({trace.string(types.name(e.type)), trace.string(e.message), false, {}});
        return e.id = it->second;
    }
    ExceptionInfo info{trace.string(types.name(e.type)), trace.string(excText(e)), e.isGroup, {}, e.bareArgument};
    constexpr int Deepest = 500; // the members of deeper groups are left out
    if (m_groupDepth < Deepest) {
        ++m_groupDepth;
        for (const Ref<Exc> &m : e.members)
            info.members.push_back(exceptionId(*m));
        --m_groupDepth;
    }
    return e.id = trace.addException(std::move(info));
}

ExceptionId Engine::ownExceptionId(Exc &e)
{
    if (e.ownId || !isCancelled(e) || e.isGroup)
        return exceptionId(e);
    e.ownId = true;
    return e.id = trace.addException({trace.string(types.name(e.type)), trace.string(e.message), false, {}});
}

ExcDetails &Engine::detailsOf(Exc &e)
{
    if (!e.details)
        e.details = std::make_unique<ExcDetails>(remembered.linked);
    return *e.details;
}

namespace {

//! Sets the context as CPython does: a link that would close a cycle is cut.
void linkContext(Engine &e, Exc &raised, Exc &handled)
{
    constexpr int Longest = 10'000; // links; there may be a cycle already: AsyncExitStack can close one
    int links = 0;
    for (Exc *at = &handled; at && at->details && links < Longest; at = at->details->context.get(), ++links) {
        if (at->details->context.get() == &raised) {
            at->details->context.reset();
            break;
        }
    }
    e.detailsOf(raised).context = Ref<Exc>(&handled);
}

} // namespace

void Engine::chain(Exc &raised, Exc &handled)
{
    if (m_muted || &raised == &handled)
        return;
    trace.setContext(ownExceptionId(raised), exceptionId(handled));
    if (code->readsChains)
        linkContext(*this, raised, handled);
}

void Engine::copyDetails(Exc &part, const Exc &whole)
{
    if (!whole.details || m_muted)
        return;
    detailsOf(part).notes = whole.details->notes;
    part.details->context = whole.details->context;
    part.details->cause = whole.details->cause;
    if (whole.details->notes.empty() || whole.id == ExceptionId::None)
        return;
    const ExceptionId id = exceptionId(part);
    if (const ExceptionChain *chain = trace.chain(whole.id)) {
        std::vector<ExceptionNote> notes = chain->notes;
        trace.makeChain(id).notes = std::move(notes);
    }
}

void Engine::setCause(Exc &raised, Exc *cause)
{
    if (m_muted)
        return;
    const ExceptionId id = ownExceptionId(raised);
    const ExceptionId of = cause ? exceptionId(*cause) : ExceptionId::None;
    ExceptionChain &chain = trace.makeChain(id);
    chain.cause = of;
    chain.suppressContext = true;
    if (code->readsChains)
        detailsOf(raised).cause = Ref<Exc>(cause);
}

void Engine::markTimeout(Exc &passing)
{
    Exc *object = &passing; // of `at`, if contexts are read
    constexpr int Longest = 10'000; // links: there may be a cycle
    int links = 0;
    for (ExceptionId at = m_muted ? ExceptionId::None : exceptionId(passing); at != ExceptionId::None && links < Longest; ++links) {
        const ExceptionChain *chain = trace.chain(at);
        const ExceptionId context = chain ? chain->context : ExceptionId::None;
        if (context != ExceptionId::None && types.isSubclass(types.find(std::string(trace.text(trace.exception(context).type))), types.cancelled)) {
            const ExceptionId timeout = trace.addException({trace.string(types.name(types.timeout)), trace.string(""), false, {}});
            trace.makeChain(timeout) = {context, context, true};
            trace.makeChain(at).context = timeout;
            if (object && object->details && object->details->context) {
                Ref<Exc> between = error(types.timeout);
                between->id = timeout;
                ExcDetails &details = detailsOf(*between);
                details.context = details.cause = object->details->context;
                object->details->context = between;
            }
            return;
        }
        at = context;
        object = object && object->details ? object->details->context.get() : nullptr;
    }
}

std::string Engine::excText(const Exc &e) const
{
    if (!e.isGroup)
        return e.message;
    return e.message + " (" + std::to_string(e.members.size()) + " sub-exception" + (e.members.size() == 1 ? ")" : "s)");
}

std::string Engine::typeNameOf(const Exc &e) const
{
    const std::string &name = types.name(e.type);
    constexpr std::string_view Module = "concurrent.futures."; // which tells its CancelledError from that of asyncio
    return name.starts_with(Module) ? name.substr(Module.size()) : name;
}

std::string Engine::typeNameOf(const Value &v) const
{
    if (v.kind() == Kind::Exception)
        return typeNameOf(*v.as<Exc>());
    if (v.kind() == Kind::Future && v.as<Future>()->shape == Future::Shape::Gather)
        return "_GatheringFuture";
    if (v.kind() == Kind::Primitive) {
        switch (v.as<Primitive>()->code.kind) {
        case ObjectKind::Semaphore: return v.as<Primitive>()->code.bounded ? "BoundedSemaphore" : "Semaphore";
        case ObjectKind::Lock: return "Lock";
        case ObjectKind::Queue:
            switch (v.as<Primitive>()->code.order) {
            case QueueOrder::Fifo: return "Queue";
            case QueueOrder::Lifo: return "LifoQueue";
            case QueueOrder::Priority: return "PriorityQueue";
            }
            break;
        case ObjectKind::Event: return "Event";
        case ObjectKind::Condition: return "Condition";
        case ObjectKind::Barrier: return "Barrier";
        case ObjectKind::Executor: return "ThreadPoolExecutor";
        case ObjectKind::ContextVariable: return "ContextVar";
        }
    }
    if (v.kind() == Kind::Handle)
        return v.as<LoopCall>()->isTimer ? "TimerHandle" : "Handle";
    return typeName(v);
}

std::string Engine::str(const Value &v)
{
    if (v.kind() == Kind::Str)
        return v.as<Str>()->text;
    if (v.kind() == Kind::Exception)
        return excText(*v.as<Exc>());
    return v.isFuture() ? trace.label(entityOf(*v.as<Future>())) : repr(v);
}

std::string Engine::nameOf(const Task &t) const
{
    const Entity &e = trace.entity(t.entity);
    const bool inFirstStep = std::ranges::find(m_eagerSteps, &t) != m_eagerSteps.end();
    if (e.named && !(inFirstStep && rules.naming.eagerAreNamedLate)) {
        std::string label(trace.text(e.text));
        if (const auto used = m_usedLabels.find(label); used == m_usedLabels.end() || used->second != t.number)
            label.resize(label.rfind('#')); // the name was taken
        return label;
    }
    if (startsEagerly(t) && !inFirstStep && rules.naming.eagerLoseTheirName)
        return "None";
    const auto before = std::ranges::lower_bound(m_uncounted, t.number) - m_uncounted.begin();
    return "Task-" + std::to_string(t.number - quint32(before) + remembered.generators.ownTasksBefore(t.number));
}

Ref<Exc> Engine::notHashable(const Value &v, const char *use)
{
    const std::string reason = "unhashable type: '" + typeName(v) + "'";
    return error(types.typeError, rules.newMessages ? "cannot use '" + typeName(v) + "' as a " + use + " (" + reason + ")" : reason);
}

Ref<Exc> Engine::cannotBeAwaited(const Value &v)
{
    const std::string type = typeNameOf(v);
    return error(types.typeError, rules.newMessages ? "'" + type + "' object can't be awaited" : "object " + type + " can't be used in 'await' expression");
}

Ref<Exc> Engine::error(TypeId type, std::string message)
{
    return make<Exc>(type, std::move(message));
}

Ref<Exc> Engine::error(TypeId type)
{
    auto e = make<Exc>(type, types.isSubclass(type, types.syntaxError) ? std::string("None") : std::string()); // its str() is "None"
    e->hasArgument = false;
    return e;
}

Ref<Exc> Engine::makeGroup(std::string message, std::vector<Ref<Exc>> members)
{
    TypeId type = types.group;
    for (const Ref<Exc> &m : members)
        if (!isInstance(*m, types.exception))
            type = types.baseGroup; // X5
    auto g = make<Exc>(type, std::move(message));
    g->isGroup = true;
    g->members = std::move(members);
    constexpr quint32 Most = 100'000;
    for (const Ref<Exc> &m : g->members)
        g->size = std::min(g->size + m->size, Most + 1);
    if (g->size > Most) // groups may share members at every level: the trace shows them all
        reachLimit("an exception group of too many members");
    return g;
}

Values Engine::allTasks(bool others) const
{
    Values all;
    for (Future *f = m_firstFuture; f; f = f->next)
        if (f->shape == Future::Shape::Task && !f->done() && !static_cast<Task *>(f)->internal && !isForeign(*f)
            && !(others && f == (current && current->isCallback() ? remembered.calls.taskBelow() : current)))
            all.emplace_back(Ref<Task>(static_cast<Task *>(f)));
    return all;
}

void Engine::recordFutureSet(Future &f)
{
    Event ev = event(EventKind::FutureSet, currentEntity());
    ev.a = index(entityOf(f));
    record(ev);
}

void Engine::callbackFailed(const std::optional<std::string> &id, Exc &e, const LoopCall *call) // L5
{
    const Ref<Exc> failed(&e);
    e.strip();
    Event ev = event(EventKind::CallbackError, EntityId::None);
    if (id)
        ev.a = index(trace.string(*id));
    ev.b = index(exceptionId(e));
    record(ev);
    if (!remembered.calls.hasHandler())
        return;
    const std::string name = call ? std::string(call->carrier->coroutine->name()) + "()" : id.value_or(std::string());
    const std::string message = name.empty() ? "Exception in callback" : "Exception in callback " + name;
    if (Ref<Exc> raised = remembered.calls.tellHandler(*this, loopNumber(), message, failed, call ? call->context : Ref<Context>(), true))
        leaveLoop(std::move(raised));
}

namespace {

//! What the reports about it begin with.
std::string classOf(const Future &f)
{
    return f.shape == Future::Shape::Task ? "Task" : f.shape == Future::Shape::Gather ? "_GatheringFuture"
                                                                                      : "Future";
}

Ref<Object> contextOf(const Future &f)
{
    if (f.shape != Future::Shape::Task)
        return {};
    const auto &cold = static_cast<const Task &>(f).cold;
    return cold ? cold->context : Ref<Object>();
}

} // namespace

//! What leaves the exception handler has nowhere to go in a destructor: Python prints it and goes on.
void Engine::ignore(const Ref<Exc> &raised)
{
    if (!raised)
        return;
    Event ev = event(EventKind::LoopError, EntityId::None);
    ev.a = index(trace.string("Exception ignored in exception handler"));
    ev.b = index(exceptionId(*raised));
    record(ev);
}

void Engine::reportUnretrieved(Future &f) // N3
{
    f.unretrieved = f.tracked = false;
    if (m_muted)
        return;
    Event ev = event(EventKind::NeverRetrieved, failureOf(f));
    ev.a = index(exceptionId(*f.result.as<Exc>()));
    if (current || (step != StepId::None && m_release.task != EntityId::None))
        ev.b = index(current ? current->entity : m_release.task);
    if (m_release.ending)
        ev.c = index(coroutineName(*m_release.ending));
    ev.flag = remembered.collects; // not in the file
    report(ev, rules.reportsAtOnce);
    if (remembered.calls.hasHandler())
        ignore(remembered.calls.tellHandler(*this, f.loop, classOf(f) + " exception was never retrieved", Ref<Exc>(f.result.as<Exc>()), contextOf(f)));
}

void Engine::reportShielded(Future &f)
{
    if (!f.failed())
        return;
    f.retrieve(Retrieval::ShieldReport, EntityId::None);
    Event ev = event(EventKind::ShieldException, entityOf(f));
    ev.a = index(exceptionId(*f.result.as<Exc>()));
    record(ev);
    if (!remembered.calls.hasHandler())
        return;
    if (Ref<Exc> raised = remembered.calls.tellHandler(*this, f.loop, classOf(f) + " exception in shielded future", Ref<Exc>(f.result.as<Exc>()), contextOf(f)))
        leaveLoop(std::move(raised));
}

void Engine::reportNeverAwaited(Coroutine &c) // C2
{
    c.state = Coroutine::State::Finished;
    if (m_muted)
        return;
    Event ev = event(EventKind::NeverAwaited, EntityId::None);
    ev.a = index(coroutineName(c));
    ev.b = index(c.sort == Coroutine::Sort::Sleep ? sleepArgs(c) : argsId(c.args));
    ev.c = c.number;
    report(ev, rules.neverAwaitedAtOnce);
}

void Engine::report(const Event &ev, bool atOnce)
{
    if (!atOnce && m_phase != Phase::Done && !m_collecting)
        m_lateReports.push_back(ev);
    else
        record(ev);
}

void Engine::reportDestroyed(Task &t)
{
    if (!t.warnIfPending || m_collecting)
        return;
    record(event(EventKind::DestroyedPending, t.entity));
    if (remembered.calls.hasHandler())
        ignore(remembered.calls.tellHandler(*this, t.loop, "Task was destroyed but it is pending!", {}, contextOf(t)));
}

} // namespace awaitscope::engine
