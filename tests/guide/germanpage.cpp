// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/guide/germanpage.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace awaitscope {

GermanPage::GermanPage(const QByteArray &texts)
{
    const QJsonObject all = QJsonDocument::fromJson(texts).object();
    for (auto it = all.begin(); it != all.end(); ++it)
        m_texts[it.key()] = it.value().toString();
}

QString GermanPage::translated(const QString &page)
{
    QStringList out, lines; // lines of the paragraph that has begun
    bool code = false;
    const auto flush = [&] {
        if (!lines.isEmpty())
            out += paragraph(lines.join(u' '));
        lines.clear();
    };
    for (const QString &line : page.split(u'\n')) {
        const bool fence = line.startsWith(QLatin1String("```")), table = line.startsWith(u'|');
        if (fence || code || table || line.isEmpty() || line.startsWith(u'#')) {
            flush();
            out += code || fence || line.isEmpty() ? line : table ? row(line)
                                                                  : line.section(u' ', 0, 0) + u' ' + say(line.section(u' ', 1));
            code = code != fence;
        } else {
            lines += line;
        }
    }
    flush();
    return out.join(u'\n');
}

//! "**sleep**: Waits for a while." keeps its name.
QString GermanPage::paragraph(const QString &text)
{
    static const QRegularExpression named(QStringLiteral("^(\\*\\*\\w+\\*\\*: )(.*)$"));
    const auto match = named.match(text);
    if (!match.hasMatch())
        return say(text);
    const QString english = match.captured(2), shown = QCoreApplication::translate("StepKinds", english.toUtf8().constData());
    return match.captured(1) + (shown == english ? say(english) : shown);
}

QString GermanPage::row(const QString &line)
{
    if (line.startsWith(QLatin1String("|-")))
        return line; // below the head
    QStringList cells = line.mid(2).chopped(2).split(QStringLiteral(" | "));
    for (QString &text : cells)
        text = cell(text);
    return QStringLiteral("| ") + cells.join(QStringLiteral(" | ")) + QStringLiteral(" |");
}

//! A cell may list keys: "`on`: label; `ms`: number".
QString GermanPage::cell(const QString &text)
{
    static const QRegularExpression next(QStringLiteral("; (?=`\\w+`: )")), keyed(QStringLiteral("^(`\\w+`: )(.*)$"));
    QStringList parts = text.split(next);
    for (QString &part : parts) {
        const auto match = keyed.match(part);
        part = match.hasMatch() ? match.captured(1) + say(match.captured(2)) : say(part);
    }
    return parts.join(QStringLiteral("; "));
}

QString GermanPage::say(const QString &text)
{
    static const QRegularExpression code(QStringLiteral("^(`[^`]*`|[^a-z]*)$")); // or capitals, which are names of forms
    if (const auto found = m_texts.constFind(text); found != m_texts.constEnd())
        return *found;
    if (code.match(text).hasMatch())
        return text;
    const QString shown = QCoreApplication::translate("StepKinds", text.toUtf8().constData());
    if (shown == text)
        m_missing += text;
    return shown;
}

} // namespace awaitscope
