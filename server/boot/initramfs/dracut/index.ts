/** dracut as a program: the words of the command line and DHCP's root-path go in, its root and its faults come out (dracut.cmdline(7), modules.d/95nfs). */

import { optionOf } from '../../dhcp/answer.js';
import { mountSays } from '../../init/sentences.js';
import { namesFileServer } from '../../linux/root/nfsroot.js';
import { lastParameter } from '../../linux/words/parameters.js';
import type { DhcpAnswer, KernelStage } from '../../trace.js';
import type { InitramfsFault, NfsrootNotTaken, NoRootPath } from '../faults.js';
import type { RootProgram, RootText } from '../port.js';
import { dracutSays } from '../sentences.js';
import { parseDracutRoot, SEPARATED } from './grammar.js';
import { ipDialect } from './ip.js';
import { omittedNfs } from './modules.js';
import { rootNotTaken } from './rootword.js';
import { noProcFolder } from './usable.js';

/** `root=` that says that DHCP tells the root. */
const byDhcp = (kernel: KernelStage) =>
  ['root', 'netroot'].map((name) => lastParameter(kernel, name)).find((word) => word?.value === 'dhcp');

export const dracut: RootProgram = {
  name: 'dracut',
  asks: (kernel) =>
    byDhcp(kernel) !== undefined ||
    rootOf(kernel) !== undefined ||
    lastParameter(kernel, 'nfsroot') !== undefined ||
    lastParameter(kernel, 'root')?.value === '/dev/nfs' ||
    SEPARATED.test(lastParameter(kernel, 'root')?.value ?? ''),
  rootOf,
  rootPath: parseDracutRoot,
  // mount.nfs, which goes from 4 back to 3.
  version: () => undefined,
  faults(kernel, answer, site) {
    const faults: readonly (InitramfsFault | undefined)[] = [
      nfsrootNotTaken(kernel) ?? rootNotTaken(kernel, site),
      noRootPath(kernel, answer),
      ipDialect(kernel),
      ...omittedNfs(site, kernel),
      ...noProcFolder(site, kernel),
    ];
    return faults.filter((fault) => fault !== undefined);
  },
  refused: (source, version) =>
    // A path of version 4 that is not there is no matter of access.
    version?.startsWith('4') === true ? undefined : mountSays.denied.print({ source }),
};

function rootOf(kernel: KernelStage): RootText | undefined {
  const root = lastParameter(kernel, 'root');
  const nfsroot = lastParameter(kernel, 'nfsroot');
  if (root?.value === '/dev/nfs' && nfsroot?.value !== undefined)
    return { text: parseDracutRoot(nfsroot.value), place: nfsroot.place };
  const word = root?.value !== undefined ? root : lastParameter(kernel, 'netroot');
  if (word?.value === undefined || word.value === 'dhcp') return undefined;
  if (!namesFileServer(word.value) && !word.value.startsWith('/')) return undefined;
  // `netroot=cluster:rsync://…`: a handler of a module of its own.
  if (/^(?!nfs4?:)[a-z][\w-]*:[a-z][\w+-]*:\/\//i.test(word.value)) return undefined;
  if (word.value.startsWith('/dev/')) return undefined;
  return { text: parseDracutRoot(word.value), place: word.place };
}

/** It dies on `nfsroot=` beside any other root. */
function nfsrootNotTaken(kernel: KernelStage): NfsrootNotTaken | undefined {
  const root = lastParameter(kernel, 'root');
  const nfsroot = lastParameter(kernel, 'nfsroot');
  if (nfsroot?.value === undefined || nfsroot.value === '' || root?.value === '/dev/nfs') return undefined;
  return {
    id: 'initramfs/dracut-nfsroot-word',
    effect: 'stops',
    at: nfsroot.place,
    others: root === undefined ? [] : [root.place],
    console: dracutSays.nfsrootNotTaken.print(),
    root: root?.value,
  };
}

function noRootPath(kernel: KernelStage, answer: DhcpAnswer): NoRootPath | undefined {
  const word = byDhcp(kernel);
  if (word === undefined || answer.answered !== 'yes') return undefined;
  if (optionOf(answer, 'root-path').kind !== 'none') return undefined;
  return {
    id: 'initramfs/no-root-path',
    effect: 'stops',
    at: word.place,
    others: [],
    console: dracutSays.noRootPath.print(),
    word: `${word.name}=dhcp`,
  };
}
