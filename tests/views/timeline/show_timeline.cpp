// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// For visual inspection: show_timeline [--dark] [--png OUT [--text]] [--size WxH] TRACE.jsonl, in a window unless there is an OUT

#include "tests/views/timeline/storedtrace.h"

#include "views/common/appstyle.h"
#include "views/picture/displaylistbuilder.h"
#include "views/picture/painter.h"
#include "views/timeline/minimap.h"
#include "views/timeline/timelinetable.h"
#include "views/timeline/timelinewidget.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QPainter>
#include <QVBoxLayout>

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

int showWindow(const TraceStore &store, const Theme &theme, QSize size)
{
    ViewState state;
    QWidget window;
    auto *column = new QVBoxLayout(&window);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *timeline = new TimelineWidget(&state);
    auto *minimap = new Minimap(&state);
    column->addWidget(new TimelineWithTable(timeline), 1);
    column->addWidget(minimap);
    QObject::connect(timeline, &TimelineWidget::namesWidthChanged, minimap, &Minimap::setLeft);
    QObject::connect(timeline, &TimelineWidget::rightMarginChanged, minimap, &Minimap::setRight);
    QObject::connect(timeline, &TimelineWidget::hitsChanged, minimap, [timeline, minimap] { minimap->setHits(timeline->hits()); });
    timeline->setTheme(theme);
    minimap->setTheme(theme);
    timeline->setStore(&store);
    minimap->setStore(&store);
    window.resize(size);
    window.show();
    timeline->setFocus();
    return QApplication::exec();
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
    const QSize pixels(size.value(0).toInt(), size.value(1).toInt());
    if (!parser.isSet(QStringLiteral("png")))
        return showWindow(*stored.store, theme, pixels);
    return writePng(*stored.store, theme, pixels, parser.value(QStringLiteral("png")),
                    parser.isSet(QStringLiteral("text")));
}
