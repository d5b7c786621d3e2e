// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/application.h"

#include "app/commandline.h"
#include "app/infostrip.h"
#include "app/mainwindow.h"
#include "app/translations.h"
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
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstddef>
#include <cstdio>
#include <new>

// Resources of a static library are there only once somebody asks for them.
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

//! Whether somebody listens where DISPLAY says. Qt ends the program if not. Of a display on another machine it is taken for granted.
bool displayAnswers()
{
    const QByteArray display = qgetenv("DISPLAY");
    const qsizetype colon = display.lastIndexOf(':');
    if (colon < 0 || (colon > 0 && display.first(colon) != "unix"))
        return !display.isEmpty();
    const QByteArray number = display.mid(colon + 1).split('.').first();
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    for (const QByteArray &start : {QByteArray("/"), QByteArray("\0/", 2)}) { // in the file system, and abstract
        const QByteArray path = start + "tmp/.X11-unix/X" + number;
        if (path.size() >= qsizetype(sizeof address.sun_path))
            return false;
        std::copy(path.begin(), path.end(), address.sun_path);
        const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const auto size = socklen_t(offsetof(sockaddr_un, sun_path) + std::size_t(path.size()) + (path.startsWith('/') ? 1 : 0));
        const bool answers = ::connect(socket, reinterpret_cast<const sockaddr *>(&address), size) == 0;
        ::close(socket);
        if (answers)
            return true;
    }
    return false;
}

//! Whether a window can be opened: a platform was chosen, or there is a display to reach.
bool hasDisplay()
{
    return qEnvironmentVariableIsSet("QT_QPA_PLATFORM") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") || displayAnswers();
}

//! A picture needs fonts, and no display, be there one or not.
void useNoDisplay()
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qunsetenv("QT_QPA_PLATFORMTHEME"); // which may be one that connects to it
}

QtMessageHandler previousHandler = nullptr;

//! What Qt says about the machine that it runs on, while it looks for a display and where it has none. Nobody who
//! exports a picture can do anything about it, and standard error belongs to what the program reports.
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

//! Where one of these is closed, the next file that is opened would take its place, and what is printed would go into it.
void holdStandardDescriptors()
{
    for (int descriptor = 0; descriptor <= STDERR_FILENO; ++descriptor)
        if (::fcntl(descriptor, F_GETFD) < 0)
            ::open("/dev/null", O_RDONLY); // writing fails
}

//! Lets the instant run and the layout come to rest.
void settle(int milliseconds)
{
    QEventLoop loop;
    QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
    loop.exec();
}

//! Everything that the window does begins here: what needs more memory than there is, is given up, and the window lives.
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
    if (!wanted.file.isEmpty() && window.infoStrip()->messageId() == QLatin1String("problems")) { // it was not opened
        printError(window.infoStrip()->text() + u'\n');
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

//! The screen below the middle of the window; the primary one when that is gone.
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
    std::signal(SIGPIPE, SIG_IGN); // a pipe whose reader went away is an error like others, and no reason to lose work
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
    if (picture)
        return saveScreenshot(window, wanted);
    window.offerRecovery();
    QTimer memory; // a large run that somebody closed, or looks at for a while, need not hold memory for a second one
    QObject::connect(&memory, &QTimer::timeout, &releaseRestingChunks);
    memory.start(std::chrono::seconds(10));
    return QApplication::exec();
}

int exportPictures(int argc, char *argv[], const request::Export &wanted)
{
    useNoDisplay();
    QGuiApplication application(argc, argv);
    nameApplication();
    installPlurals();
    QGuiApplication::setFont(applicationFont());
    return exportCommand(wanted);
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

int carryOut(int argc, char *argv[])
{
    const Invocation wanted = parseArguments(argumentsOf(argc, argv));
    int count = 1; // Qt must not take options of ours for its own
    const auto core = [&](auto run) {
        QCoreApplication application(count, argv);
        nameApplication();
        installPlurals();
        return run();
    };
    return std::visit(Overload{
                          [&](const request::Window &window) { return showWindow(count, argv, window); },
                          [&](const request::Run &run) { return core([&] { return runCommand(run); }); },
                          [&](const request::Export &what) { return exportPictures(count, argv, what); },
                          [&](const request::Check &check) { return core([&] { return checkCommand(check); }); },
                          [](const request::Print &print) {
        printOut(print.text);
        return int(Done);
                          },
                          [](const request::Wrong &wrong) {
        printError(QStringLiteral("awaitscope: %1\n%2")
                       .arg(wrong.message,
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
