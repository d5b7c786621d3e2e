// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/theme.h"

#include <QTextBrowser>
#include <QTimer>

namespace awaitscope {

//! Shows a page of the guide. Pictures of examples are drawn when the page is shown, in the theme of the window and as wide as it.
class GuideBrowser : public QTextBrowser
{
    Q_OBJECT

public:
    explicit GuideBrowser(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    //! The path of the page on screen, ":/docs/guide/first-ten-minutes.md"; empty before the first one.
    QString page() const { return m_url.isEmpty() ? QString() : u':' + m_url.path(); }
    void showPage(const QString &path);
    //! Marks every place of the words, and scrolls to the first one. No words: no marks.
    void mark(const QStringList &words);

    QVariant loadResource(int type, const QUrl &name) override;

public Q_SLOTS:
    void backward() override { goTo(m_at - 1); }
    void forward() override { goTo(m_at + 1); }

Q_SIGNALS:
    //! Another page is shown.
    void pageShown();
    //! The user wants to open the task set of a link.
    void exampleRequested(const QUrl &url);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    //! QTextBrowser's own history would show a page again without laying it out.
    struct Visit
    {
        QUrl url;
        int place = 0; // of the scroll bar, when it was left
    };
    void visit(const QUrl &url);
    void goTo(qsizetype at);
    void load(const QUrl &url);
    void follow(const QUrl &link);
    void layOut();
    void layOutText();
    void layOutFragments(const QTextBlock &block, const QColor &ground);
    void layOutTables();
    void scrollToHeading(const QString &anchor);
    void showAgain();
    int pictureWidth() const;

    const Theme *m_theme;
    QUrl m_url; // of the page on screen
    QTextDocument *m_page = nullptr; // on screen, or about to be; owned
    QList<Visit> m_visits;
    qsizetype m_at = -1; // in m_visits
    QTimer m_resized;
    int m_drawnWidth = 0; // of the pictures on screen
};

} // namespace awaitscope
