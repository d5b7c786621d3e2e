// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/export/dialog/exportform.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalBlocker>
#include <QSpinBox>

#include <cmath>

namespace awaitscope {

namespace {

constexpr int CustomDpi = -1; // the last entry of the scale box
constexpr std::size_t MostListedLanes = 2000;

void choose(QComboBox *box, const QVariant &data)
{
    const int at = box->findData(data);
    if (at >= 0)
        box->setCurrentIndex(at);
}

QFormLayout *formOf(QGroupBox *box)
{
    auto *form = new QFormLayout(box);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form->setHorizontalSpacing(14);
    form->setVerticalSpacing(8);
    return form;
}

} // namespace

ExportForm::ExportForm(const TraceStore &store, ExportChoices choices, QWidget *parent)
    : QWidget(parent), m_store(store), m_choices(std::move(choices))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(14);
    const auto group = [&](const QString &title, void (ExportForm::*fill)(QFormLayout *)) {
        auto *box = new QGroupBox(title);
        (this->*fill)(formOf(box));
        column->addWidget(box);
        return box;
    };
    group(tr("What"), &ExportForm::createWhat);
    m_look = group(tr("Look"), &ExportForm::createLook);
    m_size = group(tr("Size"), &ExportForm::createSize);
    createPages();
    createAnimation();
    column->addWidget(m_pages);
    column->addWidget(m_animation);
    column->addStretch();
    alignColumns();
    setOptions({});
    connectAll();
    showWhatMatters();
}

//! All groups share one column of labels and one of fields, and no field requests more room than is available.
void ExportForm::alignColumns()
{
    int widest = 0;
    std::vector<QWidget *> labels;
    for (const QFormLayout *form : findChildren<QFormLayout *>()) {
        for (int row = 0; row < form->rowCount(); ++row) {
            const QLayoutItem *item = form->itemAt(row, QFormLayout::LabelRole);
            if (!item || !item->widget())
                continue;
            labels.push_back(item->widget());
            widest = std::max(widest, item->widget()->sizeHint().width());
        }
    }
    for (QWidget *label : labels)
        label->setMinimumWidth(widest);
    for (QAbstractSpinBox *box : findChildren<QAbstractSpinBox *>())
        box->setButtonSymbols(QAbstractSpinBox::NoButtons); // arrow keys and wheel change the value; the flat style has no room for buttons
    for (QComboBox *box : findChildren<QComboBox *>()) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(8);
    }
}

void ExportForm::createWhat(QFormLayout *layout)
{
    m_format = new QComboBox;
    m_format->setObjectName(QStringLiteral("format"));
    const QStringList filters = exportNameFilters();
    const QStringList suffixes = exportSuffixes();
    for (qsizetype i = 0; i < filters.size(); ++i)
        m_format->addItem(filters[i].left(filters[i].lastIndexOf(u'(')).trimmed(), int(*formatOf(QStringLiteral("x.") + suffixes[i])));
    layout->addRow(tr("&Format"), m_format);

    m_range = new QComboBox;
    m_range->setObjectName(QStringLiteral("range"));
    m_range->addItem(tr("Whole run"), 0);
    if (m_choices.visible)
        m_range->addItem(tr("Visible range"), 1);
    if (m_choices.measured)
        m_range->addItem(tr("Measured range"), 2);
    layout->addRow(tr("&Time"), m_range);

    createLanes();
    layout->addRow(tr("&Lanes"), m_lanes);
    layout->addRow(m_laneList);
    m_embed = new QCheckBox(tr("Can be reopened in Awaitscope"));
    m_embed->setObjectName(QStringLiteral("embed"));
    m_embed->setToolTip(tr("Embeds the task set in the picture. Turn this off before sharing the picture with people who must not see the task set."));
    layout->addRow(m_embed);
    m_threads = new QCheckBox(tr("Tasks as threads"));
    m_threads->setObjectName(QStringLiteral("threads"));
    m_threads->setToolTip(tr("For viewers that cannot show asynchronous tracks. Perfetto can."));
    layout->addRow(m_threads);
}

void ExportForm::createLanes()
{
    m_lanes = new QComboBox;
    m_lanes->setObjectName(QStringLiteral("lanes"));
    m_lanes->addItem(tr("All"), 0);
    if (!m_choices.selected.empty())
        m_lanes->addItem(tr("Selected"), 1);
    m_lanes->addItem(tr("Choose…"), 2);
    m_laneList = new QListWidget;
    m_laneList->setObjectName(QStringLiteral("laneList"));
    m_laneList->setAccessibleName(tr("Lanes in the picture"));
    m_laneList->setMaximumHeight(150);
    m_laneList->setMinimumHeight(110);
    for (quint32 lane = 0; lane < m_store.lanes().size() && lane < MostListedLanes; ++lane) {
        auto *item = new QListWidgetItem(m_store.displayName(lane), m_laneList);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsUserCheckable | Qt::ItemIsSelectable);
        item->setCheckState(Qt::Checked);
    }
}

void ExportForm::createLook(QFormLayout *layout)
{
    m_theme = new QComboBox;
    m_theme->setObjectName(QStringLiteral("theme"));
    m_theme->addItem(tr("Light"), int(ExportTheme::Light));
    m_theme->addItem(tr("Dark"), int(ExportTheme::Dark));
    m_theme->addItem(tr("Automatic"), int(ExportTheme::Auto));
    m_theme->setItemData(2, tr("An SVG follows the reader's light or dark mode. Other pictures are light."), Qt::ToolTipRole);
    layout->addRow(tr("Th&eme"), m_theme);
    const auto check = [&](const QString &text, const char *name) {
        auto *box = new QCheckBox(text);
        box->setObjectName(QLatin1StringView(name));
        return box;
    };
    m_transparent = check(tr("Transparent background"), "transparent");
    layout->addRow(m_transparent);
    m_title = check(tr("T&itle"), "title");
    m_titleText = new QLineEdit;
    m_titleText->setObjectName(QStringLiteral("titleText"));
    m_titleText->setAccessibleName(tr("Text of the title"));
    m_titleText->setPlaceholderText(m_choices.title);
    m_title->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::MinimumExpanding); // vertically centred in its row, as labels are
    layout->addRow(m_title, m_titleText);
    m_legend = check(tr("Le&gend"), "legend");
    m_ruler = check(tr("&Ruler"), "ruler");
    m_log = check(tr("Log &below"), "log");
    auto *row = new QHBoxLayout;
    row->setSpacing(18);
    for (QCheckBox *box : {m_legend, m_ruler, m_log})
        row->addWidget(box);
    row->addStretch();
    layout->addRow(row);
}

QSpinBox *ExportForm::pixelBox(const QString &name)
{
    auto *box = new QSpinBox;
    box->setObjectName(name);
    box->setRange(199, 30'000);
    box->setSpecialValueText(tr("Automatic"));
    box->setSuffix(tr(" px"));
    box->setSingleStep(10);
    box->setKeyboardTracking(false);
    return box;
}

void ExportForm::createSize(QFormLayout *layout)
{
    m_width = pixelBox(QStringLiteral("width"));
    m_height = pixelBox(QStringLiteral("height"));
    layout->addRow(tr("&Width"), m_width);
    layout->addRow(tr("&Height"), m_height);
    m_scale = new QComboBox;
    m_scale->setObjectName(QStringLiteral("scale"));
    for (const int n : {1, 2, 3})
        m_scale->addItem(tr("%1×").arg(n), n);
    m_scale->addItem(tr("Print resolution"), CustomDpi);
    layout->addRow(tr("&Scale"), m_scale);
    m_dpi = new QSpinBox;
    m_dpi->setObjectName(QStringLiteral("dpi"));
    m_dpi->setRange(72, 2400);
    m_dpi->setValue(300);
    m_dpi->setSuffix(tr(" dpi"));
    m_dpi->setKeyboardTracking(false);
    layout->addRow(tr("Resol&ution"), m_dpi);
}

void ExportForm::createPages()
{
    m_pages = new QGroupBox(tr("Pages"));
    QFormLayout *layout = formOf(m_pages);
    m_fit = new QComboBox;
    m_fit->setObjectName(QStringLiteral("fit"));
    m_fit->addItem(tr("One page, as large as the picture"), int(PageFit::PictureSize));
    m_fit->addItem(tr("Fit one page"), int(PageFit::OnePage));
    m_fit->addItem(tr("Fit the width, over several pages"), int(PageFit::PageWidth));
    m_fit->addItem(tr("Tiles at full size"), int(PageFit::Tiles));
    layout->addRow(tr("F&it"), m_fit);
    m_paper = new QComboBox;
    m_paper->setObjectName(QStringLiteral("paper"));
    for (const QPageSize::PageSizeId id : exportPapers())
        m_paper->addItem(QPageSize::name(id), int(id));
    layout->addRow(tr("&Paper"), m_paper);
    m_orientation = new QComboBox;
    m_orientation->setObjectName(QStringLiteral("orientation"));
    m_orientation->addItem(tr("Landscape"), int(QPageLayout::Landscape));
    m_orientation->addItem(tr("Portrait"), int(QPageLayout::Portrait));
    layout->addRow(tr("&Orientation"), m_orientation);
}

void ExportForm::createAnimation()
{
    m_animation = new QGroupBox(tr("Animation"));
    QFormLayout *layout = formOf(m_animation);
    m_speed = new QDoubleSpinBox;
    m_speed->setObjectName(QStringLiteral("speed"));
    m_speed->setRange(0.001, 1000);
    m_speed->setDecimals(3);
    m_speed->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    m_speed->setSuffix(tr("×"));
    layout->addRow(tr("S&peed"), m_speed);
    m_fps = new QSpinBox;
    m_fps->setObjectName(QStringLiteral("fps"));
    m_fps->setRange(1, 60);
    m_fps->setSuffix(tr(" per second"));
    layout->addRow(tr("F&rames"), m_fps);
}

void ExportForm::connectAll()
{
    const auto notify = [this] {
        if (m_loading)
            return;
        showWhatMatters();
        Q_EMIT changed();
    };
    for (QComboBox *box : {m_range, m_lanes, m_theme, m_scale, m_fit, m_paper, m_orientation})
        connect(box, &QComboBox::currentIndexChanged, this, notify);
    for (QCheckBox *box : {m_transparent, m_title, m_legend, m_ruler, m_log, m_embed, m_threads})
        connect(box, &QCheckBox::toggled, this, notify);
    for (QSpinBox *box : {m_width, m_height, m_dpi, m_fps})
        connect(box, &QSpinBox::valueChanged, this, notify);
    connect(m_speed, &QDoubleSpinBox::valueChanged, this, notify);
    connect(m_titleText, &QLineEdit::textChanged, this, notify);
    connect(m_laneList, &QListWidget::itemChanged, this, notify);
    connect(m_format, &QComboBox::currentIndexChanged, this, [this, notify] {
        Q_EMIT formatChanged(format());
        notify();
    });
}

void ExportForm::showWhatMatters()
{
    const ExportFormat f = format();
    const bool picture = isPicture(f);
    m_look->setVisible(picture);
    m_size->setVisible(picture);
    m_pages->setVisible(f == ExportFormat::Pdf);
    m_animation->setVisible(f == ExportFormat::WebP);
    const bool custom = m_scale->currentData().toInt() == CustomDpi;
    auto *sizes = static_cast<QFormLayout *>(m_size->layout());
    sizes->setRowVisible(m_scale, f != ExportFormat::Pdf);
    sizes->setRowVisible(m_dpi, custom && f == ExportFormat::Png);
    const bool ownPage = PageFit(m_fit->currentData().toInt()) == PageFit::PictureSize;
    m_paper->setEnabled(!ownPage);
    m_orientation->setEnabled(!ownPage);
    m_range->setEnabled(picture);
    m_lanes->setEnabled(picture);
    m_laneList->setVisible(picture && m_lanes->currentData().toInt() == 2);
    m_embed->setVisible(picture && f != ExportFormat::WebP);
    m_threads->setVisible(f == ExportFormat::ChromeTrace);
    m_titleText->setEnabled(m_title->isChecked());
}

ExportFormat ExportForm::format() const
{
    return ExportFormat(m_format->currentData().toInt());
}

void ExportForm::setFormat(ExportFormat format)
{
    choose(m_format, int(format));
}

ExportOptions ExportForm::options() const
{
    ExportOptions o = m_base;
    o.theme = ExportTheme(m_theme->currentData().toInt());
    o.width = m_width->value() > m_width->minimum() ? std::optional(m_width->value()) : std::nullopt;
    o.height = m_height->value() > m_height->minimum() ? std::optional(m_height->value()) : std::nullopt;
    const int scale = m_scale->currentData().toInt();
    o.scale = scale == CustomDpi ? m_dpi->value() / 96.0 : format() == ExportFormat::Pdf ? 1
                                                                                         : scale;
    o.dpi = scale == CustomDpi ? std::optional(m_dpi->value()) : std::nullopt;
    o.transparent = m_transparent->isChecked();
    o.title = m_title->isChecked();
    o.titleText = m_titleText->text().trimmed();
    o.legend = m_legend->isChecked();
    o.ruler = m_ruler->isChecked();
    o.log = m_log->isChecked();
    o.embed = m_embed->isChecked();
    o.tasksAsThreads = m_threads->isChecked();
    const int range = m_range->currentData().toInt();
    o.range = range == 1 ? m_choices.visible : range == 2 ? m_choices.measured
                                                          : std::nullopt;
    o.lanes.reset();
    if (m_lanes->currentData().toInt() == 1)
        o.lanes = m_choices.selected;
    if (m_lanes->currentData().toInt() == 2) {
        o.lanes.emplace();
        for (quint32 lane = 0; lane < m_store.lanes().size(); ++lane)
            if (int(lane) >= m_laneList->count() || m_laneList->item(int(lane))->checkState() == Qt::Checked)
                o.lanes->push_back(lane);
    }
    o.fit = PageFit(m_fit->currentData().toInt());
    o.page.setPageSize(QPageSize(QPageSize::PageSizeId(m_paper->currentData().toInt())), QMarginsF(12, 12, 12, 12));
    o.page.setOrientation(QPageLayout::Orientation(m_orientation->currentData().toInt()));
    o.playSpeed = m_speed->value();
    o.framesPerSecond = m_fps->value();
    return o;
}

void ExportForm::setOptions(const ExportOptions &o)
{
    m_loading = true;
    m_base = o;
    choose(m_theme, int(o.theme));
    m_width->setValue(o.width.value_or(m_width->minimum()));
    m_height->setValue(o.height.value_or(m_height->minimum()));
    const int whole = int(std::lround(o.scale));
    const bool byDpi = o.dpi.has_value() || std::abs(o.scale - whole) > 0.01 || whole > 3 || whole < 1;
    choose(m_scale, byDpi ? CustomDpi : whole);
    m_dpi->setValue(o.dpi.value_or(int(std::lround(96 * o.scale))));
    m_transparent->setChecked(o.transparent);
    m_title->setChecked(o.title);
    m_legend->setChecked(o.legend);
    m_ruler->setChecked(o.ruler);
    m_log->setChecked(o.log);
    m_embed->setChecked(o.embed);
    m_threads->setChecked(o.tasksAsThreads);
    choose(m_fit, int(o.fit));
    choose(m_paper, int(o.page.pageSize().id()));
    choose(m_orientation, int(o.page.orientation()));
    m_speed->setValue(o.playSpeed);
    m_fps->setValue(o.framesPerSecond);
    m_loading = false;
    showWhatMatters();
    Q_EMIT changed();
}

} // namespace awaitscope
