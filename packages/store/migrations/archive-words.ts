import { articleSchema } from '@newswatch/domain';
import { decoderOf } from '../decode.ts';
import { type Executor, type Program, run } from '../executor.ts';
import { wordsOf } from '../words.ts';

const decodeArticle = decoderOf('article', articleSchema);

/** Articles in memory at a time. */
const TOGETHER = 50;

/** The index of the archive's words, over what lies there already. */
export function* archiveWords({ db, words }: Executor): Program<void> {
  for (const step of words.schema) yield* run(step);
  const inOrder = db.selectFrom('archive').select(['version', 'article']).orderBy('version').limit(TOGETHER);
  let after = '';
  for (;;) {
    const rows = yield* run(inOrder.where('version', '>', after));
    yield* words.write(
      rows.map(({ version, article }) => ({ version, words: wordsOf(decodeArticle(article)) })),
    );
    after = rows.at(-1)?.version ?? after;
    if (rows.length < TOGETHER) return;
  }
}
