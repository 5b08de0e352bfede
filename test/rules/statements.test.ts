/** The rules about how statements of a dhcpd.conf work together: configurations go in, findings come out, and the silence where dhcpd does what is written. */
import assert from 'node:assert/strict';
import { miniature } from '../../server/rules/about/miniature.js';
import { lint } from '../../server/service/lint.js';
import { siteOf } from '../support/site.js';

const HOST =
  'host node21 {\n  hardware ethernet 00:40:63:c2:ca:c9;\n  fixed-address 192.168.1.21;\n  option host-name "node21";\n}\n';

/** Findings of a rule in a site with this dhcpd.conf: severity and line. */
function found(rule: string, conf: string): string[] {
  const site = siteOf(miniature({ 'etc/dhcp/dhcpd.conf': `${conf}${HOST}` }));
  return lint(site)
    .findings.filter((finding) => finding.rule === rule)
    .map(({ severity, place }) => {
      const text = site.files.get(place.file)?.document.text ?? '';
      return `${severity} ${text.slice(0, place.span.start).split('\n').length}`;
    });
}

const SUBNET = (body: string) =>
  `subnet 192.168.1.0 netmask 255.255.255.0 {\n  next-server 192.168.1.1;\n${body}}\n`;

describe('dhcp/switch-label-empty', () => {
  const labels = (body: string) =>
    found('dhcp/switch-label-empty', SUBNET(`switch (option host-name) {\n${body}}\n`));

  it('finds the last label alone', () => {
    assert.deepEqual(labels('case "a":\nfilename "a";\nbreak;\ncase "b":\n'), ['error 7']);
    assert.deepEqual(labels('case "a":\ndefault:\n'), ['error 5']);
  });

  it('is silent where labels share statements, and where any statement stands behind the last', () => {
    assert.deepEqual(labels('case "a":\ncase "b":\nfilename "a";\n'), []);
    assert.deepEqual(labels('case "a":\nfilename "a";\nbreak;\ndefault:\nlog (info, "other");\n'), []);
  });
});

describe('dhcp/range-joins-pool', () => {
  const pool = (permit: string) => `pool {\n${permit}range 192.168.1.100;\n}\n`;
  const ranges = 'range 192.168.1.120;\nrange 192.168.1.130;\n';
  const inside = (body: string) => found('dhcp/range-joins-pool', SUBNET(body));

  it('finds the second range behind a pool, and each one after it', () => {
    assert.deepEqual(inside(`${pool('deny unknown-clients;\n')}${ranges}`), ['warning 8']);
    assert.deepEqual(inside(`${pool('deny unknown-clients;\n')}${ranges}range 192.168.1.140;\n`), [
      'warning 8',
      'warning 9',
    ]);
  });

  it('is silent about one range, and about ranges before the pool', () => {
    assert.deepEqual(inside(`${pool('deny unknown-clients;\n')}range 192.168.1.120;\n`), []);
    assert.deepEqual(inside(`${ranges}${pool('deny unknown-clients;\n')}`), []);
  });
});

describe('dhcp/host-without-identifier', () => {
  const host = (body: string) =>
    found('dhcp/host-without-identifier', `${SUBNET('')}host kiosk {\n${body}}\n`);

  it('finds a host that nobody can be', () => {
    assert.deepEqual(host('filename "a";\n'), ['warning 4']);
    assert.deepEqual(host('fixed-address 192.168.1.30;\n'), ['warning 4']);
  });

  it('is silent where a machine is known in another way', () => {
    assert.deepEqual(host('option dhcp-client-identifier "kiosk";\n'), []);
    assert.deepEqual(host('host-identifier option host-name "kiosk";\n'), []);
    assert.deepEqual(host('hardware infiniband 20:00:55:04:01:fe:80:00;\n'), []);
  });
});

describe('dhcp/variable-not-seen', () => {
  const seen = (top: string, body: string) =>
    found('dhcp/variable-not-seen', `${top}\n${SUBNET(`${body}\n`)}`);
  const option = 'option nis-domain = site-name;';

  it('finds options and classes that use what is set for a client', () => {
    assert.deepEqual(seen('', `set site-name = "lab"; ${option}`), ['warning 4']);
    assert.deepEqual(seen('set site-name = option host-name;', option), ['warning 4']);
    const test = 'class "lab" { match if site-name = "lab"; }';
    assert.deepEqual(seen(test, 'set site-name = "lab";'), ['warning 1']);
  });

  it('is silent about constants of the top level, about parameters, and about what is set nowhere', () => {
    assert.deepEqual(seen('set site-name = "lab";', option), []);
    assert.deepEqual(seen('set site-name = pick-first-value (option host-name, "lab");', option), []);
    assert.deepEqual(seen('', 'set site-name = option host-name; filename = site-name;'), []);
    assert.deepEqual(seen('', option), []);
  });
});

describe('dhcp/subnet-overlap', () => {
  const overlap = (conf: string) => found('dhcp/subnet-overlap', `${SUBNET('')}${conf}`);

  it('finds subnets in subnets, and the same one twice', () => {
    assert.deepEqual(overlap('subnet 192.168.0.0 netmask 255.255.0.0 {}\n'), ['warning 1']);
    assert.deepEqual(overlap('subnet 192.168.1.0 netmask 255.255.255.0 {}\n'), ['warning 4']);
  });

  it('is silent about neighbours, and about a subnet of all addresses', () => {
    assert.deepEqual(overlap('subnet 192.168.2.0 netmask 255.255.255.0 {}\n'), []);
    assert.deepEqual(overlap('subnet 0.0.0.0 netmask 0.0.0.0 {}\n'), []);
  });
});

describe('dhcp/router-outside-subnet', () => {
  const router = (body: string) => found('dhcp/router-outside-subnet', SUBNET(body));

  it('takes the netmask that is sent', () => {
    assert.deepEqual(router('option routers 192.168.2.1;\n'), ['warning 3']);
    assert.deepEqual(router('option routers 192.168.2.1;\noption subnet-mask 255.255.0.0;\n'), []);
    assert.deepEqual(router('option routers 192.168.1.129;\noption subnet-mask 255.255.255.128;\n'), [
      'warning 3',
    ]);
  });

  it('leaves names, machines that are their own router, and none', () => {
    assert.deepEqual(router('option routers gateway;\n'), []);
    assert.deepEqual(router('option routers 192.168.1.21;\n'), []);
    assert.deepEqual(router('option routers 0.0.0.0;\n'), []);
  });
});

describe('dhcp/class-redeclared', () => {
  it('is silent where the second declaration only adds statements', () => {
    const twice = (second: string) =>
      found(
        'dhcp/class-redeclared',
        `class "lab" {\nmatch if known;\n}\nclass "lab" {\n${second}}\n${SUBNET('')}`,
      );
    assert.deepEqual(twice('filename "a";\n'), []);
    assert.deepEqual(twice('match if not known;\n'), ['warning 2']);
  });
});
