import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFeed, readerOf } from '@newswatch/feeds';
import { type Web, createWeb } from '@newswatch/web';

const TITLE = 'Развитие Среднего коридора обсудили в Баку';

interface Kind {
  readonly charset: string;
  readonly header: string | undefined;
  readonly declared: string | undefined;
  readonly mark?: 'with a byte order mark';
  readonly title?: string;
}

const singleByte = ['windows-1251', 'koi8-r', 'iso-8859-5', 'cp866'].flatMap((charset): Kind[] => [
  { charset, header: `text/xml; charset=${charset}`, declared: charset },
  { charset, header: `text/xml; charset=${charset}`, declared: undefined },
  { charset, header: 'text/xml', declared: charset },
  { charset, header: undefined, declared: charset },
  { charset, header: 'text/xml; charset=utf-8', declared: charset },
  { charset, header: `text/xml; charset=${charset}`, declared: 'utf-8' },
  { charset, header: 'text/xml', declared: undefined },
]);
const mark = 'with a byte order mark';
const kinds: readonly Kind[] = [
  ...singleByte,
  { charset: 'utf-8', header: 'text/xml; charset=utf-8', declared: 'utf-8' },
  { charset: 'utf-8', header: undefined, declared: undefined },
  { charset: 'utf-8', header: 'text/xml; charset=windows-1251', declared: 'windows-1251' },
  { charset: 'utf-8', header: 'text/xml; charset=koi8-r', declared: 'utf-8' },
  { charset: 'utf-8', header: 'text/xml', declared: undefined, mark },
  { charset: 'utf-16le', header: 'text/xml', declared: 'utf-16', mark },
  { charset: 'utf-16be', header: 'text/xml; charset=utf-16', declared: 'utf-16', mark },
  { charset: 'utf-16le', header: 'text/xml; charset=utf-8', declared: 'utf-8' },
  { charset: 'utf-16be', header: undefined, declared: undefined },
];

/** More of what lies about between the Black Sea and the Altai. */
const UKRAINIAN = 'Розвиток Середнього коридору обговорили в Києві, їхні партнери підтримали';
const TURKISH = 'Orta Koridor’un geleceği İstanbul’da görüşüldü, yeni anlaşma yapıldı';
const furtherKinds: readonly Kind[] = [
  ...labelled('koi8-u', UKRAINIAN),
  { charset: 'koi8-u', header: 'text/xml; charset=koi8-r', declared: 'koi8-r', title: UKRAINIAN },
  ...labelled('windows-1254', TURKISH),
  { charset: 'windows-1254', header: 'text/xml; charset=iso-8859-9', declared: undefined, title: TURKISH },
  { charset: 'windows-1254', header: undefined, declared: 'iso-8859-9', title: TURKISH },
  { charset: 'windows-1254', header: 'text/xml; charset=iso-8859-1', declared: undefined, title: TURKISH },
  { charset: 'koi8-r', header: 'text/xml; charset=windows-1251', declared: 'windows-1251' },
  { charset: 'cp866', header: 'text/xml; charset=windows-1251', declared: undefined },
  { charset: 'windows-1251', header: 'text/xml; charset=koi8-r', declared: 'iso-8859-5' },
  { charset: 'windows-1251', header: 'text/xml; charset=iso-8859-1', declared: 'iso-8859-1' },
];

function labelled(charset: string, title: string): readonly Kind[] {
  return [
    { charset, header: `text/xml; charset=${charset}`, declared: undefined, title },
    { charset, header: undefined, declared: charset, title },
    { charset, header: 'text/xml; charset=utf-8', declared: charset, title },
    { charset, header: 'text/xml', declared: undefined, title },
  ];
}

const allKinds = [...kinds, ...furtherKinds];

function documentIn({ charset, declared, mark: marked, title = TITLE }: Kind): Buffer {
  const encoding = declared === undefined ? '' : ` encoding="${declared}"`;
  const text = `<?xml version="1.0"${encoding}?><rss version="2.0"><channel><item><title>${title}</title></item></channel></rss>`;
  const bytes = encode(text, charset);
  const marks: Record<string, number[]> = {
    'utf-8': [0xef, 0xbb, 0xbf],
    'utf-16le': [0xff, 0xfe],
    'utf-16be': [0xfe, 0xff],
  };
  return Buffer.concat([Buffer.from(marked === undefined ? [] : (marks[charset] ?? [])), bytes]);
}

/** Single-byte charsets by reading the platform's decoder backwards. */
function encode(text: string, charset: string): Buffer {
  if (charset === 'utf-8') return Buffer.from(text);
  if (charset.startsWith('utf-16')) {
    const little = Buffer.from(text, 'utf16le');
    return charset === 'utf-16le' ? little : little.swap16();
  }
  const decoder = new TextDecoder(charset);
  const table = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]),
  );
  return Buffer.from(Array.from(text, (character) => table.get(character) ?? 0x3f));
}

describe('a feed over HTTP', () => {
  const server = createServer((request, response) => {
    const kind = allKinds[Number(request.url?.slice(1))];
    if (kind?.header !== undefined) response.setHeader('content-type', kind.header);
    response.end(kind === undefined ? '' : documentIn(kind));
  });
  let web: Web;
  beforeAll(async () => {
    web = createWeb({ allowPrivateNetworks: true, userAgent: 'newswatch/test' });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(async () => {
    await web.close();
    server.close();
  });

  it('is tried in 37 kinds', () => expect(kinds).toHaveLength(37));

  it.each(allKinds.map((kind, index) => ({ index, ...kind })))(
    'in $charset, header $header, declaration $declared, $mark',
    async ({ index, title = TITLE }) => {
      const { port } = server.address() as AddressInfo;
      const response = await web.request({ url: `http://127.0.0.1:${port}/${index}` });
      const { items } = await readFeed(readerOf(), response);
      expect(items[0]?.title).toBe(title);
    },
  );
});
