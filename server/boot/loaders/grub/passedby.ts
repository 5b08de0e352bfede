/** The configuration that GRUB reads goes in; the fault of a file for the machine alone comes out, which the image never asks for (Debian's signed one was asked in OVMF). */
import type { GrubConfig } from '../../../site/grub/facts.js';
import type { Fault } from '../../faults.js';
import type { Asked } from '../port.js';
import type { Found } from './search.js';

/** Words by which the common file may go on to that of the machine. */
const OPENS = /configfile|source|grub\.cfg-|net_default_mac|^\s*\.\s/m;

export function ownPassedBy({ site, file }: Asked, { ownPassedBy: own }: Found, common: GrubConfig): Fault[] {
  if (own === undefined || OPENS.test(site.files.get(common.file)?.document.text ?? '')) return [];
  return [
    {
      id: 'grub/own-config-not-read',
      effect: 'none',
      at: { file: own.file, span: { start: 0, end: 0 } },
      others: file.place === undefined ? [] : [file.place],
      program: file.name,
      own: own.name,
      common: common.name,
    },
  ];
}
