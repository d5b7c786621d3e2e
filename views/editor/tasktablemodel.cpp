// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/tasktablemodel.h"

#include "model/program/duration.h"
#include "views/editor/rowclipboard.h"
#include "views/editor/taskwords.h"

#include <QCoreApplication>
#include <QDataStream>
#include <QIODevice>
#include <QMimeData>

#include <algorithm>

namespace awaitscope {

namespace {

constexpr auto rowsMimeType = "application/x-awaitscope-rows";
constexpr auto textMimeType = "text/plain";

struct Cell
{
    Q_DECLARE_TR_FUNCTIONS(awaitscope::TaskTableModel)
};

TaskTableModel::Glyph glyphOf(const TaskRow &row)
{
    if (row.start == TaskStart::NeverAwaited)
        return TaskTableModel::Glyph::Question;
    switch (row.outcome.kind) {
    case TaskOutcome::Kind::Returns: return TaskTableModel::Glyph::Tick;
    case TaskOutcome::Kind::Raises: return TaskTableModel::Glyph::Cross;
    case TaskOutcome::Kind::Custom: return TaskTableModel::Glyph::Steps;
    }
    return TaskTableModel::Glyph::None;
}

QString lockOf(const TaskRow &row, int column)
{
    switch (column) {
    case TaskTableModel::Name: return row.nameLocked;
    case TaskTableModel::Sleep: return row.sleepLocked;
    case TaskTableModel::Outcome: return row.outcomeLocked;
    case TaskTableModel::Handling: return row.handlingLocked;
    case TaskTableModel::Start: return row.startLocked;
    case TaskTableModel::Count: return row.countLocked;
    }
    return {};
}

bool isBelow(const QString &pointer, const QString &ancestor)
{
    return !ancestor.isEmpty() && (pointer == ancestor || pointer.startsWith(ancestor + u'/'));
}

QString undoTextOf(int column)
{
    switch (column) {
    case TaskTableModel::Name: return Cell::tr("Rename Task");
    case TaskTableModel::Sleep: return Cell::tr("Change Sleep");
    case TaskTableModel::Outcome: return Cell::tr("Change Outcome");
    case TaskTableModel::Handling: return Cell::tr("Change Handling");
    case TaskTableModel::Start: return Cell::tr("Change Start");
    case TaskTableModel::Count: return Cell::tr("Change How Many");
    }
    return {};
}

Result<TaskSet> withSleepText(const TaskSet &set, int row, const QString &text)
{
    if (text.isEmpty())
        return setRowSleep(set, row, std::nullopt);
    const Result<qint64> parsed = parseDuration(text);
    if (!parsed)
        return parsed.problems();
    return setRowSleep(set, row, *parsed);
}

Result<TaskSet> editedCell(const TaskSet &set, int row, int column, const QVariant &value)
{
    switch (column) {
    case TaskTableModel::Name: return setRowName(set, row, value.toString().trimmed());
    case TaskTableModel::Sleep: return withSleepText(set, row, value.toString().trimmed());
    case TaskTableModel::Outcome: return setRowOutcome(set, row, value.value<TaskOutcome>());
    case TaskTableModel::Handling: return setRowHandling(set, row, value.value<TaskHandling>());
    case TaskTableModel::Start: return setRowStart(set, row, value.value<TaskStart>());
    case TaskTableModel::Count: return setRowCount(set, row, value.toLongLong());
    }
    return set;
}

std::vector<int> draggedRows(const QMimeData *data)
{
    QByteArray bytes = data->data(QLatin1String(rowsMimeType));
    QDataStream stream(&bytes, QIODevice::ReadOnly);
    quint64 source = 0;
    QList<int> rows;
    stream >> source >> rows;
    return {rows.begin(), rows.end()};
}

//! The address of the model that a drag started from; only compared, never followed.
quint64 dragSource(const QMimeData *data)
{
    QByteArray bytes = data->data(QLatin1String(rowsMimeType));
    QDataStream stream(&bytes, QIODevice::ReadOnly);
    quint64 source = 0;
    stream >> source;
    return source;
}

} // namespace

TaskTableModel::TaskTableModel(QObject *parent)
    : QAbstractTableModel(parent)
{}

const TaskRow *TaskTableModel::row(int index) const
{
    return index >= 0 && index < rowCount() ? &m_rows[static_cast<std::size_t>(index)] : nullptr;
}

void TaskTableModel::setTaskSet(const TaskSet &set)
{
    m_set = set;
    replaceRows(taskRows(set));
}

// Rows outside the changed stretch keep their selection and an open editor.
void TaskTableModel::replaceRows(std::vector<TaskRow> rows)
{
    const std::size_t shorter = std::min(rows.size(), m_rows.size());
    std::size_t head = 0;
    while (head < shorter && sameTask(rows[head], m_rows[head]))
        ++head;
    std::size_t tail = 0;
    while (tail < shorter - head && sameTask(rows[rows.size() - 1 - tail], m_rows[m_rows.size() - 1 - tail]))
        ++tail;
    const int first = static_cast<int>(head);
    const int gone = static_cast<int>(m_rows.size() - head - tail);
    const int come = static_cast<int>(rows.size() - head - tail);
    if (gone > come) {
        beginRemoveRows({}, first + come, first + gone - 1);
        m_rows.erase(m_rows.begin() + first + come, m_rows.begin() + first + gone);
        endRemoveRows();
    } else if (come > gone) {
        beginInsertRows({}, first + gone, first + come - 1);
        m_rows.insert(m_rows.begin() + first + gone, rows.begin() + first + gone, rows.begin() + first + come);
        endInsertRows();
    }
    m_rows = std::move(rows);
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void TaskTableModel::setProblems(const Problems &problems)
{
    m_problems = problems;
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int TaskTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TaskTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TaskTableModel::display(const TaskRow &row, int column) const
{
    switch (column) {
    case Name: return row.name;
    case Sleep: return row.sleepText;
    case Outcome: return outcomeText(row);
    case Handling: return handlingText(row.handling);
    case Start: return startText(row.start);
    case Count: return formatCount(row.count);
    }
    return {};
}

QVariant TaskTableModel::editValue(const TaskRow &row, int column) const
{
    switch (column) {
    case Name: return row.name;
    case Sleep: return row.sleepMs ? editableDuration(*row.sleepMs) : QString();
    case Outcome: return QVariant::fromValue(row.outcome);
    case Handling: return QVariant::fromValue(row.handling);
    case Start: return QVariant::fromValue(row.start);
    case Count: return row.count;
    }
    return {};
}

QVariant TaskTableModel::data(const QModelIndex &index, int role) const
{
    const TaskRow *task = row(index.row());
    if (!task)
        return {};
    switch (role) {
    case Qt::DisplayRole: return display(*task, index.column());
    case Qt::EditRole: return editValue(*task, index.column());
    case GlyphRole: return index.column() == Outcome ? QVariant::fromValue(glyphOf(*task)) : QVariant();
    case LockRole: return lockOf(*task, index.column());
    case ProblemRole:
        for (const Problem &problem : m_problems)
            if (isBelow(problem.pointer, task->callPointer) || isBelow(problem.pointer, task->coroutinePointer))
                return problem.message;
        return {};
    case Qt::ToolTipRole: {
        const QString problem = data(index, ProblemRole).toString();
        const QString lock = lockOf(*task, index.column());
        return !problem.isEmpty() ? problem : !lock.isEmpty() ? lock
                                                              : display(*task, index.column());
    }
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1: %2").arg(headerData(index.column(), Qt::Horizontal).toString(), display(*task, index.column()).toString());
    default: return {};
    }
}

QVariant TaskTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    if (orientation == Qt::Vertical)
        return section + 1;
    switch (section) {
    case Name: return tr("Name");
    case Sleep: return tr("Sleep");
    case Outcome: return tr("Outcome");
    case Handling: return tr("Handling");
    case Start: return tr("Start");
    case Count: return tr("How many");
    }
    return {};
}

Qt::ItemFlags TaskTableModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled; // between the rows
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren;
    const TaskRow *task = row(index.row());
    if (task && lockOf(*task, index.column()).isEmpty())
        flags |= Qt::ItemIsEditable;
    return flags;
}

bool TaskTableModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    return role == Qt::EditRole && row(index.row()) && setCells({index.row()}, index.column(), value);
}

bool TaskTableModel::setCells(const std::vector<int> &rows, int column, const QVariant &value)
{
    const bool mayMove = column == Start || column == Handling; // then each row is looked up again
    TaskSet set = m_set;
    for (const int at : rows) {
        const std::optional<int> place = mayMove ? placeOf(set, at) : at;
        if (!place)
            continue;
        const Result<TaskSet> edited = editedCell(set, *place, column, value);
        if (!edited)
            return request({}, edited);
        set = *edited;
    }
    const QString key = QStringLiteral("row %1 column %2").arg(rows.empty() ? -1 : rows.front()).arg(column);
    const std::vector<int> places = mayMove ? placesIn(set, rows) : std::vector<int>();
    const bool requested = request(undoTextOf(column), set, column == Count ? key : QString());
    if (requested && !places.empty() && places != rows)
        Q_EMIT tasksMoved(places);
    return requested;
}

std::optional<int> TaskTableModel::placeOf(const TaskSet &set, int at) const
{
    const std::vector<TaskRow> now = taskRows(set);
    if (at < static_cast<int>(now.size()) && sameTask(now[static_cast<std::size_t>(at)], *row(at)))
        return at;
    const auto found = std::find_if(now.begin(), now.end(), [&](const TaskRow &r) { return sameTask(r, *row(at)); });
    return found == now.end() ? std::nullopt : std::optional(static_cast<int>(found - now.begin()));
}

std::vector<int> TaskTableModel::placesIn(const TaskSet &set, const std::vector<int> &rows) const
{
    const std::vector<TaskRow> now = taskRows(set);
    std::vector<int> places;
    for (const int at : rows) {
        const auto found = std::find_if(now.begin(), now.end(), [&](const TaskRow &r) { return sameTask(r, *row(at)); });
        if (found != now.end())
            places.push_back(static_cast<int>(found - now.begin()));
    }
    return places.size() == rows.size() ? places : std::vector<int>();
}

bool TaskTableModel::request(const QString &undoText, const Result<TaskSet> &edited, const QString &mergeKey)
{
    if (!edited) {
        Q_EMIT problemOccurred(edited.problems().front().message);
        return false;
    }
    if (*edited == m_set)
        return false;
    // A copy: the document comes back through setTaskSet() before the signal returns.
    const TaskSet changed = *edited;
    Q_EMIT editRequested(undoText, changed, mergeKey);
    return true;
}

bool TaskTableModel::moveTasks(std::vector<int> rows, int to)
{
    std::sort(rows.begin(), rows.end());
    TaskSet set = m_set;
    std::vector<int> targets;
    const auto before = std::count_if(rows.begin(), rows.end(), [to](int r) { return r < to; });
    // Rows above the target leave a gap behind: the last of them goes first, so that the others stay where they are.
    for (int i = static_cast<int>(before) - 1, place = to - 1; i >= 0; --i, --place) {
        const Result<TaskSet> moved = awaitscope::moveRow(set, rows[static_cast<std::size_t>(i)], place);
        if (!moved)
            return request({}, moved);
        set = *moved;
        targets.push_back(place);
    }
    for (std::size_t i = static_cast<std::size_t>(before), place = static_cast<std::size_t>(to); i < rows.size(); ++i, ++place) {
        const Result<TaskSet> moved = awaitscope::moveRow(set, rows[i], static_cast<int>(place));
        if (!moved)
            return request({}, moved);
        set = *moved;
        targets.push_back(static_cast<int>(place));
    }
    if (set == m_set)
        return false;
    Q_EMIT rowsExpected(targets);
    return request(rows.size() == 1 ? tr("Move Task") : tr("Move Tasks"), set);
}

bool TaskTableModel::paste(const QString &json, int at)
{
    const Result<TaskSet> pasted = pasteRows(m_set, json, at);
    if (pasted)
        Q_EMIT rowsExpected(newRows(m_set, *pasted));
    return request(tr("Paste Tasks"), pasted);
}

QStringList TaskTableModel::mimeTypes() const
{
    return {QLatin1String(rowsMimeType), QLatin1String(textMimeType)};
}

QMimeData *TaskTableModel::mimeData(const QModelIndexList &indexes) const
{
    QList<int> rows;
    for (const QModelIndex &index : indexes)
        if (!rows.contains(index.row()))
            rows.append(index.row());
    std::sort(rows.begin(), rows.end());
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream << static_cast<quint64>(reinterpret_cast<quintptr>(this)) << rows;
    auto *data = new QMimeData;
    data->setData(QLatin1String(rowsMimeType), bytes);
    data->setText(copyRows(m_set, {rows.begin(), rows.end()}));
    return data;
}

bool TaskTableModel::canDropMimeData(const QMimeData *data, Qt::DropAction, int, int, const QModelIndex &) const
{
    return data->hasFormat(QLatin1String(rowsMimeType)) || looksLikeRows(data->text());
}

bool TaskTableModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int, const QModelIndex &parent)
{
    if (action == Qt::IgnoreAction)
        return true;
    const int to = parent.isValid() ? parent.row() : row < 0 ? rowCount()
                                                             : row;
    const bool own = data->hasFormat(QLatin1String(rowsMimeType)) && dragSource(data) == reinterpret_cast<quintptr>(this);
    if (own && action == Qt::MoveAction)
        return moveTasks(draggedRows(data), to);
    return paste(data->text(), to);
}

} // namespace awaitscope
