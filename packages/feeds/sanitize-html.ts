import sanitize from 'sanitize-html';
import { boundedHtml } from './bounded-html.ts';
import { plainPieces } from './plain-markup.ts';

/** What an article is made of. No frame, form, script, style nor anything that loads by itself, images excepted. */
const TAGS = [
  'a abbr acronym address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del details',
  'dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p pre q',
  'rp rt ruby s samp section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr',
  // Pictures, sound and what else shows something.
  'area audio canvas dialog map meter output progress source track video',
  'fieldset label legend menu',
  // HTML once had these, or was to have them; browsers show them as plain text.
  'command datagrid dir event-source m multicol nextid sound spacer',
].flatMap((line) => line.split(' '));

const ATTRIBUTES = {
  '*': ['lang', 'dir', 'title'],
  a: ['href'],
  blockquote: ['cite'],
  q: ['cite'],
  area: ['href', 'alt', 'coords', 'shape'],
  audio: ['src', 'controls'],
  video: ['src', 'poster', 'controls', 'width', 'height'],
  source: ['src', 'type'],
  img: ['src', 'alt', 'width', 'height'],
  ol: ['start', 'reversed'],
  td: ['colspan', 'rowspan'],
  th: ['colspan', 'rowspan', 'scope'],
  time: ['datetime'],
};

const WEB = ['http', 'https'];

/** Elements that go with all that is in them; of others that are not allowed the text stays. */
const DROPPED_WHOLE = ['script', 'style', 'textarea', 'option', 'noscript', 'template', 'xmp', 'title'];

/**
 * `<!` that begins neither a comment nor a DOCTYPE is text that nobody escaped; a browser would hide what follows it.
 * Conditional comments of Word are meant to be hidden.
 */
const NO_MARKUP = /<!(?!--|doctype[^<>]*>|\[(?:end)?if)/gi;

const LINKING = ['href', 'src', 'cite', 'poster'] as const;

/**
 * HTML of a stranger as HTML that may be shown: text, structure, links and images, nothing that acts. Links and images
 * are absolute and http, https or (links) mailto; what is not loses its address.
 *
 * @param base against which relative addresses resolve; without it they go
 */
export function sanitizeHtml(html: string, base?: string): string {
  if (!/[<&]/.test(html)) return html.replaceAll('>', '&gt;');
  if (plainPieces(html) !== undefined) return html;
  return sanitize(boundedHtml(html).replace(NO_MARKUP, '&lt;!'), {
    allowedTags: TAGS,
    allowedAttributes: ATTRIBUTES,
    allowedSchemes: ['http', 'https', 'mailto'],
    allowedSchemesByTag: { img: WEB, audio: WEB, video: WEB, source: WEB },
    allowedSchemesAppliedToAttributes: [...LINKING],
    allowProtocolRelative: false,
    nonTextTags: DROPPED_WHOLE,
    transformTags: { '*': (tagName, attribs) => ({ tagName, attribs: absolute(attribs, base) }) },
    // XHTML writes `<span/>`; read as HTML, what follows would be inside it.
    parser: { recognizeSelfClosing: true },
  });
}

/** White space and control characters inside of an address hide its scheme from those who compare letters. */
function absolute(attribs: Readonly<Record<string, string>>, base: string | undefined): sanitize.Attributes {
  const resolved = LINKING.flatMap((name) => {
    const given = attribs[name];
    return given === undefined ? [] : [[name, URL.parse(given.trim(), base)?.href]];
  });
  return resolved.length === 0
    ? { ...attribs }
    : withoutMissing({ ...attribs, ...Object.fromEntries(resolved) });
}

const withoutMissing = (attribs: Readonly<Record<string, string | undefined>>): sanitize.Attributes =>
  Object.fromEntries(
    Object.entries(attribs).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
