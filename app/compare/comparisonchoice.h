// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compare/comparedruns.h"

#include <QObject>

#include <functional>

class QMenu;

namespace awaitscope {

class Document;
class EditHistory;
class FileLoader;

//! Which runs are compared: strategies of the open task set, its earlier states, versions of Python, files. The first is what the others are
//! compared with.
class ComparisonChoice : public QObject
{
    Q_OBJECT

public:
    static constexpr std::size_t Most = 6; //!< more panes are too low to be read

    //! Both outlive it.
    ComparisonChoice(const Document &document, const EditHistory &history, QObject *parent = nullptr);
    ~ComparisonChoice() override;

    const std::vector<ComparedColumn> &chosen() const { return m_chosen; }
    //! What is there to be chosen, filled each time it is shown.
    QMenu *menu() const { return m_menu.get(); }
    //! Of another document: the strategy in use, and the one that differs most from it.
    void startOver();
    //! All strategies that the task set allows.
    void chooseStrategies();
    //! The state before the last edit, and now. False if there was none.
    bool chooseLastEdit();
    //! All versions of Python.
    void chooseVersions();
    //! Adds another task set, or a recorded run. It is read in the background.
    void addFile(const QString &path);
    //! While something else than a task set is open: what is compared, and how the menu is filled. No \a fill: a task set again.
    void setOther(std::function<void(QMenu &)> fill);
    void setColumns(std::vector<ComparedColumn> columns) { setChosen(std::move(columns)); }
    //! Adds the column, or removes the one of that id.
    void toggle(const ComparedColumn &column);

Q_SIGNALS:
    void changed();
    void fileWanted(); //!< the user wants to add one
    void fileFailed(const QString &message);

private:
    void fill();
    void fillStrategies();
    void fillStates();
    void fillVersions();
    void fillFiles();
    QAction *addEntry(QMenu *menu, const ComparedColumn &column);
    bool isChosen(const QString &id) const;
    void setChosen(std::vector<ComparedColumn> columns);
    void takeLoaded(FileLoader *loader);
    QString nameOf(const QString &path) const;

    const Document &m_document;
    const EditHistory &m_history;
    std::unique_ptr<QMenu> m_menu;
    std::vector<ComparedColumn> m_chosen;
    std::vector<ComparedColumn> m_files; // that were added
    std::function<void(QMenu &)> m_other;
};

} // namespace awaitscope
