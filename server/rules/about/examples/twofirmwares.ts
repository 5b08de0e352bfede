/** The dhcpd.conf of the examples in which machines with UEFI are told another boot file than those with BIOS. */

interface Told {
  /** The boot files. */
  readonly efi: string;
  readonly bios?: string;
  /** The lines of the subnet before them. */
  readonly subnet?: string;
  /** The lines of the host after its address. */
  readonly host?: string;
}

export function toldByFirmware({
  efi,
  bios = 'pxelinux.0',
  subnet = '  next-server 192.168.1.1;\n',
  host = '',
}: Told): string {
  return `option arch code 93 = unsigned integer 16;
subnet 192.168.1.0 netmask 255.255.255.0 {
${subnet}  if option arch = 00:07 or option arch = 00:09 {
    filename "${efi}";
  } else {
    filename "${bios}";
  }
}
host node21 {
  hardware ethernet 00:40:63:c2:ca:c9;
  fixed-address 192.168.1.21;
${host}}
`;
}
