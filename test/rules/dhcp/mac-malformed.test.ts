/** Hardware addresses of hosts go in, what dhcp/mac-malformed says of them comes out. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { all, CONFIG, DHCPD, findings, label, ROOT } from '../support.js';

describe('dhcp/mac-malformed', () => {
  const said = (octets: string, type = 'ethernet') =>
    findings(changed(DHCPD, 'hardware ethernet 00:40:63:c2:ca:c9', `hardware ${type} ${octets}`)).flatMap(
      ({ rule, severity, message }) =>
        rule === 'dhcp/mac-malformed'
          ? [`${severity} ${/host node21 (.*)\. dhcpd accepts/.exec(message)?.[1] ?? ''}`]
          : [],
    );

  it('finds an address that has not six octets', () => {
    assert.deepEqual(said('00:40:63:c2:ca'), ['error has 5 octets, an Ethernet address has 6']);
    assert.deepEqual(said('00:40:63:c2:ca:c9:01'), ['error has 7 octets, an Ethernet address has 6']);
  });

  it('is the one finding where a file is there for the card, which dhcpd does not answer or know', () => {
    const open = '  filename "pxelinux.0";\n  range 192.168.1.100 192.168.1.150;\n';
    for (const octets of ['00:40:63:c2:ca', '00:40:63:c2:ca:c9:01'])
      for (const range of ['  filename "pxelinux.0";\n', open]) {
        const text = changed(DHCPD, 'hardware ethernet 00:40:63:c2:ca:c9', `hardware ethernet ${octets}`)[
          DHCPD
        ];
        const site = { [DHCPD]: text?.replace('  filename "pxelinux.0";\n', range) };
        const others = range === open ? ['dhcp/lease-expires-nfsroot info'] : [];
        assert.deepEqual(all(site), [...others, 'dhcp/mac-malformed error']);
        // Where it is answered and admitted all the same, it boots.
        const admitted = changed('etc/exports', '192.168.1.21(', '192.168.1.0/24(');
        if (range === open)
          assert.deepEqual(all({ ...site, ...admitted }), [...others, 'dhcp/mac-malformed warning']);
      }
    // Most machines have a declaration, and that of one file is another.
    const others = ['d1', 'd2', 'd3'].map(
      (end) => `host n${end} {\n  hardware ethernet 00:40:63:c2:ca:${end};\n}\n`,
    );
    const short = changed(DHCPD, 'hardware ethernet 00:40:63:c2:ca:c9', 'hardware ethernet 00:40:63:c2:ca')[
      DHCPD
    ];
    const many = `${short?.replace('  filename "pxelinux.0";\n', open)}${others.join('')}`;
    assert.ok(!all({ [DHCPD]: many }).some((one) => one.startsWith('pxe/mac-file-without-host')));
    // Two of them: which one is meant nobody knows.
    const other = 'host b {\n  hardware ethernet 00:40:63:c2:ca;\n}\n';
    const two = changed(DHCPD, 'hardware ethernet 00:40:63:c2:ca:c9', 'hardware ethernet 00:40:63:ca:c9')[
      DHCPD
    ];
    assert.ok(all({ [DHCPD]: `${two}${other}` }).includes('dhcp/unknown-client-denied error'));
  });

  it('warns of one that no card has', () => {
    assert.deepEqual(said('00:00:00:00:00:00'), ['warning is all zeros, a placeholder']);
    assert.deepEqual(said('0:0:0:0:0:0'), ['warning is all zeros, a placeholder']);
    assert.deepEqual(said('ff:FF:ff:ff:ff:ff'), ['warning is the broadcast address']);
    const odd = 'is a multicast address, since its first octet is odd';
    assert.deepEqual(said('ff:ff:ff:ff:ff:fe'), [`warning ${odd}`]);
    // The machine of the file is meant, and gets no answer.
    assert.deepEqual(said('01:40:63:c2:ca:c9'), [`error ${odd}`]);
  });

  it('is told with the file that is named after the right address', () => {
    const text = changed(DHCPD, 'hardware ethernet 00:40:63:c2:ca:c9', 'hardware ethernet 01:40:63:c2:ca:c9');
    const open = text[DHCPD]?.replace('  filename', '  range 192.168.1.100 192.168.1.150;\n  filename');
    assert.ok(!all({ [DHCPD]: open }).some((one) => one.startsWith('pxe/mac-file-without-host')));
  });

  it('warns of a digit that is missing, once, whatever else the machine then lacks', () => {
    const written = (octets: string) =>
      changed(DHCPD, 'hardware ethernet 00:40:63:c2:ca:c9', `hardware ethernet ${octets}`);
    const shared = (octets: string) =>
      all({
        ...written(octets),
        [CONFIG]: undefined,
        'srv/tftp/pxelinux.cfg/default': label(`${ROOT} ip=dhcp rw`),
      });
    for (const octets of ['00:40:63:c2:ca:9', '00:40:63:2:ca:c9']) {
      assert.deepEqual(shared(octets), ['dhcp/mac-malformed warning'], octets);
      // The file by the right address is no second one.
      assert.deepEqual(all(written(octets)), ['dhcp/mac-malformed error']);
    }
    // Who writes no zeros in front has lost nothing.
    for (const octets of ['0:40:63:c2:ca:c9', '00:40:63:2:ca:9'])
      assert.deepEqual(shared(octets), [], octets);
  });

  it('is silent about all others, and about cards that are no Ethernet', () => {
    for (const octets of ['00:00:00:00:00:01', '0:40:63:c2:ca:c9', '02:00:00:00:00:00', 'fe:ff:ff:ff:ff:ff'])
      assert.deepEqual(said(octets), [], octets);
    assert.deepEqual(said('01:40:63:c2:ca:c9', 'token-ring'), []);
  });
});
