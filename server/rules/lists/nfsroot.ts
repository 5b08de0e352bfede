/** The rules of nfsroot/ by id. Made from the folder by build/rules-index.mjs (`npm run index`). */
import { nfsrootAddressOfServer } from '../nfsroot/address-of-server.js';
import { nfsrootClientNotAllowed } from '../nfsroot/client-not-allowed.js';
import { nfsrootDefaultVersionMismatch } from '../nfsroot/default-version-mismatch.js';
import { nfsrootDirectoryMissing } from '../nfsroot/directory-missing.js';
import { nfsrootEtherbootWithoutServer } from '../nfsroot/etherboot-without-server.js';
import { nfsrootExportedRo } from '../nfsroot/exported-ro.js';
import { nfsrootNoServerAddress } from '../nfsroot/no-server-address.js';
import { nfsrootNotExported } from '../nfsroot/not-exported.js';
import { nfsrootPercentSHostname } from '../nfsroot/percent-s-hostname.js';
import { nfsrootRootPathMismatch } from '../nfsroot/root-path-mismatch.js';
import { nfsrootRootSquashed } from '../nfsroot/root-squashed.js';
import { nfsrootServerLoopback } from '../nfsroot/server-loopback.js';
import { nfsrootSharedRwRoot } from '../nfsroot/shared-rw-root.js';
import { nfsrootUdpNotOffered } from '../nfsroot/udp-not-offered.js';
import { nfsrootVersionNotOffered } from '../nfsroot/version-not-offered.js';

export const nfsrootChecks = {
  'nfsroot/etherboot-without-server': nfsrootEtherbootWithoutServer,
  'nfsroot/root-path-mismatch': nfsrootRootPathMismatch,
  'nfsroot/shared-rw-root': nfsrootSharedRwRoot,
};

export const nfsrootFaults = {
  'nfsroot/address-of-server': nfsrootAddressOfServer,
  'nfsroot/client-not-allowed': nfsrootClientNotAllowed,
  'nfsroot/default-version-mismatch': nfsrootDefaultVersionMismatch,
  'nfsroot/directory-missing': nfsrootDirectoryMissing,
  'nfsroot/exported-ro': nfsrootExportedRo,
  'nfsroot/no-server-address': nfsrootNoServerAddress,
  'nfsroot/not-exported': nfsrootNotExported,
  'nfsroot/percent-s-hostname': nfsrootPercentSHostname,
  'nfsroot/root-squashed': nfsrootRootSquashed,
  'nfsroot/server-loopback': nfsrootServerLoopback,
  'nfsroot/udp-not-offered': nfsrootUdpNotOffered,
  'nfsroot/version-not-offered': nfsrootVersionNotOffered,
};
