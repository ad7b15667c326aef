import { failure, feedId, receiverId, watchId } from '@newswatch/domain';
import { describe, expect, it } from 'vitest';
import { readBus, readConfig } from './config.ts';

/** Files by the end of their path; any other is absent. */
const files =
  (given: Record<string, string> = {}) =>
  (path: string): string => {
    const found = Object.entries(given).find(([name]) => path.endsWith(name));
    if (found === undefined) throw Object.assign(failure('not-found'), { code: 'ENOENT' });
    return found[1];
  };
const read = (env: Record<string, string>, given: Record<string, string> = {}) =>
  readConfig(
    { HOME: '/home/me', ...env },
    {
      readFile: files(given),
      clock: () => 0,
      checkQuery: (query) => {
        if (query.includes('(')) throw failure('watch-does-not-parse', { position: 0, reason: 'open' });
      },
      checkSelector: (selector) => {
        if (selector.includes('(')) throw failure('selector-invalid', { selector, problem: 'open' });
      },
      checkKeyword: (keyword) => {
        if (keyword.includes('|')) throw failure('watch-does-not-parse', { position: 0, reason: 'two' });
      },
    },
  );
const mistakes = (env: Record<string, string>, given: Record<string, string> = {}): string => {
  try {
    read(env, given);
  } catch (error) {
    if (error instanceof Error) return error.message;
  }
  return '(accepted)';
};

describe('the configuration', () => {
  it('has a sensible value for everything', () => {
    expect(read({})).toMatchObject({
      profile: 'embedded',
      folder: '/home/me/.local/share/newswatch',
      host: '127.0.0.1',
      port: 8080,
      allowPrivateNetworks: false,
      logLevel: 'info',
      language: 'en',
      declared: { feeds: [], watches: [], receivers: [] },
    });
  });

  it('keeps the data where the desktop says', () => {
    expect(read({ XDG_DATA_HOME: '/data' }).folder).toBe('/data/newswatch');
    expect(read({ XDG_DATA_HOME: '/data', NEWSWATCH_DATA: '/elsewhere' }).folder).toBe('/elsewhere');
  });

  it.each(['ключ-из-русских-букв', 'sixteen characters or more', 'short'])(
    'refuses the key «%s»',
    (NEWSWATCH_API_KEY) => {
      expect(mistakes({ NEWSWATCH_API_KEY })).toContain('NEWSWATCH_API_KEY: must have');
    },
  );

  it('writes host names as browsers send them, and refuses what none would send', () => {
    const given = (NEWSWATCH_ALLOWED_HOSTS: string) => ({ NEWSWATCH_ALLOWED_HOSTS });
    expect(read(given('News.Example, новости.рф,')).allowedHosts).toEqual([
      'news.example',
      'xn--b1amnebsh.xn--p1ai',
    ]);
    for (const bad of ['https://news.example/', 'news.example:8080', '*.news.example', 'a b'])
      expect(mistakes(given(`ok.example,${bad}`)), bad).toContain(
        'NEWSWATCH_ALLOWED_HOSTS[1]: must be a host name',
      );
  });

  it('reports every mistake of the file at once, whatever kind it is of', () => {
    const says = mistakes(
      {},
      {
        'newswatch.yaml': `
colour: red
feeds: [7, "https://a.example/", "https://a.example/#x"]
watches:
  - { name: one, qery: x }
  - { name: two, query: "((" }
receivers:
  - { name: a, kind: teams }
  - { name: b, kind: webhook, url: "https://b.example/", secret: whsec_ }
`,
      },
    );
    for (const told of [
      'colour: is not known',
      'feeds[0]',
      'feeds[2]: stands in the file twice',
      'watches[0].qery: is not known; did you mean query?',
      'watches[1].query: The watch is not understood',
      'receivers[0].kind',
      'receivers[1] secret: must be whsec_',
    ])
      expect(says).toContain(told);
  });

  it('takes an empty variable for one that is not set', () => {
    expect(read({ NEWSWATCH_PORT: '', NEWSWATCH_API_KEY: '' })).toMatchObject({ port: 8080 });
  });

  it('reports every mistake at once', () => {
    const says = mistakes(
      {
        NEWSWATCH_PORT: '70000',
        NEWSWATCH_TIMEZONE: 'Mars/Olympus',
        NEWSWATCH_LANGUAGE: 'de',
        NEWSWATCH_ALLOW_PRIVATE_NETWORKS: 'maybe',
        NEWSWATCH_LOG_LEVL: 'debug',
      },
      { 'newswatch.yaml': 'feeds: [ftp://x.example/]\nwatchs: []\n' },
    );
    expect(says).toContain('7 mistake(s)');
    expect(says).toContain('NEWSWATCH_PORT: must be from 0 to 65535');
    expect(says).toContain('NEWSWATCH_TIMEZONE: must be an IANA time zone');
    expect(says).toContain('NEWSWATCH_LOG_LEVL: is not known; did you mean NEWSWATCH_LOG_LEVEL?');
    expect(says).toContain('feeds[0].url');
    expect(says).toContain('watchs: is not known; did you mean watches?');
  });

  it('names the servers that the distributed profile misses, all at once', () => {
    const said = mistakes({ NEWSWATCH_PROFILE: 'distributed', REDIS_URL: 'redis://127.0.0.1:6379' });
    expect(said).toContain('KAFKA_BROKERS: is needed by the distributed profile');
    expect(said).toContain('DATABASE_URL: is needed by the distributed profile');
    expect(said).not.toContain('REDIS_URL');
  });

  it('knows where the servers of the distributed profile are, passwords from files included', () => {
    const env = {
      NEWSWATCH_PROFILE: 'distributed',
      KAFKA_BROKERS: 'one:9092, two:9092',
      KAFKA_SSL: 'true',
      KAFKA_SASL_MECHANISM: 'SCRAM-SHA-512',
      KAFKA_SASL_USERNAME: 'newswatch',
      KAFKA_SASL_PASSWORD_FILE: '/run/secrets/kafka',
      REDIS_URL: 'rediss://:secret@queue:6379',
      DATABASE_URL_FILE: '/run/secrets/database',
    };
    const files = {
      '/run/secrets/database': 'postgresql://me:pw@db/news?sslmode=verify-full\n',
      '/run/secrets/kafka': 'secret\n',
    };
    const { profile, servers } = read(env, files);
    expect(profile).toBe('distributed');
    expect(servers).toEqual({
      bus: ['one:9092', 'two:9092'],
      busAccess: {
        ssl: true,
        sasl: { mechanism: 'scram-sha-512', username: 'newswatch', password: 'secret' },
      },
      queue: 'rediss://:secret@queue:6379',
      store: 'postgresql://me:pw@db/news?sslmode=verify-full',
      prefix: '',
    });
  });

  it.each([
    ['KAFKA_BROKERS', 'kafka://one:9092'],
    ['KAFKA_BROKERS', 'one'],
    ['KAFKA_SSL', 'yes'],
    ['KAFKA_SASL_MECHANISM', 'GSSAPI'],
    ['REDIS_URL', 'localhost:6379'],
    ['DATABASE_URL', 'mysql://db/news'],
  ])(
    'refuses %s=%s in the distributed profile; in the embedded one it is for other programs',
    (key, value) => {
      expect(mistakes({ NEWSWATCH_PROFILE: 'distributed', [key]: value })).toContain(key);
      expect(read({ [key]: value }).servers).toBeUndefined();
    },
  );

  it('wants a login at the brokers whole', () => {
    const env = {
      NEWSWATCH_PROFILE: 'distributed',
      KAFKA_BROKERS: 'one:9092',
      REDIS_URL: 'redis://queue',
      DATABASE_URL: 'postgres://db/news',
      KAFKA_SASL_USERNAME: 'newswatch',
    };
    expect(mistakes(env)).toMatch(
      /2 mistake.*KAFKA_SASL_MECHANISM: is needed.*KAFKA_SASL_PASSWORD: is needed/s,
    );
    const { NEWSWATCH_PROFILE: _, ...busAlone } = env;
    expect(() => readBus(busAlone)).toThrow(/KAFKA_SASL_PASSWORD: is needed as well/);
    const whole = { ...busAlone, KAFKA_SASL_MECHANISM: 'PLAIN', KAFKA_SASL_PASSWORD_FILE: '/kafka' };
    const login = { mechanism: 'plain', username: 'newswatch', password: 'pw' };
    expect(readBus(whole, () => 'pw\n')).toMatchObject({ busAccess: { ssl: false, sasl: login } });
  });

  it('reads the key from a file', () => {
    const env = { NEWSWATCH_API_KEY_FILE: '/run/secrets/key' };
    expect(read(env, { '/run/secrets/key': 'a-key-of-enough-letters\n' }).apiKey).toBe(
      'a-key-of-enough-letters',
    );
    expect(mistakes(env)).toContain('NEWSWATCH_API_KEY_FILE: The file /run/secrets/key cannot be read');
    expect(
      mistakes(
        { ...env, NEWSWATCH_API_KEY: 'another-key-of-letters' },
        { '/run/secrets/key': 'x'.repeat(20) },
      ),
    ).toContain('give one');
  });

  it('does not show a key that is too short', () => {
    const says = mistakes({ NEWSWATCH_API_KEY: 'hunter2' });
    expect(says).toContain('at least 16');
    expect(says).not.toContain('hunter2');
  });

  it('wants a key beyond this machine', () => {
    expect(() => read({ NEWSWATCH_HOST: '0.0.0.0' })).toThrow(
      expect.objectContaining({ code: 'api-key-required' }),
    );
    expect(() => read({ NEWSWATCH_HOST: '127.0.0.1.evil.example' })).toThrow(
      expect.objectContaining({ code: 'api-key-required' }),
    );
    expect(read({ NEWSWATCH_HOST: '0.0.0.0', NEWSWATCH_API_KEY: 'k'.repeat(16) }).host).toBe('0.0.0.0');
    expect(read({ NEWSWATCH_HOST: '::1' }).host).toBe('::1');
  });

  it('cannot be changed', () => {
    const config = read({});
    expect(Object.isFrozen(config) && Object.isFrozen(config.declared.feeds)).toBe(true);
  });
});

describe('newswatch.yaml', () => {
  const yaml = `
feeds:
  - https://news.example/rss.xml#top
  - { url: "https://other.example/atom.xml", language: kk }
receivers:
  - { name: newsroom, kind: slack, urlFile: slack-url }
  - { name: desk, kind: webhook, url: "https://hooks.example/d", secret: whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz }
watches:
  - { name: corridor, query: Средний коридор, receivers: [newsroom] }
`;
  const secrets = { 'slack-url': 'https://hooks.slack.example/T/B/x\n' };

  it('declares feeds, receivers and watches', () => {
    const { declared } = read({}, { 'newswatch.yaml': yaml, ...secrets });
    expect(declared.feeds.map(({ id }) => id)).toEqual([
      feedId('https://news.example/rss.xml'),
      feedId('https://other.example/atom.xml'),
    ]);
    expect(declared.receivers[0]).toMatchObject({ url: 'https://hooks.slack.example/T/B/x' });
    expect(declared.watches[0]).toMatchObject({
      id: watchId('corridor'),
      receivers: [receiverId('newsroom')],
      windowHours: 72,
    });
  });

  it('has names of the same thing', () => {
    const text = 'knownNames: [[Новая гавань, New Harbour]]';
    expect(read({}, { 'newswatch.yaml': text }).declared.knownNames).toEqual([
      ['Новая гавань', 'New Harbour'],
    ]);
  });

  it('takes keywords for a query', () => {
    const text = 'watches: [{ name: ports, any: [порт Актау, порт Курык] }]';
    expect(read({}, { 'newswatch.yaml': text }).declared.watches[0]).toMatchObject({
      any: ['порт Актау', 'порт Курык'],
      query: '"порт Актау" | "порт Курык"',
    });
  });

  it('may be named', () => {
    expect(read({ NEWSWATCH_CONFIG: '/etc/nw.yaml' }, { '/etc/nw.yaml': '' }).declaredPath).toBe(
      '/etc/nw.yaml',
    );
    expect(mistakes({ NEWSWATCH_CONFIG: '/etc/nw.yaml' })).toContain('/etc/nw.yaml: cannot be read');
  });

  it.each([
    [
      'a watch that does not parse',
      'watches: [{name: a, query: "(x"}]',
      'watches[0].query: The watch is not',
    ],
    ['a name alone', 'knownNames: [[x]]', 'knownNames[0]: needs at least two names'],
    ['a name that is no phrase', 'knownNames: [[x, "y | z"]]', 'knownNames[0][1]: The watch is not'],
    [
      'a keyword that is none',
      'watches: [{name: a, any: [x, "y | z"]}]',
      'watches[0].any[1]: The watch is not understood',
    ],
    [
      'a query beside keywords',
      'watches: [{name: a, query: x, any: [y]}]',
      'watches[0]: give either query or',
    ],
    ['neither', 'watches: [{name: a}]', 'watches[0]: give either query or any'],
    [
      'an unknown language',
      'watches: [{name: a, query: x, languages: [ru, kz]}]',
      'watches[0].languages[1]: must be one of ru, uk, kk',
    ],
    ['an unknown key', 'watches: [{name: a, query: x, reciever: [b]}]', 'watches[0].reciever: is not known'],
    [
      'a name twice',
      'watches: [{name: a, query: x}, {name: a, query: y}]',
      'watches[1]: stands in the file twice',
    ],
    ['a webhook without secret', 'receivers: [{name: a, kind: webhook, url: "https://a.example"}]', 'secret'],
    [
      'a secret file that is not there',
      'receivers: [{name: a, kind: slack, urlFile: gone}]',
      'urlFile: cannot be read',
    ],
    ['broken YAML', 'feeds: [', 'newswatch.yaml: '],
    ['a list where a map belongs', '- a', 'newswatch.yaml: '],
    ['a key twice', 'feeds: []\nfeeds: []', 'unique'],
  ])('reports %s with its place', (_, text, says) => {
    expect(mistakes({}, { 'newswatch.yaml': text })).toContain(says);
  });

  it('survives aliases that multiply', () => {
    const level = (n: number): string =>
      `a${n}: &a${n} [${Array(20)
        .fill(`*a${n - 1}`)
        .join(', ')}]`;
    const bomb = `a0: &a0 [x]\n${[1, 2, 3, 4, 5, 6].map(level).join('\n')}\n`;
    expect(mistakes({}, { 'newswatch.yaml': bomb })).toContain('newswatch.yaml');
  });

  it('takes how a feed is asked, with its secrets from files', () => {
    const { declared } = read(
      {},
      {
        'newswatch.yaml': `
feeds:
  - url: https://paid.example/rss
    request:
      userAgent: Reader/1.0
      headersFile: secret/headers
      cookieFile: secret/cookie
      basic: { user: me, passwordFile: secret/password }
      proxyFile: secret/proxy
`,
        '/secret/headers': '# of the feed\nX-Key: abc:def\n\nAccept-Language: ru\n',
        '/secret/cookie': 'session=1\n',
        '/secret/password': 'пароль\n',
        '/secret/proxy': 'http://a:b@proxy.example:3128\n',
      },
    );
    expect(declared.feeds[0]?.request).toEqual({
      userAgent: 'Reader/1.0',
      headers: { 'X-Key': 'abc:def', 'Accept-Language': 'ru' },
      cookie: 'session=1',
      basic: { user: 'me', password: 'пароль' },
      proxy: 'http://a:b@proxy.example:3128',
    });
  });

  it('says what is wrong with how a feed is asked, and not what its secrets are', () => {
    const says = mistakes(
      {},
      {
        'newswatch.yaml': `
feeds:
  - { url: https://a.example/, request: { cooky: x } }
  - { url: https://b.example/, request: { cookie: "a=1", cookieFile: ./cookie, basic: { user: me } } }
  - { url: https://c.example/, request: { proxy: "socks5://hunter2@p.example" } }
  - { url: https://d.example/, request: { headersFile: ./absent } }
  - { url: https://e.example/, request: { headersFile: ./headers } }
  - { url: https://f.example/, request: { passwordFile: ./cookie, headers: { Host: x } } }
  - { url: https://g.example/, reader: html }
  - { url: https://h.example/, page: { item: ':is(' }, article: { remove: [li, 'a('] } }
`,
        '/cookie': 'a=2',
        '/headers': 'hunter2',
      },
    );
    for (const told of [
      'feeds[0].request.cooky: is not known; did you mean cookie?',
      'feeds[1].request: has both cookie and cookieFile; give one',
      'feeds[1].request basic.password:',
      'feeds[4].request headers',
      'feeds[2].request.proxy: must be http://HOST:PORT',
      'feeds[3].request.headersFile: cannot be read',
      'feeds[5].request.passwordFile: does not belong here',
      'feeds[5].request.headers.Host: is a header that cannot be given here',
      'feeds[6].reader: html reads by selectors: give page.item (--item)',
      'feeds[7].page.item: The selector :is( is no CSS selector',
      'feeds[7].article.remove[1]: The selector a( is no',
    ])
      expect(says).toContain(told);
    expect(says).not.toContain('hunter2');
  });
});
