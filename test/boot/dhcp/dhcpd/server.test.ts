/** What dhcpd answers: configurations and clients go in, the answer and its provenance are compared. */
import assert from 'node:assert/strict';
import type { DhcpdAnswer } from '../../../../server/boot/dhcp/dhcpd/answer.js';
import { answerDhcp, detailedAnswer } from '../../../../server/boot/dhcp/dhcpd/server.js';
import { textOfValue } from '../../../../server/boot/dhcp/optiontext.js';
import { firmwareClient, kernelClient } from '../../../../server/boot/machine/profile.js';
import type { DhcpClient } from '../../../../server/boot/trace.js';
import { formatIpv4 } from '../../../../server/site/address.js';
import type { Site } from '../../../../server/site/model.js';
import { macOf } from '../../../support/mac.js';
import { address, smallSite } from '../../support.js';

function whole(site: Site, client: DhcpClient): DhcpdAnswer {
  if (site.dhcp === undefined) throw new Error('the site has no dhcpd.conf');
  return detailedAnswer(site, site.dhcp, client);
}

const mac = macOf('00:40:63:c2:ca:c9');
const bios = firmwareClient('bios', mac);

function ask(dhcp: string, client: DhcpClient = bios, hosts: Record<string, string> = {}): DhcpdAnswer {
  return whole(smallSite({ dhcp, hosts }), client);
}

function filename(answer: DhcpdAnswer): string {
  const { filename: it } = answer;
  return it.kind === 'value' ? it.value : it.kind;
}

function option(answer: DhcpdAnswer, name: string): string {
  const it = answer.option(name);
  return it.kind === 'value' ? (textOfValue(it.value) ?? '?') : it.kind;
}

function yiaddr(answer: DhcpdAnswer): string {
  return answer.address.kind === 'value' ? formatIpv4(answer.address.value) : answer.address.kind;
}

/** The text of the statement that a value is said to come from. */
function words(text: string, place: { readonly span: { start: number; end: number } } | undefined): string {
  return place === undefined ? '' : text.slice(place.span.start, place.span.end);
}

const subnet = 'subnet 10.1.0.0 netmask 255.255.255.0';
const host = `host n { hardware ethernet ${mac}; fixed-address 10.1.0.21;`;

describe('what of a range becomes a pool', () => {
  const ranges = (dhcp: string, client: DhcpClient = bios) =>
    ask(dhcp, client).dynamic.map(({ low, high }) => `${formatIpv4(low)}-${formatIpv4(high)}`);

  it('is the pool before the one a second range would join', () => {
    const text = `${subnet} { pool { deny unknown-clients; range 10.1.0.50; } range 10.1.0.100; range 10.1.0.130; }`;
    assert.deepEqual(ranges(text), ['10.1.0.100-10.1.0.100']);
  });

  it('serves BOOTP clients where a pool is declared, and else only with dynamic-bootp', () => {
    const old = { ...bios, bootp: true, requested: undefined };
    assert.deepEqual(ranges(`${subnet} { pool { range 10.1.0.50; } }`, old), ['10.1.0.50-10.1.0.50']);
    assert.deepEqual(ranges(`${subnet} { range 10.1.0.50; }`, old), []);
    assert.deepEqual(ranges(`${subnet} { range dynamic-bootp 10.1.0.50; }`, old), ['10.1.0.50-10.1.0.50']);
  });
});

describe('options inside options', () => {
  const rom =
    'option space rom; option rom.control code 6 = unsigned integer 8; option rom.menu code 9 = text;';

  it('are those of the vendor option space, in the order of dhcpd', () => {
    const text = `${rom} vendor-option-space rom; option rom.menu "ab"; option rom.control 8; ${subnet} {} ${host} }`;
    const answer = ask(text).octets(43);
    assert.deepEqual(answer.kind === 'value' ? answer.value : answer, [6, 1, 8, 9, 2, 97, 98]);
  });

  it('have codes and lengths as wide as their space says', () => {
    const text = `option space wide code width 2 length width 2; option wide.name code 300 = text;
      option space deep; option deep.mark code 1 = zerolen; option wide.deep code 7 = encapsulate deep;
      option outer code 200 = encapsulate wide; option wide.name "ab"; option deep.mark;
      option vendor-class.isc "c"; ${subnet} {} ${host} }`;
    const answer = ask(text, { ...bios, requested: [200, 124] });
    const octets = (code: number) => {
      const it = answer.octets(code);
      return it.kind === 'value' ? it.value : it.kind;
    };
    assert.deepEqual(octets(200), [1, 44, 0, 2, 97, 98, 0, 7, 0, 2, 1, 0]);
    assert.deepEqual(octets(124), [0, 0, 9, 191, 1, 99]);
  });

  it('are not looked for in a space that has none of its own', () => {
    const text = `option space a; option space b; option a.b code 1 = encapsulate b; option b.text code 1 = text;
      option outer code 200 = encapsulate a; option b.text "x"; ${subnet} {} ${host} }`;
    assert.equal(ask(text, { ...bios, requested: [200] }).octets(200).kind, 'none');
  });

  it('are not sent without a vendor option space', () => {
    assert.equal(ask(`${rom} option rom.control 8; ${subnet} {} ${host} }`).octets(43).kind, 'none');
  });

  it('make dhcpd end with an error when one is computed from itself', () => {
    const text = `option host-name = concat ("a", config-option host-name, config-option host-name); ${subnet} {} ${host} }`;
    const { answered, reason } = ask(text);
    assert.deepEqual([answered, reason.includes('host-name')], ['no', true]);
  });
});

describe('a server that does not survive', () => {
  const ends = (text: string, client: DhcpClient = bios) => {
    const { answered, silence, decidedBy } = ask(text, client);
    return [answered, silence === 'crash', words(text, decidedBy)];
  };
  const label = 'switch (option user-class) { case "iPXE": filename "a"; break; default: }';

  it('ends at a label with nothing behind it, once a client comes to it', () => {
    const text = `${subnet} { ${label} } ${host} }`;
    assert.deepEqual(ends(text), ['no', true, 'default:']);
    assert.deepEqual(ends(text, firmwareClient('ipxe', mac)), ['yes', false, '']);
  });

  it('falls through from one label to the next', () => {
    const text = `${subnet} { switch (option arch) { case 00:00: default: break; } } ${host} }`;
    assert.deepEqual(ends(`option arch code 93 = unsigned integer 16; ${text}`), ['yes', false, '']);
  });

  it('ends as it starts when the label stands at the top', () => {
    assert.deepEqual(ends(`${label} ${subnet} {} ${host} }`, firmwareClient('ipxe', mac)), [
      'no',
      true,
      'default:',
    ]);
  });

  it('ends as it starts at an add that is reached without a client, the second time at the latest', () => {
    const add = 'class "k" { } if defined (vv) { add "k"; } set vv = "x";';
    assert.deepEqual(ends(`${add} ${subnet} {} ${host} }`), ['no', true, 'add "k";']);
    assert.deepEqual(ends(`class "k" { } if known { add "k"; } ${subnet} {} ${host} }`), ['yes', false, '']);
  });

  it('may end where it is not known which way it takes', () => {
    const text = `${subnet} { switch (option dhcp-client-identifier) { case "a": } } ${host} }`;
    assert.deepEqual(ends(text), ['unknown', false, 'case "a":']);
  });

  it('names the option that is computed from itself', () => {
    const text = `option host-name = config-option host-name; ${subnet} {} ${host} }`;
    assert.deepEqual(ends(text), ['no', true, 'option host-name = config-option host-name;']);
  });
});

describe('what else a client may send', () => {
  const sent = (entries: readonly [number, readonly number[]][]): DhcpClient => ({
    ...bios,
    others: new Map(entries),
  });
  const node = [0, ...Buffer.from('node')];

  it('is an identifier, which counts before the hardware address', () => {
    const text = `${subnet} {} ${host} }
      host named { option dhcp-client-identifier "\\000node"; fixed-address 10.1.0.30; }`;
    assert.equal(ask(text, sent([[61, node]])).host?.name.value, 'named');
    assert.equal(ask(text, sent([])).host?.name.value, 'n');
  });

  it('leads to a host behind the one of the hardware address that only shares its identifier', () => {
    const text = `${subnet} { range 10.1.0.50 10.1.0.60; }
      host a { hardware ethernet ${mac}; option dhcp-client-identifier "x"; fixed-address 10.9.9.9; }
      host b { option dhcp-client-identifier "x"; filename "b"; }`;
    assert.equal(filename(ask(text)), 'b');
  });

  it('is what a relay adds', () => {
    const text = `${subnet} { if exists agent.circuit-id { filename = option agent.remote-id; } } ${host} }`;
    const client = { ...sent([[82, [1, 1, 7, 2, 2, 97, 98]]]), relay: address('10.1.0.254') };
    assert.equal(filename(ask(text, client)), 'ab');
    assert.equal(ask(text, { ...client, others: new Map() }).filename.kind, 'none');
    assert.equal(ask(text, { ...bios, relay: address('10.1.0.254') }).filename.kind, 'unknown');
  });

  it('makes the room that a BOOTP reply has', () => {
    const text = `option root-path "${'x'.repeat(60)}"; ${subnet} {} ${host} }`;
    const small = { ...kernelClient(mac), bootp: true, requested: undefined };
    assert.equal(ask(text, { ...small, others: new Map() }).octets(17).kind, 'none');
    assert.equal(
      ask(text, { ...small, others: new Map([[97, Array(80).fill(0)]]) }).octets(17).kind,
      'value',
    );
    const open = ask(text, small).octets(17);
    assert.deepEqual(open.kind === 'unknown' && open.code, 'packet');
  });
});

describe('values that are computed', () => {
  it('do not see the variable that they are given to', () => {
    const set = 'set vv = "a"; set vv = pick-first-value (vv, "b"); filename = vv;';
    assert.equal(filename(ask(`${subnet} { ${set} } ${host} }`)), 'b');
  });

  it('are forgotten where each way that may be taken forgets them', () => {
    const way = 'set vv = option user-class;';
    const set = `set vv = "a"; if option dhcp-client-identifier = "x" { ${way} } else { ${way} }`;
    assert.equal(
      filename(ask(`${subnet} { ${set} filename = pick-first-value (vv, "none"); } ${host} }`)),
      'none',
    );
  });

  it('have no lease-time where the address is fixed', () => {
    const text = `${subnet} { filename = pick-first-value (encode-int (lease-time, 8), "none"); } ${host} }`;
    assert.equal(filename(ask(text)), 'none');
  });

  it('see what dhcpd adds to the reply itself', () => {
    const text = `use-host-decl-names on; option root-path = concat ("/", config-option host-name); ${subnet} {} ${host} }`;
    assert.equal(option(ask(text), 'root-path'), '/n');
  });

  it('see nothing configured while classes are decided', () => {
    const test = 'match if config-option root-path = "r"; filename "c";';
    assert.equal(filename(ask(`option root-path "r"; class "c" { ${test} } ${subnet} {} ${host} }`)), 'none');
  });

  it('are those of a subclass only where match if holds, too', () => {
    const text = (test: string) =>
      `class "c" { match if ${test}; match hardware; filename "c"; } subclass "c" 1:${mac}; ${subnet} {} ${host} }`;
    assert.equal(filename(ask(text('exists vendor-class-identifier'))), 'c');
    assert.equal(filename(ask(text('exists user-class'))), 'none');
  });

  it('are a name of the hosts file where get-lease-hostnames is on', () => {
    const text = `get-lease-hostnames on; ${subnet} {} ${host} }`;
    const answer = ask(text, bios, { 'node.lab': '10.1.0.21' });
    assert.equal(option(answer, 'host-name'), 'node.lab');
    assert.deepEqual(answer.octets(12).kind === 'value' && answer.octets(12), {
      ...answer.octets(12),
      value: [...Buffer.from('node.lab'), 0],
    });
    const open = ask(text).octets(12);
    assert.equal(open.kind === 'unknown' && open.code, 'dns');
  });
});

describe('the answer of dhcpd', () => {
  it('lets a host override its group, the class, the subnet and the rest', () => {
    const levels = [
      ['filename "global";', '', '', '', '', ''],
      ['', 'filename "shared";', '', '', '', ''],
      ['', '', 'filename "subnet";', '', '', ''],
      ['', '', '', 'filename "class";', '', ''],
      ['', '', '', '', 'filename "group";', ''],
      ['', '', '', '', '', 'filename "host";'],
    ];
    const expected = ['global', 'shared', 'subnet', 'class', 'group', 'host'];
    for (let depth = 0; depth < levels.length; depth++) {
      const at = (i: number) => (i <= depth ? (levels[i]?.[i] ?? '') : '');
      const text = `${at(0)}
        class "pxe" { match if substring (option vendor-class-identifier, 0, 9) = "PXEClient"; ${at(3)} }
        shared-network s { ${at(1)} ${subnet} { ${at(2)} } }
        group { ${at(4)} ${host} ${at(5)} } }`;
      assert.equal(filename(ask(text)), expected[depth]);
    }
  });

  it('names the statement that supplied a value and those it replaced', () => {
    const text = `filename "global"; ${subnet} { filename "subnet"; } ${host} filename "host"; }`;
    const answer = ask(text);
    assert.ok(answer.filename.kind === 'value');
    assert.equal(words(text, answer.filename.from), 'filename "host";');
    assert.deepEqual(
      answer.filename.overridden.map((place) => words(text, place)),
      ['filename "global";', 'filename "subnet";'],
    );
  });

  it('sends no server address without next-server, and only the kernel lacks what stands in a class', () => {
    const text = `class "pxe" { match if substring (option vendor-class-identifier, 0, 9) = "PXEClient"; next-server 10.1.0.1; }
      ${subnet} { } ${host} }`;
    assert.deepEqual(ask(text).nextServer.kind, 'value');
    assert.equal(ask(text, kernelClient(mac)).nextServer.kind, 'none');
  });

  it('resolves next-server and fixed-address with the hosts file of the server, and with nothing else', () => {
    const text = `${subnet} { next-server master; } host n { hardware ethernet ${mac}; fixed-address slave; }`;
    const known = ask(text, bios, { master: '10.1.0.1', slave: '10.1.0.77' });
    assert.deepEqual([yiaddr(known), known.answered], ['10.1.0.77', 'yes']);
    assert.ok(known.nextServer.kind === 'value' && known.nextServer.value === address('10.1.0.1'));
    const unknown = ask(text);
    assert.deepEqual(
      [yiaddr(unknown), unknown.answered, unknown.nextServer.kind],
      ['unknown', 'unknown', 'unknown'],
    );
  });

  it('skips the statements of a pool for a fixed address', () => {
    const pool = 'pool { range 10.1.0.100 10.1.0.110; filename "pool"; }';
    const text = `${subnet} { filename "subnet"; ${pool} } ${host} }`;
    assert.equal(filename(ask(text)), 'subnet');
    assert.equal(filename(ask(text.replace('fixed-address 10.1.0.21;', ''))), 'pool');
  });

  it('ignores a host whose address fits no subnet, together with its group', () => {
    const group = `group { filename "group"; host n { hardware ethernet ${mac}; fixed-address 192.168.9.9; } }`;
    const silent = ask(`${subnet} { } ${group}`);
    assert.deepEqual([silent.answered, silent.reason], ['no', 'network 10.1.0.0/24: no free leases']);
    const dynamic = ask(`${subnet} { range 10.1.0.100 10.1.0.110; } ${group}`);
    assert.deepEqual([dynamic.answered, dynamic.host, filename(dynamic)], ['yes', undefined, 'none']);
    assert.deepEqual(
      dynamic.dynamic.map(({ low, high }) => [formatIpv4(low), formatIpv4(high)]),
      [['10.1.0.100', '10.1.0.110']],
    );
  });

  it('takes the first of two hosts with one MAC, and the address that lies in a subnet', () => {
    const first = `host a { hardware ethernet ${mac}; fixed-address 10.9.0.1, 10.1.0.31; }`;
    const second = `host b { hardware ethernet ${mac}; fixed-address 10.1.0.32; }`;
    const answer = ask(`${subnet} { } ${first} ${second}`);
    assert.deepEqual([answer.host?.name.value, yiaddr(answer)], ['a', '10.1.0.31']);
  });

  it('keeps pools with a list for those on it', () => {
    const pool = (permit: string) => `${subnet} { pool { range 10.1.0.100 10.1.0.110; ${permit} } }`;
    assert.equal(ask(pool('deny unknown-clients;')).answered, 'no');
    assert.equal(ask(pool('deny known-clients;')).answered, 'yes');
    assert.equal(ask(pool('allow known-clients;')).answered, 'no');
    const inClass = 'class "c" { match if option vendor-class-identifier = "x"; }';
    assert.equal(ask(`${inClass} ${pool('allow members of "c";')}`).answered, 'no');
    assert.equal(
      ask(`${inClass} ${pool('allow members of "c";')}`, { ...bios, vendorClass: 'x' }).answered,
      'yes',
    );
    const known = `host n { hardware ethernet ${mac}; filename "host"; }`;
    const answer = ask(`${pool('deny unknown-clients;')} ${known}`);
    assert.deepEqual([answer.answered, answer.address.kind, filename(answer)], ['yes', 'none', 'host']);
  });

  it('keeps silent where booting or unknown clients are denied, with the words of the log', () => {
    assert.equal(ask(`${subnet} { } ${host} deny booting; }`).reason, 'booting disallowed');
    assert.equal(ask(`${subnet} { range 10.1.0.9; deny unknown-clients; }`).reason, 'unknown client');
  });

  it('is not known where a file that is included and not there may let the machine in', () => {
    const pool = `${subnet} { pool { range 10.1.0.100; deny unknown-clients; } }`;
    const open = 'include "/var/lib/dhcp/hosts.conf";';
    assert.equal(ask(pool).answered, 'no');
    const { answered, code } = ask(`${open} ${pool}`);
    assert.deepEqual([answered, code], ['unknown', 'files']);
    // What it has a statement for is known all the same, and so is that it does not survive.
    assert.equal(ask(`${open} ${subnet} { } ${host} }`).answered, 'yes');
    assert.equal(ask(`${open} ${subnet} { switch (hardware) { default: } } ${host} }`).silence, 'crash');
  });

  it('lets the class declared first win, and everything else of the others apply', () => {
    const match = 'match if exists user-class or option pxe-system-type = 00:00;';
    const text = `class "a" { ${match} filename "a"; }
      class "b" { ${match} filename "b"; next-server 10.1.0.2; }
      ${subnet} { } ${host} }`;
    const answer = ask(text);
    assert.deepEqual([filename(answer), answer.nextServer.kind], ['a', 'value']);
    assert.deepEqual(
      answer.classes.map(({ name }) => name.value),
      ['a', 'b'],
    );
  });

  it('finds the subclass with the value of match, and runs the class before it', () => {
    const text = `class "m" { match hardware; filename "class"; next-server 10.1.0.2; }
      subclass "m" 1:${mac} { filename "subclass"; }
      subclass "m" 1:00:00:00:00:00:01;
      ${subnet} { } ${host} }`;
    const answer = ask(text);
    assert.deepEqual([filename(answer), answer.nextServer.kind], ['subclass', 'value']);
  });

  it('takes branches in order and stops at the first that holds', () => {
    const text = `option arch code 93 = unsigned integer 16;
      if option arch = 00:07 or option arch = 00:09 { filename "x64.efi"; }
      elsif option arch = 00:06 { filename "ia32.efi"; }
      else { filename "pxelinux.0"; }
      ${subnet} { } ${host} }`;
    const names = (['bios', 'efi-x64', 'efi-ia32', 'efi-arm64'] as const).map((firmware) =>
      filename(ask(text, firmwareClient(firmware, mac))),
    );
    assert.deepEqual(names, ['pxelinux.0', 'x64.efi', 'ia32.efi', 'pxelinux.0']);
  });

  it('says unknown where the packet decides and is not known, but not where both ways agree', () => {
    const condition = 'if option pxe-client-id = 00:01';
    const differs = ask(`${condition} { filename "a"; } else { filename "b"; } ${subnet} { } ${host} }`);
    assert.equal(differs.filename.kind, 'unknown');
    const same = ask(`${condition} { filename "a"; } else { filename "a"; } ${subnet} { } ${host} }`);
    assert.equal(filename(same), 'a');
    const later = ask(`${condition} { filename "a"; } ${subnet} { } ${host} filename "host"; }`);
    assert.equal(filename(later), 'host');
  });

  it('computes expressions, appends, prepends and keeps defaults', () => {
    const text = `option domain-name "lab"; prepend domain-name "x."; append domain-name ".org";
      default root-path "/unused"; option host-name = concat ("n", suffix (binary-to-ascii (10, 8, "-", leased-address), 2));
      ${subnet} { } ${host} option root-path = concat ("/diskless/", binary-to-ascii (10, 8, ".", leased-address)); }`;
    const answer = ask(text);
    assert.equal(option(answer, 'domain-name'), 'x.lab.org');
    assert.equal(option(answer, 'root-path'), '/diskless/10.1.0.21');
    assert.equal(option(answer, 'host-name'), 'n21');
  });

  it('does not hang on an option computed from itself', () => {
    const text = `option root-path = concat ("/x", config-option root-path); ${subnet} { } ${host} }`;
    assert.equal(option(ask(text), 'root-path'), 'none');
  });

  it('sends only the options asked for, and the name of the declaration when told so', () => {
    const text = `use-host-decl-names on; option root-path "/r"; ${subnet} { } ${host} }`;
    assert.deepEqual([option(ask(text), 'root-path'), option(ask(text), 'host-name')], ['/r', 'n']);
    const etherboot = ask(text, firmwareClient('etherboot', mac));
    assert.deepEqual([option(etherboot, 'root-path'), option(etherboot, 'host-name')], ['none', 'n']);
  });

  it('says unknown where an unlisted client may be on several networks that differ', () => {
    const net = (n: number, file: string) =>
      `subnet 10.${n}.0.0 netmask 255.255.255.0 { range 10.${n}.0.9; filename "${file}"; }`;
    assert.equal(ask(`${net(1, 'a')} ${net(2, 'b')}`).filename.kind, 'unknown');
    assert.equal(filename(ask(`${net(1, 'a')} ${net(2, 'a')}`)), 'a');
    const relayed = ask(`${net(1, 'a')} ${net(2, 'b')}`, { ...bios, relay: address('10.2.0.1') });
    assert.equal(filename(relayed), 'b');
  });

  it('says unknown of everything without a dhcpd.conf', () => {
    assert.equal(answerDhcp(smallSite({}), bios).answered, 'unknown');
  });
});
