// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/text/shellwords.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>

namespace awaitscope {

namespace {

QString tr(const char *source)
{
    return QCoreApplication::translate("Record", source);
}

Problem problemAt(qsizetype at, const QString &message)
{
    return {tr("column %1").arg(at + 1), message};
}

class Splitter
{
public:
    explicit Splitter(const QString &command)
        : m_command(command) {}

    Result<QStringList> split();

private:
    bool takePlain(QChar c);
    bool takeQuoted(QChar quote);
    void endWord();

    const QString &m_command;
    qsizetype m_at = 0;
    QStringList m_words;
    QString m_word;
    bool m_inWord = false;
    std::optional<Problem> m_problem;
};

Result<QStringList> Splitter::split()
{
    for (; m_at < m_command.size(); ++m_at) {
        const QChar c = m_command[m_at];
        const bool fine = c == u'\'' || c == u'"' ? takeQuoted(c) : takePlain(c);
        if (!fine)
            return *m_problem;
    }
    endWord();
    return m_words;
}

void Splitter::endWord()
{
    if (m_inWord)
        m_words += m_word;
    m_word.clear();
    m_inWord = false;
}

bool Splitter::takePlain(QChar c)
{
    static const QString ofShells = QStringLiteral("|&;<>()$`*?[");
    if (c.isSpace()) {
        endWord();
        return true;
    }
    const bool begins = !m_inWord;
    m_inWord = true;
    if (c == u'\\') {
        if (++m_at == m_command.size()) {
            m_problem = problemAt(m_at - 1, tr("The command ends with a backslash."));
            return false;
        }
        m_word += m_command[m_at];
        return true;
    }
    if (ofShells.contains(c) || (begins && (c == u'~' || c == u'#'))) {
        m_problem = problemAt(m_at, tr("No shell is involved, so %1 has no meaning here. Put it in single quotes to pass it on unchanged.").arg(c));
        return false;
    }
    m_word += c;
    return true;
}

bool Splitter::takeQuoted(QChar quote)
{
    const qsizetype begin = m_at;
    m_inWord = true;
    while (++m_at < m_command.size() && m_command[m_at] != quote) {
        QChar c = m_command[m_at];
        if (quote == u'"' && (c == u'$' || c == u'`')) {
            m_problem = problemAt(m_at, tr("No shell is involved, so %1 has no meaning here. Put it in single quotes to pass it on unchanged.").arg(c));
            return false;
        }
        if (quote == u'"' && c == u'\\' && m_at + 1 < m_command.size() && QStringLiteral("\"\\$`").contains(m_command[m_at + 1]))
            c = m_command[++m_at];
        m_word += c;
    }
    if (m_at < m_command.size())
        return true;
    m_problem = problemAt(begin, tr("The quotation mark %1 is never closed.").arg(quote));
    return false;
}

} // namespace

Result<QStringList> shellWords(const QString &command)
{
    return Splitter(command).split();
}

QString shellCommand(const QStringList &words)
{
    static const QString plain = QStringLiteral("_-+=./:,@%^");
    QStringList quoted;
    for (const QString &word : words) {
        const bool isPlain = !word.isEmpty() && std::all_of(word.begin(), word.end(), [](QChar c) { return c.isLetterOrNumber() || plain.contains(c); });
        quoted += isPlain ? word : u'\'' + QString(word).replace(u'\'', QLatin1String("'\\''")) + u'\'';
    }
    return quoted.join(u' ');
}

} // namespace awaitscope
