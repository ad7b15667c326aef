import type { WordQuery } from '@newswatch/domain';
import { tokenize } from '@newswatch/language';
import { describe, expect, it } from 'vitest';
import { parseQuery } from './parse.ts';
import { createWatchIndex } from './watch-index.ts';
import { wordsAskedFor } from './words-asked-for.ts';

const asked = (query: string): WordQuery | undefined => wordsAskedFor(parseQuery(query));

/** What an index of words answers. */
function holds(words: WordQuery | undefined, text: string): boolean {
  if (words === undefined) return true;
  if (words.kind !== 'word') {
    const [first, ...rest] = words.of.map((each) => holds(each, text));
    const isEnough = words.kind === 'any';
    return rest.includes(isEnough) ? isEnough : first === true;
  }
  const found = new Set(tokenize(text).map(({ folded }) => folded));
  return (
    words.forms.some((form) => found.has(form)) ||
    [...found].some((word) => words.beginnings.some((beginning) => word.startsWith(beginning)))
  );
}

function matches(query: string, text: string): boolean {
  const index = createWatchIndex();
  index.put({ id: 'one', query });
  return index.match({ text, language: 'und' }).length > 0;
}

describe('the words that a query asks for', () => {
  const texts = [
    'Развитие Среднего коридора обсудили в порту Актау.',
    'Коридор длинный. Средний — другой.',
    'Orta dəhlizin inkişafı',
    'Middle Corridor’s ports',
    'логистика и логистам',
    'Қазақстан порттарында жүк',
    'Trend пишет о казахстанско-азербайджанских связях',
    'trend',
  ];
  const queries = [
    'Средний коридор',
    'Middle Corridor | Orta dəhliz',
    'порт AND (Актау OR Курык) NOT футбол',
    '"порт Актау"~5',
    '="Trend"',
    'логист*',
    'title:"порт" | порт',
    'казахстанско-азербайджанские',
    'Қазақстан порты',
  ];

  it('are in every text that it matches', () => {
    const pairs = queries.flatMap((query) => texts.map((text) => ({ query, text })));
    const matched = pairs.filter(({ query, text }) => matches(query, text));
    expect(matched.length).toBeGreaterThanOrEqual(8);
    expect(matched.filter(({ query, text }) => !holds(asked(query), text))).toEqual([]);
  });

  it('are in few others', () => {
    const found = queries.map((query) => texts.filter((text) => holds(asked(query), text)).length);
    expect(Math.max(...found)).toBeLessThan(4);
  });

  it('are those of all its parts, but for what must not be there', () => {
    expect(asked('порт AND Актау NOT футбол')).toMatchObject({ kind: 'all', of: [{}, {}] });
    expect(asked('порт OR Актау')).toMatchObject({ kind: 'any', of: [{}, {}] });
    expect(asked('="Trend"')).toEqual({ kind: 'word', forms: ['trend'], beginnings: [] });
    expect(asked('логист*')).toMatchObject({ kind: 'word', beginnings: ['логист'] });
  });

  it('say nothing where a filter alone may match', () => {
    expect(asked('source:trend.az')).toBeUndefined();
    expect(asked('порт OR source:trend.az')).toBeUndefined();
    expect(asked('порт lang:ru')).toMatchObject({ kind: 'word' });
  });
});
