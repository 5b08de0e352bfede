/** A label has an APPEND of its own, which takes the place of the global one, and lacks the words that name the root. */

import type { BootTrace } from '../../boot/trace.js';
import { parameterText } from '../../site/parameters.js';
import { type Place, placeKey } from '../../site/place.js';
import type { KernelParameter, PxeAppend, PxeConfigFile, PxeLabel } from '../../site/pxelinux/facts.js';
import { fix, insertAfter } from '../about/edits.js';
import { configFiles, readers } from '../about/loaders/pxeconfigs.js';
import { miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const NAME = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
const ROOT = 'root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw';
const CONFIG = (append: string) => `DEFAULT linux
APPEND ${ROOT}
LABEL linux
  KERNEL vmlinuz
LABEL debug
  KERNEL vmlinuz
  APPEND ${append}
`;

function wordsOf({ kernel, append }: PxeLabel): KernelParameter[] {
  return [...(kernel?.parameters ?? []), ...(append?.parameters ?? [])];
}

/** Words that make NFS the root, or say where it lies. */
function rootWords(words: readonly KernelParameter[]): KernelParameter[] {
  return words.filter(
    ({ name, value }) =>
      name === 'nfsroot' || (name === 'root' && (value === '/dev/nfs' || /^nfs4?:/.test(value ?? ''))),
  );
}

function ramdisks(label: PxeLabel, append: PxeAppend | undefined): string {
  const lines = label.initrds.map(({ value }) => value);
  const last = (append?.parameters ?? []).findLast(({ name }) => name === 'initrd')?.value;
  return lines.length > 0 ? lines.join(',') : (last ?? '');
}

function samePlace(a: Place, b: Place): boolean {
  return a.file === b.file && a.span.start === b.span.start;
}

interface Global {
  readonly append: PxeAppend;
  /** Kernel and ramdisk of every label that boots over NFS. */
  readonly twins: ReadonlySet<string>;
  /** No label takes the line over: whoever wrote it thought that all do. */
  readonly unused: boolean;
}

function pairOf(label: PxeLabel, append: PxeAppend | undefined): string {
  return `${label.kernel?.file.value ?? ''} ${ramdisks(label, append)}`;
}

function globalOf({ labels }: PxeConfigFile, append: PxeAppend): Global {
  const started = labels.filter(({ kernel }) => kernel !== undefined);
  const nfs = started.filter((label) => label.append === undefined || rootWords(wordsOf(label)).length > 0);
  return {
    append,
    twins: new Set(nfs.map((label) => pairOf(label, label.append ?? append))),
    unused: started.every((label) => label.append !== undefined),
  };
}

/** What the label lacks; nothing where it may well be meant to boot without. */
function lacking(config: PxeConfigFile, label: PxeLabel, global: Global, booted: boolean): string[] {
  const words = wordsOf(label);
  const has = (name: string) => words.some((word) => word.name === name);
  const ramdisk = ramdisks(label, label.append);
  const sysappend = label.sysappend ?? config.sysappend;
  const asks = has('ip') || has('nfsaddrs') || ((sysappend?.value ?? 0) & 1) !== 0;
  if (!has('root') && !has('nfsroot')) {
    // The same kernel with the same ramdisk boots over NFS elsewhere in the file: this label is a variant of it.
    const twin = global.twins.has(pairOf(label, label.append));
    const alone = global.unused && ramdisk === '' && isKernel(label.kernel?.file.value ?? '');
    if (!twin && !alone) return [];
    const ip = asks ? undefined : global.append.parameters.find(({ name }) => name === 'ip');
    return [...rootWords(global.append.parameters), ...(ip === undefined ? [] : [ip])].map(parameterText);
  }
  // Without ip= the kernel leaves its network alone; of the label that boots, another rule says so.
  const ip = global.append.parameters.find(({ name }) => name === 'ip');
  const kernelRoot = rootWords(words).some(({ name, value }) => name === 'nfsroot' || value === '/dev/nfs');
  return booted || asks || ip === undefined || !kernelRoot || ramdisk !== '' ? [] : [parameterText(ip)];
}

function isKernel(file: string): boolean {
  return /(^|\/)(vmlinu|[bzu]+image|kernel|linux)/i.test(file);
}

export const pxeAppendReplacesGlobal: CheckRule = {
  id: 'pxe/append-replaces-global',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: "A label's own APPEND leaves out the root or the network that the global APPEND names.",
    why: 'A label with an APPEND gets that line only; the global one is not added to it. The kernel starts without `root=` and panics with `VFS: Unable to mount root fs on unknown-block(0,0)`.',
    avoid: miniature({ [NAME]: CONFIG('debug') }),
    prefer: miniature({ [NAME]: CONFIG(`${ROOT} debug`) }),
    references: ['Syslinux doc/syslinux.txt, APPEND', 'Syslinux com32/elflink/ldlinux/readconfig.c, record'],
  },
  check({ site, boots, report }) {
    const nodes = readers(boots);
    let started: ReadonlySet<string> | undefined;
    for (const config of configFiles(site)) {
      const { append: line } = config;
      if (line === undefined || line.cleared || config.uboot || config.client.kind === 'other') continue;
      if (rootWords(line.parameters).length === 0) continue;
      started ??= startedIn(boots);
      const global = globalOf(config, line);
      for (const label of config.labels) {
        const { append, kernel } = label;
        if (append === undefined || append.cleared || kernel === undefined) continue;
        if (append.parameters.length === 0 || samePlace(append.place, line.place)) continue;
        if (kernel.directive !== 'LINUX' && (kernel.directive !== 'KERNEL' || isModule(kernel.file.value)))
          continue;
        const boots = started.has(placeKey(label.place));
        const missing = lacking(config, label, global, boots);
        if (missing.length === 0) continue;
        report({
          at: append.place,
          message: `The APPEND of label ${label.name.value} takes the place of the global one and does not repeat ${missing.join(' ')}: the kernel never hears of it. Write the words here, too.`,
          related: [{ place: line.place, message: 'not used for this label' }],
          nodes: boots ? (nodes.get(config.file) ?? []).map(({ node }) => node.name) : [],
          fixes: () => [
            fix(`Add ${missing.join(' ')}`, false, insertAfter(append.text.place, ` ${missing.join(' ')}`)),
          ],
        });
      }
    }
  },
};

/** The labels that some machine starts, by their places. */
function startedIn(boots: readonly BootTrace[]): ReadonlySet<string> {
  const started = new Set<string>();
  for (const { loading } of boots)
    if (loading?.entry.kind === 'value') started.add(placeKey(loading.entry.value.place));
  return started;
}

/** Boot loaders and tools that take no root, by their extension or name. */
function isModule(file: string): boolean {
  return /\.(c32|0|bin|bs|bss|img|cbt|com|efi)$/i.test(file) || /memdisk|memtest/i.test(file);
}
