/** A root that is mounted goes in; the fault of a root without anything to start comes out (init/main.c; init of initramfs-tools, of dracut and of mkinitcpio). */

import type { NodeRoot, Site, SiteTree } from '../../../site/model.js';
import type { KernelParameter } from '../../../site/parameters.js';
import type { ServerPath } from '../../../site/path.js';
import type { Place } from '../../../site/place.js';
import { join } from '../../../site/serverpath.js';
import { startsSystemd } from '../../initramfs/mkinitcpio/hooks.js';
import { klibcSays } from '../../initramfs/sentences.js';
import { nodeRootOf } from '../../nfsd/noderoot.js';
import type { RootMount } from '../../nfsd/refusal.js';
import type { Printed } from '../../sentence.js';
import type { KernelStage } from '../../trace.js';
import type { FailedInit, InitMissing, NoInit } from '../root/faults.js';
import { mountsMedium } from '../root/rootlayer.js';
import { linuxSays } from '../sentences.js';
import { lastParameter } from '../words/parameters.js';
import { follow } from './follow.js';
import { lacksScripts, onlyNamed } from './formats.js';
import { interpreterOf } from './interpreter.js';
import { libraryLacking } from './lacking.js';

/** Who starts the first program of the root: the kernel, or the script of an initial ramdisk. */
type Starter = NoInit['by'];

const SYSTEMD = ['/usr/lib/systemd/systemd', '/lib/systemd/systemd'];

/** What each of them tries, one after the other; in ramdisks of dracut and mkinitcpio systemd may do so, which looks for itself first. */
const PROGRAMS: Readonly<Record<Starter, readonly string[]>> = {
  kernel: ['/sbin/init', '/etc/init', '/bin/init', '/bin/sh'],
  'initramfs-tools': ['/sbin/init', '/etc/init', '/bin/init', '/bin/sh'],
  dracut: ['/sbin/init', ...SYSTEMD],
  mkinitcpio: ['/sbin/init', ...SYSTEMD],
};

export function noInit(
  { site, kernel, root }: RootMount,
  path: ServerPath,
): NoInit | InitMissing | undefined {
  const nodeRoot = nodeRootOf(site, root);
  const word = lastParameter(kernel, 'init');
  const named = word?.value;
  const starter = starterOf(kernel, nodeRoot);
  if (root.decision.kind !== 'granted' || starter === undefined || nodeRoot?.kind !== 'tree')
    return undefined;
  const alone = starter === 'kernel' ? onlyNamed(kernel) : onlyNamedBy(starter, site, kernel);
  const programs =
    alone === undefined
      ? [...(named === undefined ? [] : [named]), ...ownChoice(starter, kernel), ...PROGRAMS[starter]]
      : [alone];
  const scripts = starter !== 'kernel' || !lacksScripts(kernel);
  const tried = programs.map((program) => ({ program, ...attempt(site.tree, nodeRoot, program, scripts) }));
  // A script of a ramdisk looks whether a program may be run, the kernel whether it can start it.
  const looksOnly = (why: Attempt['why']) =>
    starter !== 'kernel' && (why === 'interpreter' || why === 'directory');
  const runs = ({ kind, why }: Attempt) => kind === 'starts' || why === 'library' || looksOnly(why);
  const first = tried.find(runs);
  const shell = first?.kind === 'starts' && first !== tried[0] && first.program === '/bin/sh';
  const passedOver: InitMissing | undefined =
    word?.value === undefined || first === undefined || first === tried[0]
      ? undefined
      : {
          id: 'cmdline/init-missing',
          effect: 'none',
          at: word.place,
          others: [],
          named: word.value,
          path,
          by: starter,
          instead: first.program,
        };
  if (first?.kind === 'starts' && !shell) return passedOver;
  const failed = [first, ...tried].find((one) => one?.kind === 'fails');
  if (shell && failed === undefined && !holdsDistribution(site.tree, nodeRoot)) return undefined;
  const folder = site.tree.locate(nodeRoot.path);
  const others: Place[] = folder === undefined ? [] : [{ file: folder, span: { start: 0, end: 0 } }];
  return {
    id: 'roottree/no-init',
    effect: shell ? 'degrades' : 'stops',
    at: word?.value === undefined ? root.place : word.place,
    others,
    console: shell ? undefined : shown(starter, alone, failed, first !== undefined),
    path,
    named,
    tried: PROGRAMS[starter],
    by: starter,
    failed: failed && { program: failed.program, why: failed.why, lacks: failed.lacks },
    shell,
  };
}

/** The script of mkinitcpio looks for the program that `init=` names and no other; systemd in its place looks for itself. */
function onlyNamedBy(starter: Starter, site: Site, kernel: KernelStage): string | undefined {
  return starter === 'mkinitcpio' && !startsSystemd(site, kernel)
    ? lastParameter(kernel, 'init')?.value
    : undefined;
}

/** What the kernel was built to try first (CONFIG_DEFAULT_INIT). */
function ownChoice(starter: Starter, { configuration }: KernelStage): string[] {
  const { value = '' } = configuration?.symbols.get('DEFAULT_INIT') ?? {};
  return starter === 'kernel' && value.startsWith('/') ? [value] : [];
}

/** A tree that holds a shell and little else may be meant so; that of a distribution was made without its init, as images for containers are. */
function holdsDistribution(tree: SiteTree, { path }: NodeRoot): boolean {
  return ['etc/os-release', 'usr/lib/os-release'].some((name) => tree.exists(join(path, name)) === 'yes');
}

/** Who starts init, where it is known what it tries; none where the root may be made of more than what is mounted. */
function starterOf(kernel: KernelStage, nodeRoot: NodeRoot | undefined): Starter | undefined {
  if (kernel.mode === 'kernel-root') return 'kernel';
  const { dialect = 'unknown' } = kernel;
  if (kernel.mode !== 'initramfs' || dialect === 'unknown') return undefined;
  if (mountsMedium(kernel.parameters) || kernel.parameters.some(changesRoot)) return undefined;
  // These scripts mount /usr before they look.
  if (nodeRoot?.fstab?.mounts.some(({ target }) => target.value.startsWith('/usr')) === true)
    return undefined;
  return dialect;
}

/** Words by which another program is started, or scripts make the root out of something that lies on what is mounted. */
function changesRoot({ name, value }: KernelParameter): boolean {
  if (name === 'boot') return value !== 'nfs';
  return /^(?:ltsp\.|ostree|aufs|squash|loop|rd\.distroinit$|real_init$)/.test(name);
}

/** What the screen shows in the end. */
function shown(
  starter: Starter,
  alone: string | undefined,
  failed: FailedInit | undefined,
  runs: boolean,
): Printed | undefined {
  if (runs && failed?.why === 'library')
    return linuxSays.noLibrary.print({ program: failed.program, library: failed.lacks });
  if (runs) return undefined;
  if (starter === 'initramfs-tools') return klibcSays.noInit.print();
  if (starter !== 'kernel') return undefined;
  return alone === undefined ? linuxSays.noInit.print() : panicOver(alone, failed?.why);
}

/** By the number of the error: EACCES, ENOEXEC, or ENOENT of what is not there. */
function panicOver(program: string, why: FailedInit['why'] | undefined): Printed {
  const error = why === 'mode' || why === 'directory' ? '-13' : why === 'script' ? '-8' : '-2';
  return linuxSays.namedInit.print({ program, error });
}

type Attempt =
  | { readonly kind: 'absent' | 'starts'; readonly why?: undefined }
  | { readonly kind: 'fails'; readonly why: FailedInit['why']; readonly lacks: string };

/** What is not known is taken to start. `scripts`: who starts it starts those, too. */
function attempt(tree: SiteTree, nodeRoot: NodeRoot, program: ServerPath, scripts: boolean): Attempt {
  const at = follow(tree, nodeRoot, program);
  if (at === 'absent') {
    const target = tree.link(join(nodeRoot.path, program));
    return target === undefined ? { kind: 'absent' } : { kind: 'fails', why: 'link', lacks: target };
  }
  if (at === 'unknown') return { kind: 'starts' };
  const file = join(nodeRoot.path, at);
  if (tree.isDirectory(file) === 'yes') return { kind: 'fails', why: 'directory', lacks: at };
  // An empty file stands for a program in many a copy.
  if ((tree.programPart(file, 0, 1) ?? '') === '') return { kind: 'starts' };
  if (!mayRun(tree, file) && modesAreKept(tree, nodeRoot)) return { kind: 'fails', why: 'mode', lacks: at };
  if (!scripts && tree.programPart(file, 0, 2) === '#!') return { kind: 'fails', why: 'script', lacks: at };
  const interpreter = interpreterOf(tree, file);
  if (interpreter === undefined) return { kind: 'starts' };
  const linker = follow(tree, nodeRoot, interpreter);
  if (linker === 'absent') return { kind: 'fails', why: 'interpreter', lacks: interpreter };
  const library = linker === 'unknown' ? undefined : libraryLacking(tree, nodeRoot, file, interpreter);
  return library === undefined ? { kind: 'starts' } : { kind: 'fails', why: 'library', lacks: library };
}

function mayRun(tree: SiteTree, file: ServerPath): boolean {
  return ((tree.mode(file) ?? 0o111) & 0o111) !== 0;
}

/** Some copies lose the permission to run of all files. */
function modesAreKept(tree: SiteTree, { path }: NodeRoot): boolean {
  return ['bin', 'sbin', 'usr/bin', 'usr/sbin'].some((folder) =>
    (tree.list(join(path, folder)) ?? []).slice(0, MOST_ASKED).some((name) => {
      const file = join(path, folder, name);
      return tree.link(file) === undefined && tree.mode(file) !== undefined && mayRun(tree, file);
    }),
  );
}

const MOST_ASKED = 50;
