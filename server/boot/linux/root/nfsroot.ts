/** The text of `nfsroot=` or of option 17 goes in, its parts come out (Linux fs/nfs/nfsroot.c). */
import { parseIpv4 } from '../../../site/address.js';
import type { NfsRootText } from '../../trace.js';

/** `[address:]path[,options]`; only four decimal groups before the colon are taken for a server. */
export function parseNfsRoot(text: string): NfsRootText {
  const comma = text.indexOf(',');
  const head = comma < 0 ? text : text.slice(0, comma);
  const options = comma < 0 ? [] : optionWords(text.slice(comma + 1));
  const colon = head.indexOf(':');
  const word = colon < 0 ? head : head.slice(0, colon);
  const server = parseIpv4(word);
  if (server !== undefined) {
    const path = colon < 0 ? '' : head.slice(colon + 1);
    return { server, serverWord: undefined, path: pathOf(path), options };
  }
  const serverWord = colon > 0 && !word.includes('/') ? word : undefined;
  return { server: undefined, serverWord, path: pathOf(head), options };
}

/** `default` keeps the path that was said before. */
function pathOf(text: string): string | undefined {
  return text === '' || text === 'default' ? undefined : text;
}

function optionWords(text: string): string[] {
  return text.split(',').filter((word) => word !== '');
}

/** A value of `nfsroot=` that begins with none of a digit, `/` and `,` names a directory below /tftpboot. */
export function nfsrootParameter(value: string): NfsRootText {
  return parseNfsRoot(/^[0-9/,]/.test(value) ? value : `/tftpboot/${value}`);
}

/** `server:/path` and what begins with `nfs:`: no device has such a name. */
export function namesFileServer(root: string): boolean {
  return /^nfs4?:/.test(root) || /^[^/]*:\//.test(root);
}

/** The version that option words ask for; of several the last. */
export function versionOf(options: readonly string[]): string | undefined {
  let version: string | undefined;
  for (const option of options) {
    if (!option.includes('v')) continue;
    const match = /^(?:(?:nfs)?vers=|v)([0-9](?:\.[0-9])?)$/.exec(option);
    if (match !== null) version = match[1];
    const minor = /^minorversion=([0-9])$/.exec(option)?.[1];
    if (minor !== undefined && version !== undefined) version = `${version.slice(0, 1)}.${minor}`;
  }
  return version;
}

export function transportOf(options: readonly string[]): 'tcp' | 'udp' | undefined {
  let transport: 'tcp' | 'udp' | undefined;
  for (const option of options) {
    const word = option.startsWith('proto=') ? option.slice(6) : option;
    if (word === 'tcp' || word === 'udp') transport = word;
  }
  return transport;
}

/** A number option such as `rsize`; of several the last. */
export function numberOption(options: readonly string[], name: string): number | undefined {
  const last = options.findLast((option) => option.startsWith(`${name}=`))?.slice(name.length + 1);
  return last !== undefined && /^[0-9]{1,9}$/.test(last) ? Number(last) : undefined;
}
