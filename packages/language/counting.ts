const NUMERALS = new Set([
  'два',
  'две',
  'оба',
  'обе',
  'три',
  'четыре',
  'полтора',
  'полторы',
  'дві',
  'обидва',
  'обидві',
  'чотири',
]);

/**
 * A number after which a Russian noun stands in the genitive singular and a Ukrainian one in the nominative plural: два
 * порта, 34 порта, but 12 портов; два порти.
 */
export const isTwoToFour = (folded: string): boolean =>
  NUMERALS.has(folded) || /^(\d*[^1])?[234]$/.test(folded);
