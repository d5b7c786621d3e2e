// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/text/durationparser.h"
#include "model/text/durationtext.h"

#include <QRegularExpression>
#include <QTest>

using namespace awaitscope;

class DurationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void readsWhatUsersType_data();
    void readsWhatUsersType();
    void rejectsTextThatIsNotADuration_data();
    void rejectsTextThatIsNotADuration();
    void readsWhatItOffersForEditing();
    void readsWhatIsShown();
    void groupsLargeNumbers();
};

void DurationTest::readsWhatUsersType_data()
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

void DurationTest::readsWhatUsersType()
{
    QFETCH(qint64, ms);
    const Result<qint64> parsed = parseDuration(QString::fromUtf8(QTest::currentDataTag()));
    QVERIFY2(bool(parsed), qUtf8Printable(parsed ? QString() : parsed.problems().front().message));
    QCOMPARE(*parsed, ms);
}

void DurationTest::rejectsTextThatIsNotADuration_data()
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
    row("two points", "1.2.3s", "not a number");
    row("only a point", ".", "not a number");
    row("number without unit behind", "2m 5", "needs a unit");
    row("number without unit in front", "5 2m", "needs a unit");
    row("too long", "200 d 99999999999999999999h", "hundred years");
    row("far too long", "99999999 d", "hundred years");
}

void DurationTest::rejectsTextThatIsNotADuration()
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

void DurationTest::readsWhatIsShown()
{
    for (const qint64 ms : {0LL, 1LL, 999LL, 1001LL, 12345LL, 59999LL, 60000LL, 90001LL, 3723500LL, 90000000LL, 123456789LL}) {
        const Result<qint64> parsed = parseDuration(millisecondsText(ms));
        QVERIFY2(bool(parsed), qUtf8Printable(millisecondsText(ms)));
        QCOMPARE(*parsed, ms);
    }
}

void DurationTest::groupsLargeNumbers()
{
    QCOMPARE(formatCount(9999), QStringLiteral("9999"));
    QCOMPARE(formatCount(1234567), QStringLiteral("1\u202f234\u202f567"));
    QCOMPARE(formatCount(-123456), QStringLiteral("-123\u202f456"));
}

QTEST_GUILESS_MAIN(DurationTest)
#include "tst_durationparser.moc"
