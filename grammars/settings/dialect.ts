/** A file name and the text go in, the dialect comes out: the path decides, else the look of the first lines. */
import { headStatements } from '../text/index.js';
import type { Dialect } from './document.js';
import { isRaspberryConfig } from './raspberry.js';

const SHELL_DIRECTORY = /(?:^|\/)(?:conf\.d|default|sysconfig(?:\/network)?|network-scripts)\/[^/]*$/;
/** What mkinitcpio, dracut and initramfs-tools source. */
const SHELL_FILE =
  /(?:^|\/)(?:(?:mkinitcpio|dracut)\.conf(?:\.d\/[^/]*)?|initramfs-tools\/(?:initramfs\.conf|conf\.d\/[^/]*))$/;
const UNIT_NAME = /\.(?:service|socket|mount|automount|target|timer|path)(?:\.d\/[^/]*\.conf)?$/;

/** Those that only scripts read; systemd, which reads others of these folders by itself, passes over blanks beside the sign. */
const SOURCED =
  /(?:^|\/)(?:conf\.d\/(?![^/]*\.(?:conf|cfg)$)[^/]+|default\/(?:tftpd-hpa|atftpd|nfs-kernel-server|nfs-common))$/;

/** A shell reads the file as a script of its own. */
export function isSourced(fileName: string | undefined): boolean {
  return fileName !== undefined && (SOURCED.test(fileName) || SHELL_FILE.test(fileName));
}

export function dialectOf(fileName: string | undefined, text: string): Dialect {
  if (fileName === undefined) return byLook(text);
  // What a config.txt includes may be called as one likes (`include syscfg.txt`).
  const included = fileName.endsWith('.txt') && headStatements(text).length > 0 && isRaspberryConfig(text);
  return byName(fileName) ?? (included ? 'raspberry' : byLook(text));
}

function byName(path: string): Dialect | undefined {
  const base = path.slice(path.lastIndexOf('/') + 1);
  if (/(?:^|\/)(?:NetworkManager\/(?:conf\.d\/)?|connman\/)[^/]*\.conf$/.test(path)) return 'ini';
  if (SHELL_DIRECTORY.test(path) || SHELL_FILE.test(path)) return 'shell';
  if (base === 'hosts') return 'hosts';
  if (base === 'hosts.allow' || base === 'hosts.deny') return 'wrappers';
  if (base === 'inetd.conf') return 'inetd';
  // resolv.conf(5) and dhcpcd.conf(5) are written alike: a word, then what belongs to it.
  if (
    base === 'interfaces' ||
    base === 'resolv.conf' ||
    base === 'dhcpcd.conf' ||
    path.includes('/interfaces.d/')
  )
    return 'interfaces';
  if (base === 'xinetd.conf' || path.includes('xinetd.d/')) return 'xinetd';
  if (UNIT_NAME.test(path)) return 'unit';
  if (
    /(?:^|\/)(?:nfs|nfsmount|idmapd)\.conf(?:\.d\/[^/]*)?$/.test(path) ||
    /\.(?:ini|network|nmconnection)$/.test(base)
  )
    return 'ini';
  if (base === 'config.txt' || base === 'usercfg.txt') return 'raspberry';
  if (base === 'cmdline.txt') return 'words';
  if (base === 'hostname' || base === 'HOSTNAME' || base === 'nodename') return 'value';
  return undefined;
}

function byLook(text: string): Dialect {
  const head = text.slice(0, 4000).split('\n', 80);
  const lines = head.map((line) => line.trim()).filter((line) => line !== '' && !/^[#;]/.test(line));
  const [first = ''] = lines;
  if (/^\[(?:Unit|Service|Socket|Mount|Install)\]/.test(first)) return 'unit';
  if (first.startsWith('[')) return 'ini';
  if (/^(?:service\s+\S+|defaults)\s*\{?$/.test(first)) return 'xinetd';
  if (/^(?:auto|iface|allow-\S+|source)\s+\S/.test(first)) return 'interfaces';
  if (/^(?:export\s+)?[A-Za-z_]\w{0,60}\+?=/.test(first)) return 'shell';
  if (/^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-fA-F:]{2,39})\s+\S/.test(first)) return 'hosts';
  if (/^\S+\s+(?:stream|dgram|raw|seqpacket)\s/.test(first)) return 'inetd';
  if (/^[\w.-]+(?:[\s,]+[\w.-]+)*\s*:/.test(first.slice(0, 200))) return 'wrappers';
  return lines.length === 1 && /^[\w.-]+$/.test(first) ? 'value' : 'shell';
}
