/** Tables and machines go in; which machines are given the same in a directory is compared. */

import assert from 'node:assert/strict';
import { type Rights, rightsIn, sameRights } from '../../../server/boot/nfsd/rights.js';
import { ipv4OfNumber } from '../../../server/site/address.js';
import { address, exportFacts, nameTable } from '../support.js';

const NAMES = { 'n1.lab': '10.0.0.1', 'n2.lab': '10.0.0.2', 'n3.other': '10.0.0.3' };

function rights(text: string, paths: readonly string[]): (of: string) => Rights | undefined {
  const ask = rightsIn(exportFacts(text), nameTable(NAMES), paths);
  return (of) => ask({ address: address(of) });
}

/** Whether two machines are given the same. */
function same(text: string, path: string, a: string, b: string): boolean {
  const ask = rights(text, [path]);
  const [one, other] = [ask(a), ask(b)];
  assert.ok(one !== undefined && other !== undefined);
  assert.equal(sameRights(one, other), sameRights(other, one), 'either way round');
  return sameRights(one, other);
}

const count = (text: string, path: string, of = '10.0.0.1') => rights(text, [path])(of)?.length;

describe('what machines are given in a directory', () => {
  it('is the same for those that the same clients mean', () => {
    const text = '/d 10.0.0.0/24(rw) 10.0.1.0/24(rw) 10.0.0.9(ro)\n';
    assert.equal(same(text, '/d', '10.0.0.1', '10.0.0.2'), true);
    assert.equal(same(text, '/d', '10.0.0.1', '10.0.1.1'), false);
    assert.equal(same(text, '/d', '10.0.0.1', '10.0.0.9'), false);
    assert.equal(same(text, '/d', '10.0.0.1', '10.9.0.1'), false);
    assert.equal(same(text, '/d', '10.8.0.1', '10.9.0.1'), true);
  });

  it('differs where a client means the one for sure and the other perhaps', () => {
    assert.equal(same('/d *.lab(rw)\n', '/d', '10.0.0.1', '10.0.0.2'), true);
    assert.equal(same('/d *.lab(rw)\n', '/d', '10.0.0.1', '10.0.0.3'), false);
    assert.equal(same('/d *.lab(rw)\n', '/d', '10.0.0.1', '10.7.0.1'), false);
    assert.equal(same('/d *.lab(rw)\n', '/d', '10.7.0.1', '10.7.0.2'), true);
  });

  it('comes from the entries of the directory, those above it and those below it', () => {
    const clients = '10.0.0.1(rw)\n';
    for (const path of ['/', '/a', '/a/b', '/a/b/c', '/a/b/c/d'])
      assert.equal(count(`${path} ${clients}`, '/a/b'), 1, path);
    for (const path of ['/b', '/a/b-c', '/a/b0', '/a/ba/c', '/a/c/b'])
      assert.equal(count(`${path} ${clients}`, '/a/b'), 0, path);
    assert.equal(count(`/a/b-c ${clients}/a/b/c ${clients}/a/b/d ${clients}/a/b0 ${clients}`, '/a/b'), 2);
    assert.equal(count(`/a ${clients}/b/c ${clients}`, '/'), 2);
  });

  it('counts paths from the fsid=0 directory, too', () => {
    assert.equal(count('/srv *(ro,fsid=0)\n/srv/d 10.0.0.1(rw)\n', '/d'), 2);
    assert.equal(count('/d 10.0.0.1(rw)\n/srv *(ro,fsid=0)\n', '/d'), 2);
  });

  it('of several directories is taken together, each entry once', () => {
    const text = '/a 10.0.0.1(rw)\n/b 10.0.0.1(rw)\n/c 10.0.0.1(rw)\n';
    assert.equal(rights(text, ['/a', '/b', '/a/x'])('10.0.0.1')?.length, 2);
  });

  it('is not compared beyond a thousand entries, nor without an address', () => {
    const below = (entries: number) =>
      Array.from({ length: entries }, (_, i) => `/d/${i} 10.0.0.1(rw)\n`).join('');
    assert.equal(count(below(1000), '/d'), 1000);
    assert.equal(count(below(1001), '/d'), undefined);
    assert.equal(
      rightsIn(exportFacts('/d *(rw)\n'), nameTable({}), ['/d'])({ address: undefined }),
      undefined,
    );
  });

  it('is nothing where nothing is exported', () => {
    const ask = rightsIn(undefined, nameTable({}), ['/d']);
    assert.deepEqual(ask({ address: ipv4OfNumber(1) }), []);
    assert.equal(ask({ address: undefined }), undefined);
  });
});
