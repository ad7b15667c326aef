import { toArticle } from '@newswatch/articles';
import { workAside } from '@newswatch/pipeline';
import { aFeed, anItem } from '@newswatch/testkit';
import { expect, it } from 'vitest';

const fetched = [{ summary: '<p>Порт <b>Актау</b></p>' }, { title: '', summary: '' }].map((item) => ({
  feed: aFeed(),
  item: anItem(item),
  fetchedAt: '2025-10-20T10:00:00.000Z',
  backlog: false,
}));

it('items become articles in the thread as they do in place', async () => {
  const thread = new URL('normalizing-thread.ts', import.meta.url);
  const aside = workAside({ work: toArticle, thread, fewest: 1 });
  const answers = await aside.answers(fetched);
  await aside.close();
  expect(answers).toEqual(fetched.map(toArticle));
  expect(answers.map((article) => article?.text)).toEqual(['Порт Актау', undefined]);
});
