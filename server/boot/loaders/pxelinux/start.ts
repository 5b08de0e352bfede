/** A PXELINUX configuration file goes in; what starts without a key press comes out (com32/elflink/ldlinux, com32/menu). */

import type { Answer } from '../../../site/place.js';
import type { PxeCommand, PxeConfigFile, PxeLabel } from '../../../site/pxelinux/facts.js';
import { none, unsure, value } from '../../outcome.js';
import type { Outcome } from '../../trace.js';

export interface Started {
  readonly label: Outcome<PxeLabel>;
  readonly bareCommand: string | undefined;
  /** The DEFAULT or ONTIMEOUT line, whose further words go to the kernel. */
  readonly command: PxeCommand | undefined;
  readonly assumptions: readonly string[];
  /** Why nothing starts by itself. */
  readonly waits: Waits | undefined;
  /** The module that shows the menu. */
  readonly module: PxeCommand | undefined;
}

export type Waits = 'nothing said' | 'menu without entries' | 'no label, and IMPLICIT 0';

/** The first label of that name, letter for letter. */
function labelNamed(config: PxeConfigFile, name: string): PxeLabel | undefined {
  return config.labels.find((label) => label.name.value === name);
}

export const menus: ReadonlySet<string> = new Set(['menu.c32', 'vesamenu.c32']);

function baseName(file: string): string {
  return file.split(/[/:]/).at(-1) ?? file;
}

/** `there` tells whether a file of that name is beside the loader. */
export function start(config: PxeConfigFile, there: (name: string) => Answer = () => 'unknown'): Started {
  const { ui, default: command } = config;
  if (ui !== undefined) return startInterface(config, ui);
  if (command === undefined) return { ...NOTHING, waits: 'nothing said' };
  if (isMenu(config, command, there)) return startInterface(config, command);
  const prompts = config.prompt !== undefined && config.prompt.value !== 0;
  const timeout = (config.timeout?.value ?? 0) > 0 || (config.totalTimeout?.value ?? 0) > 0;
  if (prompts && timeout && config.onTimeout !== undefined) return startCommand(config, config.onTimeout, []);
  const assumptions =
    prompts && !timeout ? ['somebody presses Enter at the boot prompt, which waits for ever'] : [];
  return startCommand(config, command, assumptions);
}

/** Nothing starts by itself. */
export const NOTHING: Started = {
  label: none,
  bareCommand: undefined,
  command: undefined,
  assumptions: [],
  waits: undefined,
  module: undefined,
};

/** A command that is no label is looked for as a file, then with the ending .c32: `DEFAULT menu` shows the menu. */
function isMenu(config: PxeConfigFile, { word }: PxeCommand, there: (name: string) => Answer): boolean {
  if (labelNamed(config, word.value) !== undefined) return false;
  const name = baseName(word.value);
  return menus.has(name) || (menus.has(`${name}.c32`) && config.implicit && there(word.value) !== 'yes');
}

function startCommand(config: PxeConfigFile, command: PxeCommand, assumptions: readonly string[]): Started {
  const started = { ...NOTHING, command, assumptions };
  const label = labelNamed(config, command.word.value);
  if (label !== undefined) return { ...started, label: value(label, command.place) };
  return config.implicit
    ? { ...started, bareCommand: command.word.value }
    : { ...started, waits: 'no label, and IMPLICIT 0' };
}

/** A menu preselects the entry with MENU DEFAULT, else DEFAULT's, else the first; after TIMEOUT it starts ONTIMEOUT or that one. */
function startInterface(config: PxeConfigFile, module: PxeCommand): Started {
  const name = baseName(module.word.value);
  const blank = { ...NOTHING, module };
  if (!menus.has(name) && !menus.has(`${name}.c32`)) {
    return { ...blank, label: unsure(`what the module ${name} starts is not simulated`, module.place) };
  }
  if (module.parameters.length > 0) {
    return { ...blank, label: unsure('the menu reads a further configuration file', module.place) };
  }
  const timeout = (config.timeout?.value ?? 0) > 0 || (config.totalTimeout?.value ?? 0) > 0;
  if (timeout && config.onTimeout !== undefined)
    return { ...startCommand(config, config.onTimeout, []), module };
  const usesDefault = config.default !== undefined && config.default !== module;
  const preselected =
    config.labels.findLast(({ menuDefault }) => menuDefault !== undefined) ??
    (usesDefault && config.default !== undefined
      ? labelNamed(config, config.default.word.value)
      : undefined) ??
    config.labels[0];
  if (preselected === undefined) return { ...blank, waits: 'menu without entries' };
  const from = preselected.menuDefault ?? config.default?.place;
  return {
    ...blank,
    label: value(preselected, from),
    assumptions: timeout ? [] : ['somebody presses Enter at the menu, which waits for ever'],
  };
}
