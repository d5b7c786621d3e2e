// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// While a run plays, there is one present for everything that acts on the run or displays it.

#include "tests/app/windowfixture.h"

#include "model/formats/trace/tables.h"
#include "model/program/file/tasksetreader.h"
#include "model/words/explain.h"
#include "tests/support/activate.h"
#include "views/panels/detailspanel.h"
#include "views/panels/exceptionsmodel.h"
#include "views/panels/exceptionspanel.h"
#include "views/panels/logmodel.h"
#include "views/panels/logpanel.h"
#include "views/timeline/minimap.h"
#include "views/timeline/timelinetable.h"

#include <QComboBox>
#include <QSignalSpy>
#include <QTableView>

using namespace awaitscope;

namespace {

//! bad raises at 300 ms, and its exception stays pending while the task is kept; slow sleeps 8 s; main awaits it, and sleeps 2 s more.
constexpr const char *Sample = R"({
 "schema": 1,
 "coros": {
  "bad": {"body": [{"op": "sleep", "ms": 300}, {"op": "raise", "type": "ValueError", "msg": "b"}]},
  "slow": {"body": [{"op": "sleep", "ms": 8000}]},
  "main": {"body": [
   {"op": "spawn", "coro": "bad", "as": "$b"}, {"op": "spawn", "coro": "slow", "as": "$s"},
   {"op": "try", "body": [{"op": "await", "of": {"var": "$s"}}], "except": [{"types": ["CancelledError"], "body": []}]},
   {"op": "sleep", "ms": 2000}
  ]}
 },
 "main": "main"
})";

} // namespace

class TestPresent : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        failOnWarnings();
        m_now = std::chrono::steady_clock::time_point(1h);
        m = std::make_unique<WindowFixture>();
        m->window().runs().setSteadyClock([this] { return m_now; });
        Result<TaskSet> set = readTaskSet(Sample);
        QVERIFY2(set, qPrintable(set ? QString() : set.problems().front().message));
        m->document().load(*std::move(set));
        QVERIFY(m->settled());
        test::activate(&m->window());
    }
    void cleanup() { m.reset(); }

    void allViewsShowTheSameTimeBetweenTwoEvents_data() { clocks(); }
    void allViewsShowTheSameTimeBetweenTwoEvents();
    void cancellingActsNow_data() { clocks(); }
    void cancellingActsNow();
    void aStoppedRunEndsWhereItWasStopped_data() { clocks(); }
    void aStoppedRunEndsWhereItWasStopped();
    void aPausedRunIsCancelledAtTheTimeOfThePause();
    void theTableFollowsTheRun();
    void anotherSpeedTakesEffectNow();
    void anInstantRunEndsWithItsLastEvent();

private:
    static void clocks()
    {
        QTest::addColumn<bool>("wall");
        QTest::addRow("paced") << false;
        QTest::addRow("wall clock") << true;
    }
    //! Starts the run with the Run button and waits for the error at 300 ms.
    void play(bool wall)
    {
        auto *speed = m->find<QComboBox>("speed");
        speed->setCurrentIndex(speed->findData(1.0));
        m->action("run.wallClock")->setChecked(wall);
        m->click(m->find<QWidget>("runButton"));
        QTRY_VERIFY(store().counts().tasks == 3 && isSleeping("slow"));
        m_now += 300ms;
        QTRY_COMPARE(store().counts().raised, 1u);
    }
    const TraceStore &store() const { return *m->window().runs().store(); }
    quint32 lane(const char *name) const
    {
        for (quint32 i = 0; i < store().lanes().size(); ++i)
            if (store().displayName(i) == QLatin1String(name))
                return i;
        qFatal("no lane %s", name);
    }
    bool isSleeping(const char *name) const
    {
        const std::vector<Span> &spans = store().lanes()[lane(name)].spans;
        return !spans.empty() && spans.back().state == SpanState::Sleeping;
    }
    ViewItem red() const
    {
        const std::vector<Span> &spans = store().lanes()[lane("bad")].spans;
        for (quint32 i = 0; i < spans.size(); ++i)
            if (spans[i].state == SpanState::Pending)
                return {ViewItem::Kind::Span, lane("bad"), i};
        qFatal("no red");
    }
    //! Where the red bar ends, in ms.
    double redEnd() const { return double(m->timeline()->timeAt(m->timeline()->rectOf(red()).right()).count()) / 1e6; }
    bool redEndsAt(std::chrono::milliseconds t) const
    {
        const double pixel = double((m->timeline()->timeAt(1) - m->timeline()->timeAt(0)).count()) / 1e6;
        return std::abs(redEnd() - double(t.count())) <= 2 * pixel;
    }
    void clickOn(const ViewItem &item)
    {
        const QPoint at = m->timeline()->rectOf(item).center().toPoint();
        QTest::mouseClick(m->timeline()->viewport(), Qt::LeftButton, {}, at);
    }
    //! Clicks in the middle of the bar for its current state.
    void clickOnLastSpan(const char *name) { clickOn({ViewItem::Kind::Span, lane(name), quint32(store().lanes()[lane(name)].spans.size() - 1)}); }
    QString ledger() const
    {
        const auto *model = m->find<ExceptionsPanel>()->model();
        return model->rowCount() > 0 ? model->index(0, ExceptionsModel::UnretrievedColumn).data().toString() : QString();
    }
    QString details() const { return m->find<DetailsPanel>()->text(); }
    //! The time in the first row of the log with that event.
    QString logged(EventKind kind) const
    {
        LogModel *log = m->find<LogPanel>()->model();
        for (int row = 0; row < log->rowCount(); ++row)
            if (store().trace().events()[*log->eventAt(row)].kind == kind)
                return log->index(row, LogModel::TimeColumn).data().toString();
        return {};
    }

    std::chrono::steady_clock::time_point m_now;
    std::unique_ptr<WindowFixture> m;
};

void TestPresent::allViewsShowTheSameTimeBetweenTwoEvents()
{
    QFETCH(bool, wall);
    play(wall);
    m_now += 3300ms;
    QTRY_VERIFY2(m->state().startsWith(QStringLiteral("Running: 3.6 s")), qPrintable(m->state()));
    QTRY_COMPARE(ledger(), QStringLiteral("3.3 s so far"));
    QCOMPARE(store().range().end, Time(3600ms));
    QVERIFY2(redEndsAt(3600ms), qPrintable(QString::number(redEnd())));
    QCOMPARE(m->window().viewState().run().end, Time(3600ms)); // of the minimap too
    clickOn(red());
    QVERIFY2(details().contains(QStringLiteral("3.3 s so far")), qPrintable(details()));
    clickOnLastSpan("slow");
    QVERIFY2(details().contains(QStringLiteral("now, 3.6 s")) && details().contains(QStringLiteral("3.6 s so far")), qPrintable(details()));
    m_now += 400ms;
    QTRY_VERIFY2(details().contains(QStringLiteral("now, 4 s")), qPrintable(details()));
    QVERIFY(spokenSpan(store(), red().lane, red().index).contains(QStringLiteral("to 4 seconds")));
    QVERIFY2(writeMarkdown(store(), {}).contains(QStringLiteral("3.7 s")), qPrintable(writeMarkdown(store(), {}))); // an export also has this time
}

void TestPresent::cancellingActsNow()
{
    QFETCH(bool, wall);
    play(wall);
    m_now += 3600ms;
    QTRY_VERIFY(redEndsAt(3900ms));
    clickOnLastSpan("slow");
    m_now += 300ms;
    auto *cancel = m->find<QPushButton>("cancelTask");
    QTRY_VERIFY(cancel->isVisible());
    m->click(cancel);
    QTRY_VERIFY(m->counts().contains(QStringLiteral("1 cancelled")));
    QCOMPARE(logged(EventKind::External), QStringLiteral("4.2 s"));
    QCOMPARE(logged(EventKind::CancelRequested), QStringLiteral("4.2 s"));
    QCOMPARE(logged(EventKind::Cancelled), QStringLiteral("4.2 s"));
    QCOMPARE(store().lanes()[lane("slow")].finish, Time(4200ms));
    QTRY_VERIFY2(redEndsAt(4200ms), qPrintable(QString::number(redEnd())));
    m_now += 1000ms; // main continues
    QTRY_VERIFY2(m->state().startsWith(QStringLiteral("Running: 5.2 s")), qPrintable(m->state()));
    m_now += 1000ms;
    QTRY_VERIFY2(m->state().startsWith(QStringLiteral("Finished at 6.2 s")), qPrintable(m->state()));
    QCOMPARE(store().range().end, Time(6200ms));
}

void TestPresent::aStoppedRunEndsWhereItWasStopped()
{
    QFETCH(bool, wall);
    play(wall);
    m_now += 4700ms;
    m->press(Qt::Key_F5, Qt::ShiftModifier);
    QVERIFY2(m->state().startsWith(QStringLiteral("Stopped at 5 s")), qPrintable(m->state()));
    m_now += 10s;
    QTest::qWait(100);
    QVERIFY2(m->state().startsWith(QStringLiteral("Stopped at 5 s")), qPrintable(m->state()));
    QCOMPARE(store().range().end, Time(5000ms));
    QVERIFY2(redEndsAt(5000ms), qPrintable(QString::number(redEnd())));
    QCOMPARE(ledger(), QStringLiteral("4.7 s until the stop"));
    QVERIFY(!m->window().viewState().isLive());
    QVERIFY(!m->find<QPushButton>("followButton")->isVisible());
    clickOnLastSpan("slow");
    QVERIFY2(details().contains(QStringLiteral("the stop, 5 s")), qPrintable(details()));
    QVERIFY(!m->find<QPushButton>("cancelTask")->isVisible());
    clickOn(red());
    QVERIFY2(details().contains(QStringLiteral("not retrieved when the run was stopped")), qPrintable(details()));
}

void TestPresent::aPausedRunIsCancelledAtTheTimeOfThePause()
{
    play(false);
    m_now += 1700ms;
    m->press(Qt::Key_F6);
    QVERIFY2(m->state().startsWith(QStringLiteral("Paused at 2 s")), qPrintable(m->state()));
    QCOMPARE(ledger(), QStringLiteral("1.7 s so far"));
    m_now += 30s;
    clickOnLastSpan("slow");
    m->press(Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(logged(EventKind::CancelRequested), QStringLiteral("2 s"));
    QCOMPARE(store().range().end, Time(2000ms));
    m->press(Qt::Key_F6);
    QTRY_VERIFY(m->counts().contains(QStringLiteral("1 cancelled")));
    QCOMPARE(store().lanes()[lane("slow")].finish, Time(2000ms));
    m_now += 500ms;
    QTRY_VERIFY2(m->state().startsWith(QStringLiteral("Running: 2.5 s")), qPrintable(m->state()));
}

void TestPresent::theTableFollowsTheRun()
{
    play(false);
    m->timeline()->command(QStringLiteral("timeline.table"))->trigger();
    const QAbstractItemModel *table = m->find<QTableView>("timelineTable")->model();
    QSignalSpy told(table, &QAbstractItemModel::dataChanged);
    m_now += 3300ms;
    const auto end = [&](const char *name, int column) {
        QString last; // of its spans
        for (int row = 0; row < table->rowCount(); ++row)
            if (table->index(row, TimelineTableModel::LaneColumn).data().toString() == QLatin1String(name))
                last = table->index(row, column).data().toString();
        return last;
    };
    QTRY_COMPARE(end("slow", TimelineTableModel::ToColumn), QStringLiteral("3.6 s"));
    QCOMPARE(end("bad", TimelineTableModel::DurationColumn), QStringLiteral("3.3 s"));
    QTRY_VERIFY(!told.isEmpty());
    const int rows = table->rowCount();
    m_now += 4400ms;
    QTRY_VERIFY(table->rowCount() > rows); // slow has ended, and main sleeps
}

void TestPresent::anotherSpeedTakesEffectNow()
{
    play(false);
    m_now += 1700ms;
    auto *speed = m->find<QComboBox>("speed");
    speed->setCurrentIndex(speed->findData(4.0) >= 0 ? speed->findData(4.0) : speed->findData(2.0));
    const double factor = speed->currentData().toDouble();
    QVERIFY(factor > 1);
    QTRY_VERIFY(redEndsAt(2000ms));
    m_now += 500ms;
    QTRY_COMPARE(store().range().end, Time(2000ms) + Time(qint64(factor * 500e6)));
}

void TestPresent::anInstantRunEndsWithItsLastEvent()
{
    m_now += 20s;
    QVERIFY(m->state().startsWith(QStringLiteral("Finished at 10 s")));
    QCOMPARE(store().range().end, Time(10'000ms));
    QVERIFY(!store().isLive() && !store().isStopped());
}

QTEST_MAIN(TestPresent)
#include "tst_present.moc"
