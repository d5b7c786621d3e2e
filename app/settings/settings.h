// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSettings>
#include <QStringList>

namespace awaitscope {

//! What the user chose in the View menu. System follows the desktop's palette.
enum class ThemeChoice : quint8 { System,
                                  Light,
                                  Dark,
                                  HighContrast };

//! What the program remembers between sessions. Every value has a default, and a value that cannot be read counts as absent.
class Settings
{
public:
    Settings();
    //! For tests: stored in \a file.
    explicit Settings(const QString &file);

    bool isFirstStart() const;
    void setStarted();

    ThemeChoice theme() const;
    void setTheme(ThemeChoice choice);

    double speed() const; //!< 0: instant
    void setSpeed(double speed);

    bool showsLegend() const;
    void setShowsLegend(bool on);
    bool wheelZooms() const;
    void setWheelZooms(bool on);

    //! Absolute paths, newest first, at most ten, each once. May name files that no longer exist.
    QStringList recentFiles() const;
    void addRecentFile(const QString &path);
    void removeRecentFile(const QString &path);
    void clearRecentFiles();

    QByteArray geometry() const;
    QByteArray windowState() const;
    void setLayout(const QByteArray &geometry, const QByteArray &windowState);
    void clearLayout();
    bool panelsLocked() const;
    void setPanelsLocked(bool locked);
    int panelTab() const; //!< of the panels below the timeline; -1: never chosen
    void setPanelTab(int tab);

    //! For views with settings of their own.
    QSettings &store() { return m_store; }

    QByteArray editorSplit() const;
    void setEditorSplit(const QByteArray &state);

private:
    mutable QSettings m_store;
};

} // namespace awaitscope
