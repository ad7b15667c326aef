const OPENING = /<(content|summary|title|description|content:encoded)(\s[^<>]{0,500})?(?<!\/)>/g;
const XHTML = /\stype\s*=\s*["']xhtml["']/;

/**
 * Wraps markup inside texts as CDATA: Atom text constructs of type xhtml, and HTML that a publisher forgot to escape.
 * xml2js sorts child elements by name, which shuffles the words or takes them out; as text they stay in order. An
 * element without an end breaks the document anyhow, so the rest is left.
 */
export function xhtmlAsText(document: string): string {
  const parts: string[] = [];
  let done = 0;
  /** No element is looked into twice: what opens inside one, in its CDATA say, is text of it. */
  let passed = 0;
  for (const opening of document.matchAll(OPENING)) {
    const start = opening.index + opening[0].length;
    if (opening.index < passed) continue;
    const end = document.indexOf(`</${opening[1]}`, start);
    if (end === -1) break;
    passed = end;
    const inner = document.slice(start, end);
    if (!XHTML.test(opening[2] ?? '') && !isMarkup(inner)) continue;
    parts.push(document.slice(done, start), '<![CDATA[', inner.replaceAll(']]>', ']]]]><![CDATA[>'), ']]>');
    done = end;
  }
  return parts.join('') + document.slice(done);
}

const isMarkup = (inner: string): boolean => !inner.includes('<![CDATA[') && /<[a-z]/i.test(inner);
