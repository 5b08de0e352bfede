/** A configuration and clients go in; every field of our answer beside the same field of the real dhcpd's comes out: equal, different, or unknown to us. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { DhcpdDocument } from '../../grammars/dhcpd/index.js';
import { dhcpd } from '../../grammars/dhcpd/index.js';
import type { DhcpdAnswer } from '../../server/boot/dhcp/dhcpd/answer.js';
import { detailedAnswer } from '../../server/boot/dhcp/dhcpd/server.js';
import type { DoubtCode } from '../../server/boot/doubt.js';
import type { Outcome } from '../../server/boot/trace.js';
import { formatIpv4, parseIpv4 } from '../../server/site/address.js';
import type { DhcpFacts } from '../../server/site/dhcpd/facts.js';
import { lowerDhcpd } from '../../server/site/dhcpd/lower.js';
import type { Site } from '../../server/site/model.js';
import type { Place } from '../../server/site/place.js';
import { smallSite } from '../boot/support.js';
import { type Asking, askReal, clientOf, noPing, type Replies, type Reply } from './dhcp-real.js';

export interface Configuration {
  readonly name: string;
  readonly text: string;
  /** Texts of included files; `INCLUDE/` in paths stands for the folder they lie in. */
  readonly included?: Readonly<Record<string, string>>;
  readonly hosts?: Readonly<Record<string, string>>;
}

export interface Comparison {
  readonly asking: Asking;
  /** Whether we were told which network the client is connected to. */
  readonly placed: boolean;
  readonly field: string;
  readonly verdict: 'equal' | 'unknown' | 'different';
  readonly ours: string;
  readonly theirs: string;
  /** Why it is unknown. */
  readonly reason: string;
  readonly code: DoubtCode | undefined;
  /** `file:line` of the statement that supplied our value. */
  readonly from: string;
}

export interface Agreement {
  readonly configuration: Configuration;
  /** Why the real program was not heard. */
  readonly error: string | undefined;
  readonly comparisons: readonly Comparison[];
  /** Clients that were asked for a second time, alone. */
  readonly again: number;
}

export function factsOf(
  configuration: Configuration,
  folder: string,
): {
  readonly facts: DhcpFacts;
  readonly files: ReadonlyMap<string, string>;
} {
  const main = join(folder, 'dhcpd.conf');
  const inFolder = (text: string) => text.replaceAll('INCLUDE/', `${folder}/`);
  const files = new Map([[main, noPing + inFolder(configuration.text)]]);
  for (const [name, text] of Object.entries(configuration.included ?? {})) {
    files.set(join(folder, name), inFolder(text));
  }
  const documents = new Map<string, DhcpdDocument>();
  for (const [file, text] of files) documents.set(file, dhcpd.parse(text));
  const source = (file: string) => {
    const document = documents.get(file);
    return document === undefined ? undefined : { file, document };
  };
  const first = documents.get(main);
  if (first === undefined) throw new RangeError('no main file');
  return { facts: lowerDhcpd({ file: main, document: first }, source), files };
}

/** Each round is a run of dhcpd of its own: it answers one DISCOVER of a MAC at a time. */
export async function agreement(
  configuration: Configuration,
  rounds: (facts: DhcpFacts) => readonly (readonly Asking[])[],
): Promise<Agreement> {
  const folder = mkdtempSync(join(tmpdir(), 'dhcp-agreement-'));
  try {
    const { facts, files } = factsOf(configuration, folder);
    for (const [file, text] of files) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    const hosts = configuration.hosts ?? {};
    const lines = Object.entries(hosts).map(([name, address]) => `${address} ${name}\n`);
    const comparisons: Comparison[] = [];
    let again = 0;
    const comparisonsOf = (replies: Replies, index: number, asking: Asking): Comparison[] => {
      const serverAddresses = replies.links.flatMap(({ server_addrs }) => server_addrs);
      const site = smallSite({ hosts, serverAddresses, overrides: { dhcp: facts } });
      const answer = replies.clients[index] ?? (crashed(replies) ? noReply : undefined);
      if (answer === undefined) return [];
      const died = replies.died === undefined ? [] : [`dhcpd ended with ${replies.died}`];
      const reply = { ...answer, log: [...(answer.log ?? []), ...died] };
      const compared = { site, facts, files, asking, reply };
      return [true, false].flatMap((placed) => compare({ ...compared, placed }));
    };
    const ask = (round: readonly Asking[]) =>
      askReal(folder, join(folder, 'dhcpd.conf'), lines.join(''), round);
    for (const round of rounds(facts)) {
      if (round.length === 0) continue;
      const together = await ask(round);
      // A packet that kills the server leaves those behind it without an answer: then each asks a server of its own.
      const apart = together.died !== undefined && together.error === null && round.length > 1;
      for (const askers of apart ? round.map((asking) => [asking]) : [round]) {
        const replies = apart ? await ask(askers) : together;
        if (replies.error !== null && !crashed(replies))
          return { configuration, error: troubleOf(replies), comparisons, again };
        for (const [index, asking] of askers.entries()) {
          const both = comparisonsOf(replies, index, asking);
          if (askers.length === 1 || both.every(({ verdict }) => verdict !== 'different')) {
            comparisons.push(...both);
            continue;
          }
          // A client that was refused leaves its variables on a free lease, and leases are used up: alone it counts.
          const alone = comparisonsOf(await ask([asking]), 0, asking);
          again++;
          comparisons.push(...alone);
        }
      }
    }
    return { configuration, error: undefined, comparisons, again };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A server that does not survive its own start answers nobody. */
function crashed({ error, died }: Replies): boolean {
  return error !== null && died !== undefined && died < 0;
}

const noReply: Reply = { reply: null, yiaddr: '', siaddr: '', sname: '', file: '', options: {}, log: [] };

function troubleOf(replies: Replies): string {
  const messages = replies.dhcpd_messages.map(({ message }) => message).slice(0, 3);
  const log = (replies.log ?? []).filter((line) => line.trim() !== '').slice(-4);
  return [replies.error, ...messages, ...log].join(' | ');
}

interface Compared {
  readonly site: Site;
  readonly facts: DhcpFacts;
  readonly files: ReadonlyMap<string, string>;
  readonly asking: Asking;
  readonly reply: Reply;
  readonly placed: boolean;
}

/** Where the request comes in tells the real server its network; the simulation is told, or has to find it out. */
function compare(compared: Compared): Comparison[] {
  const { site, files, asking, reply, placed } = compared;
  const network = placed ? parseIpv4(asking.link) : undefined;
  if (site.dhcp === undefined) throw new Error('the site has no dhcpd.conf');
  const answer = detailedAnswer(site, site.dhcp, { ...clientOf(asking), network });
  if (!placed && !onThisNetwork(answer, compared)) return [];
  const out: Comparison[] = [];
  const add = (
    field: string,
    verdict: Comparison['verdict'],
    ours: string,
    theirs: string,
    why?: Why,
    from?: Place,
  ) => {
    const { reason = '', code } = why ?? {};
    out.push({ asking, placed, field, verdict, ours, theirs, reason, code, from: lineOf(from, files) });
  };
  const same = (field: string, ours: string, theirs: string, from?: Place) =>
    add(field, ours === theirs ? 'equal' : 'different', ours, theirs, undefined, from);

  // Who refuses the REQUEST, or dies of it, has offered an address that the client never gets.
  const silent = reply.reply === null || reply.reply === 'OFFER' || reply.reply === 'NAK';
  const answered = silent ? 'no' : 'yes';
  if (answer.answered === 'unknown') add('answered', 'unknown', '', answered, answer);
  else {
    const log = (reply.log ?? []).map((line) => line.replace(/^.*? from \S+ via \S+?: ?/, '')).join(' | ');
    const verdict = answer.answered === answered ? 'equal' : 'different';
    add('answered', verdict, `${answer.answered}: ${answer.reason}`, `${answered}: ${log}`);
  }
  if (silent || answer.answered === 'no') return out;

  if (answer.address.kind === 'value') {
    same('yiaddr', formatIpv4(answer.address.value), reply.yiaddr, answer.address.from);
  } else if (answer.address.kind === 'unknown') {
    add('yiaddr', 'unknown', '', reply.yiaddr, answer.address);
  } else {
    const offered = parseIpv4(reply.yiaddr) ?? 0;
    const inside = answer.dynamic.some(({ low, high }) => low <= offered && offered <= high);
    const ranges = answer.dynamic.map(({ low, high }) => `${formatIpv4(low)}-${formatIpv4(high)}`).join(' ');
    add('yiaddr', inside ? 'equal' : 'different', ranges, reply.yiaddr);
  }
  const header = <T>(
    field: string,
    outcome: Outcome<T>,
    text: (it: T) => string,
    theirs: string,
    nothing = '',
  ) => {
    if (outcome.kind === 'unknown') add(field, 'unknown', '', theirs, outcome, outcome.from);
    else if (outcome.kind === 'none') same(field, nothing, theirs);
    else same(field, text(outcome.value), theirs, outcome.from);
  };
  const latin = (text: string) => Buffer.from(text, 'utf8').toString('latin1');
  header('siaddr', answer.nextServer, formatIpv4, reply.siaddr, '0.0.0.0');
  header('sname', answer.serverName, (text) => latin(text).slice(0, 64), reply.sname);
  header('file', answer.filename, (text) => latin(text).slice(0, 128), reply.file);
  compareOptions(answer, compared, add);
  return out;
}

/** Not told the network, the simulation takes that of the fixed address; then the client has to ask there. */
function onThisNetwork(answer: DhcpdAnswer, { facts, asking }: Compared): boolean {
  const link = parseIpv4(asking.link) ?? 0;
  const { subnet } = answer;
  if (subnet === undefined) return facts.subnets.length === 1;
  if ((link & subnet.mask.value) >>> 0 === (subnet.network.value & subnet.mask.value) >>> 0) return true;
  const wire = (address: number) =>
    facts.subnets.find((it) => (address & it.mask.value) >>> 0 === it.network.value)?.parent;
  const shared = wire(link);
  return shared?.kind === 'shared-network' && shared === subnet.parent;
}

/** Made by the transport: overload and end, and what a relay has put in. */
const never: ReadonlySet<number> = new Set([52, 82, 255]);

type Add = (
  field: string,
  verdict: Comparison['verdict'],
  ours: string,
  theirs: string,
  why?: Why,
  from?: Place,
) => void;

interface Why {
  readonly reason: string;
  readonly code?: DoubtCode | undefined;
}

function compareOptions(answer: DhcpdAnswer, { reply }: Compared, add: Add): void {
  for (let code = 1; code < 255; code++) {
    if (never.has(code) || (code === 53 && !answer.client.bootp)) continue;
    const theirs = reply.options[`${code}`]?.hex ?? 'none';
    const outcome = answer.octets(code);
    const field = `option ${code}`;
    if (outcome.kind === 'unknown') add(field, 'unknown', '', theirs, outcome, outcome.from);
    else if (outcome.kind === 'value') {
      const ours = Buffer.from(outcome.value).toString('hex');
      add(field, ours === theirs ? 'equal' : 'different', ours, theirs, undefined, outcome.from);
    } else if (theirs !== 'none') add(field, 'different', 'none', theirs);
  }
}

function lineOf(place: Place | undefined, files: ReadonlyMap<string, string>): string {
  if (place === undefined) return '';
  const text = files.get(place.file) ?? '';
  const file = place.file.slice(place.file.lastIndexOf('/') + 1);
  return `${file}:${text.slice(0, place.span.start).split('\n').length}`;
}

export interface Counts {
  equal: number;
  different: number;
  /** By code and reason, with quoted words left out. */
  readonly unknown: Map<string, number>;
  readonly codes: Map<DoubtCode | 'unjustified', number>;
}

export function count(comparisons: readonly Comparison[]): Counts {
  const counts: Counts = { equal: 0, different: 0, unknown: new Map(), codes: new Map() };
  for (const { verdict, reason, code = 'unjustified' } of comparisons) {
    if (verdict === 'unknown') {
      const kind = reason.replaceAll(/"[^"]*"/g, '"…"').replaceAll(/variable \S+/g, 'variable …');
      const line = `${code}: ${kind}`;
      counts.unknown.set(line, (counts.unknown.get(line) ?? 0) + 1);
      counts.codes.set(code, (counts.codes.get(code) ?? 0) + 1);
    } else counts[verdict]++;
  }
  return counts;
}

export function describeDifference(name: string, it: Comparison): string {
  const who = `${it.asking.kind} ${it.asking.mac} on ${it.asking.link}${it.placed ? '' : ' (network not told)'}`;
  return `${name}: ${who}: ${it.field}: ours ${JSON.stringify(it.ours)} ${it.from}, theirs ${JSON.stringify(it.theirs)}`;
}
