/** The names and signs of an fstab. */
import { type FileNaming, headStatements } from '../text/index.js';

const MOUNT = /^\S+\s+(?:\/\S*|none|swap)\s+\S/;

export const naming: FileNaming = {
  names: ['fstab', '*.fstab'],
  likely: ['fstab.*', 'fstab-*'],
  vague: [],
  searched: ['fstab'],
  confirms(head) {
    const lines = headStatements(head);
    return lines.length === 0 || lines.some((line) => MOUNT.test(line));
  },
  sign: /^(?:UUID=|LABEL=|PARTUUID=|PARTLABEL=|\/dev\/|[\w.-]+:\/|tmpfs\s|proc\s|sysfs\s|none\s|devpts\s)\S*\s+\S+\s+[a-z]\S*/,
  comment: '#',
  editor: { aliases: ['fstab'] },
};
