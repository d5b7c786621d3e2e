// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace awaitscope {

//! A sentence of resources/python/rewrite.py in the language of the window; as it is, if it is none of those. The scripts write English, because
//! they also answer on the command line, and one process of them serves any language.
QString toolSentence(const QString &english);
//! What toolSentence() knows, in English with %1 and %2 for what differs: for the test that compares it with the script.
QStringList knownToolSentences();

} // namespace awaitscope
