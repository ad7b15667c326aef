import { type Random, seededRandom } from './matching-random.ts';

/** A Russian-like word that does not exist: its root is made of syllables, its ending is real. */
export interface Lemma {
  readonly text: string;
  /** Of a noun; absent for what does not stand in phrases. */
  readonly gender?: 'm' | 'f' | 'n';
  readonly genitive?: string;
  /** The nominatives of an adjective. */
  readonly agreeing?: Readonly<Record<'m' | 'f' | 'n', string>>;
  readonly name?: true;
  /** Has one form. */
  readonly fixed?: true;
}

/** Words that do not inflect, the most frequent ones, as in any language. */
const particles =
  'в и на с что по не к из как для от за это о его но также до при или уже после все более ее они между под если'.split(
    ' ',
  );

const onsets =
  'б в г д з к л м н п р с т ф х ч ш бл бр вл гл гр др зв кл кр пл пр св сл см сн ст тр хв шл'.split(' ');
const vowels = 'а а о о о е е и и у ю я ы'.split(' ');
const codas = 'б в г д з к л л м н н п р р с т т х ч ш ж нт рд ст лк рт мп'.split(' ');
const prefixes = 'по за при пере раз про об вы под пред со из на до над без меж анти'.split(' ');

interface Ending {
  /** How many words in a hundred have it. */
  readonly share: number;
  make(root: string): Lemma;
}

const noun = (gender: 'm' | 'f' | 'n', [nominative, genitive]: readonly [string, string]) => ({
  make: (root: string): Lemma => ({ text: root + nominative, gender, genitive: root + genitive }),
});
const adjective = ([m, f, n]: readonly [string, string, string]) => ({
  make: (root: string): Lemma => ({
    text: root + m,
    agreeing: { m: root + m, f: root + f, n: root + n },
  }),
});
const surname = (ending: string) => ({
  make: (root: string): Lemma => ({
    text: root.charAt(0).toUpperCase() + root.slice(1) + ending,
    name: true,
  }),
});
const afterVelar = (root: string): string => (/[гкхжчшщ]$/.test(root) ? 'и' : 'ы');

const endings: readonly Ending[] = [
  { share: 12, ...noun('m', ['', 'а']) },
  {
    share: 9,
    make: (root) => ({ text: `${root}а`, gender: 'f', genitive: root + afterVelar(root) }),
  },
  { share: 6, ...noun('m', ['ник', 'ника']) },
  { share: 3, ...noun('m', ['итель', 'ителя']) },
  { share: 3, ...noun('m', ['изм', 'изма']) },
  { share: 3, ...noun('m', ['атор', 'атора']) },
  { share: 3, ...noun('m', ['щик', 'щика']) },
  { share: 5, ...noun('f', ['ка', 'ки']) },
  { share: 5, ...noun('f', ['ость', 'ости']) },
  { share: 4, ...noun('f', ['ация', 'ации']) },
  { share: 7, ...noun('n', ['ение', 'ения']) },
  { share: 4, ...noun('n', ['ство', 'ства']) },
  { share: 2, ...noun('n', ['о', 'а']) },
  { share: 10, ...adjective(['ный', 'ная', 'ное']) },
  { share: 7, ...adjective(['ский', 'ская', 'ское']) },
  { share: 4, ...adjective(['овый', 'овая', 'овое']) },
  { share: 2, ...adjective(['ний', 'няя', 'нее']) },
  { share: 3, ...adjective(['альный', 'альная', 'альное']) },
  { share: 3, ...surname('ов') },
  { share: 2, ...surname('ин') },
  { share: 1, ...surname('енко') },
  { share: 2, ...surname('овский') },
];

/** `count` different words, the most frequent first. @param tail how many more follow, half of them names */
export function lemmas(count: number, tail = 0): readonly Lemma[] {
  const random = seededRandom(20_261_122);
  const seen = new Set(particles);
  const made: Lemma[] = particles.map((text) => ({ text, fixed: true }));
  const drawn = endings.flatMap((ending) => Array.from({ length: ending.share }, () => ending));
  const names = drawn.filter(({ make }) => make('').name);
  const fallback = surname('ов');
  while (made.length < count + tail) {
    const pool = made.length >= count && random.chance(0.5) ? names : drawn;
    const lemma = random.pick<Pick<Ending, 'make'>>(pool, fallback).make(rootOf(random));
    const key = lemma.text.toLowerCase();
    if (seen.has(key) || key.length < 4) continue;
    seen.add(key);
    made.push(lemma);
  }
  return made;
}

function rootOf(random: Random): string {
  const prefix = random.chance(0.25) ? random.pick(prefixes, '') : '';
  const syllables = random.chance(0.62) ? 1 : 2;
  let root = prefix;
  for (let at = 0; at < syllables; at += 1) root += random.pick(onsets, 'т') + random.pick(vowels, 'а');
  return root + random.pick(codas, 'т');
}
