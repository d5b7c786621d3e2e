// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of app/window/mainwindow.h: the tool bar.

#include "app/widgets/icons.h"
#include "app/widgets/segmentedcontrol.h"
#include "app/window/mainwindow.h"
#include "model/program/strategy/rebuildmain.h"
#include "views/editor/editorpanel.h"

#include <QAction>
#include <QActionGroup>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
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
    QToolButton *run = createRunButton();
    bar->addWidget(run);
    run->setAutoRaise(false);
    for (const char *id : {"run.pause", "run.stop"}) {
        auto *button = new QToolButton;
        button->setDefaultAction(m_commands.at(QLatin1String(id)));
        button->setFocusPolicy(Qt::TabFocus);
        bar->addWidget(button);
        button->setAutoRaise(false); // a toolbar makes its buttons flat, but these are not
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
        button->setAutoRaise(false);
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
    m_speed->setObjectName(QStringLiteral("speed"));
    m_speed->setAccessibleName(tr("Speed"));
    m_speed->setToolTip(tr("How fast the run is played: seconds of the program per second. Instant does not wait at all."));
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
    constexpr std::pair<Strategy, const char *> order[] = {{Strategy::FailFast, "fail-fast"},
                                                           {Strategy::Collect, "collect"},
                                                           {Strategy::TaskGroup, "task-group"},
                                                           {Strategy::Sequential, "one-by-one"},
                                                           {Strategy::AsWritten, "as-written"}};
    int number = 1;
    for (const auto &[strategy, iconName] : order) {
        QAction *action = m_commands.make(QStringLiteral("strategy.") + strategyId(strategy), QLatin1String(iconName), strategyTitle(strategy),
                                          strategyDescription(strategy));
        action->setCheckable(true);
        action->setData(int(strategy));
        action->setShortcut(QKeySequence(QStringLiteral("Ctrl+%1").arg(number++)));
        m_strategyActions->addAction(action);
    }
    connect(m_strategyActions, &QActionGroup::triggered, this, [this](const QAction *action) {
        const auto chosen = Strategy(action->data().toInt());
        if (chosen == Strategy::AsWritten && m_document.strategy() == chosen && !detectStrategy(m_document.taskSet())) {
            const QRect segment = m_strategies->segmentRect(action);
            m_replaceMenu->popup(m_strategies->mapToGlobal(segment.bottomLeft() + QPoint(0, 4)));
        }
        const bool asWritten = detectStrategy(m_document.taskSet()) == chosen; // nothing to rewrite: exactly the file is run
        m_document.setStrategy(asWritten ? Strategy::AsWritten : chosen, tr("Strategy \u201c%1\u201d").arg(action->iconText()));
        updateStrategies(); // even if nothing changed, because the click has checked the action
    });
}

void MainWindow::createReplaceMenu(QMenu *parent)
{
    m_replaceMenu = parent->addMenu(tr("Replace &main"));
    m_replaceMenu->setIcon(icon(QStringLiteral("code")));
    m_replaceMenu->setToolTipsVisible(true);
    for (const Strategy strategy : {Strategy::FailFast, Strategy::Collect, Strategy::TaskGroup, Strategy::Sequential}) {
        const QAction *model = m_commands.at(QStringLiteral("strategy.") + strategyId(strategy));
        QAction *action = m_replaceMenu->addAction(model->icon(), strategyTitle(strategy));
        action->setData(int(strategy));
        m_commands.announce(action);
        connect(action, &QAction::triggered, this, [this, strategy] {
            if (const Result<TaskSet> replaced = withRebuiltMain(m_document.taskSet(), strategy))
                m_document.edit(tr("Replace main"), *replaced);
        });
    }
    connect(m_replaceMenu, &QMenu::aboutToShow, this, &MainWindow::updateReplaceMenu);
}

void MainWindow::updateReplaceMenu()
{
    for (QAction *action : m_replaceMenu->actions()) {
        const auto strategy = Strategy(action->data().toInt());
        const Result<TaskSet> replaced = withRebuiltMain(m_document.taskSet(), strategy);
        action->setEnabled(bool(replaced));
        action->setToolTip(replaced ? strategyDescription(strategy) : replaced.problems().front().message);
    }
}

void MainWindow::updateStrategies()
{
    const TaskSet &set = m_document.taskSet();
    const std::optional<Strategy> written = detectStrategy(set);
    const bool rewritten = m_document.strategy() != Strategy::AsWritten;
    const Strategy shown = rewritten ? m_document.strategy() : written.value_or(Strategy::AsWritten);
    for (QAction *action : m_strategyActions->actions()) {
        const auto strategy = Strategy(action->data().toInt());
        const QString refusal = m_runs.refusal(set, strategy);
        QString tip = refusal.isEmpty() ? Commands::toolTip(strategyDescription(strategy), action) : refusal;
        if (refusal.isEmpty() && written == strategy)
            tip += u'\n' + tr("main is written this way.");
        action->setToolTip(tip);
        action->setEnabled(refusal.isEmpty());
        action->setChecked(strategy == shown);
    }
    QAction *asWritten = m_commands.at(QStringLiteral("strategy.as-written"));
    asWritten->setIconText(!written && !rewritten ? tr("Custom") : strategyTitle(Strategy::AsWritten));
    if (!written && !rewritten)
        asWritten->setToolTip(tr("main follows none of the strategies and runs as written. Click to replace it with a main that follows one."));
    m_replaceMenu->menuAction()->setEnabled(!written);
    m_strategies->setShown(asWritten, rewritten || !written); // otherwise one of the other strategies describes the written form
    const bool replaced = rewritten && m_runs.program() != set;
    m_commands.at(QStringLiteral("run.rewriteMain"))->setEnabled(replaced);
    m_editor->setMainReplacedBy(replaced ? strategyTitle(m_document.strategy()) : QString());
}

} // namespace awaitscope
