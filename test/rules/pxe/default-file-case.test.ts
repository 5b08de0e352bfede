/** Sites with one change go in, the findings of pxe/default-file-case come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { allLines, type Changes, CONFIG, ROOT } from '../support.js';

const DIRECTORY = 'srv/tftp/pxelinux.cfg';

const BOOT = `${ROOT} ip=dhcp rw`;

const LINUX = `LABEL linux\n  KERNEL vmlinuz\n  APPEND ${BOOT}\n`;

describe('pxe/default-file-case', () => {
  const local = 'DEFAULT local\nLABEL local\n  LOCALBOOT 0\n';
  const names = (files: Changes) =>
    allLines({ [`${DIRECTORY}/default`]: undefined, ...files }).filter((one) =>
      one.startsWith('pxe/default-file'),
    );

  it('warns where every node known has a file of its own', () => {
    assert.deepEqual(names({ [`${DIRECTORY}/DEFAULT`]: local }), ['pxe/default-file-case warning 1']);
    assert.deepEqual(names({ [`${DIRECTORY}/default.cfg`]: local }), ['pxe/default-file-case warning 1']);
  });

  it('leaves backups, included files and a default beside it alone', () => {
    assert.deepEqual(names({ [`${DIRECTORY}/default.bak`]: local }), []);
    assert.deepEqual(names({ [`${DIRECTORY}/default-arm`]: local }), []);
    assert.deepEqual(names({ [`${DIRECTORY}/default`]: local, [`${DIRECTORY}/Default`]: local }), []);
    const including = `INCLUDE pxelinux.cfg/default.cfg\nDEFAULT linux\n${LINUX}`;
    assert.deepEqual(names({ [`${DIRECTORY}/default.cfg`]: local, [CONFIG]: including }), []);
  });
});
