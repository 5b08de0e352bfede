/** Settings files go in; variables come out that the service of their file does not read, and that are a slip of the pen away from one that it reads. */
import { isSlip } from '../../../grammars/text/index.js';
import type { Said } from '../place.js';
import type { SettingsFacts } from './facts.js';

/** What the init scripts and units of the distributions read. */
const READ: ReadonlyMap<string, readonly string[]> = new Map(
  [
    ['/etc/conf.d/in.tftpd', 'INTFTPD_PATH INTFTPD_OPTS INTFTPD_USER'],
    ['/etc/conf.d/tftpd', 'TFTPD_ARGS'],
    ['/etc/conf.d/atftp', 'TFTPD_ROOT TFTPD_OPTS'],
    ['/etc/default/tftpd-hpa', 'TFTP_DIRECTORY TFTP_OPTIONS TFTP_ADDRESS TFTP_USERNAME RUN_DAEMON'],
    ['/etc/sysconfig/tftp', 'TFTP_DIRECTORY TFTP_OPTIONS TFTP_USER'],
    ['/etc/default/atftpd', 'USE_INETD OPTIONS'],
    [
      '/etc/conf.d/nfs',
      'RPCNFSDCOUNT RPCMOUNTDOPTS OPTS_RPC_NFSD OPTS_RPC_MOUNTD OPTS_RPC_STATD OPTS_RPC_IDMAPD OPTS_RPC_GSSD OPTS_RPC_SVCGSSD NFS_NEEDED_SERVICES EXPORTFS_TIMEOUT',
    ],
    [
      '/etc/default/nfs-kernel-server',
      'RPCNFSDCOUNT RPCNFSDPRIORITY RPCNFSDOPTS RPCNFSDARGS RPCMOUNTDOPTS NEED_SVCGSSD RPCSVCGSSDOPTS',
    ],
    ['/etc/default/nfs-common', 'NEED_STATD STATDOPTS NEED_IDMAPD NEED_GSSD'],
    [
      '/etc/sysconfig/nfs',
      'RPCNFSDCOUNT RPCNFSDARGS RPCMOUNTDOPTS RPCMOUNTDARGS STATDARG MOUNTD_PORT STATD_PORT LOCKD_TCPPORT LOCKD_UDPPORT MOUNTD_NFS_V3 NFSD_MODULE',
    ],
    [
      '/etc/default/isc-dhcp-server',
      'INTERFACES INTERFACESv4 INTERFACESv6 DHCPD_CONF DHCPDv4_CONF DHCPDv6_CONF DHCPDv4_PID DHCPDv6_PID OPTIONS',
    ],
    [
      '/etc/xinetd.d/tftp',
      'id type flags disable socket_type protocol wait user group groups instances nice server server_args only_from no_access access_times log_type log_on_success log_on_failure rpc_version rpc_number env passenv port redirect bind interface banner banner_success banner_fail per_source cps max_load umask mdns libwrap deny_time rlimit_as rlimit_files rlimit_cpu rlimit_data rlimit_rss rlimit_stack enabled',
    ],
    ['/etc/conf.d/dhcpd', 'DHCPD_IFACE DHCPD_CONF DHCPD_OPTS DHCPD_CHROOT IFACE'],
    ['/etc/sysconfig/dhcpd', 'DHCPDARGS DHCPD_INTERFACE DHCPD_OTHER_ARGS DHCPD_RUN_CHROOTED'],
  ].map(([path = '', names = '']) => [path, names.split(' ')]),
);

/** What was meant by a name; undefined where the file reads it, uses it in another line, or sets the other one as well. */
function meant({ settings }: SettingsFacts, name: string, read: readonly string[]): string | undefined {
  if (read.includes(name)) return undefined;
  const near = read.find((one) => isSlip(name, one));
  if (near === undefined || settings.some((one) => one.name.value === near)) return undefined;
  return settings.some(({ raw }) => new RegExp(`\\$\\{?${name}\\b`).test(raw.value)) ? undefined : near;
}

export interface MisspeltSetting {
  readonly name: Said<string>;
  readonly right: string;
}

/** `paths`: of the files that are asked about; all without. */
export function misspeltSettings(
  files: ReadonlyMap<string, SettingsFacts>,
  ...paths: readonly string[]
): MisspeltSetting[] {
  return [...READ].flatMap(([path, read]) => {
    const facts = paths.length === 0 || paths.includes(path) ? files.get(path) : undefined;
    if (facts === undefined || facts.refused !== undefined) return [];
    return facts.settings.flatMap(({ name }) => {
      const right = /^\w+$/.test(name.value) ? meant(facts, name.value, read) : undefined;
      return right === undefined ? [] : [{ name, right }];
    });
  });
}
