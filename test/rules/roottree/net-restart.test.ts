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
  /** The last release of systemd that has to be told to keep what the card has. */
  const OLD = '../usr/lib/systemd/libsystemd-shared-250.so';
  const NETWORK = (more: string) => ({
    [OLD]: '',
    'systemd/network/20-wired.network': `[Match]\nName=en*\n\n[Network]\nDHCP=yes\n${more}`,
  });

  it('finds net.eth0 in either runlevel', () => {
    assert.deepEqual(found({ 'runlevels/default/net.eth0': '' }), ['warning net.eth0']);
    assert.deepEqual(found({ 'runlevels/boot/net.eth0': '', 'conf.d/net': 'config_eth0="dhcp"\n' }), [
      'warning net.eth0',
    ]);
  });

  it('is silent about a link whose script is not there', () => {
    const link = { 'runlevels/default/net.eth0': '', 'init.d/net.lo': '' };
    assert.deepEqual(found(link), []);
    assert.deepEqual(found({ ...link, 'init.d/net.eth0': '' }), ['warning net.eth0']);
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
      'auto eth1\niface eth0 inet dhcp\n',
      'auto\niface eth0 inet dhcp\n',
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
    for (const no of ['no', 'false', 'off', '0'])
      assert.deepEqual(found(NETWORK(`KeepConfiguration=${no}\n`)), ['warning systemd-networkd'], no);
    const file = (text: string) => ({ [OLD]: '', 'systemd/network/a.network': text });
    assert.deepEqual(found(file('[Match]\nName=wl*\n[Network]\nDHCP=yes\n')), []);
    assert.deepEqual(found(file('[Match]\nName=eth0\n[Network]\nDHCP=no\n')), []);
  });

  it('knows that networkd keeps by itself what a card has, from release 251 on', () => {
    const file = '[Match]\nName=en*\n\n[Network]\nDHCP=yes\n';
    const by = (library: string | undefined, text = file, words = '') =>
      texts('roottree/net-restart', {
        ...(library === undefined ? {} : { [`diskless/node21/${library}`]: '' }),
        ...(words === '' ? {} : { [CONFIG]: label(`${ROOT} ip=dhcp rw ${words}`) }),
        [`${NODE}/systemd/network/a.network`]: text,
      }).length;
    const debian = (number: string) => `usr/lib/x86_64-linux-gnu/systemd/libsystemd-shared-${number}.so`;
    assert.equal(by('lib/systemd/libsystemd-shared-247.so'), 1);
    assert.equal(by(debian('250')), 1);
    assert.equal(by('usr/lib/systemd/libsystemd-shared-249.11-1.fc35.so'), 1);
    assert.equal(by(debian('251')), 0);
    assert.equal(by('usr/lib/systemd/libsystemd-shared-257.so'), 0);
    assert.equal(by(undefined), 0);
    // Told not to, or with an overlay for its /, it does not.
    assert.equal(by(debian('252'), `${file}KeepConfiguration=no\n`), 1);
    assert.equal(by(debian('252'), file, 'overlayroot=tmpfs'), 1);
  });

  it('knows a card by its type, by patterns and by what it is not', () => {
    const match = (words: string) => ({
      [OLD]: '',
      'systemd/network/a.network': `[Match]\n${words}\n[Network]\nDHCP=yes\n`,
    });
    for (const words of ['Type=ether', 'Name=eth*', 'Name=ens3', 'Name=enx0123', 'Name=!lo', 'Name=wl* en*'])
      assert.deepEqual(found(match(words)), ['warning systemd-networkd'], words);
    for (const words of ['Type=wlan', 'Name=br0', 'Name=wl*', 'Type=ether\nKernelCommandLine=!nfsroot', ''])
      assert.deepEqual(found(match(words)), [], words);
  });

  it('goes by the first file that fits, as networkd does', () => {
    const keep = '[Match]\nName=e*\n[Link]\nUnmanaged=yes\n';
    assert.deepEqual(found({ ...NETWORK(''), 'systemd/network/10-root.network': keep }), []);
    assert.deepEqual(found({ ...NETWORK(''), 'systemd/network/30-root.network': keep }), [
      'warning systemd-networkd',
    ]);
  });

  describe('by daemons that the node starts', () => {
    const WANTED = 'systemd/system/multi-user.target.wants';
    const UNIT = (name: string) => ({
      [`../lib/systemd/system/${name}.service`]: '[Unit]\n',
      [`${WANTED}/${name}.service`]: '',
    });
    const manager = (text: string, more: Record<string, string> = {}) =>
      found({ ...UNIT('NetworkManager'), 'NetworkManager/conf.d/10-root.conf': text, ...more });

    it('finds a NetworkManager that is told not to keep what a card has', () => {
      assert.deepEqual(manager('[device]\nkeep-configuration=no\n'), ['warning With']);
      assert.deepEqual(manager('[device-cable]\nmatch-device=type:ethernet\nkeep-configuration=false\n'), [
        'warning With',
      ]);
      assert.deepEqual(
        found({
          'runlevels/default/NetworkManager': '',
          'NetworkManager/NetworkManager.conf': '[device]\nkeep-configuration=no\n',
        }),
        ['warning With'],
      );
    });

    it('leaves NetworkManager alone where it is not told so, for this card, or is not started', () => {
      for (const text of [
        '[main]\nplugins=keyfile\n',
        '[device]\nkeep-configuration=yes\n',
        '[device-wlan]\nmatch-device=type:wifi\nkeep-configuration=no\n',
        '[device]\nkeep-configuration=no\n[keyfile]\nunmanaged-devices=interface-name:eth0\n',
        '[device]\nkeep-configuration=no\n[device-eth0]\nmatch-device=interface-name:eth0\nmanaged=0\n',
        '[device]\nkeep-configuration=no\n[device-a]\nmatch-device=interface-name:eth0\nkeep-configuration=yes\n',
        '[main]\nkeep-configuration=no\n',
      ])
        assert.deepEqual(manager(text), [], text);
      assert.deepEqual(
        found({ 'NetworkManager/NetworkManager.conf': '[device]\nkeep-configuration=no\n' }),
        [],
      );
    });

    it('finds ConnMan where it cannot know the root by the words of the kernel', () => {
      const files = (text: string, unit = UNIT('connman')) =>
        Object.fromEntries(
          Object.entries({ ...unit, 'connman/main.conf': text }).map(([name, one]) => [
            `${NODE}/${name}`,
            one,
          ]),
        );
      const dracut = {
        'diskless/node21/etc/dracut.conf': '',
        [CONFIG]: label('root=nfs:192.168.1.1:/diskless/node21 ip=dhcp rw', '  INITRD initrd.img\n'),
      };
      const by = (text: string, unit?: Record<string, string>) =>
        texts('roottree/net-restart', { ...dracut, ...files(text, unit) }).length;
      assert.equal(by('[General]\nAllowHostnameUpdates=false\n'), 1);
      assert.equal(by('[General]\nNetworkInterfaceBlacklist=vmnet,virbr\n'), 1);
      assert.equal(by('[General]\nNetworkInterfaceBlacklist=vmnet,eth0\n'), 0);
      assert.equal(by('[General]\n', {}), 0);
      assert.deepEqual(texts('roottree/net-restart', files('[General]\n')), []);
    });

    it('remarks on a dhcpcd that takes the address with it', () => {
      const dhcpcd = (text: string) => found({ ...UNIT('dhcpcd'), 'dhcpcd.conf': text });
      assert.deepEqual(dhcpcd('hostname\n'), ['info Without']);
      for (const fine of ['hostname\npersistent\n', 'denyinterfaces eth0\n', 'allowinterfaces wlan0\n'])
        assert.deepEqual(dhcpcd(fine), [], fine);
      assert.deepEqual(found({ 'dhcpcd.conf': 'hostname\n' }), []);
    });
  });

  it('takes the one card of interfaces(5) for the one that an initial ramdisk has renamed', () => {
    const stanza = (...names: string[]) =>
      names.map((name) => `auto ${name}\niface ${name} inet dhcp\n`).join('');
    const ramdisk = { [CONFIG]: label(`${ROOT} boot=nfs ip=dhcp rw`, '  INITRD initrd.img\n') };
    const by = (text: string, more: Record<string, string> = ramdisk) =>
      texts('roottree/net-restart', { ...more, [`${NODE}/network/interfaces`]: text }).length;
    assert.equal(by(stanza('enp1s0')), 1);
    assert.equal(by(stanza('enp1s0', 'enp2s0')), 0);
    assert.equal(by(stanza('enp1s0'), {}), 0);
    assert.equal(
      by(stanza('enp1s0'), {
        [CONFIG]: label(`${ROOT} ip=:::::eth0:dhcp boot=nfs rw`, '  INITRD initrd.img\n'),
      }),
      0,
    );
  });
});
