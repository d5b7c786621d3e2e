// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/trace.h"

#include <QString>

#include <string>

QT_FORWARD_DECLARE_CLASS(QIODevice)

namespace awaitscope {

struct EventField;

//! Writes a trace as JSON lines: fields, order, spelling and omissions are those of the reference runner, so that equal runs
//! produce equal bytes (except `impl` in the first line). Pure ASCII.
class TraceWriter
{
public:
    //! \a ticks: every event also has its loop iteration, as `n`.
    explicit TraceWriter(const Trace &trace, bool ticks = false)
        : m_trace(trace), m_ticks(ticks)
    {
    }

    //! Appends the first line.
    void writeMeta(std::string &out);
    //! Appends the events [first, last). Events that are not part of the file write nothing.
    void writeEvents(std::size_t first, std::size_t last, std::string &out);
    //! Appends the value of one field of an event, as JSON. False, and nothing, if the event does not have the field.
    bool writeValue(const Event &e, const EventField &field, std::string &out);

private:
    void head(const Event &e, std::string_view name, std::string &out);
    void writeField(const Event &e, const EventField &field, std::string &out);
    bool showsValue(const Event &e) const;
    void quoted(StringId id, std::string &out);
    void label(EntityId id, std::string &out);
    void labels(quint32 set, std::string &out);
    void exception(ExceptionId id, std::string &out, int depth = 0);

    int m_exceptions = 0; //!< number written in one field
    const Trace &m_trace;
    bool m_ticks;
    std::vector<quint8> m_plain; // by StringId: 0 unknown, 1 needs escapes, 2 plain
};

//! The whole trace, appended to \a out.
void writeTrace(const Trace &trace, std::string &out, bool ticks = false);
//! The same in pieces of about a megabyte. Returns what went wrong, or an empty string.
QString writeTrace(const Trace &trace, QIODevice &device, bool ticks = false);

} // namespace awaitscope
