/** DEFAULT or ONTIMEOUT names neither a label nor a file. */
import { fix, replace } from '../about/edits.js';
import { changed, miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

export const pxeDefaultUnknown = faultRule({
  id: 'pxe/default-unknown',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'DEFAULT or ONTIMEOUT names something that is no label of the file and no file of the TFTP root.',
    why: 'Labels are compared letter by letter, case included. What is no label is taken for a file: PXELINUX asks for it with `.c32`, `.img`, `.bss`, `.bin`, `.bs` and `.0` appended, then shows `Loading linus... failed: No such file or directory` and stops at `boot:`.',
    avoid: miniature(changed('srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9', 'DEFAULT linux', 'DEFAULT linus')),
    prefer: miniature(),
    references: ['Syslinux com32/elflink/ldlinux/readconfig.c', 'Syslinux doc/syslinux.txt, DEFAULT'],
  },
  saidBy: ({ misspelt }) => (misspelt ? 'pxe/unknown-directive' : []),
  story: ({ word, labelsOnly, misspelt }) =>
    misspelt
      ? `"${word}" is no label, because LABEL is misspelt`
      : labelsOnly
        ? `"${word}" is no label, and IMPLICIT 0 allows no file`
        : `"${word}" is neither a label nor a file`,
  message: ({ word, label, console, labelsOnly }) =>
    `"${word}" is no label of this file${
      label === undefined ? '' : ` (labels are compared letter by letter; there is "${label}")`
    }, and ${labelsOnly ? 'with IMPLICIT 0 no file is looked for' : 'no file of that name is in the TFTP root'}. The screen shows "${console}", and PXELINUX stops at boot:.`,
  related: ({ label, others }) =>
    label === undefined ? [] : others.map((place) => ({ place, message: `perhaps label ${label} is meant` })),
  fixes: ({ word, label, at }) =>
    label === undefined || word === label ? [] : [fix(`Write ${label}`, false, replace(at, label))],
});
