// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/export/raster/animationwriter.h"

#include "views/export/embedding/embedding.h"
#include "views/export/raster/imagewriter.h"
#include "views/export/scene/exportpaint.h"

#include <QCoreApplication>
#include <QPainter>

#include <webp/encode.h>
#include <webp/mux.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace awaitscope {

namespace {

constexpr int HoldMs = 2000; // the last frame is held, so that it can be read before the animation restarts

struct EncoderDeleter
{
    void operator()(WebPAnimEncoder *e) const { WebPAnimEncoderDelete(e); }
};

//! The part of an item that is visible when the animation has reached \a x. Bars grow; everything else appears once its start is reached.
std::optional<DisplayItem> seenUpTo(const DisplayItem &item, qreal x)
{
    const bool ofRun = item.clip == Clip::Plot && item.ref.kind != ItemRef::Kind::None && item.ref.kind != ItemRef::Kind::Lane;
    const auto *line = std::get_if<LineItem>(&item.shape);
    // The grid is always visible; the line of a failed gather is dashed.
    const bool moment = item.clip == Clip::Plot && line && line->edge != Edge::Solid;
    if (!ofRun && !moment)
        return item;
    DisplayItem seen = item;
    struct Cut
    {
        qreal x;
        bool operator()(RectItem &r) const
        {
            if (r.rect.right() > x)
                r.brokenEnd = false;
            r.rect.setRight(std::min(r.rect.right(), x));
            return r.rect.width() > 0;
        }
        bool operator()(LineItem &l) const
        {
            l.to.setX(std::min(l.to.x(), std::max(x, l.from.x())));
            return l.from.x() <= x;
        }
        bool operator()(TextItem &t) const { return t.rect.left() <= x; }
        bool operator()(GlyphItem &g) const { return g.center.x() <= x; }
        bool operator()(CurveItem &c) const { return std::max(c.from.x(), c.to.x()) <= x; }
    };
    return std::visit(Cut{x}, seen.shape) ? std::optional(seen) : std::nullopt;
}

class Animation
{
public:
    Animation(const ExportScene &scene, const ExportOptions &options)
        : m_scene(scene), m_options(options), m_size(deviceSize(scene, options.scale)) {}

    QString problem() const;
    QByteArray write(QString *error, const ExportProgress &progress);

private:
    double seconds() const { return double((m_scene.runEnd - m_scene.runBegin).count()) / 1e9 / std::max(m_options.playSpeed, 1e-6); }
    int frames() const { return int(std::clamp(std::ceil(seconds() * m_options.framesPerSecond), 1.0, 1e9)); }
    ExportScene at(double share) const;
    bool add(WebPAnimEncoder *encoder, const ExportScene &scene, int timestamp) const;

    const ExportScene &m_scene;
    const ExportOptions &m_options;
    QSize m_size;
};

QString Animation::problem() const
{
    if (std::max(m_size.width(), m_size.height()) > MaxWebPSide)
        return QCoreApplication::translate("Export", "the animation would be %1 × %2 pixels; WebP allows at most %3 per side")
            .arg(m_size.width())
            .arg(m_size.height())
            .arg(MaxWebPSide);
    if (frames() > MaxFrames)
        return QCoreApplication::translate("Export", "the animation would have %1 frames; the limit is %2: choose a higher speed")
            .arg(frames())
            .arg(MaxFrames);
    return {};
}

ExportScene Animation::at(double share) const
{
    ExportScene scene = m_scene;
    if (share >= 1)
        return scene; // including the labels after the end
    const QRectF &plot = m_scene.list.plot;
    const auto position = [&](Time t) {
        return plot.left() + plot.width() * double((t - m_scene.range.begin).count()) / double(std::max<qint64>(m_scene.range.duration().count(), 1));
    };
    const qreal x = position(m_scene.runBegin) + (position(m_scene.runEnd) - position(m_scene.runBegin)) * share;
    scene.list.items.clear();
    for (const DisplayItem &item : m_scene.list.items)
        if (const auto seen = seenUpTo(item, x))
            scene.list.items.push_back(*seen);
    scene.list.items.push_back({LineItem{{x, plot.top()}, {x, m_scene.rowTops.back()}, ColorRole::Accent, Edge::Solid, 1.5}, {}, Clip::None});
    return scene;
}

bool Animation::add(WebPAnimEncoder *encoder, const ExportScene &scene, int timestamp) const
{
    const QImage image = renderExport(scene, m_options).convertToFormat(QImage::Format_RGBA8888);
    WebPConfig config;
    WebPPicture picture;
    if (image.isNull() || !WebPConfigInit(&config) || !WebPConfigLosslessPreset(&config, 2) || !WebPPictureInit(&picture))
        return false;
    picture.use_argb = 1;
    picture.width = image.width();
    picture.height = image.height();
    const bool added = WebPPictureImportRGBA(&picture, image.constBits(), int(image.bytesPerLine()))
        && WebPAnimEncoderAdd(encoder, &picture, timestamp, &config);
    WebPPictureFree(&picture);
    return added;
}

struct MuxDeleter
{
    void operator()(WebPMux *m) const { WebPMuxDelete(m); }
};

WebPData dataOf(const QByteArray &bytes)
{
    return {reinterpret_cast<const uint8_t *>(bytes.constData()), std::size_t(bytes.size())};
}

//! \a animation with the metadata that hold \a element; empty if that fails.
QByteArray withXmp(const QByteArray &animation, const QByteArray &element)
{
    const QByteArray xmp = "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                           "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n<rdf:Description rdf:about=\"\">\n"
        + element + "\n</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>";
    const WebPData before = dataOf(animation), metadata = dataOf(xmp);
    const std::unique_ptr<WebPMux, MuxDeleter> mux(WebPMuxCreate(&before, 0));
    WebPData after;
    WebPDataInit(&after);
    QByteArray out;
    if (mux && WebPMuxSetChunk(mux.get(), "XMP ", &metadata, 0) == WEBP_MUX_OK && WebPMuxAssemble(mux.get(), &after) == WEBP_MUX_OK)
        out = QByteArray(reinterpret_cast<const char *>(after.bytes), qsizetype(after.size));
    WebPDataClear(&after);
    return out;
}

QByteArray Animation::write(QString *error, const ExportProgress &progress)
{
    WebPAnimEncoderOptions encoderOptions;
    WebPAnimEncoderOptionsInit(&encoderOptions);
    const std::unique_ptr<WebPAnimEncoder, EncoderDeleter> encoder(WebPAnimEncoderNew(m_size.width(), m_size.height(), &encoderOptions));
    const auto fail = [error] {
        *error = QCoreApplication::translate("Export", "the animation could not be compressed");
        return QByteArray();
    };
    if (!encoder)
        return fail();
    const int count = frames();
    const double step = 1000.0 / m_options.framesPerSecond;
    for (int i = 0; i <= count; ++i) {
        if (progress && !progress(double(i) / (count + 1)))
            return {};
        if (!add(encoder.get(), at(double(i) / count), int(std::lround(i * step))))
            return fail();
    }
    WebPData data;
    WebPDataInit(&data);
    QByteArray animation;
    if (WebPAnimEncoderAdd(encoder.get(), nullptr, int(std::lround(count * step)) + HoldMs, nullptr) && WebPAnimEncoderAssemble(encoder.get(), &data))
        animation = QByteArray(reinterpret_cast<const char *>(data.bytes), qsizetype(data.size));
    WebPDataClear(&data);
    if (!animation.isEmpty() && !m_options.embedded.isEmpty())
        animation = withXmp(animation, xmpElement(m_options.embedded, m_options.strategy));
    return animation.isEmpty() ? fail() : animation;
}

} // namespace

QByteArray writeAnimation(const ExportScene &scene, const ExportOptions &options, QString *error, const ExportProgress &progress)
{
    Animation animation(scene, options);
    *error = animation.problem();
    return error->isEmpty() ? animation.write(error, progress) : QByteArray();
}

} // namespace awaitscope
