/** A machine and how it asks go in; which files of a site its boot depends on comes out, so that those of thousands of others stay unread. */
import {
  answerDhcp,
  canonicalPath,
  type DhcpAnswer,
  type DhcpClient,
  type Firmware,
  firmwareClient,
  optionByCode,
  traceBoot,
} from '../boot/index.js';
import { hexIpv4 } from '../site/address.js';
import type { Node } from '../site/model.js';
import type { PxeFileName } from '../site/pxelinux/facts.js';
import type { Focus } from '../workspace/focus.js';
import { type ClientChanges, findNode } from './node.js';

const all = (): boolean => true;

/** One who asks: the firmware that was named, and the usual one, for which the rules speak. */
interface Asker {
  readonly firmware: Firmware;
  readonly client: DhcpClient;
}

function askers(node: Node, firmware: Firmware, changes: ClientChanges): Asker[] {
  return [
    { firmware, client: { ...firmwareClient(firmware, node.mac), ...changes } },
    { firmware: 'bios', client: firmwareClient('bios', node.mac) },
  ];
}

/**
 * Only what is for another known machine, or for an address that this one does not get, is known not to concern it: a
 * file for a MAC that nobody has may be its own with a slip in the name.
 */
function mayAskFor(name: PxeFileName, others: ReadonlySet<string>, answers: readonly DhcpAnswer[]): boolean {
  switch (name.kind) {
    case 'mac':
      return !others.has(name.mac);
    case 'address':
      return answers.some(
        ({ address }) => address.kind !== 'value' || hexIpv4(address.value).startsWith(name.digits),
      );
    default:
      return true;
  }
}

/** `text` means a machine as for {@link findNode}. Where it means none, all of the site is read. */
export function focusOn(text: string, firmware: Firmware, changes: ClientChanges = {}): Focus {
  return {
    asksFor(site) {
      const node = findNode(site, text);
      // Nobody knows which files a machine without a known MAC comes to.
      if (node?.mac === undefined) return all;
      const answers = askers(node, firmware, changes).map(({ client }) =>
        answerDhcp(site, client, node.host),
      );
      // An option that names the file may name that of any other machine.
      if (answers.some((answer) => optionByCode(site, answer, 209).kind !== 'none')) return all;
      const others = new Set<string>();
      for (const { mac, host } of site.nodes) {
        if (host !== node.host && mac !== undefined && mac !== node.mac) others.add(mac);
      }
      return (name) => mayAskFor(name, others, answers);
    },
    roots(site) {
      const node = findNode(site, text);
      const paths = new Set<string>();
      if (node === undefined) return paths;
      for (const { firmware: kind, client } of askers(node, firmware, changes)) {
        const path = traceBoot(site, node, kind, client).root?.path;
        if (path?.kind === 'value') paths.add(path.value).add(canonicalPath(path.value));
      }
      return paths;
    },
  };
}
