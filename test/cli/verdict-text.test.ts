/** The last lines of a report: they stay few, name what few there are, and say under which firmware. */
import assert from 'node:assert/strict';
import { verdictText } from '../../server/cli/formats/verdict-text.js';
import { Texts } from '../../server/cli/position.js';
import { colours, processTerminal } from '../../server/cli/terminal.js';
import { type Firmware, type NodeVerdict, summarise, type Verdict } from '../../server/service/index.js';

const file = '/site/srv/config-6.1';
const texts = new Texts(new Map([[file, 'a\nb\nc\n']]));

function one(name: string, verdict: Verdict, text = '', firmware: Firmware = 'bios', line = 0): NodeVerdict {
  const at = { file, span: { start: 2 * line, end: 2 * line + 1 } };
  const cause = verdict === 'boots' ? null : { rule: null, text, at, kind: text };
  return { node: { name, mac: null, firmware }, verdict, step: null, cause };
}

function told(nodes: readonly NodeVerdict[], unnamed: readonly NodeVerdict[] = [], width?: number): string[] {
  const style = { cwd: '/site', width, colours: colours(processTerminal(), 'never') };
  return verdictText(summarise({ nodes, unnamed }), texts, style).split('\n').slice(0, -1);
}

const many = (n: number, of: (i: number) => NodeVerdict): NodeVerdict[] =>
  Array.from({ length: n }, (_, i) => of(i));

describe('the verdict at the end of a report', () => {
  it('says how many boot, and the one cause of those that do not', () => {
    const nodes = [
      ...many(2, (i) => one(`a${i}`, 'boots')),
      ...many(46, (i) => one(`b${i}`, 'fails', 'vmlinuz-6.1 is built without CONFIG_ROOT_NFS=y', 'bios', 1)),
      one('c', 'degraded', '/usr is not mounted', 'bios', 2),
      one('d', 'unknown', 'the address of the server is not known'),
    ];
    assert.deepEqual(told(nodes), [
      '2 of 50 machines boot.',
      '  46 machines do not boot: vmlinuz-6.1 is built without CONFIG_ROOT_NFS=y (srv/config-6.1:2)',
      '  c boots, but not fully: /usr is not mounted (srv/config-6.1:3)',
      '  d may or may not boot: the address of the server is not known (srv/config-6.1:1)',
    ]);
  });

  it('names up to four machines, and counts more', () => {
    const failing = (n: number) => told(many(n, (i) => one(`n${i}`, 'fails', 'x')))[1];
    assert.equal(failing(1), '  n0 does not boot: x (srv/config-6.1:1)');
    assert.equal(failing(2), '  n0 and n1 do not boot: x (srv/config-6.1:1)');
    assert.equal(failing(4), '  n0, n1, n2 and n3 do not boot: x (srv/config-6.1:1)');
    assert.equal(failing(5), '  5 machines do not boot: x (srv/config-6.1:1)');
  });

  it('leaves out machines that nobody names and of which nothing is known, where others are named', () => {
    const readers = one('machines that read default', 'unknown', 'default boots the local disk');
    const ranges = one('machines of 10.0.0.0/24', 'fails', 'no file', 'bios', 1);
    assert.deepEqual(told([one('a', 'boots')], [readers]), ['1 of 1 machine boots.']);
    assert.match(
      told([one('a', 'boots')], [ranges])[1] ?? '',
      /^ {2}machines of 10\.0\.0\.0\/24 do not boot/,
    );
    assert.match(told([], [readers])[1] ?? '', /^ {2}machines that read default may or may not boot/);
    assert.match(told([one('a', 'unknown', 'x')])[1] ?? '', /^ {2}a may or may not boot/);
  });

  it('stays short however many causes there are', () => {
    const lines = told(many(10_000, (i) => one(`n${i}`, 'fails', `cause ${i}`)));
    assert.equal(lines.length, 8);
    assert.equal(lines[0], '0 of 10000 machines boot.');
    assert.equal(lines.at(-1), '  and 9994 more causes: diskless-lint explain --all');
  });

  it('tells the firmware under which a machine fails that boots under another', () => {
    const lines = told([one('oak', 'boots'), one('oak', 'fails', 'x', 'efi-x64')]);
    assert.deepEqual(lines, [
      '1 of 1 machine boots.',
      '  oak does not boot as efi-x64: x (srv/config-6.1:1)',
    ]);
    const both = told([one('oak', 'fails', 'x'), one('oak', 'fails', 'x', 'efi-x64')]);
    assert.equal(both[1], '  oak does not boot (bios, efi-x64): x (srv/config-6.1:1)');
  });

  it('tells kinds of machines that no file names by their names, beside the count', () => {
    const kind = one('machines of 10.0.0.0/8', 'fails', 'x');
    assert.deepEqual(told([one('a', 'boots')], [kind]), [
      '1 of 1 machine boots.',
      '  machines of 10.0.0.0/8 do not boot: x (srv/config-6.1:1)',
    ]);
    assert.equal(told([], [kind])[0], 'No machine is declared by name.');
    assert.deepEqual(told([]), []);
  });

  it('tells that such machines boot only where there are no others', () => {
    const kind = one('machines that read default', 'boots');
    assert.deepEqual(told([], [kind]), [
      'No machine is declared by name.',
      '  machines that read default boot',
    ]);
    assert.deepEqual(told([one('a', 'boots')], [kind]), ['1 of 1 machine boots.']);
  });

  it('keeps to the width of the terminal', () => {
    const lines = told([one('a', 'fails', 'a long story '.repeat(12).trim())], [], 60);
    assert.ok(lines.length > 3);
    for (const line of lines) assert.ok(line.length < 60, line);
  });
});
