// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/formats/program/programtext.h"
#include "model/edit/program.h"
#include "model/text/result.h"
#include "views/common/theme.h"
#include "views/panels/codeview.h"
#include "views/panels/panel.h"

#include <optional>

class QActionGroup;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace awaitscope {

class ElidedLabel;
class SegmentedControl;
class TraceStore;
class ViewState;

//! The program of the task set in Python, or in C++ with QCoro. Hovering a line highlights the spans that its step produced, a
//! click selects them; an item hovered or selected elsewhere marks its line. \a state may be null, otherwise it must outlive the panel.
class CodePanel : public Panel
{
    Q_OBJECT

public:
    explicit CodePanel(ViewState *state = nullptr, QWidget *parent = nullptr);

    QString title() const override { return tr("Code"); }
    QString iconName() const override { return QStringLiteral("code"); }
    bool needsProgram() const override { return true; }
    //! The text is generated only when the panel is visible: that takes longer than the rest of an edit.
    void setProgram(const Program &program) override;
    //! The displayed run, which must be a run of this program; or null.
    void setStore(const TraceStore *store) override;
    //! From now on the panel shows the source of a recorded program: the file of what is selected, as it is on the disk now. \a recordedAt: in ns
    //! since 1970.
    void setRecording(qint64 recordedAt);
    void endRecording(); //!< back to the program of the task set
    void setLanguage(CodeLanguage language);
    CodeLanguage language() const { return m_language; }
    //! The text that is shown: the program, or why there is none.
    QString code() const;
    CodeView *view() const { return m_view; }
    void setTheme(const Theme &theme) override;
    //! Marks the line of the step, or the line of the recorded program, and puts the cursor there.
    void showStep(const QString &pointer);
    //! The file and line of the recorded program that was shown last, for an editor; an empty file: none.
    std::pair<QString, int> sourceLineShown() const { return m_recordedAt ? std::pair(m_file, m_sourceLine) : std::pair(QString(), 0); }
    std::optional<qint64> recordedAt() const { return m_recordedAt; }

Q_SIGNALS:
    //! The user wants the file in an editor.
    void editorRequested();
    //! The user wants to edit the step at this place of the task set.
    void stepActivated(const QString &pointer);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *createBar();
    void display(const Result<ProgramText> &program);
    void generate();
    void pointAt(int line);
    void selectAt(int line);
    void followSelection();
    void followHover();
    void markStep(const QString &pointer, bool reveal);
    QString stepAt(int line) const;
    void showSource(const QString &pointer);
    QString readSource(const QString &path, QByteArray &text) const;

    ViewState *m_state;
    const TraceStore *m_store = nullptr;
    Program m_program;
    CodeLanguage m_language = CodeLanguage::Python;
    std::vector<QString> m_steps; // by line, from 0
    bool m_outdated = false; // the text, while the panel is not visible
    std::optional<qint64> m_recordedAt; // a recorded program is shown
    QString m_file; // of its source, the one that is displayed
    int m_sourceLine = 1;
    bool m_pointing = false; // the hovered item was set by this panel
    ElidedLabel *m_caption = nullptr;
    QLabel *m_refusal = nullptr;
    CodeView *m_view;
    QStackedWidget *m_pages;
    QActionGroup *m_languages;
    SegmentedControl *m_choice = nullptr; // of the language
    QPushButton *m_copy = nullptr;
    QPushButton *m_edit = nullptr; // for recorded programs
};

} // namespace awaitscope
