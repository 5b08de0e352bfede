/** DHCP servers that tell iPXE by what it can do go in; what it is told to load comes out. dhcpd 4.4.3, dnsmasq 2.90 and the packets of QEMU's and Debian's iPXE were asked. */
import assert from 'node:assert/strict';
import { bootFileName } from '../../../../server/boot/dhcp/dhcpstep.js';
import { type BootTrace, type Firmware, traceBoot } from '../../../../server/boot/index.js';
import { newDraft } from '../../../../server/boot/stage.js';
import { assumed } from '../../../../server/service/verdict/tell.js';
import { siteOf } from '../../../support/site.js';

const FILES = {
  'srv/tftp/undionly.kpxe': '',
  'srv/tftp/snponly.efi': '',
  'srv/tftp/can': '',
  'srv/tftp/cannot': '',
};

function boot(files: Readonly<Record<string, string>>, firmware: Firmware): BootTrace {
  const site = siteOf({ ...FILES, ...files });
  const [node] = site.nodes;
  assert.ok(node !== undefined);
  return traceBoot(site, node, firmware);
}

function name({ chained }: BootTrace): string | undefined {
  const file = chained && bootFileName(chained, newDraft());
  return file?.kind === 'value' ? file.value : undefined;
}

const taken = (trace: BootTrace): boolean =>
  assumed(trace).some((text) => text.includes('the features that it is built with'));

/** `feature`: what iPXE has to say that it can. */
function byDnsmasq(feature: number, firmware: Firmware = 'bios'): BootTrace {
  const conf = `port=0
dhcp-range=10.0.0.0,static,255.255.255.0,12h
dhcp-host=52:54:00:00:00:01,n1,10.0.0.5
enable-tftp
tftp-root=/srv/tftp
dhcp-match=set:ipxe,175
dhcp-match=set:can,175,${feature}
dhcp-boot=tag:!ipxe,${firmware === 'bios' ? 'undionly.kpxe' : 'snponly.efi'}
dhcp-boot=tag:ipxe,tag:!can,cannot
dhcp-boot=tag:ipxe,tag:can,can
`;
  return boot({ 'etc/dnsmasq.conf': conf }, firmware);
}

function byDhcpd(feature: number, firmware: Firmware = 'bios', encapsulated = 'ipxe'): BootTrace {
  const conf = `option space ipxe;
option ipxe-encap-opts code 175 = encapsulate ${encapsulated};
option ipxe.feature code ${feature} = unsigned integer 8;
next-server 10.0.0.1;
subnet 10.0.0.0 netmask 255.255.255.0 { }
if exists ipxe.feature { filename "can"; }
elsif exists user-class and option user-class = "iPXE" { filename "cannot"; }
else { filename "${firmware === 'bios' ? 'undionly.kpxe' : 'snponly.efi'}"; }
host n1 { hardware ethernet 52:54:00:00:00:01; fixed-address 10.0.0.5; }
`;
  const settings = 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS="--secure"\n';
  return boot({ 'etc/dhcp/dhcpd.conf': conf, 'etc/default/tftpd-hpa': settings }, firmware);
}

const [HTTP, BZIMAGE, EFI, HTTPS] = [19, 24, 36, 20];

describe('what iPXE can do', () => {
  it('tells dnsmasq which script it is to load, where every build can do it', () => {
    assert.equal(name(byDnsmasq(HTTP)), 'can');
    assert.equal(name(byDnsmasq(BZIMAGE)), 'can');
    assert.equal(name(byDnsmasq(EFI, 'efi-x64')), 'can');
    assert.equal(name(byDnsmasq(HTTP, 'efi-x64')), 'can');
    // It may stand for other things than a feature, and builds differ.
    for (const [feature, firmware] of [
      [EFI, 'bios'],
      [BZIMAGE, 'efi-x64'],
      [HTTPS, 'bios'],
      [275, 'bios'],
    ] as const)
      assert.equal(name(byDnsmasq(feature, firmware)), undefined, `${feature} ${firmware}`);
  });

  it('tells dhcpd, by options within option 175', () => {
    assert.equal(name(byDhcpd(HTTP)), 'can');
    assert.equal(name(byDhcpd(BZIMAGE)), 'can');
    assert.equal(name(byDhcpd(EFI, 'efi-x64')), 'can');
    assert.equal(name(byDhcpd(EFI)), undefined);
    assert.equal(name(byDhcpd(HTTPS)), undefined);
    assert.equal(name(byDhcpd(BZIMAGE, 'efi-x64')), undefined);
    // Another space stands in the option, so nothing is known of this one.
    assert.equal(name(byDhcpd(HTTP, 'bios', 'other')), undefined);
  });

  it('is taken for granted where it is asked for only', () => {
    assert.ok(taken(byDnsmasq(HTTP)));
    assert.ok(taken(byDhcpd(HTTP)));
    const plain = `next-server 10.0.0.1;
subnet 10.0.0.0 netmask 255.255.255.0 { }
if exists user-class { filename "can"; } else { filename "undionly.kpxe"; }
host n1 { hardware ethernet 52:54:00:00:00:01; fixed-address 10.0.0.5; }
`;
    const settings = 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS="--secure"\n';
    const trace = boot({ 'etc/dhcp/dhcpd.conf': plain, 'etc/default/tftpd-hpa': settings }, 'bios');
    assert.equal(name(trace), 'can');
    assert.ok(!taken(trace));
  });
});
