/** What the programs of the NFS server write to its log (nfs-utils: support/export, utils/mountd, utils/exportfs, utils/nfsd). */
import { type Speaker, sentences } from '../sentence.js';

export const mountdSays = sentences({
  notExported: {
    words: 'refused mount request from {address} for {path} (/): not exported',
    also: ['refused mount request from {name} for {path} (/): not exported'],
    stage: 'root',
    means: 'The server exports neither this path nor a folder above it to the machine.',
    todo: 'Compare the path and the address with /etc/exports, and run exportfs -ra.',
  },
  unmatchedHost: {
    words: 'refused mount request from {address} for {path} ({asked}): unmatched host',
    also: ['refused mount request from {name} for {path} ({asked}): unmatched host'],
    stage: 'root',
    means: 'No line of the exports is for the address of the machine.',
    todo: 'Export the path to this address or its network, and run exportfs -ra.',
  },
  noEntry: {
    words: 'refused mount request from {address} for {path} ({asked}): no export entry',
    also: ['refused mount request from {name} for {path} ({asked}): no export entry'],
    stage: 'root',
    means: 'The server exports nothing by that path.',
    todo: 'Compare the path with /etc/exports, and run exportfs -ra.',
  },
  illegalPort: {
    words: 'refused mount request from {address} for {path} ({asked}): illegal port {port}',
    also: ['refused mount request from {name} for {path} ({asked}): illegal port {port}'],
    stage: 'root',
    means: 'The request comes from a port above 1023, and the export demands one below.',
    todo: 'Add "insecure" to the options of the export, or let the machine mount as root.',
  },
  refused: {
    words: 'refused mount request from {address} for {path} ({asked}): {reason}',
    also: ['refused mount request from {name} for {path} ({asked}): {reason}'],
    stage: 'root',
    means: 'The server does not let the machine mount the path.',
    todo: 'The reason stands behind the colon.',
  },
  authenticated: {
    words: 'authenticated mount request from {address} for {path} ({asked})',
    stage: 'root',
    means: 'The server lets the machine mount the path, as far as its exports go.',
  },
  bothExported: {
    words: '{path} exported to both {first} and {second}, arbitrarily choosing options from first',
    stage: 'root',
    means: 'Two clients of one line are of the same kind and both name the machine; the first one counts.',
    todo: 'Put the narrower one first, or keep one of them.',
  },
  badPath: {
    words: 'Bad path in mount request from {address}: "{path}"',
    also: ['bad path in mount request from {address}: "{path}"'],
    stage: 'root',
    means: 'The machine asks for a path that does not begin with a slash.',
    todo: 'Write the whole path behind the colon, as in 192.168.1.1:/srv/root.',
  },
  belowFileSystem: {
    words: 'request to export directory {path} below nearest filesystem {exported}',
    stage: 'root',
    means:
      'The path lies on a file system of its own below the exported folder, and the export ends before it.',
    todo: 'Add crossmnt to the export, or export the path by a line of its own.',
  },
  cannotStat: {
    words: "can't stat exported dir {path}: No such file or directory",
    stage: 'root',
    means: 'The path is exported, but there is no such folder on the server.',
    todo: 'Make the folder, or correct the path in /etc/exports.',
  },
});

export const mountd: Speaker = {
  program: 'rpc.mountd',
  tags: ['rpc.mountd', 'mountd', 'nfs-mountd'],
  server: true,
  sentences: Object.values(mountdSays),
};

export const exportfsSays = sentences({
  unknownKeyword: {
    words: '{place}: unknown keyword "{word}"',
    stage: 'root',
    means: 'exportfs knows no such option, and reads nothing behind that line.',
    todo: 'Correct the option, and run exportfs -ra.',
    names: 'place',
  },
  nothing: {
    words: 'No file systems exported!',
    stage: 'root',
    means: 'The exports hold not one line that exports something.',
    todo: 'Look for a slip in the first line of /etc/exports: what is behind an option that is not known is not read.',
  },
  cannotStat: {
    words: 'Failed to stat {path}: No such file or directory',
    stage: 'root',
    means: 'The path is exported, but there is no such folder on the server.',
    todo: 'Make the folder, or correct the path in /etc/exports.',
  },
  cannotResolve: {
    words: 'exportfs: Failed to resolve {name}',
    stage: 'root',
    means: 'The name of a client has no address, so it is not let in.',
    todo: 'Put the name into the hosts file of the server, or export to the address.',
  },
  noOptions: {
    words: 'No options for {path} {client}: suggest {client}(sync) to avoid warning',
    stage: 'root',
    means: 'A client stands without options: it may only read, and its root is taken for nobody.',
    todo: 'Look for a blank between the client and its options.',
  },
  noClient: {
    words: 'No host name given with {path} ({options}), suggest *({options}) to avoid warning',
    stage: 'root',
    means: 'Options stand without a client: everybody gets them.',
    todo: 'Look for a blank between the client and its options.',
  },
  subtreeCheck: {
    words: "Neither 'subtree_check' or 'no_subtree_check' specified for export \"{client}:{path}\".",
    stage: 'root',
    means: 'The export takes the default, no_subtree_check; that is no fault.',
  },
  needsFsid: {
    words: '{path} requires fsid= for NFS export',
    stage: 'root',
    means: 'The file system of the path has no identity of its own.',
    todo: 'Add fsid= with a number that no other export has.',
  },
  duplicated: {
    words: 'incompatible duplicated export entries:',
    stage: 'root',
    means: 'One path is exported twice to the same client; the second line is ignored.',
    todo: 'Keep one of them.',
  },
  notSupported: {
    words: '{path} does not support NFS export',
    stage: 'root',
    means: 'The file system of the path cannot be exported.',
    todo: 'An overlay or a memory file system needs fsid=; some cannot be exported at all.',
  },
});

export const exportfs: Speaker = {
  program: 'exportfs',
  tags: ['exportfs'],
  server: true,
  sentences: Object.values(exportfsSays),
};

export const nfsdSays = sentences({
  noNfsd: {
    words: 'rpc.nfsd: Unable to access /proc/fs/nfsd errno 2 (No such file or directory)',
    stage: 'root',
    means: "The boot server's kernel has no NFS server.",
    todo: "Switch CONFIG_NFSD on in the boot server's kernel, or load the module nfsd.",
  },
  portTaken: {
    words: 'rpc.nfsd: unable to bind {rest} socket: errno 98 (Address already in use)',
    stage: 'root',
    means: 'Another program listens on the port of NFS.',
    todo: 'Look for a second NFS server, such as nfs-ganesha.',
  },
  noRpcbind: {
    words: 'rpc.nfsd: writing fd to kernel failed: errno 111 (Connection refused)',
    stage: 'root',
    means: 'rpcbind does not run, with which the NFS server has to register.',
    todo: 'Start rpcbind (portmap) before the NFS server.',
  },
});

export const rpcbindSays = sentences({
  unauthorized: {
    words: 'connect from {address} to {call}: request from unauthorized host',
    stage: 'root',
    means: "TCP wrappers keep the machine from the server's port mapper, which its mount has to ask first.",
    todo: 'Look for rpcbind (portmap) in /etc/hosts.allow and /etc/hosts.deny.',
  },
  portTaken: {
    words: 'cannot bind {rest}: Address already in use',
    stage: 'root',
    means: 'Another program listens on the port of rpcbind.',
    todo: 'Look for a second rpcbind, or portmap.',
  },
});

export const rpcbind: Speaker = {
  program: 'rpcbind',
  tags: ['rpcbind', 'portmap'],
  server: true,
  sentences: Object.values(rpcbindSays),
};

export const nfsd: Speaker = {
  program: 'nfsd',
  tags: ['rpc.nfsd', 'nfsd'],
  server: true,
  sentences: Object.values(nfsdSays),
};
