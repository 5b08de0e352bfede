/** Configurations of one node go in; what PXELINUX starts from them comes out, or the fault that ends it. */
import assert from 'node:assert/strict';
import { assumptionsOf, causeOf, traceSite } from '../../../../server/boot/index.js';
import { toldByFirmware } from '../../../../server/rules/about/examples/twofirmwares.js';
import { changed, miniature } from '../../../../server/rules/about/miniature.js';
import { siteOf } from '../../../support/site.js';

type Files = Readonly<Record<string, string | undefined>>;

const IMAGES = { 'srv/tftp/pxelinux.0': '', 'srv/tftp/ldlinux.c32': '', 'srv/tftp/vmlinuz': '' };
const LIBRARY = { 'srv/tftp/libutil.c32': '' };
const CONFIG = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
const WORDS = 'root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw';
const LABEL = `LABEL node\n  KERNEL vmlinuz\n  APPEND ${WORDS}\n`;

/** The verdict, and the id of the fault that is to blame. */
function outcome(text: string | undefined, more: Files = {}): string {
  const [trace] = traceSite(siteOf(miniature({ ...IMAGES, [CONFIG]: text, ...more })));
  assert.ok(trace !== undefined);
  return `${trace.verdict} ${causeOf(trace.stages)?.id ?? ''}`.trim();
}

describe('what PXELINUX is told to start', () => {
  it('is decided by ONTIMEOUT where a prompt times out, whatever DEFAULT names', () => {
    const prompt = `PROMPT 1\nTIMEOUT 10\nONTIMEOUT node\n${LABEL}`;
    assert.equal(outcome(`DEFAULT nothere\n${prompt}`), 'boots');
    assert.equal(outcome(`DEFAULT nothere\n${LABEL}`), 'fails pxe/default-unknown');
    assert.equal(
      outcome(`DEFAULT node\n${prompt.replace('ONTIMEOUT node', 'ONTIMEOUT no')}`),
      'fails pxe/default-unknown',
    );
    assert.equal(outcome(`IMPLICIT 0\nDEFAULT vmlinuz\n${LABEL}`), 'fails pxe/default-unknown');
  });

  it('is no label that nobody has where the word is surely a file, or a file that is not here may have it', () => {
    assert.equal(outcome(`DEFAULT nothere\n${LABEL}`), 'fails pxe/default-unknown');
    for (const word of ['boot/vmlinux', 'vmlinux.old'])
      assert.equal(outcome(`DEFAULT ${word}\n${LABEL}`), 'fails pxe/kernel-missing', word);
    assert.equal(outcome(`DEFAULT nothere\nINCLUDE common.cfg\n${LABEL}`), 'fails pxe/kernel-missing');
  });

  it('is what the menu of the same file preselects, where it is told none or ~ to read', () => {
    const modules = { ...LIBRARY, 'srv/tftp/menu.c32': '' };
    const menu = (words: string) => outcome(`DEFAULT menu.c32${words}\nTIMEOUT 50\n${LABEL}`, modules);
    assert.equal(menu(''), 'boots');
    assert.equal(menu(' ~'), 'boots');
    assert.equal(menu(' ~ pxelinux.cfg/other'), 'unknown');
    assert.equal(menu(' pxelinux.cfg/other'), 'unknown');
  });

  it('is not known where a file that is not read may tell it', () => {
    const elsewhere = { 'etc/default/tftpd-hpa': undefined, 'etc/dnsmasq.conf': undefined };
    // The folder of the TFTP server is another one than the file was found in.
    const moved = {
      ...elsewhere,
      'etc/default/tftpd-hpa': 'TFTP_DIRECTORY="/srv/tfpt"\nTFTP_OPTIONS="-s"\n',
    };
    const whoReads = (more: Files) =>
      traceSite(
        siteOf(
          miniature({
            ...IMAGES,
            [CONFIG]: undefined,
            'srv/tftp/pxelinux.cfg/default': 'INCLUDE common.cfg\n',
            ...more,
          }),
        ),
      )
        .filter(({ node }) => node.kind !== 'node')
        .map(({ verdict, stages }) => `${verdict} ${causeOf(stages)?.id ?? ''}`.trim());
    assert.deepEqual(whoReads(moved), ['unknown']);
    assert.equal(outcome('INCLUDE common.cfg\n'), 'fails pxe/no-default');
    assert.equal(
      outcome('INCLUDE common.cfg\n', { 'srv/tftp/common.cfg': `DEFAULT node\n${LABEL}` }),
      'boots',
    );
    const bare = {
      'srv/tftp/pxelinux.0': undefined,
      'srv/tftp/ldlinux.c32': undefined,
      'srv/tftp/vmlinuz': undefined,
    };
    assert.equal(outcome('INCLUDE common.cfg\n', bare), 'unknown');
    // Nothing but a menu reads what MENU INCLUDE names, and no menu is asked for.
    assert.equal(outcome('MENU INCLUDE common.cfg\n', bare), 'fails pxe/no-default');
    assert.equal(outcome('UI menu.c32\nMENU INCLUDE common.cfg\n', bare), 'unknown');
  });

  it('may be a menu named without its ending', () => {
    const menu = `DEFAULT menu\nTIMEOUT 50\nONTIMEOUT node\n${LABEL}`;
    assert.equal(outcome(menu, { ...LIBRARY, 'srv/tftp/menu.c32': '' }), 'boots');
    assert.equal(outcome(menu), 'fails pxe/com32-missing');
  });

  it('finds its modules in the folders of PATH', () => {
    const menu = (path: string) => `${path}UI menu.c32\nTIMEOUT 50\n${LABEL}`;
    const inside = { 'srv/tftp/modules/menu.c32': '', 'srv/tftp/modules/libutil.c32': '' };
    assert.equal(outcome(menu('PATH modules/\n'), inside), 'boots');
    assert.equal(outcome(menu('PATH other:modules\n'), inside), 'boots');
    assert.equal(outcome(menu(''), inside), 'fails pxe/com32-missing');
    assert.equal(outcome(menu('PATH other\n'), inside), 'fails pxe/com32-missing');
  });

  it('is taken for a boot program by the end of its name, but not by LINUX, and not without words for Linux', () => {
    const kernel = (line: string, append = WORDS) =>
      `DEFAULT node\nLABEL node\n  ${line}\n  APPEND ${append}\n`;
    const there = { 'srv/tftp/vmlinuz-6.1.0': '' };
    assert.equal(outcome(kernel('KERNEL vmlinuz-6.1.0'), there), 'fails pxe/kernel-extension');
    assert.equal(outcome(kernel('LINUX vmlinuz-6.1.0'), there), 'boots');
    assert.equal(outcome(kernel('KERNEL vmlinuz-6.1.0', 'quiet'), there), 'unknown');
    assert.equal(outcome(kernel('KERNEL vmlinuz-6.1.0')), 'fails pxe/kernel-missing');
  });

  it('is not fetched over HTTP by pxelinux.0, but by lpxelinux.0', () => {
    const web = `DEFAULT node\nLABEL node\n  KERNEL http://192.168.1.1/vmlinuz\n  APPEND ${WORDS}\n`;
    assert.equal(outcome(web), 'fails pxe/url-needs-lpxelinux');
    const other = {
      ...changed('etc/dhcp/dhcpd.conf', '"pxelinux.0"', '"lpxelinux.0"'),
      'srv/tftp/lpxelinux.0': '',
    };
    assert.equal(outcome(web, other), 'boots');
  });

  it('lies beside a program of Syslinux 5 or later only where its other half does', () => {
    const text = `DEFAULT node\n${LABEL}`;
    assert.equal(outcome(text, { 'srv/tftp/ldlinux.c32': undefined }), 'fails pxe/core-module-missing');
    const moved = { 'srv/tftp/ldlinux.c32': undefined, 'srv/tftp/boot/syslinux/ldlinux.c32': '' };
    assert.equal(outcome(text, moved), 'boots');
  });

  it('takes a program of another name for one of Syslinux 5 or later, and says so', () => {
    const text = `DEFAULT node\n${LABEL}`;
    const assumed = (name: string) => {
      const files = {
        ...IMAGES,
        [CONFIG]: text,
        ...changed('etc/dhcp/dhcpd.conf', '"pxelinux.0"', `"${name}"`),
        [`srv/tftp/${name}`]: '',
        'srv/tftp/ldlinux.c32': undefined,
      };
      const [trace] = traceSite(siteOf(miniature(files)));
      assert.equal(causeOf(trace?.stages ?? [])?.id, 'pxe/core-module-missing');
      return assumptionsOf(trace?.stages ?? []).filter((one) => one.includes('Syslinux'));
    };
    assert.deepEqual(assumed('netboot-pxelinux.0'), ['netboot-pxelinux.0 is of Syslinux 5 or later']);
    assert.deepEqual(assumed('pxelinux.0'), []);
  });

  it('does not come to a root behind a menu whose module is missing', () => {
    const menu = `UI menu.c32\nMENU DEFAULT node\n${LABEL}`;
    const [trace] = traceSite(siteOf(miniature({ ...IMAGES, [CONFIG]: menu })));
    const reached = trace?.stages.filter((one) => one.reached).map(({ stage }) => stage);
    assert.deepEqual(reached?.at(-1), 'loader');
  });
});

describe('a search that finds no configuration', () => {
  const none = { 'srv/tftp/pxelinux.cfg/default': undefined };
  const at = (name: string) => ({ ...none, [`srv/tftp/pxelinux.cfg/${name}`]: `DEFAULT node\n${LABEL}` });

  it('says what lies nearest', () => {
    assert.equal(outcome(undefined, at('01-00-40-63-C2-CA-C9')), 'fails pxe/no-config-for-client');
    assert.equal(outcome(undefined, at('Default')), 'fails pxe/no-config-for-client');
    assert.equal(outcome(undefined, at('01-00-40-63-c2-ca-c8')), 'fails pxe/no-config-for-client');
    const cut = {
      ...changed('etc/dhcp/dhcpd.conf', '"pxelinux.0"', '"my_pxelinux.0"'),
      'srv/tftp/my_pxelinux.0': '',
    };
    assert.equal(outcome(`DEFAULT node\n${LABEL}`, cut), 'fails pxe/prefix-underscore');
  });

  it('is open where a file for a UUID may be meant for the machine', () => {
    assert.equal(outcome(undefined, at('44454c4c-3500-1034-8053-b6c04f4d4e31')), 'unknown');
  });
});

describe('the path prefix beside a proxy', () => {
  const used = (more: string): readonly string[] =>
    traceSite(
      siteOf({
        'etc/dnsmasq.conf': `port=0\ndhcp-range=192.168.1.0,proxy\ndhcp-boot=syslinux.efi\npxe-service=x86PC,"Boot",pxelinux\n${more}enable-tftp\ntftp-root=/srv/tftp\n`,
        'srv/tftp/syslinux.efi': '',
        'srv/tftp/pxelinux.cfg/default': `DEFAULT node\n${LABEL}`,
      }),
    )
      .filter(({ firmware }) => firmware === 'efi-x64')
      .map(({ loading }) => (loading?.used.kind === 'value' ? loading.used.value.name : 'unknown'));

  it('is none, since a proxy sends a menu and what lines say inside option 43', () => {
    assert.deepEqual(used(''), ['default']);
    assert.deepEqual(used('dhcp-option=vendor:PXEClient,6,2b\n'), ['default']);
    assert.deepEqual(used('dhcp-option=vendor:PXEClient,210,sub/\n'), ['unknown']);
  });
});

describe('a kernel without EFI stub', () => {
  const verdicts = (symbols: string): string[] =>
    traceSite(
      siteOf(
        miniature({
          ...IMAGES,
          'srv/tftp/syslinux.efi': '',
          'srv/tftp/ldlinux.e64': '',
          'srv/tftp/config-vmlinuz': `# Linux/x86 6.1.0 Kernel Configuration\nCONFIG_ROOT_NFS=y\nCONFIG_IP_PNP=y\nCONFIG_IP_PNP_DHCP=y\nCONFIG_NFS_FS=y\nCONFIG_NFS_V3=y\n${symbols}`,
          'diskless-lint.json': '{ "kernels": { "/srv/tftp/vmlinuz": "srv/tftp/config-vmlinuz" } }',
          [CONFIG]: `DEFAULT node\n${LABEL}`,
          'etc/dhcp/dhcpd.conf': toldByFirmware({ efi: 'syslinux.efi' }),
        }),
      ),
    )
      .filter(({ node }) => node.name === 'node21')
      .map(({ firmware, verdict, stages }) => `${firmware} ${verdict} ${causeOf(stages)?.id ?? ''}`.trim());

  it('may find no room where SYSLINUX starts it under UEFI, and under BIOS needs none', () => {
    assert.deepEqual(verdicts('CONFIG_EFI_STUB=y\n'), ['bios boots', 'efi-x64 boots']);
    assert.deepEqual(verdicts('# CONFIG_EFI_STUB is not set\n'), ['bios boots', 'efi-x64 unknown']);
  });
});
