// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/words/explaincontext.h"

#include "model/text/pythontext.h"
#include "model/text/visibletext.h"

#include <QCoreApplication>

namespace awaitscope {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Explain", text);
}

bool isHandler(const TraceStore &store, const Lane &lane, quint32 event)
{
    const auto &events = store.trace().events();
    for (quint32 i = event; lane.callback && i-- > 0;)
        if (events[i].subject == lane.task && (events[i].kind == EventKind::Scheduled || events[i].kind == EventKind::Handling))
            return events[i].kind == EventKind::Handling;
    return false;
}

} // namespace

void explainContext(const TraceStore &store, quint32 id, const Mark &mark, Explanation &out)
{
    const Event &e = store.trace().events()[mark.event];
    const Lane &lane = store.lanes()[id];
    const QString name = store.displayName(id), variable = visibleText(QString::fromUtf8(store.trace().text(StringId{e.a})));
    const bool sets = e.kind == EventKind::ContextSet;
    out.title = sets ? tr("%1 sets the context variable %2").arg(name, variable) : tr("%1 resets the context variable %2").arg(name, variable);
    if (sets && e.b != NoIndex)
        out.facts.emplace_back(tr("Value"), visibleText(QString::fromStdString(pythonValue(store.trace().json(ValueId{e.b})))));
    if (lane.kind == LaneKind::Call)
        out.why += sets ? tr("An awaited coroutine runs in the context of its task: the caller sees this value.")
                        : tr("An awaited coroutine runs in the context of its task: the caller sees this change.");
    else if (isHandler(store, lane, mark.event))
        out.why += tr("The exception handler has no context of its own: since Python 3.12 it runs in that of the task or callback that the "
                      "report is about; before, it ran in that of whatever was running.");
    else if (lane.callback)
        out.why += sets ? tr("The callback runs in a copy of the context in which it was scheduled: whoever scheduled it does not see this value.")
                        : tr("The callback runs in a copy of the context in which it was scheduled: whoever scheduled it does not see this change.");
    else if (lane.parent >= 0)
        out.why += (sets ? tr("The task runs in a copy of the context of %1, made when the task was created: %1 does not see this value.")
                         : tr("The task runs in a copy of the context of %1, made when the task was created: %1 does not see this change."))
                       .arg(store.displayName(quint32(lane.parent)));
    else
        out.why += sets ? tr("Tasks and callbacks that it creates from now on start with this value.")
                        : tr("Tasks and callbacks that it creates from now on start with the value restored here.");
}

} // namespace awaitscope
