// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace awaitscope {

//! Fusion with check boxes, radio buttons and menu ticks that are visible in every theme: Fusion derives their outline from a
//! darkened background, which is invisible in a dark theme. Dialog buttons have no icons, since the platform's are dark.
//!
//! Labels show plain text unless they are set to Qt::RichText.
//!
//! A checkable menu entry has its tick where other entries have their icon: with a style sheet, Qt draws only one of the two and
//! prefers the icon.
class IndicatorStyle : public QProxyStyle
{
    Q_OBJECT

public:
    IndicatorStyle();
    int styleHint(StyleHint hint, const QStyleOption *option = nullptr, const QWidget *widget = nullptr, QStyleHintReturn *data = nullptr) const override;
    using QProxyStyle::polish;
    void polish(QWidget *widget) override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget = nullptr) const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace awaitscope
