/** shim is loaded, and the program that it loads next does not lie beside it. */
import { toldByFirmware } from '../about/examples/twofirmwares.js';
import { tftpRoot } from '../about/loaders/tftproot.js';
import { miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

const SITE = (second: Readonly<Record<string, string>>) =>
  miniature({
    'etc/dhcp/dhcpd.conf': toldByFirmware({ efi: 'efi/shimx64.efi', host: '  option host-name "node21";\n' }),
    'srv/tftp/efi/shimx64.efi': '',
    'srv/tftp/pxelinux.0': '',
    'srv/tftp/ldlinux.c32': '',
    'srv/tftp/vmlinuz': '',
    ...second,
  });

export const uefiShimSecondMissing = faultRule({
  id: 'uefi/shim-second-missing',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'UEFI machines are told to load shim, and the loader that shim loads next (grubx64.efi) is not in the same folder, or is no program for UEFI.',
    why: 'shim does nothing but check the next loader and start it. It asks for that in the folder it came from itself, shows `Unable to fetch TFTP image: Not Found`, and the firmware goes on to the next boot device.',
    avoid: SITE({}),
    prefer: SITE({ 'srv/tftp/efi/grubx64.efi': '' }),
    references: ['shim, netboot.c and shim.h (DEFAULT_LOADER)', 'shim 15 in OVMF'],
  },
  commonToo: true,
  story: ({ shim, second, path, foreign }) =>
    foreign === true
      ? `${shim} loads ${second} from its own folder, and ${path} is no program for UEFI`
      : `${shim} loads ${second} from its own folder, and there is no ${path}`,
  message: ({ shim, second, path, foreign, console }, { who, single }) =>
    `${shim} does nothing but load ${second} from its own folder, and ${path} ${
      foreign === true ? 'is no program for UEFI, so that shim ends' : `does not exist: "${console}"`
    }. UEFI goes on to the next boot device. That holds for ${who}${
      single ? '' : ', where they have such firmware'
    }. Put the ${second} of the same distribution beside it (and mmx64.efi, where keys are to be enrolled).`,
  related: tftpRoot,
});
