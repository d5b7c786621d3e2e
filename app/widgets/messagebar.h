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

    //! \a id identifies the subject of the message, so that the caller can dismiss it. A question that is still unanswered is
    //! shown again after a message without choices.
    void showMessage(const QString &id, Tone tone, const QString &title, const QString &text, const std::vector<Choice> &choices = {});
    //! Removes the message with that id; any other one stays.
    void dismiss(const QString &id);
    //! Whether nothing is shown, or only a message without choices.
    bool mayBeReplaced() const { return m_shown.id.isEmpty() || m_shown.tone == Tone::Info; }
    const QString &messageId() const { return m_shown.id; }
    QString text() const;
    void setTheme(const Theme &theme);
    //! Where height is scarce, a message without choices takes one line below its title, and a button shows the rest.
    void setCompact(bool compact);

Q_SIGNALS:
    void closed(const QString &id); //!< by the user, without an answer

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Message
    {
        QString id;
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
    Message m_shown; // none if its id is empty
    std::optional<Message> m_waiting; // a question that is hidden by a message without choices
};

} // namespace awaitscope
