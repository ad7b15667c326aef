/** Companies of the region. Names of one thing stand in one line, parted by |. */
export const companies: readonly string[] = [
  'КазМунайГаз | ҚазМұнайГаз | ="КМГ" | ="ҚМГ" | Qazmunayqaz | KazMunayGaz | QazMunayGaz | KazMunayGas | KazMunaiGas',
  'ГНКАР | СОКАР | SOCAR | Государственная нефтяная компания Азербайджана | ARDNŞ | ' +
    'Azərbaycan Respublikası Dövlət Neft Şirkəti | State Oil Company of Azerbaijan',
  'Казахстан темир жолы | Казахстанские железные дороги | КТЖ | Қазақстан темір жолы | ҚТЖ | ' +
    "Qazaxıstan Dəmir Yolları | Kazakistan Demiryolları | Qozog'iston temir yo'llari | Kazakhstan Temir Zholy | " +
    'Kazakhstan Railways | KTZ',
  'Азербайджанские железные дороги | АЖД | Әзербайжан темір жолдары | Azərbaycan Dəmir Yolları | ="ADY" | ' +
    "Azerbaycan Demiryolları | Ozarbayjon temir yo'llari | Azerbaijan Railways | აზერბაიჯანის რკინიგზა",
  'Турецкие железные дороги | TCDD | Türkiyə Dövlət Dəmir Yolları | Türkiye Cumhuriyeti Devlet Demiryolları | ' +
    'Turkish State Railways | Түркия темір жолдары',
  'Грузинская железная дорога | Грузия темір жолы | Gürcüstan Dəmir Yolu | Gürcistan Demiryolları | ' +
    'Georgian Railway | საქართველოს რკინიგზა',
  'РЖД | Российские железные дороги | Ресей темір жолдары | Rusiya Dəmir Yolları | Rusya Demiryolları | ' +
    "Rossiya temir yo'llari | Russian Railways",
  'Узбекистон темир йуллари | Узбекские железные дороги | Өзбекстан темір жолдары | Özbəkistan Dəmir Yolları | ' +
    "Özbekistan Demiryolları | O'zbekiston temir yo'llari | Uzbekistan Railways",
  'Казатомпром | Қазатомөнеркәсіп | Qazatomprom | Kazatomprom',
  'Самрук-Казына | Самұрық-Қазына | Samruk-Kazına | Samruq-Qazına | Samruk-Kazyna',
  'Тенгизшевройл | Теңізшевройл | ТШО | Tengizşevroyl | Tengizchevroil',
  'КазТрансОйл | ҚазТрансОйл | KazTransOyl | KazTransOil',
  'QazaqGaz | КазакГаз | ҚазақГаз',
  'Росатом | Rosatom',
  'Газпром | Gazprom | Qazprom | გაზპრომი',
  'Роснефть | Rosneft',
  'Лукойл | Lukoil | Lukoyl',
  'БОТАШ | BOTAŞ | BOTAS',
  "Узбекнефтегаз | Өзбекнефтегаз | Özbəkneftqaz | Özbekneftegaz | O'zbekneftgaz | Uzbekneftegaz",
  'Туркменгаз | Түрікменгаз | Türkmənqaz | Türkmengaz | Turkmengaz | Turkmangaz',
  'Эйр Астана | Air Astana',
  'Азербайджанские авиалинии | АЗАЛ | AZAL | Azərbaycan Hava Yolları | Azerbaycan Havayolları | Azerbaijan Airlines',
  'Турецкие авиалинии | Türk Hava Yolları | Türkiyə Hava Yolları | ="THY" | Turkish Airlines',
  "Узбекские авиалинии | O'zbekiston havo yo'llari | Özbekistan Havayolları | Uzbekistan Airways",
];
