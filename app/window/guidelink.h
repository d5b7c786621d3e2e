// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QUrl>

#include <memory>

namespace awaitscope {

class Document;
class FileActions;
class GuideWindow;
class RunController;
class ThemeSwitch;
class ViewState;

//! Opens the guide, and what it refers to: a link to an example opens it in the main window and selects the spot of the link.
class GuideLink : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        const Document &document;
        const RunController &runs;
        ViewState &view;
        FileActions &files;
        const ThemeSwitch &themes;
    };
    //! All parts must outlive it, or be destroyed with \a window.
    GuideLink(const Parts &parts, QWidget *window);
    ~GuideLink() override;

    void show();
    GuideWindow *guide() const { return m_guide.get(); }

private:
    void openExample(const QUrl &url);
    void selectSpot();

    Parts m_parts;
    QWidget *m_window;
    std::unique_ptr<GuideWindow> m_guide; // null: never shown
    QString m_spot; // to be selected when the run of its example is there
};

} // namespace awaitscope
