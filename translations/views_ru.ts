<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>EventDetailFields</name>
    <message>
        <source>Reveal…</source>
        <translation>Показать…</translation>
    </message>
    <message>
        <source>Open trace</source>
        <translation>Открыть трассу</translation>
    </message>
    <message>
        <source>Open order</source>
        <translation>Открыть заказ</translation>
    </message>
    <message>
        <source>Open customer</source>
        <translation>Открыть клиента</translation>
    </message>
    <message>
        <source>Filter for this value</source>
        <translation>Отобрать по этому значению</translation>
    </message>
    <message>
        <source>Filter out this value</source>
        <translation>Исключить это значение</translation>
    </message>
</context>
<context>
    <name>GridRowPainter</name>
    <message>
        <source>late</source>
        <translation>с опозданием</translation>
    </message>
</context>
<context>
    <name>HighlightRule</name>
    <message>
        <source>Type words, or a query such as order:A-104233 or level:ERROR.</source>
        <translation>Введите слова или запрос, например order:A-104233 или level:ERROR.</translation>
    </message>
</context>
<context>
    <name>LaneLayout</name>
    <message>
        <source>Failed after %1</source>
        <translation>Сбой через %1</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Сбой</translation>
    </message>
    <message>
        <source>dead-lettered, waited %1</source>
        <translation>в очереди отказов %1</translation>
    </message>
    <message>
        <source>waited %1</source>
        <translation>ждало %1</translation>
    </message>
</context>
<context>
    <name>LoadState</name>
    <message>
        <source>Searching… %1 so far</source>
        <translation>Идёт поиск… уже %1</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Идёт поиск…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
</context>
<context>
    <name>PemText</name>
    <message>
        <source>The file %1 cannot be read. Check its rights.</source>
        <translation>Файл %1 не читается. Проверьте права на него.</translation>
    </message>
    <message>
        <source>The file %1 is no PEM file, or larger than 64 KiB.</source>
        <translation>Файл %1 — не PEM или больше 64 КиБ.</translation>
    </message>
    <message>
        <source>There is no private key in the file %1.</source>
        <translation>В файле %1 нет закрытого ключа.</translation>
    </message>
    <message>
        <source>The key in the file %1 has a password. Take one without: it is kept in the profile, which only you can read.</source>
        <translation>Ключ в файле %1 с паролем. Возьмите ключ без пароля: он хранится в профиле, который читаете только вы.</translation>
    </message>
    <message>
        <source>There is a private key in the file %1. Take the certificate alone.</source>
        <translation>В файле %1 есть закрытый ключ. Возьмите один только сертификат.</translation>
    </message>
    <message>
        <source>There is no certificate in the file %1.</source>
        <translation>В файле %1 нет сертификата.</translation>
    </message>
    <message>
        <source>Private key</source>
        <translation>Закрытый ключ</translation>
    </message>
    <message numerus="yes">
        <source>%n certificate(s), SHA-256 %1</source>
        <translation>
            <numerusform>%n сертификат, SHA-256 %1</numerusform>
            <numerusform>%n сертификата, SHA-256 %1</numerusform>
            <numerusform>%n сертификатов, SHA-256 %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SignInText</name>
    <message>
        <source>this computer</source>
        <translation>этот компьютер</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Учётная запись</translation>
    </message>
    <message>
        <source>Roles found</source>
        <translation>Найдены роли</translation>
    </message>
    <message>
        <source>none</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>Roles that open it</source>
        <translation>Роли для входа</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Проверено</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Узел</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>Issuer</source>
        <translation>Издатель</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Подробности</translation>
    </message>
    <message>
        <source>Nothing is open yet</source>
        <translation>Пока ничего не открыто</translation>
    </message>
    <message>
        <source>Choose a workspace. The demo opens at once; the others ask who you are first.</source>
        <translation>Выберите рабочую среду. Пример откроется сразу; остальные сначала спросят, кто вы.</translation>
    </message>
    <message>
        <source>Sign in to %1</source>
        <translation>Вход в «%1»</translation>
    </message>
    <message>
        <source>A page of %1 opens in your browser. Sign in there, then come back.</source>
        <translation>В браузере откроется страница %1. Войдите там и вернитесь.</translation>
    </message>
    <message>
        <source>Locked after 10 minutes without input</source>
        <translation>Закрыто: 10 минут не было действий</translation>
    </message>
    <message>
        <source>%1 is signed in to this workspace. Sign in again to go on where you were.</source>
        <translation>В этой среде работает %1. Войдите снова, чтобы продолжить с того же места.</translation>
    </message>
    <message>
        <source>Continue in your browser</source>
        <translation>Продолжите в браузере</translation>
    </message>
    <message>
        <source>No browser could be opened here. Copy the link to a page of %1 into one, or sign in with a code.</source>
        <translation>Открыть браузер здесь не удалось. Скопируйте в браузер ссылку на страницу %1 или войдите по коду.</translation>
    </message>
    <message>
        <source>A page of %1 has opened. Sign in there, then come back. LogLoupe notices by itself.</source>
        <translation>Открылась страница %1. Войдите там и вернитесь: LogLoupe заметит сам.</translation>
    </message>
    <message>
        <source>Waiting for sign-in</source>
        <translation>Ожидание входа</translation>
    </message>
    <message>
        <source>the link is good for %1</source>
        <translation>ссылка действует ещё %1</translation>
    </message>
    <message>
        <source>No page? Copy the link into any browser on this computer.</source>
        <translation>Страница не открылась? Скопируйте ссылку в любой браузер на этом компьютере.</translation>
    </message>
    <message>
        <source>Type this code on the sign-in page</source>
        <translation>Введите этот код на странице входа</translation>
    </message>
    <message>
        <source>Open the page of %1 on any computer or telephone, and type the code there.</source>
        <translation>Откройте страницу %1 на любом компьютере или телефоне и введите код там.</translation>
    </message>
    <message>
        <source>the code is good for %1</source>
        <translation>код действует ещё %1</translation>
    </message>
    <message>
        <source>Type the code only on a page you opened yourself, and give it to nobody.</source>
        <translation>Вводите код только на странице, которую открыли сами, и никому его не сообщайте.</translation>
    </message>
    <message>
        <source>You have no access to %1</source>
        <translation>У вас нет доступа к «%1»</translation>
    </message>
    <message>
        <source>You are signed in, but your account has no role %1. Ask an administrator to give it to you, then try again.</source>
        <translation>Вы вошли, но у вашей учётной записи нет роли %1. Попросите администратора выдать её и повторите вход.</translation>
    </message>
    <message>
        <source>Your access to %1 has ended</source>
        <translation>Ваш доступ к «%1» закончился</translation>
    </message>
    <message>
        <source>The certificate of %1 is not trusted</source>
        <translation>Сертификату %1 нет доверия</translation>
    </message>
    <message>
        <source>the company&apos;s sign-in</source>
        <translation>страницы входа компании</translation>
    </message>
    <message>
        <source>Nothing was sent. Show these details to an administrator: if the certificate is the company&apos;s own, its authority belongs in the profile. It cannot be skipped here.</source>
        <translation>Ничего не отправлено. Покажите эти сведения администратору: если сертификат выпущен самой компанией, её центр сертификации нужно указать в профиле. Пропустить проверку здесь нельзя.</translation>
    </message>
    <message>
        <source>Demo workspace</source>
        <translation>Пример</translation>
    </message>
    <message>
        <source>A made-up company, 90 days of orders. Works offline.</source>
        <translation>Вымышленная компания, заказы за 90 дней. Работает без сети.</translation>
    </message>
    <message>
        <source>Log files read in on this computer</source>
        <translation>Журналы, прочитанные на этом компьютере</translation>
    </message>
    <message numerus="yes">
        <source>%n months</source>
        <translation>
            <numerusform>%n месяц</numerusform>
            <numerusform>%n месяца</numerusform>
            <numerusform>%n месяцев</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n день</numerusform>
            <numerusform>%n дня</numerusform>
            <numerusform>%n дней</numerusform>
        </translation>
    </message>
    <message>
        <source>sign-in with the company account</source>
        <translation>вход с учётной записью компании</translation>
    </message>
    <message>
        <source>cannot be used</source>
        <translation>недоступен</translation>
    </message>
    <message>
        <source>last used</source>
        <translation>недавний</translation>
    </message>
    <message>
        <source>no sign-in</source>
        <translation>без входа</translation>
    </message>
    <message>
        <source>The profile %1 cannot be used</source>
        <translation>Профиль «%1» использовать нельзя</translation>
    </message>
    <message>
        <source>Connecting to %1</source>
        <translation>Подключение к «%1»</translation>
    </message>
    <message>
        <source>Asking %1 how to sign in.</source>
        <translation>Запрос к %1: как войти.</translation>
    </message>
    <message>
        <source>Checking your account</source>
        <translation>Проверка учётной записи</translation>
    </message>
    <message>
        <source>The answer of %1 has come. Your account and its roles are being checked.</source>
        <translation>Ответ %1 получен. Проверяются учётная запись и её роли.</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>Открывается «%1»</translation>
    </message>
    <message>
        <source>Your account is in order.</source>
        <translation>С учётной записью всё в порядке.</translation>
    </message>
    <message>
        <source>Sign-in was refused</source>
        <translation>Во входе отказано</translation>
    </message>
    <message>
        <source>%1 cannot be reached</source>
        <translation>%1 недоступен</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is wrong</source>
        <translation>Часы этого компьютера идут неверно</translation>
    </message>
    <message>
        <source>You are not signed in</source>
        <translation>Вы не вошли</translation>
    </message>
    <message>
        <source>There is no keyring here: you will sign in again after closing LogLoupe.</source>
        <translation>Здесь нет хранилища ключей: после закрытия LogLoupe придётся войти снова.</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Войти снова</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Войти</translation>
    </message>
    <message>
        <source>Sign in with a code</source>
        <translation>Войти по коду</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Копировать ссылку</translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation>Копировать код</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Use another account</source>
        <translation>Другая учётная запись</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Копировать сведения</translation>
    </message>
    <message>
        <source>Switch workspace</source>
        <translation>Сменить рабочую среду</translation>
    </message>
    <message>
        <source>The system asks for the password of your keyring. LogLoupe goes on when you have given it.</source>
        <translation>Система спрашивает пароль связки ключей. LogLoupe продолжит, когда вы его введёте.</translation>
    </message>
</context>
<context>
    <name>StatusBand</name>
    <message>
        <source>usually %1</source>
        <translation>обычно %1</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>%1 complete</source>
        <translation>%1: полностью</translation>
    </message>
    <message>
        <source>%1 incomplete</source>
        <translation>%1: не полностью</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1: сбой</translation>
    </message>
    <message>
        <source>%1 archived</source>
        <translation>%1: в архиве</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 из %2</translation>
    </message>
</context>
<context>
    <name>TimeChoice</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n день</numerusform>
            <numerusform>%n дня</numerusform>
            <numerusform>%n дней</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n час</numerusform>
            <numerusform>%n часа</numerusform>
            <numerusform>%n часов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n минута</numerusform>
            <numerusform>%n минуты</numerusform>
            <numerusform>%n минут</numerusform>
        </translation>
    </message>
    <message>
        <source>All time</source>
        <translation>Всё время</translation>
    </message>
    <message>
        <source>Last %1</source>
        <comment>a length of time follows: 7 days</comment>
        <translation>Последние %1</translation>
    </message>
</context>
<context>
    <name>logloupe::Banner</name>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>logloupe::CasePage</name>
    <message>
        <source>Order %1</source>
        <translation>Заказ %1</translation>
    </message>
    <message>
        <source>Nothing is logged about order %1.</source>
        <translation>В журналах ничего нет о заказе %1.</translation>
    </message>
    <message>
        <source>Check the number, or search for a part of it with a star: %1*</source>
        <translation>Проверьте номер или ищите его часть со звёздочкой: %1*</translation>
    </message>
    <message>
        <source>since %1 %2</source>
        <translation>с %1 %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 из %2</translation>
    </message>
    <message numerus="yes">
        <source>%n order(s)</source>
        <translation>
            <numerusform>%n заказ</numerusform>
            <numerusform>%n заказа</numerusform>
            <numerusform>%n заказов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s), time in this status</source>
        <translation>
            <numerusform>%n день, время в статусе</numerusform>
            <numerusform>%n дня, время в статусе</numerusform>
            <numerusform>%n дней, время в статусе</numerusform>
        </translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Клиент</translation>
    </message>
    <message>
        <source>Copy for ticket</source>
        <translation>Скопировать для заявки</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Ход заказа</translation>
    </message>
    <message>
        <source>Silence folded</source>
        <translation>Паузы свёрнуты</translation>
    </message>
    <message>
        <source>True scale</source>
        <translation>Равномерная шкала</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Таблица</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Крупнее</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Мельче</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Вместить</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>События</translation>
    </message>
    <message>
        <source>Filter these events</source>
        <translation>Отбор событий</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Все</translation>
    </message>
    <message>
        <source>Status changes</source>
        <translation>Статусы</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Проблемы</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Столбцы</translation>
    </message>
    <message>
        <source>Statuses</source>
        <translation>Статусы</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Сведения</translation>
    </message>
</context>
<context>
    <name>logloupe::CompletionPopup</name>
    <message>
        <source>Suggestions</source>
        <translation>Подсказки</translation>
    </message>
    <message>
        <source>%1, %2 of %3</source>
        <translation>%1, %2 из %3</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>выбрать</translation>
    </message>
    <message>
        <source>take</source>
        <translation>взять</translation>
    </message>
    <message>
        <source>query help</source>
        <translation>справка по запросам</translation>
    </message>
</context>
<context>
    <name>logloupe::CountLegend</name>
    <message>
        <source>no level</source>
        <translation>без уровня</translation>
    </message>
    <message>
        <source>no system</source>
        <translation>без системы</translation>
    </message>
</context>
<context>
    <name>logloupe::CustomerPage</name>
    <message>
        <source>Customer %1</source>
        <translation>Клиент %1</translation>
    </message>
    <message>
        <source>Nothing is logged about customer %1.</source>
        <translation>В журналах ничего нет о клиенте %1.</translation>
    </message>
    <message>
        <source>Check the number.</source>
        <translation>Проверьте номер.</translation>
    </message>
    <message numerus="yes">
        <source>%n order(s)</source>
        <translation>
            <numerusform>%n заказ</numerusform>
            <numerusform>%n заказа</numerusform>
            <numerusform>%n заказов</numerusform>
        </translation>
    </message>
    <message>
        <source>none is late</source>
        <translation>опоздавших нет</translation>
    </message>
    <message numerus="yes">
        <source>%n late</source>
        <translation>
            <numerusform>опаздывает %n</numerusform>
            <numerusform>опаздывают %n</numerusform>
            <numerusform>опаздывают %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Orders of the customer</source>
        <translation>Заказы клиента</translation>
    </message>
</context>
<context>
    <name>logloupe::ErrorTypesModel</name>
    <message>
        <source>no type given</source>
        <translation>вид не указан</translation>
    </message>
    <message>
        <source>first %1  last %2</source>
        <comment>clock times</comment>
        <translation>первая %1  последняя %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 order(s)</source>
        <translation>
            <numerusform>%1 заказ</numerusform>
            <numerusform>%1 заказа</numerusform>
            <numerusform>%1 заказов</numerusform>
        </translation>
    </message>
    <message>
        <source>new</source>
        <translation>новое</translation>
    </message>
    <message>
        <source>NEW</source>
        <translation>НОВОЕ</translation>
    </message>
</context>
<context>
    <name>logloupe::ErrorsPage</name>
    <message>
        <source>Counting errors…</source>
        <translation>Считаем ошибки…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>No errors in this time. %1 searched.</source>
        <translation>За это время ошибок нет. Просмотрено: %1.</translation>
    </message>
    <message>
        <source>No errors in this time.</source>
        <translation>За это время ошибок нет.</translation>
    </message>
    <message numerus="yes">
        <source>%1 error(s) and warnings</source>
        <translation>
            <numerusform>%1 ошибка и предупреждения</numerusform>
            <numerusform>%1 ошибки и предупреждения</numerusform>
            <numerusform>%1 ошибок и предупреждений</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 error(s)</source>
        <translation>
            <numerusform>%1 ошибка</numerusform>
            <numerusform>%1 ошибки</numerusform>
            <numerusform>%1 ошибок</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <comment>4 187 errors, 7 days</comment>
        <translation>%1 за %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 system(s)</source>
        <translation>
            <numerusform>%1 система</numerusform>
            <numerusform>%1 системы</numerusform>
            <numerusform>%1 систем</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 order(s)</source>
        <translation>
            <numerusform>%1 заказ</numerusform>
            <numerusform>%1 заказа</numerusform>
            <numerusform>%1 заказов</numerusform>
        </translation>
    </message>
    <message>
        <source>Errors and warnings an hour</source>
        <translation>Ошибок и предупреждений в час</translation>
    </message>
    <message>
        <source>Errors an hour</source>
        <translation>Ошибок в час</translation>
    </message>
    <message>
        <source>Errors and warnings a day</source>
        <translation>Ошибок и предупреждений в день</translation>
    </message>
    <message>
        <source>Errors a day</source>
        <translation>Ошибок в день</translation>
    </message>
    <message>
        <source>Errors and warnings per %1</source>
        <translation>Ошибок и предупреждений за %1</translation>
    </message>
    <message>
        <source>Errors per %1</source>
        <translation>Ошибок за %1</translation>
    </message>
    <message>
        <source>Events in the cell</source>
        <translation>События ячейки</translation>
    </message>
    <message>
        <source>Events in this time</source>
        <translation>События за это время</translation>
    </message>
    <message>
        <source>All of these events</source>
        <translation>Все эти события</translation>
    </message>
    <message numerus="yes">
        <source>%1 event(s)</source>
        <translation>
            <numerusform>%1 событие</numerusform>
            <numerusform>%1 события</numerusform>
            <numerusform>%1 событий</numerusform>
        </translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Ошибки</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Строки</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Система</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Адрес API</translation>
    </message>
    <message>
        <source>Error type</source>
        <translation>Тип ошибки</translation>
    </message>
    <message>
        <source>HTTP status</source>
        <translation>Статус HTTP</translation>
    </message>
    <message>
        <source>ERROR and FATAL</source>
        <translation>ERROR и FATAL</translation>
    </message>
    <message>
        <source>With WARN</source>
        <translation>Вместе с WARN</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>Уровни</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Карта</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Таблица</translation>
    </message>
    <message>
        <source>Shown as</source>
        <translation>Показано как</translation>
    </message>
    <message>
        <source>Open in Search</source>
        <translation>Открыть в поиске</translation>
    </message>
    <message>
        <source>All rows</source>
        <translation>Все строки</translation>
    </message>
    <message>
        <source>Errors by row and time</source>
        <translation>Ошибки по строкам и времени</translation>
    </message>
    <message>
        <source>Errors of all rows over time</source>
        <translation>Ошибки всех строк по времени</translation>
    </message>
    <message>
        <source>Events chosen</source>
        <translation>Выбранные события</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Почему</translation>
    </message>
    <message>
        <source>Why there is a spike, and the types of these errors</source>
        <translation>Откуда всплеск и какие это ошибки</translation>
    </message>
</context>
<context>
    <name>logloupe::EventDetail</name>
    <message>
        <source>Event</source>
        <translation>Событие</translation>
    </message>
    <message>
        <source>Raw record</source>
        <translation>Исходная запись</translation>
    </message>
    <message>
        <source>30 s around</source>
        <translation>±30 с вокруг</translation>
    </message>
    <message>
        <source>Event detail</source>
        <translation>Подробности события</translation>
    </message>
    <message>
        <source>Copy the record</source>
        <translation>Скопировать запись</translation>
    </message>
    <message>
        <source>Close the detail</source>
        <translation>Закрыть подробности</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Поля</translation>
    </message>
    <message>
        <source>Events 30 s around</source>
        <translation>События ±30 с вокруг</translation>
    </message>
    <message>
        <source>No event is chosen.</source>
        <translation>Событие не выбрано.</translation>
    </message>
    <message>
        <source>Choose a row to see its fields and its record.</source>
        <translation>Выберите строку, чтобы увидеть её поля и запись.</translation>
    </message>
    <message>
        <source>Show fewer fields</source>
        <translation>Показать меньше полей</translation>
    </message>
    <message numerus="yes">
        <source>Show %n more field(s)</source>
        <translation>
            <numerusform>Ещё %n поле</numerusform>
            <numerusform>Ещё %n поля</numerusform>
            <numerusform>Ещё %n полей</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>Скопировать значение</translation>
    </message>
    <message>
        <source>Copy name and value</source>
        <translation>Скопировать имя и значение</translation>
    </message>
    <message>
        <source>Filter for this value</source>
        <translation>Отобрать по этому значению</translation>
    </message>
    <message>
        <source>Filter out this value</source>
        <translation>Исключить это значение</translation>
    </message>
</context>
<context>
    <name>logloupe::EventGrid</name>
    <message>
        <source>Events</source>
        <translation>События</translation>
    </message>
    <message>
        <source>Filter for “%1”</source>
        <translation>Отобрать «%1»</translation>
    </message>
    <message>
        <source>Filter out “%1”</source>
        <translation>Исключить «%1»</translation>
    </message>
    <message>
        <source>Open order %1</source>
        <translation>Открыть заказ %1</translation>
    </message>
    <message>
        <source>Surrounding events</source>
        <translation>События вокруг</translation>
    </message>
    <message>
        <source>Same trace</source>
        <translation>Та же трасса</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>Скопировать значение</translation>
    </message>
    <message numerus="yes">
        <source>Copy %n row(s)</source>
        <translation>
            <numerusform>Скопировать %n строку</numerusform>
            <numerusform>Скопировать %n строки</numerusform>
            <numerusform>Скопировать %n строк</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is what a notice says, %2 what can be done about it</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Columns as at first</source>
        <translation>Вернуть исходные столбцы</translation>
    </message>
</context>
<context>
    <name>logloupe::FieldsPanel</name>
    <message>
        <source>(empty)</source>
        <translation>(пусто)</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>ещё %n</numerusform>
            <numerusform>ещё %n</numerusform>
            <numerusform>ещё %n</numerusform>
        </translation>
    </message>
    <message>
        <source>not in these events</source>
        <translation>нет в этих событиях</translation>
    </message>
    <message>
        <source>counting…</source>
        <translation>считаем…</translation>
    </message>
    <message>
        <source>open</source>
        <translation>открыть</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>закрыт</translation>
    </message>
    <message>
        <source>Only these events</source>
        <translation>Только эти события</translation>
    </message>
    <message>
        <source>Without these events</source>
        <translation>Без этих событий</translation>
    </message>
    <message numerus="yes">
        <source>Filter %n field(s)</source>
        <translation>
            <numerusform>Отбор: %n поле</numerusform>
            <numerusform>Отбор: %n поля</numerusform>
            <numerusform>Отбор: %n полей</numerusform>
        </translation>
    </message>
    <message>
        <source>Filter fields by name</source>
        <translation>Отбор полей по имени</translation>
    </message>
    <message>
        <source>Fields and their most frequent values</source>
        <translation>Поля и их самые частые значения</translation>
    </message>
</context>
<context>
    <name>logloupe::HeatTableModel</name>
    <message>
        <source>nothing logged</source>
        <translation>записей нет</translation>
    </message>
    <message>
        <source>not given</source>
        <translation>не указано</translation>
    </message>
    <message>
        <source>all others</source>
        <translation>все прочие</translation>
    </message>
</context>
<context>
    <name>logloupe::HeatmapLegend</name>
    <message>
        <source>no records</source>
        <translation>нет записей</translation>
    </message>
    <message>
        <source>Colour steps: 0, 1, 3, 10, 30, 100, 300 and more; hatched where nothing was logged</source>
        <translation>Ступени цвета: 0, 1, 3, 10, 30, 100, 300 и больше; штриховка — записей нет</translation>
    </message>
</context>
<context>
    <name>logloupe::HeatmapView</name>
    <message>
        <source>not given</source>
        <translation>не указано</translation>
    </message>
    <message>
        <source>nothing logged</source>
        <translation>записей нет</translation>
    </message>
    <message numerus="yes">
        <source>Heatmap, %n row(s)</source>
        <translation>
            <numerusform>Тепловая карта, %n строка</numerusform>
            <numerusform>Тепловая карта, %n строки</numerusform>
            <numerusform>Тепловая карта, %n строк</numerusform>
        </translation>
    </message>
    <message>
        <source>all others</source>
        <translation>все прочие</translation>
    </message>
    <message>
        <source>%1 in all, at most %2: %3</source>
        <comment>counts, a time</comment>
        <translation>всего %1, самое большее %2: %3</translation>
    </message>
</context>
<context>
    <name>logloupe::HighlightRow</name>
    <message>
        <source>Highlight %1</source>
        <extracomment>%1 is a highlight&apos;s name</extracomment>
        <translation>Подсвечивать %1</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>Убрать %1</translation>
    </message>
    <message>
        <source>in 5 min</source>
        <translation>за 5 мин</translation>
    </message>
</context>
<context>
    <name>logloupe::HighlightsPanel</name>
    <message>
        <source>Highlights</source>
        <translation>Подсветка</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Добавить</translation>
    </message>
    <message>
        <source>Words or a query</source>
        <translation>Слова или запрос</translation>
    </message>
    <message>
        <source>Words or a query to highlight</source>
        <translation>Слова или запрос для подсветки</translation>
    </message>
    <message>
        <source>Name, if you like</source>
        <translation>Название, по желанию</translation>
    </message>
    <message>
        <source>Name of the highlight</source>
        <translation>Название подсветки</translation>
    </message>
    <message>
        <source>Highlight</source>
        <translation>Подсвечивать</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Mark what you watch for: words, or a query such as order:A-104233.</source>
        <translation>Отметьте, за чем следите: слова или запрос, например order:A-104233.</translation>
    </message>
</context>
<context>
    <name>logloupe::HistogramView</name>
    <message numerus="yes">
        <source>%n event(s) over time</source>
        <translation>
            <numerusform>%n событие по времени</numerusform>
            <numerusform>%n события по времени</numerusform>
            <numerusform>%n событий по времени</numerusform>
        </translation>
    </message>
    <message>
        <source>no level</source>
        <translation>без уровня</translation>
    </message>
</context>
<context>
    <name>logloupe::ImportPreviewPanel</name>
    <message>
        <source>local times read as %1</source>
        <translation>местное время читается как %1</translation>
    </message>
    <message numerus="yes">
        <source>and %n more file(s)</source>
        <translation>
            <numerusform>и ещё %n файл</numerusform>
            <numerusform>и ещё %n файла</numerusform>
            <numerusform>и ещё %n файлов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of the first records cannot be read: %1</source>
        <translation>
            <numerusform>Не читается %n из первых записей: %1</numerusform>
            <numerusform>Не читаются %n из первых записей: %1</numerusform>
            <numerusform>Не читаются %n из первых записей: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>not in this file</source>
        <translation>нет в этом файле</translation>
    </message>
    <message>
        <source>Which column is what</source>
        <translation>Какой столбец что значит</translation>
    </message>
    <message>
        <source>Read into the workspace</source>
        <translation>Прочитать в рабочую среду</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>No record can be read. Choose another file.</source>
        <translation>Ни одну запись прочесть нельзя. Выберите другой файл.</translation>
    </message>
    <message>
        <source>No record can be read this way. Choose another column at the left, the one of the time first.</source>
        <translation>Так ни одну запись прочесть нельзя. Выберите слева другой столбец, прежде всего столбец времени.</translation>
    </message>
</context>
<context>
    <name>logloupe::LaneLegend</name>
    <message>
        <source>event</source>
        <translation>событие</translation>
    </message>
    <message>
        <source>status change</source>
        <translation>смена статуса</translation>
    </message>
    <message>
        <source>message</source>
        <translation>сообщение</translation>
    </message>
    <message>
        <source>price calculation</source>
        <translation>расчёт цены</translation>
    </message>
    <message>
        <source>error</source>
        <translation>ошибка</translation>
    </message>
</context>
<context>
    <name>logloupe::LaneView</name>
    <message>
        <source>now %1</source>
        <translation>сейчас %1</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Статус</translation>
    </message>
    <message>
        <source>usual range</source>
        <translation>обычный срок</translation>
    </message>
    <message>
        <source>no system given</source>
        <translation>система не указана</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Ход заказа</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
        </translation>
    </message>
    <message>
        <source>The clocks of two systems contradict each other: what came first is uncertain.</source>
        <translation>Часы двух систем противоречат друг другу: что было раньше, неизвестно.</translation>
    </message>
    <message>
        <source>Price calculation</source>
        <translation>Расчёт цены</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Производство</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n событие</numerusform>
            <numerusform>%n события</numerusform>
            <numerusform>%n событий</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n ошибка</numerusform>
            <numerusform>%n ошибки</numerusform>
            <numerusform>%n ошибок</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>logloupe::LockCover</name>
    <message>
        <source>Locked</source>
        <translation>Закрыто</translation>
    </message>
</context>
<context>
    <name>logloupe::PopulationView</name>
    <message>
        <source>usually %1, this order %2</source>
        <translation>обычно %1, этот заказ %2</translation>
    </message>
</context>
<context>
    <name>logloupe::ProfileDialog</name>
    <message>
        <source>Case</source>
        <translation>Заказ</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Клиент</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Поиск</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Ошибки</translation>
    </message>
    <message>
        <source>Live tail</source>
        <translation>Поток</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Источники</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Графики</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Заказы</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Профиль</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Sign-in address (issuer)</source>
        <translation>Адрес входа (issuer)</translation>
    </message>
    <message>
        <source>Client id</source>
        <translation>Код клиента</translation>
    </message>
    <message>
        <source>Scopes</source>
        <translation>Области (scopes)</translation>
    </message>
    <message>
        <source>Where the roles stand</source>
        <translation>Где записаны роли</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Проверить</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Roles, and what they may</source>
        <translation>Роли и что им можно</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Роль</translation>
    </message>
    <message>
        <source>Reveal</source>
        <translation>Раскрытие</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Экспорт</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Архив</translation>
    </message>
    <message>
        <source>Add a role</source>
        <translation>Добавить роль</translation>
    </message>
    <message>
        <source>Remove the role</source>
        <translation>Удалить роль</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>Add a source</source>
        <translation>Добавить источник</translation>
    </message>
    <message>
        <source>Remove the source</source>
        <translation>Удалить источник</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Проверка…</translation>
    </message>
    <message>
        <source>Parts of the profile</source>
        <translation>Части профиля</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>Вход</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Роли</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Сеть</translation>
    </message>
    <message>
        <source>Certificates trusted beside the system&apos;s</source>
        <translation>Сертификаты, которым доверять кроме системных</translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation>Сертификат клиента</translation>
    </message>
    <message>
        <source>Its key</source>
        <translation>Его ключ</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Прокси</translation>
    </message>
    <message>
        <source>as the system says</source>
        <translation>как указано в системе</translation>
    </message>
    <message>
        <source>Add from a file…</source>
        <translation>Добавить из файла…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>Из файла…</translation>
    </message>
    <message>
        <source>Choose a PEM file</source>
        <translation>Выберите файл PEM</translation>
    </message>
    <message>
        <source>PEM files (*.pem *.crt *.cer *.key)</source>
        <translation>Файлы PEM (*.pem *.crt *.cer *.key)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Все файлы (*)</translation>
    </message>
    <message>
        <source>none</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>Systems that the chosen role sees, one on a line</source>
        <translation>Системы, которые видит выбранная роль, по одной в строке</translation>
    </message>
    <message>
        <source>Systems that “%1” sees, one on a line</source>
        <translation>Системы, которые видит «%1», по одной в строке</translation>
    </message>
    <message>
        <source>every system</source>
        <translation>все системы</translation>
    </message>
    <message>
        <source>at every sign-in</source>
        <translation>при каждом входе</translation>
    </message>
    <message>
        <source>Ask for the password again after, seconds</source>
        <translation>Спрашивать пароль снова через, секунд</translation>
    </message>
    <message>
        <source>never</source>
        <translation>никогда</translation>
    </message>
    <message>
        <source>Kept, days</source>
        <translation>Хранится, дней</translation>
    </message>
    <message>
        <source>Kept for, days, where a source does not say</source>
        <translation>Срок хранения в днях, где источник его не называет</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>неизвестно</translation>
    </message>
</context>
<context>
    <name>logloupe::QueryBar</name>
    <message>
        <source>Read as</source>
        <translation>Понято так</translation>
    </message>
    <message>
        <source>unfinished: %1</source>
        <translation>не дописано: %1</translation>
    </message>
    <message>
        <source>All events. Write words, a number, or field:value</source>
        <translation>Все события. Напишите слова, номер или поле:значение</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>Запрос</translation>
    </message>
    <message>
        <source>not understood: %1</source>
        <translation>не понято: %1</translation>
    </message>
</context>
<context>
    <name>logloupe::QueryHelp</name>
    <message>
        <source>Query help</source>
        <translation>Справка по запросам</translation>
    </message>
    <message>
        <source>What a query can say</source>
        <translation>Что можно написать в запросе</translation>
    </message>
    <message>
        <source>everything about this order; a customer or model number works too</source>
        <translation>всё об этом заказе; номер клиента или модели тоже подойдёт</translation>
    </message>
    <message>
        <source>both words, anywhere in the event</source>
        <translation>оба слова, где угодно в событии</translation>
    </message>
    <message>
        <source>these words in this order</source>
        <translation>эти слова подряд</translation>
    </message>
    <message>
        <source>a field has this value</source>
        <translation>у поля это значение</translation>
    </message>
    <message>
        <source>one of several values</source>
        <translation>одно из нескольких значений</translation>
    </message>
    <message>
        <source>* stands for any letters, ? for one</source>
        <translation>* — любые буквы, ? — одна</translation>
    </message>
    <message>
        <source>this level or worse</source>
        <translation>этот уровень или хуже</translation>
    </message>
    <message>
        <source>longer than; also 214ms, 1.5h, 2d</source>
        <translation>дольше чем; также 214ms, 1.5h, 2d</translation>
    </message>
    <message>
        <source>from … to</source>
        <translation>от … до</translation>
    </message>
    <message>
        <source>the field is there</source>
        <translation>поле есть</translation>
    </message>
    <message>
        <source>without these</source>
        <translation>без этого</translation>
    </message>
    <message>
        <source>a regular expression</source>
        <translation>регулярное выражение</translation>
    </message>
</context>
<context>
    <name>logloupe::RecordView</name>
    <message>
        <source>Record</source>
        <translation>Запись</translation>
    </message>
    <message>
        <source>Show all, %1 more characters</source>
        <extracomment>%1 is a count of characters</extracomment>
        <translation>Показать всё, ещё символов: %1</translation>
    </message>
</context>
<context>
    <name>logloupe::SearchField</name>
    <message>
        <source>Clear</source>
        <translation>Очистить</translation>
    </message>
</context>
<context>
    <name>logloupe::SearchPage</name>
    <message>
        <source>Write what to look for, or press Enter for all events.</source>
        <translation>Напишите, что искать, или нажмите Enter, чтобы увидеть все события.</translation>
    </message>
    <message>
        <source>Searching… %1 so far</source>
        <translation>Идёт поиск… уже %1</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Идёт поиск…</translation>
    </message>
    <message>
        <source>No events match. %1 searched.</source>
        <translation>Ничего не найдено. Просмотрено: %1.</translation>
    </message>
    <message>
        <source>Take a condition away, or look at a longer time.</source>
        <translation>Уберите условие или возьмите время шире.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>What was found before is below.</source>
        <translation>Найденное раньше — ниже.</translation>
    </message>
    <message>
        <source>the %1 with the most events</source>
        <translation>%1 с наибольшим числом событий</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 из %2</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <comment>a count of events, a time</comment>
        <translation>%1 за %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 event(s)</source>
        <translation>
            <numerusform>%1 событие</numerusform>
            <numerusform>%1 события</numerusform>
            <numerusform>%1 событий</numerusform>
        </translation>
    </message>
    <message>
        <source>per minute</source>
        <translation>в минуту</translation>
    </message>
    <message>
        <source>per hour</source>
        <translation>в час</translation>
    </message>
    <message>
        <source>per day</source>
        <translation>в день</translation>
    </message>
    <message>
        <source>per %1</source>
        <comment>a length of time: 5 min</comment>
        <translation>за %1</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>By system</source>
        <translation>По системам</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Сохранить…</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Столбцы</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Поиск</translation>
    </message>
    <message>
        <source>Zoom to selection</source>
        <translation>К выделенному</translation>
    </message>
    <message>
        <source>Bars by system instead of by level</source>
        <translation>Столбики по системам, а не по уровням</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>События</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Заказы</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Сначала новые</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>Сначала старые</translation>
    </message>
    <message>
        <source>Save these events as a file, masked as they are shown</source>
        <translation>Сохранить эти события в файл; личные данные скрыты, как на экране</translation>
    </message>
    <message>
        <source>Events found</source>
        <translation>Найденные события</translation>
    </message>
    <message>
        <source>Orders in these events</source>
        <translation>Заказы в этих событиях</translation>
    </message>
    <message>
        <source>Events over time</source>
        <translation>События по времени</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Заказ</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Поля</translation>
    </message>
    <message>
        <source>Fields and their most frequent values</source>
        <translation>Поля и их самые частые значения</translation>
    </message>
    <message>
        <source>Fetching more…</source>
        <translation>Дочитываем…</translation>
    </message>
    <message>
        <source>No events match.</source>
        <translation>Ничего не найдено.</translation>
    </message>
</context>
<context>
    <name>logloupe::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Тема</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Размер текста</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Часовой пояс</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>Рабочая среда</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Светлая</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Тёмная</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Как в системе</translation>
    </message>
</context>
<context>
    <name>logloupe::Sidebar</name>
    <message>
        <source>Orders</source>
        <translation>Заказы</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Поиск</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Ошибки</translation>
    </message>
    <message>
        <source>Live tail</source>
        <translation>Живой поток</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Источники</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыто</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Страницы</translation>
    </message>
    <message>
        <source>Workspaces…</source>
        <translation>Рабочие среды…</translation>
    </message>
</context>
<context>
    <name>logloupe::SignInPage</name>
    <message>
        <source>Edit or remove %1</source>
        <translation>Изменить или удалить «%1»</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Изменить…</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Удалить…</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Вход</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Справка</translation>
    </message>
    <message>
        <source>What happened to an order, in every system</source>
        <translation>Что было с заказом во всех системах</translation>
    </message>
    <message>
        <source>Choose a workspace</source>
        <translation>Выберите рабочую среду</translation>
    </message>
    <message>
        <source>Workspaces</source>
        <translation>Рабочие среды</translation>
    </message>
    <message>
        <source>Add a profile…</source>
        <translation>Добавить профиль…</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>Из файла…</translation>
    </message>
    <message>
        <source>From an address…</source>
        <translation>По адресу…</translation>
    </message>
    <message>
        <source>LogLoupe never sees your password. You sign in on the company&apos;s page in your own browser, and only staff with a role get in.</source>
        <translation>LogLoupe не видит ваш пароль. Вы входите на странице компании в своём браузере, и пускают только сотрудников с ролью.</translation>
    </message>
</context>
<context>
    <name>logloupe::SignInPanel</name>
    <message>
        <source>Copied</source>
        <translation>Скопировано</translation>
    </message>
</context>
<context>
    <name>logloupe::SourceCard</name>
    <message numerus="yes">
        <source>%n dropped</source>
        <translation>
            <numerusform>%n пропущено</numerusform>
            <numerusform>%n пропущено</numerusform>
            <numerusform>%n пропущено</numerusform>
        </translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/с</translation>
    </message>
    <message>
        <source>Events a second of %1</source>
        <translation>Событий в секунду: %1</translation>
    </message>
</context>
<context>
    <name>logloupe::SourcesPage</name>
    <message>
        <source>Look at the events</source>
        <translation>Посмотреть события</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Источники</translation>
    </message>
    <message>
        <source>Open log files…</source>
        <translation>Открыть журналы…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Остановить</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Чтение</translation>
    </message>
    <message>
        <source>Drop log files here, or anywhere on the window</source>
        <translation>Перетащите журналы сюда или в любое место окна</translation>
    </message>
    <message>
        <source>JSON lines, CSV, OpenTelemetry, XES and the usual text logs, also packed with gzip or zstd. They stay on this machine.</source>
        <translation>Строки JSON, CSV, OpenTelemetry, XES и обычные текстовые журналы, в том числе сжатые gzip или zstd. Они остаются на этой машине.</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Выбрать файлы…</translation>
    </message>
</context>
<context>
    <name>logloupe::Sparkline</name>
    <message>
        <source>last %1, highest %2</source>
        <translation>последнее %1, наибольшее %2</translation>
    </message>
</context>
<context>
    <name>logloupe::SpikePanel</name>
    <message>
        <source>Why this spike</source>
        <translation>Откуда всплеск</translation>
    </message>
    <message>
        <source>What is here</source>
        <translation>Что здесь есть</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message numerus="yes">
        <source>error(s) and warnings</source>
        <translation>
            <numerusform>ошибка и предупреждения</numerusform>
            <numerusform>ошибки и предупреждения</numerusform>
            <numerusform>ошибок и предупреждений</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>error(s)</source>
        <translation>
            <numerusform>ошибка</numerusform>
            <numerusform>ошибки</numerusform>
            <numerusform>ошибок</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>errors, time</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 in %2, %3</source>
        <comment>errors, system, time</comment>
        <translation>%1 в %2, %3</translation>
    </message>
    <message>
        <source>Counting types…</source>
        <translation>Считаем виды…</translation>
    </message>
    <message numerus="yes">
        <source>%n type(s) of errors, by count</source>
        <translation>
            <numerusform>%n вид ошибок, по числу</numerusform>
            <numerusform>%n вида ошибок, по числу</numerusform>
            <numerusform>%n видов ошибок, по числу</numerusform>
        </translation>
    </message>
    <message>
        <source>Types of errors</source>
        <translation>Виды ошибок</translation>
    </message>
    <message>
        <source>Orders affected %1</source>
        <translation>Затронуто заказов: %1</translation>
    </message>
    <message>
        <source>What changed before it</source>
        <translation>Что изменилось перед этим</translation>
    </message>
    <message>
        <source>No release and no new type of error.</source>
        <translation>Ни выпусков, ни новых видов ошибок.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Смотрим…</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <comment>errors, HTTP 502, time</comment>
        <translation>%1: %2, %3</translation>
    </message>
</context>
<context>
    <name>logloupe::TailPage</name>
    <message numerus="yes">
        <source>%n source(s)</source>
        <translation>
            <numerusform>%n источник</numerusform>
            <numerusform>%n источника</numerusform>
            <numerusform>%n источников</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) a second</source>
        <translation>
            <numerusform>%n событие в секунду</numerusform>
            <numerusform>%n события в секунду</numerusform>
            <numerusform>%n событий в секунду</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) wait, kept up to %1.</source>
        <translation>
            <numerusform>Ждёт %n событие, хранится до %1.</numerusform>
            <numerusform>Ждут %n события, хранится до %1.</numerusform>
            <numerusform>Ждут %n событий, хранится до %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n older one(s) left before they were shown.</source>
        <translation>
            <numerusform>%n более старое не показано.</numerusform>
            <numerusform>%n более старых не показаны.</numerusform>
            <numerusform>%n более старых не показаны.</numerusform>
        </translation>
    </message>
    <message>
        <source>Paused at %1.</source>
        <translation>Пауза с %1.</translation>
    </message>
    <message>
        <source>Show the next %1</source>
        <translation>Показать ещё %1</translation>
    </message>
    <message>
        <source>Skip to now</source>
        <translation>К текущему моменту</translation>
    </message>
    <message>
        <source>hides %1</source>
        <translation>скрыто %1</translation>
    </message>
    <message>
        <source>Live tail</source>
        <translation>Живой поток</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Пауза</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Пробел</translation>
    </message>
    <message>
        <source>Keep as a search</source>
        <translation>Оставить как поиск</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Очистить</translation>
    </message>
    <message>
        <source>Filter, such as order:A-104233 or not path:/health</source>
        <translation>Отбор, например order:A-104233 или not path:/health</translation>
    </message>
    <message>
        <source>Filter the live events</source>
        <translation>Отбор живых событий</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Столбцы</translation>
    </message>
    <message>
        <source>Highlights %1</source>
        <translation>Подсветка %1</translation>
    </message>
    <message>
        <source>Least level</source>
        <translation>Наименьший уровень</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) wait below this line</source>
        <translation>
            <numerusform>Ниже этой черты ожидает %n событие</numerusform>
            <numerusform>Ниже этой черты ожидают %n события</numerusform>
            <numerusform>Ниже этой черты ожидает %n событий</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>logloupe::TimeRangeButton</name>
    <message>
        <source>Time range: %1</source>
        <translation>Время: %1</translation>
    </message>
</context>
<context>
    <name>logloupe::TimeRangePopup</name>
    <message>
        <source>Time range</source>
        <translation>Время</translation>
    </message>
    <message>
        <source>From</source>
        <translation>С</translation>
    </message>
    <message>
        <source>To</source>
        <translation>По</translation>
    </message>
    <message>
        <source>Or -2h, -7d, now</source>
        <translation>Или -2h, -7d, now</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Применить</translation>
    </message>
    <message>
        <source>Exact, %1</source>
        <translation>Точно, %1</translation>
    </message>
    <message>
        <source>Write a date and a time, as 2026-05-13 14:02</source>
        <translation>Напишите дату и время, например 2026-05-13 14:02</translation>
    </message>
    <message>
        <source>The range must begin before it ends.</source>
        <translation>Начало должно быть раньше конца.</translation>
    </message>
</context>
<context>
    <name>logloupe::TopBar</name>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Вперёд</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Меню</translation>
    </message>
    <message>
        <source>Order, customer, or a few words</source>
        <translation>Заказ, клиент или несколько слов</translation>
    </message>
    <message>
        <source>Account: %1</source>
        <translation>Учётная запись: %1</translation>
    </message>
</context>
<context>
    <name>logloupe::WaitingPanel</name>
    <message>
        <source>others</source>
        <translation>прочие</translation>
    </message>
    <message>
        <source>no system</source>
        <translation>без системы</translation>
    </message>
    <message>
        <source>Events of %1 that wait</source>
        <translation>Ожидающие события: %1</translation>
    </message>
    <message>
        <source>Waiting, by system</source>
        <translation>Ожидают, по системам</translation>
    </message>
    <message>
        <source>Events stand in order of time, then of source. One that comes more than 5 s late is put in its place and marked late.</source>
        <translation>События стоят по времени, затем по источнику. Опоздавшее больше чем на 5 с ставится на своё место с пометкой об опоздании.</translation>
    </message>
</context>
<context>
    <name>logloupe::WorkspaceChoice</name>
    <message>
        <source>chosen</source>
        <translation>выбрано</translation>
    </message>
</context>
</TS>
