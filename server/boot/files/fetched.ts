/** What comes of fetching a boot file, over whichever protocol. */
import type { Node, Site } from '../../site/model.js';
import type { BootFile } from '../loaders/port.js';
import type { DhcpAnswer } from '../trace.js';

/** Who asks for a boot file, and what it was told. */
export interface Asking {
  readonly site: Site;
  readonly node: Node;
  readonly answer: DhcpAnswer;
}

export interface Fetched {
  readonly file: BootFile;
  /** The file is there to be had. */
  readonly arrived: boolean;
  /** The server does not hear the firmware ask: what the file would do is worth knowing all the same. */
  readonly unheard: boolean;
}
