import { COUNTED, allOf, reading } from './grammar.ts';
import { adjective } from './russian-adjectives.ts';
import { type Forms, restrict, union } from './russian-endings.ts';
import { adjectiveLemmas, nounLemmas } from './russian-lemmas.ts';
import { nouns } from './russian-nouns.ts';
import { type Unit, isRussian } from './russian-units.ts';

/**
 * A typed numeral with what it counts: «два морских порта», «двух морских портов»; «пять портов», «пятью портами».
 *
 * Within the phrase the place of the counted form is the masculine nominative, which nothing plural has; so it needs no
 * number before the phrase.
 */
const COUNTS = reading('m', 'N');
/** «две новые страны» */
const NOMINATIVES = reading('p', 'N') | reading('p', 'A');
/** What stands behind it is a genitive plural. */
const COUNTS_MANY = reading('p', 'G');

type Numeral = readonly (readonly [typed: string, forms: Forms])[];

/** The cases of numerals, the ending of each by `/`: of, to, by, and at where it is another. */
const cases = (stem: string, endings: string): Forms => {
  const [of = '', to = '', by = '', at = of] = endings.split('/');
  return union([
    new Map([[stem + of, reading('p', 'G') | reading('p', 'B')]]),
    new Map([[stem + to, reading('p', 'D')]]),
    new Map([[stem + by, reading('p', 'I')]]),
    new Map([[stem + at, reading('p', 'L')]]),
  ]);
};

const numeral = (typed: string, counts: number, oblique: Forms): Numeral => [
  [typed, union([new Map([[typed, counts]]), oblique])],
];

/** With a genitive singular: «два порта», «обе стороны». A feminine may also have its nominative plural. */
const small = (masculine: string, feminine: string, endings: readonly [string, string]): Numeral => [
  ...numeral(masculine, COUNTS, cases(...endings)),
  ...numeral(feminine, COUNTS | NOMINATIVES, cases(...endings)),
];

/** «трое суток»: in other cases «троих суток», and «трёх суток» too. */
const together = (typed: string, endings: string, cardinal: Forms): Numeral =>
  numeral(typed, COUNTS_MANY, union([cases(typed.slice(0, -1), endings), cardinal]));

const inSoftSign = (typed: string): Numeral => {
  const oblique = typed.replace(/^восемь$/, 'восьмь').replace(/ь$/, 'и');
  return numeral(typed, COUNTS_MANY, cases('', `${oblique}/${oblique}/${typed}ю`));
};

/** пятьдесят, пятидесяти */
const tens = (typed: string): Numeral => {
  const unit = typed.replace(/десят$/, '');
  const oblique = `${unit.replace('восемь', 'восьмь').replace(/ь$/, 'и')}десяти`;
  return numeral(typed, COUNTS_MANY, cases('', `${oblique}/${oblique}/${unit}юдесятью`));
};

/** пятьсот, пятисот */
const hundreds = (typed: string): Numeral => {
  const unit = typed.replace(/сот$/, '');
  const oblique = unit.replace('восемь', 'восьмь').replace(/ь$/, 'и');
  return numeral(typed, COUNTS_MANY, cases('', `${oblique}сот/${oblique}стам/${unit}юстами/${oblique}стах`));
};

const all = (listed: string, read: (typed: string) => Numeral): Numeral => listed.split(' ').flatMap(read);

const numerals: ReadonlyMap<string, Forms> = new Map([
  ...small('два', 'две', ['дву', 'х/м/мя']),
  ...numeral('оба', COUNTS, cases('обо', 'их/им/ими')),
  ...numeral('обе', COUNTS | NOMINATIVES, cases('обе', 'их/им/ими')),
  ...numeral('три', COUNTS, cases('тре', 'х/м/мя')),
  ...numeral('четыре', COUNTS, cases('четыр', 'ех/ем/ьмя')),
  ...small('полтора', 'полторы', ['полутора', '//']),
  ...together('двое', 'их/им/ими', cases('дву', 'х/м/мя')),
  ...together('трое', 'их/им/ими', cases('тре', 'х/м/мя')),
  ...together('четверо', 'ых/ым/ыми', cases('четыр', 'ех/ем/ьмя')),
  ...all('пятеро шестеро семеро', (typed) =>
    numeral(typed, COUNTS_MANY, cases(typed.slice(0, -1), 'ых/ым/ыми')),
  ),
  ...all('несколько много столько', (typed) =>
    numeral(typed, COUNTS_MANY, cases(typed.slice(0, -1), 'их/им/ими')),
  ),
  ...all('пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать', inSoftSign),
  ...all('пятнадцать шестнадцать семнадцать восемнадцать девятнадцать двадцать тридцать', inSoftSign),
  ...all('пятьдесят шестьдесят семьдесят восемьдесят', tens),
  ...all('сорок', (typed) => numeral(typed, COUNTS_MANY, cases(typed, 'а/а/а'))),
  ...all('сто девяносто', (typed) => numeral(typed, COUNTS_MANY, cases(typed.slice(0, -1), 'а/а/а'))),
  ...numeral('двести', COUNTS_MANY, cases('дву', 'хсот/мстам/мястами/хстах')),
  ...numeral('триста', COUNTS_MANY, cases('тре', 'хсот/мстам/мястами/хстах')),
  ...numeral('четыреста', COUNTS_MANY, cases('четыр', 'ехсот/емстам/ьмястами/ехстах')),
  ...all('пятьсот шестьсот семьсот восемьсот девятьсот', hundreds),
]);

/** The forms of the numeral, the adjectives and the noun that open the phrase. */
export function countedHead([first, ...rest]: readonly Unit[]): readonly Forms[] | undefined {
  const numeral = numerals.get(first?.folded ?? '');
  if (numeral === undefined) return undefined;
  const behind = rest.findIndex((unit) => !isAdjective(unit));
  // «четверо раненых»
  const noun = behind === -1 ? rest.length - 1 : behind;
  const counts = rest[noun];
  if (counts === undefined || counts.prefix || !isRussian(counts.folded)) return undefined;
  // «тридцать второй съезд» counts nothing.
  if (behind !== -1 && adjectives(counts).length > 0) return undefined;
  const sets = [
    ...rest.slice(0, noun).map(adjectives),
    (behind === -1 ? adjectives(counts) : countedNouns(counts.folded)).filter(mayBeCounted(counts)),
  ];
  return sets.some((each) => each.length === 0) ? undefined : [numeral, ...sets.map(inCount)];
}

/** «лет» of years. */
const countedNouns = (word: string): readonly Forms[] => (word === 'лет' ? nouns('год') : nounLemmas(word));

function adjectives({ folded }: Unit): readonly Forms[] {
  const nominative = adjective(folded);
  return nominative === undefined ? adjectiveLemmas(folded) : [nominative];
}

const isAdjective = (unit: Unit): boolean =>
  /([ыи]х|[ыи]е)$/.test(unit.folded) && adjectives(unit).length > 0;

const mayBeCounted =
  ({ folded }: Unit) =>
  (forms: Forms): boolean =>
    ((forms.get(folded) ?? 0) & (COUNTED | reading('p', 'G'))) !== 0;

function inCount(sets: readonly Forms[]): Forms {
  const counted = [...union(sets)].map(
    ([form, mask]) => [form, (mask & allOf('p')) | ((mask & COUNTED) === 0 ? 0 : COUNTS)] as const,
  );
  return restrict(new Map(counted), ~0);
}
