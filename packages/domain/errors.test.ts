import { describe, expect, it } from 'vitest';
import { asFailure, errorTable, failure } from './errors.ts';

describe('a failure', () => {
  it('says what happened, whether to try again and what to do', () => {
    const error = failure(
      'http-status',
      { url: 'https://news.example', status: 503 },
      { retryAfterMs: 5_000 },
    );
    expect(error.message).toBe('https://news.example answers 503.');
    expect(error).toMatchObject({ code: 'http-status', retry: 'later', retryAfterMs: 5_000 });
    expect(error.remedy).toContain('browser');
  });

  it('keeps what caused it', () => {
    const cause = new TypeError('inner');
    expect(asFailure(cause)).toMatchObject({ code: 'unexpected', cause });
    expect(asFailure('a bare string').message).toContain('a bare string');
  });

  it('passes through asFailure unchanged', () => {
    const error = failure('not-found', { what: 'watch', id: 'x' });
    expect(asFailure(error)).toBe(error);
  });
});

describe('the error table', () => {
  it('ends every sentence and every remedy properly', () => {
    const careless = Object.entries(errorTable).filter(
      ([, { says, remedy }]) =>
        !/[.}]$/.test(says) || !/[.)]$/.test(remedy) || !/^[A-Z{A-Z]/.test(remedy.replace(/^newswatch/, 'N')),
    );
    expect(careless.map(([code]) => code)).toEqual([]);
  });
});
