<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>ByteSource</name>
    <message>
        <source>%1 could not be read any further.</source>
        <translation>%1: дальше прочитать не удалось.</translation>
    </message>
    <message>
        <source>%1 became shorter while it was read. What was read before is kept; import it again to read the rest.</source>
        <translation>%1 стал короче, пока его читали. Прочитанное сохранено; импортируйте его ещё раз, чтобы прочитать остальное.</translation>
    </message>
    <message>
        <source>There is no file %1.</source>
        <translation>Файла %1 нет.</translation>
    </message>
    <message>
        <source>%1 may not be read by this user. Ask for the right to read it, or copy it.</source>
        <translation>Этому пользователю нельзя читать %1. Попросите право на чтение или сделайте копию.</translation>
    </message>
    <message>
        <source>%1 could not be opened.</source>
        <translation>Не удалось открыть %1.</translation>
    </message>
    <message>
        <source>Standard input</source>
        <translation>Стандартный ввод</translation>
    </message>
    <message>
        <source>%1 is a folder. Name the files in it.</source>
        <translation>%1 — папка. Назовите файлы в ней.</translation>
    </message>
    <message>
        <source>%1 is damaged or cut off. What could be unpacked before that is kept.</source>
        <translation>%1 повреждён или обрезан. Что удалось распаковать, сохранено.</translation>
    </message>
    <message>
        <source>%1 is packed with %2, which is not read here. Unpack it first; gzip and zstd are read as they are.</source>
        <translation>%1 упакован с помощью %2, здесь это не читается. Сначала распакуйте; gzip и zstd читаются как есть.</translation>
    </message>
    <message>
        <source>There is no room in the workspace to compare the stream with what was imported before. Free some space and try again.</source>
        <translation>В рабочей среде нет места, чтобы сравнить поток с тем, что было загружено раньше. Освободите место и повторите.</translation>
    </message>
</context>
<context>
    <name>CallbackPages</name>
    <message>
        <source>You are signed in</source>
        <translation>Вход выполнен</translation>
    </message>
    <message>
        <source>Close this tab and go back to LogLoupe.</source>
        <translation>Закройте эту вкладку и вернитесь в LogLoupe.</translation>
    </message>
    <message>
        <source>Your account has no access</source>
        <translation>У вашей учётной записи нет доступа</translation>
    </message>
    <message>
        <source>You are signed in, but your account has no role that opens this workspace. LogLoupe says which roles do.</source>
        <translation>Вход выполнен, но у вашей учётной записи нет роли, которая открывает это рабочее пространство. Какие роли подходят, видно в LogLoupe.</translation>
    </message>
    <message>
        <source>Sign-in was refused</source>
        <translation>Во входе отказано</translation>
    </message>
    <message>
        <source>Nobody is signed in. Go back to LogLoupe to try again.</source>
        <translation>Вход не выполнен. Вернитесь в LogLoupe, чтобы попробовать ещё раз.</translation>
    </message>
    <message>
        <source>Sign-in did not work</source>
        <translation>Войти не удалось</translation>
    </message>
    <message>
        <source>Nobody is signed in. LogLoupe says why, and lets you try again.</source>
        <translation>Вход не выполнен. Причина показана в LogLoupe, там же можно попробовать ещё раз.</translation>
    </message>
    <message>
        <source>This attempt is over</source>
        <translation>Эта попытка завершена</translation>
    </message>
    <message>
        <source>Close this tab and go on in LogLoupe.</source>
        <translation>Закройте эту вкладку и продолжайте в LogLoupe.</translation>
    </message>
    <message>
        <source>LogLoupe does not wait for this answer</source>
        <translation>LogLoupe не ждёт этого ответа</translation>
    </message>
    <message>
        <source>Nothing was changed. Start the sign-in from LogLoupe.</source>
        <translation>Ничего не изменилось. Начните вход из LogLoupe.</translation>
    </message>
    <message>
        <source>en</source>
        <extracomment>The code of the language this is translated into (BCP 47), for the page&apos;s lang attribute.</extracomment>
        <translation>ru</translation>
    </message>
</context>
<context>
    <name>Elastic</name>
    <message>
        <source>The logging platform cannot count the values of “%1”: it keeps the field as running text. An administrator can add a keyword to it.</source>
        <translation>Платформа логов не может посчитать значения «%1»: поле хранится как сплошной текст. Администратор может добавить к нему keyword.</translation>
    </message>
    <message>
        <source>The logging platform has no field “%1”.</source>
        <translation>На платформе логов нет поля «%1».</translation>
    </message>
    <message>
        <source>The counts of single values may be too low.</source>
        <translation>Числа отдельных значений могут быть занижены.</translation>
    </message>
    <message numerus="yes">
        <source>The counts of single values may be too low by up to %n events each.</source>
        <translation>
            <numerusform>Числа отдельных значений могут быть занижены: каждое не больше чем на %n событие.</numerusform>
            <numerusform>Числа отдельных значений могут быть занижены: каждое не больше чем на %n события.</numerusform>
            <numerusform>Числа отдельных значений могут быть занижены: каждое не больше чем на %n событий.</numerusform>
        </translation>
    </message>
    <message>
        <source>No index of the logging platform has a field with the time of its events. Name it in the profile under “fields”.</source>
        <translation>Ни в одном индексе платформы логов нет поля со временем событий. Назовите его в профиле в «fields».</translation>
    </message>
    <message>
        <source>The logging platform counts by whole milliseconds within a time range.</source>
        <translation>Платформа логов считает целыми миллисекундами в пределах периода.</translation>
    </message>
    <message>
        <source>That is more than the logging platform counts at once. Choose a shorter time range or coarser steps.</source>
        <translation>Это больше, чем платформа логов считает за раз. Выберите период короче или шаг крупнее.</translation>
    </message>
    <message>
        <source>Sign in to ask %1.</source>
        <translation>Войдите, чтобы обратиться к %1.</translation>
    </message>
    <message>
        <source>Elasticsearch or OpenSearch</source>
        <translation>Elasticsearch или OpenSearch</translation>
    </message>
    <message>
        <source>Being asked.</source>
        <translation>Идёт запрос.</translation>
    </message>
    <message>
        <source>Not asked yet.</source>
        <translation>Запросов ещё не было.</translation>
    </message>
    <message>
        <source>This platform answers without credentials: everybody who reaches it can read the logs. Tell an administrator.</source>
        <translation>Эта платформа отвечает без проверки доступа: логи может прочитать каждый, кто до неё дотянется. Сообщите администратору.</translation>
    </message>
    <message>
        <source>The profile sets no credentials: everybody who reaches this platform can read the logs.</source>
        <translation>В профиле не задан доступ: логи может прочитать каждый, кто дотянется до этой платформы.</translation>
    </message>
    <message>
        <source>Signed in with a name and a password from a file; a sign-in of the company is safer.</source>
        <translation>Вход по имени и паролю из файла; вход через компанию надёжнее.</translation>
    </message>
    <message>
        <source>There is no index %1, or this account may not know of it.</source>
        <translation>Индекса %1 нет, или этой учётной записи о нём знать нельзя.</translation>
    </message>
    <message>
        <source>Ready.</source>
        <translation>Готово.</translation>
    </message>
    <message>
        <source>The platform cannot count exactly for this; the numbers may be too high: %1</source>
        <translation>Платформа не может посчитать это точно; числа могут быть завышены: %1</translation>
    </message>
    <message>
        <source>The regular expression took too long on some events; they are left out.</source>
        <translation>На некоторых событиях регулярное выражение считалось слишком долго; они пропущены.</translation>
    </message>
    <message>
        <source>The logging platform gives the same page again and again. Try again; if it stays so, tell an administrator.</source>
        <translation>Платформа логов снова и снова отдаёт одну и ту же страницу. Повторите; если не поможет, сообщите администратору.</translation>
    </message>
    <message>
        <source>More than %1 events have the same time; not all of them can be fetched.</source>
        <translation>Больше %1 событий имеют одно и то же время; получить их все нельзя.</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) without a readable time are left out.</source>
        <translation>
            <numerusform>Пропущена %n запись без читаемого времени.</numerusform>
            <numerusform>Пропущены %n записи без читаемого времени.</numerusform>
            <numerusform>Пропущено %n записей без читаемого времени.</numerusform>
        </translation>
    </message>
    <message>
        <source>What is older than %1 is archived and not searched here.</source>
        <translation>То, что старше %1, находится в архиве, и здесь поиск по нему не идёт.</translation>
    </message>
    <message>
        <source>No field of %1 is known to hold the time of events. Name it in the profile: &quot;fields&quot;: {&quot;@timestamp&quot;: …}.</source>
        <translation>Неизвестно, в каком поле %1 время событий. Укажите его в профиле: &quot;fields&quot;: {&quot;@timestamp&quot;: …}.</translation>
    </message>
    <message>
        <source>The platform cannot search exactly for this, so it was checked here: %1</source>
        <translation>Платформа не может искать это точно, поэтому проверено здесь: %1</translation>
    </message>
    <message>
        <source>The file %1 with the credentials cannot be read. Tell an administrator.</source>
        <translation>Файл %1 с данными для доступа не читается. Сообщите администратору.</translation>
    </message>
    <message>
        <source>The file %1 with the credentials can be read by others on this computer, so it is not used. Make it readable by you alone (mode 0600).</source>
        <translation>Файл %1 с данными для доступа могут прочитать другие пользователи этого компьютера, поэтому он не используется. Оставьте право чтения только себе (режим 0600).</translation>
    </message>
    <message>
        <source>The file %1 does not hold what the profile says: an API key, or a name and a password parted by a colon, on one line.</source>
        <translation>В файле %1 не то, что указано в профиле: нужен ключ API либо имя и пароль через двоеточие, одной строкой.</translation>
    </message>
    <message>
        <source>an https address, or http to this computer, without user name, query and fragment</source>
        <translation>адрес https, или http к этому компьютеру, без имени пользователя, запроса и фрагмента</translation>
    </message>
    <message>
        <source>names or patterns of indices such as logs-*, parted by commas</source>
        <translation>имена или шаблоны индексов, например logs-*, через запятую</translation>
    </message>
    <message>
        <source>an object of field names, such as {&quot;order.id&quot;: &quot;orderNumber&quot;}</source>
        <translation>объект с именами полей, например {&quot;order.id&quot;: &quot;orderNumber&quot;}</translation>
    </message>
    <message>
        <source>a field&apos;s name has 1 to %1 characters.</source>
        <translation>имя поля — от 1 до %1 символов.</translation>
    </message>
    <message>
        <source>only “api_key” and “basic” have a file with a secret. Leave it out.</source>
        <translation>файл с секретом бывает только у «api_key» и «basic». Уберите его.</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 в %2</translation>
    </message>
    <message>
        <source>The logging platform did not list its fields as it should. Check the address in the profile, or show the details to an administrator.</source>
        <translation>Платформа логов перечислила свои поля не так, как должна. Проверьте адрес в профиле или покажите подробности администратору.</translation>
    </message>
    <message>
        <source>“%1” is kept in different ways: %2. Questions about it are checked again here.</source>
        <translation>«%1» хранится по-разному: %2. Вопросы о нём перепроверяются здесь.</translation>
    </message>
    <message numerus="yes">
        <source>%n more fields are kept in different ways.</source>
        <translation>
            <numerusform>Ещё %n поле хранится по-разному.</numerusform>
            <numerusform>Ещё %n поля хранятся по-разному.</numerusform>
            <numerusform>Ещё %n полей хранятся по-разному.</numerusform>
        </translation>
    </message>
    <message>
        <source>The logging platform did not begin the search as it should. Try again; if it stays so, tell an administrator.</source>
        <translation>Платформа логов начала поиск не так, как должна. Повторите; если не поможет, сообщите администратору.</translation>
    </message>
    <message>
        <source>%1 is neither Elasticsearch nor OpenSearch. Check the address in the profile.</source>
        <translation>%1 — не Elasticsearch и не OpenSearch. Проверьте адрес в профиле.</translation>
    </message>
    <message numerus="yes">
        <source>%n remote clusters without a name</source>
        <translation>
            <numerusform>%n удалённый кластер без имени</numerusform>
            <numerusform>%n удалённых кластера без имени</numerusform>
            <numerusform>%n удалённых кластеров без имени</numerusform>
        </translation>
    </message>
    <message>
        <source>it ran out of time</source>
        <translation>не хватило времени</translation>
    </message>
    <message numerus="yes">
        <source>%n parts of its indices failed, out of %1</source>
        <translation>
            <numerusform>отказала %n часть её индексов из %1</numerusform>
            <numerusform>отказали %n части её индексов из %1</numerusform>
            <numerusform>отказали %n частей её индексов из %1</numerusform>
        </translation>
    </message>
    <message>
        <source>not in full from other clusters: %1</source>
        <translation>не полностью от других кластеров: %1</translation>
    </message>
    <message>
        <source>The logging platform did not answer in full: %1.</source>
        <translation>Платформа логов ответила не полностью: %1.</translation>
    </message>
    <message>
        <source>The logging platform&apos;s answer cannot be read. Try again; if it stays so, show the details to an administrator.</source>
        <translation>Ответ платформы логов не читается. Повторите; если не поможет, покажите подробности администратору.</translation>
    </message>
    <message>
        <source>The logging platform could not answer. Try again; if it stays so, show the details to an administrator.</source>
        <translation>Платформа логов не смогла ответить. Повторите; если не поможет, покажите подробности администратору.</translation>
    </message>
    <message>
        <source>the logging platform</source>
        <translation>платформа логов</translation>
    </message>
    <message>
        <source>The logging platform does not accept this account&apos;s sign-in. Sign in again; if it stays so, show the details to an administrator.</source>
        <translation>Платформа логов не принимает вход этой учётной записи. Войдите снова; если не поможет, покажите подробности администратору.</translation>
    </message>
    <message>
        <source>The logging platform does not let this account read here. Ask an administrator for the right to do so.</source>
        <translation>Платформа логов не разрешает этой учётной записи читать здесь. Попросите право у администратора.</translation>
    </message>
    <message>
        <source>The logging platform does not let this account do this: the right “%1” is missing. Ask an administrator for it.</source>
        <translation>Платформа логов не разрешает это учётной записи: нет права «%1». Попросите его у администратора.</translation>
    </message>
    <message>
        <source>The logging platform does not let this account do this: the right “%1” on “%2” is missing. Ask an administrator for it.</source>
        <translation>Платформа логов не разрешает это учётной записи: нет права «%1» на «%2». Попросите его у администратора.</translation>
    </message>
    <message>
        <source>The logging platform does not count into so many parts at once. Choose a shorter time range or coarser steps.</source>
        <translation>Платформа логов не считает по стольким частям сразу. Выберите период короче или шаг крупнее.</translation>
    </message>
    <message>
        <source>The query has more parts than the logging platform takes at once. Write a shorter one.</source>
        <translation>В запросе больше частей, чем платформа логов принимает за раз. Напишите короче.</translation>
    </message>
    <message>
        <source>The logging platform could not read the query.</source>
        <translation>Платформа логов не смогла прочитать запрос.</translation>
    </message>
    <message>
        <source>The logging platform could not read the query: %1</source>
        <translation>Платформа логов не смогла прочитать запрос: %1</translation>
    </message>
    <message>
        <source>The logging platform is starting or has lost its own nodes. Try again in a minute.</source>
        <translation>Платформа логов запускается или потеряла свои узлы. Повторите через минуту.</translation>
    </message>
    <message>
        <source>No part of the logging platform&apos;s indices can answer now. Try again in a minute; if it stays so, tell an administrator.</source>
        <translation>Ни одна часть индексов платформы логов сейчас не отвечает. Повторите через минуту; если не поможет, сообщите администратору.</translation>
    </message>
    <message>
        <source>%1 cannot pass the question on to the logging platform now. Try again in a minute.</source>
        <translation>%1 сейчас не может передать вопрос платформе логов. Повторите через минуту.</translation>
    </message>
    <message>
        <source>The logging platform has none of the indices that the profile names, or this account may not see them. Check “index” in the profile.</source>
        <translation>На платформе логов нет индексов, которые назвал профиль, или эта учётная запись их не видит. Проверьте «index» в профиле.</translation>
    </message>
    <message>
        <source>The logging platform has no index “%1”, or this account may not see it. Check “index” in the profile.</source>
        <translation>На платформе логов нет индекса «%1», или эта учётная запись его не видит. Проверьте «index» в профиле.</translation>
    </message>
    <message>
        <source>The logging platform is full: its indices are read-only and take nothing new. Tell an administrator.</source>
        <translation>Платформа логов заполнена: её индексы только для чтения и не принимают нового. Сообщите администратору.</translation>
    </message>
    <message>
        <source>The logging platform is short of memory and put the question off. Try again in a minute, or choose a shorter time range.</source>
        <translation>Платформе логов не хватает памяти, и она отложила вопрос. Повторите через минуту или выберите период короче.</translation>
    </message>
    <message>
        <source>The logging platform has too much to do now. Try again in a minute.</source>
        <translation>Платформа логов сейчас перегружена. Повторите через минуту.</translation>
    </message>
    <message>
        <source>The question is longer than the logging platform takes. Write a shorter one.</source>
        <translation>Вопрос длиннее, чем принимает платформа логов. Напишите короче.</translation>
    </message>
    <message>
        <source>The logging platform has given up this search meanwhile. Ask again.</source>
        <translation>Платформа логов тем временем закрыла этот поиск. Спросите снова.</translation>
    </message>
    <message>
        <source>%1 answered in a way that LogLoupe does not understand. Check the address in the profile, or show the details to an administrator.</source>
        <translation>%1 ответил так, что LogLoupe не понимает. Проверьте адрес в профиле или покажите подробности администратору.</translation>
    </message>
    <message>
        <source>%1 answered with a page for browsers, not with data. Perhaps a gateway or the network wants a sign-in of its own first; open the address in a browser.</source>
        <translation>%1 ответил страницей для браузера, а не данными. Возможно, шлюз или сеть сначала хочет своего входа; откройте адрес в браузере.</translation>
    </message>
    <message>
        <source>The platform&apos;s answer does not tell what it stored. Is the address right?</source>
        <translation>Из ответа платформы не видно, что она сохранила. Верен ли адрес?</translation>
    </message>
</context>
<context>
    <name>FormatDetection</name>
    <message>
        <source>%1 has no header line with the names of its columns.</source>
        <translation>В %1 нет строки заголовков с именами столбцов.</translation>
    </message>
    <message>
        <source>The mapping takes %1 from the column “%2”, which %3 does not have.</source>
        <translation>Сопоставление берёт %1 из столбца «%2», а в %3 его нет.</translation>
    </message>
    <message>
        <source>%1 is empty.</source>
        <translation>%1 пуст.</translation>
    </message>
    <message>
        <source>%1 is no text. Logs are read as text, plain or packed with gzip or zstd.</source>
        <translation>%1 — не текст. Журналы читаются как текст, обычный или упакованный gzip или zstd.</translation>
    </message>
    <message>
        <source>%1 is XML, but no XES log.</source>
        <translation>%1 — XML, но не журнал XES.</translation>
    </message>
</context>
<context>
    <name>GuardedSource</name>
    <message>
        <source>sent more than your role may see; that was left out, and its counts may be too high</source>
        <translation>прислал больше, чем видит ваша роль; лишнее убрано, но его количества могут быть завышены</translation>
    </message>
    <message>
        <source>Your role cannot see %1.</source>
        <translation>Ваша роль не видит %1.</translation>
    </message>
</context>
<context>
    <name>ImportFormat</name>
    <message>
        <source>Text lines with the mapping&apos;s pattern</source>
        <translation>Строки текста по образцу из сопоставления</translation>
    </message>
    <message>
        <source>System log (syslog)</source>
        <translation>Системный журнал (syslog)</translation>
    </message>
    <message>
        <source>Web server access log</source>
        <translation>Журнал обращений веб-сервера</translation>
    </message>
    <message>
        <source>Apache error log</source>
        <translation>Журнал ошибок Apache</translation>
    </message>
    <message>
        <source>nginx error log</source>
        <translation>Журнал ошибок nginx</translation>
    </message>
    <message>
        <source>Lines of name=value pairs (logfmt)</source>
        <translation>Строки из пар имя=значение (logfmt)</translation>
    </message>
    <message>
        <source>Blocks of text, each with a time</source>
        <translation>Блоки текста, каждый со временем</translation>
    </message>
    <message>
        <source>Text lines with a time</source>
        <translation>Строки текста со временем</translation>
    </message>
    <message>
        <source>Text lines without a time</source>
        <translation>Строки текста без времени</translation>
    </message>
    <message>
        <source>JSON, one object per line</source>
        <translation>JSON, по объекту в строке</translation>
    </message>
    <message>
        <source>JSON, a list of objects</source>
        <translation>JSON, список объектов</translation>
    </message>
    <message>
        <source>OpenTelemetry logs (OTLP JSON)</source>
        <translation>Журналы OpenTelemetry (OTLP JSON)</translation>
    </message>
    <message>
        <source>Table with a header line (CSV)</source>
        <translation>Таблица со строкой заголовков (CSV)</translation>
    </message>
    <message>
        <source>Request and response lines</source>
        <translation>Строки запросов и ответов</translation>
    </message>
    <message>
        <source>Process log (XES)</source>
        <translation>Журнал процесса (XES)</translation>
    </message>
</context>
<context>
    <name>ImportMapping</name>
    <message>
        <source>The mapping has the key “%1”, which means nothing here. Known keys: %2.</source>
        <translation>В сопоставлении есть ключ «%1», который здесь ничего не значит. Известные ключи: %2.</translation>
    </message>
    <message>
        <source>“%1” in the mapping must be text in quotes.</source>
        <translation>«%1» в сопоставлении должно быть текстом в кавычках.</translation>
    </message>
    <message>
        <source>“format” in the mapping is “%1”; it can be csv, ndjson, json, otlp, lines, requests or xes.</source>
        <translation>«format» в сопоставлении — «%1»; возможны csv, ndjson, json, otlp, lines, requests или xes.</translation>
    </message>
    <message>
        <source>“line_format” in the mapping is “%1”; it can be syslog, access, apache-error, nginx-error, logfmt, paragraphs, time-first, plain or pattern.</source>
        <translation>«line_format» в сопоставлении — «%1»; возможны syslog, access, apache-error, nginx-error, logfmt, paragraphs, time-first, plain или pattern.</translation>
    </message>
    <message>
        <source>“%1” in the mapping must be an object of names and texts.</source>
        <translation>«%1» в сопоставлении должно быть объектом из имён и текстов.</translation>
    </message>
    <message>
        <source>“time_format” in the mapping holds a part that is not known. Parts are written like %Y-%m-%d %H:%M:%S.%f %z.</source>
        <translation>В «time_format» сопоставления есть неизвестная часть. Части пишутся так: %Y-%m-%d %H:%M:%S.%f %z.</translation>
    </message>
    <message>
        <source>“zone” in the mapping is “%1”, which is no known time zone. Zones are named like Europe/Amsterdam or UTC.</source>
        <translation>«zone» в сопоставлении — «%1»; такой часовой пояс не известен. Пояса называются, например, Europe/Moscow или UTC.</translation>
    </message>
    <message>
        <source>“line_pattern” in the mapping cannot be read at character %1: %2.</source>
        <translation>«line_pattern» в сопоставлении не читается, знак %1: %2.</translation>
    </message>
    <message>
        <source>“line_pattern” in the mapping has no named group. Name one like (?&lt;time&gt;…).</source>
        <translation>В «line_pattern» сопоставления нет именованной группы. Назовите её, например: (?&lt;time&gt;…).</translation>
    </message>
    <message>
        <source>“delimiter” in the mapping must be one character, such as , or ;.</source>
        <translation>«delimiter» в сопоставлении должен быть одним знаком, например , или ;.</translation>
    </message>
    <message>
        <source>“process” in the mapping must be “discovered” or a list of statuses.</source>
        <translation>«process» в сопоставлении должен быть «discovered» или списком статусов.</translation>
    </message>
    <message>
        <source>The mapping is not JSON: %1 at byte %2.</source>
        <translation>Сопоставление — не JSON: %1, байт %2.</translation>
    </message>
    <message>
        <source>The mapping must be a JSON object.</source>
        <translation>Сопоставление должно быть объектом JSON.</translation>
    </message>
</context>
<context>
    <name>ImportPreview</name>
    <message>
        <source>No column holds a time that can be read. Choose the one that does.</source>
        <translation>Ни в одном столбце нет времени, которое читается. Выберите тот, где оно есть.</translation>
    </message>
    <message>
        <source>No time was found in the lines, so each gets the time of the file&apos;s last change.</source>
        <translation>В строках не найдено времени, поэтому каждая получает время последнего изменения файла.</translation>
    </message>
    <message>
        <source>The times say no zone. They are read as times in %1.</source>
        <translation>Часовой пояс во временах не указан. Они читаются как время в поясе %1.</translation>
    </message>
    <message>
        <source>No record could be read this way.</source>
        <translation>Так не удалось прочитать ни одной записи.</translation>
    </message>
</context>
<context>
    <name>ImportRun</name>
    <message>
        <source>There are no records in it.</source>
        <translation>Записей в нём нет.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Файл пуст.</translation>
    </message>
    <message>
        <source>No column of %1 was found to hold a time. Name it in a mapping under @timestamp.</source>
        <translation>В %1 не найдено столбца со временем. Назовите его в сопоставлении под именем @timestamp.</translation>
    </message>
    <message>
        <source>An earlier import of it was interrupted; this one went on from there.</source>
        <translation>Прежний импорт этого файла был прерван; этот продолжил с того же места.</translation>
    </message>
    <message>
        <source>It was imported before, so nothing was added.</source>
        <translation>Файл уже был импортирован, поэтому ничего не добавлено.</translation>
    </message>
    <message>
        <source>It was imported before and has grown since; only what is new was added.</source>
        <translation>Файл уже был импортирован и с тех пор вырос; добавлено только новое.</translation>
    </message>
</context>
<context>
    <name>KeySetErrors</name>
    <message>
        <source>The company&apos;s sign-in did not send the keys that its answers are checked with. Try again; if it happens again, tell an administrator.</source>
        <translation>Сервер входа компании не прислал ключи, по которым проверяются его ответы. Попробуйте ещё раз; если повторится, сообщите администратору.</translation>
    </message>
</context>
<context>
    <name>LiveStream</name>
    <message>
        <source>It sent more events than could be taken.</source>
        <translation>Источник прислал больше событий, чем удалось принять.</translation>
    </message>
    <message>
        <source>Its events will be read when it returns.</source>
        <translation>Его события будут прочитаны, когда он вернётся.</translation>
    </message>
</context>
<context>
    <name>MergedSource</name>
    <message>
        <source>Its answer does not fit the question.</source>
        <translation>Его ответ не подходит к вопросу.</translation>
    </message>
    <message>
        <source>has more values than it lists, so that some counts may be too low and the rest too high</source>
        <translation>знает больше значений, чем перечисляет: часть чисел может быть занижена, а остаток завышен</translation>
    </message>
    <message>
        <source>lists only its most frequent values, so that some counts may be too low</source>
        <translation>перечисляет только самые частые значения: часть чисел может быть занижена</translation>
    </message>
    <message>
        <source>It stopped without an answer. Try again.</source>
        <translation>Он прервался без ответа. Повторите попытку.</translation>
    </message>
    <message>
        <source>sent its events out of order, so the list may not be in order of time</source>
        <translation>прислал события не по порядку, поэтому список может идти не по времени</translation>
    </message>
    <message>
        <source>All sources can be reached.</source>
        <translation>Все источники доступны.</translation>
    </message>
    <message>
        <source>several sources</source>
        <translation>несколько источников</translation>
    </message>
    <message>
        <source>It cannot count events.</source>
        <translation>Он не умеет считать события.</translation>
    </message>
    <message>
        <source>It cannot count values.</source>
        <translation>Он не умеет считать значения.</translation>
    </message>
    <message>
        <source>It cannot list status changes.</source>
        <translation>Он не умеет перечислять смены статусов.</translation>
    </message>
    <message>
        <source>It cannot be watched live.</source>
        <translation>За ним нельзя следить вживую.</translation>
    </message>
</context>
<context>
    <name>NetworkErrors</name>
    <message>
        <source>There is no server %1 in this network. Check the connection, or whether a VPN is needed.</source>
        <translation>В этой сети нет сервера %1. Проверьте соединение или узнайте, нужен ли VPN.</translation>
    </message>
    <message>
        <source>%1 refuses connections. Try again in a minute; if it stays so, tell an administrator.</source>
        <translation>%1 не принимает соединения. Повторите через минуту; если не поможет, сообщите администратору.</translation>
    </message>
    <message>
        <source>The proxy on the way to %1 does not let the connection through. Check the proxy in the profile or in the system.</source>
        <translation>Прокси на пути к %1 не пропускает соединение. Проверьте прокси в профиле или в системе.</translation>
    </message>
    <message>
        <source>The connection to %1 broke off. Try again.</source>
        <translation>Соединение с %1 оборвалось. Повторите попытку.</translation>
    </message>
    <message numerus="yes">
        <source>%1 did not answer in %n s. Try again.</source>
        <translation>
            <numerusform>%1 не отвечает уже %n секунду. Повторите попытку.</numerusform>
            <numerusform>%1 не отвечает уже %n секунды. Повторите попытку.</numerusform>
            <numerusform>%1 не отвечает уже %n секунд. Повторите попытку.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 answered with more data than is taken here. Ask for less at a time.</source>
        <translation>%1 прислал больше данных, чем здесь принимается. Запрашивайте меньше за один раз.</translation>
    </message>
    <message>
        <source>An address must begin with https:// or http://.</source>
        <translation>Адрес должен начинаться с https:// или http://.</translation>
    </message>
    <message>
        <source>What was to be sent has characters that no server takes. Sign in again; if it stays so, tell an administrator.</source>
        <translation>В отправляемых данных есть символы, которые не примет ни один сервер. Войдите снова; если не поможет, сообщите администратору.</translation>
    </message>
    <message>
        <source>%1 answered with a web page instead of data. This network may ask for a sign-in of its own: open any page in a browser, then try again.</source>
        <translation>%1 прислал веб-страницу вместо данных. Возможно, эта сеть требует собственного входа: откройте любую страницу в браузере, затем повторите попытку.</translation>
    </message>
    <message>
        <source>%1 is not reached over https, so the sign-in is not sent there. Tell an administrator to correct the profile.</source>
        <translation>Связь с %1 идёт не по https, поэтому данные входа туда не отправляются. Попросите администратора исправить профиль.</translation>
    </message>
    <message>
        <source>%1 sends from one address to the next without end. Tell an administrator.</source>
        <translation>%1 без конца перенаправляет с адреса на адрес. Сообщите администратору.</translation>
    </message>
    <message>
        <source>No protected connection to %1 could be made. Show the details to an administrator.</source>
        <translation>Не удалось установить защищённое соединение с %1. Покажите подробности администратору.</translation>
    </message>
    <message>
        <source>The certificate of %1 is not trusted, so nothing was sent. Show the details to an administrator.</source>
        <translation>Сертификату %1 нет доверия, поэтому ничего не отправлено. Покажите подробности администратору.</translation>
    </message>
    <message>
        <source>What %1 answers cannot be read. It may not be the server that the profile means.</source>
        <translation>Ответ %1 не удаётся прочитать. Возможно, это не тот сервер, который указан в профиле.</translation>
    </message>
</context>
<context>
    <name>NetworkSettingsErrors</name>
    <message>
        <source>The proxy is written like http://proxy.example:3128 or socks5://proxy.example:1080.</source>
        <translation>Прокси записывается так: http://proxy.example:3128 или socks5://proxy.example:1080.</translation>
    </message>
    <message>
        <source>A certificate of the company&apos;s authority cannot be read. It must be a PEM text.</source>
        <translation>Сертификат удостоверяющего центра компании не удаётся прочитать. Нужен текст в формате PEM.</translation>
    </message>
    <message>
        <source>The client certificate cannot be read. It must be a PEM text.</source>
        <translation>Сертификат клиента не удаётся прочитать. Нужен текст в формате PEM.</translation>
    </message>
    <message>
        <source>The key of the client certificate cannot be read. It must be a PEM text without a password.</source>
        <translation>Ключ сертификата клиента не удаётся прочитать. Нужен текст в формате PEM без пароля.</translation>
    </message>
</context>
<context>
    <name>ProviderMetadataErrors</name>
    <message>
        <source>At this address another sign-in answers than the one this workspace names. Show the details to an administrator.</source>
        <translation>По этому адресу отвечает не тот сервер входа, который указан в рабочем пространстве. Покажите подробности администратору.</translation>
    </message>
    <message>
        <source>What the company&apos;s sign-in says of itself cannot be used for a safe sign-in. Show the details to an administrator.</source>
        <translation>Сведения, которые сервер входа компании сообщает о себе, не годятся для безопасного входа. Покажите подробности администратору.</translation>
    </message>
</context>
<context>
    <name>RejectFile</name>
    <message>
        <source>The file for rejected records could not be written. Make room in %1, or allow writing to it, and import again.</source>
        <translation>Не удалось записать файл отклонённых записей. Освободите место в %1 или разрешите запись туда и повторите импорт.</translation>
    </message>
</context>
<context>
    <name>RejectReason</name>
    <message>
        <source>not a complete JSON object</source>
        <translation>не полный объект JSON</translation>
    </message>
    <message>
        <source>no time in it</source>
        <translation>в ней нет времени</translation>
    </message>
    <message>
        <source>its time cannot be read or lies outside the years 1678 to 2261</source>
        <translation>её время не читается или лежит вне 1678–2261 годов</translation>
    </message>
    <message>
        <source>longer than 16 MiB; only its beginning is kept</source>
        <translation>длиннее 16 МиБ; сохранено только начало</translation>
    </message>
    <message>
        <source>another number of columns than the header line</source>
        <translation>столбцов не столько, сколько в строке заголовков</translation>
    </message>
    <message>
        <source>a quote is opened and never closed</source>
        <translation>кавычка открыта и не закрыта</translation>
    </message>
    <message>
        <source>does not look like the other lines</source>
        <translation>не похожа на остальные строки</translation>
    </message>
    <message>
        <source>no OpenTelemetry log records in it</source>
        <translation>в ней нет записей журнала OpenTelemetry</translation>
    </message>
    <message>
        <source>not well-formed XML</source>
        <translation>XML построен с ошибкой</translation>
    </message>
</context>
<context>
    <name>Roles</name>
    <message>
        <source>The company&apos;s sign-in does not say which groups your account is in, only that they are kept elsewhere, so LogLoupe cannot let you in. Ask an administrator to have your role named.</source>
        <translation>Сервер входа компании не сообщает, в каких группах состоит ваша учётная запись, а лишь указывает, что они хранятся в другом месте, поэтому LogLoupe не может вас впустить. Попросите администратора, чтобы ваша роль передавалась при входе.</translation>
    </message>
</context>
<context>
    <name>SearchRun</name>
    <message>
        <source>The source stopped without an answer. Try again.</source>
        <translation>Источник замолчал, не ответив. Повторите попытку.</translation>
    </message>
</context>
<context>
    <name>SignInErrors</name>
    <message>
        <source>Sign in to go on.</source>
        <translation>Войдите, чтобы продолжить.</translation>
    </message>
    <message>
        <source>Your account has no role that opens this workspace. Ask an administrator for one.</source>
        <translation>У вашей учётной записи нет роли, которая открывает это рабочее пространство. Попросите её у администратора.</translation>
    </message>
    <message>
        <source>Sign-in was refused on the company&apos;s page. Try again when you are ready.</source>
        <translation>На странице компании во входе отказано. Попробуйте ещё раз, когда будете готовы.</translation>
    </message>
    <message>
        <source>The company&apos;s sign-in answered with an error. Try again; if it stays, show the details to an administrator.</source>
        <translation>Служба входа компании ответила ошибкой. Попробуйте ещё раз; если ошибка повторится, покажите подробности администратору.</translation>
    </message>
    <message>
        <source>The link was good for 5 minutes and has run out. Try again.</source>
        <translation>Ссылка действовала 5 минут и устарела. Попробуйте ещё раз.</translation>
    </message>
    <message>
        <source>The code has run out. Try again.</source>
        <translation>Срок действия кода истёк. Попробуйте ещё раз.</translation>
    </message>
    <message>
        <source>%1 does not answer as a sign-in should. A network&apos;s own sign-in page may stand in between: check the connection.</source>
        <translation>%1 отвечает не так, как служба входа. Возможно, мешает страница входа самой сети: проверьте подключение.</translation>
    </message>
    <message>
        <source>What the company&apos;s sign-in sent cannot be trusted, so nobody is signed in. Show the details to an administrator.</source>
        <translation>Ответу службы входа компании нельзя доверять, поэтому вход не выполнен. Покажите подробности администратору.</translation>
    </message>
    <message>
        <source>The answer came from another sign-in than the one asked, so it was refused. Try again.</source>
        <translation>Ответ пришёл не от той службы входа, у которой его просили, и отклонён. Попробуйте ещё раз.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is wrong: it says %1 UTC, the company&apos;s sign-in says %2 UTC. Set it right, then try again.</source>
        <translation>Часы этого компьютера идут неверно: на них %1 UTC, у службы входа компании %2 UTC. Исправьте время и попробуйте ещё раз.</translation>
    </message>
    <message>
        <source>The company&apos;s sign-in uses a new key that is not published yet. Try again in a minute.</source>
        <translation>Служба входа компании использует новый ключ, который ещё не опубликован. Попробуйте через минуту.</translation>
    </message>
    <message>
        <source>The company&apos;s sign-in offers no sign-in with a code. Sign in with the browser.</source>
        <translation>Служба входа компании не предлагает вход по коду. Войдите через браузер.</translation>
    </message>
    <message>
        <source>The browser&apos;s answer cannot be received on this computer: no local port could be opened.</source>
        <translation>Ответ браузера нельзя принять на этом компьютере: не удалось открыть локальный порт.</translation>
    </message>
    <message>
        <source>The company&apos;s sign-in has ended this session. Sign in again.</source>
        <translation>Служба входа компании завершила этот сеанс. Войдите ещё раз.</translation>
    </message>
    <message>
        <source>Your account has been disabled. Ask an administrator.</source>
        <translation>Ваша учётная запись отключена. Обратитесь к администратору.</translation>
    </message>
    <message>
        <source>Your account has no role any more that opens this workspace. Ask an administrator.</source>
        <translation>У вашей учётной записи больше нет роли, которая открывает это рабочее пространство. Обратитесь к администратору.</translation>
    </message>
    <message>
        <source>The sign-in has run out. Sign in again.</source>
        <translation>Срок входа истёк. Войдите ещё раз.</translation>
    </message>
    <message>
        <source>You signed out in another window of LogLoupe.</source>
        <translation>Вы вышли в другом окне LogLoupe.</translation>
    </message>
    <message>
        <source>Another account has signed in to this workspace in another window of LogLoupe.</source>
        <translation>В другом окне LogLoupe в это рабочее пространство вошла другая учётная запись.</translation>
    </message>
    <message>
        <source>Another window of LogLoupe is renewing the sign-in and does not get through.</source>
        <translation>Другое окно LogLoupe обновляет вход и пока не может это сделать.</translation>
    </message>
    <message>
        <source>You are signed out on this computer. The company&apos;s sign-in could not be told, so its own session ends later.</source>
        <translation>На этом компьютере вы вышли. Службе входа компании сообщить об этом не удалось, её собственный сеанс завершится позже.</translation>
    </message>
    <message>
        <source>The system&apos;s keyring is locked. Unlock it, or sign in for this time only.</source>
        <translation>Системное хранилище ключей заблокировано. Разблокируйте его или войдите только на этот раз.</translation>
    </message>
    <message>
        <source>The system&apos;s keyring did not do what it was asked.</source>
        <translation>Системное хранилище ключей не выполнило то, о чём его просили.</translation>
    </message>
</context>
<context>
    <name>SimulationWriter</name>
    <message>
        <source>The simulated events could not be written.</source>
        <translation>Не удалось записать смоделированные события.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Отменено.</translation>
    </message>
</context>
<context>
    <name>Store</name>
    <message>
        <source>The log of live events &quot;%1&quot; cannot be read.</source>
        <translation>Журнал живых событий «%1» не читается.</translation>
    </message>
    <message>
        <source>The log of live events &quot;%1&quot; is damaged; a part of its events is missing.</source>
        <translation>Журнал живых событий «%1» повреждён, часть его событий потеряна.</translation>
    </message>
    <message>
        <source>The list of the workspace&apos;s contents is damaged. It can be made anew from the stored events: run &quot;logloupe sources --rebuild&quot;.</source>
        <translation>Опись рабочей среды повреждена. Её можно составить заново по сохранённым событиям: «logloupe sources --rebuild».</translation>
    </message>
    <message>
        <source>The disk of the workspace is full. Free some space and try again; what was stored before is kept.</source>
        <translation>На диске рабочей среды нет места. Освободите его и повторите; сохранённое раньше осталось.</translation>
    </message>
    <message>
        <source>The list of the workspace&apos;s contents could not be written. What was stored before is kept.</source>
        <translation>Не удалось записать опись рабочей среды. Сохранённое раньше осталось.</translation>
    </message>
    <message>
        <source>The workspace was written by a newer version of LogLoupe. Open it with that version.</source>
        <translation>Рабочую среду записала более новая версия LogLoupe. Откройте её той версией.</translation>
    </message>
    <message>
        <source>The part &quot;%1&quot; of the workspace cannot be read; its events are missing.</source>
        <translation>Часть «%1» рабочей среды не читается, её событий нет.</translation>
    </message>
    <message numerus="yes">
        <source>Segment %1 is damaged: %n event(s) cannot be read.</source>
        <translation>
            <numerusform>Часть %1 повреждена: не читается %n событие.</numerusform>
            <numerusform>Часть %1 повреждена: не читается %n события.</numerusform>
            <numerusform>Часть %1 повреждена: не читается %n событий.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Segment %1 is damaged in row group %2: up to %n event(s) cannot be read.</source>
        <translation>
            <numerusform>Часть %1 повреждена в группе строк %2: не читается до %n события.</numerusform>
            <numerusform>Часть %1 повреждена в группе строк %2: не читается до %n событий.</numerusform>
            <numerusform>Часть %1 повреждена в группе строк %2: не читается до %n событий.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There is more damage in %n other place(s).</source>
        <translation>
            <numerusform>Повреждения есть ещё в %n месте.</numerusform>
            <numerusform>Повреждения есть ещё в %n местах.</numerusform>
            <numerusform>Повреждения есть ещё в %n местах.</numerusform>
        </translation>
    </message>
    <message>
        <source>The regular expression took too long on some events; they are left out.</source>
        <translation>На части событий регулярное выражение работало слишком долго; они пропущены.</translation>
    </message>
    <message>
        <source>This period cannot be counted in such steps. Choose a shorter period or longer steps.</source>
        <translation>За такой срок с таким шагом не посчитать. Возьмите срок короче или шаг длиннее.</translation>
    </message>
    <message>
        <source>The workspace may not be written. Check the rights of its folder, or choose another one.</source>
        <translation>В рабочую среду нельзя писать. Проверьте права на её папку или выберите другую.</translation>
    </message>
    <message>
        <source>The workspace could not be written: %1. What was stored before is kept.</source>
        <translation>Не удалось записать в рабочую среду: %1. Сохранённое раньше осталось.</translation>
    </message>
    <message>
        <source>There is no workspace in &quot;%1&quot;.</source>
        <translation>В «%1» нет рабочей среды.</translation>
    </message>
    <message>
        <source>The list of the workspace&apos;s contents was missing. It was made anew from the stored events.</source>
        <translation>Описи рабочей среды не было. Она составлена заново по сохранённым событиям.</translation>
    </message>
    <message numerus="yes">
        <source>Segment %1 cannot be read: %n event(s) are missing.</source>
        <translation>
            <numerusform>Часть %1 не читается: нет %n события.</numerusform>
            <numerusform>Часть %1 не читается: нет %n событий.</numerusform>
            <numerusform>Часть %1 не читается: нет %n событий.</numerusform>
        </translation>
    </message>
    <message>
        <source>The file &quot;%1&quot; in the workspace is no readable segment and was left alone.</source>
        <translation>Файл «%1» в рабочей среде не читается, он оставлен как есть.</translation>
    </message>
    <message>
        <source>The import of &quot;%1&quot; was interrupted after line %2. Import the file again and it goes on from there.</source>
        <translation>Чтение «%1» прервалось после строки %2. Прочитайте файл снова: оно продолжится оттуда.</translation>
    </message>
    <message>
        <source>This workspace is open in another LogLoupe. Close it there first.</source>
        <translation>Эта рабочая среда открыта в другом LogLoupe. Сначала закройте её там.</translation>
    </message>
    <message>
        <source>This workspace is open for reading only, because another LogLoupe has it open. Close it there and open it again.</source>
        <translation>Рабочая среда открыта только для чтения: её открыл другой LogLoupe. Закройте её там и откройте снова.</translation>
    </message>
    <message>
        <source>This workspace is open in another LogLoupe. It is opened here for reading only; what is added there is shown here a moment later.</source>
        <translation>Эта рабочая среда открыта в другом LogLoupe. Здесь она открыта только для чтения; то, что добавляется там, показывается здесь чуть позже.</translation>
    </message>
</context>
<context>
    <name>StrictJson</name>
    <message>
        <source>The server&apos;s answer cannot be read.</source>
        <translation>Ответ сервера не удаётся прочесть.</translation>
    </message>
</context>
<context>
    <name>TokenErrors</name>
    <message>
        <source>The company&apos;s sign-in sent a token that cannot be trusted, so nobody is signed in. Try again; if it happens again, show the details to an administrator.</source>
        <translation>Сервер входа компании прислал токен, которому нельзя доверять, поэтому вход не выполнен. Попробуйте ещё раз; если повторится, покажите подробности администратору.</translation>
    </message>
    <message>
        <source>The company&apos;s sign-in signs its tokens in a way that is not safe, so nobody is signed in. Show the details to an administrator.</source>
        <translation>Сервер входа компании подписывает токены небезопасным способом, поэтому вход не выполнен. Покажите подробности администратору.</translation>
    </message>
    <message>
        <source>The company&apos;s sign-in signed with a key that it does not publish. Try again in a minute; if it happens again, show the details to an administrator.</source>
        <translation>Токен подписан ключом, которого сервер входа компании не публикует. Попробуйте ещё раз через минуту; если повторится, покажите подробности администратору.</translation>
    </message>
    <message>
        <source>By this computer&apos;s clock the token of the company&apos;s sign-in is not good now. Check date and time, then try again.</source>
        <translation>По часам этого компьютера токен сервера входа компании сейчас недействителен. Проверьте дату и время и попробуйте ещё раз.</translation>
    </message>
</context>
<context>
    <name>logloupe::DemoSource</name>
    <message>
        <source>simulator</source>
        <translation>имитация</translation>
    </message>
    <message>
        <source>Simulated events, as they would come from production.</source>
        <translation>Смоделированные события, такие, какими они приходили бы с производства.</translation>
    </message>
    <message>
        <source>This source only shows live events. Search the workspace instead.</source>
        <translation>Этот источник показывает только живые события. Ищите в рабочем пространстве.</translation>
    </message>
    <message>
        <source>Shop and CRM</source>
        <translation>Магазин и CRM</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Производство</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>Очереди</translation>
    </message>
</context>
<context>
    <name>logloupe::LocalSource</name>
    <message>
        <source>embedded store</source>
        <translation>встроенное хранилище</translation>
    </message>
    <message>
        <source>Open for reading only.</source>
        <translation>Открыто только для чтения.</translation>
    </message>
    <message>
        <source>Empty so far.</source>
        <translation>Пока пусто.</translation>
    </message>
    <message>
        <source>Ready.</source>
        <translation>Готово.</translation>
    </message>
</context>
</TS>
