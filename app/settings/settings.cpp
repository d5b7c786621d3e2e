// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/settings/settings.h"

#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QScreen>

#include <algorithm>

namespace awaitscope {

namespace {
constexpr qsizetype RecentFiles = 10;
} // namespace

Settings::Settings()
    : m_store(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("awaitscope"), QStringLiteral("awaitscope"))
{}

Settings::Settings(const QString &file)
    : m_store(file, QSettings::IniFormat)
{}

bool Settings::isFirstStart() const
{
    return !m_store.value(QStringLiteral("started"), false).toBool();
}

void Settings::setStarted()
{
    m_store.setValue(QStringLiteral("started"), true);
}

ThemeChoice Settings::theme() const
{
    const QString name = m_store.value(QStringLiteral("theme")).toString();
    if (name == QLatin1String("light"))
        return ThemeChoice::Light;
    if (name == QLatin1String("dark"))
        return ThemeChoice::Dark;
    return name == QLatin1String("high-contrast") ? ThemeChoice::HighContrast : ThemeChoice::System;
}

void Settings::setTheme(ThemeChoice choice)
{
    static const char *const names[] = {"system", "light", "dark", "high-contrast"};
    m_store.setValue(QStringLiteral("theme"), QLatin1String(names[static_cast<int>(choice)]));
}

double Settings::speed() const
{
    bool ok = false;
    const double speed = m_store.value(QStringLiteral("speed"), 0.0).toDouble(&ok);
    return ok && speed >= 0 && speed <= 10 ? speed : 0.0;
}

void Settings::setSpeed(double speed)
{
    m_store.setValue(QStringLiteral("speed"), speed);
}

bool Settings::showsLegend() const
{
    // On a low screen the lanes need the room more, unless the user decides otherwise.
    constexpr int RoomForBoth = 900;
    const QScreen *screen = QGuiApplication::primaryScreen();
    return m_store.value(QStringLiteral("legend"), screen && screen->availableSize().height() >= RoomForBoth).toBool();
}

void Settings::setShowsLegend(bool on)
{
    m_store.setValue(QStringLiteral("legend"), on);
}

bool Settings::wheelZooms() const
{
    return m_store.value(QStringLiteral("wheelZooms"), false).toBool();
}

void Settings::setWheelZooms(bool on)
{
    m_store.setValue(QStringLiteral("wheelZooms"), on);
}

QStringList Settings::recentFiles() const
{
    return m_store.value(QStringLiteral("recentFiles")).toStringList();
}

void Settings::addRecentFile(const QString &path)
{
    const QString absolute = QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    QStringList files = recentFiles();
    files.removeAll(absolute);
    files.prepend(absolute);
    files.resize(std::min(files.size(), RecentFiles));
    m_store.setValue(QStringLiteral("recentFiles"), files);
}

void Settings::removeRecentFile(const QString &path)
{
    QStringList files = recentFiles();
    files.removeAll(path);
    m_store.setValue(QStringLiteral("recentFiles"), files);
}

void Settings::clearRecentFiles()
{
    m_store.remove(QStringLiteral("recentFiles"));
}

QByteArray Settings::geometry() const
{
    return m_store.value(QStringLiteral("geometry")).toByteArray();
}

QByteArray Settings::windowState() const
{
    return m_store.value(QStringLiteral("windowState")).toByteArray();
}

void Settings::setLayout(const QByteArray &geometry, const QByteArray &windowState)
{
    m_store.setValue(QStringLiteral("geometry"), geometry);
    m_store.setValue(QStringLiteral("windowState"), windowState);
}

void Settings::clearLayout()
{
    m_store.remove(QStringLiteral("geometry"));
    m_store.remove(QStringLiteral("windowState"));
    m_store.remove(QStringLiteral("editorSplit"));
}

bool Settings::panelsLocked() const
{
    return m_store.value(QStringLiteral("panelsLocked"), true).toBool();
}

void Settings::setPanelsLocked(bool locked)
{
    m_store.setValue(QStringLiteral("panelsLocked"), locked);
}

int Settings::panelTab() const
{
    bool ok = false;
    const int tab = m_store.value(QStringLiteral("panelTab"), -1).toInt(&ok);
    return ok ? tab : -1;
}

void Settings::setPanelTab(int tab)
{
    m_store.setValue(QStringLiteral("panelTab"), tab);
}

QByteArray Settings::editorSplit() const
{
    return m_store.value(QStringLiteral("editorSplit")).toByteArray();
}

void Settings::setEditorSplit(const QByteArray &state)
{
    m_store.setValue(QStringLiteral("editorSplit"), state);
}

} // namespace awaitscope
