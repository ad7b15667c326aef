import { describe, expect, it } from 'vitest';
import { type Answer, slackAnswer, unreachable, webhookAnswer } from './answer.ts';

const asked = { name: 'desk', now: Date.UTC(2025, 9, 20, 10) };
const kinds = (judge: typeof webhookAnswer, statuses: readonly number[]): readonly string[] =>
  statuses.map((status) => judge({ status }, asked).kind);
const waits = (answer: Answer): number | undefined =>
  answer.kind === 'delivered' ? undefined : answer.error.retryAfterMs;

describe('the answer of a webhook', () => {
  it('is a delivery for 2xx only', () => {
    expect(kinds(webhookAnswer, [200, 202, 204])).toEqual(['delivered', 'delivered', 'delivered']);
    expect(kinds(webhookAnswer, [301, 302, 400, 401, 404, 429, 500, 503])).not.toContain('delivered');
  });

  it('is a refusal for 410 only', () => {
    expect(kinds(webhookAnswer, [410])).toEqual(['refused']);
    expect(kinds(webhookAnswer, [301, 400, 401, 404, 429, 500, 503])).not.toContain('refused');
  });

  it.each([
    [429, '7', 7_000],
    [503, 'Mon, 20 Oct 2025 10:01:00 GMT', 60_000],
    [503, 'Mon, 20 Oct 2025 09:00:00 GMT', 0],
    [429, 'soon', undefined],
    [500, '7', undefined],
  ])('of %d with Retry-After %s asks to wait %s ms', (status, retryAfter, expected) => {
    expect(waits(webhookAnswer({ status, retryAfter }, asked))).toBe(expected);
  });
});

describe('the answer of Slack', () => {
  it('is a delivery for 200, a refusal for what never changes, a failure for the rest', () => {
    expect(kinds(slackAnswer, [200])).toEqual(['delivered']);
    expect(new Set(kinds(slackAnswer, [400, 403, 404, 410, 413]))).toEqual(new Set(['refused']));
    expect(new Set(kinds(slackAnswer, [302, 408, 429, 500, 503]))).toEqual(new Set(['failed']));
  });

  it('tells the word that Slack gives', () => {
    const answer = slackAnswer({ status: 410, word: 'channel_is_archived' }, asked);
    expect(answer).toMatchObject({ kind: 'refused', error: { code: 'receiver-refused' } });
    expect(answer.kind === 'refused' && answer.error.message).toBe(
      'The receiver desk answers 410: channel_is_archived',
    );
  });
});

describe('no answer', () => {
  it('is a failure that names the reason', () => {
    expect(unreachable('tls-failed', asked)).toMatchObject({
      kind: 'failed',
      error: { code: 'receiver-unreachable', message: 'The receiver desk cannot be reached (tls-failed).' },
    });
  });
});
