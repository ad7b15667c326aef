import { createWordBuffer, readWords } from '@newswatch/language';
import { describe, expect, it } from 'vitest';
import { type MatchDocument, createWatchIndex } from './index.ts';

function find(query: string, document: MatchDocument | string) {
  const index = createWatchIndex();
  index.put({ id: 'w', query });
  return index.match(typeof document === 'string' ? { text: document } : document)[0];
}
const formsIn = (query: string, document: MatchDocument | string) =>
  find(query, document)?.matches.map(({ form }) => form);
const hits = (query: string, document: MatchDocument | string) => find(query, document) !== undefined;

const report =
  'Грузы идут по Среднему коридору. В совет вошли главы Союза независимых перевозчиков, а развитие Среднего ' +
  'коридора, сказал Тимур Садыков, требует двух новых причалов. Визит Тимура Садыкова завершён.';

describe('a watch', () => {
  it('finds every inflected form of its phrase, with offsets into the text as given', () => {
    const found = find('Средний коридор', report);
    expect(found?.matches.map(({ form, in: field, term }) => [form, field, term])).toEqual([
      ['Среднему коридору', 'text', 'Средний коридор'],
      ['Среднего коридора', 'text', 'Средний коридор'],
    ]);
    for (const { start, end, form } of found?.matches ?? []) expect(report.slice(start, end)).toBe(form);
    expect(formsIn('Союз независимых перевозчиков', report)).toEqual(['Союза независимых перевозчиков']);
    expect(formsIn('Тимур Садыков', report)).toEqual(['Тимур Садыков', 'Тимура Садыкова']);
    expect(formsIn('новый причал', report)).toEqual(['новых причалов']);
    expect(hits('Средняя школа', report)).toBe(false);
  });

  it.each([
    ['NBSP', 'Среднего\u00a0коридора'],
    ['a line break', 'Среднего\nкоридора'],
    ['a hyphen', 'Среднего-коридора'],
    ['soft hyphens', 'Сред\u00adнего ко\u00adридора'],
    ['a zero-width space', 'Сред\u200bнего коридора'],
    ['stress marks', 'Сре\u0301днего коридо\u0301ра'],
    ['capitals', 'СРЕДНЕГО КОРИДОРА'],
    ['a quotation mark between', 'Среднего» коридора'],
    ['a decomposed й', 'Среднии\u0306 коридор'],
  ])('finds its phrase with %s, as written', (_, written) => {
    expect(formsIn('Средний коридор', `Развитие: ${written}, сказано.`)).toEqual([written]);
  });

  it('takes the form after two, three and four only behind such a number', () => {
    for (const text of ['два морских порта', '24 крупных морских порта', 'обе морских порта'])
      expect(formsIn('морской порт', text)).toEqual(['морских порта']);
    for (const text of ['у морских порта', 'пять морских порта', 'их два. Морских порта'])
      expect(hits('морской порт', text)).toBe(false);
  });

  it('takes ё and е as one letter, on both sides', () => {
    expect(formsIn('зелёная энергетика', 'о «зеленой» энергетике')).toEqual(['зеленой» энергетике']);
    expect(formsIn('зеленая энергетика', 'о зелёной энергетике')).toEqual(['зелёной энергетике']);
  });

  it.each([
    'Среднего. Коридора',
    'Среднего, коридора',
    'Среднего\n\nкоридора',
    'среднего большого коридора',
    'коридора Среднего',
    'посреднего коридора',
  ])('does not find its phrase in «%s»', (text) => {
    expect(hits('Средний коридор', text)).toBe(false);
  });

  it.each([
    ['Орта дәліз', 'kk', 'Орта дәліздің үлесі өсті', 'Орта дәліздің'],
    ['Orta Koridor', 'tr', "Orta Koridor'un payı arttı", "Orta Koridor'un"],
    ['Orta Koridor', 'tr', 'ORTA KORİDOR', 'ORTA KORİDOR'],
    ['Orta dəhliz', 'az', 'Orta dəhlizin payı artdı', 'Orta dəhlizin'],
    ['Middle Corridor', 'en', "the Middle Corridor's share", "Middle Corridor's"],
    ['Middle Corridor', 'en', 'two Middle Corridors', 'Middle Corridors'],
    ["O'rta yo'lak", 'uz', 'O‘rta yo‘lakning ulushi', 'O‘rta yo‘lakning'],
    ['中间走廊', 'und', '关于中间走廊的会议', '中间走廊'],
    ['შუა დერეფანი', 'ka', 'ახალი შუა დერეფანი', 'შუა დერეფანი'],
  ])('«%s» finds in %s: %s', (...row) => {
    const [query, language, text, form] = row;
    expect(formsIn(query, { text, language })).toEqual([form]);
    expect(formsIn(query, text)).toEqual([form]);
  });

  it.each([
    ['Орта дәліз', 'Ортақ дәліз'],
    ['Orta Koridor', 'Orta Kore'],
    ['Orta Koridor', 'Orta Koridorlu'],
  ])('«%s» does not find «%s»', (query, text) => {
    expect(hits(query, text)).toBe(false);
  });

  it('counts a generated form only where its language is the article’s or unknown, the typed form everywhere', () => {
    const turkish = "Orta Koridor'un payı";
    expect(['tr', 'und', undefined].map((language) => hits('Orta Koridor', doc(turkish, language)))).toEqual([
      true,
      true,
      true,
    ]);
    expect(hits('Orta Koridor', { text: turkish, language: 'en' })).toBe(false);
    expect(hits('Orta Koridor', { text: 'the Orta Koridor project', language: 'en' })).toBe(true);
    expect(hits('Средний коридор', { text: 'Среднего коридора', language: 'kk' })).toBe(false);
  });

  it('lets only its last word take a chain of suffixes, in any phrase that shares the word', () => {
    const index = createWatchIndex();
    index.put({ id: 'word', query: 'дорога' });
    index.put({ id: 'first', query: 'дорога жизни' });
    index.put({ id: 'last', query: 'новая дорога' });
    const found = (text: string) => index.match({ text, language: 'kk' }).map(({ watch }) => watch);
    expect(found('Кеше дороганың жизни ашылды.')).toEqual(['word']);
    expect(found('Кеше дорога жизни ашылды.')).toEqual(['word', 'first']);
    expect(found('Кеше новая дороганың бойы.')).toEqual(['word', 'last']);
  });

  it('is weak when it is typed with capitals and found in small letters only', () => {
    expect(find('Средний коридор', 'убрали средний коридор здания')?.weak).toBe(true);
    expect(find('Средний коридор', 'средний коридор, он же Средний коридор')?.weak).toBe(false);
    expect(find('средний коридор', 'средний коридор')?.weak).toBe(false);
  });

  it('matches its hyphen with hyphen, space or nothing, and its space with space or hyphen', () => {
    for (const text of ['Trans-Caspian', 'trans caspian', 'Transcaspian', 'Trans – Caspian']) {
      expect(hits('Trans-Caspian', text)).toBe(true);
    }
    expect(hits('бизнес-форум', 'о бизнесфоруме')).toBe(true);
    expect(hits('Trans Caspian', 'Transcaspian')).toBe(false);
    expect(hits('форум', 'на бизнес-форуме')).toBe(true);
  });

  it('never lets a phrase or proximity cross from title to text; AND may', () => {
    const document = { title: 'Новый Средний', text: 'коридор открыт' };
    expect(hits('Средний коридор', document)).toBe(false);
    expect(hits('"Средний коридор"~5', document)).toBe(false);
    expect(formsIn('новый AND коридор', document)).toEqual(['Новый', 'коридор']);
    expect(find('новый AND коридор', document)?.matches.map((match) => match.in)).toEqual(['title', 'text']);
    expect(hits('title:коридор', document)).toBe(false);
    expect(hits('title:новый', document)).toBe(true);
  });

  it('evaluates AND, OR and NOT over title and text, inflected', () => {
    const query = 'порт AND (Актау OR Курык) NOT футбол';
    expect(formsIn(query, 'В портах Курыка и Актау')).toEqual(['портах', 'Курыка', 'Актау']);
    expect(hits(query, { title: 'О футболе', text: 'В порту Курык' })).toBe(false);
    expect(hits(query, 'В порту Батуми')).toBe(false);
  });

  it('finds many words near each other in a text that repeats one of them, in no time', () => {
    const started = performance.now();
    expect(hits(`"${'порт '.repeat(31)}Актау"~100`, 'порт '.repeat(20_000))).toBe(false);
    expect(hits(`"${'порт '.repeat(31)}Актау"~100`, `${'порт '.repeat(5_000)}Актау`)).toBe(true);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('finds words near each other in any order and form', () => {
    expect(formsIn('"порт Актау"~2', 'Актау и его новый порт; порты')).toEqual(undefined);
    expect(formsIn('"порт Актау"~3', 'Актау и его новый порт; порты')).toEqual(['Актау и его новый порт']);
    expect(formsIn('"порт порт"~1', 'портом и портом')).toEqual(['портом и портом']);
    expect(hits('"порт порт"~1', 'портом и только')).toBe(false);
    expect(formsIn('"груз порт судно"~1', 'судна порта и грузы; груз, порт, судно')).toEqual([
      'судна порта и грузы',
      'груз, порт, судно',
    ]);
  });

  it('finds an exact form by case, ё and hyphens, but not by white space', () => {
    expect(hits('="Trend"', 'сказала Trend вчера')).toBe(true);
    expect(hits('="Trend"', 'сказала TREND вчера')).toBe(false);
    expect(hits('="Trend"', 'Trendy')).toBe(false);
    expect(hits('="новый причёл"', 'новый\u00a0причёл')).toBe(true);
    expect(hits('="причёл"', 'причел')).toBe(false);
    expect(hits('="бизнес-форум"', 'бизнес форум')).toBe(false);
    expect(hits('="C++"', 'на C++ и C')).toBe(true);
    expect(hits('="C++"', 'на C и D')).toBe(false);
  });

  it('finds a prefix, alone and in a phrase', () => {
    expect(formsIn('логист*', 'логистика, логистам, логика')).toEqual(['логистика', 'логистам']);
    expect(formsIn('нов* порт', 'в новейшем порту')).toEqual(['новейшем порту']);
    expect(formsIn('порт логист*', 'в порту логистический')).toEqual(['порту логистический']);
  });

  it('always finds what was typed', () => {
    for (const typed of [
      'U.S. ports',
      'АО «Порт»',
      'г. Курык',
      'ТМТМ',
      '3,5 млн',
      'СНГ+',
      'Среднего коридора',
      'x',
    ]) {
      expect(hits(`"${typed.replaceAll('"', '')}"`, `до ${typed}: после`)).toBe(true);
    }
  });

  it('holds by filters alone and then marks the title', () => {
    const document = {
      title: 'Новости',
      text: 'порт',
      source: 'www.az.trend.az',
      countries: ['KZ'],
      sentiment: -0.5,
    };
    expect(find('source:trend.az', document)?.matches).toEqual([
      { in: 'title', start: 0, end: 7, form: 'Новости', term: 'source:trend.az' },
    ]);
    expect(hits('source:rend.az', document)).toBe(false);
    expect(hits('country:kz sentiment:<-0.3', document)).toBe(true);
    expect(hits('country:kz sentiment:<-0.5', document)).toBe(false);
    expect(hits('порт sentiment:<=-0.5 lang:und', document)).toBe(true);
    expect(hits('порт story:first', document)).toBe(false);
    expect(hits('topic:transport', { text: 'x', topics: ['medtop:04000000', 'Transport'] })).toBe(true);
  });

  it('marks the whole written word where a suffix stands behind an apostrophe or a hyphen', () => {
    expect(formsIn('АҚШ', 'АҚШ-тың елшісі, ақш-тық')).toEqual(['АҚШ-тың', 'ақш']);
    expect(formsIn('NATO', 'NATO-nun baş katibi, NATO-Rusiya')).toEqual(['NATO-nun', 'NATO']);
    expect(formsIn('AQSh', 'AQSh-ning elchisi')).toEqual(['AQSh-ning']);
    expect(formsIn('ABD', 'ABD’nin elçisi')).toEqual(['ABD’nin']);
    expect(formsIn('ИТ', 'ИТ-компания')).toEqual(['ИТ']);
  });

  it('tells at most 100 spans', () => {
    expect(find('порт', 'порт '.repeat(300))?.matches).toHaveLength(100);
    expect(find('порт OR груз', 'порт груз '.repeat(300))?.matches).toHaveLength(100);
  });
});

function doc(text: string, language: string | undefined): MatchDocument {
  return language === undefined ? { text } : { text, language };
}

describe('the index', () => {
  it.each([
    ['as they are, by its own seed', 5, []],
    ['anew, by another seed', 6, ['a']],
  ])('takes words that have been read %s', (_, seed, expected) => {
    const index = createWatchIndex({ seed: 5 });
    index.put({ id: 'a', query: 'порт' });
    const words = createWordBuffer(seed);
    readWords('', 'В порту', words);
    const ids = (text: string) => index.match({ text }, words).map(({ watch }) => watch);
    expect(ids('В порту')).toEqual(['a']);
    readWords('', 'Нет', words);
    // Of a document they would be its own words.
    expect(ids('В порту')).toEqual(expected);
    expect(index.match({ text: 'Порты' })).toHaveLength(1);
  });

  it('answers in the order in which watches were put, and follows changes', () => {
    const index = createWatchIndex();
    index.put({ id: 'b', query: 'порт' });
    index.put({ id: 'a', query: 'порт OR груз' });
    const ids = (text: string) => index.match({ text }).map(({ watch }) => watch);
    expect(ids('порты')).toEqual(['b', 'a']);
    index.put({ id: 'b', query: 'груз' });
    expect(ids('грузы')).toEqual(['b', 'a']);
    expect(ids('порты')).toEqual(['a']);
    index.remove('a');
    index.remove('nobody');
    expect(ids('порты')).toEqual([]);
    expect(index.size).toBe(1);
  });

  it('keeps the old watch when its new query does not parse', () => {
    const index = createWatchIndex();
    index.put({ id: 'a', query: 'порт' });
    expect(() => index.put({ id: 'a', query: 'порт OR' })).toThrow(/position 8/);
    expect(index.match({ text: 'в порту' })).toHaveLength(1);
  });
});
