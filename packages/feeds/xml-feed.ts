import { type Draft, emptyDraft, putText } from './draft.ts';
import { openElements } from './open-elements.ts';
import { meaningIn, outermostScope } from './scope.ts';
import { tagWithoutPrefix } from './text-pieces.ts';
import { languageIn, noteElement, noteTagOfAttributes } from './xml-element.ts';
import { type OpenTag, type XmlListener, attributeOf, readXml, withoutOpenSections } from './xml-events.ts';
import { type Frame, type Reading, frameOf } from './xml-frame.ts';

/** What was found in a document, not yet chosen from. */
export interface XmlFeed {
  readonly feed: Draft;
  readonly entries: readonly Draft[];
  /** Whether the document ends inside of the feed. */
  readonly isCutOff: boolean;
}

/**
 * Finds the feed and its entries in any text. Nothing in it makes this fail or take more than linear time: end tags that
 * are missing are implied by those around, what begins a new entry ends the last, and unknown elements are as if they
 * were not there, except that what they hold counts less. A text that the end of the document cuts off is no text.
 *
 * @param base against which links resolve where there is no xml:base
 */
export function readXmlFeed(document: string, base: string): XmlFeed {
  const found = readOnce(document, base);
  return found.hasOpenSection ? readOnce(withoutOpenSections(document), base) : found;
}

function readOnce(document: string, base: string): XmlFeed & { readonly hasOpenSection: boolean } {
  const feed = emptyDraft();
  const entries: Draft[] = [];
  const open = openElements<Frame>();
  let isCutOff = false;
  const hasOpenSection = readXml(document, (entities) => {
    const reading: Reading = { document, base, entities, open, feed, entries, atom: false };
    const end = (): void => {
      isCutOff = open.popAll().some(({ meaning }) => meaning?.kind === 'entry' || meaning?.kind === 'feed');
    };
    return { ...listenerOf(reading), end };
  });
  return { feed, entries, isCutOff, hasOpenSection };
}

function listenerOf(reading: Reading): Omit<XmlListener, 'end'> {
  const { document, open } = reading;
  const keep = (kind: 'text' | 'cdata', start: number, end: number): void => {
    const top = open.top();
    (top?.whole ?? top?.own)?.pieces.push({ kind, raw: document.slice(start, end) });
  };
  return {
    open: (tag) => openElement(reading, tag),
    close: (name, given) => closeElement(reading, name, given),
    text: (start, end) => keep('text', start, end),
    cdata: (start, end) => keep('cdata', start, end),
  };
}

function openElement(reading: Reading, tag: OpenTag): void {
  const { open } = reading;
  const meaning = meaningIn(open.top()?.scope ?? OUTERMOST, tag.name);
  if (meaning?.kind === 'entry') endWhatIsOpen(reading);
  const around = open.top();
  if (around?.whole !== undefined) return openInText(reading, around, tag);
  const frame = frameOf(reading, tag);
  open.push(frame);
  begin(reading, frame);
}

const OUTERMOST = outermostScope();

/** An entry stands neither in an entry nor in a text, other than one that is said to be XML. */
function endWhatIsOpen(reading: Reading): void {
  const { open, feed } = reading;
  if (open.top()?.whole?.isXml === true) return;
  for (let top = open.top(); top !== undefined && isInside(feed, top); top = open.top())
    open.pop(top.name, (frame) => noteElement(reading, frame));
}

const isInside = (feed: Draft, { whole, draft, outerDraft }: Frame): boolean =>
  whole !== undefined || isOther(feed, draft) || isOther(feed, outerDraft);

const isOther = (feed: Draft, draft: Draft | undefined): boolean => draft !== undefined && draft !== feed;

function openInText({ open, document }: Reading, around: Frame, tag: OpenTag): void {
  const { name, start, end } = tag;
  if (around.whole !== undefined) {
    around.whole.hasTags = true;
    around.whole.pieces.push({ kind: 'tag', raw: tagWithoutPrefix(document.slice(start, end), name) });
  }
  open.push({ ...around, name, tag, meaning: undefined });
}

function closeElement(reading: Reading, name: string, given: string): void {
  reading.open.pop(name, (frame) => {
    if (frame.meaning !== undefined || frame.whole === undefined) noteElement(reading, frame);
    else if (frame.name === name)
      frame.whole.pieces.push({ kind: 'tag', raw: tagWithoutPrefix(given, name) });
  });
}

/** Notes what a tag says by itself. */
function begin(reading: Reading, frame: Frame): void {
  const { meaning, draft, tag } = frame;
  const kind = meaning?.kind;
  if (kind === 'group') reading.feed.language ??= languageIn(tag);
  if (kind === 'feed') reading.atom ||= /feed$/i.test(tag.name);
  if (draft === undefined) return;
  if (kind === 'entry') reading.entries.push(draft);
  if (kind === 'entry' || kind === 'feed') noteSubject(frame, draft);
  if (kind === 'tag' && frame.strange === 0) noteTagOfAttributes(frame, draft);
}

/** RDF names what it speaks about. */
function noteSubject({ tag }: Frame, draft: Draft): void {
  draft.language ??= languageIn(tag);
  const about = attributeOf(tag, 'rdf:about');
  if (about !== undefined) putText(draft, 'id', { text: about, rank: 1, element: 'rdf:about' });
}
