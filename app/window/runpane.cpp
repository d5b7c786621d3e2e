// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/window/runpane.h"

#include "app/widgets/emptyhint.h"
#include "app/widgets/loadingbar.h"
#include "app/widgets/messagebar.h"
#include "app/widgets/staleoverlay.h"
#include "views/timeline/legendbar.h"
#include "views/timeline/minimap.h"
#include "views/timeline/timelinetable.h"
#include "views/timeline/timelinewidget.h"

#include <QVBoxLayout>

namespace awaitscope {

RunPane::RunPane(ViewState *state, QWidget *parent)
    : QWidget(parent),
      m_messages(new MessageBar),
      m_loadingBar(new LoadingBar),
      m_timeline(new TimelineWidget(state)),
      m_minimap(new Minimap(state)),
      m_legend(new LegendBar(m_timeline)),
      m_run(new QWidget)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_loadingBar);
    column->addWidget(m_messages);
    auto *picture = new QVBoxLayout(m_run);
    picture->setContentsMargins(0, 0, 0, 0);
    picture->setSpacing(0);
    picture->addWidget(new TimelineWithTable(m_timeline), 1);
    picture->addWidget(m_legend);
    picture->addWidget(m_minimap);
    column->addWidget(m_run, 1);
    m_overlay = new StaleOverlay(m_run);
    m_hint = new EmptyHint(m_run);

    connect(m_timeline, &TimelineWidget::namesWidthChanged, m_minimap, &Minimap::setLeft);
    connect(m_timeline, &TimelineWidget::rightMarginChanged, m_minimap, &Minimap::setRight);
    connect(m_timeline, &TimelineWidget::hitsChanged, this, [this] { m_minimap->setHits(m_timeline->hits()); });
    m_minimap->setLeft(m_timeline->namesWidth());
    connect(m_timeline, &TimelineWidget::namesWidthChanged, m_legend, &LegendBar::setLeft);
    m_legend->setLeft(m_timeline->namesWidth());
}

void RunPane::showInstead(QWidget *other)
{
    if (m_instead && m_instead != other)
        m_instead->hide();
    m_run->setVisible(!other);
    m_instead = other;
    if (!other)
        return;
    static_cast<QVBoxLayout *>(layout())->addWidget(other, 1);
    other->show();
}

void RunPane::setStale(bool on)
{
    m_overlay->setStale(on);
}

void RunPane::setTheme(const Theme &theme)
{
    m_timeline->setTheme(theme);
    m_minimap->setTheme(theme);
    m_legend->setTheme(theme);
    m_messages->setTheme(theme);
    m_loadingBar->setTheme(theme);
}

} // namespace awaitscope
