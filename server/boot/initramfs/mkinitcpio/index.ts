/** The hook `net` of mkinitcpio as a program: it mounts what `nfsroot=` or DHCP names (mkinitcpio-nfs-utils). */
import { parseNfsRoot } from '../../linux/root/nfsroot.js';
import { lastParameter } from '../../linux/words/parameters.js';
import { ipDevice } from '../klibc/ipdevice.js';
import { nfsrootText } from '../legacy.js';
import type { RootProgram } from '../port.js';
import { asksVersion3, withoutIp, withoutNet } from './hooks.js';

export const mkinitcpio: RootProgram = {
  name: 'mkinitcpio',
  asks: (kernel) =>
    lastParameter(kernel, 'nfsroot') !== undefined || lastParameter(kernel, 'root')?.value === '/dev/nfs',
  rootOf: nfsrootText,
  rootPath: parseNfsRoot,
  version: (kernel, site) => (asksVersion3(site, kernel) ? '3' : undefined),
  faults(kernel, _answer, site) {
    // Its ipconfig is that of klibc (mkinitcpio-nfs-utils).
    const device = ipDevice(kernel);
    const faults = [...withoutNet(site, kernel), ...withoutIp(site, kernel)];
    return device === undefined ? faults : [...faults, device];
  },
  refused: () => undefined,
};
