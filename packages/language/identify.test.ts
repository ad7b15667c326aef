import { describe, expect, it } from 'vitest';
import { identifyLanguage } from './index.ts';

const headlines: Readonly<Record<string, readonly string[]>> = {
  ru: [
    'Порт Актау увеличил перевалку зерна',
    'Глава министерства рассказал о новых маршрутах',
    'Нефть подорожала на фоне переговоров',
    'В Баку открылся форум по логистике',
    'Объём перевозок вырос вдвое',
    'Maersk и Kuehne+Nagel откроют офис',
    'Вучич едет в Баку',
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
    'Шахтада апат',
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
    'Abdulla Aripov Bryusselda',
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
    expect(identifyLanguage('中间走廊运输').code).toBe('und');
    expect(identifyLanguage('Tokyo')).toEqual({
      code: 'und',
      confidence: 0,
      reason: 'too little text to tell en from tr',
    });
  });

  it.each([
    'Das Ministerium teilte mit, dass die Verhandlungen über den neuen Hafen im Herbst fortgesetzt werden sollen.',
    'Le ministère a annoncé que les négociations sur le nouveau port allaient reprendre à l’automne prochain. Les travaux devraient commencer au printemps, selon les autorités locales.',
    'Кыргыз Республикасынын Президенти жаңы мыйзамга кол коюп, өлкөнүн өнүгүүсү жөнүндө сүйлөдү. Бул тууралуу президенттин басма сөз кызматынан билдиришти.',
    'Міністэрства паведаміла, што перамовы пра новы порт будуць працягвацца ўвосень гэтага года.',
  ])('answers und for a text in another language: %s', (text) => {
    expect(identifyLanguage(text)).toMatchObject({
      code: 'und',
      reason: 'its words are like those of no language that is known here',
    });
    expect(identifyLanguage(text, 'uz').code).toBe('und');
  });

  it.each([
    ['az', 'Orta dehliz uzre yukdasimalar bu il iki defe artib'],
    ['az', 'Azərbаyсаn sərhәd-keçid məntəqəsi açıb'],
    ['tr', 'Turkiye ve Gurcistan yeni bir anlasma imzaladi'],
    ['kk', 'Qazaqstan Respublikasynyñ Prezidenti jaña zañğa qol qoidy'],
    ['kk', 'Qazaqstan Prezidenti Bakuge keldi'],
    ['uz', 'Нефть нархи яна тушди'],
    ['ru', 'Итоги саммита ОТГ'],
    ['uz', 'Ўзбекистон Республикаси Президенти янги қонунни имзолади'],
    ['ru', 'Объё\u0301м перево\u0301зок вы\u0301рос вдво\u0301е'],
    ['uk', 'Україна збільшила експорт'.normalize('NFD')],
    ['tr', 'TÜRKİYE İLE GÜRCİSTAN YENİ ANLAŞMA İMZALADI'],
  ])('knows %s however it is spelt: %s', (code, text) => {
    expect(identifyLanguage(text).code).toBe(code);
  });

  it.each([
    '«Қазақстан темір жолы» увеличил перевозки по Среднему коридору на 20%.',
    'Президент Қасым-Жомарт Тоқаев принял посла Ирана',
    'Акция «Таза Қазақстан» прошла в Павлодаре',
  ])('takes no Russian text with Kazakh names in it for Kazakh: %s', (text) => {
    expect(['ru', 'und']).toContain(identifyLanguage(text).code);
    expect(identifyLanguage(text, 'ru').code).toBe('ru');
  });

  it.each([
    'Павлодарскому району',
    'порты Каспия',
    'Жомарта Кемелевича Сапарова',
    'сжиженному газу',
    'верховному суду',
    'Борисом Лавровским',
  ])('takes no few words in Russian letters for another language: %s', (text) => {
    expect(['ru', 'und']).toContain(identifyLanguage(text).code);
  });

  it.each([
    'Бакули носама терино пагоду мирисо ладену торими сакева ронулу кедапо масино терулу',
    'Вадила мотеру напоси гадуне рилама посету нарике ладомо сивуне патиро мекалу дорина',
    'вузено беги тожи жухихона нижирени',
    'кикоку теми сепаго жипубоха золупи',
    'дерадуло вудогону викуху тура пугосова',
  ])('takes no invented words in Russian letters for another language: %s', (text) => {
    expect(['ru', 'und']).toContain(identifyLanguage(text).code);
  });

  it.each(['журнал The New Yorker', 'клуб Manchester United', 'в Financial Times'])(
    'takes no few Russian words beside a name in Latin letters for English: %s',
    (text) => {
      expect(['ru', 'und']).toContain(identifyLanguage(text).code);
    },
  );

  it('takes a headline in capitals as it takes another', () => {
    expect(identifyLanguage('ŞƏHƏRDƏ YENİ MƏKTƏB AÇILDI').code).toBe('az');
    expect(identifyLanguage('АПТЕКИ ЗАКРЫТЫ НА УЧЁТ').code).toBe('ru');
    expect(identifyLanguage('KEGOC ПРОДАЁТ АКЦИИ').code).toBe('ru');
  });

  it('takes the declared language only where the text does not decide', () => {
    const reason = 'declared by the feed; the text itself does not decide';
    expect(identifyLanguage('Tokyo', 'tr-TR')).toEqual({ code: 'tr', confidence: 0.5, reason });
    expect(identifyLanguage('Tokyo', 'ru').code).toBe('und');
    expect(identifyLanguage('Актау', 'ru').code).toBe('ru');
    expect(identifyLanguage('The minister said that talks will continue', 'tr').code).toBe('en');
    expect(identifyLanguage('Министр рассказал о новых маршрутах', 'kk').code).toBe('ru');
  });
});

const russian = `Президент прибыл в столицу и встретился с главой правительства. Стороны обсудили перевозки по Каспию.
Министр рассказал, что новый терминал примет первые суда уже весной.`;
const kazakh = `Президент елордаға келіп, үкімет басшысымен кездесті. Тараптар Каспий арқылы тасымалды талқылады.
Министр жаңа терминал алғашқы кемелерді көктемде қабылдайтынын айтты.`;
const azerbaijani = `Prezident paytaxta gəlib və hökumət başçısı ilə görüşüb. Tərəflər daşımaları müzakirə ediblər.
Nazir bildirib ki, yeni terminal ilk gəmiləri yazda qəbul edəcək.`;

describe('a text in several languages', () => {
  it('names those that fill a fifth of it or more', () => {
    expect(identifyLanguage(`${russian}\n\n${kazakh}\n\n${russian}`)).toMatchObject({
      code: 'ru',
      also: ['kk'],
    });
    expect(identifyLanguage([kazakh, azerbaijani, kazakh].join('\n\n'))).toMatchObject({
      code: 'kk',
      also: ['az'],
    });
  });

  it('is told as such where the second language begins far into it', () => {
    const text = `${`${russian}\n\n`.repeat(40)}${`${kazakh}\n\n`.repeat(40)}`;
    expect([identifyLanguage(text).code, ...(identifyLanguage(text).also ?? [])].toSorted()).toEqual([
      'kk',
      'ru',
    ]);
  });

  it('is told as such where every sentence is followed by its translation', () => {
    const lines = [
      'По словам министра, первые суда новый причал примет уже весной.',
      'Министрдің айтуынша, жаңа айлақ алғашқы кемелерді көктемде қабылдайды.',
      'Половину денег даст международный банк, остальное бюджет.',
      'Қаражаттың жартысын халықаралық банк береді, қалғанын бюджет.',
    ];
    const { code, also = [] } = identifyLanguage(lines.join('\n'));
    expect([code, ...also].toSorted()).toEqual(['kk', 'ru']);
  });

  it('is none for a quotation', () => {
    const quoting = `${azerbaijani} «Новый терминал примет первые суда уже весной», - deyə o əlavə edib.`;
    expect(identifyLanguage(`${azerbaijani}\n\n${quoting}\n\n${azerbaijani}`)).toEqual({
      code: 'az',
      confidence: 0.99,
    });
  });
});
