/** Corridors, railways and pipelines. Names of one thing stand in one line, parted by |. */
export const routes: readonly string[] = [
  'Средний коридор | ТМТМ | Транскаспийский международный транспортный маршрут | Середній коридор | Орта дәліз | ' +
    'Транскаспий халықаралық көлік бағыты | Транскаспий халықаралық көлік маршруты | Orta dəhliz | ' +
    'Transxəzər Beynəlxalq Nəqliyyat Marşrutu | Orta Koridor | Trans-Hazar Uluslararası Taşımacılık Rotası | ' +
    "O'rta yo'lak | O'rta koridor | Transkaspiy xalqaro transport yo'nalishi | TITR | " +
    'Trans-Caspian International Transport Route | Middle Corridor | შუა დერეფანი',
  "Зангезурский коридор | Зангезур дәлізі | Zəngəzur dəhlizi | Zengezur Koridoru | Zangezur yo'lagi | " +
    'Zangezur corridor | ზანგეზურის დერეფანი | Маршрут Трампа | Trump Route | TRIPP',
  'Лачинский коридор | Лачин дәлізі | Laçın dəhlizi | Laçin Koridoru | Lachin corridor | ლაჩინის დერეფანი',
  'Южный газовый коридор | ЮГК | Оңтүстік газ дәлізі | Cənub Qaz Dəhlizi | Güney Gaz Koridoru | ' +
    "Janubiy gaz yo'lagi | Southern Gas Corridor | სამხრეთის გაზის დერეფანი",
  'коридор Север-Юг | МТК Север-Юг | международный транспортный коридор Север-Юг | Солтүстік-Оңтүстік дәлізі | ' +
    'Şimal-Cənub dəhlizi | Şimal-Cənub beynəlxalq nəqliyyat dəhlizi | Kuzey-Güney Koridoru | ' +
    "Kuzey-Güney Uluslararası Ulaşım Koridoru | Shimol-Janub yo'lagi | North-South corridor | " +
    'International North-South Transport Corridor | INSTC',
  'Один пояс, один путь | Пояс и путь | Бір белдеу, бір жол | Bir kəmər, bir yol | Bir Kuşak Bir Yol | Kuşak ve Yol | ' +
    "Bir makon, bir yo'l | Belt and Road | One Belt One Road | ერთი სარტყელი, ერთი გზა",
  'ТРАСЕКА | TRACECA',
  'Дорога развития | Kalkınma Yolu | İnkişaf Yolu layihəsi | Development Road | Даму жолы жобасы',
  'Баку-Тбилиси-Карс | железная дорога БТК | Bakı-Tbilisi-Qars | Bakü-Tiflis-Kars | Boku-Tbilisi-Qars | ' +
    'Baku-Tbilisi-Kars | BTK railway | BTK demiryolu | BTQ dəmir yolu | ბაქო-თბილისი-ყარსი',
  'Китай-Кыргызстан-Узбекистан | Қытай-Қырғызстан-Өзбекстан | Çin-Qırğızıstan-Özbəkistan | ' +
    "Çin-Kırgızistan-Özbekistan | Xitoy-Qirg'iziston-O'zbekiston | China-Kyrgyzstan-Uzbekistan",
  "Трансафганская железная дорога | Трансауған теміржолы | Trans-Afgan demiryolu | Transafg'on temir yo'li | " +
    'Trans-Afghan railway | Transəfqan dəmir yolu',
  'Волго-Донской канал | Волго-Дон | Еділ-Дон каналы | Volqa-Don kanalı | Volga-Don Canal | Volga-Don kanali',
  'Баку-Тбилиси-Джейхан | нефтепровод БТД | Bakı-Tbilisi-Ceyhan | Bakü-Tiflis-Ceyhan | Boku-Tbilisi-Jayhon | ' +
    'Baku-Tbilisi-Ceyhan | BTC pipeline | BTC boru hattı | BTC kəməri | ბაქო-თბილისი-ჯეიჰანი',
  'КТК | Каспийский трубопроводный консорциум | Каспий құбыр консорциумы | Xəzər Boru Kəməri Konsorsiumu | ' +
    'Hazar Boru Hattı Konsorsiyumu | Kaspiy quvur konsorsiumi | Caspian Pipeline Consortium | CPC pipeline',
  'ТАНАП | TANAP | Трансанатолийский газопровод | Transanadolu qaz kəməri | Trans-Anadolu Doğal Gaz Boru Hattı | ' +
    'Trans-Anatolian Natural Gas Pipeline | Trans-Anatolian Pipeline',
  'Трансадриатический газопровод | Transadriatik qaz kəməri | Trans-Adriyatik Doğal Gaz Boru Hattı | ' +
    'Trans-Adriatic Pipeline',
  'Транскаспийский газопровод | Транскаспий газ құбыры | Transxəzər qaz kəməri | Trans-Hazar Doğal Gaz Boru Hattı | ' +
    'Trans-Caspian gas pipeline | Trans-Caspian Pipeline | Transkaspiy gaz quvuri',
  'Турецкий поток | Түрік ағыны | Türk axını | TürkAkım | Turk oqimi | TurkStream',
  'Сила Сибири | Сібір күші | Sibirin gücü | Sibirya’nın Gücü | Sibir kuchi | Power of Siberia',
];
