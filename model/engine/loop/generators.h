// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/loop/task.h"

#include <algorithm>
#include <coroutine>
#include <map>
#include <unordered_map>
#include <vector>

// Asynchronous generators: the object that a program has, what runs of it, and what the event loop knows of them.

namespace awaitscope::engine {

//! What runs of a generator, and where it stands. Owned by the object that the program has, and by the aclose() that the loop calls
//! once that object is gone.
class GeneratorFrame final : public Object, Counted<GeneratorFrame>
{
public:
    explicit GeneratorFrame(Ref<Coroutine> c)
        : Object(Kind::Other), call(std::move(c)) {}
    ~GeneratorFrame() override;

    bool began() const { return call->state != Coroutine::State::Created; }
    bool ended() const { return call->state == Coroutine::State::Finished; }
    bool atYield() const { return bool(yieldPoint); }
    Activation &activation() const { return *call->activation; }
    //! Leaves the steps without running any of them, and releases the locals.
    void unwind();
    void traverse(std::vector<Object *> &out) const override;

    const Ref<Coroutine> call; //!< its name, its arguments, and its activation while it runs
    quint32 number = 0xffffffff; //!< in the trace, from its first step on
    quint16 loop = 0; //!< number of the asyncio.run whose loop knows it
    quint32 order = 0; //!< among those that the loop knows; 0: it was never asked
    bool running = false; //!< "ag_running_async": somebody waits in it
    bool closed = false; //!< "ag_closed"
    bool hadNoSend = false; //!< Y6: its aclose() has begun with an exception, and does not know that
    bool unwinding = false;
    Ref<Exc> thrown; //!< raised at its yield when it goes on
    Value yielded; //!< what it hands out
    Ref<Object> context; //!< in which the loop closes it: that of who dropped it, if the program has context variables
    BodyTask body;
    std::coroutine_handle<> yieldPoint; //!< resumes it, while it is at a yield
    std::coroutine_handle<> asker; //!< resumes who waits for it to yield or to end
};

//! An asynchronous generator, as the program has it.
class AsyncGenerator final : public Object, Counted<AsyncGenerator>
{
public:
    AsyncGenerator(Engine &e, Ref<Coroutine> c)
        : Object(Kind::Generator), engine(e), frame(make<GeneratorFrame>(std::move(c))) {}
    ~AsyncGenerator() override; //!< Y4

    Engine &engine;
    const Ref<GeneratorFrame> frame;
    void traverse(std::vector<Object *> &out) const override { out.push_back(frame.get()); }
};

//! The generators that the event loop knows: those that were asked at least once.
class Generators
{
public:
    //! The hook of the first iteration.
    void asked(GeneratorFrame &g);
    //! It runs in \a activation from now on, or no longer.
    void begun(GeneratorFrame &g);
    void ended(GeneratorFrame &g) { m_frames.erase(&g.activation()); }
    GeneratorFrame &of(const Activation &a) const { return *m_frames.at(&a); }
    //! The hook of the last reference.
    void released(Engine &e, const Ref<GeneratorFrame> &g);
    //! All that are known, in the order in which they were first asked; none is known afterwards. \a tasks: number of those made so far.
    std::vector<Ref<GeneratorFrame>> shutDown(quint32 tasks);
    void closeLoop() { m_isClosed = true; }
    void openLoop(quint32 tasks); //!< of the next asyncio.run; \a tasks: number of those made so far
    //! Leaves all that are at a yield.
    void clear();
    //! asyncio's own tasks that took a number in Python before that task.
    quint32 ownTasksBefore(quint32 task) const { return quint32(std::ranges::lower_bound(m_ownTasks, task) - m_ownTasks.begin()); }

private:
    std::map<quint32, GeneratorFrame *> m_known; // by order
    std::unordered_map<const Activation *, GeneratorFrame *> m_frames; // those that run or are at a yield
    std::vector<quint32> m_ownTasks; // of each the number of the latest task then
    quint32 m_asked = 0;
    quint32 m_begun = 0;
    bool m_isClosed = false;
};

} // namespace awaitscope::engine
