// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/durationtext.h"

#include <QTest>

using namespace awaitscope;
using std::chrono::nanoseconds;

class TestDurationText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }
    void namesADurationInTheUnitThatSuitsIt_data();
    void namesADurationInTheUnitThatSuitsIt();
    void givesTicksOfOneRulerTheSameUnitAndDigits();
    void speaksUnitsInFull();
};

void TestDurationText::namesADurationInTheUnitThatSuitsIt_data()
{
    QTest::addColumn<qint64>("ns");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << qint64(0) << "0";
    QTest::newRow("nanoseconds") << qint64(350) << "350 ns";
    QTest::newRow("microseconds") << qint64(1'500) << QString::fromUtf8("1.5 µs");
    QTest::newRow("milliseconds") << qint64(150'000'000) << "150 ms";
    QTest::newRow("four digits") << qint64(123'456'789) << "123.5 ms";
    QTest::newRow("just below a second") << qint64(999'960'000) << "1 s";
    QTest::newRow("seconds") << qint64(1'250'000'000) << "1.25 s";
    QTest::newRow("just below a minute") << qint64(59'999'000'000) << "60 s";
    QTest::newRow("a minute") << qint64(60'000'000'000) << "1 min";
    QTest::newRow("minutes") << qint64(123'000'000'000) << "2 min 3 s";
    QTest::newRow("hours") << qint64(3'723'000'000'000) << "1 h 2 min 3 s";
    QTest::newRow("before the origin") << qint64(-20'000'000) << QString::fromUtf8("−20 ms");
}

void TestDurationText::namesADurationInTheUnitThatSuitsIt()
{
    QFETCH(qint64, ns);
    QFETCH(QString, text);
    QCOMPARE(durationText(nanoseconds(ns)), text);
}

void TestDurationText::givesTicksOfOneRulerTheSameUnitAndDigits()
{
    const nanoseconds step(200'000'000), largest(2'000'000'000);
    QCOMPARE(tickText(nanoseconds(0), step, largest), QStringLiteral("0"));
    QCOMPARE(tickText(step, step, largest), QStringLiteral("0.2 s"));
    QCOMPARE(tickText(step * 5, step, largest), QStringLiteral("1.0 s"));
    QCOMPARE(tickText(-step, step, largest), QString::fromUtf8("−0.2 s"));
}

void TestDurationText::speaksUnitsInFull()
{
    QCOMPARE(spokenDuration(nanoseconds(150'000'000)), QStringLiteral("150 milliseconds"));
    QCOMPARE(spokenDuration(nanoseconds(1'200'000'000)), QStringLiteral("1.2 seconds"));
    QCOMPARE(spokenDuration(nanoseconds(1'000'000'000)), QStringLiteral("1 second"));
    QCOMPARE(spokenDuration(nanoseconds(1'000'000)), QStringLiteral("1 millisecond"));
}

QTEST_GUILESS_MAIN(TestDurationText)
#include "tst_durationtext.moc"
