import { type PhraseReading, continues, phraseForms, tokenize } from '@newswatch/language';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MatchDocument, type QueryNode, type Term, createWatchIndex, parseQuery } from './index.ts';

const vocabulary = [
  'новый порт',
  'порт',
  'груз',
  'морской путь',
  'Тимур Садыков',
  'Orta Koridor',
  'port-city',
  'дәліз',
];
const written = ['новые', 'нового', 'порту', 'порта', 'грузы', 'грузов', 'морским', 'путем', 'и', 'Тимура', 'Садыкова',
  "Koridor'un", 'Orta', 'koridorda', 'port', 'cities', 'портовый', 'дәліздің', 'дәліз']; // prettier-ignore

const term = fc.oneof(
  fc.constantFrom(...vocabulary),
  fc.constantFrom(
    '"порт груз"~2',
    '"груз морской путь"~4',
    '"порт порт"~3',
    '="порту"',
    'пор*',
    'title:груз',
    'нов* порт',
  ),
  fc.constantFrom('source:a.example', 'country:KZ'),
);
const query = fc.letrec<{ query: string }>((tie) => ({
  query: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    term.map((text) => (/["=:*]/.test(text) ? text : `"${text}"`)),
    fc.tuple(tie('query'), tie('query')).map(([one, other]) => `(${one} OR ${other})`),
    fc.tuple(tie('query'), tie('query')).map(([one, other]) => `(${one} AND ${other})`),
    fc.tuple(tie('query'), tie('query')).map(([one, other]) => `(${one} NOT ${other})`),
  ),
})).query;
const text = fc
  .array(fc.tuple(fc.constantFrom(...written), fc.constantFrom(' ', ' ', ' ', '-', ', ', '\u00a0', '\n')), {
    minLength: 15,
    maxLength: 60,
  })
  .map((words) => words.flat().join(''));
const document: fc.Arbitrary<MatchDocument> = fc.record(
  {
    text,
    title: text,
    language: fc.constantFrom('ru', 'tr', 'kk', 'und'),
    source: fc.constantFrom('a.example', 'b.example'),
    countries: fc.constantFrom(['KZ'], ['AZ']),
  },
  { requiredKeys: ['text'] },
);

/** Direct evaluation of the tree: every place of every text is tried. Shares nothing with the index but the forms. */
function naive(node: QueryNode, given: MatchDocument): boolean {
  switch (node.kind) {
    case 'and':
      return node.nodes.every((each) => naive(each, given));
    case 'or':
      return node.nodes.some((each) => naive(each, given));
    case 'not':
      return !naive(node.node, given);
    case 'filter':
      return node.name === 'source' ? given.source === node.value : (given.countries ?? []).includes('KZ');
    case 'phrase':
    case 'near':
    case 'exact':
      return [given.title ?? '', node.titleOnly ? '' : given.text].some((field) =>
        holdsIn(node, field, given),
      );
  }
}

function holdsIn(node: Term, field: string, { language = 'und' }: MatchDocument): boolean {
  const tokens = tokenize(field);
  if (node.kind === 'exact') return tokens.some(({ start, end }) => field.slice(start, end) === node.typed);
  const counts = ({ language: of, identifiedOnly }: PhraseReading) =>
    of === undefined || of === language || (language === 'und' && !identifiedOnly);
  const word = (reading: PhraseReading, at: number, folded: string): number => {
    const forms = reading.words[at];
    if (forms === undefined) return 0;
    const open = forms.stems.some((stem) => continues(stem, folded));
    return (
      forms.forms.get(folded) ??
      (open || (forms.prefix !== undefined && folded.startsWith(forms.prefix)) ? -1 : 0)
    );
  };
  if (node.kind === 'phrase') {
    return phraseForms(node.words).filter(counts).some((reading) =>
      tokens.some((_, first) =>
        reading.words.reduce((mask, __, at) => {
          const token = tokens[first + at];
          const allowed = at === reading.words.length - 1 || ((reading.gaps[at] ?? 0) & (token?.gap ?? 0)) !== 0;
          return token === undefined || !allowed ? 0 : mask & word(reading, at, token.folded);
        }, reading.mask) !== 0),
    ); // prettier-ignore
  }
  const fits = node.words.map((each) => {
    const readings = phraseForms([each]).filter(counts);
    return tokens.map(({ folded }) =>
      readings.some((reading) => (word(reading, 0, folded) & reading.mask) !== 0),
    );
  });
  const place = (at: number, used: readonly number[]): boolean => {
    if (at === fits.length) return Math.max(...used) - Math.min(...used) + 1 - used.length <= node.distance;
    return tokens.some(
      (_, token) => fits[at]?.[token] === true && !used.includes(token) && place(at + 1, [...used, token]),
    );
  };
  return place(0, []);
}

const parses = (source: string): boolean => {
  try {
    return parseQuery(source) !== undefined;
  } catch {
    return false;
  }
};

describe('the index, on random watches and texts', () => {
  const queries = fc.array(query.filter(parses), { minLength: 1, maxLength: 6 });

  it('answers as a naive evaluation does', () => {
    fc.assert(
      fc.property(queries, document, (sources, given) => {
        const index = createWatchIndex();
        for (const [at, source] of sources.entries()) index.put({ id: String(at), query: source });
        const expected = sources.flatMap((source, at) =>
          naive(parseQuery(source).root, given) ? [String(at)] : [],
        );
        expect(index.match(given).map(({ watch }) => watch)).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  it('is asked what at least 30 % of the time matches', () => {
    // One sample for all times: a share that is drawn anew each time would now and then miss by chance.
    const sample = fc.sample(fc.tuple(queries, document), { numRuns: 300, seed: 20_251_020 });
    const answers = sample.flatMap(([sources, given]) =>
      sources.map((source) => naive(parseQuery(source).root, given)),
    );
    expect(answers.filter(Boolean).length / answers.length).toBeGreaterThan(0.3);
  });

  it('gives spans whose slice is the form', () => {
    fc.assert(
      fc.property(query.filter(parses), document, (source, given) => {
        const index = createWatchIndex();
        index.put({ id: 'w', query: source });
        for (const { matches } of index.match(given)) {
          expect(matches.length).toBeGreaterThan(0);
          for (const { in: field, start, end, form } of matches) {
            expect((field === 'title' ? given.title : given.text)?.slice(start, end)).toBe(form);
          }
        }
      }),
    );
  });

  it('answers alike however it came to its watches', () => {
    fc.assert(
      fc.property(
        fc.array(query.filter(parses), { minLength: 2, maxLength: 6 }),
        document,
        (queries, given) => {
          const [plain, changed] = [createWatchIndex(), createWatchIndex()];
          for (const [at, source] of queries.entries()) {
            plain.put({ id: String(at), query: source });
            changed.put({ id: String(at), query: queries[(at + 1) % queries.length] ?? source });
            changed.put({ id: 'gone', query: source });
            changed.match(given);
          }
          for (const [at, source] of queries.entries()) changed.put({ id: String(at), query: source });
          changed.remove('gone');
          expect(changed.match(given)).toEqual(plain.match(given));
          expect(changed.size).toBe(plain.size);
        },
      ),
    );
  });
});

describe('matching time', () => {
  const queries = [
    'порт',
    'порт порт порт',
    '"порт порт порт"~100',
    '"порт порт груз"~100',
    'порт порт груз',
    'пор*',
  ];
  const cost = (words: number, source: string) => {
    const index = createWatchIndex();
    index.put({ id: 'w', query: source });
    const given = { text: `${'порту '.repeat(words)}груз` };
    index.match(given);
    const started = process.cpuUsage().user;
    index.match(given);
    return process.cpuUsage().user - started;
  };

  it.each(queries)('grows no faster than the text for %s over one word 100,000 times', (source) => {
    const small = Math.max(cost(10_000, source), 4_000);
    expect(cost(100_000, source)).toBeLessThan(50 * small);
  });
});
