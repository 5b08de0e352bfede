/** A site of one node with changes goes in; all that is told of its root, with the lines that are named, comes out. */
import { traceAll } from '../../../server/boot/index.js';
import { changed, miniature } from '../../../server/rules/about/miniature.js';
import { siteOf } from '../../support/site.js';

type Files = Readonly<Record<string, string>>;

export const CONFIG = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
export const EXPORTS = 'etc/exports';
export const KERNEL = 'srv/tftp/vmlinuz.config';
export const FSTAB = 'diskless/node21/etc/fstab';

export const exported = (options: string, client = '192.168.1.21', path = '/diskless/node21'): Files => ({
  [EXPORTS]: `${path} ${client}(${options})\n`,
});
export const words = (old: string, now: string): Files => changed(CONFIG, old, now);

export const NFS4: Files = { [KERNEL]: `${miniature()[KERNEL]}CONFIG_NFS_V4=y\nCONFIG_NFS_V4_2=y\n` };
export const SYSTEM: Files = { 'diskless/node21/sbin/init': '', 'diskless/node21/bin/sh': '' };
export const DISK: Files = { 'etc/fstab': '/dev/sdb1 /diskless/node21 ext4 defaults 0 2\n' };

/** Each fault: its id and effect with the text of the lines that are named, what the screen and the log show, and what its words need. */
export function told(files: Files): unknown {
  const site = siteOf(miniature(files));
  const [trace] = traceAll(site);
  type Span = { readonly start: number; readonly end: number };
  const text = ({ file, span }: { readonly file: string; readonly span: Span }) =>
    site.files.get(file)?.document.text.slice(span.start, span.end) ?? file;
  const faults = (trace?.stages ?? [])
    .filter(({ stage }) => stage === 'root')
    .flatMap((stage) => stage.faults);
  const shown = faults.map(({ id, effect, at, others, console, log, ...data }) => [
    `${id} ${effect} at ${[at, ...others].map(text).join(' | ')}`,
    console ?? null,
    log ?? null,
    data,
  ]);
  return JSON.parse(JSON.stringify(shown));
}

/** What the screen shows after a minute and a half. */
export const FAILED = 'VFS: Unable to mount root fs via NFS.';
