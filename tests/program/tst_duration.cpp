// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/program/duration.h"

#include <QRegularExpression>
#include <QTest>

using namespace awaitscope;

class DurationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void writesADuration_data();
    void writesADuration();
    void readsWhatPeopleType_data();
    void readsWhatPeopleType();
    void refusesWhatIsNoDuration_data();
    void refusesWhatIsNoDuration();
    void readsWhatItOffersForEditing();
    void groupsLargeNumbers();
};

void DurationTest::writesADuration_data()
{
    QTest::addColumn<qint64>("ns");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, qint64 ns, const char *text) { QTest::newRow(name) << ns << QString::fromUtf8(text); };
    row("zero", 0, "0 ms");
    row("nanoseconds", 999, "999 ns");
    row("microseconds", 12'500, "12.5 µs");
    row("below a millisecond", 999'999, "999.999 µs");
    row("milliseconds", 300'000'000, "300 ms");
    row("with decimals", 1'234'567, "1.235 ms");
    row("almost a second", 999'999'900, "1 s");
    row("seconds", 1'500'000'000, "1.5 s");
    row("almost a minute", 59'999'900'000, "1 min");
    row("minutes", 125'000'000'000, "2 min 5 s");
    row("minutes and a half second", 60'500'000'000, "1 min 0.5 s");
    row("whole minutes", 120'000'000'000, "2 min");
    row("hours", 3'720'000'000'000, "1 h 2 min");
    row("days", 90'000'000'000'000, "1 d 1 h");
    row("negative", -1'500'000, "−1.5 ms");
    row("the longest", std::numeric_limits<qint64>::max(), "106751 d 23 h");
    row("the shortest", std::numeric_limits<qint64>::min(), "−106751 d 23 h");
}

void DurationTest::writesADuration()
{
    QFETCH(qint64, ns);
    QFETCH(QString, text);
    QCOMPARE(formatDuration(std::chrono::nanoseconds(ns)), text);
}

void DurationTest::readsWhatPeopleType_data()
{
    QTest::addColumn<qint64>("ms");
    const auto row = [](const char *text, qint64 ms) { QTest::newRow(text) << ms; };
    row("0", 0);
    row("100", 100);
    row(" 250ms ", 250);
    row("250 MS", 250);
    row("1.5s", 1500);
    row("1,5 s", 1500);
    row(".5s", 500);
    row("5.s", 5000);
    row("2m", 120'000);
    row("2 min 5 s", 125'000);
    row("1h30m", 5'400'000);
    row("0.05 min", 3000);
    row("1000us", 1);
    row("1 d", 86'400'000);
}

void DurationTest::readsWhatPeopleType()
{
    QFETCH(qint64, ms);
    const Result<qint64> parsed = parseDuration(QString::fromUtf8(QTest::currentDataTag()));
    QVERIFY2(bool(parsed), qUtf8Printable(parsed ? QString() : parsed.problems().front().message));
    QCOMPARE(*parsed, ms);
}

void DurationTest::refusesWhatIsNoDuration_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const char *text, const char *words) { QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(words); };
    row("nothing", "  ", "Type a duration");
    row("negative", "-5ms", "negative");
    row("typographic minus", "−5 ms", "negative");
    row("a word", "soon", "“soon”");
    row("unknown unit", "5 parsecs", "“parsecs”");
    row("half a millisecond", "0.5", "whole");
    row("half a millisecond with its unit", "10.5ms", "whole");
    row("a microsecond", "1us", "whole");
    row("two points", "1.2.3s", "no number");
    row("only a point", ".", "no number");
    row("number without unit behind", "2m 5", "needs a unit");
    row("number without unit in front", "5 2m", "needs a unit");
    row("too long", "200 d 99999999999999999999h", "hundred years");
    row("far too long", "99999999 d", "hundred years");
}

void DurationTest::refusesWhatIsNoDuration()
{
    QFETCH(QString, text);
    QFETCH(QString, words);
    const Result<qint64> parsed = parseDuration(text);
    QVERIFY(!parsed);
    QVERIFY2(parsed.problems().front().message.contains(words), qUtf8Printable(parsed.problems().front().message));
}

void DurationTest::readsWhatItOffersForEditing()
{
    for (const qint64 ms : {0LL, 1LL, 250LL, 999LL, 1000LL, 1001LL, 1500LL, 59999LL, 60000LL, 90000LL, 3600000LL, 123456789LL}) {
        const Result<qint64> parsed = parseDuration(editableDuration(ms));
        QVERIFY(bool(parsed));
        QCOMPARE(*parsed, ms);
    }
    QCOMPARE(editableDuration(1500), QStringLiteral("1.5s"));
    QCOMPARE(editableDuration(120000), QStringLiteral("2m"));
}

void DurationTest::groupsLargeNumbers()
{
    QCOMPARE(formatCount(9999), QStringLiteral("9999"));
    QCOMPARE(formatCount(1234567), QStringLiteral("1\u202f234\u202f567"));
    QCOMPARE(formatCount(-123456), QStringLiteral("-123\u202f456"));
}

QTEST_GUILESS_MAIN(DurationTest)
#include "tst_duration.moc"
