<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>SearchRun</name>
    <message>
        <source>The source stopped without an answer. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
