import type { Sentiment } from '@newswatch/domain';
import { type Token, gap, tokenize } from '@newswatch/language';
import SentimentPackage from 'sentiment';
import { azerbaijani } from './lexicons/azerbaijani.ts';
import { english } from './lexicons/english.ts';
import { kazakh } from './lexicons/kazakh.ts';
import { type Lexicon, SHORTEST_STEM, placeOf } from './lexicons/lexicon.ts';
import { russian } from './lexicons/russian.ts';
import { turkish } from './lexicons/turkish.ts';
import { REACH_BEFORE, REACH_BEHIND, SENTENCE_END, shiftedWeight } from './shift.ts';

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
 * The words are counted by the `sentiment` package, with our own tokens: its tokenizer keeps « » and “ ” on the words.
 * Its option `extras` is never used: it changes the registered language for good.
 */
export interface SentimentScorer {
  /**
   * @param text plain text; spans refer to it, in UTF-16 units
   * @param language code as identified: ru en kk az tr, others have no lexicon
   * @param tokens the words of the text, where they have been read already
   */
  readonly scoreSentiment: (text: string, language: string, tokens?: readonly Token[]) => Sentiment;
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
  const lexicons = new Map<string, Lexicon | undefined>();
  const lexiconOf = (language: string): Lexicon | undefined => {
    if (lexicons.has(language)) return lexicons.get(language);
    const built = Object.hasOwn(builders, language) ? builders[language]?.() : undefined;
    if (built !== undefined) register(counter, language, built);
    lexicons.set(language, built);
    return built;
  };
  return {
    scoreSentiment(text, language, tokens = tokenize(text)) {
      const lexicon = lexiconOf(language);
      return summarize(
        lexicon === undefined ? [] : findEvidence(text, tokens, { counter, language, lexicon }),
      );
    },
  };
}

type Evidence = Sentiment['evidence'][number];

interface Reading {
  readonly counter: SentimentPackage;
  readonly language: string;
  readonly lexicon: Lexicon;
}

/** The package keeps its languages for the whole process; a name of our own leaves its English alone. */
const registered = (language: string): string => `newswatch-${language}`;

function register(counter: SentimentPackage, language: string, lexicon: Lexicon): void {
  counter.registerLanguage(registered(language), {
    labels: Object.fromEntries(lexicon.weights),
    scoringStrategy: { apply: (tokens, at) => shiftedWeight(tokens, at, lexicon) },
  });
}

function findEvidence(
  text: string,
  tokens: readonly Token[],
  { counter, language, lexicon }: Reading,
): Evidence[] {
  const words = readWords(text, tokens, lexicon);
  const hits = words.keys.flatMap((key, at) => (lexicon.weights.has(key) ? [at] : []));
  if (hits.length === 0) return [];
  const phrase = around(hits, words.keys).join(' ');
  const { calculation } = counter.analyze(phrase, { language: registered(language) });
  // The package walks backwards, so its last answer is for the first word that has a weight.
  return hits.flatMap((at, index) => {
    const weight = calculation[calculation.length - 1 - index]?.[words.keys[at] ?? ''] ?? 0;
    const { start = 0, end = 0 } = words.tokens[at] ?? {};
    return weight === 0 ? [] : [{ start, end, text: text.slice(start, end), weight }];
  });
}

/** The keys that can matter to a weight: no neighbour beyond is looked at (`shift.ts`). */
function around(hits: readonly number[], keys: readonly string[]): readonly string[] {
  const near: string[] = [];
  let done = 0;
  for (const at of hits) {
    const end = Math.min(at + REACH_BEHIND + 1, keys.length);
    for (done = Math.max(done, at - REACH_BEFORE); done < end; done += 1) near.push(keys[done] ?? OTHER_WORD);
  }
  return near;
}

/** The words of a text in order, with the sentence ends between them. */
interface Words {
  /** Such as the package's tokenizer leaves whole. */
  readonly keys: readonly string[];
  /** Of a sentence end the word before it. */
  readonly tokens: readonly Token[];
}

function readWords(text: string, given: readonly Token[], lexicon: Lexicon): Words {
  const keys: string[] = [];
  const tokens: Token[] = [];
  let last: Token | undefined;
  for (const token of given) {
    if (last?.gap === gap.stop && /[.!?;…\n]/.test(text.slice(last.end, token.start))) {
      keys.push(SENTENCE_END);
      tokens.push(last);
    }
    keys.push(keyOf(token.folded, lexicon));
    tokens.push(token);
    last = token;
  }
  return { keys, tokens };
}

/** Stands for every word that neither weighs nor shifts. */
const OTHER_WORD = '-';

function keyOf(folded: string, { byStem, known, places, weights }: Lexicon): string {
  if (places[placeOf(folded, byStem)] === 0) return OTHER_WORD;
  if (known.has(folded)) return folded;
  if (!byStem) return OTHER_WORD;
  for (let length = folded.length - 1; length >= SHORTEST_STEM; length -= 1) {
    const stem = folded.slice(0, length);
    if (weights.has(stem)) return stem;
  }
  return OTHER_WORD;
}

function summarize(evidence: Evidence[]): Sentiment {
  const sum = evidence.reduce((total, { weight }) => total + weight, 0);
  const size = evidence.reduce((total, { weight }) => total + Math.abs(weight), 0);
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
