// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/program/grammar/exceptiontypes.h"

#include <QRegularExpression>
#include <QTest>

using namespace awaitscope;

class ExceptionTypesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void followsPythonsHierarchy_data();
    void followsPythonsHierarchy();
    void everyTypeDerivesFromBaseException();
    void survivesACircleOfBases();
    void prefersTheSetsOwnTypes();
};

namespace {

TaskSet withCustomTypes()
{
    TaskSet set;
    set.exceptions = std::vector<ExceptionType>{{QStringLiteral("AppError"), QStringLiteral("IOError")},
                                                {QStringLiteral("SubError"), QStringLiteral("AppError")}};
    return set;
}

} // namespace

void ExceptionTypesTest::followsPythonsHierarchy_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("base");
    QTest::addColumn<bool>("expected");
    const auto row = [](const char *type, const char *base, bool expected) {
        QTest::addRow("%s is%s a %s", type, expected ? "" : " not", base) << QString::fromLatin1(type) << QString::fromLatin1(base) << expected;
    };
    row("ValueError", "ValueError", true);
    row("ValueError", "Exception", true);
    row("Exception", "ValueError", false);
    row("CancelledError", "Exception", false);
    row("CancelledError", "BaseException", true);
    row("TimeoutError", "OSError", true);
    row("IOError", "OSError", true);
    row("OSError", "EnvironmentError", true);
    row("ConnectionResetError", "IOError", true);
    row("ExceptionGroup", "Exception", true);
    row("ExceptionGroup", "BaseExceptionGroup", true);
    row("BaseExceptionGroup", "Exception", false);
    row("IncompleteReadError", "EOFError", true);
    row("SendfileNotAvailableError", "RuntimeError", true);
    row("BrokenBarrierError", "RuntimeError", true);
    row("QueueFull", "Exception", true);
    row("QueueShutDown", "Exception", true);
    row("InvalidStateError", "RuntimeError", false);
    row("KeyboardInterrupt", "Exception", false);
    row("SubError", "AppError", true);
    row("SubError", "OSError", true);
    row("AppError", "SubError", false);
    row("Nothing", "BaseException", false);
    row("Nothing", "Nothing", false);
}

void ExceptionTypesTest::followsPythonsHierarchy()
{
    QFETCH(QString, type);
    QFETCH(QString, base);
    QFETCH(bool, expected);
    QCOMPARE(isSubclass(withCustomTypes(), type, base), expected);
}

void ExceptionTypesTest::everyTypeDerivesFromBaseException()
{
    const TaskSet set = withCustomTypes();
    const QStringList all = allExceptionTypes(set);
    QCOMPARE(all.size(), 79);
    for (const QString &type : all)
        QVERIFY2(isSubclass(set, type, QStringLiteral("BaseException")), qUtf8Printable(type));
    QCOMPARE(builtinBase(QStringLiteral("BaseException")), std::optional(QString()));
    QCOMPARE(builtinBase(QStringLiteral("asyncio.TimeoutError")), std::nullopt);
}

void ExceptionTypesTest::survivesACircleOfBases()
{
    TaskSet set;
    set.exceptions = std::vector<ExceptionType>{{QStringLiteral("A"), QStringLiteral("B")}, {QStringLiteral("B"), QStringLiteral("A")}};
    QVERIFY(!isSubclass(set, QStringLiteral("A"), QStringLiteral("Exception")));
}

void ExceptionTypesTest::prefersTheSetsOwnTypes()
{
    TaskSet set;
    set.exceptions = std::vector<ExceptionType>{{QStringLiteral("ValueError"), QStringLiteral("OSError")}};
    QVERIFY(isSubclass(set, QStringLiteral("ValueError"), QStringLiteral("OSError")));
    QCOMPARE(allExceptionTypes(set).count(QStringLiteral("ValueError")), 1);
}

QTEST_GUILESS_MAIN(ExceptionTypesTest)
#include "tst_exceptiontypes.moc"
