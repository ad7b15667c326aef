import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { givenOptions } from '../next-step.ts';
import { addReadingOptions, readingBody } from './feed-options.ts';

function parsed(argv: readonly string[]): Command {
  const command = addReadingOptions(new Command()).option('--json');
  return command.parse(argv, { from: 'user' });
}

describe('how a feed is read, on the command line', () => {
  it('may not select within an item that is not selected', () => {
    expect(() => readingBody(parsed(['--date', '.date']).opts())).toThrow(
      expect.objectContaining({ code: 'usage-wrong', message: expect.stringMatching(/--date .*--item/) }),
    );
    expect(readingBody(parsed(['--item', 'li', '--date', 'i']).opts())).toMatchObject({
      page: { item: 'li', date: 'i' },
    });
  });

  it('is given again in the next command', () => {
    const argv = ['--item', '.news li', '--remove', 'i', '--remove', '.a', '--full-text', 'off', '--json'];
    expect(givenOptions(parsed(argv)).join(' ')).toBe(
      "--item '.news li' --full-text off --remove i --remove .a",
    );
  });
});
