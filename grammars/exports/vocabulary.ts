/** A word of exports(5) goes in, its documentation as Markdown comes out, with the source named. */
import { optionFact } from './options.js';

const texts: Readonly<Record<string, string>> = {
  ro: 'Clients may only read. This is the default.',
  rw: 'Clients may read and write. A node that boots from the export needs it for everything it writes outside a tmpfs or overlay.',
  secure:
    'Requests must come from a port below 1024. The kernel and mount.nfs of a normal client do that by themselves. This is the default.',
  insecure:
    'Requests may come from any port. Needed for clients behind address translation, such as virtual machines.',
  sync: 'The server answers when the data is on the disk. This is the default since nfs-utils 1.0.0.',
  async:
    'The server answers before the data is on the disk. Faster, but a crash of the server loses what clients believe to be written.',
  nordirplus:
    'NFS 3 only: the server does not answer READDIRPLUS, so clients list directories with plain READDIR.',
  security_label: 'Clients that speak NFS 4.2 may read and set SELinux labels of files.',
  hide: 'A file system mounted below this one is not shown to clients; they see the empty mount point. This is the default. NFS 4 ignores it.',
  nohide:
    'This file system is shown inside the export it is mounted in, although the client did not mount it. Works reliably only for single hosts.',
  crossmnt:
    'Clients may walk from this export into file systems mounted below it; those are exported with the same options.',
  nocrossmnt: 'File systems mounted below need exports of their own. This is the default.',
  wdelay: 'The server waits a moment for related writes before it commits one to disk. This is the default.',
  no_wdelay: 'Each write is committed at once. Has no effect together with `async`.',
  root_squash:
    'Requests of user 0 are done as the anonymous user. This is the default, and a node with such a root file system cannot boot properly: its root user owns nothing.',
  no_root_squash:
    'User 0 of the client is user 0 on the server. Exports that are the root file system of a node need it.',
  all_squash: 'Requests of every user are done as the anonymous user.',
  no_all_squash: 'Users keep their identity (user 0 see `root_squash`). This is the default.',
  subtree_check:
    'The server checks for each request that the file lies below the exported directory. Renaming a file that a client holds open then gives "stale file handle".',
  no_subtree_check:
    'No such check. This is the default since nfs-utils 1.1.0; written out, it keeps exportfs from warning.',
  auth_nlm: 'Lock requests must carry a user identity. This is the default.',
  no_auth_nlm: 'Lock requests need no user identity, as some old clients send none.',
  acl: 'Access control lists are served over NFS 2 and 3. This is the default.',
  no_acl: 'Access control lists are hidden from clients.',
  pnfs: 'Clients may use parallel NFS where the file system offers layouts.',
  no_pnfs: 'No parallel NFS. This is the default.',
  anonuid: 'User number of the anonymous user that squashed requests are done as; 65534 without it.',
  anongid: 'Group number of the anonymous user; 65534 without it.',
  squash_uids:
    'User numbers to squash: one number or `N-M`. A relic; exportfs reads a second item as an unknown option.',
  squash_gids:
    'Group numbers to squash: one number or `N-M`. A relic; exportfs reads a second item as an unknown option.',
  fsid: 'Identifies the file system in file handles. Needed for tmpfs, overlay and other file systems without a UUID. `fsid=0` or `fsid=root` makes the directory what NFS 4 clients see as `/`, so their paths are relative to it.',
  mountpoint:
    'Export only while this path (or the given one) is a mounted file system, so that an unmounted disk does not serve its empty mount point.',
  refer: 'Sends NFS 4 clients elsewhere: `path@host`, several joined by colons.',
  replicas: 'Names other servers with the same data to NFS 4 clients: `path@host`, several joined by colons.',
  sec: 'Security flavours a client may use, joined by colons: `sys`, `krb5`, `krb5i`, `krb5p`, `none`. Options behind it hold for these flavours. The root mount of the kernel itself can only use `sys`.',
};

export function describeOption(name: string): string | undefined {
  const fact = optionFact(name);
  if (fact === undefined) return undefined;
  const text = texts[name] ?? (fact.sameAs === undefined ? '' : `Same as \`${fact.sameAs}\`.`);
  const heading = fact.value === 'none' || fact.value === 'optional' ? name : `${name}=`;
  const opposite = fact.opposite === undefined ? '' : `\n\nOpposite: \`${fact.opposite}\`.`;
  return `**${heading}**\n\n${text}${opposite}\n\nSource: exports(5), nfs-utils support/nfs/exports.c.`;
}

/** The first sentence, for a list of completions. */
export function summaryOf(name: string): string {
  const text = texts[name] ?? '';
  const end = text.indexOf('. ');
  return end < 0 ? text : text.slice(0, end + 1);
}

const kinds = {
  anonymous: 'Every machine that reaches the server.',
  gss: 'Every machine, over the named Kerberos flavour. Deprecated: write `*(sec=...)`.',
  netgroup: 'All hosts of a netgroup, asked of NIS or LDAP.',
  wildcard:
    'Hosts whose *name* matches. The name comes from a reverse look-up of the address; an address is never compared, so a pattern such as `192.168.1.*` matches nothing without DNS. Write a subnet instead.',
  subnet: 'All addresses of a subnet. The mask is applied to both sides, so host bits do no harm.',
  host: 'One machine, by name or address. A name is looked up when exportfs reads the file.',
} as const;

export type ClientKind = keyof typeof kinds;

/** What a client is taken for, in the order of tests of support/export/client.c. */
export function clientKind(name: string): ClientKind {
  if (name === '' || name === '*') return 'anonymous';
  if (name.startsWith('gss/')) return 'gss';
  if (name.startsWith('@')) return 'netgroup';
  for (let i = 0; i < name.length; i++) {
    const character = name[i];
    if (character === '\\') i++;
    else if (character === '*' || character === '?' || character === '[') return 'wildcard';
    else if (character === '/') return 'subnet';
  }
  return 'host';
}

export function describeClient(name: string): string {
  const kind = clientKind(name);
  return `**${name === '' ? '(everyone)' : name}**: ${kind}\n\n${kinds[kind]}\n\nSource: exports(5), nfs-utils support/export/client.c.`;
}
