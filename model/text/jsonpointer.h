// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace awaitscope {

//! Escapes one token of an RFC 6901 JSON pointer.
inline QString escapePointerToken(QString token)
{
    return token.replace(u'~', QStringLiteral("~0")).replace(u'/', QStringLiteral("~1"));
}
inline QString unescapePointerToken(QString token)
{
    return token.replace(QStringLiteral("~1"), QStringLiteral("/")).replace(QStringLiteral("~0"), QStringLiteral("~"));
}

//! A place in a document, as a chain of objects on the stack; converted to text only on demand.
class Path
{
public:
    Path() = default;
    Path(const Path &parent, const QString &key) : m_parent(&parent), m_key(key) {}
    Path(const Path &parent, qsizetype index) : m_parent(&parent), m_index(index) {}

    QString toString() const
    {
        if (!m_parent)
            return {};
        return m_parent->toString() + u'/' + (m_index >= 0 ? QString::number(m_index) : escapePointerToken(m_key));
    }

private:
    const Path *m_parent = nullptr;
    QString m_key;
    qsizetype m_index = -1;
};

} // namespace awaitscope
