/** Going from one file to the next: definitions, references, hover, completion, rename over a small site. */
import assert from 'node:assert/strict';
import { miniature } from '../../../server/rules/about/miniature.js';
import { complete, definition, hover, references, rename } from '../../../server/service/index.js';
import type { Place } from '../../../server/site/place.js';
import { siteOf } from '../../support/site.js';

const files = {
  'etc/dhcp/dhcpd.conf': `next-server 192.168.1.1;
include "/etc/dhcp/nodes.conf";
class "pxe" { match if substring(option vendor-class-identifier, 0, 9) = "PXEClient"; }
subnet 192.168.1.0 netmask 255.255.255.0 {
  pool { range 192.168.1.100 192.168.1.110; allow members of "pxe"; }
  filename "pxelinux.0";
}
`,
  'etc/dhcp/nodes.conf': `host slave21 {
  hardware ethernet 00:40:63:c2:ca:c9;
  fixed-address 192.168.1.21;
  option root-path "/diskless/slave21";
}
`,
  'etc/exports': '/diskless 192.168.1.0/24(rw,sync,no_root_squash,no_subtree_check)\n',
  'etc/default/tftpd-hpa': 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS="--secure"\n',
  'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': `DEFAULT linux
LABEL linux
  KERNEL vmlinuz
  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/slave21 ip=dhcp rw
`,
  'diskless/slave21/etc/fstab': '192.168.1.1:/diskless/slave21 / nfs rw,vers=3 0 0\n',
};
const site = siteOf(files);

function pathOf(name: string): string {
  const path = [...site.files.keys()].find((file) => file.endsWith(`/${name}`));
  assert.ok(path !== undefined, `${name} is not in the site`);
  return path;
}

/** The offset just inside a word. */
function at(name: keyof typeof files, word: string): [string, number] {
  const offset = files[name].indexOf(word);
  assert.ok(offset >= 0, `${word} is not in ${name}`);
  return [pathOf(name), offset + 1];
}

function shown(places: readonly Place[]): string[] {
  return places.map(({ file, span }) => {
    const name = Object.keys(files).find((one) => file.endsWith(`/${one}`)) ?? file;
    return `${name}:${site.files.get(file)?.document.text.slice(0, span.start).split('\n').length}`;
  });
}

describe('definition', () => {
  it('leads from a root-path to the export that covers it and to the fstab of the root', () => {
    assert.deepEqual(shown(definition(site, ...at('etc/dhcp/nodes.conf', '/diskless/slave21'))), [
      'diskless/slave21/etc/fstab:1',
      'etc/exports:1',
    ]);
  });

  it('leads from a host to its PXELINUX file', () => {
    assert.deepEqual(shown(definition(site, ...at('etc/dhcp/nodes.conf', 'slave21'))), [
      'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9:1',
    ]);
  });

  it('leads from DEFAULT to the label', () => {
    const name = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
    assert.deepEqual(shown(definition(site, ...at(name, 'linux'))), [`${name}:2`]);
  });

  it('leads from the name of a file to the file, where it is there', () => {
    const more = siteOf({ ...files, 'srv/tftp/pxelinux.0': '' });
    const file = [...more.files.keys()].find((one) => one.endsWith('/dhcpd.conf')) ?? '';
    const offset = files['etc/dhcp/dhcpd.conf'].indexOf('pxelinux.0') + 1;
    assert.deepEqual(
      definition(more, file, offset).map((place) => more.tree.serverPath(place.file)),
      ['/srv/tftp/pxelinux.0'],
    );
    assert.deepEqual(definition(site, file, offset), []);
  });

  it('leads from a line of the hosts file to the host', () => {
    const more = siteOf({ ...files, 'etc/hosts': '192.168.1.21 slave21\n192.168.1.99 other\n' });
    const file = [...more.files.keys()].find((one) => one.endsWith('/etc/hosts')) ?? '';
    const led = (offset: number): string[] =>
      definition(more, file, offset).map((place) => place.file.split('/').at(-1) ?? '');
    assert.ok(led(3).includes('nodes.conf'));
    assert.ok(led(15).includes('nodes.conf'));
    assert.deepEqual(led(25), []);
    assert.match(hover(more, file, 15)?.markdown ?? '', /\*\*slave21\*\*/);
  });

  it('leads from include to the file', () => {
    assert.deepEqual(shown(definition(site, ...at('etc/dhcp/dhcpd.conf', '/etc/dhcp/nodes.conf'))), [
      'etc/dhcp/nodes.conf:1',
    ]);
  });
});

describe('references', () => {
  it('of a directory stand in three files', () => {
    assert.deepEqual(shown(references(site, ...at('etc/dhcp/nodes.conf', '/diskless/slave21'), true)), [
      'diskless/slave21/etc/fstab:1',
      'etc/dhcp/nodes.conf:4',
      'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9:4',
    ]);
  });
});

describe('hover', () => {
  it('tells what a host gets', () => {
    const markdown = hover(site, ...at('etc/dhcp/nodes.conf', 'slave21'))?.markdown ?? '';
    for (const word of ['slave21', '192.168.1.21', 'pxelinux.0', '/diskless/slave21']) {
      assert.ok(markdown.includes(word), `${word} is missing in ${markdown}`);
    }
  });

  it('tells who uses an export', () => {
    const markdown = hover(site, ...at('etc/exports', '/diskless'))?.markdown ?? '';
    assert.match(markdown, /root-path of host slave21/);
  });

  it('tells which file a name leads to, and times in words', () => {
    const more = siteOf({
      ...files,
      'srv/tftp/vmlinuz': '',
      'etc/dhcp/dhcpd.conf': `default-lease-time 5400;\nmax-lease-time 30;\n${files['etc/dhcp/dhcpd.conf']}`,
    });
    const told = (name: string, word: string): string => {
      const file = [...more.files.keys()].find((one) => one.endsWith(`/${name}`)) ?? '';
      const text = more.files.get(file)?.document.text ?? '';
      return hover(more, file, text.indexOf(word) + 1)?.markdown ?? '';
    };
    const config = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
    assert.match(told(config, 'vmlinuz'), /Leads to `\/srv\/tftp\/vmlinuz`, which is there\./);
    assert.match(told('etc/dhcp/dhcpd.conf', '/etc/dhcp/nodes.conf'), /Leads to `\/etc\/dhcp\/nodes\.conf`/);
    assert.match(told('etc/dhcp/dhcpd.conf', '5400'), /That is 1 h 30 min\./);
    assert.doesNotMatch(
      told('etc/dhcp/dhcpd.conf', '30;'),
      /That is/,
      'seconds below a minute stand for themselves',
    );
    assert.match(
      told('etc/dhcp/dhcpd.conf', 'pxelinux.0'),
      /Leads to `\/srv\/tftp\/pxelinux\.0`, which is not there\./,
    );
  });

  it('tells whose an address is, what a network holds, and what a label starts', () => {
    const conf = `# 192.168.1.1 is the server\noption routers 192.168.1.254;\nsubnet 10.9.9.8 netmask 255.255.255.254 { }\n${files['etc/dhcp/dhcpd.conf']}`;
    const config = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
    const more = siteOf({
      ...files,
      'etc/dhcp/dhcpd.conf': conf,
      'etc/hosts': '192.168.1.254 gateway\n',
      [config]: `INCLUDE pxelinux.cfg/C0A80115\nINCLUDE DEADBEEF\n${files[config]}`,
    });
    const told = (name: string, word: string): string => {
      const file = [...more.files.keys()].find((one) => one.endsWith(`/${name}`)) ?? '';
      const text = more.files.get(file)?.document.text ?? '';
      return hover(more, file, text.indexOf(word) + 3)?.markdown ?? '';
    };
    const dhcpd = 'etc/dhcp/dhcpd.conf';
    assert.match(told(dhcpd, '192.168.1.1;'), /\*\*192\.168\.1\.1\*\*: an address of this boot server\./);
    assert.doesNotMatch(told(dhcpd, '192.168.1.1 is'), /boot server/, 'a comment');
    assert.match(told(dhcpd, '192.168.1.254'), /called gateway/);
    assert.match(
      told(dhcpd, '192.168.1.0 netmask'),
      /the network of 192\.168\.1\.1 to 192\.168\.1\.254 \(\/24\), with 1 of the machines/,
    );
    assert.match(
      told(dhcpd, '192.168.1.110'),
      /in the dynamic range of 192\.168\.1\.100 to 192\.168\.1\.110/,
    );
    assert.match(told(dhcpd, '10.9.9.8'), /the network with the netmask 255\.255\.255\.254, with 0 of/);
    assert.doesNotMatch(told('etc/dhcp/nodes.conf', '192.168.1.21'), /the address of/, 'its boot is told');
    assert.match(told(config, 'C0A80115'), /\*\*192\.168\.1\.21\*\*: the address of slave21/);
    assert.doesNotMatch(told(config, 'DEADBEEF'), /222\.173/, 'nobody has it');
    assert.match(told(config, 'T linux'), /\*\*Label linux\*\* starts `vmlinuz`, named in 1 other place\./);
  });

  it('tells which scope a value takes the place of, and which say it otherwise', () => {
    const conf = `default-lease-time 600;
option domain-name "a";
include "/etc/dhcp/more.conf";
subnet 10.0.0.0 netmask 255.0.0.0 {
  default-lease-time 700;
  append domain-name "b";
  if known {
    default-lease-time 800;
  }
  host one { default-lease-time 900; }
}
`;
    const more = siteOf({
      'etc/dhcp/dhcpd.conf': conf,
      'etc/dhcp/more.conf': 'group {\n  default-lease-time 1000;\n}\n',
    });
    const told = (name: string, word: string): string => {
      const file = [...more.files.keys()].find((one) => one.endsWith(`/${name}`)) ?? '';
      const text = more.files.get(file)?.document.text ?? '';
      return hover(more, file, text.indexOf(word) + 1)?.markdown ?? '';
    };
    assert.match(
      told('dhcpd.conf', '700'),
      /Counts here instead of `600` of the top of the file \(\/etc\/dhcp\/dhcpd\.conf:1\)\.\n\nSaid otherwise further in: host one \(\/etc\/dhcp\/dhcpd\.conf:10\)\./,
    );
    assert.match(told('dhcpd.conf', '900'), /instead of `700` of subnet 10\.0\.0\.0 /);
    assert.match(
      told('more.conf', '1000'),
      /instead of `600` of the top of the file/,
      'of the file that includes it',
    );
    assert.match(told('dhcpd.conf', '600'), /further in: group \(.*more\.conf:2\), subnet .*, host one/);
    assert.doesNotMatch(told('dhcpd.conf', '800'), /instead/, 'for some clients only');
    assert.doesNotMatch(told('dhcpd.conf', '"a"'), /otherwise/, 'what is added takes no place');
    assert.doesNotMatch(told('dhcpd.conf', 'append'), /instead/);
  });

  it('tells which other lines of dnsmasq.conf say an option, and for whom', () => {
    const conf = `dhcp-range=10.0.0.1,10.0.0.9
dhcp-option=17,/a
dhcp-option=tag:x,tag:!y,17,/b
dhcp-option=vendor:PXEClient,17,/c
dhcp-option=3
`;
    const more = siteOf({ 'etc/dnsmasq.conf': conf });
    const told = (word: string): string =>
      hover(more, '/site/etc/dnsmasq.conf', conf.indexOf(word) + 1)?.markdown ?? '';
    assert.match(
      told('17,/a'),
      /Also said for clients with the tag x and without the tag y \(\/etc\/dnsmasq\.conf:3\)\./,
    );
    assert.match(told('17,/b'), /Also said for all \(\/etc\/dnsmasq\.conf:2\)\./);
    assert.doesNotMatch(told('17,/c'), /Also said/, 'inside another option');
    assert.doesNotMatch(told('=3'), /Also said/);
  });

  it('tells which machines need a symbol of their kernel, and for what', () => {
    const told = (all: Readonly<Record<string, string | undefined>>, word: string): string => {
      const one = siteOf(miniature(all));
      const file = '/site/srv/tftp/vmlinuz.config';
      const text = one.files.get(file)?.document.text ?? '';
      return hover(one, file, text.indexOf(word) + 1)?.markdown ?? '';
    };
    assert.match(
      told({}, 'CONFIG_ROOT_NFS'),
      /Without it:\n\n- node21 would not boot: vmlinuz is built without CONFIG_ROOT_NFS=y/,
    );
    assert.match(told({}, 'CONFIG_TMPFS'), /- node21 would boot, but not fully: .*tmpfs/);
    assert.doesNotMatch(told({}, 'CONFIG_PACKET'), /Without it/, 'nobody needs it');
    const text = miniature()['srv/tftp/vmlinuz.config'] ?? '';
    const off = {
      'srv/tftp/vmlinuz.config': text.replace('CONFIG_ROOT_NFS=y', '# CONFIG_ROOT_NFS is not set'),
    };
    assert.doesNotMatch(told(off, 'CONFIG_ROOT_NFS'), /Without it/, 'it is not there');
    const hosts = (many: number): string =>
      Array.from(
        { length: many },
        (_, i) =>
          `host n${i} { hardware ethernet 02:00:00:00:${Math.floor(i / 250).toString(16)}:${(i % 250).toString(16)}; }\n`,
      ).join('');
    const own = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
    const many = (count: number): Readonly<Record<string, string | undefined>> => ({
      'etc/dhcp/dhcpd.conf': `${miniature()['etc/dhcp/dhcpd.conf']}${hosts(count)}`.replace(
        'filename',
        'range 192.168.1.100 192.168.1.200;\n  filename',
      ),
      'srv/tftp/pxelinux.cfg/default': miniature()[own],
      [own]: undefined,
    });
    assert.match(
      told(many(30), 'CONFIG_IP_PNP_DHCP'),
      /Without it \(of the first 8 machines\):\n\n- node21, n0, n1, n2 and 4 more/,
    );
    assert.doesNotMatch(
      told(many(400), 'CONFIG_IP_PNP_DHCP'),
      /Without it/,
      'too many to ask while somebody waits',
    );
  });

  it('says nothing outside of every word', () => {
    assert.equal(hover(site, pathOf('etc/exports'), files['etc/exports'].length), undefined);
  });
});

describe('complete', () => {
  it('offers exported directories after nfsroot=', () => {
    const [file, offset] = at('srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9', '192.168.1.1:');
    const labels = complete(site, file, offset - 1).map(({ label }) => label);
    assert.ok(labels.includes('192.168.1.1:/diskless'), labels.slice(0, 10).join(' '));
  });

  it('offers labels after DEFAULT', () => {
    const [file, offset] = at('srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9', 'linux');
    assert.ok(complete(site, file, offset - 1).some(({ label }) => label === 'linux'));
  });
});

describe('rename', () => {
  it('changes a label with its references', () => {
    const name = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
    const result = rename(site, ...at(name, 'linux'), 'debian');
    assert.equal(result.kind, 'edits');
    assert.equal(result.kind === 'edits' ? result.edits.flatMap(({ edits }) => edits).length : 0, 2);
  });

  it('changes a class without its quotes', () => {
    const result = rename(site, ...at('etc/dhcp/dhcpd.conf', 'pxe"'), 'netboot');
    assert.equal(result.kind, 'edits');
    for (const { file, edits } of result.kind === 'edits' ? result.edits : []) {
      const text = site.files.get(file)?.document.text ?? '';
      for (const { span } of edits) assert.equal(text.slice(span.start, span.end), 'pxe');
    }
  });
});
