/** What comes of fetching a boot file, over whichever protocol. */
import type { BootFile } from '../loaders/port.js';

export interface Fetched {
  readonly file: BootFile;
  /** The file is there to be had. */
  readonly arrived: boolean;
  /** The server does not hear the firmware ask: what the file would do is worth knowing all the same. */
  readonly unheard: boolean;
}
