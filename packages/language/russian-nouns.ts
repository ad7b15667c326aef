import { allOf, reading } from './grammar.ts';
import { type Endings, type Forms, decline, oneForm, restrict, withListed } from './russian-endings.ts';
import { dropping, grammarWords, pluralOnly, unchanging } from './russian-words.ts';

/** Nouns by the end of their nominative. The first class that fits is taken; over-generated non-words do no harm. */
interface NounClass {
  readonly ends: RegExp;
  /** Letters to take off for the stem. */
  readonly cut: number;
  readonly endings: Endings;
  /** The stem's last vowel may drop: рынок, рынка. */
  readonly drops?: true;
  /** A vowel may fill the genitive plural: ставка, ставок. */
  readonly fills?: 'hard' | 'soft';
}

const feminineSurname = 'а ой ой у ой/ою ой';

const CLASSES: readonly NounClass[] = [
  { ends: /.мя$/, cut: 2, endings: { n: 'мя мени мени = менем мени', p: 'мена мен менам @ менами менах' } },
  {
    ends: /ья$/,
    cut: 2,
    endings: { f: 'ья ьи ье ью ьей/ьею ье', m: 'ья ьи ье +ью ьей ье', p: 'ьи ей ьям @ ьями ьях' },
  },
  {
    ends: /[ая]нин$/,
    cut: 3,
    endings: { m: 'нин нина нину @ нином нине', p: 'не н нам @ нами нах' },
  },
  { ends: /ия$/, cut: 2, endings: { f: 'ия ии ии ию ией/иею ии', p: 'ии ий иям @ иями иях' } },
  { ends: /ие$/, cut: 2, endings: { n: 'ие ия ию = ием ии', p: 'ия ий иям @ иями иях' } },
  { ends: /ий$/, cut: 2, endings: { m: 'ий ия ию @ ием ии', p: 'ии иев иям @ иями иях' } },
  {
    ends: /[кгх]а$/,
    cut: 1,
    endings: { f: 'а и е у ой/ою е', m: 'а и е +у ой/ою е', p: 'и ∅ ам @ ами ах' },
    fills: 'hard',
  },
  {
    ends: /[жшщч]а$/,
    cut: 1,
    endings: { f: 'а и е у ей/ею/ой/ою е', m: 'а и е +у ей/ею/ой е', p: 'и ∅/ей ам @ ами ах' },
    fills: 'hard',
  },
  {
    ends: /ца$/,
    cut: 1,
    endings: { f: 'а ы е у ей/ею/ой/ою е', m: 'а ы е +у ей/ею е', p: 'ы ∅ ам @ ами ах' },
    fills: 'hard',
  },
  {
    ends: /а$/,
    cut: 1,
    endings: { f: 'а ы е у ой/ою е', m: 'а ы е +у ой/ою е', p: 'ы ∅ ам @ ами ах' },
    fills: 'hard',
  },
  {
    ends: /я$/,
    cut: 1,
    endings: { f: 'я и е ю ей/ею е', m: 'я и е +ю ей/ею е', p: 'и ь/ей/й ям @ ями ях' },
    fills: 'soft',
  },
  { ends: /ко$/, cut: 1, endings: { n: 'о а у = ом е', p: 'а/и ∅/ов ам @ ами ах' }, fills: 'hard' },
  { ends: /о$/, cut: 1, endings: { n: 'о а у = ом е', p: 'а ∅ ам @ ами ах' }, fills: 'hard' },
  { ends: /[жшщчц]е$/, cut: 1, endings: { n: 'е а у = ем е', p: 'а ∅/ей ам @ ами ах' }, fills: 'hard' },
  { ends: /ье$/, cut: 2, endings: { n: 'ье ья ью = ьем ье', p: 'ья ий/ьев ьям @ ьями ьях' } },
  { ends: /е$/, cut: 1, endings: { n: 'е я ю = ем е', p: 'я ей/й ям @ ями ях' } },
  { ends: /й$/, cut: 1, endings: { m: 'й я ю @ ем е', p: 'и ев ям @ ями ях' } },
  {
    ends: /^(вождь|дождь|гвоздь|медведь|лебедь|желудь|гость|тесть)$/,
    cut: 1,
    endings: { m: 'ь я ю @ ем е', p: 'и ей ям @ ями ях' },
  },
  {
    ends: /(сть|знь|жь|шь|чь|щь|дь)$/,
    cut: 1,
    endings: { f: 'ь и и = ью и', p: 'и ей ям/ам @ ями/ами ях/ах' },
  },
  { ends: /тель$/, cut: 1, endings: { m: 'ь я ю @ ем е', p: 'и ей ям @ ями ях' } },
  {
    ends: /ь$/,
    cut: 1,
    endings: { m: 'ь я ю @ ем е', f: 'ь и и = ью и', p: 'и ей ям @ ями ях' },
    drops: true,
  },
  { ends: /[кгх]$/, cut: 0, endings: { m: '∅ а у @ ом е', p: 'и ов ам @ ами ах' }, drops: true },
  { ends: /[жшщч]$/, cut: 0, endings: { m: '∅ а у @ ом/ем е', p: 'и ей ам @ ами ах' }, drops: true },
  { ends: /ц$/, cut: 0, endings: { m: '∅ а у @ ом/ем е', p: 'ы ов/ев ам @ ами ах' }, drops: true },
  { ends: /[бвдзлмнпрстф]$/, cut: 0, endings: { m: '∅ а у @ ом е', p: 'ы ов ам @ ами ах' }, drops: true },
];

/** Nouns that follow no class; the stem is what all their forms share. */
const IRREGULAR: Readonly<Record<string, { readonly stem: string; readonly endings: Endings }>> = {
  путь: { stem: 'пут', endings: { m: 'ь и и @ ем и', p: 'и ей ям @ ями ях' } },
  человек: {
    stem: '',
    endings: {
      m: 'человек человека человеку @ человеком человеке',
      p: 'люди людей/человек людям @ людьми людях',
    },
  },
  ребенок: {
    stem: '',
    endings: { m: 'ребенок ребенка ребенку @ ребенком ребенке', p: 'дети детей детям @ детьми детях' },
  },
  год: {
    stem: '',
    endings: { m: 'год года году @ годом годе/году', p: 'годы/года годов/лет годам @ годами годах' },
  },
  друг: { stem: 'дру', endings: { m: 'г га гу @ гом ге', p: 'зья зей зьям @ зьями зьях' } },
  брат: { stem: 'брат', endings: { m: '∅ а у @ ом е', p: 'ья ьев ьям @ ьями ьях' } },
  мать: { stem: 'мат', endings: { f: 'ь ери ери = ерью ери', p: 'ери ерей ерям @ ерями ерях' } },
  дочь: { stem: 'доч', endings: { f: 'ь ери ери = ерью ери', p: 'ери ерей ерям @ ерями/ерьми ерях' } },
  рожь: { stem: 'р', endings: { f: 'ожь жи жи = ожью жи' } },
  ложь: { stem: 'л', endings: { f: 'ожь жи жи = ожью жи' } },
  церковь: { stem: 'церк', endings: { f: 'овь ви ви = овью ви', p: 'ви вей вам/вям @ вами/вями вах/вях' } },
  любовь: { stem: 'люб', endings: { f: 'овь ви ви = овью ви' } },
  судно: { stem: 'суд', endings: { n: 'но на ну = ном не', p: 'а ов ам @ ами ах' } },
  лед: { stem: 'л', endings: { m: 'ед ьда ьду @ ьдом ьде/ьду', p: 'ьды ьдов ьдам @ ьдами ьдах' } },
  господин: { stem: 'господ', endings: { m: 'ин ина ину @ ином ине', p: 'а ∅ ам @ ами ах' } },
  хозяин: { stem: 'хозя', endings: { m: 'ин ина ину @ ином ине', p: 'ева ев евам @ евами евах' } },
  сосед: { stem: 'сосед', endings: { m: '∅ а у @ ом е', p: 'и ей ям @ ями ях' } },
};

const SURNAMES: readonly NounClass[] = [
  {
    ends: /..(ов|ев|ин|ын)$/,
    cut: 0,
    endings: { m: '∅ а у @ ым/ом е', f: feminineSurname, p: 'ы ых ым @ ыми ых' },
  },
  { ends: /..(ова|ева|ина|ына)$/, cut: 1, endings: { f: feminineSurname, p: 'ы ых ым @ ыми ых' } },
];

/**
 * Paradigms of which the word can be the nominative, most likely first; a surname also where it was typed in small
 * letters, for case decides no match.
 *
 * @param word folded
 */
export function nouns(word: string): readonly Forms[] {
  const isListed = unchanging.has(word) || Object.hasOwn(IRREGULAR, word);
  const names = isListed ? [] : SURNAMES.filter((each) => each.ends.test(word));
  return [...names.map((each) => inflect(word, each)), ...commonNouns(word)];
}

function commonNouns(word: string): readonly Forms[] {
  if (unchanging.has(word) || /[уюэ]$/.test(word)) return [oneForm(word)];
  if (/[ыи]$/.test(word)) return pluralNouns(word);
  const irregular = Object.hasOwn(IRREGULAR, word) ? IRREGULAR[word] : undefined;
  if (irregular !== undefined) return [decline({ ...irregular, kind: 'noun' })];
  const fitting = CLASSES.find((each) => each.ends.test(word));
  return fitting === undefined ? [] : [inflect(word, fitting)];
}

function inflect(word: string, { cut, endings, drops, fills }: NounClass): Forms {
  const stem = word.slice(0, word.length - cut);
  const forms = decline({
    stem,
    endings,
    kind: 'noun',
    oblique: drops === undefined ? undefined : droppedStem(word, stem),
    filled: fills === undefined ? [] : filledStems(stem, fills),
  });
  const meant = [...withListed(word, forms)].filter(([form]) => form === word || !grammarWords.has(form));
  return new Map(meant);
}

/** рынок рынк-, палец пальц-, боец бойц-, заем займ-, уровень уровн-; nothing where no vowel can drop. */
function droppedStem(word: string, stem: string): string | undefined {
  const [found, rest = '', vowel = '', last = ''] = /^(.+)([ое])([а-я])$/.exec(stem) ?? [];
  if (found === undefined) return undefined;
  if (/[аеиоуыэюя]$/.test(rest)) return /е[кцм]/.test(vowel + last) ? `${rest}й${last}` : undefined;
  if (!mayDrop(word)) return undefined;
  return vowel === 'е' && rest.endsWith('л') ? `${rest}ь${last}` : rest + last;
}

const mayDrop = (word: string): boolean => dropping.has(word) || /(ень|..[ое]к|..ец|..ел)$/.test(word);

/** ставк- ставок, копейк- копеек, песн- песен, земл- земель. */
function filledStems(stem: string, kind: 'hard' | 'soft'): readonly string[] {
  const last = stem.slice(-1);
  const before = stem.slice(0, -1);
  const ends = kind === 'soft' ? ['', 'ь'] : [''];
  if (/[ьй]$/.test(before) && /[бвгдзкмнрсц]/.test(last)) {
    return ends.map((end) => `${before.slice(0, -1)}е${last}${end}`);
  }
  if (!/[бвгджзклмнпрстфхцчшщ]$/.test(before) || !/[кнлцрмг]/.test(last)) return [];
  const vowels = kind === 'soft' ? ['е'] : ['о', 'е'];
  return vowels.flatMap((vowel) => ends.map((end) => before + vowel + last + end));
}

/** Lemmas of a plural nominative in -ы, -и. */
function pluralNouns(word: string): readonly Forms[] {
  const irregular = Object.values(IRREGULAR)
    .filter(({ stem }) => word.startsWith(stem))
    .map((each) => decline({ ...each, kind: 'noun' }))
    .filter((forms) => isPlural(forms, word));
  const only = pluralOnly.has(word);
  const found = irregular.length > 0 ? irregular : lemmasOfPlural(word, only);
  return only ? found.map((forms) => restrict(forms, allOf('p'))) : found;
}

const isPlural = (forms: Forms, word: string): boolean => ((forms.get(word) ?? 0) & reading('p', 'N')) !== 0;

function lemmasOfPlural(word: string, masculine: boolean): readonly Forms[] {
  const stem = word.slice(0, -1);
  const singulars = word.endsWith('ы') ? ['', 'а'] : ['', 'а', 'я', 'ь', 'й'];
  const stems = [stem, ...restoredStems(stem)];
  return lemmas(word, stems, masculine ? [''] : singulars).filter((forms) => isPlural(forms, word));
}

/** Paradigms of the plural nominatives in -а, -я: государства, отношения. Tried only where an adjective asks. */
export function neuterPlurals(word: string): readonly Forms[] {
  const stem = word.slice(0, -1);
  const neuter = word.endsWith('а') ? [`${stem}о`, `${stem}е`] : word.endsWith('я') ? [`${stem}е`] : [];
  return [...pluralsOf(neuter, word), ...masculinePlurals(word)];
}

/** Paradigms of the listed masculine nouns with this plural: города, поезда. */
export function masculinePlurals(word: string): readonly Forms[] {
  const stem = word.slice(0, -1);
  const lemmas = [stem, `${stem}ь`, `${stem}й`].filter((lemma) => withListed(lemma, new Map()).has(word));
  return pluralsOf(lemmas, word);
}

const pluralsOf = (singulars: readonly string[], word: string): readonly Forms[] =>
  singulars.flatMap((lemma) => commonNouns(lemma)).filter((forms) => isPlural(forms, word));

const SINGULARS = ['', 'а', 'я', 'о', 'е', 'ь', 'й'];

/** Paradigms of every noun that has this word among its forms. */
export function nounsOf(word: string): readonly Forms[] {
  const stems = [0, 1, 2, 3]
    .map((cut) => word.slice(0, word.length - cut))
    .filter((stem) => stem.length >= 2);
  return lemmas(word, [...stems, ...stems.flatMap(restoredStems)], SINGULARS);
}

function lemmas(word: string, stems: readonly string[], endings: readonly string[]): readonly Forms[] {
  const candidates = new Set(stems.flatMap((stem) => endings.map((ending) => stem + ending)));
  return [...candidates]
    .filter((lemma) => !/[ыиую]$/.test(lemma))
    .flatMap((lemma) => commonNouns(lemma))
    .filter((forms) => forms.has(word));
}

/** рынк- рынок, бойц- боец: the vowel that dropped. */
function restoredStems(stem: string): readonly string[] {
  const last = stem.slice(-1);
  const before = stem.slice(0, -1);
  if (!/[кцнлртм]/.test(last) || !/[бвгджзйклмнпрстфхцчшщь]$/.test(before)) return [];
  const base = before.replace(/[йь]$/, '');
  return base === before ? [`${before}о${last}`, `${before}е${last}`] : [`${base}е${last}`];
}
