// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/table/tasktablemodel.h"

#include "model/edit/rowclipboard.h"
#include "model/edit/taskwords.h"
#include "model/text/durationparser.h"
#include "model/text/visibletext.h"
#include "views/common/plaintip.h"

#include <QCoreApplication>
#include <QDataStream>
#include <QIODevice>
#include <QMimeData>

#include <algorithm>
#include <iterator>

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

//! The address of the model where a drag started; only compared, never dereferenced.
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
    : RowModel(parent)
{}

const TaskRow *TaskTableModel::row(int index) const
{
    return index >= 0 && index < rowCount() ? &m_rows[static_cast<std::size_t>(index)] : nullptr;
}

void TaskTableModel::setTaskSet(const Program &program)
{
    if (!m_last.empty())
        followRename(program);
    m_program = program;
    showRows();
}

namespace {

//! Sorts rows that main starts in the same way into their order in main, using the positions that these rows have.
void sortWithinStarts(const std::vector<TaskRow> &rows, std::vector<int> &places)
{
    const auto startOf = [&rows](int place) { return rows[static_cast<std::size_t>(place)].start; };
    for (const TaskStart start : {TaskStart::Awaited, TaskStart::FireAndForget, TaskStart::NeverAwaited, TaskStart::Custom}) {
        std::vector<int> alike;
        std::copy_if(places.begin(), places.end(), std::back_inserter(alike), [&](int place) { return startOf(place) == start; });
        std::sort(alike.begin(), alike.end());
        auto next = alike.begin();
        for (int &place : places)
            if (startOf(place) == start)
                place = *next++;
    }
}

} // namespace

void TaskTableModel::showRows()
{
    const std::vector<TaskRow> &rows = m_program.rows();
    std::vector<int> order;
    std::vector<int> last(m_last.size(), -1);
    for (int place = 0; place < static_cast<int>(rows.size()); ++place) {
        const auto found = std::find_if(m_last.begin(), m_last.end(), [&](const TaskRow &r) { return sameTask(r, rows[static_cast<std::size_t>(place)]); });
        if (found == m_last.end() || last[static_cast<std::size_t>(found - m_last.begin())] >= 0)
            order.push_back(place);
        else
            last[static_cast<std::size_t>(found - m_last.begin())] = place;
    }
    std::erase(last, -1);
    sortWithinStarts(rows, last);
    order.insert(order.end(), last.begin(), last.end());
    std::vector<TaskRow> shown;
    shown.reserve(rows.size());
    for (const int place : order)
        shown.push_back(rows[static_cast<std::size_t>(place)]);
    m_places = std::move(order);
    replaceRows(std::move(shown), sameTask);
}

// An added row is identified by its name; it keeps its position when it is renamed.
void TaskTableModel::followRename(const Program &next)
{
    const std::vector<TaskRow> &rows = next.rows();
    const auto isIn = [](const std::vector<TaskRow> &all, const TaskRow &one) {
        return std::any_of(all.begin(), all.end(), [&](const TaskRow &r) { return sameTask(r, one); });
    };
    TaskRow *gone = nullptr;
    for (TaskRow &row : m_last) {
        if (!isIn(m_rows, row) || isIn(rows, row))
            continue;
        if (gone)
            return; // a rename involves only one row
        gone = &row;
    }
    if (!gone || rows.size() != m_rows.size())
        return;
    if (const std::vector<int> come = newRows(taskSet(), next.set()); come.size() == 1)
        *gone = rows[static_cast<std::size_t>(come.front())];
}

bool TaskTableModel::isLast(const TaskRow &row) const
{
    return std::any_of(m_last.begin(), m_last.end(), [&](const TaskRow &r) { return sameTask(r, row); });
}

void TaskTableModel::showLast(const TaskSet &next)
{
    const std::vector<TaskRow> rows = taskRows(next);
    for (const int place : newRows(taskSet(), next))
        m_last.push_back(rows[static_cast<std::size_t>(place)]);
}

std::vector<int> TaskTableModel::places(const std::vector<int> &rows) const
{
    std::vector<int> found;
    for (const int at : rows)
        if (row(at))
            found.push_back(m_places[static_cast<std::size_t>(at)]);
    std::sort(found.begin(), found.end());
    return found;
}

std::vector<int> TaskTableModel::rowsAt(const std::vector<int> &places) const
{
    std::vector<int> shownAt(m_places.size(), -1);
    for (std::size_t i = 0; i < m_places.size(); ++i)
        shownAt[static_cast<std::size_t>(m_places[i])] = static_cast<int>(i);
    std::vector<int> rows;
    for (const int place : places)
        if (place >= 0 && static_cast<std::size_t>(place) < shownAt.size())
            rows.push_back(shownAt[static_cast<std::size_t>(place)]);
    return rows;
}

void TaskTableModel::setProblems(const Problems &problems)
{
    m_problems = problems;
    rowsChanged();
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
    case Name: return visibleText(row.name);
    case Sleep: return visibleText(row.sleepText);
    case Outcome: return visibleText(outcomeText(row));
    case Handling: return visibleText(handlingText(row.handling));
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
        return plainTip(!problem.isEmpty() ? problem : !lock.isEmpty() ? lock
                                                                       : display(*task, index.column()).toString());
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
    const bool mayMove = column == Start || column == Handling; // the rows may move, so each is looked up again
    std::optional<TaskSet> changed; // none: nothing yet
    for (const int at : rows) {
        if (!row(at))
            continue;
        const TaskSet &set = changed ? *changed : taskSet();
        const std::optional<int> place = mayMove ? placeOf(set, at) : m_places[static_cast<std::size_t>(at)];
        if (!place)
            continue;
        Result<TaskSet> edited = editedCell(set, *place, column, value);
        if (!edited)
            return request({}, std::move(edited));
        changed = *std::move(edited);
    }
    if (!changed)
        return false;
    const QString key = QStringLiteral("row %1 column %2").arg(rows.empty() ? -1 : rows.front()).arg(column);
    const std::vector<int> now = mayMove ? placesIn(*changed, rows) : std::vector<int>();
    const bool requested = request(undoTextOf(column), *std::move(changed), column == Count ? key : QString());
    if (requested && !now.empty() && rowsAt(now) != rows)
        Q_EMIT tasksMoved(rowsAt(now));
    return requested;
}

std::optional<int> TaskTableModel::placeOf(const TaskSet &set, int at) const
{
    const std::vector<TaskRow> now = taskRows(set);
    const auto before = static_cast<std::size_t>(m_places[static_cast<std::size_t>(at)]);
    if (before < now.size() && sameTask(now[before], *row(at)))
        return static_cast<int>(before);
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

bool TaskTableModel::request(const QString &undoText, Result<TaskSet> edited, const QString &mergeKey)
{
    if (!edited) {
        Q_EMIT problemOccurred(edited.problems().front().message);
        return false;
    }
    if (*edited == taskSet())
        return false;
    Q_EMIT editRequested(undoText, *std::move(edited), mergeKey);
    return true;
}

namespace {

//! Moves rows of taskRows(), which are sorted.
Result<TaskSet> movedPlaces(const TaskSet &set, const std::vector<int> &places, int to)
{
    TaskSet result = set;
    const auto before = std::count_if(places.begin(), places.end(), [to](int p) { return p < to; });
    const auto move = [&result](int from, int target) {
        Result<TaskSet> moved = awaitscope::moveRow(result, from, target);
        if (!moved)
            return moved.problems();
        result = *std::move(moved);
        return Problems();
    };
    // Rows above the target leave a gap behind: the last of them moves first, so that the others keep their indices.
    for (int i = static_cast<int>(before) - 1, target = to - 1; i >= 0; --i, --target)
        if (const Problems problems = move(places[static_cast<std::size_t>(i)], target); !problems.empty())
            return problems;
    for (std::size_t i = static_cast<std::size_t>(before), target = static_cast<std::size_t>(to); i < places.size(); ++i, ++target)
        if (const Problems problems = move(places[i], static_cast<int>(target)); !problems.empty())
            return problems;
    return result;
}

} // namespace

bool TaskTableModel::moveTasks(std::vector<int> rows, int to)
{
    std::sort(rows.begin(), rows.end());
    std::erase_if(rows, [this](int at) { return !row(at); });
    if (std::is_sorted(m_places.begin(), m_places.end()))
        m_last.clear(); // main has the same order, also after an undo
    const bool toLast = !row(to) || isShownLast(to);
    const int placeTo = row(to) ? m_places[static_cast<std::size_t>(to)] : rowCount();
    std::vector<int> moving; // a row that is shown last may be at its destination already
    for (const int place : places(rows))
        if (toLast || place > placeTo || !isShownLast(rowsAt({place}).front()))
            moving.push_back(place);
    Result<TaskSet> moved = movedPlaces(taskSet(), moving, placeTo);
    if (!moved)
        return request({}, std::move(moved));
    const bool shownElsewhere = std::any_of(rows.begin(), rows.end(), [this](int at) { return isShownLast(at); });
    if (*moved == taskSet() && !shownElsewhere)
        return false;
    const std::vector<int> expected = placesIn(*moved, rows);
    moveLast(rows, to);
    if (*moved == taskSet()) {
        showRows();
        Q_EMIT tasksMoved(rowsAt(expected));
        return true;
    }
    Q_EMIT rowsExpected(expected);
    return request(rows.size() == 1 ? tr("Move Task") : tr("Move Tasks"), std::move(moved));
}

//! Rows that are shown last change their order among each other, or return to where main starts them: when they are moved up
//! beyond the others, and when another row passes them.
void TaskTableModel::moveLast(const std::vector<int> &rows, int to)
{
    const auto sameAs = [](const TaskRow &one) { return [&one](const TaskRow &r) { return sameTask(r, one); }; };
    const bool all = std::all_of(rows.begin(), rows.end(), [this](int at) { return isShownLast(at); });
    const TaskRow *target = row(to);
    const bool among = all && (!target || isLast(*target));
    if (!all)
        for (int at = 0; at < std::min(to, rowCount()); ++at)
            std::erase_if(m_last, sameAs(*row(at)));
    std::vector<TaskRow> moved;
    for (const int at : rows) {
        const auto found = std::find_if(m_last.begin(), m_last.end(), sameAs(*row(at)));
        if (found == m_last.end() || (among && target && sameTask(*found, *target)))
            continue;
        moved.push_back(*found);
        m_last.erase(found);
    }
    if (!among)
        return;
    const auto place = target ? std::find_if(m_last.begin(), m_last.end(), sameAs(*target)) : m_last.end();
    m_last.insert(place, moved.begin(), moved.end());
}

bool TaskTableModel::paste(const QString &json, int at)
{
    Result<TaskSet> pasted = pasteRows(taskSet(), json, row(at) ? m_places[static_cast<std::size_t>(at)] : -1);
    if (pasted) {
        Q_EMIT rowsExpected(newRows(taskSet(), *pasted));
        if (!row(at) || isShownLast(at - 1))
            showLast(*pasted);
    }
    return request(tr("Paste Tasks"), std::move(pasted));
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
    data->setText(copyRows(taskSet(), places({rows.begin(), rows.end()})));
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
