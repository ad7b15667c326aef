import { expect, it } from 'vitest';
import { anItem } from '@newswatch/testkit';
import { itemFingerprint } from './item-fingerprint.ts';

it('the fingerprint of an item follows its identity and content', () => {
  const same = itemFingerprint(anItem());
  expect(itemFingerprint(anItem({ published: 'later', link: 'https://news.example/1?session=2' }))).toBe(
    same,
  );
  const others = [{ guid: 'other' }, { title: 'other' }, { summary: 'other' }, { content: 'other' }];
  const fingerprints = [same, ...others.map((given) => itemFingerprint(anItem(given)))];
  expect(new Set(fingerprints).size).toBe(5);
});
