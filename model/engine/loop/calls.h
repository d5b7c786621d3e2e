// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/loop/task.h"

#include <map>

namespace awaitscope::engine {

//! The values of the context variables for one task, callback or thread. A copy shares them until one of them changes.
class Context final : public Object
{
public:
    Context()
        : Object(Kind::Other) {}
    Ref<Context> copy() const;
    const Value *find(qint32 variable) const; //!< null: not set
    //! What was set before, or none. \a value: none unsets it.
    std::optional<Value> exchange(Engine &e, qint32 variable, std::optional<Value> value);
    void traverse(std::vector<Object *> &out) const override;
    void dropReferences() { m_bound.reset(); }

private:
    //! Never changes.
    class Bound final : public Object, Counted<Bound>
    {
    public:
        Bound()
            : Object(Kind::Other) {}
        std::vector<std::pair<qint32, Value>, CountingAllocator<std::pair<qint32, Value>>> values;
    };
    Ref<Bound> m_bound; //!< null: none is set
};

//! What ContextVar.set() returns.
class Token final : public Object, Counted<Token>
{
public:
    Token(Ref<Context> in, qint32 of, std::optional<Value> v)
        : Object(Kind::Token), context(std::move(in)), variable(of), before(std::move(v)) {}
    Ref<Context> context;
    const qint32 variable;
    std::optional<Value> before;
    bool isUsed = false;
    void traverse(std::vector<Object *> &out) const override;
};

//! A function with its arguments that the event loop calls once: a handle.
class LoopCall final : public Object
{
public:
    LoopCall(Ref<Task> t, Ref<Context> c)
        : Object(Kind::Handle), carrier(std::move(t)), context(std::move(c)) {}
    ~LoopCall() override;
    enum class State : quint8 { Waiting,
                                Called,
                                Cancelled };
    Ref<Task> carrier; //!< runs its body; the loop never does: it counts as done
    Ref<Context> context; //!< null if the program has no context variables
    std::optional<quint32> receives; //!< the parameter that is bound to the future whose done callback it is
    State state = State::Waiting;
    bool isTimer = false;
    TimerId timer;
    bool isCancelled = false; //!< cancel() was called, even after the function
    void traverse(std::vector<Object *> &out) const override;
};

//! The functions that the event loop calls, its exception handler among them, and the contexts in which code runs (section 25 of
//! docs/engine.md).
class Calls
{
public:
    Calls();
    Calls(const Calls &) = delete;
    Calls &operator=(const Calls &) = delete;
    ~Calls();

    //! A call that waits; \a name: what gives it its turn, as part of its label. \a done: the future of a done callback, or null.
    Ref<LoopCall> add(Engine &e, const MakeCoroutine &function, Bindings args, const char *name, Future *done = nullptr);
    void run(Engine &e, LoopCall &c, Future *done);
    //! Handle.cancel().
    static void cancel(Engine &e, LoopCall &c);

    //! \name loop.set_exception_handler()
    //!@{
    void setHandler(quint16 loop, const MakeCoroutine &function, Bindings args);
    bool hasHandler() const { return !m_handlers.empty(); }
    //! That loop reports something. \a context: that of a task, in which the handler runs since 3.12, if any. Null, or what leaves the loop.
    Ref<Exc> tellHandler(Engine &e, quint16 loop, const std::string &message, const Ref<Exc> &exception, Ref<Object> context, bool isHandled = false);
    //!@}

    //! \name loop.add_signal_handler() for SIGINT
    //!@{
    void setSignalHandler(Engine &e, const MakeCoroutine &function, Bindings args);
    void removeSignalHandler();
    bool hasSignalHandler() const { return m_signal.function != nullptr; }
    bool hasReplacedRunner() const { return m_signal.hasReplaced; } //!< the handler of asyncio.Runner is gone, until the next asyncio.run
    void signalled(Engine &e); //!< the loop reads a signal: it will call the function
    void closeLoop(); //!< asyncio.run returns: its loop removes the handler, and the next Runner sets its own
    //!@}

    //! \name Contexts: only if the program has context variables
    //!@{
    Context &context();
    void inherit(Task &t); //!< a copy of the current one
    //! Code of \a context runs; null: an empty one.
    class In
    {
    public:
        In(Engine &e, const Ref<Object> &context);
        In(Engine &e, const Task &t);
        In(const In &) = delete;
        In &operator=(const In &) = delete;
        ~In();

    private:
        void enter(const Ref<Object> &context);
        Calls *m_calls = nullptr;
        Ref<Context> m_before;
    };
    //!@}

    //! The task whose step runs while a function is called, or null: asyncio.current_task().
    Task *taskBelow() const { return m_below; }
    //! The loop does not run: asyncio.run is between its phases, or has returned.
    class Outside
    {
    public:
        explicit Outside(Calls &c)
            : m_calls(c) { ++m_calls.m_outside; }
        Outside(const Outside &) = delete;
        Outside &operator=(const Outside &) = delete;
        ~Outside() { --m_calls.m_outside; }

    private:
        Calls &m_calls;
    };
    bool isOutside() const { return m_outside > 0; }
    void clear();

private:
    Ref<Task> makeCarrier(Engine &e, const MakeCoroutine &function, Bindings args, const char *name);
    Ref<Exc> execute(Engine &e, Task &t, const Ref<Exc> &handled);

    struct Handler
    {
        const MakeCoroutine *function = nullptr;
        Bindings args;
    };
    std::map<quint16, Handler> m_handlers; //!< by loop
    struct
    {
        const MakeCoroutine *function = nullptr;
        Bindings args;
        Ref<Context> context; //!< of each call: null if the program has no context variables
        bool hasReplaced = false;
    } m_signal;
    Ref<Context> m_context;
    Task *m_below = nullptr;
    quint32 m_count = 0;
    quint32 m_handlersDeep = 0;
    quint32 m_outside = 0;
};

} // namespace awaitscope::engine
