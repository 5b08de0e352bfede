/** Words of a kernel as GRUB's quotes hold them go in; what each fix makes of the line comes out, and no fix where the value is not written as it is read. */
import assert from 'node:assert/strict';
import { applyEdits } from '../../grammars/text/index.js';
import { miniature, WITHOUT_ROOT_LINE } from '../../server/rules/about/miniature.js';
import { lint } from '../../server/service/index.js';
import { siteOf } from '../support/site.js';
import { CONFIG, DHCPD } from './support.js';

const GRUB = 'srv/tftp/grub/grub.cfg';

/** The line behind `linux /vmlinuz`, with each fix of the rule's finding; undefined without a finding. */
function mended(rule: string, words: string): readonly string[] | undefined {
  const files = miniature({ ...WITHOUT_ROOT_LINE, [CONFIG]: undefined, 'etc/hosts': '192.168.1.1 master\n' });
  const text = `menuentry a {\n  linux /vmlinuz ${words}\n}\n`;
  const dhcpd = `${(files[DHCPD] ?? '').replace('pxelinux.0', 'grub/core.0')}subnet 10.0.0.0 netmask 255.255.255.0 {\n}\n`;
  const found = lint(siteOf({ ...files, [DHCPD]: dhcpd, [GRUB]: text })).findings.find(
    (one) => one.rule === rule,
  );
  return found
    ?.fixes()
    .flatMap(({ edits }) => edits.map((one) => /vmlinuz (.*)/.exec(applyEdits(text, one.edits))?.[1] ?? ''));
}

const path = '/diskless/node21';

describe('fixes of words in quotes of GRUB', () => {
  it('are made within the quotes where the value is written as it is read', () => {
    assert.deepEqual(
      mended('cmdline/nfsroot-separator', `root=/dev/nfs "nfsroot=192.168.1.1:${path}:vers=3" ip=dhcp rw`),
      [`root=/dev/nfs "nfsroot=192.168.1.1:${path},vers=3" ip=dhcp rw`],
    );
    assert.deepEqual(
      mended('cmdline/nfsroot-hostname', `root=/dev/nfs 'nfsroot=master:${path},vers=3' ip=dhcp rw`),
      [`root=/dev/nfs 'nfsroot=192.168.1.1:${path},vers=3' ip=dhcp rw`],
    );
    assert.deepEqual(
      mended('cmdline/ip-dialect', `root=/dev/nfs nfsroot=192.168.1.1:${path},vers=3 "ip=eth0:dhcp" rw`),
      [`root=/dev/nfs nfsroot=192.168.1.1:${path},vers=3 "ip=:::::eth0:dhcp" rw`],
    );
    assert.deepEqual(
      mended(
        'cmdline/ip-netmask-guessed',
        `root=/dev/nfs nfsroot=192.168.1.1:${path},vers=3 "ip=10.0.0.21::::n:eth0:off" rw`,
      ),
      [`root=/dev/nfs nfsroot=192.168.1.1:${path},vers=3 "ip=10.0.0.21:::255.255.255.0:n:eth0:off" rw`],
    );
  });

  it('are left to a person where quotes stand in the value', () => {
    assert.deepEqual(
      mended('cmdline/nfsroot-separator', `root=/dev/nfs nfsroot="192.168.1.1:${path}:vers=3" ip=dhcp rw`),
      [],
    );
    assert.deepEqual(
      mended('cmdline/nfsroot-hostname', `root=/dev/nfs nfsroot='master':${path},vers=3 ip=dhcp rw`),
      [],
    );
    assert.deepEqual(
      mended('cmdline/ip-dialect', `root=/dev/nfs nfsroot=192.168.1.1:${path},vers=3 ip=eth0:"dhcp" rw`),
      [],
    );
    assert.deepEqual(
      mended(
        'cmdline/ip-netmask-guessed',
        `root=/dev/nfs nfsroot=192.168.1.1:${path},vers=3 ip=10.0.0.21:::"":n:eth0:off rw`,
      ),
      [],
    );
  });

  it('join options behind a blank to a path without quotes only', () => {
    const apart = (nfsroot: string) =>
      mended('cmdline/nfsroot-separator', `root=/dev/nfs ${nfsroot} vers=3 ip=dhcp rw`);
    assert.deepEqual(apart(`nfsroot=192.168.1.1:${path}`), [
      `root=/dev/nfs nfsroot=192.168.1.1:${path},vers=3 ip=dhcp rw`,
    ]);
    assert.deepEqual(apart(`"nfsroot=192.168.1.1:${path}"`), []);
  });
});
