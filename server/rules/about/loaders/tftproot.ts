/** A file that a server does not have goes in; the line that says where the server looks comes out, as the other side. */
import { isWithin } from '../../../site/serverpath.js';
import type { Related, Told } from '../../rule.js';

export function tftpRoot(_: unknown, { site: { tftp } }: Told): Related[] {
  const { root, rootSaid } = tftp;
  return rootSaid === undefined ? [] : [{ place: rootSaid.place, message: `the TFTP root is ${root ?? ''}` }];
}

/** The same for loaders that also ask web servers. `path`: where the file would be; undefined where its name is refused. */
export function servedFrom({ path }: { readonly path?: string | undefined }, told: Told): Related[] {
  const { http, tftp } = told.site;
  const roots = [tftp.root, ...(tftp.otherRoots ?? [])].filter((root) => root !== undefined);
  if (path === undefined || roots.some((root) => isWithin(path, root))) return tftpRoot(path, told);
  return http
    .filter((folder) => isWithin(path, folder.path))
    .flatMap(({ said }) => said ?? [])
    .slice(0, 1)
    .map((place) => ({ place, message: 'the folder that the web server gives out is said here' }));
}

/** Why a TFTP server does not send what a name leads to. */
export function gone(path: string, folder: boolean): string {
  return folder ? `${path} is a folder, which no TFTP server sends` : `${path} is not there`;
}

interface NotServed {
  readonly name: string;
  readonly path: string;
  readonly server: string;
  readonly folder: boolean;
}

export function notServed({ name, path, server, folder }: NotServed): string {
  return folder
    ? `${path}, which ${name} stands for, is a folder`
    : `the ${server} server has no file ${path}, which ${name} stands for`;
}
