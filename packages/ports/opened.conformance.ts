import { setImmediate as nextTurn } from 'node:timers/promises';
import { it } from 'vitest';

/**
 * How a conformance suite is given an adapter. Every `open` has data of its own: empty at first, and nobody else reads
 * or writes them.
 */
export type Open<Port> = () => Promise<Opened<Port>>;

export interface Opened<Port> {
  readonly port: Port;
  /** Closes the adapter and opens it again on the same data. */
  reopen(): Promise<Port>;
  /** Opens one more on the same data, as another process would; absent where one process has them to itself. */
  another?(): Promise<Port>;
  /** Closes what is open and forgets the data. */
  close(): Promise<void>;
}

/** Real brokers take their time; a condition that comes at all comes within this. Milliseconds. */
export const SOON = { timeout: 30_000, interval: 5 } as const;
/** For one test, with several such waits. */
const TEST_MS = 90_000;

/** @param another opens one more on the same data; the same one where one process has them to itself */
export type Test<Port> = (
  port: Port,
  reopen: () => Promise<Port>,
  another: () => Promise<Port>,
) => Promise<void>;
/** States one behaviour and its proof. */
export type Spec<Port> = (behaviour: string, test: Test<Port>) => void;

/** Each test gets an adapter of its own, which is closed afterwards, however the test ends. */
export function specOn<Port>(open: Open<Port>): Spec<Port> {
  return (behaviour, test) => {
    // The title and the expectations come with the test.
    // oxlint-disable-next-line vitest/valid-title, vitest/expect-expect
    it(behaviour, { timeout: TEST_MS }, async () => {
      const opened = await open();
      try {
        const another = async (): Promise<Port> => opened.another?.() ?? opened.port;
        await test(opened.port, () => opened.reopen(), another);
      } finally {
        await opened.close();
      }
    });
  };
}

/** A promise that the test settles by hand. */
export function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { opened: promise, open: resolve };
}

/** Gives what would settle too early the time to do so. */
export async function someTurns(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await nextTurn();
}
