/** Names of configurations go in, what grub/config-name finds in them comes out, and its silence where GRUB may ask for them. */
import assert from 'node:assert/strict';
import { bootedByGrub, GRUB_CFG, grubMenu } from '../../../server/rules/about/examples/grub.js';
import { findings } from '../support.js';

type Changes = Readonly<Record<string, string | undefined>>;

const CORE = 'boot/grub/x86_64-efi/core.efi';

/** What is found in a site whose GRUB asks for the files of single machines. */
function found(name: string, more: Changes = { 'srv/tftp/boot/grub/grub.cfg': grubMenu() }): string[] {
  return findings(bootedByGrub({ [`srv/tftp/boot/grub/${name}`]: grubMenu(), ...more }, CORE))
    .filter(({ rule }) => rule.startsWith('grub/'))
    .map(({ severity, rule, message }) => `${severity} ${rule} ${message}`);
}

const never = (name: string, right: string, severity = 'warning'): string[] => [
  `${severity} grub/config-name GRUB never asks for ${name}. Call the file ${right}.`,
];
const MAC = 'grub.cfg-01-00-40-63-c2-ca-c9';

describe('grub/config-name', () => {
  it('finds hardware addresses in another form', () => {
    for (const name of [MAC.toUpperCase().replace('GRUB.CFG', 'grub.cfg'), MAC.replace('01-', '')])
      assert.deepEqual(found(name), never(name, MAC));
    const colons = 'grub.cfg-01-00:40:63:c2:ca:c9';
    assert.deepEqual(found(colons), never(colons, MAC));
  });

  it('finds addresses in small letters', () => {
    assert.deepEqual(found('grub.cfg-c0a80115'), never('grub.cfg-c0a80115', 'grub.cfg-C0A80115'));
  });

  it('tells once what keeps a machine from its only file', () => {
    const name = 'grub.cfg-c0a80115';
    assert.deepEqual(found(name, { [GRUB_CFG]: undefined }), never(name, 'grub.cfg-C0A80115', 'error'));
  });

  it('is silent where GRUB asks for it, where the right one is there, too, or where a configuration opens it', () => {
    assert.deepEqual(found(MAC), []);
    assert.deepEqual(found('grub.cfg-C0A80115'), []);
    assert.deepEqual(found('grub.cfg-notes'), []);
    assert.deepEqual(found('grub.cfg-c0a80115', { 'srv/tftp/boot/grub/grub.cfg-C0A80115': grubMenu() }), []);
    const opened = `configfile $prefix/grub.cfg-01-$net_default_mac\n`;
    assert.deepEqual(found('grub.cfg-01-00:40:63:c2:ca:c9', { 'srv/tftp/boot/grub/grub.cfg': opened }), []);
    const loop = 'while read name; do configfile $prefix/$name; done\n';
    assert.deepEqual(found('grub.cfg-c0a80115', { 'srv/tftp/boot/grub/grub.cfg': loop + grubMenu() }), []);
    const inside = `if true; then\n${opened}fi\n`;
    assert.deepEqual(found('grub.cfg-01-00:40:63:c2:ca:c9', { 'srv/tftp/boot/grub/grub.cfg': inside }), []);
  });
});
