// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/tracestore.h"
#include "views/common/theme.h"

#include <QAbstractTableModel>

#include <optional>
#include <vector>

namespace awaitscope {

//! The events of a run, one per row, in order. Texts are generated when they are shown; a filter keeps the numbers of the
//! matching events, so that each row costs four bytes. Refers to the store until another one is set.
class LogModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { TimeColumn,
                  TaskColumn,
                  EventColumn,
                  TextColumn,
                  ColumnCount };
    //! Roles in addition to the standard ones.
    enum { EventRole = Qt::UserRole /*!< quint32, index into Trace::events() */,
           ToneRole /*!< ColorRole, int */ };

    explicit LogModel(QObject *parent = nullptr);

    //! Null: no rows.
    void setStore(const TraceStore *store);
    //! Adds the events that the store has read since the last call.
    void refresh();
    //! Keeps the events whose task, name or text contains all words of \a words, case-insensitive; empty keeps all.
    void setFilter(const QString &words);
    //! Keeps only failures: raised, lost, cancelled, never awaited, destroyed.
    void setOnlyTrouble(bool on);
    void setTheme(const Theme &theme);

    std::optional<quint32> eventAt(int row) const;
    //! The row of an event, or of the first one shown after it; -1 if there is none.
    int rowOf(quint32 event) const;
    //! The number of events without the filter.
    int total() const { return m_seen; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    bool passes(quint32 event) const;
    QString text(quint32 event, int column) const;
    void rebuild();
    void collect(std::vector<quint32> &rows, quint32 from) const;

    const TraceStore *m_store = nullptr;
    const Theme *m_theme;
    std::vector<quint32> m_rows; //!< the matching events, ascending
    QStringList m_words;
    bool m_onlyTrouble = false;
    quint32 m_seen = 0;
};

} // namespace awaitscope
