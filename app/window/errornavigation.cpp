// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/window/errornavigation.h"

#include "app/runs/runcontroller.h"
#include "views/common/traceitems.h"
#include "views/common/viewstate.h"

namespace awaitscope {

std::optional<int> ErrorNavigation::selected() const
{
    std::optional<int> found;
    for (const ViewItem &item : m_view.selection())
        if (const std::optional<quint32> row = ledgerRowOfItem(*m_runs.store(), item))
            found = int(*row);
    return found;
}

void ErrorNavigation::show(int row)
{
    const TraceStore &store = *m_runs.store();
    if (const std::optional<ViewItem> item = itemOfEvent(store, store.ledger()[std::size_t(row)].raisedEvent))
        m_view.select(*item);
}

void ErrorNavigation::step(int by)
{
    const TraceStore *store = m_runs.store();
    if (!store || store->ledger().empty())
        return;
    const auto count = int(store->ledger().size());
    const int current = selected().value_or(by > 0 ? -1 : count);
    show((current + by + count) % count);
}

void ErrorNavigation::stepUnretrieved()
{
    const TraceStore *store = m_runs.store();
    const auto count = store ? int(store->ledger().size()) : 0;
    const int current = count > 0 ? selected().value_or(-1) : -1;
    for (int step = 1; step <= count; ++step) { // from the one after the selected one, wrapping around
        const int row = (current + step) % count;
        const Fate fate = store->ledger()[std::size_t(row)].fate;
        if (fate == Fate::Pending || fate == Fate::Lost)
            return show(row);
    }
}

} // namespace awaitscope
