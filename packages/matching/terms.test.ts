import fc from 'fast-check';
import { wordHash, wordSeed } from '@newswatch/language';
import { describe, expect, it } from 'vitest';
import { getField } from './records.ts';
import { contentHash } from './term-identities.ts';
import type { TermForms } from './term-forms.ts';
import { term } from './term-rows.ts';
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

const hashOf = (word: string): number => wordHash(word, wordSeed(SEED));

describe('a term', () => {
  it('has the forms and beginnings that it was given, whatever other terms there are', () => {
    fc.assert(
      fc.property(fc.array(content, { minLength: 1, maxLength: 8 }), (given) => {
        const { terms } = createVocabulary(SEED);
        const rows = given.map((each) => ({ row: acquire(terms, contentOf(each)), each: contentOf(each) }));
        for (const { row, each } of rows) {
          const hashes = [...each.forms.keys()].map(hashOf);
          expect(
            formsOf(terms, row)
              .map(({ hash }) => `${hash}`)
              .toSorted(),
          ).toEqual(hashes.map(String).toSorted());
          expect(new Set(formHashes(terms, row))).toEqual(new Set(hashes));
          const begun = beginningsOf(terms, row).map(({ hash, length }) => `${hash} ${length}`);
          const beginnings = new Set(each.beginnings.map((one) => `${hashOf(one.text)} ${one.text.length}`));
          expect(begun.toSorted()).toEqual([...beginnings].toSorted());
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

  it('has forms that are told from those of others by their texts', () => {
    fc.assert(
      fc.property(fc.array(content, { minLength: 2, maxLength: 6 }), (given) => {
        const { terms } = createVocabulary(SEED);
        const forms = given.flatMap((each) => formsOf(terms, acquire(terms, contentOf(each))));
        const { areSame } = terms.forms.texts;
        for (const one of forms)
          for (const other of forms) expect(areSame(one, other)).toBe(one.hash === other.hash);
      }),
    );
  });

  it('shares its paradigm with words that are inflected alike', () => {
    const { terms } = createVocabulary(SEED);
    const declined = (stem: string): TermForms => ({
      forms: new Map([[stem, [1]], [`${stem}а`, [2, 3]], [`${stem}у`, [4]]]), // prettier-ignore
      beginnings: [],
    });
    const stems = ['порт', 'груз', 'коридор', 'трансконтинентальныйпоток'];
    const paradigms = stems.map((stem) =>
      getField(terms.rows, acquire(terms, declined(stem)), term.paradigm),
    );
    expect(new Set(paradigms).size).toBe(1);
  });
});
