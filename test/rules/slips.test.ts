/** The rules about slips of the hand and about things that were copied or denied: sites go in, findings come out, and the silence where it is meant so. */
import assert from 'node:assert/strict';
import { changed, miniature } from '../../server/rules/about/miniature.js';
import { lint } from '../../server/service/lint.js';
import { siteOf } from '../support/site.js';

const CONFIG = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
const DHCPD = 'etc/dhcp/dhcpd.conf';

type Changes = Readonly<Record<string, string | undefined>>;

function found(rule: string, changes: Changes): string[] {
  const site = siteOf(miniature(changes));
  return lint(site)
    .findings.filter((finding) => finding.rule === rule)
    .map(({ severity, place }) => {
      const text = site.files.get(place.file)?.document.text ?? '';
      return `${severity} ${text.slice(place.span.start, place.span.end)}`;
    });
}

describe('dhcp/host-not-answered', () => {
  const rule = 'dhcp/host-not-answered';
  const inSubnet = (text: string) => changed(DHCPD, '  filename', `  ${text}\n  filename`);
  const inHost = (text: string) => changed(DHCPD, '  option host-name', `  ${text}\n  option host-name`);

  it('finds a denial around the host, and leaves that of the host itself', () => {
    assert.deepEqual(found(rule, inSubnet('deny booting;')), ['error deny booting;']);
    assert.deepEqual(found(rule, inHost('deny booting;')), []);
  });

  it('leaves hosts that nothing says to boot from here', () => {
    assert.deepEqual(found(rule, { ...inSubnet('deny booting;'), [CONFIG]: undefined }), []);
  });
});

describe('dhcp/filename-misspelt', () => {
  const named = (name: string, more: Changes = {}) =>
    found('dhcp/filename-misspelt', { ...changed(DHCPD, 'pxelinux.0', name), ...more });

  it('finds letters that changed places or are missing', () => {
    assert.deepEqual(named('boot/pxeilnux.0'), ['warning "boot/pxeilnux.0"']);
    assert.deepEqual(named('undonly.kpxe'), ['warning "undonly.kpxe"']);
  });

  it('leaves other loaders, names of one’s own, and files that are there', () => {
    for (const name of ['lpxelinux.0', 'ipxe.efi', 'boot64.efi', 'pxelinux.1', 'loader'])
      assert.deepEqual(named(name), [], name);
    assert.deepEqual(named('pxeilnux.0', { 'srv/tftp/pxeilnux.0': '' }), []);
  });
});

describe('pxe/menu-label-outside', () => {
  const menu = (text: string) =>
    found('pxe/menu-label-outside', { [CONFIG]: `${text}LABEL a\n  MENU LABEL ^A\n  LOCALBOOT 0\n` });

  it('finds the line before the first entry only', () => {
    assert.deepEqual(menu('DEFAULT a\nmenu label Boot\n'), ['info menu label']);
    assert.deepEqual(menu('DEFAULT a\nMENU BEGIN more\nMENU LABEL More\nMENU END\n'), []);
    assert.deepEqual(menu('DEFAULT a\nINCLUDE other.cfg\nMENU LABEL More\n'), []);
  });
});

describe('kernel/modules-of-other-release', () => {
  const modules = (release: string, more: Changes = {}) =>
    found('kernel/modules-of-other-release', {
      ...changed(
        'srv/tftp/vmlinuz.config',
        'CONFIG_NET=y',
        'CONFIG_MODULES=y\nCONFIG_BTRFS_FS=m\nCONFIG_NET=y',
      ),
      [`diskless/node21/lib/modules/${release}/modules.dep`]: '',
      ...more,
    }).length;

  it('compares the series only', () => {
    assert.equal(modules('6.1.0-13-amd64'), 0);
    assert.equal(modules('6.1.76'), 0);
    assert.equal(modules('6.10.0'), 1);
    assert.equal(modules('5.1.0'), 1);
  });

  it('is silent where /lib is mounted from elsewhere, and where another release stands beside', () => {
    const fstab = changed(
      'diskless/node21/etc/fstab',
      'tmpfs',
      '192.168.1.1:/lib /lib nfs ro,vers=3,nolock 0 0\ntmpfs',
    );
    assert.equal(modules('5.10.0', fstab), 0);
    assert.equal(modules('5.10.0', { 'diskless/node21/lib/modules/6.1.0/modules.dep': '' }), 0);
  });
});

describe('svc/tftpd-address', () => {
  const rule = 'svc/tftpd-address';
  const bound = (address: string) => ({
    'etc/default/tftpd-hpa': `TFTP_DIRECTORY="/srv/tftp"\nTFTP_ADDRESS="${address}"\nTFTP_OPTIONS="--secure"\n`,
  });
  const own = { 'etc/network/interfaces': 'iface eth0 inet static\n  address 192.168.1.1\n' };

  it('is silent about all addresses, and where the server that is told may be another machine', () => {
    assert.equal(found(rule, { ...bound('192.168.7.1:69'), ...own }).length, 1);
    for (const all of [':69', '0.0.0.0:69', '[::]:69', '192.168.1.1:tftp'])
      assert.deepEqual(found(rule, { ...bound(all), ...own }), [], all);
    assert.deepEqual(found(rule, bound('192.168.7.1:69')), []);
  });
});

describe('exports/sec-krb5-root', () => {
  it('is silent where sys is offered, too', () => {
    const rule = 'exports/sec-krb5-root';
    const sec = (words: string) => found(rule, changed('etc/exports', '(rw,', `(${words},rw,`));
    assert.equal(sec('sec=krb5:krb5p').length, 1);
    assert.deepEqual(sec('sec=sys'), []);
    assert.deepEqual(sec('sec=krb5,sec=sys'), []);
  });
});

describe('dhcp/unreachable-branch', () => {
  const ladder = (...tests: readonly string[]) => {
    const branches = tests.map(
      (test, i) => `${i === 0 ? '' : 'els'}if ${test} {\n    filename "${i}.nb";\n  }`,
    );
    return found(
      'dhcp/unreachable-branch',
      changed(DHCPD, '  filename', `  ${branches.join(' ')}\n  filename`),
    ).length;
  };
  const begins = (text: string, length = text.length) =>
    `substring (option vendor-class-identifier, 0, ${length}) = "${text}"`;
  const is = (text: string) => `option vendor-class-identifier = "${text}"`;

  it('finds the longer behind the shorter, and the same twice', () => {
    assert.equal(ladder(begins('Ether'), begins('Etherboot')), 1);
    assert.equal(ladder(begins('Ether'), is('Etherboot-5.4')), 1);
    assert.equal(ladder(is('a'), is('b'), is('a')), 1);
  });

  it('is silent about the shorter behind the longer, other options, and what is no plain comparison', () => {
    assert.equal(ladder(begins('Etherboot'), begins('Ether')), 0);
    assert.equal(ladder(is('Ether'), begins('Ether')), 0);
    assert.equal(ladder(begins('Ether'), 'option host-name = "Etherboot"'), 0);
    assert.equal(ladder(`not ${begins('Ether')}`, begins('Etherboot')), 0);
    assert.equal(ladder(begins('Ether', 6), begins('Etherboot')), 0);
  });
});

describe('pxe/waits-forever', () => {
  const waits = (head: string) =>
    found('pxe/waits-forever', {
      [CONFIG]: `DEFAULT linux\n${head}LABEL linux\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw\n`,
    });

  it('finds prompts and menus without an end, for nodes with a root of their own', () => {
    assert.deepEqual(waits('PROMPT 1\n'), ['info 1']);
    assert.deepEqual(waits('UI menu.c32\n'), ['info UI menu.c32']);
    assert.deepEqual(waits('PROMPT 0\n'), []);
    assert.deepEqual(waits('PROMPT 1\nTOTALTIMEOUT 600\n'), []);
  });
});
