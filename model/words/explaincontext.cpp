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

} // namespace

void explainContext(const TraceStore &store, quint32 id, const Mark &mark, Explanation &out)
{
    const Event &e = store.trace().events()[mark.event];
    const Lane &lane = store.lanes()[id];
    const QString name = store.displayName(id), variable = visibleText(QString::fromUtf8(store.trace().text(StringId{e.a})));
    out.title = e.kind == EventKind::ContextSet ? tr("%1 sets the context variable %2").arg(name, variable)
                                                : tr("%1 resets the context variable %2").arg(name, variable);
    if (e.kind == EventKind::ContextSet && e.b != NoIndex)
        out.facts.emplace_back(tr("Value"), visibleText(QString::fromStdString(pythonValue(store.trace().json(ValueId{e.b})))));
    if (lane.kind == LaneKind::Call) {
        out.why += tr("An awaited coroutine runs in the context of its task: the caller sees this value.");
        return;
    }
    out.why += lane.callback ? tr("The callback runs in a copy of the context in which it was scheduled: who scheduled it does not see this value.")
        : lane.parent >= 0   ? tr("The task runs in a copy of the context of %1, made when the task was created: %1 does not see this value.")
                                 .arg(store.displayName(quint32(lane.parent)))
                           : tr("Tasks and callbacks that it creates from now on start with this value.");
}

} // namespace awaitscope
