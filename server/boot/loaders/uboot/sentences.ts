/** What U-Boot shows on the screen when it asks for an address and for files, and follows a configuration of PXELINUX (net/bootp.c, net/tftp.c, net/net.c, boot/pxe_utils.c). */
import { type Speaker, sentences } from '../../sentence.js';

export const ubootSays = sentences({
  ownAddress: {
    words: 'DHCP client bound to address {address}',
    stage: 'dhcp',
    means: 'The board got this address.',
  },
  asks: {
    words: 'TFTP from server {server}; our IP address is {address}',
    stage: 'files',
    means: 'The board asks this TFTP server for a file.',
  },
  noAnswer: {
    words: 'Retry time exceeded; starting again',
    stage: 'dhcp',
    means: 'No DHCP server answered the board.',
    todo: 'Look whether the DHCP server hears it: its log has a line for each request.',
  },
  noServer: {
    words: "*** ERROR: `serverip' not set",
    stage: 'dhcp',
    means: 'Neither DHCP nor the environment of the board names a TFTP server.',
    todo: 'Write next-server beside the declaration of the board, or set serverip in its environment.',
  },
  serverSilent: {
    words: 'Retry count exceeded; starting again',
    stage: 'files',
    means: 'The TFTP server that the board asks does not answer.',
    todo: 'Look whether it runs and listens, and whether a firewall stands between.',
  },
  noConfiguration: {
    words: 'Config file not found',
    stage: 'loader',
    means: 'The TFTP server has none of the configurations that U-Boot asks for.',
    todo: 'Put one into pxelinux.cfg, beside the boot file or at the top: for the MAC, the address, or default.',
    common: true,
  },
  noKernel: {
    words: 'No kernel given, skipping',
    stage: 'loader',
    means: 'A label names no kernel.',
    todo: 'Write KERNEL or FIT into the label.',
  },
  kernelMissing: {
    words: 'Skipping {label} for failure retrieving kernel',
    stage: 'loader',
    means: 'The TFTP server does not have the kernel that the label names.',
    todo: 'Put the kernel below the TFTP root, where the prefix of U-Boot leads.',
  },
  treeMissing: {
    words: 'Skipping {label} for failure retrieving FDT',
    stage: 'loader',
    means: 'The TFTP server does not have the device tree that the label names.',
    todo: 'Put the device tree below the TFTP root, where the prefix of U-Boot leads.',
  },
});

export const speaker: Speaker = {
  program: 'U-Boot',
  tags: [],
  sentences: Object.values(ubootSays),
};
