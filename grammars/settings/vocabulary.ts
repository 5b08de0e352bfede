/** The name of a setting goes in, what it does comes out, as Markdown with its source. */
import type { Dialect } from './document.js';

export interface SettingFact {
  readonly name: string;
  readonly dialects: readonly Dialect[];
  readonly text: string;
}

/** Whose settings stand in a section of nfs.conf(5). */
export const nfsSections: ReadonlyMap<string, string> = new Map([
  ['general', 'blkmapd, rpc.idmapd and rpc.gssd together'],
  ['exports', 'all that reads exports'],
  ['exportd', 'nfsv4.exportd'],
  ['nfsdcltrack', 'nfsdcltrack, which keeps track of clients'],
  ['nfsd', 'rpc.nfsd, the NFS server'],
  ['mountd', 'rpc.mountd'],
  ['statd', 'rpc.statd'],
  ['lockd', 'the lock manager'],
  ['sm-notify', 'sm-notify'],
  ['gssd', 'rpc.gssd'],
  ['svcgssd', 'rpc.svcgssd'],
  ['exportfs', 'exportfs'],
  ['nfsrahead', 'nfsrahead, which sets how far is read ahead'],
]);

const fact = (name: string, dialect: Dialect, text: string): SettingFact => ({
  name,
  dialects: [dialect],
  text,
});

export const settingFacts: readonly SettingFact[] = [
  fact(
    'INTFTPD_PATH',
    'shell',
    'Gentoo: the directory that the TFTP server serves. Takes effect only where `INTFTPD_OPTS` names it. Source: /etc/conf.d/in.tftpd of net-ftp/tftp-hpa.',
  ),
  fact(
    'INTFTPD_OPTS',
    'shell',
    'Gentoo: the arguments of in.tftpd. With `-s DIRECTORY` clients see that directory as `/`. Source: /etc/conf.d/in.tftpd, tftpd(8).',
  ),
  fact(
    'INTFTPD_USER',
    'shell',
    'Gentoo: the user that in.tftpd runs as; it must be able to read the boot files. Source: /etc/conf.d/in.tftpd.',
  ),
  fact(
    'TFTPD_ARGS',
    'shell',
    'Arch: the arguments of in.tftpd. With `--secure DIRECTORY` clients see that directory as `/`. Source: /etc/conf.d/tftpd of tftp-hpa, tftpd(8).',
  ),
  fact(
    'TFTPD_ROOT',
    'shell',
    'Gentoo: the directory that atftpd serves. Source: /etc/conf.d/atftp of net-ftp/atftp.',
  ),
  fact('TFTPD_OPTS', 'shell', 'Gentoo: the options of atftpd. Source: /etc/conf.d/atftp, atftpd(8).'),
  fact(
    'TFTP_DIRECTORY',
    'shell',
    'Debian: the directory that the TFTP server serves; it becomes the last argument of in.tftpd. Source: /etc/default/tftpd-hpa.',
  ),
  fact(
    'TFTP_OPTIONS',
    'shell',
    'Debian: further arguments of in.tftpd. With `--secure` clients see the directory as `/`; without it they must ask for full paths. Source: /etc/default/tftpd-hpa, tftpd(8).',
  ),
  fact(
    'TFTP_ADDRESS',
    'shell',
    'Debian: address and port to listen on, such as `:69` for all addresses. Source: /etc/default/tftpd-hpa.',
  ),
  fact('TFTP_USERNAME', 'shell', 'Debian: the user that in.tftpd runs as. Source: /etc/default/tftpd-hpa.'),
  fact(
    'RPCNFSDCOUNT',
    'shell',
    'How many threads the NFS server starts. Few threads make many nodes wait for each other at boot. Source: /etc/default/nfs-kernel-server, rpc.nfsd(8).',
  ),
  fact(
    'RPCNFSDPRIORITY',
    'shell',
    'Debian: the nice value of the NFS server threads. Source: /etc/default/nfs-kernel-server.',
  ),
  fact(
    'RPCMOUNTDOPTS',
    'shell',
    'Arguments of rpc.mountd, such as `--manage-gids` or a fixed `--port`. Source: rpc.mountd(8).',
  ),
  fact(
    'OPTS_RPC_NFSD',
    'shell',
    'Gentoo: arguments of rpc.nfsd; a number is the count of threads. Source: /etc/conf.d/nfs.',
  ),
  fact('OPTS_RPC_MOUNTD', 'shell', 'Gentoo: arguments of rpc.mountd. Source: /etc/conf.d/nfs.'),
  fact(
    'NEED_SVCGSSD',
    'shell',
    'Debian: `yes` starts the server side of Kerberos for NFS. Source: /etc/default/nfs-kernel-server.',
  ),
  fact(
    'INTERFACES',
    'shell',
    'Debian, older releases: the network cards that dhcpd listens on. Source: /etc/default/isc-dhcp-server.',
  ),
  fact(
    'INTERFACESv4',
    'shell',
    'Debian: the network cards that dhcpd listens on. Empty means every card with a subnet declaration. Source: /etc/default/isc-dhcp-server.',
  ),
  fact(
    'INTERFACESv6',
    'shell',
    'Debian: the network cards that the IPv6 dhcpd listens on. Source: /etc/default/isc-dhcp-server.',
  ),
  fact(
    'DHCPDv4_CONF',
    'shell',
    'Debian: the configuration file of dhcpd, in place of /etc/dhcp/dhcpd.conf. Source: /etc/default/isc-dhcp-server.',
  ),
  fact('DHCPD_IFACE', 'shell', 'Gentoo: the network cards that dhcpd listens on. Source: /etc/conf.d/dhcpd.'),
  fact(
    'DHCPD_CONF',
    'shell',
    'The configuration file of dhcpd. Source: /etc/conf.d/dhcpd, /etc/default/isc-dhcp-server.',
  ),
  fact('DHCPD_OPTS', 'shell', 'Gentoo: further arguments of dhcpd. Source: /etc/conf.d/dhcpd, dhcpd(8).'),
  fact(
    'DHCPD_CHROOT',
    'shell',
    'Gentoo: the directory dhcpd is locked into; its configuration then lies below it. Source: /etc/conf.d/dhcpd.',
  ),
  fact('HOSTNAME', 'shell', 'Gentoo: the name of the machine. Source: /etc/conf.d/hostname.'),
  fact('hostname', 'shell', 'Gentoo: the name of the machine. Source: /etc/conf.d/hostname.'),
  fact('threads', 'ini', 'Section nfsd: how many threads the NFS server starts. Source: nfs.conf(5).'),
  fact(
    'vers3',
    'ini',
    'Section nfsd: whether NFS version 3 is offered. Kernel NFS roots often need it. Source: nfs.conf(5).',
  ),
  fact('vers4', 'ini', 'Section nfsd: whether NFS version 4 is offered. Source: nfs.conf(5).'),
  fact(
    'udp',
    'ini',
    'Section nfsd: whether NFS is offered over UDP, as old kernels ask for. Source: nfs.conf(5).',
  ),
  fact(
    'rootdir',
    'ini',
    'Section exports: a directory that is put before every exported path. Source: nfs.conf(5).',
  ),
  fact(
    'manage-gids',
    'ini',
    'Section mountd: look up the groups of a user on the server. Source: nfs.conf(5).',
  ),
  fact(
    'disable',
    'xinetd',
    '`no` lets xinetd start the service; `yes` switches it off. Source: xinetd.conf(5).',
  ),
  fact('server', 'xinetd', 'The program that xinetd starts. Source: xinetd.conf(5).'),
  fact(
    'server_args',
    'xinetd',
    "The arguments of the program. For in.tftpd `-s DIRECTORY` makes that directory the clients' `/`. Source: xinetd.conf(5), tftpd(8).",
  ),
  fact('socket_type', 'xinetd', 'TFTP needs `dgram`. Source: xinetd.conf(5).'),
  fact('wait', 'xinetd', 'TFTP needs `yes`: the daemon takes over the socket. Source: xinetd.conf(5).'),
  fact(
    'only_from',
    'xinetd',
    'The addresses that may use the service; a node that is not among them gets no answer. Source: xinetd.conf(5).',
  ),
  fact('ExecStart', 'unit', 'The command line of the service. Source: systemd.service(5).'),
  fact(
    'EnvironmentFile',
    'unit',
    'A file whose assignments the command line may use; `-` before the name allows it to be missing. Source: systemd.exec(5).',
  ),
  fact(
    'ListenDatagram',
    'unit',
    'The UDP address and port that systemd listens on for the service. Source: systemd.socket(5).',
  ),
  fact('address', 'interfaces', 'The address of the card, of this machine itself. Source: interfaces(5).'),
  fact('netmask', 'interfaces', 'The mask that belongs to the address. Source: interfaces(5).'),
  fact('gateway', 'interfaces', 'The router for all other networks. Source: interfaces(5).'),
  fact('nameserver', 'interfaces', 'The address of a name server. Source: resolv.conf(5).'),
];

export function settingFact(name: string, dialect: Dialect): SettingFact | undefined {
  const insensitive = dialect === 'ini' ? name.toLowerCase() : name;
  return settingFacts.find((one) => one.name === insensitive && one.dialects.includes(dialect));
}

export function markdownOf({ name, text }: SettingFact): string {
  return `**${name}**: ${text}`;
}
