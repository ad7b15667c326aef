import { describe, expect, it } from 'vitest';
import {
  type Cause,
  type Event,
  type EventOf,
  type Message,
  encodeDeadLetter,
  encodeEvent,
  failure,
  decodeEvent,
} from '@newswatch/domain';
import type { EventBus, HandNote, HandNotes, Subscription } from '@newswatch/ports';
import { aFeed, anArticle, anEvent, anItem, fakeClock } from '@newswatch/testkit';
import type { Observation } from './observer.ts';
import { runStage } from './run-stage.ts';
import type { Stage, StageResult } from './stage.ts';

type Fetched = EventOf<'item.fetched'>;

const fetched = (name: string): Fetched =>
  anEvent('item.fetched', name, {
    feed: aFeed(),
    item: anItem({ title: name }),
    fetchedAt: '2025-10-20T10:00:00.000Z',
    backlog: false,
  });
const normalized = (name: string): Event =>
  anEvent('article.normalized', name, { article: anArticle({ title: name }) });
const messageOf = (event: Event, position: number): Message => ({
  ...encodeEvent(event),
  lane: 'news.items',
  position,
});

/** A bus that the test drives by hand: what it delivers, and what became of it. */
function handBus(given: { readonly refuse?: (event: Event) => boolean } = {}) {
  let subscription: Subscription | undefined;
  /** The last position acknowledged singly. */
  let acknowledged = -1;
  const published: Event[] = [];
  const deadLetters: { message: Message; cause: Cause }[] = [];
  const journal: string[] = [];
  const bus: EventBus = {
    publish: async (events) => {
      const refused = events.filter((event) => given.refuse?.(event) ?? false);
      published.push(...events.filter((event) => !refused.includes(event)));
      journal.push(`publish ${events.length}`);
      return refused.map((event) => ({
        event,
        error: failure('event-too-large', { type: event.type, bytes: 2, limit: 1 }),
      }));
    },
    subscribe: async (wanted) => {
      subscription = wanted;
      return { close: async () => undefined };
    },
    deadLetter: async (message, cause) => {
      deadLetters.push({ message, cause });
    },
    lag: async () => 0,
  };
  return {
    bus,
    published,
    deadLetters,
    journal,
    acknowledged: () => acknowledged,
    deliver: async (messages: readonly Message[]): Promise<void> => {
      await subscription?.handleBatch({
        messages,
        signal: new AbortController().signal,
        heartbeat: async () => undefined,
        acknowledge: async ({ position }) => void (acknowledged = position),
      });
    },
  };
}

function handNotes(): HandNotes & { readonly held: Map<string, HandNote> } {
  const held = new Map<string, HandNote>();
  return {
    held,
    take: async (note) => void held.set(note.lane, note),
    recall: async (_group, lane) => held.get(lane),
    release: async (_group, lane) => void held.delete(lane),
  };
}

async function setUp(
  handle: (events: readonly Fetched[]) => Promise<StageResult>,
  given: Parameters<typeof handBus>[0] = {},
) {
  const line = handBus(given);
  const notes = handNotes();
  const observations: Observation[] = [];
  const stage: Stage<'item.fetched'> = { name: 'normalize', takes: ['item.fetched'], handle };
  const observer = { observe: (observation: Observation) => void observations.push(observation) };
  // Each life of the process opens the port anew.
  const start = () =>
    runStage({ stage, bus: line.bus, handNotes: { ...notes }, clock: fakeClock().now, observer });
  await start();
  return { ...line, notes, observations, start };
}

const passOn = async (events: readonly Fetched[]): Promise<StageResult> => ({
  events: events.map((event) => normalized(event.subject)),
});

describe('a stage run by the runner', () => {
  it('publishes what the stage returns, then settles', async () => {
    const line = await setUp(async (events) => ({
      ...(await passOn(events)),
      settle: async () => void line.journal.push('settle'),
    }));
    await line.deliver([messageOf(fetched('a'), 1), messageOf(fetched('b'), 2)]);
    expect(line.published.map(({ subject }) => subject)).toEqual(['a', 'b']);
    expect(line.journal).toEqual(['publish 2', 'settle']);
  });

  it('states how many were taken, emitted and filtered, and why', async () => {
    const line = await setUp(async () => ({ events: [], filtered: { duplicate: 1 } }));
    await line.deliver([messageOf(fetched('a'), 1)]);
    expect(line.observations).toMatchObject([
      { kind: 'batch-handled', stage: 'normalize', taken: 1, emitted: 0, filtered: { duplicate: 1 } },
    ]);
  });

  it('leaves the batch unacknowledged in an outage and dead-letters nothing', async () => {
    const line = await setUp(async () => {
      throw failure('store-unavailable', { problem: 'disk full' });
    });
    await expect(line.deliver([messageOf(fetched('a'), 1)])).rejects.toMatchObject({
      code: 'store-unavailable',
    });
    expect(line.deadLetters).toEqual([]);
    expect(line.observations).toMatchObject([{ kind: 'paused', stage: 'normalize' }]);
    expect(line.notes.held.size).toBe(0);
  });

  it('repeats publishing when settling meets an outage', async () => {
    let away = true;
    const line = await setUp(async (events) => ({
      ...(await passOn(events)),
      settle: async () => {
        if (away) throw failure('store-unavailable', { problem: 'away' });
      },
    }));
    await expect(line.deliver([messageOf(fetched('a'), 1)])).rejects.toMatchObject({ retry: 'soon' });
    away = false;
    await line.deliver([messageOf(fetched('a'), 1)]);
    expect(new Set(line.published.map(({ id }) => id)).size).toBe(1);
    expect(line.published).toHaveLength(2);
  });

  it('dead-letters bytes that are no event, unchanged, and goes on with the others', async () => {
    const line = await setUp(passOn);
    const garbage = { ...messageOf(fetched('x'), 2), value: new TextEncoder().encode('{"not": ') };
    await line.deliver([messageOf(fetched('a'), 1), garbage, messageOf(fetched('c'), 3)]);
    expect(line.published.map(({ subject }) => subject)).toEqual(['a', 'c']);
    expect(line.deadLetters).toMatchObject([
      { message: garbage, cause: { stage: 'normalize', code: 'event-not-json' } },
    ]);
  });

  it.each([
    ['an unknown type', { ce_type: 'newswatch.item.invented.v1' }, 'event-unknown'],
    ['an unknown version', { ce_type: 'newswatch.item.fetched.v9' }, 'event-unknown'],
  ])('dead-letters %s', async (_, headers, code) => {
    const line = await setUp(passOn);
    const message = messageOf(fetched('a'), 1);
    await line.deliver([{ ...message, headers: { ...message.headers, ...headers } }]);
    expect(line.deadLetters).toMatchObject([{ cause: { code } }]);
  });

  it('dead-letters a good event that stands on the wrong stream, and says which', async () => {
    const line = await setUp(passOn);
    await line.deliver([{ ...messageOf(normalized('a'), 1), stream: 'news.items' }]);
    expect(line.published).toEqual([]);
    const [letter] = line.deadLetters;
    expect(letter?.cause).toMatchObject({ code: 'event-invalid' });
    expect(letter?.cause.message).toContain('not for news.items');
  });

  it('finds the one event of a batch that the stage cannot process', async () => {
    const line = await setUp(async (events) => {
      if (events.some(({ subject }) => subject === 'poison'))
        throw failure('not-found', { what: 'thing', id: '1' });
      return passOn(events);
    });
    await line.deliver(['a', 'poison', 'c'].map((name, index) => messageOf(fetched(name), index)));
    expect(line.published.map(({ subject }) => subject)).toEqual(['a', 'c']);
    expect(line.deadLetters).toMatchObject([{ message: { position: 1 }, cause: { code: 'not-found' } }]);
  });

  it('takes a programming mistake for poison, with what was thrown as its cause', async () => {
    const line = await setUp(async () => {
      throw new TypeError('x is not a function');
    });
    await line.deliver([messageOf(fetched('a'), 1)]);
    expect(line.deadLetters).toMatchObject([
      { cause: { code: 'unexpected', message: expect.stringContaining('x is not a function') } },
    ]);
  });

  it('keeps each of several events that the bus refuses', async () => {
    const line = await setUp(passOn, { refuse: () => true });
    await line.deliver([messageOf(fetched('a'), 1), messageOf(fetched('b'), 2)]);
    const places = line.deadLetters.map(({ message }) => `${message.lane}/${message.position}`);
    expect(new Set(places).size).toBe(2);
  });

  it('takes an outage that keeps its note in place for no death', async () => {
    const line = await setUp(passOn);
    const away = failure('store-unavailable', { problem: 'the disk is full' });
    line.notes.release = () => Promise.reject(away);
    await line.start();
    for (let tries = 0; tries < 5; tries += 1)
      await expect(line.deliver([messageOf(fetched('a'), 1)])).rejects.toBe(away);
    expect(line.deadLetters).toEqual([]);
  });

  it('dead-letters an event that the bus refuses, gives back its claim and still settles', async () => {
    const calls: string[] = [];
    const handle = async (events: readonly Fetched[]): Promise<StageResult> => ({
      ...(await passOn(events)),
      abandon: async (refused) => void calls.push(`abandon ${refused.map(({ subject }) => subject).join()}`),
      settle: async () => void calls.push('settle'),
    });
    const line = await setUp(handle, { refuse: ({ subject }) => subject === 'huge' });
    await line.deliver([messageOf(fetched('a'), 1), messageOf(fetched('huge'), 2)]);
    expect(line.published.map(({ subject }) => subject)).toEqual(['a']);
    expect(line.deadLetters).toMatchObject([
      { message: { stream: 'news.articles' }, cause: { code: 'event-too-large' } },
    ]);
    expect(calls).toEqual(['abandon huge', 'settle']);
  });
});

describe('an item that kills the process', () => {
  /** Lives until a batch gets through. A death is a stage that never answers: nothing of that process runs any more. */
  async function live(killers: string, names: readonly string[]) {
    let die = (): void => undefined;
    const tried: string[] = [];
    const line = await setUp((events) => {
      tried.push(...events.map(({ subject }) => subject));
      if (!events.some(({ subject }) => killers.split(' ').includes(subject))) return passOn(events);
      die();
      return new Promise(() => undefined);
    });
    const messages = names.map((name, index) => messageOf(fetched(name), index));
    let deaths = 0;
    const liveOnce = async (waiting = messages.slice(line.acknowledged() + 1)): Promise<boolean> => {
      await line.start();
      const death = new Promise<false>((resolve) => {
        die = () => resolve(false);
      });
      return Promise.race([death, line.deliver(waiting).then(() => true)]);
    };
    while (!(await liveOnce())) {
      deaths += 1;
      expect(deaths, 'deaths without an end').toBeLessThan(20);
    }
    return { ...line, messages, deaths, tried, liveOnce };
  }

  it('is dead-lettered after its third death and the others are processed', async () => {
    const line = await live('killer', ['a', 'killer', 'c']);
    expect(line.deaths).toBe(3);
    expect(line.deadLetters).toMatchObject([{ message: { position: 1 }, cause: { code: 'item-kills' } }]);
    expect(new Set(line.published.map(({ subject }) => subject))).toEqual(new Set(['a', 'c']));
  });

  it('is found beside another one in the same batch, whichever stands first', async () => {
    const line = await live('one two', ['a', 'one', 'c', 'two', 'e']);
    expect(line.deadLetters.map(({ message }) => message.position)).toEqual([1, 3]);
    expect(line.published.map(({ subject }) => subject)).toEqual(['a', 'c', 'e']);
    expect(line.tried.filter((subject) => subject === 'one')).toHaveLength(3);
  });

  it('is not tried again when the process dies before its dead letter is acknowledged', async () => {
    const line = await live('killer', ['killer']);
    expect(await line.liveOnce(line.messages)).toBe(true);
    expect(line.tried).toEqual(['killer', 'killer', 'killer']);
    expect(line.deadLetters).toHaveLength(2);
  });
});

describe('a dead letter', () => {
  it('is read back as an event with origin, cause and the original bytes', () => {
    const message = messageOf(fetched('a'), 7);
    const cause = {
      stage: 'normalize',
      code: 'unexpected',
      message: 'why',
      failedAt: '2025-10-20T10:00:00.000Z',
    };
    const event = decodeEvent({ ...encodeDeadLetter(message, cause), lane: 'news.items.dlq', position: 1 });
    expect(event).toMatchObject({
      type: 'event.dead-lettered',
      data: {
        stream: 'news.items',
        lane: 'news.items',
        position: 7,
        cause: { code: 'unexpected' },
        headers: message.headers,
      },
    });
    const value = event.type === 'event.dead-lettered' ? event.data.value : '';
    expect(Buffer.from(value, 'base64')).toEqual(Buffer.from(message.value));
  });
});
