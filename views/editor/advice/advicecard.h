// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace awaitscope {

class PillButton;

//! A framed note with a sentence and buttons below it.
class AdviceCard : public QWidget
{
    Q_OBJECT

public:
    enum class Tone { Problem,
                      Hint };

    AdviceCard(const QString &text, Tone tone, QWidget *parent = nullptr);

    //! Adds a button; the caller connects it.
    PillButton *addButton(const QString &name, const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Tone m_tone;
    QWidget *m_buttons;
};

} // namespace awaitscope
