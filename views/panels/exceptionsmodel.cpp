// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/panels/exceptionsmodel.h"

#include "model/text/durationtext.h"
#include "model/text/visibletext.h"
#include "model/words/explain.h"
#include "views/common/plaintip.h"
#include "views/panels/eventtext.h"

#include <QFont>

namespace awaitscope {

namespace {

bool isLoud(const LedgerEntry &entry)
{
    return entry.fate == Fate::Pending || entry.fate == Fate::Lost;
}

} // namespace

ExceptionsModel::ExceptionsModel(QObject *parent)
    : QAbstractTableModel(parent), m_theme(&Theme::get(ThemeKind::Light))
{}

void ExceptionsModel::setStore(const TraceStore *store)
{
    beginResetModel();
    m_store = store;
    m_rows = store ? int(store->ledger().size()) : 0;
    endResetModel();
}

void ExceptionsModel::refresh()
{
    const int now = m_store ? int(m_store->ledger().size()) : 0;
    if (now > m_rows) {
        beginInsertRows({}, m_rows, now - 1);
        m_rows = now;
        endInsertRows();
    }
    if (m_rows > 0) // the fate of any earlier one may have changed
        Q_EMIT dataChanged(index(0, 0), index(m_rows - 1, ColumnCount - 1));
}

void ExceptionsModel::passTime()
{
    if (m_rows > 0)
        Q_EMIT dataChanged(index(0, UnretrievedColumn), index(m_rows - 1, UnretrievedColumn), {Qt::DisplayRole, Qt::ToolTipRole});
}

void ExceptionsModel::setTheme(const Theme &theme)
{
    m_theme = &theme;
    refresh();
}

const LedgerEntry *ExceptionsModel::entry(int row) const
{
    return m_store && row >= 0 && row < m_rows ? &m_store->ledger()[std::size_t(row)] : nullptr;
}

int ExceptionsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int ExceptionsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString ExceptionsModel::stretch(Time duration)
{
    return duration == Time::zero() ? tr("0 ms") : durationText(duration); // a zero without a unit would look like a count
}

QString ExceptionsModel::pendingText(const LedgerEntry &entry) const
{
    switch (entry.fate) {
    case Fate::Pending:
        return m_store->finished() ? tr("%1, never").arg(stretch(m_store->range().end - entry.raised)) : lastingText(*m_store, entry.raised);
    case Fate::Lost:
        return tr("%1, lost").arg(stretch(m_store->range().end - entry.raised));
    case Fate::Retrieved:
    case Fate::Swallowed:
    case Fate::Silenced:
    case Fate::Replaced:
    case Fate::Reported:
        return stretch(entry.settled.value_or(entry.raised) - entry.raised);
    }
    return {};
}

QString ExceptionsModel::text(const LedgerEntry &entry, int column) const
{
    switch (column) {
    case RaisedColumn:
        return durationText(entry.raised);
    case TaskColumn:
        return m_store->displayName(entry.owner);
    case ExceptionColumn:
        return exceptionText(m_store->trace(), entry.exception);
    case UnretrievedColumn:
        return pendingText(entry);
    case FateColumn:
        return explainFate(*m_store, entry);
    }
    return {};
}

ColorRole ExceptionsModel::tone(const LedgerEntry &entry, int column) const
{
    if (column == RaisedColumn || column == UnretrievedColumn)
        return ColorRole::SecondaryText;
    if (column == FateColumn && isLoud(entry))
        return ColorRole::Raised;
    if (column == FateColumn && entry.fate == Fate::Swallowed)
        return ColorRole::Raised;
    return ColorRole::Text;
}

QVariant ExceptionsModel::data(const QModelIndex &index, int role) const
{
    const LedgerEntry *found = index.isValid() ? entry(index.row()) : nullptr;
    if (!found)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return visibleText(text(*found, index.column()));
    case Qt::ToolTipRole:
        return plainTip(text(*found, index.column()));
    case Qt::ForegroundRole:
        return m_theme->color(tone(*found, index.column()));
    case Qt::FontRole: {
        QFont font;
        if (index.column() == TaskColumn)
            font.setWeight(QFont::Medium);
        if (index.column() == FateColumn && isLoud(*found))
            font.setBold(true);
        return font;
    }
    case EntryRole:
        return index.row();
    case ToneRole:
        return int(tone(*found, index.column()));
    case LoudRole:
        return isLoud(*found);
    default:
        return {};
    }
}

QVariant ExceptionsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case RaisedColumn:
        return tr("Raised");
    case TaskColumn:
        return tr("Task");
    case ExceptionColumn:
        return tr("Exception");
    case UnretrievedColumn:
        return tr("Unretrieved");
    case FateColumn:
        return tr("Fate");
    }
    return {};
}

} // namespace awaitscope
