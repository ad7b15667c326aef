import { failure } from '@newswatch/domain';
import { describe, expect, it } from 'vitest';
import { patiently } from './opening.ts';

const away = () => failure('store-unavailable', { problem: 'away' });

function waiting(signal = new AbortController().signal) {
  const said: string[] = [];
  const noted: string[] = [];
  const note = (server: string, problem?: { code: string }): void =>
    void noted.push(`${server} ${problem?.code ?? 'open'}`);
  const say = (text: string): void => void said.push(text);
  return { said, noted, opening: patiently({ log: { info: say, warn: say }, signal, note }) };
}

describe('opening a server', () => {
  it('waits while it is away, says so once, and that it is there', async () => {
    const { opening, said, noted } = waiting();
    const answers = [away(), away()];
    const opened = await opening('store', async () => {
      const problem = answers.pop();
      if (problem !== undefined) throw problem;
      return 'open';
    });
    expect(opened).toBe('open');
    expect(said).toEqual(['Waits for a server', 'The server is there']);
    expect(noted).toEqual(['store store-unavailable', 'store store-unavailable', 'store open']);
  });

  it('ends for all where one may not be used', async () => {
    const { opening } = waiting();
    const store = opening('store', () => Promise.reject(away()));
    const unsafe = failure('queue-unsafe', { problem: 'it evicts' });
    await expect(opening('queue', () => Promise.reject(unsafe))).rejects.toBe(unsafe);
    await expect(store).rejects.toMatchObject({ code: 'store-unavailable' });
  });

  it('ends when it is told to', async () => {
    const interrupt = new AbortController();
    const { opening } = waiting(interrupt.signal);
    const store = opening('store', () => Promise.reject(away()));
    interrupt.abort();
    await expect(store).rejects.toMatchObject({ code: 'start-interrupted' });
  });
});
