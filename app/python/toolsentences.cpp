// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/python/toolsentences.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <vector>

namespace awaitscope {

namespace {

constexpr const char *Sentences[] = {
    QT_TRANSLATE_NOOP("ToolSentences", "The gather stays as written: %1."),
    QT_TRANSLATE_NOOP("ToolSentences", "The gather in line %1 stays as written: %2."),
    QT_TRANSLATE_NOOP("ToolSentences", "The result would not be valid Python; make this change by hand."),
    QT_TRANSLATE_NOOP("ToolSentences", "A task group raises an ExceptionGroup, which this try catches only with except*."),
    QT_TRANSLATE_NOOP("ToolSentences", "This try no longer sees what the tasks of the gather in line %1 raise."),
    QT_TRANSLATE_NOOP("ToolSentences", "Nothing looks at the results of this gather, so no code sees its exceptions."),
    QT_TRANSLATE_NOOP("ToolSentences", "Where a task fails, its result is now the exception."),
    QT_TRANSLATE_NOOP("ToolSentences", "This looks for exceptions in results; now the first one is raised instead."),
    QT_TRANSLATE_NOOP("ToolSentences", "there is no call of gather in line %1; there is one in line %2"),
    QT_TRANSLATE_NOOP("ToolSentences", "there is no call of gather in line %1"),
    QT_TRANSLATE_NOOP("ToolSentences", "there is no call of gather"),
    QT_TRANSLATE_NOOP("ToolSentences", "line %1: %2"),
    // Reasons, within the first two.
    QT_TRANSLATE_NOOP("ToolSentences", "its keywords are known only when it runs"),
    QT_TRANSLATE_NOOP("ToolSentences", "it is not awaited where it is called"),
    QT_TRANSLATE_NOOP("ToolSentences", "there is no TaskGroup before Python 3.11"),
    QT_TRANSLATE_NOOP("ToolSentences", "it is part of an f-string"),
    QT_TRANSLATE_NOOP("ToolSentences", "a comment stands in its keywords"),
    QT_TRANSLATE_NOOP("ToolSentences", "a comment stands between await and its arguments"),
    QT_TRANSLATE_NOOP("ToolSentences", "whether %1 is a coroutine cannot be seen in this file, and a task group takes nothing else"),
    QT_TRANSLATE_NOOP("ToolSentences", "whether %1 are coroutines cannot be seen in this file, and a task group takes nothing else"),
    QT_TRANSLATE_NOOP("ToolSentences", "it waits for tasks that exist before it; a task group makes its own"),
    QT_TRANSLATE_NOOP("ToolSentences", "asyncio is not imported by that name"),
    QT_TRANSLATE_NOOP("ToolSentences", "it shares its line with another statement"),
    QT_TRANSLATE_NOOP("ToolSentences", "it is part of an expression that decides about it; give its result a name first"),
    QT_TRANSLATE_NOOP("ToolSentences", "it is part of a larger statement; give its result a name first"),
    QT_TRANSLATE_NOOP("ToolSentences", "something else is computed before it in the same statement; give its result a name first"),
    QT_TRANSLATE_NOOP("ToolSentences", "one gather stands inside another; write them one by one"),
    QT_TRANSLATE_NOOP("ToolSentences", "prompts or an indentation were left out before it could run; write the text as a program first"),
};

struct Known
{
    const char *english;
    QRegularExpression pattern;
};

const std::vector<Known> &known()
{
    static const std::vector<Known> all = [] {
        std::vector<Known> out;
        for (const char *english : Sentences) {
            QString pattern = QRegularExpression::escape(QString::fromLatin1(english));
            pattern.replace(QLatin1String("\\%1"), QLatin1String("(.+?)")).replace(QLatin1String("\\%2"), QLatin1String("(.+?)"));
            out.push_back({english, QRegularExpression(QRegularExpression::anchoredPattern(pattern), QRegularExpression::DotMatchesEverythingOption)});
        }
        return out;
    }();
    return all;
}

QString translated(const QString &english, int depth)
{
    constexpr int Deepest = 2; // a reason in a sentence
    constexpr qsizetype Longest = 2000;
    if (depth > Deepest || english.size() > Longest)
        return english;
    for (const Known &one : known()) {
        const QRegularExpressionMatch found = one.pattern.match(english);
        if (!found.hasMatch())
            continue;
        const QString own = QCoreApplication::translate("ToolSentences", one.english);
        const QString first = translated(found.captured(1), depth + 1);
        switch (found.lastCapturedIndex()) {
        case 0:
            return own;
        case 1:
            return own.arg(first);
        default:
            return own.arg(first, translated(found.captured(2), depth + 1));
        }
    }
    return english;
}

} // namespace

QString toolSentence(const QString &english)
{
    return translated(english, 0);
}

QStringList knownToolSentences()
{
    QStringList out;
    for (const char *english : Sentences)
        out += QString::fromLatin1(english);
    return out;
}

} // namespace awaitscope
