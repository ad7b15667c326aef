import { writeSync } from 'node:fs';
import { type Event, feedId } from '@newswatch/domain';
import { openEmbedded } from './embedded.ts';

/**
 * For kill.test.ts: publishes, consumes, notes and claims as fast as it can, until it is killed. Says `acknowledged ID`
 * when a publication has resolved and `handled ID` before a batch is acknowledged; each line is written at once.
 * Arguments: folder, a name for this life.
 */
const [folder = '', life = ''] = process.argv.slice(2);
const PUBLISHERS = 4;
const say = (word: string, ids: readonly string[]): void => {
  writeSync(1, ids.map((id) => `${word} ${id}\n`).join(''));
};

const { bus, claims, handNotes, queue } = await openEmbedded({ folder, clock: Date.now });
await bus.subscribe({
  group: 'consumer',
  types: ['item.fetched'],
  from: 'start',
  handleBatch: async ({ messages }) => {
    const positions = messages.map(({ position }) => position);
    const note = {
      group: 'consumer',
      lane: 'items',
      first: Math.min(...positions),
      last: Math.max(...positions),
    };
    await handNotes.take({ ...note, takes: 1 });
    const ids = messages.map(({ headers }) => headers['ce_id'] ?? '');
    await claims.claim(
      ids.map((id) => ({ key: id, owner: id })),
      1_000,
    );
    await queue.enqueue([{ name: 'poll-feed', id: ids[0] ?? '' }]);
    say('handled', ids);
    await handNotes.release(note.group, note.lane);
  },
});
await Promise.all(Array.from({ length: PUBLISHERS }, (_, publisher) => publishForever(publisher)));

async function publishForever(publisher: number): Promise<void> {
  for (let turn = 0; ; turn += 1) {
    const events = Array.from({ length: 1 + (turn % 4) }, (_, index) =>
      anItemFetched(`${life}-${publisher}-${turn}-${index}`),
    );
    await bus.publish(events);
    say(
      'acknowledged',
      events.map(({ id }) => id),
    );
  }
}

function anItemFetched(id: string): Event {
  const at = new Date().toISOString();
  const url = 'https://news.example/rss.xml';
  return {
    id: id as Event['id'],
    type: 'item.fetched',
    source: 'test',
    time: at,
    subject: id,
    key: id,
    data: {
      feed: { id: feedId(url), url },
      item: { title: id, summary: 'x'.repeat(500), tags: [], enclosures: [] },
      fetchedAt: at,
      backlog: false,
    },
  };
}
