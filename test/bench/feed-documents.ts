import { benchArticles } from './articles.ts';

/** Generated feed documents: what real feeds are made of, well-formed, so that every reader can read them. */
export interface BenchDocument {
  readonly text: string;
  readonly items: number;
}

/** One document of so many items, in RSS with content or in Atom. The same seed gives the same document. */
export function benchDocument(items: number, seed: number): BenchDocument {
  const articles = benchArticles(items, { seed, hits: 50 });
  const text =
    seed % 3 === 0
      ? `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><title>Новости ${seed}</title><link href="https://news.example/${seed}/"/><id>urn:${seed}</id><updated>2025-10-20T10:00:00Z</updated>\n${articles.map(atomEntry).join('\n')}\n</feed>\n`
      : `<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" ${NAMESPACES}><channel><title>Новости ${seed}</title><link>https://news.example/${seed}/</link><description>Все новости</description><language>ru</language>\n${articles.map(rssItem).join('\n')}\n</channel></rss>\n`;
  // As it comes from the decoder: a string that was pieced together is read at half the speed.
  return { text: Buffer.from(text).toString('utf8'), items };
}

const NAMESPACES =
  'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"';

type Article = ReturnType<typeof benchArticles>[number];

function rssItem({ slug, title, text }: Article, at: number): string {
  return `<item>
  <title>${title} &amp; ${at}</title>
  <link>https://news.example/${slug}?a=1&amp;b=2</link>
  <guid isPermaLink="false">${slug}</guid>
  <pubDate>Mon, 20 Oct 2025 10:${String(at % 60).padStart(2, '0')}:00 +0300</pubDate>
  <dc:creator><![CDATA[Автор ${at % 7}]]></dc:creator>
  <category><![CDATA[Транспорт]]></category><category>Экономика</category>
  <description><![CDATA[<p>${text.slice(0, 200)}…</p>]]></description>
  <content:encoded><![CDATA[${paragraphs(text)}]]></content:encoded>
  <enclosure url="https://news.example/${slug}.jpg" type="image/jpeg" length="1"/>
</item>`;
}

function atomEntry({ slug, title, text }: Article, at: number): string {
  return `<entry>
  <title>${title} &amp; ${at}</title>
  <link href="https://news.example/${slug}?a=1&amp;b=2"/>
  <id>${slug}</id>
  <published>2025-10-20T10:${String(at % 60).padStart(2, '0')}:00+03:00</published>
  <author><name>Автор ${at % 7}</name></author>
  <category term="Транспорт"/><category term="Экономика"/>
  <summary type="html">&lt;p&gt;${text.slice(0, 200)}…&lt;/p&gt;</summary>
  <content type="html">${paragraphs(text).replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</content>
</entry>`;
}

const paragraphs = (text: string): string =>
  text
    .split('\n\n')
    .map((one, at) => `<p>${one} <a href="https://news.example/see?x=${at}">ещё</a></p>`)
    .join('\n');
