/** pxe-service for UEFI names a file without a suffix, and dnsmasq puts `.0` behind it. */
import { hasHole } from '../../../grammars/dnsmasq/index.js';
import { fix, insertAfter } from '../about/edits.js';
import type { CheckRule } from '../rule.js';

/** Option 93 of the firmwares that start nothing but programs for UEFI. */
const UEFI: ReadonlySet<number> = new Set([6, 7, 9, 10, 11]);

const PROXY = (file: string) => ({
  'etc/dnsmasq.conf': `port=0\ndhcp-range=192.168.1.0,proxy\npxe-service=X86-64_EFI,"Boot from the network",${file}\nenable-tftp\ntftp-root=/srv/tftp\n`,
});

export const dnsmasqServiceSuffix: CheckRule = {
  id: 'dnsmasq/service-suffix',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A pxe-service for UEFI names a boot file without a dot.',
    why: 'dnsmasq puts `.0` behind such a name, whatever the architecture is: of `ipxe` the machine asks for `ipxe.0`, and shows `PXE-E23: Client received TFTP error from server.`. The usual names are those of PXELINUX (`pxelinux` for `pxelinux.0`); programs for UEFI end in .efi.',
    avoid: PROXY('grubx64'),
    prefer: PROXY('grubx64.efi'),
    references: ['dnsmasq(8), --pxe-service', 'dnsmasq src/rfc2131.c, pxe_uefi_workaround'],
  },
  check({ site: { dnsmasq, tftp, tree }, report }) {
    for (const { system, file } of dnsmasq?.services ?? []) {
      if (file === undefined || file.value === '' || file.value.includes('.') || !UEFI.has(system.value))
        continue;
      if (hasHole(file.value)) continue;
      // Somebody may have called it so, for that reason.
      if (tftp.root !== undefined && tree.exists(`${tftp.root}/${file.value}.0`) === 'yes') continue;
      report({
        at: file.place,
        message: `dnsmasq puts .0 behind a name without a dot, so UEFI machines will ask for ${file.value}.0. Write ${file.value}.efi, if that is the file.`,
        fixes: () => [fix(`Write ${file.value}.efi`, false, insertAfter(file.place, '.efi'))],
      });
    }
  },
};
