// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/activate.h"
#include "tests/support/cputime.h"
#include "tests/views/timeline/timelinescene.h"
#include "views/timeline/timelinetable.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QAction>
#include <QTableView>

using namespace awaitscope;

// What a screen reader gets; atspi.py checks the same in the running program, through the accessibility bus.
class TestTimelineAccess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QAccessible::setActive(true); }
    void init() { failOnWarnings(); }

    void lanesAndSpansAreATree();
    void everyLaneHasASpokenText();
    void selectionAndFocusAreTold();
    void findsTheItemAtAPoint();
    void pressingSelects();
    void anotherRunHasAnotherTree();
    void aMillionLanesCostNothingUntilRequested();
    void theTableHasTheSameContent();
    void tableAndTimelineShareTheSelection();

private:
    static QAccessibleInterface *tree(const TimelineScene &s) { return QAccessible::queryAccessibleInterface(s.timeline); }
};

void TestTimelineAccess::lanesAndSpansAreATree()
{
    TimelineScene s;
    QAccessibleInterface *root = tree(s);
    QVERIFY(root);
    QCOMPARE(root->role(), QAccessible::Tree);
    QCOMPARE(root->text(QAccessible::Name), QStringLiteral("Timeline"));
    QVERIFY(root->text(QAccessible::Description).startsWith(QStringLiteral("4 tasks, 3 succeeded, 1 raised, 1 not retrieved")));
    QVERIFY(root->childCount() >= 4);
    for (int i = 0; i < 4; ++i) {
        QAccessibleInterface *lane = root->child(i);
        QCOMPARE(lane->role(), QAccessible::TreeItem);
        QCOMPARE(root->indexOfChild(lane), i);
        QCOMPARE(lane->parent(), root);
        QCOMPARE(lane->childCount(), int(s.store->lanes()[std::size_t(i)].spans.size()));
        for (int k = 0; k < lane->childCount(); ++k) {
            QCOMPARE(lane->indexOfChild(lane->child(k)), k);
            QCOMPARE(lane->child(k)->parent(), lane);
            QVERIFY(!lane->child(k)->text(QAccessible::Name).isEmpty());
        }
        QVERIFY(!lane->child(lane->childCount()));
    }
    QVERIFY(root->child(0)->state().expandable && root->child(0)->state().expanded);
    s.state.select({ViewItem::Kind::Lane, 0, 0});
    s.key(Qt::Key_C);
    QVERIFY(root->child(0)->state().collapsed);
}

void TestTimelineAccess::everyLaneHasASpokenText()
{
    TimelineScene s;
    const auto lane = [&](int i) { return tree(s)->child(i)->text(QAccessible::Name); };
    QCOMPARE(lane(1), QStringLiteral("alpha, made by main, succeeded at 100 milliseconds"));
    QCOMPARE(lane(2), QStringLiteral("beta, made by main, raised ValueError at 200 milliseconds, not retrieved"));
    QAccessibleInterface *gamma = tree(s)->child(3);
    QStringList spans;
    for (int i = 0; i < gamma->childCount(); ++i)
        spans << gamma->child(i)->text(QAccessible::Name);
    QVERIFY2(spans.contains(QStringLiteral("sleeping from 400 milliseconds to 900 milliseconds")), qPrintable(spans.join(QStringLiteral("; "))));
}

void TestTimelineAccess::selectionAndFocusAreTold()
{
    TimelineScene s;
    QTRY_VERIFY(s.timeline->hasFocus());
    s.key(Qt::Key_Down);
    s.key(Qt::Key_Down);
    QAccessibleInterface *alpha = tree(s)->child(1);
    QVERIFY(alpha->state().selected && alpha->state().focused);
    QCOMPARE(tree(s)->focusChild(), alpha);
    s.key(Qt::Key_Period);
    s.key(Qt::Key_Period);
    s.key(Qt::Key_Period);
    QVERIFY(!alpha->state().selected);
    QCOMPARE(tree(s)->focusChild()->parent() == alpha || tree(s)->focusChild() == alpha, true);
    s.key(Qt::Key_Escape);
    QVERIFY(tree(s)->focusChild() != alpha);
}

void TestTimelineAccess::findsTheItemAtAPoint()
{
    TimelineScene s;
    const QPoint global = s.viewport()->mapToGlobal(s.point(milliseconds(600), TimelineScene::Gamma));
    QAccessibleInterface *lane = tree(s)->childAt(global.x(), global.y());
    QVERIFY(lane);
    QCOMPARE(lane, tree(s)->child(3));
    QVERIFY(lane->rect().contains(global));
    QAccessibleInterface *span = lane->childAt(global.x(), global.y());
    QVERIFY(span);
    QVERIFY(span->rect().contains(global));
    QVERIFY(span->text(QAccessible::Name).startsWith(QStringLiteral("sleeping")));
}

void TestTimelineAccess::pressingSelects()
{
    TimelineScene s;
    QAccessibleInterface *span = tree(s)->child(3)->child(3);
    auto *action = static_cast<QAccessibleActionInterface *>(span->interface_cast(QAccessible::ActionInterface));
    QVERIFY(action->actionNames().contains(QAccessibleActionInterface::pressAction()));
    action->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(s.state.selection(), std::vector<ViewItem>({{ViewItem::Kind::Span, 3, 3}}));
    QVERIFY(span->state().selected);
}

void TestTimelineAccess::anotherRunHasAnotherTree()
{
    TimelineScene s;
    QVERIFY(tree(s)->child(3)->isValid());
    const auto other = MadeTrace::manyLanes(2, NoIndex);
    const TraceStore store(other->trace());
    s.timeline->setStore(&store);
    QVERIFY(tree(s)->child(1)->text(QAccessible::Name).startsWith(QStringLiteral("work")));
    s.timeline->setStore(nullptr);
    QVERIFY(!tree(s)->child(0) || tree(s)->child(0)->role() != QAccessible::TreeItem);
}

void TestTimelineAccess::aMillionLanesCostNothingUntilRequested()
{
    TimelineScene s(MadeTrace::manyLanes(100'000, 99'999));
    QVERIFY(tree(s)->childCount() > 100'000);
    const double before = test::threadCpuMs();
    QVERIFY(tree(s)->child(77'777)->text(QAccessible::Name).contains(QStringLiteral("work")));
    QVERIFY(test::threadCpuMs() - before < 200);
}

void TestTimelineAccess::theTableHasTheSameContent()
{
    TimelineScene s;
    TimelineTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setStore(s.store.get(), &s.timeline->layout());
    std::size_t rows = 0;
    for (const Lane &lane : s.store->lanes())
        rows += 1 + lane.spans.size();
    QCOMPARE(model.rowCount(), int(rows));
    for (int row = 0; row < model.rowCount(); ++row)
        QCOMPARE(model.rowOf(model.itemAt(row)), row);
    const int beta = model.rowOf({ViewItem::Kind::Lane, TimelineScene::Beta, 0});
    const auto cell = [&](int column) { return model.index(beta, column).data().toString(); };
    QCOMPARE(cell(TimelineTableModel::LaneColumn), QStringLiteral("beta"));
    QCOMPARE(cell(TimelineTableModel::WordsColumn), tree(s)->child(2)->text(QAccessible::Name));
    QCOMPARE(cell(TimelineTableModel::FromColumn), QStringLiteral("0"));
    model.setOrigin(milliseconds(100));
    QCOMPARE(cell(TimelineTableModel::FromColumn), QStringLiteral("\u2212100 ms"));
    model.setStore(nullptr, nullptr);
    QCOMPARE(model.rowCount(), 0);
}

void TestTimelineAccess::tableAndTimelineShareTheSelection()
{
    TimelineScene s;
    TimelineWithTable both(s.timeline);
    both.resize(1200, 600);
    both.show();
    test::activate(&both);
    s.timeline->setFocus();
    QVERIFY(!both.table()->isVisible());
    s.key(Qt::Key_T);
    QVERIFY(both.table()->isVisible());
    QTRY_VERIFY(both.table()->hasFocus());
    s.state.select({ViewItem::Kind::Span, TimelineScene::Gamma, 3});
    QCOMPARE(both.table()->selectionModel()->selectedRows().size(), 1);
    QVERIFY(both.table()->currentIndex().siblingAtColumn(TimelineTableModel::WordsColumn).data().toString().startsWith(QStringLiteral("sleeping")));
    QTest::keyClick(both.table(), Qt::Key_Up);
    QCOMPARE(s.state.selection(), std::vector<ViewItem>({{ViewItem::Kind::Span, TimelineScene::Gamma, 2}}));
    const int main = both.model()->rowOf({ViewItem::Kind::Lane, TimelineScene::Main, 0});
    both.table()->scrollTo(both.model()->index(main, 0));
    QTest::mouseClick(both.table()->viewport(), Qt::LeftButton, {}, both.table()->visualRect(both.model()->index(main, 0)).center());
    QCOMPARE(s.state.selection(), std::vector<ViewItem>({{ViewItem::Kind::Lane, TimelineScene::Main, 0}}));
    const auto keepsColumnsInLine = [&](int column) {
        const QVariant head = both.model()->headerData(column, Qt::Horizontal, Qt::TextAlignmentRole);
        return head == both.model()->index(0, column).data(Qt::TextAlignmentRole) && head.toInt() != 0;
    };
    for (int column = 0; column < TimelineTableModel::ColumnCount; ++column)
        QVERIFY(keepsColumnsInLine(column));
    QTest::keyClick(both.table(), Qt::Key_Escape);
    QVERIFY(!both.table()->isVisible());
    QVERIFY(s.timeline->hasFocus());
    s.key(Qt::Key_T);
    QVERIFY(both.table()->hasFocus());
    QTest::keyClick(both.table(), Qt::Key_T);
    QVERIFY(!both.table()->isVisible());
    QVERIFY(s.timeline->hasFocus());
    s.timeline->setParent(s.window);
    s.window->layout()->addWidget(s.timeline);
}

QTEST_MAIN(TestTimelineAccess)
#include "tst_timelineaccess.moc"
