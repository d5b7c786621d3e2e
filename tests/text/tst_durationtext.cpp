// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/text/durationtext.h"

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
    void ticksOfOneRulerHaveTheSameUnitAndDigits();
    void spokenUnitsAreWords();
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
    QTest::newRow("whole milliseconds") << qint64(12'345'000'000) << "12.345 s";
    QTest::newRow("seconds of the wall clock") << qint64(12'345'678'000) << "12.35 s";
    QTest::newRow("just below a minute") << qint64(59'999'000'000) << "59.999 s";
    QTest::newRow("rounded to a minute") << qint64(59'999'900'000) << "1 min";
    QTest::newRow("a minute") << qint64(60'000'000'000) << "1 min";
    QTest::newRow("minutes") << qint64(123'000'000'000) << "2 min 3 s";
    QTest::newRow("hours") << qint64(3'723'000'000'000) << "1 h 2 min 3 s";
    QTest::newRow("a half second more than minutes") << qint64(60'500'000'000) << "1 min 0.5 s";
    QTest::newRow("hours and a half second") << qint64(3'723'500'000'000) << "1 h 2 min 3.5 s";
    QTest::newRow("hours of the wall clock") << qint64(3'723'456'700'000) << "1 h 2 min 3.5 s";
    QTest::newRow("an hour and milliseconds") << qint64(3'600'012'000'000) << "1 h 0.012 s";
    QTest::newRow("days") << qint64(90'000'000'000'000) << "1 d 1 h";
    QTest::newRow("the longest") << std::numeric_limits<qint64>::max() << "106751 d 23 h 47 min 16.8 s";
    QTest::newRow("the shortest") << std::numeric_limits<qint64>::min() << QString::fromUtf8("−106751 d 23 h 47 min 16.8 s");
    QTest::newRow("before the origin") << qint64(-20'000'000) << QString::fromUtf8("−20 ms");
}

void TestDurationText::namesADurationInTheUnitThatSuitsIt()
{
    QFETCH(qint64, ns);
    QFETCH(QString, text);
    QCOMPARE(durationText(nanoseconds(ns)), text);
}

void TestDurationText::ticksOfOneRulerHaveTheSameUnitAndDigits()
{
    const nanoseconds step(200'000'000), largest(2'000'000'000);
    QCOMPARE(tickText(nanoseconds(0), step, largest), QStringLiteral("0"));
    QCOMPARE(tickText(step, step, largest), QStringLiteral("0.2 s"));
    QCOMPARE(tickText(step * 5, step, largest), QStringLiteral("1.0 s"));
    QCOMPARE(tickText(-step, step, largest), QString::fromUtf8("−0.2 s"));
}

void TestDurationText::spokenUnitsAreWords()
{
    QCOMPARE(spokenDuration(nanoseconds(150'000'000)), QStringLiteral("150 milliseconds"));
    QCOMPARE(spokenDuration(nanoseconds(1'200'000'000)), QStringLiteral("1.2 seconds"));
    QCOMPARE(spokenDuration(nanoseconds(1'000'000'000)), QStringLiteral("1 second"));
    QCOMPARE(spokenDuration(nanoseconds(1'000'000)), QStringLiteral("1 millisecond"));
}

QTEST_GUILESS_MAIN(TestDurationText)
#include "tst_durationtext.moc"
