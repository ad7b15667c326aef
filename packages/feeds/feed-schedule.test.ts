import { describe, expect, it } from 'vitest';
import { type ScheduleTexts, feedSchedule } from './feed-schedule.ts';
import { READER_NAMES, readerOf } from './readers.ts';

const none: ScheduleTexts = {
  ttl: undefined,
  hours: [],
  days: [],
  updatePeriod: undefined,
  updateFrequency: undefined,
};
const read = (texts: Partial<ScheduleTexts>) => feedSchedule({ ...none, ...texts });

describe('the schedule that a feed states', () => {
  it('is nothing where it states none, or nonsense', () => {
    expect(read({})).toBeUndefined();
    expect(read({ ttl: 'soon', hours: ['25', '-1'], days: ['Freitag'], updatePeriod: 'often' })).toBe(
      undefined,
    );
    expect(read({ ttl: '0', updateFrequency: '0' })).toBeUndefined();
  });

  it('is minutes of ttl', () => {
    expect(read({ ttl: ' 60 ' })).toEqual({ ttlMinutes: 60 });
  });

  it('is hours and days to skip, each once, in order', () => {
    expect(read({ hours: ['23', '0', '24', ' 5 ', '5'], days: ['Sunday', 'sat', 'SUNDAY'] })).toEqual({
      skipHours: [0, 5, 23],
      skipDays: [0, 6],
    });
  });

  it('skips nothing where it would skip everything', () => {
    const hours = Array.from({ length: 24 }, (_, hour) => String(hour));
    const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
    expect(read({ hours, days })).toBeUndefined();
  });

  it.each([
    ['hourly', undefined, 3_600],
    ['hourly', '4', 900],
    ['daily', '2', 43_200],
    ['Weekly', '1', 604_800],
    [undefined, '24', 3_600],
  ])('is a period of updates: %s, %s times', (updatePeriod, updateFrequency, seconds) => {
    expect(read({ updatePeriod, updateFrequency })).toEqual({ updatePeriodSeconds: seconds });
  });
});

describe.each(READER_NAMES)('the reader %s', (name) => {
  const reader = readerOf(name);

  it('reads it from RSS', async () => {
    const { feed } = await reader.read(
      `<rss version="2.0" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel><title>t</title>
      <ttl>30</ttl><skipHours><hour>1</hour><hour>2</hour></skipHours><skipDays><day>Sunday</day></skipDays>
      <sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency></channel></rss>`,
      { url: 'https://news.example/rss.xml' },
    );
    expect(feed.schedule).toEqual({
      ttlMinutes: 30,
      skipHours: [1, 2],
      skipDays: [0],
      updatePeriodSeconds: 1_800,
    });
  });

  it('reads it from RDF, and finds none where there is none', async () => {
    const rdf = await reader.read(
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
      xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel><title>t</title>
      <sy:updatePeriod>daily</sy:updatePeriod></channel><item><title>i</title></item></rdf:RDF>`,
      { url: 'https://news.example/rss.xml' },
    );
    expect(rdf.feed.schedule).toEqual({ updatePeriodSeconds: 86_400 });
    const atom = await reader.read('<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title></feed>', {
      url: 'https://news.example/atom.xml',
    });
    expect(atom.feed).not.toHaveProperty('schedule');
  });
});
