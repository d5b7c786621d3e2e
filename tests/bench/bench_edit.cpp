// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What an edit of a large task set costs in the window, compared with running the set once.

#include "app/application.h"
#include "app/settings/settings.h"
#include "app/window/mainwindow.h"
#include "model/engine/run.h"
#include "tests/app/largeset.h"
#include "tests/bench/bench.h"
#include "views/editor/editorpanel.h"
#include "views/editor/table/tasktablemodel.h"
#include "views/editor/table/tasktableview.h"

#include <QAction>
#include <QApplication>
#include <QTemporaryDir>

#include <algorithm>
#include <limits>

using namespace awaitscope;

namespace {

constexpr int Tasks = 5000;
constexpr int Rounds = 12;

//! Until the run of the newest edit is displayed, and nothing is left to do.
void settle(MainWindow &window)
{
    const RunController &runs = window.runs();
    do
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    while (runs.isCatchingUp() || runs.isActive());
    QCoreApplication::processEvents();
}

class Costs
{
public:
    Costs(MainWindow &window, double run)
        : m_window(window), m_run(run) {}

    //! How long the window is blocked by \a act, and what all of it costs, until the new run is displayed.
    void add(const std::function<void()> &act)
    {
        const double begin = cpuTime().count();
        act();
        const double blocked = cpuTime().count() - begin;
        settle(m_window);
        m_blocked = std::min(m_blocked, blocked);
        m_all = std::min(m_all, cpuTime().count() - begin);
    }
    void print(Bench &bench, const std::string &name) const
    {
        bench.figure(name, m_blocked / m_run, "ratio");
        bench.figure(name + "_ms", m_blocked * 1000, "ms");
        bench.figure(name + "_with_its_run", m_all / m_run, "ratio");
    }

private:
    MainWindow &m_window;
    double m_run;
    double m_blocked = std::numeric_limits<double>::max();
    double m_all = std::numeric_limits<double>::max();
};

double costOfRunning(const TaskSet &set)
{
    return leastCpu(Rounds, [&set] {
        const auto run = Run::create(set);
        (*run)->runToEnd();
        TraceStore store((*run)->trace());
    });
}

void measure(Bench &bench, MainWindow &window)
{
    const double run = costOfRunning(window.document().taskSet());
    bench.figure("edit.run_ms", run * 1000, "ms");
    QAbstractItemModel *model = window.findChild<EditorPanel *>()->taskTable()->model();
    const auto trigger = [&window](const char *id) { window.commands().at(QLatin1String(id))->trigger(); };
    Costs edit(window, run), undo(window, run), strategy(window, run);
    for (int i = 1; i <= Rounds; ++i) {
        edit.add([&] { model->setData(model->index(Tasks / 2, TaskTableModel::Sleep), QStringLiteral("%1ms").arg(200 + i)); });
        undo.add([&] { trigger("edit.undo"); });
        strategy.add([&] { trigger(i % 2 == 1 ? "strategy.task-group" : "strategy.collect"); });
        trigger("strategy.fail-fast"); // as it is written
        settle(window);
    }
    edit.print(bench, "edit.cell");
    undo.print(bench, "edit.undo");
    strategy.print(bench, "edit.strategy");
}

} // namespace

int main(int argc, char **argv)
{
    Bench bench(argc, argv);
    if (!bench.wants("edit"))
        return 0;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    prepareResources();
    const QTemporaryDir folder;
    Settings settings(folder.filePath(QStringLiteral("settings.ini")));
    MainWindow window(settings, folder.path());
    window.resize(1440, 900);
    window.show();
    window.document().load(largeSet(Tasks));
    settle(window);
    measure(bench, window);
    return bench.exitStatus();
}
