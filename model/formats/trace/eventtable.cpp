// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/formats/trace/eventtable.h"

#include "model/formats/trace/eventlayout.h"
#include "model/formats/trace/milliseconds.h"
#include "model/formats/trace/tracewriter.h"
#include "model/text/sheettext.h"
#include "model/words/explain.h"

#include <algorithm>

namespace awaitscope {

namespace {

//! The keys of all fields, in the order in which the layouts have them.
std::vector<std::string_view> columnsOfAll()
{
    std::vector<std::string_view> keys;
    for (const EventLayout &layout : eventLayouts())
        for (const EventField &field : layout.fields)
            if (!field.key.empty() && std::ranges::find(keys, field.key) == keys.end())
                keys.push_back(field.key);
    return keys;
}

QByteArray cell(const QString &text)
{
    return copiedCell(text).toUtf8();
}

//! For each field of each layout: its column.
std::vector<std::vector<std::size_t>> columnsOfEach(const std::vector<std::string_view> &columns)
{
    std::vector<std::vector<std::size_t>> all;
    for (const EventLayout &layout : eventLayouts()) {
        std::vector<std::size_t> &of = all.emplace_back();
        for (const EventField &field : layout.fields)
            of.push_back(std::size_t(std::ranges::find(columns, field.key) - columns.begin()));
    }
    return all;
}

class EventTable
{
public:
    explicit EventTable(const TraceStore &store)
        : m_store(store), m_trace(store.trace()), m_writer(m_trace), m_columns(columnsOfAll()), m_columnsOf(columnsOfEach(m_columns)), m_cells(m_columns.size())
    {
    }
    QByteArray all();

private:
    void fill(const Event &e, const EventLayout &layout);
    QByteArray value(const Event &e, const EventField &field);

    const TraceStore &m_store;
    const Trace &m_trace;
    TraceWriter m_writer;
    const std::vector<std::string_view> m_columns;
    const std::vector<std::vector<std::size_t>> m_columnsOf; // by layout
    std::vector<QByteArray> m_cells; // of a line
};

QByteArray EventTable::value(const Event &e, const EventField &field)
{
    std::string json;
    if (!m_writer.writeValue(e, field, json) || json == "null")
        return {};
    const quint32 id = field.slot ? e.*field.slot : NoIndex;
    if (field.form == EventField::Form::Text)
        return cell(QString::fromUtf8(m_trace.text(StringId{id})));
    if (field.form == EventField::Form::Entity)
        return cell(QString::fromStdString(m_trace.label(EntityId{id})));
    if (field.form == EventField::Form::Exception)
        return cell(exceptionText(m_store, ExceptionId{id}));
    const QString text = QString::fromStdString(json);
    const bool isWord = field.form == EventField::Form::Outcome || field.form == EventField::Form::AlwaysOk || field.form == EventField::Form::TaskState;
    return isWord ? text.sliced(1).chopped(1).toUtf8() : cell(text);
}

void EventTable::fill(const Event &e, const EventLayout &layout)
{
    std::ranges::fill(m_cells, QByteArray());
    const std::vector<std::size_t> &columns = m_columnsOf[std::size_t(&layout - eventLayouts().data())];
    std::size_t at = 0;
    for (const EventField &field : layout.fields) {
        const std::size_t column = columns[at++];
        if (!field.key.empty())
            m_cells[column] = value(e, field);
    }
}

QByteArray EventTable::all()
{
    QByteArray out("t_ms\titeration\ttask\tevent");
    for (const std::string_view key : m_columns)
        out.append('\t').append(key.data(), qsizetype(key.size()));
    out += '\n';
    for (std::size_t i = 0; i < m_trace.events().size(); ++i) {
        const Event &e = m_trace.events()[i];
        const EventLayout &layout = layoutOf(e.kind);
        if (layout.name.empty())
            continue;
        fill(e, layout);
        out += exactMilliseconds(e.time).toLatin1() + '\t' + QByteArray::number(e.iteration) + '\t';
        if (e.subject != EntityId::None)
            out += cell(QString::fromStdString(m_trace.label(e.subject)));
        out.append('\t').append(layout.name.data(), qsizetype(layout.name.size()));
        for (const QByteArray &text : m_cells)
            out.append('\t').append(text);
        out += '\n';
    }
    return out;
}

} // namespace

QByteArray writeEventTable(const TraceStore &store)
{
    return EventTable(store).all();
}

} // namespace awaitscope
