/** Boot ROMs that are told to load iPXE, which then asks DHCP for itself. */
import assert from 'node:assert/strict';
import { type BootTrace, traceBoot } from '../../../../server/boot/index.js';
import type { Firmware } from '../../../../server/boot/trace.js';
import { assumed, tell } from '../../../../server/service/verdict/tell.js';
import { siteOf } from '../../../support/site.js';

const forIpxe = (name: string): string => `if option user-class = "iPXE" { filename "${name}"; } else`;

function boot(filenames: string, firmware: Firmware = 'bios', more: Record<string, string> = {}): BootTrace {
  const site = siteOf({
    'etc/dhcp/dhcpd.conf': `option arch code 93 = unsigned integer 16;
next-server 10.0.0.1;
subnet 10.0.0.0 netmask 255.255.255.0 { ${filenames} }
host n1 { hardware ethernet 52:54:00:00:00:01; fixed-address 10.0.0.5; option root-path "10.0.0.1:/srv/n1,vers=3"; }
`,
    'etc/exports': '/srv/n1 10.0.0.5(rw,no_root_squash)\n',
    'etc/default/tftpd-hpa': 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS="--secure"\n',
    'srv/n1/etc/hostname': 'n1\n',
    'srv/tftp/undionly.kpxe': '',
    'srv/tftp/ipxe.efi': '',
    'srv/tftp/pxelinux.0': '',
    'srv/tftp/ldlinux.c32': '',
    'srv/tftp/vmlinuz': '',
    'srv/tftp/pxelinux.cfg/default':
      'DEFAULT l\nLABEL l\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs ip=dhcp rw\n',
    ...more,
  });
  const [node] = site.nodes;
  assert.ok(node !== undefined);
  return traceBoot(site, node, firmware);
}

const told = (trace: BootTrace): string[] => tell(trace).map(({ stage, verdict }) => `${stage} ${verdict}`);

describe('a chain load of iPXE', () => {
  it('goes on with what iPXE is told', () => {
    const trace = boot(`${forIpxe('pxelinux.0')} { filename "undionly.kpxe"; }`);
    assert.equal(trace.verdict, 'boots');
    assert.deepEqual(told(trace), [
      'dhcp ok',
      'files ok',
      'dhcp ok',
      'files ok',
      'loader ok',
      'kernel ok',
      'root ok',
    ]);
    assert.equal(tell(trace)[2]?.summary, 'iPXE on n1 gets 10.0.0.5 and loads pxelinux.0 from 10.0.0.1');
    assert.deepEqual(trace.loader.filename.kind === 'value' && trace.loader.filename.value, 'undionly.kpxe');
    assert.ok(trace.chained?.filename.kind === 'value' && trace.chained.filename.value === 'pxelinux.0');
    assert.ok(assumed(trace).some((text) => text.includes('no script of its own')));
  });

  it('asks with the architecture of the firmware', () => {
    const names = `if option arch = 00:07 { ${forIpxe('wanted.efi')} { filename "ipxe.efi"; } } else { filename "other.0"; }`;
    const trace = boot(names, 'efi-x64', { 'srv/tftp/wanted.efi': '' });
    assert.ok(trace.chained?.filename.kind === 'value' && trace.chained.filename.value === 'wanted.efi');
  });

  it('fails where what iPXE is told is not there', () => {
    const trace = boot(`${forIpxe('gone.0')} { filename "undionly.kpxe"; }`);
    assert.equal(trace.verdict, 'fails');
    assert.deepEqual(told(trace), ['dhcp ok', 'files ok', 'dhcp ok', 'files fails']);
    assert.equal(tell(trace)[3]?.console, 'tftp://10.0.0.1/gone.0... No such file or directory');
  });

  it('is left open where dhcpd has the same for iPXE, or is silent: most likely a script is built in', () => {
    for (const names of [
      'filename "undionly.kpxe";',
      'if not exists user-class { filename "undionly.kpxe"; }',
    ]) {
      const trace = boot(names);
      assert.equal(trace.verdict, 'unknown');
      assert.deepEqual(told(trace), ['dhcp ok', 'files ok', 'loader unknown']);
      assert.equal(trace.chained, undefined);
    }
  });

  it('does not come about where the binary is not there', () => {
    const trace = boot(`${forIpxe('pxelinux.0')} { filename "pxe/undionly.kpxe"; }`);
    assert.deepEqual(told(trace), ['dhcp ok', 'files fails']);
    assert.equal(trace.chained, undefined);
    assert.deepEqual(assumed(trace), []);
  });

  it('is none where the firmware is iPXE already', () => {
    const trace = boot(`${forIpxe('pxelinux.0')} { filename "undionly.kpxe"; }`, 'ipxe');
    assert.deepEqual(told(trace).slice(0, 3), ['dhcp ok', 'files ok', 'loader ok']);
    assert.equal(trace.chained, undefined);
  });
});

describe('an image for Etherboot', () => {
  const names = 'if substring(option vendor-class-identifier, 0, 9) = "Etherboot" { filename "image.nbi"; }';

  it('carries the command line of the HOWTO, and the boot goes on with it', () => {
    const trace = boot(names, 'etherboot', { 'srv/tftp/image.nbi': '' });
    assert.equal(trace.verdict, 'boots');
    assert.deepEqual(told(trace), ['dhcp ok', 'files ok', 'kernel ok', 'root ok']);
    assert.equal(trace.loading, undefined);
    assert.ok(assumed(trace).some((text) => text.includes('mkelf-linux -ip=dhcp')));
    assert.ok(trace.root?.path.kind === 'value' && trace.root.path.value === '/srv/n1');
  });

  it('is nothing that a PXE ROM can start', () => {
    const trace = boot('filename "image.nbi";', 'bios', { 'srv/tftp/image.nbi': '' });
    assert.equal(trace.verdict, 'unknown');
    assert.equal(trace.kernel, undefined);
  });
});
