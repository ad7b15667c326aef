import type { Message, WireEvent } from '@newswatch/domain';

/**
 * What was appended last, as it was published. Most readers follow closely, and need neither the file nor what was
 * written into it parsed again.
 */
export interface RecentMessages {
  /** After they are committed. @param first the position of the first; the others follow it */
  keep(first: number, messages: readonly WireEvent[]): void;
  /** What follows a position without a gap, up to `limit`; none where the next one is not kept. */
  after(position: number, limit: number): readonly Message[];
}

/** Of values, for each stream: some 900 articles. The older half goes when there is more. */
const MOST_BYTES = 8_000_000;

/** Of one stream. */
export function createRecentMessages(): RecentMessages {
  let kept: Message[] = [];
  let bytes = 0;
  const next = (): number => (kept.at(-1)?.position ?? Number.NaN) + 1;
  const forget = (): void => {
    while (bytes > MOST_BYTES && kept.length > 0) {
      const gone = kept.splice(0, Math.ceil(kept.length / 2));
      bytes -= sizeOf(gone);
    }
  };
  return {
    keep(first, messages) {
      // Somebody else appended between: what is kept ends before it.
      if (first !== next()) [kept, bytes] = [[], 0];
      for (const [at, message] of messages.entries())
        kept.push({ ...message, lane: message.stream, position: first + at });
      bytes += sizeOf(messages);
      forget();
    },
    after(position, limit) {
      const from = position + 1 - (kept[0]?.position ?? Infinity);
      return from < 0 ? [] : kept.slice(from, from + limit);
    },
  };
}

const sizeOf = (messages: readonly WireEvent[]): number =>
  messages.reduce((sum, { value }) => sum + value.byteLength, 0);
