import type { Sentiment } from '@newswatch/domain';
import { NO_WORD, type WordBuffer, gap, gapAfter, writtenFrom } from '@newswatch/language';
import SentimentPackage from 'sentiment';
import { type KnownWords, knownWords, numberOf } from './known-words.ts';
import { azerbaijani } from './lexicons/azerbaijani.ts';
import { english } from './lexicons/english.ts';
import { kazakh } from './lexicons/kazakh.ts';
import type { Lexicon } from './lexicons/lexicon.ts';
import { russian } from './lexicons/russian.ts';
import { turkish } from './lexicons/turkish.ts';
import { REACH_BEFORE, REACH_BEHIND, shiftedWeight } from './shift.ts';

/**
 * Sentiment by lexicon: what words of good and bad news a text holds, turned around where their neighbours do so.
 *
 * - score = sum of weights / (sum of their sizes + 4): a lone word says little, many that agree say much.
 * - Between -0.25 and 0.25 a text is neutral.
 * - confidence = evidence / (evidence + 6), evidence being the sum of the sizes: none is 0, three strong words 0.6. It
 *   says how much was found, not how often the label is right.
 * - Languages: ru in all its forms; en by AFINN; kk, az and tr by beginnings of words, so a negative suffix inside
 *   a verb is not seen. Any other language is neutral with confidence 0.
 *
 * What a word weighs beside its neighbours is worked out here (`shift.ts`), for the tokenizer of the `sentiment` package keeps
 * « » and “ ” on the words; the package adds up. Its option `extras` is never used: it changes the registered language for
 * good.
 */
export interface SentimentScorer {
  /**
   * @param words of an article. Its text is scored, and spans refer to it, in UTF-16 units; or else its title, whose words
   * cannot be pointed at
   * @param language code as identified: ru en kk az tr, others have no lexicon
   */
  readonly scoreSentiment: (words: WordBuffer, language: string) => Sentiment;
}

const NEUTRAL_BAND = 0.25;
const SCORE_PRIOR = 4;
const CONFIDENCE_PRIOR = 6;
/** Evidence travels with the article, which must not outgrow what the bus takes. All of it counts for the score. */
const MOST_EVIDENCE = 200;

const builders: Readonly<Record<string, () => Lexicon>> = {
  ru: russian,
  en: english,
  kk: kazakh,
  az: azerbaijani,
  tr: turkish,
};

/** A lexicon is built when the first text of its language comes, which takes up to a hundred milliseconds. */
export function createSentiment(): SentimentScorer {
  const counter = new SentimentPackage();
  const scales = new Map<string, Scale>();
  const scaleFor = (language: string, seed: number): Scale | undefined => {
    const known = scales.get(language);
    if (known?.known.table.seed === seed) return known;
    const lexicon = Object.hasOwn(builders, language) ? builders[language]?.() : undefined;
    if (lexicon === undefined) return undefined;
    const scale = createScale(lexicon, language, seed);
    counter.registerLanguage(scale.registered, { labels: Object.fromEntries(namesOf(scale)) });
    scales.set(language, scale);
    return scale;
  };
  return {
    scoreSentiment(words, language) {
      const scale = scaleFor(language, words.seed);
      const evidence = scale === undefined ? [] : findEvidence(words, scale);
      const sum = scale === undefined || evidence.length === 0 ? 0 : sumOf(evidence, scale, counter);
      return summarize(words.text === '' ? [] : evidence, sum, sizeOf(evidence));
    },
  };
}

type Evidence = Sentiment['evidence'][number];

/** What the words of a language weigh. */
interface Scale {
  readonly known: KnownWords;
  /** The package keeps its languages for the whole process; a name of our own leaves its English alone. */
  readonly registered: string;
  /** By weight how the package knows it: its tokenizer would take a figure to pieces. */
  readonly names: ReadonlyMap<number, string>;
  /** By word of the text: the number of the known one. Used from text to text. */
  numbers: Int32Array;
}

function createScale(lexicon: Lexicon, language: string, seed: number): Scale {
  const sizes = [...new Set([...lexicon.weights.values()].map(Math.abs))].filter((size) => size > 0);
  const weights = sizes.flatMap((size) => [size, -size]);
  return {
    known: knownWords(lexicon, seed),
    registered: `newswatch-${language}`,
    names: new Map(weights.map((weight, at) => [weight, (FIRST_NAME + at).toString(36)])),
    numbers: new Int32Array(0),
  };
}

/** Is a letter to the base of 36. */
const FIRST_NAME = 10;

const namesOf = ({ names }: Scale): readonly (readonly [string, number])[] =>
  [...names].map(([weight, name]) => [name, weight]);

/** What weighs something, in order. */
function findEvidence(words: WordBuffer, scale: Scale): Evidence[] {
  const first = words.text === '' ? 0 : words.titleWords;
  const { known } = scale;
  if (scale.numbers.length < words.count) scale.numbers = new Int32Array(2 * words.count);
  const { numbers } = scale;
  for (let word = first; word < words.count; word += 1) numbers[word] = numberOf(known, words, word);
  const evidence: Evidence[] = [];
  for (let word = first; word < words.count; word += 1) {
    const number = numbers[word] ?? NO_WORD;
    if (number === NO_WORD || known.weighs[number] === 0) continue;
    const weight = shiftedWeight({ known, numbers, ...sentenceAround(words, word, first) }, word);
    if (weight !== 0) evidence.push(evidenceOf(words, word, weight));
  }
  return evidence;
}

/** The words of its sentence, from and to, that are not too far from a word to change it. */
function sentenceAround(words: WordBuffer, word: number, first: number) {
  let from = word;
  while (from > Math.max(first, word - REACH_BEFORE) && !endsSentence(words, from - 1)) from -= 1;
  let last = word;
  while (last < Math.min(words.count - 1, word + REACH_BEHIND) && !endsSentence(words, last)) last += 1;
  return { from, to: last + 1 };
}

const BLANK = 0x20;

/** Whether a sentence ends between a word and the next one. */
function endsSentence(words: WordBuffer, word: number): boolean {
  const { starts, ends, written, textStart, text, title } = words;
  const [from, to] = [ends[word] ?? 0, starts[word + 1] ?? 0];
  if (to === from + 1 && written[from] === BLANK) return false;
  if (gapAfter(words, word) !== gap.stop) return false;
  const between = text === '' ? title.slice(from, to) : text.slice(from - textStart, to - textStart);
  return /[.!?;…\n]/.test(between);
}

function evidenceOf(words: WordBuffer, word: number, weight: number): Evidence {
  const [start, end] = [words.starts[word] ?? 0, words.ends[word] ?? 0];
  return {
    start: start - words.textStart,
    end: end - words.textStart,
    text: writtenFrom(words, word, word),
    weight,
  };
}

/** The package walks backwards, and sums are to be the same whatever walks. */
function sumOf(
  evidence: readonly Evidence[],
  { names, registered }: Scale,
  counter: SentimentPackage,
): number {
  let backwards = '';
  for (const { weight } of evidence) backwards = `${names.get(weight) ?? ''} ${backwards}`;
  return counter.analyze(backwards, { language: registered }).score;
}

const sizeOf = (evidence: readonly Evidence[]): number =>
  evidence.reduce((total, { weight }) => total + Math.abs(weight), 0);

function summarize(evidence: readonly Evidence[], sum: number, size: number): Sentiment {
  const score = round(sum / (size + SCORE_PRIOR));
  return {
    score,
    label: labelOf(score),
    confidence: round(size / (size + CONFIDENCE_PRIOR)),
    evidence: evidence.slice(0, MOST_EVIDENCE),
  };
}

const labelOf = (score: number): Sentiment['label'] =>
  Math.abs(score) < NEUTRAL_BAND ? 'neutral' : score > 0 ? 'positive' : 'negative';

const round = (value: number): number => Math.round(value * 1_000) / 1_000;
