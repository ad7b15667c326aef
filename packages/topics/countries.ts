/**
 * Names of the countries of the world, from the CLDR data that Node brings (`Intl.DisplayNames`), and the other names
 * under which news tell of them. Codes are ISO 3166-1 alpha-2.
 */
export interface Country {
  readonly code: string;
  /** What it is called in the language asked for. */
  readonly name: string;
  /** The name, and others that news use, in whatever language. */
  readonly names: readonly string[];
}

const LANGUAGES = new Set(['ru', 'en', 'kk', 'az', 'tr', 'uk', 'uz', 'ka']);

/** Regions that CLDR names but that are no countries. */
const NO_COUNTRIES = new Set('AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ'.split(' '));

/** What the list of names lacks. */
const ALIASES: Readonly<Record<string, string>> = {
  AE: 'ОАЭ, Эмираты, БАӘ, BƏƏ, BAE, UAE',
  AZ: 'Азербайджанская Республика, Әзербайжан',
  BY: 'Белоруссия, Республика Беларусь',
  CD: 'ДР Конго, ДРК, Демократическая Республика Конго, Democratic Republic of the Congo',
  CF: 'ЦАР',
  CG: 'Республика Конго, Конго',
  CI: 'Ivory Coast',
  CN: 'КНР, Китайская Народная Республика, ҚХР, ÇXR, PRC',
  CZ: 'Чешская Республика, Чехия, Czech Republic',
  DE: 'ФРГ',
  GB: 'Великобритания, Англия, Шотландия, Северная Ирландия, Соединенное Королевство, Ұлыбритания, Böyük Britaniya, İngiltere, Britain, England, UK',
  GE: 'Грузия',
  IR: 'Исламская Республика Иран',
  KG: 'Киргизия, Кыргызстан, Кыргызская Республика, Қырғызстан',
  KP: 'КНДР, Северная Корея, North Korea',
  KR: 'Южная Корея, Республика Корея, Корея Республикасы, South Korea, Cənubi Koreya, Güney Kore, Оңтүстік Корея',
  KZ: 'Республика Казахстан, Kazakhstan, Қазақстан',
  MD: 'Молдавия, Молдова',
  MM: 'Бирма, Burma',
  NL: 'Голландия, Holland',
  PS: 'Палестина, Palestine, Fələstin, Filistin, Палестинская автономия',
  RU: 'РФ, Российская Федерация, Ресей Федерациясы, Russian Federation',
  SA: 'Саудовская Аравия, КСА',
  SY: 'САР',
  TM: 'Туркмения, Туркменистан, Түркіменстан',
  TR: 'Турция, Турецкая Республика, Türkiye, Turkey, Түркия',
  UA: 'Украина',
  US: 'США, Соединенные Штаты, Соединенные Штаты Америки, Америка, АҚШ, ABŞ, ABD, USA, US, United States, Birləşmiş Ştatlar',
  UZ: 'Узбекистан, Республика Узбекистан, Өзбекстан, Özbəkistan, Özbekistan',
  ZA: 'ЮАР',
};

/** Adjectives that news of the region use for countries: «казахстанский экспорт». Russian only. */
const ADJECTIVES: Readonly<Record<string, string>> = {
  AE: 'эмиратский',
  AF: 'афганский',
  AM: 'армянский',
  AZ: 'азербайджанский',
  BY: 'белорусский',
  CN: 'китайский',
  DE: 'германский, немецкий',
  FR: 'французский',
  GB: 'британский, английский',
  GE: 'грузинский',
  IL: 'израильский',
  IN: 'индийский',
  IR: 'иранский',
  IT: 'итальянский',
  JP: 'японский',
  KG: 'киргизский, кыргызский, кыргызстанский',
  KR: 'южнокорейский',
  KP: 'северокорейский',
  KZ: 'казахстанский',
  MD: 'молдавский, молдовский',
  MN: 'монгольский',
  PK: 'пакистанский',
  PL: 'польский',
  RU: 'российский',
  SA: 'саудовский',
  SY: 'сирийский',
  TJ: 'таджикский, таджикистанский',
  TM: 'туркменский, туркменистанский',
  TR: 'турецкий',
  UA: 'украинский',
  US: 'американский',
  UZ: 'узбекский, узбекистанский',
};

/** Longer phrases with the name of a country in them that are not about it. */
export const OTHER_PHRASES: readonly string[] = [
  ...listed('Латинская Америка, Южная Америка, Северная Америка, Центральная Америка, Новая Англия'),
  ...listed(
    'New Mexico, guinea pig, guinea pigs, New Jersey, Jersey City, Georgia Tech, Индийский океан, Indian Ocean',
  ),
  ...listed('доллар США, US dollar, ABŞ dolları, ABD doları, АҚШ доллары'),
  ...Object.values(ADJECTIVES).flatMap((adjectives) =>
    listed(adjectives).map((adjective) => `${adjective} язык`),
  ),
];

/** Names that are other words in that language when they open a sentence: «Того же мнения». */
const UNUSABLE: Readonly<Record<string, string>> = { ru: 'Того', uk: 'Того', tr: 'Mali', az: 'Mali' };

/** Adjectives of a country, and what they become in a compound: «казахстанско-азербайджанский». */
export const adjectivesOf = (code: string): readonly string[] =>
  listed(ADJECTIVES[code]).flatMap((adjective) => [adjective, adjective.replace(/ий$/u, 'о')]);

/** @param language one that CLDR names countries in; for any other, Russian and English names are given */
export function listCountries(language: string): readonly Country[] {
  const languages = LANGUAGES.has(language) ? [language] : ['en', 'ru'];
  const display = languages.map((each) => new Intl.DisplayNames(each, { type: 'region', fallback: 'none' }));
  return regionCodes().flatMap((code) => {
    const inLanguages = display
      .map((names) => names.of(code)?.replace(BRACKETS, ''))
      .filter((name) => name !== undefined);
    const [name] = inLanguages;
    if (name === undefined) return [];
    const names = new Set([...inLanguages, ...listed(ALIASES[code])]);
    names.delete(UNUSABLE[language] ?? '');
    return [{ code, name, names: [...names] }];
  });
}

const BRACKETS = /\s*[([].*[)\]]/u;

/** ISO codes in use: withdrawn ones (SU, YU) become others when a locale is written in its canonical form. */
function regionCodes(): readonly string[] {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter(
      (code) => !NO_COUNTRIES.has(code) && Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`,
    );
}

function listed(names = ''): readonly string[] {
  return names
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
}
