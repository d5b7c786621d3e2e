// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <utility>
#include <vector>

namespace awaitscope {

//! The place that a line of a traceback names.
struct TracebackPlace
{
    QString file;
    int line = 0;
};

//! `File "x.py", line 3, in f`, also inside an exception group; else nothing.
std::optional<TracebackPlace> tracebackPlace(const QString &line);

//! Reads what a program writes to standard error as it comes, and finds the lines of one file at which exceptions were raised.
class TracebackReader
{
public:
    //! \a file: as it is named in tracebacks.
    explicit TracebackReader(QString file = {})
        : m_file(std::move(file))
    {
    }

    struct Error
    {
        int line = 0;
        QString message; //!< "ValueError: too large"
        bool operator==(const Error &) const = default;
    };
    //! A part of the output, of any length. Returns whether there are more errors than before.
    bool read(const QString &text);
    //! What is incomplete at the end of the output counts, too.
    bool finish();
    const std::vector<Error> &errors() const { return m_errors; }

private:
    void readLine(const QString &line);

    QString m_file;
    QString m_rest; // an unfinished line
    int m_line = 0; // the innermost of the file in the traceback that is being read
    qsizetype m_indentation = -1; // of its frames; none is being read
    std::vector<Error> m_errors;
};

} // namespace awaitscope
