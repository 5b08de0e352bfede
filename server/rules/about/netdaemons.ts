/** The settings of a node's network daemons go in; which of them takes from the card what kernel or ramdisk gave it comes out. */

import type { Severity } from '../../../grammars/text/index.js';
import { startupOf } from '../../boot/index.js';
import type { KernelStage } from '../../boot/trace.js';
import type { NodeRoot, Site } from '../../site/model.js';
import type { Place } from '../../site/place.js';
import type { Setting, SettingsFacts } from '../../site/settings/facts.js';
import { startOf } from './edits.js';

export interface Restart {
  readonly at: Place;
  readonly what: string;
  readonly todo: string;
  readonly severity?: Severity;
}

/** Those that the init of the node starts by itself. */
export function byDaemons(site: Site, root: NodeRoot, kernel: KernelStage): Restart | undefined {
  const { settings } = root;
  const read = [...settings].filter(([path]) => DAEMONS.some((one) => path.startsWith(one)));
  if (read.length === 0) return undefined;
  const { started } = startupOf(site.tree, root.path);
  const starts = (name: string) => started.has(name) || started.has(`${name}.service`);
  return (
    (starts('NetworkManager') ? byNetworkManager(read) : undefined) ??
    (starts('connman') ? byConnman(settings.get('/etc/connman/main.conf'), kernel) : undefined) ??
    (starts('dhcpcd') ? byDhcpcd(settings.get('/etc/dhcpcd.conf')) : undefined)
  );
}

const DAEMONS = ['/etc/NetworkManager/', '/etc/connman/', '/etc/dhcpcd.conf'];

const NO = /^(?:no|false|off|0)$/i;

/** It leaves a card as it finds it (1.42 was asked), unless it is told not to, for all cards or for those of cable. */
function byNetworkManager(files: readonly (readonly [string, SettingsFacts])[]): Restart | undefined {
  const all = files
    .filter(([path]) => path.startsWith('/etc/NetworkManager/'))
    .flatMap(([, one]) => one.settings);
  // Whatever is left alone may be this card.
  const spared = all.some(
    ({ name, value }) =>
      name.value === 'unmanaged-devices' ||
      (name.value === 'managed' && NO.test(value ?? '')) ||
      (name.value === 'keep-configuration' && !NO.test(value ?? '')),
  );
  const told = all.find(
    (one) => one.name.value === 'keep-configuration' && NO.test(one.value ?? '') && forCables(one, all),
  );
  if (spared || told === undefined) return undefined;
  return {
    at: told.place,
    what: 'With keep-configuration=no NetworkManager takes the card down and its address away as it starts, to configure it anew',
    todo: 'Take the line out, or leave the card alone: [keyfile] unmanaged-devices=interface-name:eth0.',
  };
}

function forCables({ section }: Setting, all: readonly Setting[]): boolean {
  if (section === undefined || !/^device(?:[-.].*)?$/.test(section)) return false;
  const match = all.find((one) => one.section === section && one.name.value === 'match-device')?.value;
  return match === undefined || /^(?:\*|type:ethernet)$/.test(match.trim());
}

/** It knows a root of the kernel's own by its words, and leaves that card alone (1.41 was asked). */
function byConnman(facts: SettingsFacts | undefined, { parameters }: KernelStage): Restart | undefined {
  if (facts === undefined || parameters.some(({ name, value }) => name === 'root' && value === '/dev/nfs'))
    return undefined;
  const list = facts.settings.findLast(({ name }) => name.value === 'NetworkInterfaceBlacklist');
  // What begins like the name of a card may mean this one.
  if (list !== undefined && (list.value === undefined || /(?:^|[,\s])e/.test(list.value))) return undefined;
  return {
    at: list?.place ?? startOf(facts.file),
    what: 'ConnMan takes the card down and its address away as it starts: it knows a root over NFS by root=/dev/nfs only, which is not among the words of the kernel',
    todo: 'Write NetworkInterfaceBlacklist=eth0,en below [General].',
  };
}

/** Without `persistent` it takes the address with it when it is stopped (9.4 was asked). */
function byDhcpcd(facts: SettingsFacts | undefined): Restart | undefined {
  const spared = /^(?:persistent|denyinterfaces|allowinterfaces|noconfigure)$/;
  if (facts === undefined || facts.settings.some(({ name }) => spared.test(name.value))) return undefined;
  return {
    at: startOf(facts.file),
    what: 'Without the word persistent dhcpcd takes the address away when it is stopped, as the node is shut down',
    todo: 'Write a line: persistent.',
    severity: 'info',
  };
}
