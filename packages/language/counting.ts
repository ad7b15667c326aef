const NUMERALS = new Set(['два', 'две', 'оба', 'обе', 'три', 'четыре', 'полтора', 'полторы']);

/** A number after which a Russian noun stands in the genitive singular: два порта, 34 порта, but 12 портов. */
export const isTwoToFour = (folded: string): boolean =>
  NUMERALS.has(folded) || /^(\d*[^1])?[234]$/.test(folded);
