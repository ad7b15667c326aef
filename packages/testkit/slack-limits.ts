/**
 * What Slack refuses, as its documentation and the reports of its users say. Lengths in UTF-16 units.
 *
 *   text object       1 to 3,000 characters       header text      150, plain_text
 *   section fields    10 of 2,000 characters      block_id         255
 *   button text       75, value 2,000             actions          25 elements
 *   image alt_text    2,000, image_url 3,000      blocks           50
 *   rich_text         no empty text or list, links to http and https
 *   in all            about 13,200 characters (undocumented)
 */
const MOST_BLOCKS = 50;
const MOST_CHARACTERS = 13_200;

type Thing = Readonly<Record<string, unknown>>;
type Check = (thing: Thing) => boolean;

/** @returns Slack's word for what is wrong with the payload, or undefined */
export function faultOf(payload: unknown): string | undefined {
  if (!isThing(payload)) return 'invalid_payload';
  const { text, blocks = [] } = payload;
  if (!isString(text ?? '') || !Array.isArray(blocks)) return 'invalid_payload';
  if (!text && blocks.length === 0) return 'no_text';
  if (blocks.length > MOST_BLOCKS || !blocks.every(isBlock)) return 'invalid_blocks';
  return charactersIn(blocks) > MOST_CHARACTERS ? 'msg_blocks_too_long' : undefined;
}

const blockChecks: Readonly<Record<string, Check>> = {
  header: ({ text }) => isText(text, 150) && typeOf(text) === 'plain_text',
  section: ({ text, fields }) =>
    (text !== undefined || fields !== undefined) &&
    (text === undefined || isText(text, 3_000)) &&
    (fields === undefined || isList(fields, 10, (field) => isText(field, 2_000))),
  context: ({ elements }) => isList(elements, 10, (element) => isText(element, 3_000)),
  image: ({ image_url: url, alt_text: alt }) => isFilled(url, 3_000) && isFilled(alt, 2_000),
  actions: ({ elements }) => isList(elements, 25, isButton),
  rich_text: ({ elements }) => isList(elements, Infinity, isRichPart),
  divider: () => true,
};

const inlineChecks: Readonly<Record<string, Check>> = {
  text: ({ text }) => isString(text) && text !== '',
  link: ({ url, text = 'x' }) =>
    isFilled(url, 3_000) && /^https?:\/\//.test(url) && isString(text) && text !== '',
  emoji: ({ name }) => isFilled(name, 255),
};

const isBlock = (block: unknown): boolean =>
  isThing(block) && isString(block['block_id'] ?? '', 255) && blockChecks[typeOf(block)]?.(block) === true;

function isRichPart(part: unknown): boolean {
  if (!isThing(part)) return false;
  return typeOf(part) === 'rich_text_list'
    ? isList(part['elements'], Infinity, isRichPart)
    : ['rich_text_section', 'rich_text_quote', 'rich_text_preformatted'].includes(typeOf(part)) &&
        isList(part['elements'], Infinity, isInline);
}

const isInline = (inline: unknown): boolean =>
  isThing(inline) && inlineChecks[typeOf(inline)]?.(inline) === true;

const isButton = (button: unknown): boolean =>
  isThing(button) &&
  typeOf(button) === 'button' &&
  isText(button['text'], 75) &&
  isString(button['value'] ?? '', 2_000);

/** Text that is blank once trimmed is refused like an empty one. */
const isText = (text: unknown, most: number): boolean =>
  isThing(text) && ['plain_text', 'mrkdwn'].includes(typeOf(text)) && isFilled(text['text'], most);

const isThing = (value: unknown): value is Thing =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isString = (value: unknown, most = Infinity): value is string =>
  typeof value === 'string' && value.length <= most;
const isFilled = (value: unknown, most: number): value is string =>
  isString(value, most) && value.trim() !== '';
const isList = (value: unknown, most: number, check: (one: unknown) => boolean): boolean =>
  Array.isArray(value) && value.length > 0 && value.length <= most && value.every((one) => check(one));
const typeOf = (value: unknown): string => (isThing(value) && isString(value['type']) ? value['type'] : '');

/** All text that a reader sees, wherever it stands. */
function charactersIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [name, part]) => sum + (name === 'text' && isString(part) ? part.length : charactersIn(part)),
    0,
  );
}
