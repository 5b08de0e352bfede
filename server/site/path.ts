/** Kinds of paths as types: what goes in is text, and what comes out is the same text with its kind known to the compiler. */

declare const kind: unique symbol;

/** A text of no known kind may be given for any, so that words of files and literals need no ceremony; one of another kind may not. */
type Kind<Name extends string> = string & { readonly [kind]?: Name };

/** Absolute on the boot server, as its own files name things: `/srv/tftp/bzImage`, wherever a repository keeps that. */
export type ServerPath = Kind<'server path'>;

/** Absolute on the disk that is read, as places, edits and findings name files: `/home/me/site/tftp/bzImage`. */
export type DiskPath = Kind<'disk path'>;

/** What a client asks a server of files for: `pxelinux.0` or `/bzImage`, which lies below the server's root, or is no path at all. */
export type TftpName = Kind<'TFTP name'>;

/** The kind of a path, for what is made of it and is of the same kind: a directory above it, a name below it. */
export type SameKind<Path extends string> = Path extends { readonly [kind]?: infer Name }
  ? unknown extends Name
    ? string
    : string & { readonly [kind]?: Name }
  : string;
