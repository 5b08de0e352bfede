/** Compares what we say dnsmasq answers with what it answered, as a corpus recorded it: field by field, for each kind of client. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dnsmasq } from '../../grammars/dnsmasq/index.js';
import { answerDnsmasq } from '../../server/boot/dhcp/dnsmasq/answer.js';
import type { DhcpAnswer, DhcpClient, Firmware, Outcome } from '../../server/boot/index.js';
import { firmwareClient } from '../../server/boot/machine/profile.js';
import { formatIpv4 } from '../../server/site/address.js';
import { lowerDnsmasq } from '../../server/site/dnsmasq/lower.js';
import type { OptionValue } from '../../server/site/optionvalue.js';
import { smallSite } from '../boot/support.js';
import { macOf } from '../support/mac.js';
import { skip } from '../support/skip.js';

const corpus = process.env['DISKLESS_LINT_NET_CORPUS'];

/** The kinds of clients by their names in the corpus, with an architecture other than the firmware's usual one. */
const KINDS: Readonly<Record<string, readonly [Firmware, number?]>> = {
  bios: ['bios'],
  'efi-ia32': ['efi-ia32'],
  'efi-x64': ['efi-x64'],
  'efi-bc': ['efi-x64', 9],
  'efi-arm64': ['efi-arm64'],
  'http-x64': ['efi-http-x64'],
  'ipxe-bios': ['ipxe'],
  'ipxe-efi-x64': ['ipxe', 7],
  rpi: ['bios'],
};

type Fields = Readonly<Record<string, string>>;

interface Recorded {
  readonly file: string;
  readonly server?: string;
  readonly dropped?: readonly string[];
  readonly answers?: Readonly<Record<string, Fields | null>>;
}

function clientOf([firmware, architecture]: readonly [Firmware, number?]): DhcpClient {
  const client = firmwareClient(firmware, macOf('52:54:00:99:99:99'));
  if (architecture === undefined) return client;
  const code = String(architecture).padStart(5, '0');
  return { ...client, architecture, vendorClass: client.vendorClass?.replace(/Arch:\d+/, `Arch:${code}`) };
}

function hex(octets: readonly number[]): string {
  return octets.map((octet) => octet.toString(16).padStart(2, '0')).join('');
}

function textOf(outcome: Outcome<OptionValue> | undefined): string | undefined {
  if (outcome === undefined || outcome.kind === 'none') return undefined;
  if (outcome.kind === 'unknown') return '?';
  return outcome.value.atoms
    .map((atom) =>
      atom.kind === 'address'
        ? formatIpv4(atom.value)
        : atom.kind === 'hex'
          ? hex(atom.value)
          : `${atom.value}`,
    )
    .join(',');
}

/** Of octets that are not all known nothing is compared. */
function octetsOf(vendor: DhcpAnswer['vendor']): string {
  const known = vendor.kind === 'value' ? vendor.value.filter((octet) => octet !== undefined) : [];
  return vendor.kind === 'value' && known.length === vendor.value.length ? hex(known) : '?';
}

function fieldsOf(answer: DhcpAnswer): Record<string, string | undefined> {
  const { nextServer, filename, options, vendor } = answer;
  return {
    siaddr: nextServer.kind === 'value' ? formatIpv4(nextServer.value) : nextServer.kind,
    file: filename.kind === 'value' ? filename.value : filename.kind === 'none' ? '' : '?',
    option43: vendor.kind === 'none' ? undefined : octetsOf(vendor),
    ...Object.fromEntries(
      [17, 60, 66, 67, 209, 210].map((code) => [`option${code}`, textOf(options.get(code))]),
    ),
  };
}

/** What a proxy says on port 4011 was not recorded, and ours has it. */
const SAID_LATER = ['siaddr', 'file', 'option43', 'option60'];

describe('answers of dnsmasq', () => {
  it('are those that were recorded', function () {
    const where = corpus === undefined ? '' : join(corpus, 'ANSWERS-NET.jsonl');
    if (corpus === undefined || !existsSync(where))
      skip(this, 'DISKLESS_LINT_NET_CORPUS names no folder of recorded answers');
    const different: string[] = [];
    let [same, unknown] = [0, 0];
    for (const line of readFileSync(where, 'utf8').split('\n').filter(Boolean)) {
      const { file, server = '', dropped = [], answers } = JSON.parse(line) as Recorded;
      if (answers === undefined) continue;
      let text = readFileSync(join(corpus, file), 'utf8');
      for (const one of dropped) text = text.replace(one, '');
      const facts = lowerDnsmasq([{ file, document: dnsmasq.parse(text) }], () => undefined);
      const proxy = facts.ranges.some(({ kind }) => kind === 'proxy');
      const site = smallSite({ serverAddresses: [server] });
      for (const [kind, told] of Object.entries(answers)) {
        const asked = KINDS[kind];
        assert.ok(asked, kind);
        const answer = answerDnsmasq(site, facts, clientOf(asked), undefined);
        if (answer.answered === 'unknown') {
          unknown++;
          continue;
        }
        const ours = answer.answered === 'no' ? {} : fieldsOf(answer);
        const wrong = Object.entries(ours).filter(
          ([name, it]) =>
            !(proxy && SAID_LATER.includes(name)) &&
            it !== (told?.[name] ?? (name === 'file' ? '' : undefined)),
        );
        if ((answer.answered === 'no') === (told === null) && wrong.length === 0) same++;
        else different.push(`${file} ${kind}: ${JSON.stringify(wrong)} ${JSON.stringify(told)}`);
      }
    }
    console.log(`      ${same} answers are the same, ${unknown} are left open`);
    assert.deepEqual(different, []);
    assert.ok(same > 100);
  });
});
