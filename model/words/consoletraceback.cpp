// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of model/words/console.h: tracebacks.

// Exceptions as Python prints them: chains and groups in the layout of traceback.py, without the frames.

#include "model/words/console.h"

#include "model/text/pythontext.h"
#include "model/trace/unboundname.h"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace awaitscope {

namespace {

constexpr std::string_view ForeignCancelled = "concurrent.futures.CancelledError"; // as traces name it, to tell it from that of asyncio

// A traceback includes the module of a type that is not built in.
std::string qualified(std::string_view type)
{
    constexpr std::array<std::string_view, 6> inExceptions{"CancelledError", "InvalidStateError", "IncompleteReadError",
                                                           "LimitOverrunError", "SendfileNotAvailableError", "BrokenBarrierError"};
    if (std::ranges::find(inExceptions, type) != inExceptions.end())
        return "asyncio.exceptions." + std::string(type);
    if (type == ForeignCancelled)
        return "concurrent.futures._base.CancelledError";
    if (type == "QueueEmpty" || type == "QueueFull")
        return "asyncio.queues." + std::string(type);
    return std::string(type);
}

std::string_view messageOf(const Trace &trace, const ExceptionInfo &e)
{
    return e.message == StringId::None ? std::string_view() : trace.text(e.message);
}

// The str() of the exception: a KeyError quotes its argument.
std::string shown(const Trace &trace, const ExceptionInfo &e)
{
    const std::string_view message = messageOf(trace, e);
    return trace.text(e.type) == "KeyError" && !message.empty() && !e.bareArgument ? pythonRepr(message) : std::string(message);
}

std::string finalLine(const Trace &trace, const ExceptionInfo &e)
{
    if (trace.text(e.type) == UnboundType) {
        const PythonUnbound unbound = pythonUnbound(messageOf(trace, e));
        return std::string(unbound.type) + ": " + unbound.message;
    }
    const std::string text = shown(trace, e);
    return qualified(trace.text(e.type)) + (text.empty() ? "" : ": " + text);
}

constexpr std::size_t MaxWidth = 15; // maximum number of members that are printed
constexpr int MaxDepth = 10; // of nested groups
constexpr std::size_t MaxExceptions = 20'000; // in one traceback: groups may share members at every level
constexpr std::string_view CauseLine = "\nThe above exception was the direct cause of the following exception:\n\n";
constexpr std::string_view ContextLine = "\nDuring handling of the above exception, another exception occurred:\n\n";

//! TracebackException of traceback.py: what is printed before and inside an exception. Each is printed as the cause or context of one only.
class Traceback
{
public:
    Traceback(const Trace &trace, ExceptionId id, quint32 at)
        : m_trace(trace), m_at(at)
    {
        gather(id);
    }
    std::string text()
    {
        format(0);
        if (m_out.ends_with('\n'))
            m_out.pop_back();
        return std::move(m_out);
    }

private:
    static constexpr quint32 None = NoIndex;
    struct Node
    {
        ExceptionId id;
        int depth = 0; // number of enclosing groups
        quint32 before = None; // cause or context
        bool isCause = false;
        std::vector<quint32> members;
    };
    quint32 add(ExceptionId id, int depth)
    {
        m_seen.insert(index(id));
        m_nodes.push_back({id, depth, None, false, {}});
        return quint32(m_nodes.size() - 1);
    }
    void gather(ExceptionId id);
    void addBefore(quint32 at);
    void format(quint32 node);
    void formatGroup(quint32 node);
    void emitNotes(ExceptionId id);
    std::string margin() const { return std::string(std::size_t(m_depth) * 2, ' '); }
    void emit(std::string_view text, char sign = '|');

    const Trace &m_trace;
    const quint32 m_at; // the event that prints it: later notes are not there yet
    std::vector<Node> m_nodes;
    std::unordered_set<quint32> m_seen;
    std::string m_out;
    int m_depth = 0;
    bool m_needClose = false;
};

void Traceback::addBefore(quint32 at)
{
    const ExceptionChain *chain = m_trace.chain(m_nodes[at].id);
    if (!chain || m_nodes.size() >= MaxExceptions)
        return;
    const bool hasCause = chain->cause != ExceptionId::None && !m_seen.contains(index(chain->cause));
    const bool hasContext = !hasCause && !chain->suppressContext && chain->context != ExceptionId::None && !m_seen.contains(index(chain->context));
    if (!hasCause && !hasContext)
        return;
    const quint32 before = add(hasCause ? chain->cause : chain->context, m_nodes[at].depth);
    m_nodes[at].before = before;
    m_nodes[at].isCause = hasCause;
}

void Traceback::gather(ExceptionId id)
{
    std::vector<quint32> open{add(id, 0)};
    while (!open.empty()) {
        const quint32 at = open.back();
        open.pop_back();
        addBefore(at);
        const ExceptionInfo &info = m_trace.exception(m_nodes[at].id);
        if (info.isGroup && m_nodes[at].depth <= MaxDepth && m_nodes.size() < MaxExceptions)
            for (std::size_t i = 0; i < std::min(info.members.size(), MaxWidth); ++i) {
                const quint32 member = add(info.members[i], m_nodes[at].depth + 1);
                m_nodes[at].members.push_back(member);
            }
        if (m_nodes[at].before != None)
            open.push_back(m_nodes[at].before);
        open.insert(open.end(), m_nodes[at].members.begin(), m_nodes[at].members.end());
    }
}

void Traceback::emit(std::string_view text, char sign)
{
    const std::string before = m_depth > 0 ? margin() + sign + ' ' : std::string();
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        m_out.append(before).append(text.substr(at, end - at)) += '\n';
        at = end + 1;
    }
}

void Traceback::emitNotes(ExceptionId id)
{
    if (const ExceptionChain *chain = m_trace.chain(id))
        for (const ExceptionNote &note : chain->notes)
            if (note.since <= m_at)
                emit(std::string(m_trace.text(note.text)) + '\n');
}

void Traceback::formatGroup(quint32 node)
{
    const bool isTop = m_depth == 0;
    if (isTop)
        ++m_depth;
    emit("Exception Group Traceback (most recent call last):", isTop ? '+' : '|');
    const ExceptionInfo &info = m_trace.exception(m_nodes[node].id);
    emit(finalLine(m_trace, info));
    emitNotes(m_nodes[node].id);
    m_needClose = false;
    const std::size_t count = std::min(info.members.size(), MaxWidth + 1);
    for (std::size_t i = 0; i < count; ++i) {
        const bool last = i + 1 == count;
        if (last)
            m_needClose = true; // a group at the end closes the box itself
        const bool truncated = i >= MaxWidth;
        m_out += margin() + (i == 0 ? "+-" : "  ") + "+---------------- " + (truncated ? "..." : std::to_string(i + 1)) + " ----------------\n";
        ++m_depth;
        const std::size_t more = info.members.size() - MaxWidth;
        if (truncated)
            emit("and " + std::to_string(more) + " more exception" + (more > 1 ? "s" : ""));
        else if (i < m_nodes[node].members.size())
            format(m_nodes[node].members[i]);
        if (last && m_needClose) {
            m_out += margin() + "+------------------------------------\n";
            m_needClose = false;
        }
        --m_depth;
    }
    if (isTop)
        m_depth = 0;
}

void Traceback::format(quint32 node)
{
    std::vector<quint32> chain{node};
    while (m_nodes[chain.back()].before != None)
        chain.push_back(m_nodes[chain.back()].before);
    for (std::size_t i = chain.size(); i-- > 0;) {
        const Node &at = m_nodes[chain[i]];
        if (at.before != None)
            emit(at.isCause ? CauseLine : ContextLine);
        const ExceptionInfo &info = m_trace.exception(at.id);
        if (!info.isGroup) {
            emit("Traceback (most recent call last):\n" + finalLine(m_trace, info));
            emitNotes(at.id);
        } else if (m_depth > MaxDepth)
            emit("... (max_group_depth is " + std::to_string(MaxDepth) + ")");
        else
            formatGroup(chain[i]);
    }
}

} // namespace

namespace {

void appendRepr(const Trace &trace, ExceptionId id, int depth, std::string &out)
{
    constexpr int Deepest = 100; // of nested groups; they may also share members at every level
    constexpr std::size_t Longest = 1'000'000;
    const ExceptionInfo &e = trace.exception(id);
    std::string_view message = messageOf(trace, e);
    if (trace.text(e.type) == UnboundType) {
        const PythonUnbound unbound = pythonUnbound(message);
        out.append(unbound.type).append("(").append(pythonRepr(unbound.message)) += ')';
        return;
    }
    out += trace.text(e.type) == ForeignCancelled ? "CancelledError" : trace.text(e.type);
    if (!e.isGroup) {
        out += message.empty() ? "()" : "(" + (e.bareArgument ? std::string(message) : pythonRepr(message)) + ")";
        return;
    }
    // str() of a group appends the number of members, which its argument does not contain.
    if (const std::size_t count = message.rfind(" ("); count != std::string_view::npos && message.find("sub-exception", count) != std::string_view::npos)
        message = message.substr(0, count);
    out += "(" + pythonRepr(message) + ", [";
    for (std::size_t i = 0; i < e.members.size(); ++i) {
        out += i > 0 ? ", " : "";
        if (depth > Deepest || out.size() > Longest) {
            out += "...";
            break;
        }
        appendRepr(trace, e.members[i], depth + 1, out);
    }
    out += "])";
}

} // namespace

std::string exceptionRepr(const Trace &trace, ExceptionId id)
{
    std::string out;
    appendRepr(trace, id, 0, out);
    return out;
}

std::string exceptionTraceback(const Trace &trace, ExceptionId id, quint32 at)
{
    return Traceback(trace, id, at).text();
}

std::string exceptionLine(const Trace &trace, ExceptionId id)
{
    return finalLine(trace, trace.exception(id));
}

bool isCompound(const Trace &trace, ExceptionId id)
{
    const ExceptionChain *chain = trace.chain(id);
    const bool hasNotes = chain && !chain->notes.empty();
    const bool hasChain = chain && (chain->cause != ExceptionId::None || (chain->context != ExceptionId::None && !chain->suppressContext));
    return hasNotes || hasChain || trace.exception(id).isGroup;
}

} // namespace awaitscope
