// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/program/file/tasksetreader.h"
#include "tests/support/gate.h"
#include "tests/support/modal.h"
#include "tests/support/warnings.h"
#include "tests/views/export/exportsupport.h"
#include "views/common/appstyle.h"
#include "views/export/dialog/exportdialog.h"
#include "views/export/dialog/exportpreview.h"

#include <QAccessible>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QMimeData>
#include <QPrintPreviewDialog>
#include <QPrintPreviewWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QRegularExpression>
#include <QScopeGuard>
#include <QScrollArea>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolBar>
#include <QToolButton>

using namespace awaitscope;
using namespace awaitscope::test;
using namespace std::chrono_literals;

class ExportDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setFont(applicationFont());
        QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    }
    void init();
    void cleanup();

    void previewShowsTheTypedSize();
    void offersOnlyExistingRanges();
    void exportsTheMeasuredRange();
    void drawsOnlyTheCheckedLanes();
    void partsCanBeSwitchedOff();
    void showsOnlyWhatMattersForTheFormat();
    void presetFillsTheForm();
    void ownPresetIsKeptAndDeleted();
    void proposesTheTitleInTheLastFolder();
    void writesTheFileAndRemembers();
    void asksBeforeItOverwrites();
    void returnExportsToThePathThatIsTyped();
    void printPreviewHasThePagesOfThePdf();
    void staysResponsiveAndCanBeCancelled();
    void reportsThatAPictureIsTooLarge();
    void reportsThatAFileCannotBeWritten();
    void copiesImageSvgAndText();
    void showsAndCopiesTexts();
    void nothingIsCut();
    void everyControlHasAName();

private:
    ExportSource source() const;
    void open(const ExportSource &source);
    template <typename T>
    T *widget(const char *name) const
    {
        return m_dialog->findChild<T *>(QLatin1StringView(name));
    }
    void type(const char *box, const QString &text);
    void pick(const char *box, const QString &text);
    void click(QAbstractButton *button) { QTest::mouseClick(button, Qt::LeftButton); }
    QString status() const;
    QString path(const QString &name) const { return m_folder->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<StoredRun> m_run;
    std::unique_ptr<TaskSet> m_set;
    std::unique_ptr<ExportDialog> m_dialog;
};

void ExportDialogTest::init()
{
    failOnWarnings();
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<QSettings>(path(QStringLiteral("settings.ini")), QSettings::IniFormat);
    m_run = std::make_unique<StoredRun>(Siblings);
    m_set = std::make_unique<TaskSet>(*readTaskSet(contents(Scenarios + Siblings + QStringLiteral(".json"))));
    m_set->title = QStringLiteral("Who looks: part 2?");
    open(source());
}

void ExportDialogTest::cleanup()
{
    m_dialog.reset();
    m_settings.reset();
}

ExportSource ExportDialogTest::source() const
{
    ExportSource source;
    source.taskSet = m_set.get();
    source.store = &m_run->store;
    source.documentPath = path(QStringLiteral("document.taskset"));
    return source;
}

void ExportDialogTest::open(const ExportSource &source)
{
    m_dialog = std::make_unique<ExportDialog>(source, *m_settings);
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
}

//! Types into a spin box as a user does.
void ExportDialogTest::type(const char *box, const QString &text)
{
    auto *spin = widget<QSpinBox>(box);
    QVERIFY2(spin && spin->isVisible(), box);
    spin->setFocus();
    spin->selectAll();
    QTest::keyClicks(spin, text);
    QTest::keyClick(spin, Qt::Key_Tab);
}

//! Selects an entry with the Down key.
void ExportDialogTest::pick(const char *box, const QString &text)
{
    auto *combo = widget<QComboBox>(box);
    QVERIFY2(combo && combo->isVisible(), box);
    combo->setFocus();
    QTest::keyClick(combo, Qt::Key_Home);
    for (int i = 1; i < combo->count() && !combo->currentText().startsWith(text); ++i)
        QTest::keyClick(combo, Qt::Key_Down);
    QVERIFY2(combo->currentText().startsWith(text), qPrintable(combo->currentText()));
}

QString ExportDialogTest::status() const
{
    for (const QLabel *label : m_dialog->findChildren<QLabel *>())
        if (label->objectName() == QStringLiteral("secondaryText") || label->objectName() == QStringLiteral("problemText"))
            return label->text();
    return {};
}

void ExportDialogTest::previewShowsTheTypedSize()
{
    QSignalSpy updated(widget<ExportPreview>("preview"), &ExportPreview::updated);
    type("width", QStringLiteral("900"));
    type("height", QStringLiteral("500"));
    QTRY_COMPARE(widget<ExportPreview>("preview")->pictureSize(), QSize(900, 500));
    QVERIFY(updated.size() > 0);
    QTRY_COMPARE(status(), QStringLiteral("900 × 500 pixels"));
    pick("scale", QStringLiteral("2"));
    QTRY_COMPARE(status(), QStringLiteral("1800 × 1000 pixels"));
}

void ExportDialogTest::offersOnlyExistingRanges()
{
    QCOMPARE(widget<QComboBox>("range")->count(), 1);
    ExportSource with = source();
    with.choices.visible = TimeRange{100ms, 300ms};
    with.choices.measured = TimeRange{150ms, 200ms};
    open(with);
    QCOMPARE(widget<QComboBox>("range")->count(), 3);
    QVERIFY(!m_dialog->options().range); // the whole run is the default
    pick("range", QStringLiteral("Visible"));
    QCOMPARE(m_dialog->options().range->begin, Time(100ms));
}

void ExportDialogTest::exportsTheMeasuredRange()
{
    ExportSource with = source();
    with.choices.measured = TimeRange{150ms, 200ms};
    open(with);
    pick("range", QStringLiteral("Measured"));
    m_dialog->exportTo(path(QStringLiteral("part.svg")));
    QTRY_VERIFY(QFile::exists(path(QStringLiteral("part.svg"))));
    const QByteArray svg = contents(path(QStringLiteral("part.svg")));
    QVERIFY(svg.contains(">160 ms<") && !svg.contains(">100 ms<"));
}

void ExportDialogTest::drawsOnlyTheCheckedLanes()
{
    pick("lanes", QStringLiteral("Choose"));
    auto *list = widget<QListWidget>("laneList");
    QVERIFY(list->isVisible());
    QCOMPARE(list->count(), int(m_run->store.lanes().size()));
    list->setFocus();
    list->setCurrentRow(1);
    QTest::keyClick(list, Qt::Key_Space);
    const auto lanes = m_dialog->options().lanes;
    QVERIFY(lanes);
    QCOMPARE(*lanes, (std::vector<quint32>{0, 2, 3, 4}));
}

void ExportDialogTest::partsCanBeSwitchedOff()
{
    for (const char *part : {"title", "legend", "ruler", "log", "transparent", "embed"}) {
        auto *box = widget<QCheckBox>(part);
        const bool before = box->isChecked();
        QTest::keyClick(box, Qt::Key_Space);
        QVERIFY2(box->isChecked() != before, part);
    }
    const ExportOptions options = m_dialog->options();
    QVERIFY(!options.title && !options.legend && !options.ruler && options.log && options.transparent && !options.embed);
}

void ExportDialogTest::showsOnlyWhatMattersForTheFormat()
{
    QVERIFY(widget<QWidget>("scale")->isVisible() && !widget<QWidget>("fit")->isVisible() && !widget<QWidget>("speed")->isVisible());
    pick("format", QStringLiteral("PDF"));
    QVERIFY(widget<QWidget>("fit")->isVisible() && !widget<QWidget>("scale")->isVisible());
    pick("format", QStringLiteral("Animated"));
    QVERIFY(widget<QWidget>("speed")->isVisible() && widget<QWidget>("embed")->isVisible());
    pick("format", QStringLiteral("Chrome"));
    QVERIFY(widget<QWidget>("threads")->isVisible() && !widget<QWidget>("theme")->isVisible());
}

void ExportDialogTest::presetFillsTheForm()
{
    auto *preset = widget<QComboBox>("preset");
    preset->setFocus();
    QTest::keyClicks(preset, QStringLiteral("Slide"));
    const ExportOptions options = m_dialog->options();
    QCOMPARE(options.width, std::optional(1280));
    QCOMPARE(options.height, std::optional(720));
    QCOMPARE(options.scale, 2.0);
    QCOMPARE(widget<QSpinBox>("width")->value(), 1280);
}

void ExportDialogTest::ownPresetIsKeptAndDeleted()
{
    type("width", QStringLiteral("640"));
    QTimer::singleShot(0, this, [this] {
        auto *dialog = m_dialog->findChild<QInputDialog *>();
        QVERIFY(dialog);
        QTest::keyClicks(dialog->findChild<QLineEdit *>(), QStringLiteral("Our wiki"));
        QTest::keyClick(dialog, Qt::Key_Return);
    });
    click(widget<QToolButton>("savePreset"));
    QCOMPARE(widget<QComboBox>("preset")->currentText(), QStringLiteral("Our wiki"));
    open(source());
    QVERIFY(m_dialog->options().width != std::optional(640));
    auto *preset = widget<QComboBox>("preset");
    preset->setFocus();
    QTest::keyClicks(preset, QStringLiteral("Our"));
    QCOMPARE(m_dialog->options().width, std::optional(640));
    click(widget<QToolButton>("removePreset"));
    QCOMPARE(preset->findText(QStringLiteral("Our wiki")), -1);
    open(source());
    QCOMPARE(widget<QComboBox>("preset")->findText(QStringLiteral("Our wiki")), -1);
}

void ExportDialogTest::proposesTheTitleInTheLastFolder()
{
    QCOMPARE(m_dialog->proposedPath(), path(QStringLiteral("Who-looks-part-2.png")));
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("pictures")));
    m_dialog->exportTo(path(QStringLiteral("pictures/a.svg")));
    QTRY_VERIFY(!m_dialog->isVisible());
    open(source());
    QCOMPARE(m_dialog->proposedPath(), path(QStringLiteral("pictures/Who-looks-part-2.svg")));
    auto *title = widget<QLineEdit>("titleText");
    title->setFocus();
    QTest::keyClicks(title, QStringLiteral("Nobody / does"));
    QCOMPARE(m_dialog->proposedPath(), path(QStringLiteral("pictures/Nobody-does.svg")));
}

void ExportDialogTest::writesTheFileAndRemembers()
{
    QSignalSpy exported(m_dialog.get(), &ExportDialog::exported);
    type("width", QStringLiteral("777"));
    m_dialog->exportTo(path(QStringLiteral("a.png")));
    QTRY_COMPARE(exported.size(), 1);
    QCOMPARE(QImage(path(QStringLiteral("a.png"))).width(), 777);
    QCOMPARE(m_dialog->result(), int(QDialog::Accepted));
    open(source());
    QCOMPARE(m_dialog->options().width, std::optional(777));
}

void ExportDialogTest::asksBeforeItOverwrites()
{
    const QString file = path(QStringLiteral("Who-looks-part-2.png"));
    {
        QFile existing(file);
        QVERIFY(existing.open(QIODevice::WriteOnly));
        existing.write("precious");
    }
    bool asked = false;
    // Each waits for the dialog opened by the previous one.
    whenModal<QFileDialog>([&asked](QFileDialog *files) {
        whenModal<QMessageBox>([&asked, files](QMessageBox *question) {
            asked = true;
            QTest::keyClick(question, Qt::Key_Escape);
            whenModal<QFileDialog>([](QFileDialog *again) { again->reject(); });
        });
        QTest::keyClick(files->findChild<QLineEdit *>(), Qt::Key_Return);
    });
    click(widget<QPushButton>("export"));
    QVERIFY(asked);
    QCOMPARE(contents(file), QByteArray("precious"));
    QVERIFY(m_dialog->isVisible());
}

// Without a click after it opens: Return presses the default button, and in the file dialog the path is typed over the proposed one.
void ExportDialogTest::returnExportsToThePathThatIsTyped()
{
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("typed")));
    QSignalSpy exported(m_dialog.get(), &ExportDialog::exported);
    QString proposed;
    QTimer::singleShot(0, this, [this, &proposed] {
        auto *files = m_dialog->findChild<QFileDialog *>();
        QVERIFY(files);
        QTRY_COMPARE(QApplication::activeModalWidget(), files);
        auto *name = files->findChild<QLineEdit *>();
        proposed = name->text();
        QTest::keyClick(name, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(name, path(QStringLiteral("typed/by hand.svg")), Qt::NoModifier, 10); // completions pop up meanwhile
        QTest::keyClick(name, Qt::Key_Return);
    });
    QTest::keyClick(m_dialog->focusWidget() ? m_dialog->focusWidget() : m_dialog.get(), Qt::Key_Return);
    QCOMPARE(proposed, QStringLiteral("Who-looks-part-2.png"));
    QTRY_COMPARE(exported.size(), 1);
    QCOMPARE(exported.constFirst().constFirst().toString(), path(QStringLiteral("typed/by hand.svg")));
    QVERIFY(contents(path(QStringLiteral("typed/by hand.svg"))).contains("<svg"));
    QVERIFY(!m_dialog->isVisible());
}

void ExportDialogTest::printPreviewHasThePagesOfThePdf()
{
    pick("format", QStringLiteral("PDF"));
    type("width", QStringLiteral("2600"));
    pick("fit", QStringLiteral("Tiles"));
    pick("paper", QStringLiteral("A5"));
    int pages = 0;
    QSet<QRgb> colours;
    QTimer::singleShot(0, this, [this, &pages, &colours] {
        auto *dialog = m_dialog->findChild<QPrintPreviewDialog *>();
        QVERIFY(dialog);
        auto *preview = dialog->findChild<QPrintPreviewWidget *>();
        QTRY_VERIFY(dialog->isVisible() && preview->pageCount() > 0);
        pages = preview->pageCount();
        const QImage shown = preview->grab().toImage();
        for (int y = 0; y < shown.height(); ++y)
            for (int x = 0; x < shown.width(); ++x)
                colours.insert(shown.pixel(x, y));
        QVERIFY(dialog->windowTitle().contains(QStringLiteral("Who looks: part 2?")));
        const auto *bar = dialog->findChild<QToolBar *>();
        QVERIFY(bar->widgetForAction(bar->actions().constLast())->isVisible()); // the print button
        QTest::keyClick(dialog, Qt::Key_Escape);
    });
    click(widget<QPushButton>("print"));
    QVERIFY2(colours.size() > 20, "the first page is empty");
    m_dialog->exportTo(path(QStringLiteral("pages.pdf")));
    QTRY_VERIFY(QFile::exists(path(QStringLiteral("pages.pdf"))));
    const QByteArray pdf = contents(path(QStringLiteral("pages.pdf")));
    QCOMPARE(pages, int(pdf.count("/Type /Page\n")));
    QVERIFY(pages > 2);
}

// While an animation with many frames is written, the window stays responsive, and Esc cancels without leaving a file.
void ExportDialogTest::staysResponsiveAndCanBeCancelled()
{
    pick("format", QStringLiteral("Animated"));
    widget<QDoubleSpinBox>("speed")->setValue(0.01);
    widget<QSpinBox>("fps")->setValue(30);
    Gate gate; // on a machine of any speed, the animation does not finish before the test has checked its state
    gate.closeAt(0.1);
    const auto ended = qScopeGuard([&] {
        gate.open();
        m_dialog.reset();
    });
    m_dialog->setWorkHook([&gate](double part) { gate.pass(part); });
    int ticks = 0;
    QTimer ticker;
    connect(&ticker, &QTimer::timeout, this, [&ticks] { ++ticks; });
    ticker.start(10);
    m_dialog->exportTo(path(QStringLiteral("long.webp")));
    QVERIFY(m_dialog->isBusy());
    QTRY_VERIFY(m_dialog->findChild<QProgressBar *>()->value() > 0);
    QVERIFY(m_dialog->findChild<QProgressBar *>()->isVisible() && !widget<QPushButton>("export")->isEnabled());
    QTRY_VERIFY(ticks > 2);
    QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
    gate.open();
    QTRY_VERIFY(!m_dialog->isBusy());
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(status(), QStringLiteral("Cancelled. Nothing was written."));
    QVERIFY(QDir(m_folder->path()).entryList({QStringLiteral("long*")}, QDir::Files).isEmpty());
    QVERIFY(widget<QPushButton>("export")->isEnabled());
}

void ExportDialogTest::reportsThatAPictureIsTooLarge()
{
    type("width", QStringLiteral("30000"));
    pick("scale", QStringLiteral("3"));
    QTRY_VERIFY2(status().contains(QStringLiteral("32767")), qPrintable(status()));
    QVERIFY(!widget<QPushButton>("export")->isEnabled());
    pick("scale", QStringLiteral("1"));
    QTRY_VERIFY(widget<QPushButton>("export")->isEnabled());
}

void ExportDialogTest::reportsThatAFileCannotBeWritten()
{
    QTRY_VERIFY(status().contains(QStringLiteral("pixels"))); // otherwise the first preview would report this later
    m_dialog->exportTo(path(QStringLiteral("nowhere/x.png")));
    QTRY_VERIFY(!m_dialog->isBusy());
    QVERIFY2(status().contains(QStringLiteral("nowhere")), qPrintable(status()));
    QSignalSpy drawn(m_dialog->findChild<ExportPreview *>(), &ExportPreview::updated);
    m_dialog->resize(m_dialog->size() + QSize(40, 40));
    QTRY_VERIFY(!drawn.isEmpty());
    QVERIFY2(status().contains(QStringLiteral("nowhere")), qPrintable(status())); // still
    QVERIFY(m_dialog->isVisible());
}

void ExportDialogTest::copiesImageSvgAndText()
{
    click(widget<QPushButton>("copy"));
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    QVERIFY(data && data->hasImage() && data->hasText());
    QVERIFY(data->hasFormat(QStringLiteral("image/svg+xml")) && data->hasFormat(QStringLiteral("image/png")));
    QVERIFY(data->text().startsWith(QStringLiteral("Who looks: part 2?")));
}

void ExportDialogTest::showsAndCopiesTexts()
{
    pick("format", QStringLiteral("CSV"));
    QVERIFY(widget<ExportPreview>("preview")->accessibleDescription().startsWith(QStringLiteral("lane,task")));
    QVERIFY(!widget<QPushButton>("print")->isEnabled());
    click(widget<QPushButton>("copy"));
    const QString text = QGuiApplication::clipboard()->text();
    QVERIFY(text.startsWith(QStringLiteral("lane,task")) && text.contains(QStringLiteral("main")));
    pick("format", QStringLiteral("PNG"));
    QTRY_VERIFY(widget<ExportPreview>("preview")->accessibleDescription().startsWith(QStringLiteral("Timeline")));
}

void ExportDialogTest::nothingIsCut()
{
    const auto *scroll = m_dialog->findChild<QScrollArea *>();
    QTRY_VERIFY(scroll->widget()->width() <= scroll->viewport()->width());
    QVERIFY(scroll->widget()->minimumSizeHint().width() <= scroll->viewport()->width());
    const auto left = [](const QWidget *w) { return w->mapToGlobal(QPoint(0, 0)).x(); };
    QCOMPARE(left(widget<QWidget>("theme")), left(widget<QWidget>("format"))); // one column of fields
    QCOMPARE(left(widget<QWidget>("width")), left(widget<QWidget>("format")));
}

void ExportDialogTest::everyControlHasAName()
{
    for (QWidget *w : m_dialog->findChildren<QWidget *>()) {
        if (!w->isVisible() || w->focusPolicy() == Qt::NoFocus || w->objectName().startsWith(QStringLiteral("qt_")))
            continue;
        const QAccessibleInterface *a = QAccessible::queryAccessibleInterface(w);
        QVERIFY2(a && (!a->text(QAccessible::Name).isEmpty() || qobject_cast<QScrollArea *>(w)), qPrintable(w->objectName()));
    }
}

QTEST_MAIN(ExportDialogTest)
#include "tst_exportdialog.moc"
