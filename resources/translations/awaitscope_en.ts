<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- SPDX-FileCopyrightText: 2026 The Awaitscope authors -->
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
<TS version="2.1" language="en_US" sourcelanguage="en">
<context>
    <name>Definitions</name>
    <message numerus="yes">
        <source>%1 with %n slots</source>
        <translation>
            <numerusform>%1 with %n slot</numerusform>
            <numerusform>%1 with %n slots</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“%1” is used by %n steps; remove those first.</source>
        <translation>
            <numerusform>“%1” is used by a step; remove it first.</numerusform>
            <numerusform>“%1” is used by %n steps; remove those first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 for %n tasks</source>
        <translation>
            <numerusform>%1 for %n task</numerusform>
            <numerusform>%1 for %n tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n threads</source>
        <translation>
            <numerusform>%1 of %n thread</numerusform>
            <numerusform>%1 of %n threads</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CoroutineSettings</name>
    <message numerus="yes">
        <source>“%1” is called in %n places; remove those calls first.</source>
        <translation>
            <numerusform>“%1” is called in one place; remove that call first.</numerusform>
            <numerusform>“%1” is called in %n places; remove those calls first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hints</name>
    <message numerus="yes">
        <source>%n independent coroutines are awaited one after the other; a gather runs them at the same time.</source>
        <translation>
            <numerusform>%n independent coroutines are awaited one after the other; a gather runs them at the same time.</numerusform>
            <numerusform>%n independent coroutines are awaited one after the other; a gather runs them at the same time.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StepWords</name>
    <message numerus="yes">
        <source>%n awaitables</source>
        <translation>
            <numerusform>%n awaitable</numerusform>
            <numerusform>%n awaitables</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n times</source>
        <translation>
            <numerusform>%1, once</numerusform>
            <numerusform>%1, %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the first %n times: %1</source>
        <translation>
            <numerusform>the first time: %1</numerusform>
            <numerusform>the first %n times: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n times</source>
        <translation>
            <numerusform>once</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TraceStore</name>
    <message numerus="yes">
        <source>gather of %n</source>
        <translation>
            <numerusform>gather of %n</numerusform>
            <numerusform>gather of %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>wait for %n</source>
        <translation>
            <numerusform>wait for %n</numerusform>
            <numerusform>wait for %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>awaitscope::AdviceList</name>
    <message numerus="yes">
        <source>%n hints</source>
        <translation>
            <numerusform>%n hint</numerusform>
            <numerusform>%n hints</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problems</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>awaitscope::EditorPanel</name>
    <message numerus="yes">
        <source>%n tasks</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>awaitscope::LogPanel</name>
    <message numerus="yes">
        <source>%1 of %n event(s)</source>
        <translation>
            <numerusform>%1 of %n event</numerusform>
            <numerusform>%1 of %n events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>awaitscope::MainWindow</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>awaitscope::TaskTableModel</name>
    <message numerus="yes">
        <source>retry %n times</source>
        <translation>
            <numerusform>retry once</numerusform>
            <numerusform>retry %n times</numerusform>
        </translation>
    </message>
</context>
</TS>
