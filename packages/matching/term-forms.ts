import { type PhraseReading, type WordForms, entryOf } from '@newswatch/language';
import { ANY_LANGUAGE, TYPED, type Tags, languagesOf } from './tags.ts';

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
  readonly words: readonly TermForms[];
  readonly gaps: readonly number[];
}

/**
 * The readings of a phrase with as few terms as can be. Readings in which words need not agree join the one that has
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
  return [...shapes.values()].flatMap((sameShape) => {
    const agreeing = sameShape.filter(agrees);
    const loose = sameShape.filter((reading) => !agreeing.includes(reading));
    const merge = (parts: readonly PhraseReading[]) => merged(parts, tags, given);
    return [merge([...loose, ...agreeing.slice(0, 1)]), ...agreeing.slice(1).map((each) => merge([each]))];
  });
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
  const agreeing = readings.find(agrees);
  const words = (first?.words ?? []).map((_, at) =>
    termForms(
      readings.flatMap((reading) => {
        const forms = reading.words[at];
        return forms === undefined ? [] : [{ forms, languages: languagesOf(reading, given), reading }];
      }),
      { tags, loose: agreeing === undefined ? ANY | TYPED : TYPED, agreeing },
    ),
  );
  return { mask: (agreeing?.mask ?? ANY) | TYPED, words, gaps: first?.gaps ?? [] };
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
  readonly agreeing: PhraseReading | undefined;
}

function termForms(parts: readonly Part[], { tags, loose, agreeing }: Marking): TermForms {
  const forms = new Map<string, readonly number[]>();
  const beginnings: Beginning[] = [];
  const prefixes = new Map<string, readonly number[]>();
  for (const { forms: given, languages, reading } of parts) {
    const tagOf = (mask: number): number => tags.of(reading === agreeing ? mask : loose, languages);
    for (const [form, mask] of given.forms) forms.set(form, joined(tags, forms.get(form), tagOf(mask)));
    for (const stem of given.stems) {
      beginnings.push({ text: stem.text, entry: entryOf(stem), tag: tagOf(ANY) });
    }
    const { prefix } = given;
    if (prefix !== undefined) prefixes.set(prefix, joined(tags, prefixes.get(prefix), tagOf(ANY)));
  }
  for (const [text, joinedTags] of prefixes) {
    for (const tag of joinedTags) beginnings.push({ text, tag, entry: ANYTHING });
  }
  return { forms, beginnings };
}

/**
 * A form that counts everywhere needs no second tag: where another word of the phrase counts in one language only, so
 * does the whole. Where only the masks are alike the languages are taken together.
 */
function joined(tags: Tags, before: readonly number[] | undefined, added: number): readonly number[] {
  if (before === undefined) return [added];
  const all = [...before, added];
  const { masks, languages } = tags;
  if (all.some((tag) => languages[tag] === ANY_LANGUAGE)) {
    return [tags.of(all.reduce((mask, tag) => mask | (masks[tag] ?? 0), 0), ANY_LANGUAGE)]; // prettier-ignore
  }
  const same = before.find((tag) => masks[tag] === masks[added]);
  if (same === undefined) return all;
  const together = tags.of(masks[added] ?? 0, (languages[same] ?? 0) | (languages[added] ?? 0));
  return before.map((tag) => (tag === same ? together : tag));
}
