import { phraseWords } from '@newswatch/language';
import { type Lexeme, refuse } from './lexer.ts';
import type { Term } from './query.ts';

const MAX_WORDS = 32;
const MIN_PREFIX = 3;

export type BareWord = Extract<Lexeme, { kind: 'word' }>;
type Quotation = Extract<Lexeme, { kind: 'quoted' | 'exact' }>;

/**
 * Words in a row as one phrase.
 *
 * @param ending nothing follows them that an operator could join
 * @throws NewswatchError `watch-does-not-parse`
 */
export function wordsTerm(words: readonly BareWord[], titleOnly: boolean, ending = false): Term {
  refuseForeignSigns(ending && endsInName(words) ? words.slice(0, -1) : words);
  for (const { text, position } of words) refuseStars(text, position);
  const typed = words.map(({ text }) => text).join(' ');
  const position = words[0]?.position ?? 1;
  const to = words.at(-1)?.end ?? position;
  return term({ kind: 'phrase', typed, distance: 0, titleOnly, position, from: position - 1, to });
}

/** @throws NewswatchError `watch-does-not-parse` */
export function quotedTerm(lexeme: Quotation, titleOnly: boolean): Term {
  const { text: typed, position, end: to } = lexeme;
  const shared = { typed, titleOnly, position, from: position - 1, to };
  if (lexeme.kind === 'exact') return term({ ...shared, kind: 'exact', distance: 0 });
  refuseStars(typed, position + 1);
  const { distance } = lexeme;
  return term({ ...shared, kind: distance === undefined ? 'phrase' : 'near', distance: distance ?? 0 });
}

function term(given: Omit<Term, 'words'>): Term {
  const { kind, typed, position } = given;
  const words = phraseWords(typed).map((word) => (kind === 'exact' ? { ...word, prefix: false } : word));
  if (words.length === 0) throw refuse(position, 'it holds no letter or digit to look for');
  if (words.length > MAX_WORDS) throw refuse(position, `a phrase has at most ${MAX_WORDS} words`);
  if (kind === 'near' && words.length < 2) throw refuse(position, '"…"~5 needs at least two words');
  return { ...given, words };
}

/** @param position of the first unit of the text */
function refuseStars(text: string, position: number): void {
  if (!text.includes('*')) return;
  const astray = /(?<=^|[\s-])\*|(?<=\*)[\p{L}\p{N}*]/u.exec(text);
  if (astray !== null) throw refuse(position + astray.index, 'a star may only stand at the end of a word');
  for (const { index, 0: found } of text.matchAll(/[\p{L}\p{M}\p{N}]+\*/gu))
    if (found.length <= MIN_PREFIX) {
      const says = `${found} is too short; a prefix has at least ${MIN_PREFIX} letters`;
      throw refuse(position + index, says);
    }
}

/**
 * Signs of other query languages, which as part of a phrase would quietly find something else, or nothing. Words in
 * capitals are taken for operators only where not all is in capitals.
 */
function refuseForeignSigns(words: readonly BareWord[]): void {
  const isShouted = words.every(({ text }) => text === text.toUpperCase());
  for (const [at, { text, position }] of words.entries()) {
    if (!isShouted) refuseWord(text, position);
    if (!SIGN.test(text)) continue;
    for (const { sign, write } of signs) if (sign.test(text)) throw refuse(position, write);
    const isInside = at > 0 && /^[,;]/.test(text);
    if (isInside || (at < words.length - 1 && /[,;]$/.test(text)) || /\p{L}[,;]\p{L}/u.test(text))
      throw refuse(position, COMMA);
  }
}

/** «Ван И»: behind one syllable with a capital, the last word is a name, not the operator of another language. */
const endsInName = (words: readonly BareWord[]): boolean =>
  words.at(-1)?.text === 'И' && SYLLABLE.test(words.at(-2)?.text ?? '');

const SYLLABLE = /^[А-Я][^аеиоуыэюя]*[аеиоуыэюя]?[^аеиоуыэюя]*$/;

function refuseWord(text: string, position: number): void {
  const operator = operatorOf.get(text);
  if (operator !== undefined) throw refuse(position, `write ${operator} instead of ${text}`);
}

const operators = { AND: 'И І VE VƏ ЖӘНЕ', OR: 'ИЛИ АБО VEYA НЕМЕСЕ YOKI', NOT: 'НЕ', '"…"~5': 'NEAR' };
const operatorOf: ReadonlyMap<string, string> = new Map(
  Object.entries(operators).flatMap(([operator, others]) =>
    others.split(' ').map((other) => [other, operator] as const),
  ),
);
const COMMA =
  'a comma parts no alternatives: write | between them, or quotation marks around a phrase that has a comma';

/** What is in any of `signs`, and commas: most words have none of it. */
const SIGN = /^[-!]|[&+=~/^?:,;]/;

const signs: readonly { readonly sign: RegExp; readonly write: string }[] = [
  { sign: /^[-!]\S/u, write: 'to leave a word out, write NOT before it' },
  { sign: /^&&$/, write: 'write AND instead of &&' },
  { sign: /^\+\p{L}/u, write: 'write AND between words that must all be there' },
  { sign: /^=\p{L}/u, write: 'an exact form stands in quotation marks: ="…"' },
  { sign: /~\d*$/u, write: 'a distance follows a quotation at once: "…"~5' },
  { sign: /^NEAR\/\d+$/i, write: 'write "…"~5 for words that stand near each other' },
  { sign: /\p{L}\^\d/u, write: 'no word weighs more than another; leave out ^ and the number' },
  { sign: /\p{L}\?\p{L}/u, write: 'a star at the end of a word is the only wildcard' },
  {
    sign: /^\/.+\/$/u,
    write: 'there are no regular expressions; a star at the end of a word makes it a prefix',
  },
  {
    sign: /^\p{Script=Cyrillic}+:\S/u,
    write: 'filters have English names: title, lang, source, topic, country, sentiment, story',
  },
];
