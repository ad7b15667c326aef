import { MINUTE } from '@newswatch/domain';
import { type Week, simulateWeek } from '../support/simulated-week.ts';
import { type Figure, cpuSeconds, round } from './figure.ts';

const FEEDS = 10_000;

/**
 * A simulated week of 10,000 feeds: how long items wait for the poll that brings them, beside one interval for all feeds
 * that makes as many requests, and whether anybody was asked more than allowed.
 */
export async function* schedule(): AsyncGenerator<Figure> {
  let week: Week | undefined;
  const seconds = cpuSeconds(() => {
    week = simulateWeek({ feeds: FEEDS, seed: 1 });
  });
  if (week === undefined) return;
  const beside = round(week.fixedDelay / MINUTE);
  yield {
    ...figure('mean wait of an item', week.meanDelay / MINUTE, 'min'),
    beside: { name: 'one interval for all', value: beside },
    ratio: round(week.fixedDelay / week.meanDelay),
  };
  yield figure('requests', week.requests, 'requests');
  yield figure('items found', week.found, 'items');
  yield figure('polls earlier than allowed', week.early, 'polls');
  yield figure('polls of a host within a second', week.crowded, 'polls');
  yield figure('feeds of a host polled at once', week.mostAtOnce, 'feeds');
  yield figure('polls begun in the busiest second', week.mostInASecond, 'polls');
  yield figure('CPU per poll', (seconds * 1e6) / week.requests, 'µs');
}

const figure = (name: string, value: number, unit: string): Figure => ({
  bench: 'schedule',
  name,
  value: round(value),
  unit,
});
