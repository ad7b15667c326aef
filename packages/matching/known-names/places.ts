/** Ports, seas, regions and fields. Names of one thing stand in one line, parted by |. */
export const places: readonly string[] = [
  'порт Актау | Актауский порт | Ақтау порты | Aktau limanı | Oqtov porti | port of Aktau | Aktau port',
  'порт Курык | Құрық порты | Kurık limanı | Quriq limanı | port of Kuryk | Kuryk port',
  'порт Алят | Алятский порт | Алят порты | Ələt limanı | Alat limanı | port of Alat | Alat port',
  'порт Баку | Бакинский порт | Бакинский международный морской торговый порт | Баку порты | Bakı limanı | ' +
    'Bakı Beynəlxalq Dəniz Ticarət Limanı | Bakü limanı | Boku porti | port of Baku | Baku port | ბაქოს პორტი',
  'порт Поти | Потийский порт | Поти порты | Poti limanı | port of Poti | Poti port | ფოთის პორტი',
  'порт Батуми | Батумский порт | Батуми порты | Batumi limanı | Batum limanı | port of Batumi | Batumi port | ' +
    'ბათუმის პორტი',
  'порт Анаклия | порт Анаклии | Анаклия порты | Anakliya limanı | Anaklia limanı | port of Anaklia | ' +
    'Anaklia port | Anaklia deep sea port | ანაკლიის პორტი',
  'порт Туркменбаши | Түрікменбашы порты | Türkmənbaşı limanı | Türkmenbaşı limanı | Turkmanboshi porti | ' +
    'port of Turkmenbashi | Turkmenbashi port',
  'порт Джейхан | Ceyhan limanı | Джейхан порты | port of Ceyhan | Ceyhan port',
  'порт Мерсин | Mersin limanı | Мерсин порты | port of Mersin | Mersin port',
  'порт Махачкала | Махачкалинский порт | Махачкала порты | Maxaçqala limanı | Mahaçkala limanı | ' +
    'port of Makhachkala | Makhachkala port',
  'порт Энзели | порт Анзали | Ənzəli limanı | Enzeli limanı | port of Anzali | Anzali port',
  'порт Новороссийск | Новороссийский порт | Новороссийск порты | Novorossiysk limanı | port of Novorossiysk | ' +
    'Novorossiysk port',
  'Каспийское море | Каспійське море | Каспий теңізі | Xəzər dənizi | Hazar Denizi | ' +
    'Kaspiy dengizi | Caspian Sea | კასპიის ზღვა',
  'Черное море | Чорне море | Қара теңіз | Qara dəniz | Karadeniz | Qora dengiz | Black Sea | შავი ზღვა',
  'Аральское море | Арал теңізі | Aral dənizi | Aral Gölü | Orol dengizi | Aral Sea',
  'Центральная Азия | Средняя Азия | Центральна Азія | Орталық Азия | Mərkəzi Asiya | Orta Asiya | Orta Asya | ' +
    'Markaziy Osiyo | Central Asia | ცენტრალური აზია',
  'Южный Кавказ | Південний Кавказ | Оңтүстік Кавказ | Cənubi Qafqaz | Güney Kafkasya | Janubiy Kavkaz | ' +
    'South Caucasus | სამხრეთ კავკასია',
  "Нагорный Карабах | Таулы Қарабақ | Dağlıq Qarabağ | Dağlık Karabağ | Tog'li Qorabog' | Nagorno-Karabakh | " +
    'მთიანი ყარაბაღი',
  'Нахичевань | Нахчыван | Naxçıvan | Nahçıvan | Nakhchivan | Nakhichevan | Naxchivon | ნახჩივანი',
  "Ормузский пролив | Ормуз бұғазы | Hörmüz boğazı | Hürmüz Boğazı | Hormuz bo'g'ozi | Strait of Hormuz | " +
    'ჰორმუზის სრუტე',
  'Хоргос | Қорғас | Xorqos | Horgos | Xorgos | Khorgos | Horgos Limanı',
  'месторождение Тенгиз | Тенгизское месторождение | Теңіз кен орны | Tengiz yatağı | Tengiz sahası | Tengiz field',
  'Кашаган | Қашаған | Kaşaqan | Kaşagan | Kashagan',
  "Карачаганак | Қарашығанақ | Karaçaqanaq | Karaçaganak | Karachaganak | Qorachag'onoq",
  'Шах-Дениз | Şahdəniz | Şahdeniz | Shah Deniz | Шаһдениз',
  'Азери-Чираг-Гюнешли | Azəri-Çıraq-Günəşli | Azeri-Çırak-Güneşli | Azeri-Chirag-Gunashli',
  "Рогунская ГЭС | Рогун СЭС | Roqun SES | Rogun Barajı | Rog'un GES | Rogun dam | Rogun hydropower plant",
  'АЭС Аккую | Аққұю АЭС | Akkuyu AES | Akkuyu Nükleer Santrali | Akkuyu NGS | Akkuyu nuclear power plant',
  "Байконур | Байқоңыр | Baykonur | Bayqonur | Boyqo'ng'ir | Baikonur",
];
