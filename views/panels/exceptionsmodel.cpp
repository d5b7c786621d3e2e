// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/panels/exceptionsmodel.h"

#include "model/text/durationtext.h"
#include "model/text/visibletext.h"
#include "model/words/console.h"
#include "model/words/eventsentence.h"
#include "model/words/explain.h"
#include "views/common/code/codefont.h"
#include "views/common/plaintip.h"
#include "views/panels/eventtext.h"

#include <QFont>

#include <algorithm>

namespace awaitscope {

namespace {

bool isLoud(StoryFate fate)
{
    return fate == StoryFate::Pending || fate == StoryFate::Lost;
}

//! What Python would print of an exception that has a cause, a context or parts; empty for any other.
QStringList printedLines(const Trace &trace, ExceptionId exception)
{
    constexpr qsizetype Most = 200;
    if (!isCompound(trace, exception))
        return {};
    QStringList lines = QString::fromStdString(exceptionTraceback(trace, exception)).split(u'\n');
    if (lines.size() > Most)
        lines = lines.first(Most) << QStringLiteral("\u2026");
    return lines;
}

} // namespace

ExceptionsModel::ExceptionsModel(QObject *parent)
    : QAbstractTableModel(parent), m_theme(&Theme::get(ThemeKind::Light))
{}

void ExceptionsModel::setStore(const TraceStore *store)
{
    beginResetModel();
    m_store = store;
    m_stories.reset();
    if (store)
        m_stories.emplace(*store);
    m_unfolded.clear();
    m_printed.clear();
    rebuild();
    endResetModel();
}

void ExceptionsModel::setProgram(const Program &program)
{
    m_places.setProgram(program);
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, CodeColumn), index(int(m_rows.size()) - 1, CodeColumn));
}

bool ExceptionsModel::isShown(const ExceptionStory &story) const
{
    const StoryFate fate = m_filter.fate || m_filter.unseen ? m_stories->fate(story) : StoryFate::Pending;
    return (!m_filter.fate || *m_filter.fate == fate) && (!m_filter.unseen || isUnseen(fate));
}

void ExceptionsModel::appendRows(quint32 story)
{
    m_rows.push_back({story, -1});
    if (m_unfolded.contains(story))
        for (int line = 0; line < linesOf(story); ++line)
            m_rows.push_back({story, line});
}

int ExceptionsModel::linesOf(quint32 story) const
{
    return int(m_stories->stories()[story].way.size()) + int(m_printed.value(story).size());
}

bool ExceptionsModel::isPrinted(const Row &row) const
{
    return row.step >= int(m_stories->stories()[row.story].way.size());
}

void ExceptionsModel::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column < 0 ? int(RaisedColumn) : column;
    m_sortOrder = column < 0 ? Qt::AscendingOrder : order;
    beginResetModel();
    rebuild();
    endResetModel();
}

//! Equal ones stay in the order of the raises.
std::vector<quint32> ExceptionsModel::sorted(std::vector<quint32> stories) const
{
    struct Key
    {
        qint64 number = 0;
        QString text;
    };
    std::vector<Key> keys(m_stories->stories().size());
    for (const quint32 story : stories) {
        const ExceptionStory &of = m_stories->stories()[story];
        const Time raised = m_stories->raised(of);
        const StoryFate fate = m_stories->fate(of);
        const bool isOpen = fate == StoryFate::Pending || fate == StoryFate::Lost;
        switch (m_sortColumn) {
        case RaisedColumn:
            keys[story].number = raised.count();
            break;
        case UnretrievedColumn:
            keys[story].number = ((isOpen ? m_store->range().end : m_stories->settled(of).value_or(raised)) - raised).count();
            break;
        case CodeColumn: {
            const auto place = m_places.find(m_store->trace(), of.step);
            if (place) // by file, and in it by line
                keys[story].text = place->file + QChar(u'\0') + QStringLiteral("%1").arg(place->line, 10, 10, QLatin1Char('0'));
            break;
        }
        case FateColumn:
            keys[story].number = int(fate);
            [[fallthrough]];
        default:
            keys[story].text = text(of, m_sortColumn).toCaseFolded();
        }
    }
    const auto before = [&](quint32 a, quint32 b) {
        const Key &x = keys[a], &y = keys[b];
        return x.number != y.number ? x.number < y.number : x.text < y.text;
    };
    if (m_sortOrder == Qt::AscendingOrder)
        std::ranges::stable_sort(stories, before);
    else
        std::ranges::stable_sort(stories, [&](quint32 a, quint32 b) { return before(b, a); });
    return stories;
}

void ExceptionsModel::rebuild()
{
    m_rows.clear();
    m_known = m_stories ? m_stories->stories().size() : 0;
    std::vector<quint32> shown;
    for (std::size_t i = 0; i < m_known; ++i)
        if (isShown(m_stories->stories()[i]))
            shown.push_back(quint32(i));
    if (m_stories && isSorted())
        shown = sorted(std::move(shown));
    for (const quint32 story : shown)
        appendRows(story);
}

void ExceptionsModel::refresh()
{
    if (!m_stories || !m_stories->update())
        return;
    if (m_filter != Filter() || !m_unfolded.isEmpty() || isSorted()) { // fates and ways may have changed
        beginResetModel();
        rebuild();
        endResetModel();
        return;
    }
    const std::size_t now = m_stories->stories().size();
    if (now > m_known) {
        beginInsertRows({}, int(m_rows.size()), int(m_rows.size() + now - m_known) - 1);
        for (; m_known < now; ++m_known)
            m_rows.push_back({quint32(m_known), -1});
        endInsertRows();
    }
    if (!m_rows.empty()) // the fate of any earlier one may have changed
        Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, ColumnCount - 1));
}

void ExceptionsModel::passTime()
{
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, UnretrievedColumn), index(int(m_rows.size()) - 1, UnretrievedColumn), {Qt::DisplayRole, Qt::ToolTipRole});
}

void ExceptionsModel::setTheme(const Theme &theme)
{
    m_theme = &theme;
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, ColumnCount - 1));
}

void ExceptionsModel::setFilter(const Filter &filter)
{
    if (filter == m_filter)
        return;
    beginResetModel();
    m_filter = filter;
    rebuild();
    endResetModel();
}

const ExceptionStory *ExceptionsModel::story(int row) const
{
    return row >= 0 && std::size_t(row) < m_rows.size() ? &m_stories->stories()[m_rows[std::size_t(row)].story] : nullptr;
}

bool ExceptionsModel::isStep(int row) const
{
    return row >= 0 && std::size_t(row) < m_rows.size() && m_rows[std::size_t(row)].step >= 0;
}

quint32 ExceptionsModel::eventOf(int row) const
{
    const ExceptionStory *found = story(row);
    if (!found)
        return NoIndex;
    if (isStep(row) && !isPrinted(m_rows[std::size_t(row)]))
        return found->way[std::size_t(m_rows[std::size_t(row)].step)];
    // its mark is where it ended a task, if it did
    return found->ledger == NoIndex ? found->way.front() : m_store->ledger()[found->ledger].raisedEvent;
}

int ExceptionsModel::rowOf(ExceptionId exception) const
{
    const ExceptionStory *wanted = m_stories ? m_stories->find(exception) : nullptr;
    if (!wanted)
        return -1;
    const auto number = quint32(wanted - m_stories->stories().data());
    const auto found = isSorted() ? std::ranges::find(m_rows, number, &Row::story) : std::ranges::lower_bound(m_rows, number, {}, &Row::story);
    return found != m_rows.end() && found->story == number ? int(found - m_rows.begin()) : -1;
}

bool ExceptionsModel::isUnfolded(int row) const
{
    return story(row) && m_unfolded.contains(m_rows[std::size_t(row)].story);
}

void ExceptionsModel::setUnfolded(int row, bool on)
{
    if (!story(row) || isStep(row) || isUnfolded(row) == on)
        return;
    const quint32 number = m_rows[std::size_t(row)].story;
    const auto after = m_rows.begin() + row + 1;
    if (on) {
        m_printed.insert(number, printedLines(m_store->trace(), m_stories->stories()[number].exception));
        const int steps = linesOf(number);
        beginInsertRows({}, row + 1, row + steps);
        m_unfolded.insert(number);
        std::vector<Row> rows;
        for (int step = 0; step < steps; ++step)
            rows.push_back({number, step});
        m_rows.insert(after, rows.begin(), rows.end());
        endInsertRows();
    } else {
        const auto end = std::find_if(after, m_rows.end(), [number](const Row &r) { return r.story != number; });
        beginRemoveRows({}, row + 1, int(end - m_rows.begin()) - 1);
        m_unfolded.remove(number);
        m_printed.remove(number);
        m_rows.erase(after, end);
        endRemoveRows();
    }
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

int ExceptionsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ExceptionsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString ExceptionsModel::stretch(Time duration)
{
    constexpr Time Shortest = std::chrono::microseconds(1); // the moments of a recording can be a nanosecond apart
    return duration < Shortest ? tr("0 ms") : durationText(duration); // a zero of no unit would read as a count
}

QString ExceptionsModel::pendingText(const ExceptionStory &story) const
{
    const Time raised = m_stories->raised(story);
    switch (m_stories->fate(story)) {
    case StoryFate::Pending:
        return m_store->finished() ? tr("%1, never").arg(stretch(m_store->range().end - raised)) : lastingText(*m_store, raised);
    case StoryFate::Lost:
        return tr("%1, lost").arg(stretch(m_store->range().end - raised));
    case StoryFate::Swallowed:
    case StoryFate::Silenced:
    case StoryFate::Replaced:
    case StoryFate::Reported:
    case StoryFate::EndedProgram:
    case StoryFate::Grouped:
    case StoryFate::Handled:
    case StoryFate::Retrieved:
        return stretch(m_stories->settled(story).value_or(raised) - raised);
    }
    return {};
}

//! An event of the way has the step of its task; the end of a coroutine, which drops its variables, has none of its own.
StepId ExceptionsModel::stepOf(const Row &row) const
{
    const ExceptionStory &story = m_stories->stories()[row.story];
    if (row.step < 0 || isPrinted(row))
        return row.step < 0 ? story.step : StepId::None;
    const Event &e = m_store->trace().events()[story.way[std::size_t(row.step)]];
    switch (e.kind) {
    case EventKind::Raised:
    case EventKind::Leave:
        return row.step == 0 ? story.step : e.step; // later it only passes through
    case EventKind::Resumed:
    case EventKind::Caught:
    case EventKind::Replaced:
    case EventKind::Retry:
    case EventKind::RetryExhausted:
    case EventKind::GroupDone:
    case EventKind::TimeoutExit:
        return e.step;
    case EventKind::NeverRetrieved:
        return e.b != NoIndex && e.c == NoIndex && EntityId{e.b} != e.subject ? e.step : StepId::None;
    default:
        return StepId::None;
    }
}

QString ExceptionsModel::codeOf(int row) const
{
    if (!story(row))
        return {};
    const std::string_view pointer = m_store->trace().stepPointer(stepOf(m_rows[std::size_t(row)]));
    return QString::fromUtf8(pointer.data(), qsizetype(pointer.size()));
}

QString ExceptionsModel::codeText(const ExceptionStory &story) const
{
    const auto place = m_places.find(m_store->trace(), story.step);
    return place ? CodePlaces::text(*place) : QString();
}

QString ExceptionsModel::text(const ExceptionStory &story, int column) const
{
    switch (column) {
    case RaisedColumn:
        return durationText(m_stories->raised(story));
    case TaskColumn:
        return m_store->displayName(story.raisedBy);
    case ExceptionColumn:
        return exceptionText(m_store->trace(), story.exception);
    case CodeColumn:
        return codeText(story);
    case UnretrievedColumn:
        return pendingText(story);
    case FateColumn:
        return m_stories->fateText(story);
    }
    return {};
}

QString ExceptionsModel::stepText(const ExceptionStory &story, std::size_t step, int column) const
{
    if (step >= story.way.size()) {
        const QStringList lines = m_printed.value(quint32(&story - m_stories->stories().data()));
        return column == ExceptionColumn ? lines.value(qsizetype(step - story.way.size())) : QString();
    }
    const quint32 event = story.way[step];
    switch (column) {
    case RaisedColumn:
        return durationText(m_store->trace().events()[event].time);
    case TaskColumn:
        return m_store->displayName(m_store->trace().events()[event].subject);
    case ExceptionColumn: {
        const auto place = m_places.find(m_store->trace(), stepOf({quint32(&story - m_stories->stories().data()), qint32(step)}));
        const QString words = eventSentence(*m_store, event);
        return place ? tr("%1, line %2").arg(words, QString::number(place->line)) : words;
    }
    }
    return {};
}

ColorRole ExceptionsModel::tone(const ExceptionStory &story, int column) const
{
    if (column == RaisedColumn || column == UnretrievedColumn)
        return ColorRole::SecondaryText;
    if (column == CodeColumn)
        return ColorRole::Accent; // a link
    if (column == FateColumn && isUnseen(m_stories->fate(story)))
        return ColorRole::Raised;
    return ColorRole::Text;
}

QVariant ExceptionsModel::data(const QModelIndex &index, int role) const
{
    const ExceptionStory *found = index.isValid() ? story(index.row()) : nullptr;
    if (!found)
        return {};
    const Row &row = m_rows[std::size_t(index.row())];
    const bool step = row.step >= 0;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: {
        const QString words = step ? stepText(*found, std::size_t(row.step), index.column()) : text(*found, index.column());
        const bool isLink = !step && index.column() == CodeColumn && !words.isEmpty();
        if (role == Qt::ToolTipRole)
            return plainTip(isLink ? tr("%1\nClick to show this line in the Code panel").arg(words) : words);
        return visibleText(words);
    }
    case Qt::ForegroundRole:
        return m_theme->color(step ? ColorRole::SecondaryText : tone(*found, index.column()));
    case Qt::FontRole: {
        QFont font;
        if (step && isPrinted(row) && index.column() == ExceptionColumn)
            return codeFont();
        if (index.column() == CodeColumn && !step)
            font.setUnderline(true);
        if (index.column() == TaskColumn && !step)
            font.setWeight(QFont::Medium);
        if (index.column() == FateColumn && !step && isLoud(m_stories->fate(*found)))
            font.setBold(true);
        return font;
    }
    case EntryRole:
        return row.story;
    case ToneRole:
        return int(step ? ColorRole::SecondaryText : tone(*found, index.column()));
    case LoudRole:
        return !step && isLoud(m_stories->fate(*found));
    case StepRole:
        return step;
    case PrintedRole:
        return step && isPrinted(row);
    case FoldRole:
        return step ? QVariant() : QVariant(m_unfolded.contains(row.story));
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
    case CodeColumn:
        return tr("Code");
    case UnretrievedColumn:
        return tr("Unretrieved");
    case FateColumn:
        return tr("Fate");
    }
    return {};
}

} // namespace awaitscope
