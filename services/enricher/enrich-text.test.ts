import { describe, expect, it } from 'vitest';
import { createEnrichText } from './enrich-text.ts';

const enrichText = createEnrichText();

const ARTICLE = `Казахстан и Азербайджан продолжают укреплять сотрудничество, заявил на форуме в Актау представитель министерства.

По его словам, визит президента придал двусторонним отношениям новую динамику. Товарооборот за год вырос на треть, а объёмы
перевозок по Среднему коридору удвоились. «Развитие маршрута — успех обеих стран: контейнерный поезд идёт теперь через
морской порт быстрее, чем раньше», — отметил он.

Стороны договорились о совместном инвестиционном фонде. Железная дорога и порт получат современное оборудование, транзит
станет дешевле. Стабильность и надёжное партнёрство остаются главным преимуществом маршрута.`;

describe('enrichText', () => {
  it('reads an article on the Middle Corridor as a person would', () => {
    const { language, sentiment, topics, entities } = enrichText({ title: 'Средний коридор', text: ARTICLE });
    expect(language.code).toBe('ru');
    expect(sentiment.label).toBe('positive');
    expect(topics.map(({ label }) => label)).toEqual(expect.arrayContaining(['transport', 'politics']));
    expect(entities.map(({ id }) => id).toSorted()).toEqual(['AZ', 'KZ']);
  });

  it('points into the text with every span', () => {
    const { sentiment, entities } = enrichText({ title: 'Казахстан', text: ARTICLE });
    const fired = sentiment.evidence.map(({ start, end }) => ARTICLE.slice(start, end));
    expect(fired).toEqual(sentiment.evidence.map(({ text }) => text));
    expect(fired).toEqual(expect.arrayContaining(['укреплять', 'сотрудничество', 'успех', 'Стабильность']));
    const named = entities.flatMap(({ spans }) => spans.map(({ start, end }) => ARTICLE.slice(start, end)));
    expect(named.toSorted()).toEqual(['Азербайджан', 'Казахстан']);
  });

  it('says where the declared language is not that of the words', () => {
    const languageOf = (declaredLanguage: string) => enrichText({ text: ARTICLE, declaredLanguage }).language;
    expect(languageOf('kk-KZ')).toMatchObject({ code: 'ru', declared: 'kk-KZ' });
    for (const right of ['ru', 'ru-RU', 'RU_ru']) expect(languageOf(right)).not.toHaveProperty('declared');
    expect(enrichText({ text: '12 345', declaredLanguage: 'kk' }).language).not.toHaveProperty('declared');
  });

  it('scores a headline without text, and points nowhere', () => {
    const { sentiment } = enrichText({ title: 'В результате теракта погибли люди', text: '' });
    expect(sentiment).toMatchObject({ label: 'negative', evidence: [] });
  });

  it('answers for a text that says nothing', () => {
    expect(enrichText({ text: '' })).toMatchObject({
      language: { code: 'und' },
      sentiment: { label: 'neutral', confidence: 0 },
      topics: [],
      entities: [],
    });
  });
});
