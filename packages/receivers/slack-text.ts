/** One line without control characters and broken surrogates. As long as before, so that spans stay true. */
export const oneLine = (text: string): string => text.toWellFormed().replace(/\p{Cc}/gu, ' ');

/** At most `most` UTF-16 units, an ellipsis where something is missing, no surrogate pair cut in two. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const kept = text.slice(0, most - 1);
  return `${kept.isWellFormed() ? kept : kept.slice(0, -1)}…`;
}

/** Slack's three (`&lt;!channel&gt;` pings nobody), cut to `most` units without breaking an escape. */
export function escapedCut(text: string, most: number): string {
  let kept = '';
  for (const character of text) {
    const next = escapes[character] ?? character;
    if (kept.length + next.length >= most) return `${kept}…`;
    kept += next;
  }
  return kept;
}
const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Names joined, each cut so that together they keep to `most`; how many are left out when even that is too many. */
export function listed(
  names: readonly string[],
  most: number,
): { readonly shown: readonly string[]; readonly left: number } {
  const count = Math.min(names.length, Math.floor(most / SHORTEST_NAME));
  const each = Math.floor(most / Math.max(count, 1)) - SEPARATOR;
  return { shown: names.slice(0, count).map((name) => cut(oneLine(name), each)), left: names.length - count };
}
const SHORTEST_NAME = 24;
const SEPARATOR = 2;
