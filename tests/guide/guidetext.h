// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace awaitscope {

//! What the tests check in a page of the guide.
struct PageFacts
{
    QString path; //!< from the root of the sources
    QStringList headings;
    QStringList links; //!< targets of links and pictures
    QStringList code; //!< `code` within the text
    QStringList menus; //!< **File > Export**
    QStringList commands; //!< lines of ```sh blocks
    struct Console
    {
        QString command; //!< without the prompt
        QString output;
    };
    std::vector<Console> consoles; //!< of ```console blocks
};

//! The facts of a page: Markdown as the guide uses it.
PageFacts factsOf(const QString &path, const QString &markdown);

} // namespace awaitscope
