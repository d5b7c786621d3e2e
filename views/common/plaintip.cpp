// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/plaintip.h"

#include "model/text/visibletext.h"

#include <QTextDocument>

namespace awaitscope {

QString plainTip(const QString &text)
{
    const QString shown = visibleText(text, LineBreaks::Kept);
    return Qt::mightBeRichText(shown) ? Qt::convertFromPlainText(shown, Qt::WhiteSpaceNormal) : shown;
}

} // namespace awaitscope
