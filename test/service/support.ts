/** Two small sites, and values as scripts get them: what several tests of the service ask about. */
import { miniature } from '../../server/rules/about/miniature.js';
import type { Site } from '../../server/site/model.js';
import { CONFIG, DHCPD, label } from '../rules/support.js';
import { siteOf } from '../support/site.js';

/** Values as scripts get them, with the text that a place leads to. */
export function plain(site: Site, value: unknown): unknown {
  const isPlace = (it: unknown): it is { file: string; span: { start: number; end: number } } =>
    typeof it === 'object' && it !== null && 'file' in it && 'span' in it;
  const text = JSON.stringify(value, (_key, it: unknown) =>
    isPlace(it)
      ? `${it.file.replace('/site', '')}: ${site.files.get(it.file)?.document.text.slice(it.span.start, it.span.end)}`
      : it,
  );
  return JSON.parse(text);
}

export const one = siteOf(miniature());

/** A machine that boots as BIOS and fails as UEFI, one whose root is not exported, and others that nobody names. */
export const hall = siteOf(
  miniature({
    [DHCPD]: `option arch code 93 = unsigned integer 16;
${miniature()[DHCPD]?.replace('{', '{\n  range 192.168.1.100 192.168.1.120;\n  pool { range 192.168.1.130; }')}
class "uefi" { match if option arch = 00:07; filename "lpxelinux.0"; }
host node22 { hardware ethernet 00:40:63:c2:ca:ca; fixed-address 192.168.1.22; filename "pxelinux.0"; }
`,
    [CONFIG.replace('c9', 'ca')]: label(
      'root=/dev/nfs nfsroot=192.168.1.1:/diskless/node22,vers=3 ip=dhcp rw',
    ),
  }),
);
