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
    void scope(int indent, const QString &manager, const std::optional<QString> &as, const Body &body, const QString &pointer, bool isSync = false);

    void handler(int indent, bool star, const Handler &h, const QString &pointer);

    // One function per step kind.
#define AWAITSCOPE_WRITE(Kind) void write(int indent, const step::Kind &s, const QString &pointer);
    AWAITSCOPE_STEPS(AWAITSCOPE_WRITE)
#undef AWAITSCOPE_WRITE

    PythonExpressions &m_x;
    std::vector<Line> m_lines;
    bool m_inGenerator = false; // in which a return has no value
    QString m_step; // the next line is the first one of this step
};

} // namespace awaitscope
