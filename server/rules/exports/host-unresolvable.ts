/** A client of an export is neither an address nor anything that could be the name of a machine. */
import { changed, miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const CLIENT = (spec: string) =>
  miniature(changed('etc/exports', '\n', `\n/opt ${spec}(ro,sync,no_subtree_check)\n`));

export const exportsHostUnresolvable: CheckRule = {
  id: 'exports/host-unresolvable',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A client of an export can be resolved by nobody: a hardware address, a range of addresses, several clients with a comma between them, an address with a part over 255, a URL.',
    why: 'exportfs takes it for a host name. It says `exportfs: Failed to resolve 192.168.1.5,192.168.1.6`, or `Invalid IP address`, and goes on without the entry: who was meant is refused. Names that a server of names may know are left alone.',
    avoid: CLIENT('192.168.1.5,192.168.1.6'),
    prefer: CLIENT('192.168.1.5(ro,sync,no_subtree_check) 192.168.1.6'),
    references: ['exports(5), Machine Name Formats', 'nfs-utils support/export/client.c'],
  },
  check({ site, report }) {
    for (const { path, clients } of site.exports?.entries ?? []) {
      for (const client of clients) {
        const { kind, spec, address, network } = client;
        if (address !== undefined || network !== undefined || PLACEHOLDER.test(spec.value)) continue;
        if (kind !== 'host' && kind !== 'subnet') continue;
        const what = WHAT.find(({ pattern }) => pattern.test(spec.value));
        if (what === undefined || isIpv6(spec.value)) continue;
        // A mask that is none is another finding.
        if (kind === 'subnet' && /^[\d.]+\//.test(spec.value)) continue;
        const said = kind === 'subnet' ? 'Invalid IP address' : 'Failed to resolve';
        report({
          at: spec.place,
          message: `"${spec.value}" is ${what.is}, and exports knows no such client: exportfs says "${said} ${spec.value}" and exports ${path.value} without it. ${what.todo}`,
          refusedBy: 'exportfs',
        });
      }
    }
  },
};

const PLACEHOLDER = /[$(){}<>@%\\]/;

const BY_ADDRESS = 'Write the address or the name of the machine.';
const ONE_EACH = 'Write each client as a word of its own, with its options in parentheses behind it.';
const NETWORK = 'Write a network that holds them, such as 192.168.1.0/24.';

/** The first that fits is what was meant. */
const WHAT: readonly { readonly pattern: RegExp; readonly is: string; readonly todo: string }[] = [
  {
    pattern: /^[0-9a-f]{2}(?:([:-])[0-9a-f]{2})(?:\1[0-9a-f]{2}){4}$|^(?:[0-9a-f]{4}\.){2}[0-9a-f]{4}$/i,
    is: 'a hardware address',
    todo: BY_ADDRESS,
  },
  { pattern: /[,;]/, is: 'several clients in one word', todo: ONE_EACH },
  { pattern: /^\d+\.\d+\.\d+\.\d+-/, is: 'a range of addresses', todo: NETWORK },
  { pattern: /^[\d.]+$/, is: 'no address', todo: BY_ADDRESS },
  { pattern: /:\/\//, is: 'a URL', todo: BY_ADDRESS },
  { pattern: /:/, is: 'no address and no name', todo: BY_ADDRESS },
  { pattern: /\//, is: 'a name with a mask', todo: 'Write the address of the network before the slash.' },
];

/** Groups of hexadecimal digits, eight of them or with one gap; a mask or an interface may follow. */
function isIpv6(spec: string): boolean {
  const [address = ''] = spec.split(/[/%]/);
  if (!/^[0-9a-f:.]+$/i.test(address) || address.split(':').length < 3) return false;
  const gaps = address.split('::').length - 1;
  const groups = address.split(':').filter((group) => group !== '');
  if (groups.some((group) => !group.includes('.') && group.length > 4)) return false;
  return gaps === 1 ? groups.length < 8 : gaps === 0 && groups.length === (address.includes('.') ? 7 : 8);
}
