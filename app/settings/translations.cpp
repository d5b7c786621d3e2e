// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/settings/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace awaitscope {

namespace {

void install(const QLocale &locale, const QString &name, const QString &folder)
{
    auto *translator = new QTranslator(QCoreApplication::instance());
    if (translator->load(locale, name, QStringLiteral("_"), folder))
        QCoreApplication::installTranslator(translator);
    else
        delete translator;
}

const QString translationFolder = QStringLiteral(":/i18n");

} // namespace

QString exampleText(const QString &text)
{
    return text.isEmpty() ? text : QCoreApplication::translate("Examples", text.toUtf8().constData());
}

void installPlurals()
{
    install(QLocale(QLocale::English), QStringLiteral("awaitscope"), translationFolder);
}

void installTranslations()
{
    installPlurals();
    install(QLocale(), QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(QLocale(), QStringLiteral("awaitscope"), translationFolder);
}

QString textLanguage()
{
    QString language = QStringLiteral("en");
    for (const QTranslator *translator : QCoreApplication::instance()->findChildren<QTranslator *>())
        if (translator->filePath().startsWith(translationFolder))
            language = translator->language().section(u'_', 0, 0);
    return language;
}

} // namespace awaitscope
