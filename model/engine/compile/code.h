// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/engine/objects/exceptiontable.h"
#include "model/engine/objects/value.h"
#include "model/program/grammar/taskset.h"
#include "model/trace/ids.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

// A task set compiled for execution: names become numbers, literals become values, inline coroutines get names of their
// own. The structure stays that of the task set, step by step; nothing is optimised away, so that every event keeps its cause.

namespace awaitscope::engine {

//! A name in the program. Names are numbered once for the whole program.
struct Name
{
    enum class Where : quint8 { None,
                                Local,
                                Global,
                                Self } where
        = Where::None;
    quint32 id = 0; //!< index into Code::names
    qint32 object = -1; //!< index of the shared object that a local name falls back to, or -1
    explicit operator bool() const { return where != Where::None; }
};

//! Text with `{x}` holes: literal, name, literal, name ... literal.
struct Template
{
    std::vector<std::string> literals;
    std::vector<Name> holes;
};

//! An expression; literals without variables are evaluated once, at compile time.
struct Expression
{
    enum class Kind : quint8 { Constant,
                               Variable,
                               Item,
                               Math,
                               Call,
                               Text,
                               List,
                               Dict } kind
        = Kind::Constant;
    Value constant;
    Name variable;
    std::vector<Expression> parts;
    std::vector<std::string> keys; //!< of a Dict, parallel to parts
    MathOp math = MathOp::Add;
    ValueFunction function = ValueFunction::Length;
    Template text = {};
};

struct MakeCoroutine
{
    quint32 coroutine = 0; //!< index into Code::coroutines
    std::vector<std::pair<quint32, Expression>> args; //!< name number, value; in order of evaluation
    bool bindsIndex = false; //!< with `times`, the parameter `index` is the number of the call
    std::optional<quint32> receives = {}; //!< the parameter that is bound to what is done, in a done callback
    std::optional<quint32> messageName = {}, exceptionName = {}; //!< parameters of an exception handler
    bool bindsException = false; //!< the parameter `exc` is the exception that leaves the steps of a context manager
    std::optional<qint64> times;
};

struct MakeAwaitable
{
    enum class Kind : quint8 { Coroutine,
                               Variable,
                               Spawn,
                               Gather,
                               Shield,
                               WaitFor,
                               Sleep,
                               Each,
                               ToThread,
                               RunInExecutor } kind
        = Kind::Coroutine;
    MakeCoroutine coroutine;
    Name variable; //!< of Variable and Each; the task group of Spawn; the executor of RunInExecutor, or none
    std::optional<std::string> label; //!< name of a spawned task
    std::vector<MakeAwaitable> parts; //!< members of Gather; one for Spawn, Shield, WaitFor
    std::optional<qint64> times; //!< of Spawn
    bool eagerStart = false; //!< of Spawn
    bool returnExceptions = false;
    std::optional<qint64> ms; //!< of WaitFor and Sleep
    Expression value; //!< of Sleep
};

struct Test
{
    enum class Kind : quint8 { Truthy,
                               Equal,
                               Not,
                               IsInstance,
                               Done,
                               Cancelled,
                               Compare,
                               All,
                               Any,
                               Cancelling } kind
        = Kind::Truthy;
    Expression left, right;
    std::vector<Test> inner;
    TypeId type{};
    Name variable;
    CompareOp compare = CompareOp::Less;
};

struct Instruction;
using Block = std::vector<Instruction>;

struct ExceptClause
{
    std::vector<TypeId> types;
    std::string handler; //!< the types as written, joined by commas
    Name as;
    Block body;
};

enum class Op : quint8 {
    // finish immediately
    Log,
    Return,
    Raise,
    RaiseValue,
    Reraise,
    RaiseFirst,
    Break,
    Continue,
    Set,
    Drop,
    Let,
    List,
    Make,
    Spawn,
    Reschedule,
    Cancel,
    Uncancel,
    Callback,
    Result,
    Exception,
    Inspect,
    Future,
    SetResult,
    SetException,
    AllTasks,
    TaskDone,
    EventSet,
    EventClear,
    Release,
    Notify,
    PutNowait,
    GetNowait,
    QueueShutdown,
    Append,
    Extend,
    Pop,
    SetItem,
    Remove,
    AddNote,
    PushCallback,
    CallSoon,
    CallLater,
    CallAt,
    DoneCallback,
    ExceptionHandler,
    AddSignalHandler,
    RemoveSignalHandler,
    ContextSet,
    ContextReset,
    RescheduleAt,
    Collect,
    RunThreadsafe,
    ThreadsafeCancel,
    // may suspend once
    Sleep,
    StandStill,
    ThreadsafeResult,
    Await,
    Wait,
    EventWait,
    Join,
    // contain other steps, or may suspend several times
    Put,
    Get,
    Try,
    TryStar,
    If,
    For,
    Repeat,
    While,
    AsCompleted,
    TaskGroup,
    Timeout,
    TimeoutAt,
    Retry,
    Semaphore,
    Lock,
    WithCondition,
    Acquire,
    ConditionWait,
    ConditionWaitFor,
    BarrierWait,
    BarrierReset,
    BarrierAbort,
    ForRange,
    Yield,
    AsyncFor,
    Anext,
    Aclose,
    With,
    ExitStack,
    EnterContext,
    Suppress,
};

//! One step. Which members are used depends on the op, as in the struct of the same name in model/program/grammar/step.h.
struct Instruction
{
    Op op = Op::Log;
    StepId id = StepId::None;
    Name as, of, second, third; //!< second: index of For, done of Wait; third: pending of Wait
    std::vector<Name> names; //!< of Wait
    TypeId type{};
    std::vector<TypeId> types;
    std::optional<Template> text;
    std::optional<std::string> label; //!< callback id, counter, message of cancel
    bool hasCause = false;
    bool flag = false; //!< await of Gather; `from None` of Raise; all of Notify; immediate of QueueShutdown; others of AllTasks; async, sync
    std::optional<qint64> ms;
    qint64 count = 0; //!< times, n, attempts
    std::optional<qint64> delayLimit;
    qint64 delay = 0;
    double factor = 2;
    Expression value;
    std::vector<Expression> values; //!< key of Pop and SetItem; start, stop and step of ForRange
    std::vector<MakeCoroutine> calls; //!< of With and EnterContext: to enter, to exit; of PushCallback, and of a function that the loop calls: one
    MakeAwaitable awaitable;
    std::vector<MakeAwaitable> awaitables;
    std::vector<Test> test; //!< of If, While and ConditionWaitFor: exactly one
    std::vector<ExceptClause> clauses;
    Block body, orElse, finally;
    bool hasElse = false, hasFinally = false;
    CallbackAction action = CallbackAction::Log;
    ReturnWhen returnWhen = ReturnWhen::AllCompleted;
    qint32 object = -1; //!< index into Code::objects
};

struct CoroutineCode
{
    std::string name; //!< unique; an inline coroutine gets a number if its name is taken
    Block body;
    bool isGenerator = false; //!< has a yield
    bool isFunction = false; //!< of a context manager with `sync`
    std::string closeName = {}; //!< of a generator: what its aclose() is called, in a task of its own
};

struct ObjectCode
{
    ObjectKind kind = ObjectKind::Lock;
    std::string name;
    qint64 number = 0; //!< semaphore value, queue size, parties of a barrier, threads of an executor, or the index of a context variable
    bool bounded = false; //!< of a semaphore
    QueueOrder order = QueueOrder::Fifo;
    bool hasFallback = false; //!< of a context variable
    Value fallback = {};
};

struct ExternalCode
{
    qint64 at = 0; //!< milliseconds
    ExternalOp op = ExternalOp::Cancel;
    std::string opName, ofName;
    Name of;
    std::optional<std::string> message;
    Expression value;
};

struct Code
{
    explicit Code(const TaskSet &set)
        : exceptions(set) {}
    std::string scenario;
    bool hasScenario = false;
    bool eager = false; //!< tasks run their first step when they are made (section 16)
    ExceptionTable exceptions;
    std::vector<std::string> names;
    std::vector<CoroutineCode> coroutines;
    std::vector<ObjectCode> objects;
    std::vector<ExternalCode> external;
    MakeCoroutine main;
    std::vector<MakeCoroutine> then; //!< the mains of the asyncio.run that follow
    quint32 indexName = 0; //!< number of the name "index"
    quint32 exceptionName = 0; //!< number of the name "exc"
    bool changesValues = false; //!< a step changes a list or a dictionary: each evaluation of a literal makes its own
    bool usesContexts = false; //!< there is a context variable
    bool readsChains = false; //!< a value is the cause or the context of an exception
    std::vector<std::string> stepPointers;
};

} // namespace awaitscope::engine
