import { expect, it } from 'vitest';
import { together } from './together.ts';

it('what a service started is closed together, and each part is waited for', async () => {
  const closed: string[] = [];
  const part = (name: string, other: Promise<unknown>) => ({
    close: async () => {
      await other;
      closed.push(name);
    },
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  const last = { close: async () => resolve() };
  await together(
    part('waits for the last', promise),
    part('waits for none', Promise.resolve()),
    last,
  ).close();
  expect(closed).toEqual(['waits for none', 'waits for the last']);
});
