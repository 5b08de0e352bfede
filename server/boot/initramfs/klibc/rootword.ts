/** A root= in dracut's words goes in; that the scripts of initramfs-tools take it for a disk comes out (init and scripts/local of initramfs-tools 0.142). */
import { formatIpv4 } from '../../../site/address.js';
import type { Site } from '../../../site/model.js';
import type { KernelParameter } from '../../../site/parameters.js';
import { namesFileServer } from '../../linux/root/nfsroot.js';
import { lastParameter } from '../../linux/words/parameters.js';
import type { KernelStage } from '../../trace.js';
import { parseDracutRoot } from '../dracut/grammar.js';
import type { RootWordForeign } from '../faults.js';
import type { RootText } from '../port.js';
import { klibcSays } from '../sentences.js';
import { madeFor } from './madefor.js';

/** A server, or a path that is no device, in root=. With boot= another script reads the words, which passes root= over. */
export function foreignRoot(kernel: KernelStage): KernelParameter | undefined {
  const root = lastParameter(kernel, 'root');
  const value = root?.value ?? '';
  const server = namesFileServer(value) || (value.startsWith('/') && !value.startsWith('/dev/'));
  return server && lastParameter(kernel, 'boot') === undefined ? root : undefined;
}

/** Where the root was meant to be: what is wrong with that place is worth a word as well. */
export function rootMeant(kernel: KernelStage): RootText | undefined {
  const root = foreignRoot(kernel);
  return root?.value === undefined ? undefined : { text: parseDracutRoot(root.value), place: root.place };
}

export function rootForeign(site: Site, kernel: KernelStage): RootWordForeign | undefined {
  const root = foreignRoot(kernel);
  if (root?.value === undefined) return undefined;
  const made = madeFor(site, kernel);
  // A value that the shell makes up is not known.
  if (made !== undefined && (made.value === undefined || made.value === 'nfs')) return undefined;
  const { server, serverWord, path } = parseDracutRoot(root.value);
  const from = server === undefined ? serverWord : formatIpv4(server);
  return {
    id: 'initramfs/klibc-root-word',
    effect: 'stops',
    at: root.place,
    others: [],
    // The ramdisk may have been made elsewhere.
    assumed: true,
    console: klibcSays.noSuchDisk.print({ root: root.value }),
    word: `root=${root.value}`,
    instead: `root=/dev/nfs nfsroot=${from === undefined ? '' : `${from}:`}${path ?? '/PATH'}`,
  };
}
