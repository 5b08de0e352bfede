/** A command line and the tree of the root that it names go in; which program made the initial ramdisk comes out. */
import type { Site } from '../../site/model.js';
import type { KernelParameter } from '../../site/pxelinux/facts.js';
import type { KernelStage } from '../trace.js';
import { SEPARATED } from './dracut/grammar.js';
import { rootWord } from './legacy.js';
import { directoriesNamed } from './named.js';

type Name = NonNullable<KernelStage['dialect']>;
type Words = readonly KernelParameter[];

/** What only the program itself puts into a root. Hooks of its own are put beside them by many a package, whether it is there or not. */
const PROGRAMS: readonly (readonly [Name, readonly string[]])[] = [
  ['dracut', ['usr/bin/dracut', 'usr/sbin/dracut', 'sbin/dracut']],
  ['initramfs-tools', ['usr/sbin/mkinitramfs', 'usr/share/initramfs-tools/init']],
  ['mkinitcpio', ['usr/bin/mkinitcpio']],
];

/** What a copy without programs has where one of them is at home; a removed package may leave it behind. */
const SETTINGS: readonly (readonly [Name, readonly string[]])[] = [
  ['dracut', ['etc/dracut.conf', 'etc/dracut.conf.d', 'usr/lib/dracut']],
  ['initramfs-tools', ['etc/initramfs-tools', 'usr/share/initramfs-tools']],
  ['mkinitcpio', ['etc/mkinitcpio.conf']],
];

/** `told`: the root-path of DHCP, where no word names the root. Words that only one of them knows say it; else the root that the words name, where it holds the traces of one only. */
export function recognise(site: Site, parameters: Words, told?: string): Name {
  const said = byWords(parameters);
  if (said !== undefined) return said;
  const [installed, ...others] = atHome(site, parameters, PROGRAMS, told);
  if (installed !== undefined && others.length === 0) return installed;
  const [settled, ...more] = installed === undefined ? atHome(site, parameters, SETTINGS, told) : [];
  const rootOfDracut = parameters.some(isDracutRoot);
  // A copy that holds the settings of another program alone speaks against a word that anybody might write.
  if (rootOfDracut && (settled === undefined || settled === 'dracut' || !parameters.some(isDhcpRoot)))
    return 'dracut';
  return settled === undefined || more.length > 0 || rootOfDracut ? 'unknown' : settled;
}

/** The words for a root that only dracut has; who copies them into a line for another one has that one installed. */
function isDracutRoot({ name, value }: KernelParameter): boolean {
  return name === 'root' && (/^(nfs4?:|dhcp$)/.test(value ?? '') || SEPARATED.test(value ?? ''));
}

function isDhcpRoot({ name, value }: KernelParameter): boolean {
  return name === 'root' && value === 'dhcp';
}

function byWords(parameters: Words): Name | undefined {
  const has = (test: (parameter: KernelParameter) => boolean) => parameters.some(test);
  if (has(({ name }) => name.startsWith('rd.') || name === 'netroot')) return 'dracut';
  if (
    has(
      ({ name, value }) =>
        (name === 'boot' && value !== undefined) || (name === 'nfsroot' && value === 'auto'),
    )
  )
    return 'initramfs-tools';
  return has(({ name }) => name.startsWith('archiso') || name === 'nfs_server') ? 'mkinitcpio' : undefined;
}

/** Whose traces the first directory holds that the words may mean, and that holds any. */
function atHome(
  { tree, exports }: Site,
  parameters: Words,
  table: typeof PROGRAMS,
  told: string | undefined,
): readonly Name[] {
  const word = rootWord({ parameters }) ?? told;
  for (const at of directoriesNamed({ exports }, word)) {
    const homes = table.filter(([, traces]) => traces.some((name) => tree.exists(`${at}/${name}`) === 'yes'));
    if (homes.length > 0) return homes.map(([name]) => name);
  }
  return [];
}
