/** Values of root=, nfsroot= and root-path go in, their parts as dracut reads them come out. */
import assert from 'node:assert/strict';
import { parseDracutRoot } from '../../../../server/boot/initramfs/dracut/grammar.js';
import { formatIpv4 } from '../../../../server/site/address.js';

/** `server path options`, with a dash for what is not said. */
function parts(value: string): string {
  const { server, serverWord, path, options } = parseDracutRoot(value);
  const host = server === undefined ? (serverWord ?? '-') : formatIpv4(server);
  return `${host} ${path ?? '-'} ${options.join(',') || '-'}`;
}

describe('the root as dracut reads it', () => {
  it('has its options behind a colon or a comma', () => {
    assert.equal(parts('nfs:10.0.0.1:/srv/a'), '10.0.0.1 /srv/a -');
    assert.equal(parts('nfs:10.0.0.1:/srv/a:vers=3,tcp'), '10.0.0.1 /srv/a vers=3,tcp');
    assert.equal(parts('nfs:10.0.0.1:/srv/a,vers=4.2'), '10.0.0.1 /srv/a vers=4.2');
    assert.equal(parts('10.0.0.1:/srv/a:vers=3'), '10.0.0.1 /srv/a vers=3');
  });

  it('may lack the server, or name it', () => {
    assert.equal(parts('nfs:/srv/a'), '- /srv/a -');
    assert.equal(parts('/srv/a,nolock'), '- /srv/a nolock');
    assert.equal(parts('nfs:master:/srv/a'), 'master /srv/a -');
    assert.equal(parts('nfs::/srv/a:vers=3'), '- /srv/a vers=3');
  });

  it('asks for version 4 by its name', () => {
    assert.equal(parts('nfs4:10.0.0.1:/srv/a'), '10.0.0.1 /srv/a vers=4');
    assert.equal(parts('nfs4:10.0.0.1:/srv/a:vers=4.1'), '10.0.0.1 /srv/a vers=4.1');
  });

  it('may be a URL, or have its options first as installers write it', () => {
    assert.equal(parts('nfs://10.0.0.1/srv/a'), '10.0.0.1 /srv/a -');
    assert.equal(parts('nfs://10.0.0.1:2050/srv/a'), '10.0.0.1 /srv/a port=2050');
    assert.equal(parts('nfs:nolock,vers=3:10.0.0.1:/srv/a'), '10.0.0.1 /srv/a nolock,vers=3');
    assert.equal(parts('nfs://10.0.0.1'), '10.0.0.1 - -');
    assert.equal(parts('nfs:///srv/a'), '- /srv/a -');
  });
});
