// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fuzz/fuzz.h"

#include "model/formats/recording/recordingreader.h"
#include "model/formats/trace/tracereader.h"
#include "model/formats/trace/tracewriter.h"
#include "model/trace/tracestore.h"

#include <QBuffer>

using namespace awaitscope;

// The input is what follows a header that is as it should be, or, if it begins with the mark of a recording, all of it.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    QByteArray bytes = fuzzInput(data, size);
    if (!recording::isRecording(bytes)) {
        QByteArray header(recording::HeaderBytes, '\0');
        header.replace(0, 12, QByteArray("AWREC\r\n\0\1\0\0\x10", 12));
        header[44] = recording::RecordBytes;
        header[65] = recording::HeaderBytes >> 8;
        for (int i = 0; i < 4; ++i)
            header[72 + i] = char(quint32(bytes.size()) >> (8 * i));
        bytes.prepend(header);
    }
    QBuffer file(&bytes);
    file.open(QIODevice::ReadOnly);
    const Result<RecordedRun> run = readRecording(file);
    if (!run)
        return 0;
    TraceStore store(*run->trace);
    store.update();
    for (quint32 lane = 0; lane < store.lanes().size(); ++lane)
        (void)store.displayName(lane);
    std::string written;
    writeTrace(*run->trace, written);
    mustHold(bool(readTrace(QByteArrayView(written.data(), qsizetype(written.size())))));
    return 0;
}
