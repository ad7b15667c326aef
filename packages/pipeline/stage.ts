import type { Event, EventOf, EventType } from '@newswatch/domain';

/**
 * A stage turns a batch of facts into the next facts. It publishes nothing: it returns, and the runner publishes the
 * events, then calls `settle`, then acknowledges. So a stage is tested without a broker, and a crash at any point
 * repeats the batch instead of losing it.
 *
 * - No events for an input means that it was filtered; say why in `filtered`.
 * - Throwing a failure with retry `soon` is an outage: the runner waits and hands the same batch over again.
 * - Throwing anything else makes the runner try the events one by one and dead-letter those that throw alone.
 */
export interface Stage<T extends EventType> {
  readonly name: StageName;
  readonly takes: readonly T[];
  handle(events: readonly EventOf<T>[], context: StageContext): Promise<StageResult>;
  /**
   * May begin work that changes nothing on what will come next, while a batch is in hand. Nothing else may follow from it:
   * it is called for some events and not for others, and what it was called for may never be handled.
   */
  prepare?(events: readonly EventOf<T>[]): void;
}

export type StageName = 'normalize' | 'enrich' | 'alert' | 'notify' | 'archive';

export interface StageContext {
  readonly signal: AbortSignal;
  /** Call between pieces of long work. */
  heartbeat(): Promise<void>;
}

export interface StageResult {
  readonly events: readonly Event[];
  /** Why inputs led to nothing, and how many each. */
  readonly filtered?: Readonly<Record<string, number>>;
  /** Called once the events are durable, before the batch is acknowledged. Must be harmless to repeat. */
  settle?(): Promise<void>;
  /**
   * Called before `settle` when the bus refused some of the events for good (they are dead-lettered): gives back what was
   * claimed for them.
   */
  abandon?(refused: readonly Event[]): Promise<void>;
}
