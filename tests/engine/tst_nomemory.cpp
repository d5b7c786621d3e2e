// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/engine/run.h"
#include "model/program/file/tasksetreader.h"
#include "model/trace/memoryreserve.h"

#include <QTest>

#include <atomic>
#include <cstdlib>
#include <limits>
#include <new>

using namespace awaitscope;

namespace {

constexpr std::size_t Never = std::numeric_limits<std::size_t>::max();
std::atomic<std::size_t> failingFrom = Never; //!< bytes: what is asked for at once and not there
std::atomic<bool> reserveHelps = true;

void *take(std::size_t bytes)
{
    for (;;) {
        if (bytes < failingFrom || (reserveHelps && memoryIsShort()))
            if (void *memory = std::malloc(bytes))
                return memory;
        const std::new_handler handler = std::get_new_handler();
        if (!handler)
            throw std::bad_alloc();
        handler();
    }
}

} // namespace

void *operator new(std::size_t bytes)
{
    return take(bytes);
}

void operator delete(void *memory) noexcept
{
    std::free(memory);
}

void operator delete(void *memory, std::size_t) noexcept
{
    std::free(memory);
}

//! The system refuses memory to a run: it ends with a message, and the program lives.
class TestNoMemory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        failingFrom = Never;
        reserveHelps = true;
    }

    void aRunEndsWithTheReserve()
    {
        auto run = doubling();
        failingFrom = 64 * 1024;
        run->runToEnd();
        QVERIFY(memoryIsShort());
        failingFrom = Never;
        QCOMPARE(run->limitMessage(), QStringLiteral("more memory than there is"));
        QCOMPARE(run->exitStatus(), 3);
        run.reset();
        goesOnAsUsual();
        QVERIFY(!memoryIsShort()); // there is a new reserve
    }

    void aRunThatNeedsMoreThanTheReserveEndsToo_data()
    {
        QTest::addColumn<bool>("inSlices");
        QTest::newRow("at once") << false;
        QTest::newRow("in slices") << true;
    }

    void aRunThatNeedsMoreThanTheReserveEndsToo()
    {
        QFETCH(bool, inSlices);
        auto run = doubling();
        reserveHelps = false;
        failingFrom = 64 * 1024;
        if (inSlices) {
            run->start();
            QTRY_COMPARE(run->state(), Run::State::Finished);
        } else {
            run->runToEnd();
        }
        failingFrom = Never;
        QCOMPARE(run->limitMessage(), QStringLiteral("more memory than there is"));
        QCOMPARE(run->exitStatus(), 3);
        QCOMPARE(run->trace().events()[run->trace().events().size() - 1].kind, EventKind::Limit);
        run->cancelTask(EntityId{1}); // harmless
        run->stop();
        run.reset();
        goesOnAsUsual();
    }

private:
    static std::unique_ptr<Run> made(const QByteArray &steps)
    {
        const auto set = readTaskSet(R"({"schema":1,"coros":{"inner":{"params":["x"],"body":[{"op":"try","body":[{"op":"sleep","ms":1},{"op":"for","in":"x","as":"y","body":[)" + steps
                                     + R"(]}],"finally":[{"op":"log","text":"f"}]}]},"main":{"body":[{"op":"spawn","coro":"inner","args":{"x":[1]},"as":"t"},{"op":"call","coro":"inner","args":{"x":[2]}}]}},"main":"main"})");
        Result<std::unique_ptr<Run>> run = Run::create(*set);
        return *std::move(run);
    }
    //! In a body in a body, of two tasks that have both waited.
    static std::unique_ptr<Run> doubling()
    {
        return made(R"({"op":"repeat","times":20,"body":[{"op":"list","of":[{"each":"x"},{"each":"x"}],"as":"x"}]})");
    }
    static void goesOnAsUsual()
    {
        auto run = made(R"({"op":"log","text":"a"})");
        run->runToEnd();
        QCOMPARE(run->limitMessage(), QString());
        QCOMPARE(run->exitStatus(), 0);
    }
};

QTEST_GUILESS_MAIN(TestNoMemory)
#include "tst_nomemory.moc"
