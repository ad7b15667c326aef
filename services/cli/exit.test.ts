import { type ErrorCode, failure } from '@newswatch/domain';
import { describe, expect, it } from 'vitest';
import { EXIT, exitOf } from './exit.ts';

describe('exitOf', () => {
  it.each<[ErrorCode, number]>([
    ['usage-wrong', EXIT.usage],
    ['watch-does-not-parse', EXIT.usage],
    ['config-invalid', EXIT.configuration],
    ['api-key-required', EXIT.configuration],
    ['folder-too-new', EXIT.configuration],
    ['data-damaged', EXIT.configuration],
    ['node-too-old', EXIT.configuration],
    ['not-running', EXIT.unavailable],
    ['folder-locked', EXIT.unavailable],
    ['address-unusable', EXIT.configuration],
    ['store-unavailable', EXIT.unavailable],
    ['not-found', EXIT.failed],
    ['unexpected', EXIT.failed],
  ])('answers %s with %d', (code, exit) => {
    expect(exitOf(failure(code))).toBe(exit);
  });
});
