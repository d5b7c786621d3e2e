// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runs/versionnotes.h"

#include "app/runs/runcontroller.h"
#include "views/common/viewstate.h"
#include "views/panels/detailspanel.h"

namespace awaitscope {

namespace {

constexpr int RestMs = 250; // without another selection

//! The lane that an item belongs to, and the last event of it; no event: all of the lane.
struct Chosen
{
    quint32 lane = NoIndex;
    std::optional<quint32> until;
};

Chosen chosenIn(const TraceStore &store, const ViewItem &item)
{
    if (item.kind == ViewItem::Kind::Arrow) {
        if (item.index >= store.arrows().size())
            return {};
        const Arrow &arrow = store.arrows()[item.index];
        return {arrow.toLane, arrow.event};
    }
    if (item.kind == ViewItem::Kind::Sign || item.lane >= store.lanes().size())
        return {};
    const Lane &lane = store.lanes()[item.lane];
    if (item.kind == ViewItem::Kind::Mark && item.index < lane.marks.size())
        return {item.lane, lane.marks[item.index].event};
    if (item.kind == ViewItem::Kind::Span && item.index < lane.spans.size() && lane.spans[item.index].lastEvent != NoIndex)
        return {item.lane, lane.spans[item.index].lastEvent};
    return {item.lane, std::nullopt};
}

} // namespace

VersionNotes::VersionNotes(const RunController &runs, ViewState &view, DetailsPanel &details, QObject *parent)
    : QObject(parent), m_runs(runs), m_view(view), m_details(details)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(RestMs);
    connect(&m_rest, &QTimer::timeout, this, &VersionNotes::lookNow);
    connect(&view, &ViewState::selectionChanged, this, [this] { m_rules ? lookNow() : m_rest.start(); });
    const auto forget = [this] {
        m_rules.reset();
        m_rest.start();
    };
    connect(&runs, &RunController::replaced, this, forget);
    connect(&runs, &RunController::stateChanged, this, forget);
}

bool VersionNotes::canLook() const
{
    return m_runs.store() && m_runs.source()->program() && !m_runs.isCovered() && !m_runs.isActive() && m_runs.clock() == ClockKind::Virtual;
}

void VersionNotes::lookNow()
{
    m_rest.stop();
    if (!canLook() || m_view.selection().size() != 1)
        return m_details.setVersionRules({});
    const TraceStore &store = *m_runs.store();
    if (!m_rules)
        m_rules = rulesInRun(*m_runs.source()->program(), store);
    const Chosen chosen = chosenIn(store, m_view.selection().front());
    std::vector<std::pair<QString, QString>> found;
    if (chosen.lane != NoIndex)
        for (const RuleInRun *rule : rulesOf(*m_rules, chosen.lane, chosen.until))
            found.emplace_back(QString::fromLatin1(rule->rule->name), rule->sentence);
    m_details.setVersionRules(std::move(found));
}

} // namespace awaitscope
