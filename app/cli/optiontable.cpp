// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/optiontable.h"

#include "app/cli/commandline.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace awaitscope {

namespace {

constexpr qsizetype LeastIndent = 16; // of the text of an option, where it goes on

//! "--with TYPE[:MESSAGE] the exception": a name, perhaps what follows it, and then the text, after one blank only.
CommandOption optionFrom(const QString &words)
{
    static const QRegularExpression value(QStringLiteral("^[A-Z\\['].*|.*[|,\\[].*$"));
    CommandOption option{words.section(u' ', 0, 0), {}, {}};
    const QString second = words.section(u' ', 1, 1);
    const bool takesValue = !second.isEmpty() && value.match(second).hasMatch();
    if (takesValue)
        option.value = second;
    option.text = words.section(u' ', takesValue ? 2 : 1);
    return option;
}

//! A line that begins with options: several, separated by blanks, and perhaps a text.
void readLine(const QString &line, std::vector<CommandOption> &out)
{
    static const QRegularExpression gap(QStringLiteral(" {2,}"));
    const QStringList parts = line.trimmed().split(gap);
    for (const QString &part : parts) {
        if (!part.startsWith(u'-'))
            out.back().text += (out.back().text.isEmpty() ? QString() : QStringLiteral(" ")) + part;
        else if (part.contains(QLatin1String(", -"))) // "--clock, --strategy": as another command
            for (const QString &name : part.split(QStringLiteral(", ")))
                out.push_back({name, {}, {}});
        else
            out.push_back(optionFrom(part));
    }
}

} // namespace

QStringList commandNames()
{
    return {QStringLiteral("run"), QStringLiteral("try"), QStringLiteral("export"), QStringLiteral("compare"),
            QStringLiteral("check"), QStringLiteral("convert"), QStringLiteral("record")};
}

std::vector<CommandOption> optionsOf(const QString &command)
{
    std::vector<CommandOption> options;
    bool goesOn = false; // an option is being described
    const QStringList lines = helpText(command).split(u'\n');
    for (const QString &line : lines) {
        const QString text = line.trimmed();
        const qsizetype indent = text.isEmpty() ? 0 : line.indexOf(text);
        if (indent == 2 && text.startsWith(u'-') && !text.startsWith(QLatin1String("-- "))) {
            readLine(line, options);
            goesOn = true;
        } else if (goesOn && indent >= LeastIndent) {
            QString &known = options.back().text;
            known += (known.isEmpty() ? QString() : QStringLiteral(" ")) + text;
        } else {
            goesOn = false;
        }
    }
    return options;
}

QByteArray optionsAsJson()
{
    QJsonArray commands;
    for (const QString &name : commandNames()) {
        QJsonArray options;
        for (const CommandOption &option : optionsOf(name))
            options += QJsonObject{{QStringLiteral("name"), option.name}, {QStringLiteral("value"), option.value}, {QStringLiteral("text"), option.text}};
        commands += QJsonObject{{QStringLiteral("name"), name}, {QStringLiteral("help"), helpText(name)}, {QStringLiteral("options"), options}};
    }
    const QJsonObject all{{QStringLiteral("version"), QStringLiteral(AWAITSCOPE_VERSION)},
                          {QStringLiteral("help"), helpText({})},
                          {QStringLiteral("commands"), commands}};
    return QJsonDocument(all).toJson();
}

} // namespace awaitscope
