<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Elastic</name>
    <message numerus="yes">
        <source>The counts of single values may be too low by up to %n events each.</source>
        <translation>
            <numerusform>The counts of single values may be too low by up to %n event each.</numerusform>
            <numerusform>The counts of single values may be too low by up to %n events each.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) without a readable time are left out.</source>
        <translation>
            <numerusform>%n record without a readable time is left out.</numerusform>
            <numerusform>%n records without a readable time are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more fields are kept in different ways.</source>
        <translation>
            <numerusform>%n more field is kept in different ways.</numerusform>
            <numerusform>%n more fields are kept in different ways.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n remote clusters without a name</source>
        <translation>
            <numerusform>%n remote cluster without a name</numerusform>
            <numerusform>%n remote clusters without a name</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parts of its indices failed, out of %1</source>
        <translation>
            <numerusform>%n part of its indices failed, out of %1</numerusform>
            <numerusform>%n parts of its indices failed, out of %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NetworkErrors</name>
    <message numerus="yes">
        <source>%1 did not answer in %n s. Try again.</source>
        <translation>
            <numerusform>%1 did not answer in %n s. Try again.</numerusform>
            <numerusform>%1 did not answer in %n s. Try again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Store</name>
    <message numerus="yes">
        <source>Segment %1 is damaged: %n event(s) cannot be read.</source>
        <translation>
            <numerusform>Segment %1 is damaged: %n event cannot be read.</numerusform>
            <numerusform>Segment %1 is damaged: %n events cannot be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Segment %1 is damaged in row group %2: up to %n event(s) cannot be read.</source>
        <translation>
            <numerusform>Segment %1 is damaged in row group %2: up to %n event cannot be read.</numerusform>
            <numerusform>Segment %1 is damaged in row group %2: up to %n events cannot be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There is more damage in %n other place(s).</source>
        <translation>
            <numerusform>There is more damage in %n other place.</numerusform>
            <numerusform>There is more damage in %n other places.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Segment %1 cannot be read: %n event(s) are missing.</source>
        <translation>
            <numerusform>Segment %1 cannot be read: %n event is missing.</numerusform>
            <numerusform>Segment %1 cannot be read: %n events are missing.</numerusform>
        </translation>
    </message>
</context>
</TS>
