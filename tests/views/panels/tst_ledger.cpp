// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/engine/run.h"
#include "model/formats/trace/tracereader.h"
#include "model/formats/trace/tracewriter.h"
#include "model/program/file/tasksetreader.h"
#include "tests/support/warnings.h"
#include "views/common/code/codefont.h"
#include "views/common/viewstate.h"
#include "views/panels/exceptionsmodel.h"
#include "views/panels/exceptionspanel.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QHeaderView>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <memory>

using namespace awaitscope;

namespace {

//! A chain of a cause and a context, and a group of two.
const QByteArray Chained = R"({"schema":1,"coros":{
    "quick":{"body":[{"op":"raise","type":"TypeError","msg":"t"}]},
    "child":{"params":["n"],"body":[{"op":"sleep","ms":5},{"op":"raise","type":"ValueError","msg":"{n}"}]},
    "main":{"body":[
        {"op":"try","body":[
            {"op":"try","body":[{"op":"call","coro":"quick"}],"except":[{"types":["TypeError"],"body":[{"op":"raise","type":"RuntimeError","msg":"r"}]}]}],
            "except":[{"types":["RuntimeError"]}]},
        {"op":"try","body":[{"op":"task_group","as":"tg","body":[{"op":"spawn","coro":"child","args":{"n":1},"in":"tg"},{"op":"spawn","coro":"child","args":{"n":2},"in":"tg"}]}],
            "except_star":[{"types":["ValueError"]}]}]}},"main":"main"})";

} // namespace

// The ledger of exceptions as a person uses it: sorted, filtered, unfolded.
class TestLedger : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        failOnWarnings();
        const auto set = readTaskSet(Chained);
        if (!set)
            qFatal("%s", qPrintable(set.problems().front().message));
        m_run = *Run::create(*set);
        m_run->runToEnd();
        m_store = std::make_unique<TraceStore>(m_run->trace());
        m_state = std::make_unique<ViewState>();
        m_panel = std::make_unique<ExceptionsPanel>(m_state.get());
        m_panel->resize(900, 400);
        m_panel->setProgram(Program(*set));
        m_panel->setStore(m_store.get());
        m_panel->show();
        QCoreApplication::processEvents();
    }
    void cleanup() { m_panel.reset(); }

    void groupsAndContextsUnfoldAsPythonPrintsThem()
    {
        const QAbstractItemModelTester tester(m_panel->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(rows().size(), 5);
        unfold(QStringLiteral("RuntimeError: r"));
        QVERIFY2(rows().contains(QStringLiteral("During handling of the above exception, another exception occurred:")), qPrintable(rows().join(u'\n')));
        QVERIFY(rows().indexOf(QStringLiteral("TypeError: t"), 1) > 0); // below it, and the one of its own above
        unfold(QStringLiteral("RuntimeError: r"));
        QCOMPARE(rows().size(), 5);
        unfold(QStringLiteral("ExceptionGroup"));
        const QString text = rows().join(u'\n');
        QVERIFY2(text.contains(QStringLiteral("  +-+---------------- 1 ----------------"))
                     && text.contains(QStringLiteral("    | ValueError: 2")),
                 qPrintable(text));
        // A line belongs to its exception, and has the width of the columns that it needs.
        m_panel->table()->selectRow(m_panel->model()->rowCount() - 1);
        QCOMPARE(m_state->selection().size(), std::size_t(1));
        QCOMPARE(m_panel->table()->columnSpan(m_panel->model()->rowCount() - 1, ExceptionsModel::ExceptionColumn), 4);
        const QModelIndex line = m_panel->model()->index(m_panel->model()->rowCount() - 1, ExceptionsModel::ExceptionColumn);
        QCOMPARE(line.data(Qt::FontRole).value<QFont>(), codeFont());
        // Its lines stand close together, whatever height a row with a long fate needs.
        QVERIFY(m_panel->table()->rowHeight(line.row()) < 24);
        m_panel->resize(500, 400);
        QCoreApplication::processEvents();
        QVERIFY(m_panel->table()->rowHeight(0) > 30);
        QVERIFY(m_panel->table()->rowHeight(line.row()) < 24);
    }

    void aPlainExceptionUnfoldsIntoItsWayOnly()
    {
        const int row = unfold(QStringLiteral("TypeError: t"));
        QVERIFY(row >= 0 && m_panel->model()->isUnfolded(row));
        QVERIFY2(!rows().join(u'\n').contains(QStringLiteral("Traceback")), qPrintable(rows().join(u'\n')));
    }

    void aClickOnAHeadSorts()
    {
        QCOMPARE(firstWords(),
                 (QStringList{QStringLiteral("TypeError"), QStringLiteral("RuntimeError"), QStringLiteral("ValueError"),
                              QStringLiteral("ValueError"), QStringLiteral("ExceptionGroup")}));
        clickHead(ExceptionsModel::ExceptionColumn);
        QCOMPARE(
            firstWords(),
            (QStringList{QStringLiteral("ExceptionGroup"), QStringLiteral("RuntimeError"), QStringLiteral("TypeError"),
                         QStringLiteral("ValueError"), QStringLiteral("ValueError")}));
        clickHead(ExceptionsModel::ExceptionColumn);
        QCOMPARE(firstWords().first(), QStringLiteral("ValueError"));
        QCOMPARE(firstWords().last(), QStringLiteral("ExceptionGroup"));
        clickHead(ExceptionsModel::FateColumn);
        QCOMPARE(m_panel->model()->rowCount(), 5);
        // The selection follows its exception.
        const QString chosen = QStringLiteral("ValueError: 2");
        m_panel->table()->selectRow(int(rows().indexOf(chosen)));
        const std::vector<ViewItem> selection = m_state->selection();
        QCOMPARE(selection.size(), std::size_t(1));
        clickHead(ExceptionsModel::RaisedColumn);
        QCOMPARE(m_state->selection(), selection);
        const QModelIndexList selected = m_panel->table()->selectionModel()->selectedRows();
        QCOMPARE(selected.size(), 1);
        QCOMPARE(rows().value(selected.front().row()), chosen);
        // Filtered ones are sorted, too.
        m_panel->filter()->setCurrentIndex(m_panel->filter()->findText(QStringLiteral("part of a group: 2")));
        Q_EMIT m_panel->filter()->activated(m_panel->filter()->currentIndex());
        clickHead(ExceptionsModel::ExceptionColumn);
        clickHead(ExceptionsModel::ExceptionColumn);
        QCOMPARE(rows(), (QStringList{QStringLiteral("ValueError: 2"), QStringLiteral("ValueError: 1")}));
    }

    void eachExceptionHasItsLine()
    {
        const ExceptionsModel *model = m_panel->model();
        QStringList code;
        for (int row = 0; row < model->rowCount(); ++row)
            code += model->index(row, ExceptionsModel::CodeColumn).data().toString().section(QStringLiteral(": "), 1);
        QCOMPARE(code.mid(0, 3),
                 (QStringList{QStringLiteral("raise TypeError('t')"), QStringLiteral("raise RuntimeError('r')"), QStringLiteral("raise ValueError(f'{n}')")}));
        // By line, not by the text of the number.
        clickHead(ExceptionsModel::CodeColumn);
        int before = 0;
        for (int row = 0; row < model->rowCount(); ++row) {
            const int line = model->index(row, ExceptionsModel::CodeColumn).data().toString().section(u':', 0, 0).toInt();
            QVERIFY(line >= before);
            before = line;
        }
        QVERIFY(before > 10);
    }

    void aClickOnTheLineAsksForIt()
    {
        QSignalSpy asked(m_panel.get(), &ExceptionsPanel::codeRequested);
        const QModelIndex cell = m_panel->model()->index(0, ExceptionsModel::CodeColumn);
        QTest::mouseClick(m_panel->table()->viewport(), Qt::LeftButton, {}, m_panel->table()->visualRect(cell).center());
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.takeFirst().front().toString(), QStringLiteral("/coros/quick/body/0"));
        QCOMPARE(m_panel->table()->selectionModel()->selectedRows().size(), 1); // the row is chosen as well
        // Other cells do not, and a double click on the link unfolds nothing.
        QTest::mouseClick(m_panel->table()->viewport(), Qt::LeftButton, {},
                          m_panel->table()->visualRect(cell.siblingAtColumn(ExceptionsModel::FateColumn)).center());
        QCOMPARE(asked.size(), 0);
        QTest::mouseDClick(m_panel->table()->viewport(), Qt::LeftButton, {}, m_panel->table()->visualRect(cell).center());
        QVERIFY(!m_panel->model()->isUnfolded(0));
        // An event of the way leads to its own line: where main caught it.
        const int row = unfold(QStringLiteral("TypeError: t"));
        asked.clear();
        m_panel->table()->setCurrentIndex(m_panel->model()->index(row + 1, 0));
        QTest::keyClick(m_panel->table(), Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
        QVERIFY(!asked.front().front().toString().isEmpty());
    }

    void aRunWithoutStepsHasNoSuchColumn()
    {
        std::string lines;
        writeTrace(m_run->trace(), lines);
        const auto trace = readTrace(lines);
        QVERIFY(trace);
        const TraceStore store(**trace);
        m_panel->setStore(&store);
        QVERIFY(m_panel->table()->isColumnHidden(ExceptionsModel::CodeColumn));
        QVERIFY(m_panel->model()->rowCount() > 0);
        m_panel->setStore(m_store.get());
        QVERIFY(!m_panel->table()->isColumnHidden(ExceptionsModel::CodeColumn));
    }

    void aNarrowPanelShowsTheNumberOfTheLine()
    {
        m_panel->resize(560, 300);
        QCoreApplication::processEvents();
        const QTableView *table = m_panel->table();
        QCOMPARE(table->horizontalScrollBar()->maximum(), 0);
        for (int row = 0; row < m_panel->model()->rowCount(); ++row) {
            const QModelIndex cell = m_panel->model()->index(row, ExceptionsModel::CodeColumn);
            const QString number = cell.data().toString().section(u':', 0, 0) + u':';
            QVERIFY(table->visualRect(cell).width() >= table->fontMetrics().horizontalAdvance(number) + 16);
        }
    }

private:
    QStringList rows() const
    {
        QStringList out;
        for (int row = 0; row < m_panel->model()->rowCount(); ++row)
            out += m_panel->model()->index(row, ExceptionsModel::ExceptionColumn).data().toString();
        return out;
    }
    QStringList firstWords() const
    {
        QStringList out;
        for (const QString &row : rows())
            out += row.section(u':', 0, 0).section(u' ', 0, 0);
        return out;
    }
    int unfold(const QString &exception)
    {
        for (int row = 0; row < m_panel->model()->rowCount(); ++row)
            if (rows().at(row).startsWith(exception) && !m_panel->model()->isStep(row)) {
                m_panel->table()->setCurrentIndex(m_panel->model()->index(row, 0));
                m_panel->table()->setFocus();
                QTest::keyClick(m_panel->table(), m_panel->model()->isUnfolded(row) ? Qt::Key_Left : Qt::Key_Right);
                return row;
            }
        return -1;
    }
    void clickHead(int column)
    {
        QHeaderView *head = m_panel->table()->horizontalHeader();
        QTest::mouseClick(head->viewport(), Qt::LeftButton, {}, {head->sectionViewportPosition(column) + 20, head->height() / 2});
    }

    std::unique_ptr<Run> m_run;
    std::unique_ptr<TraceStore> m_store;
    std::unique_ptr<ViewState> m_state;
    std::unique_ptr<ExceptionsPanel> m_panel;
};

QTEST_MAIN(TestLedger)
#include "tst_ledger.moc"
