/** A kernel and the root that it has mounted go in; whether it can open a console for init comes out (init/main.c). */
import type { KernelConfiguration } from '../../../site/kconfig/facts.js';
import type { DiskPath } from '../../../site/path.js';
import { nodeRootOf } from '../../nfsd/noderoot.js';
import type { RootMount } from '../../nfsd/refusal.js';
import type { ConsoleMissing } from '../root/faults.js';
import { linuxSays } from '../sentences.js';
import { holdsSystemd } from './systemd.js';

/** Before 2.6.35 the kernel opened the console of the root, later that of its built-in initramfs. */
function opensConsoleOfRoot({ version }: KernelConfiguration): boolean {
  const match = /^2\.(\d+)\.(\d+)/.exec(version ?? '');
  if (match === null) return false;
  const [minor, patch] = [Number(match[1]), Number(match[2])];
  return minor < 6 || (minor === 6 && patch < 35);
}

export function consoleMissing(mount: RootMount, path: string): ConsoleMissing | undefined {
  const { kernel, root } = mount;
  const { configuration, mode } = kernel;
  if (mode !== 'kernel-root' || configuration === undefined || root.own === 'no') return undefined;
  if (nodeRootOf(mount.site, root)?.kind !== 'tree') return undefined;
  return opensConsoleOfRoot(configuration)
    ? withoutConsole(mount, configuration, path)
    : withoutAny(mount, configuration, path);
}

const start = { start: 0, end: 0 };

/** The folder of the root as it lies on the server, and what is in it. */
function devOf({ site, root }: RootMount): {
  folder: DiskPath | undefined;
  all: readonly string[] | undefined;
} {
  const dev = `${nodeRootOf(site, root)?.path ?? ''}/dev`;
  return { folder: site.tree.locate(dev), all: site.tree.list(dev) };
}

function withoutConsole(
  mount: RootMount,
  configuration: KernelConfiguration,
  path: string,
): ConsoleMissing | undefined {
  const { site, kernel } = mount;
  const line = configuration.symbols.get('DEVTMPFS_MOUNT');
  const mounts = line?.value ?? (configuration.complete ? 'n' : undefined);
  if (mounts !== 'n' || kernel.parameters.some(({ name }) => name === 'devtmpfs.mount')) return undefined;
  // Device files do not survive in every copy; where there is none at all in a copy, nothing is known.
  const { folder, all = [] } = devOf(mount);
  const names = all.filter((name) => !name.startsWith('.'));
  const unknown = names.length === 0 && site.root !== '/';
  if (unknown || names.includes('console') || folder === undefined) return undefined;
  return {
    id: 'roottree/console-missing',
    effect: 'degrades',
    at: { file: folder, span: start },
    others: [line?.place ?? { file: configuration.file, span: start }],
    console: linuxSays.noConsole.print(),
    path,
    release: configuration.version ?? '',
    empty: false,
  };
}

/**
 * Later kernels open a console of their own, but without devtmpfs nobody fills dev. An init of a few lines does not miss it (booted);
 * in a copy the files may have been lost on the way, so that nothing is held against the boot.
 */
function withoutAny(
  mount: RootMount,
  configuration: KernelConfiguration,
  path: string,
): ConsoleMissing | undefined {
  const { site, root } = mount;
  const line = configuration.symbols.get('DEVTMPFS');
  const { folder, all } = devOf(mount);
  if (line?.value !== 'n' || all?.length !== 0 || folder === undefined) return undefined;
  // systemd does not start at all then, which is a fault of its own.
  const at = nodeRootOf(site, root)?.path ?? '';
  if (holdsSystemd(site.tree, at)) return undefined;
  return {
    id: 'roottree/console-missing',
    effect: site.root === '/' ? 'degrades' : 'none',
    at: { file: folder, span: start },
    others: [line.place],
    assumed: site.root !== '/',
    path,
    release: configuration.version ?? '',
    empty: true,
  };
}
