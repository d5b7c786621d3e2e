// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/guide/guidetext.h"

#include <QRegularExpression>

namespace awaitscope {

namespace {

QStringList allOf(const QRegularExpression &pattern, const QString &text)
{
    QStringList found;
    for (auto it = pattern.globalMatch(text); it.hasNext();)
        found += it.next().captured(1);
    return found;
}

void takeLine(PageFacts &facts, const QString &line)
{
    static const QRegularExpression link(QStringLiteral("\\]\\(([^)]+)\\)")), code(QStringLiteral("`([^`]+)`")),
        menu(QStringLiteral("\\*\\*([^*]+ > [^*]+)\\*\\*"));
    if (line.startsWith(u'#'))
        facts.headings += line.mid(line.indexOf(u' ') + 1);
    facts.code += allOf(code, line);
    facts.menus += allOf(menu, line);
    QString text = line;
    facts.links += allOf(link, text.remove(code));
}

} // namespace

PageFacts factsOf(const QString &path, const QString &markdown)
{
    PageFacts facts;
    facts.path = path;
    QString block; // its language, or empty outside
    for (const QString &line : markdown.split(u'\n')) {
        if (line.startsWith(QLatin1String("```"))) {
            block = block.isEmpty() ? line.mid(3) : QString();
            if (block == QLatin1String("console"))
                facts.consoles.emplace_back();
        } else if (block.isEmpty()) {
            takeLine(facts, line);
        } else if (block == QLatin1String("sh")) {
            facts.commands += line;
        } else if (block == QLatin1String("console")) {
            if (line.startsWith(QLatin1String("$ ")))
                facts.consoles.back().command = line.mid(2);
            else
                facts.consoles.back().output += line + u'\n';
        }
    }
    return facts;
}

} // namespace awaitscope
