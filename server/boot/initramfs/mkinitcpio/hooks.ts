/** A kernel with an initial ramdisk goes in; what the hooks of the mkinitcpio.conf of its root can mount over NFS comes out (mkinitcpio(8), hook net). */
import type { NodeRoot, Site } from '../../../site/model.js';
import type { Setting } from '../../../site/settings/facts.js';
import type { NoIp } from '../../linux/faults.js';
import { inRest, misspeltAs } from '../../linux/words/misspelt.js';
import { lastParameter } from '../../linux/words/parameters.js';
import type { KernelStage } from '../../trace.js';
import type { WithoutNfs } from '../faults.js';
import { rootNamed } from '../legacy.js';
import { mkinitcpioSays } from '../sentences.js';

const CONF = '/etc/mkinitcpio.conf';

/** Any hook with such a name may mount it: copies of `net` for version 4 are common. */
const NETWORK = /net|nfs/i;

function settingsOf(
  site: Site,
  kernel: Pick<KernelStage, 'parameters' | 'toldRoot'>,
): NodeRoot['settings'] | undefined {
  const settings = rootNamed(site, kernel)?.settings;
  return settings?.has(CONF) === true ? settings : undefined;
}

/** Files in mkinitcpio.conf.d may say it otherwise; then nothing is known. */
function hooksOf(settings: NodeRoot['settings'] | undefined): Setting | undefined {
  if (settings === undefined || [...settings.keys()].some((path) => path.startsWith(`${CONF}.d/`)))
    return undefined;
  return settings.get(CONF)?.settings.findLast(({ name }) => name.value === 'HOOKS');
}

/** Their names, one after the other, whatever list of the shell they stand in. */
function namesIn(hooks: Setting | undefined): readonly string[] | undefined {
  return hooks?.value?.split(/[\s()"']/).filter((name) => name !== '');
}

/** The hook `net` and those of live systems mount by version 3 alone; copies of it that people make start mount.nfs4. */
export function mayAskVersion4(site: Site, kernel: Pick<KernelStage, 'parameters' | 'toldRoot'>): boolean {
  const settings = settingsOf(site, kernel);
  if (settings === undefined) return false;
  const hooks = namesIn(hooksOf(settings));
  return hooks === undefined || !hooks.includes('net') || hooks.some(isCopy);
}

/** The hook systemd makes it the first program of the ramdisk, where the scripts of other hooks do not run. Files that are not there leave it open. */
export function startsSystemd(site: Site, kernel: Pick<KernelStage, 'parameters' | 'toldRoot'>): boolean {
  return namesIn(hooksOf(settingsOf(site, kernel)))?.includes('systemd') !== false;
}

/** Without `ip=` the hook asks for no address. Another hook may bring up the network before it. */
export function withoutIp(site: Site, kernel: KernelStage): NoIp[] {
  if (['ip', 'nfsaddrs'].some((name) => lastParameter(kernel, name)?.value !== undefined)) return [];
  const hooks = hooksOf(settingsOf(site, kernel));
  const names = namesIn(hooks) ?? [];
  if (hooks === undefined || !names.includes('net') || names.some((name) => isCopy(name) || !KNOWN.has(name)))
    return [];
  const asks = lastParameter(kernel, 'nfsroot') ?? lastParameter(kernel, 'root');
  return [
    {
      id: 'cmdline/nfsroot-without-ip',
      effect: 'stops',
      at: inRest(kernel, 'ip') ?? (misspeltAs(kernel.parameters, 'ip') ?? asks)?.place ?? kernel.place,
      others: [hooks.place],
      console: mkinitcpioSays.emergency.print(),
      assumed: true,
      by: 'mkinitcpio',
    },
  ];
}

/** Hooks of mkinitcpio itself that leave the network alone. */
const KNOWN: ReadonlySet<string> = new Set(
  'autodetect base block consolefont encrypt filesystems fsck keyboard keymap kms lvm2 mdadm_udev memdisk microcode modconf net pcmcia resume shutdown sleep strip udev usr'.split(
    ' ',
  ),
);

/** The hook `net` as it comes: its nfsmount is klibc's of old. Which hooks there are is to be told. */
export function asksVersion3(site: Site, kernel: Pick<KernelStage, 'parameters' | 'toldRoot'>): boolean {
  const hooks = namesIn(hooksOf(settingsOf(site, kernel))) ?? [];
  return hooks.includes('net') && !hooks.some(isCopy);
}

function isCopy(hook: string): boolean {
  return hook !== 'net' && NETWORK.test(hook);
}

/** Hooks run in the order of the list, and udev loads the driver of the card. */
function beforeUdev(names: readonly string[]): boolean {
  const [net, udev] = [names.indexOf('net'), names.indexOf('udev')];
  return net >= 0 && net < udev && !names.some(isCopy);
}

/** Modules that bring no card up. */
const OTHER_MODULES = /^(?:nfs|sunrpc|lockd|overlay|btrfs|ext4|loop)/;

/** One that is named is loaded before all hooks; a kernel whose configuration is known may have it built in. */
function loadsDrivers(settings: NodeRoot['settings'] | undefined, { configuration }: KernelStage): boolean {
  const modules = settings?.get(CONF)?.settings.findLast(({ name }) => name.value === 'MODULES');
  return configuration !== undefined || (namesIn(modules) ?? []).some((name) => !OTHER_MODULES.test(name));
}

function wrongHooks(names: readonly string[]): NonNullable<WithoutNfs['hooks']> {
  if (!names.includes('systemd')) return 'no net';
  return names.includes('net') ? 'net beside systemd' : 'systemd';
}

export function withoutNet(site: Site, kernel: KernelStage): WithoutNfs[] {
  const hooks = hooksOf(settingsOf(site, kernel));
  const names = namesIn(hooks);
  if (hooks === undefined || names === undefined) return [];
  // Beside systemd the scripts of hooks are in the ramdisk, and nothing runs them.
  const systemd = names.includes('systemd');
  const before = !systemd && beforeUdev(names) && !loadsDrivers(settingsOf(site, kernel), kernel);
  const mounts = names.some((one) => (systemd ? isCopy(one) : NETWORK.test(one)));
  if (names.length === 0 || (mounts && !before)) return [];
  const word = lastParameter(kernel, 'nfsroot')?.place ?? kernel.place;
  return [
    {
      id: 'initramfs/without-nfs',
      effect: 'stops',
      at: hooks.place,
      others: [word],
      console: systemd ? undefined : mkinitcpioSays.emergency.print(),
      assumed: true,
      program: 'mkinitcpio',
      hooks: before ? 'net before udev' : wrongHooks(names),
    },
  ];
}
