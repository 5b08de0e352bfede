/** A .config has a symbol on whose conditions are off: edited by hand, and undone by the next make. */

import { DRIVERS_WITH_NEEDS, needOff } from '../../boot/linux/driver-needs.js';
import type { KernelConfiguration, KernelSymbol } from '../../site/kconfig/facts.js';
import type { Site } from '../../site/model.js';
import { switchOff } from '../about/causes.js';
import { changed, miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

/** Symbol, what it needs, and whether a module will not do (Kconfig of fs/nfs, fs/nfsd and net/ipv4). */
const NEEDS: readonly (readonly [string, string, boolean])[] = [
  ['ROOT_NFS', 'NFS_FS', true],
  ['ROOT_NFS', 'IP_PNP', true],
  ['IP_PNP_DHCP', 'IP_PNP', true],
  ['IP_PNP_BOOTP', 'IP_PNP', true],
  ['IP_PNP_RARP', 'IP_PNP', true],
  ['NFS_V3', 'NFS_FS', false],
  ['NFS_V4', 'NFS_FS', false],
  ['NFS_V4_1', 'NFS_V4', false],
  ['NFS_V4_2', 'NFS_V4_1', true],
  ['NFSD_V4', 'NFSD', false],
];

function configurations(site: Site): Set<KernelConfiguration> {
  const all = new Set(site.configurations);
  for (const { configuration } of site.kernels) if (configuration !== undefined) all.add(configuration);
  if (site.serverKernel !== undefined) all.add(site.serverKernel);
  return all;
}

export const kernelImpossibleCombination: CheckRule = {
  id: 'kernel/impossible-combination',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'A .config switches something on and what it depends on off.',
    why: 'Such a file was edited by hand. The next `make` drops the symbol without a word, and the kernel is built without it.',
    avoid: miniature(
      changed(
        'srv/tftp/vmlinuz.config',
        'CONFIG_ROOT_NFS=y',
        '# CONFIG_NFS_V4 is not set\nCONFIG_NFS_V4_1=y\nCONFIG_ROOT_NFS=y',
      ),
    ),
    prefer: miniature(
      changed(
        'srv/tftp/vmlinuz.config',
        'CONFIG_ROOT_NFS=y',
        'CONFIG_NFS_V4=y\nCONFIG_NFS_V4_1=y\nCONFIG_ROOT_NFS=y',
      ),
    ),
    references: ['Linux fs/nfs/Kconfig', 'Linux fs/nfsd/Kconfig', 'Linux net/ipv4/Kconfig'],
  },
  check(context) {
    const booted = new Set(
      context.boots.flatMap(({ kernel }) => (kernel?.mode === 'kernel-root' ? [kernel.configuration] : [])),
    );
    for (const configuration of configurations(context.site)) {
      const { symbols } = configuration;
      const on = (name: string): KernelSymbol | undefined => {
        const symbol = symbols.get(name);
        return symbol?.value === 'y' || symbol?.value === 'm' ? symbol : undefined;
      };
      const told = new Set<string>();
      for (const driver of DRIVERS_WITH_NEEDS) {
        const symbol = on(driver);
        const off = symbol === undefined ? undefined : needOff(configuration, driver);
        if (symbol === undefined || off === undefined || told.has(off.name)) continue;
        told.add(off.name);
        context.report({
          at: off.place,
          message: `CONFIG_${driver} needs CONFIG_${off.name}, which is switched off here. The next make drops CONFIG_${driver} without a word. Set CONFIG_${off.name}=y, then run make olddefconfig.`,
          related: [{ place: symbol.place, message: `CONFIG_${driver} is set here` }],
          cause: switchOff(off.place, 1),
        });
      }
      for (const [name, need, builtIn] of NEEDS) {
        // Of kernels that nodes boot, other rules say that these two are missing, and what happens then.
        if (booted.has(configuration) && (need === 'NFS_FS' || need === 'IP_PNP')) continue;
        const symbol = on(name);
        const other = symbols.get(need);
        if (symbol === undefined || other === undefined) continue;
        if (other.value !== 'n' && !(builtIn && other.value === 'm')) continue;
        context.report({
          at: symbol.place,
          message: `CONFIG_${name} needs CONFIG_${need}${builtIn ? '=y' : ''}, which is ${other.value === 'm' ? 'a module' : 'switched off'} here. The next make drops CONFIG_${name} without a word. Set CONFIG_${need}=y, then run make olddefconfig.`,
          related: [{ place: other.place, message: `CONFIG_${need} is set here` }],
        });
      }
    }
  },
};
