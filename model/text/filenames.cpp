// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/text/filenames.h"

#include <QStringDecoder>

#include <sys/stat.h>

#include <system_error>

namespace awaitscope {

namespace {

constexpr char16_t FirstEscape = 0xDC00; // plus the byte, which is at least 0x80

//! The length of the valid UTF-8 character at \a at, or 0 if there is none.
qsizetype characterAt(const QByteArray &bytes, qsizetype at)
{
    const auto lead = quint8(bytes[at]);
    const qsizetype length = lead < 0x80 ? 1 : lead < 0xC2 ? 0
        : lead < 0xE0                                      ? 2
        : lead < 0xF0                                      ? 3
        : lead < 0xF5                                      ? 4
                                                           : 0;
    if (length == 0 || at + length > bytes.size())
        return 0;
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString decoded = decoder(QByteArrayView(bytes).sliced(at, length));
    return decoder.hasError() || decoded.isEmpty() ? 0 : length;
}

} // namespace

QString fileNameFromBytes(const QByteArray &bytes)
{
    if (bytes.isValidUtf8())
        return QString::fromUtf8(bytes);
    QString name;
    for (qsizetype at = 0; at < bytes.size();) {
        const qsizetype length = characterAt(bytes, at);
        if (length > 0)
            name += QString::fromUtf8(QByteArrayView(bytes).sliced(at, length));
        else
            name += QChar(char16_t(FirstEscape + quint8(bytes[at])));
        at += std::max<qsizetype>(length, 1);
    }
    return name;
}

QByteArray fileNameToBytes(const QString &name)
{
    QByteArray bytes;
    qsizetype plain = 0; // start of the part without escapes
    for (qsizetype at = 0; at < name.size(); ++at) {
        const bool pair = name[at].isHighSurrogate() && at + 1 < name.size() && name[at + 1].isLowSurrogate();
        const bool escape = name[at] >= QChar(u'\xDC80') && name[at] <= QChar(u'\xDCFF');
        if (pair)
            ++at;
        if (pair || !escape)
            continue;
        bytes += QStringView(name).sliced(plain, at - plain).toUtf8() + char(name[at].unicode() - FirstEscape);
        plain = at + 1;
    }
    return bytes + QStringView(name).sliced(plain).toUtf8();
}

FileStamp fileStamp(const QString &path)
{
    struct stat status{};
    if (::stat(fileNameToBytes(path).constData(), &status) != 0)
        return {};
    return {qint64(status.st_ctim.tv_sec) * 1'000'000'000 + status.st_ctim.tv_nsec, qint64(status.st_size), quint64(status.st_ino)};
}

bool fileExists(const QString &path)
{
    struct stat status{};
    return ::stat(fileNameToBytes(path).constData(), &status) == 0;
}

bool isSameFile(const QString &one, const QString &other)
{
    struct stat first{};
    struct stat second{};
    return ::stat(fileNameToBytes(one).constData(), &first) == 0 && ::stat(fileNameToBytes(other).constData(), &second) == 0
        && first.st_dev == second.st_dev && first.st_ino == second.st_ino;
}

void makeFoldersFor(const QString &path)
{
    const QByteArray name = fileNameToBytes(path);
    for (qsizetype slash = name.indexOf('/', 1); slash > 0; slash = name.indexOf('/', slash + 1))
        ::mkdir(name.first(slash).constData(), 0777);
}

QString systemError(int number)
{
    return QString::fromLocal8Bit(std::generic_category().message(number).c_str());
}

} // namespace awaitscope
