// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/program/grammar/exceptiontypes.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

namespace awaitscope {

namespace {

struct BuiltinType
{
    std::string_view name;
    std::string_view base;
};

// Python 3.11 and QueueShutDown of 3.13, sorted by name for the binary search. CancelledError, InvalidStateError, Queue... and the like are asyncio's;
// asyncio.TimeoutError is the built-in TimeoutError, and therefore an OSError. The CancelledError of concurrent.futures is another type.
constexpr std::array builtinTypes{
    BuiltinType{"ArithmeticError", "Exception"},
    BuiltinType{"AssertionError", "Exception"},
    BuiltinType{"AttributeError", "Exception"},
    BuiltinType{"BaseException", ""},
    BuiltinType{"BaseExceptionGroup", "BaseException"},
    BuiltinType{"BlockingIOError", "OSError"},
    BuiltinType{"BrokenBarrierError", "RuntimeError"},
    BuiltinType{"BrokenPipeError", "ConnectionError"},
    BuiltinType{"BufferError", "Exception"},
    BuiltinType{"BytesWarning", "Warning"},
    BuiltinType{"CancelledError", "BaseException"},
    BuiltinType{"ChildProcessError", "OSError"},
    BuiltinType{"ConnectionAbortedError", "ConnectionError"},
    BuiltinType{"ConnectionError", "OSError"},
    BuiltinType{"ConnectionRefusedError", "ConnectionError"},
    BuiltinType{"ConnectionResetError", "ConnectionError"},
    BuiltinType{"DeprecationWarning", "Warning"},
    BuiltinType{"EOFError", "Exception"},
    BuiltinType{"EncodingWarning", "Warning"},
    BuiltinType{"Exception", "BaseException"},
    BuiltinType{"ExceptionGroup", "BaseExceptionGroup"},
    BuiltinType{"FileExistsError", "OSError"},
    BuiltinType{"FileNotFoundError", "OSError"},
    BuiltinType{"FloatingPointError", "ArithmeticError"},
    BuiltinType{"FutureWarning", "Warning"},
    BuiltinType{"GeneratorExit", "BaseException"},
    BuiltinType{"ImportError", "Exception"},
    BuiltinType{"ImportWarning", "Warning"},
    BuiltinType{"IncompleteReadError", "EOFError"},
    BuiltinType{"IndentationError", "SyntaxError"},
    BuiltinType{"IndexError", "LookupError"},
    BuiltinType{"InterruptedError", "OSError"},
    BuiltinType{"InvalidStateError", "Exception"},
    BuiltinType{"IsADirectoryError", "OSError"},
    BuiltinType{"KeyError", "LookupError"},
    BuiltinType{"KeyboardInterrupt", "BaseException"},
    BuiltinType{"LimitOverrunError", "Exception"},
    BuiltinType{"LookupError", "Exception"},
    BuiltinType{"MemoryError", "Exception"},
    BuiltinType{"ModuleNotFoundError", "ImportError"},
    BuiltinType{"NameError", "Exception"},
    BuiltinType{"NotADirectoryError", "OSError"},
    BuiltinType{"NotImplementedError", "RuntimeError"},
    BuiltinType{"OSError", "Exception"},
    BuiltinType{"OverflowError", "ArithmeticError"},
    BuiltinType{"PendingDeprecationWarning", "Warning"},
    BuiltinType{"PermissionError", "OSError"},
    BuiltinType{"ProcessLookupError", "OSError"},
    BuiltinType{"QueueEmpty", "Exception"},
    BuiltinType{"QueueFull", "Exception"},
    BuiltinType{"QueueShutDown", "Exception"},
    BuiltinType{"RecursionError", "RuntimeError"},
    BuiltinType{"ReferenceError", "Exception"},
    BuiltinType{"ResourceWarning", "Warning"},
    BuiltinType{"RuntimeError", "Exception"},
    BuiltinType{"RuntimeWarning", "Warning"},
    BuiltinType{"SendfileNotAvailableError", "RuntimeError"},
    BuiltinType{"StopAsyncIteration", "Exception"},
    BuiltinType{"StopIteration", "Exception"},
    BuiltinType{"SyntaxError", "Exception"},
    BuiltinType{"SyntaxWarning", "Warning"},
    BuiltinType{"SystemError", "Exception"},
    BuiltinType{"SystemExit", "BaseException"},
    BuiltinType{"TabError", "IndentationError"},
    BuiltinType{"TimeoutError", "OSError"},
    BuiltinType{"TypeError", "Exception"},
    BuiltinType{"UnboundLocalError", "NameError"},
    BuiltinType{"UnicodeDecodeError", "UnicodeError"},
    BuiltinType{"UnicodeEncodeError", "UnicodeError"},
    BuiltinType{"UnicodeError", "ValueError"},
    BuiltinType{"UnicodeTranslateError", "UnicodeError"},
    BuiltinType{"UnicodeWarning", "Warning"},
    BuiltinType{"UserWarning", "Warning"},
    BuiltinType{"ValueError", "Exception"},
    BuiltinType{"Warning", "Exception"},
    BuiltinType{"ZeroDivisionError", "ArithmeticError"},
    BuiltinType{"concurrent.futures.CancelledError", "Exception"},
};

constexpr bool byName(const BuiltinType &a, const BuiltinType &b)
{
    return a.name < b.name;
}
static_assert(std::is_sorted(builtinTypes.begin(), builtinTypes.end(), byName));

QString text(std::string_view s)
{
    return QString::fromLatin1(s.data(), qsizetype(s.size()));
}

const BuiltinType *findBuiltin(const QString &name)
{
    const QByteArray key = name.toUtf8();
    const BuiltinType wanted{std::string_view(key.constData(), size_t(key.size())), {}};
    const auto it = std::lower_bound(builtinTypes.begin(), builtinTypes.end(), wanted, byName);
    return it != builtinTypes.end() && it->name == wanted.name ? &*it : nullptr;
}

const ExceptionType *findCustom(const TaskSet &set, const QString &name)
{
    if (!set.exceptions)
        return nullptr;
    for (const ExceptionType &type : *set.exceptions)
        if (type.name == name)
            return &type;
    return nullptr;
}

QString baseOf(const TaskSet &set, const QString &name)
{
    if (const ExceptionType *custom = findCustom(set, name))
        return custom->base;
    return builtinBase(name).value_or(QString());
}

} // namespace

QString canonicalExceptionType(const QString &name)
{
    return name == u"IOError" || name == u"EnvironmentError" ? QStringLiteral("OSError") : name;
}

std::optional<QString> builtinBase(const QString &name)
{
    const BuiltinType *type = findBuiltin(canonicalExceptionType(name));
    return type ? std::optional(text(type->base)) : std::nullopt;
}

bool isKnownExceptionType(const TaskSet &set, const QString &name)
{
    return findCustom(set, name) || builtinBase(name);
}

bool isSubclass(const TaskSet &set, const QString &type, const QString &base)
{
    const auto canonical = [&set](const QString &n) { return findCustom(set, n) ? n : canonicalExceptionType(n); };
    const QString wanted = canonical(base);
    if (!isKnownExceptionType(set, wanted))
        return false;
    QString at = canonical(type);
    // A set read from a file has no cycle of bases, but one that is being edited might, so the number of steps is bounded.
    for (size_t guard = builtinTypes.size() + (set.exceptions ? set.exceptions->size() : 0); guard > 0; --guard) {
        if (at == wanted)
            return isKnownExceptionType(set, at);
        if (at == u"ExceptionGroup" && wanted == u"Exception" && !findCustom(set, at))
            return true; // the only built-in type with two bases
        at = baseOf(set, at);
        if (at.isEmpty())
            return false;
        at = canonical(at);
    }
    return false;
}

QStringList allExceptionTypes(const TaskSet &set)
{
    QStringList names;
    if (set.exceptions)
        for (const ExceptionType &type : *set.exceptions)
            names.append(type.name);
    for (const BuiltinType &type : builtinTypes)
        if (!names.contains(text(type.name)))
            names.append(text(type.name));
    return names;
}

} // namespace awaitscope
