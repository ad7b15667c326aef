import type { LeftOut } from '@newswatch/domain';
import { type Recognized, type Surroundings, leadsOn, recognize } from './boilerplate-kinds.ts';

/**
 * Takes lines out of a text that are no part of what it tells, see `recognize`.
 *
 * - Only whole lines, and these only where they begin or end the text or are nothing but a link. A link «Подробнее» behind a sentence
 *   goes, too.
 * - What follows a heading such as «Читайте также» goes as far as it is links.
 * - A text that is nothing else stays as it is.
 * - What is taken out is given with its place: put back, it makes the text that came.
 */
export function splitBoilerplate(
  text: string,
  around: Surroundings,
): { readonly text: string; readonly leftOut: readonly LeftOut[] } {
  const lines = linesOf(text, around);
  const cuts = [...wholeLines(lines), ...tails(lines, around)].toSorted(
    (one, other) => one.start - other.start,
  );
  const [rest, leftOut] = without(text, cuts);
  return rest.trim() === '' ? { text, leftOut: [] } : { text: rest, leftOut };
}

interface Line {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly found: Recognized | undefined;
}

interface Cut {
  readonly start: number;
  readonly end: number;
  readonly kind: LeftOut['kind'];
}

function linesOf(text: string, around: Surroundings): readonly Line[] {
  const lines: Line[] = [];
  let headed = false;
  for (const { 0: line, index } of text.matchAll(/[^\n]+/gu)) {
    const own = recognize(line, around);
    const below: boolean = headed && own === undefined && around.links.has(line);
    headed = below || own?.heads === true;
    const found = below ? BELOW : own;
    lines.push({ start: index, end: index + line.length, text: line, found });
  }
  return lines;
}

/** A link below «Читайте также». */
const BELOW: Recognized = { kind: 'related', linked: true, heads: false };

function wholeLines(lines: readonly Line[]): readonly Cut[] {
  const first = lines.findIndex(({ found }) => found === undefined);
  const last = lines.findLastIndex(({ found }) => found === undefined);
  if (first === -1) return [];
  return lines.flatMap(({ start, end, found }, at): readonly Cut[] => {
    if (found === undefined || !(at < first || at > last || isLinks(lines, at))) return [];
    const before = lines[at - 1];
    const after = lines[at + 1];
    return at > first && before !== undefined
      ? [{ start: before.end, end, kind: found.kind }]
      : [{ start, end: after?.start ?? end, kind: found.kind }];
  });
}

/** A link, or a heading with links below it. */
const isLinks = (lines: readonly Line[], at: number): boolean =>
  lines[at]?.found?.linked === true || (lines[at]?.found?.heads === true && lines[at + 1]?.found === BELOW);

function tails(lines: readonly Line[], { links }: Surroundings): readonly Cut[] {
  const leading = [...links].filter(leadsOn);
  return lines.flatMap(({ end, text, found }): readonly Cut[] => {
    if (found !== undefined) return [];
    const tail = leading.find((link) => isTail(link, text));
    if (tail === undefined) return [];
    const rest = text.slice(0, -tail.length).trimEnd();
    return [{ start: end - text.length + rest.length, end, kind: 'read-more' }];
  });
}

const isTail = (link: string, line: string): boolean =>
  line.endsWith(link) && /[.…!?»"”)\]]\s*$/u.test(line.slice(0, -link.length));

function without(text: string, cuts: readonly Cut[]): readonly [string, readonly LeftOut[]] {
  const kept: string[] = [];
  const leftOut: LeftOut[] = [];
  let done = 0;
  let length = 0;
  for (const { start, end, kind } of cuts) {
    kept.push(text.slice(done, start));
    length += start - done;
    const before = leftOut.at(-1);
    const piece = text.slice(start, end);
    if (before?.at === length && before.kind === kind)
      leftOut[leftOut.length - 1] = { ...before, text: before.text + piece };
    else leftOut.push({ kind, at: length, text: piece });
    done = end;
  }
  kept.push(text.slice(done));
  return [kept.join(''), leftOut];
}
