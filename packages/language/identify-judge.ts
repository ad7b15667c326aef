import type { Evidence } from './identify-windows.ts';
import { script } from './language-model/letters.ts';
import { STEPS } from './language-model/model.ts';
import { varieties } from './language-model/varieties.ts';

/** What the evidence says by itself. */
export interface Judgement {
  /**
   * Languages that the script allows, the likeliest first, with how much less likely each is: ln of the ratio. None
   * where no known script has half of the letters, and two at least.
   */
  readonly ranking: readonly { readonly code: string; readonly behind: number }[];
  readonly letters: number;
  /** Even the likeliest language explains the words badly: it is probably another one. */
  readonly strange: boolean;
}

/** The judgement of a text or of a part of it. */
export function judge(evidence: Evidence): Judgement {
  const share = (of: number): number => evidence.letters[of] ?? 0;
  // Names in Latin letters say half as much of a text that has Cyrillic ones.
  const names = share(script.cyrillic) > 0 ? (evidence.latinNames[0] ?? 0) / 2 : 0;
  const letters = evidence.letters.reduce((sum, each) => sum + each) - names;
  const latin = share(script.latin) - names;
  const most = Math.max(latin, share(script.cyrillic), share(script.georgian));
  if (most < 2 || most < letters / 2) return { ranking: [], letters, strange: false };
  if (most === share(script.georgian)) {
    return { ranking: [{ code: 'ka', behind: 0 }], letters: most, strange: false };
  }
  return rank(most === latin ? 'latin' : 'cyrillic', evidence, most);
}

/** A spelling that is not the usual one of a language has to be this much more likely: ln of the ratio. */
const UNUSUAL = 4;

/** Words of many languages are so much more likely than those of the likeliest one: ln of the ratio. */
const OTHER = 4;

function rank(of: 'latin' | 'cyrillic', evidence: Evidence, letters: number): Judgement {
  const best = new Map<string, number>();
  for (const [at, { code, unusual }] of varieties[of].entries()) {
    const cost = (evidence[of][at] ?? 0) / STEPS + (unusual ? UNUSUAL : 0);
    best.set(code, Math.min(cost, best.get(code) ?? Infinity));
  }
  const other = best.get('und') ?? Infinity;
  best.delete('und');
  const costs = [...best].toSorted(([, one], [, two]) => one - two);
  const least = costs[0]?.[1] ?? 0;
  const whole = least + (evidence[of][varieties[of].length] ?? 0) / STEPS;
  return {
    ranking: costs.map(([code, cost]) => ({ code, behind: cost - least })),
    letters,
    strange: least - other > OTHER || whole / letters > costliest(letters),
  };
}

/**
 * What a letter costs at most, in ln, in a text of one of the languages. Texts of them cost 2.2 to 2.5 with a deviation
 * that falls with their length; French, German, Polish and Kyrgyz ones 3.0 to 4.3.
 */
const costliest = (letters: number): number => Math.max(2.95, 2.2 + 10 / Math.sqrt(letters));
