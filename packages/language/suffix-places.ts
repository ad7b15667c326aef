import { type Suffix, type SuffixGrammar, finalsOf, suffixesOf } from './suffix-grammar.ts';

/** A place in a grammar: letters still to read, then `slot`; `harmony` and `finals` come from the letters before. */
export interface Place {
  readonly grammar: SuffixGrammar;
  readonly letters: string;
  readonly slot: string;
  readonly harmony: string;
  readonly finals: string;
}

/** Names a set of closed places, so that equal sets are one state. */
export function nameOf(closed: ReadonlyMap<string, Place>): string {
  return [...closed.keys()].toSorted().join(' ');
}

/** Whether a chain may end here. */
export function isEnd(closed: ReadonlyMap<string, Place>): boolean {
  return [...closed.values()].some(({ letters, slot }) => letters === '' && slot === 'end');
}

/** The places and all that are reached from them without a letter, by their names. */
export function closure(places: readonly Place[]): ReadonlyMap<string, Place> {
  const closed = new Map<string, Place>();
  const waiting = [...places];
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    const { grammar, letters, slot, harmony, finals } = place;
    const name = [grammar.name, letters, slot, harmony, letters === '' ? finals : ''].join('|');
    if (closed.has(name)) continue;
    closed.set(name, place);
    if (letters === '') waiting.push(...placesBehind(place));
  }
  return closed;
}

/** The places behind each letter that may come next. */
export function byLetter(closed: ReadonlyMap<string, Place>): ReadonlyMap<string, readonly Place[]> {
  const moves = new Map<string, Place[]>();
  for (const place of closed.values()) {
    for (const [letter, behind] of movesOf(place)) {
      const reached = moves.get(letter);
      if (reached === undefined) moves.set(letter, [behind]);
      else reached.push(behind);
    }
  }
  return moves;
}

const read = new Map<string, ReadonlyMap<string, readonly Suffix[]>>();

function placesBehind({ grammar, slot, harmony, finals }: Place): readonly Place[] {
  const suffixes = read.get(grammar.name) ?? suffixesOf(grammar);
  read.set(grammar.name, suffixes);
  return (suffixes.get(slot) ?? [])
    .filter(({ after }) => after === '' || Array.from(after).some((each) => finals.includes(each)))
    .map(({ letters, next }) => ({ grammar, letters, slot: next, harmony, finals }));
}

function movesOf(place: Place): readonly (readonly [letter: string, behind: Place])[] {
  const { grammar, letters } = place;
  if (letters === '') return [];
  const symbol = letters.charAt(0);
  const readings = grammar.harmonies[place.harmony]?.[symbol]?.split('|') ?? [symbol];
  const harmony = harmonyBehind(place, symbol);
  return readings.map((reading) => {
    const rest = reading.slice(1) + letters.slice(1);
    const finals = rest === '' ? finalsOf(grammar, reading) : '';
    return [reading.charAt(0), { ...place, letters: rest, harmony, finals }];
  });
}

/** A letter that names a harmony sets it: ki-ler-de. */
function harmonyBehind({ grammar, harmony }: Place, symbol: string): string {
  if (symbol === 'A') return grammar.opened[harmony] ?? harmony;
  return symbol in grammar.harmonies ? symbol : harmony;
}
