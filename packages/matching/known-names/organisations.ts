/**
 * Unions of states, organisations and banks. Names of one thing stand in one line, parted by |. Short names that are words
 * of some language in small letters (EU, AB) are exact.
 */
export const organisations: readonly string[] = [
  'Организация тюркских государств | ОТГ | Тюркский совет | Түркі мемлекеттері ұйымы | ТМҰ | ' +
    'Türk Dövlətləri Təşkilatı | Türk Devletleri Teşkilatı | TDT | Turkiy davlatlar tashkiloti | ' +
    'Organization of Turkic States | Organisation of Turkic States | თურქულ სახელმწიფოთა ორგანიზაცია',
  'ЕАЭС | Евразийский экономический союз | ЕАЭО | Еуразиялық экономикалық одақ | Avrasiya İqtisadi İttifaqı | ' +
    'Avrasya Ekonomik Birliği | Yevroosiyo iqtisodiy ittifoqi | EAEU | Eurasian Economic Union | ' +
    'ევრაზიის ეკონომიკური კავშირი',
  'ЕЭК | Евразийская экономическая комиссия | Еуразиялық экономикалық комиссия | Avrasiya İqtisadi Komissiyası | ' +
    'Avrasya Ekonomik Komisyonu | Yevroosiyo iqtisodiy komissiyasi | Eurasian Economic Commission',
  'ШОС | Шанхайская организация сотрудничества | ШЫҰ | Шанхай ынтымақтастық ұйымы | ŞƏT | ' +
    'Şanxay Əməkdaşlıq Təşkilatı | ŞİÖ | Şanghay İşbirliği Örgütü | ShHT | Shanxay hamkorlik tashkiloti | ="SCO" | ' +
    'Shanghai Cooperation Organisation | Shanghai Cooperation Organization | შანხაის თანამშრომლობის ორგანიზაცია',
  'СНГ | Содружество Независимых Государств | ТМД | Тәуелсіз Мемлекеттер Достастығы | MDB | ' +
    'Müstəqil Dövlətlər Birliyi | BDT | Bağımsız Devletler Topluluğu | MDH | Mustaqil Davlatlar Hamdo\'stligi | ="CIS" | ' +
    'Commonwealth of Independent States | დამოუკიდებელ სახელმწიფოთა თანამეგობრობა',
  'Евросоюз | Европейский союз | ="ЕС" | Європейський Союз | Євросоюз | Еуропалық одақ | ="ЕО" | Avropa İttifaqı | ' +
    'Avrupa Birliği | ="AB" | Yevropa Ittifoqi | European Union | ="EU" | ევროკავშირი',
  'Еврокомиссия | Европейская комиссия | Єврокомісія | Еуропалық комиссия | Avropa Komissiyası | ' +
    'Avrupa Komisyonu | Yevropa komissiyasi | European Commission | ევროკომისია',
  'НАТО | NATO | Североатлантический альянс | North Atlantic Treaty Organization | ნატო',
  'ООН | Организация Объединенных Наций | БҰҰ | Біріккен Ұлттар Ұйымы | Birləşmiş Millətlər Təşkilatı | ' +
    'Birleşmiş Milletler | Birlashgan Millatlar Tashkiloti | ="BMT" | United Nations | ="UN" | გაერო',
  'ОДКБ | Организация Договора о коллективной безопасности | ҰҚШҰ | Ұжымдық қауіпсіздік туралы шарт ұйымы | KTMT | ' +
    'Kollektiv Təhlükəsizlik Müqaviləsi Təşkilatı | KGAÖ | Kolektif Güvenlik Anlaşması Örgütü | KXShT | CSTO | ' +
    'Collective Security Treaty Organization',
  'ОБСЕ | Организация по безопасности и сотрудничеству в Европе | ЕҚЫҰ | ATƏT | AGİT | YeXHT | OSCE | ეუთო',
  'ВТО | Всемирная торговая организация | ДСҰ | Дүниежүзілік сауда ұйымы | Ümumdünya Ticarət Təşkilatı | ÜTT | ' +
    'Dünya Ticaret Örgütü | DTÖ | Jahon savdo tashkiloti | JST | World Trade Organization | WTO',
  'ВОЗ | Всемирная организация здравоохранения | ДДСҰ | Дүниежүзілік денсаулық сақтау ұйымы | ' +
    "Ümumdünya Səhiyyə Təşkilatı | Dünya Sağlık Örgütü | DSÖ | Jahon sog'liqni saqlash tashkiloti | JSST | " +
    'World Health Organization | ="WHO"',
  'Всемирный банк | Дүниежүзілік банк | Dünya Bankı | Dünya Bankası | Jahon banki | World Bank | მსოფლიო ბანკი',
  'МВФ | Международный валютный фонд | ХВҚ | Халықаралық валюта қоры | BVF | Beynəlxalq Valyuta Fondu | ' +
    "Uluslararası Para Fonu | XVJ | Xalqaro valyuta jamg'armasi | International Monetary Fund | IMF | " +
    'საერთაშორისო სავალუტო ფონდი',
  'ЕБРР | Европейский банк реконструкции и развития | ЕҚДБ | Еуропа қайта құру және даму банкі | ' +
    'Avropa Yenidənqurma və İnkişaf Bankı | Avrupa İmar ve Kalkınma Bankası | ' +
    'Yevropa tiklanish va taraqqiyot banki | EBRD | European Bank for Reconstruction and Development',
  'Азиатский банк развития | АБР | Азия даму банкі | Asiya İnkişaf Bankı | Asya Kalkınma Bankası | ' +
    'Osiyo taraqqiyot banki | Asian Development Bank | ="ADB"',
  'ЕАБР | Евразийский банк развития | Еуразиялық даму банкі | Avrasiya İnkişaf Bankı | Avrasya Kalkınma Bankası | ' +
    'Yevroosiyo taraqqiyot banki | Eurasian Development Bank',
  'ОПЕК | OPEC | OPEK | Организация стран — экспортеров нефти',
  'БРИКС | BRICS | BRİKS',
  'МАГАТЭ | Международное агентство по атомной энергии | AEBA | UAEA | ' +
    'Uluslararası Atom Enerjisi Ajansı | Beynəlxalq Atom Enerjisi Agentliyi | IAEA | ' +
    'International Atomic Energy Agency',
  'Евразийский экономический форум | Еуразиялық экономикалық форум | Avrasiya İqtisadi Forumu | ' +
    'Avrasya Ekonomik Forumu | Eurasian Economic Forum',
  'СВМДА | Совещание по взаимодействию и мерам доверия в Азии | АӨСШК | AQETT | CICA | ' +
    'Conference on Interaction and Confidence Building Measures in Asia',
];
