/** A name in nfsroot= goes in; the fix comes out; quoted-words.test.ts has those in quotes. */
import assert from 'node:assert/strict';
import { IPXE_SCRIPT, ipxeSite } from '../../../server/rules/about/examples/ipxe.js';
import { changed, miniature } from '../../../server/rules/about/miniature.js';
import { lint } from '../../../server/service/index.js';
import { siteOf } from '../../support/site.js';

const NAME = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
const HOSTS = { 'etc/hosts': '192.168.1.1 master\n' };

function titles(files: Readonly<Record<string, string>>): readonly string[] | undefined {
  const found = lint(siteOf(files)).findings.find(({ rule }) => rule === 'cmdline/nfsroot-hostname');
  return found && (found.fixes?.() ?? []).map(({ title }) => title);
}

describe('cmdline/nfsroot-hostname', () => {
  it('writes the address that the hosts file has', () => {
    const named = changed(NAME, 'nfsroot=192.168.1.1:', 'nfsroot=master:');
    assert.deepEqual(titles(miniature({ ...named, ...HOSTS })), ['Write 192.168.1.1']);
  });

  it('says that nothing stands before the colon, where a setting comes to nothing', () => {
    const script = IPXE_SCRIPT.replace('nfsroot=192.168.1.1:', 'nfsroot=${nfs}:');
    const { findings } = lint(siteOf(ipxeSite({ 'srv/tftp/boot.ipxe': script })));
    assert.equal(findings.length, 1);
    assert.match(findings[0]?.message ?? '', /^nfsroot= of node21 has no server before its colon/);
  });

  it('leaves a server that a misspelt setting of iPXE has emptied to what tells of the setting', () => {
    const script = IPXE_SCRIPT.replace('nfsroot=192.168.1.1:', 'nfsroot=${next-sever}:');
    assert.notEqual(script, IPXE_SCRIPT);
    const { findings } = lint(siteOf(ipxeSite({ 'srv/tftp/boot.ipxe': script })));
    assert.deepEqual(
      findings.map(({ rule, severity }) => `${severity} ${rule}`),
      ['error ipxe/setting-misspelt'],
    );
  });
});
