import { DAY, HOUR, MINUTE, instant } from '@newswatch/domain';
import { describe, expect, it } from 'vitest';
import { type PollOutcome, type Rescheduled, type Scheduled, afterPoll } from './after-poll.ts';

const NOW = Date.UTC(2025, 9, 20, 10);
const start: Scheduled = { feed: { intervalSeconds: 3_600 }, polls: 1, failures: 0, arrivals: [] };
const answered = (given: Partial<Extract<PollOutcome, { kind: 'answered' }>> = {}): PollOutcome => ({
  kind: 'answered',
  headers: {},
  hops: [],
  document: {},
  arrivals: [],
  ...given,
});
const failed = (failure: 'gone' | 'not-found' | 'other', retryAfterMs = 0): PollOutcome => ({
  kind: 'failed',
  failure,
  retryAfterMs,
});
const moved = (to: string, status = 301): PollOutcome => answered({ hops: [{ to, status }] });

/** The state after these polls, one whenever it is due. */
function after(
  [first = answered(), ...rest]: readonly PollOutcome[],
  from: Scheduled = start,
): Rescheduled & { readonly at: number } {
  let at = NOW;
  let state: Scheduled = from;
  const pollOnce = (outcome: PollOutcome): Rescheduled => {
    const result = afterPoll(state, outcome, { now: at, random: 0.5, floorSeconds: 1 });
    state = { ...result, feed: from.feed, polls: state.polls + 1 };
    return result;
  };
  let result = pollOnce(first);
  for (const outcome of rest) {
    at = result.nextPollAt;
    result = pollOnce(outcome);
  }
  return { ...result, at };
}
const times = <T>(count: number, outcome: T): readonly T[] => Array.from({ length: count }, () => outcome);

describe('a feed that redirects permanently', () => {
  const TO = 'https://new.example/rss.xml';

  it('moves when ten polls over a week saw the same', () => {
    const week = 7 * 24;
    expect(after(times(week, moved(TO)))).toMatchObject({
      redirect: { to: TO, since: instant(NOW), polls: week },
    });
    const confirmed = after(times(week + 1, moved(TO)));
    expect(confirmed).toMatchObject({ movedTo: { url: TO, since: instant(NOW + 7 * DAY) } });
    expect(confirmed).not.toHaveProperty('redirect');
  });

  it('does not move after a week with few polls', () => {
    const seldom = { ...start, redirect: { to: TO, since: instant(NOW - 30 * DAY), polls: 2 } };
    expect(after([moved(TO)], seldom)).not.toHaveProperty('movedTo');
    expect(after(times(8, moved(TO, 308)), seldom)).toMatchObject({ movedTo: { url: TO } });
  });

  it.each([
    ['an answer of its own', answered()],
    ['another target', moved('https://other.example/')],
    [
      'a temporary hop among the hops',
      answered({
        hops: [
          { to: 'https://a.example/', status: 301 },
          { to: TO, status: 302 },
        ],
      }),
    ],
  ])('begins anew after %s', (_, between) => {
    const after200 = after([...times(199, moved(TO)), between].slice(190));
    expect(after200.redirect?.to).not.toBe(TO);
    expect(after([...times(9, moved(TO)), between, moved(TO)]).redirect?.polls).toBe(1);
  });

  it('stays moved while the new address answers, and may move on', () => {
    const at = { ...start, movedTo: { url: TO, since: instant(NOW) } };
    expect(after([answered()], at)).toMatchObject({ movedTo: { url: TO } });
    expect(after([moved('https://third.example/')], at)).toMatchObject({
      movedTo: { url: TO },
      redirect: { to: 'https://third.example/', polls: 1 },
    });
  });

  it.each(['gone', 'not-found'] as const)('goes back to its address when the new one is %s', (failure) => {
    const back = after([failed(failure)], { ...start, movedTo: { url: TO, since: instant(NOW) } });
    expect(back).toMatchObject({ health: 'failing', failures: 1 });
    expect(back).not.toHaveProperty('movedTo');
  });

  it('goes back when the new one fails ten times', () => {
    const at = { ...start, movedTo: { url: TO, since: instant(NOW) } };
    expect(after(times(9, failed('other')), at)).toHaveProperty('movedTo');
    expect(after(times(10, failed('other')), at)).not.toHaveProperty('movedTo');
  });
});

describe('a feed that is not found', () => {
  it('is asked for fourteen days, then never by itself', () => {
    let polls = 1;
    while (after(times(polls, failed('not-found'))).health === 'failing') polls += 1;
    const muted = after(times(polls, failed('not-found')));
    expect(muted).toMatchObject({ health: 'muted', nextPollReason: { code: 'missing' } });
    expect((muted.at - NOW) / DAY).toBeGreaterThanOrEqual(14);
    expect((muted.at - NOW) / DAY).toBeLessThan(16);
  });

  it('is asked on when we did not run in the meantime', () => {
    const slept = { ...start, failures: 1, missingSince: instant(NOW - 30 * DAY) };
    expect(after([failed('not-found')], slept)).toMatchObject({ health: 'failing', failures: 2 });
  });

  it('begins anew when it was found, or failed otherwise', () => {
    for (const between of [answered(), failed('other')])
      expect(after([failed('not-found'), between])).not.toHaveProperty('missingSince');
  });
});

describe('a poll', () => {
  it('of a feed that is gone mutes it at once', () => {
    expect(after([failed('gone')])).toMatchObject({ health: 'muted', nextPollReason: { code: 'gone' } });
  });

  it('keeps what the last document asked for until another document asks for something else', () => {
    const asking = answered({ document: { schedule: { ttlMinutes: 120 } } });
    const unchanged: PollOutcome = { kind: 'answered', headers: {}, hops: [], arrivals: [] };
    const again = after([asking, unchanged]);
    expect(again).toMatchObject({ schedule: { ttlMinutes: 120 }, nextPollReason: { code: 'ttl' } });
    expect(again.nextPollAt - again.at).toBe(2 * HOUR);
    expect(after([asking, failed('other')])).toMatchObject({ schedule: { ttlMinutes: 120 } });
    expect(after([asking, answered()])).not.toHaveProperty('schedule');
  });

  it('obeys a Retry-After of an hour', () => {
    const { nextPollAt, nextPollReason } = after([failed('other', HOUR)], {
      ...start,
      feed: { intervalSeconds: 60 },
    });
    expect([nextPollAt - NOW, nextPollReason]).toEqual([HOUR, { code: 'retry-after' }]);
  });

  it('that succeeds ends the failures', () => {
    expect(after([failed('other'), failed('other'), answered()])).toMatchObject({
      health: 'ok',
      failures: 0,
    });
  });

  it('tells the pace by what it brought', () => {
    const { arrivals } = after([answered({ arrivals: [NOW, NOW] })], { ...start, arrivals: [NOW - MINUTE] });
    expect(arrivals).toEqual([NOW - MINUTE, NOW, NOW]);
  });
});
