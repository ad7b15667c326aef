import type { Judgement } from './identify-judge.ts';

/**
 * A text of so many letters, all of them Russian, is in no other of the languages, whatever it is otherwise like; only a
 * shorter one is asked about where Russian seems likeliest.
 */
export const SHORT = 60;

/**
 * The judgement of a text in Cyrillic that may have Russian letters only. A Ukrainian stretch of 15 letters has no і ї є ґ
 * in one case of three, of 40 in one of 13, of 60 in one of 33; Kazakh and Uzbek ones have letters of their own in almost
 * every other word. What the letters of a word are like says nothing of that. So another language than Russian is less
 * likely the longer such a text is, and a long one is probably in none that is known here.
 */
export function withoutOwnLetters(judgement: Judgement, text: string): Judgement {
  const { ranking, letters, cost, strange } = judgement;
  const isRussian = ranking[0]?.code === 'ru';
  const isCyrillic = ranking.some(({ code }) => code === 'ru');
  if ((isRussian && letters >= SHORT) || !isCyrillic || !isPlain(text)) return judgement;
  const handicap = 1 + letters / 50;
  const ranked = ranking
    .map(({ code, behind }) => ({ code, behind: code === 'ru' ? behind : behind + handicap }))
    .toSorted((one, other) => one.behind - other.behind);
  const least = ranked[0]?.behind ?? 0;
  return {
    ranking: ranked.map(({ code, behind }) => ({ code, behind: behind - least })),
    letters,
    cost,
    strange: strange || (!isRussian && letters >= SHORT),
  };
}

/** Whether a text has letters of the Russian alphabet, and no Cyrillic ones of another. */
export const isPlain = (text: string): boolean => /[а-яё]/i.test(text) && !NOT_RUSSIAN.test(text);

/** Cyrillic, but for the 33 letters of Russian. */
const NOT_RUSSIAN = /[\u0400\u0402-\u040f\u0450\u0452-\u052f]/;
