// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/engine/loop/generators.h"

#include "model/engine/loop/engine.h"
#include "model/engine/steps/generatorsteps.h"

namespace awaitscope::engine {

GeneratorFrame::~GeneratorFrame()
{
    unwind();
    if (!began())
        call->close(); // a generator that nobody asked: no warning
}

void GeneratorFrame::unwind()
{
    if (!call->activation || !atYield())
        return;
    unwinding = true;
    call->engine.remembered.generators.ended(*this);
    const BodyTask over = std::move(body);
    over.await_suspend(std::noop_coroutine());
    std::exchange(yieldPoint, nullptr).resume();
    call->state = Coroutine::State::Finished;
    for (std::size_t i = 0; i < activation().locals.size(); ++i) // in order of first binding
        activation().locals[i].value.reset();
    call->activation.reset();
}

void GeneratorFrame::traverse(std::vector<Object *> &out) const
{
    out.insert(out.end(), {call.get(), yielded.object(), thrown.get(), context.get()});
}

AsyncGenerator::~AsyncGenerator()
{
    engine.remembered.generators.released(engine, frame);
}

void Generators::asked(GeneratorFrame &g)
{
    if (g.order > 0)
        return;
    g.order = ++m_asked;
    g.loop = g.call->engine.loopNumber();
    m_known.emplace(g.order, &g);
}

void Generators::begun(GeneratorFrame &g)
{
    g.number = ++m_begun;
    m_frames.emplace(&g.activation(), &g);
}

void Generators::released(Engine &e, const Ref<GeneratorFrame> &g) // Y4
{
    m_known.erase(g->order);
    if (e.silent() || !g->began() || g->ended())
        return;
    if (g->closed) { // its aclose() has begun, and refers to it until it is over
        if (g->atYield())
            GeneratorSteps::closeAtOnce(e, g);
        return;
    }
    if (m_isClosed || g->loop != e.loopNumber() || !e.rules.generatorsAreFinalized)
        return;
    Event ev = e.event(EventKind::GeneratorDropped, e.currentEntity());
    ev.a = index(e.coroutineName(*g->call));
    ev.c = g->number;
    e.record(ev);
    if (e.code->usesContexts)
        g->context = e.remembered.calls.context().copy();
    Ref<Coroutine> close = e.newCoroutine(Coroutine::Sort::Close, g->call->code);
    close->machinery->value = Value(g);
    e.queues.callSoon(HandleKind::CloseGenerator, std::move(close));
}

std::vector<Ref<GeneratorFrame>> Generators::shutDown(quint32 tasks)
{
    m_ownTasks.push_back(tasks);
    std::vector<Ref<GeneratorFrame>> all;
    for (const auto &[order, g] : std::exchange(m_known, {}))
        all.emplace_back(g);
    return all;
}

void Generators::openLoop(quint32 tasks)
{
    m_known.clear();
    m_isClosed = false;
    m_ownTasks.push_back(tasks); // that of shutdown_default_executor()
}

void Generators::clear()
{
    while (!m_frames.empty()) {
        const Ref<GeneratorFrame> g(m_frames.begin()->second);
        m_frames.erase(m_frames.begin());
        g->unwind();
    }
    m_known.clear();
}

} // namespace awaitscope::engine
