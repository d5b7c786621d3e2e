// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/text/inputfile.h"

#include "model/text/filenames.h"

#include <QCoreApplication>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace awaitscope {

namespace {

constexpr qint64 Block = 256 * 1024; //!< bytes

QString tr(const char *source)
{
    return QCoreApplication::translate("Files", source);
}

QString cannotBeRead(const QString &why)
{
    return tr("Cannot be read: %1.").arg(why);
}

QString tooLarge(qint64 most)
{
    return tr("Larger than %1 MiB, the limit for this kind of file.").arg(most / inputlimits::MiB);
}

//! Why such a file is not read; empty if it is.
QString objection(const struct stat &status, qint64 most)
{
    if (S_ISDIR(status.st_mode))
        return tr("This is a folder, not a file.");
    if (S_ISFIFO(status.st_mode))
        return tr("This is a pipe, not a file.");
    if (!S_ISREG(status.st_mode))
        return tr("This is a device, not a file.");
    return status.st_size > most ? tooLarge(most) : QString();
}

} // namespace

QString openForReading(QFile &file, const QString &path, qint64 most)
{
    const QByteArray name = fileNameToBytes(path);
    struct stat status{};
    if (::stat(name.constData(), &status) != 0)
        return cannotBeRead(systemError(errno));
    if (const QString why = objection(status, most); !why.isEmpty())
        return why;
    const int descriptor = ::open(name.constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (descriptor < 0)
        return cannotBeRead(systemError(errno));
    QString why = ::fstat(descriptor, &status) != 0 ? cannotBeRead(systemError(errno)) : objection(status, most); // it may have been replaced since
    if (why.isEmpty() && !file.open(descriptor, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle))
        why = cannotBeRead(file.errorString());
    if (!why.isEmpty())
        ::close(descriptor);
    return why;
}

QString readRest(QIODevice &file, QByteArray &contents, qint64 most, const std::function<bool(double)> &goOn)
{
    const double size = double(std::max<qint64>(file.size(), 1));
    QByteArray block(Block, Qt::Uninitialized);
    contents.reserve(qsizetype(std::min(file.size(), most)) + 1);
    while (!goOn || goOn(std::min(double(contents.size()) / size, 1.0))) {
        const qint64 got = file.read(block.data(), block.size());
        if (got < 0)
            return cannotBeRead(file.errorString());
        contents.append(block.constData(), got);
        if (contents.size() > most)
            return tooLarge(most);
        if (got == 0)
            return {};
    }
    return {};
}

} // namespace awaitscope
