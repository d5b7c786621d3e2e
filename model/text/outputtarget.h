// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <sys/stat.h>

namespace awaitscope {

//! What a name to write to stands for.
struct OutputTarget
{
    enum class Kind : quint8 { New, //!< nothing is there yet
                               Regular,
                               Special, //!< a device, a pipe, a socket
                               Descriptor }; //!< /dev/stdout and the like: what this process has open already
    Kind kind = Kind::New;
    QByteArray path; //!< behind all links
    int descriptor = -1;
    struct stat status{}; //!< of what is there
    int error = 0; //!< of the system; not 0: it cannot be written
};

//! Follows the links of \a path, the last of which may lead to nothing so far.
OutputTarget outputTarget(const QByteArray &path);

//! What a replacement would have to be like: owner, mode, extended attributes. False when \a to cannot be made so.
bool copyAttributes(int from, const struct stat &status, int to);

} // namespace awaitscope
