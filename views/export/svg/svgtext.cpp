// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/export/svg/svgtext.h"

#include <algorithm>
#include <cmath>

namespace awaitscope {

namespace {

bool isXmlChar(char32_t c)
{
    return c == 0x9 || c == 0xa || c == 0xd || (c >= 0x20 && c <= 0xd7ff) || (c >= 0xe000 && c <= 0xfffd)
        || (c >= 0x10000 && c <= 0x10ffff);
}

bool isIdChar(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
}

void appendPoint(QByteArray &out, char command, const QPointF &p)
{
    out += command;
    out += svgNumber(p.x());
    out += ' ';
    out += svgNumber(p.y());
}

} // namespace

QByteArray svgNumber(double value)
{
    // Far beyond any picture; also keeps the conversion defined for infinities and NaN.
    const double bounded = std::isnan(value) ? 0 : std::clamp(value, -1e9, 1e9);
    const qint64 hundredths = std::llround(bounded * 100);
    const quint64 size = static_cast<quint64>(hundredths < 0 ? -hundredths : hundredths);
    QByteArray text = hundredths < 0 ? "-" : "";
    text += QByteArray::number(size / 100);
    const unsigned rest = unsigned(size % 100);
    if (rest != 0) {
        text += '.';
        text += char('0' + rest / 10);
        if (rest % 10 != 0)
            text += char('0' + rest % 10);
    }
    return text;
}

QByteArray svgEscaped(QStringView text)
{
    QString clean;
    clean.reserve(text.size());
    for (const char32_t c : text.toUcs4()) {
        switch (c) {
        case U'&': clean += QLatin1StringView("&amp;"); break;
        case U'<': clean += QLatin1StringView("&lt;"); break;
        case U'>': clean += QLatin1StringView("&gt;"); break;
        case U'"': clean += QLatin1StringView("&quot;"); break;
        case U'\r': clean += QLatin1StringView("&#13;"); break; // else a reader would turn it into a line feed
        default: clean += QChar::fromUcs4(isXmlChar(c) ? c : 0xfffd);
        }
    }
    return clean.toUtf8();
}

QByteArray svgPathData(const QPainterPath &path)
{
    QByteArray out;
    for (int i = 0; i < path.elementCount(); ++i) {
        const QPainterPath::Element e = path.elementAt(i);
        switch (e.type) {
        case QPainterPath::MoveToElement: appendPoint(out, 'M', e); break;
        case QPainterPath::LineToElement: appendPoint(out, 'L', e); break;
        case QPainterPath::CurveToElement: appendPoint(out, 'C', e); break;
        case QPainterPath::CurveToDataElement: appendPoint(out, ' ', e); break;
        }
    }
    return out;
}

QByteArray SvgIds::forTask(const QString &name)
{
    QByteArray id = "task-";
    for (const char c : name.toUtf8()) {
        if (isIdChar(c))
            id += c;
        else if (!id.endsWith('-'))
            id += '-';
    }
    while (id.endsWith('-'))
        id.chop(1);
    // The next number for each name, so that ten thousand equal names take linear time.
    QByteArray unique = id;
    int &next = m_next[id];
    while (m_taken.contains(unique))
        unique = id + '-' + QByteArray::number(next = std::max(next + 1, 2));
    m_taken.insert(unique);
    return unique;
}

} // namespace awaitscope
