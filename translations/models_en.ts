<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CaseFacts</name>
    <message numerus="yes">
        <source>%1 warnings</source>
        <translation>
            <numerusform>%1 warning</numerusform>
            <numerusform>%1 warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 errors</source>
        <translation>
            <numerusform>%1 error</numerusform>
            <numerusform>%1 errors</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaseSummary</name>
    <message numerus="yes">
        <source>The model was uploaded %1 more times, last %2.</source>
        <translation>
            <numerusform>The model was uploaded %1 more time, last %2.</numerusform>
            <numerusform>The model was uploaded %1 more times, last %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 price calculations failed, then one succeeded.</source>
        <translation>
            <numerusform>%1 price calculation failed, then one succeeded.</numerusform>
            <numerusform>%1 price calculations failed, then one succeeded.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 price calculations failed, the last %2.</source>
        <translation>
            <numerusform>%1 price calculation failed, the last %2.</numerusform>
            <numerusform>%1 price calculations failed, the last %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 messages did not get through at once; the longest wait was %2.</source>
        <translation>
            <numerusform>%1 message did not get through at once; the longest wait was %2.</numerusform>
            <numerusform>%1 messages did not get through at once; the longest wait was %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 steps followed.</source>
        <translation>
            <numerusform>%1 step followed.</numerusform>
            <numerusform>%1 steps followed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 requests got no answer.</source>
        <translation>
            <numerusform>%1 request got no answer.</numerusform>
            <numerusform>%1 requests got no answer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 errors are logged.</source>
        <translation>
            <numerusform>%1 error is logged.</numerusform>
            <numerusform>%1 errors are logged.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 more errors are logged in %2.</source>
        <translation>
            <numerusform>%1 more error is logged in %2.</numerusform>
            <numerusform>%1 more errors are logged in %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 errors are logged in %2.</source>
        <translation>
            <numerusform>%1 error is logged in %2.</numerusform>
            <numerusform>%1 errors are logged in %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Compare</name>
    <message numerus="yes">
        <source>messages rejected %1 times</source>
        <translation>
            <numerusform>messages rejected %1 time</numerusform>
            <numerusform>messages rejected %1 times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>price calculation failed %1 times</source>
        <translation>
            <numerusform>price calculation failed %1 time</numerusform>
            <numerusform>price calculation failed %1 times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 errors more</source>
        <translation>
            <numerusform>%1 error more</numerusform>
            <numerusform>%1 errors more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Query</name>
    <message numerus="yes">
        <source>%1, %n value(s)</source>
        <translation>
            <numerusform>%1, %n value</numerusform>
            <numerusform>%1, %n values</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Silence</name>
    <message numerus="yes">
        <source>%1 days</source>
        <translation>
            <numerusform>%1 day</numerusform>
            <numerusform>%1 days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ticket</name>
    <message numerus="yes">
        <source>%1 earlier ones</source>
        <translation>
            <numerusform>%1 earlier one</numerusform>
            <numerusform>%1 earlier ones</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message numerus="yes">
        <source>%1 times</source>
        <translation>
            <numerusform>%1 time</numerusform>
            <numerusform>%1 times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message numerus="yes">
        <source>**Late:** in %1 **%2**, over the limit of %3, slower than %4 of %5 orders</source>
        <translation>
            <numerusform>**Late:** in %1 **%2**, over the limit of %3, slower than %4 of %5 order</numerusform>
            <numerusform>**Late:** in %1 **%2**, over the limit of %3, slower than %4 of %5 orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>**Late:** in %1 **%2**, usually %3, slower than %4 of %5 orders</source>
        <translation>
            <numerusform>**Late:** in %1 **%2**, usually %3, slower than %4 of %5 order</numerusform>
            <numerusform>**Late:** in %1 **%2**, usually %3, slower than %4 of %5 orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>**On time:** in %1 **%2**, usually %3 in %4 orders</source>
        <translation>
            <numerusform>**On time:** in %1 **%2**, usually %3 in %4 order</numerusform>
            <numerusform>**On time:** in %1 **%2**, usually %3 in %4 orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>**Longer than usual:** in %1 **%2**, usually %3, slower than %4 of %5 orders</source>
        <translation>
            <numerusform>**Longer than usual:** in %1 **%2**, usually %3, slower than %4 of %5 order</numerusform>
            <numerusform>**Longer than usual:** in %1 **%2**, usually %3, slower than %4 of %5 orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>usually %1, slower than %2 of %3 orders</source>
        <translation>
            <numerusform>usually %1, slower than %2 of %3 order</numerusform>
            <numerusform>usually %1, slower than %2 of %3 orders</numerusform>
        </translation>
    </message>
</context>
</TS>
