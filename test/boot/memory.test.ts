/** A site that is typed in goes in; which boots are those of before comes out, and all of them are those of a cold run. */
import assert from 'node:assert/strict';
import { EditedSite } from '../workspace/edited-site.js';

const DHCP = 'etc/dhcp/dhcpd.conf';
const EXPORTS = 'etc/exports';
const HOSTS = 'etc/hosts';

const FILES: Readonly<Record<string, string>> = {
  [DHCP]: `next-server 10.0.0.1;
filename "pxelinux.0";
subnet 10.0.0.0 netmask 255.255.255.0 { }
host a { hardware ethernet 02:00:00:00:00:0a; fixed-address 10.0.0.10; option host-name "a"; }
host b { hardware ethernet 02:00:00:00:00:0b; fixed-address 10.0.0.11; option host-name "b"; }
host c { hardware ethernet 02:00:00:00:00:0c; fixed-address 10.0.0.12; option host-name "c"; }
`,
  [EXPORTS]: '/diskless/a 10.0.0.10(rw)\n/diskless/b 10.0.0.11(rw)\n/diskless/c 10.0.0.12(rw)\n',
  [HOSTS]: '10.0.0.1 master\n',
  'srv/tftp/pxelinux.cfg/default':
    'DEFAULT x\nLABEL x\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs nfsroot=/diskless/%s,vers=3 ip=dhcp\n',
};

/** The machines whose boots are the very ones of before. */
function kept(site: EditedSite, edit: () => void): string {
  const before = new Set(site.boots());
  edit();
  const same = site.boots().filter((trace) => before.has(trace));
  return [...new Set(same.map(({ node }) => node.name))].sort().join(' ');
}

describe('the boots of a site that is typed in', () => {
  it('are the same where nothing changed', () => {
    assert.equal(
      kept(new EditedSite(FILES), () => {}),
      'a b c',
    );
  });

  it('are kept but for the machine that is edited', () => {
    const site = new EditedSite(FILES);
    assert.equal(
      kept(site, () => site.replace(DHCP, 'host-name "b"', 'host-name "x"')),
      'a c',
    );
  });

  it('are kept but for the machines whose root is exported otherwise', () => {
    const site = new EditedSite(FILES);
    assert.equal(
      kept(site, () => site.replace(EXPORTS, '10.0.0.12(rw)', '10.0.0.12(ro)')),
      'a b',
    );
  });

  it('are made anew where anything else of the site is edited', () => {
    for (const [file, from, to] of [
      [HOSTS, 'master', 'other'],
      ['srv/tftp/pxelinux.cfg/default', 'vers=3', 'vers=4'],
      [DHCP, 'next-server 10.0.0.1', 'next-server 10.0.0.2'],
    ] as const) {
      const site = new EditedSite(FILES);
      assert.equal(
        kept(site, () => site.replace(file, from, to)),
        '',
        file,
      );
    }
  });

  it('are made anew as long as the server does not start, and when it does again', () => {
    const site = new EditedSite(FILES);
    const edits = [
      ['host-name "b"', 'host-nam "b"'],
      ['host-name "c"', 'host-name "x"'],
      ['host-nam "b"', 'host-name "b"'],
    ] as const;
    for (const [from, to] of edits)
      assert.equal(
        kept(site, () => site.replace(DHCP, from, to)),
        '',
        to,
      );
    assert.ok(site.boots().every(({ serverRuns }) => serverRuns));
  });
});
