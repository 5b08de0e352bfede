/** The settings of config.txt go in; the kernel, the ramdisks and the file of words that the firmware loads come out. */
import type { Site } from '../../../site/model.js';
import type { Place, Said } from '../../../site/place.js';
import type { RaspberryFolder } from '../../../site/raspberry/facts.js';
import { tftpFile } from '../../files/tftp.js';
import type { Outcome } from '../../trace.js';
import type { Settings } from './settings.js';

export interface Images {
  readonly kind: 'images';
  readonly kernel: Said<string>;
  readonly initrds: readonly Said<string>[];
  /** Below the folder. */
  readonly words: string;
  settingOf(image: Said<string>): 'kernel' | 'initramfs';
}

export interface NotKnown {
  readonly kind: 'unknown';
  readonly reason: string;
  readonly at: Place | undefined;
}

/** What the firmware takes without `kernel=`, the newest boards first (raspberrypi.com, config.txt, "kernel"). */
const KERNELS = ['kernel8.img', 'kernel_2712.img', 'kernel7l.img', 'kernel7.img', 'kernel.img'];

const OF_64_BITS = 'kernel8.img';

/** Settings that decide what is loaded. */
const DECIDING = [
  'kernel',
  'initramfs',
  'ramfsfile',
  'auto_initramfs',
  'cmdline',
  'os_prefix',
  'arm_64bit',
  'armstub',
] as const;

export function imagesOf(
  site: Site,
  folder: RaspberryFolder,
  settings: Settings,
  top: Place,
): Images | NotKnown {
  const unknown = (reason: string, at?: Place): NotKnown => ({ kind: 'unknown', reason, at });
  if (settings.notRead !== undefined)
    return unknown(`config.txt includes ${settings.notRead}, which is not among the files`);
  for (const name of DECIDING) {
    const found = settings.last(name);
    if (found.kind === 'unknown') return unknown(found.reason, found.from);
  }
  const prefix = prefixOf(site, folder, settings);
  const said = saidBy(settings, 'arm_64bit');
  const narrow = said?.value === '0' ? said : undefined;
  const named = saidBy(settings, 'kernel');
  const kernel = withPrefix(
    prefix,
    named ?? usualKernel(site, folder, prefix, { place: top, narrow: narrow !== undefined }),
  );
  if (narrow !== undefined && named === undefined && kernel.value.endsWith(OF_64_BITS))
    return unknown(
      `arm_64bit=0 asks for a kernel of 32 bits, and ${kernel.value} is one of 64 by its name`,
      narrow.place,
    );
  const stub = saidBy(settings, 'armstub');
  if (stub !== undefined && named === undefined)
    return unknown(`the firmware starts ${stub.value}; what that boots is not simulated`, stub.place);
  if (/u-?boot/i.test(kernel.value))
    return unknown(`${kernel.value} is U-Boot; what that boots is not simulated`, kernel.place);
  const initrds = ramdisksOf(settings).map((one) => withPrefix(prefix, one));
  const ramdisks = initrds.length > 0 ? initrds : besideKernel(site, folder, settings, kernel);
  const words = saidBy(settings, 'cmdline')?.value ?? 'cmdline.txt';
  return {
    kind: 'images',
    kernel,
    initrds: ramdisks,
    words: withPrefix(prefix, { value: words, place: top }).value,
    settingOf: (image) => (image === kernel ? 'kernel' : 'initramfs'),
  };
}

function saidBy(settings: Settings, name: string): Said<string> | undefined {
  const found = settings.last(name);
  return found.kind === 'value' && found.value.value.value !== '' ? found.value.value : undefined;
}

/** os_prefix counts only where the kernel is to be found behind it. */
function prefixOf(site: Site, folder: RaspberryFolder, settings: Settings): string {
  const prefix = saidBy(settings, 'os_prefix')?.value ?? '';
  const kernel = saidBy(settings, 'kernel')?.value;
  const names = kernel === undefined ? KERNELS : [kernel];
  const nowhere = names.every((name) => tftpFile(site, folder.prefix + prefix + name).present === 'no');
  return nowhere ? '' : prefix;
}

/** A name that begins with a slash is one below the folder, whatever os_prefix says. */
function withPrefix(prefix: string, { value, place }: Said<string>): Said<string> {
  return { value: value.startsWith('/') ? value.replace(/^\/+/, '') : prefix + value, place };
}

/** `narrow`: arm_64bit=0 is set, which a board that starts kernels of either kind heeds. */
function usualKernel(
  site: Site,
  folder: RaspberryFolder,
  prefix: string,
  { place, narrow }: { readonly place: Place; readonly narrow: boolean },
): Said<string> {
  const names = narrow ? KERNELS.filter((name) => name !== OF_64_BITS) : KERNELS;
  const there = names.find((name) => tftpFile(site, folder.prefix + prefix + name).present === 'yes');
  return { value: there ?? OF_64_BITS, place };
}

/** With auto_initramfs=1 the ramdisk that is called as the kernel is: initramfs8 beside kernel8.img. */
function besideKernel(
  site: Site,
  folder: RaspberryFolder,
  settings: Settings,
  kernel: Said<string>,
): Said<string>[] {
  const ending = /(?:^|\/)kernel(\w*)\.img$/.exec(kernel.value)?.[1];
  const said = saidBy(settings, 'auto_initramfs');
  if (said?.value !== '1' || ending === undefined) return [];
  const name = kernel.value.replace(/[^/]*$/, `initramfs${ending}`);
  const { present } = tftpFile(site, folder.prefix + name);
  return present === 'no' ? [] : [{ value: name, place: said.place }];
}

/** `initramfs FILE[,FILE…] [ADDRESS]`, else ramfsfile. With a sign before it the firmware does not know the word. */
function ramdisksOf(settings: Settings): Said<string>[] {
  const line: Outcome<ReturnType<Settings['all']>[number]> = settings.last('initramfs');
  const said = line.kind === 'value' && !line.value.sign ? line.value.value : saidBy(settings, 'ramfsfile');
  const [names = ''] = said?.value.split(/[ \t]/, 1) ?? [];
  return names
    .split(',')
    .flatMap((value) => (value === '' || said === undefined ? [] : [{ value, place: said.place }]));
}
