/** Sites whose boot file repeats the TFTP root go in; the file with the fix of tftp/root-doubled comes out, in the words of the server that tells it. */
import assert from 'node:assert/strict';
import { applyEdits } from '../../../grammars/text/index.js';
import { miniature } from '../../../server/rules/about/miniature.js';
import { lint } from '../../../server/service/index.js';
import { SITE_ROOT, siteOf } from '../../support/site.js';

const RULE = 'tftp/root-doubled';
const found = (files: Readonly<Record<string, string | undefined>>) =>
  lint(siteOf(miniature(files))).findings.filter(({ rule }) => rule === RULE);

/** The text after the fix, which has to leave nothing to find. */
function mended(path: string, files: Readonly<Record<string, string | undefined>>): string {
  const [finding] = found(files);
  const [fix, ...others] = finding?.fixes() ?? [];
  assert.ok(fix !== undefined && others.length === 0);
  const [edits] = fix.edits;
  assert.equal(edits?.file, `${SITE_ROOT}/${path}`);
  const text = applyEdits(files[path] ?? '', edits?.edits ?? []);
  assert.deepEqual(found({ ...files, [path]: text }), []);
  return text;
}

describe(RULE, () => {
  const DHCPD = 'etc/dhcp/dhcpd.conf';
  const subnet = (file: string) => `subnet 192.168.1.0 netmask 255.255.255.0 {
  next-server 192.168.1.1;
  ${file};
}
host node21 { hardware ethernet 00:40:63:c2:ca:c9; fixed-address 192.168.1.21; }
`;

  it('is mended in dhcpd.conf, in the field and in the option', () => {
    for (const word of ['filename', 'option bootfile-name']) {
      const files = { [DHCPD]: subnet(`${word} "/srv/tftp/pxelinux.0"`) };
      assert.equal(mended(DHCPD, files), subnet(`${word} "/pxelinux.0"`));
    }
  });

  it('ends a sentence once where the text of the screen has its own full stop', () => {
    const uefi = subnet('filename "/srv/tftp/syslinux.efi"');
    for (const { message } of found({ [DHCPD]: uefi, 'srv/tftp/syslinux.efi': '' }))
      assert.doesNotMatch(message, /\.\./);
  });

  it('is mended in dnsmasq.conf, which knows no filename', () => {
    const CONF = 'etc/dnsmasq.conf';
    const lines = (boot: string) =>
      `dhcp-range=192.168.1.100,192.168.1.150,255.255.255.0\ndhcp-host=00:40:63:c2:ca:c9,node21,192.168.1.21\ndhcp-boot=${boot}\n`;
    for (const [was, is] of [
      ['/srv/tftp/pxelinux.0', '/pxelinux.0'],
      ['/srv/tftp/pxelinux.0,,192.168.1.1', '/pxelinux.0,,192.168.1.1'],
    ] as const)
      assert.equal(mended(CONF, { [DHCPD]: undefined, [CONF]: lines(was) }), lines(is));
  });
});
