/** An iPXE script goes in; the files of a site of dnsmasq come out whose one machine, n1, runs it over TFTP and finds a kernel there. */
/** The boot program of iPXE for everybody, and the script for iPXE itself. */
export const IPXE_DNSMASQ = `port=0
dhcp-range=10.0.0.0,static,255.255.255.0,12h
dhcp-host=52:54:00:00:00:01,n1,10.0.0.5
enable-tftp
tftp-root=/srv/tftp
dhcp-userclass=set:ipxe,iPXE
dhcp-boot=tag:!ipxe,undionly.kpxe
dhcp-boot=tag:ipxe,boot.ipxe
`;

export function ipxeFiles(script: string): Readonly<Record<string, string>> {
  return {
    'etc/dnsmasq.conf': IPXE_DNSMASQ,
    'etc/network/interfaces': 'iface eth0 inet static\n  address 10.0.0.1\n  netmask 255.255.255.0\n',
    'etc/exports': '/srv/n1 10.0.0.5(rw,no_root_squash,no_subtree_check)\n',
    'srv/tftp/undionly.kpxe': '',
    'srv/tftp/vmlinuz': '',
    'srv/tftp/boot.ipxe': script,
  };
}
