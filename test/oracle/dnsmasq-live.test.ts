/** Made-up configurations and kinds of clients go in: what dnsmasq tells them is what the real one tells them. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { dnsmasq } from '../../grammars/dnsmasq/index.js';
import { answerDnsmasq } from '../../server/boot/dhcp/dnsmasq/answer.js';
import type { DhcpAnswer, DhcpClient } from '../../server/boot/index.js';
import { formatIpv4 } from '../../server/site/address.js';
import type { DnsmasqFacts } from '../../server/site/dnsmasq/facts.js';
import { lowerDnsmasq } from '../../server/site/dnsmasq/lower.js';
import type { OptionAtom } from '../../server/site/optionvalue.js';
import { smallSite } from '../boot/support.js';
import { repository } from '../support/repository.js';
import { askingClients, type MadeUp, madeUp } from './dnsmasq-made.js';

/** How many configurations are made; hundreds when somebody asks for them. */
const COUNT = Number(process.env['DISKLESS_LINT_DNSMASQ_LIVE'] ?? 20);
const SEED = Number(process.env['DISKLESS_LINT_SEED'] ?? 20261128);

const OWN = 0x0a090001;
const NOBODY = '0.0.0.0';

/** What an iPXE says of itself. */
const CAPABILITIES = [0xb1, 5, 1];
const clients: readonly DhcpClient[] = askingClients.map((client) => ({
  ...client,
  network: OWN,
  others: new Map(client.userClass === 'iPXE' ? [[175, CAPABILITIES]] : []),
}));

function hex(octets: Iterable<number>): string {
  return Buffer.from([...octets]).toString('hex');
}

function packetOf({ mac, vendorClass, userClass, architecture, requested, identifier, others }: DhcpClient) {
  return {
    mac,
    vendor: vendorClass,
    user_class: userClass,
    arch: architecture,
    prl: requested,
    client_id: identifier && hex(identifier),
    opt: Object.fromEntries([...(others ?? [])].map(([code, octets]) => [code, hex(octets)])),
    // iPXE looks at the menu that is offered, and asks nobody again.
    follow: vendorClass === undefined ? undefined : userClass === undefined ? 'firmware' : 'ipxe',
  };
}

interface Reply {
  readonly yiaddr: string;
  readonly siaddr: string;
  readonly sname: string;
  readonly file: string;
  readonly options: Readonly<Record<string, string>>;
}

interface Told extends Reply {
  readonly port4011?: Reply | null;
  readonly item?: Reply | null;
}

const OPTIONS = [1, 3, 6, 12, 15, 17, 28, 51, 54, 60, 66, 67, 209, 210] as const;
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

/** What is left open in ours is not compared. */
function differences(ours: DhcpAnswer, told: Told | null): string[] {
  if (ours.answered === 'unknown') return [];
  if ((ours.answered === 'yes') !== (told !== null)) return [`answered ${ours.answered}`];
  if (told === null) return [];
  const found: string[] = [];
  const compare = (what: string, own: string | undefined, real: string): void => {
    if (own !== undefined && own !== real) found.push(`${what}: ours ${own}, theirs ${real}`);
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
  const siaddr = ours.proxied && last.siaddr === NOBODY ? formatIpv4(OWN) : last.siaddr;
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
  for (const code of OPTIONS) {
    // The name that an address has in a file of names comes with what follows the offer.
    if (code === 12 && told.options[code] === undefined) continue;
    const outcome = ours.options.get(code) ?? ours.others;
    if (outcome.kind === 'unknown') continue;
    const own = outcome.kind === 'value' ? outcome.value.atoms.flatMap((it) => octetsOf(it, code)) : [];
    const ends = (it: string): string => it.replace(/(?:00)+$/, '');
    compare(`option ${code}`, ends(hex(own)), ends(told.options[code] ?? ''));
  }
  return found;
}

function factsOf({ text, files }: MadeUp): DnsmasqFacts {
  const document = dnsmasq.parse(text);
  return lowerDnsmasq(
    [{ file: 'f', document }],
    () => undefined,
    (path) => {
      const found = Object.keys(files).filter((file) => file === path || file.startsWith(`${path}/`));
      return found.map((file) => ({ file, text: files[file] ?? '' }));
    },
  );
}

function ask(made: readonly MadeUp[]): readonly (readonly (Told | null)[] | null)[] {
  const asked = spawnSync(`${repository}/test/oracle/dnsmasq-ask`, {
    input: JSON.stringify(made.map((one) => ({ ...one, clients: clients.map(packetOf) }))),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  assert.equal(asked.status, 0, asked.stderr);
  return JSON.parse(asked.stdout);
}

function describeClient({ vendorClass, userClass, mac }: DhcpClient): string {
  return [vendorClass, userClass, mac].filter((part) => part !== undefined).join(' ');
}

/** The files that the text names, for whoever reads a difference. */
function namedFiles({ text, files }: MadeUp): string[] {
  const isNamed = (path: string): boolean =>
    path.startsWith('/etc/') || text.split('\n').some((line) => path.startsWith(line.split('=')[1] ?? path));
  return Object.entries(files).flatMap(([path, it]) =>
    isNamed(path) ? [`${path}: ${JSON.stringify(it)}`] : [],
  );
}

const hosts = { srv: '10.9.0.88', 'srv.lan': '10.9.0.88', alder: '10.9.0.31' };

describe('what dnsmasq tells clients', function () {
  this.timeout(3_600_000);

  it('is what the real one tells them, field by field', function () {
    if (!existsSync('/usr/sbin/dnsmasq') || process.getuid?.() !== 0) {
      console.log('      not asked: dnsmasq is not installed, or this is not root');
      this.skip();
    }
    const made = fc.sample(madeUp, { numRuns: COUNT, seed: SEED });
    const real = ask(made);
    const site = smallSite({ serverAddresses: ['10.9.0.1'], hosts });
    const different: string[] = [];
    const open = new Map<string, number>();
    let same = 0;
    for (const [i, one] of made.entries()) {
      const told = real[i];
      const refused = dnsmasq.parse(one.text).problems.some(({ refusedBy }) => refusedBy === 'dnsmasq');
      if (refused !== (told === null)) different.push(`${one.text}refused: ${refused}`);
      if (refused || told === null || told === undefined) continue;
      const facts = factsOf(one);
      const wrong: string[] = [];
      for (const [j, client] of clients.entries()) {
        const ours = answerDnsmasq(site, facts, client, undefined);
        const found = differences(ours, told[j] ?? null);
        if (ours.answered === 'unknown') open.set(ours.reason, (open.get(ours.reason) ?? 0) + 1);
        else if (found.length === 0) same++;
        if (found.length > 0) wrong.push(`${describeClient(client)}: ${found.join('; ')}`);
      }
      if (wrong.length > 0) different.push([one.text, ...namedFiles(one), ...wrong].join('\n'));
    }
    console.log(`      ${same} answers are the same; left open: ${JSON.stringify([...open])}`);
    assert.equal(different.length, 0, different.slice(0, 5).join('\n\n'));
    assert.ok(same > COUNT);
  });
});
