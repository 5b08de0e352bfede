/** A host name, a MAC or an address goes in; the machine it means comes out, also one that the site does not know. */
import type { DhcpClient } from '../boot/index.js';
import { formatIpv4, normaliseMac, parseIpv4 } from '../site/address.js';
import type { Node, Site } from '../site/model.js';

/** What of the firmware's request is other than usual. */
export type ClientChanges = Partial<
  Pick<DhcpClient, 'vendorClass' | 'userClass' | 'architecture' | 'identifier' | 'uuid' | 'relay'>
>;

/** A place for a machine that no file names: the start of the file that would have to. */
function somewhere(site: Site): Node['place'] {
  const file = site.dhcp?.files[0] ?? site.files.keys().next().value ?? site.root;
  return { file, span: { start: 0, end: 0 } };
}

/** The node that a text means; a MAC or an address that no file knows is an unknown client. */
export function findNode(site: Site, text: string): Node | undefined {
  const mac = normaliseMac(text);
  const address = parseIpv4(text);
  const lower = text.toLowerCase();
  const known =
    site.nodes.find(({ name }) => name === text) ??
    site.nodes.find((node) => {
      if (mac !== undefined) {
        return node.mac === mac || node.host?.hardware.some((hardware) => hardware.mac === mac) === true;
      }
      if (address !== undefined) return node.addresses.includes(address);
      return node.name.toLowerCase() === lower;
    });
  if (known !== undefined) return known;
  const name = mac ?? (address === undefined ? undefined : formatIpv4(address));
  if (name === undefined) return undefined;
  return {
    kind: 'stranger',
    name,
    mac,
    host: undefined,
    addresses: address === undefined ? [] : [address],
    place: somewhere(site),
  };
}
