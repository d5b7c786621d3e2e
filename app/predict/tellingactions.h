// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QList>

#include <utility>

namespace awaitscope {

//! Commands that would show what is covered.
class TellingActions
{
public:
    explicit TellingActions(QList<QAction *> all)
        : m_all(std::move(all))
    {
    }

    //! While it is covered, those that could be used are disabled.
    void setCovered(bool on)
    {
        if (on && m_disabled.empty()) {
            for (QAction *action : std::as_const(m_all))
                if (action->isEnabled())
                    m_disabled += action;
        }
        for (QAction *action : std::as_const(m_disabled))
            action->setEnabled(!on);
        if (!on)
            m_disabled.clear();
    }

private:
    QList<QAction *> m_all;
    QList<QAction *> m_disabled;
};

} // namespace awaitscope
