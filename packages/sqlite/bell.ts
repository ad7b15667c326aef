/**
 * Wakes one loop when there is news. Look first, then wait, with no await between: then no ring is missed.
 */
export interface Bell {
  ring(): void;
  /** Resolves at the next ring, at the latest after so many milliseconds. */
  wait(milliseconds: number): Promise<void>;
}

export function createBell(): Bell {
  let wake: () => void = () => undefined;
  return {
    ring: () => {
      wake();
    },
    wait: (milliseconds) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      }),
  };
}
