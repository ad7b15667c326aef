import { failure, given } from '@newswatch/domain';
import { Parser } from 'htmlparser2';
import { boundedHtml } from './bounded-html.ts';
import { rootElement } from './document-format.ts';
import { plainLine } from './html-to-text.ts';

/** One feed of a list, as the list says it: nothing of it is checked. */
export interface OpmlEntry {
  /** Empty where the outline claims to be a feed and has no address. */
  readonly url: string;
  readonly title?: string;
  readonly language?: string;
  /** Folders, outermost first and parted by `/`, and categories. */
  readonly tags: readonly string[];
}

/**
 * The feeds of an OPML list (opml.org/spec2.opml), in its order. Folders are outlines without an address; they nest.
 * Names of attributes are read in any case, since programs differ; an `&` that nobody escaped is taken as it is.
 *
 * @throws NewswatchError `opml-broken` when it is no OPML at all
 */
export function readOpml(text: string): readonly OpmlEntry[] {
  const root = rootElement(text);
  if (root !== 'opml') throw failure('opml-broken', { problem: rootProblem(root) });
  const entries: OpmlEntry[] = [];
  /** One for each open element: the name of a folder, or nothing. */
  const open: string[] = [];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const outline = name.toLowerCase() === 'outline' ? lowerCased(attributes) : {};
        const isFeed =
          outline['xmlurl'] !== undefined || /^(?:rss|atom|rdf|feed)\d*$/i.test(outline['type'] ?? '');
        if (isFeed) entries.push(entryOf(outline, open));
        open.push(isFeed ? '' : titleOf(outline));
      },
      onclosetag() {
        open.pop();
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(boundedHtml(text));
  return entries;
}

const rootProblem = (root: string | undefined): string =>
  root === undefined ? 'it is no XML document' : `its root element is <${root}>`;

type Attributes = Readonly<Record<string, string>>;

const lowerCased = (attributes: Attributes): Attributes =>
  Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name.toLowerCase(), value]));

function entryOf(outline: Attributes, open: readonly string[]): OpmlEntry {
  const { xmlurl = '', language } = outline;
  const title = titleOf(outline);
  const folder = open.filter((name) => name !== '').join('/');
  const categories = (outline['category'] ?? '')
    .split(',')
    .map((one) => plainLine(one).replace(/^\/+|\/+$/g, ''));
  return {
    url: httpAddress(xmlurl.trim()),
    ...(title === '' || title === xmlurl.trim() ? {} : { title }),
    ...given({ language: language?.trim() || undefined }),
    tags: [...new Set([folder, ...categories].filter((tag) => tag !== ''))],
  };
}

const titleOf = ({ title = '', text = '' }: Attributes): string => plainLine(title) || plainLine(text);

/** `feed://news.example/rss` and `feed:https://news.example/rss` are how browsers once handed over a feed. */
const httpAddress = (url: string): string =>
  url.replace(/^feed:(?:\/\/)?(?=https?:)/i, '').replace(/^feed:\/\//i, 'http://');
