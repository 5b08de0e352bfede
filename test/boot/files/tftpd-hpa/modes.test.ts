/** Modes of files below the TFTP root: in.tftpd serves what everyone may read (asked of tftpd-hpa 5.2). */
import assert from 'node:assert/strict';
import { traceBoot } from '../../../../server/boot/index.js';
import { lint } from '../../../../server/service/lint/lint.js';
import { tell } from '../../../../server/service/verdict/tell.js';
import { siteOf } from '../../../support/site.js';

const files = {
  'etc/dhcp/dhcpd.conf': `next-server 10.0.0.1;
subnet 10.0.0.0 netmask 255.255.255.0 { filename "boot/pxelinux.0"; }
host n1 { hardware ethernet 52:54:00:00:00:01; fixed-address 10.0.0.5; }
`,
  'etc/default/tftpd-hpa': 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS="--secure"\n',
  'srv/tftp/boot/pxelinux.0': '',
  'srv/tftp/boot/ldlinux.c32': '',
  'srv/tftp/boot/vmlinuz': '',
  'srv/tftp/boot/initrd.img': '',
  'srv/tftp/boot/pxelinux.cfg/01-52-54-00-00-00-01':
    'DEFAULT l\nLABEL l\n  KERNEL vmlinuz\n  INITRD initrd.img\n  APPEND boot=nfs\n',
  'srv/tftp/boot/pxelinux.cfg/default': 'DEFAULT d\nLABEL d\n  LOCALBOOT 0\n',
};

function look(modes: Record<string, number>, options = '--secure') {
  const text = files['etc/default/tftpd-hpa'].replace('--secure', options);
  const site = siteOf({ ...files, 'etc/default/tftpd-hpa': text }, { modes });
  const [node] = site.nodes;
  assert.ok(node !== undefined);
  const found = lint(site).findings.filter(({ rule }) => rule === 'svc/tftp-file-unreadable');
  return { trace: traceBoot(site, node), found };
}

const OWN = 'srv/tftp/boot/pxelinux.cfg/01-52-54-00-00-00-01';

describe('a file that not everyone may read', () => {
  it('is refused where it is the boot file', () => {
    const { trace, found } = look({ 'srv/tftp/boot/pxelinux.0': 0o640 });
    const last = tell(trace).at(-1);
    assert.equal(last?.stage, 'files');
    assert.equal(last?.console, 'PXE-T00: Permission denied');
    assert.match(last?.summary ?? '', /\/srv\/tftp\/boot\/pxelinux\.0 has mode 0640$/);
    assert.equal(found.length, 1);
    assert.match(found[0]?.message ?? '', /chmod o\+r \/srv\/tftp\/boot\/pxelinux\.0\.$/);
    assert.deepEqual(found[0]?.nodes, ['n1']);
  });

  it('is refused where it is the kernel or the initial ramdisk', () => {
    for (const name of ['vmlinuz', 'initrd.img']) {
      const { trace, found } = look({ [`srv/tftp/boot/${name}`]: 0o600 });
      assert.equal(tell(trace).at(-1)?.stage, 'kernel');
      assert.equal(trace.verdict, 'fails');
      assert.equal(found.length, 1);
    }
  });

  it('is passed over where it is the PXELINUX file', () => {
    const { trace, found } = look({ [OWN]: 0o600 });
    assert.equal(trace.loading?.used.kind === 'value' && trace.loading.used.value.name, 'default');
    assert.equal(found.length, 1);
    assert.equal(found[0]?.place.file, `/site/${OWN}`);
  });

  it('is refused behind a folder that is closed', () => {
    const { trace, found } = look({ 'srv/tftp/boot': 0o750, 'srv/tftp/boot/pxelinux.cfg': 0o755 });
    assert.equal(tell(trace).at(-1)?.stage, 'files');
    assert.equal(found.length, 1);
    assert.match(found[0]?.message ?? '', /chmod o\+x \/srv\/tftp\/boot\.$/);
  });

  it('says nothing where the daemon goes by the rights of its user', () => {
    for (const options of ['--secure --permissive', '-s -p', '--secure --user root', '--user=root -s']) {
      const { trace, found } = look({ 'srv/tftp/boot/pxelinux.0': 0o600 }, options);
      assert.notEqual(trace.verdict, 'fails');
      assert.deepEqual(found, []);
    }
  });

  it('says nothing in a copy of which everything is its owner’s alone', () => {
    const modes = Object.fromEntries(Object.keys(files).map((path) => [path, 0o600]));
    const { trace, found } = look(modes);
    assert.notEqual(trace.verdict, 'fails');
    assert.deepEqual(found, []);
  });
});
