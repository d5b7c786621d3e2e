// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/engine/run.h"
#include "model/program/file/tasksetreader.h"
#include "tests/views/export/exportsupport.h"
#include "views/common/appstyle.h"
#include "views/export/pages/pages.h"
#include "views/export/scene/exportpaint.h"
#include "views/export/scene/exportwords.h"

#include <QRegularExpression>
#include <QTest>

#include <set>

using namespace awaitscope;
using namespace awaitscope::test;

namespace {

//! The colour role below a text: its plate, its bar, or the lanes.
ColorRole groundOf(const TextItem &text)
{
    if (text.plate)
        return ColorRole::Canvas;
    if (text.color == ColorRole::OnPending)
        return ColorRole::Pending;
    if (text.color == ColorRole::OnAccent)
        return ColorRole::Accent;
    if (text.color == ColorRole::AwaitingText)
        return ColorRole::Awaiting;
    return text.color == ColorRole::Canvas ? ColorRole::GatherLine : ColorRole::AlternateLane;
}

using RolePairs = std::set<std::pair<ColorRole, ColorRole>>;

//! Collects which colours the pictures of all scenarios use on which background: for texts, and for signs and lines.
void collectRoles(const DisplayList &list, RolePairs &texts, RolePairs &marks)
{
    for (const DisplayItem &item : list.items) {
        if (const auto *text = std::get_if<TextItem>(&item.shape))
            texts.insert({text->color, groundOf(*text)});
        else if (const auto *glyph = std::get_if<GlyphItem>(&item.shape))
            marks.insert({glyph->color, glyph->color == ColorRole::OnPending ? ColorRole::Pending : ColorRole::AlternateLane});
        else if (const auto *line = std::get_if<LineItem>(&item.shape); line && line->color != ColorRole::Grid && line->color != ColorRole::Border)
            marks.insert({line->color, ColorRole::AlternateLane});
    }
}

} // namespace

class ExportSceneTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QGuiApplication::setFont(applicationFont()); }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }

    void everyColourIsLegible_data();
    void everyColourIsLegible();
    void transparentPictureIsLegibleOnBothBackgrounds_data();
    void transparentPictureIsLegibleOnBothBackgrounds();
    void heightIsMet_data();
    void heightIsMet();
    void namesAreNotCut_data();
    void namesAreNotCut();
    void marksAtTheStartAreNotCut();
    void showsOnlyWhatWasChosen();
    void saysThatALimitEndedTheRun();
    void pagesBreakBetweenLanes();
    void moreLanesThanPixelsLoseNoError();
    void tooManyLanesForAPictureAreMerged();
};

void ExportSceneTest::everyColourIsLegible_data()
{
    QTest::addColumn<int>("theme");
    QTest::newRow("light") << int(ExportTheme::Light);
    QTest::newRow("dark") << int(ExportTheme::Dark);
}

// WCAG requires 4.5 : 1 for text and 3 : 1 for graphics.
void ExportSceneTest::everyColourIsLegible()
{
    QFETCH(int, theme);
    const Theme &colours = themeOf(ExportTheme(theme));
    RolePairs texts;
    RolePairs marks;
    for (const QString &file : QDir(Scenarios + QStringLiteral("seed")).entryList({QStringLiteral("*.jsonl")}, QDir::Files)) {
        const StoredRun run(QStringLiteral("seed/") + file.chopped(6));
        collectRoles(buildExportScene(run.store, fixedOptions()).list, texts, marks);
    }
    QVERIFY(texts.size() > 6 && marks.size() > 4);
    const auto check = [&](const RolePairs &pairs, double least) {
        for (const auto &[ink, ground] : pairs) {
            const double contrast = contrastRatio(colours.color(ink), colours.color(ground));
            QVERIFY2(contrast >= least, qPrintable(QStringLiteral("%1 on %2: %3").arg(Theme::roleName(ink), Theme::roleName(ground)).arg(contrast)));
        }
    };
    check(texts, 4.5);
    check(marks, 3.0);
}

// A picture without a background may be placed on white or on black: its text has a halo or a bar.
void ExportSceneTest::transparentPictureIsLegibleOnBothBackgrounds_data()
{
    everyColourIsLegible_data();
}

void ExportSceneTest::transparentPictureIsLegibleOnBothBackgrounds()
{
    QFETCH(int, theme);
    const Theme &colours = themeOf(ExportTheme(theme));
    const StoredRun run(Forgotten);
    const DisplayList list = withoutGround(buildExportScene(run.store, fixedOptions()).list);
    const QColor rim = colours.color(ColorRole::Canvas);
    const DisplayItem *before = nullptr;
    for (const DisplayItem &item : list.items) {
        const auto *text = std::get_if<TextItem>(&item.shape);
        if (text && wantsHalo(text->color))
            QVERIFY2(contrastRatio(colours.color(text->color), rim) >= 4.5, qPrintable(text->text));
        const auto *glyph = std::get_if<GlyphItem>(&item.shape);
        if (glyph && glyph->ground == ColorRole::None && wantsHalo(glyph->color)) {
            const auto *under = before ? std::get_if<GlyphItem>(&before->shape) : nullptr;
            QVERIFY(under && under->color == ColorRole::Canvas && under->size > glyph->size && under->center == glyph->center);
        }
        const auto *line = std::get_if<LineItem>(&item.shape);
        for (const QColor ground : {QColor(Qt::white), QColor(Qt::black)})
            QVERIFY(!line || contrastRatio(colours.color(line->color), ground) >= 2.2);
        before = &item;
    }
}

void ExportSceneTest::heightIsMet_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::newRow("slide") << 1280 << 720;
    QTest::newRow("low") << 1000 << 200;
    QTest::newRow("tall") << 600 << 1600;
}

void ExportSceneTest::heightIsMet()
{
    QFETCH(int, width);
    QFETCH(int, height);
    const StoredRun run(Siblings);
    ExportOptions options;
    options.width = width;
    options.height = height;
    const ExportScene scene = buildExportScene(run.store, options);
    QCOMPARE(deviceSize(scene, 1), QSize(width, height));
    QVERIFY(scene.rowTops.back() * scene.zoom <= height);
}

void ExportSceneTest::namesAreNotCut_data()
{
    scenarioRows();
}

// The names column is as wide as the names, and no text is cut at the edge of the picture.
void ExportSceneTest::namesAreNotCut()
{
    QFETCH(QString, name);
    const StoredRun run(name);
    const ExportScene scene = buildExportScene(run.store, fixedOptions());
    const TextMeasure measure = fixedMeasure();
    for (const DisplayItem &item : scene.list.items) {
        const auto *text = std::get_if<TextItem>(&item.shape);
        if (!text || (item.clip != Clip::Names && item.clip != Clip::Ruler))
            continue;
        const qreal width = measure(text->text, text->pixelSize, text->bold);
        const bool longest = scene.list.names.width() > 0.29 * 1000; // the maximum width of the column
        QVERIFY2(width <= text->rect.width() + 1 || longest, qPrintable(text->text));
        QVERIFY2(item.clip == Clip::Names || text->rect.left() + width <= scene.list.ruler.right(), qPrintable(text->text));
    }
}

void ExportSceneTest::marksAtTheStartAreNotCut()
{
    const StoredRun run(QStringLiteral("seed/a1_s3d_never_awaited"));
    const ExportScene scene = buildExportScene(run.store, fixedOptions());
    for (const DisplayItem &item : scene.list.items)
        if (const auto *glyph = std::get_if<GlyphItem>(&item.shape); glyph && item.clip == Clip::Plot)
            QVERIFY(glyph->center.x() - glyph->size / 2 >= scene.list.plot.left());
}

void ExportSceneTest::saysThatALimitEndedTheRun()
{
    const auto set = readTaskSet(R"({"schema":1,"coros":{"w":{"body":[{"op":"repeat","times":1000000000,"body":[]}]},
        "main":{"body":[{"op":"await","of":{"gather":[{"coro":"w"}]}}]}},"main":"main"})");
    QVERIFY(set);
    RunOptions runOptions;
    runOptions.limits.maxSteps = 1000;
    const auto run = Run::create(*set, runOptions);
    QVERIFY(run);
    (*run)->runToEnd();
    const TraceStore store((*run)->trace());
    QCOMPARE(exportSubtitle(store, {}).section(QStringLiteral(" · "), -2), QStringLiteral("ended by a limit · 2 unfinished"));
    QVERIFY2(exportDescription(store).contains(u"ended by a limit, 2 unfinished."), qPrintable(exportDescription(store)));
}

void ExportSceneTest::showsOnlyWhatWasChosen()
{
    const StoredRun run(Siblings);
    ExportOptions options = fixedOptions();
    options.title = options.legend = options.ruler = false;
    options.lanes = std::vector<quint32>{0, 2};
    options.range = TimeRange{std::chrono::milliseconds(50), std::chrono::milliseconds(250)};
    const ExportScene scene = buildExportScene(run.store, options);
    QCOMPARE(scene.rowTops.size(), 3U); // two lanes and the end
    QVERIFY(scene.list.ruler.isEmpty());
    QCOMPARE(scene.range.begin, options.range->begin);
    for (const DisplayItem &item : scene.list.items) {
        QVERIFY(item.ref.kind != ItemRef::Kind::Legend);
        const auto *text = std::get_if<TextItem>(&item.shape);
        QVERIFY(!text || (text->text != run.store.displayName(1) && text->pixelSize < 14));
    }
    const qreal without = scene.size().height();
    options.log = true;
    const ExportScene logged = buildExportScene(run.store, options);
    QVERIFY(logged.size().height() > without + 40);
}

void ExportSceneTest::pagesBreakBetweenLanes()
{
    const StoredRun run(Siblings);
    const ExportScene scene = buildExportScene(run.store, fixedOptions());
    const ExportPages pages = layOutPages(scene, PageFit::Tiles, QSizeF(500, 240), 1);
    QVERIFY(pages.pages.size() > 3);
    QCOMPARE(pages.pages.front().window.top(), scene.rowTops.front());
    for (const ExportPage &page : pages.pages)
        QVERIFY(page.window.isEmpty() || std::find(scene.rowTops.begin(), scene.rowTops.end(), page.window.bottom()) != scene.rowTops.end());
    QCOMPARE(layOutPages(scene, PageFit::OnePage, QSizeF(500, 240), 1).pages.size(), 1U);
}

namespace {

//! \a tasks that sleep; the last but one fails, and its exception is never retrieved.
std::unique_ptr<Run> manyTasks(int tasks)
{
    const QByteArray json = R"({"schema": 1, "main": "main", "coros": {
        "work": {"params": ["index"], "body": [{"op": "sleep", "ms": 100}]},
        "fail": {"body": [{"op": "sleep", "ms": 10}, {"op": "raise", "type": "ValueError", "msg": "no"}]},
        "last": {"body": [{"op": "sleep", "ms": 100}]},
        "main": {"body": [{"op": "spawn", "coro": "work", "times": )"
        + QByteArray::number(tasks) + R"(}, {"op": "spawn", "coro": "fail"}, {"op": "spawn", "coro": "last"}, {"op": "sleep", "ms": 200}]}
    }})";
    auto run = Run::create(*readTaskSet(json), {});
    (*run)->runToEnd();
    return *std::move(run);
}

} // namespace

void ExportSceneTest::moreLanesThanPixelsLoseNoError()
{
    const auto run = manyTasks(3000);
    TraceStore store(run->trace());
    store.update();
    ExportOptions options = fixedOptions();
    options.height = 600;
    const ExportScene scene = buildExportScene(store, options);
    QCOMPARE(scene.size(), QSizeF(1000, 600));
    QCOMPARE(scene.zoom, 1.0); // texts stay legible
    QRectF red;
    for (const DisplayItem &item : scene.list.items) {
        const auto *bar = std::get_if<RectItem>(&item.shape);
        if (bar && item.clip == Clip::Plot && bar->fill == ColorRole::Pending)
            red |= bar->rect;
    }
    QVERIFY2(red.width() > 300 && red.height() >= 1 && red.bottom() <= scene.list.plot.bottom() + 0.5, qPrintable(QString::number(red.width())));
    const QImage image = renderExport(scene, options);
    QCOMPARE(image.pixelColor(int(red.center().x()), int(red.top())), themeOf(ExportTheme::Light).color(ColorRole::Pending));
}

void ExportSceneTest::tooManyLanesForAPictureAreMerged()
{
    const auto run = manyTasks(20'000);
    TraceStore store(run->trace());
    store.update();
    const ExportScene scene = buildExportScene(store, fixedOptions());
    QVERIFY(scene.size().height() < 5000);
    QVERIFY(scene.list.items.size() < 20'000);
    const bool told = std::any_of(scene.list.items.begin(), scene.list.items.end(), [](const DisplayItem &item) {
        const auto *text = std::get_if<TextItem>(&item.shape);
        return text && text->text.contains(QStringLiteral("20003 lanes"));
    });
    QVERIFY(told);
}

QTEST_MAIN(ExportSceneTest)
#include "tst_exportscene.moc"
