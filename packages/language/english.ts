/** Plural, singular and possessive of an English noun. Folded; the possessive of a plural is the plural (corridors'). */
export function englishForms(word: string): readonly string[] {
  const singular = singularOf(word);
  return singular === undefined ? [word, pluralOf(word), `${word}'s`] : [word, singular, `${singular}'s`];
}

function pluralOf(word: string): string {
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}

function singularOf(word: string): string | undefined {
  if (/.{2}ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(sses|xes|ches|shes)$/.test(word)) return word.slice(0, -2);
  return /..[^su]s$/.test(word) && !word.endsWith('is') ? word.slice(0, -1) : undefined;
}
