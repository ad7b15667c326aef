import { expect, it } from 'vitest';
import { anItem } from '@newswatch/testkit';
import { pageOfItem } from './page-of-item.ts';

const FEED = 'https://news.example/rss.xml';
const pageOf = (link: string | undefined, feed = FEED) => {
  const { link: _, ...item } = anItem();
  return pageOfItem(link === undefined ? item : { ...item, link }, feed);
};

it('the page of an item is where it links to, and is named without what led there', () => {
  expect(pageOf('https://news.example/1?utm_source=rss#top')).toEqual({
    url: 'https://news.example/1?utm_source=rss',
    canonical: 'https://news.example/1',
  });
  expect(pageOf('/1')?.url).toBe('https://news.example/1');
});

it.each([
  ['has no link', undefined],
  ['links to its feed', FEED],
  ['links to the front page of a site', 'https://www.news.example/'],
  ['links to no page of the web', 'mailto:desk@news.example'],
  ['is a post that is whole in its feed', 'https://t.me/channel/1'],
])('an item that %s has no page of its own', (_, link) => {
  expect(pageOf(link)).toBeUndefined();
});

it('an item with a long text needs no page', () => {
  const text = (length: number) => pageOfItem(anItem({ content: `<p>${'а'.repeat(length)}</p>` }), FEED);
  expect(text(599)).toBeDefined();
  expect(text(600)).toBeUndefined();
});
