// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/words/lastreference.h"

#include "model/text/durationtext.h"
#include "model/text/visibletext.h"

#include <QCoreApplication>

namespace awaitscope {

namespace {

using Kind = LastReference::Kind;

constexpr quint32 near = 1000; // events

QString tr(const char *text)
{
    return QCoreApplication::translate("Explain", text);
}

bool isAfterExit(const TraceStore &store, quint32 event)
{
    const auto &events = store.trace().events();
    for (quint32 i = event; i-- > 0 && event - i < near;)
        if (events[i].kind == EventKind::Exit)
            return true;
    return false;
}

QString coroutine(const TraceStore &store, const LastReference &last)
{
    return visibleText(QString::fromUtf8(store.trace().text(last.coroutine)));
}

} // namespace

LastReference lastReference(const TraceStore &store, const LedgerEntry &entry)
{
    if (entry.fate != Fate::Lost || entry.settledEvent == NoIndex || !entry.settled)
        return {};
    const Event &e = store.trace().events()[entry.settledEvent];
    if (e.kind != EventKind::NeverRetrieved)
        return {};
    if (e.byCollector)
        return {Kind::Collector};
    if (e.flag && e.b != NoIndex)
        return {Kind::CollectorAtStep, EntityId{e.b}};
    if (isAfterExit(store, entry.settledEvent))
        return {Kind::ProgramEnd};
    const bool asItEnded = *entry.settled == entry.raised && entry.settledEvent - entry.raisedEvent <= 2;
    if (e.b == NoIndex)
        return {asItEnded ? Kind::Nobody : Kind::Unknown};
    const EntityId by{e.b};
    if (by == entry.owner)
        return {Kind::Nobody};
    if (e.c == NoIndex)
        return {Kind::AtStep, by};
    const auto lane = store.laneOf(by);
    const bool isBody = lane && store.lanes()[*lane].name == StringId{e.c} && store.lanes()[*lane].finish == e.time;
    return {isBody ? Kind::OwnEnd : Kind::CallEnd, by, StringId{e.c}};
}

QString lastReferenceText(const TraceStore &store, const LedgerEntry &entry)
{
    const LastReference last = lastReference(store, entry);
    switch (last.kind) {
    case Kind::Unknown: return {};
    case Kind::Nobody: return tr("never retrieved: reported when it ended, because nobody held a reference");
    case Kind::OwnEnd: return tr("never retrieved: reported when %1 ended, which held the last reference").arg(store.displayName(last.task));
    case Kind::CallEnd:
        return tr("never retrieved: reported when %1() in %2 ended, which held the last reference").arg(coroutine(store, last), store.displayName(last.task));
    case Kind::AtStep: return tr("never retrieved: reported when %1 let go of the last reference").arg(store.displayName(last.task));
    case Kind::ProgramEnd: return tr("never retrieved: a global variable held it until the program ended");
    case Kind::CollectorAtStep: return tr("never retrieved: reported when %1 collected garbage").arg(store.displayName(last.task));
    case Kind::Collector: return tr("never retrieved: reported by the garbage collector, at the end");
    }
    return {};
}

QString lastReferenceSentence(const TraceStore &store, const LedgerEntry &entry)
{
    const LastReference last = lastReference(store, entry);
    const QString later = durationText(*entry.settled - entry.raised);
    switch (last.kind) {
    case Kind::Unknown:
        return tr("Something still referred to it. The error was reported when the last reference was dropped, %1 after the raise.").arg(later);
    case Kind::Nobody: return tr("Nobody held a reference, so the error was reported the moment the task was destroyed.");
    case Kind::OwnEnd:
        return tr("%1 held the last reference, in a variable. When it ended, the variable went, and the error was reported, %2 after the raise.")
            .arg(store.displayName(last.task), later);
    case Kind::CallEnd:
        return tr("%1(), which %2 awaited, held the last reference, in a variable. When it ended, the variable went, and the error was reported, "
                  "%3 after the raise.")
            .arg(coroutine(store, last), store.displayName(last.task), later);
    case Kind::AtStep:
        return tr("%1 let go of the last reference, for example by giving its variable another value. The error was reported then, %2 after the raise.")
            .arg(store.displayName(last.task), later);
    case Kind::ProgramEnd: return tr("A global variable held it until the program was over. Only then was it destroyed, and the error reported.");
    case Kind::CollectorAtStep:
        return tr("Only a reference cycle kept it alive. %1 collected garbage, and the error was reported then, %2 after the raise.")
            .arg(store.displayName(last.task), later);
    case Kind::Collector:
        return tr("Only a reference cycle kept it alive, so the error was reported when the garbage collector found it at the very end.");
    }
    return {};
}

} // namespace awaitscope
