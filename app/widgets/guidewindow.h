// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/theme.h"

#include <QDialog>

#include <vector>

class QLineEdit;
class QListWidget;
class QToolButton;

namespace awaitscope {

class GuideBrowser;
struct GuidePage;

//! The guide in the language of the window: the list of its pages with a search at the left, the page at the right. It stays open beside
//! the main window.
class GuideWindow : public QDialog
{
    Q_OBJECT

public:
    explicit GuideWindow(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    //! Shows a page; an empty path shows that on screen, at first the first one.
    void showPage(const QString &path = {});
    GuideBrowser *browser() const { return m_browser; }

Q_SIGNALS:
    //! The user wants to open the task set of a link.
    void exampleRequested(const QUrl &url);

private:
    QWidget *createList();
    QWidget *createPage();
    void fill();
    void showCurrent();
    void selectPage();
    QStringList words() const;

    const std::vector<GuidePage> *const m_pages;
    QLineEdit *m_search;
    QListWidget *m_list;
    GuideBrowser *m_browser;
    bool m_selecting = false; // the list follows the page
};

} // namespace awaitscope
