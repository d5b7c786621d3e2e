// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commandline.h"
#include "app/cli/optiontable.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace awaitscope;

namespace {

CommandOption find(const QString &command, const QString &name)
{
    for (const CommandOption &option : optionsOf(command))
        if (option.name == name)
            return option;
    return {};
}

} // namespace

class TestOptionTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheHelp()
    {
        const CommandOption time = find(QStringLiteral("run"), QStringLiteral("--max-time"));
        QCOMPARE(time.value, QStringLiteral("MS"));
        QVERIFY(time.text.startsWith(QLatin1String("end the run after MS milliseconds")));
        const CommandOption ticks = find(QStringLiteral("run"), QStringLiteral("--ticks"));
        QCOMPARE(ticks.value, QString());
        QVERIFY(!ticks.text.isEmpty());
        QCOMPARE(find(QStringLiteral("export"), QStringLiteral("--height")).value, QStringLiteral("PX")); // in a line with others
        QCOMPARE(find(QStringLiteral("export"), QStringLiteral("--portrait")).value, QString());
        QVERIFY(find(QStringLiteral("compare"), QStringLiteral("--strategies")).text.startsWith(QLatin1String("default"))); // in the next line
    }

    //! What the help describes is accepted.
    void everyOptionIsKnown_data()
    {
        QTest::addColumn<QString>("command");
        for (const QString &command : commandNames())
            QTest::newRow(qPrintable(command)) << command;
    }

    void everyOptionIsKnown()
    {
        QFETCH(QString, command);
        for (const CommandOption &option : optionsOf(command)) {
            for (const char *file : {"x.taskset", "x.py"}) { // of run, some are only for one of the two
                const QString given = option.value.isEmpty() ? option.name : option.name + QStringLiteral("=1");
                const Invocation parsed = parseArguments({command, QLatin1String(file), given});
                const auto *wrong = std::get_if<request::Wrong>(&parsed);
                if (!wrong || !wrong->message.startsWith(QLatin1String("Unknown option")))
                    break;
                QVERIFY2(command == QLatin1String("run") && qstrcmp(file, "x.py") != 0, qPrintable(command + u' ' + option.name));
            }
        }
    }

    //! What is accepted is described, except what is for tests and for the makers of pictures.
    void everyOptionIsDescribed()
    {
        const QSet<QString> hidden{QStringLiteral("--output"), QStringLiteral("--tasks-as-threads"), QStringLiteral("--screenshot"),
                                   QStringLiteral("--size"), QStringLiteral("--process"),
                                   QStringLiteral("--options-json"), QStringLiteral("--no-"), QStringLiteral("--")};
        QString help = helpText({});
        for (const QString &command : commandNames())
            help += helpText(command);
        QFile source(QStringLiteral(AWAITSCOPE_SOURCE_DIR "/app/cli/commandline.cpp"));
        QVERIFY(source.open(QIODevice::ReadOnly));
        static const QRegularExpression name(QStringLiteral("\"(--[a-z-]+)\""));
        int found = 0;
        for (auto it = name.globalMatch(QString::fromUtf8(source.readAll())); it.hasNext(); ++found) {
            const QString option = it.next().captured(1);
            QVERIFY2(hidden.contains(option) || help.contains(option), qPrintable(option));
        }
        QVERIFY(found > 50);
    }

    void isAvailableAsJson()
    {
        const Invocation asked = parseArguments({QStringLiteral("--options-json")});
        const auto *print = std::get_if<request::Print>(&asked);
        QVERIFY(print);
        const QJsonObject all = QJsonDocument::fromJson(print->text.toUtf8()).object();
        const QJsonArray commands = all[QLatin1String("commands")].toArray();
        QCOMPARE(commands.size(), commandNames().size());
        for (const QJsonValue &command : commands)
            QVERIFY(!command[QLatin1String("help")].toString().isEmpty());
        QVERIFY(commands[0][QLatin1String("options")].toArray().size() > 10);
    }
};

QTEST_GUILESS_MAIN(TestOptionTable)
#include "tst_optiontable.moc"
