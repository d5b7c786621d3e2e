// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/application.h"
#include "app/widgets/messagebar.h"
#include "app/window/mainwindow.h"
#include "tests/support/modal.h"
#include "tests/support/warnings.h"
#include "views/common/widgets/elidedlabel.h"
#include "views/common/widgets/segmentedcontrol.h"
#include "views/editor/editorpanel.h"
#include "views/editor/table/tasktableview.h"
#include "views/timeline/timelinewidget.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>

#include <chrono>
#include <functional>
#include <memory>

namespace awaitscope {

using namespace std::chrono_literals;

//! The window with separate settings and a separate recovery folder, and what a user would click and read in it.
class WindowFixture
{
public:
    WindowFixture()
    {
        prepareResources();
        m_settings = std::make_unique<Settings>(path("settings.ini"));
        open();
    }

    void open()
    {
        m_window = std::make_unique<MainWindow>(*m_settings, m_folder.path());
        m_window->resize(1440, 900);
        m_window->show();
    }
    void close() { m_window.reset(); }

    MainWindow &window() { return *m_window; }
    Document &document() { return m_window->document(); }
    Settings &settings() { return *m_settings; }
    QString path(const char *name) const { return m_folder.filePath(QLatin1String(name)); }
    QString folder() const { return m_folder.path(); }

    QString written(const char *name, const QByteArray &contents) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(contents) != contents.size())
            qFatal("cannot write %s", name);
        return file.fileName();
    }

    template <class T>
    T *find(const char *name = nullptr)
    {
        return name ? m_window->findChild<T *>(QLatin1String(name)) : m_window->findChild<T *>();
    }
    QAction *action(const char *id) { return m_window->commands().at(QLatin1String(id)); }
    void trigger(const char *id) { action(id)->trigger(); }
    QString label(const char *name) { return find<QLabel>(name)->text(); }
    QString state() { return m_window->findChild<ElidedLabel *>(QStringLiteral("runState"))->text(); }
    QString counts() { return label("runCounts"); }
    QPushButton *pill() { return find<QPushButton>("unretrieved"); }
    MessageBar *strip() { return m_window->messageBar(); }
    TaskTableView *table() { return find<EditorPanel>()->taskTable(); }
    TimelineWidget *timeline() { return find<TimelineWidget>(); }

    //! Waits until the run of the newest edit is displayed and has ended.
    bool settled()
    {
        return QTest::qWaitFor([this] {
            const RunController &runs = m_window->runs();
            return !runs.isCatchingUp() && !runs.isActive() && state().startsWith(QStringLiteral("Finished"));
        },
                               60'000);
    }

    void click(QWidget *widget) { QTest::mouseClick(widget, Qt::LeftButton); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) { QTest::keyClick(m_window.get(), key, modifiers); }
    void clickSegment(const char *id)
    {
        QTest::mouseClick(find<SegmentedControl>("strategies")->button(action(id)), Qt::LeftButton);
    }
    //! Clicks a button of the message above the timeline, by its text. False if there is none.
    bool answer(const char *text)
    {
        const QList<QPushButton *> buttons = strip()->findChildren<QPushButton *>();
        for (QPushButton *button : buttons) {
            if (button->text() == QLatin1String(text) && !button->isHidden()) {
                click(button);
                return true;
            }
        }
        return false;
    }

    //! See tests/support/modal.h.
    template <class T>
    static void whenModal(const std::function<void(T *)> &act)
    {
        test::whenModal<T>(act);
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace awaitscope
