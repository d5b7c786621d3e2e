// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/document/pythontext.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringDecoder>

#include <algorithm>

namespace awaitscope {

namespace {

constexpr QByteArrayView Utf8Mark("\xEF\xBB\xBF");

QString tr(const char *source)
{
    return QCoreApplication::translate("Python", source);
}

//! PEP 263: in one of the first two lines.
bool saysLatin1(const QByteArray &bytes)
{
    static const QRegularExpression declaration(QStringLiteral("^[ \\t\\f]*#.*?coding[:=][ \\t]*(latin-?1|iso-?8859-1|l1)\\b"),
                                                QRegularExpression::CaseInsensitiveOption | QRegularExpression::MultilineOption);
    const qsizetype first = bytes.indexOf('\n');
    const qsizetype second = first < 0 ? -1 : bytes.indexOf('\n', first + 1);
    return declaration.match(QString::fromLatin1(bytes.left(second < 0 ? std::min<qsizetype>(bytes.size(), 1000) : second))).hasMatch();
}

} // namespace

Result<PythonText> decodePython(const QByteArray &bytes)
{
    if (bytes.contains('\0'))
        return Problem{{}, tr("This is not a text: it contains zero bytes.")};
    PythonText out;
    out.hasMark = bytes.startsWith(Utf8Mark);
    if (!out.hasMark && saysLatin1(bytes)) {
        out.text = QString::fromLatin1(bytes);
        return out;
    }
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
    out.text = decoder.decode(out.hasMark ? bytes.mid(Utf8Mark.size()) : bytes);
    if (decoder.hasError())
        return Problem{{}, tr("This is not UTF-8 text, and its first lines name no other encoding that can be kept.")};
    return out;
}

QByteArray encodePython(const PythonText &text)
{
    if (!text.hasMark && saysLatin1(text.text.left(1000).toLatin1())
        && std::all_of(text.text.begin(), text.text.end(), [](QChar c) { return c.unicode() < 256; }))
        return text.text.toLatin1();
    const QByteArray bytes = text.text.toUtf8();
    return text.hasMark ? Utf8Mark.toByteArray() + bytes : bytes;
}

bool looksLikePython(const QString &text)
{
    constexpr qsizetype Most = 65'536;
    static const QRegularExpression line(
        QStringLiteral("^[ \\t]*(?:>>> |In \\[\\d*\\]: )?"
                       "(?:async def \\w+ *\\(|async with |async for |await [\\w(]|import asyncio\\b|from asyncio "
                       "import |asyncio\\.run\\(|"
                       "def \\w+ *\\([^)]*\\) *(?:->[^:]+)?:|(?:\\w+ *= *)?await asyncio\\.\\w+\\()"),
        QRegularExpression::MultilineOption);
    return line.match(text.left(Most)).hasMatch();
}

} // namespace awaitscope
