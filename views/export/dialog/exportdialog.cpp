// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/export/dialog/exportdialog.h"

#include "model/program/grammar/taskset.h"
#include "views/common/plaintip.h"
#include "views/common/screenfit.h"
#include "views/export/dialog/exportclipboard.h"
#include "views/export/dialog/exportpreview.h"
#include "views/export/exportdata.h"
#include "views/export/exportjob.h"

#include <QClipboard>
#include <QComboBox>
#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QInputDialog>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QStandardPaths>
#include <QStyle>
#include <QThread>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace awaitscope {

namespace {

constexpr int SideWidth = 400;
constexpr int PreviewedLetters = 20'000;
const QString FolderKey = QStringLiteral("export/folder");
const QString FormatKey = QStringLiteral("export/format");
const QString OptionsKey = QStringLiteral("export/options");

QString suffixOf(ExportFormat format)
{
    for (const QString &suffix : exportSuffixes())
        if (formatOf(QStringLiteral("x.") + suffix) == format)
            return suffix;
    return {};
}

} // namespace

ExportDialog::ExportDialog(ExportSource source, QSettings &settings, QWidget *parent)
    : QDialog(parent), m_source(std::move(source)), m_settings(settings), m_presets(settings)
{
    setWindowTitle(tr("Export"));
    if (m_source.taskSet && m_source.choices.title.isEmpty())
        m_source.choices.title = m_source.taskSet->title.value_or(m_source.taskSet->name.value_or(QString()));
    createLayout();
    ExportOptions options;
    options.theme = m_source.theme;
    optionsFromJson(settings.value(OptionsKey).toByteArray(), options);
    m_form->setOptions(options);
    if (const auto format = formatOf(QStringLiteral("x.") + settings.value(FormatKey, QStringLiteral("png")).toString()))
        m_form->setFormat(*format);
    connect(m_form, &ExportForm::changed, this, &ExportDialog::showPicture);
    connect(m_preview, &ExportPreview::updated, this, &ExportDialog::tellSize);
    showPicture();
    resize(fittingScreen(this, {1080, 700}));
}

ExportDialog::~ExportDialog()
{
    if (m_worker) {
        *m_stop = true;
        m_worker->wait();
    }
}

void ExportDialog::createLayout()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    m_preview = new ExportPreview(*m_source.store);
    m_preview->setObjectName(QStringLiteral("preview"));
    row->addWidget(m_preview, 1);

    m_form = new ExportForm(*m_source.store, m_source.choices);
    auto *side = new QWidget;
    auto *sideColumn = new QVBoxLayout(side);
    sideColumn->setContentsMargins(18, 16, 18, 16);
    sideColumn->setSpacing(14);
    sideColumn->addWidget(createPresetRow());
    sideColumn->addWidget(m_form);
    auto *scroll = new QScrollArea;
    scroll->setWidget(side);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    const int bar = scroll->verticalScrollBar()->sizeHint().width();
    scroll->setFixedWidth(std::max(SideWidth, side->minimumSizeHint().width() + bar));
    row->addWidget(scroll);
    column->addLayout(row, 1);
    column->addWidget(createButtons());
    m_export->setDefault(true); // only possible once it is in the dialog
}

QWidget *ExportDialog::createPresetRow()
{
    auto *widget = new QWidget;
    auto *row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    auto *label = new QLabel(tr("Preset"));
    m_preset = new QComboBox;
    m_preset->setObjectName(QStringLiteral("preset"));
    m_preset->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_preset->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_preset->setMinimumContentsLength(10);
    label->setBuddy(m_preset);
    auto *save = new QToolButton;
    save->setObjectName(QStringLiteral("savePreset"));
    save->setText(tr("Save…"));
    save->setToolTip(tr("Save these settings as a preset"));
    m_removePreset = new QToolButton;
    m_removePreset->setObjectName(QStringLiteral("removePreset"));
    m_removePreset->setText(tr("Delete"));
    m_removePreset->setToolTip(tr("Delete the selected custom preset"));
    row->addWidget(label);
    row->addWidget(m_preset);
    row->addWidget(save);
    row->addWidget(m_removePreset);
    fillPresets();
    connect(m_preset, &QComboBox::activated, this, &ExportDialog::choosePreset);
    connect(save, &QToolButton::clicked, this, &ExportDialog::savePreset);
    connect(m_removePreset, &QToolButton::clicked, this, &ExportDialog::removePreset);
    return widget;
}

QWidget *ExportDialog::createButtons()
{
    auto *widget = new QFrame;
    widget->setFrameShape(QFrame::NoFrame);
    auto *row = new QHBoxLayout(widget);
    row->setContentsMargins(18, 12, 18, 12);
    m_copy = new QPushButton(tr("&Copy"));
    m_copy->setObjectName(QStringLiteral("copy"));
    m_copy->setToolTip(tr("Copy as image, SVG and text together"));
    m_print = new QPushButton(tr("&Print…"));
    m_print->setObjectName(QStringLiteral("print"));
    m_status = new QLabel;
    m_status->setObjectName(QStringLiteral("secondaryText"));
    m_status->setTextFormat(Qt::PlainText);
    m_progress = new QProgressBar;
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->setMaximumWidth(220);
    m_progress->hide();
    m_cancel = new QPushButton(tr("Cancel"));
    m_cancel->setObjectName(QStringLiteral("cancel"));
    m_export = new QPushButton(tr("E&xport…"));
    m_export->setObjectName(QStringLiteral("export"));
    m_export->setProperty("primary", true);
    for (QPushButton *button : {m_copy, m_print, m_cancel}) // Return presses the default button, wherever the focus is
        button->setAutoDefault(false);
    row->addWidget(m_copy);
    row->addWidget(m_print);
    row->addSpacing(12);
    row->addWidget(m_status, 1);
    row->addWidget(m_progress);
    row->addWidget(m_cancel);
    row->addWidget(m_export);
    connect(m_copy, &QPushButton::clicked, this, &ExportDialog::copy);
    connect(m_print, &QPushButton::clicked, this, &ExportDialog::print);
    connect(m_cancel, &QPushButton::clicked, this, &ExportDialog::reject);
    connect(m_export, &QPushButton::clicked, this, &ExportDialog::askForPath);
    return widget;
}

void ExportDialog::fillPresets()
{
    m_preset->clear();
    m_preset->addItem(m_settings.contains(OptionsKey) ? tr("Last used settings") : tr("Default settings"));
    for (const ExportPreset &preset : exportPresets())
        m_preset->addItem(QCoreApplication::translate("ExportPreset", preset.text), QLatin1StringView(preset.name));
    if (!m_presets.names().isEmpty())
        m_preset->insertSeparator(m_preset->count());
    for (const QString &name : m_presets.names())
        m_preset->addItem(name);
    m_removePreset->setEnabled(false);
}

void ExportDialog::choosePreset(int index)
{
    ExportOptions options = m_form->options();
    const QString builtIn = m_preset->itemData(index).toString();
    const QString name = m_preset->itemText(index);
    const bool own = builtIn.isEmpty() && index > 0;
    if (own)
        m_presets.apply(name, options);
    else if (index == 0)
        optionsFromJson(m_settings.value(OptionsKey).toByteArray(), options);
    for (const ExportPreset &preset : exportPresets())
        if (builtIn == QLatin1StringView(preset.name))
            applyPreset(preset, options);
    m_removePreset->setEnabled(own);
    m_form->setOptions(options);
}

void ExportDialog::savePreset()
{
    bool ok = false;
    const QString name = QInputDialog::getText(this, tr("Save preset"), tr("Name of the preset:"), QLineEdit::Normal, QString(), &ok).trimmed();
    if (!ok || name.isEmpty())
        return;
    m_presets.save(name, m_form->options());
    fillPresets();
    m_preset->setCurrentIndex(m_preset->findText(name));
    m_removePreset->setEnabled(true);
}

void ExportDialog::removePreset()
{
    m_presets.remove(m_preset->currentText());
    fillPresets();
}

ExportOptions ExportDialog::options() const
{
    ExportOptions options = m_form->options();
    if (options.titleText.isEmpty())
        options.titleText = m_source.choices.title;
    options.strategy = m_source.strategy;
    return options;
}

QString ExportDialog::proposedPath() const
{
    QString folder = m_settings.value(FolderKey).toString();
    if (folder.isEmpty() || !QDir(folder).exists())
        folder = m_source.documentPath.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::PicturesLocation)
                                                 : QFileInfo(m_source.documentPath).absolutePath();
    if (!QDir(folder).exists())
        folder = QDir::homePath();
    const QString title = options().titleText;
    const QString name = !title.isEmpty() ? fileNameFor(title) : fileNameFor(QFileInfo(m_source.documentPath).completeBaseName());
    return QDir(folder).filePath(name + u'.' + suffixOf(m_form->format()));
}

void ExportDialog::askForPath()
{
    QFileDialog dialog(this, tr("Export"), proposedPath());
    dialog.setAcceptMode(QFileDialog::AcceptSave); // asks before it overwrites
    const QStringList filters = exportNameFilters();
    dialog.setNameFilters(filters);
    const QString suffix = suffixOf(m_form->format());
    dialog.selectNameFilter(filters.value(exportSuffixes().indexOf(suffix)));
    dialog.setDefaultSuffix(suffix);
    dialog.selectFile(proposedPath());
    dialog.resize(fittingScreen(&dialog, {820, 520})); // wide enough for sizes and dates
    connect(&dialog, &QFileDialog::filterSelected, &dialog, [&](const QString &filter) {
        dialog.setDefaultSuffix(exportSuffixes().value(filters.indexOf(filter)));
    });
    if (dialog.exec() == QDialog::Accepted && !dialog.selectedFiles().isEmpty())
        exportTo(dialog.selectedFiles().constFirst());
}

void ExportDialog::exportTo(const QString &path)
{
    if (isBusy())
        return;
    auto job = std::make_shared<ExportJob>(ExportJob::prepare(m_source.taskSet, *m_source.store, options(), path));
    auto error = std::make_shared<std::optional<QString>>();
    auto share = std::make_shared<std::atomic<int>>(0);
    m_stop = std::make_shared<std::atomic<bool>>(false);
    // The work runs on copies of its own, so that the window stays responsive.
    m_worker = QThread::create([job, error, share, stop = m_stop, hook = m_workHook] {
        *error = job->run([&](double done) {
            *share = int(done * 1000);
            if (hook)
                hook(done);
            return !stop->load();
        });
    });
    auto *ticker = new QTimer(m_worker);
    connect(ticker, &QTimer::timeout, this, [this, share] { m_progress->setValue(share->load()); });
    connect(m_worker, &QThread::finished, this, [this, job, error] { finish(job, *error); });
    setBusy(true);
    ticker->start(50);
    m_worker->start();
}

void ExportDialog::finish(std::shared_ptr<ExportJob> job, const std::optional<QString> &error)
{
    m_worker->deleteLater();
    m_worker = nullptr;
    setBusy(false);
    m_hasFailed = error.has_value();
    if (error)
        return tell(*error, true);
    if (job->wasCancelled())
        return tell(tr("Cancelled. Nothing was written."), false);
    m_settings.setValue(FolderKey, QFileInfo(job->path()).absolutePath());
    m_settings.setValue(FormatKey, QFileInfo(job->path()).suffix().toLower());
    m_settings.setValue(OptionsKey, optionsToJson(m_form->options()));
    Q_EMIT exported(job->path());
    if (!job->note().isEmpty())
        return tell(job->note(), true);
    accept();
}

void ExportDialog::done(int result)
{
    if (isBusy()) {
        *m_stop = true; // Esc or Cancel stops the export first
        return;
    }
    QDialog::done(result);
}

void ExportDialog::setBusy(bool busy)
{
    for (QWidget *w : std::initializer_list<QWidget *>{m_form, m_preset, m_export, m_copy})
        w->setEnabled(!busy);
    m_print->setEnabled(!busy && isPicture(m_form->format()));
    m_progress->setVisible(busy);
    m_progress->setValue(0);
    if (busy)
        tell(tr("Exporting…"), false);
}

void ExportDialog::copy()
{
    if (!isPicture(m_form->format())) {
        QGuiApplication::clipboard()->setText(documentText());
        return tell(m_textProblem.isEmpty() ? tr("Copied.") : m_textProblem, !m_textProblem.isEmpty());
    }
    if (copyTimeline(*m_source.store, options()))
        tell(tr("Copied as image, SVG and text."), false);
    else
        tell(m_preview->problem(), true);
}

void ExportDialog::print()
{
    printTimeline(m_source.taskSet, *m_source.store, options(), this);
}

//! The size of the file's picture, or the limit that it exceeds.
void ExportDialog::tellSize()
{
    const ExportFormat format = m_form->format();
    const QString problem = !isPicture(format) ? m_textProblem : format == ExportFormat::Png ? m_preview->problem()
                                                                                             : QString();
    m_export->setEnabled(problem.isEmpty() && !isBusy());
    if (m_hasFailed)
        return; // the error stays readable although resizing the window redraws the preview
    if (!problem.isEmpty() || !isPicture(format))
        return tell(problem, true);
    const QSize size = m_preview->pictureSize();
    const int pages = m_preview->pageCount();
    if (format == ExportFormat::Pdf)
        tell(pages == 1 ? tr("1 page") : tr("%1 pages").arg(pages), false);
    else
        tell(tr("%1 × %2 pixels").arg(size.width()).arg(size.height()), false);
}

void ExportDialog::showPicture()
{
    m_hasFailed = false; // new settings, new attempt
    const bool picture = isPicture(m_form->format());
    m_print->setEnabled(picture);
    if (picture)
        return m_preview->setOptions(options());
    const QString text = documentText();
    m_preview->showText(text.isEmpty() ? m_textProblem : text.left(PreviewedLetters));
}

//! The content of a file of a text format. Empty if it cannot be made; then the problem is shown.
QString ExportDialog::documentText()
{
    QString problem;
    const QByteArray text = exportText(m_form->format(), m_source.taskSet, *m_source.store, options(), &problem);
    m_textProblem = problem;
    return QString::fromUtf8(text);
}

void ExportDialog::tell(const QString &text, bool isProblem)
{
    m_status->setText(text);
    m_status->setToolTip(plainTip(text));
    m_status->setObjectName(isProblem ? QStringLiteral("problemText") : QStringLiteral("secondaryText"));
    m_status->style()->polish(m_status); // the style depends on the name
}

} // namespace awaitscope
