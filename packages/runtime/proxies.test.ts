import { failure } from '@newswatch/domain';
import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

const read = (env: Record<string, string>) =>
  readConfig(env, {
    readFile: (path) => {
      if (path === '/run/secrets/proxy') return 'http://me:pw@proxy.example:3128\n';
      throw Object.assign(failure('not-found'), { code: 'ENOENT' });
    },
  }).proxies;

describe('the proxies of the environment', () => {
  it('are none where nothing is set', () => {
    expect(read({})).toEqual({ except: [] });
    expect(read({ HTTP_PROXY: '', no_proxy: '' })).toEqual({ except: [] });
  });

  it('go by scheme, with hosts that are asked directly', () => {
    expect(
      read({
        HTTP_PROXY: 'http://plain.example:3128',
        HTTPS_PROXY: 'https://me:p%20w@secure.example:3129/',
        NO_PROXY: 'localhost, .example.org,10.0.0.0/8 ',
      }),
    ).toEqual({
      http: 'http://plain.example:3128',
      https: 'https://me:p%20w@secure.example:3129/',
      except: ['localhost', '.example.org', '10.0.0.0/8'],
    });
  });

  it('may be written in small letters, which go before, and without a scheme', () => {
    expect(read({ HTTPS_PROXY: 'http://a.example', https_proxy: 'b.example:3128', no_proxy: '*' })).toEqual({
      https: 'http://b.example:3128',
      except: ['*'],
    });
  });

  it('may come from a file, for their login', () => {
    expect(read({ HTTPS_PROXY_FILE: '/run/secrets/proxy' })).toMatchObject({
      https: 'http://me:pw@proxy.example:3128',
    });
  });

  it.each(['socks5://me:hunter2@proxy.example', 'http://hunter2@', 'http://proxy.example/hunter2'])(
    'are refused where they are none: %s',
    (HTTPS_PROXY) => {
      expect(() => read({ HTTPS_PROXY })).toThrow(/HTTPS_PROXY: must be http:\/\/HOST:PORT/);
      expect(() => read({ HTTPS_PROXY })).not.toThrow(/hunter2/);
    },
  );
});
