/** A kernel and the root that it has mounted go in; whether it can open a console for init comes out (init/main.c). */
import type { KernelConfiguration } from '../../site/kconfig/facts.js';
import type { RootMount } from '../nfsd/rootmount.js';
import type { ConsoleMissing } from './rootfaults.js';
import { linuxSays } from './sentences.js';

/** Before 2.6.35 the kernel opened the console of the root, later that of its built-in initramfs. */
function opensConsoleOfRoot({ version }: KernelConfiguration): boolean {
  const match = /^2\.(\d+)\.(\d+)/.exec(version ?? '');
  if (match === null) return false;
  const [minor, patch] = [Number(match[1]), Number(match[2])];
  return minor < 6 || (minor === 6 && patch < 35);
}

export function consoleMissing({ site, kernel, root }: RootMount, path: string): ConsoleMissing | undefined {
  const { configuration, mode, parameters } = kernel;
  if (mode !== 'kernel-root' || configuration === undefined || !opensConsoleOfRoot(configuration))
    return undefined;
  if (root.own === 'no' || site.nodeRoots.get(path)?.kind !== 'tree') return undefined;
  const line = configuration.symbols.get('DEVTMPFS_MOUNT');
  const mounts = line?.value ?? (configuration.complete ? 'n' : undefined);
  if (mounts !== 'n' || parameters.some(({ name }) => name === 'devtmpfs.mount')) return undefined;
  // Device files do not survive in every copy; where there is none at all in a copy, nothing is known.
  const names = site.tree.list(`${path}/dev`)?.filter((name) => !name.startsWith('.')) ?? [];
  const folder = site.tree.locate(`${path}/dev`);
  const unknown = names.length === 0 && site.root !== '/';
  if (unknown || names.includes('console') || folder === undefined) return undefined;
  const start = { start: 0, end: 0 };
  return {
    id: 'roottree/console-missing',
    effect: 'degrades',
    at: { file: folder, span: start },
    others: [line?.place ?? { file: configuration.file, span: start }],
    console: linuxSays.noConsole.print(),
    path,
    release: configuration.version ?? '',
  };
}
