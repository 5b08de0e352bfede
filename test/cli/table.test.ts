/** The table of commands: what it promises its commands is checked by the compiler, and by reading words. */
import assert from 'node:assert/strict';
import { commandHelp } from '../../server/cli/arguments/help.js';
import { optionsOf, readArguments } from '../../server/cli/arguments/read.js';
import { nothingElse } from '../../server/cli/arguments/spec.js';
import { commandNames, type OptionsOf } from '../../server/cli/arguments/table.js';

const nowhere = (): boolean => false;
const read = (...words: string[]) => readArguments(words, nowhere);

describe('the table of commands', () => {
  it('gives each option its type', () => {
    const { select, maxWarnings, format, fix }: OptionsOf<'lint'> = {
      format: 'sarif',
      root: undefined,
      config: undefined,
      allowOutside: false,
      as: 'kconfig',
      select: ['pxe'],
      ignore: [],
      severity: 'info',
      maxWarnings: undefined,
      fix: true,
      unsafeFixes: false,
      diff: false,
      stdinFilename: undefined,
      color: 'auto',
      quiet: false,
      statistics: false,
      watch: false,
    };
    // @ts-expect-error A format that the table does not know.
    const other: OptionsOf<'lint'>['format'] = 'xml';
    assert.notEqual(format, other);
    assert.deepEqual([select, maxWarnings, format, fix], [['pxe'], undefined, 'sarif', true]);
  });

  it('does not compile where a command leaves out an option or a choice', () => {
    const options: OptionsOf<'rules'> = { format: 'json', color: 'auto' };
    const { format, ...rest } = options;
    // @ts-expect-error `color` is not handled.
    nothingElse(rest);
    const { color, ...none } = rest;
    nothingElse(none);
    // @ts-expect-error `markdown` is not handled.
    const shown: Record<typeof format, string> = { text: 'a', json: 'b' };
    assert.equal(`${shown[format]} ${color}`, 'b auto');
  });

  it('every command has a help that names each of its options', () => {
    for (const name of commandNames) {
      const help = commandHelp(name);
      for (const { word } of optionsOf(name)) assert.ok(help.includes(`--${word}`), `${name} --${word}`);
    }
  });
});

describe('readArguments', () => {
  it('fills in what was not said', () => {
    const { name, implied, operands, options } = read('etc/exports');
    assert.deepEqual([name, implied, operands], ['lint', true, ['etc/exports']]);
    const { format, severity, select, fix, root } = options as OptionsOf<'lint'>;
    assert.deepEqual([format, severity, select, fix, root], ['text', 'info', [], false, undefined]);
  });

  it('adds up the values of an option that may be repeated; of another one the last counts', () => {
    const words = ['--select', 'pxe,dhcp', '--select=nfsroot', '--severity', 'error', '--severity', 'info'];
    const { select, severity } = read(...words).options as OptionsOf<'lint'>;
    assert.deepEqual([select, severity], [['pxe', 'dhcp', 'nfsroot'], 'info']);
  });

  it('finds the command behind options, and words behind -- are operands', () => {
    assert.equal(read('--format', 'json', 'show').name, 'show');
    const { name, operands } = read('--', 'show');
    assert.deepEqual([name, operands], ['lint', ['show']]);
  });

  it('answers a misspelt command with the nearest, whatever options stand beside it', () => {
    for (const words of [
      ['explan', 'ash'],
      ['explan', '--firmware', 'bios', 'ash'],
      ['--quiet', 'lnt'],
    ]) {
      assert.throws(
        () => read(...words),
        /neither a command nor a file or directory; did you mean (explain|lint)\?/,
      );
    }
    // A file of that name is meant, and so is a path that is far from every command.
    assert.deepEqual(readArguments(['explan'], (path) => path === 'explan').operands, ['explan']);
    assert.deepEqual(read('srv/tftp').operands, ['srv/tftp']);
  });

  it('takes - for an operand', () => {
    assert.deepEqual(read('fmt', '--as', 'exports', '-').operands, ['-']);
  });

  it('help of one command, and of all', () => {
    const { name, help, implied } = read('help', 'fmt');
    assert.deepEqual([name, help, implied], ['fmt', true, false]);
    assert.equal(read('help').implied, true);
    assert.equal(read('-h').help, true);
  });
});
