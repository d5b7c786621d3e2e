// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/formats/trace/tracereader.h"
#include "model/words/console.h"

#include <QFile>
#include <QTest>

using namespace awaitscope;

namespace {

std::unique_ptr<Trace> load(const char *name)
{
    QFile file(QStringLiteral(AWAITSCOPE_SOURCE_DIR "/tests/conformance/scenarios/") + QLatin1String(name) + QStringLiteral(".jsonl"));
    if (!file.open(QIODevice::ReadOnly))
        return nullptr;
    auto trace = readTrace(file.readAll());
    return trace ? *std::move(trace) : nullptr;
}

QByteArray consoleText(const Trace &trace)
{
    QByteArray out;
    for (const ConsoleLine &line : consoleLines(trace))
        out += (line.isError ? "! " : "  ") + QByteArray::fromStdString(line.text) + "\n";
    return out;
}

} // namespace

class TestConsole : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void printsWhatTheProgramPrints();
    void reportsALostErrorAsPythonDoes();
    void reportsTheExceptionThatEndsTheProgram();
    void reportsLastWhatTheTracebackHolds();
    void printsAKeyErrorInQuotes();
    void drawsTheTreeOfAGroup();
    void writesExceptionsAsPythonDoes_data();
    void writesExceptionsAsPythonDoes();
    void continuesFromAnEvent();
};

void TestConsole::printsWhatTheProgramPrints()
{
    const auto trace = load("seed/a1_s3e_done_callback");
    QVERIFY(trace);
    QCOMPARE(consoleText(*trace), QByteArray("  callback only logs raised\n"
                                             "! Task exception was never retrieved\n"
                                             "future: <Task finished name='Task-2' coro=<might_fail() done> exception=ValueError('This operation failed!')>\n"
                                             "Traceback (most recent call last):\n"
                                             "ValueError: This operation failed!\n"
                                             "  callback retrieves raised\n"));
}

void TestConsole::reportsALostErrorAsPythonDoes()
{
    const auto trace = load("constructs/gather_never_awaited");
    QVERIFY(trace);
    const auto lines = consoleLines(*trace);
    const auto report = std::ranges::find_if(lines, [](const ConsoleLine &l) { return l.isError; });
    QVERIFY(report != lines.end());
    QVERIFY(QByteArray::fromStdString(report->text)
                .startsWith("_GatheringFuture exception was never retrieved\nfuture: <_GatheringFuture finished "
                            "exception=ValueError("));
}

void TestConsole::reportsTheExceptionThatEndsTheProgram()
{
    const auto trace = load("seed/a2_s3b_sequential_await_uncaught");
    QVERIFY(trace);
    const QByteArray text = consoleText(*trace);
    QVERIFY2(text.contains("! RuntimeWarning: coroutine 'task_with_error' was never awaited\n"), text.constData());
    QVERIFY2(text.contains("! Traceback (most recent call last):\nValueError: "), text.constData());
}

void TestConsole::reportsLastWhatTheTracebackHolds()
{
    // A local of main, a global, and the exception that ends the program: Python reports the local last.
    const auto trace = load("constructs/end_unretrieved_and_pending");
    QVERIFY(trace);
    const QByteArray text = consoleText(*trace);
    const auto main = text.indexOf("\nRuntimeError: main");
    const auto global = text.indexOf("\nValueError: x");
    const auto local = text.indexOf("\nValueError: y");
    QVERIFY2(0 < main && main < global && global < local, text.constData());
}

void TestConsole::printsAKeyErrorInQuotes()
{
    Trace trace;
    trace.append({.a = index(trace.string("caught k")), .b = index(trace.string("caught 'k'")), .kind = EventKind::Log});
    trace.append({.a = index(trace.string("plain")), .kind = EventKind::Log});
    QCOMPARE(consoleText(trace), QByteArray("  caught 'k'\n  plain\n"));
}

void TestConsole::drawsTheTreeOfAGroup()
{
    Trace trace;
    const auto add = [&](const char *type, const char *message, bool group, std::vector<ExceptionId> members) {
        return trace.addException({trace.string(type), trace.string(message), group, std::move(members)});
    };
    const ExceptionId inner = add("ExceptionGroup", "h (1 sub-exception)", true, {add("KeyError", "k", false, {})});
    const ExceptionId outer = add("ExceptionGroup", "g (3 sub-exceptions)", true, {add("ValueError", "1", false, {}), inner, add("OSError", "", false, {})});
    QCOMPARE(QByteArray::fromStdString(exceptionRepr(trace, outer)),
             QByteArray("ExceptionGroup('g', [ValueError('1'), ExceptionGroup('h', [KeyError('k')]), OSError()])"));
    // As python3.11 prints it, without the frames.
    const QByteArray expected = "  + Exception Group Traceback (most recent call last):\n"
                                "  | ExceptionGroup: g (3 sub-exceptions)\n"
                                "  +-+---------------- 1 ----------------\n"
                                "    | Traceback (most recent call last):\n"
                                "    | ValueError: 1\n"
                                "    +---------------- 2 ----------------\n"
                                "    | Exception Group Traceback (most recent call last):\n"
                                "    | ExceptionGroup: h (1 sub-exception)\n"
                                "    +-+---------------- 1 ----------------\n"
                                "      | Traceback (most recent call last):\n"
                                "      | KeyError: 'k'\n"
                                "      +------------------------------------\n"
                                "    +---------------- 3 ----------------\n"
                                "    | Traceback (most recent call last):\n"
                                "    | OSError\n"
                                "    +------------------------------------";
    QCOMPARE(QByteArray::fromStdString(exceptionTraceback(trace, outer)), expected);
}

void TestConsole::writesExceptionsAsPythonDoes_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QByteArray>("repr");
    QTest::addColumn<QByteArray>("last");
    QTest::newRow("plain") << QByteArray("ValueError") << QByteArray("it's") << QByteArray("ValueError(\"it's\")") << QByteArray("ValueError: it's");
    QTest::newRow("no message") << QByteArray("OSError") << QByteArray() << QByteArray("OSError()") << QByteArray("OSError");
    QTest::newRow("key") << QByteArray("KeyError") << QByteArray("cb") << QByteArray("KeyError('cb')") << QByteArray("KeyError: 'cb'");
    QTest::newRow("no value") << QByteArray("Unbound") << QByteArray("name 'x' is not defined")
                              << QByteArray("UnboundLocalError(\"cannot access local variable 'x' where it is not associated with a value\")")
                              << QByteArray("UnboundLocalError: cannot access local variable 'x' where it is not associated with a value");
    QTest::newRow("no value, shared") << QByteArray("Unbound") << QByteArray("name '$x' is not defined")
                                      << QByteArray("AttributeError(\"'types.SimpleNamespace' object has no attribute 'x'\")")
                                      << QByteArray("AttributeError: 'types.SimpleNamespace' object has no attribute 'x'");
    QTest::newRow("of asyncio") << QByteArray("CancelledError") << QByteArray() << QByteArray("CancelledError()")
                                << QByteArray("asyncio.exceptions.CancelledError");
    QTest::newRow("unprintable") << QByteArray("ValueError") << QByteArray("a\n\xc2\xa0\xe2\x80\x8b\x07") << QByteArray("ValueError('a\\n\\xa0\\u200b\\x07')")
                                 << QByteArray("ValueError: a\n\xc2\xa0\xe2\x80\x8b\x07");
}

void TestConsole::writesExceptionsAsPythonDoes()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, message);
    QFETCH(QByteArray, repr);
    QFETCH(QByteArray, last);
    Trace trace;
    const ExceptionId id = trace.addException({trace.string(type.toStdString()), trace.string(message.toStdString()), false, {}});
    QCOMPARE(QByteArray::fromStdString(exceptionRepr(trace, id)), repr);
    QCOMPARE(QByteArray::fromStdString(exceptionTraceback(trace, id)), "Traceback (most recent call last):\n" + last);
}

void TestConsole::continuesFromAnEvent()
{
    const auto trace = load("seed/a1_s2b_gather_fail_fast_siblings_survive");
    QVERIFY(trace);
    const auto all = consoleLines(*trace);
    QVERIFY(all.size() > 4);
    const auto rest = consoleLines(*trace, all[2].event);
    QCOMPARE(rest.size(), all.size() - 2);
    QCOMPARE(rest.front().text, all[2].text);
    QCOMPARE(rest.front().time, all[2].time);
}

QTEST_GUILESS_MAIN(TestConsole)
#include "tst_console.moc"
