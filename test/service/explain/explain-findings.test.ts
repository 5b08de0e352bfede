/** A site with findings goes in; the rules that the explanation of a node names come out: those about it, also where they come of another node. */
import assert from 'node:assert/strict';
import { miniature } from '../../../server/rules/about/miniature.js';
import { rules } from '../../../server/rules/index.js';
import { explainNode, lint } from '../../../server/service/index.js';
import { siteOf } from '../../support/site.js';

const CONFIG = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
const HOST = (name: string, mac: string, number: number) =>
  `host ${name} {\n  hardware ethernet ${mac};\n  fixed-address 192.168.1.${number};\n}\n`;
const DHCPD = (hosts: string) =>
  `subnet 192.168.1.0 netmask 255.255.255.0 {\n  next-server 192.168.1.1;\n  filename "pxelinux.0";\n}\n${hosts}`;

function rulesFor(name: string, changes: Readonly<Record<string, string>>): string[] {
  const result = explainNode(siteOf(miniature(changes)), name, 'bios');
  assert.equal(result.kind, 'explained');
  return result.kind === 'explained' ? result.explanation.steps.flatMap(({ rules }) => [...rules]) : [];
}

describe('the findings in an explanation', () => {
  const hosts = [
    HOST('node21', '00:40:63:c2:ca:c9', 21),
    HOST('node22', '00:40:63:11:22:33', 22),
    HOST('node23', '00:40:63:11:22:44', 22),
  ].join('');

  it('are those in the declaration of the node, also where two declarations make one', () => {
    const conf = { 'etc/dhcp/dhcpd.conf': DHCPD(hosts) };
    assert.ok(rulesFor('node23', conf).includes('dhcp/fixed-address-duplicate'));
    assert.ok(!rulesFor('node21', conf).includes('dhcp/fixed-address-duplicate'));
  });

  it('are those in the file that is for the node alone', () => {
    const text = `DEFAULT linux\nINITD x\nLABEL linux\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw\n`;
    assert.deepEqual(rulesFor('node21', { [CONFIG]: text }), ['pxe/unknown-directive']);
  });

  it('are all that lint has about the machine, over the examples of all rules', function () {
    this.timeout(600_000);
    let shown = 0;
    for (const { docs } of rules) {
      if (Object.keys(docs.avoid).length === 0) continue;
      const site = siteOf(docs.avoid);
      const { findings } = lint(site);
      for (const { name } of site.nodes) {
        const result = explainNode(site, name);
        assert.ok(result.kind === 'explained');
        const { steps, beyond } = result.explanation;
        const told = new Set([...steps.flatMap((step) => [...step.rules]), ...beyond]);
        for (const { rule, nodes } of findings) {
          if (!nodes.includes(name)) continue;
          assert.ok(told.has(rule), `explain ${name} does not show ${rule}`);
          shown++;
        }
      }
    }
    assert.ok(shown > 100, `${shown}`);
  });

  it('stand at the stage that they are about, or behind the point where the boot ends', () => {
    const exports = '/diskless/node12 192.168.1.21(rw,sync,no_subtree_check,no_root_squash)\n';
    const fstab =
      '192.168.1.1:/diskless/node21 / nfs rw,vers=3,nolock 0 0\n192.168.1.1:/opt /opt nfs rw,vers=3,nolock 0 0\n';
    const site = siteOf(miniature({ 'etc/exports': exports, 'diskless/node21/etc/fstab': fstab }));
    const result = explainNode(site, 'node21');
    assert.ok(result.kind === 'explained');
    const { steps, beyond } = result.explanation;
    assert.deepEqual(
      steps.filter((step) => step.rules.length > 0).map(({ stage, rules: ids }) => [stage, ids]),
      [['root', ['nfsroot/not-exported']]],
    );
    assert.deepEqual(beyond, ['fstab/source-not-exported']);
  });
});
