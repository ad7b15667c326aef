import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '@newswatch/runtime';
import { z } from 'zod';
import { readApiFile } from '../api-file.ts';
import { readList } from '../listing.ts';
import type { Session } from '../session.ts';
import { isAnswering } from '../transport.ts';
import { type Check, failing, fine, warning } from './check.ts';

/** Whether a newswatch runs on the data folder, and answers. */
export function apiCheck({ folder }: Pick<Config, 'folder'>): Check {
  return {
    name: 'api',
    run: async () => {
      const file = readApiFile(folder);
      if (file === undefined)
        return warning('newswatch does not run on this data folder.', 'Start it: npx newswatch start');
      if (await isAnswering(file.url)) return fine(`newswatch runs; its page is ${file.url}`);
      return failing(
        `newswatch runs as process ${file.pid}, and ${file.url} does not answer.`,
        'See its log; if it is stuck, stop that process and start it again: nothing acknowledged is lost.',
      );
    },
  };
}

const feedSchema = z.looseObject({
  url: z.string(),
  health: z.string(),
  error: z.object({ code: z.string(), message: z.string(), remedy: z.string() }).optional(),
});

/** The feeds whose last poll failed, or that are no longer polled. */
export function feedsCheck(
  { profile, folder }: Pick<Config, 'profile' | 'folder'>,
  { withApi }: Pick<Session, 'withApi'>,
): Check {
  return {
    name: 'feeds',
    run: async () => {
      // Looking must not make what the first start makes.
      if (profile === 'embedded' && !existsSync(join(folder, 'store.db')))
        return warning('There are no feeds yet.', 'npx newswatch feeds add URL');
      const feeds = await withApi((api) => readList(api, '/feeds', { item: feedSchema }));
      if (feeds.length === 0) return warning('There are no feeds yet.', 'npx newswatch feeds add URL');
      const wrong = feeds.filter(({ health }) => health === 'failing' || health === 'muted');
      const [first] = wrong;
      if (first === undefined) return fine(`${feeds.length} feed(s), none of which fails.`);
      const why = first.error === undefined ? first.url : `${first.error.message} (${first.error.code})`;
      return warning(
        `${wrong.length} of ${feeds.length} feed(s) fail, such as: ${why}`,
        `${first.error?.remedy ?? ''} All of them: npx newswatch feeds list`.trim(),
      );
    },
  };
}
