// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The step `collect`: what it takes, what it leaves alone, and that it ends.

#include "model/trace/tracestore.h"
#include "tests/support/enginerun.h"

#include <QRegularExpression>
#include <QTest>

using namespace awaitscope;
using namespace awaitscope::test;

namespace {

const QByteArray forgotten = R"("work":{"body":[{"op":"future","as":"f"},{"op":"await","of":{"var":"f"}}]},)";

} // namespace

class TestCollector : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void takesTensOfThousandsOfTasks()
    {
        const auto run = runOf(mainOnly(R"({"op":"spawn","coro":"work","times":30000},{"op":"sleep","ms":1},{"op":"collect"},{"op":"log","text":"x"})", forgotten));
        run->runToEnd();
        QCOMPARE(run->exitStatus(), 0);
        QCOMPARE(countOf(run->trace(), EventKind::DestroyedPending), std::size_t(30000));
        QCOMPARE(run->trace().events().size(), std::size_t(30000 * 5 + 7));
    }

    void endsByALimitIfItCollectsForEver()
    {
        RunOptions options;
        options.limits.maxSteps = 100'000;
        const auto run = runOf(mainOnly(R"({"op":"spawn","coro":"work","times":100,"as":"kept"},{"op":"sleep","ms":1},
            {"op":"while","cond":{"truthy":true},"body":[{"op":"collect"}]})",
                                        forgotten),
                               options);
        run->runToEnd();
        QCOMPARE(run->limitMessage(), QStringLiteral("more than 100000 blocks of steps"));
        QCOMPARE(countOf(run->trace(), EventKind::DestroyedPending), std::size_t(0));
    }

    //! A task that makes another one while it is closed, and that one the next.
    void endsIfWhatIsClosedMakesMore()
    {
        RunOptions options;
        options.limits.maxTasks = 500;
        const QByteArray again = R"("work":{"body":[{"op":"future","as":"f"},{"op":"try","body":[{"op":"await","of":{"var":"f"}}],
            "finally":[{"op":"spawn","coro":"work"},{"op":"collect"}]}]},)";
        const auto run = runOf(mainOnly(R"({"op":"spawn","coro":"work"},
            {"op":"while","cond":{"truthy":true},"body":[{"op":"sleep","ms":1},{"op":"collect"}]})",
                                        again),
                               options);
        run->runToEnd();
        QCOMPARE(run->limitMessage(), QStringLiteral("more than 500 tasks"));
    }
};

QTEST_GUILESS_MAIN(TestCollector)
#include "tst_collector.moc"
