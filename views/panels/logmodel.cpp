// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/panels/logmodel.h"

#include "model/text/durationtext.h"
#include "model/text/visibletext.h"
#include "views/common/plaintip.h"
#include "views/panels/eventtext.h"

#include <QFont>

#include <algorithm>

namespace awaitscope {

LogModel::LogModel(QObject *parent)
    : QAbstractTableModel(parent), m_theme(&Theme::get(ThemeKind::Light))
{}

void LogModel::setStore(const TraceStore *store)
{
    beginResetModel();
    m_store = store;
    rebuild();
    endResetModel();
}

void LogModel::refresh()
{
    if (!m_store || m_seen == m_store->trace().events().size())
        return;
    std::vector<quint32> added;
    collect(added, m_seen);
    m_seen = quint32(m_store->trace().events().size());
    if (added.empty())
        return;
    beginInsertRows({}, int(m_rows.size()), int(m_rows.size() + added.size()) - 1);
    m_rows.insert(m_rows.end(), added.begin(), added.end());
    endInsertRows();
}

void LogModel::setFilter(const QString &words)
{
    const QStringList parts = words.split(u' ', Qt::SkipEmptyParts);
    if (parts == m_words)
        return;
    beginResetModel();
    m_words = parts;
    rebuild();
    endResetModel();
}

void LogModel::setOnlyTrouble(bool on)
{
    if (on == m_onlyTrouble)
        return;
    beginResetModel();
    m_onlyTrouble = on;
    rebuild();
    endResetModel();
}

void LogModel::setTheme(const Theme &theme)
{
    m_theme = &theme;
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1), {Qt::ForegroundRole});
}

void LogModel::rebuild()
{
    m_rows.clear();
    m_seen = 0;
    if (!m_store)
        return;
    collect(m_rows, 0);
    m_seen = quint32(m_store->trace().events().size());
}

void LogModel::collect(std::vector<quint32> &rows, quint32 from) const
{
    const auto count = quint32(m_store->trace().events().size());
    for (quint32 i = from; i < count; ++i)
        if (passes(i))
            rows.push_back(i);
}

bool LogModel::passes(quint32 event) const
{
    const Event &e = m_store->trace().events()[event];
    if (e.kind == EventKind::Made || (m_onlyTrouble && !isTrouble(e)))
        return false;
    if (m_words.isEmpty())
        return true;
    const QString all = text(event, TaskColumn) + u'\n' + text(event, EventColumn) + u'\n' + text(event, TextColumn);
    return std::all_of(m_words.begin(), m_words.end(), [&](const QString &word) { return all.contains(word, Qt::CaseInsensitive); });
}

std::optional<quint32> LogModel::eventAt(int row) const
{
    return row >= 0 && row < rowCount() ? std::optional(m_rows[std::size_t(row)]) : std::nullopt;
}

int LogModel::rowOf(quint32 event) const
{
    const auto at = std::lower_bound(m_rows.begin(), m_rows.end(), event);
    return at == m_rows.end() ? -1 : int(at - m_rows.begin());
}

int LogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int LogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString LogModel::text(quint32 event, int column) const
{
    const Event &e = m_store->trace().events()[event];
    switch (column) {
    case TimeColumn:
        return durationText(e.time);
    case TaskColumn:
        return e.subject == EntityId::None ? QString() : m_store->displayName(e.subject);
    case EventColumn:
        return eventName(e.kind);
    case TextColumn:
        return eventDetail(*m_store, event);
    }
    return {};
}

QVariant LogModel::data(const QModelIndex &index, int role) const
{
    const std::optional<quint32> event = index.isValid() ? eventAt(index.row()) : std::nullopt;
    if (!event)
        return {};
    const Event &e = m_store->trace().events()[*event];
    switch (role) {
    case Qt::DisplayRole:
        return visibleText(text(*event, index.column()));
    case Qt::ToolTipRole:
        return plainTip(text(*event, index.column()));
    case Qt::ForegroundRole:
        if (index.column() == EventColumn)
            return m_theme->color(eventTone(e));
        return m_theme->color(index.column() == TimeColumn ? ColorRole::SecondaryText : ColorRole::Text);
    case Qt::FontRole:
        if (index.column() == TaskColumn) {
            QFont font;
            font.setWeight(QFont::Medium);
            return font;
        }
        return {};
    case EventRole:
        return *event;
    case ToneRole:
        return int(eventTone(e));
    default:
        return {};
    }
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TimeColumn:
        return tr("Time");
    case TaskColumn:
        return tr("Task");
    case EventColumn:
        return tr("Event");
    case TextColumn:
        return tr("What happened");
    }
    return {};
}

} // namespace awaitscope
