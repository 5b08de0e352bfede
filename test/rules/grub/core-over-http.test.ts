/** URLs of GRUB that UEFI is told go in, what grub/core-over-http finds comes out. */
import assert from 'node:assert/strict';
import { bootedByGrub } from '../../../server/rules/about/examples/grub.js';
import { rules } from '../../../server/rules/index.js';
import { grubImageOf } from '../../support/grub-image.js';
import { findings, lines } from '../support.js';

const RULE = 'grub/core-over-http';
const DHCPD = 'etc/dhcp/dhcpd.conf';
const avoid: Readonly<Record<string, string | undefined>> =
  rules.find(({ id }) => id === RULE)?.docs.avoid ?? {};

const found = (program: string, image = ''): string[] =>
  lines(
    RULE,
    bootedByGrub({
      ...avoid,
      [DHCPD]: avoid[DHCPD]?.replace(/(1.1\/)[^"]*"/, `$1${program}"`),
      [`srv/http/${program}`]: image,
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

  it('goes by the modules of an image that is there', () => {
    const image = (...modules: string[]) => grubImageOf({ prefix: '/boot/grub', modules });
    assert.deepEqual(found('boot/grub/grubx64.efi', image('tftp', 'normal')), ['error 7']);
    assert.deepEqual(found('boot/grub/grubx64.efi', image('tftp', 'http', 'normal')), []);
    assert.deepEqual(found('boot/grub/x86_64-efi/core.efi', image('http', 'normal')), []);
  });

  it('tells at which prompt it waits', () => {
    const shown = (...modules: string[]) =>
      findings(
        bootedByGrub({
          ...avoid,
          [DHCPD]: avoid[DHCPD]?.replace(/(1.1\/)[^"]*"/, '$1grubx64.efi"'),
          'srv/http/grubx64.efi': grubImageOf({ prefix: '/boot/grub', modules }),
        }),
      ).find(({ rule }) => rule === RULE)?.message ?? '';
    assert.match(shown('normal'), /editing is supported\.", then "grub>"/);
    assert.match(shown('tftp'), /not found\.", then "grub rescue>"/);
  });
});
