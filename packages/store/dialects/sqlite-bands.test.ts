import { DatabaseSync } from 'node:sqlite';
import { type Story, articleId, eventId, feedId, storyId, versionId } from '@newswatch/domain';
import type { KeptPrint, StoryPrint } from '@newswatch/ports';
import { describe, expect, it } from 'vitest';
import { openStore } from '../open-store.ts';
import { sqliteExecutor } from './sqlite.ts';

const START = Date.UTC(2025, 9, 1);
const HOUR = 3_600_000;
const at = (hours: number): string => new Date(START + hours * HOUR).toISOString();

const aPrint = (number: number, hours = number): StoryPrint => {
  const id = articleId(`article ${number}`);
  return {
    articleId: id,
    version: versionId(id, { title: `${number}`, text: '' }),
    eventId: eventId('test', 'article.normalized', `${number}`),
    feedId: feedId('https://news.example/rss.xml'),
    backlog: false,
    fetchedAt: at(hours),
    signature: [number],
    bands: ['0.shared', `1.${number}`],
  };
};

/** Notes with which prints each was compared. */
function recording() {
  const compared: string[][] = [];
  const decide = ({ articleId: id }: StoryPrint, candidates: readonly KeptPrint[]): Story => {
    compared.push(candidates.map(({ fetchedAt }) => fetchedAt));
    return { id: storyId(id), kind: 'first' };
  };
  return { compared, decide };
}

describe('bands on SQLite', () => {
  it('are found again by the process that opens the file next', async () => {
    using database = new DatabaseSync(':memory:');
    const { compared, decide } = recording();
    const first = await openStore(sqliteExecutor(database));
    await first.stories.assign([aPrint(1), aPrint(2)], at(0), decide);
    const next = await openStore(sqliteExecutor(database));
    await next.stories.assign([aPrint(3)], at(2), decide);
    await next.stories.assign([aPrint(4)], at(0), decide);
    expect(compared).toEqual([[], [at(1)], [at(2)], [at(1), at(2), at(3)]]);
  });

  it('of a batch that was rolled back are found no more, though its numbers come again', async () => {
    using database = new DatabaseSync(':memory:');
    const { compared, decide } = recording();
    const { stories } = await openStore(sqliteExecutor(database));
    let refusing = true;
    database.function('refused', () => (refusing ? null : 1));
    // The last that is written: what was backlog is handed over.
    database.exec(`create temp trigger refusing after update on main.story_prints
      when refused() is null begin select raise(abort, 'refused'); end`);
    const backlog: StoryPrint = { ...aPrint(1), bands: [], backlog: true };
    const news: StoryPrint = { ...backlog, backlog: false, feedId: feedId('https://other.example/') };
    await stories.assign([backlog], at(0), decide);
    await expect(stories.assign([news, aPrint(2)], at(0), decide)).rejects.toMatchObject({
      code: 'unexpected',
    });
    refusing = false;
    await stories.assign([{ ...aPrint(3), bands: ['1.3'] }, aPrint(4)], at(0), decide);
    expect(compared.slice(-2)).toEqual([[], []]);
  });
});
