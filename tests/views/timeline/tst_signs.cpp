// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/words/lanelabels.h"
#include "tests/views/timeline/storedtrace.h"
#include "views/common/explainitem.h"
#include "views/picture/displaylistbuilder.h"
#include "views/picture/hittest.h"
#include "views/picture/signlook.h"
#include "views/timeline/timelinetip.h"

#include <QDir>
#include <QTest>

#include <set>

using namespace awaitscope;

namespace {

const QString root = QStringLiteral(AWAITSCOPE_SOURCE_DIR "/tests/");

//! Every stored run: the conformance scenarios, and small ones whose pictures were wrong once.
QStringList storedRuns()
{
    QStringList out;
    for (const char *folder : {"conformance/scenarios/constructs", "conformance/scenarios/seed", "data/cases"}) {
        const QDir dir(root + QLatin1StringView(folder));
        const QStringList names = dir.entryList({QStringLiteral("*.jsonl")}, QDir::Files, QDir::Name);
        for (const QString &name : names)
            out << dir.filePath(name);
    }
    return out;
}

struct Picture
{
    StoredTrace run;
    LaneLayout layout;
    TimelineOptions options;
    DisplayList list;
};

bool isUsable(const StoredTrace &run)
{
    return run.store && !run.store->lanes().empty();
}

//! Like an exported picture: with a legend, as high as its rows, and with room after the end.
Picture pictureOf(StoredTrace run, qreal width)
{
    Picture out;
    out.run = std::move(run);
    const TraceStore &store = *out.run.store;
    out.layout.update(&store);
    out.options.size = QSizeF(width, 100);
    out.options.range = store.range();
    out.options.range.begin -= out.options.range.duration() / 60;
    out.options.range.end += out.options.range.duration() / 8;
    out.options.measure = fixedMeasure();
    out.options.namesWidth = std::min(fittingNamesWidth(store, out.layout, out.options.measure), width * 0.3);
    out.options.legend = true;
    out.options.size.setHeight(timelineHeight(store, out.layout, out.options));
    out.list = buildDisplayList(store, out.layout, out.options);
    return out;
}

//! Items in the plot that need no explanation: the grid, the line below pinned rows, outlines and backgrounds.
bool mayBeFurniture(const DisplayItem &item)
{
    if (item.clip != Clip::Plot)
        return true;
    const auto *line = std::get_if<LineItem>(&item.shape);
    return line && line->color == ColorRole::Grid;
}

struct Label
{
    QRectF rect; // of the letters
    QString text;
    qreal wanted;
    ItemRef ref;
};

std::vector<Label> labelsOf(const Picture &picture)
{
    std::vector<Label> out;
    for (const DisplayItem &item : picture.list.items) {
        const auto *text = std::get_if<TextItem>(&item.shape);
        if (!text || item.clip != Clip::Plot)
            continue;
        const qreal letters = text->pixelSize * 0.9, wanted = picture.options.measure(text->text, text->pixelSize, text->bold);
        QRectF rect(text->rect.left(), text->rect.center().y() - letters / 2, text->rect.width(), letters);
        out.push_back({rect, text->text, wanted, item.ref});
    }
    return out;
}

} // namespace

// Everything that a timeline draws is explained by the legend, a tooltip and Details, and its text is legible.
class TestSigns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySignHasItsWords();
    void everythingDrawnIsExplained();
    void labelsNeitherOverlapNorAreCut();
    void noErrorLosesItsLabel();
    void explainsParticularCases_data();
    void explainsParticularCases();
    void anErrorAtTheVeryEndIsRed();
    void hiddenErrorsAreCounted();
    void pinnedRowsCoverNothingOfTheOthers();
};

void TestSigns::everySignHasItsWords()
{
    std::set<QString> labels, ids;
    for (std::size_t i = 0; i < SignCount; ++i) {
        labels.insert(signLabel(Sign(i)));
        ids.insert(signId(Sign(i)));
        QVERIFY(!signSentence(Sign(i)).isEmpty());
        QVERIFY(lookOf(Sign(i)).shape != SignLook::Shape::None);
    }
    QCOMPARE(labels.size(), SignCount);
    QCOMPARE(ids.size(), SignCount);
    QVERIFY(!labels.contains(QString()));
}

void TestSigns::everythingDrawnIsExplained()
{
    Signs seen;
    for (const QString &path : storedRuns()) {
        StoredTrace run = StoredTrace::load(path);
        if (!isUsable(run))
            continue;
        const Picture picture = pictureOf(std::move(run), 900);
        const TraceStore &store = *picture.run.store;
        std::set<Sign> legend, drawn;
        for (const DisplayItem &item : picture.list.items) {
            if (item.ref.kind == ItemRef::Kind::Legend) {
                legend.insert(Sign(item.ref.index));
                continue;
            }
            const Sign sign = signOf(store, item.ref);
            const QString where = QStringLiteral("%1: %2").arg(path, signLabel(sign));
            if (sign == Sign::Furniture) {
                const bool isLane = item.ref.kind == ItemRef::Kind::Lane;
                QVERIFY2(isLane || mayBeFurniture(item), qPrintable(where));
                continue;
            }
            drawn.insert(sign);
            seen.set(std::size_t(sign));
            if (const auto view = toViewItem(item.ref, picture.options)) {
                const auto words = explainItem(store, *view);
                QVERIFY2(words && !words->title.isEmpty() && (!words->why.isEmpty() || !words->facts.empty()), qPrintable(where));
            }
            QVERIFY2(!timelineTip(store, item.ref, picture.options, Theme::get(ThemeKind::Light)).isEmpty(), qPrintable(where));
        }
        for (const Sign sign : drawn)
            QVERIFY2(legend.contains(sign), qPrintable(QStringLiteral("%1: %2 is not in the legend").arg(path, signLabel(sign))));
    }
    // Signs that no stored run can contain: only the engine records them, or the user creates them.
    Signs rest;
    for (const Sign sign : {Sign::Created, Sign::Replaced, Sign::HiddenError, Sign::IdleCut, Sign::Origin, Sign::Note,
                            Sign::Spawns, Sign::IsAwaited, Sign::Cancels, Sign::PassesException})
        rest.set(std::size_t(sign));
    QStringList missing;
    for (std::size_t i = 0; i < SignCount; ++i)
        if (!seen.test(i) && !rest.test(i))
            missing << signLabel(Sign(i));
    QCOMPARE(missing, QStringList());
}

void TestSigns::labelsNeitherOverlapNorAreCut()
{
    for (const QString &path : storedRuns()) {
        for (const qreal width : {420.0, 700.0, 1000.0, 1600.0}) {
            StoredTrace run = StoredTrace::load(path);
            if (!isUsable(run))
                break;
            const Picture picture = pictureOf(std::move(run), width);
            const std::vector<Label> labels = labelsOf(picture);
            for (std::size_t i = 0; i < labels.size(); ++i) {
                const QString where = QStringLiteral("%1 at %2 px: “%3”").arg(path).arg(width).arg(labels[i].text);
                for (std::size_t k = 0; k < i; ++k)
                    QVERIFY2(!labels[k].rect.adjusted(1, 0, -1, 0).intersects(labels[i].rect), qPrintable(where + QStringLiteral(" over ") + labels[k].text));
                QVERIFY2(labels[i].wanted <= labels[i].rect.width() + 1, qPrintable(where + QStringLiteral(" is cut")));
                QVERIFY2(labels[i].rect.left() >= picture.list.plot.left() - 1 && labels[i].rect.right() <= picture.list.plot.right() + 6,
                         qPrintable(where + QStringLiteral(" leaves the plot")));
            }
        }
    }
}

void TestSigns::noErrorLosesItsLabel()
{
    for (const QString &path : storedRuns()) {
        for (const qreal width : {700.0, 1000.0, 1600.0}) {
            StoredTrace run = StoredTrace::load(path);
            if (!isUsable(run))
                break;
            const Picture picture = pictureOf(std::move(run), width);
            const TraceStore &store = *picture.run.store;
            const std::vector<Label> labels = labelsOf(picture);
            for (const LedgerEntry &entry : store.ledger()) {
                if (entry.lane >= store.lanes().size() || !picture.layout.rowOf(entry.lane))
                    continue;
                const QString type = exceptionText(store, entry.exception, false);
                const bool said = std::ranges::any_of(labels, [&](const Label &l) { return l.ref.lane == entry.lane && l.text.contains(type); });
                QVERIFY2(said,
                         qPrintable(QStringLiteral("%1 at %2 px: no %3 on the lane of %4")
                                        .arg(path)
                                        .arg(width)
                                        .arg(type, store.displayName(entry.lane))));
            }
        }
    }
}

void TestSigns::explainsParticularCases_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("text"); // in one of the labels
    QTest::addColumn<QString>("never"); // in none
    const auto row = [](const char *name, const char *text, const char *never = "") {
        QTest::newRow(name) << QString::fromLatin1(name) << QString::fromUtf8(text) << QString::fromUtf8(never);
    };
    row("gather_cancelled_by_a_timeout", "gather cancelled", "gather failed");
    row("silenced_error", "silenced by cancel(): seen by no code");
    row("error_in_the_last_moment", "ValueError: disk full");
    row("deadlock_on_an_event", "deadlock: waits for event ready", "sleeping 30 ms, ");
    row("error_in_a_callback", "TypeError: callback broke in a done callback");
    row("timeout_that_something_else_left", "timeout expired, but ExceptionGroup came out");
    row("handled_timeout", "timed out");
    row("cancelled_before_its_first_step", "nothing of it ran");
    row("gather_in_a_wait_for_that_timed_out", "gather cancelled", "gather failed");
    row("error_in_a_callback_of_a_future", "KeyError: k in a done callback");
    row("gather_that_nobody_awaits", "ValueError: g of gather of 1: never retrieved, lost");
    row("wait_for_that_ends_in_another_error", "timeout expired"); // and, where there is room: but KeyError came out
    row("deadlock_on_its_own_lock", "deadlock: waits for lock mutex, which it holds itself");
}

void TestSigns::explainsParticularCases()
{
    QFETCH(QString, name);
    QFETCH(QString, text);
    QFETCH(QString, never);
    for (const qreal width : {700.0, 1000.0, 1600.0}) {
        StoredTrace run = StoredTrace::load(root + QStringLiteral("data/cases/") + name + QStringLiteral(".jsonl"));
        QVERIFY(isUsable(run));
        const Picture picture = pictureOf(std::move(run), width);
        const std::vector<Label> labels = labelsOf(picture);
        const auto says = [&](const QString &what) {
            return std::ranges::any_of(labels, [&](const Label &l) { return l.text.contains(what); });
        };
        QVERIFY2(says(text), qPrintable(QString::number(width)));
        QVERIFY2(never.isEmpty() || !says(never), qPrintable(QString::number(width)));
    }
}

void TestSigns::anErrorAtTheVeryEndIsRed()
{
    const Picture picture = pictureOf(StoredTrace::load(root + QStringLiteral("data/cases/error_in_the_last_moment.jsonl")), 1000);
    const auto red = std::ranges::find_if(picture.list.items, [](const DisplayItem &item) {
        const auto *bar = std::get_if<RectItem>(&item.shape);
        return bar && bar->fill == ColorRole::Pending && item.clip == Clip::Plot;
    });
    QVERIFY(red != picture.list.items.end());
    QVERIFY(std::get<RectItem>(red->shape).rect.width() >= 16);
    QVERIFY(picture.list.plot.contains(std::get<RectItem>(red->shape).rect));
}

void TestSigns::hiddenErrorsAreCounted()
{
    Picture picture = pictureOf(StoredTrace::load(root + QStringLiteral("data/cases/error_in_the_last_moment.jsonl")), 1000);
    const TraceStore &store = *picture.run.store;
    const auto texts = [&] {
        QStringList out;
        for (const DisplayItem &item : buildDisplayList(store, picture.layout, picture.options).items)
            if (const auto *text = std::get_if<TextItem>(&item.shape); text && item.ref == refOf(Sign::HiddenError))
                out << text->text;
        return out;
    };
    QVERIFY(texts().isEmpty());
    picture.options.namesWidth = 300;
    picture.layout.setHidden(1, true);
    picture.layout.update(&store);
    QCOMPARE(texts(), QStringList{QStringLiteral("1 hidden lane, 1 pending exception")});
    picture.layout.showAll();
    picture.layout.setCollapsed(0, true);
    picture.layout.update(&store);
    QCOMPARE(texts(), QStringList{QStringLiteral("1")}); // next to the warning sign of its parent
}

void TestSigns::pinnedRowsCoverNothingOfTheOthers()
{
    Picture picture = pictureOf(StoredTrace::scenario(QStringLiteral("seed/a1_s2b_gather_fail_fast_siblings_survive")), 1000);
    const TraceStore &store = *picture.run.store;
    picture.layout.setPinned(1, true);
    picture.layout.update(&store);
    const DisplayList list = buildDisplayList(store, picture.layout, picture.options);
    const qreal pinned = list.plot.top() + qreal(picture.layout.pinnedHeight());
    // After the first text of the scrolling rows, only items of these rows are drawn over their texts.
    std::vector<QRectF> words;
    for (const DisplayItem &item : list.items) {
        if (const auto *text = std::get_if<TextItem>(&item.shape); text && item.clip == Clip::Plot && text->rect.top() >= pinned)
            words.push_back(text->rect.adjusted(2, 5, -2, -5));
        else if (const auto *line = std::get_if<LineItem>(&item.shape); line && item.clip == Clip::Plot)
            for (const QRectF &word : words)
                QVERIFY(!word.intersects(QRectF(line->from, line->to).normalized().adjusted(-0.5, -0.5, 0.5, 0.5)));
    }
    QVERIFY(!words.empty());
}

QTEST_MAIN(TestSigns)
#include "tst_signs.moc"
