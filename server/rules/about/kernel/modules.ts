/** What the rules about modules share: a kernel's configuration, or a root, goes in; its modules, or whether those that lie there are seen, comes out. */
import type { KernelConfiguration } from '../../../site/kconfig/facts.js';
import type { NodeRoot } from '../../../site/model.js';
import { once } from '../../../site/once.js';

/** The symbols that are built as modules, in the order of the file. */
export const modulesOf = once(({ symbols }: KernelConfiguration): readonly string[] =>
  symbols.get('MODULES')?.value === 'y'
    ? [...symbols.values()].flatMap(({ name, value }) => (value === 'm' ? [`CONFIG_${name}`] : []))
    : [],
);

/** Where /lib/modules comes from elsewhere, what lies beneath is not seen. */
export function isLibCovered({ fstab }: NodeRoot): boolean {
  const mounts = fstab?.mounts ?? [];
  return mounts.some(({ target }) =>
    /^\/(?:usr|(?:usr\/)?lib(?:\/modules(?:\/.*)?)?)\/?$/.test(target.value),
  );
}
