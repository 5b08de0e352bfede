/** Names of files of GRUB and machines go in; whether a name is taken for a slip comes out. */
import assert from 'node:assert/strict';
import { bootedByGrub, grubMenu } from '../../../server/rules/about/examples/grub.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';

const LOCAL = 'menuentry "Local disk" {\n  exit\n}\n';
const CFG = 'srv/tftp/boot/grub/grub.cfg';
const DHCPD = 'etc/dhcp/dhcpd.conf';

describe('grub/mac-file-without-host', () => {
  const found = (names: readonly string[], change = (text: string): string => text) => {
    const site = bootedByGrub(
      {
        'srv/tftp/grub/grub.cfg': undefined,
        [CFG]: LOCAL,
        ...Object.fromEntries(names.map((name) => [`${CFG}-01-${name}`, grubMenu()])),
      },
      'boot/grub/x86_64-efi/core.efi',
    );
    return lint(siteOf({ ...site, [DHCPD]: change(site[DHCPD] ?? '') }))
      .findings.filter(({ severity }) => severity !== 'info')
      .map(({ rule, nodes }) => `${rule} ${nodes.join(' ')}`);
  };
  const range = (text: string): string =>
    text.replace('  next-server', '  range 192.168.1.100 192.168.1.199;\n  next-server');

  it('is told once where the machine of the name gets an address, and is refused its root', () => {
    assert.deepEqual(found(['00-40-63-c2-ca-c8'], range), [
      'grub/mac-file-without-host node21 00:40:63:c2:ca:c8',
    ]);
  });

  it('is told with a declaration of an address that no card has', () => {
    const declared = (mac: string) => (text: string) => range(text).replace('00:40:63:c2:ca:c9', mac);
    const others = 'host other {\n  hardware ethernet 00:40:63:c2:ca:c8;\n}\n';
    for (const mac of ['00:40:63:c2:ca', '00:40:63:c2:ca:c9:01'])
      assert.deepEqual(
        found(['00-40-63-c2-ca-c9'], (text) => others + declared(mac)(text)).filter(
          (one) => !one.startsWith('nfsroot/'),
        ),
        ['dhcp/mac-malformed node21 00:40:63:c2:ca:c9'],
      );
    assert.deepEqual(found(['00-40-63-c2-ca-c9'], declared('01:40:63:c2:ca:c9')), [
      'dhcp/mac-malformed node21 00:40:63:c2:ca:c9',
    ]);
  });

  it('is silent where the machine has its file, where no name is near, and where another server may name it', () => {
    const silent = (names: readonly string[], change?: (text: string) => string): void =>
      assert.deepEqual(
        found(names, change).filter((one) => one.startsWith('grub/mac-file-without-host')),
        [],
      );
    silent(['00-40-63-c2-ca-c8', '00-40-63-c2-ca-c9']);
    silent(['52-54-00-12-34-56']);
    silent(['00-40-63-c2-ca-c8'], (text) => `omapi-port 7911;\n${text}`);
  });
});
