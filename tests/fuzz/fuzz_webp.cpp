// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fuzz/fuzz.h"

#include "views/export/embedding/embedding.h"

#include <QBuffer>

using namespace awaitscope;

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    QByteArray picture = fuzzInput(data, size);
    QBuffer buffer(&picture);
    buffer.open(QIODevice::ReadOnly);
    (void)readEmbeddedTaskSet(buffer, ExportFormat::WebP);
    return 0;
}
