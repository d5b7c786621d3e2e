// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/export/embedding/xmlattributes.h"

#include "model/text/inputfile.h"

namespace awaitscope {

bool XmlAttributes::add(QByteArrayView piece)
{
    for (const char c : piece)
        if (!take(c))
            return false;
    return true;
}

bool XmlAttributes::take(char c)
{
    if (c == '\0') // UTF-16, in which < and = are different bytes from those searched for
        return false;
    switch (m_place) {
    case Place::Text:
        if (c == '<') {
            m_place = Place::Opening;
            m_opening.clear();
        }
        return true;
    case Place::Opening:
        takeOpening(c);
        return m_place != Place::Tag || takeInTag(c);
    case Place::Tag:
        return takeInTag(c);
    case Place::Quoted:
        if (c == m_quote)
            m_place = Place::Tag;
        return true;
    case Place::Aside:
        m_last = (m_last + c).last(std::min(m_last.size() + 1, m_end.size()));
        if (m_last == m_end)
            m_place = Place::Text;
        return true;
    }
    return true;
}

void XmlAttributes::takeOpening(char c)
{
    struct Begin
    {
        QByteArrayView begin;
        const char *end;
    };
    static constexpr Begin asides[] = {{"!--", "-->"}, {"![CDATA[", "]]>"}, {"?", "?>"}};
    m_opening += c;
    for (const Begin &aside : asides) {
        if (m_opening == aside.begin) {
            m_place = Place::Aside;
            m_end = aside.end;
            m_last.clear();
            return;
        }
        if (aside.begin.startsWith(m_opening))
            return; // it may still become one
    }
    m_place = Place::Tag;
    m_count = 0;
}

bool XmlAttributes::takeInTag(char c)
{
    if (c == '"' || c == '\'') {
        m_place = Place::Quoted;
        m_quote = c;
    } else if (c == '>') {
        m_place = Place::Text;
    } else if (c == '[') { // a document type declaration with entities
        return false;
    } else if (c == '=') {
        return ++m_count <= inputlimits::Attributes;
    }
    return true;
}

} // namespace awaitscope
