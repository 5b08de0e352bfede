/** What we say that dnsmasq tells a client, and what the real one told it, go in; how they differ comes out, field by field. */
import type { DhcpAnswer } from '../../server/boot/index.js';
import { formatIpv4, type Ipv4Address } from '../../server/site/address.js';
import type { OptionAtom } from '../../server/site/optionvalue.js';

const NOBODY = '0.0.0.0';

export function hex(octets: Iterable<number>): string {
  return Buffer.from([...octets]).toString('hex');
}

export interface Reply {
  readonly yiaddr: string;
  readonly siaddr: string;
  readonly sname: string;
  readonly file: string;
  readonly options: Readonly<Record<string, string>>;
}

export interface Told extends Reply {
  readonly port4011?: Reply | null;
  readonly item?: Reply | null;
}

/** Options that are compared where nobody says which. */
const OPTIONS: readonly number[] = [1, 3, 6, 12, 15, 17, 28, 51, 54, 60, 66, 67, 209, 210];
const WIDE = new Set([51]);

function octetsOf(atom: OptionAtom, code: number): readonly number[] {
  const four = (value: number) => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
  switch (atom.kind) {
    case 'address':
      return four(atom.value);
    case 'hex':
      return atom.value;
    case 'number':
      return WIDE.has(code) ? four(atom.value) : [atom.value];
    case 'flag':
      return [atom.value ? 1 : 0];
    default:
      return [...Buffer.from(atom.value, 'latin1')];
  }
}

/** What is left open in ours is not compared. `own`: the address of the server. */
export function differences(
  ours: DhcpAnswer,
  told: Told | null,
  own: Ipv4Address,
  codes: readonly number[] = OPTIONS,
): string[] {
  if (ours.answered === 'unknown') return [];
  if ((ours.answered === 'yes') !== (told !== null)) return [`answered ${ours.answered}`];
  if (told === null) return [];
  const found: string[] = [];
  const compare = (what: string, mine: string | undefined, real: string): void => {
    if (mine !== undefined && mine !== real) found.push(`${what}: ours ${mine}, theirs ${real}`);
  };
  const { filename, nextServer, serverName, address, vendor } = ours;
  // A machine takes its file from what it hears last.
  const last = told.item ?? told.port4011 ?? told;
  compare(
    'file',
    filename.kind === 'unknown' ? undefined : filename.kind === 'value' ? filename.value : '',
    last.file,
  );
  // Who is told none takes the server that says so.
  const siaddr = ours.proxied && last.siaddr === NOBODY ? formatIpv4(own) : last.siaddr;
  if (nextServer.kind === 'value') compare('siaddr', formatIpv4(nextServer.value), siaddr);
  if (nextServer.kind === 'none') compare('siaddr', NOBODY, last.siaddr);
  if (address.kind === 'value') compare('yiaddr', formatIpv4(address.value), told.yiaddr);
  if (last === told)
    compare(
      'sname',
      serverName.kind === 'unknown' ? undefined : serverName.kind === 'value' ? serverName.value : '',
      told.sname,
    );
  const octets = vendor.kind === 'value' ? vendor.value : [];
  const known = octets.filter((octet) => octet !== undefined);
  if (vendor.kind !== 'unknown' && known.length === octets.length) {
    // Whether an octet says that they end is all the same.
    const text = (it: string): string => it.replace(/ff$/, '');
    compare('option 43', text(hex(known)), text(told.options['43'] ?? ''));
  }
  for (const code of codes) {
    // The name that an address has in a file of names comes with what follows the offer.
    if (code === 12 && told.options[code] === undefined) continue;
    const outcome = ours.options.get(code) ?? ours.others;
    if (outcome.kind === 'unknown') continue;
    const octets = outcome.kind === 'value' ? outcome.value.atoms.flatMap((it) => octetsOf(it, code)) : [];
    const ends = (it: string): string => it.replace(/(?:00)+$/, '');
    compare(`option ${code}`, ends(hex(octets)), ends(told.options[code] ?? ''));
  }
  return found;
}
