/** Sites with one change go in, the findings of cmdline/nfsroot-too-long come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { traceSite } from '../../../server/boot/index.js';
import { miniature } from '../../../server/rules/about/miniature.js';
import { siteOf } from '../../support/site.js';
import { CONFIG, label } from '../support.js';
import { withRoot } from './support.js';

describe('cmdline/nfsroot-too-long', () => {
  it('has room for 256 characters of options', () => {
    assert.deepEqual(withRoot(`/diskless/node21,vers=3${',timeo=600'.repeat(19)}`), []);
    assert.match(
      withRoot(`/diskless/node21,vers=3${',timeo=600'.repeat(20)}`).join(),
      /^cmdline\/nfsroot-too-long error/,
    );
  });

  it('has room for 1024 characters of the path, and shows nothing but that it tries again', () => {
    const shown = (length: number) => {
      const words = `root=/dev/nfs nfsroot=192.168.1.1:/${'x'.repeat(length - 1)},vers=3 ip=dhcp rw`;
      const [trace] = traceSite(siteOf(miniature({ [CONFIG]: label(words) })));
      const faults = trace?.stages.flatMap((stage) => stage.faults) ?? [];
      return faults.flatMap((fault) =>
        fault.id === 'cmdline/nfsroot-too-long' ? [fault.console, fault.length] : [],
      );
    };
    assert.deepEqual(shown(1024), []);
    assert.deepEqual(shown(1025), ['VFS: Unable to mount root fs via NFS.', 1025]);
  });
});
