// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/export/options/exportoptions.h"

#include <QMap>

class QSettings;

namespace awaitscope {

//! A file name made from a title that is valid on every system: "Fetch & store: part 2?" gives "Fetch-store-part-2".
QString fileNameFor(const QString &title);

//! The settings that are stored for the next picture: everything except the range, the lanes and the texts.
QByteArray optionsToJson(const ExportOptions &options);
//! Applies what \a json contains and leaves the rest of \a options unchanged. Invalid values are ignored.
void optionsFromJson(const QByteArray &json, ExportOptions &options);

//! The user's own presets, stored in the settings under "export/presets".
class OwnPresets
{
public:
    explicit OwnPresets(QSettings &settings);
    QStringList names() const { return m_presets.keys(); }
    bool contains(const QString &name) const { return m_presets.contains(name); }
    void apply(const QString &name, ExportOptions &options) const;
    void save(const QString &name, const ExportOptions &options);
    void remove(const QString &name);

private:
    void write();

    QSettings &m_settings;
    QMap<QString, QByteArray> m_presets;
};

} // namespace awaitscope
