import { asFailure, failure, queryOfKeyword } from '@newswatch/domain';
import { parseQuery } from './parse.ts';

/**
 * A keyword is one phrase and follows the rules of a bare one: inflected, and a star behind a word makes it a prefix.
 * Nothing in it is an operator. What can only have been meant as one is refused, since as a phrase it would quietly find
 * nothing: `|`, capital AND, OR and NOT among other words, a filter, a minus before a word.
 */

/** @throws NewswatchError `watch-does-not-parse`, whose reason names the keyword and whose position lies in it */
export function checkKeywords(keywords: readonly string[]): void {
  for (const [at, keyword] of keywords.entries()) {
    try {
      checkKeyword(keyword);
    } catch (thrown) {
      const { position = 1, reason } = asFailure(thrown).details;
      const details = { position, reason: `keyword ${at + 1}, «${keyword}»: ${reason}` };
      throw failure('watch-does-not-parse', details, { cause: thrown });
    }
  }
}

/** @throws NewswatchError `watch-does-not-parse` */
export function checkKeyword(keyword: string): void {
  const isShouted = keyword === keyword.toUpperCase();
  for (const { sign, reason, unlessShouted } of signs) {
    const found = sign.exec(keyword);
    if (found !== null && !(unlessShouted === true && isShouted))
      throw failure('watch-does-not-parse', { position: found.index + 1, reason });
  }
  try {
    parseQuery(queryOfKeyword(keyword));
  } catch (thrown) {
    const { position, reason = '' } = asFailure(thrown).details;
    // There a quotation mark stands where here the blanks before the keyword do.
    const blanks = keyword.length - keyword.trimStart().length;
    const place = Math.max(1, Number(position) - 1 + blanks);
    throw failure('watch-does-not-parse', { position: place, reason }, { cause: thrown });
  }
}

const signs: readonly {
  readonly sign: RegExp;
  readonly reason: string;
  readonly unlessShouted?: boolean;
}[] = [
  { sign: /\|/, reason: 'a keyword is one phrase; write alternatives as keywords of their own' },
  {
    sign: /(?<=\s|^)(?:AND|OR|NOT)(?=\s|$)/,
    reason: 'a keyword is one phrase; AND, OR and NOT belong in a query',
    unlessShouted: true,
  },
  {
    sign: /^\s*(?:title|lang|source|topic|country|sentiment|story):\S/i,
    reason: 'a keyword is one phrase; filters belong in a query',
  },
  { sign: /(?<=\s|^)[-!]\p{L}/u, reason: 'a keyword cannot leave a word out; write a query with NOT' },
];
