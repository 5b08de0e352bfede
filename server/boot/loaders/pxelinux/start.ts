/** A PXELINUX configuration file goes in; what starts without a key press comes out (com32/elflink/ldlinux, com32/menu). */

import type { Answer } from '../../../site/place.js';
import type { PxeCommand, PxeConfigFile, PxeLabel } from '../../../site/pxelinux/facts.js';
import { menuModules } from '../../../site/pxelinux/opened.js';
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
  /** The configuration that the menu reads instead of the one that starts it. */
  readonly opened?: PxeConfigFile | undefined;
}

/** What lies beside the loader. */
export interface Beside {
  /** Whether a file of that name is there. */
  there(name: string): Answer;
  /** The configuration of that name. */
  open(name: string): PxeConfigFile | undefined;
}

const nothingBeside: Beside = { there: () => 'unknown', open: () => undefined };

export type Waits = 'nothing said' | 'menu without entries' | 'no label, and IMPLICIT 0';

/** The first label of that name, letter for letter. */
function labelNamed(config: PxeConfigFile, name: string): PxeLabel | undefined {
  return config.labels.find((label) => label.name.value === name);
}

function baseName(file: string): string {
  return file.split(/[/:]/).at(-1) ?? file;
}

export function start(config: PxeConfigFile, beside: Beside = nothingBeside): Started {
  const { ui, default: command } = config;
  if (ui !== undefined) return startInterface(config, ui, beside);
  if (command === undefined) return { ...NOTHING, waits: 'nothing said' };
  if (isMenu(config, command, beside)) return startInterface(config, command, beside);
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
function isMenu(config: PxeConfigFile, { word }: PxeCommand, { there }: Beside): boolean {
  if (labelNamed(config, word.value) !== undefined) return false;
  const name = baseName(word.value);
  return (
    menuModules.has(name) ||
    (menuModules.has(`${name}.c32`) && config.implicit && there(word.value) !== 'yes')
  );
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
function startInterface(config: PxeConfigFile, module: PxeCommand, { open }: Beside): Started {
  const name = baseName(module.word.value);
  const blank = { ...NOTHING, module };
  if (!menuModules.has(name) && !menuModules.has(`${name}.c32`)) {
    return { ...blank, label: unsure(`what the module ${name} starts is not simulated`, module.place) };
  }
  const [word, ...more] = module.parameters;
  const own = word?.name === '~';
  if (word === undefined || (own && more.length === 0)) return startMenu(config, module);
  // Several files are one configuration to the menu: what of them counts is not followed.
  const opened = more.length > 0 || word.value !== undefined ? undefined : open(word.name);
  if (opened === undefined)
    return { ...blank, label: unsure('the menu reads a further configuration file', module.place) };
  return { ...startMenu(opened, module), opened };
}

/** `config`: what the menu reads. */
function startMenu(config: PxeConfigFile, module: PxeCommand): Started {
  const blank = { ...NOTHING, module };
  const timeout = (config.timeout?.value ?? 0) > 0 || (config.totalTimeout?.value ?? 0) > 0;
  if (timeout && config.onTimeout !== undefined)
    return { ...startCommand(config, config.onTimeout, []), module };
  const usesDefault = config.default !== undefined && config.default !== module;
  // Each menu has its own preselected entry; the outermost one is shown first.
  const shown = config.labels.filter(({ menu }) => menu === 0);
  const entries = shown.length > 0 ? shown : config.labels;
  const preselected =
    entries.findLast(({ menuDefault }) => menuDefault !== undefined) ??
    (usesDefault && config.default !== undefined
      ? labelNamed(config, config.default.word.value)
      : undefined) ??
    entries[0];
  if (preselected === undefined) return { ...blank, waits: 'menu without entries' };
  const from = preselected.menuDefault ?? config.default?.place;
  return {
    ...blank,
    label: value(preselected, from),
    assumptions: timeout ? [] : ['somebody presses Enter at the menu, which waits for ever'],
  };
}
