/** The rules about exports: lines go in, the findings come out as exportfs 2.6.2 behaves, and the silence where a form is only unusual. */
import assert from 'node:assert/strict';
import { miniature } from '../../server/rules/about/miniature.js';
import { lint } from '../../server/service/lint.js';
import { siteOf } from '../support/site.js';

const NODE = '/diskless/node21 192.168.1.21(rw,no_root_squash,no_subtree_check)\n';

function said(lines: string): string[] {
  return lint(siteOf(miniature({ 'etc/exports': NODE + lines }))).findings.map(
    ({ rule, severity, message }) => `${rule} ${severity} ${message.split(' ').slice(0, 3).join(' ')}`,
  );
}

describe('exports/bad-mask', () => {
  it('finds what exportfs calls an invalid prefix or netmask', () => {
    for (const mask of ['33', 'abc', '255.255.255'])
      assert.deepEqual(said(`/home 10.0.0.0/${mask}(ro,no_subtree_check)\n`), [
        `exports/bad-mask error "${mask}" is no`,
      ]);
  });

  it('warns of holes, and takes every mask that is one', () => {
    assert.deepEqual(said('/home 10.2.0.0/255.0.255.0(ro,no_subtree_check)\n'), [
      'exports/bad-mask warning The netmask 255.0.255.0',
    ]);
    for (const spec of ['10.0.0.0/0', '10.0.0.0/32', '10.0.0.0/255.255.0.0', 'fe80::/10', '10.0.0.0/${MASK}'])
      assert.deepEqual(said(`/home ${spec}(ro,no_subtree_check)\n`), [], spec);
  });
});

describe('exports/host-bits-set', () => {
  it('finds the address of a node, and leaves those of the server and of nobody alone', () => {
    assert.deepEqual(said('/home 192.168.1.21/24(ro,no_subtree_check)\n'), [
      'exports/host-bits-set warning 192.168.1.21/24 admits all',
    ]);
    for (const spec of ['192.168.1.1/24', '192.168.1.9/24', '192.168.1.21/32', '192.168.1.0/255.255.255.0'])
      assert.deepEqual(said(`/home ${spec}(ro,no_subtree_check)\n`), [], spec);
  });
});

describe('exports/duplicate', () => {
  const warning = 'exports/duplicate warning /home is exported';

  it('finds one client twice, on one line or on two', () => {
    assert.deepEqual(said('/home 10.0.0.0/24(ro) 10.0.0.0/24(rw)\n'), [warning]);
    assert.deepEqual(said('/home *(ro)\n/home/ *(ro)\n'), ['exports/duplicate warning /home/ is exported']);
    assert.deepEqual(said('/home Client(ro)\n/home client(ro)\n'), [warning]);
  });

  it('leaves other clients, other directories and other spellings of a network alone', () => {
    assert.deepEqual(said('/home 10.0.0.0/24(ro) 10.0.0.0/16(rw)\n/opt 10.0.0.0/24(ro)\n'), []);
    assert.deepEqual(said('/home 10.0.0.0/24(ro) 10.0.0.0/255.255.255.0(rw)\n'), []);
  });
});

describe('exports/no-options', () => {
  it('leaves defaults behind a dash, empty parentheses and options cut off by a blank alone', () => {
    assert.deepEqual(said('/home 10.0.0.0/24\n'), ['exports/no-options info 10.0.0.0/24 has no']);
    for (const line of ['/home -ro 10.0.0.0/24', '/home 10.0.0.0/24()', '/home'])
      assert.equal(
        said(`${line}\n`).some((one) => one.startsWith('exports/no-options')),
        false,
        line,
      );
    assert.deepEqual(
      said('/home 10.0.0.0/24 (ro)\n').map((one) => one.split(' ')[0]),
      ['exports/space-before-options'],
    );
  });
});
