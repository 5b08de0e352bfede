/** Sites of a dhcpd with a dnsmasq beside it go in, the findings of dnsmasq/proxy-silent come out, and its silence where all is well (OVMF was asked). */
import assert from 'node:assert/strict';
import { traceBoot } from '../../../server/boot/index.js';
import { dnsmasqProxySilent } from '../../../server/rules/dnsmasq/proxy-silent.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';

describe('dnsmasq/proxy-silent', () => {
  const { avoid } = dnsmasqProxySilent.docs;
  const [conf, dhcpd] = ['etc/dnsmasq.conf', 'etc/dhcp/dhcpd.conf'];
  const proxy = 'port=0\ndhcp-range=192.168.1.0,proxy,255.255.255.0\n';
  const boot = 'dhcp-boot=grubx64.efi\n';
  const found = (text: string, changes: Readonly<Record<string, string>> = {}) =>
    lint(siteOf({ ...avoid, ...changes, [conf]: text })).findings.flatMap(({ rule, nodes, place }) =>
      rule.startsWith('dnsmasq/proxy-') ? [`${rule} ${place.span.start} ${nodes.join()}`.trim()] : [],
    );
  const silent = 'dnsmasq/proxy-silent 7 node21';
  const nobody = 'dnsmasq/proxy-without-service 7';

  it('finds the line of the proxy, names the machine, and says it once', () => {
    assert.deepEqual(found(proxy + boot), [silent]);
  });

  it('shows what each firmware does', () => {
    const site = siteOf({ ...avoid, [conf]: proxy + boot });
    const [node] = site.nodes;
    assert.ok(node !== undefined);
    const shown = (['bios', 'efi-x64', 'ipxe'] as const).map((firmware) => {
      const faults = traceBoot(site, node, firmware).stages.flatMap((stage) => stage.faults);
      return faults.map(({ id, console }) => `${id}: ${console}`);
    });
    assert.deepEqual(shown, [
      ['dnsmasq/proxy-silent: PXE-E53: No boot filename received'],
      ['dnsmasq/proxy-silent: PXE-E16: No valid offer received.'],
      ['dnsmasq/proxy-silent: Nothing to boot: No such file or directory (http://ipxe.org/2d03e13b)'],
    ]);
  });

  it('leaves it at a warning where dnsmasq has nothing for the machine anyway', () => {
    assert.deepEqual(found(proxy), [nobody]);
    assert.deepEqual(found(`${proxy}dhcp-boot=tag:other,a\n`), [nobody]);
    assert.deepEqual(found(`${proxy}dhcp-boot=""\n`), [nobody]);
  });

  it('leaves it at a warning where the other server names a file, or is none of the site', () => {
    const named = (avoid[dhcpd] ?? '').replace(
      '}',
      '  filename "pxelinux.0";\n  next-server 192.168.1.1;\n}',
    );
    assert.deepEqual(found(proxy + boot, { [dhcpd]: named }), [nobody]);
    assert.deepEqual(found(`${proxy}${boot}dhcp-host=00:40:63:c2:ca:c9\n`, { [dhcpd]: '' }), [nobody]);
  });

  it('is silent where a line makes a menu of PXE, whomever it is for', () => {
    assert.deepEqual(found(`${proxy}${boot}pxe-prompt="Boot",3\n`), []);
    assert.deepEqual(found(`${proxy}${boot}pxe-service=x86PC,"Boot",a\n`), []);
  });

  it('leaves it at a warning where the proxy takes others for clients of PXE, or answers elsewhere', () => {
    assert.deepEqual(found(`${proxy}${boot}dhcp-pxe-vendor=Other\n`), [nobody]);
    assert.deepEqual(found(`port=0\ndhcp-range=192.168.2.0,proxy,255.255.255.0\n${boot}`), [nobody]);
  });
});
