/** A host name, a MAC or an address goes in; the machine it means comes out, also one that the site does not know. */
import type { DhcpClient } from '../../boot/index.js';
import { formatIpv4, type MacAddress, normaliseMac, parseIpv4 } from '../../site/address.js';
import { configurationOf } from '../../site/dhcp/configurations.js';
import type { Node, Site } from '../../site/model.js';

/** What of the firmware's request is other than usual. */
export type ClientChanges = Partial<
  Pick<DhcpClient, 'vendorClass' | 'userClass' | 'architecture' | 'identifier' | 'uuid' | 'relay'>
>;

/** A place for a machine that no file names: the start of the file that would have to. */
function somewhere(site: Site): Node['place'] {
  const file = configurationOf(site)?.files[0] ?? site.files.keys().next().value ?? site.root;
  return { file, span: { start: 0, end: 0 } };
}

/** As people copy one: also `5254.0007.030b` of a switch, bare digits, and the file name of PXELINUX, which begins with the kind of hardware. */
function macIn(text: string): MacAddress | undefined {
  const digits = /^(?:[0-9a-f]{12}|(?:[0-9a-f]{4}\.){2}[0-9a-f]{4})$/i.test(text)
    ? text.replaceAll('.', '').replace(/(?<=^(?:..)+)(?=.)/g, ':')
    : text.replace(/^01[:-](?=(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}$)/i, '');
  return normaliseMac(digits);
}

/** The node that a text means; a MAC or an address that no file knows is an unknown client. */
export function findNode(site: Site, text: string): Node | undefined {
  const mac = macIn(text);
  const address = parseIpv4(text);
  const lower = text.toLowerCase();
  const known =
    site.nodes.find(({ name }) => name === text) ??
    site.nodes.find(({ name }) => name.toLowerCase() === lower) ??
    site.nodes.find((node) => {
      if (mac !== undefined) {
        return node.mac === mac || node.host?.hardware.some((hardware) => hardware.mac === mac) === true;
      }
      return address !== undefined && node.addresses.includes(address);
    });
  if (known !== undefined) return known;
  // A name that only hosts(5) has, such as the full one.
  const named = site.names.addresses.get(lower);
  if (named !== undefined) return site.nodes.find(({ addresses }) => addresses.includes(named.value));
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
