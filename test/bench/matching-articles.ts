import { type Random, seededRandom, zipfRanks } from './matching-random.ts';
import { CORPUS_LEMMAS, type Vocabulary, capitalized } from './matching-vocabulary.ts';

export interface MatchingArticle {
  readonly title: string;
  readonly text: string;
  /** Ranks of its lemmas. */
  readonly ranks: ReadonlySet<number>;
}

const WORDS = 300;
const TITLE_WORDS = 8;
/** How many in a hundred words are one that the article has had before. */
const REPEATED = 0.25;
/** How often a phrase begins instead of a word. */
const PHRASES = 0.1;
const SENTENCES_PER_PARAGRAPH = 5;

/**
 * Articles of 300 Russian-like words and a headline: lemmas by Zipf and Mandelbrot in any of their forms, phrases that
 * agree, sentences with their punctuation. The same seed gives the same articles, in any number.
 */
export function* matchingArticles(vocabulary: Vocabulary, seed: number): Generator<MatchingArticle, never> {
  const random = seededRandom(seed);
  const zipf = zipfRanks(CORPUS_LEMMAS, 2.7);
  const phrases = zipfRanks(vocabulary.collocations.length, 200);
  for (;;) {
    const ranks = new Set<number>();
    const used: number[] = [];
    const source: Source = {
      random,
      word() {
        const rank = used.length > 0 && random.chance(REPEATED) ? random.pick(used, 0) : zipf(random);
        used.push(rank);
        ranks.add(rank);
        return random.pick(vocabulary.formsOf(rank), '');
      },
      phrase() {
        const collocation = vocabulary.collocations[phrases(random)];
        for (const { rank } of collocation?.words ?? []) ranks.add(rank);
        return random.pick(collocation?.forms ?? [], '');
      },
    };
    const title = sentence(source, TITLE_WORDS).text;
    yield { title, text: body(source), ranks };
  }
}

interface Source {
  readonly random: Random;
  word(): string;
  phrase(): string;
}

function body(source: Source): string {
  let text = '';
  let words = 0;
  for (let count = 1; words < WORDS; count += 1) {
    const next = sentence(source, Math.min(7 + source.random.below(14), WORDS - words));
    words += next.words;
    text += `${text === '' || text.endsWith('\n') ? '' : ' '}${next.text}${source.random.chance(0.05) ? '!' : '.'}`;
    if (count % SENTENCES_PER_PARAGRAPH === 0) text += '\n\n';
  }
  return text.trimEnd();
}

function sentence(source: Source, length: number): { readonly text: string; readonly words: number } {
  const parts: string[] = [];
  let words = 0;
  while (words < length) {
    const part = source.random.chance(PHRASES) ? source.phrase() : single(source);
    words += part.split(/[ -]/).length;
    parts.push(words < length ? part + pause(source.random) : part);
  }
  return { text: capitalized(parts.join(' ')), words };
}

function single({ random, word }: Source): string {
  const kind = random.next();
  if (kind < 0.02) return String(1 + random.below(3_000));
  if (kind < 0.03) return `«${capitalized(word())}»`;
  return kind < 0.04 ? `${word()}-${word()}` : word();
}

function pause(random: Random): string {
  const kind = random.next();
  if (kind < 0.09) return ',';
  return kind < 0.1 ? ' —' : '';
}
