// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/theme.h"

#include <QFrame>

#include <functional>
#include <utility>
#include <vector>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace awaitscope {

//! A message between toolbar and timeline that stays until it is answered or closed, and never blocks the window.
class InfoStrip : public QFrame
{
    Q_OBJECT

public:
    enum class Tone : quint8 { Info,
                               Question,
                               Problem };
    using Choice = std::pair<QString, std::function<void()>>; //!< the text of a button and what it does

    explicit InfoStrip(QWidget *parent = nullptr);

    //! \a id says what the message is about, so that who asked can take it back.
    void showMessage(const QString &id, Tone tone, const QString &title, const QString &text, const std::vector<Choice> &choices = {});
    //! Hides the message of that id; any other one stays.
    void dismiss(const QString &id);
    //! Nothing is shown, or nothing that waits for an answer.
    bool mayBeReplaced() const { return m_id.isEmpty() || m_tone == Tone::Info; }
    const QString &messageId() const { return m_id; }
    QString text() const;
    void setTheme(const Theme &theme);

Q_SIGNALS:
    void closed(const QString &id); //!< by the user, without an answer

private:
    void clearChoices();
    void restyle();

    QLabel *m_title;
    QLabel *m_text;
    QHBoxLayout *m_choices;
    QToolButton *m_close;
    const Theme *m_theme;
    Tone m_tone = Tone::Info;
    QString m_id;
};

} // namespace awaitscope
