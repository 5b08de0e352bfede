/** The settings of a node's network daemons go in; which of them takes the card down comes out. */
import assert from 'node:assert/strict';
import type { KernelStage } from '../../../server/boot/trace.js';
import { miniature } from '../../../server/rules/about/miniature.js';
import { byDaemons } from '../../../server/rules/about/netdaemons.js';
import { kernelWords } from '../../boot/support.js';
import { siteOf } from '../../support/site.js';

const ROOT = '/diskless/node21';

/** The file that is to be looked at, by its name, and how bad it is. */
function found(
  daemon: string,
  name: string,
  text: string | undefined,
  words = 'root=/dev/sda1 ip=dhcp',
): string {
  const site = siteOf(
    miniature({
      [`${ROOT.slice(1)}/etc/systemd/system/multi-user.target.wants/${daemon}.service`]: '',
      [`${ROOT.slice(1)}/usr/lib/systemd/system/${daemon}.service`]: '[Service]\nExecStart=/bin/x\n',
      [`${ROOT.slice(1)}/etc/${name}`]: text,
    }),
  );
  const root = site.nodeRoots.get(ROOT);
  assert.ok(root !== undefined);
  const it = byDaemons(site, root, { parameters: kernelWords(words) } as unknown as KernelStage);
  if (it === undefined) return '';
  const line = site.files.get(it.at.file)?.document.text.slice(0, it.at.span.start).split('\n').length ?? 0;
  return `${it.at.file.split('/').at(-1)}:${line}${it.severity === undefined ? '' : ` ${it.severity}`}`;
}

describe('a daemon that takes the card down', () => {
  const nm = (text: string, daemon = 'NetworkManager') =>
    found(daemon, 'NetworkManager/NetworkManager.conf', text);

  it('is NetworkManager where it is told not to keep what there is', () => {
    for (const section of ['device', 'device-x', 'device.x'])
      for (const value of ['no', 'false', 'off', '0', 'NO'])
        assert.equal(
          nm(`[${section}]\nkeep-configuration=${value}\n`),
          'NetworkManager.conf:2',
          `${section} ${value}`,
        );
    assert.equal(nm('[device]\nmatch-device=*\nkeep-configuration=no\n'), 'NetworkManager.conf:3');
    assert.equal(
      nm('[device]\nmatch-device=type:ethernet\nkeep-configuration=no\n'),
      'NetworkManager.conf:3',
    );
  });

  it('is not NetworkManager where the card is left alone, or nothing is said', () => {
    for (const text of [
      '[device]\nkeep-configuration=yes\n',
      '[device]\nkeep-configuration=no\n[keyfile]\nunmanaged-devices=interface-name:eth0\n',
      '[device]\nkeep-configuration=no\n[device-x]\nmanaged=0\n',
      '[device]\nkeep-configuration=no\n[device-y]\nkeep-configuration=yes\n',
      '[device]\nmatch-device=type:wifi\nkeep-configuration=no\n',
      '[devices]\nkeep-configuration=no\n',
      '[main]\nkeep-configuration=no\n',
      '[device]\nother=no\n',
      '',
    ])
      assert.equal(nm(text), '', text);
    assert.equal(nm('[device]\nkeep-configuration=no\n', 'other'), '');
    assert.equal(nm('[device]\nkeep-configuration=no\n[device-x]\nmanaged=1\n'), 'NetworkManager.conf:2');
  });

  it('is ConnMan where it does not know the root', () => {
    const connman = (text: string, words?: string) => found('connman', 'connman/main.conf', text, words);
    assert.equal(connman('[General]\n'), 'main.conf:1');
    assert.equal(connman('[General]\nNetworkInterfaceBlacklist=wlan\n'), 'main.conf:2');
    assert.equal(connman('[General]\n', 'root=dhcp'), 'main.conf:1');
    for (const list of ['eth0', 'wlan,eth0', 'wlan, en'])
      assert.equal(connman(`[General]\nNetworkInterfaceBlacklist=${list}\n`), '', list);
    assert.equal(connman('[General]\n', 'root=/dev/nfs'), '');
    assert.equal(found('connman', 'connman/main.conf', undefined), '');
    assert.equal(found('other', 'connman/main.conf', '[General]\n'), '');
  });

  it('is dhcpcd without the word persistent', () => {
    const dhcpcd = (text: string) => found('dhcpcd', 'dhcpcd.conf', text);
    assert.equal(dhcpcd('hostname\n'), 'dhcpcd.conf:1 info');
    for (const word of ['persistent', 'denyinterfaces eth0', 'allowinterfaces wlan0', 'noconfigure'])
      assert.equal(dhcpcd(`hostname\n${word}\n`), '', word);
    assert.equal(dhcpcd('# persistent\n'), 'dhcpcd.conf:1 info');
    assert.equal(found('other', 'dhcpcd.conf', 'hostname\n'), '');
    assert.equal(found('dhcpcd', 'dhcpcd.conf', undefined), '');
  });
});
