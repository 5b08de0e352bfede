/** What a node does with its card goes in, the findings of roottree/net-restart come out. */
import assert from 'node:assert/strict';
import { CONFIG, findings, label, ROOT, texts } from '../support.js';

const NODE = 'diskless/node21/etc';

describe('roottree/net-restart', () => {
  const found = (files: Record<string, string>) =>
    findings({
      ...Object.fromEntries(Object.entries(files).map(([name, text]) => [`${NODE}/${name}`, text])),
    })
      .filter(({ rule }) => rule === 'roottree/net-restart')
      .map(({ severity, message }) => `${severity} ${message.split(' ', 1)[0]}`);
  const NETWORK = (more: string) => ({
    'systemd/network/20-wired.network': `[Match]\nName=en*\n\n[Network]\nDHCP=yes\n${more}`,
  });

  it('finds net.eth0 in either runlevel', () => {
    assert.deepEqual(found({ 'runlevels/default/net.eth0': '' }), ['warning net.eth0']);
    assert.deepEqual(found({ 'runlevels/boot/net.eth0': '', 'conf.d/net': 'config_eth0="dhcp"\n' }), [
      'warning net.eth0',
    ]);
  });

  it('is silent where conf.d/net leaves the card alone, and about other cards', () => {
    for (const net of ['config_eth0="null"\n', 'config_eth0=( "noop" )\n'])
      assert.deepEqual(found({ 'runlevels/default/net.eth0': '', 'conf.d/net': net }), [], net);
    assert.deepEqual(found({ 'runlevels/default/net.lo': '', 'runlevels/default/net.eth1': '' }), []);
    const other = label(`${ROOT} ip=:::::eth1:dhcp rw`);
    const files = { [CONFIG]: other, [`${NODE}/runlevels/default/net.eth0`]: '' };
    assert.deepEqual(texts('roottree/net-restart', files), []);
  });

  it('remarks on a stanza of interfaces(5) that asks for an address once more', () => {
    const stanza = (method: string, up = 'auto eth0') => `${up}\niface eth0 inet ${method}\n`;
    assert.deepEqual(found({ 'network/interfaces': stanza('dhcp') }), ['info ifupdown']);
    assert.deepEqual(found({ 'network/interfaces': stanza('dhcp', 'allow-hotplug lo eth0') }), [
      'info ifupdown',
    ]);
    assert.deepEqual(found({ 'network/interfaces.d/eth0': stanza('dhcp') }), ['info ifupdown']);
    for (const text of [
      stanza('manual'),
      stanza('static'),
      'iface eth0 inet dhcp\n',
      'auto eth1\niface eth1 inet dhcp\n',
      'auto eth0\niface eth0 inet6 dhcp\n',
    ])
      assert.deepEqual(found({ 'network/interfaces': text }), [], text);
  });

  it('finds a .network file that gives the card up, and takes one that keeps it', () => {
    assert.deepEqual(found(NETWORK('')), ['warning systemd-networkd']);
    for (const more of [
      'KeepConfiguration=yes\n',
      'KeepConfiguration=dhcp-on-stop\n',
      '[DHCPv4]\nCriticalConnection=true\n',
    ])
      assert.deepEqual(found(NETWORK(more)), [], more);
    assert.deepEqual(found({ 'systemd/network/wl.network': '[Match]\nName=wl*\n[Network]\nDHCP=yes\n' }), []);
    assert.deepEqual(found({ 'systemd/network/a.network': '[Match]\nName=eth0\n[Network]\nDHCP=no\n' }), []);
  });
});
