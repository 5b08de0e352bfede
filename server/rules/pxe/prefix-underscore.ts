/** The name of the boot file has a character at which PXELINUX ends its search for the directory. */
import { loaderOf, optionByCode, prefixOf, tftpFile } from '../../boot/index.js';
import type { BootTrace } from '../../boot/trace.js';
import type { Site } from '../../site/model.js';
import { bootFiles, namesOf } from '../about/bootfiles.js';
import { changed, miniature } from '../about/miniature.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const NAMED = (file: string) =>
  miniature({
    ...changed('etc/dhcp/dhcpd.conf', '"pxelinux.0"', `"${file}"`),
    [`srv/tftp/${file}`]: '',
    'srv/tftp/ldlinux.c32': '',
    'srv/tftp/vmlinuz': '',
  });

export const pxePrefixUnderscore: CheckRule = {
  id: 'pxe/prefix-underscore',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The file name of PXELINUX has a character other than letters, digits, dots and dashes.',
    why: 'PXELINUX finds its directory by taking letters, digits, `.` and `-` off the end of its own name. Of `lab_pxelinux.0` it leaves `lab_`, and so asks for `lab_pxelinux.cfg/default` and `lab_vmlinuz`: `Unable to locate configuration file`.',
    avoid: NAMED('lab_pxelinux.0'),
    prefer: NAMED('lab-pxelinux.0'),
    references: ['Syslinux core/fs/pxe/pxe.c, get_prefix'],
  },
  check({ site, boots, report }) {
    for (const { name, place, traces, first } of bootFiles(boots)) {
      const stranger = endsPrefix(site, first);
      if (stranger === undefined) continue;
      const prefix = prefixOf(name);
      const names = namesOf(traces);
      report({
        at: place,
        message: `PXELINUX ends its directory at the "${stranger}" of this name: ${nodesNamed(names)} will ask for ${prefix}pxelinux.cfg/default and show "Unable to locate configuration file". Give the boot file a name of letters, digits, dots and dashes.`,
        nodes: names,
      });
    }
  },
};

/** The character of the boot file's name that keeps PXELINUX from finding its directory; none where all is well. */
export function endsPrefix(site: Site, { bootFile, loader }: BootTrace): string | undefined {
  const name = bootFile?.name ?? '';
  const base = name.slice(name.lastIndexOf('/') + 1);
  if (loaderOf(name) !== 'pxelinux' || base.includes('\\') || base.includes(':')) return undefined;
  const stranger = [...base].findLast((character) => !/[0-9A-Za-z.-]/.test(character));
  if (stranger === undefined || optionByCode(site, loader, 210).kind !== 'none') return undefined;
  // Somebody who knows the rule has given the directory this name.
  const folder = tftpFile(site, `${prefixOf(name)}pxelinux.cfg`);
  const served = site.pxe.some(({ path }) => path.replace(/\/+$/, '') === folder.path);
  return folder.present === 'yes' || served ? undefined : stranger;
}
