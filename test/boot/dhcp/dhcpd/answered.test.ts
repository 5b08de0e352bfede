/** What dhcpd answers where several ways are open, how long its leases are, and where statements end: configurations go in, answers are compared with those of dhcpd 4.4.3. */
import assert from 'node:assert/strict';
import type { DhcpdAnswer } from '../../../../server/boot/dhcp/dhcpd/answer.js';
import { dhcpd } from '../../../../server/boot/dhcp/dhcpd/index.js';
import { detailedAnswer } from '../../../../server/boot/dhcp/dhcpd/server.js';
import { textOfValue } from '../../../../server/boot/dhcp/optiontext.js';
import { firmwareClient } from '../../../../server/boot/machine/profile.js';
import type { DhcpClient } from '../../../../server/boot/trace.js';
import { formatIpv4 } from '../../../../server/site/address.js';
import { macOf } from '../../../support/mac.js';
import { siteOf } from '../../../support/site.js';
import { smallSite } from '../../support.js';

const mac = macOf('00:40:63:c2:ca:c9');
const bios = firmwareClient('bios', mac);
const old: DhcpClient = { ...bios, bootp: true, requested: undefined };
const subnet = 'subnet 10.1.0.0 netmask 255.255.255.0';
const host = `host n { hardware ethernet ${mac}; fixed-address 10.1.0.21; }`;
const pool = `${subnet} { range 10.1.0.50; }`;
/** No boot ROM tells what it sends here, so what hangs on it may be so or not. */
const perhaps = 'if option dhcp-client-identifier = "x"';

function ask(dhcp: string, client: DhcpClient = bios): DhcpdAnswer {
  const site = smallSite({ dhcp });
  if (site.dhcp === undefined) throw new Error('the site has no dhcpd.conf');
  return detailedAnswer(site, site.dhcp, client);
}

function filename(dhcp: string): string {
  const { filename: it } = ask(dhcp);
  return it.kind === 'value' ? it.value : it.kind;
}

function sent(dhcp: string, code: number): string {
  const it = ask(dhcp, { ...bios, requested: [12] }).value(code);
  return it.kind === 'value' ? (textOfValue(it.value) ?? '?') : it.kind;
}

function seconds(dhcp: string, code: number, client: Partial<DhcpClient> = {}): number | string {
  const it = ask(dhcp, { ...bios, requested: [51, 58, 59], ...client }).octets(code);
  return it.kind === 'value' ? it.value.reduce((sum, octet) => sum * 256 + octet, 0) : it.kind;
}

describe('the server that a reply names', () => {
  const named = (dhcp: string, client: DhcpClient = bios): string => {
    const { nextServer: it } = ask(dhcp, client);
    return it.kind === 'value' ? formatIpv4(it.value) : it.kind;
  };

  it('is that of the DHCP server only where a host asks by BOOTP and none is said', () => {
    // Which address the server has no line here tells.
    assert.equal(named(`${subnet} { } ${host}`, old), 'unknown');
    assert.equal(named(`${subnet} { } ${host}`), 'none');
    assert.equal(named(pool.replace('range', 'range dynamic-bootp'), old), 'none');
    assert.equal(named(`next-server 10.1.0.9; ${subnet} { } ${host}`, old), '10.1.0.9');
    assert.equal(named(`next-server 10.1.0.9; ${subnet} { } ${host}`), '10.1.0.9');
  });

  it('is known where all networks that a machine may be in agree', () => {
    const two = (first: string, second: string) =>
      `${subnet} { ${first} } subnet 10.2.0.0 netmask 255.255.255.0 { ${second} } host n { hardware ethernet ${mac}; fixed-address 10.1.0.21, 10.2.0.21; }`;
    const [same, other] = ['next-server 10.0.0.1;', 'next-server 10.0.0.2;'];
    assert.equal(named(two(same, same)), '10.0.0.1');
    assert.equal(named(two(same, other)), 'unknown');
    assert.equal(named(two(same, '')), 'unknown');
    assert.equal(named(two('', '')), 'none');
    assert.equal(ask(two('', '')).host?.name.value, 'n');
    const apart = `${subnet} { } subnet 10.2.0.0 netmask 255.255.255.0 { } host a { hardware ethernet ${mac}; fixed-address 10.1.0.21; } host b { hardware ethernet ${mac}; fixed-address 10.2.0.21; }`;
    assert.equal(ask(apart).host, undefined);
  });
});

describe('what may be denied', () => {
  it('is told with the words that the log may have, and with the statement', () => {
    const text = `${subnet} { } ${perhaps} { deny booting; } ${host}`;
    const { answered, reason, decidedBy } = ask(text);
    assert.deepEqual([answered, reason], ['unknown', 'the log may say "booting disallowed"']);
    assert.equal(text.slice(decidedBy?.span.start, decidedBy?.span.end), 'deny booting;');
  });

  it('is not asked of a machine that is known', () => {
    assert.equal(ask(`${pool} deny unknown-clients; ${host}`).answered, 'yes');
    assert.equal(ask(`${pool} deny unknown-clients;`).answered, 'no');
    assert.equal(ask(`${pool} ${perhaps} { deny unknown-clients; }`).answered, 'unknown');
  });

  it('is BOOTP for those who speak it', () => {
    assert.equal(ask(`${pool} deny bootp; ${host}`, old).reason, 'bootp disallowed');
    assert.equal(ask(`${pool} deny bootp; ${host}`).answered, 'yes');
  });
});

describe('a machine that may get addresses of several pools', () => {
  const net = (n: number, inside = '') =>
    `subnet 10.${n}.0.0 netmask 255.255.255.0 { range 10.${n}.0.9; ${inside} }`;

  it('is in a subnet only where they all lie in it', () => {
    const two = 'pool { range 10.1.0.50; filename "a"; } pool { range 10.1.0.60; filename "b"; }';
    const inOne = ask(`${subnet} { ${two} }`);
    assert.equal(inOne.subnet === undefined ? undefined : formatIpv4(inOne.subnet.network.value), '10.1.0.0');
    assert.equal(inOne.filename.kind, 'unknown');
    assert.equal(ask(`${net(1)} ${net(2)}`).subnet, undefined);
  });

  it('is answered where it is answered in each', () => {
    const { answered, silence } = ask(`${net(1, 'deny booting;')} ${net(2)}`);
    assert.deepEqual([answered, silence], ['unknown', undefined]);
    const denied = ask(`${net(1, 'deny booting;')} ${net(2, 'deny booting;')}`);
    assert.deepEqual([denied.answered, denied.silence], ['no', 'denied']);
  });
});

describe('a class that a statement adds', () => {
  const k = 'class "k" { filename "k"; }';

  it('counts as the others do', () => {
    assert.equal(filename(`${k} ${subnet} { add "k"; } ${host}`), 'k');
    assert.equal(filename(`${k} ${subnet} { } ${host}`), 'none');
  });

  it('may count where it may be added', () => {
    assert.equal(filename(`${k} ${subnet} { ${perhaps} { add "k"; } } ${host}`), 'unknown');
    const name = `host n { hardware ethernet ${mac}; fixed-address 10.1.0.21; filename "n"; }`;
    assert.equal(filename(`${k} ${subnet} { ${perhaps} { add "k"; } } ${name}`), 'n');
  });
});

describe('break', () => {
  const way = (body: string) =>
    filename(`switch (option vendor-class-identifier) { default: ${body} } ${subnet} { } ${host}`);

  it('ends the statements of a case, and within an if those of the if alone', () => {
    assert.equal(way('filename "a"; break; filename "b";'), 'a');
    assert.equal(way('if known { filename "a"; break; filename "b"; } next-server 10.1.0.1;'), 'a');
    assert.equal(way('if known { filename "a"; break; } filename "b";'), 'b');
  });
});

describe('an empty name', () => {
  it('takes back the one that stands further out', () => {
    assert.equal(filename(`filename "a"; ${subnet} { filename ""; } ${host}`), 'none');
  });
});

describe('a variable', () => {
  const set = (one: string, other: string) =>
    filename(`${subnet} { ${perhaps} { ${one} } else { ${other} } filename = vv; } ${host}`);

  it('has the value that it has on each way', () => {
    assert.equal(set('set vv = "a";', 'set vv = "a";'), 'a');
    assert.equal(set('set vv = "a";', 'set vv = "b";'), 'unknown');
    assert.equal(set('set vv = "a";', ''), 'unknown');
  });
});

describe('the time of a lease', () => {
  const lease = (settings: string, where = `${subnet} { } ${host}`) => seconds(`${settings} ${where}`, 51);

  it('is the default, no longer than the longest and no shorter than the shortest', () => {
    assert.equal(lease(''), 43200);
    assert.equal(lease('default-lease-time 900;'), 900);
    assert.equal(lease('max-lease-time 1000;'), 1000);
    assert.equal(lease('default-lease-time 90000;'), 86400);
    assert.equal(lease('default-lease-time 20; min-lease-time 60;'), 60);
    assert.equal(lease('default-lease-time 100; max-lease-time 50; min-lease-time 60;'), 60);
    assert.equal(lease('default-lease-time 1000; max-lease-time 500; min-lease-time 0;'), 500);
  });

  it('is five minutes at least, or the longest where that is less', () => {
    assert.equal(lease('default-lease-time 299;'), 300);
    assert.equal(lease('default-lease-time 100; max-lease-time 200;'), 200);
    assert.equal(lease('default-lease-time 100; max-lease-time 500; min-lease-time 0;'), 100);
  });

  it('is not known where it hangs on the pool, on the failover peer or on the clock', () => {
    assert.equal(lease('default-lease-time 4294967295; max-lease-time 4294967295;'), 'unknown');
    const peer = 'failover peer "f" { primary; address 10.1.0.1; peer address 10.1.0.2; }';
    const shared = `${subnet} { pool { failover peer "f"; range 10.1.0.50; } }`;
    assert.equal(lease(peer, shared), 'unknown');
    assert.equal(lease('', pool), 43200);
    assert.equal(ask(`${peer} ${shared}`, { ...bios, requested: [51] }).value(51).kind, 'unknown');
    const adaptive = 'adaptive-lease-time-threshold 50;';
    assert.equal(lease(adaptive, pool), 'unknown');
    assert.equal(lease(adaptive), 43200);
    assert.equal(lease(`${perhaps} { max-lease-time 60; }`), 'unknown');
  });

  it('is of no BOOTP reply', () => {
    assert.equal(seconds(`${subnet} { } ${host}`, 51, { bootp: true, requested: undefined }), 'none');
  });
});

describe('the times of renewal and rebinding', () => {
  const times = (renewal: number, rebinding: number, client: Partial<DhcpClient> = {}, more = '') => {
    const options = `option dhcp-renewal-time ${renewal}; option dhcp-rebinding-time ${rebinding};`;
    const text = `default-lease-time 1000; ${more} ${options} ${subnet} { } ${host}`;
    return [58, 59].map((code) => seconds(text, code, client));
  };

  it('are sent where each lies before the next, and the last before the end of the lease', () => {
    assert.deepEqual(times(500, 999), [500, 999]);
    assert.deepEqual(times(500, 1000), [500, 'none']);
    assert.deepEqual(times(500, 500), ['none', 500]);
    assert.deepEqual(times(500, 400), ['none', 400]);
  });

  it('are sent as they are in a BOOTP reply', () => {
    assert.deepEqual(times(5000, 4000, { bootp: true, requested: undefined }), [5000, 4000]);
  });

  it('may be sent where the end of the lease is not known', () => {
    assert.deepEqual(times(500, 900, {}, `${perhaps} { default-lease-time 60; }`), ['unknown', 'unknown']);
  });
});

describe('what dhcpd puts into a reply by itself', () => {
  it('is the address as the router, where it is told so and none is named', () => {
    const on = 'use-lease-addr-for-default-route on;';
    const router = (dhcp: string) => {
      const it = ask(dhcp).octets(3);
      return it.kind === 'value' ? it.value.join('.') : it.kind;
    };
    assert.equal(router(`${on} ${subnet} { } ${host}`), '10.1.0.21');
    assert.equal(router(`${subnet} { } ${host}`), 'none');
    assert.equal(router(`${on} option routers 10.1.0.254; ${subnet} { } ${host}`), '10.1.0.254');
    assert.equal(router(`${on} ${pool}`), 'unknown');
    assert.equal(router(`${perhaps} { ${on} } ${subnet} { } ${host}`), 'unknown');
  });

  it('is the name of a declaration, of which a machine without one has none', () => {
    const on = 'use-host-decl-names on;';
    assert.equal(sent(`${on} ${subnet} { } ${host}`, 12), 'n');
    assert.equal(sent(`${on} ${pool}`, 12), 'none');
    assert.equal(sent(`${perhaps} { ${on} } ${subnet} { } ${host}`, 12), 'unknown');
  });
});

describe('options that are computed from others', () => {
  it('are not known where there are too many of them to be asked', () => {
    const names = ['domain-name', 'root-path', 'extensions-path', 'merit-dump', 'nis-domain', 'uap-servers'];
    const asked = (length: number) => {
      const chain = names.slice(0, length).map((name, i) => {
        const next = i === length - 1 ? '"u"' : `config-option ${names[i + 1]}`;
        return `option ${name} = concat (${Array(9).fill(next).join(', ')});`;
      });
      const text = `option host-name = substring (config-option domain-name, 0, 3); ${chain.join(' ')}`;
      return sent(`${text} ${subnet} { } ${host}`, 12);
    };
    assert.equal(asked(3), 'uuu');
    assert.equal(asked(6), 'unknown');
  });
});

describe('firmwares that a dhcpd.conf tells apart', () => {
  const clients = [bios, firmwareClient('efi-x64', mac), firmwareClient('efi-ia32', mac)];
  const kinds = (condition: string) => {
    const site = smallSite({ dhcp: `${condition} { filename "a"; } ${subnet} { } ${host}` });
    return new Set(dhcpd.serve(site)?.kindsOf(clients)).size;
  };
  const vendor = 'substring (option vendor-class-identifier, 15, 5)';

  it('are those for which a condition differs', () => {
    assert.equal(kinds('if known'), 1);
    assert.equal(kinds(`if ${vendor} = "00007"`), 2);
    assert.equal(kinds(`if not (${vendor} = "00007")`), 2);
    assert.equal(kinds('if exists vendor-class-identifier'), 1);
    assert.equal(kinds('if option host-name = "00007"'), 1);
  });

  it('are looked for in each part of a condition, also where others look at the machine', () => {
    assert.equal(kinds(`if known and ${vendor} = "00007"`), 2);
    assert.equal(kinds(`if not (known and ${vendor} = "00007")`), 2);
    assert.equal(kinds(`if known or not (static and ${vendor} = "00007")`), 2);
  });

  it('are all, where the machine is needed to tell', () => {
    assert.equal(kinds(`if ${vendor} = host-decl-name`), 3);
    assert.equal(kinds(`if pick-first-value (${vendor}, leased-address) = "x"`), 3);
  });
});

describe('declarations that share a MAC or an identifier', () => {
  const identified: Partial<DhcpClient> = { others: new Map([[61, [...Buffer.from('x')]]]) };
  const declared = (name: string, address: string, mine = true) =>
    `host ${name} { ${mine ? `hardware ethernet ${mac};` : ''} option dhcp-client-identifier "x"; fixed-address ${address}; }`;
  const found = (client: Partial<DhcpClient>, ...hosts: readonly string[]) =>
    ask(`${pool} ${hosts.join(' ')}`, { ...bios, ...client }).host?.name.value;

  it('are looked at in their order until one has an address on the wire', () => {
    const [a, b] = [declared('a', '10.1.0.31', false), declared('b', '10.1.0.32', false)];
    assert.equal(found(identified, a, b), 'a');
    assert.equal(found(identified, b, a), 'b');
    assert.equal(found(identified, declared('a', '10.9.0.31', false), b), 'b');
    assert.equal(found(identified, declared('a', '10.9.0.31'), declared('b', '10.1.0.32')), 'b');
  });

  it('are one chain, of which those behind the MAC have the identifier alone', () => {
    const [a, b] = [declared('a', '10.9.0.31'), declared('b', '10.9.0.32')];
    assert.equal(found({}, a, b, declared('c', '10.1.0.33', false)), 'c');
  });
});

describe('a machine whose address lies in no subnet', () => {
  const placed = (pools: string, fixed = 'fixed-address 10.9.0.21;', client: Partial<DhcpClient> = {}) => {
    const {
      answered,
      subnet: on,
      dynamic,
    } = ask(
      `class "c" { match if hardware = 1:${mac}; } ${pools} host n { hardware ethernet ${mac}; ${fixed} }`,
      { ...bios, ...client },
    );
    return [answered, on && formatIpv4(on.network.value), dynamic.length];
  };
  const inPool = (third: number, list: string) =>
    `subnet 10.${third}.0.0 netmask 255.255.255.0 { pool { range 10.${third}.0.50; ${list} } }`;
  const none = 'subnet 10.3.0.0 netmask 255.255.255.0 { }';

  it('gets an address of the pools that let it in, whichever networks have none', () => {
    assert.deepEqual(placed(`${none} ${inPool(1, '')}`), ['yes', '10.1.0.0', 1]);
    assert.deepEqual(placed(`${none} ${inPool(1, 'deny known-clients;')}`), ['no', undefined, 0]);
    assert.deepEqual(placed(`${inPool(1, 'deny known-clients;')} ${inPool(2, 'allow known-clients;')}`), [
      'yes',
      '10.2.0.0',
      1,
    ]);
    assert.deepEqual(placed(`${inPool(1, 'allow members of "c";')} ${inPool(2, 'deny members of "c";')}`), [
      'yes',
      '10.1.0.0',
      1,
    ]);
  });

  it('is told apart from others by its classes, and by how it asks', () => {
    const pools = `${inPool(1, 'allow members of "c"; deny dynamic bootp clients;')}`;
    const others = macOf('00:40:63:c2:ca:ca');
    assert.deepEqual(placed(pools), ['yes', '10.1.0.0', 1]);
    assert.deepEqual(placed(pools, '', { bootp: true, requested: undefined }), ['no', undefined, 0]);
    assert.deepEqual(placed(pools, '', { mac: others }), ['no', undefined, 0]);
    const site = smallSite({
      dhcp: `class "c" { match if hardware = 1:${mac}; } ${pools} ${inPool(2, 'deny members of "c"; deny known-clients;')}`,
    });
    const facts = site.dhcp;
    if (facts === undefined) throw new Error('the site has no dhcpd.conf');
    const on = [mac, others, mac].map(
      (one) => detailedAnswer(site, facts, { ...bios, mac: one }).subnet?.network.value,
    );
    assert.deepEqual(
      on.map((one) => one && formatIpv4(one)),
      ['10.1.0.0', '10.2.0.0', '10.1.0.0'],
    );
  });

  it('may be on any of them where a name stands for its address', () => {
    const [answered] = placed(`${none} ${inPool(1, 'deny known-clients;')}`, 'fixed-address nobody;');
    assert.equal(answered, 'unknown');
  });
});

describe('what is not known of a client', () => {
  it('is the reason why it may be let into a pool', () => {
    const why = (text: string) => {
      const { answered, code } = ask(text);
      return [answered, code];
    };
    const test = 'class "c" { match if option dhcp-client-identifier = "x"; }';
    const others = 'class "d" { match if exists vendor-class-identifier; }';
    const members = `${subnet} { pool { range 10.1.0.50; allow members of "c"; } }`;
    assert.deepEqual(why(`${others} ${test} ${members}`), ['unknown', 'packet']);
    // The time of day decides.
    const after = `${subnet} { pool { range 10.1.0.50; allow after 4 2020/11/29 00:00:00; } }`;
    assert.deepEqual(why(after), ['unknown', 'clock']);
  });

  it('leaves open whether a variable is defined; one without a value is not', () => {
    const defined = (text: string) =>
      filename(
        `${subnet} { set vv = ${text}; if defined (vv) { filename "a"; } else { filename "b"; } } ${host}`,
      );
    assert.equal(defined('option vendor-class-identifier'), 'a');
    assert.equal(defined('option host-name'), 'b');
    assert.equal(defined('option dhcp-client-identifier'), 'unknown');
  });
});

describe('the address of the server', () => {
  const told = (...own: readonly string[]) => {
    const site = siteOf({
      'etc/dhcp/dhcpd.conf': `${subnet} { } ${host}`,
      'diskless-lint.json': JSON.stringify({ server: { addresses: own } }),
    });
    if (site.dhcp === undefined) throw new Error('the site has no dhcpd.conf');
    const it = detailedAnswer(site, site.dhcp, bios).octets(54);
    return it.kind === 'value' ? it.value.join('.') : it.kind;
  };

  it('is the one that it has on the wire', () => {
    assert.equal(told('10.1.0.1'), '10.1.0.1');
    assert.equal(told('10.9.0.1', '10.1.0.2'), '10.1.0.2');
  });

  it('is not known where it has none there, or several', () => {
    assert.equal(told('10.9.0.1'), 'unknown');
    assert.equal(told('10.1.0.1', '10.1.0.2'), 'unknown');
  });
});
