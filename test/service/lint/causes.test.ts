/** Sites in which one thing is wrong, and several lines, firmwares or machines meet it, go in; the one finding comes out, and what it names. */
import assert from 'node:assert/strict';
import { bootedByGrub, GRUB_CFG, grubMenu } from '../../../server/rules/about/examples/grub.js';
import { ipxeSite } from '../../../server/rules/about/examples/ipxe.js';
import { toldByFirmware } from '../../../server/rules/about/examples/twofirmwares.js';
import { changed, miniature, servedByDnsmasq } from '../../../server/rules/about/miniature.js';
import type { MiniatureSite } from '../../../server/rules/index.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';

const DHCPD = 'etc/dhcp/dhcpd.conf';
const CONFIG = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';

const IMAGES = { 'srv/tftp/pxelinux.0': '', 'srv/tftp/ldlinux.c32': '', 'srv/tftp/rescue': '' };

function found(files: MiniatureSite) {
  const site = siteOf(files);
  return lint(site).findings.map(({ rule, severity, message, place, related, nodes, fixes }) => ({
    rule,
    severity,
    message,
    nodes,
    line: (site.files.get(place.file)?.document.text ?? '').slice(0, place.span.start).split('\n').length,
    file: place.file.replace('/site/', ''),
    related: related.map((one) => `${one.place.file.replace('/site/', '')}: ${one.message}`),
    edits: fixes().map((fix) => fix.edits.flatMap(({ edits }) => edits.map(({ newText }) => newText))),
  }));
}

const told = (files: MiniatureSite) => found(files).map(({ rule, severity }) => `${rule} ${severity}`);

const dhcpd = miniature()[DHCPD] ?? '';
const second = (mac: string) => `host node22 {
  hardware ethernet ${mac};
  fixed-address 192.168.1.22;
  option host-name "node22";
}
`;

describe('one cause is one finding', () => {
  it('where a file is not there, for what starts by itself and for what somebody may choose', () => {
    const menu = (rescue: string) =>
      ipxeSite({
        'srv/tftp/undionly.kpxe': '',
        'srv/tftp/other': '',
        'srv/tftp/vmlinuz.config': undefined,
        'srv/tftp/boot.ipxe': `#!ipxe\nmenu\nitem a A\nitem b B\nchoose --default a --timeout 9000 x && goto \${x}\n:a\nkernel vmlinuz root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp ro\nboot\n:b\nkernel ${rescue} root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp ro\nboot\n`,
      });
    const [one, ...none] = found(menu('vmlinuz'));
    assert.deepEqual([one?.rule, one?.severity, one?.line, none], ['ipxe/file-missing', 'error', 7, []]);
    assert.ok(one?.related.some((text) => /^srv.tftp.boot.ipxe: the same file is asked for here/.test(text)));
    assert.deepEqual(told(menu('memtest')), ['ipxe/file-missing error', 'ipxe/file-missing warning']);
  });

  it('where several machines mount what is exported to others alone', () => {
    const mounts = (client: string, subnet = '') => {
      const line = '192.168.1.1:/home /home nfs rw,vers=3,nolock 0 0\n';
      const site = miniature();
      return found({
        ...site,
        [DHCPD]: dhcpd + second('00:40:63:c2:ca:d0') + subnet,
        'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-d0': (site[CONFIG] ?? '').replaceAll('node21', 'node22'),
        'etc/exports': `${site['etc/exports']}/diskless/node22 192.168.1.22(rw,sync,no_root_squash,no_subtree_check)\n/home ${client}(rw,sync,no_subtree_check)\n`,
        'diskless/node21/etc/fstab': `${site['diskless/node21/etc/fstab']}${line}`,
        'diskless/node22/etc/fstab': line,
        'home/.keep': '',
      }).filter(({ rule }) => rule === 'fstab/source-not-exported');
    };
    const [one, ...none] = mounts('10.0.0.0/24');
    assert.deepEqual([one?.nodes, none], [['node21', 'node22'], []]);
    // It is there for one of them: of the other nobody knows.
    assert.deepEqual(
      mounts('192.168.1.21').map(({ nodes }) => nodes),
      [['node22']],
    );
    assert.equal(mounts('192.168.1.99').length, 1);
    // So it may be where the site has such a network.
    assert.equal(mounts('10.0.0.0/24', 'subnet 10.0.0.0 netmask 255.255.255.0 {\n}\n').length, 2);
  });

  it('where several configurations name a file that is not there', () => {
    const text = miniature()[CONFIG] ?? '';
    const twice = {
      ...IMAGES,
      [DHCPD]: dhcpd + second('00:40:63:c2:ca:d0'),
      'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-d0': text,
    };
    const kernels = found(miniature(twice)).filter(({ rule }) => rule === 'pxe/kernel-missing');
    assert.equal(kernels.length, 1);
    assert.deepEqual(kernels[0]?.nodes, ['node21', 'node22']);
    assert.ok(
      kernels[0]?.related.includes(
        'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-d0: the same file is asked for here, for node22',
      ),
    );
    const another = {
      ...twice,
      'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-d0': text.replace('vmlinuz', 'bzI'),
    };
    const missing = (files: MiniatureSite) =>
      told(files).filter((one) => one === 'pxe/kernel-missing error').length;
    assert.equal(missing(miniature(another)), 2);
    // A file of nearly that name is what each of the lines should name.
    assert.equal(missing(miniature({ ...twice, 'srv/tftp/vmlinux': '' })), 2);
  });

  it('where loaders of several kinds ask for the same file', () => {
    const site = bootedByGrub({ 'srv/tftp/vmlinuz': undefined });
    const kernels = found(site).filter(({ rule }) => rule.endsWith('/kernel-missing'));
    assert.equal(kernels.length, 1);
    assert.equal(kernels[0]?.related.filter((one) => one.includes('the same file')).length, 1);
  });

  it('where BIOS and UEFI are told no server', () => {
    const address = { 'diskless-lint.json': '{ "server": { "addresses": ["192.168.1.1"] } }\n' };
    const none = found(bootedByGrub(address, 'grubnetx64.efi', '')).filter(({ rule }) => /server/.test(rule));
    assert.deepEqual(
      none.map(({ rule, line }) => [rule, line]),
      [['dhcp/next-server-missing', 6]],
    );
    assert.ok(none[0]?.related.some((one) => one.includes('GRUB then asks nobody')));
    assert.deepEqual(none[0]?.edits, [[' next-server 192.168.1.1;', ' next-server 192.168.1.1;']]);
  });

  it('but not where machines of two subnets are told none', () => {
    const other = `subnet 192.168.2.0 netmask 255.255.255.0 {
  filename "pxelinux.0";
}
host node22 {
  hardware ethernet 00:40:63:c2:ca:d0;
  fixed-address 192.168.2.22;
}
`;
    const text = dhcpd.replace('  next-server 192.168.1.1;\n', '') + other;
    const lines = found(miniature({ [DHCPD]: text })).filter(
      ({ rule }) => rule === 'dhcp/next-server-missing',
    );
    assert.equal(lines.length, 2);
  });

  it('where the boot files of two firmwares stand in the place of each other', () => {
    const branches = (efi: string, bios: string) =>
      found(miniature({ [DHCPD]: toldByFirmware({ efi, bios }) })).filter(
        ({ rule }) => rule === 'dhcp/uefi-gets-bios-nbp',
      );
    const [one, ...more] = branches('pxelinux.0', 'syslinux.efi');
    assert.deepEqual(more, []);
    assert.match(one?.message ?? '', /exchange them\.$/);
    const [alone, ...others] = branches('pxelinux.0', 'pxelinux.0');
    assert.deepEqual(others, []);
    assert.doesNotMatch(alone?.message ?? '', /exchange/);
    const both = toldByFirmware({ efi: 'pxelinux.0' }).replace(
      '  } else {',
      '  } else if option arch = 00:06 {\n    filename "/pxelinux.0";\n  } else {',
    );
    const twice = found(miniature({ [DHCPD]: both })).filter(
      ({ rule }) => rule === 'dhcp/uefi-gets-bios-nbp',
    );
    assert.equal(twice.length, 2);
    assert.ok(twice.every(({ message }) => !message.includes('exchange')));
  });

  it('where a condition that is never true keeps the boot file or the server back', () => {
    const behind = (condition: string, statement: string) =>
      miniature({
        [DHCPD]: dhcpd.replace(statement, `if ${condition} { ${statement} }`),
      });
    const never = 'substring (option vendor-class-identifier, 0, 8) = "PXEClient"';
    for (const statement of ['filename "pxelinux.0";', 'next-server 192.168.1.1;']) {
      const [one, ...more] = found(behind(never, statement));
      assert.deepEqual(more, []);
      assert.equal(one?.rule, 'dhcp/vendor-substring-length');
      assert.deepEqual(one?.nodes, ['node21']);
    }
    const letters = 'substring (option vendor-class-identifier, 0, 9) = "PXEclient"';
    assert.deepEqual(told(behind(letters, 'filename "pxelinux.0";')), ['dhcp/vendor-class-case error']);
    // What it guards is another thing.
    const other = `if ${never} { option root-path "x"; }`;
    const both = dhcpd.replace('  filename "pxelinux.0";\n', `  ${other}\n`);
    assert.deepEqual(told(miniature({ [DHCPD]: both })), [
      'dhcp/filename-missing error',
      'dhcp/vendor-substring-length error',
    ]);
  });

  it('where a digit of a hardware address is wrong', () => {
    const slip = changed(DHCPD, '00:40:63:c2:ca:c9', '00:40:63:c2:ca:c8');
    const site = miniature({ ...slip, 'srv/tftp/pxelinux.cfg/default': undefined });
    assert.deepEqual(told(site), ['pxe/mac-file-without-host error']);
  });

  it('where two nodes mount what nobody exports', () => {
    const line = (node: string) =>
      `192.168.1.1:/diskless/${node} / nfs rw,vers=3,nolock 0 0\n192.168.1.1:/opt /opt nfs ro,vers=3,nolock 0 0\ntmpfs /tmp tmpfs mode=1777 0 0\n`;
    const site = miniature({
      [DHCPD]: dhcpd + second('00:40:63:c2:ca:d0'),
      'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-d0': (miniature()[CONFIG] ?? '').replace('node21', 'node22'),
      'etc/exports': `${miniature()['etc/exports']}/diskless/node22 192.168.1.22(rw,sync,no_root_squash,no_subtree_check)\n`,
      'diskless/node21/etc/fstab': line('node21'),
      'diskless/node22/etc/fstab': line('node22'),
    });
    const [one, ...more] = found(site).filter(({ rule }) => rule === 'fstab/source-not-exported');
    assert.deepEqual(more, []);
    assert.deepEqual(one?.nodes, ['node21', 'node22']);
    assert.ok(one?.related.includes('diskless/node22/etc/fstab: it is mounted here by node22'));
  });

  it('where the server of a root is another one than DHCP and the exports say', () => {
    const site = miniature({
      ...changed(CONFIG, '192.168.1.1:/diskless', '192.168.11.1:/diskless'),
      [DHCPD]: dhcpd.replace(
        '  fixed-address',
        '  option root-path "192.168.1.1:/diskless/node21,vers=3";\n  fixed-address',
      ),
      'diskless-lint.json': '{ "server": { "addresses": ["192.168.1.1"] } }\n',
    });
    assert.deepEqual(
      told(site).filter((one) => one.includes('root-path')),
      ['dhcp/root-path-server-mismatch warning'],
    );
  });

  it('where an address is given twice, and one of the two is let into its root', () => {
    const files = miniature({
      [DHCPD]: dhcpd + second('00:40:63:c2:ca:d0').replace('192.168.1.22', '192.168.1.21'),
      'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-d0': (miniature()[CONFIG] ?? '').replace('node21', 'node22'),
      'etc/exports': `${miniature()['etc/exports']}/diskless/node22 192.168.1.22(rw,sync,no_root_squash,no_subtree_check)\n`,
    });
    assert.deepEqual(
      told(files).filter((one) => /address|client/.test(one)),
      ['dhcp/fixed-address-duplicate error'],
    );
  });

  it('where a machine is told the root of another', () => {
    const other = (path: string) =>
      miniature({
        [DHCPD]: dhcpd + second('00:40:63:c2:ca:d0'),
        'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-d0': (miniature()[CONFIG] ?? '').replace('node21', path),
        'etc/exports': `${miniature()['etc/exports']}/diskless/node22 192.168.1.22(rw,sync,no_root_squash,no_subtree_check)\n`,
        'diskless/node21/etc/hostname': 'node21\n',
        'diskless/node22/etc/hostname': 'node22\n',
      });
    assert.deepEqual(found(other('node22')), []);
    const [one, ...more] = found(other('node21')).filter(({ nodes }) => nodes.includes('node22'));
    assert.deepEqual(more, []);
    assert.equal(one?.rule, 'nfsroot/client-not-allowed');
    assert.equal(one?.file, 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-d0');
    assert.match(one?.message ?? '', /\/diskless\/node22 is exported to node22: write that/);
  });

  it('of which a comment at the cause silences what follows, and one at what follows nothing else', () => {
    const words = 'ip=192.168.1.90:192.168.1.1:192.168.1.1:255.255.255.0:node21:eth0:off';
    const site = (config: string, exports: string) => {
      const append = miniature()[CONFIG]?.replace('ip=dhcp', words).replace('  APPEND', `${config}  APPEND`);
      return told(miniature({ [CONFIG]: append, 'etc/exports': `${exports}${miniature()['etc/exports']}` }));
    };
    const comment = (rule: string) => `# diskless-lint-disable-next-line ${rule}\n`;
    assert.deepEqual(site('', ''), ['cmdline/ip-static-conflict error']);
    assert.deepEqual(site(comment('cmdline/ip-static-conflict'), ''), []);
    assert.deepEqual(site('', comment('nfsroot/client-not-allowed')), ['cmdline/ip-static-conflict warning']);
  });

  it('of which a comment leaves what is wrong at another line as well', () => {
    const absent = (comment: string) => {
      const menu = `DEFAULT linux\nLABEL linux\n${comment}  KERNEL nokernel\n  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw\n`;
      return told(
        miniature({
          ...IMAGES,
          [DHCPD]: dhcpd + second('00:40:63:c2:ca:d0'),
          [CONFIG]: menu,
          'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-d0': 'DEFAULT a\nLABEL a\n  KERNEL nokernel\n',
        }),
      ).filter((one) => one.startsWith('pxe/kernel-missing'));
    };
    assert.deepEqual(absent(''), ['pxe/kernel-missing error']);
    assert.deepEqual(absent('# diskless-lint-disable-next-line pxe/kernel-missing\n'), [
      'pxe/kernel-missing error',
    ]);
  });

  it('where an export stands twice, and what it grants is what the first line says', () => {
    const twice = (first: string) =>
      miniature({
        'etc/exports': `${miniature()['etc/exports']}/srv/home 192.168.1.0/24(${first},sync,no_subtree_check)\n/srv/home 192.168.1.0/24(rw,sync,no_subtree_check)\n`,
        'diskless/node21/etc/fstab': `${miniature()['diskless/node21/etc/fstab']}192.168.1.1:/srv/home /home nfs rw,vers=3,nolock 0 0\n`,
      });
    assert.deepEqual(told(twice('ro')), ['exports/duplicate warning']);
  });

  it('where a slip in the word for a ramdisk leaves the kernel without it', () => {
    const menu = (word: string) =>
      grubMenu(`  linux /vmlinuz root=nfs:192.168.1.1:/diskless/node21\n  ${word} /initrd.img\n`);
    const site = (word: string) =>
      found(bootedByGrub({ [GRUB_CFG]: menu(word), 'srv/tftp/initrd.img': '' }))
        .map(({ rule }) => rule)
        .filter((rule) => /word-misspelt|root-not-nfs/.test(rule));
    assert.deepEqual(site('initrdd'), ['grub/word-misspelt']);
    assert.deepEqual(site('initrd'), []);
    assert.deepEqual(site('# initrd'), ['cmdline/root-not-nfs']);
  });

  it('in the words of the server that the site has', () => {
    const text = (servedByDnsmasq()['etc/dnsmasq.conf'] ?? '').replace(
      'dhcp-boot=pxelinux.0',
      'dhcp-match=set:efi,option:client-arch,7\ndhcp-boot=tag:!efi,pxelinux.0,master\ndhcp-boot=tag:efi,grubnetx64.efi,master',
    );
    const all = found({ ...servedByDnsmasq(), 'etc/dnsmasq.conf': text });
    assert.ok(all.every(({ message, edits }) => !`${message} ${edits}`.includes('next-server')));
  });
});
