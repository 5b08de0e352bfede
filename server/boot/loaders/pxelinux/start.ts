/** A PXELINUX configuration file goes in; what starts without a key press comes out (com32/elflink/ldlinux, com32/menu). */
import type { PxeCommand, PxeConfigFile, PxeLabel } from '../../../site/pxelinux/facts.js';
import { none, unsure, value } from '../../outcome.js';
import type { Outcome } from '../../trace.js';
import { startUboot } from '../uboot/uboot.js';

export interface Started {
  readonly label: Outcome<PxeLabel>;
  readonly bareCommand: string | undefined;
  /** The DEFAULT or ONTIMEOUT line, whose further words go to the kernel. */
  readonly command: PxeCommand | undefined;
  readonly assumptions: readonly string[];
  readonly waits: string | undefined;
}

/** The first label of that name, letter for letter. */
function labelNamed(config: PxeConfigFile, name: string): PxeLabel | undefined {
  return config.labels.find((label) => label.name.value === name);
}

const menus: ReadonlySet<string> = new Set(['menu.c32', 'vesamenu.c32']);

function baseName(file: string): string {
  return file.split(/[/:]/).at(-1) ?? file;
}

export function start(config: PxeConfigFile): Started {
  if (config.uboot) return startUboot(config);
  const nothingStarts = { label: none, bareCommand: undefined, command: undefined, assumptions: [] };
  const { ui, default: command } = config;
  if (ui !== undefined) return startInterface(config, ui);
  if (command === undefined) {
    return { ...nothingStarts, waits: 'No DEFAULT or UI configuration directive found!' };
  }
  if (menus.has(baseName(command.word.value)) && labelNamed(config, command.word.value) === undefined) {
    return startInterface(config, command);
  }
  const prompts = config.prompt !== undefined && config.prompt.value !== 0;
  const timeout = (config.timeout?.value ?? 0) > 0 || (config.totalTimeout?.value ?? 0) > 0;
  if (prompts && timeout && config.onTimeout !== undefined) return startCommand(config, config.onTimeout, []);
  const assumptions =
    prompts && !timeout ? ['somebody presses Enter at the boot prompt, which waits for ever'] : [];
  return startCommand(config, command, assumptions);
}

function startCommand(config: PxeConfigFile, command: PxeCommand, assumptions: readonly string[]): Started {
  const label = labelNamed(config, command.word.value);
  if (label !== undefined) {
    return {
      label: value(label, command.place),
      bareCommand: undefined,
      command,
      assumptions,
      waits: undefined,
    };
  }
  if (!config.implicit) {
    const waits = `IMPLICIT 0 is set and "${command.word.value}" is no label`;
    return { label: none, bareCommand: undefined, command, assumptions, waits };
  }
  return { label: none, bareCommand: command.word.value, command, assumptions, waits: undefined };
}

/** A menu preselects the entry with MENU DEFAULT, else DEFAULT's, else the first; after TIMEOUT it starts ONTIMEOUT or that one. */
function startInterface(config: PxeConfigFile, module: PxeCommand): Started {
  const name = baseName(module.word.value);
  const blank = { bareCommand: undefined, command: undefined, assumptions: [], waits: undefined };
  if (!menus.has(name)) {
    return { ...blank, label: unsure(`what the module ${name} starts is not simulated`, module.place) };
  }
  if (module.parameters.length > 0) {
    return { ...blank, label: unsure('the menu reads a further configuration file', module.place) };
  }
  const timeout = (config.timeout?.value ?? 0) > 0 || (config.totalTimeout?.value ?? 0) > 0;
  if (timeout && config.onTimeout !== undefined) return startCommand(config, config.onTimeout, []);
  const usesDefault = config.default !== undefined && config.default !== module;
  const preselected =
    config.labels.findLast(({ menuDefault }) => menuDefault !== undefined) ??
    (usesDefault && config.default !== undefined
      ? labelNamed(config, config.default.word.value)
      : undefined) ??
    config.labels[0];
  if (preselected === undefined) return { ...blank, label: none, waits: 'the menu has no entries' };
  const from = preselected.menuDefault ?? config.default?.place;
  return {
    ...blank,
    label: value(preselected, from),
    assumptions: timeout ? [] : ['somebody presses Enter at the menu, which waits for ever'],
  };
}
