/** A node configures once more the network card that its root hangs on. */

import { ipParameter, nodeRootOf, overlaid, systemdRelease } from '../../boot/index.js';
import { startsNothing } from '../../boot/startup/services.js';
import type { KernelStage } from '../../boot/trace.js';
import { groupBy } from '../../site/groups.js';
import type { NodeRoot, Site } from '../../site/model.js';
import type { Setting } from '../../site/settings/facts.js';
import { startOf } from '../about/edits.js';
import { miniature } from '../about/miniature.js';
import { byDaemons, type Restart } from '../about/netdaemons.js';
import { tracedRoots } from '../about/nfs/roots.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const LEVEL = (...services: readonly string[]) =>
  miniature({
    'diskless/node21/etc/fstab': 'proc /proc proc defaults 0 0\n',
    'diskless/node21/etc/runlevels/boot/localmount': '',
    ...Object.fromEntries(services.map((name) => [`diskless/node21/etc/runlevels/default/${name}`, ''])),
  });

export const roottreeNetRestart: CheckRule = {
  id: 'roottree/net-restart',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: "A node with its root on NFS starts net.eth0 of OpenRC, without a conf.d/net that leaves the card alone, or has a .network file of systemd before release 251 (or with an overlay over its root), or a stanza of interfaces(5), or starts NetworkManager, ConnMan or dhcpcd with settings, that takes the card's address away.",
    why: 'The kernel or the initial ramdisk has configured the card already. Whoever takes it down to do so again takes the root away with it: `nfs: server 192.168.1.1 not responding, still trying`, for ever, since the programs that would bring it up lie on that root.',
    avoid: LEVEL('net.eth0'),
    prefer: LEVEL('net.lo'),
    references: [
      'OpenRC conf.d/net, config_eth0="null"',
      'systemd.network(5), KeepConfiguration=',
      'interfaces(5), manual',
      'NetworkManager.conf(5), keep-configuration',
      'connman.conf(5), NetworkInterfaceBlacklist',
      'dhcpcd.conf(5), persistent',
    ],
  },
  check(context) {
    const { site, report } = context;
    const usersOf = groupBy(tracedRoots(context), ({ root }) => nodeRootOf(site, root)?.path);
    for (const root of site.nodeRoots.values()) {
      const users = usersOf.get(root.path) ?? [];
      const [first] = users;
      if (first === undefined || root.kind === 'missing') continue;
      const nodes = [...new Set(users.map(({ trace }) => trace.node.name))];
      // Where `ip=` names no card it is taken for the first one.
      const device = ipParameter(first.kernel)?.device ?? 'eth0';
      const found =
        byOpenrc(site, root, device) ??
        byNetworkd(root, () => keepsByItself(site, root, first.kernel)) ??
        byIfupdown(root, cardOf(root, first.kernel)) ??
        byDaemons(site, root, first.kernel);
      if (found === undefined) continue;
      report({
        at: found.at,
        ...(found.severity === undefined ? {} : { severity: found.severity }),
        message: `${found.what}, and the root of ${nodesNamed(nodes)} hangs on the card: "nfs: server … not responding, still trying". ${found.todo}`,
        nodes,
      });
    }
  },
};

/** An initial ramdisk may give the card another name before it comes up; the only one that is configured is meant. */
function cardOf({ settings }: NodeRoot, kernel: KernelStage): string {
  const device = ipParameter(kernel)?.device;
  if (device !== undefined || kernel.mode !== 'initramfs') return device ?? 'eth0';
  const stanzas = [...settings].flatMap(([path, facts]) =>
    path.startsWith('/etc/network/') ? facts.settings.filter(({ name }) => name.value === 'iface') : [],
  );
  const cards = new Set(stanzas.map(({ value }) => value?.trim().split(/\s+/)[0]));
  cards.delete('lo');
  const [only] = cards;
  return cards.size === 1 && only !== undefined && /^en[opsx]\w+$/.test(only) ? only : 'eth0';
}

/** What conf.d/net says to leave a card as it is. */
const LEAVES_ALONE = /null|noop|none|keep/;

function byOpenrc({ tree }: Site, { path, settings }: NodeRoot, device: string): Restart | undefined {
  if (startsNothing(tree, path)) return undefined;
  for (const level of ['boot', 'default']) {
    const folder = `${path}/etc/runlevels/${level}`;
    if (tree.list(folder)?.includes(`net.${device}`) !== true) continue;
    // A link to a script that is not there starts nothing.
    const scripts = tree.list(`${path}/etc/init.d`) ?? [];
    if (scripts.length > 0 && !scripts.includes(`net.${device}`)) continue;
    const file = tree.locate(`${folder}/net.${device}`);
    const said = settings
      .get('/etc/conf.d/net')
      ?.settings.filter(({ name }) => /^(?:config|modules|ifconfig|iface)_/.test(name.value));
    if (file === undefined || said?.some(({ raw }) => LEAVES_ALONE.test(raw.value)) === true)
      return undefined;
    return {
      at: startOf(file),
      what: `net.${device} in the runlevel ${level} configures ${device} again, and takes its address away for that`,
      todo: `Remove the link, or write config_${device}="null" into etc/conf.d/net of the root.`,
    };
  }
  return undefined;
}

/** `iface eth0 inet dhcp` of a card that comes up by itself; `manual` leaves it as it is. */
function byIfupdown({ settings }: NodeRoot, device: string): Restart | undefined {
  for (const [path, facts] of settings) {
    if (!path.startsWith('/etc/network/')) continue;
    const all = facts.settings;
    const own = all.find(
      ({ name, value }) =>
        name.value === 'iface' && value?.trim().split(/\s+/).join(' ') === `${device} inet dhcp`,
    );
    const up = all.some(
      ({ name, value }) =>
        (name.value === 'auto' || name.value === 'allow-hotplug') &&
        value?.split(/\s/).includes(device) === true,
    );
    if (own === undefined || !up) continue;
    return {
      at: own.place,
      what: `ifupdown asks for an address for ${device} once more, and takes it away when dhclient stops or its lease ends`,
      todo: `Write: iface ${device} inet manual.`,
      severity: 'info',
    };
  }
  return undefined;
}

/** From this release on networkd keeps what the card has where it finds / on NFS (manager_set_keep_configuration of networkd-manager.c). */
const KEEPS = 251;

/** A release that is not known may be such a one. An overlay over the root hides from networkd that it is on NFS. */
function keepsByItself({ tree }: Site, { path }: NodeRoot, { parameters }: KernelStage): boolean {
  return !overlaid(parameters) && (systemdRelease(tree, path) ?? KEEPS) >= KEEPS;
}

/** A card by its name, or any; virtual ones and a mere pattern of the wireless kind are others. */
const CARD = /^(?:eth[\d*]|en|e\*|\*|!)/;

/** Of several files that fit a card networkd takes the first by name; which of two cards it is, is not known here. */
function byNetworkd({ settings }: NodeRoot, keepsByItself: () => boolean): Restart | undefined {
  const files = [...settings].filter(([path]) => path.startsWith('/etc/systemd/network/'));
  const fitting = files.sort(([a], [b]) => (a < b ? -1 : 1)).find(([, facts]) => isForCard(facts.settings));
  const all = fitting?.[1].settings ?? [];
  const dhcp = all.find(
    ({ section, name, value }) =>
      section === 'Network' && name.value === 'DHCP' && /^(?:yes|true|ipv4|1|on)$/.test(value ?? ''),
  );
  if (dhcp === undefined) return undefined;
  const said = all.filter(({ name }) => KEEP.test(name.value));
  const kept = said.length === 0 ? keepsByItself() : said.some(({ value }) => !NO.test(value ?? ''));
  if (kept) return undefined;
  return {
    at: dhcp.place,
    what: 'systemd-networkd asks for an address of its own, and gives the card up when the lease ends or the service stops',
    todo: 'Write KeepConfiguration=yes into [Network].',
  };
}

const KEEP = /^(?:KeepConfiguration|CriticalConnection|Unmanaged)$/;
const NO = /^(?:no|false|off|0|n|f)$/i;

/** By its name, by its type, or by none of them; what the command line or the host has to say besides is not known. */
function isForCard(settings: readonly Setting[]): boolean {
  const match = settings.filter(({ section }) => section === 'Match');
  const said = (key: string) => match.find(({ name }) => name.value === key)?.value;
  if (match.some(({ name }) => CONDITIONS.test(name.value))) return false;
  const name = said('Name');
  const type = said('Type');
  if (name !== undefined) return name.split(/\s/).some((one) => CARD.test(one));
  return (type ?? '').split(/\s/).includes('ether');
}

const CONDITIONS =
  /^(?:KernelCommandLine|KernelVersion|Host|Virtualization|Architecture|Credential|Firmware)$/;
