import { workAside } from '@newswatch/pipeline';
import { expect, it } from 'vitest';
import { createReadArticle } from './read-article.ts';

const articles = [
  { title: 'Порт Актау растёт', text: 'Страны договорились о развитии Среднего коридора. Кризис преодолён.' },
  { title: 'Trade', text: 'The port of Baku expects good growth this year.', declaredLanguage: 'en' },
  { text: '' },
];

it('articles are read in the thread as they are in place', async () => {
  const work = createReadArticle();
  const aside = workAside({ work, thread: new URL('reading-thread.ts', import.meta.url), fewest: 1 });
  const answers = await aside.answers(articles);
  await aside.close();
  expect(answers).toEqual(articles.map(work));
  expect(answers[0]?.reading).toMatchObject({ language: { code: 'ru' } });
});
