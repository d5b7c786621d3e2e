// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/formats/program/cpp/cppexpressions.h"

#include <utility>
#include <vector>

namespace awaitscope {

//! Writes the body of a coroutine, step by step, as lines of C++ in the dialect of CONTRIBUTING.md. Private to the C++ writer.
//! Only for task sets for which cppProblems() is empty.
class CppBody
{
public:
    struct Line
    {
        QString text;
        QString step; //!< JSON pointer, on the first line of a step
    };

    explicit CppBody(CppExpressions &expressions)
        : m_x(expressions)
    {
    }
    //! The whole function. Registers the inline coroutines that it uses with the expressions.
    std::vector<Line> function(const PythonExpressions::Function &function);
    QString signature(const PythonExpressions::Function &function);
    //! Whether any function so far waits in other ways than by gather.
    bool needsWaits() const { return m_needsWaits; }

private:
    // A loop, or a try whose finally must not be bypassed.
    struct Frame
    {
        int number = 0; // of the finally; 0: a loop
        bool returns = false;
        bool breaks = false;
        bool continues = false;
    };

    void line(int indent, const QString &text);
    void assign(int indent, const std::optional<QString> &to, const QString &expression);
    void assignAwait(int indent, const std::optional<QString> &to, const QString &call);
    //! Afterwards those variables have a value that had one before; \a given have one inside as well. Returns which have one at its end.
    QSet<QString> block(int indent, const Body &body, const QString &pointer, const QStringList &given = {});
    void tryExcept(int indent, const step::Try &s, const QString &pointer);
    std::size_t openScope(int indent, const Body &body, const QString &pointer, int number);
    void closeScope(int indent, std::size_t declarations);
    void declareLeaving(std::size_t at, int indent, const Frame &frame);
    void leaveAfter(int indent, const Frame &frame);
    void leaveByReturn(int indent, const QString &value);
    void leaveLoop(int indent, bool breaks);
    bool endsWithReturn(const Body &body) const;

    // Expressions that need lines of their own before them.
    QString awaited(int indent, const Awaitable &a, const QString &pointer);
    QString awaitable(int indent, const Awaitable &a, const QString &pointer, const QString &index = {});
    QString members(int indent, const std::vector<Awaitable> &of, const QString &pointer);
    void member(int indent, const QString &list, const Awaitable &a, const QString &pointer);
    QString gather(int indent, const std::vector<Awaitable> &of, bool collect, const QString &pointer);
    QString createTask(const QString &coroutine, const std::optional<QString> &name, const std::optional<QString> &in = {});
    QString shield(int indent, const Awaitable &of, const QString &pointer);
    QString named(int indent, const QString &expression);
    QString call(int indent, const CoroCall &c, const QString &pointer);

    // One function per step kind that can be written in C++.
#define AWAITSCOPE_WRITE(Kind) void write(int indent, const step::Kind &s, const QString &pointer);
    AWAITSCOPE_STEPS(AWAITSCOPE_WRITE)
#undef AWAITSCOPE_WRITE

    CppExpressions &m_x;
    std::vector<Line> m_lines;
    QString m_step; // the next line is the first one of this step
    std::vector<Frame> m_frames;
    std::vector<QString> m_caught; // the errors being handled, innermost last
    bool m_needsWaits = false;
    int m_counter = 0; // numbers the helper variables of a function
};

} // namespace awaitscope
