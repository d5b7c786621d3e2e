// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace awaitscope {

//! Counts the attributes of each element of an XML text before a parser reads it: QXmlStreamReader compares every attribute with every
//! other, so that 200,000 of them take minutes. Accepts only UTF-8 and encodings with the same bytes for ASCII.
class XmlAttributes
{
public:
    //! Processes the next piece. False if an element has more than inputlimits::Attributes, the encoding is not accepted, or it declares entities.
    bool add(QByteArrayView piece);

private:
    enum class Place : quint8 { Text,
                                Opening, //!< after a <, before its kind is known
                                Tag,
                                Quoted,
                                Aside }; //!< a comment, CDATA, a processing instruction
    bool take(char c);
    bool takeInTag(char c);
    void takeOpening(char c);

    Place m_place = Place::Text;
    QByteArray m_opening; //!< what was read after the <
    QByteArray m_end; //!< what ends the Aside
    QByteArray m_last; //!< that many characters read last
    char m_quote = 0;
    int m_count = 0;
};

} // namespace awaitscope
