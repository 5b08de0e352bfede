/** Scripts that lead back to themselves go in; the line at which nothing leads out any more comes out, or that somebody may. */
import assert from 'node:assert/strict';
import { booted, ROOT } from './site.js';

const ROUND = 'the script goes round and round';
const START = [`kernel vmlinuz ${ROOT}`, 'boot'];

const comes = (...commands: readonly string[]): string => {
  const { faults, doubts, trace } = booted(commands);
  return faults[0] ?? doubts[0] ?? trace.verdict;
};

describe('a label of iPXE that a goto leads back to', () => {
  it('is a loop where nothing has changed on the way', () => {
    for (const between of ['sleep 1', 'echo again', 'set n 1', 'isset ${own} ||', 'clear n'])
      assert.equal(comes(':again', between, 'goto again'), 'ipxe/label-loop | again | :again | ', between);
    // What was set before, and no file tells, stays what it is.
    for (const before of ['read who', 'set who ${manufacturer}'])
      assert.equal(comes(before, ':again', 'goto again'), 'ipxe/label-loop | again | :again | ', before);
    assert.equal(comes('goto a', ':b', 'goto a', ':a', 'goto b'), 'ipxe/label-loop | b | :b | ');
    // It is the goto that leads back, and not another one in its line.
    assert.equal(
      comes(':again', 'iseq a b && goto other || goto again', ':other', ...START),
      'ipxe/label-loop | again | :again | ',
    );
    assert.equal(comes(':again goto again'), 'ipxe/label-loop | again | :again | ');
    assert.equal(comes(':again', 'goto again ||'), 'ipxe/label-loop | again | :again | ');
    assert.equal(comes(':again', 'iseq ${manufacturer} x || goto again', ...START).slice(0, 7), 'how the');
  });

  it('is none where something has, or where a person, a server or the card may lead the way out', () => {
    for (const between of [
      ...['inc n', 'set n ${n}1', 'set n ${n}${manufacturer}'],
      ...['prompt --timeout 1 Press ||', 'ifopen net1', 'imgfetch vmlinuz ||', 'dhcp ||', 'no-such ||'],
    ])
      assert.equal(comes(':again', between, 'goto again'), ROUND, between);
    // What is jumped over counts as well.
    assert.equal(comes(':a', 'goto b', 'inc n', ':b', 'goto a'), ROUND);
  });

  it('may be gone through a dozen times by one that counts', () => {
    const count = (to: number) =>
      comes('set n:int32 0', ':again', 'inc n', `iseq \${n} ${to} || goto again`, ...START);
    assert.deepEqual([2, 12, 13].map(count), ['boots', 'boots', 'boots']);
    assert.equal(count(14), ROUND);
  });
});

describe('scripts of iPXE that chain each other', () => {
  const chained = (files: Readonly<Record<string, readonly string[]>>, ...boot: readonly string[]) => {
    const more = Object.entries(files).map(([name, lines]) => [
      `srv/tftp/${name}`,
      `#!ipxe\n${lines.join('\n')}\n`,
    ]);
    const { faults, doubts, trace } = booted(boot, Object.fromEntries(more));
    return faults[0] ?? doubts[0] ?? trace.verdict;
  };

  it('are at fault at the line that closes the circle', () => {
    assert.equal(chained({}, 'chain boot.ipxe'), 'ipxe/script-loop | boot.ipxe | boot.ipxe... ok');
    assert.equal(
      chained({ 'a.ipxe': ['chain b.ipxe'], 'b.ipxe': ['chain a.ipxe'] }, 'chain a.ipxe'),
      'ipxe/script-loop | a.ipxe | chain b.ipxe | a.ipxe... ok',
    );
    // What a setting has in the name is not what the screen shows.
    assert.equal(chained({}, 'set x boot', 'chain --autofree ${x}.ipxe'), 'ipxe/script-loop | ${x}.ipxe | ');
  });

  it('are not where somebody is asked, where a program may answer otherwise, or where something failed before', () => {
    for (const ask of ['prompt Press', 'read x', 'login', 'shell', 'menu', 'config'])
      assert.notEqual(
        chained({}, `iseq a b && ${ask} ||`, 'chain boot.ipxe').split(' ')[0],
        'ipxe/script-loop',
        ask,
      );
    const web = (name: string) =>
      booted([`chain http://10.0.0.1/a.ipxe`], {
        'diskless-lint.json': '{ "httpRoot": "/srv/http" }',
        'srv/http/a.ipxe': `#!ipxe\nchain ${name}\n`,
      });
    assert.deepEqual(web('a.ipxe?mac=${mac:hexhyp}').doubts, [ROUND]);
    assert.match(web('a.ipxe').faults[0] ?? '', /^ipxe\/script-loop \| a.ipxe \| /);
    // A TFTP server has one file for a name.
    assert.match(chained({}, 'chain tftp://10.0.0.1/boot.ipxe?x'), /^ipxe\/script-loop/);
    assert.equal(chained({}, 'chain gone.ipxe ||', 'chain boot.ipxe').split(' ')[0], 'ipxe/file-missing');
  });

  it('may chain as many as sixteen, one within the other', () => {
    const deep = (count: number) => {
      const files = Array.from({ length: count }, (_, i) => [
        `${i}.ipxe`,
        i + 1 === count ? START : [`chain ${i + 1}.ipxe`],
      ]);
      return chained(Object.fromEntries(files), 'chain 0.ipxe');
    };
    assert.equal(deep(15), 'boots');
    assert.equal(deep(16), ROUND);
  });
});
