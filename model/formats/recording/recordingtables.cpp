// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/formats/recording/recordingtables.h"

#include <QCoreApplication>
#include <QUtf8StringView>

namespace awaitscope::recording {

namespace {

constexpr std::size_t LongestText = 65536; // the probe cuts texts off far earlier

} // namespace

const char *Tables::take(const Record &record, QByteArrayView bytes)
{
    switch (record.kind) {
    case Kind::None:
    case Kind::Loop:
        return nullptr;
    case Kind::Text: {
        std::string &text = m_parts[record.id];
        const QByteArrayView part = textPart(bytes);
        text.append(part.data(), std::size_t(part.size()));
        if (text.size() > LongestText)
            return QT_TRANSLATE_NOOP("Recording", "A text is too long.");
        if (record.flag == 0)
            return nullptr;
        if (!QUtf8StringView(text.data(), qsizetype(text.size())).isValidUtf8())
            return QT_TRANSLATE_NOOP("Recording", "A text is not UTF-8.");
        texts.insert_or_assign(record.id, std::move(text));
        m_parts.erase(record.id);
        return nullptr;
    }
    case Kind::Place:
        places.insert_or_assign(record.id, record);
        return nullptr;
    case Kind::Begin:
        begun.insert_or_assign(record.id, record);
        return nullptr;
    case Kind::Object:
        objects.insert_or_assign(record.id, record);
        return nullptr;
    case Kind::Children: {
        std::vector<quint32> &of = children[record.id];
        const quint32 ids[] = {record.a, record.b, record.c, record.d};
        for (int i = 0; i < record.flag; ++i) {
            of.push_back(ids[i]);
            objectOf.insert_or_assign(ids[i], record.id);
        }
        return nullptr;
    }
    default:
        moments.push_back(record);
        return nullptr;
    }
}

} // namespace awaitscope::recording
