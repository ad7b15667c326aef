import { resolved, resolvedId, withAbsoluteLinks } from './addresses.ts';
import { type Draft, putIn, putPerson, putText, textOf } from './draft.ts';
import type { Meaning, TextMeaning } from './element-table.ts';
import { withoutControls } from './entities.ts';
import { escapeHtml, markupOf, noPieces, plainOf } from './text-pieces.ts';
import { type OpenTag, attributeOf } from './xml-events.ts';
import type { Frame, Reading } from './xml-frame.ts';

/** What is added to the rank of what stands in an unknown element. */
const STRANGE = 10;

/** Notes what an element says, when it ends. */
export function noteElement(reading: Reading, frame: Frame): void {
  const { meaning, outerDraft: draft, strange } = frame;
  if (meaning === undefined || draft === undefined) return;
  const note = { reading, frame, draft };
  if (meaning.kind === 'text') noteText(note, meaning);
  else if (meaning.kind === 'name' || meaning.kind === 'mail') notePersonPart(note, meaning.kind);
  else if (strange === 0) noteOther(note, meaning);
}

interface Note {
  readonly reading: Reading;
  readonly frame: Frame;
  /** What the element is about. */
  readonly draft: Draft;
}

function noteOther(note: Note, meaning: Meaning): void {
  if (meaning.kind === 'link') noteLink(note);
  else if (meaning.kind === 'tag') noteTagOfText(note, meaning.separator);
  else if (meaning.kind === 'enclosure') noteEnclosure(note, meaning);
  else if (meaning.kind === 'person') noteAuthor(note, meaning.rank);
  else if (meaning.kind === 'source') noteSource(note);
  else if (meaning.kind === 'skipped') putIn(note.draft.skipped[meaning.unit], ownText(note));
}

const ownText = ({ reading, frame }: Note): string => plainOf(frame.own ?? noPieces(), reading.entities);

function noteText(note: Note, meaning: TextMeaning): void {
  const { frame, draft } = note;
  const { field, rank } = meaning;
  const text = meaning.as === 'line' ? lineOf(note, meaning) : htmlOf(note, meaning);
  putText(draft, field, { text, rank: rank + STRANGE * frame.strange, element: frame.name });
  if (meaning.as !== 'line') draft.language ??= languageIn(frame.tag);
}

function lineOf(note: Note, { field }: TextMeaning): string {
  const text = ownText(note);
  if (field !== 'id') return text;
  note.draft.idIsLink ||= isPermalink(note.frame);
  return resolvedId(text, note.frame.base);
}

/** An RSS guid is a link unless it says otherwise; an Atom id never is. */
const isPermalink = ({ name, tag }: Frame): boolean =>
  /guid$/i.test(name) && attributeOf(tag, 'ispermalink')?.toLowerCase() !== 'false';

function htmlOf(note: Note, meaning: TextMeaning): string {
  const { frame, reading } = note;
  const whole = frame.whole ?? noPieces();
  const type = typeOf(frame, meaning, reading.atom);
  if (whole.hasTags || type === 'xhtml') return withAbsoluteLinks(markupOf(whole), frame.base);
  const plain = plainOf(whole, reading.entities);
  const text = type === 'base64' ? fromBase64(plain) : plain;
  return type === 'text' ? escapeHtml(text) : withAbsoluteLinks(text, frame.base);
}

type TextType = 'html' | 'text' | 'xhtml' | 'base64';

function typeOf({ tag }: Frame, { as }: TextMeaning, atom: boolean): TextType {
  if (attributeOf(tag, 'mode') === 'base64') return 'base64';
  const said = saidType((attributeOf(tag, 'type') ?? '').trim().toLowerCase());
  if (said !== undefined) return said;
  if (as === 'xhtml' || as === 'html') return as;
  return atom ? 'text' : 'html';
}

/** What is neither text nor XML is in Base64 (RFC 4287, 4.1.3.3). Text may be said of what is HTML, outside of Atom. */
function saidType(type: string): TextType | undefined {
  if (type === 'html' || type === 'text/html') return 'html';
  if (type === 'xhtml' || type.endsWith('xml')) return 'xhtml';
  return type.includes('/') && !type.startsWith('text/') ? 'base64' : undefined;
}

/** As it stands where it is none after all. */
const fromBase64 = (text: string): string =>
  /^[a-z\d+/=\s]*$/i.test(text) ? withoutControls(Buffer.from(text, 'base64').toString('utf8')) : text;

function notePersonPart(note: Note, part: 'name' | 'mail'): void {
  const { person } = note.frame;
  const text = ownText(note);
  if (person !== undefined && text !== '') person[part] ??= text;
}

function noteAuthor(note: Note, rank: number): void {
  const { person = {} } = note.frame;
  const text = ownText(note);
  putPerson(note.draft, text === '' ? person : { ...person, text }, rank);
}

/** Each is resolved, which takes its time. */
const MOST_LINKS = 100;

/** RSS writes the link as text, Atom as `href`; some write an Atom link as text. */
function noteLink(note: Note): void {
  const { frame, draft } = note;
  const { tag, base, name } = frame;
  if (draft.links.length >= MOST_LINKS) return;
  const href = resolved(attributeOf(tag, 'href') ?? '', base) ?? resolved(ownText(note), base);
  if (href === undefined) return;
  const [rel, type] = [attributeOf(tag, 'rel'), attributeOf(tag, 'type')];
  if (rel === undefined && attributeOf(tag, 'href') === undefined)
    putText(draft, 'link', { text: href, rank: 0, element: name });
  else putIn(draft.links, { href, rel: relationOf(rel), type });
}

/** A relation may be written as an address (RFC 4287, 4.2.7.2); none means `alternate`. */
const relationOf = (rel: string | undefined): string =>
  rel?.trim().toLowerCase().split('/').at(-1) || 'alternate';

/** As far as the tag says it: before the categories inside of it. */
export function noteTagOfAttributes({ tag }: Frame, draft: Draft): void {
  const term = attributeOf(tag, 'term')?.trim() || attributeOf(tag, 'text')?.trim();
  const label = attributeOf(tag, 'label')?.trim();
  if (term || label) putIn(draft.tags, { term: term || label || '', label });
}

function noteTagOfText(note: Note, separator: string | undefined): void {
  const { tag } = note.frame;
  if (['term', 'text', 'label'].some((name) => attributeOf(tag, name))) return;
  const text = ownText(note);
  const terms = separator === undefined ? [text] : text.split(separator).map((one) => one.trim());
  for (const term of terms.filter(Boolean)) putIn(note.draft.tags, { term, label: undefined });
}

function noteEnclosure(note: Note, meaning: Meaning & { readonly kind: 'enclosure' }): void {
  const { tag, base } = note.frame;
  const address = attributeOf(tag, meaning.address) ?? attributeOf(tag, 'href');
  const url = address === undefined || address === '' ? undefined : resolved(address, base);
  const medium = attributeOf(tag, 'medium');
  const type = attributeOf(tag, 'type') ?? meaning.type ?? (medium === undefined ? undefined : `${medium}/*`);
  if (url !== undefined) putIn(note.draft.enclosures, { url, type });
}

/** Atom puts the outlet of a copied entry into `source`, RSS names it there. */
function noteSource(note: Note): void {
  const outlet = textOf(note.frame.draft ?? note.draft, 'title') ?? ownText(note);
  if (note.frame.draft !== undefined)
    putText(note.draft, 'outlet', { text: outlet, rank: 0, element: 'source' });
}

/** Some write the attribute of HTML. */
export const languageIn = (tag: OpenTag): string | undefined =>
  attributeOf(tag, 'xml:lang') ?? attributeOf(tag, 'lang');
