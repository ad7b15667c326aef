import { type WordForms, entryOf } from '@newswatch/language';
import { ANY_FORM, ANY_LANGUAGE, ANY_SECOND, TYPED, type Tags, tagAt } from './tags.ts';
import { usageOf } from './usage.ts';

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

/** A word of a phrase: its term, and how the phrase uses it (`usage.ts`). */
export interface TermWord {
  readonly content: TermForms;
  readonly usage: number;
}

/** What a word is in one reading. */
export interface Part {
  /** As it is typed; in the first or the second language that has agreement; or in one that has none. */
  readonly kind: 'typed' | 'first' | 'second' | 'loose';
  readonly forms: WordForms;
  /** In which it counts. */
  readonly languages: number;
  /** It is what the word takes by itself: the phrase does not ask for it. */
  readonly isOwn: boolean;
}

/** Parts of one word, and what other words of the phrase tell of them. */
export interface Parts {
  readonly parts: readonly Part[];
  /** Whether words of the phrase have a first mask. */
  readonly agrees: boolean;
}

/**
 * A word as a term.
 *
 * 1. Forms that need not agree have the mask TYPED: they meet what is as typed, and each other; so do chains of suffixes,
 *    whose languages have no agreement. Where no word of the phrase has a first mask they agree with everything.
 * 2. Which form is the typed one is told by the usage, so that the term is the same whichever it is.
 * 3. A word that stays as typed in every reading agrees with everything everywhere, in whatever languages it is read.
 */
export function termWord(given: Parts, tags: Tags): TermWord {
  const forms = formsOf(given, tags);
  const usage = usageOf({ typed: entryIn(forms, typedForm(given)), isOpen: given.parts.some(isOpen) });
  return { content: { forms, beginnings: beginningsOf(given.parts, tags) }, usage };
}

const typedForm = ({ parts }: Parts): string | undefined => {
  const [form] = parts.find(({ kind }) => kind === 'typed')?.forms.forms.keys() ?? [];
  return form;
};

/** From 1 on, in the order of the entries of a paradigm; 0 where it is not among them. */
function entryIn(forms: TermForms['forms'], typed: string | undefined): number {
  if (typed === undefined) return 0;
  let entry = 1;
  for (const [form, { length }] of forms) if (form < typed) entry += length;
  return entry;
}

const isOpen = ({ isOwn, forms: { stems, prefix } }: Part): boolean =>
  !isOwn && (stems.length > 0 || prefix !== undefined);

function formsOf(given: Parts, tags: Tags): TermForms['forms'] {
  const { parts, agrees } = given;
  const typed = typedForm(given);
  const anything = tags.of(ANY_FORM, ANY_LANGUAGE, ANY_SECOND);
  if (typed !== undefined && parts.every(({ forms }) => isOnly(forms, typed)))
    return new Map([[typed, [anything]]]);
  const forms = new Map<string, readonly number[]>();
  for (const part of parts) {
    const skipped = needsNoAgreement(part) ? typed : undefined;
    const tagOf = taggerOf(part, agrees, tags);
    for (const [form, mask] of part.forms.forms) {
      if (form === skipped) continue;
      const tag = tagOf(mask);
      const before = forms.get(form);
      forms.set(form, before === undefined ? [tag] : joined(tags, before, tag));
    }
  }
  if (typed !== undefined && !forms.has(typed))
    forms.set(typed, [agrees ? tags.of(TYPED, ANY_LANGUAGE) : anything]);
  return forms;
}

const needsNoAgreement = ({ kind }: Part): boolean => kind === 'loose' || kind === 'typed';

/** The tag of a form by its mask. */
function taggerOf({ kind, languages }: Part, agrees: boolean, tags: Tags): (mask: number) => number {
  if (kind === 'first') return (mask) => tags.of(mask, languages);
  if (kind === 'second') return (mask) => tags.of(0, languages, mask);
  const loose = tags.of(agrees ? TYPED : ANY_FORM, languages);
  return () => loose;
}

/** Whether it is this form in any place, or none at all. */
function isOnly({ forms }: WordForms, typed: string): boolean {
  for (const [form, mask] of forms) if (form !== typed || (mask & ANY_SECOND) !== ANY_SECOND) return false;
  return true;
}

function beginningsOf(parts: readonly Part[], tags: Tags): readonly Beginning[] {
  const chains = parts.flatMap(({ forms: { stems }, languages }) =>
    stems.map((stem) => ({ text: stem.text, entry: entryOf(stem), tag: tags.of(TYPED, languages) })),
  );
  const prefix = parts.find(({ forms }) => forms.prefix !== undefined)?.forms.prefix;
  if (prefix === undefined) return chains;
  return [...chains, { text: prefix, entry: ANYTHING, tag: tags.of(ANY_FORM, ANY_LANGUAGE, ANY_SECOND) }];
}

/**
 * A form needs one tag where it counts everywhere, for where another word of the phrase counts in one language only, so
 * does the whole; where the masks are alike; and where one tag has only a first mask and the other only a second.
 */
function joined(tags: Tags, before: readonly number[], added: number): readonly number[] {
  if (before.includes(added)) return before;
  const other = before.find((tag) => areOne(tags, tag, added));
  if (other === undefined) return [...before, added];
  const together = union(tags, other, added);
  const rest = before.filter((tag) => tag !== other);
  return rest.length === 0 ? [together] : joined(tags, rest, together);
}

function union(tags: Tags, one: number, other: number): number {
  const [first, second] = [tagAt(tags, one), tagAt(tags, other)];
  return tags.of(first.mask | second.mask, first.languages | second.languages, first.second | second.second);
}

function areOne(tags: Tags, one: number, other: number): boolean {
  const [first, second] = [tagAt(tags, one), tagAt(tags, other)];
  if (first.languages === ANY_LANGUAGE || second.languages === ANY_LANGUAGE)
    return first.languages === second.languages || (first.mask !== 0 && second.mask !== 0);
  if (first.mask === second.mask && first.second === second.second) return true;
  return (first.mask === 0 && second.second === 0) || (second.mask === 0 && first.second === 0);
}
