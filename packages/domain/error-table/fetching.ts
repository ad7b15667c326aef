import type { ErrorEntry } from './entry.ts';

/** Fetching. */
export const fetchingErrors = {
  'url-invalid': {
    retry: 'never',
    says: '{url} is no address that can be asked for: {problem}',
    remedy: 'Give a full address such as https://example.org/rss.xml.',
  },
  'port-refused': {
    retry: 'never',
    says: '{url} has a port other than 80, 443, 8080 and 8443.',
    remedy: 'If it is meant, set NEWSWATCH_ALLOW_PRIVATE_NETWORKS=true, which allows all ports.',
  },
  'address-refused': {
    retry: 'never',
    says: '{host} leads to {address}, which is not a public address.',
    remedy: 'If it is meant, set NEWSWATCH_ALLOW_PRIVATE_NETWORKS=true.',
  },
  'name-not-found': {
    retry: 'later',
    says: 'The name {host} cannot be resolved ({problem}).',
    remedy: 'Check the spelling and the DNS; a feed that was added is polled again by itself.',
  },
  'connection-failed': {
    retry: 'later',
    says: 'No connection to {host}: {problem}',
    remedy: 'Check that the server runs and can be reached; a feed that was added is polled again by itself.',
  },
  'tls-failed': {
    retry: 'later',
    says: 'No secure connection to {host}: {problem}',
    remedy:
      'The site must correct its certificate or its TLS; for an authority of your own set NODE_EXTRA_CA_CERTS.',
  },
  'deadline-exceeded': {
    retry: 'later',
    says: '{host} did not finish within {seconds} s.',
    remedy: 'The server is slow; a feed that was added is polled again by itself.',
  },
  'body-too-large': {
    retry: 'later',
    says: '{url} answers with more than {limit}.',
    remedy: 'Look for a smaller feed of the same site.',
  },
  'encoding-unknown': {
    retry: 'later',
    says: '{url} answers in the content encoding {encoding}, which is not known.',
    remedy: 'Tell the owner of the site; a feed that was added is polled again by itself.',
  },
  'encoding-broken': {
    retry: 'later',
    says: 'The answer of {host} is not in the content encoding that it names: {problem}',
    remedy: 'Tell the owner of the site; a feed that was added is polled again by itself.',
  },
  'redirects-too-many': {
    retry: 'later',
    says: '{url} redirects more than {limit} times.',
    remedy: 'Open it in a browser and use the address it ends at.',
  },
  'redirect-invalid': {
    retry: 'later',
    says: '{url} redirects to {to}, which cannot be followed: {problem}',
    remedy: 'Open it in a browser and use the http or https address it ends at.',
  },
  'downgrade-refused': {
    retry: 'later',
    says: '{url} takes a login by https and redirects to {to}, where everybody could read it.',
    remedy: 'Open it in a browser and use the https address it ends at, or leave the login out.',
  },
  'proxy-failed': {
    retry: 'later',
    says: '{host} cannot be asked through the proxy {proxy}: {problem}',
    remedy:
      'Check HTTPS_PROXY, HTTP_PROXY and NO_PROXY, or the proxy of the feed; `newswatch doctor` asks the proxy.',
  },
  'http-status': {
    retry: 'later',
    says: '{url} answers {status}.',
    remedy:
      'Open it in a browser: for 401 and 403 the site wants a login, for 404 the address has changed; after 429 and 5xx it is asked again by itself.',
  },
  'feed-gone': {
    retry: 'never',
    says: '{url} answers 410: it is gone for good.',
    remedy: 'Remove the feed, or add its new address.',
  },
  'feed-missing': {
    retry: 'never',
    says: '{url} has answered 404 for {days} days.',
    remedy:
      'Remove the feed, or add its new address; `newswatch feeds test` finds it from a page of the site.',
  },
  'not-a-feed': {
    retry: 'later',
    says: '{url} is not a feed: {problem}',
    remedy:
      'Give the address of a feed (RSS, Atom, RDF, JSON Feed), a news sitemap or a Telegram channel; `newswatch feeds add` finds it from a page. A page that has none is read by selectors: `--item`.',
  },
  'selector-invalid': {
    retry: 'never',
    says: 'The selector {selector} is no CSS selector: {problem}',
    remedy: 'Correct it: `newswatch feeds test URL --item …` tries selectors without adding the feed.',
  },
  'selector-finds-nothing': {
    retry: 'later',
    says: 'On {url} the selector {selector} for the {what} finds nothing.',
    remedy:
      'The page has changed, or is made by scripts: open it, and try other selectors by `newswatch feeds test URL --item …`.',
  },
  'feed-too-slow': {
    retry: 'later',
    says: '{url} is a document that takes more than {seconds} s to read.',
    remedy: 'Look for a smaller feed of the same site; a feed that was added is polled again by itself.',
  },
  'feed-broken': {
    retry: 'later',
    says: '{url} is a feed that cannot be read: {problem}',
    remedy: 'Tell the owner of the site; a feed that was added is polled again by itself.',
  },
  'robots-refused': {
    retry: 'never',
    says: 'The robots.txt of {host} does not allow its articles to be fetched: {rule}',
    remedy: 'The articles of its feeds have the text that the feed gives; ask the owner of the site.',
  },
  'robots-unavailable': {
    retry: 'later',
    says: 'Whether {host} allows its articles to be fetched is not known, for its robots.txt cannot be read: {problem}',
    remedy: 'It is asked again by itself; until then the articles have the text that the feed gives.',
  },
  'page-late': {
    retry: 'never',
    says: 'The page of the article was not asked for within {hours} hours, for {host} is asked less often than its feeds bring articles.',
    remedy:
      'The article has the text that the feed gives; the Crawl-delay in the robots.txt of the site is respected.',
  },
  'page-not-html': {
    retry: 'never',
    says: 'The page of an article on {host} is no HTML but {type}.',
    remedy: 'The article has the text that the feed gives.',
  },
  'page-unfinished': {
    retry: 'later',
    says: 'Looking for the article on {url} was not finished: {problem}',
    remedy: 'It is tried again by itself; a page that is made to take long is given up.',
  },
  'page-unreadable': {
    retry: 'never',
    says: 'No text of an article was found on {url}: {problem}',
    remedy:
      'Say where it stands by the option `article` of the feed: `content` and `remove` are CSS selectors.',
  },
  'full-text-off': {
    retry: 'never',
    says: 'Its pages are not fetched, for the feed is set to fullText: off.',
    remedy: 'If its articles should have the text of their pages, set fullText to auto.',
  },
  'page-no-article': {
    retry: 'never',
    says: 'The text found on {url} is not that of the article: {problem}',
    remedy:
      'The page may want consent or a login; otherwise say where the text stands by the option `article` of the feed.',
  },
} as const satisfies Record<string, ErrorEntry>;
