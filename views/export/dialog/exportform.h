// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/export/options/exportoptions.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QGroupBox;
class QLineEdit;
class QListWidget;
class QSpinBox;

namespace awaitscope {

//! What the dialog offers in addition to the plain settings.
struct ExportChoices
{
    std::optional<TimeRange> visible; //!< range on screen, if it is not the whole run
    std::optional<TimeRange> measured; //!< what the user marked
    std::vector<quint32> selected; //!< lanes
    QString title; //!< of the task set
};

//! The settings of a picture as widgets. Shows only those that apply to the current format.
class ExportForm : public QWidget
{
    Q_OBJECT
public:
    ExportForm(const TraceStore &store, ExportChoices choices, QWidget *parent = nullptr);

    ExportFormat format() const;
    void setFormat(ExportFormat format);
    ExportOptions options() const;
    //! Shows the options; range and lanes stay as chosen here.
    void setOptions(const ExportOptions &options);

Q_SIGNALS:
    void changed();
    void formatChanged(awaitscope::ExportFormat format);

private:
    void createWhat(QFormLayout *layout);
    void createLook(QFormLayout *layout);
    void createSize(QFormLayout *layout);
    void createPages();
    void createAnimation();
    void createLanes();
    void alignColumns();
    void connectAll();
    void showWhatMatters();
    QSpinBox *pixelBox(const QString &name);

    const TraceStore &m_store;
    ExportChoices m_choices;
    ExportOptions m_base; //!< settings that have no widget
    bool m_loading = false;

    QComboBox *m_format = nullptr;
    QComboBox *m_range = nullptr;
    QComboBox *m_lanes = nullptr;
    QListWidget *m_laneList = nullptr;
    QComboBox *m_theme = nullptr;
    QCheckBox *m_transparent = nullptr;
    QCheckBox *m_title = nullptr;
    QLineEdit *m_titleText = nullptr;
    QCheckBox *m_legend = nullptr;
    QCheckBox *m_ruler = nullptr;
    QCheckBox *m_log = nullptr;
    QCheckBox *m_embed = nullptr;
    QCheckBox *m_threads = nullptr;
    QSpinBox *m_width = nullptr;
    QSpinBox *m_height = nullptr;
    QComboBox *m_scale = nullptr;
    QSpinBox *m_dpi = nullptr;
    QGroupBox *m_look = nullptr;
    QGroupBox *m_size = nullptr;
    QGroupBox *m_pages = nullptr;
    QComboBox *m_fit = nullptr;
    QComboBox *m_paper = nullptr;
    QComboBox *m_orientation = nullptr;
    QGroupBox *m_animation = nullptr;
    QDoubleSpinBox *m_speed = nullptr;
    QSpinBox *m_fps = nullptr;
};

} // namespace awaitscope
