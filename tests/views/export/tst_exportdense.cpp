// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/views/export/exportsupport.h"
#include "tests/views/timeline/madetrace.h"
#include "views/common/appstyle.h"
#include "views/export/raster/imagewriter.h"
#include "views/export/scene/exportpaint.h"
#include "views/export/scene/exportscene.h"
#include "views/export/svg/svgwriter.h"

#include <QRegularExpression>
#include <QTest>

// Pictures of so many lanes that their rows are thin or merged: a single exception is still named, explained and red.

using namespace awaitscope;
using namespace awaitscope::test;
using std::chrono::milliseconds;

namespace {

struct DenseRun
{
    DenseRun(quint32 lanes, quint32 failing)
        : made(MadeTrace::manyLanes(lanes, failing)), store(made->trace())
    {
    }
    //! The lane of the only exception.
    quint32 failed() const { return store.ledger().at(0).lane; }
    QString failedName() const { return store.displayName(failed()); }

    std::unique_ptr<MadeTrace> made;
    TraceStore store;
};

struct LegendEntry
{
    ColorRole fill;
    Pattern pattern;
};

//! The swatches of the legend by their text.
QHash<QString, LegendEntry> legendOf(const DisplayList &list)
{
    QHash<QString, LegendEntry> out;
    LegendEntry swatch{};
    for (const DisplayItem &item : list.items) {
        if (item.ref.kind != ItemRef::Kind::Legend)
            continue;
        if (const auto *rect = std::get_if<RectItem>(&item.shape))
            swatch = {rect->fill, rect->pattern};
        else if (const auto *text = std::get_if<TextItem>(&item.shape))
            out.insert(text->text, swatch);
    }
    return out;
}

QStringList namesIn(const DisplayList &list)
{
    QStringList out;
    for (const DisplayItem &item : list.items)
        if (const auto *text = std::get_if<TextItem>(&item.shape); text && item.clip == Clip::Names)
            out << text->text;
    return out;
}

//! The fills of all bars in the rows.
QSet<ColorRole> fillsOf(const DisplayList &list)
{
    QSet<ColorRole> out;
    for (const DisplayItem &item : list.items)
        if (const auto *rect = std::get_if<RectItem>(&item.shape); rect && item.ref.kind == ItemRef::Kind::Span)
            out << rect->fill;
    return out;
}

const QString PendingWords = QStringLiteral("raised, not retrieved");

} // namespace

class ExportDenseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QGuiApplication::setFont(applicationFont()); }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }

    void oneExceptionIsFound_data();
    void oneExceptionIsFound();
    void legendShowsWhatLowBarsShow();
    void failedLanesKeepTheirNames_data();
    void failedLanesKeepTheirNames();
    void descriptionNamesFailedLanesFirst();
    void exceptionsOfOneLineAreCounted();
};

void ExportDenseTest::oneExceptionIsFound_data()
{
    QTest::addColumn<quint32>("lanes");
    QTest::addColumn<int>("height");
    for (const quint32 lanes : {1000U, 3000U, 8000U, 10'000U, 100'000U}) {
        QTest::addRow("%u lanes", lanes) << lanes << 0;
        QTest::addRow("%u lanes in 700 px", lanes) << lanes << 700;
    }
}

void ExportDenseTest::oneExceptionIsFound()
{
    QFETCH(quint32, lanes);
    QFETCH(int, height);
    const DenseRun run(lanes, lanes * 7 / 9);
    ExportOptions options = fixedOptions();
    if (height > 0)
        options.height = height;
    const ExportScene scene = buildExportScene(run.store, options);

    QVERIFY(legendOf(scene.list).contains(PendingWords));
    QCOMPARE(legendOf(scene.list).value(PendingWords).fill, ColorRole::Pending);
    QCOMPARE(namesIn(scene.list), QStringList{run.failedName()});

    QRectF red;
    QString tooltip;
    for (const DisplayItem &item : scene.list.items) {
        const auto *bar = std::get_if<RectItem>(&item.shape);
        if (!bar || item.ref.kind != ItemRef::Kind::Span || bar->fill != ColorRole::Pending)
            continue;
        red |= bar->rect;
        tooltip = scene.tooltip(item.ref);
    }
    QVERIFY(red.width() >= 100);
    QVERIFY2(tooltip.startsWith(run.failedName() + QStringLiteral(":")) && tooltip.contains(u"ValueError: no"), qPrintable(tooltip));

    for (const ExportTheme theme : {ExportTheme::Light, ExportTheme::Dark}) {
        options.theme = theme;
        const QImage image = renderExport(scene, options);
        const QColor saturated = themeOf(theme).color(ColorRole::Pending);
        const int y = int(std::round(red.top() * scene.zoom));
        int found = 0;
        for (int x = int(red.left()); x < int(red.right()); ++x)
            found += image.pixelColor(x, y) == saturated || image.pixelColor(x, y + 1) == saturated;
        QVERIFY2(found >= red.width() * scene.zoom - 3, qPrintable(QString::number(found)));
    }

    SvgOptions svgOptions;
    svgOptions.title = scene.title;
    svgOptions.description = scene.description;
    svgOptions.laneName = scene.laneName;
    svgOptions.tooltip = scene.tooltip;
    svgOptions.measure = options.measure;
    const QString svg = QString::fromUtf8(writeSvg(scene.list, svgOptions));
    const qsizetype desc = svg.indexOf(u"<desc");
    const QString description = svg.mid(desc, svg.indexOf(u"</desc>") - desc);
    QVERIFY(description.contains(run.failedName() + QStringLiteral(", ")));
    QVERIFY(description.contains(u"ValueError"));
    QVERIFY(svg.contains(QStringLiteral("<title>%1</title>").arg(tooltip)));
}

// Stretches have one tone per state there, and the legend shows the same; sleeping and running differ.
void ExportDenseTest::legendShowsWhatLowBarsShow()
{
    MadeTrace made;
    std::vector<EntityId> tasks;
    for (int i = 0; i < 2000; ++i) {
        tasks.push_back(made.createWork(Time{0}));
        made.start(tasks.back(), Time{0});
    }
    for (const EntityId task : tasks) // they run for a while, as on the wall clock
        made.sleep(task, milliseconds(40));
    for (const EntityId task : tasks)
        made.succeed(task, milliseconds(100));
    made.exit(milliseconds(100));
    const TraceStore store(made.trace());
    for (const int height : {0, 600}) { // thin rows, merged rows
        ExportOptions options = fixedOptions();
        if (height > 0)
            options.height = height;
        const ExportScene scene = buildExportScene(store, options);
        const auto legend = legendOf(scene.list);
        const QSet<ColorRole> fills = fillsOf(scene.list);
        for (const QString &words : {QStringLiteral("sleeping"), QStringLiteral("running a step")}) {
            QVERIFY2(legend.contains(words), qPrintable(words));
            QCOMPARE(legend.value(words).pattern, Pattern::None);
            QVERIFY2(fills.contains(legend.value(words).fill), qPrintable(words));
        }
        QVERIFY(legend.value(QStringLiteral("sleeping")).fill != legend.value(QStringLiteral("running a step")).fill);
        QVERIFY(!legend.contains(QStringLiteral("succeeded"))); // rows that thin have no ticks
    }
}

void ExportDenseTest::failedLanesKeepTheirNames_data()
{
    QTest::addColumn<int>("height");
    QTest::newRow("thin rows") << 0;
    QTest::newRow("merged rows") << 500;
}

void ExportDenseTest::failedLanesKeepTheirNames()
{
    QFETCH(int, height);
    MadeTrace made;
    std::vector<EntityId> tasks;
    for (int i = 0; i < 2000; ++i) {
        tasks.push_back(made.createWork(Time{0}));
        made.start(tasks.back(), Time{0});
        made.sleep(tasks.back(), Time{0});
    }
    for (const EntityId task : tasks)
        made.wake(task, milliseconds(10));
    for (std::size_t i = 0; i < tasks.size(); ++i) { // three adjacent tasks fail, and two far away from them
        if ((i >= 500 && i < 503) || i == 0 || i == 1999)
            made.raise(tasks[i], milliseconds(10));
        else
            made.succeed(tasks[i], milliseconds(10));
    }
    made.exit(milliseconds(20));
    const TraceStore store(made.trace());
    ExportOptions options = fixedOptions();
    if (height > 0)
        options.height = height;
    const ExportScene scene = buildExportScene(store, options);
    QCOMPARE(namesIn(scene.list),
             (QStringList{store.displayName(1), QStringLiteral("%1 and 2 more").arg(store.displayName(501)), store.displayName(2000)}));
    qreal last = scene.list.names.top() - 14;
    for (const DisplayItem &item : scene.list.items) {
        const auto *text = std::get_if<TextItem>(&item.shape);
        if (!text || item.clip != Clip::Names)
            continue;
        const qreal y = text->rect.center().y();
        QVERIFY(y - last >= 14 && y >= scene.list.names.top() + 6 && y <= scene.list.names.bottom() - 6);
        last = y;
        QVERIFY(options.measure(text->text, text->pixelSize, text->bold) <= text->rect.width() + 1);
    }
}

void ExportDenseTest::descriptionNamesFailedLanesFirst()
{
    const DenseRun run(500, 499);
    const QString description = buildExportScene(run.store, fixedOptions()).description;
    QVERIFY2(description.contains(run.failedName() + QStringLiteral(", ")), qPrintable(description));
    QVERIFY2(description.endsWith(QStringLiteral("And 461 more.")), qPrintable(description)); // with main 501
    QCOMPARE(description.count(u'\n'), 41);
}

void ExportDenseTest::exceptionsOfOneLineAreCounted()
{
    MadeTrace made;
    std::vector<EntityId> tasks;
    for (int i = 0; i < 4000; ++i) {
        tasks.push_back(made.createWork(Time{0}));
        made.start(tasks.back(), Time{0});
        made.sleep(tasks.back(), Time{0});
    }
    for (const EntityId task : tasks)
        made.wake(task, milliseconds(10));
    for (const EntityId task : tasks)
        made.raise(task, milliseconds(10));
    made.exit(milliseconds(20));
    const TraceStore store(made.trace());
    ExportOptions options = fixedOptions();
    options.height = 600;
    const ExportScene scene = buildExportScene(store, options);
    quint32 told = 0;
    for (const DisplayItem &item : scene.list.items) {
        const auto *bar = std::get_if<RectItem>(&item.shape);
        if (!bar || item.ref.kind != ItemRef::Kind::Span || bar->fill != ColorRole::Pending)
            continue;
        const QString tooltip = scene.tooltip(item.ref);
        QVERIFY2(tooltip.contains(u"ValueError: no") && tooltip.endsWith(QStringLiteral("and %1 more here").arg(item.ref.count - 1)), qPrintable(tooltip));
        told += item.ref.count;
    }
    QCOMPARE(told, 4000U);
}

QTEST_MAIN(ExportDenseTest)
#include "tst_exportdense.moc"
