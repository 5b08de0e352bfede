/** Sites of DHCP servers go in; what machines are told of their network, and what a condition keeps from them, comes out. */
import assert from 'node:assert/strict';
import { traceSite } from '../../../../server/boot/index.js';
import { lostBy } from '../../../../server/rules/about/dhcpd/lostfile.js';
import { toldWrong } from '../../../../server/rules/about/dhcpd/networktold.js';
import { changed, miniature, servedByDnsmasq } from '../../../../server/rules/about/miniature.js';
import { inNetwork } from '../../../../server/site/address.js';
import type { Site } from '../../../../server/site/model.js';
import { finished } from '../../../../server/site/parts.js';
import type { Place } from '../../../../server/site/place.js';
import { dhcpFacts } from '../../../boot/support.js';
import { siteOf } from '../../../support/site.js';

const CONF = 'etc/dhcp/dhcpd.conf';
const textOf = (site: Site, place: Place | undefined): string | undefined =>
  place === undefined
    ? undefined
    : site.files.get(place.file)?.document.text.slice(place.span.start, place.span.end);

describe('what a condition that is never true keeps from machines', () => {
  const boots = (lines: string) => {
    const site = siteOf(
      miniature({ ...changed(CONF, '  next-server 192.168.1.1;\n  filename "pxelinux.0";\n', lines) }),
    );
    return traceSite(site);
  };
  const body = (text: string) => {
    const [statement] = dhcpFacts(`if exists user-class { ${text} }`).global.executables;
    return statement?.kind === 'if' ? (statement.branches[0]?.body ?? []) : [];
  };

  it('is the boot file, or the server', () => {
    const none = boots('  next-server 192.168.1.1;\n');
    assert.deepEqual(lostBy(none, body('filename "x";')), {
      nodes: ['node21'],
      cause: {
        key: 'no boot file',
        ofOneMachine: true,
        distance: 0,
        here: 'the condition that is never true',
      },
    });
    assert.deepEqual(lostBy(none, body('option bootfile-name "x";')).cause?.key, 'no boot file');
    assert.deepEqual(lostBy(none, body('option routers 10.0.0.1;')), {});
    assert.deepEqual(
      lostBy(boots('  next-server 192.168.1.1;\n  filename "pxelinux.0";\n'), body('filename "x";')),
      {},
    );
    const server = boots('  filename "pxelinux.0";\n');
    assert.deepEqual(lostBy(server, body('filename "x";')), {});
    assert.deepEqual(lostBy(server, body('option routers 10.0.0.1;')), {});
    assert.equal(lostBy(server, body('next-server 10.0.0.1;')).cause?.key ?? '', 'no server');
  });
});

describe('what machines are told of their network', () => {
  /** Routers that lie outside of it. */
  const outside = (site: Site) =>
    finished(
      toldWrong(
        site.dhcp,
        traceSite(site),
        'routers',
        ({ atom, address, mask }) => !inNetwork(atom.value, address, mask),
      ),
    );
  const wrong = (lines: string, mask = '255.255.255.0') => {
    const text = (miniature()[CONF] ?? '')
      .replace('netmask 255.255.255.0', `netmask ${mask}`)
      .replace('  next-server', `  ${lines}\n  next-server`);
    const site = siteOf(miniature({ [CONF]: text }));
    return outside(site).map(({ network, nodes, first }) => [
      network,
      nodes.join(' '),
      first.only,
      textOf(site, first.from),
    ]);
  };

  it('is an address outside of it', () => {
    assert.deepEqual(wrong('option routers 192.168.2.1;'), [
      ['192.168.1.0/24', 'node21', true, '255.255.255.0'],
    ]);
    assert.deepEqual(wrong('option routers 192.168.2.1, 192.168.1.1;'), [
      ['192.168.1.0/24', 'node21', false, '255.255.255.0'],
    ]);
    assert.deepEqual(wrong('option routers 192.168.1.1;'), []);
    assert.deepEqual(wrong(''), []);
  });

  it('goes by the netmask that is told', () => {
    assert.deepEqual(wrong('option subnet-mask 255.255.0.0; option routers 192.168.2.1;'), []);
    assert.deepEqual(wrong('option subnet-mask 255.255.255.128; option routers 192.168.1.200;'), [
      ['192.168.1.0/25', 'node21', true, '255.255.255.128'],
    ]);
    // The network is that of the machine's own address.
    assert.deepEqual(wrong('option subnet-mask 255.255.255.240; option routers 192.168.1.1;'), [
      ['192.168.1.16/28', 'node21', true, '255.255.255.240'],
    ]);
    // A machine alone with its router.
    assert.deepEqual(wrong('option subnet-mask 255.255.255.254; option routers 192.168.1.200;'), []);
    assert.deepEqual(wrong('option subnet-mask 255.255.255.252; option routers 192.168.1.200;').length, 1);
    assert.deepEqual(wrong('option subnet-mask 255.0.255.0; option routers 10.9.9.9;'), []);
  });

  const WRONG = 'option routers 192.168.2.1;';

  it('is told to each machine by the statements that hold for it', () => {
    const net = (lines: string) =>
      `subnet 192.168.1.0 netmask 255.255.255.0 {\n  next-server 192.168.1.1;\n  filename "pxelinux.0";\n${lines}\n}\n`;
    const host = (name: string, n: number, lines = '') =>
      `host ${name} { hardware ethernet 00:40:63:c2:ca:${n}; fixed-address 192.168.1.${n}; ${lines} }\n`;
    const names = (text: string): string[] => {
      const site = siteOf(miniature({ [CONF]: text }));
      return outside(site).map(({ nodes }) => nodes.join(' '));
    };
    const two = `${host('a', 21)}${host('b', 22)}`;
    assert.deepEqual(names(`${net(WRONG)}${two}`), ['a b']);
    assert.deepEqual(names(`${WRONG}\n${net('')}${two}`), ['a b']);
    // A declaration of its own decides for one of them.
    assert.deepEqual(names(`${net(WRONG)}${host('a', 21, 'option routers 192.168.1.1;')}${host('b', 22)}`), [
      'b',
    ]);
    assert.deepEqual(names(`${net('')}${host('a', 21)}${host('b', 22, WRONG)}`), ['b']);
    assert.deepEqual(
      names(`${net(WRONG)}${host('a', 21, 'option subnet-mask 255.255.0.0;')}${host('b', 22)}`),
      ['b'],
    );
    assert.deepEqual(names(`${net(WRONG)}${host('a', 21, WRONG)}${host('b', 22)}`), ['a', 'b']);
    const own = `${host('a', 21, 'option routers 192.168.1.1;')}${host('b', 22, WRONG)}`;
    assert.deepEqual(names(`${net('')}${own}`), ['b']);
    const pool = names(`${net(`${WRONG} range 192.168.1.50 192.168.1.60;`)}${host('a', 21)}`);
    assert.match(pool.join(), /^a .*machines of/);
    // So does a group, a condition, or an expression.
    assert.deepEqual(names(`${net('')}group { ${WRONG}\n${host('a', 21)}}\n${host('b', 22)}`), ['a']);
    const condition = (name: string) => `if option host-name = "${name}" { ${WRONG} }`;
    assert.deepEqual(names(`${net(condition('x'))}${two}`), []);
    const hardware =
      'if hardware = 1:00:40:63:c2:ca:22 { option routers 192.168.2.1; } else { option routers 192.168.1.1; }';
    assert.deepEqual(names(`${net(hardware)}${two}`), ['b']);
    const worked = 'option routers = concat(c0:a8, substring(hardware, 6, 1), 01);';
    assert.deepEqual(names(`${net(worked)}${host('a', 21)}${host('b', 1)}`), ['a']);
    const chosen = 'option routers = pick-first-value(option routers, c0:a8:02:01);';
    assert.deepEqual(names(`${net(chosen)}${two}`).length <= 1, true);
    // A declaration that says more than this.
    assert.deepEqual(names(`${net('')}${host('a', 21)}${host('b', 22, `${WRONG} option host-name "x";`)}`), [
      'b',
    ]);
    // Classes that tell different things, and subclasses of one class.
    const classOf = (name: string, n: number, lines: string) =>
      `class "${name}" { match if hardware = 1:00:40:63:c2:ca:${n}; ${lines} }\n`;
    const RIGHT = 'option routers 192.168.1.1;';
    assert.deepEqual(names(`${classOf('c', 21, WRONG)}${classOf('d', 22, RIGHT)}${net('')}${two}`), ['a']);
    const subclassOf = (n: number, lines: string) => `subclass "s" 1:00:40:63:c2:ca:${n} { ${lines} }\n`;
    assert.deepEqual(
      names(
        `class "s" { match hardware; }\n${subclassOf(21, RIGHT)}${subclassOf(22, WRONG)}${net('')}${two}`,
      ),
      ['b'],
    );
    // A class of another network's machines.
    const classes = `class "c" { match hardware; }\nsubclass "c" 1:00:40:63:c2:ca:22 { ${WRONG} }\n`;
    assert.deepEqual(names(`${classes}${net('')}${two}`), ['b']);
    assert.deepEqual(
      names(`class "d" { match if hardware = 1:00:40:63:c2:ca:21; ${WRONG} }\n${net('')}${two}`),
      ['a'],
    );
  });

  it('is right in the network where it stands, though a declaration in it is taken elsewhere', () => {
    const text = `subnet 192.168.1.0 netmask 255.255.255.0 { next-server 192.168.1.1; filename "pxelinux.0"; }
subnet 192.168.2.0 netmask 255.255.255.0 {
  group {
    option routers 192.168.2.1;
    host node21 { hardware ethernet 00:40:63:c2:ca:c9; fixed-address 192.168.1.21; }
  }
}
`;
    const site = siteOf(miniature({ [CONF]: text }));
    assert.deepEqual(finished(toldWrong(site.dhcp, traceSite(site), 'routers', () => true)), []);
  });

  it('is told by lines of dnsmasq as well, and to nobody where no line tells it', () => {
    const names = (files: Readonly<Record<string, string>>): string[] => {
      const site = siteOf(files);
      return outside(site).map(({ nodes, network }) => `${network} ${nodes.join(' ')}`);
    };
    assert.match(names(servedByDnsmasq('dhcp-option=3,192.168.2.1\n')).join(), /^192\.168\.1\.0\/24 node21/);
    assert.deepEqual(names(servedByDnsmasq('dhcp-option=3,192.168.1.1\n')), []);
    assert.deepEqual(names(servedByDnsmasq('dhcp-option=3\n')), []);
    assert.deepEqual(names(miniature()), []);
    // An option of another kind of that name, and one whose mask nobody knows.
    const conf = (lines: string) => miniature(changed(CONF, '  next-server', `${lines}\n  next-server`));
    assert.deepEqual(names(conf('  option subnet-mask 255.255.0.0;')), []);
    assert.deepEqual(names(conf('  option routers some.router;')), []);
    assert.deepEqual(
      names(conf('  option routers 192.168.2.1;\n  option subnet-mask = option dhcp-server-identifier;')),
      [],
    );
    assert.deepEqual(names(conf('  option routers 192.168.2.1;\n  option subnet-mask some.mask;')), []);
  });
});
