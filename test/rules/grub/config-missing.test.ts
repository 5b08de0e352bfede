/** Configurations that open others go in, what grub/config-missing finds comes out. */
import assert from 'node:assert/strict';
import { bootedByGrub, GRUB_CFG, grubMenu } from '../../../server/rules/about/grubsite.js';
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
