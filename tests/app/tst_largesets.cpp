// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/windowfixture.h"

#include "model/program/file/tasksetreader.h"
#include "model/program/file/tasksetwriter.h"
#include "tests/app/largeset.h"
#include "tests/support/cputime.h"
#include "views/editor/table/tasktablemodel.h"
#include "views/export/dialog/exportdialog.h"

#include <QPointer>

using namespace awaitscope;

// A task set of thousands of tasks stays usable: how long the user waits after an edit.
class TestLargeSets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        failOnWarnings();
        m = std::make_unique<WindowFixture>();
        QVERIFY(m->settled());
    }
    void cleanup() { m.reset(); }

    // An edit starts a run that takes a moment; a quick Export shows the previous one.
    void theExportDialogKeepsTheRunThatItShows()
    {
        m->document().load(largeSet(3000));
        QVERIFY(m->settled());
        QAbstractItemModel *model = m->table()->model();
        QVERIFY(model->setData(model->index(7, TaskTableModel::Sleep), QStringLiteral("70ms")));
        QVERIFY(m->window().runs().isCatchingUp());
        const QPointer<const RunSource> shown = m->window().runs().source();
        bool waited = false;
        WindowFixture::whenModal<ExportDialog>([&](ExportDialog *dialog) {
            waited = QTest::qWaitFor([this, &shown] { return m->window().runs().source() != shown; });
            QTest::qWait(50); // anything released now would be deleted
            QVERIFY(shown);
            dialog->reject();
        });
        m->trigger("file.export");
        QVERIFY(waited);
        QTRY_VERIFY(!shown);
    }

    // How long the window is blocked. When each row of the table searched the whole set, two thousand tasks took a minute.
    void staysUsable()
    {
        const int tasks = 5000;
        const QString file = m->written("large.taskset", writeTaskSet(largeSet(tasks)));
        measure("open", [&] { QVERIFY(m->window().openFile(file)); });
        QCOMPARE(m->table()->model()->rowCount(), tasks);
        QAbstractItemModel *model = m->table()->model();
        measure("edit", [&] { QVERIFY(model->setData(model->index(tasks / 2, TaskTableModel::Sleep), QStringLiteral("70ms"))); });
        measure("undo", [&] { m->trigger("edit.undo"); });
        measure("redo", [&] { m->trigger("edit.redo"); });
        measure("strategy", [&] { m->trigger("strategy.collect"); });
        measure("rename", [&] { QVERIFY(model->setData(model->index(tasks / 2, TaskTableModel::Name), QStringLiteral("renamed"))); });
        measure("add", [&] { m->trigger("task.addRaises"); });
        measure("delete", [&] { m->trigger("task.delete"); });
        QCOMPARE(m->table()->model()->rowCount(), tasks);
    }

    // On any machine: four times as many tasks cost about four times as much.
    void theCostOfAnEditIsLinear()
    {
        const double few = costOfEdits(1500), many = costOfEdits(6000);
        QVERIFY2(many < 10 * few, qPrintable(QStringLiteral("%1 ms and %2 ms").arg(few).arg(many)));
    }

private:
    static constexpr double MostMilliseconds = 3000; //!< about 200 on a plain machine, in this build

    template <typename Act>
    void measure(const char *what, Act act)
    {
        const double before = test::threadCpuMs();
        act();
        const double taken = test::threadCpuMs() - before;
        qInfo("%s: %.0f ms", what, taken);
        QVERIFY2(taken < MostMilliseconds, what);
        QVERIFY(m->settled());
    }

    //! The minimum of several: the first one also pays for memory that the others reuse.
    double costOfEdits(int tasks)
    {
        m->document().load(largeSet(tasks));
        double least = MostMilliseconds;
        for (int i = 1; i <= 4 && m->settled(); ++i) {
            QAbstractItemModel *model = m->table()->model();
            const double before = test::threadCpuMs();
            model->setData(model->index(tasks / 2, TaskTableModel::Sleep), QStringLiteral("%1ms").arg(200 + i));
            least = std::min(least, test::threadCpuMs() - before);
        }
        return least;
    }

    std::unique_ptr<WindowFixture> m;
};

QTEST_MAIN(TestLargeSets)
#include "tst_largesets.moc"
