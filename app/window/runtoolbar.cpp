// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/window/runtoolbar.h"

#include "app/runs/runcontroller.h"
#include "app/settings/settings.h"
#include "app/widgets/icons.h"
#include "app/window/commands.h"
#include "app/window/windowtext.h"
#include "views/common/widgets/segmentedcontrol.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLayout>
#include <QResizeEvent>
#include <QToolButton>

#include <algorithm>
#include <array>

namespace awaitscope {

using Text = WindowText;

namespace {

struct SpeedRow
{
    double speed;
    const char *text;
};

constexpr SpeedRow Speeds[] = {
    {0.25, "\u00BC\u00D7"},
    {0.5, "\u00BD\u00D7"},
    {1, "1\u00D7"},
    {2, "2\u00D7"},
    {5, "5\u00D7"},
    {10, "10\u00D7"},
};

QWidget *createSpacer(int width)
{
    auto *spacer = new QWidget;
    if (width > 0)
        spacer->setFixedWidth(width);
    else
        spacer->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    return spacer;
}

} // namespace

RunToolBar::RunToolBar(Settings &settings, RunController &runs, const Commands &commands, SegmentedControl *strategies, QWidget *python)
    : QToolBar(Text::tr("Toolbar")), m_settings(settings), m_runs(runs), m_commands(commands), m_speed(new QComboBox)
{
    setObjectName(QStringLiteral("toolBar"));
    setMovable(false);
    setContextMenuPolicy(Qt::PreventContextMenu);
    setIconSize({16, 16});
    QToolButton *run = createRunButton();
    addWidget(run);
    run->setAutoRaise(false);
    for (const char *id : {"run.pause", "run.stop"}) {
        auto *button = new QToolButton;
        button->setDefaultAction(m_commands.at(QLatin1String(id)));
        button->setFocusPolicy(Qt::TabFocus);
        addWidget(button);
        button->setAutoRaise(false); // a toolbar makes its buttons flat, but these are not
    }
    createSpeedBox();
    addWidget(m_speed);
    m_separator = addSeparator();
    auto *label = new QLabel(Text::tr("Strategy"));
    label->setObjectName(QStringLiteral("secondaryText"));
    m_strategyLabel = addWidget(label);
    addWidget(strategies);
    auto *compare = new QToolButton;
    compare->setDefaultAction(m_commands.at(QStringLiteral("view.compare")));
    compare->setFocusPolicy(Qt::TabFocus);
    m_compare = addWidget(compare);
    compare->setAutoRaise(false);
    addWidget(createSpacer(0));
    addWidget(python);
    for (const char *id : {"view.fit", "file.export"}) {
        auto *button = new QToolButton;
        button->setDefaultAction(m_commands.at(QLatin1String(id)));
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        button->setFocusPolicy(Qt::TabFocus);
        QAction *added = addWidget(button);
        button->setAutoRaise(false);
        if (!m_fit)
            m_fit = added;
    }
}

QToolButton *RunToolBar::createRunButton()
{
    auto *button = new QToolButton;
    QAction *run = m_commands.at(QStringLiteral("run.run"));
    button->setObjectName(QStringLiteral("runButton"));
    button->setProperty("primary", true);
    button->setText(Text::tr("Run"));
    button->setIcon(iconOnAccent(QStringLiteral("run")));
    button->setToolTip(run->toolTip());
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::TabFocus);
    button->setEnabled(run->isEnabled());
    connect(run, &QAction::enabledChanged, button, &QToolButton::setEnabled);
    connect(button, &QToolButton::clicked, run, &QAction::trigger);
    return button;
}

void RunToolBar::createSpeedBox()
{
    m_speed->setObjectName(QStringLiteral("speed"));
    m_speed->setAccessibleName(Text::tr("Speed"));
    m_speed->setToolTip(Text::tr("How fast the run is played: seconds of the program per second. Instant does not wait at all."));
    for (const SpeedRow &row : Speeds)
        m_speed->addItem(QString::fromUtf8(row.text), row.speed);
    m_speed->addItem(Text::tr("Instant"), 0.0);
    m_speed->setCurrentIndex(m_speed->findData(m_settings.speed()));
    if (m_speed->currentIndex() < 0)
        m_speed->setCurrentIndex(m_speed->count() - 1);
    m_speed->setMinimumWidth(92);
    m_speed->setFocusPolicy(Qt::TabFocus);
    connect(m_speed, &QComboBox::currentIndexChanged, this, [this] {
        const double speed = m_speed->currentData().toDouble();
        m_settings.setSpeed(speed);
        m_runs.setSpeed(speed);
    });
}

void RunToolBar::resizeEvent(QResizeEvent *event)
{
    QToolBar::resizeEvent(event);
    fit();
}

bool RunToolBar::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest) // for example, another number of strategies
        fit();
    return QToolBar::event(event);
}

//! What is in a menu, too, leaves its place to the others: the label first.
void RunToolBar::fit()
{
    const auto widthOf = [this](QAction *action) {
        QWidget *widget = widgetForAction(action);
        if (!widget)
            return 0;
        widget->ensurePolished();
        return std::max(widget->sizeHint().width(), widget->minimumWidth()) + layout()->spacing();
    };
    const std::array optional{m_strategyLabel, m_compare, m_fit, m_separator};
    int needed = sizeHint().width();
    for (QAction *action : optional)
        needed += action->isVisible() ? 0 : widthOf(action);
    for (QAction *action : optional) {
        const bool hasRoom = needed <= width();
        needed -= hasRoom ? 0 : widthOf(action);
        if (action->isVisible() != hasRoom)
            action->setVisible(hasRoom);
    }
}

void RunToolBar::setSpeedEnabled(bool on)
{
    m_speed->setEnabled(on);
}

} // namespace awaitscope
