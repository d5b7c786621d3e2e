// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/trace/lanenames.h"

#include "model/text/visibletext.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QJsonValue>

namespace awaitscope {

namespace {

// QJsonObject sorts its keys, but the first argument is needed, so this scans the top level of compact JSON itself.
QString firstStringArgument(const std::string &json)
{
    bool key = true; // the next string is a key
    int depth = 0;
    for (std::size_t i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (c == '{' || c == '[')
            ++depth;
        else if (c == '}' || c == ']')
            --depth;
        else if (c == ':' && depth == 1)
            key = false;
        else if (c == ',' && depth == 1)
            key = true;
        if (c != '"')
            continue;
        const std::size_t begin = i;
        for (++i; i < json.size() && json[i] != '"'; ++i)
            if (json[i] == '\\')
                ++i;
        if (key || depth != 1)
            continue;
        const QByteArray text = "[" + QByteArray(json.data() + begin, qsizetype(std::min(i + 1, json.size()) - begin)) + "]";
        return QJsonDocument::fromJson(text).array().at(0).toString();
    }
    return {};
}

QString nameFromArguments(const Trace &trace, ValueId args)
{
    if (args == ValueId::None)
        return {};
    const std::string json = trace.json(args);
    if (json.find("\"name\":\"") != std::string::npos) {
        const QJsonValue name = QJsonDocument::fromJson(QByteArray::fromStdString(json)).object().value(QLatin1String("name"));
        if (name.isString() && !name.toString().isEmpty())
            return name.toString();
    }
    return firstStringArgument(json);
}

// The reference runner's "queue_join:jobs" is `jobs.join()` to the author of the program.
QString wordsOfWait(const QString &label)
{
    static constexpr std::pair<const char *, const char *> forms[] = {
        {"queue_join:", "%1.join()"},
        {"queue_get:", "%1.get()"},
        {"queue_put:", "%1.put()"},
        {"event:", "%1.wait()"},
        {"lock:", "lock %1"},
        {"semaphore:", "semaphore %1"},
        {"condition:", "condition %1"},
        {"condition_wait:", "%1.wait()"},
        {"barrier:", "%1.wait()"},
        {"barrier_reset:", "%1.reset()"},
        {"barrier_abort:", "%1.abort()"},
        {"threadsafe:", "%1().result()"},
    };
    for (const auto &[prefix, form] : forms)
        if (label.startsWith(QLatin1String(prefix)))
            return QString::fromLatin1(form).arg(label.mid(qsizetype(qstrlen(prefix))));
    return label;
}

} // namespace

QString LaneNames::displayed(quint32 id) const
{
    const Lane &lane = m_lanes[id];
    if (lane.kind == LaneKind::Task && m_trace.entity(lane.task).named)
        return visibleText(QString::fromUtf8(m_trace.text(m_trace.entity(lane.task).text)));
    if (const QString name = nameFromArguments(m_trace, lane.args); !name.isEmpty())
        return visibleText(name);
    const QString coroutine = visibleText(QString::fromUtf8(m_trace.text(lane.name)));
    if (lane.kind != LaneKind::Task || m_lanes.named(lane.name) == 1)
        return coroutine;
    return coroutine + QLatin1Char('#') + QString::number(m_trace.entity(lane.task).number);
}

QString LaneNames::own(quint32 id) const
{
    const Lane &lane = m_lanes[id];
    if (lane.kind == LaneKind::Task && m_trace.entity(lane.task).named) {
        QString label = QString::fromUtf8(m_trace.text(m_trace.entity(lane.task).text));
        // The second task with a label has a number after it.
        if (const QString number = QLatin1Char('#') + QString::number(m_trace.entity(lane.task).number); label.endsWith(number))
            label.chop(number.size());
        return label;
    }
    const QString name = nameFromArguments(m_trace, lane.args);
    return name.isEmpty() ? QString::fromUtf8(m_trace.text(lane.name)) : name;
}

QString LaneNames::displayed(EntityId id) const
{
    if (id == EntityId::None)
        return QCoreApplication::translate("TraceStore", "the program");
    if (const quint32 lane = m_lanes.indexOf(id); lane != NoIndex)
        return displayed(lane);
    const Entity &e = m_trace.entity(id);
    const auto inner = [&] { return e.memberCount > 0 ? displayed(m_trace.members(id)[0]) : visibleText(QString::fromUtf8(m_trace.text(e.text))); };
    switch (e.kind) {
    case EntityKind::Gather:
        return QCoreApplication::translate("TraceStore", "gather of %n", nullptr, int(e.memberCount));
    case EntityKind::Wait:
        return QCoreApplication::translate("TraceStore", "wait for %n", nullptr, int(e.memberCount));
    case EntityKind::Set:
        return QCoreApplication::translate("TraceStore", "%n task(s)", nullptr, int(e.memberCount));
    case EntityKind::Shield:
        return QCoreApplication::translate("TraceStore", "shield of %1").arg(inner());
    case EntityKind::Executor:
        return inner();
    case EntityKind::WaitFor:
        return e.memberCount > 0 ? QCoreApplication::translate("TraceStore", "wait_for of %1").arg(inner()) : inner();
    case EntityKind::Text:
        return wordsOfWait(QString::fromUtf8(m_trace.label(id)));
    case EntityKind::Task:
    case EntityKind::Future:
    case EntityKind::Sleep:
        break;
    }
    return visibleText(QString::fromUtf8(m_trace.label(id)));
}

} // namespace awaitscope
