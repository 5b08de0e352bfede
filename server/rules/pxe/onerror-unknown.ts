/** ONERROR is followed by something that PXELINUX cannot start: a statement of labels, or a file that is not there. */
import { resolveName } from '../../boot/index.js';
import type { Site } from '../../site/model.js';
import { placeKey } from '../../site/place.js';
import type { PxeCommand, PxeConfigFile } from '../../site/pxelinux/facts.js';
import { allConfigFiles, readers } from '../about/loaders/pxeconfigs.js';
import { changed, miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const ONERROR = (command: string) =>
  miniature(
    changed(
      'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9',
      'DEFAULT linux\n',
      `DEFAULT linux\nONERROR ${command}\n`,
    ),
  );

/** Statements that stand in labels, and are no files. */
const STATEMENTS: ReadonlySet<string> = new Set([
  'APPEND',
  'COM32',
  'CONFIG',
  'INITRD',
  'KERNEL',
  'LABEL',
  'LINUX',
  'LOCALBOOT',
  'MENU',
]);

export const pxeOnerrorUnknown: CheckRule = {
  id: 'pxe/onerror-unknown',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'ONERROR is followed by a statement of labels, such as LOCALBOOT, or by a file that is not there.',
    why: 'What stands behind ONERROR is the name of a kernel or module with its options. With `ONERROR LOCALBOOT 0` PXELINUX asks for a file of that name once a kernel is missing: `Loading LOCALBOOT... failed: No such file or directory`, and the machine does not go on.',
    avoid: ONERROR('LOCALBOOT 0'),
    prefer: ONERROR('chain.c32 hd0'),
    references: ['Syslinux doc/syslinux.txt, ONERROR', 'PXELINUX 6.04 in QEMU'],
  },
  check({ site, boots, report }) {
    const reading = readers(boots);
    const said = new Set<string>();
    // What several files include is told of those that machines read.
    const read = ({ file }: PxeConfigFile): number => (reading.has(file) ? 0 : 1);
    for (const config of allConfigFiles(site).toSorted((a, b) => read(a) - read(b))) {
      const { onError, labels, uboot, file } = config;
      if (onError === undefined || uboot || labels.some(({ name }) => name.value === onError.word.value))
        continue;
      const { word } = onError;
      const key = placeKey(word.place);
      const prefix = reading.get(file)?.[0]?.loading?.prefix;
      const why = wrong(site, config, onError, prefix);
      if (why === undefined || said.has(key)) continue;
      said.add(key);
      report({
        at: word.place,
        message: `ONERROR is followed by the name of a kernel or a module, and ${why}. When a kernel is missing, the screen shows "Loading ${word.value}... failed: No such file or directory". To boot from the local disk write ONERROR chain.c32 hd0.`,
        nodes: (reading.get(file) ?? []).map(({ node }) => node.name),
      });
    }
  },
};

function wrong(
  site: Site,
  { implicit }: PxeConfigFile,
  { word: { value: word } }: PxeCommand,
  prefix: string | undefined,
): string | undefined {
  const present = ['', '.c32'].map((ending) => resolveName(site, prefix ?? '', word + ending).present);
  if (present.includes('yes') || !implicit) return undefined;
  if (STATEMENTS.has(word.toUpperCase())) return `${word} is a statement for labels`;
  return prefix !== undefined && present.every((one) => one === 'no') ? `there is no ${word}` : undefined;
}
