// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/trace/tracestore.h"
#include "views/common/theme.h"

#include <QAbstractTableModel>

namespace awaitscope {

//! The ledger of a run: every exception that ended a task, in the order of the raises, and what became of it.
class ExceptionsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { RaisedColumn,
                  TaskColumn,
                  ExceptionColumn,
                  UnretrievedColumn,
                  FateColumn,
                  ColumnCount };
    enum { EntryRole = Qt::UserRole /*!< LedgerEntry's number */,
           ToneRole,
           LoudRole /*!< nobody looked */ };

    explicit ExceptionsModel(QObject *parent = nullptr);

    void setStore(const TraceStore *store);
    //! Updates to the current state of the ledger.
    void refresh();
    //! The run has advanced without events: pending exceptions have been pending for longer.
    void passTime();
    void setTheme(const Theme &theme);
    ThemeKind themeKind() const { return m_theme->kind(); }
    //! Null if there is no such row.
    const LedgerEntry *entry(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString text(const LedgerEntry &entry, int column) const;
    static QString stretch(Time duration);
    QString pendingText(const LedgerEntry &entry) const;
    ColorRole tone(const LedgerEntry &entry, int column) const;

    const TraceStore *m_store = nullptr;
    const Theme *m_theme;
    int m_rows = 0;
};

} // namespace awaitscope
