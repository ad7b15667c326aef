import {
  type Alert,
  type Article,
  type Enrichment,
  type EventData,
  type EventOf,
  type EventType,
  type Feed,
  type Item,
  type Receiver,
  type Watch,
  alertId,
  articleId,
  eventId,
  feedId,
  receiverId,
  storyId,
  versionId,
  watchId,
} from '@newswatch/domain';

/** Valid things of every kind, for tests that care about one field of them. Pass what matters; ids follow from it. */
const AT = '2025-10-20T10:00:00.000Z';

export function aFeed(given: Partial<Omit<Feed, 'id'>> = {}): Feed {
  const url = given.url ?? 'https://news.example/rss.xml';
  return { id: feedId(url), url, intervalSeconds: 300, createdAt: AT, ...given };
}

export function anItem(given: Partial<Item> = {}): Item {
  return {
    guid: 'item-1',
    link: 'https://news.example/1',
    title: 'Порт Актау увеличил перевалку',
    summary: 'Порт Актау увеличил перевалку контейнеров.',
    published: 'Mon, 20 Oct 2025 09:58:00 GMT',
    tags: [],
    enclosures: [],
    ...given,
  };
}

export function anArticle(given: Partial<Omit<Article, 'version'>> = {}): Article {
  const link = given.link ?? 'https://news.example/1';
  const title = given.title ?? 'Развитие Среднего коридора';
  const text = given.text ?? 'Эксперты обсудили развитие Среднего коридора.';
  const id = given.id ?? articleId(link);
  return {
    id,
    version: versionId(id, { title, text }),
    feed: { id: feedId('https://news.example/rss.xml'), title: 'Пример' },
    source: 'news.example',
    link,
    canonicalUrl: link,
    title,
    text,
    publishedAt: AT,
    publishedFrom: 'item',
    fetchedAt: AT,
    tags: [],
    backlog: false,
    ...given,
  };
}

export function anEnrichment(given: Partial<Enrichment> = {}): Enrichment {
  return {
    language: { code: 'ru', confidence: 1 },
    sentiment: { score: 0, label: 'neutral', confidence: 0.5, evidence: [] },
    topics: [],
    entities: [],
    story: { id: storyId(anArticle().id), kind: 'first' },
    ...given,
  };
}

export function aWatch(given: Partial<Omit<Watch, 'id'>> = {}): Watch {
  const name = given.name ?? 'Средний коридор';
  return {
    id: watchId(name),
    name,
    query: name,
    receivers: [aReceiver().id],
    windowHours: 72,
    createdAt: AT,
    ...given,
  };
}

export function aReceiver(given: { readonly name?: string; readonly url?: string } = {}): Receiver {
  const name = given.name ?? 'desk';
  return {
    id: receiverId(name),
    name,
    kind: 'webhook',
    url: given.url ?? 'https://hooks.example/desk',
    secret: `whsec_${Buffer.alloc(32, 7).toString('base64')}`,
    createdAt: AT,
  };
}

export function aSlackReceiver(given: { readonly name?: string; readonly url?: string } = {}): Receiver {
  const name = given.name ?? 'channel';
  return {
    id: receiverId(name),
    name,
    kind: 'slack',
    url: given.url ?? 'https://hooks.slack.example/T0/B0/x',
    createdAt: AT,
  };
}

/** The alert that `watch` raises for `article`. */
export function anAlert(
  given: { readonly watch?: Watch; readonly article?: Article; readonly enrichment?: Enrichment } = {},
): Alert {
  const watch = given.watch ?? aWatch();
  const article = given.article ?? anArticle();
  const enrichment = given.enrichment ?? anEnrichment({ story: { id: storyId(article.id), kind: 'first' } });
  const { id, version, source, link, title, publishedAt, fetchedAt } = article;
  const sentence = article.text;
  return {
    id: alertId(watch.id, id),
    watch: { id: watch.id, name: watch.name, query: watch.query },
    article: {
      id,
      version,
      source,
      link,
      title,
      publishedAt,
      fetchedAt,
      excerpt: { text: sentence, marks: [{ start: 0, end: 1 }] },
    },
    language: enrichment.language,
    sentiment: {
      score: enrichment.sentiment.score,
      label: enrichment.sentiment.label,
      confidence: enrichment.sentiment.confidence,
    },
    story: enrichment.story,
    matches: [{ in: 'text', start: 0, end: 1, form: sentence.slice(0, 1), term: watch.query }],
    weak: false,
    receivers: watch.receivers,
  };
}

/** An event of any type; id and key follow from the subject. */
export function anEvent<T extends EventType>(type: T, subject: string, data: EventData<T>): EventOf<T> {
  return { id: eventId('test', type, subject), type, source: 'test', time: AT, subject, key: subject, data };
}
