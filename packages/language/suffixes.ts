/**
 * Suffix chains of Kazakh, Azerbaijani, Turkish and Uzbek. A word continues a stem when what follows the stem is a
 * chain of plural, possessive, case, relative and copula suffixes, each optional, in this order. Vowel harmony is
 * not asked for: it would cost more than it saves (saat, saati). Everything is folded, so ı is i.
 */
export type SuffixLanguage = 'kk' | 'az' | 'tr' | 'uz';

export interface Stem {
  readonly text: string;
  readonly language: SuffixLanguage;
  /** `whole`: any chain; `vowel`: the chain begins with a vowel (şehr-i); `plural`: with the plural (yol-ları). */
  readonly before: 'whole' | 'vowel' | 'plural';
}

interface Chain {
  readonly plural: string;
  readonly possessive: string;
  readonly cases: string;
  readonly relative: string;
  readonly copula: string;
  readonly vowels: string;
  /** Last consonant before a vowel: kitap, kitab-ı. */
  readonly softened: Readonly<Record<string, string>>;
  /** A close vowel may drop before one of these: şehir, şehr-i. */
  readonly drops: RegExp | undefined;
  readonly possessed: RegExp;
}

const turkic = {
  cases: 'n?[iuü]n|[yn]?[iuü]|[yn]?[aeə]|n?[dt][aeə]n?|y?l[aeə]|n?[cç][aeə]',
  vowels: 'aeəiuüoö',
  possessive: '[iuü]?m[iuü]z|[iuü]?n[iuü]z|[iuü]?m|[iuü]?n|s?[iuü]',
  drops: /^(.*[bcçdfgğhjklmnprsştvyzxq])[iuü]([nlrmzsk])$/,
  possessed: /^(.{2,}?)s?[iuü]$/,
};

const chains: Readonly<Record<SuffixLanguage, Chain>> = {
  tr: {
    ...turkic,
    plural: 'l[ae]r',
    possessive: `${turkic.possessive}|l[ae]r[iuü]`,
    relative: 'ki(?:l[ae]r)?',
    copula: '[dt][iuü]r|y?[dt][iuü]|ym[iuü]ş|y?s[ae]',
    softened: { p: 'b', ç: 'c', t: 'd', k: 'ğ', g: 'ğ' },
  },
  az: {
    ...turkic,
    plural: 'l[aə]r',
    relative: 'k[iu](?:l[aə]r)?',
    copula: 'd[iuü]r(?:l[aə]r)?|yd[iuü]|m[iuü]ş',
    softened: { p: 'b', ç: 'c', t: 'd', k: 'y', q: 'ğ' },
  },
  kk: {
    plural: '[лдт][ае]р',
    possessive: '[ыі]?м[ыі]з|[ыі]?ң[ыі]з|[ыі]?м|[ыі]?ң|с?[ыі]',
    cases: '[ндт][ыі]ң|[ндт][ыі]|н|[гғкқ][ае]|н?[ае]|н?[дт][ае]|[дт][ае]н|н[ае]н|[мбп][ае]н',
    relative: '[ғгқк][ыі](?:л[ае]р)?',
    copula: '[мбп][ыі]з',
    vowels: 'аеыіоөуүұәи',
    softened: { п: 'б', к: 'г', қ: 'ғ' },
    drops: /^(.*[бвгғджзйкқлмнңпрстфхһцчшщ])[ыі]([нлрмзйкқп])$/,
    possessed: /^(.{2,}?)с?[ыі]$/,
  },
  uz: {
    plural: 'lar',
    possessive: 'i?miz|i?ngiz|i?m|i?ng|s?i',
    cases: 'ning|ni|[gkq]a|dan?|cha',
    relative: 'gi',
    copula: 'dir|mi|gina',
    vowels: 'aeiou',
    softened: { k: 'g', q: "g'" },
    drops: undefined,
    possessed: /^(.{2,}?)s?i$/,
  },
};

const patterns = Object.fromEntries(
  Object.entries(chains).map(([language, chain]) => [language, patternOf(chain)]),
);
const LONGEST_CHAIN = 24;

function patternOf({ plural, possessive, cases, relative, copula }: Chain): RegExp {
  const slot = (suffixes: string) => `(?:${suffixes})?`;
  const related = `(?:(?:${relative})${slot(cases)})?`;
  return new RegExp(`^${slot(plural)}${slot(possessive)}${slot(cases)}${related}${slot(copula)}$`);
}

/** The stems under which a word's inflected forms are found. The word itself without a suffix is not among them. */
export function stemsOf(word: string, language: SuffixLanguage): readonly Stem[] {
  const chain = chains[language];
  const softened = chain.softened[word.slice(-1)];
  const dropped = chain.drops?.exec(word);
  const possessed = chain.possessed.exec(word)?.[1];
  const stem = (text: string, before: Stem['before']): Stem => ({ text, language, before });
  return [
    stem(word, 'whole'),
    ...(softened === undefined ? [] : [stem(word.slice(0, -1) + softened, 'vowel')]),
    ...(dropped?.[1] === undefined ? [] : [stem(dropped[1] + (dropped[2] ?? ''), 'vowel')]),
    ...(possessed === undefined ? [] : [stem(possessed, 'plural')]),
  ];
}

const entries: Stem[] = [];
const entryNumbers = new Map<string, number>();

/** The place where the chain behind a stem begins, as a small number from 0 on for `acceptsChain`. */
export function entryOf(stem: Stem): number {
  const key = `${stem.language} ${stem.before}`;
  const known = entryNumbers.get(key);
  if (known !== undefined) return known;
  entryNumbers.set(key, entries.length);
  return entries.push({ ...stem, text: '' }) - 1;
}

/** Whether the folded units from `from` to before `to` are a chain that may follow a stem with this entry. */
export function acceptsChain(
  entry: number,
  units: Uint16Array,
  [from, to]: readonly [number, number],
): boolean {
  const stem = entries[entry];
  return stem !== undefined && continues(stem, String.fromCharCode(...units.subarray(from, to)));
}

/** Whether a folded word is the stem and a chain of suffixes, perhaps behind an apostrophe (Koridor'un). */
export function continues(stem: Stem, word: string): boolean {
  if (!word.startsWith(stem.text)) return false;
  const apostrophe = word[stem.text.length] === "'";
  const rest = word.slice(stem.text.length + (apostrophe ? 1 : 0));
  if (rest.length === 0 || rest.length > LONGEST_CHAIN) return false;
  if (stem.before === 'vowel' && (apostrophe || !chains[stem.language].vowels.includes(rest.charAt(0))))
    return false;
  if (stem.before === 'plural' && !new RegExp(`^${chains[stem.language].plural}`).test(rest)) return false;
  return patterns[stem.language]?.test(rest) ?? false;
}
