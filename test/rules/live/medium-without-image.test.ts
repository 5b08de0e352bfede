/** Folders on an NFS server and words for live systems go in, the findings of live/medium-without-image come out. */
import assert from 'node:assert/strict';
import { liveSite } from '../../../server/rules/about/examples/live.js';
import { texts } from '../support.js';

const RULE = 'live/medium-without-image';
const LIVE = 'boot=live netboot=nfs ip=dhcp nfsroot=192.168.1.1:';
const CASPER = 'boot=casper netboot=nfs ip=dhcp nfsroot=192.168.1.1:';
const IMAGES = Object.fromEntries(
  ['pxelinux.0', 'ldlinux.c32', 'vmlinuz', 'initrd.img'].map((name) => [`srv/tftp/${name}`, '']),
);
const LTSP = 'root=/dev/nfs ip=dhcp nfsroot=192.168.1.1:/srv/m ltsp.image=';

function found(
  words: string,
  files: readonly string[],
  more: Readonly<Record<string, string | undefined>> = {},
): string[] {
  const site = {
    ...liveSite(words, []),
    'etc/exports': '/srv/m 192.168.1.0/24(ro,no_root_squash,no_subtree_check)\n',
    ...IMAGES,
  };
  const there = Object.fromEntries(files.map((path) => [`srv/m/${path}`, '']));
  return texts(RULE, { ...site, ...there, ...more });
}

describe(RULE, () => {
  it('finds the folder of the image named in the place of the one above', () => {
    assert.equal(found(`${LIVE}/srv/m/live`, ['live/filesystem.squashfs']).length, 1);
    assert.equal(found(`${CASPER}/srv/m/casper`, ['casper/filesystem.squashfs']).length, 1);
    assert.deepEqual(found(`${LIVE}/srv/m`, ['live/filesystem.squashfs']), []);
    assert.deepEqual(found(`${CASPER}/srv/m`, ['casper/filesystem.squashfs']), []);
  });

  it('takes the file systems that each program takes, in the folder that the words name', () => {
    for (const name of ['a.ext4', 'a.dir', 'a.squashfs'])
      assert.deepEqual(found(`${LIVE}/srv/m`, [`live/${name}`]), []);
    assert.equal(found(`${LIVE}/srv/m`, ['live/vmlinuz']).length, 1);
    assert.equal(found(`${CASPER}/srv/m`, ['casper/a.ext4']).length, 1);
    assert.deepEqual(found(`${LIVE}/srv/m live-media-path=/other/`, ['other/a.squashfs']), []);
    assert.equal(found(`${LIVE}/srv/m live-media-path=/other/`, ['live/a.squashfs']).length, 1);
  });

  it('finds the image of LTSP that is not there', () => {
    assert.deepEqual(found(`${LTSP}images/x.img,partition=1`, ['images/x.img']), []);
    assert.equal(found(`${LTSP}images/y.img`, ['images/x.img']).length, 1);
    assert.deepEqual(found(`${LTSP}/images/y.img`, ['images/x.img']), []);
    assert.deepEqual(found(`${LTSP}x86_64`, ['images/x.img']), []);
  });

  it('is silent where nothing is known of what is mounted', () => {
    assert.deepEqual(found(`${LIVE}/srv/m`, []), []);
    const copy = Object.fromEntries(Object.keys(IMAGES).map((path) => [path, undefined]));
    assert.deepEqual(found(`${LIVE}/srv/m/live`, ['live/filesystem.squashfs'], copy), []);
    assert.deepEqual(found(`${LIVE}/srv/n`, ['live/vmlinuz']), []);
    assert.deepEqual(found('boot=live fetch=http://192.168.1.9/a.squashfs', ['live/vmlinuz']), []);
  });
});
