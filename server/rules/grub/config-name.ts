/** A configuration is meant for one machine, and GRUB never asks for a file of that name. */

import { blocksOf } from '../../site/grub/blocks.js';
import type { GrubConfig, GrubStatement } from '../../site/grub/facts.js';
import { ownName } from '../../site/grub/filename.js';
import { startOf } from '../about/edits.js';
import { bootedByGrub, grubMenu } from '../about/examples/grub.js';
import type { CheckRule } from '../rule.js';

const CORE = 'boot/grub/x86_64-efi/core.efi';
const site = (name: string) =>
  bootedByGrub(
    { [`srv/tftp/boot/grub/${name}`]: grubMenu(), 'srv/tftp/boot/grub/grub.cfg': grubMenu() },
    CORE,
  );

export const grubConfigName: CheckRule = {
  id: 'grub/config-name',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A file is called grub.cfg- and the hardware address or the address of a machine, in another form than GRUB asks for.',
    why: 'GRUB asks for grub.cfg-01- and the hardware address in small letters with dashes, and for grub.cfg- and the address in eight hexadecimal digits in capitals. TFTP servers on Linux tell them apart: the machine gets the grub.cfg for all, or none and waits at `grub>`.',
    avoid: site('grub.cfg-01-00-40-63-C2-CA-C9'),
    prefer: site('grub.cfg-01-00-40-63-c2-ca-c9'),
    references: [
      'GRUB manual, "Network"',
      'grub-core/net/net.c, grub_net_search_config_file',
      'GRUB 2.06 in OVMF',
    ],
  },
  check({ site, report }) {
    if (site.tftp.mapFile || site.tftp.smallLetters === true) return; // The server itself turns names into others.
    if (site.grub.some(({ statements }) => statements.some(opensByName))) return;
    for (const config of site.grub) {
      const { client, file, name } = config;
      if ((client.kind !== 'mac' && client.kind !== 'address') || client.canonical) continue;
      const right = ownName(config);
      if (right === undefined || hasName(site.grub, config, right)) continue;
      report({
        at: startOf(file),
        message: `GRUB never asks for ${name}. Call the file ${right}.`,
      });
    }
  },
};

function hasName(all: readonly GrubConfig[], { path, name }: GrubConfig, right: string): boolean {
  const wanted = path.slice(0, path.length - name.length) + right;
  return all.some((one) => one.path === wanted);
}

/** Names that a configuration puts together itself may have any form, above all in a loop. */
function opensByName(statement: GrubStatement): boolean {
  const names =
    statement.kind === 'command' &&
    statement.words.some(({ parts }) =>
      parts.some((part) => part.kind === 'text' && part.text.includes('grub.cfg-')),
    );
  return (
    names ||
    statement.kind === 'loop' ||
    blocksOf(statement).some(({ statements }) => statements.some(opensByName))
  );
}
