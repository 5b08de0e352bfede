/** A PXELINUX configuration goes in; the names of further configurations that its menus and entries open come out. */
import type { KernelParameter, PxeConfigFile } from './facts.js';

/** The modules of Syslinux that show a menu. */
export const menuModules: ReadonlySet<string> = new Set(['menu.c32', 'vesamenu.c32']);

/** `UI menu.c32 FILE`, `DEFAULT menu.c32 FILE`, and labels with CONFIG or with a menu as their kernel. */
export function openedConfigurations({ ui, default: command, labels }: PxeConfigFile): string[] {
  const commands = [ui, command].flatMap((one) =>
    one === undefined ? [] : behindMenu(one.word.value, one.parameters),
  );
  const inner = labels.flatMap(({ kernel, append }) => {
    if (kernel === undefined) return [];
    if (kernel.directive === 'CONFIG') return [kernel.file.value];
    return behindMenu(kernel.file.value, [...kernel.parameters, ...(append?.parameters ?? [])]);
  });
  return [...commands, ...inner];
}

/** The files that a menu is told to read instead of the one that starts it; `~` is that one (com32/menu/menumain.c). */
export function behindMenu(module: string, words: readonly KernelParameter[]): string[] {
  const name = module.slice(Math.max(module.lastIndexOf('/'), module.lastIndexOf(':')) + 1);
  if (!menuModules.has(name) && !menuModules.has(`${name}.c32`)) return [];
  return words.flatMap(({ name: word, value }) => (value === undefined && word !== '~' ? [word] : []));
}
