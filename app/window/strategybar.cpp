// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/window/strategybar.h"

#include "app/document/document.h"
#include "app/runs/runcontroller.h"
#include "app/widgets/icons.h"
#include "app/window/commands.h"
#include "app/window/windowtext.h"
#include "model/program/strategy/rebuildmain.h"
#include "views/common/plaintip.h"
#include "views/common/widgets/segmentedcontrol.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>
#include <QToolButton>

namespace awaitscope {

using Text = WindowText;

StrategyBar::StrategyBar(Document &document, RunController &runs, Commands &commands)
    : m_document(document), m_runs(runs), m_commands(commands), m_actions(new QActionGroup(this))
{
    createActions();
    connect(m_actions, &QActionGroup::triggered, this, &StrategyBar::choose);
}

void StrategyBar::createActions()
{
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
        m_actions->addAction(action);
    }
}

void StrategyBar::choose(const QAction *action)
{
    const auto chosen = Strategy(action->data().toInt());
    if (m_ofPython) {
        setOfPython(chosen);
        return Q_EMIT pythonStrategyChosen(chosen);
    }
    if (chosen == Strategy::AsWritten && m_document.strategy() == chosen && !m_document.program().writtenStrategy()) {
        const QToolButton *button = m_control->button(action);
        m_replaceMenu->popup(button->mapToGlobal(button->rect().bottomLeft() + QPoint(0, 4)));
    }
    const bool asWritten = m_document.program().writtenStrategy() == chosen; // nothing to rewrite: the very file is run
    m_document.setStrategy(asWritten ? Strategy::AsWritten : chosen, Text::tr("Strategy \u201c%1\u201d").arg(action->iconText()));
    update(); // also when nothing changed: the click has checked the action
}

SegmentedControl *StrategyBar::createControl()
{
    m_control = new SegmentedControl(m_actions);
    m_control->setObjectName(QStringLiteral("strategies"));
    m_control->setAccessibleName(Text::tr("Strategy"));
    return m_control;
}

void StrategyBar::createReplaceMenu(QMenu *parent)
{
    m_replaceMenu = parent->addMenu(Text::tr("Replace &main"));
    m_replaceMenu->setIcon(icon(QStringLiteral("code")));
    m_replaceMenu->setToolTipsVisible(true);
    for (const Strategy strategy : {Strategy::FailFast, Strategy::Collect, Strategy::TaskGroup, Strategy::Sequential}) {
        const QAction *model = m_commands.at(QStringLiteral("strategy.") + strategyId(strategy));
        QAction *action = m_replaceMenu->addAction(model->icon(), strategyTitle(strategy));
        action->setData(int(strategy));
        m_commands.announce(action);
        connect(action, &QAction::triggered, this, [this, strategy] {
            if (const Result<TaskSet> replaced = withRebuiltMain(m_document.taskSet(), strategy))
                m_document.edit(Text::tr("Replace main"), *replaced);
        });
    }
    connect(m_replaceMenu, &QMenu::aboutToShow, this, &StrategyBar::updateReplaceMenu);
}

void StrategyBar::updateReplaceMenu()
{
    for (QAction *action : m_replaceMenu->actions()) {
        const auto strategy = Strategy(action->data().toInt());
        const Result<TaskSet> replaced = withRebuiltMain(m_document.taskSet(), strategy);
        action->setEnabled(bool(replaced));
        action->setToolTip(replaced ? strategyDescription(strategy) : plainTip(replaced.problems().front().message));
    }
}

void StrategyBar::setOfPython(std::optional<Strategy> strategy)
{
    m_ofPython = strategy;
    update();
}

// What a strategy does to the calls of gather is known only when the program runs.
void StrategyBar::updateOfPython()
{
    for (QAction *action : m_actions->actions()) {
        const auto strategy = Strategy(action->data().toInt());
        const QString tip = strategy == Strategy::AsWritten ? Text::tr("The program runs as it is written.")
                                                            : Text::tr("Each gather of the program runs in this way. The text stays as it is.");
        action->setToolTip(Commands::toolTip(tip, action));
        action->setEnabled(true);
        action->setChecked(strategy == *m_ofPython);
    }
    QAction *asWritten = m_commands.at(QStringLiteral("strategy.as-written"));
    asWritten->setIconText(strategyTitle(Strategy::AsWritten));
    m_control->setShown(asWritten, true);
    m_replaceMenu->menuAction()->setEnabled(false);
    m_commands.at(QStringLiteral("run.rewriteMain"))->setEnabled(false);
    Q_EMIT mainReplaced({});
}

// It is over, and has no main that could be written in another way.
void StrategyBar::updateOfRecording()
{
    for (QAction *action : m_actions->actions()) {
        action->setToolTip(Text::tr("A recorded run is over: main cannot wait in another way. Make a task set of it to try that."));
        action->setEnabled(false);
        action->setChecked(false);
    }
    m_replaceMenu->menuAction()->setEnabled(false);
    m_commands.at(QStringLiteral("run.rewriteMain"))->setEnabled(false);
    Q_EMIT mainReplaced({});
}

void StrategyBar::update()
{
    if (m_ofPython)
        return updateOfPython();
    if (m_runs.isRecording())
        return updateOfRecording();
    const std::optional<Strategy> written = m_document.program().writtenStrategy();
    const bool rewritten = m_document.strategy() != Strategy::AsWritten;
    const Strategy shown = rewritten ? m_document.strategy() : written.value_or(Strategy::AsWritten);
    for (QAction *action : m_actions->actions()) {
        const auto strategy = Strategy(action->data().toInt());
        const QString refusal = m_runs.refusal(strategy);
        QString tip = refusal.isEmpty() ? Commands::toolTip(strategyDescription(strategy), action) : plainTip(refusal);
        if (refusal.isEmpty() && written == strategy)
            tip += u'\n' + Text::tr("main is written this way.");
        action->setToolTip(tip);
        action->setEnabled(refusal.isEmpty());
        action->setChecked(strategy == shown);
    }
    QAction *asWritten = m_commands.at(QStringLiteral("strategy.as-written"));
    asWritten->setIconText(!written && !rewritten ? Text::tr("Custom") : strategyTitle(Strategy::AsWritten));
    if (!written && !rewritten)
        asWritten->setToolTip(Text::tr("main follows none of the strategies and runs as written. Click to replace it with a main that follows one."));
    m_replaceMenu->menuAction()->setEnabled(!written);
    m_control->setShown(asWritten, rewritten || !written); // else one of the others says what is written
    const bool replaced = rewritten && m_runs.snapshot() != m_document.program();
    m_commands.at(QStringLiteral("run.rewriteMain"))->setEnabled(replaced);
    Q_EMIT mainReplaced(replaced ? strategyTitle(m_document.strategy()) : QString());
}

} // namespace awaitscope
