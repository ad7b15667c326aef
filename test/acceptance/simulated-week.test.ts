import { beforeAll, describe, expect, it } from 'vitest';
import { PER_HOST, type Week, simulateWeek } from '../support/simulated-week.ts';

describe('a week of ten thousand feeds', () => {
  let week: Week;
  beforeAll(() => {
    week = simulateWeek({ feeds: 10_000, seed: 20_251_020 });
    // Half a minute of work, but the machine may be busy with the other tests.
  }, 900_000);

  it('is long enough to tell', () => {
    expect(week.requests).toBeGreaterThan(1_000_000);
    expect(week.found).toBeGreaterThan(500_000);
  });

  it('finds items after 0.6 of the time that one interval for all takes, with as many requests', () => {
    expect(week.meanDelay / week.fixedDelay).toBeLessThanOrEqual(0.6);
  });

  it('asks no host for more than two feeds at once, nor twice in a second', () => {
    expect(week.mostAtOnce).toBe(PER_HOST);
    expect(week.crowded).toBe(0);
  });

  it('polls nothing earlier than its server or its feed allowed', () => {
    expect(week.early).toBe(0);
  });

  it('begins over half a minute and more: those that waited for their host come beside those of the scan', () => {
    expect(week.mostInASecond).toBeLessThan(10_000 / 30);
  });
});
