<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>TailNotices</name>
    <message numerus="yes">
        <source>%n event(s) dropped</source>
        <translation>
            <numerusform>%n event dropped</numerusform>
            <numerusform>%n events dropped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dropped event(s) fetched</source>
        <translation>
            <numerusform>%n dropped event fetched</numerusform>
            <numerusform>%n dropped events fetched</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them could be fetched; the source does not have the others.</source>
        <translation>
            <numerusform>%n of them could be fetched; the source does not have the others.</numerusform>
            <numerusform>%n of them could be fetched; the source does not have the others.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>after %1. %n event(s) of the gap were read again and put in order</source>
        <translation>
            <numerusform>after %1. %n event of the gap was read again and put in order</numerusform>
            <numerusform>after %1. %n events of the gap were read again and put in order</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>logloupe::TailCommand</name>
    <message numerus="yes">
        <source>%1 reconnected; %n event(s) of the gap were read again</source>
        <translation>
            <numerusform>%1 reconnected; %n event of the gap was read again</numerusform>
            <numerusform>%1 reconnected; %n events of the gap were read again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) dropped by %1</source>
        <translation>
            <numerusform>%n event dropped by %1</numerusform>
            <numerusform>%n events dropped by %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>logloupe::TailController</name>
    <message numerus="yes">
        <source>%n dropped</source>
        <translation>
            <numerusform>%n dropped</numerusform>
            <numerusform>%n dropped</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>logloupe::TopCommand</name>
    <message numerus="yes">
        <source>%n event(s) with other values</source>
        <translation>
            <numerusform>%n event with other values</numerusform>
            <numerusform>%n events with other values</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) without the field</source>
        <translation>
            <numerusform>%n event without the field</numerusform>
            <numerusform>%n events without the field</numerusform>
        </translation>
    </message>
</context>
</TS>
