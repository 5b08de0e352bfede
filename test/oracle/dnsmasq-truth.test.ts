/** Compares what we say dnsmasq tells clients with a table of questions that were asked of it, also beside a dhcpd (DISKLESS_LINT_NET_TRUTH names the file). */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dnsmasq } from '../../grammars/dnsmasq/index.js';
import { answerDnsmasq } from '../../server/boot/dhcp/dnsmasq/answer.js';
import type { DhcpClient, Firmware } from '../../server/boot/index.js';
import { firmwareClient } from '../../server/boot/machine/profile.js';
import { ipv4OfNumber } from '../../server/site/address.js';
import { isConfDirFile } from '../../server/site/dnsmasq/confdir.js';
import type { DnsmasqFacts } from '../../server/site/dnsmasq/facts.js';
import { lowerDnsmasq } from '../../server/site/dnsmasq/lower.js';
import { smallSite } from '../boot/support.js';
import { macOf } from '../support/mac.js';
import { skip } from '../support/skip.js';
import { differences, hex, type Reply, type Told } from './dnsmasq-told.js';

const table = process.env['DISKLESS_LINT_NET_TRUTH'];

interface Recorded {
  readonly reply: string | null;
  readonly from?: string;
  readonly yiaddr?: string;
  readonly siaddr?: string;
  readonly sname?: string;
  readonly file?: string;
  readonly replies?: readonly Recorded[];
  readonly port4011?: Recorded | null;
  /** Options by their number: text, and of option 43 hexadecimal. */
  readonly [option: number]: string;
}

interface Sender {
  readonly as: string;
  readonly mac: string;
  readonly user_class_rfc?: string;
  /** Hexadecimal; nothing where the option is not sent. */
  readonly opt?: Readonly<Record<string, string>>;
}

interface Asked {
  readonly kind: string;
  readonly files: Readonly<Record<string, unknown>>;
  readonly clients?: readonly Sender[];
  readonly result: {
    readonly accepted?: readonly boolean[];
    readonly clients?: readonly Recorded[];
  };
}

const KINDS: Readonly<Record<string, readonly [Firmware, number?]>> = {
  pxe: ['bios'],
  'efi-x64': ['efi-x64'],
  'efi-bc': ['efi-x64', 9],
  'efi-ia32': ['efi-ia32'],
  'efi-arm64': ['efi-arm64'],
  'http-x64': ['efi-http-x64'],
  ipxe: ['ipxe'],
  'efi-ipxe': ['ipxe', 7],
};
const OWN = ipv4OfNumber(0xc0a80701);

function clientOf({ as, mac, user_class_rfc: userClass, opt }: Sender): DhcpClient | undefined {
  const [firmware, architecture] = KINDS[as] ?? [];
  if (firmware === undefined) return undefined;
  const usual = { ...firmwareClient(firmware, macOf(mac)), network: OWN };
  const client = {
    ...usual,
    userClass: userClass ?? usual.userClass,
    ...(opt?.['175'] === '' ? { others: new Map() } : {}),
  };
  if (architecture === undefined) return client;
  const code = `Arch:${String(architecture).padStart(5, '0')}`;
  const vendorClass = client.vendorClass?.replace(/Arch:\d+/, code);
  return { ...client, architecture, vendorClass };
}

function factsOf(files: Asked['files']): DnsmasqFacts {
  const texts = new Map(
    Object.entries(files).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
  const source = (file: string) => ({ file, document: dnsmasq.parse(texts.get(file) ?? '') });
  const inside = (folder: string): string[] =>
    [...texts.keys()].filter((file) => file.startsWith(`${folder}/`));
  return lowerDnsmasq(
    [source('/etc/dnsmasq.conf')],
    (path, endings) =>
      endings === undefined
        ? texts.has(path)
          ? [source(path)]
          : undefined
        : inside(path)
            .filter((file) => isConfDirFile(file.slice(path.length + 1), endings))
            .map(source),
    (path) =>
      [path, ...inside(path)].flatMap((file) => {
        const text = texts.get(file);
        return text === undefined ? [] : [{ file, text }];
      }),
  );
}

function replyOf(recorded: Recorded): Reply {
  const { yiaddr = '0.0.0.0', siaddr = '0.0.0.0', sname = '', file = '' } = recorded;
  const options = Object.fromEntries(
    Object.entries(recorded)
      .filter(([code]) => /^\d+$/.test(code))
      .map(([code, text]) => [code, code === '43' ? text : hex(Buffer.from(String(text), 'latin1'))]),
  );
  return { yiaddr, siaddr, sname, file, options };
}

/** Of several servers that answer, what dnsmasq says. */
function toldBy(recorded: Recorded): Told | null {
  const all = recorded.replies ?? (recorded.reply === null ? [] : [recorded]);
  const own = all.find(({ from }) => from?.startsWith('dnsmasq') === true);
  if (own === undefined) return null;
  const { port4011 } = recorded;
  if (port4011 === undefined || port4011 === null) return replyOf(own);
  const later = replyOf(port4011);
  return {
    ...replyOf(own),
    ...(later.options['43']?.startsWith('47') ? { item: later } : { port4011: later }),
  };
}

describe('what dnsmasq was seen to tell', () => {
  it('is what we say, question by question', function () {
    if (table === undefined) skip(this, 'DISKLESS_LINT_NET_TRUTH names no table of questions');
    const asked = Object.entries(JSON.parse(readFileSync(table, 'utf8')) as Readonly<Record<string, Asked>>);
    const different: string[] = [];
    let [same, open] = [0, 0];
    for (const [name, { kind, files, clients = [], result }] of asked) {
      if (kind !== 'ask' || typeof files['/etc/dnsmasq.conf'] !== 'string') continue;
      const facts = factsOf(files);
      const site = smallSite({ serverAddresses: ['192.168.7.1'] });
      if (result.accepted?.[0] !== true) {
        assert.ok(dnsmasq.parse(files['/etc/dnsmasq.conf']).problems.length > 0, name);
        continue;
      }
      for (const [i, recorded] of (result.clients ?? []).entries()) {
        const sender = clients[i];
        const client = sender && clientOf(sender);
        if (client === undefined) continue;
        const ours = answerDnsmasq(site, facts, client, undefined);
        const found = differences(ours, toldBy(recorded), OWN, [60, 66, 67]);
        if (ours.answered === 'unknown') open++;
        else if (found.length === 0) same++;
        if (found.length > 0) different.push(`${name} ${sender?.as}: ${found.join('; ')}`);
      }
    }
    console.log(`      ${same} answers are the same, ${open} are left open`);
    assert.equal(different.length, 0, different.join('\n'));
    assert.ok(same > 20);
  });
});
