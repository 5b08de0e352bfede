/** Exports and the directories of the server go in, the findings of exports/path-missing come out. */
import assert from 'node:assert/strict';
import { changed, miniature, WITHOUT_ROOT_LINE } from '../../../server/rules/about/miniature.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';
import { all, texts } from '../support.js';

const ROOT = '/diskless/node21 192.168.1.21(rw,no_root_squash,no_subtree_check)\n';
const WHOLE = Object.fromEntries(
  ['sbin/init', 'bin/sh', 'lib/libc.so.6'].map((name) => [`diskless/node21/${name}`, '']),
);

describe('exports/path-missing', () => {
  const found = (path: string, files: Record<string, string>) =>
    texts('exports/path-missing', {
      'etc/exports': `${ROOT}${path} 192.168.1.22(ro,no_subtree_check)\n`,
      ...files,
    });

  it('finds a root that is not there beside one that is', () => {
    assert.deepEqual(found('/diskless/node22', WHOLE), ['warning /diskless/node22']);
    assert.deepEqual(found('/diskless/node22/', WHOLE), ['warning /diskless/node22/']);
  });

  it('is the one finding, and an error, where the line was to export the root of its only client', () => {
    const by = (path: string, client = '192.168.1.21') =>
      all({
        ...WHOLE,
        ...WITHOUT_ROOT_LINE,
        'etc/exports': `${path} ${client}(rw,no_root_squash,no_subtree_check)\n`,
      });
    for (const path of ['/diskless/node12', '/diskless/nod21', '/diskless/Node21'])
      assert.deepEqual(by(path), ['exports/path-missing error'], path);
    // Of others it is not known what was meant by the line.
    assert.ok(by('/diskless/node12', '192.168.1.0/24').includes('nfsroot/not-exported error'));
    assert.ok(by('/diskless/other').includes('nfsroot/not-exported error'));
  });

  it('finds a slip in the name of a directory that is there and that no line exports, and says which', () => {
    const there = { 'srv/ltsp/images/x86.img': '' };
    assert.deepEqual(found('/srv/ltps', there), ['warning /srv/ltps']);
    const [finding] = lint(
      siteOf(miniature({ 'etc/exports': `${ROOT}/srv/ltps *(ro,no_subtree_check)\n`, ...there })),
    ).findings;
    assert.match(finding?.message ?? '', /There is a \/srv\/ltsp\./);
    // The one that is there is exported, is called by another number, or is a file.
    assert.deepEqual(found('/srv/ltps 10.0.0.0/8(ro,no_subtree_check)\n/srv/ltsp', there), []);
    assert.deepEqual(found('/srv/data2', { 'srv/data1/file': '' }), []);
    assert.deepEqual(found('/srv/ltps', { 'srv/ltsp': '' }), []);
  });

  it('is the one finding where machines mount the directory that is meant', () => {
    const line = '/diskless/nod21 192.168.1.0/24(rw,no_root_squash,no_subtree_check)\n';
    assert.deepEqual(all({ ...WITHOUT_ROOT_LINE, 'etc/exports': line }), ['exports/path-missing error']);
    const above = line.replace('/diskless/nod21', '/disklessx');
    assert.deepEqual(all({ ...WITHOUT_ROOT_LINE, 'etc/exports': above }), ['nfsroot/not-exported error']);
  });

  it('is the one finding where the line of a directory above holds instead, with other options', () => {
    const above = '/diskless 192.168.1.0/24(ro,root_squash,no_subtree_check)\n';
    const line = '/diskless/nod21 192.168.1.0/24(rw,no_root_squash,no_subtree_check)\n';
    const of = (exports: string) => all({ ...WITHOUT_ROOT_LINE, 'etc/exports': exports });
    assert.deepEqual(of(above + line), ['exports/path-missing warning']);
    assert.deepEqual(of(above), ['nfsroot/exported-ro warning', 'nfsroot/root-squashed warning']);

    const shared = (exports: string) =>
      all({
        'etc/exports': ROOT + exports,
        ...changed(
          'diskless/node21/etc/fstab',
          'tmpfs',
          '192.168.1.1:/srv/home /home nfs rw,vers=3,nolock 0 0\ntmpfs',
        ),
        'srv/home/anna/.profile': '',
      });
    const folder = '/srv 192.168.1.0/24(ro,no_subtree_check)\n';
    assert.deepEqual(shared(`${folder}/srv/hmoe 192.168.1.0/24(rw,no_subtree_check)\n`), [
      'exports/path-missing warning',
    ]);
    assert.deepEqual(shared(folder), ['fstab/rw-on-ro-export warning']);
  });

  it('leaves a root that a machine asks for to its boot', () => {
    const asked = {
      ...Object.fromEntries(Object.entries(WHOLE).map(([path, text]) => [path.replace('21', '22'), text])),
      'etc/exports': `${ROOT}/diskless/node22 192.168.1.22(ro,no_subtree_check)\n`,
      'diskless/node21/etc/fstab': undefined,
    };
    assert.deepEqual(texts('exports/path-missing', asked), []);
  });

  it('is silent where only parts are kept, and about directories of other kinds', () => {
    assert.deepEqual(found('/diskless/node22', {}), []);
    assert.deepEqual(found('/diskless/node22', { ...WHOLE, 'diskless/node22/etc/hostname': 'x\n' }), []);
    assert.deepEqual(found('/home', WHOLE), []);
    assert.deepEqual(found('diskless/node22', WHOLE), []);
    assert.deepEqual(found('/srv/data', { ...WHOLE, 'srv/other/file': '' }), []);
  });
});
