/** The real dhcpd and ours answer the same clients under the same configurations. Needs root, isc-dhcp-server and iproute2. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DhcpdAnswer } from '../../server/boot/dhcp/dhcpd/answer.js';
import { detailedAnswer } from '../../server/boot/dhcp/dhcpd/server.js';
import { textOfValue } from '../../server/boot/dhcp/optiontext.js';
import { firmwareClient, kernelClient } from '../../server/boot/machine/profile.js';
import type { DhcpClient } from '../../server/boot/trace.js';
import { formatIpv4, parseIpv4 } from '../../server/site/address.js';
import type { Site } from '../../server/site/model.js';
import { smallSite } from '../boot/support.js';
import { macOf } from '../support/mac.js';
import { repository } from '../support/repository.js';
import { skip } from '../support/skip.js';

/** In the configurations: the MAC of a client that they know, and one of a client that hardly any knows; ADDRESS is the first one's own. */
const known = 'KNOWN';
const other = 'OTHER';

interface Asking {
  readonly mac: string;
  readonly as: 'pxe' | 'ipxe' | 'etherboot' | 'kernel';
}

const kinds: readonly Asking['as'][] = ['pxe', 'ipxe', 'etherboot', 'kernel'];
const everyone: readonly Asking[] = [known, other].flatMap((name) =>
  kinds.map((as): Asking => ({ mac: standIn(name, as), as })),
);

/** dhcpd answers one DISCOVER of a MAC at a time, so every kind of client has MACs of its own. */
function standIn(name: string, as: Asking['as']): string {
  return `02:00:00:00:0${name === known ? 1 : 2}:0${kinds.indexOf(as)}`;
}

/** Repeats each host and subclass that names a client once for every kind of client. */
function forEveryKind(text: string): string {
  return text.replace(/(?:host|subclass) [^{};]*(?:\{[^{}]*\}|;)/g, (declaration) => {
    if (!declaration.includes(known) && !declaration.includes(other)) return declaration;
    const copies = kinds.map((as, i) =>
      declaration
        .replace(/^host (\w+)/, `host $1${i}`)
        .replaceAll(known, standIn(known, as))
        .replaceAll(other, standIn(other, as))
        .replaceAll('ADDRESS', `10.1.0.2${i}`),
    );
    return copies.join('\n');
  });
}

const pxeClass = 'match if substring (option vendor-class-identifier, 0, 9) = "PXEClient";';
const subnet = 'subnet 10.1.0.0 netmask 255.255.255.0';
const range = 'range 10.1.0.100 10.1.0.120;';
const fixed = `hardware ethernet ${known}; fixed-address ADDRESS;`;
const free = `hardware ethernet ${known};`;
const label = (name: string) =>
  `filename "${name}"; option root-path "/${name}"; option host-name "${name}";`;

/** Each under a name that says what it is about. */
const configurations: Readonly<Record<string, string>> = {
  'every scope says the same thing': `${label('global')}
    class "pxe" { ${pxeClass} ${label('class')} }
    shared-network s { ${label('shared')} ${subnet} { ${label('subnet')} pool { ${range} ${label('pool')} } } }
    group { ${label('group')} host a { ${fixed} server-name "host"; } }`,
  'group beats class': `class "pxe" { ${pxeClass} ${label('class')} next-server 10.1.0.3; }
    ${subnet} { next-server 10.1.0.2; ${range} } group { ${label('group')} host a { ${fixed} } }`,
  'a fixed host skips the pool': `${subnet} { pool { ${range} ${label('pool')} next-server 10.1.0.2; } }
    host a { ${fixed} }`,
  'a host without an address uses the pool': `${subnet} { pool { ${range} ${label('pool')} next-server 10.1.0.2; } }
    host a { ${free} }`,
  'a fixed host inside the subnet': `class "pxe" { ${pxeClass} ${label('class')} }
    ${subnet} { ${label('subnet')} ${range} host a { ${fixed} } }`,
  'a dynamic host inside the subnet': `class "pxe" { ${pxeClass} ${label('class')} }
    ${subnet} { ${label('subnet')} ${range} host a { ${free} } }`,
  'a dynamic host inside the subnet of an explicit pool': `class "pxe" { ${pxeClass} ${label('class')} }
    ${subnet} { ${label('subnet')} pool { ${range} } host a { ${free} } }`,
  'a group with a dynamic host inside the subnet': `class "pxe" { ${pxeClass} ${label('class')} }
    ${subnet} { ${label('subnet')} ${range} group { server-name "group"; host a { ${free} } } }`,
  'a class inside the subnet': `class "all" { match if exists vendor-class-identifier; ${label('all')} }
    ${subnet} { ${label('subnet')} ${range} class "pxe" { ${pxeClass} server-name "class"; } } host a { ${fixed} }`,
  'a class inside the subnet, declared first': `${subnet} { ${label('subnet')} ${range} class "pxe" { ${pxeClass} server-name "class"; } }
    class "all" { match if exists vendor-class-identifier; ${label('all')} } host a { ${fixed} }`,
  'two classes': `class "a" { ${pxeClass} filename "a"; } class "b" { ${pxeClass} filename "b"; next-server 10.1.0.9; }
    ${subnet} { ${range} } host a { ${fixed} }`,
  'a class declared twice': `class "a" { ${pxeClass} filename "first"; server-name "first"; }
    class "a" { filename "second"; } ${subnet} { ${range} } host a { ${fixed} }`,
  'subclasses of the hardware address': `class "m" { match hardware; ${label('class')} next-server 10.1.0.4; }
    subclass "m" 1:${known} { filename "subclass"; } subclass "m" 1:${other};
    ${subnet} { ${range} } host a { ${fixed} }`,
  'subclasses of a text': `class "v" { match substring (option vendor-class-identifier, 0, 9); server-name "v"; }
    subclass "v" "PXEClient" { filename "pxe"; } subclass "v" "Etherboot" { filename "eb"; }
    ${subnet} { ${range} } host a { ${fixed} }`,
  'unknown clients denied in the subnet': `${subnet} { deny unknown-clients; ${range} } host a { ${free} ${label('host')} }`,
  'unknown clients denied in the pool': `${subnet} { pool { deny unknown-clients; ${range} } } host a { ${free} }`,
  'known clients denied in the pool': `${subnet} { pool { deny known-clients; ${range} ${label('guests')} } } host a { ${free} }`,
  'members of a class in one pool, others in another': `class "pxe" { ${pxeClass} }
    ${subnet} { pool { allow members of "pxe"; ${range} ${label('members')} }
      pool { deny members of "pxe"; range 10.1.0.150 10.1.0.160; ${label('rest')} } }`,
  'booting denied for a host': `${subnet} { ${range} } host a { ${fixed} deny booting; }`,
  'booting ignored for a class': `class "pxe" { ${pxeClass} ignore booting; } ${subnet} { ${range} } host a { ${fixed} }`,
  'a host that fits no subnet, without a pool': `${subnet} { } group { ${label('group')} host a { hardware ethernet ${known}; fixed-address 172.16.0.1; } }`,
  'a host that fits no subnet, with a pool': `${subnet} { ${range} }
    group { ${label('group')} host a { hardware ethernet ${known}; fixed-address 172.16.0.1; } }`,
  'a host that fits no subnet, and one without address': `${subnet} { ${range} }
    host a { hardware ethernet ${known}; fixed-address 172.16.0.1; filename "a"; } host b { ${free} filename "b"; }`,
  'two hosts with one MAC': `${subnet} { } host a { ${fixed} filename "a"; }
    host b { hardware ethernet ${known}; fixed-address 10.1.0.50; filename "b"; }`,
  'several fixed addresses': `${subnet} { } host a { hardware ethernet ${known}; fixed-address 172.16.0.1, ADDRESS; }`,
  'short octets': `${subnet} { } host a { hardware ethernet 2:0:0:0:1:0; fixed-address 10.1.0.21; }`,
  'a ladder of architectures': `option arch code 93 = unsigned integer 16;
    if option arch = 00:07 or option arch = 00:09 { filename "x64"; }
    elsif option arch = 00:00 { if exists user-class and option user-class = "iPXE" { filename "script"; } else { filename "bios"; } }
    else { filename "other"; } ${subnet} { ${range} } host a { ${fixed} }`,
  'not of a false and': `if not (option user-class = "a" and option user-class = "b") { filename "yes"; } else { filename "no"; }
    ${subnet} { ${range} } host a { ${fixed} }`,
  'what is missing': `if option user-class = option host-name { filename "equal"; }
    if option user-class != "x" { server-name "differs"; }
    option host-name = concat ("n", option user-class); ${subnet} { ${range} } host a { ${fixed} }`,
  'known and static': `if known { filename "known"; } else { filename "unknown"; }
    if static { server-name "static"; } else { server-name "dynamic"; } ${subnet} { ${range} } host a { ${fixed} }`,
  'a class that asks for known': `class "k" { match if known; filename "k"; } ${subnet} { ${range} } host a { ${fixed} }`,
  switch: `switch (substring (option vendor-class-identifier, 0, 9)) {
      case "PXEClient": filename "pxe"; break; case "Etherboot": filename "eb"; default: server-name "default"; }
    ${subnet} { ${range} } host a { ${fixed} }`,
  'variables in conditions': `set kind = "bios"; if exists user-class { set kind = "ipxe"; }
    if kind = "ipxe" { filename "script"; } else { filename "loader"; } ${subnet} { ${range} } host a { ${fixed} }`,
  'a constant variable': `set place = "lab"; option root-path = concat ("/", place); ${subnet} { ${range} } host a { ${fixed} }`,
  'computed paths': `option root-path = concat ("/d/", binary-to-ascii (10, 8, ".", leased-address));
    option host-name = concat ("n-", binary-to-ascii (16, 8, "", substring (hardware, 1, 6)));
    filename = lcase (substring ("PXELINUX.0.OLD", 0, 10)); ${subnet} { } host a { ${fixed} }`,
  'setters in order': `option root-path "/a"; append root-path "/b"; prepend root-path "/p"; default host-name "d";
    ${subnet} { append root-path "/c"; ${range} } host a { ${fixed} default root-path "/never"; }`,
  'append met twice': `option root-path "/a"; ${subnet} { append root-path "/s"; pool { ${range} } }`,
  'a dynamic host inside a subnet of a shared network': `option root-path "/a"; class "pxe" { ${pxeClass} filename "class"; }
    shared-network s { server-name "shared"; ${subnet} { filename "subnet"; append root-path "/s"; ${range} host a { ${free} } } }`,
  'the same with an explicit pool': `option root-path "/a"; class "pxe" { ${pxeClass} filename "class"; }
    shared-network s { server-name "shared"; ${subnet} { filename "subnet"; append root-path "/s"; pool { ${range} } host a { ${free} } } }`,
  'the same with the pool beside the subnet': `option root-path "/a"; class "pxe" { ${pxeClass} filename "class"; }
    shared-network s { append root-path "/h"; ${subnet} { filename "subnet"; append root-path "/s"; host a { ${free} } }
      pool { append root-path "/p"; ${range} } }`,
  'a class inside a subnet of a shared network': `shared-network s { ${subnet} { filename "subnet"; ${range}
      class "a" { ${pxeClass} option host-name "a"; } } } class "b" { ${pxeClass} filename "b"; } host n { ${fixed} }`,
  'the name of the declaration': `use-host-decl-names on; ${subnet} { ${range} } host node7 { ${fixed} }`,
  'a longer request list': `option root-path "/r"; option dhcp-parameter-request-list = concat (option dhcp-parameter-request-list, 11);
    ${subnet} { ${range} } host a { ${fixed} }`,
  'a group around the subnet': `group { ${label('group')} ${subnet} { server-name "subnet"; ${range} } } host a { ${fixed} }`,
  'empty values': `filename "global"; ${subnet} { filename ""; ${range} } host a { ${fixed} }`,
  'a break in an if leaves no more than the if': `switch (substring (option vendor-class-identifier, 0, 9)) {
      case "PXEClient": if exists user-class { filename "ipxe"; break; } else { filename "rom"; break; } server-name "after"; break;
      default: server-name "default"; } ${subnet} { ${range} } host a { ${fixed} }`,
  'options see the variables set at the top as dhcpd started': `set place = "top"; if exists user-class { set kind = "ipxe"; } else { set kind = "none"; }
    option root-path = concat ("/", kind); option host-name = concat ("h-", place); filename = concat ("/", kind);
    ${subnet} { set place = "subnet"; server-name = place; ${range} } host a { ${fixed} }`,
  'a variable of one network is no part of an option': `${subnet} { set inner = "x"; option root-path = concat ("/", inner); filename = inner; ${range} }
    host a { ${fixed} }`,
  'a variable of the DISCOVER is there at the REQUEST': `if not defined (seen) { filename "first"; } else { filename "second"; } set seen = "1";
    ${subnet} { ${range} } host a { ${fixed} }`,
  'next-server from a variable': `set boots = 0a:01:00:07; next-server = boots; ${subnet} { ${range} } host a { ${fixed} }`,
  'a pattern against an option that is not sent': `if not (option user-class ~= "iPXE") { filename "loader"; } else { filename "script"; }
    ${subnet} { ${range} } host a { ${fixed} }`,
  'a variable without a value is not defined': `set seen = concat (option user-class, "x"); if defined (seen) { filename "yes"; } else { filename "no"; }
    ${subnet} { ${range} } host a { ${fixed} }`,
  'the name of the declaration in statements': `filename = host-decl-name; option root-path = host-decl-name;
    ${subnet} { ${range} } host a { ${free} }`,
  'a site option space of another code': `option space site; option site.path code 240 = text; site-option-space "site";
    option site.path "/s"; option root-path "/r"; ${subnet} { ${range} } host a { ${fixed} }`,
};

interface Reply {
  readonly reply: string | null;
  readonly yiaddr?: string;
  readonly siaddr?: string;
  readonly sname?: string;
  readonly file?: string;
  readonly options?: Readonly<Record<string, { readonly value: unknown }>>;
}

/** The compiled tests lie elsewhere; the script does not. */
const script = join(repository, 'test/oracle/dhcp-ask');

function missing(): string | undefined {
  if (process.platform !== 'linux') return 'Linux';
  for (const program of ['/usr/sbin/dhcpd', '/usr/bin/python3']) if (!existsSync(program)) return program;
  return process.getuid?.() === 0 ? undefined : 'root';
}

function real(folder: string, text: string): readonly Reply[] {
  const configuration = join(folder, 'dhcpd.conf');
  const clients = join(folder, 'clients.json');
  // Without it each new lease waits a second for somebody to answer a ping.
  writeFileSync(configuration, `ping-check off;\n${text}`);
  writeFileSync(clients, JSON.stringify(everyone));
  const run = spawnSync(script, ['--conf', configuration, '--batch', clients, '--timeout', '3'], {
    encoding: 'utf8',
  });
  const result = JSON.parse(run.stdout) as {
    error: string | null;
    clients: Reply[];
    dhcpd_messages: unknown;
  };
  assert.equal(result.error, null, JSON.stringify(result.dhcpd_messages));
  return result.clients;
}

function clientOf({ as, mac: text }: Asking): DhcpClient {
  const mac = macOf(text);
  return as === 'kernel' ? kernelClient(mac) : firmwareClient(as === 'pxe' ? 'bios' : as, mac);
}

function whole(site: Site, client: DhcpClient): DhcpdAnswer {
  if (site.dhcp === undefined) throw new Error('the site has no dhcpd.conf');
  return detailedAnswer(site, site.dhcp, client);
}

/** Both answers in the same words; a value that we call unknown is left out of the comparison. */
function ours(answer: DhcpdAnswer, reply: Reply): Record<string, unknown> {
  if (answer.answered !== 'yes') return { reply: answer.answered === 'no' ? null : 'unknown' };
  const text = (it: DhcpdAnswer['filename'], otherwise: unknown) =>
    it.kind === 'value' ? it.value : it.kind === 'none' ? '' : otherwise;
  const option = (name: string) => {
    const it = answer.option(name);
    return it.kind === 'value' ? textOfValue(it.value) : it.kind === 'none' ? undefined : it.reason;
  };
  const offered = parseIpv4(reply.yiaddr ?? '') ?? 0;
  const dynamic = answer.dynamic.some(({ low, high }) => low <= offered && offered <= high);
  return {
    reply: 'ACK',
    yiaddr:
      answer.address.kind === 'value' ? formatIpv4(answer.address.value) : dynamic ? reply.yiaddr : 'other',
    siaddr: answer.nextServer.kind === 'value' ? formatIpv4(answer.nextServer.value) : answer.nextServer.kind,
    sname: text(answer.serverName, 'unknown'),
    file: text(answer.filename, 'unknown'),
    rootPath: option('root-path'),
    hostName: option('host-name'),
  };
}

function theirs(reply: Reply): Record<string, unknown> {
  if (reply.reply === null) return { reply: null };
  return {
    reply: reply.reply,
    yiaddr: reply.yiaddr,
    siaddr: reply.siaddr === '0.0.0.0' ? 'none' : reply.siaddr,
    sname: reply.sname,
    file: reply.file,
    rootPath: reply.options?.['17']?.value,
    hostName: reply.options?.['12']?.value,
  };
}

describe('the answers of the real dhcpd', () => {
  let folder = '';
  before(function () {
    const lacking = missing();
    if (lacking !== undefined) {
      skip(this, `the real dhcpd is not asked: ${lacking} is missing`);
    }
    folder = mkdtempSync(join(tmpdir(), 'dhcp-answers-'));
  });
  after(() => {
    if (folder !== '') rmSync(folder, { recursive: true, force: true });
  });

  for (const [name, template] of Object.entries(configurations)) {
    it(`are ours: ${name}`, () => {
      const text = forEveryKind(template);
      const site = smallSite({ dhcp: text });
      const replies = real(folder, text);
      const expected = replies.map((reply, i) => ({ ...everyone[i], ...theirs(reply) }));
      const actual = everyone.map((asking, i) => ({
        ...asking,
        ...ours(whole(site, clientOf(asking)), replies[i] ?? { reply: null }),
      }));
      assert.deepEqual(actual, expected);
    });
  }
});
