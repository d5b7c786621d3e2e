// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/theme.h"
#include "views/export/options/exportoptions.h"
#include "views/picture/displaylist.h"

#include <QByteArray>

#include <map>
#include <set>

namespace awaitscope {

//! The style sheet and the patterns of one SVG: hands out class names and ids, and records which ones are used. Colours appear
//! nowhere else. Plain rules rather than custom properties, because librsvg and Inkscape do not support `var()`; they ignore the
//! media query for the dark mode and show the light picture.
class SvgStyle
{
public:
    QByteArray fillClass(ColorRole role); //!< "f-..."
    QByteArray strokeClass(ColorRole role); //!< "s-..."
    QByteArray inkClass(ColorRole role); //!< "c-...": sets `color`, for symbols drawn in currentColor
    QByteArray haloClass(); //!< a stroke of the canvas colour behind the letters
    //! The class that fills with a pattern over a background colour.
    QByteArray patternClass(Pattern pattern, ColorRole ground, ColorRole ink);

    QByteArray sheet(ExportTheme theme) const;
    QByteArray patterns() const;

private:
    struct PatternKey
    {
        Pattern pattern;
        ColorRole ground;
        ColorRole ink;
        auto operator<=>(const PatternKey &) const = default;
    };
    static QByteArray patternId(const PatternKey &key);
    QByteArray rules(ThemeKind kind) const;

    std::set<ColorRole> m_fills;
    std::set<ColorRole> m_strokes;
    std::set<ColorRole> m_inks;
    std::set<PatternKey> m_patterns;
    bool m_halo = false;
};

} // namespace awaitscope
