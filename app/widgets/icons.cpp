// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/icons.h"

#include <QApplication>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace awaitscope {

namespace {

//! Paints an SVG with `currentColor` strokes in a colour of the application's palette.
class PaletteIconEngine : public QIconEngine
{
public:
    PaletteIconEngine(QString name, QPalette::ColorRole role)
        : m_name(std::move(name)), m_role(role) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const QPalette palette = QApplication::palette();
        const QPalette::ColorGroup group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
        // Selected rows have a light background, not the accent colour: icons keep their colour there.
        QSvgRenderer(source(palette.color(group, m_role))).render(painter, rect);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal) override
    {
        const QRgb color = QApplication::palette().color(mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active, m_role).rgba();
        const QString key = QStringLiteral("awaitscope:%1:%2:%3:%4:%5").arg(m_name).arg(size.width()).arg(size.height()).arg(color).arg(mode);
        QPixmap result;
        if (QPixmapCache::find(key, &result))
            return result;
        result = QPixmap(size);
        result.fill(Qt::transparent);
        QPainter painter(&result);
        painter.setRenderHint(QPainter::Antialiasing);
        paint(&painter, QRect(QPoint(), size), mode, state);
        painter.end();
        QPixmapCache::insert(key, result);
        return result;
    }

    QIconEngine *clone() const override { return new PaletteIconEngine(*this); }
    bool isNull() override { return m_name.isEmpty(); }

private:
    QByteArray source(const QColor &color) const
    {
        QFile file(QStringLiteral(":/icons/%1.svg").arg(m_name));
        if (!file.open(QIODevice::ReadOnly))
            return {};
        return file.readAll().replace("currentColor", color.name().toLatin1());
    }

    QString m_name;
    QPalette::ColorRole m_role;
};

} // namespace

QIcon icon(const QString &name)
{
    return QIcon(new PaletteIconEngine(name, QPalette::ButtonText));
}

QIcon iconOnAccent(const QString &name)
{
    return QIcon(new PaletteIconEngine(name, QPalette::HighlightedText));
}

QIcon applicationIcon()
{
    return QIcon(QStringLiteral(":/icons/awaitscope.svg"));
}

} // namespace awaitscope
