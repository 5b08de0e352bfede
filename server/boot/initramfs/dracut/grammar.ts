/** The value of `root=nfs:…`, of `nfsroot=` or of option 17 goes in; its parts as dracut reads them come out (modules.d/95nfs/nfs-lib.sh). */
import { parseIpv4 } from '../../../site/address.js';
import { versionOf } from '../../linux/root/nfsroot.js';
import type { NfsRootText } from '../../trace.js';

interface Parts {
  readonly server: string;
  readonly path: string;
  readonly options: string;
}

/** Where no `:/` stands in it, all is the path, on the server that DHCP tells (nfsroot_to_var and nfsroot_from_dhcp of nfs-lib.sh). */
export const GLUED = /^(nfs4?:\d+(?:\.\d+){3})(\/[^:]*(?::[^/].*)?)$/;

/** A slash or another sign stands behind the protocol in the place of the colon. */
export const SEPARATED = /^(nfs4?)[/,;=.](\d+(?:\.\d+){3}:\/.*)$/i;

/** Of the two protocols it reads only nfs:// as a URL (nfs_to_var); behind nfs4: the slashes belong to the path. */
export const URL_OF_4 = /^nfs4:\/\/([^/:]+)(\/[^:]*)(.*)$/;

/** `nfs[4]:[server:]path[:options|,options]`, `nfs://server[:port]/path`, or the installer's `nfs:options:server:/path`. */
export function parseDracutRoot(value: string): NfsRootText {
  const scheme = /^nfs4?(?=:|$)/.exec(value)?.[0];
  const rest = scheme === undefined ? value : value.slice(scheme.length + 1);
  const { server, path, options } = value.startsWith('nfs://')
    ? urlParts(rest)
    : (installerParts(rest) ?? parts(rest));
  const words = options.split(/[,:]/).filter((word) => word !== '');
  if (scheme === 'nfs4' && versionOf(words) === undefined) words.unshift('vers=4');
  const address = parseIpv4(server);
  return {
    server: address,
    serverWord: address === undefined && server !== '' ? server : undefined,
    // What no server exports is no path that anybody meant.
    path: !path.startsWith('/') || GLUED.test(value) || URL_OF_4.test(value) ? undefined : path,
    options: words,
  };
}

/** The last `:/` stands before the path; behind it a colon or a comma ends the path. */
function parts(text: string): Parts {
  const colon = text.lastIndexOf(':/');
  const server = colon < 0 ? '' : text.slice(0, text.indexOf(':/'));
  const tail = colon < 0 ? text : text.slice(colon + 1);
  const end = tail.search(/[:,]/);
  return end < 0
    ? { server, path: tail, options: '' }
    : { server, path: tail.slice(0, end), options: tail.slice(end + 1) };
}

function installerParts(text: string): Parts | undefined {
  const match = /^([^:/]*):([^:/]*):(\/.*)$/.exec(text);
  const [, options = '', server = '', path = ''] = match ?? [];
  return match === null ? undefined : { server, path, options };
}

function urlParts(text: string): Parts {
  const rest = text.slice('//'.length);
  const slash = rest.indexOf('/');
  const host = (slash < 0 ? rest : rest.slice(0, slash)).replace(/:$/, '');
  const port = /:(\d{1,5})$/.exec(host);
  return {
    server: port === null ? host : host.slice(0, port.index),
    path: slash < 0 ? '' : rest.slice(slash),
    options: port === null ? '' : `port=${port[1]}`,
  };
}
