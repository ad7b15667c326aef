import { Tokenizer } from 'htmlparser2';
import { type Entities, createEntities } from './entities.ts';

/** What stands in a document, in its order. Spans are half open: `document.slice(start, end)`. */
export interface XmlListener {
  open(tag: OpenTag): void;
  /** Names may have no opening tag, or an opening tag no end. @param given the tag; empty where the opening one closes itself */
  close(name: string, given: string): void;
  text(start: number, end: number): void;
  cdata(start: number, end: number): void;
  end(): void;
}

export interface OpenTag {
  /** As written, with its prefix. */
  readonly name: string;
  /** Names in lower case, values decoded: name, value, name, value… */
  readonly attributes: readonly string[];
  readonly start: number;
  readonly end: number;
}

/** Its value, undefined where the tag does not have it; the first if it has it twice. */
export function attributeOf({ attributes }: OpenTag, name: string): string | undefined {
  for (let at = 0; at < attributes.length; at += 2) if (attributes[at] === name) return attributes[at + 1];
  return undefined;
}

/** More attributes of one element are not read. */
const MOST_ATTRIBUTES = 50;

/** What runs to its end mark, whatever stands in between. */
const SECTIONS = [
  ['<![CDATA[', ']]>'],
  ['<!--', '-->'],
] as const;

/** A section that does not end would swallow all entries behind it: its beginning goes, and it is markup like the rest. */
export function withoutOpenSections(document: string): string {
  let text = document;
  for (const [begin, end] of SECTIONS) {
    const ended = Math.max(text.lastIndexOf(end), 0);
    text = text.slice(0, ended) + text.slice(ended).replaceAll(begin, '');
  }
  return text;
}

/**
 * Reads any text as XML and never fails: what is no markup is text. Comments and instructions are passed over, DOCTYPE
 * entities are declared to `entities`. The tokenizer is htmlparser2's; its parser is not used, since the time it takes grows with the
 * square of the depth.
 *
 * @returns whether a comment or CDATA section does not end
 */
export function readXml(document: string, listener: (entities: Entities) => XmlListener): boolean {
  const entities = createEntities();
  const { open, close, text, cdata, end } = listener(entities);
  const { tagUpTo, ...inTag } = tagCollector(document, entities);
  let hasOpenSection = false;
  const tokenizer = new Tokenizer(
    { xmlMode: true, decodeEntities: false },
    {
      ...inTag,
      onopentagend: (at) => open(tagUpTo(at + 1)),
      onselfclosingtag: (at) => {
        const tag = tagUpTo(at + 1);
        open(tag);
        close(tag.name, '');
      },
      onclosetag: (from, to) => close(document.slice(from, to), document.slice(from - 2, to + 1)),
      ontext: text,
      oncdata: (from, to, endMark) => {
        hasOpenSection ||= endMark === 0;
        cdata(from, to - endMark);
      },
      oncomment: (_from, _to, endMark) => {
        hasOpenSection ||= endMark === 0;
      },
      ondeclaration: (from, to) => entities.declare(document.slice(from, to)),
      onend: end,
      ...PASSED_OVER,
    },
  );
  tokenizer.write(document);
  tokenizer.end();
  return hasOpenSection;
}

const PASSED_OVER = {
  onprocessinginstruction: () => undefined,
  onattribentity: () => undefined,
  ontextentity: () => undefined,
};

/** Puts together what the tokenizer says of one tag after the other. */
function tagCollector(document: string, entities: Entities) {
  let [name, start, attribute, value] = ['', 0, '', ''];
  let attributes: string[] = NONE;
  return {
    onopentagname(from: number, to: number) {
      name = document.slice(from, to);
      start = from - 1;
      attributes = NONE;
    },
    onattribname(from: number, to: number) {
      attribute = document.slice(from, to).toLowerCase();
      value = '';
    },
    onattribdata(from: number, to: number) {
      value += document.slice(from, to);
    },
    onattribend() {
      if (attributes === NONE) attributes = [];
      if (attributes.length < 2 * MOST_ATTRIBUTES) attributes.push(attribute, entities.decode(value));
    },
    tagUpTo: (end: number): OpenTag => ({ name, attributes, start, end }),
  };
}

const NONE: string[] = [];
