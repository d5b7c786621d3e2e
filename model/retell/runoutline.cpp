// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/retell/runoutline.h"

#include <QCoreApplication>

#include <algorithm>
#include <unordered_map>
#include <vector>

namespace awaitscope {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Retelling", text);
}

struct Point
{
    Time time{};
    EventKind kind = EventKind::Created;
    quint32 task = 0; // in the order of making
    quint32 other = 0; // who made it or asked
    Outcome outcome = Outcome::Ok;
    std::string error; // type and message
    bool waits = false; // for the words only
    bool operator==(const Point &other_) const
    {
        return kind == other_.kind && task == other_.task && other == other_.other && outcome == other_.outcome && error == other_.error;
    }
};

class Outline
{
public:
    explicit Outline(const Trace &trace)
        : m_trace(trace)
    {
        for (const Event &e : trace.events())
            read(e);
    }
    std::vector<Point> points;
    QString text(std::size_t i) const;

private:
    void read(const Event &e);
    quint32 number(quint32 entity) const
    {
        const auto found = m_numbers.find(entity);
        return found == m_numbers.end() ? 0 : found->second;
    }
    std::string errorOf(quint32 exception) const;

    const Trace &m_trace;
    std::unordered_map<quint32, quint32> m_numbers; // of tasks, from 1
    std::vector<QString> m_names;
};

std::string Outline::errorOf(quint32 exception) const
{
    if (exception == NoIndex)
        return {};
    const ExceptionInfo &info = m_trace.exception(ExceptionId{exception});
    const std::string_view message = m_trace.text(info.message);
    return std::string(m_trace.text(info.type)) + (message.empty() ? std::string() : ": " + std::string(message));
}

void Outline::read(const Event &e)
{
    Point point{e.time, e.kind, 0, 0, Outcome::Ok, {}, false};
    switch (e.kind) {
    case EventKind::Created:
        m_numbers.emplace(index(e.subject), quint32(m_names.size() + 1));
        m_names.push_back(QString::fromStdString(m_trace.label(e.subject)));
        point.other = number(e.c);
        break;
    case EventKind::Started:
    case EventKind::Succeeded:
    case EventKind::Cancelled:
    case EventKind::Sleeping:
    case EventKind::DestroyedPending:
        break;
    case EventKind::Awaiting: {
        // What a task set cannot name becomes a sleep there.
        const EntityKind of = m_trace.entity(EntityId{e.a}).kind;
        point.waits = true;
        if (of != EntityKind::Task && of != EntityKind::Gather && of != EntityKind::Wait)
            point.kind = EventKind::Sleeping;
        break;
    }
    case EventKind::Resumed:
    case EventKind::WaitResumed:
        point.kind = EventKind::Resumed;
        point.outcome = e.outcome;
        break;
    case EventKind::Raised:
    case EventKind::NeverRetrieved:
        point.error = errorOf(e.a);
        break;
    case EventKind::CancelRequested:
        point.other = number(e.a);
        break;
    default:
        return;
    }
    point.task = number(index(e.subject));
    if (point.task != 0)
        points.push_back(std::move(point));
}

QString Outline::text(std::size_t i) const
{
    if (i >= points.size())
        return tr("nothing more");
    const Point &point = points[i];
    const QString name = m_names[point.task - 1];
    const QString error = QString::fromStdString(point.error);
    switch (point.kind) {
    case EventKind::Created:
        return point.other == 0 ? tr("%1 is created").arg(name) : tr("%1 is created by %2").arg(name, m_names[point.other - 1]);
    case EventKind::Started:
        return tr("%1 starts").arg(name);
    case EventKind::Succeeded:
        return tr("%1 succeeds").arg(name);
    case EventKind::Cancelled:
        return tr("%1 is cancelled").arg(name);
    case EventKind::Sleeping:
        return point.waits ? tr("%1 begins to wait").arg(name) : tr("%1 begins to sleep").arg(name);
    case EventKind::Awaiting:
        return tr("%1 begins to wait").arg(name);
    case EventKind::Resumed:
        return point.outcome == Outcome::Ok    ? tr("%1 resumes").arg(name)
            : point.outcome == Outcome::Raised ? tr("%1 resumes with an exception").arg(name)
                                               : tr("%1 resumes with a cancellation").arg(name);
    case EventKind::Raised:
        return tr("%1 raises %2").arg(name, error);
    case EventKind::NeverRetrieved:
        return tr("the error of %1 is lost: %2").arg(name, error);
    case EventKind::CancelRequested:
        return tr("%1 is asked to cancel").arg(name);
    case EventKind::DestroyedPending:
        return tr("%1 is destroyed while it is pending").arg(name);
    default:
        return {};
    }
}

} // namespace

OutlineComparison compareOutlines(const Trace &first, const Trace &second)
{
    const Outline a(first), b(second);
    OutlineComparison out;
    const auto [at, other] = std::mismatch(a.points.begin(), a.points.end(), b.points.begin(), b.points.end());
    out.events = std::size_t(at - a.points.begin());
    for (std::size_t i = 0; i < out.events; ++i)
        out.latest = std::max(out.latest, std::chrono::abs(a.points[i].time - b.points[i].time));
    out.same = at == a.points.end() && other == b.points.end();
    if (out.same)
        return out;
    out.at = at != a.points.end() ? at->time : other->time;
    out.first = a.text(out.events);
    out.second = b.text(out.events);
    return out;
}

} // namespace awaitscope
