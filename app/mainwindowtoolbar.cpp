// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/icons.h"
#include "app/mainwindow.h"
#include "app/segmentedcontrol.h"

#include <QAction>
#include <QActionGroup>
#include <QComboBox>
#include <QLabel>
#include <QToolBar>
#include <QToolButton>

namespace awaitscope {

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

void MainWindow::createToolBar()
{
    QToolBar *bar = addToolBar(tr("Toolbar"));
    bar->setObjectName(QStringLiteral("toolBar"));
    bar->setMovable(false);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    bar->setIconSize({16, 16});
    bar->addWidget(createRunButton());
    for (const char *id : {"run.pause", "run.stop"}) {
        auto *button = new QToolButton;
        button->setDefaultAction(m_commands.at(QLatin1String(id)));
        button->setFocusPolicy(Qt::TabFocus);
        bar->addWidget(button);
    }
    createSpeedBox();
    bar->addWidget(m_speed);
    bar->addSeparator();
    auto *label = new QLabel(tr("Strategy"));
    label->setObjectName(QStringLiteral("secondaryText"));
    bar->addWidget(label);
    m_strategies = new SegmentedControl(m_strategyActions);
    m_strategies->setAccessibleName(tr("Strategy"));
    bar->addWidget(m_strategies);
    bar->addWidget(createSpacer(0));
    for (const char *id : {"view.fit", "file.export"}) {
        auto *button = new QToolButton;
        button->setDefaultAction(m_commands.at(QLatin1String(id)));
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        button->setFocusPolicy(Qt::TabFocus);
        bar->addWidget(button);
    }
}

QToolButton *MainWindow::createRunButton()
{
    auto *button = new QToolButton;
    QAction *run = m_commands.at(QStringLiteral("run.run"));
    button->setObjectName(QStringLiteral("runButton"));
    button->setProperty("primary", true);
    button->setText(tr("Run"));
    button->setIcon(iconOnAccent(QStringLiteral("run")));
    button->setToolTip(run->toolTip());
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::TabFocus);
    connect(button, &QToolButton::clicked, run, &QAction::trigger);
    return button;
}

void MainWindow::createSpeedBox()
{
    m_speed = new QComboBox;
    m_speed->setAccessibleName(tr("Speed"));
    m_speed->setToolTip(tr("How fast Run plays the run: seconds of the program in a second. Instant does not wait at all."));
    for (const SpeedRow &row : Speeds)
        m_speed->addItem(QString::fromUtf8(row.text), row.speed);
    m_speed->addItem(tr("Instant"), 0.0);
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

void MainWindow::createStrategyActions()
{
    m_strategyActions = new QActionGroup(this);
    constexpr Strategy order[] = {Strategy::FailFast, Strategy::Collect, Strategy::TaskGroup, Strategy::Sequential, Strategy::AsWritten};
    int number = 1;
    for (const Strategy strategy : order) {
        QAction *action = m_commands.make(QStringLiteral("strategy.") + strategyId(strategy), {}, strategyTitle(strategy), strategyDescription(strategy));
        action->setCheckable(true);
        action->setData(int(strategy));
        action->setShortcut(QKeySequence(QStringLiteral("Ctrl+%1").arg(number++)));
        m_strategyActions->addAction(action);
    }
    connect(m_strategyActions, &QActionGroup::triggered, this, [this](const QAction *action) {
        m_document.setStrategy(Strategy(action->data().toInt()), tr("Strategy \u201c%1\u201d").arg(action->iconText()));
    });
}

void MainWindow::updateStrategies()
{
    const std::optional<Strategy> written = detectStrategy(m_document.taskSet());
    for (QAction *action : m_strategyActions->actions()) {
        const auto strategy = Strategy(action->data().toInt());
        const QString refusal = m_runs.refusal(m_document.taskSet(), strategy);
        const bool chosen = strategy == m_document.strategy();
        QString tip = refusal.isEmpty() ? Commands::toolTip(strategyDescription(strategy), action) : refusal;
        if (refusal.isEmpty() && written == strategy)
            tip += u'\n' + tr("This is how main is written.");
        action->setToolTip(tip);
        action->setEnabled(refusal.isEmpty());
        action->setChecked(chosen);
    }
    m_commands.at(QStringLiteral("run.rewriteMain"))->setEnabled(m_document.strategy() != Strategy::AsWritten && m_runs.program() != m_document.taskSet());
}

} // namespace awaitscope
