/** Settings files go in; variables come out that the program of their file does not read, and that are a slip of the pen away from one that it reads. */
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
    ['/etc/conf.d/hostname', 'hostname HOSTNAME'],
    ...ofRamdisks(),
  ].map(([path = '', names = '']) => [path, names.split(' ')]),
);

/** What makes an initial ramdisk reads a file, and all of a folder besides: those stand here with a slash at their end. */
function ofRamdisks(): string[][] {
  const dracut =
    'dracutmodules add_dracutmodules force_add_dracutmodules omit_dracutmodules drivers add_drivers force_drivers omit_drivers filesystems drivers_dir fw_dir libdirs install_items install_optional_items compress squash_compress do_strip aggressive_strip do_hardlink do_prelink prefix hostonly hostonly_mode hostonly_cmdline hostonly_default_device hostonly_nics persistent_policy tmpdir use_fstab add_fstab add_device mdadmconf lvmconf fscks nofscks ro_mnt kernel_cmdline kernel_only no_kernel acpi_override acpi_table_dir early_microcode stdloglvl sysloglvl fileloglvl logfile sshkey show_modules i18n_vars i18n_default_font i18n_install_all reproducible noimageifnotneeded loginstall uefi machine_id uefi_stub uefi_splash_image uefi_secureboot_cert uefi_secureboot_key uefi_secureboot_engine kernel_image enhanced_cpio parallel realinitpath journald print_cmdline';
  const mkinitcpio = 'MODULES BINARIES FILES HOOKS COMPRESSION COMPRESSION_OPTIONS MODULES_DECOMPRESS';
  const tools =
    'MODULES BUSYBOX KEYMAP COMPRESS COMPRESSLEVEL DEVICE BOOT NFSROOT NFSOPTS RUNSIZE FSTYPE ROOT UMASK RESUME CRYPTSETUP DROPBEAR FRAMEBUFFER';
  return [
    ['/etc/mkinitcpio.conf', mkinitcpio],
    ['/etc/mkinitcpio.conf.d/', mkinitcpio],
    ['/etc/initramfs-tools/initramfs.conf', tools],
    ['/etc/initramfs-tools/conf.d/', tools],
    ['/etc/initramfs-tools/update-initramfs.conf', 'update_initramfs backup_initramfs'],
    ['/etc/dracut.conf', dracut],
    ['/etc/dracut.conf.d/', dracut],
  ];
}

function namesReadIn(path: string): readonly string[] | undefined {
  return READ.get(path) ?? READ.get(path.slice(0, path.lastIndexOf('/') + 1));
}

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
  /** Of its file, where its program looks for it. */
  readonly path: string;
}

/** `paths`: of the files that are asked about; all without. */
export function misspeltSettings(
  files: ReadonlyMap<string, SettingsFacts>,
  ...paths: readonly string[]
): MisspeltSetting[] {
  const asked = paths.length === 0 ? [...files.keys()] : paths;
  return asked.flatMap((path) => {
    const facts = files.get(path);
    const read = namesReadIn(path);
    if (facts === undefined || read === undefined || facts.refused !== undefined) return [];
    return facts.settings.flatMap(({ name }) => {
      const right = /^\w+$/.test(name.value) ? meant(facts, name.value, read) : undefined;
      return right === undefined ? [] : [{ name, right, path }];
    });
  });
}
