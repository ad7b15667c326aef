import { describe, expect, it } from 'vitest';
import { identifyLanguage } from './index.ts';

const headlines: Readonly<Record<string, readonly string[]>> = {
  ru: [
    'Порт Актау увеличил перевалку зерна',
    'Глава министерства рассказал о новых маршрутах',
    'Нефть подорожала на фоне переговоров',
    'В Баку открылся форум по логистике',
    'Объём перевозок вырос вдвое',
  ],
  uk: [
    'Україна та Польща домовилися про новий коридор',
    'У Києві відкрили виставку',
    'Міністр розповів про плани щодо порту',
    'Ціни на пальне зросли після свят',
  ],
  kk: [
    'Ақтау портында жүк айналымы өсті',
    'Үкімет жаңа жоба туралы айтты',
    'Орта дәліз бойынша келісім жасалды',
    'Астанада халықаралық форум өтті',
  ],
  az: [
    'Bakıda nəqliyyat forumu keçirilib',
    'Orta dəhliz üzrə yükdaşımalar artıb',
    'Prezident yeni limanın açılışında iştirak edib',
    'Azərbaycan və Gürcüstan saziş imzalayıb',
  ],
  tr: [
    'Türkiye ve Gürcistan yeni bir anlaşma imzaladı',
    'Bakan, liman için yatırım çağrısı yaptı',
    'Orta Koridor için önemli adım atıldı',
    'İstanbul’da ulaştırma zirvesi başladı',
  ],
  uz: [
    'Toshkentda yangi temir yo‘l haqida kelishuv imzolandi',
    'O‘zbekiston va Qozog‘iston hamkorligi kengaymoqda',
    'Prezident yangi loyihalar bilan tanishdi',
    'Vazirlik bojxona bo‘yicha hisobot berdi',
  ],
  en: [
    'Freight along the Middle Corridor is rising',
    'The minister said that talks will continue',
    'Port of Aktau handles more grain',
    'New terminal opened by the president',
  ],
  ka: ['ახალი პორტი ანაკლიაში', 'მთავრობამ გზის მშენებლობა დაიწყო'],
};

describe('identifyLanguage', () => {
  it.each(Object.entries(headlines))('recognizes headlines in %s', (code, texts) => {
    expect(texts.map((text) => identifyLanguage(text).code)).toEqual(texts.map(() => code));
  });

  it('answers und with a reason when nothing decides', () => {
    expect(identifyLanguage('12 345')).toEqual({
      code: 'und',
      confidence: 0,
      reason: 'no letters of a known script',
    });
    expect(identifyLanguage('Tokyo').code).toBe('und');
    expect(identifyLanguage('中间走廊运输').code).toBe('und');
  });

  it.each([
    '«Қазақстан темір жолы» увеличил перевозки по Среднему коридору на 20%.',
    'Президент Қасым-Жомарт Тоқаев принял посла Ирана',
    'Акция «Таза Қазақстан» прошла в Павлодаре',
  ])('takes no Russian text with Kazakh names in it for Kazakh: %s', (text) => {
    expect(['ru', 'und']).toContain(identifyLanguage(text).code);
    expect(identifyLanguage(text, 'ru').code).toBe('ru');
  });

  it('takes the declared language only where the text does not decide', () => {
    expect(identifyLanguage('Tokyo', 'tr-TR')).toMatchObject({ code: 'tr' });
    expect(identifyLanguage('Tokyo', 'ru').code).toBe('und');
    expect(identifyLanguage('The minister said that talks will continue', 'ru').code).toBe('en');
  });
});
