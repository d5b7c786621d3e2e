// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fuzz/fuzz.h"

#include "app/cli/commandline.h"
#include "model/text/filenames.h"
#include "model/text/visibletext.h"

#include <algorithm>

using namespace awaitscope;

// Arguments end with zero bytes, as those of a program do.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    QStringList arguments;
    for (const QByteArray &argument : fuzzInput(data, size).split('\0')) {
        arguments += fileNameFromBytes(argument);
        mustHold(fileNameToBytes(arguments.last()) == argument);
        const QString shown = visibleText(arguments.last());
        for (qsizetype i = 0; i < shown.size(); ++i)
            mustHold(!isInvisibleControl(shown[i].unicode()) || shown[i].isSurrogate());
    }
    (void)parseArguments(arguments);
    return 0;
}
