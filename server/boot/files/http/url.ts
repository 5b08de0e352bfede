/** The text of a URL goes in, its parts come out (RFC 3986, as far as boot loaders go). */
import { isSlip } from '../../../../grammars/text/index.js';
import { baseName } from '../../../site/serverpath.js';

export interface Url {
  readonly text: string;
  /** In lower case. */
  readonly scheme: string;
  readonly host: string;
  /** Scheme, host and port, in lower case; a port that goes without saying is left out. */
  readonly origin: string;
  /** That of the scheme, where none is written. */
  readonly port: string;
  /** Escapes resolved; begins with a slash. */
  readonly path: string;
  /** It asks a question, so that a program may answer it. */
  readonly query: boolean;
}

const PORTS: Readonly<Record<string, string>> = { http: '80', https: '443', tftp: '69' };

/** By which loaders fetch. */
const SCHEMES = ['http', 'https', 'tftp'];

/** What is near them and stands before `://` as well: iPXE knows tftm and mtftp (src/net/udp/tftp.c). */
const NEAR: ReadonlySet<string> = new Set(['ftp', 'ftps', 'sftp', 'shttp', 'tftm', 'mtftp']);

/** The scheme that is meant by one that is a slip away from it; letters may be of either case. */
export function schemeMeant(scheme: string): string | undefined {
  const small = scheme.toLowerCase();
  if (SCHEMES.includes(small) || NEAR.has(small)) return undefined;
  return SCHEMES.find((one) => isSlip(small, one));
}

export function isUrl(text: string): boolean {
  return /^[a-z][a-z0-9+.-]{0,20}:\/\//i.test(text);
}

export function urlOf(text: string): Url | undefined {
  const found =
    /^([a-z][a-z0-9+.-]{0,20}):\/\/(?:[^/?#@]*@)?(\[[^\]/?#]*\]|[^/?#:]*)(?::([^/?#]*))?(\/[^?#]*)?(\?)?/i.exec(
      text,
    );
  const [, scheme = '', host = '', port = '', path = '/', question] = found ?? [];
  if (found === null || host === '') return undefined;
  const lower = scheme.toLowerCase();
  const end = port === '' || port === PORTS[lower] ? '' : `:${port}`;
  return {
    text,
    scheme: lower,
    host,
    origin: `${lower}://${host.toLowerCase()}${end}`,
    port: port === '' ? (PORTS[lower] ?? '') : port,
    path: decoded(path),
    query: question !== undefined,
  };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The last name of a path or a URL, without what stands behind `?` or `#`. */
export function nameInUri(uri: string): string {
  return baseName(uri.replace(/[?#].*/, ''));
}
