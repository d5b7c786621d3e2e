// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/viewstate.h"

#include <QSignalSpy>
#include <QTest>

using namespace awaitscope;
using namespace std::chrono_literals;

class TestViewState : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }
    void showsTheRunWithRoomForLabelsBehindIt();
    void marginsDependOnTheShownTime();
    void aFittedViewStaysFittedWhenTheRunGrows();
    void aFollowingViewMovesAndANavigatedOneStays();
    void aLiveRunGrowsInSteps();
    void neverLeavesTheDomain();
    void zoomKeepsTheAnchorInPlace();
    void goesBackAndForthInHistory();
    void mergesAGestureIntoOneStep();
    void aChosenRangeIsRestoredWithItsTime();
    void comparesRunsOnOneAxisUntilItIsFitted();
    void changingTheWidthIsNotANavigation();
    void startsOverForAnotherDocument();
    void addsToTheSelectionAndTakesAway();
    void emitsNothingIfNothingChanges();
};

void TestViewState::showsTheRunWithRoomForLabelsBehindIt()
{
    ViewState s;
    s.setDomain({0ms, 600ms});
    QVERIFY(s.domain().begin < 0ms);
    QVERIFY(s.domain().end > 660ms);
    QCOMPARE(s.range(), s.domain());
    QCOMPARE(s.run(), (TimeRange{0ms, 600ms}));
}

void TestViewState::marginsDependOnTheShownTime()
{
    ViewState state;
    state.setDomain({Time{0}, Time{1'000'000}});
    const Time all = state.domain().duration();
    state.setHidden(Time{900'000});
    QVERIFY(state.isFitted());
    QVERIFY(state.domain().begin <= Time{0} && state.domain().end > Time{1'000'000});
    QVERIFY(state.domain().duration() - Time{1'000'000} < (all - Time{1'000'000}) / 8);
    state.setHidden(Time{0});
    QCOMPARE(state.domain().duration(), all);
}

void TestViewState::aFittedViewStaysFittedWhenTheRunGrows()
{
    ViewState s;
    s.setDomain({0ms, 600ms});
    s.setDomain({0ms, 900ms});
    QVERIFY(s.isFitted());
    QVERIFY(s.range().end > 900ms);
}

void TestViewState::aFollowingViewMovesAndANavigatedOneStays()
{
    ViewState s;
    s.setDomain({0ms, 1000ms});
    s.setRange({200ms, 400ms});
    QVERIFY(!s.isFollowing());
    s.setDomain({0ms, 1100ms});
    QCOMPARE(s.range(), (TimeRange{200ms, 400ms}));
    s.setFollowing(true);
    QCOMPARE(s.range(), (TimeRange{920ms, 1120ms})); // the newest moment, and a tenth of the range after it
    s.setDomain({0ms, 1200ms});
    QCOMPARE(s.range(), (TimeRange{1020ms, 1220ms}));
    s.setLive(true); // now there is room for much more than has happened
    s.setDomain({0ms, 1600ms});
    QCOMPARE(s.range(), (TimeRange{1420ms, 1620ms}));
}

void TestViewState::aLiveRunGrowsInSteps()
{
    ViewState s;
    s.setLive(true);
    s.setDomain({0ms, 110ms});
    const TimeRange before = s.domain();
    QVERIFY(before.end > 110ms);
    s.setDomain({0ms, 140ms});
    QCOMPARE(s.domain().end, before.end);
    s.setDomain({0ms, 160ms});
    QVERIFY(s.domain().end > before.end);
    s.setLive(false);
    QVERIFY(s.domain().end < 190ms);
}

void TestViewState::neverLeavesTheDomain()
{
    ViewState s;
    s.setDomain({0ms, 1000ms});
    s.setRange({-500ms, -400ms});
    QCOMPARE(s.range().begin, s.domain().begin);
    QCOMPARE(s.range().duration(), Time(100ms));
    s.setRange({0ms, 5s});
    QCOMPARE(s.range(), s.domain());
    s.setRange({10ms, 10ms});
    QCOMPARE(s.range().duration(), ViewState::MinimumDuration);
}

void TestViewState::zoomKeepsTheAnchorInPlace()
{
    ViewState s;
    s.setDomain({0ms, 1000ms});
    s.setRange({0ms, 800ms});
    for (int i = 0; i < 20; ++i)
        s.zoom(200ms, 0.8);
    const double place = double((Time(200ms) - s.range().begin).count()) / double(s.range().duration().count());
    QVERIFY(std::abs(place - 0.25) < 1e-3);
}

void TestViewState::goesBackAndForthInHistory()
{
    ViewState s;
    s.setDomain({0ms, 1000ms});
    const TimeRange all = s.range();
    QVERIFY(!s.canGoBack());
    s.setRange({100ms, 200ms});
    s.setRange({120ms, 130ms});
    s.goBack();
    QCOMPARE(s.range(), (TimeRange{100ms, 200ms}));
    s.goBack();
    QCOMPARE(s.range(), all);
    QVERIFY(!s.canGoBack());
    s.goForward();
    s.goForward();
    QCOMPARE(s.range(), (TimeRange{120ms, 130ms}));
    s.goBack();
    s.setRange({500ms, 600ms});
    QVERIFY(!s.canGoForward());
}

void TestViewState::mergesAGestureIntoOneStep()
{
    ViewState s;
    s.setDomain({0ms, 1000ms});
    const TimeRange all = s.range();
    for (int i = 0; i < 5; ++i)
        s.zoom(500ms, 0.9, ViewState::History::Merge);
    s.goBack();
    QCOMPARE(s.range(), all);
}

void TestViewState::aChosenRangeIsRestoredWithItsTime()
{
    ViewState s;
    s.setDomain({0ms, 5000ms});
    const TimeRange chosen{4000ms, 4500ms};
    s.setRange(chosen);
    s.setDomain({0ms, 300ms});
    QVERIFY(s.isFitted());
    s.setDomain({0ms, 4200ms});
    QCOMPARE(s.range().duration(), chosen.duration());
    s.setDomain({0ms, 5000ms});
    QCOMPARE(s.range(), chosen);
    s.goBack();
    QVERIFY(s.isFitted());
    s.setDomain({0ms, 6000ms});
    QVERIFY(s.isFitted()); // everything was chosen last
}

void TestViewState::comparesRunsOnOneAxisUntilItIsFitted()
{
    ViewState s;
    s.setDomain({0ms, 5000ms});
    const TimeRange axis = s.range();
    s.holdAxis();
    s.setDomain({0ms, 300ms});
    QCOMPARE(s.range(), axis);
    QVERIFY(s.isFitted());
    QCOMPARE(s.run(), (TimeRange{0ms, 300ms}));
    s.holdAxis();
    s.setDomain({0ms, 8000ms}); // does not fit
    QVERIFY(s.isFitted() && s.range().end > 8000ms);
    s.holdAxis();
    s.setDomain({0ms, 300ms});
    QVERIFY(s.range().end > 8000ms);
    s.fit();
    QVERIFY(s.isFitted() && s.range().end < 400ms);
    // The visible range is kept only if it contains a part of the run.
    s.setDomain({0ms, 5000ms});
    s.setRange({100ms, 2000ms});
    s.holdAxis();
    s.setDomain({0ms, 300ms});
    QCOMPARE(s.range(), (TimeRange{100ms, 2000ms}));
    s.setDomain({0ms, 5000ms});
    s.setRange({3000ms, 4000ms});
    s.setDomain({0ms, 300ms});
    QVERIFY(s.range().begin < 300ms && s.range().end < 400ms);
    s.releaseAxis();
    s.fit();
    s.setDomain({0ms, 200ms});
    QVERIFY(s.range().end < 300ms);
}

void TestViewState::changingTheWidthIsNotANavigation()
{
    ViewState s;
    s.setDomain({0ms, 1000ms});
    const TimeRange all = s.range();
    QSignalSpy history(&s, &ViewState::historyChanged);
    s.crop({all.begin, all.begin + all.duration() / 2});
    QCOMPARE(s.range().duration(), all.duration() / 2);
    s.setDomain({0ms, 1000ms}); // the same run: nothing changes
    QCOMPARE(s.range().duration(), all.duration() / 2);
    QVERIFY(s.isFollowing() && history.isEmpty());
    s.crop({all.begin, all.begin + all.duration() / 2 * 2});
    QCOMPARE(s.range(), all);
    s.crop({all.begin, all.begin + all.duration() / 2});
    s.setDomain({0ms, 1100ms}); // another one is fitted
    QVERIFY(s.isFitted());
    s.setRange({100ms, 500ms});
    s.crop({100ms, 300ms});
    s.setDomain({0ms, 1200ms});
    QCOMPARE(s.range(), (TimeRange{100ms, 300ms}));
}

void TestViewState::startsOverForAnotherDocument()
{
    ViewState s;
    s.setDomain({0ms, 1000ms});
    s.holdAxis();
    s.setRange({100ms, 200ms});
    s.startOver();
    s.setDomain({0ms, 500ms});
    QVERIFY(s.isFitted() && s.isFollowing() && !s.canGoBack());
    QVERIFY(s.range().end < 600ms);
}

void TestViewState::addsToTheSelectionAndTakesAway()
{
    ViewState s;
    const ViewItem a{ViewItem::Kind::Lane, 1, 0}, b{ViewItem::Kind::Span, 1, 3};
    s.select(a);
    s.toggle(b);
    QVERIFY(s.isSelected(a) && s.isSelected(b));
    s.toggle(a);
    QCOMPARE(s.selection(), std::vector<ViewItem>{b});
    s.clearSelection();
    QVERIFY(s.selection().empty());
}

void TestViewState::emitsNothingIfNothingChanges()
{
    ViewState s;
    s.setDomain({0ms, 1000ms});
    QSignalSpy range(&s, &ViewState::rangeChanged), selection(&s, &ViewState::selectionChanged), history(&s, &ViewState::historyChanged);
    s.setRange(s.range());
    s.clearSelection();
    s.setDomain({0ms, 1000ms});
    QCOMPARE(range.count() + selection.count() + history.count(), 0);
}

QTEST_GUILESS_MAIN(TestViewState)
#include "tst_viewstate.moc"
