import { exactText, isExactly } from './exact.ts';
import { cutHits, hit, hitCount, hitField, moveHit } from './hits.ts';
import { placeIn } from './program.ts';
import type { Search } from './search.ts';
import { textOf } from './watch-records.ts';

/**
 * Words as they were typed: those of the phrase that are written so.
 *
 * @param node the node in its chunk
 * @param limit more hits are not looked for
 */
export function findExact(search: Search, node: number, limit: number): void {
  const { hits, chunk, reading, kernel } = search;
  const before = hitCount(hits);
  kernel.findPhrase(node, reading.words.count);
  const { start, length } = placeIn(chunk, node);
  const form = exactText(textOf(search.watches, search.row).slice(start, start + length));
  let kept = before;
  for (let each = before; each < hitCount(hits) && kept < before + limit; each += 1) {
    const words = [hitField(hits, each, hit.first), hitField(hits, each, hit.last)] as const;
    if (!isExactly(form, reading.words, words)) continue;
    moveHit(hits, each, kept);
    kept += 1;
  }
  cutHits(hits, kept);
}
