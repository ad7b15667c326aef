import { Readability } from '@mozilla/readability';
import { type ArticleSelectors, type PageText, given } from '@newswatch/domain';
import { parseHTML } from 'linkedom';
import { type PageNode, cleanHtml } from './clean-html.ts';

export interface ExtractTask {
  readonly html: string;
  /** Where the page answered. */
  readonly url: string;
  readonly selectors?: ArticleSelectors;
}

/** What is found on a page, or why nothing is. */
export type Extracted =
  | { readonly kind: 'found'; readonly text: PageText }
  | { readonly kind: 'nothing'; readonly problem: string };

/** Of text, in UTF-16 units: no article is as long, and an event must fit the bus. */
const MOST_TEXT = 150_000;
const MOST_ELEMENTS = 50_000;
/** Signs that open a tag: a thread that runs out of memory while they are parsed can take the process with it. */
const MOST_TAGS = 100_000;
const MOST_NAME = 200;
const MOST_TITLE = 500;

/** What is used of linkedom's documents. */
interface PageDocument {
  querySelectorAll(selector: string): Iterable<PageElement>;
  querySelector(selector: string): PageElement | null;
}
interface PageElement extends PageNode {
  readonly parentElement: PageElement | null;
  readonly textContent: string | null;
  getAttribute(name: string): string | null;
  remove(): void;
}

/**
 * The text of the article on a page, what the page says of it, and nothing else: by the selectors of the feed, otherwise
 * by Readability. Pure, but not to be trusted with time or memory: elements nested deeply take linkedom time that grows
 * with more than the square of their depth, so it runs in a worker (extractor.ts).
 * @throws whatever linkedom and Readability throw on such pages
 */
export function extractPage({ html, url, selectors = {} }: ExtractTask): Extracted {
  if (hasMoreTags(html, MOST_TAGS)) return { kind: 'nothing', problem: `it has more than ${MOST_TAGS} tags` };
  const document = documentOf(html);
  const facts = factsOf(document, url);
  const { content, remove = [] } = selectors;
  for (const selector of remove) for (const element of document.querySelectorAll(selector)) element.remove();
  const found = content === undefined ? byReadability(document, url) : bySelector(document, url, content);
  if (found.html === '') return { kind: 'nothing', problem: nothingBy(content) };
  const { author = facts.author, published = facts.published } = found;
  return {
    kind: 'found',
    text: {
      html: found.html,
      url,
      ...given({
        canonical: facts.canonical,
        author: nameIn(author),
        published: nameIn(published),
        title: facts.title,
      }),
    },
  };
}

function hasMoreTags(html: string, most: number): boolean {
  let at = -1;
  for (let left = most; left >= 0; left -= 1) {
    at = html.indexOf('<', at + 1);
    if (at === -1) return false;
  }
  return true;
}

const nothingBy = (content: string | undefined): string =>
  content === undefined ? 'it holds no article that is recognised' : `nothing is selected by ${content}`;

function nameIn(text = ''): string | undefined {
  const name = text.trim().slice(0, MOST_NAME);
  return name === '' ? undefined : name;
}

function titleIn(text: string | null | undefined): string | undefined {
  const title = (text ?? '').replace(/\s+/gu, ' ').trim().slice(0, MOST_TITLE).toWellFormed();
  return title === '' ? undefined : title;
}

interface Found {
  readonly html: string;
  readonly author?: string | undefined;
  readonly published?: string | undefined;
}

function byReadability(document: PageDocument, base: string): Found {
  const reader = new Readability<PageNode>(document, {
    maxElemsToParse: MOST_ELEMENTS,
    serializer: (node: PageNode) => node,
  });
  const article = reader.parse();
  const content = article?.content ?? undefined;
  return {
    html: content === undefined ? '' : cleanHtml([content], { base, mostCharacters: MOST_TEXT }),
    author: article?.byline ?? undefined,
    published: article?.publishedTime ?? undefined,
  };
}

/** All that is selected, in the order of the page; what lies in another selected element comes with it. */
function bySelector(document: PageDocument, base: string, selector: string): Found {
  const all = new Set(document.querySelectorAll(selector));
  const outermost = [...all].filter((element) => !isWithin(element, all));
  return { html: cleanHtml(outermost, { base, mostCharacters: MOST_TEXT }) };
}

function isWithin(element: PageElement, others: ReadonlySet<PageElement>): boolean {
  for (let at = element.parentElement; at !== null; at = at.parentElement) if (others.has(at)) return true;
  return false;
}

/** linkedom adds no element that the page leaves out, and Readability looks into the body only. */
function documentOf(html: string): PageDocument {
  const whole = /<body[\s>]/i.test(html) && /<html[\s>]/i.test(html);
  const { document }: { readonly document: PageDocument } = parseHTML(
    whole ? html : `<!doctype html><html><head></head><body>${html}</body></html>`,
  );
  return document;
}

interface Facts {
  readonly canonical: string | undefined;
  /** Plain. */
  readonly title: string | undefined;
  readonly author: string | undefined;
  readonly published: string | undefined;
}

function factsOf(document: PageDocument, url: string): Facts {
  const named = (attribute: string, selector: string): string | undefined =>
    document.querySelector(selector)?.getAttribute(attribute) ?? undefined;
  const canonical =
    named('href', 'link[rel="canonical"][href]') ?? named('content', 'meta[property="og:url"][content]');
  const absolute = URL.parse(canonical ?? '', url);
  const headings = [...document.querySelectorAll('h1')].map(({ textContent }) => textContent ?? '');
  const heading = headings.length === 1 ? headings[0] : undefined;
  const titles = [
    named('content', 'meta[property="og:title"][content]'),
    heading,
    document.querySelector('title')?.textContent,
  ];
  return {
    title: titles.map(titleIn).find((title) => title !== undefined),
    canonical:
      canonical !== undefined && /^https?:/.test(absolute?.protocol ?? '') ? absolute?.href : undefined,
    author: named('content', 'meta[name="author"][content]'),
    published: named('content', 'meta[property="article:published_time"][content]'),
  };
}
