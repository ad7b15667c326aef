import { expect, it } from 'vitest';
import { readAside } from './read-aside.ts';
import { createReadArticle } from './read-article.ts';

const articles = [
  { title: 'Порт Актау растёт', text: 'Страны договорились о развитии Среднего коридора. Кризис преодолён.' },
  { title: 'Trade', text: 'The port of Baku expects good growth this year.', declaredLanguage: 'en' },
  { text: '' },
];

it.each([
  ['in the thread', 1],
  ['in place', 4],
])('articles are read %s as they are one by one', async (_, fewest) => {
  const aside = readAside(fewest);
  const readings = await aside.readArticles(articles);
  await aside.close();
  expect(readings).toStrictEqual(articles.map(createReadArticle()));
  expect(readings[0]?.reading).toMatchObject({ language: { code: 'ru' } });
});
