/** Words of nfsroot= go in; what was meant as a server or as options, and is lost, comes out. */
import assert from 'node:assert/strict';
import { separatorSlip, serverWord, tornRoot } from '../../../../server/boot/linux/words/slips.js';
import { kernelWords } from '../../support.js';

describe('options of nfsroot=', () => {
  const slip = (line: string) => {
    const found = separatorSlip(kernelWords(line));
    return found && [found.option, found.apart === undefined ? '' : 'apart', found.right];
  };

  it('stand behind another sign than a comma', () => {
    for (const [line, option, right] of [
      ['nfsroot=10.0.0.1:/x:vers=3', 'vers=3', '10.0.0.1:/x,vers=3'],
      ['nfsroot=10.0.0.1:/x;tcp', 'tcp', '10.0.0.1:/x,tcp'],
      ['nfsroot=/x:rw', 'rw', '/x,rw'],
      ['nfsroot=/x:ro', 'ro', '/x,ro'],
      ['nfsroot=/x:v3,tcp', 'v3', '/x,v3,tcp'],
      ['nfsroot=/y nfsroot=/x:v3', 'v3', '/x,v3'],
      ['nfsroot=/x:v3 nfsroot', 'v3', '/x,v3'],
    ] as const)
      assert.deepEqual(slip(line), [option, '', right], line);
    for (const line of [
      'nfsroot=/x,vers=3',
      'nfsroot=/x;rw',
      'nfsroot=/x:home',
      'nfsroot=10.0.0.1:vers=3',
      'nfsroot=tcp:/x',
      'nfsroot=/x,a:tcp',
      'nfsroot=/x:v3 nfsroot=/y',
      'nfsroot=,a:tcp/x',
      'nfsroot=:tcp',
      'nfsroot',
      'quiet v3',
    ])
      assert.equal(slip(line), undefined, line);
  });

  it('stand behind a blank', () => {
    for (const [line, option, right] of [
      ['nfsroot=/x vers=3', 'vers=3', '/x,vers=3'],
      ['nfsroot=/x, vers=3', 'vers=3', '/x,vers=3'],
      ['nfsroot=/x ,vers=3', 'vers=3', '/x,vers=3'],
      ['nfsroot=/x tcp,vers=3', 'tcp', '/x,tcp,vers=3'],
      ['nfsroot=/x ,fsc', 'fsc', '/x,fsc'],
      ['nfsroot=/x ,,tcp', 'tcp', '/x,,tcp'],
    ] as const)
      assert.deepEqual(slip(line), [option, 'apart', right], line);
    for (const line of [
      'nfsroot=/x quiet',
      'nfsroot=/x fsc',
      'nfsroot=/x ,',
      'nfsroot=/x ,quiet',
      'nfsroot=/x',
      'nfsroot= ,',
    ])
      assert.equal(slip(line), undefined, line);
  });

  it('are none in another file, or before the word', () => {
    const [nfsroot] = kernelWords('nfsroot=/x');
    const [before] = kernelWords('tcp');
    const [other] = kernelWords('                tcp', '/other');
    assert.ok(nfsroot !== undefined && before !== undefined && other !== undefined);
    assert.equal(separatorSlip([nfsroot, other]), undefined);
    assert.equal(separatorSlip([nfsroot, before]), undefined);
    // The next word may begin where this one ends.
    const end = { start: 10, end: 13 };
    assert.equal(
      separatorSlip([nfsroot, { ...before, place: { ...before.place, span: end } }])?.right,
      '/x,tcp',
    );
  });
});

describe('the path of nfsroot=', () => {
  const torn = (line: string): string | undefined => tornRoot(kernelWords(line))?.right;

  it('stands behind a blank', () => {
    for (const [line, right] of [
      ['nfsroot=10.0.0.1: /x', '10.0.0.1:/x'],
      ['nfsroot= /x', '/x'],
      ['nfsroot= 10.0.0.1:/x', '10.0.0.1:/x'],
      ['nfsroot= 10.0.0.1:/x=y', '10.0.0.1:/x=y'],
      ['nfsroot =/x', '/x'],
      ['nfsroot = 10.0.0.1:/x,v3', '10.0.0.1:/x,v3'],
    ] as const)
      assert.equal(torn(line), right, line);
    for (const line of [
      'nfsroot=10.0.0.1: x/y',
      'nfsroot=10.0.0.1 /x',
      'nfsroot=master: /x',
      'nfsroot=/x /y',
      'nfsroot= x10.0.0.1:/x',
      'nfsroot= quiet',
      'nfsroot=',
      'nfsroot',
      'root =/dev/nfs',
    ])
      assert.equal(torn(line), undefined, line);
    assert.equal(tornRoot([...kernelWords('nfsroot='), ...kernelWords('/x', '/other')]), undefined);
  });

  it('is told with the word that is lost', () => {
    const words = kernelWords('nfsroot = /x');
    assert.equal(tornRoot(words)?.rest, words[1]);
    const glued = kernelWords('nfsroot= /x');
    assert.equal(tornRoot(glued)?.rest, glued[1]);
  });
});

describe('the server of nfsroot=', () => {
  it('is a name where it is no address, and no path', () => {
    for (const [value, word] of [
      ['master:/x', 'master'],
      ['master,v3', 'master'],
      ['10.0.0:/x', '10.0.0'],
      ['default', 'default'],
    ] as const)
      assert.equal(serverWord(value), word, value);
    for (const value of ['', '/x', ',v3', '10.0.0.1:/x', '10.0.0.1', '10.0.0', '10.0.0.1,v3'])
      assert.equal(serverWord(value), undefined, value);
  });
});
