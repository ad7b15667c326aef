import { createWordBuffer, readWords } from '@newswatch/language';
import { describe, expect, it } from 'vitest';
import { createSentiment } from './sentiment.ts';

const scorer = createSentiment();
const words = createWordBuffer(1);

function scoreSentiment(text: string, language: string, title = '') {
  readWords(title, text, words);
  return scorer.scoreSentiment(words, language);
}

const fired = (text: string, language = 'ru') =>
  scoreSentiment(text, language).evidence.map(({ text: word, weight }) => `${word} ${weight}`);

describe('scoreSentiment', () => {
  it.each([
    ['ru', 'Страны договорились об укреплении сотрудничества и стабильности в регионе.'],
    ['ru', 'Сборная одержала победу, болельщики в восторге от её успеха.'],
    ['en', 'The deal is a great success and brings peace and prosperity.'],
    ['kk', 'Екі ел ынтымақтастықты нығайтып, үлкен жетістікке жетті.'],
    ['az', 'İki ölkə əməkdaşlığı möhkəmləndirir və böyük uğur qazanır.'],
    ['tr', 'İki ülke işbirliğini güçlendirdi ve büyük bir başarı kazandı.'],
  ])('finds good news in %s', (language, text) => {
    const { score, label } = scoreSentiment(text, language);
    expect(label).toBe('positive');
    expect(score).toBeGreaterThan(0.25);
  });

  it.each([
    ['ru', 'В результате взрыва погибли пять человек, город охвачен паникой.'],
    ['ru', 'Против страны введены санкции, экономика переживает глубокий кризис.'],
    ['en', 'The war killed dozens; the crisis and violence are a disaster.'],
    ['kk', 'Соғыс пен дағдарыс салдарынан адамдар қаза тапты.'],
    ['az', 'Müharibə və böhran nəticəsində insanlar həlak oldu.'],
    ['tr', 'Savaşta siviller öldü, kriz ve şiddet büyüyor.'],
  ])('finds bad news in %s', (language, text) => {
    const { score, label } = scoreSentiment(text, language);
    expect(label).toBe('negative');
    expect(score).toBeLessThan(-0.25);
  });

  it.each(['Преступность снизилась, безработица упала.', 'Инфляция замедлилась, преступность сократилась.'])(
    'takes it for no bad news that something bad is less: %s',
    (text) => {
      expect(scoreSentiment(text, 'ru').score).toBeGreaterThan(0);
    },
  );

  it('does not count a negator as a bad word', () => {
    expect(fired('No ports, no ships.', 'en')).toEqual([]);
  });

  it('points at the words that fired, by offsets in the text as given', () => {
    const text = 'Сегодня — «укрепление» дружбы.';
    for (const { start, end, text: word } of scoreSentiment(text, 'ru').evidence) {
      expect(text.slice(start, end)).toBe(word);
    }
    expect(fired(text)).toEqual(['укрепление 2', 'дружбы 2']);
  });

  it('is not disturbed by guillemets, stress marks, soft hyphens or capitals', () => {
    expect(fired('«Успе\u0301х»')).toEqual(['Успе\u0301х 2']);
    expect(fired('“КРИЗИС”')).toEqual(['КРИЗИС -2']);
    expect(fired('сотруд\u00adничество')).toEqual(['сотруд\u00adничество 2']);
  });

  it.each([
    'погиб',
    'погибли',
    'погибшего',
    'погибшими',
    'укрепил',
    'укрепляет',
    'укреплённый',
    'укреплены',
    'поддерживают',
  ])('knows the form «%s»', (form) => {
    expect(fired(form)).toHaveLength(1);
  });

  it.each([
    ['kk', 'Қазақстан мен қазақ компаниясы қазан айында, жексенбіде жеке жауап беріп, жалақы төледі.'],
    ['tr', 'Kazakistan, Cezayir ve Kazan: o zaman yeni yasa, acil hastane ve ilgili kurum.'],
    ['en', 'The United States and the Supreme Court share an interest, as others would like.'],
    ['ru', 'Организация Объединённых Наций, Совет безопасности, исторический музей.'],
    ['az', 'Xəstəxana şəhərin mərkəzindədir.'],
  ])('hears nothing in names and in words that only begin alike: %s', (language, text) => {
    expect(fired(text, language)).toEqual([]);
  });

  it('turns three words after a negator around, within the sentence', () => {
    expect(fired('Парламент не поддержал проект.')).toEqual(['поддержал -2']);
    expect(fired('Проекту они так и не дали своей поддержки.')).toEqual(['поддержки -2']);
    expect(fired('Ответа нет. Успех проекта очевиден.')).toEqual(['Успех 2']);
    expect(fired('Нет ясного плана на будущее развитие.')).toContain('развитие 2');
  });

  it('knows negators that negate nothing', () => {
    expect(fired('Это не только помощь.')).toEqual(['помощь 2']);
    expect(fired('Не исключают забастовки.')).toEqual(['забастовки -1']);
  });

  it('knows that less of a bad thing is good, less of a good thing bad, and more of a bad thing bad', () => {
    expect(fired('Снижение безработицы')).toEqual(['безработицы 2']);
    expect(fired('Сокращение инвестиций')).toEqual(['инвестиций -2']);
    expect(fired('Рост преступности')).toEqual(['Рост -2', 'преступности -2']);
    expect(fired('Рост доходов')).toEqual(['Рост 2', 'доходов 2']);
    expect(fired('Борьба с коррупцией')).toEqual(['коррупцией 2']);
    expect(fired('Борьба за победу')).toEqual(['победу 3']);
  });

  it('lets two turns cancel out', () => {
    expect(fired('Не удалось предотвратить кризис.')).toEqual(['кризис -2']);
  });

  it('knows negators that stand behind their word', () => {
    expect(fired('Sorun yok', 'tr')).toEqual(['Sorun 1']);
  });

  it('is neutral without evidence and where good and bad balance, and tells the two apart by confidence', () => {
    expect(scoreSentiment('Встреча прошла в среду.', 'ru')).toEqual({
      score: 0,
      label: 'neutral',
      confidence: 0,
      evidence: [],
    });
    const balanced = scoreSentiment('Успех и провал. Помощь и угроза.', 'ru');
    expect(balanced).toMatchObject({ score: 0, label: 'neutral' });
    expect(balanced.confidence).toBeGreaterThan(0.5);
  });

  it('grows more confident with more evidence and never leaves its bounds', () => {
    const [little, much] = [scoreSentiment('Успех.', 'ru'), scoreSentiment('Успех. '.repeat(2_000), 'ru')];
    expect(much.confidence).toBeGreaterThan(little.confidence);
    expect(much.score).toBeLessThanOrEqual(1);
    expect(much.confidence).toBeLessThanOrEqual(1);
    expect(much.evidence).toHaveLength(200);
  });

  it.each(['ka', 'uk', 'und', 'constructor', ''])('is neutral in «%s», which has no lexicon', (language) => {
    expect(scoreSentiment('Успех is success.', language).label).toBe('neutral');
  });

  it('scores the text without its title, or else the title, whose words cannot be pointed at', () => {
    const success = scoreSentiment('Успех.', 'ru');
    expect(scoreSentiment('Успех.', 'ru', 'Кризис, кризис, не')).toEqual(success);
    expect(scoreSentiment('', 'ru', 'Успех.')).toEqual({ ...success, evidence: [] });
  });

  it('knows words with stress marks, and the beginnings of such words where it looks up those', () => {
    expect(fired('Кри\u0301зис')).toEqual(['Кри\u0301зис -2']);
    expect(fired('Да\u0301ғдарыстың', 'kk')).toHaveLength(1);
  });

  it('answers the same of words that were hashed by another seed', () => {
    const others = createWordBuffer(2);
    readWords('', 'Успех не пришёл.', others);
    expect(scorer.scoreSentiment(others, 'ru')).toEqual(scoreSentiment('Успех не пришёл.', 'ru'));
  });

  it('takes any text', () => {
    expect(scoreSentiment('', 'ru').evidence).toEqual([]);
    expect(scoreSentiment('constructor hasOwnProperty __proto__ | - | 🏆 \ud800', 'en').evidence).toEqual([]);
    expect(fired('| успех | - «кризис» |')).toEqual(['успех 2', 'кризис -2']);
  });

  it('answers the same however often scorers are made', () => {
    const first = scoreSentiment('Успех не пришёл.', 'ru');
    expect(createSentiment().scoreSentiment(words, 'ru')).toEqual(first);
  });
});
