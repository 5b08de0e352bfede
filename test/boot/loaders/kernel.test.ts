/** The kernel stage: configuration files go in, command lines, images and modes are compared. */
import assert from 'node:assert/strict';
import { answerDhcp } from '../../../server/boot/dhcp/dhcpd/server.js';
import { rootStage } from '../../../server/boot/linux/root/root.js';
import { resolveName } from '../../../server/boot/loaders/kernel.js';
import { bareKernel, labelKernel } from '../../../server/boot/loaders/pxelinux/kernel.js';
import { start } from '../../../server/boot/loaders/pxelinux/start.js';
import { firmwareClient } from '../../../server/boot/machine/profile.js';
import type { KernelStage } from '../../../server/boot/trace.js';
import type { KernelConfiguration } from '../../../server/site/kconfig/facts.js';
import type { Site } from '../../../server/site/model.js';
import { macOf } from '../../support/mac.js';
import { address, kernelConfiguration, pxeConfig, smallSite } from '../support.js';

const mac = macOf('00:40:63:c2:ca:c9');
const dhcp = `subnet 192.168.1.0 netmask 255.255.255.0 { next-server 192.168.1.1; option routers 192.168.1.254; }
  host n { hardware ethernet ${mac}; fixed-address 192.168.1.21; option root-path "/from-dhcp,v3"; }`;

function siteWith(configuration?: KernelConfiguration): Site {
  const overrides =
    configuration === undefined ? {} : { kernels: [{ image: '/srv/tftp/bzImage', configuration }] };
  return smallSite({ dhcp, overrides });
}

function kernel(text: string, configuration?: KernelConfiguration): KernelStage {
  const site = siteWith(configuration);
  const config = pxeConfig('default', text);
  const started = start(config);
  const answer = answerDhcp(site, firmwareClient('bios', mac));
  const stage =
    started.label.kind === 'value'
      ? labelKernel(site, '', config, started.label.value, started, answer)
      : bareKernel(site, '', started, config.append);
  assert.ok(stage !== undefined);
  return stage;
}

function line({ parameters }: KernelStage): string {
  return parameters.map(({ name, value }) => (value === undefined ? name : `${name}=${value}`)).join(' ');
}

describe('the words for the kernel', () => {
  it("are KERNEL's, APPEND's, then DEFAULT's own, the ramdisk and the system's", () => {
    const text = 'DEFAULT a last\nLABEL a\nKERNEL bzImage first\nAPPEND second\nINITRD r1,r2\nSYSAPPEND 3\n';
    assert.equal(
      line(kernel(text)),
      'first second last initrd=r1,r2 ip=192.168.1.21:192.168.1.1:192.168.1.254:255.255.255.0 BOOTIF=01-00-40-63-c2-ca-c9',
    );
  });

  it('have the global APPEND only for a label without one of its own', () => {
    assert.equal(line(kernel('APPEND g\nDEFAULT a\nLABEL a\nKERNEL k\n')), 'g');
    assert.equal(line(kernel('APPEND g\nDEFAULT a\nLABEL a\nKERNEL k\nAPPEND l\n')), 'l');
    assert.equal(line(kernel('APPEND g\nDEFAULT a\nLABEL a\nKERNEL k\nAPPEND -\n')), '');
    assert.equal(line(kernel('APPEND g\nDEFAULT k own\n')), 'own');
  });

  it('have those built into the kernel where its architecture puts them', () => {
    const text = 'DEFAULT bzImage b\n';
    const built = (symbols: Record<string, string>) =>
      line(kernel(text, kernelConfiguration({ CMDLINE_BOOL: 'y', CMDLINE: '"a=1 c"', ...symbols })));
    assert.equal(built({}), 'a=1 c b');
    assert.equal(built({ CMDLINE_OVERRIDE: 'y' }), 'a=1 c');
    assert.equal(built({ CMDLINE_EXTEND: 'y' }), 'b a=1 c');
    assert.equal(built({ CMDLINE_BOOL: 'n' }), 'b');
    assert.equal(built({ CMDLINE: '""' }), 'b');
    assert.equal(built({ CMDLINE: 'a' }), 'a b');
    assert.equal(built({ CMDLINE_FROM_BOOTLOADER: 'y' }), 'b');
    assert.equal(line(kernel(text, kernelConfiguration({ CMDLINE: '"a"' }))), 'a b');
    assert.equal(line(kernel(text, kernelConfiguration({}))), 'b');
    const silent = { CMDLINE: '"a"', CMDLINE_FROM_BOOTLOADER: 'y' };
    assert.equal(line(kernel('DEFAULT bzImage\n', kernelConfiguration(silent))), 'a');
  });

  it('tell who mounts the root', () => {
    assert.equal(kernel('DEFAULT k root=/dev/nfs\n').mode, 'kernel-root');
    assert.equal(kernel('DEFAULT k initrd=i rd.neednet=1\n').dialect, 'dracut');
    assert.equal(kernel('DEFAULT k initrd=i boot=nfs\n').dialect, 'initramfs-tools');
    assert.equal(kernel('DEFAULT k initrd=i\n').dialect, 'unknown');
    assert.equal(kernel('DEFAULT chain.c32 hd0\n').mode, 'unknown');
    assert.equal(
      kernel('DEFAULT bzImage\n', kernelConfiguration({ INITRAMFS_SOURCE: '"/x"' })).mode,
      'initramfs',
    );
  });

  it('name ramdisks where no line does, the last word counts', () => {
    const names = (text: string): string[] => kernel(text).initrds.map(({ name }) => name);
    assert.deepEqual(names('DEFAULT k initrd=a initrd=b,,c\n'), ['b', 'c']);
    assert.deepEqual(names('DEFAULT k initrd=a initrd\n'), ['a']);
    assert.deepEqual(names('DEFAULT k initrd\n'), []);
    assert.deepEqual(names('DEFAULT x\nLABEL x\nKERNEL k\nAPPEND initrd=a\nINITRD b\n'), ['b']);
  });

  it('tell that a ramdisk is in vain, or that one is inside of the kernel', () => {
    const mode = (symbols: Record<string, string>, words = '') =>
      kernel(`DEFAULT bzImage ${words}\n`, kernelConfiguration(symbols)).mode;
    assert.equal(mode({ BLK_DEV_INITRD: 'n' }, 'initrd=i'), 'kernel-root');
    assert.equal(mode({ BLK_DEV_INITRD: 'y' }, 'initrd=i'), 'initramfs');
    for (const source of ['""', '', 'n'])
      assert.equal(mode({ INITRAMFS_SOURCE: source }), 'kernel-root', source);
    assert.equal(kernel('DEFAULT bzImage\n', kernelConfiguration({})).dialect, undefined);
    assert.equal('skipped' in kernel('DEFAULT bzImage\n'), false);
  });

  it('name files relative to the prefix, unless they say otherwise', () => {
    const site = siteWith();
    assert.equal(resolveName(site, '/boot/', '/bzImage').path, '/srv/tftp/boot/bzImage');
    assert.equal(resolveName(site, '/boot/', '::bzImage').path, '/srv/tftp/bzImage');
    assert.equal(resolveName(site, '', '10.9.9.9::bzImage').path, undefined);
    const known = smallSite({ serverAddresses: ['10.9.9.9'] });
    assert.equal(resolveName(known, 'x/', '10.9.9.9::bzImage').path, '/srv/tftp/bzImage');
    assert.equal(resolveName(known, 'x/', '10.9.9.8::bzImage').path, undefined);
    assert.equal(resolveName(known, 'x/', 'server::bzImage').present, 'unknown');
    assert.equal(resolveName(site, '', 'http://10.9.9.9/k').path, undefined);
  });
});

describe('the root', () => {
  const rootOf = (text: string) =>
    rootStage(siteWith(), kernel(text), answerDhcp(siteWith(), firmwareClient('bios', mac)));

  it('is what nfsroot= says, option 17 for what it leaves out', () => {
    const root = rootOf('DEFAULT k root=/dev/nfs ip=dhcp nfsroot=192.168.1.9:/own,rsize=8192\n');
    assert.deepEqual(
      [root.server.kind === 'value' && root.server.value, root.path.kind === 'value' && root.path.value],
      [address('192.168.1.9'), '/own'],
    );
    assert.deepEqual([root.options, root.version], [['v3', 'rsize=8192'], '3']);
    const options = rootOf('DEFAULT k root=/dev/nfs ip=dhcp nfsroot=,tcp\n');
    assert.ok(options.path.kind === 'value' && options.path.value === '/from-dhcp');
    assert.ok(options.server.kind === 'value' && options.server.value === address('192.168.1.1'));
  });

  it('has no part of option 17 where the kernel does not ask for it', () => {
    const root = rootOf('DEFAULT k root=/dev/nfs ip=192.168.1.21:192.168.1.7::::eth0:off\n');
    assert.ok(root.path.kind === 'value' && root.path.value === '/tftpboot/192.168.1.21');
    assert.ok(root.server.kind === 'value' && root.server.value === address('192.168.1.7'));
  });

  it('is read as dracut writes it', () => {
    const root = rootOf('DEFAULT k initrd=i rd.neednet=1 root=nfs4:192.168.1.1:/r:tcp ro\n');
    assert.ok(root.path.kind === 'value' && root.path.value === '/r');
    assert.deepEqual([root.version, root.rw], ['4', false]);
  });
});
