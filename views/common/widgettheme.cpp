// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/widgettheme.h"

#include <QPalette>
#include <QVariant>
#include <QWidget>

namespace awaitscope {

namespace {
constexpr const char *themeProperty = "awaitscopeTheme";
constexpr int darkBelow = 128; // lightness, 0 to 255
} // namespace

const Theme &themeOf(const QWidget *widget)
{
    for (const QWidget *w = widget; w; w = w->parentWidget()) {
        const QVariant kind = w->property(themeProperty);
        if (kind.isValid())
            return Theme::get(static_cast<ThemeKind>(kind.toInt()));
    }
    const bool dark = widget && widget->palette().color(QPalette::Window).lightness() < darkBelow;
    return Theme::get(dark ? ThemeKind::Dark : ThemeKind::Light);
}

void setThemeOf(QWidget *widget, ThemeKind kind)
{
    widget->setProperty(themeProperty, static_cast<int>(kind));
    widget->update();
    for (QWidget *child : widget->findChildren<QWidget *>())
        child->update();
}

} // namespace awaitscope
