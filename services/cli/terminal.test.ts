import { failure } from '@newswatch/domain';
import { recordStreams } from '@newswatch/testkit';
import { describe, expect, it } from 'vitest';
import { noteError, openTerminal, outTable } from './terminal.ts';

describe('openTerminal', () => {
  it.each([
    ['paints for a person', true, {}, false, true],
    ['paints nothing for a program', false, {}, false, false],
    ['paints nothing under NO_COLOR', true, { NO_COLOR: '1' }, false, false],
    ['paints nothing on a dumb terminal', true, { TERM: 'dumb' }, false, false],
    ['paints nothing when it is told so', true, {}, true, false],
  ])('%s', (...[, isTTY, env, plain, colour]) => {
    expect(openTerminal(recordStreams({ isTTY }), env, plain).paint.isColorSupported).toBe(colour);
  });

  it.each([
    ['nobody reads its output any more', 'EPIPE', 'output-closed'],
    ['there is no room for its output', 'ENOSPC', 'output-failed'],
  ])('says when %s', async (_, system, code) => {
    const error = Object.assign(new Error(`write ${system}`), { code: system });
    const failing = { write: (_: string, done?: (error: Error) => void) => done?.(error) };
    const terminal = openTerminal({ ...recordStreams(), stdout: failing }, {});
    await expect(terminal.out('x')).rejects.toMatchObject({ code });
  });

  it.each([true, false])('lets no text command a terminal (one is there: %s)', async (isTTY) => {
    const streams = recordStreams({ isTTY });
    const terminal = openTerminal(streams, {});
    const hostile = 'a\u001b[2J\u001b]0;x\u0007b\rc\u009b31m\u0000\u007f';
    await terminal.out(hostile);
    terminal.note(hostile);
    for (const { text } of [streams.stdout, streams.stderr])
      expect(text).toBe('a\\u001b[2J\\u001b]0;x\\u0007b\\u000dc\\u009b31m\\u0000\\u007f\n');
  });

  it('lets its own colours through, and other colours only where it paints', async () => {
    const written = async (isTTY: boolean): Promise<string> => {
      const streams = recordStreams({ isTTY });
      const terminal = openTerminal(streams, {});
      await terminal.out(terminal.paint.bold('b') + '\u001b[31m');
      return streams.stdout.text;
    };
    expect(await written(true)).toBe('\u001b[1mb\u001b[22m\u001b[31m\n');
    expect(await written(false)).toBe('b\\u001b[31m\n');
  });

  it('leaves JSON what it is', async () => {
    const streams = recordStreams();
    const value = { text: 'a\u009b\u007f\u001b\n\u2028 «ё» 😀' };
    await openTerminal(streams, {}).out(JSON.stringify(value));
    expect(JSON.parse(streams.stdout.text)).toEqual(value);
  });

  it('keeps data and messages apart', async () => {
    const streams = recordStreams();
    const terminal = openTerminal(streams, {});
    await terminal.out('data');
    noteError(terminal, failure('not-found', { what: 'watch', id: 'x' }));
    expect(streams.stdout.text).toBe('data\n');
    expect(streams.stderr.lines).toEqual([
      'There is no watch x. (not-found)',
      'Check the spelling; the `list` command shows which there are.',
    ]);
  });
});

describe('outTable', () => {
  it('aligns its columns and says when there are no rows', async () => {
    const streams = recordStreams();
    const terminal = openTerminal(streams, {});
    await outTable(
      terminal,
      [
        { name: 'a', id: 'x' },
        { name: 'long name', id: 'y' },
      ],
      'nothing',
    );
    await outTable(terminal, [], 'nothing');
    expect(streams.stdout.lines).toEqual(['NAME       ID', 'a          x', 'long name  y', 'nothing']);
  });
});
