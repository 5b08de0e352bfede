/** URLs of GRUB that UEFI is told go in, what grub/core-over-http finds comes out. */
import assert from 'node:assert/strict';
import { bootedByGrub } from '../../../server/rules/about/grubsite.js';
import { rules } from '../../../server/rules/index.js';
import { lines } from '../support.js';

const RULE = 'grub/core-over-http';
const DHCPD = 'etc/dhcp/dhcpd.conf';
const avoid: Readonly<Record<string, string | undefined>> =
  rules.find(({ id }) => id === RULE)?.docs.avoid ?? {};

const found = (program: string): string[] =>
  lines(
    RULE,
    bootedByGrub({
      ...avoid,
      [DHCPD]: avoid[DHCPD]?.replace(/(1.1\/)[^"]*"/, `$1${program}"`),
      [`srv/http/${program}`]: '',
    }),
  );

describe('grub/core-over-http', () => {
  it('finds the image of grub-mknetdir behind a URL', () => {
    assert.deepEqual(found('boot/grub/x86_64-efi/core.efi'), ['warning 7']);
    assert.deepEqual(found('x86_64-efi/core.efi'), ['warning 7']);
  });

  it('is silent about images of other names, which may have the module', () => {
    assert.deepEqual(found('boot/grub/grubx64.efi'), []);
    assert.deepEqual(found('core.efi'), []);
  });
});
