import type { Language } from '@newswatch/domain';
import { type Judgement, judge } from './identify-judge.ts';
import { type Evidence, noEvidence, readStretch } from './identify-kernel.ts';
import { SHORT, isPlain, withoutOwnLetters } from './identify-own-letters.ts';
import { windowsOf } from './identify-windows.ts';

/**
 * Which of ru uk kk az tr uz en ka a text is in, and which others beside it.
 *
 * The script decides first: Georgian by itself, else by a model of letters in words (`language-model`), trained on the
 * texts in `training`. Azerbaijani and Turkish typed without their special letters, Kazakh in Latin and Uzbek in Cyrillic
 * letters are known too: `kk` and `uz` say the language, not its script.
 *
 * `und` with a reason when no known script has half of the letters, when the words are like those of none of the
 * languages, or when two languages are about equally likely: the fewer the letters, the clearer the lead has to be, above
 * all that of another language over Russian where no letter is its own («Касым-Жомарта Токаева», «газопроводу»); such a text
 * of some length is in none of them. A
 * language that the feed declares is taken then, and also where it is nearly as likely as the first; never against clear
 * evidence.
 *
 * `also` names the languages that fill a fifth of the text or more beside the first one, by windows of up to 200 UTF-16
 * units. Ten windows spread over the text are looked at, so the cost of a long text is limited.
 */
export function identifyLanguage(text: string, declared?: string): Language {
  const sum = noEvidence();
  const parts = windowsOf(isOfCapitals(text) ? text.toLowerCase() : text).map((window) =>
    withoutOwnLetters(judge(addTo(sum, readStretch(window))), window),
  );
  const whole = withoutOwnLetters(judge(sum), text);
  const [first, ...also] = whole.ranking.length === 0 ? [] : sharesOf(parts);
  if (first !== undefined && also.length > 0) return { code: first, confidence: 0.9, also };
  const needed = leadNeeded(whole, text);
  return decide(whole, needed, declared?.toLowerCase().split(/[-_]/)[0]);
}

/**
 * Words with a capital decide little, for they may be names; not so where all letters are capitals. In Cyrillic text names in
 * Latin letters are still known by theirs.
 */
const isOfCapitals = (text: string): boolean =>
  !/[a-zа-я]/.test(text) && !(/[A-Z]/.test(text) && /[А-Я]/.test(text));

/** @returns what was added */
function addTo(sum: Evidence, more: Evidence): Evidence {
  for (let at = 0; at < more.length; at += 1) sum[at] = (sum[at] ?? 0) + (more[at] ?? 0);
  return more;
}

/** How far behind a declared language is still taken: ln of the ratio. */
const DECLARED = 6;

function decide(judgement: Judgement, needed: number, declared: string | undefined): Language {
  const { ranking, strange } = judgement;
  const [first, second] = ranking;
  if (first === undefined) return unsure('no letters of a known script');
  const lead = second?.behind ?? Infinity;
  const clear = !strange && lead >= needed;
  if (clear && first.code === declared) return { code: first.code, confidence: confidenceOf(lead) };
  const told = possible(judgement, needed).find((code) => code === declared);
  if (told !== undefined) {
    return { code: told, confidence: 0.5, reason: 'declared by the feed; the text itself does not decide' };
  }
  if (clear) return { code: first.code, confidence: confidenceOf(lead) };
  if (strange) return unsure('its words are like those of no language that is known here');
  return unsure(`too little text to tell ${first.code} from ${second?.code ?? 'others'}`);
}

/** The languages that are believed where they are declared. */
function possible({ ranking, strange }: Judgement, needed: number): readonly string[] {
  const distance = strange ? Number.MIN_VALUE : Math.max(DECLARED, needed);
  return ranking.filter(({ behind }) => behind < distance).map(({ code }) => code);
}

const unsure = (reason: string): Language => ({ code: 'und', confidence: 0, reason });

/**
 * A name or two fit many languages, and some by chance much better than others; the more so another one than Russian where no
 * letter is its own, and above all where its words are not like those of that one. Ukrainian does with Russian letters most
 * easily.
 */
function leadNeeded({ ranking, letters, cost }: Judgement, text: string): number {
  const code = ranking[0]?.code;
  if (code === 'ru' || letters >= SHORT || !isPlain(text)) return 1 + 100 / letters ** 2;
  if (cost > 2.2 + 3 / Math.sqrt(letters)) return UNLIKE;
  return 1 + (code === 'uk' ? 400 : 1000) / letters ** 2;
}

/**
 * Invented words may well lead so far. A letter of theirs costs 2.7 to 3.2, one of Ukrainian text without letters of its own
 * 1.7 to 2.6.
 */
const UNLIKE = 30;

const confidenceOf = (lead: number): number =>
  Math.round(100 * Math.min(0.99, 1 - Math.exp(-lead / 4) / 2)) / 100;

const lettersOf = (parts: readonly Judgement[]): number =>
  parts.reduce((sum, { letters }) => sum + letters, 0);

/** A part of fewer letters, or with a smaller lead, makes no article mixed. */
const LETTERS_OF_PART = 40;
const LEAD_OF_PART = 8;
const LEAST_SHARE = 0.2;

/** Languages that have a fifth or more of the letters, the one with most first. */
function sharesOf(parts: readonly Judgement[]): readonly string[] {
  const shares = new Map<string, number>();
  for (const { ranking, letters, strange } of parts) {
    const [first, second] = ranking;
    if (first === undefined || letters < LETTERS_OF_PART || strange) continue;
    if ((second?.behind ?? Infinity) < LEAD_OF_PART) continue;
    shares.set(first.code, (shares.get(first.code) ?? 0) + letters);
  }
  return [...shares]
    .filter(([, letters]) => letters >= LEAST_SHARE * lettersOf(parts))
    .toSorted(([, one], [, other]) => other - one)
    .map(([code]) => code);
}
