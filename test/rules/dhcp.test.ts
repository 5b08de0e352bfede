/** The rules about what dhcpd tells machines to load, and whom it serves: configurations go in, findings come out, and the silence where all is well. */
import assert from 'node:assert/strict';
import { miniature } from '../../server/rules/about/miniature.js';
import { lint } from '../../server/service/lint.js';
import { siteOf } from '../support/site.js';

const ARCH = 'option arch code 93 = unsigned integer 16;\n';
const HOST = (body = '', mac = '00:40:63:c2:ca:c9', number = 21) =>
  `host node${number} {\n  hardware ethernet ${mac};\n  fixed-address 192.168.1.${number};\n${body}}\n`;
const SUBNET = (body: string) =>
  `subnet 192.168.1.0 netmask 255.255.255.0 {\n  next-server 192.168.1.1;\n${body}}\n`;

/** Findings of a rule in a site with this dhcpd.conf: severity and line. */
function found(
  rule: string,
  conf: string,
  more: Readonly<Record<string, string | undefined>> = {},
): string[] {
  const site = siteOf(miniature({ 'etc/dhcp/dhcpd.conf': conf, ...more }));
  return lint(site)
    .findings.filter((finding) => finding.rule === rule)
    .map(({ severity, place }) => {
      const text = site.files.get(place.file)?.document.text ?? '';
      return `${severity} ${text.slice(0, place.span.start).split('\n').length}`;
    });
}

describe('dhcp/arch-07-09-incomplete', () => {
  const ladder = (condition: string, otherwise = 'pxelinux.0') =>
    found(
      'dhcp/arch-07-09-incomplete',
      `${ARCH}${SUBNET(`  if ${condition} {\n    filename "syslinux.efi";\n  } else {\n    filename "${otherwise}";\n  }\n`)}${HOST()}`,
    );

  it('warns where only 00:09 is asked for, and mentions it where only 00:07 is', () => {
    assert.deepEqual(ladder('option arch = 00:09'), ['warning 4']);
    assert.deepEqual(ladder('option arch = 00:07'), ['info 4']);
    assert.deepEqual(ladder('substring (option vendor-class-identifier, 0, 20) = "PXEClient:Arch:00007"'), [
      'info 4',
    ]);
  });

  it('finds a class that leaves one of them without a file', () => {
    const conf = `${ARCH}class "uefi" {\n  match if option arch = 00:09;\n  filename "syslinux.efi";\n}\n${SUBNET('')}${HOST()}`;
    assert.deepEqual(found('dhcp/arch-07-09-incomplete', conf), ['warning 3']);
  });

  it('is silent where the other one gets a file for UEFI, too, and where nobody is served', () => {
    assert.deepEqual(ladder('option arch = 00:07', 'ipxe.efi'), []);
    assert.deepEqual(ladder('option arch != 00:00'), []);
    assert.deepEqual(ladder('option arch = 00:07 or option arch = 00:09'), []);
    assert.deepEqual(ladder('option arch = 00:06'), []);
    const nobody = `${ARCH}if option arch = 00:09 {\n  filename "syslinux.efi";\n}\n${SUBNET('')}`;
    assert.deepEqual(found('dhcp/arch-07-09-incomplete', nobody), []);
  });
});

describe('dhcp/uefi-gets-bios-nbp', () => {
  const ladder = (efi: string, bios: string, body = '') =>
    found(
      'dhcp/uefi-gets-bios-nbp',
      `${ARCH}${SUBNET(`  if option arch = 00:07 or option arch = 00:09 {\n    filename "${efi}";\n  } else {\n    filename "${bios}";\n  }\n`)}${HOST(body)}`,
    );

  it('finds each branch with a file of the other kind', () => {
    assert.deepEqual(ladder('pxelinux.0', 'syslinux.efi'), ['warning 5', 'warning 7']);
    assert.deepEqual(ladder('boot/undionly.kpxe', 'pxelinux.0'), ['warning 5']);
  });

  it('leaves names that tell nothing, a site for UEFI alone, and what a host says alone', () => {
    assert.deepEqual(ladder('syslinux.efi', 'pxelinux.0'), []);
    assert.deepEqual(ladder('loader', 'start.0'), []);
    assert.deepEqual(ladder('syslinux.efi', 'ipxe.efi'), []);
    assert.deepEqual(ladder('syslinux.efi', 'pxelinux.0', '  filename "pxelinux.0";\n'), []);
  });
});

describe('dhcp/ipxe-loop', () => {
  const chain = (condition: string, script = 'boot.ipxe', body = '') =>
    found(
      'dhcp/ipxe-loop',
      `${SUBNET(`  if ${condition} {\n    filename "${script}";\n  } else {\n    filename "undionly.kpxe";\n  }\n`)}${HOST(body)}`,
    );

  it('finds a user class in the wrong letters, and a host that beats the condition', () => {
    assert.deepEqual(chain('option user-class = "ipxe"'), ['error 6']);
    assert.deepEqual(chain('option user-class = "iPXE"', 'boot.ipxe', '  filename "undionly.kpxe";\n'), [
      'error 12',
    ]);
  });

  it('is silent where iPXE gets something else, and where a built-in script may end the loop', () => {
    assert.deepEqual(chain('option user-class = "iPXE"'), []);
    assert.deepEqual(chain('exists user-class and substring (option user-class, 0, 4) = "iPXE"'), []);
    assert.deepEqual(found('dhcp/ipxe-loop', `${SUBNET('  filename "undionly.kpxe";\n')}${HOST()}`), []);
  });
});

describe('dhcp/host-overrides-class', () => {
  const CLASS = `${ARCH}class "uefi" {\n  match if option arch = 00:07 or option arch = 00:09;\n  filename "syslinux.efi";\n}\n`;
  const hosts = (...conf: string[]) => found('dhcp/host-overrides-class', CLASS + conf.join(''));

  it('finds a class whose file all hosts replace', () => {
    assert.deepEqual(hosts(SUBNET(''), HOST('  filename "pxelinux.0";\n')), ['warning 4']);
    assert.deepEqual(hosts(SUBNET(''), `group {\n  filename "pxelinux.0";\n${HOST()}}\n`), ['warning 4']);
  });

  it('is silent where one machine gets it, named or not', () => {
    const second = HOST('', '00:40:63:c2:ca:d0', 22);
    assert.deepEqual(hosts(SUBNET(''), HOST('  filename "pxelinux.0";\n'), second), []);
    assert.deepEqual(
      hosts(SUBNET('  range 192.168.1.100 192.168.1.110;\n'), HOST('  filename "pxelinux.0";\n')),
      [],
    );
  });

  it('is silent where both say the same, where hosts may come from elsewhere, and for other options', () => {
    assert.deepEqual(hosts(SUBNET(''), HOST('  filename "/syslinux.efi";\n')), []);
    assert.deepEqual(hosts('omapi-port 7911;\n', SUBNET(''), HOST('  filename "pxelinux.0";\n')), []);
    const domain = `class "a" {\n  match if exists host-name;\n  option domain-name "a";\n}\n${SUBNET('')}${HOST('  option domain-name "b";\n')}`;
    assert.deepEqual(found('dhcp/host-overrides-class', domain), []);
  });
});

describe('dhcp/filename-is-config and dhcp/filename-too-long', () => {
  const file = (rule: string, name: string, more = '') =>
    found(rule, `${SUBNET(`  filename "${name}";\n${more}`)}${HOST()}`);

  it('find text that is no loader, and names that are cut off', () => {
    assert.deepEqual(file('dhcp/filename-is-config', 'pxelinux.cfg/default'), ['error 3']);
    assert.deepEqual(file('dhcp/filename-is-config', '/boot/pxelinux.cfg/C0A80115'), ['error 3']);
    assert.deepEqual(file('dhcp/filename-too-long', 'a'.repeat(128)), ['warning 3']);
    assert.deepEqual(file('dhcp/filename-too-long', 'é'.repeat(64)), ['warning 3']);
  });

  it('leave loaders beside the files, other firmware, and clients of option 67 alone', () => {
    assert.deepEqual(file('dhcp/filename-is-config', 'pxelinux.cfg/pxelinux.0'), []);
    const other = `  if option vendor-class-identifier = "petitboot" {\n    filename "pxelinux.cfg/default";\n  }\n`;
    assert.deepEqual(found('dhcp/filename-is-config', `${SUBNET(other)}${HOST()}`), []);
    assert.deepEqual(file('dhcp/filename-too-long', 'a'.repeat(127)), []);
    assert.deepEqual(file('dhcp/filename-too-long', 'a'.repeat(128), '  option bootfile-name "b";\n'), []);
  });
});

describe('dhcp/default-gt-max-lease', () => {
  const times = (outside: string, inside = '') =>
    found('dhcp/default-gt-max-lease', `${outside}${SUBNET(`  filename "pxelinux.0";\n${inside}`)}${HOST()}`);

  it('compares with the maximum beside it, or with what holds without one', () => {
    assert.deepEqual(times('default-lease-time 86401;\n'), ['info 1']);
    assert.deepEqual(times('default-lease-time 700;\nmax-lease-time 600;\n'), ['info 1']);
    assert.deepEqual(times('', '  default-lease-time 90000;\n'), ['info 4']);
  });

  it('is silent up to it, and where another scope has a maximum of its own', () => {
    assert.deepEqual(times('default-lease-time 86400;\n'), []);
    assert.deepEqual(times('default-lease-time 600;\nmax-lease-time 600;\n'), []);
    assert.deepEqual(times('max-lease-time 600;\n', '  default-lease-time 700;\n'), []);
    assert.deepEqual(times('default-lease-time 700;\n', '  max-lease-time 600;\n'), []);
  });
});

describe('dhcp/unknown-client-denied', () => {
  const KIOSK = {
    'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': undefined,
    'srv/tftp/pxelinux.cfg/01-00-16-3e-11-22-33': 'DEFAULT local\nLABEL local\n  LOCALBOOT 0\n',
  };
  const pool = (permits: string, before = '', after = HOST()) =>
    found(
      'dhcp/unknown-client-denied',
      `${before}${SUBNET(`  filename "pxelinux.0";\n  pool {\n    range 192.168.1.100 192.168.1.110;\n${permits}  }\n`)}${after}`,
      KIOSK,
    );

  it('finds the file of a machine that no pool takes, and says when the log says so', () => {
    assert.deepEqual(pool('    deny unknown-clients;\n'), ['warning 1']);
    assert.deepEqual(pool('    allow known-clients;\n'), ['warning 1']);
    assert.deepEqual(pool('', 'deny unknown-clients;\n'), ['warning 1']);
  });

  it('is silent where the machine is served, a slip is likelier, or hosts may come from elsewhere', () => {
    assert.deepEqual(pool(''), []);
    assert.deepEqual(pool('    deny unknown-clients;\n', '', HOST('', '00:16:3e:11:22:34')), []);
    assert.deepEqual(pool('    deny unknown-clients;\n', 'omapi-port 7911;\n'), []);
    assert.deepEqual(pool('    deny unknown-clients;\n', '', ''), []);
    const listed = 'class "kiosks" {\n  match hardware;\n}\nsubclass "kiosks" 1:00:16:3e:11:22:33;\n';
    assert.deepEqual(pool('    allow members of "kiosks";\n', listed), []);
  });
});

describe('dhcp/two-ips-for-one-client and dhcp/lease-expires-nfsroot', () => {
  const LINE = 'root=/dev/nfs nfsroot=192.168.1.1:/diskless/kiosk,vers=3 ip=dhcp ro';
  const FILES = {
    'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': undefined,
    'srv/tftp/pxelinux.cfg/C0A80164': `DEFAULT linux\nLABEL linux\n  KERNEL vmlinuz\n  APPEND ${LINE}\n`,
    'etc/exports': '/diskless/kiosk 192.168.1.100(ro,sync,no_root_squash,no_subtree_check)\n',
  };
  const conf = (more = '') =>
    `${more}${SUBNET('  filename "pxelinux.0";\n  range 192.168.1.100 192.168.1.110;\n')}`;
  const twice = (text: string, more: Readonly<Record<string, string>> = {}) =>
    found('dhcp/two-ips-for-one-client', text, { ...FILES, ...more });

  it('finds a root for an address that only the boot ROM gets', () => {
    assert.deepEqual(twice(conf()), ['warning 1']);
  });

  it('is silent where the export has room, dhcpd ignores identifiers, or PXELINUX hands on the address', () => {
    assert.deepEqual(
      twice(conf(), { 'etc/exports': '/diskless/kiosk 192.168.1.0/24(ro,sync,no_subtree_check)\n' }),
      [],
    );
    assert.deepEqual(twice(conf('ignore-client-uids true;\n')), []);
    assert.deepEqual(twice(conf('deny duplicates;\n')), []);
    const handed = `DEFAULT linux\nLABEL linux\n  KERNEL vmlinuz\n  IPAPPEND 1\n  APPEND ${LINE.replace(' ip=dhcp', '')}\n`;
    assert.deepEqual(twice(conf(), { 'srv/tftp/pxelinux.cfg/C0A80164': handed }), []);
  });

  it('mentions a lease that nobody renews, unless it is long', () => {
    const lease = (more: string) =>
      found('dhcp/lease-expires-nfsroot', conf(more), {
        ...FILES,
        'srv/tftp/pxelinux.cfg/C0A80164': undefined,
        'srv/tftp/pxelinux.cfg/default': FILES['srv/tftp/pxelinux.cfg/C0A80164'],
      });
    assert.deepEqual(lease(''), ['info 4']);
    assert.deepEqual(lease('default-lease-time 600;\n'), ['info 5']);
    assert.deepEqual(lease('default-lease-time 40000000;\nmax-lease-time 40000000;\n'), []);
  });
});
