// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/theme.h"

#include <QFrame>

#include <optional>

class QLabel;
class QProgressBar;
class QPushButton;

namespace awaitscope {

//! The progress of opening a large file, above the timeline, which stays usable meanwhile. It does not appear for files that
//! open instantly.
class LoadingBar : public QFrame
{
    Q_OBJECT

public:
    explicit LoadingBar(QWidget *parent = nullptr);

    //! \a file: the name to show.
    void begin(const QString &file);
    void setPart(double part); //!< 0 to 1
    void end();
    void setTheme(const Theme &theme);

Q_SIGNALS:
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    QLabel *m_title;
    QProgressBar *m_bar;
    QLabel *m_percent;
    QPushButton *m_cancel;
    std::optional<int> m_patience; //!< the timer that shows it
};

} // namespace awaitscope
