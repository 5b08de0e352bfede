/** The languages that the extension brings, and the places of files that keep the language the editor gives them. Made from the table of languages by build/lists.mjs (`npm run lists`). */
export const languages = ['dhcpd', 'exports', 'fstab', 'pxelinux', 'kconfig', 'dnsmasq', 'ipxe', 'grub'];

export const places = [
  '**/{nfs.conf,tftpd-hpa,in.tftpd,isc-dhcp-server,nfs-kernel-server}',
  '**/etc/nfs.conf.d/*.conf',
  '**/etc/{hosts,hostname,hosts.allow,hosts.deny,inetd.conf,xinetd.conf}',
  '**/etc/default/{isc-dhcp-server,tftpd-hpa,nfs-kernel-server,nfs-common}',
  '**/etc/conf.d/{dhcp,dhcpd,in.tftpd,tftpd,atftp,nfs,hostname,net}',
  '**/etc/sysconfig/{dhcpd,nfs,tftp}',
  '**/etc/xinetd.d/*',
  '**/etc/network/interfaces',
  '**/diskless-lint.json',
];
