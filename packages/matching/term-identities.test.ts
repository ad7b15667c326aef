import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addRow } from './records.ts';
import {
  addIdentity,
  contentHash,
  createTermIdentities,
  findIdentity,
  removeIdentity,
} from './term-identities.ts';
import type { TermForms } from './term-forms.ts';

const none: TermForms = { forms: new Map(), beginnings: [] };
const listed = (forms: readonly (readonly [string, readonly number[]])[]): TermForms => ({
  ...none,
  forms: new Map(forms),
});

describe('the identity of a term', () => {
  it('is found by both halves of its hash, among others with the same first half', () => {
    const change = fc.record({ first: fc.nat(2), second: fc.nat(4) });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 120, size: 'max' }), (changes) => {
        const identities = createTermIdentities();
        addRow(identities.rows);
        const map = new Map<string, number>();
        for (const hash of changes) {
          const key = `${hash.first} ${hash.second}`;
          const known = map.get(key);
          expect(findIdentity(identities, hash)).toBe(known ?? 0);
          if (known === undefined) {
            const row = addRow(identities.rows);
            addIdentity(identities, hash, row);
            map.set(key, row);
          } else {
            removeIdentity(identities, known);
            map.delete(key);
          }
          expect(findIdentity(identities, hash)).toBe(map.get(key) ?? 0);
        }
      }),
    );
  });

  it('does not depend on the order of forms and beginnings', () => {
    const form = fc.tuple(fc.string(), fc.uniqueArray(fc.nat(9), { minLength: 1 }));
    const beginning = fc.record({
      text: fc.string(),
      tag: fc.nat(9),
      entry: fc.integer({ min: -1, max: 50 }),
    });
    fc.assert(
      fc.property(fc.array(form), fc.array(beginning), fc.integer(), (forms, beginnings, seed) => {
        const content = { forms: new Map(forms), beginnings };
        const turned = {
          forms: new Map([...content.forms].toReversed()),
          beginnings: beginnings.toReversed(),
        };
        expect(contentHash(turned, seed)).toEqual(contentHash(content, seed));
      }),
    );
  });

  it('changes with a form, a tag, a beginning, its entry, and with what belongs to what', () => {
    const beginning = { text: 'ab', tag: 1, entry: 0 };
    const contents: readonly TermForms[] = [
      none,
      listed([['ab', [1]]]),
      listed([['ab', [2]]]),
      listed([['ab', [1, 2]]]),
      listed([['ba', [1]]]),
      listed([['ab', [1]], ['ba', [2]]]), // prettier-ignore
      listed([['ab', [2]], ['ba', [1]]]), // prettier-ignore
      { ...none, beginnings: [beginning] },
      { ...none, beginnings: [{ ...beginning, entry: 1 }] },
      { ...none, beginnings: [{ ...beginning, entry: -1 }] },
      { ...none, beginnings: [{ ...beginning, tag: 2 }] },
    ];
    for (const seed of [0, 1, -1, 0x7fffffff]) {
      const hashes = contents.map((content) => Object.values(contentHash(content, seed)).join(' '));
      expect(new Set(hashes).size).toBe(contents.length);
    }
  });
});
