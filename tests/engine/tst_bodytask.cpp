// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/engine/objects/bodytask.h"

#include <QStringList>
#include <QTest>

#include <memory>

using namespace awaitscope::engine;

namespace {

//! Suspends, and stores its handle here, as the loop does for a body that waits.
struct Stop
{
    std::coroutine_handle<> &handle;
    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> h) const noexcept { handle = h; }
    void await_resume() const noexcept {}
};

//! State shared by the bodies below and the test.
struct Desk
{
    std::coroutine_handle<> waiting;
    QStringList said;
    const void *frame = nullptr; //!< an address in the innermost one
    void go() { std::exchange(waiting, nullptr).resume(); }
};

BodyTask inner(Desk &desk, bool waits)
{
    Stop stop{desk.waiting};
    desk.frame = &stop;
    desk.said << QStringLiteral("inner begins");
    if (waits) {
        co_await stop;
    }
    desk.said << QStringLiteral("inner ends");
}

BodyTask outer(Desk &desk, bool waits)
{
    desk.said << QStringLiteral("outer begins");
    BodyTask call = inner(desk, waits);
    co_await call;
    desk.said << QStringLiteral("outer ends");
}

BodyTask holder(Desk &desk, std::shared_ptr<int> what)
{
    Stop stop{desk.waiting};
    co_await stop;
    desk.said << QString::number(*what);
}

BodyTask holdersCaller(Desk &desk, std::shared_ptr<int> what)
{
    BodyTask call = holder(desk, what);
    co_await call;
}

BodyTask many(Desk &desk, int times, bool waits)
{
    for (int i = 0; i < times; ++i) {
        BodyTask call = inner(desk, waits);
        co_await call;
        desk.said.clear();
    }
}

} // namespace

class TestBodyTask : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsAtTheCallAndHandsOverAtItsEnd_data()
    {
        QTest::addColumn<bool>("waits");
        QTest::newRow("without waiting") << false;
        QTest::newRow("after waiting") << true;
    }
    void startsAtTheCallAndHandsOverAtItsEnd()
    {
        QFETCH(const bool, waits);
        Desk desk;
        const BodyTask body = outer(desk, waits);
        QCOMPARE(body.isReady(), !waits);
        if (waits) {
            QCOMPARE(desk.said, (QStringList{QStringLiteral("outer begins"), QStringLiteral("inner begins")}));
            desk.go();
        }
        QVERIFY(body.isReady());
        QVERIFY(!desk.waiting);
        QCOMPARE(desk.said.join(u','), QStringLiteral("outer begins,inner begins,inner ends,outer ends"));
    }

    void nothingIsReady()
    {
        BodyTask none;
        QVERIFY(none.isReady());
        Desk desk;
        none = inner(desk, true);
        QVERIFY(!none.isReady());
        BodyTask other = std::move(none);
        QVERIFY(none.isReady() && !other.isReady()); // NOLINT: a moved-from one is empty
        desk.go();
        QVERIFY(other.isReady());
    }

    void aFrameDiesWithItsTask()
    {
        Desk desk;
        const auto what = std::make_shared<int>(7);
        {
            const BodyTask body = holdersCaller(desk, what);
            QCOMPARE(what.use_count(), 3); // in both frames
        }
        QCOMPARE(what.use_count(), 1); // in the middle one, with the frame that it awaited
        QVERIFY(desk.said.isEmpty());
        BodyTask body = holdersCaller(desk, what);
        desk.go();
        QCOMPARE(desk.said, QStringList{QStringLiteral("7")});
        QCOMPARE(what.use_count(), 2); // the caller's parameter: its own task is still alive
        body = BodyTask();
        QCOMPARE(what.use_count(), 1);
    }

    void framesAreInTheArena()
    {
#ifdef __SANITIZE_ADDRESS__
        QSKIP("every block has memory of its own under a sanitizer");
#endif
        Desk desk;
        const void *first = nullptr;
        {
            const BodyTask body = inner(desk, true);
            first = desk.frame;
            desk.go();
        }
        const BodyTask again = inner(desk, true);
        QCOMPARE(desk.frame, first); // the block that the first one returned
        const BodyTask beside = inner(desk, true);
        QVERIFY(std::abs(static_cast<const char *>(desk.frame) - static_cast<const char *>(first)) < 1024);
    }

    void consecutiveCallsDoNotFillTheStack_data() { startsAtTheCallAndHandsOverAtItsEnd_data(); }
    void consecutiveCallsDoNotFillTheStack()
    {
        QFETCH(const bool, waits);
        Desk desk;
        const BodyTask body = many(desk, 200'000, waits);
        while (desk.waiting)
            desk.go();
        QVERIFY(body.isReady());
    }

private:
    Arena m_arena;
    Arena::Use m_use{m_arena};
};

QTEST_GUILESS_MAIN(TestBodyTask)
#include "tst_bodytask.moc"
