/** Generated sites go through the rest of the tool: the linter is silent, the formatter changes nothing, the description comes back. */
import assert from 'node:assert/strict';
import { detect, languageOf } from '../../../grammars/index.js';
import { traceNode } from '../../../server/boot/index.js';
import { describeSite, generateSite } from '../../../server/generate/index.js';
import { lint } from '../../../server/service/index.js';
import { findingLine } from '../../support/expected.js';
import { SITE_ROOT, siteOf } from '../../support/site.js';
import { described, full, inRam, smallest, twoNetworks } from '../support.js';

const examples: Readonly<Record<string, string>> = {
  smallest,
  full,
  dnsmasq: smallest.replace('nodes:', 'dhcp: dnsmasq\nloader: pxelinux\nnodes:'),
  'all of dnsmasq': full.replace('tftp:\n', 'dhcp: dnsmasq\ntftp:\n').replace('  daemon: in.tftpd\n', ''),
  'dnsmasq and iPXE': smallest.replace('nodes:', 'dhcp: dnsmasq\nloader: ipxe\nnodes:'),
  'dhcpd and iPXE for BIOS': full.replace('firmware:', 'loader: ipxe\nfirmware:'),
  'dnsmasq and GRUB': smallest.replace('nodes:', 'dhcp: dnsmasq\nloader: grub\nnodes:'),
  'dhcpd and GRUB by HTTP': full.replace('firmware:', 'loader: grub\nhttp: /srv/www\nfirmware:'),
  'iPXE by HTTP for UEFI': smallest.replace(
    'nodes:',
    'loader: ipxe\nhttp: /srv/www\nfirmware: [efi-x64]\nnodes:',
  ),
  'two networks': twoNetworks,
  'two networks by dnsmasq and iPXE': `${twoNetworks}dhcp: dnsmasq\nloader: ipxe\nhttp: /srv/http\n`,
  'two networks by GRUB': `${twoNetworks}loader: grub\nhttp: /srv/http\n`,
  'a root in RAM': inRam('loader: ipxe\nhttp: /srv/http\n'),
  'a root in RAM by GRUB': inRam('loader: grub\ndhcp: dnsmasq\nhttp: /srv/http\n'),
  'a root in RAM by TFTP': inRam('dhcp: dnsmasq\n'),
  'NFS 4.2': smallest.replace('nodes:', 'nfs: { version: 4.2 }\nnodes:'),
  'read-only': smallest.replace('.21 }', '.21, access: ro }'),
};

describe('generated site in the tool', () => {
  for (const [name, text] of Object.entries(examples)) {
    describe(name, () => {
      const description = described(text);
      const files = Object.fromEntries(generateSite(description));

      it('is silent', () => {
        const site = siteOf(files);
        assert.equal(site.nodes.length, description.nodes.length);
        assert.deepEqual(
          lint(site).findings.map((finding) => findingLine(site, finding, SITE_ROOT)),
          [],
        );
      });

      it('boots every machine, with each firmware that it is for', () => {
        const site = siteOf(files);
        const traces = site.nodes.flatMap((node) => traceNode(site, node));
        assert.deepEqual(
          new Set(traces.map((trace) => `${trace.firmware} ${trace.verdict}`)),
          new Set(description.firmware.map((firmware) => `${firmware} boots`)),
        );
      });

      it('is in canonical style', () => {
        for (const [path, content] of Object.entries(files)) {
          const id = detect(path, content);
          if (id === undefined) continue;
          const language = languageOf(id);
          const document = language.parse(content, path);
          assert.deepEqual(document.problems, [], path);
          assert.equal(language.format(document), content, path);
        }
      });

      it('is described by what it was generated from', () => {
        const again = describeSite(siteOf(files));
        assert.deepEqual(again.notes, []);
        // Symbols of the kernel are not read back: its .config says hundreds that nobody chose.
        assert.deepEqual(again.description, {
          ...description,
          kernel: { ...description.kernel, symbols: new Map() },
        });
      });
    });
  }
});
