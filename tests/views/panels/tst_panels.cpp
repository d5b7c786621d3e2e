// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/formats/trace/tracereader.h"
#include "model/words/signs.h"
#include "tests/support/cputime.h"
#include "tests/support/warnings.h"
#include "views/common/traceitems.h"
#include "views/common/viewstate.h"
#include "views/panels/consolepanel.h"
#include "views/panels/detailspanel.h"
#include "views/panels/eventtext.h"
#include "views/panels/exceptionsmodel.h"
#include "views/panels/exceptionspanel.h"
#include "views/panels/logmodel.h"
#include "views/panels/logpanel.h"
#include "views/panels/paneltable.h"
#include "views/panels/paneltabs.h"
#include "views/panels/programoutput.h"
#include "views/panels/queuerows.h"
#include "views/panels/resultspanel.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QTableView>
#include <QTest>
#include <QTreeWidget>

#include <memory>

using namespace awaitscope;

namespace {

//! A run and its store, read from a stored trace.
struct Stored
{
    explicit Stored(const QByteArray &lines)
    {
        Result<std::unique_ptr<Trace>> read = readTrace(lines);
        if (!read)
            qFatal("%s", qPrintable(read.problems().front().message));
        trace = *std::move(read);
        store = std::make_unique<TraceStore>(*trace);
        store->update();
    }

    std::unique_ptr<Trace> trace;
    std::unique_ptr<TraceStore> store;
};

Stored seed(const char *name)
{
    QFile file(QStringLiteral(AWAITSCOPE_SOURCE_DIR "/tests/conformance/scenarios/seed/%1.jsonl").arg(QLatin1String(name)));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s", qPrintable(file.fileName()));
    return Stored(file.readAll());
}

QStringList column(const QAbstractItemModel &model, int number)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts += model.index(row, number).data().toString();
    return texts;
}

} // namespace

class TestPanels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }

    void coloursOfAProgramDisappearHoweverTheyAreRead()
    {
        const QString whole = QStringLiteral("a\x1b[1;31mred\x1b[0m b\n\x1b[mc");
        for (qsizetype first = 0; first <= whole.size(); ++first) {
            for (qsizetype second = first; second <= whole.size(); ++second) {
                ProgramOutput output;
                output.write(whole.left(first), false);
                output.write(whole.mid(first, second - first), false);
                output.write(whole.mid(second), false);
                QTRY_COMPARE(output.text(), QStringLiteral("ared b\nc"));
            }
        }
        ProgramOutput output; // each stream has colours of its own, and what only begins like one is shown
        output.write(QStringLiteral("x\x1b[3"), false);
        output.write(QStringLiteral("error"), true);
        output.write(QStringLiteral("1my\x1b[3q"), false);
        QTRY_VERIFY(output.text().startsWith(QStringLiteral("xerrory")));
        QVERIFY(output.text().endsWith(QStringLiteral("[3q")));
    }

    void queuesHaveRowsOfTheirLengths()
    {
        const Stored run = seed("a2_s3_sequential_await");
        std::vector<QueueLengths> queues(7);
        for (std::size_t i = 0; i < queues.size(); ++i) {
            queues[i].entity = run.trace->textEntity("Queue#" + std::to_string(i + 1));
            queues[i].samples = {{Time(0), quint32(i), 0}, {Time(1000), quint32(i * 2), 3}};
        }
        queues[6].kind = QueueKind::Semaphore;
        queues[5].room = 40;
        QueueRows rows;
        rows.setQueues(run.store.get(), queues);
        QCOMPARE(rows.texts().join(u'\n'), QStringLiteral("Queue#6 \u2013 items: 10, at most 10; room for 40\n"
                                                          "Queue#5 \u2013 items: 8, at most 8\n"
                                                          "Queue#4 \u2013 items: 6, at most 6\n"
                                                          "Queue#3 \u2013 items: 4, at most 4\n"
                                                          "Queue#7 \u2013 waiting tasks: 3, at most 3"));
        QVERIFY(!rows.isHidden());
        QVERIFY2(rows.toolTip().endsWith(QStringLiteral(": 1")), qPrintable(rows.toolTip())); // one has no row, and the empty one none either
        rows.resize(700, rows.sizeHint().height());
        const QImage with = rows.grab().toImage();
        for (QueueLengths &queue : queues)
            queue.samples.pop_back();
        rows.setQueues(run.store.get(), queues);
        QVERIFY(rows.grab().toImage() != with);
        rows.setQueues(nullptr, {});
        QVERIFY(rows.isHidden());
    }

    void logHasARowForEveryEvent()
    {
        const Stored run = seed("a1_s2b_gather_fail_fast_siblings_survive");
        LogModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setStore(run.store.get());
        QCOMPARE(model.rowCount(), int(run.trace->events().size()));
        const QStringList events = column(model, LogModel::EventColumn);
        QCOMPARE(events.count(QStringLiteral("raised")), 2);
        const int raised = int(events.indexOf(QStringLiteral("raised")));
        QCOMPARE(model.index(raised, LogModel::TimeColumn).data().toString(), QStringLiteral("100 ms"));
        QCOMPARE(model.index(raised, LogModel::TextColumn).data().toString(), QStringLiteral("ValueError: B failed"));
        QCOMPARE(model.index(raised, LogModel::TaskColumn).data().toString(), QStringLiteral("B"));
    }

    void everyEventOfEveryStoredRunHasAName_data()
    {
        QTest::addColumn<QString>("name");
        const QStringList names = QDir(QStringLiteral(AWAITSCOPE_SOURCE_DIR "/tests/conformance/scenarios/seed")).entryList({QStringLiteral("*.jsonl")});
        for (const QString &name : names)
            QTest::newRow(qPrintable(name)) << name.chopped(6);
    }

    void everyEventOfEveryStoredRunHasAName()
    {
        QFETCH(QString, name);
        const Stored run = seed(qPrintable(name));
        LogModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setStore(run.store.get());
        QVERIFY(model.rowCount() > 0);
        QVERIFY(!column(model, LogModel::EventColumn).contains(QString()));
        QVERIFY(!column(model, LogModel::TextColumn).join(u'\n').contains(QLatin1String("%1")));
    }

    void filterKeepsRowsWithAllWords()
    {
        const Stored run = seed("a1_s2b_gather_fail_fast_siblings_survive");
        LogModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setStore(run.store.get());
        model.setFilter(QStringLiteral("RAISED b"));
        QCOMPARE(column(model, LogModel::TaskColumn), QStringList{QStringLiteral("B")});
        QCOMPARE(model.total(), int(run.trace->events().size()));
        model.setFilter({});
        QCOMPARE(model.rowCount(), model.total());
        model.setOnlyTrouble(true);
        const QStringList kinds = column(model, LogModel::EventColumn);
        QVERIFY(kinds.contains(QStringLiteral("raised")));
        QVERIFY(kinds.contains(QStringLiteral("cancelled")));
        QVERIFY(!kinds.contains(QStringLiteral("succeeded")));
    }

    void logGrowsWithARunInProgress()
    {
        const Stored whole = seed("a1_s2b_gather_fail_fast_siblings_survive");
        Trace trace;
        TraceStore store(trace);
        LogModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setStore(&store);
        QCOMPARE(model.rowCount(), 0);
        Event event;
        event.kind = EventKind::Log;
        event.a = index(trace.string("hello"));
        for (int i = 0; i < 5; ++i) {
            trace.append(event);
            store.update();
            model.refresh();
            QCOMPARE(model.rowCount(), i + 1);
        }
        model.setFilter(QStringLiteral("nothing like this"));
        trace.append(event);
        store.update();
        model.refresh();
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(model.total(), 6);
    }

    void logOfAHundredThousandEventsIsQuick()
    {
        Trace trace;
        Event event;
        event.kind = EventKind::Log;
        for (int i = 0; i < 100'000; ++i) {
            event.time = std::chrono::milliseconds(i);
            event.a = index(trace.string(i % 2 ? "odd" : "even"));
            trace.append(event);
        }
        TraceStore store(trace);
        store.update();
        LogModel model;
        const double before = test::threadCpuMs();
        model.setStore(&store);
        model.setFilter(QStringLiteral("odd"));
        QCOMPARE(model.rowCount(), 50'000);
        const double taken = test::threadCpuMs() - before;
        QVERIFY2(taken < 2000, qPrintable(QString::number(taken)));
    }

    void ledgerShowsTheFateOfEachException()
    {
        const Stored run = seed("a1_s3_fire_and_forget");
        ExceptionsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setStore(run.store.get());
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.index(0, ExceptionsModel::RaisedColumn).data().toString(), QStringLiteral("1 s"));
        QCOMPARE(model.index(0, ExceptionsModel::ExceptionColumn).data().toString(), QStringLiteral("ValueError: This operation failed!"));
        QCOMPARE(model.index(0, ExceptionsModel::UnretrievedColumn).data().toString(), QStringLiteral("1 s, lost"));
        QVERIFY(model.index(0, 0).data(ExceptionsModel::LoudRole).toBool());
        QVERIFY(!model.index(0, ExceptionsModel::FateColumn).data().toString().isEmpty());
    }

    void theLedgerIsReadableInASmallPanel_data()
    {
        QTest::addColumn<int>("width");
        for (const int width : {1030, 660, 560})
            QTest::addRow("%d", width) << width;
    }

    void theLedgerIsReadableInASmallPanel()
    {
        QFETCH(const int, width);
        const Stored run = seed("a1_s2b_gather_fail_fast_siblings_survive");
        ViewState state;
        ExceptionsPanel panel(&state);
        panel.resize(width, 240);
        panel.show();
        panel.setStore(run.store.get());
        QCoreApplication::processEvents();
        const QTableView *table = panel.table();
        QCOMPARE(table->horizontalScrollBar()->maximum(), 0);
        for (int row = 0; row < panel.model()->rowCount(); ++row) {
            const QModelIndex fate = panel.model()->index(row, ExceptionsModel::FateColumn);
            const QFontMetrics metrics(fate.data(Qt::FontRole).value<QFont>().resolve(table->font()));
            const QRect cell = table->visualRect(fate).adjusted(4, 0, -4, 0);
            const QRect words = metrics.boundingRect(QRect(0, 0, cell.width(), 1000), Qt::TextWordWrap, fate.data().toString());
            QVERIFY2(words.height() <= cell.height() && words.width() <= cell.width(), qPrintable(fate.data().toString()));
        }
        for (const int column : {ExceptionsModel::RaisedColumn, ExceptionsModel::UnretrievedColumn}) { // a time is on one line
            const QModelIndex time = panel.model()->index(0, column);
            QVERIFY(table->visualRect(time).width() >= table->fontMetrics().horizontalAdvance(time.data().toString()) + 24);
        }
        // A column that the user has resized keeps its width.
        panel.table()->setColumnWidth(ExceptionsModel::TaskColumn, 151);
        panel.resize(width + 40, 240);
        QCoreApplication::processEvents();
        QCOMPARE(table->columnWidth(ExceptionsModel::TaskColumn), 151);
    }

    void wideTablesShowTheWholeException()
    {
        const Stored run = seed("a1_s3_fire_and_forget");
        ViewState state;
        ExceptionsPanel panel(&state);
        panel.resize(1300, 240);
        panel.show();
        panel.setStore(run.store.get());
        QCoreApplication::processEvents();
        const QModelIndex what = panel.model()->index(0, ExceptionsModel::ExceptionColumn);
        const int needed = panel.table()->fontMetrics().horizontalAdvance(what.data().toString());
        QVERIFY(panel.table()->visualRect(what).width() >= needed + 38); // the glyph before it, the gap after it
    }

    void onlyUnretrievedErrorsAreEmphasised()
    {
        const Stored run = seed("a1_s2b_gather_fail_fast_siblings_survive");
        ExceptionsModel model;
        model.setStore(run.store.get());
        QCOMPARE(model.rowCount(), 2);
        QVERIFY(!model.index(0, 0).data(ExceptionsModel::LoudRole).toBool());
        QVERIFY(!model.index(1, 0).data(ExceptionsModel::LoudRole).toBool());
    }

    void choosingARowSelectsInTheTimeline()
    {
        const Stored run = seed("a1_s2b_gather_fail_fast_siblings_survive");
        ViewState state;
        ExceptionsPanel panel(&state);
        panel.setStore(run.store.get());
        panel.show();
        panel.table()->selectRow(1);
        QCOMPARE(state.selection().size(), std::size_t(1));
        const ViewItem item = state.selection().front();
        QCOMPARE(run.store->displayName(item.lane), QStringLiteral("C"));
    }

    void selectingInTheTimelineHighlightsTheRows()
    {
        const Stored run = seed("a1_s2b_gather_fail_fast_siblings_survive");
        ViewState state;
        ExceptionsPanel ledger(&state);
        LogPanel log(&state);
        ledger.setStore(run.store.get());
        log.setStore(run.store.get());
        const LedgerEntry &entry = run.store->ledger()[1];
        const std::optional<ViewItem> item = itemOfEvent(*run.store, entry.raisedEvent);
        QVERIFY(item);
        state.select(*item);
        QCOMPARE(ledger.table()->selectionModel()->selectedRows().size(), 1);
        QCOMPARE(ledger.table()->selectionModel()->selectedRows().first().row(), 1);
        const QModelIndexList rows = log.table()->selectionModel()->selectedRows();
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows.first().data(LogModel::EventRole).toUInt(), entry.raisedEvent);
        state.clearSelection();
        QVERIFY(log.table()->selectionModel()->selectedRows().isEmpty());
    }

    void everyEventOfATaskLeadsToAnItemAndBack()
    {
        const Stored run = seed("a1_s2b_gather_fail_fast_siblings_survive");
        int found = 0;
        for (quint32 i = 0; i < run.trace->events().size(); ++i) {
            const std::optional<ViewItem> item = itemOfEvent(*run.store, i);
            if (!item)
                continue;
            ++found;
            QVERIFY(item->lane < run.store->lanes().size());
            QVERIFY(eventOfItem(*run.store, *item).has_value() || item->kind == ViewItem::Kind::Lane);
        }
        QVERIFY(found > 20);
        QVERIFY(!eventOfItem(*run.store, {ViewItem::Kind::Span, 9999, 0}));
    }

    void copiesTheChosenRowsAsText()
    {
        const Stored run = seed("a1_s3_fire_and_forget");
        ViewState state;
        ExceptionsPanel panel(&state);
        panel.setStore(run.store.get());
        panel.table()->selectRow(0);
        copySelectedRows(panel.table());
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("1 s\t")));
    }

    void resultsListWhatTheGatherReturned()
    {
        const Stored run = seed("a1_s2c_gather_return_exceptions");
        ViewState state;
        ResultsPanel panel(&state);
        panel.setStore(run.store.get());
        const QTreeWidgetItem *gather = panel.tree()->topLevelItem(0);
        QVERIFY(gather);
        QCOMPARE(gather->childCount(), 3);
        QCOMPARE(gather->child(0)->text(ResultsPanel::ResultColumn), QStringLiteral("'Success!'"));
        QCOMPARE(gather->child(1)->text(ResultsPanel::ResultColumn), QStringLiteral("ValueError: This operation failed!"));
        QCOMPARE(panel.tree()->topLevelItemCount(), 2);
    }

    void resultsSayWhyThereIsNoList()
    {
        const Stored run = seed("a1_s2_gather_fail_fast");
        ViewState state;
        ResultsPanel panel(&state);
        panel.setStore(run.store.get());
        QVERIFY(panel.tree()->topLevelItem(0)->text(ResultsPanel::ResultColumn).startsWith(QStringLiteral("no list")));
        QCOMPARE(panel.tree()->topLevelItem(0)->childCount(), 0);
    }

    void theConsoleKeepsTheNewestLines()
    {
        QByteArray lines = "{\"t\":0,\"task\":null,\"event\":\"meta\",\"python\":\"3.11.7\",\"impl\":\"c\",\"loop\":\"virtual\",\"scenario\":\"x\"}\n"
                           "{\"t\":0,\"n\":0,\"task\":\"main#1\",\"event\":\"created\",\"coro\":\"main\",\"by\":null}\n"
                           "{\"t\":0,\"n\":1,\"task\":\"main#1\",\"event\":\"started\"}\n";
        constexpr int Printed = 50'200;
        for (int i = 1; i <= Printed; ++i)
            lines += "{\"t\":0,\"n\":1,\"task\":\"main#1\",\"event\":\"log\",\"text\":\"line " + QByteArray::number(i) + "\"}\n";
        const Stored run(lines);
        ViewState state;
        ConsolePanel panel(&state);
        panel.setStore(run.store.get());
        QVERIFY(panel.text().size() < 100'000); // not all at once
        QTRY_VERIFY_WITH_TIMEOUT(panel.text().endsWith(QStringLiteral("line %1").arg(Printed)), 60'000);
        const QStringList shown = panel.text().split(u'\n');
        QCOMPARE(shown.size(), 50'000);
        QCOMPARE(shown.last(), QStringLiteral("line %1").arg(Printed));
        QCOMPARE(shown.first(), QStringLiteral("line %1").arg(Printed - 50'000 + 1));
    }

    void aZeroDurationHasAUnit()
    {
        const Stored run = seed("a1_s2b_gather_fail_fast_siblings_survive");
        ExceptionsModel model;
        model.setStore(run.store.get());
        QVERIFY(column(model, ExceptionsModel::UnretrievedColumn).contains(QStringLiteral("0 ms")));
    }

    void consolePrintsWhatPythonWouldPrint()
    {
        const Stored run = seed("a1_s3_fire_and_forget");
        ViewState state;
        ConsolePanel panel(&state);
        panel.setStore(run.store.get());
        QVERIFY2(panel.text().contains(QStringLiteral("Task exception was never retrieved")), qPrintable(panel.text()));
        panel.setStore(nullptr);
        QVERIFY(panel.text().isEmpty());
    }

    void detailsExplainTheSelection()
    {
        const Stored run = seed("a1_s3_fire_and_forget");
        ViewState state;
        DetailsPanel panel(&state);
        panel.setStore(run.store.get());
        const QString nothing = panel.text();
        const std::optional<ViewItem> item = itemOfEvent(*run.store, run.store->ledger().front().raisedEvent);
        state.select(*item);
        QVERIFY(panel.text() != nothing);
        QVERIFY2(panel.text().contains(QStringLiteral("ValueError")), qPrintable(panel.text()));
        panel.setStore(nullptr);
        QVERIFY(!panel.text().contains(QStringLiteral("ValueError")));
    }

    void detailsExplainArrowsAndTheEndOfTheRun()
    {
        const Stored run = seed("a1_s2b_gather_fail_fast_siblings_survive");
        ViewState state;
        DetailsPanel panel(&state);
        panel.setStore(run.store.get());
        QVERIFY(!run.store->arrows().empty());
        state.select({ViewItem::Kind::Arrow, run.store->arrows().front().toLane, 0});
        QVERIFY2(panel.text().contains(QStringLiteral("main creates A")), qPrintable(panel.text()));
        state.select({ViewItem::Kind::Sign, NoIndex, quint32(Sign::EndOfRun)});
        QVERIFY2(panel.text().contains(QStringLiteral("600 ms")), qPrintable(panel.text()));
        state.select({ViewItem::Kind::Sign, NoIndex, quint32(Sign::IdleCut), TimeRange{std::chrono::milliseconds(100), std::chrono::milliseconds(400)}});
        QVERIFY2(panel.text().contains(QStringLiteral("300 ms")), qPrintable(panel.text()));
    }

    void badgeHasACountAndADescription()
    {
        PanelTabs tabs;
        tabs.addTab(new QWidget, QStringLiteral("Log"));
        tabs.addTab(new QWidget, QStringLiteral("Exceptions"));
        tabs.resize(600, 200);
        tabs.show();
        const int before = tabs.bar()->tabRect(1).width();
        tabs.bar()->setBadge(1, 3, QStringLiteral("3 unretrieved"));
        QCOMPARE(tabs.bar()->badge(1), 3);
        QVERIFY(tabs.bar()->accessibleTabName(1).contains(QStringLiteral("3 unretrieved")));
        QTRY_VERIFY(tabs.bar()->tabRect(1).width() > before);
        tabs.bar()->setBadge(1, 0, {});
        QCOMPARE(tabs.bar()->accessibleTabName(1), QStringLiteral("Exceptions"));
    }
};

QTEST_MAIN(TestPanels)
#include "tst_panels.moc"
