// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/python/pythonlinks.h"

#include "app/runs/runcontroller.h"
#include "model/text/durationtext.h"
#include "model/text/visibletext.h"
#include "model/trace/sourceline.h"
#include "model/trace/stepspans.h"
#include "views/common/stepitems.h"
#include "views/common/viewstate.h"
#include "views/pythoneditor/pythonpanel.h"

#include <QScopedValueRollback>

#include <algorithm>

namespace awaitscope {

namespace {

constexpr std::size_t MostLanes = 5000; //!< that are looked at when the pointer moves
constexpr qsizetype MostNamed = 8;

//! The span of a lane at a moment, if it is not over by then.
std::optional<std::size_t> spanAt(const Lane &lane, Time at)
{
    const auto next = std::upper_bound(lane.spans.begin(), lane.spans.end(), at, [](Time t, const Span &span) { return t < span.begin; });
    if (next == lane.spans.begin() || at >= lane.finish)
        return std::nullopt;
    const auto span = std::prev(next);
    return at < span->end ? std::optional(std::size_t(span - lane.spans.begin())) : std::nullopt;
}

} // namespace

PythonLinks::PythonLinks(PythonPanel &panel, ViewState &view, const RunController &runs, QObject *parent)
    : QObject(parent), m_panel(panel), m_view(view), m_runs(runs)
{
    connect(panel.edit(), &PythonEdit::lineEntered, this, &PythonLinks::pointAt);
    connect(panel.edit(), &PythonEdit::lineClicked, this, &PythonLinks::pointAt);
    connect(&view, &ViewState::selectionChanged, this, &PythonLinks::followSelection);
    connect(&view, &ViewState::hoverChanged, this, &PythonLinks::followHover);
    connect(&view, &ViewState::cursorChanged, this, &PythonLinks::followCursor);
    followCursor();
}

void PythonLinks::setProgram(const QString &path, const std::shared_ptr<const TextLines> &lines)
{
    m_program = lines ? path : QString();
    m_lines = lines;
    update();
}

void PythonLinks::update()
{
    followSelection();
    followCursor();
}

const TraceStore *PythonLinks::store() const
{
    return m_program.isEmpty() ? nullptr : m_runs.store();
}

//! Of the text as it is now; 0: of another file, or gone.
int PythonLinks::lineOf(const QString &pointer) const
{
    const std::string utf8 = pointer.toStdString();
    const std::optional<SourceLine> at = sourceLine(utf8);
    return at && at->file == m_program.toStdString() ? m_lines->now(int(at->line)) : 0;
}

void PythonLinks::pointAt(int line)
{
    if (!store())
        return;
    const int ran = m_lines->then(line);
    const QScopedValueRollback guard(m_pointing, true);
    const std::string program = m_program.toStdString();
    m_view.setHighlight(ran > 0 ? itemsOfStep(*store(), QString::fromStdString(sourcePointer({program, quint32(ran)}))) : std::vector<ViewItem>());
}

void PythonLinks::followSelection()
{
    std::vector<int> lines;
    if (store())
        for (const ViewItem &item : m_view.selection())
            if (const int line = lineOf(stepOfItem(*store(), item)); line > 0 && std::find(lines.begin(), lines.end(), line) == lines.end())
                lines.push_back(line);
    m_panel.edit()->setLinked(lines, true);
}

PythonLinks::Place PythonLinks::selectedPlace() const
{
    if (!store() || m_view.selection().empty())
        return {};
    const ViewItem &item = m_view.selection().front();
    const bool isOfLane = item.kind == ViewItem::Kind::Span || item.kind == ViewItem::Kind::Mark;
    return {lineOf(stepOfItem(*store(), item)), isOfLane ? store()->displayName(store()->lanes()[item.lane].task) : QString()};
}

void PythonLinks::followHover()
{
    if (m_pointing || !store())
        return;
    const std::optional<ViewItem> &item = m_view.hover();
    const int line = item ? lineOf(stepOfItem(*store(), *item)) : 0;
    if (line > 0)
        m_panel.edit()->setLinked({line}, false);
    else
        followSelection();
}

void PythonLinks::followCursor()
{
    QHash<int, QStringList> standing;
    QStringList words;
    qsizetype count = 0;
    const std::optional<Time> at = m_view.cursor();
    if (at && store()) {
        const std::vector<Lane> &lanes = store()->lanes();
        for (quint32 lane = 0; lane < std::min(lanes.size(), MostLanes); ++lane) {
            const std::optional<std::size_t> span = spanAt(lanes[lane], *at);
            const std::string_view step = span ? store()->trace().stepPointer(stepOfSpan(*store(), lane, *span)) : std::string_view();
            const int line = lineOf(QString::fromUtf8(step.data(), qsizetype(step.size())));
            if (line == 0)
                continue;
            const QString name = visibleText(store()->displayName(lanes[lane].task));
            standing[line] += name;
            if (++count <= MostNamed)
                words += tr("%1 in line %2").arg(name).arg(line);
        }
    }
    m_panel.edit()->setStanding(standing);
    if (count > MostNamed)
        words += tr("and %n more", nullptr, int(count - MostNamed));
    if (!words.isEmpty())
        m_panel.setStandingText(tr("At %1: %2").arg(durationText(*at), words.join(QStringLiteral(", "))));
    else
        m_panel.setStandingText(store() ? tr("Point at the timeline to see where each task stands.") : QString());
}

} // namespace awaitscope
