// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Opens the editor panel on a task set file, for manual inspection:
//   show_editor FILE [light|dark]

#include "model/program/file/tasksetreader.h"
#include "views/common/appstyle.h"
#include "views/editor/editorpanel.h"

#include <QApplication>

#include <cstdio>

using namespace awaitscope;

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    app.setStyle(QStringLiteral("fusion"));
    const QStringList arguments = app.arguments();
    const bool dark = arguments.contains(QStringLiteral("dark"));
    const Theme &theme = Theme::get(dark ? ThemeKind::Dark : ThemeKind::Light);
    app.setFont(applicationFont());
    app.setPalette(applicationPalette(theme));
    app.setStyleSheet(applicationStyleSheet(theme));

    TaskSet set = newTaskSet();
    if (arguments.size() > 1) {
        const Result<TaskSet> read = readTaskSetFile(arguments[1]);
        if (!read) {
            std::fprintf(stderr, "%s: %s\n", qPrintable(read.problems().front().pointer), qPrintable(read.problems().front().message));
            return 2;
        }
        set = *read;
    }
    EditorPanel panel;
    panel.resize(356, 820);
    QObject::connect(&panel, &EditorPanel::editRequested, &panel, [&](const QString &text, const Program &edited) {
        std::printf("edit: %s\n", qPrintable(text));
        panel.setTaskSet(edited);
    });
    QObject::connect(&panel, &EditorPanel::problemOccurred, &panel,
                     [](const QString &message) { std::printf("problem: %s\n", qPrintable(message)); });
    panel.setTaskSet(set);
    panel.show();
    return QApplication::exec();
}
