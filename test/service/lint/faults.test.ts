/** Sites whose machines meet faults go in; the findings about these come out: how loud, about whom, and what somebody has to choose for it. */
import assert from 'node:assert/strict';
import { IPXE_SCRIPT, ipxeSite } from '../../../server/rules/about/examples/ipxe.js';
import { changed, miniature } from '../../../server/rules/about/miniature.js';
import { lint } from '../../../server/service/index.js';
import { isCarried } from '../../../server/service/lint/carried.js';
import { isSelected, unknownSelectors, weight } from '../../../server/service/lint/selection.js';
import { all, type Changes, CONFIG, DHCPD, findings } from '../../rules/support.js';
import { siteOf } from '../../support/site.js';

const SCRIPT = 'srv/tftp/boot.ipxe';
const PROGRAMS = { 'srv/tftp/vmlinuz': '', 'srv/tftp/pxelinux.0': '', 'srv/tftp/ldlinux.c32': '' };

describe('a fault that is met', () => {
  const entry = (name: string, path = '/diskless/node21', kernel = 'vmlinuz') =>
    `LABEL ${name}\n  KERNEL ${kernel}\n  APPEND root=/dev/nfs nfsroot=192.168.1.1:${path},vers=3 ip=dhcp rw\n`;
  const menu = (...labels: readonly string[]): Changes => ({
    ...PROGRAMS,
    [CONFIG]: `DEFAULT linux\nPROMPT 1\nTIMEOUT 50\n${entry('linux')}${labels.join('')}`,
  });
  const found = (changes: Changes, rule: string) =>
    findings(changes).flatMap((one) =>
      one.rule === rule
        ? [`${one.severity} ${/^When somebody chooses [^:]*/.exec(one.message)?.[0] ?? ''}`]
        : [],
    );

  it('only by who chooses an entry is told so, and is no error', () => {
    const rule = 'pxe/kernel-missing';
    assert.deepEqual(found(menu(entry('old', undefined, 'vmlinux')), rule), [
      'warning When somebody chooses old',
    ]);
    const first = menu();
    assert.deepEqual(
      found({ ...first, [CONFIG]: first[CONFIG]?.replace('KERNEL vmlinuz', 'KERNEL gone') }, rule),
      ['error '],
    );
  });

  it('by who chooses any of several names them all', () => {
    const other = {
      'etc/exports':
        '/diskless *(ro,no_root_squash,no_subtree_check)\n/diskless/node21 192.168.1.21(rw,no_root_squash,no_subtree_check)\n',
    };
    const chosen = { ...menu(entry('a', '/diskless/x'), entry('b', '/diskless/y')), ...other };
    assert.deepEqual(found(chosen, 'nfsroot/exported-ro'), ['warning When somebody chooses a and b']);
  });

  it('by itself as well needs no choice', () => {
    const readOnly = changed('etc/exports', 'rw,', 'ro,');
    assert.deepEqual(found({ ...menu(entry('same')), ...readOnly }, 'nfsroot/exported-ro'), ['warning ']);
  });

  it('only under a firmware that the machine need not have is no error', () => {
    const served = (architecture: string, file: string) => ({
      ...PROGRAMS,
      'srv/tftp/lpxelinux.0': '',
      [DHCPD]: `option arch code 93 = unsigned integer 16;\n${miniature()[DHCPD]}class "uefi" { match if option arch = ${architecture}; filename "${file}"; }\n`,
    });
    const told = (architecture: string, file: string) =>
      all(served(architecture, file)).filter((one) => /^dhcp\/uefi-gets-bios|^tftp\/boot-file/.test(one));
    assert.deepEqual(told('00:07', 'lpxelinux.0'), ['dhcp/uefi-gets-bios-nbp warning']);
    assert.deepEqual(told('00:06', 'syslinux.efi'), ['tftp/boot-file-missing warning']);
    // A file that is missing for PCs of today is missed soon.
    assert.deepEqual(told('00:07', 'syslinux.efi'), ['tftp/boot-file-missing error']);
  });

  it('is not told again where a finding says it, which names the machines then', () => {
    const told = (script: string) =>
      lint(
        siteOf({ ...ipxeSite({ [SCRIPT]: script }), 'srv/tftp/vmlinuz': '', 'srv/tftp/undionly.kpxe': '' }),
      ).findings.flatMap(({ rule, severity, nodes }) =>
        rule.startsWith('ipxe/') ? [[rule, severity, ...nodes].join(' ')] : [],
      );
    const script = IPXE_SCRIPT;
    assert.deepEqual(told(script), []);
    assert.deepEqual(told(script.replace('#!ipxe\n', '#!ipxe\nbooot\n')), [
      'ipxe/unknown-command error node21',
    ]);
    // Who boots without it is not meant by an error, even if he may choose it.
    const menu = `menu\nitem linux Linux\nitem old Old\nchoose --timeout 3000 --default linux it && goto \${it}\n:old\nbooot\n:linux\n`;
    const chosen = told(script.replace('#!ipxe\n', `#!ipxe\n${menu}`));
    assert.deepEqual(chosen, ['ipxe/unknown-command error']);
  });

  it('by a machine that is known by a wrong name alone makes no error of what is said of one that boots', () => {
    const rule = 'pxe/mac-file-without-host';
    const stray = CONFIG.replace(/..$/, 'c8');
    const text = menu()[CONFIG];
    assert.deepEqual(found({ ...PROGRAMS, [CONFIG]: undefined, [stray]: text }, rule), ['error ']);
    const shared = CONFIG.replace(/[^/]+$/, 'default');
    assert.deepEqual(found({ ...PROGRAMS, [CONFIG]: undefined, [stray]: text, [shared]: text }, rule), [
      'warning ',
    ]);
  });

  it('by several machines is one finding, about all of them', () => {
    const hosts = ['a', 'b', 'c'].map(
      (name, i) =>
        `host ${name} { hardware ethernet 02:00:00:00:00:0${i}; fixed-address 192.168.1.3${i}; }\n`,
    );
    const site = siteOf(
      miniature({
        ...PROGRAMS,
        [DHCPD]: `${miniature()[DHCPD]}${hosts.join('')}`,
        'srv/tftp/pxelinux.cfg/default': `DEFAULT linux\n${entry('linux', '/nowhere')}`,
      }),
    );
    const about = lint(site).findings.filter(({ rule }) => rule === 'nfsroot/not-exported');
    assert.deepEqual(
      about.map(({ nodes }) => nodes),
      [['a', 'b', 'c']],
    );
    assert.match(about[0]?.message ?? '', /\ba, b and c\b/);
  });
});

describe('a selector', () => {
  it('may be one of several, any of which fits', () => {
    const chosen = (select: readonly string[]) => isSelected('dhcp/syntax', { select });
    assert.deepEqual([[], ['dhcp'], ['pxe', 'dhcp/'], ['pxe', 'dhcp/syntax']].map(chosen), [
      true,
      true,
      true,
      true,
    ]);
    assert.deepEqual([['pxe'], ['dhc', 'pxe'], ['dhcp/syn']].map(chosen), [false, false, false]);
    assert.deepEqual((['error', 'warning', 'info'] as const).map(weight), [3, 2, 1]);
  });

  it('that fits no rule is told with the nearest one that would', () => {
    assert.deepEqual(unknownSelectors(['dhcp', 'dhcp/', 'dhcp/next-server-missing']), []);
    assert.deepEqual(unknownSelectors(['dchp', 'dhcp/next-server-mising', 'zzzzzzzzzzz']), [
      { selector: 'dchp', nearest: 'dhcp' },
      { selector: 'dhcp/next-server-mising', nearest: 'dhcp/next-server-missing' },
      { selector: 'zzzzzzzzzzz', nearest: undefined },
    ]);
  });
});

describe('a file that starts dnsmasq', () => {
  it('carries its options between other words', () => {
    const site = siteOf({
      'docker-compose.yml':
        'services:\n  dnsmasq:\n    image: dnsmasq\n    command: dnsmasq --dhcp-range=10.0.0.50,10.0.0.99,12h --dhcp-boot=pxelinux.0 --enable-tftp --tftp-root=/srv/tftp\n',
      'etc/exports': '/srv *(ro)\n',
    });
    const carried = [...site.files.keys()].filter((file) => isCarried(site, file));
    assert.deepEqual(carried, ['/site/docker-compose.yml']);
    const own = siteOf({ 'etc/dnsmasq.conf': 'dhcp-range=10.0.0.50,10.0.0.99,12h\n' });
    assert.equal(isCarried(own, '/site/etc/dnsmasq.conf'), false);
    assert.equal(isCarried(own, '/site/etc/nothing'), false);
  });
});
