/** Configurations that open others go in, what grub/config-missing finds comes out. */
import assert from 'node:assert/strict';
import { bootedByGrub, GRUB_CFG, grubMenu } from '../../../server/rules/about/examples/grub.js';
import { findings } from '../support.js';

const MAC = 'srv/tftp/grub/grub.cfg-01-00:40:63:c2:ca:c9';

const found = (text: string, more: Readonly<Record<string, string>> = {}): string[] =>
  findings(bootedByGrub({ [GRUB_CFG]: text, ...more }))
    .filter(({ rule }) => rule.startsWith('grub/'))
    .map(({ severity, rule, line }) => `${severity} ${rule} ${line}`);

describe('grub/config-missing', () => {
  it('finds a file that is opened and not there', () => {
    assert.deepEqual(found('set timeout=5\nsource /grub/nodes.cfg\n'), ['error grub/config-missing 2']);
    assert.deepEqual(found('configfile $prefix/nodes.cfg\n'), ['error grub/config-missing 1']);
    assert.deepEqual(found('configfile /grub/grub.cfg-01-$net_default_mac\n'), [
      'error grub/config-missing 1',
    ]);
  });

  it('takes a misspelt variable of the network for empty, which it is', () => {
    const own = { 'srv/tftp/grub/00:40:63:c2:ca:c9.cfg': grubMenu() };
    assert.deepEqual(found('configfile /grub/$net_default_mc.cfg\n', own), ['error grub/config-missing 1']);
    assert.deepEqual(found('configfile /grub/${net_default_Mac}.cfg\n', own), [
      'error grub/config-missing 1',
    ]);
    assert.deepEqual(found('configfile /grub/$net_default_mac.cfg\n', own), []);
    // The name of a card, or what a patched GRUB adds, may be anything.
    assert.deepEqual(found('configfile /grub/$net_efinet0_mac.cfg\n', own), []);
    assert.deepEqual(found('configfile /grub/$net_default_hostname.cfg\n', own), []);
  });

  it('is silent where it is there, where it is looked for first, or where something else starts', () => {
    assert.deepEqual(found('configfile /grub/grub.cfg-01-$net_default_mac\n', { [MAC]: grubMenu() }), []);
    assert.deepEqual(found(`source /grub/nodes.cfg\n${grubMenu()}`), []);
    assert.deepEqual(found(`configfile /grub/nodes.cfg\n${grubMenu()}`), []);
    assert.deepEqual(found(`if [ -f /grub/nodes.cfg ]; then\nsource /grub/nodes.cfg\nfi\n${grubMenu()}`), [
      'warning grub/file-test-over-net 1',
    ]);
    assert.deepEqual(found('configfile (hd0,1)/boot/grub/grub.cfg\n'), []);
  });
});
