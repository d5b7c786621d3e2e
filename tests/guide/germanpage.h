// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

namespace awaitscope {

//! Puts a generated page of the guide into German: its headings, paragraphs and table cells by a list of texts (german.json), and what the
//! program itself says by its translation, which must be installed. Code stays as it is.
class GermanPage
{
public:
    //! \a texts: a JSON object, English to German.
    explicit GermanPage(const QByteArray &texts);

    QString translated(const QString &page);
    //! Texts without German, so far.
    const QStringList &missing() const { return m_missing; }

private:
    QString paragraph(const QString &text);
    QString row(const QString &line);
    QString cell(const QString &text);
    QString say(const QString &text);

    QHash<QString, QString> m_texts;
    QStringList m_missing;
};

} // namespace awaitscope
