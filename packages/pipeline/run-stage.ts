import {
  type Clock,
  type Event,
  type EventOf,
  type EventType,
  type Message,
  type NewswatchError,
  asFailure,
  decodeEvent,
  failure,
  given,
  instant,
} from '@newswatch/domain';
import type { Batch, Closeable, EventBus, HandNote, HandNotes, Subscription } from '@newswatch/ports';
import type { Observer } from './observer.ts';
import { publishAll } from './publish.ts';
import type { Stage } from './stage.ts';
import { DEADLY, type Suspects, deathsOf, trackSuspects } from './suspects.ts';

export interface StageOptions<T extends EventType> {
  readonly stage: Stage<T>;
  readonly bus: EventBus;
  readonly handNotes: HandNotes;
  readonly clock: Clock;
  readonly observer: Observer;
  /** The most events that the stage is handed at once. */
  readonly batchSize?: number;
}

/**
 * Runs a stage: decode → handle → publish → settle → acknowledge.
 *
 * Guarantee: at least once. A batch is acknowledged only after what it led to is durable; a death in between repeats it.
 *
 * - Outage (a failure with retry `soon`, from the stage or from a port): the batch is left as it is and handed over again.
 * - Poison (anything else): the events are tried one by one, and those that fail alone are dead-lettered.
 * - A message that was in hand at three deaths of the process is dead-lettered untried (suspects.ts).
 */
export async function runStage<T extends EventType>(options: StageOptions<T>): Promise<Closeable> {
  const group = groupOf(options.stage.name);
  const runner: Runner<T> = { ...options, suspects: trackSuspects(options.handNotes, group) };
  return options.bus.subscribe({
    group,
    types: options.stage.takes,
    from: 'start',
    batchSize: options.batchSize ?? 200,
    handleBatch: (batch) => handleBatch(runner, batch),
    ...given({ lookAhead: lookAhead(options.stage) }),
  });
}

/** What cannot be decoded is met when it is handled. */
function lookAhead<T extends EventType>(stage: Stage<T>): Subscription['lookAhead'] {
  if (stage.prepare === undefined) return undefined;
  return (messages) =>
    stage.prepare?.(
      messages.flatMap((message) => {
        const decoded = decode(stage, message);
        return 'event' in decoded ? [decoded.event] : [];
      }),
    );
}

/** The consumer group of a stage. */
export const groupOf = (stage: string): string => `newswatch-${stage}`;

interface Runner<T extends EventType> extends StageOptions<T> {
  readonly suspects: Suspects;
}

async function handleBatch<T extends EventType>(runner: Runner<T>, batch: Batch): Promise<void> {
  try {
    const note = await runner.suspects.recall(batch.messages);
    if (note === undefined)
      await runner.suspects.hold(batch.messages, 1, () => processMessages(runner, batch, batch.messages));
    else await handleWarily(runner, batch, note);
  } catch (thrown) {
    const error = asFailure(thrown);
    runner.observer.observe({
      kind: 'paused',
      stage: runner.stage.name,
      error,
      retryAfterMs: error.retryAfterMs ?? 1_000,
    });
    throw error;
  }
}

/**
 * One by one, after a death had this lane in hand. Each is acknowledged by itself, so that the next death finds the
 * lane where this one stopped: handling anew what lies before would overwrite the note on the culprit.
 */
async function handleWarily<T extends EventType>(
  runner: Runner<T>,
  batch: Batch,
  note: HandNote,
): Promise<void> {
  for (const message of batch.messages) {
    const deaths = deathsOf(note, message);
    if (deaths >= DEADLY) await deadLetter(runner, message, failure('item-kills', { deaths }));
    else
      await runner.suspects.holdAlone(message, deaths + 1, () => processMessages(runner, batch, [message]));
    await batch.acknowledge(message);
    await batch.heartbeat();
  }
}

async function processMessages<T extends EventType>(
  runner: Runner<T>,
  batch: Batch,
  messages: readonly Message[],
): Promise<void> {
  const decoded: { message: Message; event: EventOf<T> }[] = [];
  for (const message of messages) {
    const event = decode(runner.stage, message);
    if ('error' in event) await deadLetter(runner, message, event.error);
    else decoded.push({ message, event: event.event });
  }
  if (decoded.length === 0) return;
  const error = await attempt(
    runner,
    batch,
    decoded.map(({ event }) => event),
  );
  if (error === undefined) return;
  const [only] = decoded;
  if (only !== undefined && decoded.length === 1) return deadLetter(runner, only.message, error);
  for (const { message } of decoded) {
    await processMessages(runner, batch, [message]);
    await batch.heartbeat();
  }
}

/** A type that we know, but not here, is as little the stage's as one that nobody knows. */
function decode<T extends EventType>(
  { takes }: Stage<T>,
  message: Message,
): { event: EventOf<T> } | { error: NewswatchError } {
  try {
    const event = decodeEvent(message);
    if (isTaken(event, takes)) return { event };
    const problem = `it is not for ${message.stream}`;
    return { error: failure('event-invalid', { type: event.type, problem, at: 'ce_type' }) };
  } catch (thrown) {
    return { error: asFailure(thrown) };
  }
}

const isTaken = <T extends EventType>(event: Event, takes: readonly T[]): event is Event & EventOf<T> =>
  takes.some((type) => type === event.type);

/** Handle, publish, settle. @returns why the events cannot be processed; @throws an outage */
async function attempt<T extends EventType>(
  runner: Runner<T>,
  batch: Batch,
  events: readonly EventOf<T>[],
): Promise<NewswatchError | undefined> {
  const { stage, clock, observer } = runner;
  const started = clock();
  try {
    const result = await stage.handle(events, batch);
    const refused = await publishAll({ ...runner, stage: stage.name }, result.events);
    if (refused.length > 0) await result.abandon?.(refused);
    await result.settle?.();
    observer.observe({
      kind: 'batch-handled',
      stage: stage.name,
      taken: events.length,
      emitted: result.events.length,
      filtered: result.filtered ?? {},
      seconds: (clock() - started) / 1_000,
    });
    return undefined;
  } catch (thrown) {
    const error = asFailure(thrown);
    if (error.retry === 'soon') throw error;
    return error;
  }
}

async function deadLetter<T extends EventType>(
  runner: Runner<T>,
  message: Message,
  error: NewswatchError,
): Promise<void> {
  const { bus, stage, clock, observer } = runner;
  await bus.deadLetter(message, {
    stage: stage.name,
    code: error.code,
    message: error.message,
    failedAt: instant(clock()),
  });
  observer.observe({ kind: 'dead-lettered', stage: stage.name, stream: message.stream, error });
}
