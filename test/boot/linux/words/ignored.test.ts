/** A kernel and its faults go in; what it ignores of what the loader hands to it comes out, in the place of the fault that follows from it. */
import assert from 'node:assert/strict';
import { linuxSays } from '../../../../server/boot/linux/sentences.js';
import { readsNoRamdisk, replacingLine, withIgnored } from '../../../../server/boot/linux/words/ignored.js';
import type { KernelStage } from '../../../../server/boot/trace.js';
import { kernelConfiguration, kernelWords, somewhere } from '../../support.js';

interface Kernel {
  readonly symbols?: Readonly<Record<string, string>>;
  readonly given?: string;
  readonly own?: string;
  readonly added?: string;
  readonly ramdisk?: true;
}

function kernel({ symbols, given = '', own = '', added, ramdisk }: Kernel): KernelStage {
  return {
    configuration: symbols === undefined ? undefined : kernelConfiguration(symbols),
    given: kernelWords(given).map((word) => (word.name === added ? { ...word, added: true } : word)),
    parameters: kernelWords(own),
    initrds: ramdisk === true ? [{ name: 'initrd.img', place: somewhere }] : [],
    place: somewhere,
    image: 'vmlinuz',
  } as unknown as KernelStage;
}

const fault = (id: string, effect: 'stops' | 'none' = 'stops') => ({
  id,
  effect,
  at: somewhere,
  others: [],
  console: linuxSays.nfsFailed.print(),
});

type Known = ReturnType<typeof fault>;
const told = (of: Kernel, ...faults: readonly Known[]): string[] =>
  withIgnored(kernel(of), faults).map(
    ({ id, effect, console }) => `${id} ${effect}${console === undefined ? '' : '!'}`,
  );

const REPLACED = { CMDLINE: '"quiet"', CMDLINE_OVERRIDE: 'y' };

describe('words that a kernel replaces by its own', () => {
  const root = fault('cmdline/root-missing');

  it('are the cause of what it misses of them', () => {
    const line = { symbols: REPLACED, given: 'root=/dev/nfs', own: 'quiet' };
    assert.deepEqual(told(line, root), ['kernel/cmdline-override stops!']);
    assert.deepEqual(told(line, fault('other/fault'), root), [
      'kernel/cmdline-override stops!',
      'other/fault stops!',
    ]);
    for (const name of ['nfsroot', 'ip', 'nfsaddrs'])
      assert.deepEqual(told({ ...line, given: `${name}=x` }, root), ['kernel/cmdline-override stops!'], name);
    for (const id of ['cmdline/ip-off', 'cmdline/nfsroot-without-ip', 'cmdline/root-not-nfs'])
      assert.deepEqual(told(line, fault(id)), ['kernel/cmdline-override stops!'], id);
  });

  it('are lost, where nothing follows from it', () => {
    const line = { symbols: REPLACED, given: 'splash', own: 'quiet' };
    assert.deepEqual(told(line), ['kernel/cmdline-override none']);
    assert.deepEqual(told(line, root), ['cmdline/root-missing stops!', 'kernel/cmdline-override none']);
    assert.deepEqual(told({ ...line, given: 'root=/dev/nfs' }, fault('other/fault')), [
      'other/fault stops!',
      'kernel/cmdline-override none',
    ]);
    const [found] = withIgnored(kernel({ ...line, given: 'quiet splash a=b' }), []);
    assert.deepEqual(found !== undefined && 'lost' in found && found.lost, ['splash', 'a=b']);
  });

  it('are not lost where it has them itself, or the loader wrote them', () => {
    for (const given of ['quiet', 'BOOTIF=01-x', 'BOOT_IMAGE=vmlinuz', 'SYSUUID=x', 'initrd=x', ''])
      assert.deepEqual(told({ symbols: REPLACED, given, own: 'quiet' }), [], given);
    assert.deepEqual(told({ symbols: REPLACED, given: 'ip=x', own: 'quiet', added: 'ip' }), []);
  });

  it('are replaced where a symbol says so, and there is a line', () => {
    const symbol = (symbols?: Readonly<Record<string, string>>): string | undefined =>
      replacingLine(kernel(symbols === undefined ? {} : { symbols }))?.symbol.name;
    assert.equal(symbol(REPLACED), 'CMDLINE_OVERRIDE');
    assert.equal(symbol({ CMDLINE: '"quiet"', CMDLINE_FORCE: 'y' }), 'CMDLINE_FORCE');
    assert.equal(symbol({ CMDLINE: '"quiet"', CMDLINE_OVERRIDE: 'n', CMDLINE_FORCE: 'y' }), 'CMDLINE_FORCE');
    for (const symbols of [
      undefined,
      { CMDLINE_OVERRIDE: 'y' },
      { CMDLINE: '"quiet"' },
      { CMDLINE: '"quiet"', CMDLINE_FORCE: 'n' },
    ])
      assert.equal(symbol(symbols), undefined);
  });
});

describe('a ramdisk that a kernel cannot read', () => {
  const off = { symbols: { BLK_DEV_INITRD: 'n' }, ramdisk: true } as const;

  it('is the cause of what stops it', () => {
    assert.deepEqual(told(off, fault('x/y')), ['kernel/initrd-support stops!']);
    assert.deepEqual(told(off, fault('x/y', 'none'), fault('x/z')), [
      'kernel/initrd-support stops!',
      'x/y none!',
    ]);
    assert.deepEqual(told(off), ['kernel/initrd-support none']);
    assert.deepEqual(told(off, fault('x/y', 'none')), ['x/y none!', 'kernel/initrd-support none']);
  });

  it('is there, and the kernel says that it has no support', () => {
    assert.deepEqual(told({ symbols: { BLK_DEV_INITRD: 'n' } }), []);
    assert.deepEqual(told({ symbols: { BLK_DEV_INITRD: 'y' }, ramdisk: true }), []);
    assert.deepEqual(told({ symbols: {}, ramdisk: true }), []);
    assert.deepEqual(told({ ramdisk: true }), []);
    for (const [value, none] of [
      ['n', true],
      ['y', false],
    ] as const)
      assert.equal(readsNoRamdisk(kernel({ symbols: { BLK_DEV_INITRD: value } })), none);
    assert.equal(readsNoRamdisk(kernel({})), false);
    assert.equal(readsNoRamdisk(kernel({ symbols: {} })), false);
  });
});
