import { aWatch, anItem, fakeClock } from '@newswatch/testkit';
import { openEmbeddedPorts } from '@newswatch/testkit/embedded-ports';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { previewItems } from './preview-items.ts';

const { now: clock } = fakeClock();
let ports: Awaited<ReturnType<typeof openEmbeddedPorts>>;
beforeEach(async () => {
  ports = await openEmbeddedPorts(clock);
});
afterEach(() => ports.close());

type Items = Parameters<typeof previewItems>[0]['items'];

async function previewOf(items: Items) {
  await ports.store.watches.put([
    aWatch({ name: 'told', query: 'порт Актау' }),
    aWatch({ name: 'around', query: 'паром | Trend' }),
  ]);
  const found = {
    url: 'https://news.example/rss.xml',
    format: 'rss',
    charset: { charset: 'utf-8', reason: 'valid UTF-8' },
    headers: {},
    redirects: [],
    items,
  } as const;
  return previewItems(found, { ...ports, clock });
}

describe('the items of a feed that is tried', () => {
  it('match as their articles will: without what surrounds the text', async () => {
    const content =
      '<p>БАКУ /Trend/ - Порт Актау увеличил перевалку.</p><p>Читайте также: <a href="/2">Новый паром</a></p>';
    const { watches } = await previewOf([anItem({ title: 'Перевалка выросла', summary: content })]);
    expect(Object.fromEntries(watches.map(({ name, matches }) => [name, matches]))).toEqual({
      told: 1,
      around: 0,
    });
  });

  it('are called as their articles will be, without the outlet that an aggregator puts behind', async () => {
    const link = 'https://news.google.com/rss/articles/CBMi?oc=5';
    const { items } = await previewOf([
      anItem({ link, title: 'Порт Актау расширят - Kursiv Media', outlet: 'Kursiv Media' }),
    ]);
    expect(items).toMatchObject([{ title: 'Порт Актау расширят', link }]);
  });

  it('are shown by their links where they have nothing else', async () => {
    const link = 'https://news.example/7';
    const { items } = await previewOf([{ link, tags: [], enclosures: [] }]);
    expect(items).toMatchObject([{ title: '', link, teaser: true }]);
  });
});
