/** All listings of the public HOWTO "Diskless Nodes with Gentoo", in its order. */
import { dhcp } from './dhcp.js';
import { files } from './files.js';
import { kernels } from './kernels.js';
import type { Listing } from './listing.js';
import { nfs } from './nfs.js';
import { nodes } from './nodes.js';

export const listings: readonly Listing[] = [...kernels, ...dhcp, ...files, ...nfs, ...nodes];
