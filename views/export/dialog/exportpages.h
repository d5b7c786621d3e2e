// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/export/options/exportoptions.h"

#include <QGroupBox>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
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

//! A group of settings of an export, as widgets.
class ExportPage : public QGroupBox
{
    Q_OBJECT
public:
    explicit ExportPage(const QString &title);

    //! Shows the options.
    virtual void set(const ExportOptions &options) = 0;
    //! Writes what is shown into \a options, for a file of that format.
    virtual void get(ExportOptions &options, ExportFormat format) const = 0;
    //! Shows only what applies to the format.
    virtual void showFor(ExportFormat format) = 0;

Q_SIGNALS:
    void changed();

protected:
    QFormLayout *form() const { return m_form; }
    QCheckBox *check(const QString &text, const char *name);
    QComboBox *combo(const char *name);
    QSpinBox *spin(const char *name);

private:
    QFormLayout *m_form;
};

//! The format, the range, the lanes, and what else the file contains.
class WhatPage : public ExportPage
{
    Q_OBJECT
public:
    WhatPage(const TraceStore &store, const ExportChoices &choices);

    ExportFormat format() const;
    void setFormat(ExportFormat format);
    //! Range and lanes stay as chosen here.
    void set(const ExportOptions &options) override;
    void get(ExportOptions &options, ExportFormat format) const override;
    void showFor(ExportFormat format) override;

Q_SIGNALS:
    void formatChanged(awaitscope::ExportFormat format);

private:
    void createLanes();

    const TraceStore &m_store;
    const ExportChoices &m_choices;
    QComboBox *m_format;
    QComboBox *m_range;
    QComboBox *m_lanes;
    QListWidget *m_laneList;
    QCheckBox *m_embed;
    QCheckBox *m_threads;
};

//! Theme, title, legend, ruler and log.
class LookPage : public ExportPage
{
    Q_OBJECT
public:
    explicit LookPage(const QString &title);

    void set(const ExportOptions &options) override;
    void get(ExportOptions &options, ExportFormat format) const override;
    void showFor(ExportFormat format) override;

private:
    QComboBox *m_theme;
    QCheckBox *m_transparent;
    QCheckBox *m_title;
    QLineEdit *m_titleText;
    QCheckBox *m_legend;
    QCheckBox *m_ruler;
    QCheckBox *m_log;
};

//! Pixels, and how many of them to a pixel of the window.
class SizePage : public ExportPage
{
    Q_OBJECT
public:
    SizePage();

    void set(const ExportOptions &options) override;
    void get(ExportOptions &options, ExportFormat format) const override;
    void showFor(ExportFormat format) override;

private:
    QSpinBox *pixels(const char *name);

    QSpinBox *m_width;
    QSpinBox *m_height;
    QComboBox *m_scale;
    QSpinBox *m_dpi;
};

//! How a PDF is divided into pages.
class PaperPage : public ExportPage
{
    Q_OBJECT
public:
    PaperPage();

    void set(const ExportOptions &options) override;
    void get(ExportOptions &options, ExportFormat format) const override;
    void showFor(ExportFormat format) override;

private:
    QComboBox *m_fit;
    QComboBox *m_paper;
    QComboBox *m_orientation;
};

//! How fast an animation plays.
class AnimationPage : public ExportPage
{
    Q_OBJECT
public:
    AnimationPage();

    void set(const ExportOptions &options) override;
    void get(ExportOptions &options, ExportFormat format) const override;
    void showFor(ExportFormat format) override;

private:
    QDoubleSpinBox *m_speed;
    QSpinBox *m_fps;
};

} // namespace awaitscope
