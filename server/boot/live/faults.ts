/** What goes wrong in the programs that bring their system into RAM, before there is a root. */
import type { FaultBase } from '../fault.js';

interface NotThere<Id extends string> extends FaultBase<Id> {
  /** Who asks for it. */
  readonly program: string;
  /** What it is to that program: "the kickstart". */
  readonly what: string;
  readonly url: string;
  /** Where it would lie on the server. */
  readonly path: string;
  readonly near: string | undefined;
}

/** The image of the root is not on the server. */
export type ImageMissing = NotThere<'live/image-missing'>;

/** Another file that the words name is not on the server: answers for an installer, packages, modules. */
export type FileMissing = NotThere<'live/file-missing'>;

/** The program gets nothing by such an address. */
export interface UrlNotTaken extends FaultBase<'live/url-not-taken'> {
  readonly program: string;
  /** The word, as it is written. */
  readonly word: string;
  /** What it takes: "http or https". */
  readonly takes: string;
}

/** The program has a word for its server, and looks at it only where another word stands beside it. */
export interface Alone<Id extends string> extends FaultBase<Id> {
  readonly word: string;
}

export type WordAlone = Alone<'live/archiso-without-ip'> | Alone<'live/netboot-missing'>;

/** A ramdisk that is only half of a system, and neither a word nor a second ramdisk brings the other half. */
export interface HalfSystem extends FaultBase<'live/coreos-without-rootfs'> {
  readonly ramdisk: string;
}

/** What the NFS server gives as the medium has no image where the program looks. */
export interface MediumWithoutImage extends FaultBase<'live/medium-without-image'> {
  readonly program: string;
  /** What is mounted. */
  readonly path: string;
  /** What is looked for in it: "live/*.squashfs". */
  readonly wanted: string;
  /** An image lies in the folder itself; `above` where it is the one that is looked for in the folder above. */
  readonly there: { readonly name: string; readonly above: string | undefined } | undefined;
}

export type LiveFault =
  | FileMissing
  | HalfSystem
  | ImageMissing
  | MediumWithoutImage
  | UrlNotTaken
  | WordAlone;
