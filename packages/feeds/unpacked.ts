import { constants, gunzipSync } from 'node:zlib';
import { failure, messageOf, systemCode } from '@newswatch/domain';

/** As much as a feed may have at all. */
const MOST_BYTES = 15 * 1024 * 1024;

/**
 * A document that is a gzip file itself (`sitemap.xml.gz`, sent without Content-Encoding) unpacked, any other as it is.
 * What is missing at the end of the file is missing.
 * @throws NewswatchError `body-too-large` beyond 15 MiB, `feed-broken`
 */
export function unpacked(body: Uint8Array, url: string): Uint8Array {
  if (body[0] !== 0x1f || body[1] !== 0x8b) return body;
  try {
    return gunzipSync(body, { maxOutputLength: MOST_BYTES, finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    if (systemCode(error) === 'ERR_BUFFER_TOO_LARGE')
      throw failure('body-too-large', { url, limit: '15 MiB' }, { cause: error });
    throw failure(
      'feed-broken',
      { url, problem: `it is no gzip file: ${messageOf(error)}` },
      { cause: error },
    );
  }
}
