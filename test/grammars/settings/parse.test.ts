/** Settings files in their dialects. */
import assert from 'node:assert/strict';
import { settings } from '../../../grammars/settings/index.js';

describe('settings dialects', () => {
  const cases: [string | undefined, string, string][] = [
    ['/etc/conf.d/in.tftpd', '', 'shell'],
    ['/etc/default/tftpd-hpa', '', 'shell'],
    ['/etc/conf.d/hostname', '', 'shell'],
    ['/etc/hostname', '', 'value'],
    ['/etc/hosts', '', 'hosts'],
    ['/etc/hosts.deny', '', 'wrappers'],
    ['/etc/xinetd.d/tftp', '', 'xinetd'],
    ['/lib/systemd/system/tftpd.service', '', 'unit'],
    ['/etc/systemd/system/tftp.service.d/10.conf', '', 'unit'],
    ['/etc/inetd.conf', '', 'inetd'],
    ['/etc/network/interfaces', '', 'interfaces'],
    ['/etc/nfs.conf', '', 'ini'],
    [undefined, '# x\nA="b"\n', 'shell'],
    [undefined, '[nfsd]\nthreads=8\n', 'ini'],
    [undefined, '[Service]\nExecStart=/x\n', 'unit'],
    [undefined, 'service tftp\n{\n}\n', 'xinetd'],
    [undefined, '127.0.0.1 localhost\n', 'hosts'],
    [undefined, 'auto eth0\niface eth0 inet dhcp\n', 'interfaces'],
    ['/etc/NetworkManager/conf.d/10-root.conf', 'A=1\n', 'ini'],
    ['/etc/connman/main.conf', 'A=1\n', 'ini'],
    ['/etc/dhcpcd.conf', 'persistent\n', 'interfaces'],
    [undefined, 'tftp dgram udp wait root /usr/sbin/in.tftpd\n', 'inetd'],
    [undefined, 'in.tftpd : ALL\n', 'wrappers'],
    [undefined, 'master\n', 'value'],
  ];
  for (const [name, text, dialect] of cases) {
    it(`takes ${name ?? JSON.stringify(text)} for ${dialect}`, () => {
      assert.equal(settings.parse(text, name).dialect, dialect);
    });
  }
});

describe('settings/syntax', () => {
  it('reports a quote that nothing closes, and still reads the other lines', () => {
    const text = 'A="one\nB="two"\nC=3\n';
    const document = settings.parse(text, '/etc/conf.d/x');
    assert.deepEqual(
      document.problems.map(({ rule, severity, span }) => [
        rule,
        severity,
        text.slice(span.start, span.end),
        span.start,
      ]),
      [['settings/syntax', 'error', '"', 2]],
    );
    assert.deepEqual(
      document.lines.map(({ node }) => node.kind),
      ['broken', 'shell', 'shell'],
    );
  });

  it('takes quotes over several lines as the shell does', () => {
    const document = settings.parse('A=\'x\ny\'\nB="p \\" q" # it\'s fine\n', '/etc/default/x');
    assert.deepEqual(document.problems, []);
    assert.equal(document.lines.length, 2);
  });

  it('reports blanks beside the = where a shell reads the file', () => {
    const names = (text: string, name = '/etc/conf.d/dhcpd'): string[] =>
      settings.parse(text, name).problems.map(({ span }) => text.slice(span.start, span.end));
    assert.deepEqual(names('A=1\nIFACE = "eth0"\nB= "x"\nC ="y"; D += z\nE += "w"\n'), [
      'IFACE',
      'B',
      'C',
      'D',
      'E',
    ]);
    for (const file of [
      '/etc/conf.d/in.tftpd',
      '/etc/default/tftpd-hpa',
      '/etc/default/nfs-common',
      '/etc/mkinitcpio.conf',
    ])
      assert.deepEqual(names('A = 1\n', file), ['A'], file);
    // What a shell takes for a command anyway, a list, and a value that ends at once.
    for (const fine of ['[ "$A" = b ] && B=1', 'IFS= read -r a', 'test a = b', 'A=', 'A=(\n b )', 'a_b = 1'])
      assert.deepEqual(names(`${fine}\n`), [], fine);
    // systemd reads these, and takes the blanks off.
    for (const file of [
      '/etc/sysconfig/dhcpd',
      '/etc/default/isc-dhcp-server',
      '/etc/nginx/conf.d/a.conf',
      '/etc/systemd/network/a.network',
    ])
      assert.deepEqual(names('A = "1"\n', file), [], file);
    assert.deepEqual(settings.parse('A = 1\n').problems, []);
  });

  it('reports what hosts(5) skips', () => {
    const messages = (text: string): string[] =>
      settings.parse(text, '/etc/hosts').problems.map((one) => one.message);
    assert.deepEqual(messages('127.0.0.1 a # b\n::1 c\nfe80::1%eth0 d\n# e\n\n'), []);
    for (const wrong of ['192.168.1 a', '192.168.001.1 a', 'master 192.168.1.1', '10.0.0.256 a']) {
      assert.equal(messages(`${wrong}\n`).length, 1, wrong);
    }
  });

  it('reports a section without its bracket', () => {
    assert.equal(settings.parse('[nfsd\nthreads=8\n', '/etc/nfs.conf').problems.length, 1);
  });
});

describe('settings format', () => {
  const format = (text: string, name: string): string => settings.format(settings.parse(text, name));

  it('takes blanks off line ends and gives one final line end', () => {
    assert.equal(format('A=1  \n\nB="x  \ny" \t\n\n\n', '/etc/default/x'), 'A=1\n\nB="x  \ny"\n');
    assert.equal(format('master', '/etc/hostname'), 'master\n');
  });

  it('leaves alone what a shell would read differently', () => {
    for (const text of ['A=x\\ \nB=1\n', 'A=1\r\n', 'cat <<E \n x \nE\n', 'A="open \n']) {
      assert.equal(format(text, '/etc/default/x'), text);
    }
  });
});

describe('settings assistance', () => {
  it('describes and offers known names', () => {
    const document = settings.parse('INTFTPD_OPTS="-s /x"\n', '/etc/conf.d/in.tftpd');
    assert.match(settings.describe(document, 3)?.markdown ?? '', /in\.tftpd/);
    assert.equal(settings.describe(document, 18), undefined);
    assert.ok(settings.complete(document, 2).some(({ label }) => label === 'INTFTPD_PATH'));
    assert.deepEqual(settings.complete(document, 18), []);
  });

  it('outlines sections with their settings', () => {
    const document = settings.parse('[nfsd]\nthreads = 8\nudp=y\n[mountd]\n', '/etc/nfs.conf');
    assert.deepEqual(
      settings.outline(document).map(({ name, children }) => [name, children.map((child) => child.name)]),
      [
        ['nfsd', ['threads', 'udp']],
        ['mountd', []],
      ],
    );
  });
});
