/** Nothing goes in, the files that `diskless-lint init` starts a folder with come out: every setting shown, as a comment. */
import type { SiteFiles } from './write/site.js';

/** Where the published schemas are: the folder is that of the repository named in package.json. */
const published = 'https://raw.githubusercontent.com/diskless-lint/diskless-lint/main/server';
export const schemaAddress = `${published}/workspace/diskless-lint.schema.json`;
export const descriptionSchemaAddress = `${published}/generate/site.schema.json`;

const configuration = `// Settings of diskless-lint for this folder and everything below it. Every line is optional.
{
  // For editors: what may stand here, and what it means.
  "$schema": "${schemaAddress}",

  // The folder that stands for the boot server's "/", when it is not this one.
  // "root": "server",

  // Where the repository keeps what the server has elsewhere: server path, folder here.
  // "paths": { "/srv/tftp": "tftp" },

  // Names and addresses of the boot server itself, when no file says them.
  // "server": { "names": ["master"], "addresses": ["192.168.1.1"] },

  // The directory that TFTP clients see as "/".
  // "tftpRoot": "/srv/tftp",

  // The folder that a web server gives out as /; or what URLs begin with and the folder of each.
  // "httpRoot": "/srv/http",
  // "urls": { "http://192.168.1.1:8080/boot/": "/srv/http/boot" },

  // Which .config belongs to which kernel image, when their names do not tell.
  // "kernels": { "/srv/tftp/vmlinuz": "kernel/config" },

  // Names that a DNS server resolves.
  // "hosts": { "nfs.example.org": "192.168.1.2" },

  // Rules: "error", "warning", "info" or "off".
  // "rules": { "svc/tftp-exposes-roots": "off" },

  // Files that are not read.
  // "ignore": ["old/**"]
}
`;

const description = `# yaml-language-server: $schema=${descriptionSchemaAddress}
# The whole boot server in one file:  diskless-lint generate site.yaml --out DIRECTORY
server:
  name: master
  address: 192.168.1.1
  # interface: eth0             # dhcpd listens on this one only

network:
  subnet: 192.168.1.0/24
  router: 192.168.1.1
  dns: [192.168.1.1]
  domain: example.org

# Several networks are a list, "networks", each with a "server" of its own: the address that the boot server has there.

# dhcp: dhcpd                   # or dnsmasq, which serves the files as well: then leave out the daemon of tftp
# loader: ipxe                  # or grub, in the folders that grub-mknetdir makes; pxelinux where nothing is said
# firmware: [bios, efi-x64]     # what the machines are; each kind gets its own boot loader
# http: /srv/http               # iPXE and GRUB fetch the kernel from a web server that gives out this folder
# root: nfs                     # or ram: kernel then has an initrd that is the whole root; leave out nfs and shared

# tftp:
#   root: /srv/tftp
#   daemon: tftpd-hpa           # or in.tftpd, for Gentoo's settings file

# nfs:
#   version: 3                  # or 4.0, 4.1, 4.2
#   roots: /srv/nfs             # each node's root is a directory of its name in here

# kernel:
#   image: vmlinuz
#   parameters: [console=tty0]
#   symbols: { R8169: y }       # the driver of the network card

shared:
  - path: /home
    access: rw

nodes:
  - name: node1
    mac: 52:54:00:00:00:01
    address: 192.168.1.21
  # - name: kiosk
  #   mac: 52:54:00:00:00:02
  #   address: 192.168.1.22
  #   root: /srv/nfs/kiosk
  #   access: ro                # several nodes may share a root that none can write
`;

export const configurationFileName = 'diskless-lint.json';
export const descriptionFileName = 'site.yaml';

export function initFiles(): SiteFiles {
  return new Map([
    [configurationFileName, configuration],
    [descriptionFileName, description],
  ]);
}
