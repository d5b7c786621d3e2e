// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/export/dialog/exportpages.h"

#include <QWidget>

#include <vector>

namespace awaitscope {

//! The settings of a picture as widgets. Shows only those that apply to the current format.
class ExportForm : public QWidget
{
    Q_OBJECT
public:
    ExportForm(const TraceStore &store, ExportChoices choices, QWidget *parent = nullptr);

    ExportFormat format() const { return m_what->format(); }
    void setFormat(ExportFormat format) { m_what->setFormat(format); }
    ExportOptions options() const;
    //! Shows the options; range and lanes stay as chosen here.
    void setOptions(const ExportOptions &options);

Q_SIGNALS:
    void changed();
    void formatChanged(awaitscope::ExportFormat format);

private:
    void alignColumns();
    void showWhatMatters();

    ExportChoices m_choices;
    ExportOptions m_base; //!< settings that have no widget
    bool m_loading = false;
    WhatPage *m_what;
    std::vector<ExportPage *> m_pages; // the first is m_what
};

} // namespace awaitscope
