// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/picture/lanefolds.h"

#include "model/trace/sourceline.h"
#include "model/words/findings.h"
#include "model/text/visibletext.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <unordered_map>

namespace awaitscope {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(awaitscope::Timeline)
};

} // namespace

quint32 LaneFold::between(Time from, Time to) const
{
    const auto begun = std::lower_bound(begins.begin(), begins.end(), to) - begins.begin();
    const auto ended = std::lower_bound(ends.begin(), ends.end(), from) - ends.begin();
    return quint32(std::max<std::ptrdiff_t>(begun - ended, 0));
}

void LaneFolds::clear()
{
    m_folds.clear();
    m_group.clear();
    m_folded.clear();
}

bool LaneFolds::mayFold(const TraceStore &store) const
{
    const auto &pointers = store.trace().stepPointers;
    return m_on && store.lanes().size() >= Least && !pointers.empty() && pointers.front().starts_with(SourcePrefix);
}

void LaneFolds::update(const TraceStore &store, const std::function<bool(quint32)> &mustShow)
{
    clear();
    if (m_store != &store || store.trace().events().size() < m_seen) {
        m_store = &store;
        m_seen = 0;
        m_made.clear();
        m_unfolded.clear();
        m_shown.clear();
    }
    m_large.clear();
    if (!mayFold(store))
        return;
    findPlaces(store);
    collect(store);
    if (m_folds.empty())
        return;
    findWorthLooking(store, [&](quint32 lane) { return m_shown.contains(lane) || mustShow(lane); });
    fold(store);
}

void LaneFolds::findPlaces(const TraceStore &store)
{
    const auto &events = store.trace().events();
    for (; m_seen < events.size(); ++m_seen) {
        const Event &e = events[m_seen];
        if (e.kind != EventKind::Created || e.step == StepId::None)
            continue;
        if (index(e.subject) >= m_made.size())
            m_made.resize(std::max<std::size_t>(index(e.subject) + 1, m_made.size() * 2), StepId::None);
        m_made[index(e.subject)] = e.step;
    }
}

//! The lines that made many tasks.
void LaneFolds::collect(const TraceStore &store)
{
    const auto hash = [](const Key &key) { return std::hash<quint64>()((quint64(quint32(key.first)) << 32) | index(key.second)); };
    std::unordered_map<Key, quint32, decltype(hash)> counts(16, hash);
    const auto keyOf = [this](const Lane &lane) { return Key(lane.parent, lane.kind == LaneKind::Task ? madeAt(lane) : StepId::None); };
    for (const Lane &lane : store.lanes())
        if (const Key key = keyOf(lane); key.second != StepId::None)
            ++counts[key];
    for (auto &[key, count] : counts) {
        const bool large = count >= Least;
        if (large)
            m_large.insert(key);
        count = NoIndex;
        if (!large || m_unfolded.contains(key))
            continue;
        count = quint32(m_folds.size());
        LaneFold fold;
        fold.parent = key.first;
        fold.made = key.second;
        m_folds.push_back(std::move(fold));
    }
    if (m_folds.empty())
        return;
    m_group.resize(store.lanes().size(), NoIndex);
    for (std::size_t lane = 0; lane < m_group.size(); ++lane)
        if (const auto found = counts.find(keyOf(store.lanes()[lane])); found != counts.end())
            m_group[lane] = found->second;
}

void LaneFolds::findWorthLooking(const TraceStore &store, const std::function<bool(quint32)> &mustShow)
{
    const std::vector<Lane> &lanes = store.lanes();
    m_worth.assign(lanes.size(), false);
    std::vector<quint32> hanging(m_folds.size(), 0);
    const auto hangs = [&](const Lane &lane) { return lane.end == LaneEnd::Open && store.range().end - lane.begin >= Hangs; };
    for (std::size_t i = 0; i < lanes.size(); ++i)
        if (m_group[i] != NoIndex && hangs(lanes[i]))
            ++hanging[m_group[i]];
    // Parents come before their children.
    for (std::size_t i = lanes.size(); i-- > 0;) {
        const Lane &lane = lanes[i];
        const bool failed = lane.end == LaneEnd::Raised || lane.end == LaneEnd::TimedOut || lane.end == LaneEnd::DestroyedPending
            || lane.kind == LaneKind::UnawaitedObject;
        const bool shown = m_group[i] != NoIndex && hangs(lane) && hanging[m_group[i]] <= MostOpen;
        m_worth[i] = m_worth[i] || failed || shown || mustShow(quint32(i));
        if (m_worth[i] && lane.parent >= 0 && std::size_t(lane.parent) < i)
            m_worth[std::size_t(lane.parent)] = true;
    }
}

void LaneFolds::fold(const TraceStore &store)
{
    const std::vector<Lane> &lanes = store.lanes();
    m_folded.assign(lanes.size(), false);
    for (quint32 i = 0; i < lanes.size(); ++i) {
        if (m_group[i] == NoIndex)
            continue;
        const Lane &lane = lanes[i];
        LaneFold &of = m_folds[m_group[i]];
        ++of.tasks;
        of.open += lane.end == LaneEnd::Open ? 1 : 0;
        of.succeeded += lane.end == LaneEnd::Succeeded ? 1 : 0;
        of.raised += lane.end == LaneEnd::Raised ? 1 : 0;
        of.cancelled += lane.end == LaneEnd::Cancelled || lane.end == LaneEnd::TimedOut ? 1 : 0;
        if (const auto row = store.ledgerOf(i))
            of.unretrieved += store.ledger()[*row].fate == Fate::Pending || store.ledger()[*row].fate == Fate::Lost ? 1 : 0;
        if (m_worth[i])
            continue;
        m_folded[i] = true;
        of.lane = std::min(of.lane, i);
        of.begins.push_back(lane.begin);
        if (lane.end != LaneEnd::Open)
            of.ends.push_back(lane.finish);
    }
    for (LaneFold &each : m_folds) {
        std::sort(each.begins.begin(), each.begins.end()); // mostly sorted already
        std::sort(each.ends.begin(), each.ends.end());
        std::size_t ended = 0;
        for (std::size_t begun = 0; begun < each.begins.size(); ++begun) {
            while (ended < each.ends.size() && each.ends[ended] < each.begins[begun])
                ++ended;
            each.most = std::max(each.most, quint32(begun + 1 - ended));
        }
    }
}

bool LaneFolds::toggle(const TraceStore &store, quint32 lane)
{
    if (lane >= store.lanes().size())
        return false;
    const Key key(store.lanes()[lane].parent, madeAt(store.lanes()[lane]));
    if (!m_large.contains(key))
        return false;
    if (m_unfolded.erase(key) == 0)
        m_unfolded.insert(key);
    return true;
}

QString foldName(const TraceStore &store, const LaneFold &fold)
{
    const StringId name = fold.lane == NoIndex ? StringId::None : store.lanes()[fold.lane].name;
    const std::string_view text = name == StringId::None ? std::string_view("task") : store.trace().text(name);
    return visibleText(QString::fromUtf8(text.data(), qsizetype(text.size()))) + QStringLiteral(" \u00D7") + QLocale().toString(fold.tasks);
}

QStringList foldLabels(const TraceStore &store, const LaneFold &fold)
{
    const auto number = [](quint32 count) { return QLocale().toString(count); };
    QStringList counts;
    if (fold.unretrieved > 0)
        counts += Text::tr("%1 unretrieved").arg(number(fold.unretrieved));
    if (fold.raised > 0)
        counts += Text::tr("%1 raised").arg(number(fold.raised));
    if (fold.cancelled > 0)
        counts += Text::tr("%1 cancelled").arg(number(fold.cancelled));
    if (fold.open > 0)
        counts += store.isLive() ? Text::tr("%1 running").arg(number(fold.open)) : Text::tr("%1 not finished").arg(number(fold.open));
    if (fold.succeeded > 0)
        counts += Text::tr("%1 succeeded").arg(number(fold.succeeded));
    const QString dot = QStringLiteral(" \u00B7 "), all = counts.join(dot), place = shortPlace(store.trace(), fold.made);
    QStringList labels;
    if (!place.isEmpty())
        labels += all + dot + Text::tr("made at %1").arg(place);
    labels += all;
    if (counts.size() > 1)
        labels += counts.first();
    return labels;
}

} // namespace awaitscope
