import type { Language } from '@newswatch/domain';
import { FIRST_LETTER, unitAt } from './fold.ts';
import { functionWords } from './function-words.ts';
import { type Token, tokenize } from './tokens.ts';

/**
 * Which of ru uk kk az tr uz en ka a text is in: the script first, then letters that only some languages have, then
 * function words. `und` with a reason when none of these decides.
 *
 * The declared language of a feed or item is taken when the text itself does not decide.
 *
 * @param tokens the words of the text, where they have been read already
 */
export function identifyLanguage(text: string, declared?: string, tokens?: readonly Token[]): Language {
  const sample = text.slice(0, SAMPLE);
  const found = decide(sample, tokens ?? tokenize(sample));
  if (found.code !== 'und') return found;
  const code = declared?.toLowerCase().split('-')[0];
  if (code !== undefined && known.includes(code) && fitsScript(sample, code)) {
    return { code, confidence: 0.5, reason: 'declared by the feed; the text itself does not decide' };
  }
  return found;
}

const SAMPLE = 4_000;
const known = ['ru', 'uk', 'kk', 'az', 'tr', 'uz', 'en', 'ka'];
const CYRILLIC = ['ru', 'uk', 'kk'];

function fitsScript(text: string, code: string): boolean {
  const script = dominantScript(text);
  if (script === undefined) return true;
  if (code === 'ka') return script === 'georgian';
  return CYRILLIC.includes(code) ? script === 'cyrillic' : script === 'latin';
}

function decide(text: string, tokens: readonly Token[]): Language {
  const script = dominantScript(text);
  if (script === undefined) return unsure('no letters of a known script');
  if (script === 'georgian') return { code: 'ka', confidence: 0.99 };
  const scores = script === 'cyrillic' ? cyrillicScores(text, tokens) : latinScores(text, tokens);
  const [first, second] = [...scores].toSorted((one, other) => other[1] - one[1]);
  if (first === undefined || first[1] < 1)
    return unsure('no word or letter that tells one language from another');
  const lead = (first[1] - (second?.[1] ?? 0)) / first[1];
  if (lead < 0.15) return unsure(`${first[0]} and ${second?.[0] ?? '?'} are equally likely`);
  return { code: first[0], confidence: Math.min(0.99, 0.6 + 0.4 * lead) };
}

const unsure = (reason: string): Language => ({ code: 'und', confidence: 0, reason });

type Script = 'cyrillic' | 'latin' | 'georgian';

/** First and last code of the letters of each script. */
const ranges: readonly (readonly [script: Script, first: number, last: number])[] = [
  ['cyrillic', 0x400, 0x52f],
  ['latin', 0x41, 0x5a],
  ['latin', 0x61, 0x7a],
  ['latin', 0xc0, 0x24f],
  ['latin', 0x259, 0x259],
  ['georgian', 0x10a0, 0x10ff],
];
const LAST_DIGIT = 0x39;

function dominantScript(text: string): Script | undefined {
  const counts = { cyrillic: 0, latin: 0, georgian: 0 };
  let letters = 0;
  for (let at = 0; at < text.length; at += 1) {
    const found = unitAt(text, at);
    if (found < FIRST_LETTER || found <= LAST_DIGIT) continue;
    letters += 1;
    const code = text.charCodeAt(at);
    const range = ranges.find(([, first, last]) => code >= first && code <= last);
    if (range !== undefined) counts[range[0]] += 1;
  }
  const most = Math.max(counts.cyrillic, counts.latin, counts.georgian);
  if (most < 2 || most < letters / 2) return undefined;
  if (most === counts.georgian) return 'georgian';
  return most === counts.cyrillic ? 'cyrillic' : 'latin';
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

type Scores = ReadonlyMap<string, number>;

/** ы э ъ ё are Russian or Kazakh, ї є ґ Ukrainian, ә ғ қ ң ө ұ ү һ Kazakh, і Kazakh or Ukrainian. */
function cyrillicScores(text: string, tokens: readonly Token[]): Scores {
  const lower = text.toLowerCase();
  const kazakh = count(lower, /[әғқңөұүһ]/g);
  const dotted = count(lower, /і/g);
  const ukrainian = count(lower, /[їєґ]/g);
  const russian = count(lower, /[ыэъё]/g);
  const words = wordScores(tokens, CYRILLIC);
  // «Қазақстан темір жолы» in a Russian sentence: names. Of Kazakh words half have such a letter.
  const spelt = tokens.filter(({ folded }) => /[әғқңөұүһі]/.test(folded)).length;
  const named = kazakh > 0 && words('kk') === 0 && spelt < 0.4 * tokens.length;
  return new Map([
    ['ru', words('ru') + (kazakh + dotted + ukrainian === 0 ? 1 + russian : 0)],
    ['uk', words('uk') + 2 * ukrainian + (russian + kazakh === 0 ? dotted : 0)],
    ['kk', named ? 0 : words('kk') + 1.5 * kazakh + (russian > 0 && ukrainian === 0 ? dotted : 0)],
  ]);
}

/** ə and verbs in -ıb are Azerbaijani, w English, oʻ and gʻ Uzbek, q and x not Turkish, ı ğ ş ö ü ç Turkish or Azerbaijani. */
function latinScores(text: string, tokens: readonly Token[]): Scores {
  const lower = text
    .replaceAll('İ', 'i')
    .toLowerCase()
    .replace(/[’‘ʼʻ`]/g, "'");
  const shared = count(lower, /[ığşöüç]/g);
  const schwa = count(lower, /ə/g);
  const uzbek =
    count(lower, /[og]'[a-z]/g) + 0.7 * count(lower, /(lar|ning|dan|lik|gan|dagi|lari)(?![a-z])/g);
  const english = count(lower, /(^|[^a-z])th|(ing|tion|ed|ly)(?![a-z])/g);
  const participles = count(lower, /[a-zçğışöüə]{2}[ıiuü]b(?![a-zçğışöüə])/g);
  const words = wordScores(tokens, ['az', 'tr', 'uz', 'en']);
  const foreign = shared + schwa;
  return new Map([
    [
      'az',
      2 * words('az') +
        3 * schwa +
        0.8 * shared +
        2.5 * participles +
        0.6 * count(lower, /[qx]/g) -
        count(lower, /w/g),
    ],
    ['tr', 2 * words('tr') + shared - 2 * schwa - 0.7 * count(lower, /[qx]/g) - count(lower, /w/g)],
    ['uz', 2.5 * words('uz') + uzbek + 0.5 * count(lower, /q/g) - 1.5 * foreign],
    [
      'en',
      2 * words('en') +
        0.4 * english +
        0.5 * count(lower, /w/g) -
        1.5 * foreign -
        2 * count(lower, /[og]'[a-z]/g),
    ],
  ]);
}

function wordScores(tokens: readonly Token[], codes: readonly string[]): (code: string) => number {
  const counts = new Map<string, number>();
  for (const { folded } of tokens) {
    for (const code of codes) {
      if (functionWords[code]?.has(folded) === true) counts.set(code, (counts.get(code) ?? 0) + 1);
    }
  }
  return (code) => counts.get(code) ?? 0;
}
