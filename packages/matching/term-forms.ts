import { type PhraseReading, type WordForms, entryOf } from '@newswatch/language';
import { ANY_LANGUAGE, TYPED, type Tags, isSecond, languagesOf } from './tags.ts';

/** One word of a watch in all its forms. Words with the same forms are the same term, whatever watch they stand in. */
export interface TermForms {
  /** Folded form → tags. */
  readonly forms: ReadonlyMap<string, readonly number[]>;
  /** Beginnings that a chain of suffixes continues, or, for a prefix, anything. */
  readonly beginnings: readonly Beginning[];
}

export interface Beginning {
  readonly text: string;
  readonly tag: number;
  /** As `entryOf` numbers them; ANYTHING of a prefix. */
  readonly entry: number;
}

export const ANYTHING = -1;

/** A way to match a phrase: a term for each word. */
export interface TermReading {
  readonly mask: number;
  /** In the second language that has agreement (`tags.ts`). */
  readonly second: number;
  readonly words: readonly TermForms[];
  readonly gaps: readonly number[];
}

/**
 * The readings of a phrase with as few terms as can be. Readings in which words need not agree join those that have
 * agreement: their forms carry the bit TYPED, which the typed form of every word has, so that they only meet each other.
 *
 * @param given languages of the watch: their forms count in every article
 */
export function termReadings(
  readings: readonly PhraseReading[],
  tags: Tags,
  given: readonly string[] = [],
): readonly TermReading[] {
  const shapes = new Map<string, PhraseReading[]>();
  for (const reading of readings) {
    const shape = `${reading.words.length} ${reading.gaps.join(' ')}`;
    shapes.set(shape, [...(shapes.get(shape) ?? []), reading]);
  }
  return [...shapes.values()].map((sameShape) => merged(sameShape, tags, given));
}

/** Whether its words say something of themselves in which they may disagree. */
const agrees = ({ words }: PhraseReading): boolean => words.some(({ forms }) => disagrees(forms));

function disagrees(forms: ReadonlyMap<string, number>): boolean {
  for (const mask of forms.values()) if ((mask & ANY) !== ANY) return true;
  return false;
}

/** `ANY_READING` of the grammar: agrees with anything. */
const ANY = (1 << 29) - 1;

function merged(readings: readonly PhraseReading[], tags: Tags, given: readonly string[]): TermReading {
  const [first] = readings;
  const agreeing = readings.filter(agrees);
  const primary = agreeing.find((reading) => !isSecond(reading));
  const secondary = agreeing.find(isSecond);
  const loose = primary === undefined ? ANY | TYPED : TYPED;
  const words = (first?.words ?? []).map((_, at) =>
    termForms(
      readings.flatMap((reading) => {
        const forms = reading.words[at];
        return forms === undefined ? [] : [{ forms, languages: languagesOf(reading, given), reading }];
      }),
      { tags, loose, primary, secondary },
    ),
  );
  const mask = (primary?.mask ?? ANY) | TYPED;
  return { mask, second: secondary?.mask ?? 0, words, gaps: first?.gaps ?? [] };
}

interface Part {
  readonly forms: WordForms;
  readonly languages: number;
  readonly reading: PhraseReading;
}

interface Marking {
  readonly tags: Tags;
  /** The mask of forms that need not agree. */
  readonly loose: number;
  readonly primary: PhraseReading | undefined;
  readonly secondary: PhraseReading | undefined;
}

function termForms(parts: readonly Part[], marking: Marking): TermForms {
  const { tags } = marking;
  const forms = new Map<string, readonly number[]>();
  const beginnings: Beginning[] = [];
  const prefixes = new Map<string, number>();
  for (const { forms: given, languages, reading } of parts) {
    const tagOf = taggerOf(marking, { reading, languages });
    for (const [form, mask] of given.forms) forms.set(form, joined(tags, forms.get(form), tagOf(mask)));
    // In languages of chains words do not agree: they only meet what is as typed.
    const chained = tags.of(TYPED, languages);
    for (const stem of given.stems) {
      beginnings.push({ text: stem.text, entry: entryOf(stem), tag: chained });
    }
    const { prefix } = given;
    if (prefix !== undefined)
      prefixes.set(prefix, union(tags, prefixes.get(prefix) ?? tagOf(ANY), tagOf(ANY)));
  }
  // A prefix agrees with anything in every language.
  for (const [text, tag] of prefixes) beginnings.push({ text, tag, entry: ANYTHING });
  return { forms, beginnings };
}

type Sense = Pick<Part, 'reading' | 'languages'>;

/**
 * The tag of a form by its mask. Where nothing is read in the second language no phrase asks for second masks: what is as
 * typed, and what agrees with anything, does so by these too. So it is the same term in phrases of one language as in those
 * of two in which the second keeps the word as it is.
 */
function taggerOf(
  { tags, loose, primary, secondary }: Marking,
  { reading, languages }: Sense,
): (mask: number) => number {
  if (reading === secondary) return (mask) => tags.of(0, languages, mask);
  const free = secondary === undefined ? ANY : 0;
  if (reading === primary) return (mask) => tags.of(mask, languages, (mask & ANY) === ANY ? free : 0);
  const tag = tags.of(loose, languages, languages === ANY_LANGUAGE ? free : 0);
  return () => tag;
}

/**
 * A form needs one tag where it counts everywhere, for where another word of the phrase counts in one language only, so
 * does the whole, unless it is by the second masks that it counts in one language: these may join the tag of the typed
 * form, because a phrase of which all words are typed forms is found anyhow, and any other word says where it counts. It
 * needs one also where the masks are alike, and where one tag has only a first mask and the other only a second.
 */
function joined(tags: Tags, before: readonly number[] | undefined, added: number): readonly number[] {
  if (before === undefined) return [added];
  if (before.includes(added)) return before;
  const other = before.find((tag) => areOne(tags, tag, added));
  if (other === undefined) return [...before, added];
  const together = union(tags, other, added);
  const rest = before.filter((tag) => tag !== other);
  return rest.length === 0 ? [together] : joined(tags, rest, together);
}

const union = (tags: Tags, one: number, other: number): number =>
  tags.of(
    (tags.masks[one] ?? 0) | (tags.masks[other] ?? 0),
    (tags.languages[one] ?? 0) | (tags.languages[other] ?? 0),
    (tags.seconds[one] ?? 0) | (tags.seconds[other] ?? 0),
  );

function areOne(tags: Tags, one: number, other: number): boolean {
  const { languages } = tags;
  const isEverywhere = languages[one] === ANY_LANGUAGE || languages[other] === ANY_LANGUAGE;
  return isEverywhere ? areOneEverywhere(tags, one, other) : areOneSomewhere(tags, one, other);
}

function areOneEverywhere({ masks, languages }: Tags, one: number, other: number): boolean {
  if (languages[one] === languages[other]) return true;
  const [first = 0, second = 0] = [masks[one], masks[other]];
  return (first !== 0 && second !== 0) || ((first | second) & TYPED) !== 0;
}

function areOneSomewhere({ masks, seconds }: Tags, one: number, other: number): boolean {
  if (masks[one] === masks[other] && seconds[one] === seconds[other]) return true;
  return (masks[one] === 0 && seconds[other] === 0) || (masks[other] === 0 && seconds[one] === 0);
}
