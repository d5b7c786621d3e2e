// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/program/grammar/pythonversion.h"

#include <QTest>

using namespace awaitscope;

class PythonVersionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesWhatTheEngineFollows_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("exact");
        const auto row = [](const char *text, const char *exact) { QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(exact); };
        row("3.11", "3.11.7");
        row("3.12", "3.12.1");
        row("3.13", "3.13.0");
        row("3.14", "3.14.2");
        row("3.11.2", "3.11.2");
        row("3.13.5", "3.13.5");
        for (const char *wrong : {"", "3", "3.1", "3.10", "3.15", "3.11.", "3.11.x", "3.11.07", "3.11.-1", "3.111", " 3.11", "3.11.100", "2.11"})
            row(wrong, "");
    }

    void takesWhatTheEngineFollows()
    {
        QFETCH(QString, text);
        QFETCH(QString, exact);
        const std::optional<PythonVersion> version = PythonVersion::fromText(text);
        QCOMPARE(version ? version->exact().text() : QString(), exact);
        if (version)
            QCOMPARE(version->text(), text);
    }

    void ordersPatchLevels()
    {
        QVERIFY(*PythonVersion::fromText(QStringLiteral("3.11.2")) < *PythonVersion::fromText(QStringLiteral("3.11.10")));
        QVERIFY(PythonVersion::fromText(QStringLiteral("3.11"))->exact() < PythonVersion::fromText(QStringLiteral("3.12"))->exact());
    }

    void saysWhatARunFollows()
    {
        QCOMPARE(PythonVersion::byDefault().text(), QStringLiteral("3.14")); // the newest that is exact
        QCOMPARE(PythonVersion::shown(QStringLiteral("3.14.2")), QStringLiteral("Python 3.14"));
        QCOMPARE(PythonVersion::shown(QString()), QString());
        QCOMPARE(PythonVersion::shown(QStringLiteral("3.12.1")), QStringLiteral("Python 3.12"));
        QCOMPARE(PythonVersion::shown(QStringLiteral("3.11.2")), QStringLiteral("Python 3.11.2"));
    }
};

QTEST_GUILESS_MAIN(PythonVersionTest)
#include "tst_pythonversion.moc"
