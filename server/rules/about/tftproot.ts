/** A file that the TFTP server does not have goes in; the line that says where it looks comes out, as the other side. */
import type { Related, Told } from '../rule.js';

export function tftpRoot(_: unknown, { site: { tftp } }: Told): Related[] {
  const { root, rootSaid } = tftp;
  return rootSaid === undefined ? [] : [{ place: rootSaid.place, message: `the TFTP root is ${root ?? ''}` }];
}
