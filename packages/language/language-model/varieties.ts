/**
 * What the model tells apart: a language as it is mostly written, or as it is also written. The other spellings are made
 * from the training text of the usual one.
 */
export interface Variety {
  /** The language code, or `und` for whatever other languages news comes in. */
  readonly code: string;
  /** Its training text, `training/<text>.txt`, is respelled. */
  readonly text: string;
  readonly respell?: (text: string) => string;
  /** Is not the usual spelling: has to fit better than the usual ones by some margin. */
  readonly unusual: boolean;
}

/** The varieties of a script, in the order in which the model has their figures. */
export const varieties: Readonly<Record<'latin' | 'cyrillic', readonly Variety[]>> = {
  latin: [
    { code: 'en', text: 'en', unusual: false },
    { code: 'az', text: 'az', unusual: false },
    { code: 'tr', text: 'tr', unusual: false },
    { code: 'uz', text: 'uz', unusual: false },
    { code: 'az', text: 'az', unusual: true, respell: withoutDiacritics },
    { code: 'tr', text: 'tr', unusual: true, respell: withoutDiacritics },
    { code: 'kk', text: 'kk', unusual: true, respell: kazakhInLatin },
    { code: 'und', text: 'other-latin', unusual: true },
  ],
  cyrillic: [
    { code: 'ru', text: 'ru', unusual: false },
    { code: 'uk', text: 'uk', unusual: false },
    { code: 'kk', text: 'kk', unusual: false },
    { code: 'uz', text: 'uz', unusual: true, respell: uzbekInCyrillic },
    { code: 'und', text: 'other-cyrillic', unusual: true },
  ],
};

const PLAIN = 'ə=e ı=i ö=o ü=u ç=c ş=s ğ=g';

/** As it is typed where the keyboard has no letters but a to z. */
export function withoutDiacritics(text: string): string {
  return replaced(text.replaceAll('İ', 'i').toLowerCase(), PLAIN);
}

/** The alphabet of 2021. */
const KAZAKH_LATIN = `а=a ә=ä б=b в=v г=g ғ=ğ д=d е=e ё=e ж=j з=z и=i й=i к=k қ=q л=l м=m н=n ң=ñ о=o ө=ö п=p р=r с=s
  т=t у=u ұ=u ү=ü ф=f х=h һ=h ц=s ч=ch ш=ş щ=ş ъ= ы=y і=ı ь= э=e ю=iu я=ia`;

/** Many write i for both of its letters, so every second line does; every fourth has the letters a to z only. */
function kazakhInLatin(text: string): string {
  const lines = replaced(text.toLowerCase(), KAZAKH_LATIN).split('\n');
  return lines.map((line, at) => replaced(line, TYPED[at % TYPED.length] ?? '')).join('\n');
}

const TYPED = ['ı=ı', 'ı=i', 'ı=ı', 'ı=i ä=a ğ=g ñ=n ö=o ş=s ü=u'];

const UZBEK_CYRILLIC = `o'=ў g'=ғ sh=ш ch=ч yo=ё yu=ю ya=я ye=е ts=ц a=а b=б d=д e=е f=ф g=г h=ҳ i=и j=ж k=к l=л m=м n=н
  o=о p=п q=қ r=р s=с t=т u=у v=в x=х y=й z=з '=ъ`;

export function uzbekInCyrillic(text: string): string {
  const lower = text.toLowerCase().replace(/[‘’]/g, "'");
  return replaced(lower.replace(/(?<![a-z'])e/g, 'э'), UZBEK_CYRILLIC);
}

/** Longer spellings come first in a table. */
function replaced(text: string, table: string): string {
  const spellings = new Map(table.split(/\s+/).map(pairOf));
  return text.replace(
    new RegExp([...spellings.keys()].join('|'), 'g'),
    (found) => spellings.get(found) ?? '',
  );
}

function pairOf(spelling: string): readonly [from: string, to: string] {
  const [from = '', to = ''] = spelling.split('=');
  return [from, to];
}
