// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/steps/coroutinechooser.h"

#include "model/text/visibletext.h"
#include "views/common/widgets/namemenu.h"
#include "views/common/widgets/smallglyphs.h"
#include "views/common/widgettheme.h"

#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

namespace awaitscope {

namespace {
constexpr int arrowSize = 8;
constexpr int arrowGap = 6;
constexpr int padding = 4;
constexpr int slack = 3; // glyph widths are fractional: text that fits exactly would be cut
} // namespace

CoroutineChooser::CoroutineChooser(QWidget *parent)
    : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    setFont(bold);
    setToolTip(tr("Choose the coroutine to edit"));
    connect(this, &QAbstractButton::clicked, this, &CoroutineChooser::openMenu);
}

QSize CoroutineChooser::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(visibleText(text())) + arrowGap + arrowSize + 2 * padding + slack, fontMetrics().height() + 8};
}

void CoroutineChooser::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &theme = themeOf(this);
    if (hasFocus() || underMouse() || isDown()) {
        painter.setPen(hasFocus() ? QPen(theme.color(ColorRole::Focus)) : QPen(Qt::NoPen));
        painter.setBrush(theme.color(ColorRole::Hover));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    }
    const QColor color = theme.color(ColorRole::Accent);
    painter.setPen(color);
    const QRect area = rect().adjusted(padding, 0, -padding - arrowGap - arrowSize, 0);
    painter.drawText(area, Qt::AlignVCenter | Qt::AlignLeft, fontMetrics().elidedText(visibleText(text()), Qt::ElideRight, area.width()));
    const QRectF arrow(width() - padding - arrowSize, (height() - arrowSize) / 2.0, arrowSize, arrowSize);
    paintFold(painter, arrow, color, false);
}

void CoroutineChooser::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Down)
        openMenu();
    else
        QAbstractButton::keyPressEvent(event);
}

void CoroutineChooser::openMenu()
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("coroutineMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    std::vector<NameEntry> names;
    for (const QString &name : m_names)
        names.push_back({name, [this, name] { Q_EMIT chosen(name); }, name == text()});
    addNames(menu, std::move(names));
    menu->addSeparator();
    menu->addAction(tr("New Coroutine"), this, &CoroutineChooser::newRequested)->setObjectName(QStringLiteral("newCoroutine"));
    menu->addAction(tr("Name and Parameters\u2026"), this, &CoroutineChooser::headRequested)->setObjectName(QStringLiteral("editHead"));
    menu->addAction(tr("Delete Coroutine"), this, &CoroutineChooser::removeRequested)->setObjectName(QStringLiteral("deleteCoroutine"));
    menu->popup(mapToGlobal(QPoint(0, height())));
}

} // namespace awaitscope
