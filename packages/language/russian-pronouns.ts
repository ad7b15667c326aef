import { NOMINATIVE } from './grammar.ts';
import { type Endings, type Forms, decline } from './russian-endings.ts';

/** Pronouns and a numeral that agree with a noun like adjectives: «наш дом», «весь мир», «эта страна». */
const possessive = (feminine: string, neuter: string): Endings => ({
  m: '- его ему @ им ем',
  f: `${feminine} ей ей ${feminine === 'а' ? 'у' : 'ю'} ей/ею ей`,
  n: `${neuter} его ему = им ем`,
  p: 'и их им @ ими их',
});

const demonstrative = (neuter: string, vowel: string): Endings => ({
  m: `- ого ому @ ${vowel}м ом`,
  f: 'а ой ой у ой/ою ой',
  n: `${neuter} ого ому = ${vowel}м ом`,
  p: `${vowel} ${vowel}х ${vowel}м @ ${vowel}ми ${vowel}х`,
});

const listed: readonly (readonly [masculine: string, stem: string, endings: Endings])[] = [
  ['мой', 'мо', possessive('я', 'е')],
  ['твой', 'тво', possessive('я', 'е')],
  ['свой', 'сво', possessive('я', 'е')],
  ['наш', 'наш', possessive('а', 'е')],
  ['ваш', 'ваш', possessive('а', 'е')],
  ['этот', 'эт', demonstrative('о', 'и')],
  ['тот', 'т', demonstrative('о', 'е')],
  ['сам', 'сам', demonstrative('о', 'и')],
  ['один', 'одн', demonstrative('о', 'и')],
  [
    'весь',
    'вс',
    { m: '- его ему @ ем ем', f: 'я ей ей ю ей/ею ей', n: 'е его ему = ем ем', p: 'е ех ем @ еми ех' },
  ],
];

/** Their forms by each of their nominatives. */
export const pronouns: ReadonlyMap<string, Forms> = new Map(
  listed.flatMap(([masculine, stem, endings]) => {
    const forms = withMasculine(masculine, decline({ stem, endings, kind: 'adjective' }));
    const nominatives = [...forms].filter(([, mask]) => (mask & NOMINATIVE) !== 0);
    return nominatives.map(([form]) => [form, forms] as const);
  }),
);

/** Their forms by each of these: «нашей», «этих». */
export const pronounsByForm: ReadonlyMap<string, Forms> = new Map(
  [...new Set(pronouns.values())].flatMap((forms) => [...forms.keys()].map((form) => [form, forms] as const)),
);

function withMasculine(masculine: string, forms: Forms): Forms {
  return new Map([
    ...forms,
    ...decline({ stem: masculine, endings: { m: '∅ - - = - -' }, kind: 'adjective' }),
  ]);
}
