/** The ids of the rules of nfsroot/. Made from the folder by build/rules-index.mjs (`npm run index`). */
export type NfsrootId =
  | 'nfsroot/address-of-server'
  | 'nfsroot/client-not-allowed'
  | 'nfsroot/default-version-mismatch'
  | 'nfsroot/directory-missing'
  | 'nfsroot/etherboot-without-server'
  | 'nfsroot/exported-ro'
  | 'nfsroot/no-server-address'
  | 'nfsroot/not-exported'
  | 'nfsroot/percent-s-hostname'
  | 'nfsroot/root-path-mismatch'
  | 'nfsroot/root-squashed'
  | 'nfsroot/server-loopback'
  | 'nfsroot/shared-rw-root'
  | 'nfsroot/udp-not-offered'
  | 'nfsroot/version-not-offered';
