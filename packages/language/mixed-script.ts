/**
 * Words of Latin and Cyrillic letters mixed, which look like a word of one script: «Cредний» with a Latin C.
 *
 * A letter is exclusive when the other script has none that looks like it. A word is read in the script whose
 * exclusive letters it holds; without any, in the script of most of its letters. It is left alone where both scripts
 * have exclusive letters (VIPы), and where nothing decides.
 *
 * The word is folded, and capitals fold first: therefore b is в (B and В), h is н, m is м and t is т.
 */
const PAIRS = 'aа bв cс eе hн iі jј kк mм oо pр qԛ sѕ tт wԝ xх yу əә ïї';
const pairs = PAIRS.split(' ').map((pair) => [pair.charAt(0), pair.charAt(1)] as const);
const toCyrillic: ReadonlyMap<string, string> = new Map(pairs);
const toLatin: ReadonlyMap<string, string> = new Map([
  ...pairs.map(([latin, cyrillic]) => [cyrillic, latin] as const),
  ['һ', 'h'],
  ['ү', 'y'],
]);

const HAS_LATIN = /\p{Script=Latin}/u;
const HAS_CYRILLIC = /\p{Script=Cyrillic}/u;
const LATIN = /\p{Script=Latin}/gu;
const CYRILLIC = /\p{Script=Cyrillic}/gu;

/**
 * The word in one script, or nothing when it is not mixed or cannot be resolved.
 *
 * @param folded a folded word
 */
export function unmix(folded: string): string | undefined {
  if (!HAS_CYRILLIC.test(folded) || !HAS_LATIN.test(folded)) return undefined;
  const latin = folded.match(LATIN) ?? [];
  const cyrillic = folded.match(CYRILLIC) ?? [];
  const isLatin = !latin.every((letter) => toCyrillic.has(letter));
  const isCyrillic = !cyrillic.every((letter) => toLatin.has(letter));
  if (isLatin && isCyrillic) return undefined;
  if (isLatin || isCyrillic) return replace(folded, isLatin ? toLatin : toCyrillic);
  if (latin.length === cyrillic.length) return undefined;
  return replace(folded, latin.length > cyrillic.length ? toLatin : toCyrillic);
}

const replace = (word: string, letters: ReadonlyMap<string, string>): string =>
  word.replace(/./gsu, (letter) => letters.get(letter) ?? letter);
