import { failure } from '@newswatch/domain';
import { type DocumentFormat, documentFormat, rootElement } from './document-format.ts';

const REFUSALS: Readonly<Partial<Record<DocumentFormat, string>>> = {
  html: 'it is an HTML page',
  json: 'it is JSON',
  empty: 'it is empty',
  unknown: 'it is no XML document',
};

/**
 * The format of a document that an XML reader can read.
 * @throws NewswatchError `not-a-feed` for any other, with what it is
 */
export function feedFormat(text: string, url: string): DocumentFormat {
  const format = documentFormat(text);
  const problem =
    format === 'xml' || format === 'sitemap'
      ? `its root element is <${rootElement(text)}>`
      : REFUSALS[format];
  if (problem !== undefined) throw failure('not-a-feed', { url, problem });
  return format;
}
