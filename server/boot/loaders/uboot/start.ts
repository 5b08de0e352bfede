/**
 * A configuration file with words that only U-Boot knows goes in; what U-Boot starts from it comes out. Machines with
 * U-Boot load no boot file: their firmware asks for the files of pxelinux.cfg/ itself (cmd/pxe.c, boot/pxe_utils.c).
 */
import type { Site } from '../../../site/model.js';
import { once } from '../../../site/once.js';
import type { PxeCommand, PxeConfigFile, PxeLabel } from '../../../site/pxelinux/facts.js';
import { none, unsure, value } from '../../outcome.js';
import type { Outcome } from '../../trace.js';

export interface UbootStart {
  readonly label: Outcome<PxeLabel>;
  readonly assumptions: readonly string[];
}

/** Whether any file of the site is for U-Boot. */
export const knowsUboot = once((site: Site): boolean =>
  site.pxe.some(({ configs }) => configs.some(({ uboot }) => uboot)),
);

/** DEFAULT and ONTIMEOUT say the same to U-Boot: the later one counts (parse_pxefile_top). */
function namedDefault({ default: first, onTimeout: second }: PxeConfigFile): PxeCommand | undefined {
  if (first === undefined || second === undefined) return first ?? second;
  const later = second.place.file !== first.place.file || second.place.span.start > first.place.span.start;
  return later ? second : first;
}

/**
 * Without a prompt the default starts at once; where no label has its name, U-Boot tries all labels in order
 * (handle_pxe_menu). A MENU line at the top makes it prompt, and without TIMEOUT it then waits for a number.
 */
export function startUboot(config: PxeConfigFile): UbootStart {
  const blank = { assumptions: [] };
  const named = namedDefault(config);
  if (named !== undefined && named.parameters.length > 0) {
    return { ...blank, label: unsure('which label a name of several words means', named.place) };
  }
  const isDefault = ({ name, menuDefault }: PxeLabel): boolean =>
    named === undefined ? menuDefault !== undefined : name.value === named.word.value;
  const chosen = named === undefined ? config.labels.find(isDefault) : config.labels.findLast(isDefault);
  const label = startable(chosen) ? chosen : config.labels.find(startable);
  if (label === undefined) return { ...blank, label: none };
  const waits = config.menu !== undefined && (config.timeout?.value ?? 0) <= 0;
  const assumptions = waits
    ? [`somebody types the number of ${label.name.value} at the menu, which waits for ever`]
    : [];
  return { label: value(label, label === chosen ? named?.place : undefined), assumptions };
}

function startable(label: PxeLabel | undefined): boolean {
  return label?.kernel !== undefined || label?.localBoot !== undefined;
}
