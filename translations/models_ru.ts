<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>Action</name>
    <message>
        <source>order created</source>
        <translation>заказ создан</translation>
    </message>
    <message>
        <source>order changed</source>
        <translation>заказ изменён</translation>
    </message>
    <message>
        <source>status changed</source>
        <translation>смена статуса</translation>
    </message>
    <message>
        <source>model uploaded</source>
        <translation>модель загружена</translation>
    </message>
    <message>
        <source>price calculation started</source>
        <translation>расчёт цены начат</translation>
    </message>
    <message>
        <source>price calculation finished</source>
        <translation>расчёт цены окончен</translation>
    </message>
    <message>
        <source>price calculation failed</source>
        <translation>расчёт цены не удался</translation>
    </message>
    <message>
        <source>order paid</source>
        <translation>заказ оплачен</translation>
    </message>
    <message>
        <source>seller’s confirmation</source>
        <translation>подтверждение продавца</translation>
    </message>
    <message>
        <source>invoice issued</source>
        <translation>счёт выставлен</translation>
    </message>
    <message>
        <source>taken from the queue</source>
        <translation>взят из очереди</translation>
    </message>
    <message>
        <source>operator assigned</source>
        <translation>назначен оператор</translation>
    </message>
    <message>
        <source>production started</source>
        <translation>производство начато</translation>
    </message>
    <message>
        <source>production finished</source>
        <translation>производство окончено</translation>
    </message>
    <message>
        <source>order packed</source>
        <translation>заказ упакован</translation>
    </message>
    <message>
        <source>order shipped</source>
        <translation>заказ отправлен</translation>
    </message>
    <message>
        <source>order cancelled</source>
        <translation>заказ отменён</translation>
    </message>
    <message>
        <source>list viewed</source>
        <translation>просмотр списка</translation>
    </message>
    <message>
        <source>page viewed</source>
        <translation>просмотр страницы</translation>
    </message>
    <message>
        <source>sign-in</source>
        <translation>вход</translation>
    </message>
    <message>
        <source>sign-in failed</source>
        <translation>вход не удался</translation>
    </message>
    <message>
        <source>sign-out</source>
        <translation>выход</translation>
    </message>
    <message>
        <source>API request</source>
        <translation>запрос API</translation>
    </message>
    <message>
        <source>API response</source>
        <translation>ответ API</translation>
    </message>
    <message>
        <source>message published</source>
        <translation>сообщение отправлено</translation>
    </message>
    <message>
        <source>message consumed</source>
        <translation>сообщение получено</translation>
    </message>
    <message>
        <source>message rejected</source>
        <translation>сообщение отклонено</translation>
    </message>
    <message>
        <source>message dead-lettered</source>
        <translation>в очередь отказов</translation>
    </message>
</context>
<context>
    <name>Actor</name>
    <message>
        <source>seller %1</source>
        <translation>продавец %1</translation>
    </message>
    <message>
        <source>operator %1</source>
        <translation>оператор %1</translation>
    </message>
</context>
<context>
    <name>ActorBy</name>
    <message>
        <source>by seller %1</source>
        <translation>продавцом %1</translation>
    </message>
    <message>
        <source>by operator %1</source>
        <translation>оператором %1</translation>
    </message>
    <message>
        <source>by the customer</source>
        <translation>клиентом</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>(%1)</translation>
    </message>
</context>
<context>
    <name>ActorWhom</name>
    <message>
        <source>seller %1</source>
        <translation>продавца %1</translation>
    </message>
    <message>
        <source>operator %1</source>
        <translation>оператора %1</translation>
    </message>
</context>
<context>
    <name>CaseFacts</name>
    <message>
        <source>the customer</source>
        <translation>клиент</translation>
    </message>
    <message>
        <source>a seller</source>
        <translation>продавец</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>пока ни у кого</translation>
    </message>
    <message>
        <source>the queue</source>
        <translation>очередь</translation>
    </message>
    <message>
        <source>%1, usually %2</source>
        <translation>%1, обычно %2</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Занял</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Возраст</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Ошибки</translation>
    </message>
    <message numerus="yes">
        <source>%1 warnings</source>
        <translation>
            <numerusform>%1 предупр.</numerusform>
            <numerusform>%1 предупр.</numerusform>
            <numerusform>%1 предупр.</numerusform>
        </translation>
    </message>
    <message>
        <source>none</source>
        <translation>нет</translation>
    </message>
    <message numerus="yes">
        <source>%1 errors</source>
        <translation>
            <numerusform>%1 ошибка</numerusform>
            <numerusform>%1 ошибки</numerusform>
            <numerusform>%1 ошибок</numerusform>
        </translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Модель</translation>
    </message>
    <message>
        <source>With now</source>
        <translation>Сейчас у</translation>
    </message>
    <message>
        <source>Last by</source>
        <translation>Последний шаг</translation>
    </message>
    <message>
        <source>Seller</source>
        <translation>Продавец</translation>
    </message>
</context>
<context>
    <name>CaseState</name>
    <message>
        <source>**Now waiting for %1**, who took the order %2.</source>
        <translation>**Сейчас ждёт %1**: он взял заказ %2.</translation>
    </message>
    <message>
        <source>**Now waiting in the queue** %1.</source>
        <translation>**Сейчас ждёт в очереди** %1.</translation>
    </message>
    <message>
        <source>**Now waiting in the queue %1** %2.</source>
        <translation>**Сейчас ждёт в очереди %1** %2.</translation>
    </message>
    <message>
        <source>**Now waiting for an operator** %1.</source>
        <translation>**Сейчас ждёт оператора** %1.</translation>
    </message>
    <message>
        <source>**In production** %1, with %2.</source>
        <translation>**В производстве** %1, у %2.</translation>
    </message>
    <message>
        <source>**In production** %1.</source>
        <translation>**В производстве** %1.</translation>
    </message>
    <message>
        <source>**The price is being calculated**, for %1 so far.</source>
        <translation>**Цена рассчитывается**, уже %1.</translation>
    </message>
    <message>
        <source>**Now waiting for the price** %1.</source>
        <translation>**Сейчас ждёт расчёта цены** %1.</translation>
    </message>
    <message>
        <source>**The customer cancelled the order** %1.</source>
        <translation>**Клиент отменил заказ** %1.</translation>
    </message>
    <message>
        <source>**The order was cancelled** %1.</source>
        <translation>**Заказ отменён** %1.</translation>
    </message>
    <message>
        <source>**The order was cancelled** %1 %2.</source>
        <translation>**Заказ отменён** %1 %2.</translation>
    </message>
    <message>
        <source>**Now in %1** %2.</source>
        <translation>**Сейчас в %1** %2.</translation>
    </message>
    <message>
        <source>**Ended with %1** %2.</source>
        <translation>**Завершён шагом %1** %2.</translation>
    </message>
    <message>
        <source>**The last step is %1**, %2.</source>
        <translation>**Последний шаг: %1**, %2.</translation>
    </message>
    <message>
        <source>**Ended with %1** %2, %3.</source>
        <translation>**Завершён шагом %1** %2, %3.</translation>
    </message>
    <message>
        <source>**The last step is %1**, %2, %3.</source>
        <translation>**Последний шаг: %1**, %2, %3.</translation>
    </message>
    <message>
        <source>No status change is logged; the last event was %1.</source>
        <translation>Смен статуса в журналах нет; последнее событие %1.</translation>
    </message>
    <message>
        <source>No status change is logged; the last event was %1 in %2.</source>
        <translation>Смен статуса в журналах нет; последнее событие %1 в %2.</translation>
    </message>
    <message>
        <source>**Now waiting for the customer to upload the model** %1.</source>
        <translation>**Сейчас ждёт, когда клиент загрузит модель,** %1.</translation>
    </message>
    <message>
        <source>**Now waiting for the customer’s payment** %1.</source>
        <translation>**Сейчас ждёт оплаты клиентом** %1.</translation>
    </message>
    <message>
        <source>**Now waiting for a seller’s confirmation** %1.</source>
        <translation>**Сейчас ждёт подтверждения продавца** %1.</translation>
    </message>
    <message>
        <source>Production has not started.</source>
        <translation>Производство не начато.</translation>
    </message>
    <message>
        <source>**Now waiting to be packed** %1.</source>
        <translation>**Сейчас ждёт упаковки** %1.</translation>
    </message>
    <message>
        <source>**Being packed** %1.</source>
        <translation>**Упаковывается** %1.</translation>
    </message>
    <message>
        <source>**On its way to the customer** %1.</source>
        <translation>**В пути к клиенту** %1.</translation>
    </message>
    <message>
        <source>**Closed** %1.</source>
        <translation>**Закрыт** %1.</translation>
    </message>
</context>
<context>
    <name>CaseSummary</name>
    <message>
        <source>Nothing is logged for this order.</source>
        <translation>В журналах об этом заказе ничего нет.</translation>
    </message>
    <message>
        <source>The customer created the order %1 and uploaded the model (%2) %3.</source>
        <translation>Клиент создал заказ %1 и загрузил модель (%2) %3.</translation>
    </message>
    <message>
        <source>The customer created the order %1.</source>
        <translation>Клиент создал заказ %1.</translation>
    </message>
    <message>
        <source>The order was created %1.</source>
        <translation>Заказ создан %1.</translation>
    </message>
    <message>
        <source>%1 created the order %2.</source>
        <translation>%1 создал заказ %2.</translation>
    </message>
    <message>
        <source>The model (%1) was uploaded %2.</source>
        <translation>Модель (%1) загружена %2.</translation>
    </message>
    <message>
        <source>The model was uploaded %1.</source>
        <translation>Модель загружена %1.</translation>
    </message>
    <message numerus="yes">
        <source>The model was uploaded %1 more times, last %2.</source>
        <translation>
            <numerusform>Модель загружена ещё %1 раз, последний раз %2.</numerusform>
            <numerusform>Модель загружена ещё %1 раза, последний раз %2.</numerusform>
            <numerusform>Модель загружена ещё %1 раз, последний раз %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>The price was calculated in %1.</source>
        <translation>Цена рассчитана за %1.</translation>
    </message>
    <message>
        <source>The first price calculation failed, the second succeeded.</source>
        <translation>Первый расчёт цены не удался, второй прошёл.</translation>
    </message>
    <message numerus="yes">
        <source>%1 price calculations failed, then one succeeded.</source>
        <translation>
            <numerusform>%1 расчёт цены не удался, следующий прошёл.</numerusform>
            <numerusform>%1 расчёта цены не удались, следующий прошёл.</numerusform>
            <numerusform>%1 расчётов цены не удались, следующий прошёл.</numerusform>
        </translation>
    </message>
    <message>
        <source>A price calculation failed %1.</source>
        <translation>Расчёт цены не удался %1.</translation>
    </message>
    <message numerus="yes">
        <source>%1 price calculations failed, the last %2.</source>
        <translation>
            <numerusform>%1 расчёт цены не удался, последний %2.</numerusform>
            <numerusform>%1 расчёта цены не удались, последний %2.</numerusform>
            <numerusform>%1 расчётов цены не удались, последний %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>Paid %1.</source>
        <translation>Оплачен %1.</translation>
    </message>
    <message>
        <source>Paid %1, approved for production %2 %3.</source>
        <translation>Оплачен %1, передан в производство %2 %3.</translation>
    </message>
    <message>
        <source>Paid %1, approved for production %2.</source>
        <translation>Оплачен %1, передан в производство %2.</translation>
    </message>
    <message>
        <source>Approved for production %1 %2.</source>
        <translation>Передан в производство %1 %2.</translation>
    </message>
    <message>
        <source>Approved for production %1.</source>
        <translation>Передан в производство %1.</translation>
    </message>
    <message numerus="yes">
        <source>%1 messages did not get through at once; the longest wait was %2.</source>
        <translation>
            <numerusform>%1 сообщение дошло не сразу; ждали %2.</numerusform>
            <numerusform>%1 сообщения дошли не сразу; дольше всего ждали %2.</numerusform>
            <numerusform>%1 сообщений дошли не сразу; дольше всего ждали %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>Production rejected the message %1.</source>
        <translation>Производство %1 отклонило сообщение.</translation>
    </message>
    <message>
        <source>The message %1 was rejected %2.</source>
        <translation>Сообщение %1 отклонено %2.</translation>
    </message>
    <message>
        <source>The message %1 was dead-lettered.</source>
        <translation>Сообщение %1 попало в очередь отказов.</translation>
    </message>
    <message>
        <source>The message %1 was dead-lettered and received %2 later.</source>
        <translation>Сообщение %1 попало в очередь отказов и получено через %2.</translation>
    </message>
    <message>
        <source>The message %1 was dead-lettered and has been waiting for %2.</source>
        <translation>Сообщение %1 попало в очередь отказов и ждёт уже %2.</translation>
    </message>
    <message>
        <source>Production rejected the message %1 and received it %2 later.</source>
        <translation>Производство %1 отклонило сообщение и получило его через %2.</translation>
    </message>
    <message>
        <source>Production rejected the message %1; it has been waiting for %2.</source>
        <translation>Производство %1 отклонило сообщение; оно ждёт уже %2.</translation>
    </message>
    <message>
        <source>The message %1 was rejected %2 and received %3 later.</source>
        <translation>Сообщение %1 отклонено %2 и получено через %3.</translation>
    </message>
    <message>
        <source>The message %1 was rejected %2; it has been waiting for %3.</source>
        <translation>Сообщение %1 отклонено %2; оно ждёт уже %3.</translation>
    </message>
    <message>
        <source>%1 took the order %2.</source>
        <translation>%1 взял заказ %2.</translation>
    </message>
    <message>
        <source>Production started %1 and finished %2.</source>
        <translation>Производство начато %1 и окончено %2.</translation>
    </message>
    <message>
        <source>Production finished %1.</source>
        <translation>Производство окончено %1.</translation>
    </message>
    <message>
        <source>Production started %1.</source>
        <translation>Производство начато %1.</translation>
    </message>
    <message>
        <source>Packed %1 and shipped %2.</source>
        <translation>Упакован %1 и отправлен %2.</translation>
    </message>
    <message>
        <source>Shipped %1.</source>
        <translation>Отправлен %1.</translation>
    </message>
    <message>
        <source>It began %1 with %2.</source>
        <translation>Начат %1 шагом %2.</translation>
    </message>
    <message>
        <source>It began %1 with %2, %3.</source>
        <translation>Начат %1 шагом %2, %3.</translation>
    </message>
    <message numerus="yes">
        <source>%1 steps followed.</source>
        <translation>
            <numerusform>Затем %1 шаг.</numerusform>
            <numerusform>Затем %1 шага.</numerusform>
            <numerusform>Затем %1 шагов.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 requests got no answer.</source>
        <translation>
            <numerusform>%1 запрос остался без ответа.</numerusform>
            <numerusform>%1 запроса остались без ответа.</numerusform>
            <numerusform>%1 запросов остались без ответа.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 errors are logged.</source>
        <translation>
            <numerusform>В журналах %1 ошибка.</numerusform>
            <numerusform>В журналах %1 ошибки.</numerusform>
            <numerusform>В журналах %1 ошибок.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 more errors are logged in %2.</source>
        <translation>
            <numerusform>Ещё %1 ошибка в %2.</numerusform>
            <numerusform>Ещё %1 ошибки в %2.</numerusform>
            <numerusform>Ещё %1 ошибок в %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 errors are logged in %2.</source>
        <translation>
            <numerusform>%1 ошибка в %2.</numerusform>
            <numerusform>%1 ошибки в %2.</numerusform>
            <numerusform>%1 ошибок в %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>The clocks of %1 and %2 differ by at least %3, so the order of some events is uncertain.</source>
        <translation>Часы %1 и %2 расходятся не меньше чем на %3, поэтому порядок некоторых событий неясен.</translation>
    </message>
</context>
<context>
    <name>Changes</name>
    <message>
        <source>first error</source>
        <translation>первая ошибка</translation>
    </message>
    <message>
        <source>first error: %1</source>
        <translation>первая ошибка: %1</translation>
    </message>
    <message>
        <source>release %1 %2</source>
        <translation>выпуск %1 %2</translation>
    </message>
    <message>
        <source>release %1 %2 → %3</source>
        <translation>выпуск %1 %2 → %3</translation>
    </message>
</context>
<context>
    <name>Compare</name>
    <message>
        <source>not reached</source>
        <translation>не дошёл</translation>
    </message>
    <message>
        <source>only here</source>
        <translation>только здесь</translation>
    </message>
    <message>
        <source>and growing</source>
        <translation>и растёт</translation>
    </message>
    <message>
        <source>customer</source>
        <translation>клиент</translation>
    </message>
    <message>
        <source>production not started, %1</source>
        <translation>производство не начато, %1</translation>
    </message>
    <message>
        <source>still in %1, %2</source>
        <translation>всё ещё в %1, %2</translation>
    </message>
    <message>
        <source>longer in %1, %2</source>
        <translation>дольше в %1, %2</translation>
    </message>
    <message>
        <source>not in this order</source>
        <translation>в этом заказе нет</translation>
    </message>
    <message>
        <source>one failure more</source>
        <translation>на одну неудачу больше</translation>
    </message>
    <message>
        <source>one rejection more</source>
        <translation>на один отказ больше</translation>
    </message>
    <message>
        <source>one error more</source>
        <translation>на одну ошибку больше</translation>
    </message>
    <message>
        <source>%1: not reached</source>
        <translation>%1: не дошёл</translation>
    </message>
    <message>
        <source>only in the other</source>
        <translation>только в другом</translation>
    </message>
    <message>
        <source>%1: missing for %2</source>
        <translation>%1: нет уже %2</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>%1: not yet</source>
        <translation>%1: пока нет</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>пока нет</translation>
    </message>
    <message>
        <source>message rejected once</source>
        <translation>сообщение отклонено один раз</translation>
    </message>
    <message numerus="yes">
        <source>messages rejected %1 times</source>
        <translation>
            <numerusform>сообщения отклонены %1 раз</numerusform>
            <numerusform>сообщения отклонены %1 раза</numerusform>
            <numerusform>сообщения отклонены %1 раз</numerusform>
        </translation>
    </message>
    <message>
        <source>price calculation failed once</source>
        <translation>расчёт цены не удался один раз</translation>
    </message>
    <message numerus="yes">
        <source>price calculation failed %1 times</source>
        <translation>
            <numerusform>расчёт цены не удался %1 раз</numerusform>
            <numerusform>расчёт цены не удался %1 раза</numerusform>
            <numerusform>расчёт цены не удался %1 раз</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 errors more</source>
        <translation>
            <numerusform>на %1 ошибку больше</numerusform>
            <numerusform>на %1 ошибки больше</numerusform>
            <numerusform>на %1 ошибок больше</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is the nearest normal order: same route, closed %2</source>
        <translation>%1 — ближайший обычный заказ: тот же путь, закрыт %2</translation>
    </message>
    <message>
        <source>%1 is the nearest normal order: same route, model %2, closed %3</source>
        <translation>%1 — ближайший обычный заказ: тот же путь, модель %2, закрыт %3</translation>
    </message>
</context>
<context>
    <name>CompareSteps</name>
    <message>
        <source>%1 published</source>
        <translation>%1 отправлено</translation>
    </message>
    <message>
        <source>%1 dead-lettered</source>
        <translation>%1 в очереди отказов</translation>
    </message>
    <message>
        <source>%1 rejected</source>
        <translation>%1 отклонено</translation>
    </message>
    <message>
        <source>%1 consumed, after a rejection</source>
        <translation>%1 получено, после отказа</translation>
    </message>
    <message>
        <source>%1 consumed</source>
        <translation>%1 получено</translation>
    </message>
    <message>
        <source>price calculation failed</source>
        <translation>расчёт цены не удался</translation>
    </message>
    <message>
        <source>price calculation</source>
        <translation>расчёт цены</translation>
    </message>
    <message>
        <source>price calculation failed after %1</source>
        <translation>расчёт цены не удался через %1</translation>
    </message>
    <message>
        <source>price calculation, %1</source>
        <translation>расчёт цены, %1</translation>
    </message>
    <message>
        <source>price offered</source>
        <translation>цена предложена</translation>
    </message>
    <message>
        <source>order paid</source>
        <translation>заказ оплачен</translation>
    </message>
    <message>
        <source>seller’s confirmation</source>
        <translation>подтверждение продавца</translation>
    </message>
    <message>
        <source>production started</source>
        <translation>производство начато</translation>
    </message>
    <message>
        <source>production finished</source>
        <translation>производство окончено</translation>
    </message>
    <message>
        <source>packing started</source>
        <translation>упаковка начата</translation>
    </message>
    <message>
        <source>order shipped</source>
        <translation>заказ отправлен</translation>
    </message>
    <message>
        <source>order closed</source>
        <translation>заказ закрыт</translation>
    </message>
    <message>
        <source>order cancelled</source>
        <translation>заказ отменён</translation>
    </message>
    <message>
        <source>model uploaded</source>
        <translation>модель загружена</translation>
    </message>
</context>
<context>
    <name>EventColumns</name>
    <message>
        <source>Time</source>
        <translation>Время</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Система</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Уровень</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Заказ</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Действие</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Сообщение</translation>
    </message>
    <message>
        <source>Actor</source>
        <translation>Кто</translation>
    </message>
    <message>
        <source>Status old → new</source>
        <translation>Статус был → стал</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Клиент</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Модель</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Длительность</translation>
    </message>
    <message>
        <source>HTTP</source>
        <translation>HTTP</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Путь</translation>
    </message>
    <message>
        <source>Error type</source>
        <translation>Тип ошибки</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Очередь</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>Трасса</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Версия</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Источник</translation>
    </message>
</context>
<context>
    <name>Heatmap</name>
    <message>
        <source>usually %1 in this hour</source>
        <translation>обычно %1 в этот час</translation>
    </message>
    <message>
        <source>usually %1 at this time of day</source>
        <translation>обычно %1 в это время суток</translation>
    </message>
</context>
<context>
    <name>HumanFormat</name>
    <message>
        <source>d</source>
        <translation>д</translation>
    </message>
    <message>
        <source>h</source>
        <translation>ч</translation>
    </message>
    <message>
        <source>min</source>
        <translation>мин</translation>
    </message>
    <message>
        <source>s</source>
        <translation>с</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>мс</translation>
    </message>
    <message>
        <source>µs</source>
        <translation>мкс</translation>
    </message>
    <message>
        <source>ns</source>
        <translation>нс</translation>
    </message>
    <message>
        <source>TB</source>
        <translation>ТБ</translation>
    </message>
    <message>
        <source>GB</source>
        <translation>ГБ</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>МБ</translation>
    </message>
    <message>
        <source>kB</source>
        <translation>кБ</translation>
    </message>
    <message>
        <source>B</source>
        <translation>Б</translation>
    </message>
</context>
<context>
    <name>JsonPlace</name>
    <message>
        <source>Did you mean %1?</source>
        <translation>Может быть, %1?</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>объект</translation>
    </message>
    <message>
        <source>there is no such key.</source>
        <translation>такого ключа нет.</translation>
    </message>
    <message>
        <source>Known are: %1.</source>
        <translation>Известны: %1.</translation>
    </message>
    <message>
        <source>a list of %1 to %2 entries</source>
        <translation>список, элементов от %1 до %2</translation>
    </message>
    <message>
        <source>a text of %1 to %2 characters, without control characters</source>
        <translation>текст длиной от %1 до %2 знаков без управляющих символов</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>целое число от %1 до %2</translation>
    </message>
    <message>
        <source>a number from %1 to %2</source>
        <translation>число от %1 до %2</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true или false</translation>
    </message>
    <message>
        <source>an empty text</source>
        <translation>пустой текст</translation>
    </message>
    <message>
        <source>found %1. Allowed: %2.</source>
        <translation>стоит %1. Допустимо: %2.</translation>
    </message>
    <message>
        <source>missing. Allowed: %1.</source>
        <translation>не указано. Допустимо: %1.</translation>
    </message>
    <message>
        <source>The whole file</source>
        <translation>Весь файл</translation>
    </message>
    <message>
        <source>%1 stands here a second time.</source>
        <translation>%1 встречается второй раз.</translation>
    </message>
</context>
<context>
    <name>Masking</name>
    <message>
        <source>e-mail</source>
        <translation>e-mail</translation>
    </message>
    <message>
        <source>phone</source>
        <translation>телефон</translation>
    </message>
    <message>
        <source>card</source>
        <translation>карта</translation>
    </message>
    <message>
        <source>name</source>
        <translation>имя</translation>
    </message>
    <message>
        <source>address</source>
        <translation>адрес</translation>
    </message>
    <message>
        <source>passport</source>
        <translation>паспорт</translation>
    </message>
    <message>
        <source>SNILS</source>
        <translation>СНИЛС</translation>
    </message>
    <message>
        <source>INN</source>
        <translation>ИНН</translation>
    </message>
    <message>
        <source>IP</source>
        <translation>IP</translation>
    </message>
    <message>
        <source>birthday</source>
        <translation>дата рождения</translation>
    </message>
    <message>
        <source>secret</source>
        <translation>секрет</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>скрыто</translation>
    </message>
</context>
<context>
    <name>Moment</name>
    <message>
        <source>on %1 at %2</source>
        <translation>в %1 в %2</translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>в %1</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>в %1</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>с %1</translation>
    </message>
</context>
<context>
    <name>MomentOnTuesday</name>
    <message>
        <source>on %1 at %2</source>
        <translation>во %1 в %2</translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>во %1</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>со %1</translation>
    </message>
</context>
<context>
    <name>Profile</name>
    <message>
        <source>an https address, or http to this computer (127.0.0.1, ::1, localhost), without user name and fragment</source>
        <translation>адрес https или http этого компьютера (127.0.0.1, ::1, localhost), без имени пользователя и фрагмента</translation>
    </message>
    <message>
        <source>a JSON pointer such as /realm_access/roles, or the name of a claim</source>
        <translation>указатель JSON, например /realm_access/roles, или имя утверждения (claim)</translation>
    </message>
    <message>
        <source>a PEM text, or the name of a PEM file that lies beside the profile</source>
        <translation>текст PEM или имя файла PEM рядом с профилем</translation>
    </message>
    <message>
        <source>a scope: letters, digits and signs without spaces</source>
        <translation>область доступа (scope): буквы, цифры и знаки без пробелов</translation>
    </message>
    <message>
        <source>“openid” has to be among the scopes.</source>
        <translation>среди областей доступа (scopes) должна быть «openid».</translation>
    </message>
    <message>
        <source>a source of the kind “local” has no address. Leave it out.</source>
        <translation>у источника вида «local» нет адреса. Уберите его.</translation>
    </message>
    <message>
        <source>letters, digits, “-” and “_”, at most 64</source>
        <translation>латинские буквы, цифры, «-» и «_», не больше 64</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>объект</translation>
    </message>
    <message>
        <source>http://host:port or socks5://host:port</source>
        <translation>http://узел:порт или socks5://узел:порт</translation>
    </message>
    <message>
        <source>this profile was made for a newer LogLoupe. Update LogLoupe to use it.</source>
        <translation>профиль сделан для более новой версии LogLoupe. Обновите LogLoupe, чтобы им пользоваться.</translation>
    </message>
    <message>
        <source>the name of a time zone, such as Europe/Moscow</source>
        <translation>название часового пояса, например Europe/Moscow</translation>
    </message>
    <message>
        <source>missing. Only a profile whose sources are all “local” goes without; %1 is not.</source>
        <translation>не указано. Без входа обходится только профиль, все источники которого — «local»; %1 — другой.</translation>
    </message>
    <message>
        <source>The file is no JSON from line %1, column %2 on. Look for a missing comma, quotation mark or brace there.</source>
        <translation>Начиная со строки %1, столбца %2 это не JSON. Поищите там пропущенную запятую, кавычку или скобку.</translation>
    </message>
    <message>
        <source>The file is larger than 1 MiB, which no profile is.</source>
        <translation>Файл больше 1 МиБ, таких профилей не бывает.</translation>
    </message>
    <message>
        <source>this key comes twice. Leave one of them.</source>
        <translation>этот ключ указан дважды. Оставьте один.</translation>
    </message>
</context>
<context>
    <name>Query</name>
    <message>
        <source>time</source>
        <translation>время</translation>
    </message>
    <message>
        <source>level</source>
        <translation>уровень</translation>
    </message>
    <message>
        <source>keyword</source>
        <translation>слово из списка</translation>
    </message>
    <message>
        <source>key</source>
        <translation>ключ</translation>
    </message>
    <message>
        <source>text</source>
        <translation>текст</translation>
    </message>
    <message>
        <source>number</source>
        <translation>число</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n value(s)</source>
        <translation>
            <numerusform>%1, %n значение</numerusform>
            <numerusform>%1, %n значения</numerusform>
            <numerusform>%1, %n значений</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” is not a level. Did you mean %2?</source>
        <translation>«%1» — не уровень. Может быть, %2?</translation>
    </message>
    <message>
        <source>“%1” is not a level. Levels are %2.</source>
        <translation>«%1» — не уровень. Уровни: %2.</translation>
    </message>
    <message>
        <source>“%1” is not a time. Write 2026-05-11, 2026-05-11T10:30, -2h or now.</source>
        <translation>«%1» — не время. Пишите 2026-05-11, 2026-05-11T10:30, -2h или now.</translation>
    </message>
    <message>
        <source>“%1” is not a number.</source>
        <translation>«%1» — не число.</translation>
    </message>
    <message>
        <source>“%1” is not a duration. Write a number with a unit, such as 250ms, 30s, 5m or 2h.</source>
        <translation>«%1» — не длительность. Пишите число с единицей: 250ms, 30s, 5m или 2h.</translation>
    </message>
    <message>
        <source>Add a unit to the duration: %1ms, %1s, %1m or %1h.</source>
        <translation>Добавьте единицу длительности: %1ms, %1s, %1m или %1h.</translation>
    </message>
    <message>
        <source>“%1” is not a size. Write bytes, or a number with a unit, such as 500kB or 10MB.</source>
        <translation>«%1» — не размер. Пишите байты или число с единицей: 500kB или 10MB.</translation>
    </message>
    <message>
        <source>Field “%1” is not known here. Did you mean %2?</source>
        <translation>Поле «%1» здесь неизвестно. Может быть, %2?</translation>
    </message>
    <message>
        <source>Field “%1” is not known here. To search for this text, put it in quotation marks.</source>
        <translation>Поле «%1» здесь неизвестно. Чтобы искать такой текст, возьмите его в кавычки.</translation>
    </message>
    <message>
        <source>system</source>
        <translation>система</translation>
    </message>
    <message>
        <source>action</source>
        <translation>действие</translation>
    </message>
    <message>
        <source>order</source>
        <translation>заказ</translation>
    </message>
    <message>
        <source>customer</source>
        <translation>клиент</translation>
    </message>
    <message>
        <source>model</source>
        <translation>модель</translation>
    </message>
    <message>
        <source>actor</source>
        <translation>кто</translation>
    </message>
    <message>
        <source>old status</source>
        <translation>прежний статус</translation>
    </message>
    <message>
        <source>status</source>
        <translation>статус</translation>
    </message>
    <message>
        <source>method</source>
        <translation>метод</translation>
    </message>
    <message>
        <source>path</source>
        <translation>путь</translation>
    </message>
    <message>
        <source>HTTP code</source>
        <translation>код HTTP</translation>
    </message>
    <message>
        <source>duration</source>
        <translation>длительность</translation>
    </message>
    <message>
        <source>file size</source>
        <translation>размер файла</translation>
    </message>
    <message>
        <source>trace</source>
        <translation>трасса</translation>
    </message>
    <message>
        <source>span</source>
        <translation>участок трассы</translation>
    </message>
    <message>
        <source>error type</source>
        <translation>тип ошибки</translation>
    </message>
    <message>
        <source>error message</source>
        <translation>текст ошибки</translation>
    </message>
    <message>
        <source>stack trace</source>
        <translation>стек вызовов</translation>
    </message>
    <message>
        <source>message</source>
        <translation>сообщение</translation>
    </message>
    <message>
        <source>version</source>
        <translation>версия</translation>
    </message>
    <message>
        <source>queue</source>
        <translation>очередь</translation>
    </message>
    <message>
        <source>message id</source>
        <translation>номер сообщения</translation>
    </message>
    <message>
        <source>client address</source>
        <translation>адрес клиента</translation>
    </message>
    <message>
        <source>line</source>
        <translation>строка</translation>
    </message>
    <message>
        <source>A comparison needs a plain value, without * and ?.</source>
        <translation>Для сравнения нужно простое значение, без * и ?.</translation>
    </message>
    <message>
        <source>The closing quotation mark is missing.</source>
        <translation>Не хватает закрывающей кавычки.</translation>
    </message>
    <message>
        <source>The regular expression cannot be read: %1.</source>
        <translation>Регулярное выражение не читается: %1.</translation>
    </message>
    <message>
        <source>settings like (*…) are not allowed at the start</source>
        <translation>настройки вида (*…) в начале не допускаются</translation>
    </message>
    <message>
        <source>This closing parenthesis has no opening one.</source>
        <translation>У этой закрывающей скобки нет открывающей.</translation>
    </message>
    <message>
        <source>The query is nested too deeply.</source>
        <translation>В запросе слишком много вложенных скобок.</translation>
    </message>
    <message>
        <source>“%1” is not expected here. To search for it, put it in quotation marks.</source>
        <translation>«%1» здесь не на месте. Чтобы искать такой текст, возьмите его в кавычки.</translation>
    </message>
    <message>
        <source>Write what to search for after “%1”.</source>
        <translation>Напишите после «%1», что искать.</translation>
    </message>
    <message>
        <source>Write what to search for before “%1”, or put it in quotation marks.</source>
        <translation>Напишите перед «%1», что искать, или возьмите его в кавычки.</translation>
    </message>
    <message>
        <source>Write what to search for inside the parentheses.</source>
        <translation>Напишите в скобках, что искать.</translation>
    </message>
    <message>
        <source>A closing parenthesis is missing.</source>
        <translation>Не хватает закрывающей скобки.</translation>
    </message>
    <message>
        <source>Write a value after “%1”.</source>
        <translation>Напишите значение после «%1».</translation>
    </message>
    <message>
        <source>A range is written as [from TO to], with * for an open end.</source>
        <translation>Диапазон пишется так: [от TO до]; * — без границы.</translation>
    </message>
    <message>
        <source>The query is too long.</source>
        <translation>Запрос слишком длинный.</translation>
    </message>
    <message>
        <source>or</source>
        <translation>или</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>всё</translation>
    </message>
    <message>
        <source>without %1</source>
        <translation>нет поля: %1</translation>
    </message>
    <message>
        <source>with %1</source>
        <translation>есть поле: %1</translation>
    </message>
    <message>
        <source>any value</source>
        <translation>любое значение</translation>
    </message>
    <message>
        <source>not %1 like</source>
        <translation>%1 не вида</translation>
    </message>
    <message>
        <source>%1 like</source>
        <translation>%1 вида</translation>
    </message>
    <message>
        <source>without text</source>
        <translation>без текста</translation>
    </message>
    <message>
        <source>not %1</source>
        <translation>%1 не</translation>
    </message>
    <message>
        <source>%1 has</source>
        <translation>%1 содержит</translation>
    </message>
    <message>
        <source>%1 is</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>not %1 from</source>
        <translation>%1 не от</translation>
    </message>
    <message>
        <source>%1 from</source>
        <translation>%1 от</translation>
    </message>
    <message>
        <source>not %1 at least</source>
        <translation>%1 не от</translation>
    </message>
    <message>
        <source>%1 at least</source>
        <translation>%1 от</translation>
    </message>
    <message>
        <source>not %1 over</source>
        <translation>%1 не больше</translation>
    </message>
    <message>
        <source>%1 over</source>
        <translation>%1 больше</translation>
    </message>
    <message>
        <source>not %1 at most</source>
        <translation>%1 не до</translation>
    </message>
    <message>
        <source>%1 at most</source>
        <translation>%1 до</translation>
    </message>
    <message>
        <source>not %1 under</source>
        <translation>%1 не меньше</translation>
    </message>
    <message>
        <source>%1 under</source>
        <translation>%1 меньше</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 до %2</translation>
    </message>
    <message>
        <source>unfinished</source>
        <translation>не дописано</translation>
    </message>
</context>
<context>
    <name>Silence</name>
    <message numerus="yes">
        <source>%1 days</source>
        <translation>
            <numerusform>%1 день</numerusform>
            <numerusform>%1 дня</numerusform>
            <numerusform>%1 дней</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, nothing logged</source>
        <translation>%1, записей нет</translation>
    </message>
</context>
<context>
    <name>StatusWords</name>
    <message>
        <source>created</source>
        <translation>создан</translation>
    </message>
    <message>
        <source>model uploaded</source>
        <translation>модель загружена</translation>
    </message>
    <message>
        <source>price calculated</source>
        <translation>цена рассчитана</translation>
    </message>
    <message>
        <source>paid</source>
        <translation>оплачен</translation>
    </message>
    <message>
        <source>approved for production</source>
        <translation>передан в производство</translation>
    </message>
    <message>
        <source>in production</source>
        <translation>в производстве</translation>
    </message>
    <message>
        <source>produced</source>
        <translation>изготовлен</translation>
    </message>
    <message>
        <source>being packed</source>
        <translation>упаковывается</translation>
    </message>
    <message>
        <source>shipped</source>
        <translation>отправлен</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>закрыт</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>отменён</translation>
    </message>
</context>
<context>
    <name>Ticket</name>
    <message>
        <source>Order %1</source>
        <translation>Заказ %1</translation>
    </message>
    <message>
        <source>customer %1</source>
        <translation>клиент %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 earlier ones</source>
        <translation>
            <numerusform>ещё %1 более ранняя</numerusform>
            <numerusform>ещё %1 более ранние</numerusform>
            <numerusform>ещё %1 более ранних</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 events</source>
        <translation>Событий: %1 из %2</translation>
    </message>
    <message>
        <source>Statuses, %1</source>
        <translation>Статусы, %1</translation>
    </message>
    <message>
        <source>Problems, %1</source>
        <translation>Проблемы, %1</translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message>
        <source>once</source>
        <translation>один раз</translation>
    </message>
    <message>
        <source>twice</source>
        <translation>два раза</translation>
    </message>
    <message numerus="yes">
        <source>%1 times</source>
        <translation>
            <numerusform>%1 раз</numerusform>
            <numerusform>%1 раза</numerusform>
            <numerusform>%1 раз</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <source>**Late:** in %1 **%2**, over the limit of %3</source>
        <translation>**Опаздывает:** в %1 **%2**, больше предела %3</translation>
    </message>
    <message numerus="yes">
        <source>**Late:** in %1 **%2**, over the limit of %3, slower than %4 of %5 orders</source>
        <translation>
            <numerusform>**Опаздывает:** в %1 **%2**, больше предела %3, медленнее %4 из %5 заказа</numerusform>
            <numerusform>**Опаздывает:** в %1 **%2**, больше предела %3, медленнее %4 из %5 заказов</numerusform>
            <numerusform>**Опаздывает:** в %1 **%2**, больше предела %3, медленнее %4 из %5 заказов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>**Late:** in %1 **%2**, usually %3, slower than %4 of %5 orders</source>
        <translation>
            <numerusform>**Опаздывает:** в %1 **%2**, обычно %3, медленнее %4 из %5 заказа</numerusform>
            <numerusform>**Опаздывает:** в %1 **%2**, обычно %3, медленнее %4 из %5 заказов</numerusform>
            <numerusform>**Опаздывает:** в %1 **%2**, обычно %3, медленнее %4 из %5 заказов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>**On time:** in %1 **%2**, usually %3 in %4 orders</source>
        <translation>
            <numerusform>**Вовремя:** в %1 **%2**, обычно %3 в %4 заказе</numerusform>
            <numerusform>**Вовремя:** в %1 **%2**, обычно %3 в %4 заказах</numerusform>
            <numerusform>**Вовремя:** в %1 **%2**, обычно %3 в %4 заказах</numerusform>
        </translation>
    </message>
    <message>
        <source>**On time:** in %1 **%2**, the limit is %3</source>
        <translation>**Вовремя:** в %1 **%2**, предел %3</translation>
    </message>
    <message>
        <source>**Cancelled** %1, after **%2**</source>
        <translation>**Отменён** %1, через **%2**</translation>
    </message>
    <message>
        <source>**Ended** with %1 %2, after **%3**, usually %4</source>
        <translation>**Завершён** шагом %1 %2, через **%3**, обычно %4</translation>
    </message>
    <message>
        <source>**Ended** with %1 %2, after **%3**</source>
        <translation>**Завершён** шагом %1 %2, через **%3**</translation>
    </message>
    <message>
        <source>**Closed** %1, after **%2**, usually %3</source>
        <translation>**Закрыт** %1, через **%2**, обычно %3</translation>
    </message>
    <message>
        <source>**Closed** %1, after **%2**</source>
        <translation>**Закрыт** %1, через **%2**</translation>
    </message>
    <message>
        <source>No status change is logged for this order</source>
        <translation>Смен статуса этого заказа в журналах нет</translation>
    </message>
    <message>
        <source>In %1 **%2**; too few orders to say what is usual</source>
        <translation>В %1 **%2**; заказов слишком мало, чтобы судить об обычном сроке</translation>
    </message>
    <message numerus="yes">
        <source>**Longer than usual:** in %1 **%2**, usually %3, slower than %4 of %5 orders</source>
        <translation>
            <numerusform>**Дольше обычного:** в %1 **%2**, обычно %3, медленнее %4 из %5 заказа</numerusform>
            <numerusform>**Дольше обычного:** в %1 **%2**, обычно %3, медленнее %4 из %5 заказов</numerusform>
            <numerusform>**Дольше обычного:** в %1 **%2**, обычно %3, медленнее %4 из %5 заказов</numerusform>
        </translation>
    </message>
    <message>
        <source>usually %1</source>
        <translation>обычно %1</translation>
    </message>
    <message>
        <source>usually %1, slower than %2</source>
        <translation>обычно %1, медленнее %2</translation>
    </message>
    <message numerus="yes">
        <source>usually %1, slower than %2 of %3 orders</source>
        <translation>
            <numerusform>обычно %1, медленнее %2 из %3 заказа</numerusform>
            <numerusform>обычно %1, медленнее %2 из %3 заказов</numerusform>
            <numerusform>обычно %1, медленнее %2 из %3 заказов</numerusform>
        </translation>
    </message>
    <message>
        <source>no status</source>
        <translation>нет статуса</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>неизвестно</translation>
    </message>
    <message>
        <source>on time</source>
        <translation>вовремя</translation>
    </message>
    <message>
        <source>longer than usual</source>
        <translation>дольше обычного</translation>
    </message>
    <message>
        <source>late</source>
        <translation>опаздывает</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>закрыт</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>отменён</translation>
    </message>
</context>
<context>
    <name>logloupe::EventText</name>
    <message>
        <source>Time, %1</source>
        <extracomment>%1 is the offset of the zone, as in &quot;Time, UTC+3&quot;</extracomment>
        <translation>Время, %1</translation>
    </message>
</context>
<context>
    <name>logloupe::OrdersModel</name>
    <message>
        <source>Order</source>
        <translation>Заказ</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Статус</translation>
    </message>
    <message>
        <source>In status</source>
        <translation>В статусе</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Вывод</translation>
    </message>
    <message>
        <source>Created, %1</source>
        <extracomment>%1 is the offset of the zone, as in &quot;Created, UTC+3&quot;</extracomment>
        <translation>Создан, %1</translation>
    </message>
    <message>
        <source>Last event</source>
        <translation>Последнее событие</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>События</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Ошибки</translation>
    </message>
    <message>
        <source>%1 in all</source>
        <translation>всего %1</translation>
    </message>
</context>
<context>
    <name>logloupe::SourcesModel</name>
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
        <source>From, %1</source>
        <extracomment>%1 is the offset of the zone, as in &quot;From, UTC+3&quot;</extracomment>
        <translation>С, %1</translation>
    </message>
    <message>
        <source>To</source>
        <translation>По</translation>
    </message>
    <message>
        <source>Kept for</source>
        <translation>Хранятся</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Размер</translation>
    </message>
    <message>
        <source>Clock differs</source>
        <translation>Часы расходятся</translation>
    </message>
</context>
<context>
    <name>logloupe::StayTableModel</name>
    <message>
        <source>still in it</source>
        <translation>сейчас в нём</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Статус</translation>
    </message>
    <message>
        <source>Entered</source>
        <translation>Начало</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Конец</translation>
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
        <source>System</source>
        <translation>Система</translation>
    </message>
    <message>
        <source>Actor</source>
        <translation>Кто</translation>
    </message>
</context>
</TS>
