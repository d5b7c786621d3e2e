// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/application.h"

#include "app/cli/commandline.h"
#include "app/display.h"
#include "app/settings/translations.h"
#include "app/widgets/messagebar.h"
#include "app/window/mainwindow.h"
#include "model/text/filenames.h"
#include "model/text/outputfile.h"
#include "model/text/visibletext.h"
#include "model/trace/bigmemory.h"
#include "views/common/appstyle.h"
#include "views/common/indicatorstyle.h"

#include <QApplication>
#include <QBuffer>
#include <QEventLoop>
#include <QFileInfo>
#include <QImageWriter>
#include <QPixmapCache>
#include <QScreen>
#include <QTemporaryDir>
#include <QTimer>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <functional>
#include <new>

// Resources of a static library are only available after a reference to them.
static void initResources()
{
    Q_INIT_RESOURCE(resources);
    Q_INIT_RESOURCE(translations);
}

namespace awaitscope {

void prepareResources()
{
    initResources();
}

namespace {

//! Commands that draw pictures need fonts but no display, even if there is one.
void useNoDisplay()
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qunsetenv("QT_QPA_PLATFORMTHEME"); // might connect to the display
}

QtMessageHandler previousHandler = nullptr;

//! Suppresses Qt's messages about its platform, while it looks for a display and where there is none. A user who exports a picture
//! can do nothing about them, and standard error is for reports of the program.
void withoutRemarksOfThePlatform(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const bool remark = message.startsWith(QLatin1String("QStandardPaths: ")) || message.startsWith(QLatin1String("This plugin does not support"));
    if (!remark && previousHandler)
        previousHandler(type, context, message);
}

void nameApplication()
{
    QCoreApplication::setApplicationName(QStringLiteral("awaitscope"));
    QCoreApplication::setApplicationVersion(QStringLiteral(AWAITSCOPE_VERSION));
    QGuiApplication::setApplicationDisplayName(QString());
    QGuiApplication::setDesktopFileName(QStringLiteral("awaitscope"));
}

void styleApplication()
{
    QApplication::setStyle(new IndicatorStyle);
    QApplication::setFont(applicationFont());
    QPixmapCache::setCacheLimit(20 * 1024);
}

//! Opens descriptors 0 to 2 if they are closed: otherwise the next opened file would take their place and receive printed text.
void holdStandardDescriptors()
{
    for (int descriptor = 0; descriptor <= STDERR_FILENO; ++descriptor)
        if (::fcntl(descriptor, F_GETFD) < 0)
            ::open("/dev/null", O_RDONLY | O_CLOEXEC); // writing fails
}

//! Waits until the instant run and the layout have settled.
void settle(int milliseconds)
{
    QEventLoop loop;
    QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
    loop.exec();
}

//! Every action of the window starts here: if memory runs out, the action is abandoned, and the window stays open.
class WindowApplication : public QApplication
{
public:
    using QApplication::QApplication;

    bool notify(QObject *receiver, QEvent *event) override
    {
        try {
            return QApplication::notify(receiver, event);
        } catch (const std::bad_alloc &) {
            QTimer::singleShot(0, this, &WindowApplication::report);
            return true;
        }
    }

private:
    static void report()
    {
        const QWidgetList windows = topLevelWidgets();
        for (QWidget *widget : windows)
            if (auto *window = qobject_cast<MainWindow *>(widget))
                window->showOutOfMemory();
    }
};

int saveScreenshot(MainWindow &window, const request::Window &wanted)
{
    do
        settle(400);
    while (window.isLoading());
    if (!wanted.file.isEmpty() && window.messageBar()->notice() == Notice::NotOpened) { // it was not opened
        printError(window.messageBar()->text() + u'\n');
        return Misused;
    }
    QByteArray picture;
    QBuffer buffer(&picture);
    QImageWriter writer(&buffer, QFileInfo(wanted.screenshot).suffix().toLatin1());
    const QString error = writer.write(window.grab().toImage()) ? writeWhole(wanted.screenshot, picture) : writer.errorString();
    if (error.isEmpty())
        return Done;
    printError(QStringLiteral("%1: %2\n").arg(visibleText(wanted.screenshot), QCoreApplication::translate("CommandLine", "Cannot be written: %1.").arg(error)));
    return Misused;
}

//! The screen that contains the centre of the window; the primary one if there is none.
const QScreen *screenOf(const QWidget &window)
{
    const QScreen *below = QGuiApplication::screenAt(window.geometry().center());
    return below ? below : QGuiApplication::primaryScreen();
}

int showWindow(int argc, char *argv[], const request::Window &wanted)
{
    const bool picture = !wanted.screenshot.isEmpty();
    if (picture && !qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        useNoDisplay();
    if (!hasDisplay()) {
        useNoDisplay();
        QGuiApplication application(argc, argv);
        nameApplication();
        installPlurals();
        return windowWithoutDisplay(wanted);
    }
    std::signal(SIGPIPE, SIG_IGN); // writing to a pipe without a reader is an ordinary error, and must not lose work
    WindowApplication application(argc, argv);
    nameApplication();
    installTranslations();
    styleApplication();
    QTemporaryDir scratch;
    std::unique_ptr<Settings> settings = picture ? std::make_unique<Settings>(scratch.filePath(QStringLiteral("settings.ini"))) : std::make_unique<Settings>();
    if (!wanted.theme.isEmpty())
        settings->setTheme(wanted.theme == QLatin1String("dark") ? ThemeChoice::Dark : ThemeChoice::Light);
    MainWindow window(*settings, picture ? scratch.path() : Recovery::defaultFolder());
    if (wanted.size.isValid())
        window.resize(wanted.size);
    else if (!picture)
        window.fitOnScreen(screenOf(window)->availableGeometry());
    window.show();
    if (wanted.file.isEmpty() || !window.openFile(wanted.file))
        if (wanted.file.isEmpty())
            window.openFirstLook();
    if (!wanted.follow.isEmpty())
        window.waitForRecording(wanted.follow, wanted.process.toLongLong());
    if (picture)
        return saveScreenshot(window, wanted);
    window.offerRecovery();
    QTimer memory; // memory of a large run that was closed, or is shown for a while, need not be kept for another one
    QObject::connect(&memory, &QTimer::timeout, &releaseRestingChunks);
    memory.start(std::chrono::seconds(10));
    return QApplication::exec();
}

//! For what draws pictures, and so needs fonts, but no window.
int withoutWindow(int argc, char *argv[], const std::function<int()> &command)
{
    useNoDisplay();
    QGuiApplication application(argc, argv);
    nameApplication();
    installPlurals();
    QGuiApplication::setFont(applicationFont());
    return command();
}

QStringList argumentsOf(int argc, char *argv[])
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments += fileNameFromBytes(argv[i]);
    return arguments;
}

template <class... Handlers>
struct Overload : Handlers...
{
    using Handlers::operator()...;
};

//! Commands that make sense only with a window.
bool needsWindow(const Invocation &wanted)
{
    const auto *window = std::get_if<request::Window>(&wanted);
    const auto *record = std::get_if<request::Record>(&wanted);
    const auto *attach = std::get_if<request::Attach>(&wanted);
    return (window && !window->follow.isEmpty()) || (record && record->live) || (attach && attach->live);
}

int carryOut(int argc, char *argv[])
{
    const Invocation wanted = parseArguments(argumentsOf(argc, argv));
    if (needsWindow(wanted) && !hasDisplay()) {
        printError(QStringLiteral("awaitscope: %1\n").arg(QCoreApplication::translate("CommandLine", "There is no display for the window.")));
        return Misused;
    }
    int count = 1; // Qt must not interpret the program's options
    const auto core = [&](auto run) {
        QCoreApplication application(count, argv);
        nameApplication();
        installPlurals();
        return run();
    };
    return std::visit(Overload{
                          [&](const request::Window &window) { return showWindow(count, argv, window); },
                          [&](const request::Run &run) { return core([&] { return runCommand(run); }); },
                          [&](const request::Export &what) { return withoutWindow(count, argv, [&] { return exportCommand(what); }); },
                          [&](const request::Compare &what) { return withoutWindow(count, argv, [&] { return compareCommand(what); }); },
                          [&](const request::Check &check) { return core([&] { return checkCommand(check); }); },
                          [&](const request::Record &record) { return core([&] { return recordCommand(record); }); },
                          [&](const request::Attach &attach) { return core([&] { return attachCommand(attach); }); },
                          [&](const request::RunPython &python) { return core([&] { return runPythonCommand(python); }); },
                          [&](const request::TryAwaits &what) { return core([&] { return tryCommand(what); }); },
                          [&](const request::Convert &convert) { return core([&] { return convertCommand(convert); }); },
                          [&](const request::Probe &) { return core([] { return probeCommand(); }); },
                          [](const request::Print &print) {
        printOut(print.text);
        return int(Done);
                          },
                          [](const request::Wrong &wrong) {
        printError(QStringLiteral("awaitscope: %1\n%2")
                       .arg(visibleText(wrong.message),
                            QCoreApplication::translate("CommandLine", "Try 'awaitscope --help' for usage.\n")));
        return int(Misused);
    },
    },
        wanted);
}

} // namespace

int runApplication(int argc, char *argv[])
{
    holdStandardDescriptors();
    prepareResources();
    previousHandler = qInstallMessageHandler(withoutRemarksOfThePlatform);
    int status = Misused;
    try {
        status = carryOut(argc, argv);
    } catch (const std::bad_alloc &) {
        printError(QStringLiteral("awaitscope: %1\n").arg(QCoreApplication::translate("CommandLine", "There is not enough memory.")));
    }
    return statusAfterOutput(status);
}

} // namespace awaitscope
