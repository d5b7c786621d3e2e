// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace awaitscope {

//! "1 task", "2 tasks": English needs a translation for its plurals. The command line is always in English.
void installPlurals();

//! Installs the translations of Qt and of the program for the user's language.
void installTranslations();

//! The language of the program's texts, as in "de": that of the last translation of the program that was installed, "en" without one.
QString textLanguage();

//! A text of an example or template in the user's language. These texts are data; their translations are stored with the program's.
QString exampleText(const QString &text);

} // namespace awaitscope
