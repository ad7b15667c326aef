import { BEST, type Evidence, evidenceAt } from './identify-kernel.ts';
import { script } from './language-model/letters.ts';
import { STEPS } from './language-model/model.ts';
import { type Variety, varieties } from './language-model/varieties.ts';

/** What the evidence says by itself. */
export interface Judgement {
  /**
   * Languages that the script allows, the likeliest first, with how much less likely each is: ln of the ratio. None
   * where no known script has half of the letters, and two at least.
   */
  readonly ranking: readonly Ranked[];
  readonly letters: number;
  /** What a letter costs in the likeliest language, in ln; 0 where there is none or the script decides. */
  readonly cost: number;
  /** Even the likeliest language explains the words badly: it is probably another one. */
  readonly strange: boolean;
}

interface Ranked {
  readonly code: string;
  readonly behind: number;
}

/** The judgement of a text or of a part of it. */
export function judge(evidence: Evidence): Judgement {
  const share = (of: number): number => evidence[evidenceAt.letters + of] ?? 0;
  // Names in Latin letters say half as much of a text that has Cyrillic ones.
  const names = share(script.cyrillic) > 0 ? (evidence[evidenceAt.latinNames] ?? 0) / 2 : 0;
  const latin = share(script.latin) - names;
  const letters = latin + share(script.cyrillic) + share(script.georgian) + share(script.other);
  const most = Math.max(latin, share(script.cyrillic), share(script.georgian));
  if (most < 2 || most < letters / 2) return { ranking: [], letters, cost: 0, strange: false };
  if (most === share(script.georgian)) {
    return { ranking: [{ code: 'ka', behind: 0 }], letters: most, cost: 0, strange: false };
  }
  return rank(most === latin ? 'latin' : 'cyrillic', evidence, most);
}

/** A spelling that is not the usual one of a language has to be this much more likely: ln of the ratio. */
const UNUSUAL = 1.5;

/** Words of many languages are so much more likely than those of the likeliest one: ln of the ratio. */
const OTHER = 4;

function rank(of: 'latin' | 'cyrillic', evidence: Evidence, letters: number): Judgement {
  const from = evidenceAt[of];
  const costs = costsOf(languages[of], evidence, from);
  const other = costOf(others[of], evidence, from);
  const least = costs[0]?.behind ?? 0;
  const cost = (least + (evidence[from + BEST] ?? 0) / STEPS) / letters;
  return {
    ranking: costs.map(({ code, behind }) => ({ code, behind: behind - least })),
    letters,
    cost,
    strange: least - other > OTHER || cost > costliest(letters),
  };
}

/** The places of the varieties of a language, and how much each has to be better than the usual ones. */
interface LanguagePlaces {
  readonly code: string;
  readonly spellings: readonly { readonly at: number; readonly handicap: number }[];
}

const placesOf = (given: readonly Variety[]): readonly LanguagePlaces[] => {
  const spelt = given.map(({ code, unusual }, at) => ({ code, at, handicap: unusual ? UNUSUAL : 0 }));
  return [...Map.groupBy(spelt, ({ code }) => code)].map(([code, spellings]) => ({ code, spellings }));
};

const every = { latin: placesOf(varieties.latin), cyrillic: placesOf(varieties.cyrillic) };
const isOther = ({ code }: LanguagePlaces): boolean => code === 'und';
const languages = {
  latin: every.latin.filter((each) => !isOther(each)),
  cyrillic: every.cyrillic.filter((each) => !isOther(each)),
};
const others = { latin: every.latin.find(isOther), cyrillic: every.cyrillic.find(isOther) };

/** What the languages cost, the least first. */
const costsOf = (of: readonly LanguagePlaces[], evidence: Evidence, from: number): readonly Ranked[] =>
  of
    .map((language) => ({ code: language.code, behind: costOf(language, evidence, from) }))
    .sort((one, other) => one.behind - other.behind);

function costOf(language: LanguagePlaces | undefined, evidence: Evidence, from: number): number {
  let least = Infinity;
  for (const { at, handicap } of language?.spellings ?? [])
    least = Math.min(least, (evidence[from + at] ?? 0) / STEPS + handicap);
  return least;
}

/**
 * What a letter costs at most, in ln, in a text of one of the languages. Texts of them cost 2.2 to 2.5 with a deviation
 * that falls with their length; French, German, Polish and Kyrgyz ones 3.0 to 4.3.
 */
const costliest = (letters: number): number => Math.max(2.95, 2.2 + 10 / Math.sqrt(letters));
