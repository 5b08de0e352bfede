/** Boot files that a TFTP server has not, or does not give out, go in; what the machine is shown, what the server's log has, and which lines are told comes out. */
import assert from 'node:assert/strict';
import { type Firmware, traceBoot } from '../../../server/boot/index.js';
import { siteOf } from '../../support/site.js';

type Files = Readonly<Record<string, string>>;

/** Enough programs to tell that images are kept in this copy. */
const PROGRAMS: Files = { 'srv/tftp/lpxelinux.0': '', 'srv/tftp/ldlinux.c32': '', 'srv/tftp/other.0': '' };

const dhcpd = (file: string, server = '192.168.1.1'): Files => ({
  'etc/dhcp/dhcpd.conf': `subnet 192.168.1.0 netmask 255.255.255.0 { next-server ${server}; filename "${file}"; }\nhost n { hardware ethernet 00:40:63:c2:ca:c9; fixed-address 192.168.1.21; }\n`,
});
const tftpd = (options = '--secure', more = ''): Files => ({
  'etc/default/tftpd-hpa': `TFTP_DIRECTORY="/srv/tftp"\n${more}TFTP_OPTIONS="${options}"\n`,
});
const dnsmasq = (file: string, more = 'tftp-root=/srv/tftp\n'): Files => ({
  'etc/dnsmasq.conf': `port=0\ndhcp-range=192.168.1.100,192.168.1.199,255.255.255.0,12h\ndhcp-host=00:40:63:c2:ca:c9,n,192.168.1.21\ndhcp-boot=${file}\nenable-tftp\n${more}`,
});

function asked(files: Files, firmware: Firmware = 'bios') {
  const site = siteOf({ ...PROGRAMS, ...files });
  const [node] = site.nodes;
  assert.ok(node !== undefined);
  const stage = traceBoot(site, node, firmware).stages.find((one) => one.stage === 'files');
  assert.ok(stage !== undefined);
  const { program, did, doubts, assumptions } = stage;
  const faults = stage.faults.map(({ id, effect, at, others, console, log, ...data }) => {
    const text = [at, ...others].map(({ file, span }) =>
      site.files.get(file)?.document.text.slice(span.start, span.end),
    );
    return { told: `${id} ${effect} at ${text.join(' | ')}`, console, log, data };
  });
  return { program, did, faults, doubts: doubts.map(({ reason }) => reason), assumptions };
}

const told = (files: Files) => asked(files).faults.map((fault) => fault.told);
const data = (files: Files) => asked(files).faults.map((fault) => fault.data);
const shown = (files: Files) =>
  (['bios', 'ipxe', 'efi-x64'] as const).map((firmware) => asked(files, firmware).faults[0]?.console);

const ABSENT = 'PXE-T01: File not found';
const UEFI = 'PXE-E23: Client received TFTP error from server.';

describe('a boot file', () => {
  it('is loaded by whoever serves it', () => {
    const { program, did, faults, doubts, assumptions } = asked({ ...dhcpd('other.0'), ...tftpd() });
    assert.deepEqual([program, did], ['in.tftpd', 'other.0 is loaded (/srv/tftp/other.0)']);
    assert.deepEqual([faults, doubts, assumptions], [[], [], []]);
    for (const name of ['/srv/tftp/other.0', '/other.0', 'other.0', '\\\\other.0'])
      assert.match(asked(dnsmasq(name)).did ?? '', / is loaded \(\/srv\/tftp\/other\.0\)$/, name);
    assert.equal(asked(dnsmasq('OTHER.0')).faults.length, 1);
    assert.deepEqual(told(dnsmasq('OTHER.0', 'tftp-root=/srv/tftp\ntftp-lowercase\n')), []);
  });

  it('is taken for granted in a copy without programs, or behind a map', () => {
    const none = { 'srv/tftp/lpxelinux.0': undefined, 'srv/tftp/ldlinux.c32': undefined } as unknown as Files;
    const site = Object.fromEntries(
      Object.entries({ ...PROGRAMS, ...none, ...dhcpd('gone.0'), ...tftpd() }).filter(
        ([, text]) => text !== undefined,
      ),
    );
    const { doubts } = asked({ ...dhcpd('gone.0'), ...tftpd('--secure -m /etc/map'), 'etc/map': '' });
    assert.deepEqual(doubts, []);
    const one = siteOf(site);
    const [node] = one.nodes;
    assert.ok(node !== undefined);
    const stage = traceBoot(one, node, 'bios').stages.find(({ stage: name }) => name === 'files');
    assert.deepEqual(stage?.assumptions, ['the TFTP server has the boot file gone.0']);
    assert.deepEqual(
      asked({ ...dhcpd('gone.0'), ...tftpd('--secure -m /etc/map'), 'etc/map': '' }).assumptions,
      ['the TFTP server has the boot file gone.0'],
    );
  });

  it('that is not there is told at its own line, and beside it the folder, with a name that is near', () => {
    const gone = { ...dhcpd('gone.0'), ...tftpd() };
    assert.deepEqual(asked(gone).doubts, []);
    assert.deepEqual(told(gone), ['tftp/boot-file-missing stops at filename "gone.0"; | "/srv/tftp"']);
    assert.deepEqual(data(gone), [{ name: 'gone.0', path: '/srv/tftp/gone.0', near: undefined }]);
    assert.deepEqual(shown(gone), [ABSENT, 'tftp://192.168.1.1/gone.0... No such file or directory', UEFI]);
    assert.deepEqual(data({ ...dhcpd('lpxelinx.0'), ...tftpd() }), [
      { name: 'lpxelinx.0', path: '/srv/tftp/lpxelinx.0', near: 'lpxelinux.0' },
    ]);
    // A program for another processor is not what was meant.
    const ia32 = { ...dhcpd('bootaa64.efi'), ...tftpd(), 'srv/tftp/bootia32.efi': '' };
    assert.deepEqual(data(ia32), [{ name: 'bootaa64.efi', path: '/srv/tftp/bootaa64.efi', near: undefined }]);
    const efi = { ...dhcpd('bootx46.efi'), ...tftpd(), 'srv/tftp/bootx64.efi': '' };
    assert.deepEqual(data(efi), [
      { name: 'bootx46.efi', path: '/srv/tftp/bootx46.efi', near: 'bootx64.efi' },
    ]);
  });

  it('that is not there is in the log of dnsmasq, in the words that the machine is sent', () => {
    const [fault] = asked(dnsmasq('gone.0')).faults;
    const log = 'file /srv/tftp/gone.0 not found for 192.168.1.21';
    assert.deepEqual([fault?.console, fault?.log], [`PXE-T01: ${log}`, log]);
    assert.equal(asked({ ...dhcpd('gone.0'), ...tftpd() }).faults[0]?.log, undefined);
  });

  it('is no folder', () => {
    const folder = { 'srv/tftp/boot/x': '' };
    assert.deepEqual(shown({ ...dhcpd('boot'), ...tftpd(), ...folder }), [
      'PXE-T00: Is a directory',
      undefined,
      UEFI,
    ]);
    assert.deepEqual(data({ ...dhcpd('boot'), ...tftpd(), ...folder }), [
      { name: 'boot', path: '/srv/tftp/boot', near: undefined, folder: true },
    ]);
    const [fault] = asked({ ...dnsmasq('boot'), ...folder }).faults;
    const log = 'cannot read /srv/tftp/boot: Is a directory';
    assert.deepEqual([fault?.console, fault?.log], [`PXE-T00: ${log}`, log]);
  });

  it('has no ".." in its name for dnsmasq, whose log says so (2.90 was asked)', () => {
    for (const name of ['../x', 'a/../x', '/srv/tftp/../x']) {
      const [fault, ...more] = asked(dnsmasq(name)).faults;
      const whole = name.startsWith('/') ? name : `/srv/tftp/${name}`;
      const log = `cannot access ${whole}: Permission denied`;
      assert.deepEqual([more.length, fault?.console, fault?.log], [0, `PXE-T02: ${log}`, log], name);
      assert.equal(fault?.told, `tftp/parent-refused stops at dhcp-boot=${name} | /srv/tftp`);
    }
    assert.deepEqual(shown(dnsmasq('../x')).slice(1), [undefined, UEFI]);
  });

  it('is named from the top of the disk where in.tftpd runs without -s', () => {
    const words = (file: string, options = '-l') => {
      const [fault] = asked({ ...dhcpd(file), ...tftpd(options) }).faults;
      return fault === undefined ? [] : [fault.told, fault.console, fault.log];
    };
    const at = (file: string) => `tftp/relative-without-secure stops at filename "${file}"; | "-l"`;
    assert.deepEqual(words('other.0'), [
      at('other.0'),
      'PXE-T02: Only absolute filenames allowed',
      undefined,
    ]);
    assert.deepEqual(words('/etc/x'), [at('/etc/x'), 'PXE-T02: Forbidden directory', undefined]);
    for (const name of ['/srv/tftp/../x', '/srv/tftp/..'])
      assert.deepEqual(words(name), [at(name), 'PXE-T02: Reverse path not allowed', undefined], name);
    assert.deepEqual(words('/srv/tftp/other.0'), []);
    assert.deepEqual(words('/srv/tftp/a..b/other.0').slice(1), [ABSENT, undefined]);
    // Only beginnings are compared.
    assert.deepEqual(words('/srv/tftpx/other.0'), []);
    assert.deepEqual(data({ ...dhcpd('/etc/x'), ...tftpd('-l') }), [
      {
        name: '/etc/x',
        reason: 'in.tftpd serves only /srv/tftp',
        directories: ['/srv/tftp'],
        misspelt: undefined,
      },
    ]);
  });

  it('is named from the root where it runs with -s', () => {
    const doubled = (file: string) =>
      data({ ...dhcpd(file), ...tftpd() }).map((one) =>
        'root' in one && 'inside' in one ? `${one.root} ${one.inside} ${one.assumed}` : 'missing',
      );
    assert.deepEqual(doubled('/srv/tftp/other.0'), ['/srv/tftp /other.0 false']);
    assert.deepEqual(doubled('/srv/tftp/gone.0'), ['/srv/tftp /gone.0 false']);
    assert.deepEqual(doubled('/srv/tftpx/other.0'), ['missing']);
    assert.deepEqual(
      told({ ...dhcpd('/srv/tftp/other.0'), ...tftpd(), 'srv/tftp/srv/tftp/other.0': '' }),
      [],
    );
  });

  it('is not known of another server, and not asked of a daemon that listens elsewhere', () => {
    const own = { 'diskless-lint.json': '{"server": {"addresses": ["192.168.1.1"]}}' };
    const { program, doubts, faults } = asked({ ...dhcpd('other.0', '192.168.1.9'), ...tftpd(), ...own });
    assert.deepEqual(
      [program, doubts, faults],
      ['in.tftpd', ['other.0 is loaded from 192.168.1.9, whose files are not part of the site'], []],
    );
    const deaf = (address: string) => ({
      ...dhcpd('other.0'),
      ...tftpd('--secure', `TFTP_ADDRESS="${address}"\n`),
      ...own,
    });
    const heard = (address: string) => told(deaf(address)).length === 0;
    assert.deepEqual(told(deaf('127.0.0.1:69')), [
      'svc/tftpd-address stops at "127.0.0.1:69" | next-server 192.168.1.1;',
    ]);
    assert.deepEqual(shown(deaf('127.0.0.1:69')), ['PXE-E32: TFTP open timeout', undefined, undefined]);
    for (const address of [
      ':69',
      '0.0.0.0:69',
      '192.168.1.1:69',
      '192.168.1.1',
      '[::]:69',
      ':tftp',
      '0.0.0.0',
    ])
      assert.ok(heard(address), address);
    for (const address of [
      ':6969',
      '192.168.1.2:69',
      'localhost:69',
      'LOCALHOST',
      '[::1]:69',
      '[fe80::1]',
      '0.0.0.0:70',
    ])
      assert.ok(!heard(address), address);
    const bound = (address: string) =>
      data(deaf(address)).map((one) => ('bound' in one ? one.bound : undefined));
    assert.deepEqual(bound(':6969'), [{ port: '6969' }]);
    assert.deepEqual(bound('[::1]:69'), [{ ipv6: '::1' }]);
  });

  it('is given out by dnsmasq whatever the TCP wrappers say, and by in.tftpd as they do', () => {
    const deny = { 'etc/hosts.deny': 'ALL: ALL\n' };
    assert.deepEqual(told({ ...dnsmasq('other.0'), ...deny }), []);
    assert.deepEqual(told({ ...dhcpd('other.0'), ...tftpd(), ...deny }).length, 1);
  });

  it('lies in a folder that dnsmasq is not told of, where no line says which', () => {
    const { assumptions, faults } = asked(dnsmasq('other.0', ''));
    assert.deepEqual(assumptions, ['dnsmasq is told in another place to serve /srv/tftp (tftp-root)']);
    assert.deepEqual(
      faults.map(({ told: text, data: rest }) => [text, rest]),
      [
        [
          'dnsmasq/tftp-root-not-told none at enable-tftp',
          { assumed: true, name: 'other.0', path: '/other.0', root: '/srv/tftp' },
        ],
      ],
    );
  });
});
