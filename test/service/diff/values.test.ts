/** A site with one change goes in; the values of the boot that are another, and what went wrong or right, come out. */
import assert from 'node:assert/strict';
import { changed, miniature } from '../../../server/rules/about/miniature.js';
import { diffSites, toldChanges } from '../../../server/service/index.js';
import { CONFIG, DHCPD } from '../../rules/support.js';
import { siteOf } from '../../support/site.js';

type Changes = Readonly<Record<string, string | undefined>>;

const EXPORTS = 'etc/exports';
const FSTAB = 'diskless/node21/etc/fstab';
const WORDS = 'root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw';

/** `what: old → new`, behind the verdicts where these differ. */
function difference(before: Changes, after: Changes): string[] {
  const { changed: machines } = diffSites(siteOf(miniature(before)), siteOf(miniature(after)));
  return machines.flatMap(({ old, new: now, broken, changes }) => [
    ...(old.verdict === now.verdict ? [] : [`${old.verdict} → ${now.verdict}${broken ? ', broken' : ''}`]),
    ...changes.map((one) => `${one.what}: ${one.old} → ${one.new}`),
  ]);
}

describe('what boots differently', () => {
  // With what each is told to have been, and to be.
  const edits: readonly (readonly [Changes, ...(readonly [string, string | null, string | null])[]])[] = [
    [changed(DHCPD, 'pxelinux.0', 'lpxelinux.0'), ['boot file', 'pxelinux.0', 'lpxelinux.0']],
    [changed(CONFIG, 'DEFAULT linux\nLABEL linux', 'DEFAULT node\nLABEL node'), ['label', 'linux', 'node']],
    [changed(CONFIG, 'KERNEL vmlinuz', 'KERNEL bzImage'), ['kernel', 'vmlinuz', 'bzImage']],
    [changed(CONFIG, ' rw', ' rw quiet'), ['command line', WORDS, `${WORDS} quiet`]],
    [
      changed(CONFIG, ' rw', ' rw initrd=initrd.img'),
      ['initrd', null, 'initrd.img'],
      ['command line', WORDS, `${WORDS} initrd=initrd.img`],
    ],
    [
      changed(CONFIG, 'vers=3', 'vers=3,tcp'),
      ['command line', WORDS, WORDS.replace('vers=3', 'vers=3,tcp')],
      ['root options', 'vers=3', 'vers=3,tcp'],
    ],
    [
      changed(EXPORTS, '192.168.1.21(', '192.168.1.0/24('),
      ['export', '/diskless/node21 192.168.1.21', '/diskless/node21 192.168.1.0/24'],
    ],
    [
      changed(EXPORTS, 'sync,', 'async,'),
      [
        'export options',
        'rw,sync,no_root_squash,no_subtree_check',
        'rw,async,no_root_squash,no_subtree_check',
      ],
    ],
    [
      changed(FSTAB, 'tmpfs /tmp', '192.168.1.1:/diskless/node21 /opt nfs ro,vers=3,nolock 0 0\ntmpfs /tmp'),
      ['mounts', null, '192.168.1.1:/diskless/node21 on /opt'],
    ],
  ];

  it('has the values that are another, there and back', () => {
    for (const [files, ...values] of edits) {
      const there = values.map(([what, old, now]) => `${what}: ${old} → ${now}`);
      const back = values.map(([what, old, now]) => `${what}: ${now} → ${old}`);
      assert.deepEqual(difference({}, files), there);
      assert.deepEqual(difference(files, {}), back);
    }
  });

  it('has what is lost, and what is no longer', () => {
    const readOnly = changed(EXPORTS, 'rw,', 'ro,');
    const options = (mode: string) => `${mode},sync,no_root_squash,no_subtree_check`;
    const fault = '/diskless/node21 is exported read-only, and the root is to be written';
    assert.deepEqual(difference({}, readOnly), [
      'boots → degraded',
      `export options: ${options('rw')} → ${options('ro')}`,
      `faults: null → ${fault}`,
    ]);
    assert.deepEqual(difference(readOnly, {}), [
      'degraded → boots',
      `export options: ${options('ro')} → ${options('rw')}`,
      `faults: ${fault} → null`,
    ]);
  });

  it('has no values of stages that the machine does not come to', () => {
    const other = changed(DHCPD, 'fixed-address 192.168.1.21', 'fixed-address 192.168.1.23');
    assert.deepEqual(difference({}, other), [
      'boots → fails, broken',
      'address: 192.168.1.21 → 192.168.1.23',
      'export: /diskless/node21 192.168.1.21 → null',
      'export options: rw,sync,no_root_squash,no_subtree_check → null',
      'mounts: 192.168.1.1:/diskless/node21 on / → null',
      'faults: null → /diskless/node21 is exported, but not to this node: only to 192.168.1.21',
    ]);
    const { changed: machines } = diffSites(siteOf(miniature()), siteOf(miniature(other)));
    assert.deepEqual(
      toldChanges(machines).map(({ what }) => what),
      ['address'],
    );
  });

  it('is a verdict that is open now', () => {
    const elsewhere = changed(DHCPD, 'next-server 192.168.1.1', 'next-server 192.168.1.2');
    const [verdict, server] = difference({}, elsewhere);
    assert.deepEqual([verdict, server], ['boots → unknown', 'next-server: 192.168.1.1 → 192.168.1.2']);
    const { changed: machines } = diffSites(siteOf(miniature()), siteOf(miniature(elsewhere)));
    const [told] = toldChanges(machines);
    assert.deepEqual([told?.what, told?.old, told?.new], ['verdict', 'boots', 'unknown']);
  });

  it('has a root that comes or goes, and one whose server is not known', () => {
    const local = { [CONFIG]: 'DEFAULT local\nLABEL local\n  LOCALBOOT 0\n' };
    const roots = (before: Changes, after: Changes) =>
      difference(before, after).filter((one) => one.startsWith('root:'));
    assert.deepEqual(roots({}, local), ['root: 192.168.1.1:/diskless/node21 → null']);
    assert.deepEqual(roots(local, {}), ['root: null → 192.168.1.1:/diskless/node21']);
    const named = changed(CONFIG, 'nfsroot=192.168.1.1:', 'nfsroot=nas.example:');
    // The kernel takes a name for a part of the path.
    const path = '/tftpboot/nas.example:/diskless/node21';
    assert.deepEqual(roots({}, named), [`root: 192.168.1.1:/diskless/node21 → 192.168.1.1:${path}`]);
    const ramdisk = { [CONFIG]: named[CONFIG]?.replace(' rw', ' rw boot=nfs initrd=initrd.img') };
    assert.deepEqual(roots({}, ramdisk), [
      'root: 192.168.1.1:/diskless/node21 → nas.example:/diskless/node21',
    ]);
  });

  it('is nothing where a word of fstab says what holds anyway', () => {
    assert.deepEqual(difference({}, changed(FSTAB, 'vers=3,nolock', 'vers=3')), []);
  });
});
