/** Descriptions for the tests of this room, as text and as data. */
import assert from 'node:assert/strict';
import { parseDescription, type SiteDescription } from '../../server/generate/index.js';

export const smallest = `server: { name: master, address: 192.168.7.1 }
network: { subnet: 192.168.7.0/24 }
nodes:
  - { name: node1, mac: 52:54:00:00:07:01, address: 192.168.7.21 }
`;

export const full = `server:
  name: master
  address: 192.168.7.1
  interface: eth1
network:
  subnet: 192.168.7.0/255.255.255.0
  router: 192.168.7.254
  dns: [192.168.7.1, 9.9.9.9]
  domain: lab.example
firmware: [bios]
tftp:
  root: /var/lib/tftpboot/
  daemon: in.tftpd
nfs:
  version: 4.0
  roots: /export/roots
  threads: 32
kernel:
  image: linux/bzImage
  parameters: console=tty0 console=ttyS0
  symbols: { VIRTIO_NET: y, DEFAULT_HOSTNAME: none, R8169: n }
shared:
  - { path: /usr }
  - { path: /export/home, mount: /home, access: rw }
nodes:
  - { name: node1, mac: 52-54-00-0-7-AB, address: 192.168.7.21 }
  - { name: kiosk1, mac: 52:54:00:00:07:02, address: 192.168.7.22, root: /export/kiosk, access: ro }
  - { name: kiosk2, mac: 52:54:00:00:07:03, address: 192.168.7.23, root: /export/kiosk, access: ro }
`;

/** Two networks, each with a machine and names of its own. */
export const twoNetworks = `server: { name: master, address: 192.168.7.1 }
networks:
  - { subnet: 192.168.7.0/24, router: 192.168.7.254, domain: lab.example }
  - { subnet: 192.168.8.0/24, server: 192.168.8.1, dns: [192.168.8.9], domain: hall.example }
shared: [{ path: /home, access: rw }]
nodes:
  - { name: node1, mac: 52:54:00:00:07:01, address: 192.168.7.21 }
  - { name: node2, mac: 52:54:00:00:08:01, address: 192.168.8.21 }
`;

/** Three machines that have their root in RAM. */
export const inRam = (more: string): string => `server: { name: master, address: 192.168.7.1 }
network: { subnet: 192.168.7.0/24 }
root: ram
kernel: { image: live/vmlinuz, initrd: live/root.img, parameters: [console=ttyS0] }
nodes:
  - { name: node1, mac: 52:54:00:00:07:01, address: 192.168.7.21 }
  - { name: node2, mac: 52:54:00:00:07:02, address: 192.168.7.22 }
  - { name: node3, mac: 52:54:00:00:07:03, address: 192.168.7.23 }
${more}`;

export function described(text: string): SiteDescription {
  const { description, problems } = parseDescription(text);
  assert.ok(
    description,
    problems.map(({ line, column, message }) => `${line}:${column} ${message}`).join('\n'),
  );
  return description;
}
