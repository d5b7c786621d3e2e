// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// For the eye: show_timeline [--dark] [--png OUT] [--size WxH] TRACE.jsonl

#include "tests/views/timeline/storedtrace.h"

#include "views/common/appstyle.h"
#include "views/timeline/displaylistbuilder.h"
#include "views/timeline/painter.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QPainter>

#include <cstdio>

using namespace awaitscope;

namespace {

int writePng(const TraceStore &store, const Theme &theme, QSize size, const QString &path, bool text)
{
    LaneLayout layout;
    layout.update(&store);
    TimelineOptions options;
    options.size = size;
    options.range = paddedRange(store.range(), size.width() - options.namesWidth);
    options.legend = true;
    const DisplayList list = buildDisplayList(store, layout, options);
    if (text)
        std::fputs(list.toText().toUtf8().constData(), stdout);
    QImage image(size * 2, QImage::Format_RGB32);
    image.setDevicePixelRatio(2);
    QPainter painter(&image);
    TimelinePainter timeline(theme);
    timeline.paintGround(painter, QRectF(QPointF(0, 0), size));
    timeline.paint(painter, list);
    painter.end();
    return image.save(path) ? 0 : 1;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QApplication::setStyle(QStringLiteral("Fusion"));
    QCommandLineParser parser;
    parser.addOption({QStringLiteral("dark"), QString()});
    parser.addOption({QStringLiteral("text"), QString()});
    parser.addOption({QStringLiteral("png"), QString(), QStringLiteral("path")});
    parser.addOption({QStringLiteral("size"), QString(), QStringLiteral("WxH"), QStringLiteral("1100x600")});
    parser.process(app);
    const Theme &theme = Theme::get(parser.isSet(QStringLiteral("dark")) ? ThemeKind::Dark : ThemeKind::Light);
    QApplication::setFont(applicationFont());
    app.setPalette(applicationPalette(theme));
    app.setStyleSheet(applicationStyleSheet(theme));
    const StoredTrace stored = StoredTrace::load(parser.positionalArguments().value(0));
    if (!stored.store)
        return 2;
    const QStringList size = parser.value(QStringLiteral("size")).split(u'x');
    return writePng(*stored.store, theme, QSize(size.value(0).toInt(), size.value(1).toInt()), parser.value(QStringLiteral("png")),
                    parser.isSet(QStringLiteral("text")));
}
