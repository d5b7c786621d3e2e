// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runs/tracebackreader.h"

#include <QRegularExpression>

namespace awaitscope {

namespace {

constexpr std::size_t MostErrors = 200;
constexpr qsizetype LongestLine = 10'000;

// Colours, which some programs print also into a pipe.
QString withoutColors(QString line)
{
    static const QRegularExpression color(QStringLiteral("\x1b\\[[0-9;]*m"));
    return line.remove(color);
}

//! The bars of an exception group are indentation.
qsizetype indentationOf(const QString &line)
{
    qsizetype at = 0;
    while (at < line.size() && (line[at] == u' ' || line[at] == u'|'))
        ++at;
    return at;
}

} // namespace

std::optional<TracebackPlace> tracebackPlace(const QString &line)
{
    static const QRegularExpression frame(QStringLiteral("^[ |]*File \"(.+)\", line (\\d+)"));
    const QRegularExpressionMatch found = frame.match(line);
    if (!found.hasMatch())
        return std::nullopt;
    return TracebackPlace{found.captured(1), found.captured(2).toInt()};
}

bool TracebackReader::read(const QString &text)
{
    const std::size_t before = m_errors.size();
    m_rest += text;
    qsizetype from = 0;
    for (qsizetype end = m_rest.indexOf(u'\n'); end >= 0; end = m_rest.indexOf(u'\n', from)) {
        readLine(m_rest.mid(from, std::min(end - from, LongestLine)));
        from = end + 1;
    }
    m_rest.remove(0, from);
    if (m_rest.size() > LongestLine)
        m_rest.truncate(LongestLine);
    return m_errors.size() != before;
}

bool TracebackReader::finish()
{
    return m_rest.isEmpty() ? false : read(QStringLiteral("\n"));
}

// After its frames, a traceback names the exception, less indented than they are.
void TracebackReader::readLine(const QString &colored)
{
    const QString line = withoutColors(colored);
    const qsizetype indentation = indentationOf(line);
    if (const std::optional<TracebackPlace> place = tracebackPlace(line)) {
        if (m_indentation < 0)
            m_line = 0;
        m_indentation = indentation;
        if (place->file == m_file)
            m_line = place->line;
        return;
    }
    const QString words = line.mid(indentation);
    if (m_indentation < 0 || indentation >= m_indentation || words.isEmpty())
        return;
    m_indentation = -1;
    static const QRegularExpression exception(QStringLiteral("^[A-Za-z_][\\w.]*(:|$)"));
    if (m_line > 0 && m_errors.size() < MostErrors && exception.match(words).hasMatch())
        m_errors.push_back({m_line, words});
}

} // namespace awaitscope
