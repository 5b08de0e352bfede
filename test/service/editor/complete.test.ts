/** Completion by position: what is offered where the cursor (|) stands, what it makes of the line, and where nothing is. */
import assert from 'node:assert/strict';
import { applyEdits, type Completion } from '../../../grammars/text/index.js';
import { complete } from '../../../server/service/index.js';
import { siteOf } from '../../support/site.js';

const config = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
const dhcpd = 'etc/dhcp/dhcpd.conf';
const exports = 'etc/exports';
const fstab = 'diskless/node21/etc/fstab';
const dnsmasq = 'etc/dnsmasq.conf';

const files: Readonly<Record<string, string>> = {
  [dhcpd]: `next-server 192.168.1.1;
class "pxe" { match if exists vendor-class-identifier; }
subnet 192.168.1.0 netmask 255.255.255.0 {
  range 192.168.1.22 192.168.1.23;
  host node21 { hardware ethernet 00:40:63:c2:ca:c9; fixed-address 192.168.1.21; }
}
`,
  [exports]: '/diskless/node21 192.168.1.21(rw,no_root_squash)\n',
  'etc/default/tftpd-hpa': 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS="--secure"\n',
  [config]:
    'DEFAULT linux\nLABEL linux\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21 ip=dhcp rw\n',
  'srv/tftp/pxelinux.cfg/01-02-00-00-00-00-01': 'DEFAULT vmlinuz\n',
  'srv/tftp/pxelinux.0': '',
  'srv/tftp/vmlinuz': '',
  'srv/tftp/initrd.img': '',
  'srv/tftp/menu.c32': '',
  'srv/tftp/vmlinuz.config': '',
  'srv/tftp/deb/vmlinuz-6.1': '',
  'srv/tftp/deb/initrd.img-6.1': '',
  [fstab]: '192.168.1.1:/diskless/node21 / nfs rw 0 0\n',
  'diskless/node21/sbin/init': '',
  'diskless/node21/home/x': '',
};

/** The file as it is with the cursor taken out, and what is offered there. */
function offered(file: string, text: string): { offers: Completion[]; after: (label: string) => string } {
  const offset = text.indexOf('|');
  const clean = text.slice(0, offset) + text.slice(offset + 1);
  const site = siteOf({ ...files, [file]: clean });
  const path = [...site.files.keys()].find((one) => one.endsWith(`/${file}`));
  assert.ok(path !== undefined, `${file} is not in the site`);
  const offers = complete(site, path, offset);
  return {
    offers,
    after(label) {
      const found = offers.find((one) => one.label === label);
      assert.ok(found, `${label} is not among ${offers.map((one) => one.label).join(', ')}`);
      const { span = { start: offset, end: offset }, insert } = found;
      assert.ok(span.start <= offset && offset <= span.end, 'the cursor lies in what is replaced');
      return applyEdits(clean, [{ span, newText: insert }]);
    },
  };
}

const labels = (file: string, text: string): string[] => offered(file, text).offers.map(({ label }) => label);
const label = (line: string): string => `DEFAULT linux\nLABEL linux\n  ${line}\n`;

describe('completion of PXELINUX files', () => {
  it('offers the kernels behind KERNEL, and words for them only behind a kernel', () => {
    assert.deepEqual(labels(config, label('KERNEL |')), ['deb/', 'vmlinuz']);
    assert.deepEqual(labels(config, label('KERNEL vml|')), ['deb/', 'vmlinuz']);
    assert.deepEqual(labels(config, label('LINUX deb/|')), ['deb/vmlinuz-6.1']);
    assert.ok(labels(config, label('KERNEL vmlinuz |')).includes('nfsroot'));
    assert.equal(
      offered(config, label('KERNEL deb/|x')).after('deb/vmlinuz-6.1'),
      label('KERNEL deb/vmlinuz-6.1'),
    );
  });

  it('offers initial ramdisks where one is named', () => {
    assert.deepEqual(labels(config, label('INITRD deb/|')), ['deb/initrd.img-6.1']);
    assert.deepEqual(labels(config, label('APPEND initrd=|')), ['deb/', 'initrd.img']);
    assert.equal(
      offered(config, label('APPEND initrd=initrd.img,deb/| rw')).after('deb/initrd.img-6.1'),
      label('APPEND initrd=initrd.img,deb/initrd.img-6.1 rw'),
    );
  });

  it('offers values behind the = of a parameter, never parameters', () => {
    assert.deepEqual(labels(config, label('APPEND root=|')), ['/dev/nfs', 'nfs']);
    assert.equal(
      offered(config, label('APPEND root=| rw')).after('/dev/nfs'),
      label('APPEND root=/dev/nfs rw'),
    );
    assert.equal(offered(config, label('APPEND ro|')).after('root'), label('APPEND root='));
    assert.equal(offered(config, label('APPEND r|')).after('rw'), label('APPEND rw'));
    assert.deepEqual(labels(config, label('APPEND BOOTIF=|')), []);
    assert.ok(!labels(config, label('APPEND ip=d|')).includes('root'));
  });

  it('offers directories behind nfsroot=, up to its options', () => {
    assert.equal(
      offered(config, label('APPEND nfsroot=192.168.1.1:/x|,vers=3')).after('192.168.1.1:/diskless/node21'),
      label('APPEND nfsroot=192.168.1.1:/diskless/node21,vers=3'),
    );
    assert.deepEqual(labels(config, label('APPEND nfsroot=192.168.1.1:/x,ver|')), []);
  });

  it('offers labels behind DEFAULT, modules behind UI, and nothing in a comment', () => {
    assert.deepEqual(
      labels(config, 'DEFAULT |\nLABEL one\n  KERNEL vmlinuz\nLABEL two\n  KERNEL vmlinuz\n'),
      ['one', 'two'],
    );
    assert.deepEqual(labels(config, `UI |\n${label('KERNEL vmlinuz')}`), ['deb/', 'menu.c32']);
    assert.deepEqual(labels(config, `PROMPT |\n${label('KERNEL vmlinuz')}`), ['0', '1']);
    assert.deepEqual(labels(config, label('# KERNEL |')), []);
    assert.deepEqual(labels(config, label('MENU LABEL |')), []);
  });
});

describe('completion of dhcpd.conf', () => {
  const host = (line: string): string =>
    (files[dhcpd] ?? '').replace('\n}\n', `\n  host new { ${line} }\n}\n`);

  it('offers boot files of the TFTP root, with quotes where there are none', () => {
    assert.deepEqual(labels(dhcpd, host('filename "|";')), ['deb/', 'pxelinux.0']);
    assert.equal(offered(dhcpd, host('filename "px|";')).after('pxelinux.0'), host('filename "pxelinux.0";'));
    assert.equal(offered(dhcpd, host('filename |')).after('pxelinux.0'), host('filename "pxelinux.0"'));
    assert.deepEqual(labels(dhcpd, host('filename "pxelinux.0"|;')), []);
  });

  it('offers addresses that nobody has, outside of ranges', () => {
    const free = labels(dhcpd, host('fixed-address |'));
    assert.equal(free[0], '192.168.1.24');
    assert.equal(
      offered(dhcpd, host('fixed-address 192.1|;')).after('192.168.1.25'),
      host('fixed-address 192.168.1.25;'),
    );
    assert.ok(labels(dhcpd, host('fixed-address 192.168.1.30, |')).includes('192.168.1.24'));
  });

  it('offers the MACs of PXELINUX files that no host is for', () => {
    assert.deepEqual(labels(dhcpd, host('hardware ethernet |')), ['02:00:00:00:00:01']);
    assert.equal(
      offered(dhcpd, host('hardware ethernet 02:00|;')).after('02:00:00:00:00:01'),
      host('hardware ethernet 02:00:00:00:00:01;'),
    );
    assert.ok(labels(dhcpd, host('hardware |')).includes('ethernet'));
  });

  it('offers servers, roots and classes where one is named, and nothing of them elsewhere', () => {
    assert.ok(labels(dhcpd, host('next-server |')).includes('192.168.1.1'));
    assert.ok(labels(dhcpd, host('option root-path "|";')).includes('/diskless/node21'));
    assert.ok(labels(dhcpd, `subclass "|" 1:00;\n${files[dhcpd]}`).includes('pxe'));
    assert.ok(!labels(dhcpd, host('option |')).includes('192.168.1.1'));
    assert.deepEqual(labels(dhcpd, host('# next-server |')), []);
    assert.deepEqual(labels(dhcpd, host('option host-name "|";')), []);
  });
});

describe('completion of exports, fstab, dnsmasq.conf and .config', () => {
  it('offers roots of nodes and folders at the beginning of a line of exports, clients behind', () => {
    assert.ok(labels(exports, '|').includes('/diskless/node21'));
    assert.equal(offered(exports, '/diskless/|\n').after('/diskless/node21'), '/diskless/node21\n');
    const clients = labels(exports, '/diskless/node21 |');
    assert.ok(clients.includes('192.168.1.21') && clients.includes('192.168.1.0/255.255.255.0'));
    const options = labels(exports, '/diskless/node21 192.168.1.21(|)');
    assert.ok(options.includes('rw') && !options.includes('192.168.1.21'));
  });

  it('offers exported directories and folders of the root in a fstab', () => {
    assert.ok(labels(fstab, '|').includes('192.168.1.1:/diskless/node21'));
    assert.equal(offered(fstab, '192.168.1.1:/home /h|').after('/home'), '192.168.1.1:/home /home');
    assert.ok(labels(fstab, '192.168.1.1:/home /home |').includes('nfs'));
  });

  it('offers boot files and machines in dnsmasq.conf', () => {
    const base = 'enable-tftp\ntftp-root=/srv/tftp\ndhcp-range=192.168.1.50,192.168.1.60\n';
    assert.equal(
      offered(dnsmasq, `${base}dhcp-boot=tag:x,px|\n`).after('pxelinux.0'),
      `${base}dhcp-boot=tag:x,pxelinux.0\n`,
    );
    assert.ok(labels(dnsmasq, `${base}dhcp-host=|\n`).includes('02:00:00:00:00:01'));
    assert.ok(!labels(dnsmasq, `${base}dhcp-range=|\n`).includes('pxelinux.0'));
  });

  it('offers y, m and n by the type of a symbol', () => {
    const kconfig = 'srv/tftp/config-6.1';
    const head =
      '#\n# Automatically generated file; DO NOT EDIT.\n# Linux/x86 6.1.0 Kernel Configuration\n#\n';
    const site = { kernel: `${head}CONFIG_ROOT_NFS=|\nCONFIG_NFS_FS=y\nCONFIG_NET=y\n` };
    assert.deepEqual(labels(kconfig, site.kernel), ['y', 'n']);
    assert.deepEqual(labels(kconfig, site.kernel.replace('ROOT_NFS=|', 'NFS_V3=y|')), ['y', 'm', 'n']);
    assert.deepEqual(labels(kconfig, site.kernel.replace('ROOT_NFS=|', 'NO_SUCH_SYMBOL=|')), []);
  });
});

describe('completion of scripts of iPXE and of grub.cfg', () => {
  const script = 'srv/tftp/deb/boot.ipxe';
  const menu = 'srv/tftp/grub/grub.cfg';
  const ipxe = (line: string): string[] => labels(script, `#!ipxe\n${line}\nboot\n`);
  const grub = (line: string): string[] => labels(menu, `menuentry a {\n  ${line}\n}\n`);

  it('offers what lies beside the script, and what lies below the root behind a slash', () => {
    assert.deepEqual(ipxe('kernel |'), ['vmlinuz-6.1']);
    assert.deepEqual(ipxe('kernel --name linux vml|'), ['vmlinuz-6.1']);
    assert.deepEqual(ipxe('kernel /|'), ['/deb/', '/vmlinuz']);
    assert.deepEqual(ipxe('initrd |'), ['initrd.img-6.1']);
    assert.deepEqual(ipxe('chain /|'), ['/deb/', '/pxelinux.0']);
    assert.equal(
      offered(script, '#!ipxe\nkernel vml| ip=dhcp\n').after('vmlinuz-6.1'),
      '#!ipxe\nkernel vmlinuz-6.1 ip=dhcp\n',
    );
  });

  it('offers no file where another thing stands', () => {
    assert.ok(ipxe('kernel vmlinuz-6.1 && |').includes('shell'), 'the next command');
    assert.deepEqual(ipxe('kernel http://10.0.0.1/|'), []);
    assert.ok(!ipxe('kernel vmlinuz-6.1 |').includes('initrd.img-6.1'));
    assert.deepEqual(ipxe('initrd initrd.img-6.1 |'), []);
    assert.ok(ipxe('kernel -|').includes('--name'));
    assert.deepEqual(ipxe('echo |'), []);
    assert.ok(!ipxe('ker|').includes('vmlinuz-6.1'));
  });

  it('offers directories behind nfsroot=, of words for the kernel only', () => {
    const root = '192.168.1.1:/diskless/node21';
    assert.ok(ipxe('kernel vmlinuz-6.1 nfsroot=|').includes(root));
    assert.ok(ipxe('imgargs vmlinuz-6.1 ip=dhcp nfsroot=192|').includes(root));
    assert.deepEqual(ipxe('echo a nfsroot=|'), []);
    assert.ok(grub('linux /vmlinuz nfsroot=|').includes(root));
    assert.ok(!grub('initrd /initrd.img nfsroot=|').includes(root));
  });

  it('offers words for the kernel behind its name, and their values', () => {
    for (const words of [
      ipxe('kernel vmlinuz-6.1 |'),
      ipxe('imgargs vmlinuz-6.1 |'),
      grub('linux /vmlinuz quiet |'),
    ]) {
      assert.ok(words.includes('nfsroot') && words.includes('console') && !words.includes('/vmlinuz'));
    }
    assert.ok(ipxe('kernel vmlinuz-6.1 ip=|').includes('dhcp'));
    assert.ok(grub('linux /vmlinuz console=|').includes('tty0'));
    assert.equal(
      offered(menu, 'linux /vmlinuz ip=of| quiet\n').after('dhcp'),
      'linux /vmlinuz ip=dhcp quiet\n',
    );
    assert.deepEqual(grub('linux /vmlinuz ip="|"'), [], 'a quote is no part of the word');
    assert.deepEqual(ipxe(`kernel vmlinuz-6.1 ip=$\{net0/ip}|`), [], 'what it comes to is not known');
    assert.ok(!grub('initrd /initrd.img ip=|').includes('dhcp'));
    assert.deepEqual(grub('linux /vm|linuz quiet').includes('quiet'), false);
  });

  it('offers labels where an item, or the one that is chosen, is named, and nowhere else', () => {
    const items = (line: string): string[] => labels(script, `#!ipxe\n${line}\n:local\nboot\n`);
    assert.deepEqual(items('item |'), ['local']);
    assert.deepEqual(items('item --key l |'), ['local']);
    assert.deepEqual(items('item local |'), [], 'its text');
    assert.deepEqual(items('choose --default |'), ['local']);
    assert.deepEqual(items('choose --timeout | target'), [], 'milliseconds');
    assert.deepEqual(items('choose |'), [], 'a setting');
  });

  it('offers names from the root in grub.cfg', () => {
    assert.deepEqual(grub('linux |'), ['/deb/', '/grub/', '/vmlinuz']);
    assert.deepEqual(grub('linuxefi /deb/|'), ['/deb/vmlinuz-6.1']);
    assert.deepEqual(grub('initrd /initrd.img /deb/|'), ['/deb/initrd.img-6.1'], 'each word names one');
    assert.deepEqual(grub('chainloader /vmlinuz |'), []);
    assert.ok(grub('lin|').includes('linux'));
    assert.ok(labels(menu, 'configfile /gr|\n').includes('/grub/'));
    assert.deepEqual(labels(menu, 'configfile /grub/|\n'), ['/grub/grub.cfg']);
    assert.ok(labels(menu, 'linux /vmlinuz; |\n').includes('boot'), 'the next command');
  });
});

describe('completion of nfs.conf', () => {
  const conf = 'etc/nfs.conf';

  it('offers sections behind a bracket, and closes it', () => {
    assert.equal(offered(conf, '[nfsd]\nvers4=y\n[mou|\n').after('mountd'), '[nfsd]\nvers4=y\n[mountd]\n');
    assert.equal(offered(conf, '[n|f]\nvers4=y\n').after('nfsd'), '[nfsd]\nvers4=y\n');
    assert.ok(!labels(conf, '[nfsd]\n|\n').includes('mountd'));
    assert.deepEqual(labels(conf, '[Mapping]\n[n|\n'), [], 'it is another file');
  });
});
