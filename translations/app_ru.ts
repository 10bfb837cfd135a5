<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>AccountText</name>
    <message>
        <source>yes</source>
        <translation>да</translation>
    </message>
    <message>
        <source>no</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>every one</source>
        <translation>все</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Профиль</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Учётная запись</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Роли</translation>
    </message>
    <message>
        <source>Screens</source>
        <translation>Экраны</translation>
    </message>
    <message>
        <source>Systems</source>
        <translation>Системы</translation>
    </message>
    <message>
        <source>Reveal masked data</source>
        <translation>Показ скрытых данных</translation>
    </message>
    <message>
        <source>Write events into files</source>
        <translation>Запись событий в файлы</translation>
    </message>
    <message>
        <source>Search the archive</source>
        <translation>Поиск в архиве</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>До</translation>
    </message>
    <message>
        <source>%1 %2, then renewed by itself</source>
        <translation>%1 %2, потом продлевается само</translation>
    </message>
</context>
<context>
    <name>Await</name>
    <message>
        <source>Cancelled.</source>
        <translation>Отменено.</translation>
    </message>
    <message>
        <source>The source gave no answer. Try again.</source>
        <translation>Источник не ответил. Повторите попытку.</translation>
    </message>
</context>
<context>
    <name>CaseHtml</name>
    <message>
        <source>Status</source>
        <translation>Статус</translation>
    </message>
    <message>
        <source>Entered</source>
        <translation>Начало</translation>
    </message>
    <message>
        <source>Time in it</source>
        <translation>Сколько пробыл</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>Обычно</translation>
    </message>
    <message>
        <source>Actor</source>
        <translation>Кто</translation>
    </message>
    <message>
        <source>Order %1</source>
        <translation>Заказ %1</translation>
    </message>
    <message>
        <source>%1 of %2 events</source>
        <translation>Событий: %1 из %2</translation>
    </message>
</context>
<context>
    <name>Command</name>
    <message>
        <source>(column %1)</source>
        <translation>(позиция %1)</translation>
    </message>
    <message>
        <source>keeps nothing to ask; watch it with logloupe tail</source>
        <translation>ничего не хранит; за ним можно следить командой logloupe tail</translation>
    </message>
    <message>
        <source>Searching… %1 so far</source>
        <translation>Поиск… найдено %1</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>See logloupe --help.</source>
        <translation>Справка: logloupe --help.</translation>
    </message>
    <message>
        <source>which workspace; default: the last one used, else demo</source>
        <translation>рабочая среда; по умолчанию последняя, иначе demo</translation>
    </message>
    <message>
        <source>language of sentences</source>
        <translation>язык сообщений</translation>
    </message>
    <message>
        <source>colours of the window and of pictures</source>
        <translation>цвета окна и картинок</translation>
    </message>
    <message>
        <source>only events from this time on: ISO 8601, -7d, -2h or now</source>
        <translation>только события с этого времени: ISO 8601, -7d, -2h или now</translation>
    </message>
    <message>
        <source>only events before this time</source>
        <translation>только события до этого времени</translation>
    </message>
    <message>
        <source>how results are printed</source>
        <translation>вид результата</translation>
    </message>
    <message>
        <source>only this source; may be given several times</source>
        <translation>только этот источник; можно указать несколько раз</translation>
    </message>
    <message>
        <source>no progress</source>
        <translation>не показывать ход работы</translation>
    </message>
    <message>
        <source>this text, or that of a command</source>
        <translation>эта справка или справка по команде</translation>
    </message>
    <message>
        <source>the version</source>
        <translation>версия</translation>
    </message>
    <message>
        <source>at most so many; default: all</source>
        <translation>не больше стольких; по умолчанию все</translation>
    </message>
    <message>
        <source>length of a bin</source>
        <translation>длина интервала</translation>
    </message>
    <message>
        <source>the file to write</source>
        <translation>файл для записи</translation>
    </message>
    <message>
        <source>size of a picture</source>
        <translation>размер картинки</translation>
    </message>
    <message>
        <source>a customer&apos;s orders, each with its status and verdict</source>
        <translation>заказы клиента со статусом и оценкой срока</translation>
    </message>
    <message>
        <source>events that match</source>
        <translation>подходящие события</translation>
    </message>
    <message>
        <source>oldest or newest first</source>
        <translation>сначала старые или новые</translation>
    </message>
    <message>
        <source>counts over time</source>
        <translation>количество по времени</translation>
    </message>
    <message>
        <source>split by the values of a field</source>
        <translation>с разбивкой по значениям поля</translation>
    </message>
    <message>
        <source>counts by the values of a field and time; errors without a query</source>
        <translation>количество по значениям поля и времени; без запроса — ошибки</translation>
    </message>
    <message>
        <source>the field whose values are the rows; default: service.name</source>
        <translation>поле, значения которого станут строками; по умолчанию service.name</translation>
    </message>
    <message>
        <source>the most frequent values of a field</source>
        <translation>самые частые значения поля</translation>
    </message>
    <message>
        <source>time in each status over all orders</source>
        <translation>время в каждом статусе по всем заказам</translation>
    </message>
    <message>
        <source>the ways orders take through the statuses</source>
        <translation>какими путями заказы проходят статусы</translation>
    </message>
    <message>
        <source>two orders step by step; with one, its nearest normal order is found</source>
        <translation>два заказа по шагам; к одному подбирается ближайший обычный</translation>
    </message>
    <message>
        <source>events as they come</source>
        <translation>события по мере поступления</translation>
    </message>
    <message>
        <source>read log files into the workspace; - reads standard input</source>
        <translation>прочитать журналы в рабочую среду; - читает стандартный ввод</translation>
    </message>
    <message>
        <source>how the file&apos;s fields become ours, as JSON</source>
        <translation>соответствие полей файла нашим, в JSON</translation>
    </message>
    <message>
        <source>write every match to a file, .ndjson or .csv, masked</source>
        <translation>записать всё найденное в файл .ndjson или .csv, личные данные скрыты</translation>
    </message>
    <message>
        <source>the company&apos;s systems, made up, as NDJSON</source>
        <translation>вымышленные системы компании, в NDJSON</translation>
    </message>
    <message>
        <source>how many orders</source>
        <translation>сколько заказов</translation>
    </message>
    <message>
        <source>the same seed gives the same events</source>
        <translation>одинаковое число даёт одинаковые события</translation>
    </message>
    <message>
        <source>the file to write; default: standard output</source>
        <translation>файл для записи; по умолчанию стандартный вывод</translation>
    </message>
    <message>
        <source>also write what was planted</source>
        <translation>записать и то, что было подложено</translation>
    </message>
    <message>
        <source>go on as time passes, until stopped</source>
        <translation>продолжать, пока не остановят</translation>
    </message>
    <message>
        <source>events a second with --live</source>
        <translation>событий в секунду с --live</translation>
    </message>
    <message>
        <source>one picture per screen, and index.html</source>
        <translation>по картинке на экран и index.html</translation>
    </message>
    <message>
        <source>the folder to write</source>
        <translation>папка для записи</translation>
    </message>
    <message>
        <source>pixels per logical pixel</source>
        <translation>пикселей на логический пиксель</translation>
    </message>
    <message>
        <source>%1 has no option --%2.</source>
        <translation>У команды %1 нет параметра --%2.</translation>
    </message>
    <message>
        <source>%1 has no --format.</source>
        <translation>У команды %1 нет --format.</translation>
    </message>
    <message>
        <source>%1 cannot print %2; it can print %3.</source>
        <translation>%1 не умеет выводить %2; умеет %3.</translation>
    </message>
    <message>
        <source>Something is missing: logloupe %1 %2.</source>
        <translation>Чего-то не хватает: logloupe %1 %2.</translation>
    </message>
    <message>
        <source>“%1” is one word too many for %2.</source>
        <translation>«%1» — лишнее слово для %2.</translation>
    </message>
    <message>
        <source>--%1 takes no value.</source>
        <translation>У --%1 нет значения.</translation>
    </message>
    <message>
        <source>--%1 needs a value: %2.</source>
        <translation>Для --%1 нужно значение: %2.</translation>
    </message>
    <message>
        <source>--%1 is one of %2.</source>
        <translation>--%1 — одно из %2.</translation>
    </message>
    <message>
        <source>Usage: logloupe %1 %2</source>
        <translation>Использование: logloupe %1 %2</translation>
    </message>
    <message>
        <source>Formats: %1</source>
        <translation>Форматы: %1</translation>
    </message>
    <message>
        <source>Usage: logloupe [COMMAND] [OPTIONS]
Finds out what happened to an order. Without a command the window opens.</source>
        <translation>Использование: logloupe [КОМАНДА] [ПАРАМЕТРЫ]
Показывает, что было с заказом. Без команды открывается окно.</translation>
    </message>
    <message>
        <source>Commands:</source>
        <translation>Команды:</translation>
    </message>
    <message>
        <source>Options for every command:</source>
        <translation>Параметры для всех команд:</translation>
    </message>
    <message>
        <source>Exit codes: 0 complete, 1 failed, 2 wrong use or query, 3 partial, 4 sign-in needed, 130 stopped.</source>
        <translation>Коды выхода: 0 полностью, 1 сбой, 2 ошибка в команде или запросе, 3 частично, 4 нужен вход, 130 остановлено.</translation>
    </message>
    <message>
        <source>--%1 “%2” is no time. Write 2026-05-13T14:02, -7d, -2h or now.</source>
        <translation>--%1 «%2» — не время. Напишите 2026-05-13T14:02, -7d, -2h или now.</translation>
    </message>
    <message>
        <source>There is no time zone “%1”. Write one such as Europe/Moscow.</source>
        <translation>Нет часового пояса «%1». Напишите, например, Europe/Moscow.</translation>
    </message>
    <message>
        <source>--%1 is a whole number of at least %2.</source>
        <translation>--%1 — целое число не меньше %2.</translation>
    </message>
    <message>
        <source>--step “%1” is no length of time. Write 1m, 1h or 1d.</source>
        <translation>--step «%1» — не длительность. Напишите 1m, 1h или 1d.</translation>
    </message>
    <message>
        <source>make the list of the workspace&apos;s contents anew from its events</source>
        <translation>составить опись рабочей среды заново по её событиям</translation>
    </message>
    <message>
        <source>time zone; default: the workspace&apos;s, else the system&apos;s</source>
        <translation>часовой пояс; по умолчанию — рабочей среды, иначе системы</translation>
    </message>
    <message>
        <source>at most so many; default: 10</source>
        <translation>не больше стольких; по умолчанию 10</translation>
    </message>
    <message>
        <source>what happened to an order, where it is now, and whether it is late; without an order: the demo&apos;s</source>
        <translation>что было с заказом, где он сейчас и не опаздывает ли; без номера — заказ из примера</translation>
    </message>
    <message>
        <source>Did you mean %1?</source>
        <translation>Может быть, %1?</translation>
    </message>
    <message>
        <source>This version has no command “%1”.</source>
        <translation>В этой версии нет команды «%1».</translation>
    </message>
    <message>
        <source>There are: %1.</source>
        <translation>Есть: %1.</translation>
    </message>
    <message>
        <source>This version has no option %1.</source>
        <translation>В этой версии нет ключа %1.</translation>
    </message>
    <message>
        <source>--%1 goes with a command, and none is named.</source>
        <translation>--%1 пишется вместе с командой, а она не названа.</translation>
    </message>
    <message>
        <source>--from “%1” is later than --to “%2”.</source>
        <translation>--from «%1» позже, чем --to «%2».</translation>
    </message>
    <message>
        <source>which profile: a file, one that is kept here, or an https address; its sign-in and roles apply</source>
        <translation>какой профиль: файл, один из сохранённых или адрес https; действуют его вход и роли</translation>
    </message>
    <message>
        <source>sign in to a profile, in the browser or on another device</source>
        <translation>войти в профиль: в браузере или на другом устройстве</translation>
    </message>
    <message>
        <source>show a code to type on another device, and open no browser</source>
        <translation>показать код для другого устройства и не открывать браузер</translation>
    </message>
    <message>
        <source>end the sign-in, here and with the provider</source>
        <translation>выйти: здесь и у поставщика входа</translation>
    </message>
    <message>
        <source>who is signed in, with which roles, and what they allow</source>
        <translation>кто вошёл, с какими ролями и что они разрешают</translation>
    </message>
    <message>
        <source>every source: reachable, signed in, events, period, clock skew</source>
        <translation>каждый источник: доступен ли, выполнен ли вход, события, период, расхождение часов</translation>
    </message>
    <message>
        <source>send them to the platform of this profile</source>
        <translation>отправить их на платформу этого профиля</translation>
    </message>
</context>
<context>
    <name>Console</name>
    <message>
        <source>Standard output took not everything. Check the room on the disk.</source>
        <translation>Стандартный вывод принял не всё. Проверьте место на диске.</translation>
    </message>
</context>
<context>
    <name>DemoFiller</name>
    <message>
        <source>The demo cannot be written. Check the rights of the workspace&apos;s folder and the room on the disk.</source>
        <translation>Не удалось записать демо. Проверьте права на папку рабочей среды и место на диске.</translation>
    </message>
</context>
<context>
    <name>OutputFile</name>
    <message>
        <source>%1 cannot be written. Check the folder&apos;s rights and the room on the disk.</source>
        <translation>%1 нельзя записать. Проверьте права на папку и место на диске.</translation>
    </message>
    <message>
        <source>%1 could not be written to its end. Check the room on the disk; what was there before stays.</source>
        <translation>%1 не удалось записать до конца. Проверьте место на диске; прежнее содержимое осталось.</translation>
    </message>
</context>
<context>
    <name>PlatformFilling</name>
    <message>
        <source>“%1” names no platform that events can be sent to.</source>
        <translation>В «%1» нет платформы, на которую можно отправить события.</translation>
    </message>
    <message>
        <source>“%1” names no platform %2 that events can be sent to.</source>
        <translation>В «%1» нет платформы %2, на которую можно отправить события.</translation>
    </message>
    <message>
        <source>%1 events, %2 a second</source>
        <translation>Событий: %1, в секунду: %2</translation>
    </message>
    <message>
        <source>Sent %1, stored %2, there already %3, refused %4, sent again %5, in %6 s (%7 a second)</source>
        <translation>Отправлено %1, сохранено %2, уже было %3, отклонено %4, отправлено повторно %5, за %6 с (%7 в секунду)</translation>
    </message>
    <message>
        <source>%1 events were refused by the platform: %2</source>
        <translation>Отклонено платформой событий: %1. Причины: %2</translation>
    </message>
    <message>
        <source>People&apos;s sign-in reads only. To send events, give the source of “%1” an account that may write: the options “credentials” and “secret_file”.</source>
        <translation>Вход людей даёт только чтение. Чтобы отправлять события, укажите для источника в «%1» учётную запись с правом записи: параметры «credentials» и «secret_file».</translation>
    </message>
</context>
<context>
    <name>ProfileChoice</name>
    <message>
        <source>None is kept on this computer yet. Name a file, or an https address.</source>
        <translation>На этом компьютере пока нет ни одного. Назовите файл или адрес https.</translation>
    </message>
    <message>
        <source>There are: %1.</source>
        <translation>Есть: %1.</translation>
    </message>
    <message>
        <source>There is no profile %1, neither as a file nor by this name.</source>
        <translation>Профиля %1 нет: ни файла, ни профиля с таким именем.</translation>
    </message>
    <message>
        <source>Did you mean %1?</source>
        <translation>Может быть, %1?</translation>
    </message>
    <message>
        <source>Name the profile with --profile.</source>
        <translation>Назовите профиль: --profile.</translation>
    </message>
</context>
<context>
    <name>ProfileStore</name>
    <message>
        <source>%1 cannot be read. Check its name and its rights.</source>
        <translation>Не удаётся прочитать %1. Проверьте имя и права доступа.</translation>
    </message>
    <message>
        <source>%1 cannot be written. Check the rights of its folder and the room on the disk.</source>
        <translation>Не удаётся записать %1. Проверьте права на папку и место на диске.</translation>
    </message>
    <message>
        <source>there is no file %1 beside the profile that can be read.</source>
        <translation>рядом с профилем нет файла %1, который можно прочитать.</translation>
    </message>
    <message>
        <source>the file %1 is no PEM file, or larger than 64 KiB.</source>
        <translation>файл %1 — не PEM или больше 64 КиБ.</translation>
    </message>
    <message>
        <source>a profile from a server holds the PEM text itself; no file lies beside it.</source>
        <translation>в профиле с сервера должен стоять сам текст PEM: файлов рядом с ним нет.</translation>
    </message>
    <message>
        <source>The server sends on to another address. Use that address itself if you trust it.</source>
        <translation>Сервер отправляет по другому адресу. Если доверяете ему, укажите сразу его.</translation>
    </message>
    <message>
        <source>There is no profile at this address. Ask whoever gave it to you for the right one.</source>
        <translation>По этому адресу нет профиля. Спросите верный адрес у того, кто его дал.</translation>
    </message>
    <message>
        <source>The server did not give the profile: it answered %1. Try again later.</source>
        <translation>Сервер не отдал профиль: ответ %1. Повторите позже.</translation>
    </message>
    <message>
        <source>The file is named %1, but its profile %2. Name them alike.</source>
        <translation>Файл называется %1, а профиль в нём — %2. Назовите их одинаково.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made. Check the rights of the folder above it.</source>
        <translation>Не удаётся создать папку %1. Проверьте права на папку, в которой она лежит.</translation>
    </message>
    <message>
        <source>With its PEM files the profile is larger than 1 MiB.</source>
        <translation>Вместе с файлами PEM профиль больше 1 МиБ.</translation>
    </message>
    <message>
        <source>The profile %1 is there already and comes from a server. Remove it first to use the file instead.</source>
        <translation>Профиль %1 уже есть и получен с сервера. Чтобы взять файл, сначала удалите его.</translation>
    </message>
    <message>
        <source>A profile is fetched from an https address, or http from this computer, without a user name in it.</source>
        <translation>Профиль берут по адресу https или по http с этого компьютера, без имени пользователя в адресе.</translation>
    </message>
    <message>
        <source>What the server sent is no profile that can be used. %1</source>
        <translation>То, что прислал сервер, — не годный профиль. %1</translation>
    </message>
    <message>
        <source>The server now gives another profile, %1 instead of %2. Add it by its address if you want it.</source>
        <translation>Теперь сервер отдаёт другой профиль: %1 вместо %2. Если он нужен, добавьте его по адресу.</translation>
    </message>
    <message>
        <source>The profile %1 is there already and comes from elsewhere. Remove it first to use the one from this address.</source>
        <translation>Профиль %1 уже есть и получен из другого места. Чтобы взять его с этого адреса, сначала удалите прежний.</translation>
    </message>
    <message>
        <source>There is no profile %1.</source>
        <translation>Профиля %1 нет.</translation>
    </message>
    <message>
        <source>%1 cannot be removed. Check the rights of its folder.</source>
        <translation>Не удаётся удалить %1. Проверьте права на папку.</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>Another LogLoupe is writing this workspace. Close it, or import into another workspace with --workspace NAME.</source>
        <translation>В эту рабочую среду пишет другой LogLoupe. Закройте его или читайте в другую среду: --workspace ИМЯ.</translation>
    </message>
    <message>
        <source>This version draws no pictures with a profile. Ask for --format html, or save the picture in the window.</source>
        <translation>С профилем эта версия картинки не рисует. Возьмите --format html или сохраните картинку в окне.</translation>
    </message>
</context>
<context>
    <name>SignInSamples</name>
    <message>
        <source>Production</source>
        <translation>Основная среда</translation>
    </message>
    <message>
        <source>Production archive</source>
        <translation>Архив основной среды</translation>
    </message>
    <message>
        <source>B2B platform</source>
        <translation>Партнёрская платформа</translation>
    </message>
    <message>
        <source>operator 17, mes staff</source>
        <translation>оператор 17, сотрудник mes</translation>
    </message>
</context>
<context>
    <name>Simulate</name>
    <message>
        <source>%1 cannot be written. Check the folder&apos;s rights and the room on the disk.</source>
        <translation>Не удалось записать %1. Проверьте права на папку и место на диске.</translation>
    </message>
    <message>
        <source>--orders is brought to %1.</source>
        <translation>--orders изменено на %1.</translation>
    </message>
    <message>
        <source>%1 events, %2</source>
        <translation>Событий: %1, %2</translation>
    </message>
    <message>
        <source>%1 could not be written to its end. Check the room on the disk.</source>
        <translation>%1 не удалось записать до конца. Проверьте место на диске.</translation>
    </message>
    <message>
        <source>%1 events</source>
        <translation>Событий: %1</translation>
    </message>
    <message>
        <source>Name --out or --to, not both.</source>
        <translation>Укажите либо --out, либо --to, но не оба сразу.</translation>
    </message>
</context>
<context>
    <name>TailNotices</name>
    <message numerus="yes">
        <source>%n event(s) dropped</source>
        <translation>
            <numerusform>Пропущено %n событие</numerusform>
            <numerusform>Пропущено %n события</numerusform>
            <numerusform>Пропущено %n событий</numerusform>
        </translation>
    </message>
    <message>
        <source>by %1, %2.</source>
        <extracomment>%1 is a source, %2 a period</extracomment>
        <translation>источник %1, %2.</translation>
    </message>
    <message>
        <source>Fetching them…</source>
        <translation>Дочитываются…</translation>
    </message>
    <message numerus="yes">
        <source>%n dropped event(s) fetched</source>
        <translation>
            <numerusform>Дочитано %n пропущенное событие</numerusform>
            <numerusform>Дочитано %n пропущенных события</numerusform>
            <numerusform>Дочитано %n пропущенных событий</numerusform>
        </translation>
    </message>
    <message>
        <source>from %1, %2, and put in order</source>
        <translation>из %1, %2, и поставлено по порядку</translation>
    </message>
    <message numerus="yes">
        <source>%n of them could be fetched; the source does not have the others.</source>
        <translation>
            <numerusform>Удалось дочитать %n из них; остальных у источника нет.</numerusform>
            <numerusform>Удалось дочитать %n из них; остальных у источника нет.</numerusform>
            <numerusform>Удалось дочитать %n из них; остальных у источника нет.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 stopped.</source>
        <translation>%1: остановлено.</translation>
    </message>
    <message>
        <source>%1 lost the connection at %2.</source>
        <extracomment>%1 is a source, %2 a time</extracomment>
        <translation>%1: связь потеряна в %2.</translation>
    </message>
    <message>
        <source>%1 reconnected</source>
        <translation>%1: связь восстановлена</translation>
    </message>
    <message numerus="yes">
        <source>after %1. %n event(s) of the gap were read again and put in order</source>
        <translation>
            <numerusform>через %1. Дочитано и поставлено по порядку: %n событие</numerusform>
            <numerusform>через %1. Дочитано и поставлено по порядку: %n события</numerusform>
            <numerusform>через %1. Дочитано и поставлено по порядку: %n событий</numerusform>
        </translation>
    </message>
    <message>
        <source>Fetch them</source>
        <translation>Дочитать</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>Повторить сейчас</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>The folder %1 cannot be made. Check the rights of the folder above it.</source>
        <translation>Не удалось создать папку %1. Проверьте права на папку выше.</translation>
    </message>
    <message>
        <source>Another LogLoupe has this workspace open; it is only read here.</source>
        <translation>Эта рабочая среда открыта в другом LogLoupe; здесь она только читается.</translation>
    </message>
    <message>
        <source>The import of “%1” was interrupted. Import the file again and it goes on from there.</source>
        <translation>Загрузка «%1» была прервана. Загрузите файл снова, и она продолжится с того же места.</translation>
    </message>
    <message>
        <source>There is no workspace “%1”. It is made by the first import: logloupe --workspace %1 import FILE</source>
        <translation>Нет рабочей среды «%1». Её создаёт первая загрузка: logloupe --workspace %1 import FILE</translation>
    </message>
    <message>
        <source>This workspace belongs to the profile “%1” and is opened through it: logloupe --profile %1</source>
        <translation>Эта рабочая среда принадлежит профилю «%1» и открывается через него: logloupe --profile %1</translation>
    </message>
    <message>
        <source>This version cannot read from %1 yet.</source>
        <translation>Эта версия ещё не умеет читать из %1.</translation>
    </message>
    <message>
        <source>This profile comes from a server: its secret_file is a name alone, of a file in your folder of profiles.</source>
        <translation>Этот профиль получен с сервера: его secret_file — только имя файла в вашей папке профилей.</translation>
    </message>
</context>
<context>
    <name>WorkspaceSettings</name>
    <message>
        <source>The workspace&apos;s settings are damaged at “%1”. Mend workspace.json, or take it away to start with plain settings.</source>
        <translation>Настройки рабочей среды повреждены: «%1». Исправьте workspace.json или уберите его, чтобы начать с обычных настроек.</translation>
    </message>
    <message>
        <source>This workspace was made by a newer LogLoupe. Update LogLoupe to open it.</source>
        <translation>Эту рабочую среду создал более новый LogLoupe. Обновите LogLoupe, чтобы её открыть.</translation>
    </message>
    <message>
        <source>The workspace&apos;s settings cannot be read. Check the rights of its folder.</source>
        <translation>Не удалось прочитать настройки рабочей среды. Проверьте права на её папку.</translation>
    </message>
    <message>
        <source>The workspace&apos;s settings cannot be written. Check the rights of its folder and the room on the disk.</source>
        <translation>Не удалось записать настройки рабочей среды. Проверьте права на её папку и место на диске.</translation>
    </message>
</context>
<context>
    <name>logloupe::CaseCommand</name>
    <message>
        <source>Which order? Write logloupe case ORDER.</source>
        <translation>Какой заказ? Напишите logloupe case ЗАКАЗ.</translation>
    </message>
    <message>
        <source>Nothing is logged about order %1.</source>
        <translation>В журналах ничего нет о заказе %1.</translation>
    </message>
</context>
<context>
    <name>logloupe::CommandRun</name>
    <message>
        <source>Preparing the demo</source>
        <translation>Готовится пример</translation>
    </message>
    <message>
        <source>A picture does not go to a terminal. Name a file with -o FILE.</source>
        <translation>Картинку нельзя вывести в терминал. Назовите файл: -o FILE.</translation>
    </message>
    <message>
        <source>There is no source “%1” here. There are: %2.</source>
        <translation>Здесь нет источника «%1». Есть: %2.</translation>
    </message>
    <message>
        <source>%1 keeps nothing to ask. Watch it: logloupe tail --source &quot;%1&quot;</source>
        <translation>%1 ничего не хранит. Следите за ним: logloupe tail --source &quot;%1&quot;</translation>
    </message>
</context>
<context>
    <name>logloupe::CompareCommand</name>
    <message>
        <source>Nothing is logged about order %1.</source>
        <translation>В журналах ничего нет о заказе %1.</translation>
    </message>
    <message>
        <source>No finished order has gone the same way. Name the order to compare with.</source>
        <translation>Ни один завершённый заказ не прошёл тем же путём. Назовите заказ для сравнения.</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Статус</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Разница</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>Обычно</translation>
    </message>
</context>
<context>
    <name>logloupe::CountCommand</name>
    <message>
        <source>That would be more than 100 000 bins. Take a longer --step, or narrow --from and --to.</source>
        <translation>Получилось бы больше 100 000 интервалов. Возьмите --step длиннее или сузьте --from и --to.</translation>
    </message>
    <message>
        <source>Time, %1</source>
        <translation>Время, %1</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>События</translation>
    </message>
</context>
<context>
    <name>logloupe::CustomerCommand</name>
    <message>
        <source>Nothing is logged about customer %1.</source>
        <translation>В журналах ничего нет о клиенте %1.</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Заказ</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Статус</translation>
    </message>
    <message>
        <source>Since, %1</source>
        <translation>С какого времени, %1</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Вывод</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>События</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Ошибки</translation>
    </message>
</context>
<context>
    <name>logloupe::ErrorsController</name>
    <message>
        <source>%1 of %2 have this field</source>
        <translation>это поле есть у %1 из %2</translation>
    </message>
    <message>
        <source>counted from the newest %1 of %2</source>
        <translation>посчитано по последним %1 из %2</translation>
    </message>
    <message>
        <source>counted here</source>
        <translation>посчитано здесь</translation>
    </message>
    <message>
        <source>The first %1 of %2 are listed. Open them in Search to see the rest.</source>
        <translation>Показаны первые %1 из %2. Откройте их в поиске, чтобы увидеть остальные.</translation>
    </message>
    <message>
        <source>all others</source>
        <translation>все прочие</translation>
    </message>
    <message>
        <source>not given</source>
        <translation>не указано</translation>
    </message>
</context>
<context>
    <name>logloupe::ExportCommand</name>
    <message>
        <source>Name the file to write with -o, ending in .ndjson or .csv.</source>
        <translation>Укажите файл через -o, с окончанием .ndjson или .csv.</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Записано: %1</translation>
    </message>
    <message>
        <source>Stopped. %1 was not written.</source>
        <translation>Остановлено. %1 не записан.</translation>
    </message>
</context>
<context>
    <name>logloupe::ImportCommand</name>
    <message>
        <source>The mapping %1 cannot be read.</source>
        <translation>Не удалось прочитать соответствие полей %1.</translation>
    </message>
    <message>
        <source>%1 records, %2/s</source>
        <translation>записей: %1, %2/с</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>осталось %1</translation>
    </message>
    <message>
        <source>Read %1, stored %2, rejected %3, duplicates %4, in %5 s</source>
        <translation>Прочитано %1, сохранено %2, отклонено %3, повторов %4, за %5 с</translation>
    </message>
    <message>
        <source>Rejected records with their reasons: %1</source>
        <translation>Отклонённые записи с причинами: %1</translation>
    </message>
</context>
<context>
    <name>logloupe::MainWindow</name>
    <message>
        <source>Open log files…</source>
        <translation>Открыть журналы…</translation>
    </message>
    <message>
        <source>Open a workspace…</source>
        <translation>Открыть рабочую среду…</translation>
    </message>
    <message>
        <source>Open a workspace</source>
        <translation>Открыть рабочую среду</translation>
    </message>
    <message>
        <source>Open the demo</source>
        <translation>Открыть демо</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Тема</translation>
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
    <message>
        <source>Text size</source>
        <translation>Размер текста</translation>
    </message>
    <message>
        <source>About LogLoupe</source>
        <translation>О программе LogLoupe</translation>
    </message>
    <message>
        <source>Finds out what happened to an order.
Free software under the GNU General Public License, version 3 or later.</source>
        <translation>Показывает, что было с заказом.
Свободная программа на условиях GNU General Public License, версии 3 или новее.</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Выйти</translation>
    </message>
    <message>
        <source>Open log files</source>
        <translation>Открыть журналы</translation>
    </message>
    <message>
        <source>Export every match</source>
        <translation>Сохранить всё найденное</translation>
    </message>
    <message>
        <source>JSON lines (*.ndjson)</source>
        <translation>Строки JSON (*.ndjson)</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Таблица (*.csv)</translation>
    </message>
    <message>
        <source>%1 cannot be written. Check the folder&apos;s rights.</source>
        <translation>Не удалось записать %1. Проверьте права на папку.</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Записано: %1</translation>
    </message>
    <message>
        <source>The export is not complete. Check the room on the disk and try again.</source>
        <translation>Сохранено не всё. Проверьте место на диске и повторите.</translation>
    </message>
    <message>
        <source>Opening %1…</source>
        <translation>Открываем %1…</translation>
    </message>
    <message>
        <source>Preparing the demo: a jewellery maker&apos;s systems over 90 days</source>
        <translation>Готовим демо: системы ювелирной компании за 90 дней</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/с</translation>
    </message>
    <message>
        <source>opened for reading only</source>
        <translation>открыто только для чтения</translation>
    </message>
    <message>
        <source>clock of %1 %2</source>
        <translation>часы %1 %2</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>на %1</translation>
    </message>
    <message>
        <source>personal data masked</source>
        <translation>личные данные скрыты</translation>
    </message>
    <message>
        <source>personal data shown</source>
        <translation>личные данные видны</translation>
    </message>
    <message>
        <source>Copied for the ticket</source>
        <translation>Скопировано для заявки</translation>
    </message>
    <message>
        <source>Workspaces…</source>
        <translation>Рабочие среды…</translation>
    </message>
    <message>
        <source>%1 does not answer, so your sign-in cannot be checked. What is open stays open.</source>
        <translation>%1 не отвечает, поэтому проверить ваш вход нельзя. Открытое остаётся открытым.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Roles: %1</source>
        <translation>Роли: %1</translation>
    </message>
    <message>
        <source>Checked anew by %1</source>
        <translation>Следующая проверка до %1</translation>
    </message>
    <message>
        <source>No keyring: you sign in again after closing LogLoupe</source>
        <translation>Нет хранилища ключей: после закрытия LogLoupe нужно войти снова</translation>
    </message>
    <message>
        <source>Lock now</source>
        <translation>Закрыть сейчас</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Выйти</translation>
    </message>
    <message>
        <source>You are signed out.</source>
        <translation>Вы вышли.</translation>
    </message>
    <message>
        <source>Not signed in. Nothing has been read yet.</source>
        <translation>Вход не выполнен. Пока ничего не прочитано.</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>версия %1</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Справка</translation>
    </message>
    <message>
        <source>How to get in</source>
        <translation>Как войти</translation>
    </message>
    <message>
        <source>The demo needs nothing: choose it and look around.

Your company&apos;s logs need a profile, a small file or an address that an administrator gives you. Add it, choose it, and sign in on the company&apos;s page in your browser. LogLoupe is told who you are and which roles you have, never your password.

If it says that you have no access, copy the details and send them to an administrator.</source>
        <translation>Для примера ничего не нужно: выберите его и осмотритесь.

Для журналов компании нужен профиль — небольшой файл или адрес, который даёт администратор. Добавьте его, выберите и войдите на странице компании в браузере. LogLoupe узнаёт, кто вы и какие у вас роли, но не пароль.

Если сказано, что доступа нет, скопируйте сведения и отправьте их администратору.</translation>
    </message>
    <message>
        <source>There is no profile %1 on this computer.</source>
        <translation>На этом компьютере нет профиля «%1».</translation>
    </message>
    <message>
        <source>It needs no sign-in.</source>
        <translation>Вход для него не нужен.</translation>
    </message>
    <message>
        <source>You will sign in at %1.</source>
        <translation>Вход — на %1.</translation>
    </message>
    <message>
        <source>It takes the place of the profile of the same name.</source>
        <translation>Он заменит профиль с тем же именем.</translation>
    </message>
    <message>
        <source>Add a profile</source>
        <translation>Добавление профиля</translation>
    </message>
    <message>
        <source>Add the profile “%1” to this computer?</source>
        <translation>Добавить профиль «%1» на этот компьютер?</translation>
    </message>
    <message>
        <source>Add only what an administrator gave you.</source>
        <translation>Добавляйте только то, что дал администратор.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Добавить</translation>
    </message>
    <message>
        <source>The profile “%1” is added.</source>
        <translation>Профиль «%1» добавлен.</translation>
    </message>
    <message>
        <source>Profiles (*.json)</source>
        <translation>Профили (*.json)</translation>
    </message>
    <message>
        <source>The address an administrator gave you, beginning with https://</source>
        <translation>Адрес, который дал администратор; начинается с https://</translation>
    </message>
    <message>
        <source>Fetching the profile…</source>
        <translation>Профиль загружается…</translation>
    </message>
    <message>
        <source>Remove a profile</source>
        <translation>Удаление профиля</translation>
    </message>
    <message>
        <source>Remove the profile “%1”?</source>
        <translation>Удалить профиль «%1»?</translation>
    </message>
    <message>
        <source>Its sign-in is forgotten on this computer. Events kept here stay where they are.</source>
        <translation>Вход на этом компьютере будет забыт. Сохранённые здесь события останутся на месте.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Удалить</translation>
    </message>
</context>
<context>
    <name>logloupe::PictureRun</name>
    <message>
        <source>--size is width x height in pixels, such as 1600x900.</source>
        <translation>--size — ширина x высота в пикселях, например 1600x900.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made.</source>
        <translation>Не удалось создать папку %1.</translation>
    </message>
    <message>
        <source>What happened to one order</source>
        <translation>Что было с заказом</translation>
    </message>
    <message>
        <source>A customer&apos;s orders</source>
        <translation>Заказы клиента</translation>
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
        <source>The picture cannot be written. Check the folder&apos;s rights and the room on the disk.</source>
        <translation>Не удалось записать картинку. Проверьте права на папку и место на диске.</translation>
    </message>
    <message>
        <source>Name the folder for the pictures with --out DIR.</source>
        <translation>Назовите папку для картинок: --out DIR.</translation>
    </message>
    <message>
        <source>A picture does not go to a terminal. Name a file with -o FILE.</source>
        <translation>Картинку нельзя вывести в терминал. Назовите файл: -o FILE.</translation>
    </message>
    <message>
        <source>Sign-in in the browser</source>
        <translation>Вход через браузер</translation>
    </message>
    <message>
        <source>An account without a role</source>
        <translation>Учётная запись без роли</translation>
    </message>
</context>
<context>
    <name>logloupe::ProcessCommand</name>
    <message>
        <source>Status</source>
        <translation>Статус</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Заказы</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Медиана</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>Дольше всего</translation>
    </message>
    <message>
        <source>%1 cases, %2 variants; median %3, p90 %4</source>
        <translation>Случаев: %1, вариантов: %2; медиана %3, p90 %4</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Случаи</translation>
    </message>
    <message>
        <source>Statuses</source>
        <translation>Статусы</translation>
    </message>
</context>
<context>
    <name>logloupe::ProfileRun</name>
    <message>
        <source>“%1” needs no sign-in.</source>
        <translation>«%1» не требует входа.</translation>
    </message>
    <message>
        <source>Another LogLoupe is writing this workspace. Close it first.</source>
        <translation>В эту рабочую среду пишет другой LogLoupe. Сначала закройте его.</translation>
    </message>
</context>
<context>
    <name>logloupe::ProfileTest</name>
    <message>
        <source>Sign-in</source>
        <translation>Вход</translation>
    </message>
    <message>
        <source>%1 answers, but not as a sign-in (HTTP %2). Check the address.</source>
        <translation>%1 отвечает, но не как страница входа (HTTP %2). Проверьте адрес.</translation>
    </message>
    <message>
        <source>%1 answers and says where to sign in.</source>
        <translation>%1 отвечает и сообщает, где входить.</translation>
    </message>
    <message>
        <source>Keys of the sign-in</source>
        <translation>Ключи входа</translation>
    </message>
    <message>
        <source>They cannot be fetched (HTTP %1).</source>
        <translation>Их нельзя получить (HTTP %1).</translation>
    </message>
    <message>
        <source>None of them can be used.</source>
        <translation>Ни один из них использовать нельзя.</translation>
    </message>
    <message>
        <source>Keys that can be used: %1.</source>
        <translation>Пригодных ключей: %1.</translation>
    </message>
    <message>
        <source>Kept on this computer.</source>
        <translation>Хранится на этом компьютере.</translation>
    </message>
    <message>
        <source>Answers, and asks who comes (HTTP %1).</source>
        <translation>Отвечает и спрашивает, кто обращается (HTTP %1).</translation>
    </message>
    <message>
        <source>Answers without asking who comes: check that it is meant to be open.</source>
        <translation>Отвечает, не спрашивая, кто обращается: проверьте, должен ли он быть открыт.</translation>
    </message>
    <message>
        <source>Answers with HTTP %1.</source>
        <translation>Отвечает: HTTP %1.</translation>
    </message>
    <message>
        <source>Is there, but in trouble (HTTP %1). Try again in a minute; if it stays so, tell an administrator.</source>
        <translation>Отвечает, но с ошибкой (HTTP %1). Повторите через минуту; если не пройдёт, скажите администратору.</translation>
    </message>
    <message>
        <source>Sends on to another server, where nothing is asked. Check the address.</source>
        <translation>Отсылает к другому серверу, туда запрос не идёт. Проверьте адрес.</translation>
    </message>
    <message>
        <source>Answers with a web page. Check that it is the source&apos;s own, and not a sign-in of this network.</source>
        <translation>Отвечает веб-страницей. Проверьте, что это страница самого источника, а не вход в эту сеть.</translation>
    </message>
</context>
<context>
    <name>logloupe::SearchCommand</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 из %2</translation>
    </message>
</context>
<context>
    <name>logloupe::SearchController</name>
    <message>
        <source>%1 of %2. %3</source>
        <translation>%1 из %2. %3</translation>
    </message>
    <message>
        <source>The first %1 of %2 are listed. Narrow the time or the query to see the rest.</source>
        <translation>Показаны первые %1 из %2. Сузьте время или запрос, чтобы увидеть остальные.</translation>
    </message>
    <message>
        <source>of the %1 events listed</source>
        <translation>из показанных %1</translation>
    </message>
    <message>
        <source>counted here</source>
        <translation>посчитано здесь</translation>
    </message>
    <message>
        <source>%1 release %2 %3</source>
        <comment>time, system, version</comment>
        <translation>%1 выпуск %2 %3</translation>
    </message>
    <message>
        <source>%1 stands for a masked value, and which one is not known here. Open an event that has it and choose Filter for this value.</source>
        <translation>%1 обозначает скрытое значение, и какое именно, здесь неизвестно. Откройте событие, в котором оно есть, и выберите «Отобрать по этому значению».</translation>
    </message>
</context>
<context>
    <name>logloupe::SignInCommand</name>
    <message>
        <source>Run: logloupe --profile %1 sign-in</source>
        <translation>Выполните: logloupe --profile %1 sign-in</translation>
    </message>
    <message>
        <source>This computer has no keyring that could be used, so that the sign-in ends with this command. Install or unlock one, such as gnome-keyring.</source>
        <translation>На этом компьютере нет доступной связки ключей, поэтому вход закончится вместе с этой командой. Установите или разблокируйте её, например gnome-keyring.</translation>
    </message>
    <message>
        <source>Signed out of “%1”.</source>
        <translation>Вы вышли из «%1».</translation>
    </message>
    <message>
        <source>Open this link on any device, and type the code %1 there:</source>
        <translation>Откройте эту ссылку на любом устройстве и введите там код %1:</translation>
    </message>
    <message>
        <source>Sign in in the browser that opens. If none does, open this link:</source>
        <translation>Войдите в открывшемся браузере. Если он не открылся, откройте эту ссылку:</translation>
    </message>
    <message>
        <source>Open this link in a browser of this computer:</source>
        <translation>Откройте эту ссылку в браузере этого компьютера:</translation>
    </message>
    <message>
        <source>Signed in already. To be somebody else, sign out first: logloupe --profile %1 sign-out</source>
        <translation>Вы уже вошли. Чтобы войти под другой учётной записью, сначала выйдите: logloupe --profile %1 sign-out</translation>
    </message>
    <message>
        <source>The system asks for the password of your keyring. This goes on when you have given it.</source>
        <translation>Система спрашивает пароль связки ключей. Команда продолжится, когда вы его введёте.</translation>
    </message>
</context>
<context>
    <name>logloupe::SourcesCommand</name>
    <message>
        <source>Source</source>
        <translation>Источник</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>События</translation>
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
        <source>Fields</source>
        <translation>Поля</translation>
    </message>
    <message>
        <source>Clock skew</source>
        <translation>Расхождение часов</translation>
    </message>
    <message>
        <source>not needed</source>
        <translation>не нужен</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>да</translation>
    </message>
    <message>
        <source>no</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Вход</translation>
    </message>
</context>
<context>
    <name>logloupe::SourcesController</name>
    <message>
        <source>%1 cannot be opened. Check that it is a file and that you may read it.</source>
        <translation>Не удалось открыть %1. Проверьте, что это файл и что вам можно его читать.</translation>
    </message>
    <message>
        <source>One import is running. Drop the files again when it is done.</source>
        <translation>Уже идёт чтение файлов. Перетащите эти файлы, когда оно закончится.</translation>
    </message>
    <message>
        <source>This workspace is open for reading only. Close the other LogLoupe that writes it, and open it again.</source>
        <translation>Рабочая среда открыта только для чтения. Закройте другой LogLoupe, который в неё пишет, и откройте её снова.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Читаем…</translation>
    </message>
    <message>
        <source>Reading %1: %2 records, %3 a second</source>
        <translation>Читаем %1: записей %2, в секунду %3</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>осталось %1</translation>
    </message>
    <message>
        <source>Read %1, stored %2, rejected %3, duplicates %4, in %5 s</source>
        <translation>Прочитано %1, сохранено %2, отклонено %3, повторов %4, за %5 с</translation>
    </message>
    <message>
        <source>Rejected records with their reasons: %1</source>
        <translation>Отклонённые записи с причинами: %1</translation>
    </message>
</context>
<context>
    <name>logloupe::TailCommand</name>
    <message>
        <source>%1 lost the connection. %2</source>
        <translation>%1: связь потеряна. %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 reconnected; %n event(s) of the gap were read again</source>
        <translation>
            <numerusform>%1: связь восстановлена; дочитано %n событие</numerusform>
            <numerusform>%1: связь восстановлена; дочитано %n события</numerusform>
            <numerusform>%1: связь восстановлена; дочитано %n событий</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) dropped by %1</source>
        <translation>
            <numerusform>%1: пропущено %n событие</numerusform>
            <numerusform>%1: пропущено %n события</numerusform>
            <numerusform>%1: пропущено %n событий</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 does not change while it is watched. Search it: logloupe search</source>
        <translation>%1 не меняется, пока за ним следят. Ищите в нём: logloupe search</translation>
    </message>
</context>
<context>
    <name>logloupe::TailController</name>
    <message>
        <source>switched off</source>
        <translation>выключен</translation>
    </message>
    <message>
        <source>reconnecting in %1</source>
        <translation>повтор через %1</translation>
    </message>
    <message>
        <source>reconnecting</source>
        <translation>восстанавливаем связь</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>на связи</translation>
    </message>
    <message numerus="yes">
        <source>%n dropped</source>
        <translation>
            <numerusform>%n пропущено</numerusform>
            <numerusform>%n пропущено</numerusform>
            <numerusform>%n пропущено</numerusform>
        </translation>
    </message>
    <message>
        <source>reconnecting, attempt %1 in %2</source>
        <translation>переподключение, попытка %1 через %2</translation>
    </message>
    <message>
        <source>back at %1</source>
        <translation>снова с %1</translation>
    </message>
    <message>
        <source>live</source>
        <translation>на связи</translation>
    </message>
</context>
<context>
    <name>logloupe::TopCommand</name>
    <message>
        <source>Events</source>
        <translation>События</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) with other values</source>
        <translation>
            <numerusform>%n событие с другими значениями</numerusform>
            <numerusform>%n события с другими значениями</numerusform>
            <numerusform>%n событий с другими значениями</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) without the field</source>
        <translation>
            <numerusform>%n событие без этого поля</numerusform>
            <numerusform>%n события без этого поля</numerusform>
            <numerusform>%n событий без этого поля</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>logloupe::WorkspaceAccess</name>
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
        <translation>Живой поток</translation>
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
        <source>%1 is signed in, but has none of the roles that are let in: %2. Ask whoever looks after LogLoupe in your company for one of them.</source>
        <translation>Вошёл(ла) %1, но ни одной из ролей с доступом нет: %2. Попросите одну из них у того, кто отвечает за LogLoupe в вашей компании.</translation>
    </message>
    <message>
        <source>“%1” asks you to sign in first.</source>
        <translation>«%1»: сначала нужно войти.</translation>
    </message>
    <message>
        <source>Your role %1 does not allow this: %2.</source>
        <translation>Ваша роль %1 этого не разрешает: %2.</translation>
    </message>
    <message>
        <source>reveal masked data</source>
        <translation>показать скрытые данные</translation>
    </message>
    <message>
        <source>write events into a file</source>
        <translation>записать события в файл</translation>
    </message>
    <message>
        <source>search the archive</source>
        <translation>искать в архиве</translation>
    </message>
    <message>
        <source>This is covered for %1, and %2 signed in. Sign in as %1, or sign out to begin anew.</source>
        <translation>Это закрыто для %1, а вошёл(ла) %2. Войдите как %1 или выйдите, чтобы начать заново.</translation>
    </message>
</context>
<context>
    <name>logloupe::WorkspacePages</name>
    <message>
        <source>Which order?</source>
        <translation>Какой заказ?</translation>
    </message>
    <message>
        <source>Type its number, or a customer&apos;s, into the field above (Ctrl K).</source>
        <translation>Введите его номер или номер клиента в поле сверху (Ctrl K).</translation>
    </message>
    <message>
        <source>Order cards</source>
        <translation>Карточки заказов</translation>
    </message>
    <message>
        <source>Price calculations</source>
        <translation>Расчёты цены</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Ошибки</translation>
    </message>
</context>
</TS>
