import type { Closeable } from '@newswatch/ports';

/** What a service started, as one: all parts are closed at once, and each is waited for. */
export function together(...parts: readonly Closeable[]): Closeable {
  return {
    async close() {
      await Promise.all(parts.map((part) => part.close()));
    },
  };
}
