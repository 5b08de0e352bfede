/** A TFTP server is to serve a folder whose name is a letter away from that of the folder that a repository keeps for it. */
import { isSlip } from '../../../grammars/text/index.js';
import type { CheckRule } from '../rule.js';

const KEPT = (root: string) => ({
  'roles/pxe/files/dnsmasq.conf': `dhcp-range=192.168.1.100,192.168.1.199,255.255.255.0\ndhcp-boot=pxelinux.0\nenable-tftp\ntftp-root=${root}\n`,
  'roles/pxe/files/tftpboot/pxelinux.cfg/default': 'DEFAULT local\nLABEL local\n  LOCALBOOT 0\n',
  'roles/pxe/files/tftpboot/pxelinux.0': '',
  'roles/pxe/files/tftpboot/ldlinux.c32': '',
});

export const tftpRootMisspelt: CheckRule = {
  id: 'tftp/root-misspelt',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'The folder that a TFTP server is to serve (`tftp-root`, `TFTP_DIRECTORY`) has a name that is a letter away from that of the folder in the repository which is put there.',
    why: 'Where it is put under its own name, the server looks in a folder that is not there: dnsmasq does not start (`TFTP directory /srv/tftpbot inaccessible`), and in.tftpd answers `File not found`.',
    avoid: KEPT('/srv/tftpbot'),
    prefer: KEPT('/srv/tftpboot'),
    references: ['dnsmasq(8), --tftp-root', 'tftpd(8)'],
  },
  check({ site, report }) {
    const { root, rootSaid } = site.tftp;
    const kept = root === undefined ? undefined : site.tree.locate(root);
    if (root === undefined || rootSaid === undefined || kept === undefined) return;
    const [name, own] = [root, kept].map((path) => path.replace(/\/+$/, '').split('/').at(-1) ?? '');
    if (name === undefined || own === undefined || own.length < SHORTEST || !isSlip(name, own)) return;
    if (name.toLowerCase() === own.toLowerCase()) return;
    report({
      at: rootSaid.place,
      message: `The files for it lie in a folder called ${own} here, and this one is called ${name}: where they are put there under that name, the server finds none of them. Write ${own}, or call the folder ${name}.`,
    });
  },
};

/** Names such as `tftp` and `ftp` may both be meant. */
const SHORTEST = 5;
