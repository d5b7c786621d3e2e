// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace awaitscope {

//! Counts the attributes of each element of an XML text before a parser sees it: QXmlStreamReader compares every attribute with every
//! other, so that 200,000 of them take minutes. Lets through only UTF-8, and what is written with the same bytes in ASCII.
class XmlAttributes
{
public:
    //! Takes the next piece. False: an element has more than inputlimits::Attributes, or it is not such a text, or declares entities.
    bool add(QByteArrayView piece);

private:
    enum class Place : quint8 { Text,
                                Opening, //!< behind a <, before it is known what it begins
                                Tag,
                                Quoted,
                                Aside }; //!< a comment, CDATA, an instruction
    bool take(char c);
    bool takeInTag(char c);
    void takeOpening(char c);

    Place m_place = Place::Text;
    QByteArray m_opening; //!< what was read behind the <
    QByteArray m_end; //!< what ends the aside
    QByteArray m_last; //!< as many characters of it
    char m_quote = 0;
    int m_count = 0;
};

} // namespace awaitscope
