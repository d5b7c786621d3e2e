// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fuzz/fuzz.h"

#include "model/edit/exprtext.h"

using namespace awaitscope;

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const Result<Expr> expr = parseExpr(QString::fromUtf8(fuzzInput(data, size)));
    if (!expr)
        return 0;
    const Result<Expr> again = parseExpr(exprText(*expr));
    mustHold(again && *again == *expr);
    return 0;
}
