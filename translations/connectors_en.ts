<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
