<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>PemText</name>
    <message numerus="yes">
        <source>%n certificate(s), SHA-256 %1</source>
        <translation>
            <numerusform>%n certificate, SHA-256 %1</numerusform>
            <numerusform>%n certificates, SHA-256 %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SignInText</name>
    <message numerus="yes">
        <source>%n months</source>
        <translation>
            <numerusform>%n month</numerusform>
            <numerusform>%n months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TimeChoice</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>logloupe::CasePage</name>
    <message numerus="yes">
        <source>%n order(s)</source>
        <translation>
            <numerusform>%n order</numerusform>
            <numerusform>%n orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s), time in this status</source>
        <translation>
            <numerusform>%n day, time in this status</numerusform>
            <numerusform>%n days, time in this status</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>logloupe::CustomerPage</name>
    <message numerus="yes">
        <source>%n order(s)</source>
        <translation>
            <numerusform>%n order</numerusform>
            <numerusform>%n orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n late</source>
        <translation>
            <numerusform>%n late</numerusform>
            <numerusform>%n late</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>logloupe::ErrorTypesModel</name>
    <message numerus="yes">
        <source>%1 order(s)</source>
        <translation>
            <numerusform>%1 order</numerusform>
            <numerusform>%1 orders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>logloupe::ErrorsPage</name>
    <message numerus="yes">
        <source>%1 error(s) and warnings</source>
        <translation>
            <numerusform>%1 error or warning</numerusform>
            <numerusform>%1 errors and warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 error(s)</source>
        <translation>
            <numerusform>%1 error</numerusform>
            <numerusform>%1 errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 system(s)</source>
        <translation>
            <numerusform>%1 system</numerusform>
            <numerusform>%1 systems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 order(s)</source>
        <translation>
            <numerusform>%1 order</numerusform>
            <numerusform>%1 orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 event(s)</source>
        <translation>
            <numerusform>%1 event</numerusform>
            <numerusform>%1 events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>logloupe::EventDetail</name>
    <message numerus="yes">
        <source>Show %n more field(s)</source>
        <translation>
            <numerusform>Show %n more field</numerusform>
            <numerusform>Show %n more fields</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>logloupe::EventGrid</name>
    <message numerus="yes">
        <source>Copy %n row(s)</source>
        <translation>
            <numerusform>Copy %n row</numerusform>
            <numerusform>Copy %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>logloupe::FieldsPanel</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Filter %n field(s)</source>
        <translation>
            <numerusform>Filter %n field</numerusform>
            <numerusform>Filter %n fields</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>logloupe::HeatmapView</name>
    <message numerus="yes">
        <source>Heatmap, %n row(s)</source>
        <translation>
            <numerusform>Heatmap, %n row</numerusform>
            <numerusform>Heatmap, %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>logloupe::HistogramView</name>
    <message numerus="yes">
        <source>%n event(s) over time</source>
        <translation>
            <numerusform>%n event over time</numerusform>
            <numerusform>%n events over time</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>logloupe::ImportPreviewPanel</name>
    <message numerus="yes">
        <source>and %n more file(s)</source>
        <translation>
            <numerusform>and %n more file</numerusform>
            <numerusform>and %n more files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of the first records cannot be read: %1</source>
        <translation>
            <numerusform>%n of the first records cannot be read: %1</numerusform>
            <numerusform>%n of the first records cannot be read: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>logloupe::LaneView</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>logloupe::SearchPage</name>
    <message numerus="yes">
        <source>%1 event(s)</source>
        <translation>
            <numerusform>%1 event</numerusform>
            <numerusform>%1 events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>logloupe::SourceCard</name>
    <message numerus="yes">
        <source>%n dropped</source>
        <translation>
            <numerusform>%n dropped</numerusform>
            <numerusform>%n dropped</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>logloupe::SpikePanel</name>
    <message numerus="yes">
        <source>error(s) and warnings</source>
        <translation>
            <numerusform>error or warning</numerusform>
            <numerusform>errors and warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>error(s)</source>
        <translation>
            <numerusform>error</numerusform>
            <numerusform>errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n type(s) of errors, by count</source>
        <translation>
            <numerusform>%n type of errors, by count</numerusform>
            <numerusform>%n types of errors, by count</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>logloupe::TailPage</name>
    <message numerus="yes">
        <source>%n source(s)</source>
        <translation>
            <numerusform>%n source</numerusform>
            <numerusform>%n sources</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) a second</source>
        <translation>
            <numerusform>%n event a second</numerusform>
            <numerusform>%n events a second</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) wait, kept up to %1.</source>
        <translation>
            <numerusform>%n event waits, kept up to %1.</numerusform>
            <numerusform>%n events wait, kept up to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n older one(s) left before they were shown.</source>
        <translation>
            <numerusform>%n older one left before it was shown.</numerusform>
            <numerusform>%n older ones left before they were shown.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) wait below this line</source>
        <translation>
            <numerusform>%n event waits below this line</numerusform>
            <numerusform>%n events wait below this line</numerusform>
        </translation>
    </message>
</context>
</TS>
