import { failure } from '@newswatch/domain';
import type { Answer } from '@newswatch/receivers';
import { aReceiver, anAlert } from '@newswatch/testkit';
import { describe, expect, it } from 'vitest';
import { type Send, sparing } from './hanging.ts';

type Content = Parameters<Send>[1];
type Means = Parameters<Send>[2];

const content: Content = { kind: 'test', id: anAlert().id };
const means: Means = { clock: () => 0, web: { request: () => Promise.reject(failure('unexpected')) } };
const hang = {
  kind: 'failed',
  error: failure('receiver-unreachable', { name: 'desk', reason: 'deadline-exceeded' }),
} as const satisfies Answer;
const refusedConnection: Answer = {
  kind: 'failed',
  error: failure('receiver-unreachable', { name: 'desk', reason: 'connection-failed' }),
};
const delivered: Answer = { kind: 'delivered' };

/** Sends that end when told. */
function sends() {
  const open: ((answer: Answer) => void)[] = [];
  const send: Send = () => new Promise((resolve) => open.push(resolve));
  const spare = sparing(send);
  return {
    to: (name: string) => spare(aReceiver({ name }), content, means),
    begun: () => open.length,
    end: (answer: Answer) => open.shift()?.(answer),
  };
}

describe('sparing', () => {
  it('sends side by side to a receiver that answers', async () => {
    const { to, begun, end } = sends();
    const both = [to('desk'), to('desk')];
    expect(begun()).toBe(2);
    end(delivered);
    end(delivered);
    expect(await Promise.all(both)).toEqual([delivered, delivered]);
  });

  it('tries a receiver that hung by one delivery at a time; the others are spared', async () => {
    const { to, begun, end } = sends();
    const first = to('desk');
    end(hang);
    await first;
    const probe = to('desk');
    expect(await to('desk')).toEqual({ kind: 'spared', error: hang.error });
    const elsewhere = to('other');
    expect(begun()).toBe(2);
    end(delivered);
    end(delivered);
    expect(await Promise.all([probe, elsewhere])).toEqual([delivered, delivered]);
  });

  it('sends side by side again once it answered, well or badly', async () => {
    const { to, begun, end } = sends();
    for (const answer of [hang, refusedConnection]) {
      const sent = to('desk');
      end(answer);
      await sent;
    }
    const both = [to('desk'), to('desk')];
    expect(begun()).toBe(2);
    end(delivered);
    end(delivered);
    await Promise.all(both);
  });
});
