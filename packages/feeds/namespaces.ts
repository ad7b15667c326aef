/**
 * Vocabularies that feeds use, by the address of their namespace, whatever prefix a document gives them. The empty name
 * is that of RSS, RDF and Atom themselves in all their versions, whose elements mean the same where they have one name.
 * Addresses are compared in small letters, for publishers capitalize them as they like.
 */
const VOCABULARIES: Readonly<Record<string, readonly string[]>> = {
  '': [
    'http://www.w3.org/2005/atom',
    'http://purl.org/atom/ns#',
    'http://purl.org/rss/1.0/',
    'http://my.netscape.com/rdf/simple/0.9/',
    'http://channel.netscape.com/rdf/simple/0.9/',
    'http://backend.userland.com/rss',
    'http://backend.userland.com/rss2',
    'http://backend.userland.com/rss091',
    'http://blogs.law.harvard.edu/tech/rss',
    'http://cyber.law.harvard.edu/rss/',
    'http://purl.org/rss/1.0/modules/rss091#',
    'http://purl.org/net/rss1.1#',
    'http://example.com/newformat#',
    'http://example.com/necho',
    'http://purl.org/echo/',
    'uri/of/echo/namespace#',
    'http://purl.org/pie/',
  ],
  rdf: ['http://www.w3.org/1999/02/22-rdf-syntax-ns#'],
  xml: ['http://www.w3.org/xml/1998/namespace'],
  content: ['http://purl.org/rss/1.0/modules/content/'],
  dc: ['http://purl.org/dc/elements/1.1/', 'http://purl.org/dc/elements/1.0/'],
  dcterms: ['http://purl.org/dc/terms/'],
  media: ['http://search.yahoo.com/mrss', 'http://search.yahoo.com/mrss/'],
  itunes: ['http://www.itunes.com/dtds/podcast-1.0.dtd', 'http://example.com/dtds/podcast-1.0.dtd'],
  sy: ['http://purl.org/rss/1.0/modules/syndication/'],
  georss: ['http://www.georss.org/georss'],
  geo: ['http://www.w3.org/2003/01/geo/wgs84_pos#'],
  gml: ['http://www.opengis.net/gml', 'http://www.opengis.net/gml/3.2'],
  yandex: ['http://news.yandex.ru'],
  turbo: ['http://turbo.yandex.ru'],
  xhtml: ['http://www.w3.org/1999/xhtml'],
  svg: ['http://www.w3.org/2000/svg'],
  math: ['http://www.w3.org/1998/math/mathml'],
  foaf: ['http://xmlns.com/foaf/0.1/'],
};

const BY_ADDRESS = new Map(
  Object.entries(VOCABULARIES).flatMap(([vocabulary, addresses]) =>
    addresses.map((address): [string, string] => [withoutEnd(address), vocabulary]),
  ),
);

function withoutEnd(address: string): string {
  return address.trim().toLowerCase().replace(/\/$/, '');
}

/** @returns undefined for a namespace that is not read */
export const vocabularyOf = (address: string): string | undefined => BY_ADDRESS.get(withoutEnd(address));
