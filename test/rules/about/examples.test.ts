/** The small sites that examples start from go in; what they are made of, and what becomes of their machine, is compared. */
import assert from 'node:assert/strict';
import { traceSite } from '../../../server/boot/index.js';
import { etherbootSite } from '../../../server/rules/about/examples/etherboot.js';
import { bootedByGrub, GRUB_CFG, grubMenu } from '../../../server/rules/about/examples/grub.js';
import { httpBoot } from '../../../server/rules/about/examples/http.js';
import { AN_IMAGE, withImages } from '../../../server/rules/about/examples/images.js';
import { ipxeSite } from '../../../server/rules/about/examples/ipxe.js';
import { liveSite, WEB } from '../../../server/rules/about/examples/live.js';
import {
  RASPBERRY_CMDLINE,
  raspberryDnsmasq,
  raspberrySite,
} from '../../../server/rules/about/examples/raspberry.js';
import { toldByFirmware } from '../../../server/rules/about/examples/twofirmwares.js';
import { tftpService, xinetdSite } from '../../../server/rules/about/examples/xinetd.js';
import {
  miniature,
  servedByDnsmasq,
  WITHOUT_PXELINUX,
  withPrinter,
} from '../../../server/rules/about/miniature.js';
import type { MiniatureSite } from '../../../server/rules/rule.js';
import { siteOf } from '../../support/site.js';

const CONF = 'etc/dhcp/dhcpd.conf';
const booted = (site: MiniatureSite): string =>
  traceSite(siteOf(site))
    .filter(({ node }) => node.kind === 'node')
    .map(({ firmware, verdict }) => `${firmware} ${verdict}`)
    .join(', ');

describe('the small sites of examples', () => {
  it('boot as they are', () => {
    for (const [site, verdicts] of [
      [miniature(), 'bios boots'],
      [servedByDnsmasq(), 'bios boots'],
      [withPrinter('00:40:63:c2:ca:22', '192.168.1.22'), 'bios boots, bios unknown'],
      [withImages('a kernel\n'), 'bios boots'],
      [bootedByGrub(), 'bios boots, efi-x64 boots'],
      [ipxeSite(), 'bios boots'],
      [xinetdSite(), 'bios boots'],
      [raspberrySite(), 'raspberry-pi boots'],
    ] as const)
      assert.equal(booted(site), verdicts, Object.keys(site).join(' '));
  });

  it('have other files where that is asked for, and lack some', () => {
    for (const [of, added] of [
      [miniature, 'a'],
      [bootedByGrub, 'b'],
      [ipxeSite, 'c'],
      [raspberrySite, 'd'],
    ] as const) {
      const site = of({ [added]: 'text' });
      assert.equal(site[added], 'text');
      const [first = ''] = Object.keys(site);
      assert.equal(first in of({ [first]: undefined }), false);
      assert.equal(first in site, true);
    }
    assert.equal(etherbootSite('/r', { a: 'text' })['a'], 'text');
    assert.match(etherbootSite('/r')[CONF] ?? '', /option root-path "\/r";/);
    const http = httpBoot('http://192.168.1.1/x.efi', '', { a: 'text' });
    assert.equal(http['a'], 'text');
    assert.equal(http[CONF]?.includes('pxelinux.0'), false);
    assert.match(
      httpBoot('x.efi')[CONF] ?? '',
      /option vendor-class-identifier "HTTPClient";\n {2}filename "x\.efi";/,
    );
    for (const path of Object.keys(WITHOUT_PXELINUX)) assert.equal(path in http, false, path);
    assert.equal(withImages('kernel')['srv/tftp/vmlinuz'], 'kernel');
    assert.equal(withImages('kernel')['srv/tftp/initrd.img'], AN_IMAGE);
  });

  it('say what they are given to say', () => {
    assert.match(
      toldByFirmware({ efi: 'a.efi' }),
      /filename "a\.efi";\n {2}\} else \{\n {4}filename "pxelinux\.0";/,
    );
    assert.match(toldByFirmware({ efi: 'a.efi' }), /\{\n {2}next-server 192\.168\.1\.1;\n {2}if/);
    const other = toldByFirmware({ efi: 'a.efi', bios: 'b.0', subnet: '', host: '  # x\n' });
    assert.match(other, /filename "b\.0";/);
    assert.match(other, /192\.168\.1\.21;\n {2}# x\n\}\n$/);
    assert.equal(other.includes('next-server'), false);
    assert.equal(grubMenu('  boot\n', ''), 'menuentry "Node" {\n  boot\n}\n');
    assert.match(grubMenu(), /^set default=0\nset timeout=5\nmenuentry/);
    const core = bootedByGrub({}, 'grub/x/core.efi');
    assert.equal(core['srv/tftp/grub/x/normal.mod'], '');
    assert.equal(core['srv/tftp/grub/x/core.efi'], '');
    assert.equal(
      Object.keys(bootedByGrub()).some((path) => path.endsWith('normal.mod')),
      false,
    );
    assert.equal(bootedByGrub()[GRUB_CFG], grubMenu());
    assert.match(tftpService(['a = b', 'c = d']), /\/srv\/tftp\n {2}a = b\n {2}c = d\n\}\n$/);
    const xinetd = xinetdSite('a = b');
    assert.deepEqual(
      [xinetd['etc/xinetd.d/tftp'], 'etc/default/tftpd-hpa' in xinetd],
      [tftpService(['a = b']), false],
    );
    const live = liveSite('boot=live', ['a', 'b/c']);
    assert.deepEqual(
      Object.keys(live).filter((path) => path.startsWith('srv/http/')),
      ['srv/http/vmlinuz', 'srv/http/a', 'srv/http/b/c'],
    );
    assert.equal(live['srv/http/b/c'], '');
    assert.equal('etc/exports' in live, false);
    assert.match(
      live['srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9'] ?? '',
      /INITRD initrd\.img\n {2}APPEND boot=live\n/,
    );
    const two = liveSite('boot=live', [], { initrd: 'a,b' });
    assert.match(two['srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9'] ?? '', /INITRD a,b\n/);
    assert.equal(WEB, 'http://192.168.1.1');
    assert.match(raspberryDnsmasq('port=0', 'port=53')['etc/dnsmasq.conf'] ?? '', /^port=53\n/);
    assert.match(raspberrySite()[RASPBERRY_CMDLINE] ?? '', /^console=serial0/);
    assert.match(servedByDnsmasq('a\n', 'b\n')['etc/dnsmasq.conf'] ?? '', /pxelinux\.0\nb\na\n$/);
    assert.equal('etc/default/tftpd-hpa' in servedByDnsmasq(), false);
  });
});
