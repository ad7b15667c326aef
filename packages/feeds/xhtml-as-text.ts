const OPENING = /<(content|summary|title)\s[^<>]{0,500}?type\s*=\s*["']xhtml["'][^<>]{0,500}(?<!\/)>/g;

/**
 * Wraps the inside of Atom text constructs of type xhtml as CDATA. xml2js sorts child elements by name, which shuffles
 * the words; as text they stay in order. An element without an end breaks the document anyhow, so the rest is left.
 */
export function xhtmlAsText(document: string): string {
  const parts: string[] = [];
  let done = 0;
  for (const opening of document.matchAll(OPENING)) {
    const start = opening.index + opening[0].length;
    if (opening.index < done) continue;
    const end = document.indexOf(`</${opening[1]}`, start);
    if (end === -1) break;
    const inner = document.slice(start, end).replaceAll(']]>', ']]]]><![CDATA[>');
    parts.push(document.slice(done, start), '<![CDATA[', inner, ']]>');
    done = end;
  }
  return parts.join('') + document.slice(done);
}
