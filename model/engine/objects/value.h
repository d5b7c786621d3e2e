// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/objects/arena.h"
#include "model/engine/objects/exceptiontable.h"
#include "model/trace/ids.h"

#include <algorithm>
#include <memory>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

namespace awaitscope::engine {

enum class Kind : quint8 {
    // values without an object
    None,
    Bool,
    Int,
    Float,
    // objects
    Str,
    List,
    Dict,
    Exception,
    Future,
    Task,
    Coroutine,
    Primitive,
    Group,
    Timeout,
    Stack,
    Handle, //!< of a function that the event loop calls
    Token, //!< of ContextVar.set()
    Threadsafe,
    Generator,
    Other,
};

//! Base class of reference-counted objects. The count is not atomic: a run lives on one thread. The moment at which the last
//! reference is released is observable (N3, C2), so objects are never kept longer than CPython would keep them.
class Object
{
public:
    explicit Object(Kind k)
        : kind(k) {}
    Object(const Object &) = delete;
    Object &operator=(const Object &) = delete;
    virtual ~Object() = default;

    const Kind kind;
    void ref() { ++m_refs; }
    void unref()
    {
        if (--m_refs == 0)
            destroy();
    }
    quint32 refs() const { return m_refs; }
    //! Appends the objects that this one refers to, as CPython's tp_traverse does. Null pointers are allowed.
    virtual void traverse(std::vector<Object *> &) const {}

private:
    //! Destroys this object and whatever only it refers to. Below a certain depth, nested objects are queued until the outermost
    //! one is destroyed: a million nested lists would overflow the stack.
    void destroy();
    quint32 m_refs = 0;
};

//! Reference-counted pointer.
template <typename T>
class Ref
{
public:
    Ref() = default;
    Ref(T *p)
        : m_p(p)
    {
        if (m_p) m_p->ref();
    }
    Ref(const Ref &o)
        : Ref(o.m_p) {}
    Ref(Ref &&o) noexcept
        : m_p(std::exchange(o.m_p, nullptr)) {}
    template <typename U>
    requires std::is_base_of_v<T, U>
    Ref(const Ref<U> &o)
        : Ref(o.get()) {}
    template <typename U>
    requires std::is_base_of_v<T, U>
    Ref(Ref<U> &&o)
    noexcept
        : m_p(o.release()) {}
    ~Ref() { reset(); }
    Ref &operator=(Ref o) noexcept
    {
        std::swap(m_p, o.m_p); // the old object is released last, when o is destroyed: its destructor may read this reference
        return *this;
    }
    void reset()
    {
        if (T *p = std::exchange(m_p, nullptr))
            p->unref();
    }
    T *release() { return std::exchange(m_p, nullptr); } //!< returns the pointer without changing the count; the caller owns the reference
    T *get() const { return m_p; }
    T *operator->() const { return m_p; }
    T &operator*() const { return *m_p; }
    explicit operator bool() const { return m_p; }
    friend bool operator==(const Ref &a, const Ref &b) { return a.m_p == b.m_p; }

private:
    T *m_p = nullptr;
};

template <typename T, typename... Args>
Ref<T> make(Args &&...args)
{
    return Ref<T>(new T(std::forward<Args>(args)...));
}

//! A Python value: small ones are stored inline, others are reference-counted.
class Value
{
public:
    Value() { m_u.i = 0; }
    Value(bool b)
        : m_kind(Kind::Bool) { m_u.i = b; }
    Value(qint64 i)
        : m_kind(Kind::Int) { m_u.i = i; }
    Value(double d)
        : m_kind(Kind::Float) { m_u.d = d; }
    Value(Object *o)
        : m_kind(o ? o->kind : Kind::None)
    {
        m_u.o = o;
        if (o)
            o->ref();
    }
    template <typename T>
    Value(const Ref<T> &r)
        : Value(static_cast<Object *>(r.get()))
    {}
    Value(const Value &o)
        : m_kind(o.m_kind), m_u(o.m_u)
    {
        if (isObject())
            m_u.o->ref();
    }
    Value(Value &&o) noexcept
        : m_kind(std::exchange(o.m_kind, Kind::None)), m_u(o.m_u) {}
    ~Value() { reset(); }
    Value &operator=(Value o) noexcept
    {
        std::swap(m_kind, o.m_kind);
        std::swap(m_u, o.m_u);
        return *this;
    }
    void reset()
    {
        const bool object = isObject();
        m_kind = Kind::None;
        if (object)
            m_u.o->unref();
    }

    Kind kind() const { return m_kind; }
    bool isNone() const { return m_kind == Kind::None; }
    bool isObject() const { return m_kind > Kind::Float; }
    bool isFuture() const { return m_kind == Kind::Future || m_kind == Kind::Task; }
    bool isNumber() const { return m_kind == Kind::Int || m_kind == Kind::Float || m_kind == Kind::Bool; }
    qint64 integer() const { return m_u.i; }
    double number() const { return m_kind == Kind::Float ? m_u.d : double(m_u.i); }
    Object *object() const { return isObject() ? m_u.o : nullptr; }
    template <typename T>
    T *as() const
    {
        return static_cast<T *>(m_u.o);
    }

private:
    Kind m_kind = Kind::None;
    union {
        qint64 i;
        double d;
        Object *o;
    } m_u;
};

using Values = std::vector<Value, CountingAllocator<Value>>;

//! Counts the memory of a value without its elements, and what the allocator needs for a block.
template <typename T>
class Counted
{
protected:
    explicit Counted(std::size_t textBytes = 0)
        : m_bytes(qint64(sizeof(T) + 16 + textBytes))
    {
        countInRun(m_bytes);
    }
    ~Counted() { countInRun(-m_bytes); }

private:
    const qint64 m_bytes;
};

class Str : public Object, Counted<Str>
{
public:
    explicit Str(std::string s)
        : Object(Kind::Str), Counted(s.size()), text(std::move(s)) {}
    const std::string text; //!< UTF-8
};

//! Releases its elements last to first, as CPython does.
class List : public Object, Counted<List>
{
public:
    List()
        : Object(Kind::List) {}
    explicit List(Values v)
        : Object(Kind::List), items(std::move(v)) {}
    ~List() override
    {
        while (!items.empty())
            items.pop_back();
    }
    void traverse(std::vector<Object *> &out) const override
    {
        for (const Value &v : items)
            out.push_back(v.object());
    }
    Values items;
};

class Dict : public Object, Counted<Dict>
{
public:
    Dict()
        : Object(Kind::Dict) {}
    ~Dict() override { countInRun(-keyBytes); }
    void traverse(std::vector<Object *> &out) const override;
    std::vector<std::pair<std::string, Value>, CountingAllocator<std::pair<std::string, Value>>> items; //!< in order of insertion
    qint64 keyBytes = 0; //!< of the keys that were added by steps
};

class Exc;

//! What only few programs need of an exception: its notes, and its context and cause if some step reads them. Two exceptions may be
//! linked in a cycle: LinkedExceptions cuts these links at the end of a run.
class ExcDetails
{
public:
    Values notes; //!< texts
    Ref<Exc> context, cause;

    explicit ExcDetails(class LinkedExceptions &all);
    ExcDetails(const ExcDetails &) = delete;
    ExcDetails &operator=(const ExcDetails &) = delete;
    ~ExcDetails();

private:
    friend class LinkedExceptions;
    LinkedExceptions *m_all;
    ExcDetails *m_before = nullptr, *m_next = nullptr;
};

//! All exceptions of a run that have details.
class LinkedExceptions
{
public:
    LinkedExceptions() = default;
    LinkedExceptions(const LinkedExceptions &) = delete;
    LinkedExceptions &operator=(const LinkedExceptions &) = delete;
    ~LinkedExceptions() { letGo(); }
    void letGo(); //!< cuts all links

private:
    friend class ExcDetails;
    ExcDetails *m_first = nullptr;
};

//! An exception object; groups have members. Identity matters: several tasks may receive the same object (T5).
class Exc : public Object, Counted<Exc>
{
public:
    Exc(TypeId t, std::string m)
        : Object(Kind::Exception), Counted(m.size()), type(t), message(std::move(m)) {}
    const TypeId type;
    const std::string message; //!< for a group without the number of members
    bool hasArgument = true; //!< false: created without arguments, its repr is `ValueError()`
    bool bareArgument = false; //!< its argument is no text: the message is the repr of it
    bool isGroup = false;
    bool wrapped = false; //!< a group that except* created around a single exception: its repr shows a tuple
    std::vector<Ref<Exc>> members;
    quint32 size = 1; //!< exceptions in the tree that it is the root of, as printed: a shared member counts each time
    EntityId raisedIn = EntityId::None; //!< the task that was running when it was first raised
    //! What only the frames of the traceback keep alive in CPython: released when the exception is handled.
    Values held;
    // What it refers to besides its traceback, for its whole life.
    Value of; //!< the object of an AttributeError
    Ref<Exc> context; //!< the exception being handled when it was raised, if that one refers to anything
    Ref<Exc> cause; //!< of `raise ... from`, under the same condition
    std::unique_ptr<ExcDetails> details; //!< null: none
    ExceptionId id = ExceptionId::None; //!< in the trace, once it was recorded there
    bool ownId = false; //!< a CancelledError that the trace can tell from others
    quint32 raisedAfter = 0; //!< number of events when it was first raised
    StepId raisedStep = StepId::None;

    void strip();
    //! Sets the context: it was raised while \a handled was being handled.
    void raisedWhile(const Ref<Exc> &handled);
    //! Whether destroying it would destroy anything else.
    bool refersToSomething() const;
    void dropReferences();
    void traverse(std::vector<Object *> &out) const override;
};

//! The name of a value's type in messages: "int", "str", "NoneType", "_asyncio.Future" ...
std::string typeName(const Value &v);
//! Whether a set or the keys of a dict may contain it.
inline bool isHashable(const Value &v)
{
    return v.kind() != Kind::List && v.kind() != Kind::Dict;
}
bool truthy(const Value &v);
//! The result of comparing two values, or the reason why there is none.
enum class Equality : quint8 { Different,
                               Same,
                               TooDeep, //!< Python raises RecursionError
                               TooLong };
//! \a visited: the number of values that were compared.
Equality compare(const Value &a, const Value &b, qint64 &visited);
//! Visits an exception and, for a group, its members at any depth, up to a few hundred groups; \a visit returns whether to continue.
template <typename Visit>
void visitGroup(const Exc &root, Visit visit);
bool isSame(const Value &a, const Value &b);

template <typename Visit>
void visitGroup(const Exc &root, Visit visit)
{
    if (!visit(root) || root.members.empty())
        return;
    std::vector<const Exc *> open(root.members.size());
    std::transform(root.members.rbegin(), root.members.rend(), open.begin(), [](const Ref<Exc> &m) { return m.get(); });
    constexpr std::size_t MostGroups = 200; // groups visited, each once: groups may share members and be nested at any depth
    std::unordered_set<const Exc *> seen;
    while (!open.empty()) {
        const Exc *at = open.back();
        open.pop_back();
        if (!at->members.empty() && (seen.size() >= MostGroups || !seen.insert(at).second))
            continue;
        if (!visit(*at))
            return;
        for (auto m = at->members.rbegin(); m != at->members.rend(); ++m)
            open.push_back(m->get());
    }
}

} // namespace awaitscope::engine
