/** Command lines that are longer than the kernel keeps go in; what is cut off, and whether the machine then boots, comes out. */
import assert from 'node:assert/strict';
import { cannotOpen, linuxSays } from '../../../../server/boot/linux/sentences.js';
import { lineCut } from '../../../../server/boot/linux/words/cut.js';
import { none } from '../../../../server/boot/outcome.js';
import type { DhcpAnswer, KernelStage } from '../../../../server/boot/trace.js';
import { kernelConfiguration, kernelWords, somewhere } from '../../support.js';

interface Kernel {
  readonly architecture?: string | undefined;
  readonly version?: string;
  readonly mode?: KernelStage['mode'];
  /** Told by DHCP. */
  readonly path?: string;
}

/** An answer that tells the path of a root, or none. */
function answer(path: string | undefined): DhcpAnswer {
  const told = { atoms: [{ kind: 'text', value: path ?? '' }] };
  const options = new Map(path === undefined ? [] : [[17, { kind: 'value', value: told }]]);
  return { options, others: none } as unknown as DhcpAnswer;
}

function cut(line: string, { architecture, version = '6.1.0', mode = 'kernel-root', path }: Kernel = {}) {
  const configuration =
    architecture === undefined ? undefined : { ...kernelConfiguration({}, version), architecture };
  const kernel = { configuration, parameters: kernelWords(line), mode, place: somewhere };
  return lineCut(kernel as unknown as KernelStage, answer(path));
}

/** So many characters, in one word. */
const long = (length: number): string => 'x'.repeat(length);

/** What is kept of a line of that length; undefined where all is. */
const kept = (length: number, kernel: Kernel): number | undefined => cut(long(length), kernel)?.most;

describe('a command line that is too long', () => {
  it('is longer than the kernel keeps, which its architecture and its age say', () => {
    for (const [architecture, version, most] of [
      [undefined, '6.1.0', 2047],
      ['x86', '6.1.0', 2047],
      ['x86_64', '2.6.22', 2047],
      ['x86_64', '2.6.220', 2047],
      ['x86', '12.5.1', 2047],
      ['arm64', '6.1.0', 2047],
      ['arm', '6.1.0', 1023],
      ['arm', '2.6.18', 1023],
      ['x86', '2.6.21', 255],
      ['x86', '2.6.21.7', 255],
      ['x86', '2.6.9-xs', 255],
      ['x86', '2.6.18-6-686', 255],
      ['i386', '2.4.37', 255],
    ] as const) {
      const kernel = { architecture, version };
      const name = `${architecture} ${version}`;
      assert.deepEqual([kept(most, kernel), kept(most + 1, kernel)], [undefined, most], name);
    }
    assert.equal(cut(long(9000), { architecture: 'riscv' }), undefined);
  });

  it('is counted with its blanks', () => {
    const fault = cut(`${long(1000)} a=b ${long(1042)}`);
    assert.equal(fault, undefined);
    assert.equal(cut(`${long(1000)} a=b ${long(1043)}`)?.length, 2048);
  });

  const stops = (line: string, kernel: Kernel = {}) => {
    const fault = cut(line, kernel);
    assert.ok(fault !== undefined, line);
    assert.equal(fault.effect, fault.console === undefined ? 'none' : 'stops');
    return [...fault.needed, fault.console].filter((it) => it !== undefined).join(' ');
  };
  const pad = long(2040);
  const NFS = 'kernel-root' as const;
  const unmounted = linuxSays.nfsFailed.print();
  const unopened = cannotOpen('(null)');

  it('stops a machine whose root stands behind the end', () => {
    assert.equal(stops(`${pad} root=/dev/nfs nfsroot=10.0.0.1:/x ip=dhcp`), `root nfsroot ip ${unopened}`);
    assert.equal(stops(`root=/dev/nfs ${pad} nfsroot=10.0.0.1:/x ip=dhcp`), `nfsroot ip ${unmounted}`);
    assert.equal(stops(`root=/dev/nfs ip=dhcp ${pad} nfsroot=10.0.0.1:/x`), `nfsroot ${unmounted}`);
    assert.equal(stops(`nfsroot=10.0.0.1:/x ip=dhcp ${pad} root=/dev/nfs`), '');
    assert.equal(stops(`nfsroot=10.0.0.1:/x ${pad} nfsaddrs=10.0.0.2`), `nfsaddrs ${unmounted}`);
    assert.equal(stops(`root=/dev/sda1 ${pad} nfsroot=10.0.0.1:/x ip=dhcp`), `nfsroot ip ${unopened}`);
  });

  it('does nothing where the root is known without what is cut off', () => {
    const line = `root=/dev/nfs ip=dhcp ${pad} nfsroot=10.0.0.1:/x`;
    assert.equal(stops(line, { path: '/x' }), '');
    assert.equal(stops(line, { mode: 'initramfs' }), '');
    assert.equal(stops(`root=/dev/nfs ip=dhcp ${pad} quiet long-and-not-needed`, { mode: NFS }), '');
    assert.equal(stops(`root=/dev/sda1 ${pad} ip=dhcp long-and-not-needed`), '');
    // The kernel mounts the root that an earlier word says.
    assert.equal(stops(`root=/dev/nfs ip=dhcp nfsroot=/y ${pad} nfsroot=/z`), '');
    assert.equal(stops(`root=/dev/nfs ip=dhcp ${pad} root=/dev/sda1`), '');
  });
});
