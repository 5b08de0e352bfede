/** Kernels, their words and symbols go in; what rules ask of them comes out. */
import assert from 'node:assert/strict';
import { traceAll } from '../../../server/boot/index.js';
import { commandLines } from '../../../server/rules/about/kernel/commandlines.js';
import { kernelWord } from '../../../server/rules/about/kernel/kernelwords.js';
import { isLibCovered, modulesOf } from '../../../server/rules/about/kernel/modules.js';
import { askedFor, othersOf, setBuiltIn } from '../../../server/rules/about/kernel/symbols.js';
import { withoutWord } from '../../../server/rules/about/kernel/wordparts.js';
import { changed, miniature, withPrinter } from '../../../server/rules/about/miniature.js';
import type { Told } from '../../../server/rules/rule.js';
import type { NodeRoot } from '../../../server/site/model.js';
import { kernelConfiguration, somewhere } from '../../boot/support.js';
import { siteOf } from '../../support/site.js';

const NAME = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';

describe('command lines', () => {
  const lines = (files: Readonly<Record<string, string>>) =>
    commandLines({ boots: traceAll(siteOf(files)) }).map(({ nodes, bare, prefix, mode, parameters }) => ({
      nodes,
      bare,
      prefix,
      mode,
      words: parameters.length,
    }));

  it('are told once for all machines that have one', () => {
    const line = { nodes: ['node21'], bare: false, prefix: '', mode: 'kernel-root', words: 4 };
    assert.deepEqual(lines(miniature()), [line]);
    const two = withPrinter('00:40:63:c2:ca:22', '192.168.1.22');
    const { [NAME]: own = '', ...others } = two;
    assert.deepEqual(lines({ ...others, 'srv/tftp/pxelinux.cfg/default': own }), [
      { ...line, nodes: ['node21', 'printer'] },
    ]);
  });

  it('are told with what is put before the names of files, and whether there is a label', () => {
    const [bare] = lines(miniature({ [NAME]: 'DEFAULT vmlinuz root=/dev/nfs\n' }));
    assert.equal(bare?.bare, true);
    const below = miniature(changed('etc/dhcp/dhcpd.conf', '"pxelinux.0"', '"x/pxelinux.0"'));
    const { [NAME]: own = '', ...others } = below;
    const [first] = lines({ ...others, 'srv/tftp/x/pxelinux.cfg/default': own });
    assert.equal(first?.prefix, 'x/');
    assert.deepEqual(lines(miniature({ [NAME]: 'DEFAULT l\nLABEL l\n  LOCALBOOT 0\n' })), []);
  });
});

describe('a parameter in the place of a kernel', () => {
  it('is one that every boot needs', () => {
    for (const [text, word] of [
      ['root=/dev/nfs', 'root='],
      ['nfsroot=1', 'nfsroot='],
      ['ip=dhcp', 'ip='],
      ['initrd=x', 'initrd='],
      ['rw=', 'rw='],
      ['vmlinuz', undefined],
      ['root', undefined],
      ['xroot=1', undefined],
      ['images/root=1', undefined],
    ] as const)
      assert.equal(kernelWord(text), word, text);
  });
});

describe('modules', () => {
  it('are the symbols that are built so, where there are any', () => {
    const symbols = { MODULES: 'y', E1000: 'm', NFS_FS: 'y', R8169: 'm' };
    assert.deepEqual(modulesOf(kernelConfiguration(symbols)), ['CONFIG_E1000', 'CONFIG_R8169']);
    assert.deepEqual(modulesOf(kernelConfiguration({ ...symbols, MODULES: 'n' })), []);
    assert.deepEqual(modulesOf(kernelConfiguration({ E1000: 'm' })), []);
  });

  it('are not seen where something is mounted over them', () => {
    const covered = (...targets: readonly string[]): boolean =>
      isLibCovered({
        fstab: { mounts: targets.map((value) => ({ target: { value, place: somewhere } })) },
      } as unknown as NodeRoot);
    for (const target of [
      '/usr',
      '/usr/',
      '/lib',
      '/lib/',
      '/lib/modules',
      '/usr/lib',
      '/usr/lib/modules/6.1',
    ])
      assert.equal(covered('/tmp', target), true, target);
    for (const target of [
      '/',
      '/usr/local',
      '/lib64',
      '/usr/lib64',
      '/usrx',
      '/x/lib',
      '/usr/share',
      '/lib/firmware',
      '/lib/modules2',
    ])
      assert.equal(covered(target), false, target);
    assert.equal(isLibCovered({ fstab: undefined } as unknown as NodeRoot), false);
  });
});

describe('a symbol that is not built in', () => {
  const at = (start: number) => ({ ...somewhere, span: { start, end: start + 1 } });
  const fault = (...others: readonly number[]) => ({ others: others.map(at) });
  const told = (...faults: readonly ReturnType<typeof fault>[]): Told => ({ faults }) as unknown as Told;

  it('has the nearest other side of each fault, each once and three at most', () => {
    const places = (of: Told): number[] => othersOf(of, 'x').map(({ place }) => place.span.start);
    assert.deepEqual(places(told(fault(1, 2), fault(1), fault(), fault(3))), [1, 3]);
    assert.deepEqual(places(told(fault(1), fault(2), fault(3), fault(4))), [1, 2, 3]);
    const one = told(fault(1));
    assert.deepEqual(othersOf(one, 'x'), [{ place: at(1), message: 'x' }]);
    assert.deepEqual(
      askedFor({} as never, one).map(({ message }) => message),
      ['the command line that needs it'],
    );
  });

  it('is set where it is written, and else added', () => {
    const site = siteOf(miniature());
    const file = '/site/srv/tftp/vmlinuz.config';
    const place = { file, span: { start: 3, end: 9 } };
    const edits = (written: boolean) =>
      setBuiltIn({ symbol: 'ROOT_NFS', written, at: place }, { site } as unknown as Told);
    const end = site.files.get(file)?.document.text.length ?? 0;
    assert.deepEqual(edits(true), [
      {
        title: 'Set CONFIG_ROOT_NFS=y (then run make olddefconfig)',
        safe: false,
        edits: [{ file, edits: [{ span: place.span, newText: 'CONFIG_ROOT_NFS=y' }] }],
      },
    ]);
    assert.ok(end > 0);
    assert.deepEqual(edits(false)[0]?.edits, [
      { file, edits: [{ span: { start: end, end }, newText: 'CONFIG_ROOT_NFS=y\n' }] },
    ]);
  });
});

describe('a word that is taken away', () => {
  it('goes with the blank on one side of it', () => {
    const place = { ...somewhere, span: { start: 5, end: 8 } };
    assert.deepEqual(withoutWord(place, 'before'), { span: { start: 4, end: 8 }, newText: '' });
    assert.deepEqual(withoutWord(place, 'behind'), { span: { start: 5, end: 9 }, newText: '' });
  });
});
