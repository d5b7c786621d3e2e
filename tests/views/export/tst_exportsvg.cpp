// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/views/export/exportsupport.h"
#include "views/common/appstyle.h"
#include "views/common/theme.h"
#include "views/export/exportjob.h"
#include "views/export/svg/svgtext.h"
#include "views/export/svg/svgwriter.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace awaitscope;
using namespace awaitscope::test;

namespace {

//! The structure of a document.
struct Outline
{
    QStringList laneIds, laneNames, titles, texts, ids;
    QString title, description, style;
    QMap<QString, QString> root;
    QSet<QString> classes;
    bool valid = false;
};

//! Reads the attributes of an element.
void note(const QXmlStreamReader &xml, Outline &out)
{
    for (const QXmlStreamAttribute &a : xml.attributes()) {
        if (a.name() == u"id")
            out.ids << a.value().toString();
        if (a.name() == u"class")
            for (const QString &name : a.value().toString().split(u' '))
                out.classes.insert(name);
    }
    if (xml.name() == u"svg")
        for (const QXmlStreamAttribute &a : xml.attributes())
            out.root[a.name().toString()] = a.value().toString();
    if (xml.name() == u"g" && xml.attributes().value(QLatin1StringView("class")) == u"lane") {
        out.laneIds << xml.attributes().value(QLatin1StringView("id")).toString();
        out.laneNames << xml.attributes().value(QLatin1StringView("aria-label")).toString();
    }
}

Outline outlineOf(const QByteArray &svg)
{
    Outline out;
    QXmlStreamReader xml(svg);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        note(xml, out);
        if (xml.name() == u"title") {
            const bool ofDocument = xml.attributes().value(QLatin1StringView("id")) == u"aw-title";
            const QString text = xml.readElementText();
            ofDocument ? void(out.title = text) : void(out.titles << text);
        } else if (xml.name() == u"desc") {
            out.description = xml.readElementText();
        } else if (xml.name() == u"style") {
            out.style = xml.readElementText();
        } else if (xml.name() == u"text") {
            out.texts << xml.readElementText(QXmlStreamReader::IncludeChildElements);
        }
    }
    out.valid = !xml.hasError();
    return out;
}

} // namespace

class ExportSvgTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QGuiApplication::setFont(applicationFont()); }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }

    void isAsReadAndApproved_data();
    void isAsReadAndApproved();
    void isValid_data() { scenarioRows(); }
    void isValid();
    void looksLikeThePng_data();
    void looksLikeThePng();
    void hasAGroupForEachLane();
    void linesAcrossLanesAreBelowTheirMarks();
    void everySpanHasASpokenText();
    void hasTextsForScreenReaders();
    void everyIdIsUnique_data() { scenarioRows(); }
    void everyIdIsUnique();
    void followsTheReader();
    void aFixedThemeDoesNotFollow_data();
    void aFixedThemeDoesNotFollow();
    void coloursComeOnlyFromTheSheet();
    void sizesOfTextsAreKept();
    void maliciousNamesStayText();
    void transparentHasNoBackgroundAndTextHasAHalo();

private:
    QByteArray svgOf(const QString &name, const ExportOptions &options = fixedOptions());
    QTemporaryDir m_folder;
};

QByteArray ExportSvgTest::svgOf(const QString &name, const ExportOptions &options)
{
    const StoredRun run(name);
    const QString file = m_folder.filePath(QStringLiteral("out.svg"));
    const auto error = exportTimeline(run.store, options, file);
    return error ? error->toUtf8() : contents(file);
}

void ExportSvgTest::isAsReadAndApproved_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("golden");
    QTest::newRow("siblings survive") << Siblings << "siblings.svg";
    QTest::newRow("fire and forget") << Forgotten << "forgotten.svg";
}

void ExportSvgTest::isAsReadAndApproved()
{
    QFETCH(QString, name);
    QFETCH(QString, golden);
    const QByteArray svg = svgOf(name);
    const QString stored = QStringLiteral(AWAITSCOPE_SOURCE_DIR "/tests/data/export/") + golden;
    if (qEnvironmentVariableIsSet("AWAITSCOPE_UPDATE_GOLDENS")) {
        QFile file(stored);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(svg);
        file.close();
    }
    const QList<QByteArray> lines = svg.split('\n');
    const QList<QByteArray> expected = contents(stored).split('\n');
    for (qsizetype i = 0; i < std::min(lines.size(), expected.size()); ++i)
        QCOMPARE(lines[i], expected[i]);
    QCOMPARE(lines.size(), expected.size());
}

void ExportSvgTest::isValid()
{
    QFETCH(QString, name);
    const QByteArray svg = svgOf(name);
    QVERIFY(outlineOf(svg).valid);
    if (missing("xmllint"))
        QSKIP("xmllint is not installed");
    int status = 0;
    const QByteArray said = outputOf(QStringLiteral("xmllint"), {QStringLiteral("--noout"), m_folder.filePath(QStringLiteral("out.svg"))}, &status);
    QVERIFY2(status == 0 && said.isEmpty(), said.constData());
}

void ExportSvgTest::looksLikeThePng_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("dark");
    QTest::newRow("siblings survive") << Siblings << false;
    QTest::newRow("siblings survive, dark") << Siblings << true;
    QTest::newRow("fire and forget") << Forgotten << false;
    QTest::newRow("never awaited") << QStringLiteral("seed/a1_s3d_never_awaited") << false;
}

// The documented difference of an SVG in librsvg: at most 2 of 100 pixels differ by more than a quarter of the scale, at the edges of
// letters, which two programs position differently.
void ExportSvgTest::looksLikeThePng()
{
    if (missing("rsvg-convert"))
        QSKIP("rsvg-convert is not installed");
    QFETCH(QString, name);
    QFETCH(bool, dark);
    const StoredRun run(name);
    ExportOptions options;
    options.width = 1000;
    options.theme = dark ? ExportTheme::Dark : ExportTheme::Light;
    const auto path = [this](const char *file) { return m_folder.filePath(QLatin1StringView(file)); };
    QCOMPARE(exportTimeline(run.store, options, path("same.svg")), std::nullopt);
    QCOMPARE(exportTimeline(run.store, options, path("same.png")), std::nullopt);
    int status = 0;
    outputOf(QStringLiteral("rsvg-convert"), {path("same.svg"), QStringLiteral("-o"), path("rsvg.png")}, &status);
    QCOMPARE(status, 0);
    const QImage ours(path("same.png"));
    const QImage theirs(path("rsvg.png"));
    QCOMPARE(theirs.size(), ours.size());
    const double share = differingShare(ours, theirs);
    QVERIFY2(share < 0.02, qPrintable(QString::number(share)));
}

void ExportSvgTest::hasAGroupForEachLane()
{
    const StoredRun run(Siblings);
    const Outline outline = outlineOf(svgOf(Siblings));
    QStringList names;
    QStringList ids;
    SvgIds maker;
    for (quint32 lane = 0; lane < run.store.lanes().size(); ++lane) {
        names << run.store.displayName(lane);
        ids << QString::fromLatin1(maker.forTask(names.last()));
    }
    QCOMPARE(outline.laneNames, names);
    QCOMPARE(outline.laneIds, ids);
    QVERIFY(ids.contains(QStringLiteral("task-main")));
}

// The line of the failed gather is drawn over the bars, but not across the mark of the failure.
void ExportSvgTest::linesAcrossLanesAreBelowTheirMarks()
{
    const QByteArray svg = svgOf(Siblings);
    const qsizetype lane = svg.indexOf("<g id=\"task-B\"");
    const QByteArray group = svg.mid(lane, svg.indexOf("</g>\n<g id=", lane) - lane);
    const qsizetype bar = group.indexOf("p-hatch-sleeping");
    const qsizetype line = group.indexOf("s-gather-line");
    const qsizetype sign = group.indexOf("#g-cross");
    QVERIFY2(bar > 0 && line > bar && sign > line, group.constData());
    QCOMPARE(svg.mid(svg.indexOf("class=\"above\"")).count("s-gather-line"), 1); // the sample in the legend
}

void ExportSvgTest::everySpanHasASpokenText()
{
    const Outline outline = outlineOf(svgOf(Siblings));
    const auto says = [&](const char *start) {
        return std::any_of(outline.titles.begin(), outline.titles.end(), [&](const QString &t) { return t.startsWith(QLatin1StringView(start)); });
    };
    const StoredRun run(Siblings);
    for (quint32 lane = 0; lane < run.store.lanes().size(); ++lane)
        QVERIFY2(says(qPrintable(run.store.displayName(lane) + u':')), qPrintable(run.store.displayName(lane)));
    QVERIFY2(outline.titles.filter(QStringLiteral("100 ms")).size() > 3, qPrintable(outline.titles.join(u'\n')));
}

void ExportSvgTest::hasTextsForScreenReaders()
{
    ExportOptions options = fixedOptions();
    options.titleText = QStringLiteral("Who looks?");
    const Outline outline = outlineOf(svgOf(Siblings, options));
    QCOMPARE(outline.root.value(QStringLiteral("role")), QStringLiteral("img"));
    QCOMPARE(outline.root.value(QStringLiteral("aria-labelledby")), QStringLiteral("aw-title aw-desc"));
    QCOMPARE(outline.title, QStringLiteral("Who looks?"));
    QVERIFY2(outline.description.contains(QStringLiteral("2 raised")) && outline.description.contains(QStringLiteral("main")), qPrintable(outline.description));
}

void ExportSvgTest::everyIdIsUnique()
{
    QFETCH(QString, name);
    QStringList ids = outlineOf(svgOf(name)).ids;
    QVERIFY(ids.size() > 2);
    QCOMPARE(ids.removeDuplicates(), 0);
}

void ExportSvgTest::followsTheReader()
{
    const QString style = outlineOf(svgOf(Forgotten)).style;
    const qsizetype dark = style.indexOf(QStringLiteral("@media screen and (prefers-color-scheme:dark)"));
    QVERIFY(dark > 0);
    const auto rule = [](ThemeKind kind) {
        return QStringLiteral(".f-pending{fill:%1}").arg(Theme::get(kind).color(ColorRole::Pending).name());
    };
    QVERIFY(style.indexOf(rule(ThemeKind::Light)) < dark && style.contains(rule(ThemeKind::Light)));
    QVERIFY(style.indexOf(rule(ThemeKind::Dark)) > dark);
}

void ExportSvgTest::aFixedThemeDoesNotFollow_data()
{
    QTest::addColumn<int>("theme");
    QTest::addColumn<int>("kind");
    QTest::newRow("light") << int(ExportTheme::Light) << int(ThemeKind::Light);
    QTest::newRow("dark") << int(ExportTheme::Dark) << int(ThemeKind::Dark);
}

void ExportSvgTest::aFixedThemeDoesNotFollow()
{
    QFETCH(int, theme);
    QFETCH(int, kind);
    ExportOptions options = fixedOptions();
    options.theme = ExportTheme(theme);
    const QString style = outlineOf(svgOf(Siblings, options)).style;
    QVERIFY(!style.contains(QStringLiteral("@media")));
    QVERIFY(style.contains(QStringLiteral(".f-canvas{fill:%1}").arg(Theme::get(ThemeKind(kind)).color(ColorRole::Canvas).name())));
}

// Otherwise a reader in dark mode would see light spots.
void ExportSvgTest::coloursComeOnlyFromTheSheet()
{
    const QByteArray svg = svgOf(Forgotten);
    const QByteArray body = svg.mid(svg.indexOf("</style>"));
    QVERIFY(!QString::fromUtf8(body).contains(QRegularExpression(QStringLiteral("(fill|stroke|color)=\"#"))));
    const Outline outline = outlineOf(svg);
    for (const QString &name : outline.classes)
        if (name.startsWith(QStringLiteral("f-")) || name.startsWith(QStringLiteral("s-")) || name.startsWith(QStringLiteral("c-")))
            QVERIFY2(outline.style.contains(u'.' + name + u'{'), qPrintable(name));
}

// A CSS rule overrides an attribute: the sheet must not set a size where a text has its own.
void ExportSvgTest::sizesOfTextsAreKept()
{
    const QByteArray svg = svgOf(Siblings);
    QVERIFY(svg.contains("font-size=\"17\""));
    const QString style = outlineOf(svg).style;
    QVERIFY2(!style.contains(QRegularExpression(QStringLiteral("(^|[\\s,}])text\\b[^{]*\\{[^}]*font-size"))), qPrintable(style));
}

void ExportSvgTest::maliciousNamesStayText()
{
    ExportOptions options = fixedOptions();
    options.titleText = QStringLiteral("</title><script>alert(1)</script> ]]> & \"quoted\" 日本 🙂");
    const QByteArray svg = svgOf(Siblings, options);
    const Outline outline = outlineOf(svg);
    QVERIFY(outline.valid);
    QCOMPARE(outline.title, options.titleText);
    QVERIFY(!svg.contains("<script"));
}

void ExportSvgTest::transparentHasNoBackgroundAndTextHasAHalo()
{
    ExportOptions options = fixedOptions();
    options.transparent = true;
    const QByteArray clear = svgOf(Siblings, options);
    QVERIFY(!clear.contains("width=\"100%\""));
    QVERIFY(outlineOf(clear).style.contains(QStringLiteral(".h{paint-order:stroke")));
    QVERIFY(svgOf(Siblings).contains("width=\"100%\""));
}

QTEST_MAIN(ExportSvgTest)
#include "tst_exportsvg.moc"
