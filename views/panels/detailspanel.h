// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/fixes/fixes.h"
#include "model/words/explain.h"
#include "views/common/runview.h"
#include "views/common/theme.h"
#include "views/common/viewstate.h"

#include <QScrollArea>

#include <optional>
#include <utility>
#include <vector>

class QFormLayout;
class QPushButton;
class QLabel;
class QVBoxLayout;

namespace awaitscope {

//! What is selected in the timeline in plain words: what happened, the events that led to it, the rules of asyncio behind it, what
//! would change it, and the facts. The events are links, and so are the rules, into Python's documentation.
class DetailsPanel : public QScrollArea, public RunView
{
    Q_OBJECT

public:
    explicit DetailsPanel(ViewState *state, QWidget *parent = nullptr);

    void setStore(const TraceStore *store) override;
    void refresh() override;
    void passTime() override { refresh(); }
    void setTheme(const Theme &theme) override;
    //! Whether the selected item is a task that can be cancelled now; shows a button for it.
    void setCancellable(bool on);
    //! The fixes for what is selected, each with a button. They go when something else is selected.
    void setFixes(std::vector<Fix> fixes);
    const std::vector<Fix> &fixes() const { return m_fixes; }
    //! The rules in which versions of Python differ and that mattered for what is selected: name and sentence. They go when something
    //! else is selected.
    void setVersionRules(std::vector<std::pair<QString, QString>> rules);
    //! Everything on the panel as plain text.
    QString text() const;

Q_SIGNALS:
    void cancelRequested();
    void fixRequested(const awaitscope::Fix &fix);

private:
    //! A heading and what stands below it, with links.
    struct Section
    {
        QLabel *heading;
        QLabel *words;
        void show(const QString &html) const;
    };
    void rebuild();
    void showFacts(const std::vector<std::pair<QString, QString>> &facts);
    void showFixes();
    void followLink(const QString &link);
    void goBack();
    void takeSelection();
    QString chainHtml(const Explanation &found) const;

    ViewState *m_state;
    const TraceStore *m_store = nullptr;
    const Theme *m_theme;
    std::optional<ViewItem> m_current;
    std::vector<ViewItem> m_back; //!< from which links were followed
    bool m_following = false; //!< a link
    std::vector<Fix> m_fixes;
    std::vector<std::pair<QString, QString>> m_versionRules;
    QLabel *m_backLink;
    QLabel *m_title;
    QLabel *m_why;
    Section m_chain;
    Section m_rules;
    Section m_versions;
    Section m_remedies;
    QVBoxLayout *m_fixButtons;
    QLabel *m_factsHeading;
    QFormLayout *m_facts;
    QLabel *m_empty;
    QPushButton *m_cancel;
};

} // namespace awaitscope
