// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/theme.h"

#include <QTabBar>
#include <QTabWidget>

namespace awaitscope {

//! A tab bar whose tabs can carry a red count.
class BadgeTabBar : public QTabBar
{
    Q_OBJECT

public:
    explicit BadgeTabBar(QWidget *parent = nullptr);

    //! 0 removes the badge. \a meaning is used for screen readers and the tooltip: "1 unretrieved".
    void setBadge(int tab, int count, const QString &meaning);
    int badge(int tab) const { return m_counts.value(tab); }
    void setTheme(const Theme &theme);

protected:
    QSize tabSizeHint(int index) const override;
    void paintEvent(QPaintEvent *event) override;

private:
    int badgeWidth(int tab) const;

    QHash<int, int> m_counts;
    const Theme *m_theme;
};

//! The panels below the timeline.
class PanelTabs : public QTabWidget
{
    Q_OBJECT

public:
    explicit PanelTabs(QWidget *parent = nullptr);
    BadgeTabBar *bar() const { return m_bar; }

private:
    BadgeTabBar *m_bar;
};

} // namespace awaitscope
