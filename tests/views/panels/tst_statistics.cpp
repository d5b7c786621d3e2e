// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/trace/tracestore.h"
#include "tests/support/warnings.h"
#include "views/common/viewstate.h"
#include "views/panels/statisticspanel.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QTableView>
#include <QTest>

using namespace awaitscope;
using namespace std::chrono_literals;

namespace {

//! Four tasks of `work`, which last 10, 20, 30 and 100 ms, the last one raising; one of `wait`, which is cancelled after 5 ms; and one
//! of `open`, which goes on.
class Run
{
public:
    Run()
    {
        for (const auto length : {10ms, 20ms, 30ms})
            task("work", length, EventKind::Succeeded);
        task("work", 100ms, EventKind::Raised);
        task("wait", 5ms, EventKind::Cancelled);
        task("open", 0ms, EventKind::Started);
        store = std::make_unique<TraceStore>(trace);
    }
    void task(const char *coroutine, Time length, EventKind end)
    {
        const EntityId id = trace.addEntity({EntityKind::Task, false, trace.string(coroutine), ++m_number});
        trace.append({.subject = id, .a = index(trace.string(coroutine)), .kind = EventKind::Created});
        trace.append({.subject = id, .kind = EventKind::Started});
        const ExceptionId error = trace.addException({trace.string("ValueError"), trace.string("x"), false, {}});
        if (end != EventKind::Started)
            trace.append({.time = length, .subject = id, .a = end == EventKind::Raised ? index(error) : NoIndex, .kind = end});
    }
    Trace trace;
    std::unique_ptr<TraceStore> store;

private:
    quint32 m_number = 0;
};

QStringList cells(const QAbstractItemModel &model, int row)
{
    QStringList texts;
    for (int column = 0; column < model.columnCount(); ++column)
        texts += model.index(row, column).data().toString();
    return texts;
}

} // namespace

class TestStatistics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }

    void countsWhenItIsSeen()
    {
        const Run run;
        ViewState state;
        StatisticsPanel panel(&state);
        const QAbstractItemModel &model = *panel.table()->model();
        const QAbstractItemModelTester tester(panel.table()->model());
        panel.setStore(run.store.get());
        QCOMPARE(model.rowCount(), 0); // hidden: no work
        panel.resize(1200, 300);
        panel.show();
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(cells(model, 0), (QStringList{"work", "4", "10 ms", "25 ms", "100 ms", "3", "1", "", "", ""}));
    }

    void sortsByTheColumnThatIsClicked()
    {
        const Run run;
        ViewState state;
        StatisticsPanel panel(&state);
        panel.resize(1200, 300);
        panel.show();
        panel.setStore(run.store.get());
        const QAbstractItemModel &model = *panel.table()->model();
        QHeaderView *header = panel.table()->horizontalHeader();
        const auto click = [&](int column) {
            QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, {header->sectionViewportPosition(column) + 20, header->height() / 2});
        };
        click(StatisticsPanel::LongestColumn);
        QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("open")); // has not ended: nothing is known
        QCOMPARE(model.index(2, 0).data().toString(), QStringLiteral("work"));
        click(StatisticsPanel::LongestColumn);
        QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("work"));
        click(StatisticsPanel::CoroutineColumn);
        QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("open"));
    }

    void selectsTheLanesAndCopiesTheRows()
    {
        const Run run;
        ViewState state;
        StatisticsPanel panel(&state);
        panel.resize(1200, 300);
        panel.show();
        panel.setStore(run.store.get());
        QTableView *table = panel.table();
        table->setFocus();
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(table->model()->index(0, StatisticsPanel::CountColumn)).center());
        QCOMPARE(state.selection().size(), std::size_t(4));
        QCOMPARE(state.selection().front().kind, ViewItem::Kind::Lane);
        table->actions().front()->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("work\t4\t10 ms\t25 ms\t100 ms\t3\t1\t\t\t\n"));
    }
};

QTEST_MAIN(TestStatistics)
#include "tst_statistics.moc"
