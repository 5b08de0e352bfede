/** nfsroot= and root-path: texts go in, server, path and options are compared. */
import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import {
  nfsrootParameter,
  parseNfsRoot,
  transportOf,
  versionOf,
} from '../../../../server/boot/linux/root/nfsroot.js';
import { parseIpParameter } from '../../../../server/boot/linux/words/ipparameter.js';
import { address } from '../../support.js';

const server = address('192.168.1.1');

describe('the text of a root path', () => {
  it('is an address, a path and options, each of which may be missing', () => {
    assert.deepEqual(parseNfsRoot('192.168.1.1:/d/%s,vers=3,rsize=8192'), {
      server,
      serverWord: undefined,
      path: '/d/%s',
      options: ['vers=3', 'rsize=8192'],
    });
    assert.deepEqual(parseNfsRoot('192.168.1.1'), {
      server,
      serverWord: undefined,
      path: undefined,
      options: [],
    });
    assert.deepEqual(parseNfsRoot(',v3').options, ['v3']);
    assert.equal(parseNfsRoot('default,v3').path, undefined);
  });

  it('takes a host name for a part of the path, as the kernel does', () => {
    const text = parseNfsRoot('master:/d');
    assert.deepEqual([text.server, text.serverWord, text.path], [undefined, 'master', 'master:/d']);
    assert.equal(nfsrootParameter('master:/d').path, '/tftpboot/master:/d');
    assert.equal(nfsrootParameter('/d').path, '/d');
    assert.deepEqual(
      [parseNfsRoot(':/d').serverWord, parseNfsRoot('/a:/d').serverWord],
      [undefined, undefined],
    );
  });

  it('has a version and a transport of which the last word counts', () => {
    assert.equal(versionOf(['vers=3', 'nolock', 'v4.1']), '4.1');
    assert.equal(versionOf(['nfsvers=4', 'minorversion=2']), '4.2');
    assert.equal(versionOf(['rsize=8192']), undefined);
    assert.equal(transportOf(['udp', 'proto=tcp']), 'tcp');
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        parseNfsRoot(text);
        nfsrootParameter(text);
        parseIpParameter(text);
      }),
    );
  });
});
