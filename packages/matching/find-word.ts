import { type WordForms, continues } from '@newswatch/language';
import type { Field } from './document.ts';

/** The grammar mask with which a folded word satisfies the forms; 0 when it does not. */
export function maskOf(forms: WordForms, folded: string): number {
  const listed = forms.forms.get(folded);
  if (listed !== undefined) return listed;
  if (forms.prefix !== undefined && folded.startsWith(forms.prefix)) return ANYTHING;
  return forms.stems.some((stem) => continues(stem, folded)) ? ANYTHING : 0;
}

/** Agrees with every reading. */
const ANYTHING = -1;

/** Indexes of the tokens that satisfy the forms, ascending. */
export function positionsOf(forms: WordForms, field: Field): readonly number[] {
  const found: number[] = [];
  if (forms.stems.length === 0 && forms.prefix === undefined) {
    for (const form of forms.forms.keys()) pushAll(found, field.positions.get(form));
  } else {
    for (const [folded, positions] of field.positions) {
      if (maskOf(forms, folded) !== 0) pushAll(found, positions);
    }
  }
  return found.sort((one, other) => one - other);
}

function pushAll(into: number[], more: readonly number[] | undefined): void {
  for (const each of more ?? []) into.push(each);
}
