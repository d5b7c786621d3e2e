// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/theme.h"

#include <QFrame>

#include <functional>
#include <optional>
#include <utility>
#include <vector>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace awaitscope {

//! The subjects of messages: a new message about one replaces the old one about it.
enum class Notice : quint8 {
    None,
    Disk, //!< another program changed or deleted the open file
    Editor, //!< why an edit is not possible
    LooksLikePython, //!< a text that was pasted
    OpenedExample, //!< what to look at in the example that was opened
    Invalid, //!< the task set cannot be run
    Memory, //!< there is not enough
    NotOpened, //!< why a file was not opened
    PythonCompared, //!< how runs of a Python file compare
    PythonRun, //!< why a Python file was not run
    RecordedProgram, //!< a program runs to be recorded, or has run
    RecordedRun, //!< a recorded run is shown
    UnsavedWork, //!< unsaved work was found
    Unsafe, //!< unsaved changes are not backed up
    Unsaved, //!< why the file was not saved
};

//! A message between toolbar and timeline that stays until it is answered or closed, and never blocks the window.
class MessageBar : public QFrame
{
    Q_OBJECT

public:
    enum class Tone : quint8 { Info,
                               Question,
                               Problem };
    using Choice = std::pair<QString, std::function<void()>>; //!< the text of a button and what it does

    explicit MessageBar(QWidget *parent = nullptr);

    //! A question that is still unanswered is shown again after a message without choices.
    void showMessage(Notice notice, Tone tone, const QString &title, const QString &text, const std::vector<Choice> &choices = {});
    //! Removes the message about that; any other one stays.
    void dismiss(Notice notice);
    //! Whether nothing is shown, or only a message without choices.
    bool mayBeReplaced() const { return m_shown.notice == Notice::None || m_shown.tone == Tone::Info; }
    Notice notice() const { return m_shown.notice; }
    QString text() const;
    void setTheme(const Theme &theme);
    //! Where height is scarce, a message without choices takes one line below its title, and a button shows the rest.
    void setCompact(bool compact);

Q_SIGNALS:
    void closed(awaitscope::Notice notice); //!< by the user, without an answer

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Message
    {
        Notice notice = Notice::None;
        Tone tone = Tone::Info;
        QString title;
        QString text;
        std::vector<Choice> choices;
    };
    void present(Message message);
    void clearChoices();
    void restyle();
    void showText();

    QLabel *m_title;
    QLabel *m_text;
    QHBoxLayout *m_choices;
    QToolButton *m_more;
    QToolButton *m_close;
    bool m_compact = false;
    bool m_expanded = false;
    const Theme *m_theme;
    Message m_shown; // none if it is about nothing
    std::optional<Message> m_waiting; // a question that is hidden by a message without choices
};

} // namespace awaitscope
