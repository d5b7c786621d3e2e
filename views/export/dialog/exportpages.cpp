// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/export/dialog/exportpages.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QFormLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QSpinBox>

#include <cmath>

namespace awaitscope {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(awaitscope::ExportForm)
};

constexpr int CustomDpi = -1; // the last entry of the scale box
constexpr std::size_t MostListedLanes = 2000;

void choose(QComboBox *box, const QVariant &data)
{
    const int at = box->findData(data);
    if (at >= 0)
        box->setCurrentIndex(at);
}

} // namespace

ExportPage::ExportPage(const QString &title)
    : QGroupBox(title), m_form(new QFormLayout(this))
{
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_form->setHorizontalSpacing(14);
    m_form->setVerticalSpacing(8);
}

QCheckBox *ExportPage::check(const QString &text, const char *name)
{
    auto *box = new QCheckBox(text);
    box->setObjectName(QLatin1StringView(name));
    connect(box, &QCheckBox::toggled, this, &ExportPage::changed);
    return box;
}

QComboBox *ExportPage::combo(const char *name)
{
    auto *box = new QComboBox;
    box->setObjectName(QLatin1StringView(name));
    connect(box, &QComboBox::currentIndexChanged, this, &ExportPage::changed);
    return box;
}

QSpinBox *ExportPage::spin(const char *name)
{
    auto *box = new QSpinBox;
    box->setObjectName(QLatin1StringView(name));
    connect(box, &QSpinBox::valueChanged, this, &ExportPage::changed);
    return box;
}

// ------------------------------------------------------------------------------------ what

WhatPage::WhatPage(const TraceStore &store, const ExportChoices &choices)
    : ExportPage(Text::tr("What")), m_store(store), m_choices(choices), m_format(new QComboBox), m_range(combo("range"))
{
    m_format->setObjectName(QStringLiteral("format"));
    const QStringList filters = exportNameFilters();
    const QStringList suffixes = exportSuffixes();
    for (qsizetype i = 0; i < filters.size(); ++i)
        m_format->addItem(filters[i].left(filters[i].lastIndexOf(u'(')).trimmed(), int(*formatOf(QStringLiteral("x.") + suffixes[i])));
    form()->addRow(Text::tr("&Format"), m_format);

    m_range->addItem(Text::tr("Whole run"), 0);
    if (m_choices.visible)
        m_range->addItem(Text::tr("Visible range"), 1);
    if (m_choices.measured)
        m_range->addItem(Text::tr("Measured range"), 2);
    form()->addRow(Text::tr("&Time"), m_range);

    createLanes();
    form()->addRow(Text::tr("&Lanes"), m_lanes);
    form()->addRow(m_laneList);
    m_embed = check(Text::tr("Can be reopened in Awaitscope"), "embed");
    m_embed->setToolTip(
        Text::tr("Embeds the task set in the picture. Turn this off before sharing the picture with people who must not see the task set."));
    form()->addRow(m_embed);
    m_threads = check(Text::tr("Tasks as threads"), "threads");
    m_threads->setToolTip(Text::tr("For viewers that cannot show asynchronous tracks. Perfetto can."));
    form()->addRow(m_threads);
    connect(m_format, &QComboBox::currentIndexChanged, this, [this] {
        Q_EMIT formatChanged(format());
        Q_EMIT changed();
    });
}

void WhatPage::createLanes()
{
    m_lanes = combo("lanes");
    m_lanes->addItem(Text::tr("All"), 0);
    if (!m_choices.selected.empty())
        m_lanes->addItem(Text::tr("Selected"), 1);
    m_lanes->addItem(Text::tr("Choose…"), 2);
    m_laneList = new QListWidget;
    m_laneList->setObjectName(QStringLiteral("laneList"));
    m_laneList->setAccessibleName(Text::tr("Lanes in the picture"));
    m_laneList->setMaximumHeight(150);
    m_laneList->setMinimumHeight(110);
    for (quint32 lane = 0; lane < m_store.lanes().size() && lane < MostListedLanes; ++lane) {
        auto *item = new QListWidgetItem(m_store.displayName(lane), m_laneList);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsUserCheckable | Qt::ItemIsSelectable);
        item->setCheckState(Qt::Checked);
    }
    connect(m_laneList, &QListWidget::itemChanged, this, &ExportPage::changed);
}

ExportFormat WhatPage::format() const
{
    return ExportFormat(m_format->currentData().toInt());
}

void WhatPage::setFormat(ExportFormat format)
{
    choose(m_format, int(format));
}

void WhatPage::set(const ExportOptions &o)
{
    m_embed->setChecked(o.embed);
    m_threads->setChecked(o.tasksAsThreads);
}

void WhatPage::get(ExportOptions &o, ExportFormat) const
{
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
}

void WhatPage::showFor(ExportFormat f)
{
    const bool picture = isPicture(f);
    m_range->setEnabled(picture);
    m_lanes->setEnabled(picture);
    m_laneList->setVisible(picture && m_lanes->currentData().toInt() == 2);
    m_embed->setVisible(picture);
    m_threads->setVisible(f == ExportFormat::ChromeTrace);
}

// ------------------------------------------------------------------------------------ look

LookPage::LookPage(const QString &title)
    : ExportPage(Text::tr("Look")), m_theme(combo("theme"))
{
    m_theme->addItem(Text::tr("Light"), int(ExportTheme::Light));
    m_theme->addItem(Text::tr("Dark"), int(ExportTheme::Dark));
    m_theme->addItem(Text::tr("Automatic"), int(ExportTheme::Auto));
    m_theme->setItemData(2, Text::tr("An SVG follows the reader's light or dark mode. Other pictures are light."), Qt::ToolTipRole);
    form()->addRow(Text::tr("Th&eme"), m_theme);
    m_transparent = check(Text::tr("Transparent background"), "transparent");
    form()->addRow(m_transparent);
    m_title = check(Text::tr("T&itle"), "title");
    m_titleText = new QLineEdit;
    m_titleText->setObjectName(QStringLiteral("titleText"));
    m_titleText->setAccessibleName(Text::tr("Text of the title"));
    m_titleText->setPlaceholderText(title);
    connect(m_titleText, &QLineEdit::textChanged, this, &ExportPage::changed);
    m_title->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::MinimumExpanding); // vertically centred in its row, as labels are
    form()->addRow(m_title, m_titleText);
    m_legend = check(Text::tr("Le&gend"), "legend");
    m_ruler = check(Text::tr("&Ruler"), "ruler");
    m_log = check(Text::tr("Log &below"), "log");
    auto *row = new QHBoxLayout;
    row->setSpacing(18);
    for (QCheckBox *box : {m_legend, m_ruler, m_log})
        row->addWidget(box);
    row->addStretch();
    form()->addRow(row);
}

void LookPage::set(const ExportOptions &o)
{
    choose(m_theme, int(o.theme));
    m_transparent->setChecked(o.transparent);
    m_title->setChecked(o.title);
    m_legend->setChecked(o.legend);
    m_ruler->setChecked(o.ruler);
    m_log->setChecked(o.log);
}

void LookPage::get(ExportOptions &o, ExportFormat) const
{
    o.theme = ExportTheme(m_theme->currentData().toInt());
    o.transparent = m_transparent->isChecked();
    o.title = m_title->isChecked();
    o.titleText = m_titleText->text().trimmed();
    o.legend = m_legend->isChecked();
    o.ruler = m_ruler->isChecked();
    o.log = m_log->isChecked();
}

void LookPage::showFor(ExportFormat f)
{
    setVisible(isPicture(f));
    m_titleText->setEnabled(m_title->isChecked());
}

// ------------------------------------------------------------------------------------ size

SizePage::SizePage()
    : ExportPage(Text::tr("Size")), m_width(pixels("width")), m_height(pixels("height")), m_scale(combo("scale")), m_dpi(spin("dpi"))
{
    form()->addRow(Text::tr("&Width"), m_width);
    form()->addRow(Text::tr("&Height"), m_height);
    for (const int n : {1, 2, 3})
        m_scale->addItem(Text::tr("%1×").arg(n), n);
    m_scale->addItem(Text::tr("Print resolution"), CustomDpi);
    form()->addRow(Text::tr("&Scale"), m_scale);
    m_dpi->setRange(72, 2400);
    m_dpi->setValue(300);
    m_dpi->setSuffix(Text::tr(" dpi"));
    m_dpi->setKeyboardTracking(false);
    form()->addRow(Text::tr("Resol&ution"), m_dpi);
}

QSpinBox *SizePage::pixels(const char *name)
{
    QSpinBox *box = spin(name);
    box->setRange(199, 30'000);
    box->setSpecialValueText(Text::tr("Automatic"));
    box->setSuffix(Text::tr(" px"));
    box->setSingleStep(10);
    box->setKeyboardTracking(false);
    return box;
}

void SizePage::set(const ExportOptions &o)
{
    m_width->setValue(o.width.value_or(m_width->minimum()));
    m_height->setValue(o.height.value_or(m_height->minimum()));
    const int whole = int(std::lround(o.scale));
    const bool byDpi = o.dpi.has_value() || std::abs(o.scale - whole) > 0.01 || whole > 3 || whole < 1;
    choose(m_scale, byDpi ? CustomDpi : whole);
    m_dpi->setValue(o.dpi.value_or(int(std::lround(96 * o.scale))));
}

void SizePage::get(ExportOptions &o, ExportFormat format) const
{
    o.width = m_width->value() > m_width->minimum() ? std::optional(m_width->value()) : std::nullopt;
    o.height = m_height->value() > m_height->minimum() ? std::optional(m_height->value()) : std::nullopt;
    const int scale = m_scale->currentData().toInt();
    o.scale = scale == CustomDpi ? m_dpi->value() / 96.0 : format == ExportFormat::Pdf ? 1
                                                                                       : scale;
    o.dpi = scale == CustomDpi ? std::optional(m_dpi->value()) : std::nullopt;
}

void SizePage::showFor(ExportFormat f)
{
    setVisible(isPicture(f));
    const bool custom = m_scale->currentData().toInt() == CustomDpi;
    form()->setRowVisible(m_scale, f != ExportFormat::Pdf);
    form()->setRowVisible(m_dpi, custom && f == ExportFormat::Png);
}

// ------------------------------------------------------------------------------------ paper

PaperPage::PaperPage()
    : ExportPage(Text::tr("Pages")), m_fit(combo("fit")), m_paper(combo("paper")), m_orientation(combo("orientation"))
{
    m_fit->addItem(Text::tr("One page, as large as the picture"), int(PageFit::PictureSize));
    m_fit->addItem(Text::tr("Fit one page"), int(PageFit::OnePage));
    m_fit->addItem(Text::tr("Fit the width, over several pages"), int(PageFit::PageWidth));
    m_fit->addItem(Text::tr("Tiles at full size"), int(PageFit::Tiles));
    form()->addRow(Text::tr("F&it"), m_fit);
    for (const QPageSize::PageSizeId id : exportPapers())
        m_paper->addItem(QPageSize::name(id), int(id));
    form()->addRow(Text::tr("&Paper"), m_paper);
    m_orientation->addItem(Text::tr("Landscape"), int(QPageLayout::Landscape));
    m_orientation->addItem(Text::tr("Portrait"), int(QPageLayout::Portrait));
    form()->addRow(Text::tr("&Orientation"), m_orientation);
}

void PaperPage::set(const ExportOptions &o)
{
    choose(m_fit, int(o.fit));
    choose(m_paper, int(o.page.pageSize().id()));
    choose(m_orientation, int(o.page.orientation()));
}

void PaperPage::get(ExportOptions &o, ExportFormat) const
{
    o.fit = PageFit(m_fit->currentData().toInt());
    o.page.setPageSize(QPageSize(QPageSize::PageSizeId(m_paper->currentData().toInt())), QMarginsF(12, 12, 12, 12));
    o.page.setOrientation(QPageLayout::Orientation(m_orientation->currentData().toInt()));
}

void PaperPage::showFor(ExportFormat f)
{
    setVisible(f == ExportFormat::Pdf);
    const bool ownPage = PageFit(m_fit->currentData().toInt()) == PageFit::PictureSize;
    m_paper->setEnabled(!ownPage);
    m_orientation->setEnabled(!ownPage);
}

// ------------------------------------------------------------------------------------ animation

AnimationPage::AnimationPage()
    : ExportPage(Text::tr("Animation")), m_speed(new QDoubleSpinBox), m_fps(spin("fps"))
{
    m_speed->setObjectName(QStringLiteral("speed"));
    m_speed->setRange(0.001, 1000);
    m_speed->setDecimals(3);
    m_speed->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    m_speed->setSuffix(Text::tr("×"));
    connect(m_speed, &QDoubleSpinBox::valueChanged, this, &ExportPage::changed);
    form()->addRow(Text::tr("S&peed"), m_speed);
    m_fps->setRange(1, 60);
    m_fps->setSuffix(Text::tr(" per second"));
    form()->addRow(Text::tr("F&rames"), m_fps);
}

void AnimationPage::set(const ExportOptions &o)
{
    m_speed->setValue(o.playSpeed);
    m_fps->setValue(o.framesPerSecond);
}

void AnimationPage::get(ExportOptions &o, ExportFormat) const
{
    o.playSpeed = m_speed->value();
    o.framesPerSecond = m_fps->value();
}

void AnimationPage::showFor(ExportFormat f)
{
    setVisible(f == ExportFormat::WebP);
}

} // namespace awaitscope
