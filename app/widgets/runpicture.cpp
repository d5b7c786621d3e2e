// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/runpicture.h"

#include "model/engine/run.h"
#include "views/export/scene/exportscene.h"
#include "views/picture/painter.h"

#include <QPainter>

#include <algorithm>

namespace awaitscope {

QPixmap runPicture(const TaskSet &set, const Theme &theme, const RunPictureOptions &options)
{
    auto run = Run::create(set);
    if (!run)
        return {};
    (*run)->runToEnd();
    const TraceStore store((*run)->trace());
    ExportOptions picture;
    picture.theme = theme.isDark() ? ExportTheme::Dark : ExportTheme::Light;
    picture.width = options.width;
    picture.title = false;
    picture.legend = options.legend;
    picture.embed = false;
    const ExportScene scene = buildExportScene(store, picture);
    const QSizeF size(options.width, std::min<qreal>(scene.size().height(), options.maximalHeight));
    QPixmap out((size * options.ratio).toSize());
    out.setDevicePixelRatio(options.ratio);
    QPainter painter(&out);
    painter.scale(scene.zoom, scene.zoom);
    TimelinePainter timeline(theme);
    timeline.paintGround(painter, QRectF(QPointF(), scene.list.size));
    timeline.paint(painter, scene.list);
    return out;
}

} // namespace awaitscope
