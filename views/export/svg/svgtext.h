// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QPainterPath>
#include <QSet>
#include <QString>

namespace awaitscope {

//! A number in an SVG: at most two decimals, no trailing zeros, no locale, no "-0".
QByteArray svgNumber(double value);
//! \a text for an element or an attribute in double quotes. Characters that XML does not allow become U+FFFD.
QByteArray svgEscaped(QStringView text);
//! Path data in absolute coordinates.
QByteArray svgPathData(const QPainterPath &path);

//! Generates readable XML ids: the same names in the same order produce the same ids.
class SvgIds
{
public:
    //! "task-" and the characters of \a name that an id may contain; numbered from the second of the same name on.
    QByteArray forTask(const QString &name);

private:
    QSet<QByteArray> m_taken;
    QHash<QByteArray, int> m_next;
};

} // namespace awaitscope
