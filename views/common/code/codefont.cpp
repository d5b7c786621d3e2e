// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/code/codefont.h"

#include <QFontDatabase>

namespace awaitscope {

QFont codeFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    for (const char *family : {"JetBrains Mono", "Fira Code", "Source Code Pro", "DejaVu Sans Mono"}) {
        if (QFontDatabase::hasFamily(QLatin1String(family))) {
            font.setFamily(QLatin1String(family));
            break;
        }
    }
    font.setPixelSize(12);
    return font;
}

QFont codeFontInPoints(int dotsPerInch)
{
    QFont font = codeFont();
    font.setPointSizeF(font.pixelSize() * 72.0 / dotsPerInch);
    return font;
}

} // namespace awaitscope
