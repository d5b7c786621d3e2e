// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/formats/program/python/pythonexpressions.h"

#include <utility>
#include <vector>

namespace awaitscope {

//! Writes the body of a coroutine, step by step, as lines of Python. Private to the Python writer.
class PythonBody
{
public:
    struct Line
    {
        QString text;
        QString step; //!< JSON pointer, on the first line of a step
    };

    explicit PythonBody(PythonExpressions &expressions)
        : m_x(expressions)
    {
    }
    //! The whole function, with `async def`. Registers the inline coroutines that it uses with the expressions.
    std::vector<Line> function(const PythonExpressions::Function &function);

private:
    void line(int indent, const QString &text);
    void assign(int indent, const std::optional<QString> &to, const QString &expression);
    void block(int indent, const Body &body, const QString &pointer);
    void block(int indent, const std::optional<Body> &body, const QString &pointer);
    void scope(int indent, const QString &manager, const std::optional<QString> &as, const Body &body, const QString &pointer);

    void handler(int indent, bool star, const Handler &h, const QString &pointer);

    // One function per step kind, in the order of the grammar.
    void write(int i, const step::Log &s, const QString &p);
    void write(int i, const step::Sleep &s, const QString &p);
    void write(int i, const step::Return &s, const QString &p);
    void write(int i, const step::Raise &s, const QString &p);
    void write(int i, const step::Reraise &s, const QString &p);
    void write(int i, const step::RaiseFirst &s, const QString &p);
    void write(int i, const step::Try &s, const QString &p);
    void write(int i, const step::If &s, const QString &p);
    void write(int i, const step::For &s, const QString &p);
    void write(int i, const step::Repeat &s, const QString &p);
    void write(int i, const step::Break &s, const QString &p);
    void write(int i, const step::Continue &s, const QString &p);
    void write(int i, const step::Set &s, const QString &p);
    void write(int i, const step::Drop &s, const QString &p);
    void write(int i, const step::Await &s, const QString &p);
    void write(int i, const step::Let &s, const QString &p);
    void write(int i, const step::List &s, const QString &p);
    void write(int i, const step::Call &s, const QString &p);
    void write(int i, const step::Make &s, const QString &p);
    void write(int i, const step::Spawn &s, const QString &p);
    void write(int i, const step::Gather &s, const QString &p);
    void write(int i, const step::Shield &s, const QString &p);
    void write(int i, const step::WaitFor &s, const QString &p);
    void write(int i, const step::Wait &s, const QString &p);
    void write(int i, const step::AsCompleted &s, const QString &p);
    void write(int i, const step::TaskGroup &s, const QString &p);
    void write(int i, const step::Timeout &s, const QString &p);
    void write(int i, const step::Reschedule &s, const QString &p);
    void write(int i, const step::Cancel &s, const QString &p);
    void write(int i, const step::Uncancel &s, const QString &p);
    void write(int i, const step::Callback &s, const QString &p);
    void write(int i, const step::Result &s, const QString &p);
    void write(int i, const step::Exception &s, const QString &p);
    void write(int i, const step::Inspect &s, const QString &p);
    void write(int i, const step::Future &s, const QString &p);
    void write(int i, const step::SetResult &s, const QString &p);
    void write(int i, const step::SetException &s, const QString &p);
    void write(int i, const step::Retry &s, const QString &p);
    void write(int i, const step::Semaphore &s, const QString &p);
    void write(int i, const step::Lock &s, const QString &p);
    void write(int i, const step::Put &s, const QString &p);
    void write(int i, const step::Get &s, const QString &p);
    void write(int i, const step::TaskDone &s, const QString &p);
    void write(int i, const step::Join &s, const QString &p);
    void write(int i, const step::EventSet &s, const QString &p);
    void write(int i, const step::EventClear &s, const QString &p);
    void write(int i, const step::EventWait &s, const QString &p);

    PythonExpressions &m_x;
    std::vector<Line> m_lines;
    QString m_step; // the next line is the first one of this step
};

} // namespace awaitscope
