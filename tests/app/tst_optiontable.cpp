// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commandoptions.h"
#include "app/cli/helptext.h"
#include "app/cli/optiontable.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryFile>
#include <QTest>

#include <algorithm>

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

    //! What the window and the commands take without saying so: for tests, for other programs, and the opposite of a default.
    void fewOptionsAreHidden()
    {
        request::Window window;
        request::Export what;
        bool flag = false;
        QStringList hidden;
        for (const Option &option : windowOptions(window, flag) + probeOptions(flag) + exportOptions(what))
            if (!option.text)
                hidden += option.names.first();
        hidden.sort();
        QCOMPARE(hidden.join(u' '), QStringLiteral("--follow --print-path --process --screenshot --size --tasks-as-threads --theme --version"));
        QString help = helpText({});
        for (const QString &command : commandNames())
            help += helpText(command);
        for (const char *mentioned : {"--follow", "--print-path", "--version"})
            QVERIFY2(help.contains(QLatin1String(mentioned)), mentioned);
    }

    //! Lines fit into 120 columns, and each option stands in one that begins with an option.
    void theHelpIsLaidOut()
    {
        for (const QString &command : commandNames()) {
            const QStringList lines = helpText(command).split(u'\n');
            for (const QString &line : lines)
                QVERIFY2(line.size() <= 120, qPrintable(command + QStringLiteral(": ") + line));
            for (const CommandOption &option : optionsOf(command)) {
                const QString form = option.value.isEmpty() ? option.name : option.name + u' ' + option.value;
                const bool found = std::any_of(lines.begin(), lines.end(), [&form](const QString &line) {
                    return line.startsWith(QLatin1String("  -")) && (line + u' ').contains(form + u' ');
                });
                QVERIFY2(found, qPrintable(command + u' ' + form));
            }
        }
    }

    void completesInBash_data()
    {
        QTest::addColumn<QStringList>("words"); // the last is being typed
        QTest::addColumn<QString>("expected"); // among others
        QTest::addColumn<QString>("unexpected");
        QTest::newRow("command") << QStringList{QStringLiteral("co")} << QStringLiteral("compare") << QStringLiteral("check");
        QTest::newRow("option") << QStringList{QStringLiteral("export"), QStringLiteral("--no-")} << QStringLiteral("--no-legend") << QStringLiteral("--log");
        QTest::newRow("of one command") << QStringList{QStringLiteral("record"), QStringLiteral("--")} << QStringLiteral("--ring") << QStringLiteral("--fit");
        QTest::newRow("word") << QStringList{QStringLiteral("export"), QStringLiteral("--fit"), QStringLiteral("t")} << QStringLiteral("tiles")
                              << QStringLiteral("picture");
        QTest::newRow("version") << QStringList{QStringLiteral("run"), QStringLiteral("--python"), QString()} << QStringLiteral("3.14")
                                 << QStringLiteral("--python");
        QTest::newRow("file") << QStringList{QStringLiteral("run"), QStringLiteral("x")} << QString() << QStringLiteral("--python");
    }

    void completesInBash()
    {
        QFETCH(QStringList, words);
        QFETCH(QString, expected);
        QFETCH(QString, unexpected);
        if (QStandardPaths::findExecutable(QStringLiteral("bash")).isEmpty())
            QSKIP("needs bash");
        QTemporaryFile script;
        QVERIFY(script.open());
        script.write(bashCompletion().toUtf8());
        script.write("COMP_WORDS=(awaitscope \"$@\") COMP_CWORD=$#\n_awaitscope\nprintf '%s\\n' \"${COMPREPLY[@]}\"\n");
        script.close();
        QProcess bash;
        bash.start(QStringLiteral("bash"), QStringList{QStringLiteral("-eu"), script.fileName()} + words);
        QVERIFY(bash.waitForFinished());
        QCOMPARE(QString::fromUtf8(bash.readAllStandardError()), QString());
        const QStringList offered = QString::fromUtf8(bash.readAllStandardOutput()).split(u'\n');
        QVERIFY2(offered.contains(expected), qPrintable(offered.join(u' ')));
        QVERIFY2(!offered.contains(unexpected), qPrintable(offered.join(u' ')));
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
