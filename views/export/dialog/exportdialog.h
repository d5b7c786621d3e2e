// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/export/dialog/exportform.h"
#include "views/export/options/exportsettings.h"

#include <QDialog>

#include <atomic>
#include <functional>
#include <memory>

class QLabel;
class QProgressBar;
class QPushButton;
class QSettings;
class QThread;
class QToolButton;

namespace awaitscope {

class ExportJob;
struct TaskSet;
class ExportPreview;

//! What the dialog exports. All of it must outlive the dialog.
struct ExportSource
{
    const TaskSet *taskSet = nullptr; //!< may be null: then nothing is embedded and there is no code
    const TraceStore *store = nullptr;
    QString strategy;
    QString documentPath; //!< determines the proposed folder and name; may be empty
    ExportChoices choices;
    ExportTheme theme = ExportTheme::Auto; //!< the default before the user has chosen one
};

//! Lets the user set up a picture of the run, previews it and writes it. Remembers folder, format and settings.
class ExportDialog : public QDialog
{
    Q_OBJECT
public:
    ExportDialog(ExportSource source, QSettings &settings, QWidget *parent = nullptr);
    ~ExportDialog() override;

    //! The settings of the form, with title, task set and strategy.
    ExportOptions options() const;
    //! Last folder, name of the document or title, suffix of the format.
    QString proposedPath() const;
    //! Writes without asking for a name; the dialog stays responsive and closes on success.
    void exportTo(const QString &path);
    bool isBusy() const { return m_worker != nullptr; }
    //! Called by the writing thread after each piece of work with the fraction that is done, 0 to 1. Tests use it to hold the work.
    void setWorkHook(std::function<void(double)> hook) { m_workHook = std::move(hook); }

Q_SIGNALS:
    void exported(const QString &path);

public:
    void done(int result) override;

private:
    void createLayout();
    QWidget *createPresetRow();
    QWidget *createButtons();
    void fillPresets();
    void choosePreset(int index);
    void savePreset();
    void removePreset();
    void askForPath();
    void copy();
    void print();
    void showPicture();
    void tellSize();
    QString documentText();
    void tell(const QString &text, bool isProblem);
    void setBusy(bool busy);
    void finish(std::shared_ptr<ExportJob> job, const std::optional<QString> &error);

    ExportSource m_source;
    QSettings &m_settings;
    OwnPresets m_presets;
    QString m_textProblem; //!< why there is no text in the chosen format
    bool m_hasFailed = false; //!< the last export with the current settings failed
    ExportForm *m_form = nullptr;
    ExportPreview *m_preview = nullptr;
    QComboBox *m_preset = nullptr;
    QToolButton *m_removePreset = nullptr;
    QLabel *m_status = nullptr;
    QProgressBar *m_progress = nullptr;
    QPushButton *m_export = nullptr;
    QPushButton *m_copy = nullptr;
    QPushButton *m_print = nullptr;
    QPushButton *m_cancel = nullptr;
    QThread *m_worker = nullptr;
    std::shared_ptr<std::atomic<bool>> m_stop;
    std::function<void(double)> m_workHook;
};

} // namespace awaitscope
