/** Cities that reports of the region open with, in capitals. A list, because «ФОТО — …» and «ВНИМАНИЕ — …» look alike. */
export const datelinePlaces: readonly string[] = `
АКТАУ АКТОБЕ АЛМАТЫ АЛМА-АТА АСТАНА АТЫРАУ КАРАГАНДА КОСТАНАЙ КОКШЕТАУ КЫЗЫЛОРДА ПАВЛОДАР ПЕТРОПАВЛОВСК СЕМЕЙ ТАРАЗ
ТУРКЕСТАН УРАЛЬСК УСТЬ-КАМЕНОГОРСК ШЫМКЕНТ ХОРГОС КУРЫК АҚТАУ АҚТӨБЕ ҚАРАҒАНДЫ ҚОСТАНАЙ ОРАЛ ӨСКЕМЕН ТҮРКІСТАН БАЙҚОҢЫР
БАКУ ГЯНДЖА СУМГАИТ НАХЧЫВАН НАХИЧЕВАНЬ ХАНКЕНДИ ШУША АЛЯТ БАКИ ТБИЛИСИ БАТУМИ ПОТИ КУТАИСИ ЕРЕВАН ГЮМРИ
ТАШКЕНТ САМАРКАНД БУХАРА АНДИЖАН НУКУС БИШКЕК ОШ ДУШАНБЕ ХУДЖАНД АШХАБАД ТУРКМЕНБАШИ
МОСКВА САНКТ-ПЕТЕРБУРГ КАЗАНЬ АСТРАХАНЬ МАХАЧКАЛА СОЧИ НОВОСИБИРСК ЕКАТЕРИНБУРГ МИНСК КИЕВ КИШИНЕВ КИШИНЁВ
АНКАРА СТАМБУЛ ТЕГЕРАН ПЕКИН ДЕЛИ НЬЮ-ДЕЛИ ИСЛАМАБАД КАБУЛ БРЮССЕЛЬ ЖЕНЕВА ВЕНА ПАРИЖ БЕРЛИН ЛОНДОН РИМ ВАРШАВА БУДАПЕШТ
ВАШИНГТОН НЬЮ-ЙОРК ТОКИО СЕУЛ ДОХА ДУБАЙ АБУ-ДАБИ ЭР-РИЯД КАИР ИЕРУСАЛИМ
BAKI BAKU GƏNCƏ SUMQAYIT NAXÇIVAN ŞUŞA XANKƏNDİ ƏLƏT TBİLİSİ TBILISI BATUMI YEREVAN TASHKENT SAMARKAND BISHKEK DUSHANBE ASHGABAT
ASTANA ALMATY AKTAU ATYRAU SHYMKENT ANKARA İSTANBUL ISTANBUL İZMİR IZMIR MERSİN KARS IĞDIR TRABZON
MOSCOW KYIV MINSK TEHRAN BEIJING DELHI KABUL BRUSSELS GENEVA VIENNA PARIS BERLIN LONDON ROME WARSAW BUDAPEST WASHINGTON
DOHA DUBAI RIYADH CAIRO TOKYO SEOUL`
  .trim()
  .split(/\s+/u)
  .concat('NEW YORK', 'ABU DHABI', 'NEW DELHI', 'НУР СУЛТАН');

/** Places that roads, races and flights lead to: behind a city and a dash they are the other end. */
export const otherPlaces: readonly string[] = `
ДАКАР ПЕКИН ШАНХАЙ СИАНЬ УРУМЧИ ГОНКОНГ ДУЙСБУРГ ГАМБУРГ РОТТЕРДАМ РИГА ТАЛЛИН ВИЛЬНЮС ХЕЛЬСИНКИ СТОКГОЛЬМ ОСЛО КОПЕНГАГЕН
МАДРИД БАРСЕЛОНА МИЛАН НИЦЦА ЛИОН МЮНХЕН ФРАНКФУРТ ПРАГА БРАТИСЛАВА БУХАРЕСТ СОФИЯ АФИНЫ БЕЛГРАД ЗАГРЕБ ОДЕССА ЛЬВОВ ХАРЬКОВ
КОНСТАНЦА БУРГАС ВАРНА МЕРСИН ИЗМИР КАРС ТРАБЗОН АНТАЛЬЯ ТЕБРИЗ АСТАРА РЕШТ БАНДАР МУМБАИ КАРАЧИ ГВАДАР ЛАХОР
САМАРА УФА ОМСК ТЮМЕНЬ ЧЕЛЯБИНСК ПЕРМЬ САРАТОВ ВОЛГОГРАД РОСТОВ КРАСНОДАР КРАСНОЯРСК ИРКУТСК ВЛАДИВОСТОК ХАБАРОВСК
ДОСТЫК АЛТЫНКОЛЬ ЖЕЗКАЗГАН БЕЙНЕУ САРЫАГАШ ГОРИ ГАБАЛА ШЕКИ ЛЕНКОРАНЬ ЗАНГЕЗУР ШИРАК ВАНАДЗОР КАВКАЗ ЕВРОПА АЗИЯ КИТАЙ
DAKAR SHANGHAI XIAN URUMQI DUISBURG HAMBURG ROTTERDAM RIGA TALLINN VILNIUS MADRID MILAN PRAGUE BUCHAREST SOFIA ATHENS ODESA
POTI KUTAISI CEYHAN ERZURUM QARS TƏBRİZ ASTARA QƏBƏLƏ MUMBAI KARACHI`
  .trim()
  .split(/\s+/u);
