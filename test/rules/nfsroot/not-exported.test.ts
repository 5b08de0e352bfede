/** Paths of a root without a slash at their beginning go in; what the server says of them, by the version asked for, comes out. */
import assert from 'node:assert/strict';
import { traceAll } from '../../../server/boot/index.js';
import { miniature } from '../../../server/rules/about/miniature.js';
import { lint } from '../../../server/service/lint.js';
import { siteOf } from '../../support/site.js';
import { CONFIG, label } from '../support.js';

describe('nfsroot/not-exported of a path without a slash', () => {
  const site = (words: string) => siteOf(miniature({ [CONFIG]: label(`root=/dev/nfs ip=dhcp rw ${words}`) }));
  const found = (words: string) => {
    const [fault] = traceAll(site(words))
      .flatMap(({ stages }) => stages.flatMap(({ faults }) => faults))
      .filter(({ id }) => id === 'nfsroot/not-exported');
    return fault?.log;
  };
  const bad = 'Bad path in mount request from 192.168.1.21: "diskless/node21"';

  it('is refused by mountd, and found by version 4', () => {
    assert.equal(found('nfsroot=192.168.1.1:diskless/node21,vers=3'), bad);
    assert.equal(found('nfsroot=192.168.1.1:diskless/node21'), bad);
    assert.equal(found('nfsroot=192.168.1.1:diskless/node21,vers=4'), undefined);
    assert.equal(found('nfsroot=192.168.1.1:/diskless/node21,vers=3'), undefined);
  });

  it('is not known where the scripts of an initial ramdisk choose the version', () => {
    assert.equal(found('initrd=initrd.img nfsroot=192.168.1.1:diskless/node21'), undefined);
    assert.equal(found('initrd=initrd.img nfsroot=192.168.1.1:diskless/node21,vers=3'), bad);
  });

  it('is to be written whole, and no line of exports is proposed', () => {
    const finding = lint(site('nfsroot=192.168.1.1:diskless/node21,vers=3')).findings.find(
      ({ rule }) => rule === 'nfsroot/not-exported',
    );
    assert.match(finding?.message ?? '', /does not begin with a slash/);
    assert.deepEqual(finding?.fixes(), []);
  });
});
