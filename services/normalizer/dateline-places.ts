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
