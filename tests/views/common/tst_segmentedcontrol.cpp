// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/warnings.h"
#include "views/common/appstyle.h"
#include "views/common/widgets/segmentedcontrol.h"

#include <QAccessible>
#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace awaitscope;

class TestSegmentedControl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        failOnWarnings();
        qApp->setStyleSheet(applicationStyleSheet(Theme::get(ThemeKind::Light)));
        m_window = std::make_unique<QWidget>();
        m_group = new QActionGroup(m_window.get());
        for (const char *name : {"Fail fast", "Collect", "Task group"}) {
            QAction *action = m_group->addAction(QLatin1String(name));
            action->setCheckable(true);
            action->setToolTip(QLatin1String(name) + QStringLiteral(", explained"));
        }
        at(0)->setChecked(true);
        m_before = new QLineEdit;
        m_control = new SegmentedControl(m_group);
        auto *row = new QHBoxLayout(m_window.get());
        row->addWidget(m_before);
        row->addWidget(m_control);
        m_window->show();
        m_before->setFocus();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void cleanup() { m_window.reset(); }

    void aScreenReaderFindsEveryChoice()
    {
        at(1)->setEnabled(false);
        QAccessibleInterface *control = QAccessible::queryAccessibleInterface(m_control);
        QVERIFY(control);
        QCOMPARE(control->childCount(), 3);
        for (int i = 0; i < 3; ++i) {
            QAccessibleInterface *child = control->child(i);
            QCOMPARE(child->text(QAccessible::Name), at(i)->text());
            QCOMPARE(child->text(QAccessible::Description), at(i)->toolTip());
            QVERIFY(child->state().checkable);
            QCOMPARE(bool(child->state().checked), i == 0);
            QCOMPARE(bool(child->state().disabled), i == 1);
        }
        control->child(2)->actionInterface()->doAction(QAccessibleActionInterface::toggleAction());
        QVERIFY(at(2)->isChecked());
    }

    void aClickChoosesAndDoesNotTakeTheFocus()
    {
        QSignalSpy chosen(m_group, &QActionGroup::triggered);
        QTest::mouseClick(m_control->button(at(1)), Qt::LeftButton);
        QVERIFY(at(1)->isChecked());
        QCOMPARE(chosen.size(), 1);
        QVERIFY(m_before->hasFocus());
        QTest::mouseClick(m_control->button(at(1)), Qt::LeftButton); // chosen again: some choices open a menu then
        QCOMPARE(chosen.size(), 2);
        QVERIFY(at(1)->isChecked());
    }

    void theArrowKeysChooseNeighbours()
    {
        QTest::keyClick(m_window.get(), Qt::Key_Tab);
        QVERIFY(m_control->button(at(0))->hasFocus());
        at(1)->setEnabled(false);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
        QVERIFY(at(2)->isChecked()); // the disabled one is left out
        QVERIFY(m_control->button(at(2))->hasFocus());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
        QVERIFY(at(2)->isChecked()); // it does not go round
        at(1)->setEnabled(true);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Left);
        QVERIFY(at(1)->isChecked());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QVERIFY(m_before->hasFocus()); // one stop of Tab for all of them
        QTest::keyClick(m_before, Qt::Key_Tab);
        QVERIFY(m_control->button(at(1))->hasFocus());
    }

    void aHiddenChoiceIsLeftOut()
    {
        const int width = m_control->sizeHint().width();
        m_control->setShown(at(1), false);
        QVERIFY(!m_control->isShown(at(1)));
        QTRY_VERIFY(m_control->sizeHint().width() < width);
        QTest::keyClick(m_window.get(), Qt::Key_Tab);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
        QVERIFY(at(2)->isChecked());
        m_control->setShown(at(1), true);
        QTRY_COMPARE(m_control->sizeHint().width(), width);
    }

    void aChoiceMovesNothing()
    {
        const QRect last = m_control->button(at(2))->geometry();
        for (int i = 0; i < 3; ++i) {
            at(i)->trigger();
            QCoreApplication::processEvents();
            QCOMPARE(m_control->button(at(2))->geometry(), last);
        }
    }

private:
    QAction *at(int i) const { return m_group->actions().at(i); }

    std::unique_ptr<QWidget> m_window;
    QActionGroup *m_group = nullptr;
    QLineEdit *m_before = nullptr;
    SegmentedControl *m_control = nullptr;
};

QTEST_MAIN(TestSegmentedControl)
#include "tst_segmentedcontrol.moc"
