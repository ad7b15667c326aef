import fc from 'fast-check';
import { wordHash, wordSeed } from '@newswatch/language';
import { describe, expect, it } from 'vitest';
import { contentHash } from './term-identities.ts';
import type { TermForms } from './term-forms.ts';
import { beginningsOf, formHashes, formsAndBeginnings, formsOf, shortestForm } from './term-texts.ts';
import { type Terms, acquireTerm, releaseTerm } from './terms.ts';
import { createVocabulary } from './vocabulary.ts';

const SEED = 11;
const text = fc.oneof(
  fc.string({ unit: fc.constantFrom('а', 'b', '\uffff'), minLength: 1, maxLength: 6 }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
);
const form = fc.tuple(text, fc.uniqueArray(fc.nat(65_535), { minLength: 1, maxLength: 3 }));
const beginning = fc.record({ text, tag: fc.nat(65_535), entry: fc.integer({ min: -1, max: 5_000 }) });
const content = fc.record({ forms: fc.array(form), beginnings: fc.array(beginning) });

const contentOf = ({ forms, beginnings }: { forms: [string, number[]][]; beginnings: TermForms['beginnings'] }): TermForms => ({ forms: new Map(forms), beginnings }); // prettier-ignore
const acquire = (terms: Terms, given: TermForms): number =>
  acquireTerm(terms, { hash: contentHash(given, SEED), forms: () => given });

describe('a term', () => {
  it('has the forms and beginnings that it was given, whatever other terms there are', () => {
    fc.assert(
      fc.property(fc.array(content, { minLength: 1, maxLength: 8 }), (given) => {
        const { terms } = createVocabulary(SEED);
        const rows = given.map((each) => ({ row: acquire(terms, contentOf(each)), each: contentOf(each) }));
        for (const { row, each } of rows) {
          const { textOf } = terms.forms.texts;
          expect(new Set(formsOf(terms, row).map(textOf))).toEqual(new Set(each.forms.keys()));
          expect(new Set(formHashes(terms, row))).toEqual(
            new Set([...each.forms.keys()].map((word) => wordHash(word, wordSeed(SEED)))),
          );
          const begun = beginningsOf(terms, row).map(({ entry }) =>
            terms.beginnings.texts.textOf({ row, entry }),
          );
          expect(new Set(begun)).toEqual(new Set(each.beginnings.map((one) => one.text)));
          const lengths = [...each.forms.keys(), ...each.beginnings.map((one) => one.text)].map(
            ({ length }) => length,
          );
          expect(shortestForm(terms, row)).toBe(Math.min(Infinity, ...lengths));
          const tags = [...each.forms.values()].reduce((sum, { length }) => sum + length, 0);
          expect(formsAndBeginnings(terms, row)).toEqual({ forms: tags, beginnings: each.beginnings.length });
        }
        for (const { row } of rows) releaseTerm(terms, row);
        expect([terms.size, terms.formCount, terms.forms.table.used, terms.beginnings.table.used]).toEqual([
          0, 0, 0, 0,
        ]);
        expect(terms.paradigms.slots.used).toBe(0);
      }),
    );
  });

  it('shares its paradigm with words that are inflected alike', () => {
    const { terms } = createVocabulary(SEED);
    const declined = (stem: string): TermForms => ({
      forms: new Map([[stem, [1]], [`${stem}а`, [2, 3]], [`${stem}у`, [4]]]), // prettier-ignore
      beginnings: [],
    });
    acquire(terms, declined('порт'));
    const { used } = terms.paradigms.arena;
    for (const stem of ['груз', 'коридор', 'трансконтинентальныйпоток']) acquire(terms, declined(stem));
    expect(terms.paradigms.arena.used).toBe(used);
  });
});
