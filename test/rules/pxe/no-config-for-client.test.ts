/** Sites with one change go in, the findings of pxe/no-config-for-client come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { miniature } from '../../../server/rules/about/miniature.js';
import { lint } from '../../../server/service/lint/lint.js';
import { contradictionsOf } from '../../properties/contradictions.js';
import { siteOf } from '../../support/site.js';
import { type Changes, CONFIG, DHCPD, findings, texts } from '../support.js';

describe('pxe/no-config-for-client', () => {
  it('is silent where a file is for a UUID, which may be the machine’s', () => {
    const gone = { [CONFIG]: undefined, 'srv/tftp/pxelinux.cfg/default': undefined };
    const one = { ...gone, 'srv/tftp/pxelinux.cfg/C0A80163': 'DEFAULT a\nLABEL a\n  LOCALBOOT 0\n' };
    assert.equal(texts('pxe/no-config-for-client', one).length, 1);
    const uuid = 'srv/tftp/pxelinux.cfg/4c4c4544-004b-3110-8043-b2c04f4d3253';
    assert.deepEqual(texts('pxe/no-config-for-client', { ...one, [uuid]: 'LOCALBOOT 0\n' }), []);
  });
});

describe('a file for an address that nobody has', () => {
  const gone = { [CONFIG]: undefined, 'srv/tftp/pxelinux.cfg/default': undefined };
  const named = (name: string, more: Changes = {}) =>
    findings({ ...gone, [`srv/tftp/pxelinux.cfg/${name}`]: 'DEFAULT a\nLABEL a\n  LOCALBOOT 0\n', ...more })
      .filter(({ rule }) => rule === 'pxe/no-config-for-client')
      .map(({ message, line, text }) => `${line} ${text} ${/a digit is wrong/.test(message)}`);

  it('is meant for the machine whose address is a slip away', () => {
    assert.deepEqual(named('C0A80151'), ['1  true']);
    assert.deepEqual(named('C0A80125'), ['1  true']);
    assert.deepEqual(named('C0A80163'), ['6 host node21 false']);
    const other = 'host b { hardware ethernet 00:40:63:c2:ca:d0; fixed-address 192.168.1.37; }\n';
    const two = { [DHCPD]: `${miniature()[DHCPD]}${other}` };
    assert.deepEqual(named('C0A80125', two), ['6 host node21 false']);
  });
});

describe('no folder of configurations', () => {
  const range = {
    'etc/dhcp/dhcpd.conf':
      'subnet 192.168.1.0 netmask 255.255.255.0 {\n  next-server 192.168.1.1;\n  filename "pxelinux.0";\n  range 192.168.1.100 192.168.1.120;\n}\n',
    'srv/tftp/pxelinux.0': '',
    'srv/tftp/ldlinux.c32': '',
  };
  const found = (more: Changes) =>
    contradictionsOf(siteOf({ ...range, ...more } as Record<string, string>)).concat(
      lint(siteOf({ ...range, ...more } as Record<string, string>)).findings.flatMap(({ rule, severity }) =>
        rule === 'pxe/no-config-for-client' ? [severity] : [],
      ),
    );

  it('is a warning where no file tells of a machine that would miss it, and an error for one that is declared', () => {
    assert.deepEqual(found({}), ['warning']);
    const host = 'host a { hardware ethernet 00:40:63:c2:ca:d0; fixed-address 192.168.1.37; }\n';
    assert.deepEqual(found({ [DHCPD]: `${range['etc/dhcp/dhcpd.conf']}${host}` }), ['error']);
  });
});

describe('a program inside the folder of its configurations', () => {
  const inside = (range: string) => ({
    'etc/dhcp/dhcpd.conf': `subnet 192.168.1.0 netmask 255.255.255.0 {\n  next-server 192.168.1.1;\n  filename "pxelinux.cfg/pxelinux.0";\n${range}}\n`,
    'srv/tftp/pxelinux.cfg/pxelinux.0': '',
    'srv/tftp/pxelinux.cfg/ldlinux.c32': '',
  });

  it('is an error for the machines of a range: none of them finds anything', () => {
    const [one] = findings(inside('  range 192.168.1.100 192.168.1.120;\n')).filter(
      ({ rule }) => rule === 'pxe/no-config-for-client',
    );
    assert.equal(one?.severity, 'error');
    assert.match(one?.message ?? '', /pxelinux\.cfg\/pxelinux\.cfg\//);
  });
});
