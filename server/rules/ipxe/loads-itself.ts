/** An iPXE without a script of its own is told to load itself. The rules about the DHCP servers know which line is wrong; this one speaks where they are silent. */
import { bootLine } from '../about/causes.js';
import { faultRule } from '../rule.js';

export const ipxeLoadsItself = faultRule({
  id: 'ipxe/loads-itself',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'A machine loads an iPXE for UEFI whose octets hold no script, and DHCP tells that iPXE to load the same file, and the rule that says why is switched off.',
    why: 'iPXE asks DHCP again once it runs, loads itself, and so on: its banner appears again and again. As a rule dnsmasq/ipxe-loop or dhcp/ipxe-loop names the line, and this one is not needed.',
    avoid: {},
    prefer: {},
    references: ['iPXE documentation, chainloading', 'iPXE src/image/script.c, src/image/embedded.c'],
  },
  cause: ({ at }) => bootLine(at, 1, 'iPXE is told to load itself here'),
  saidBy: () => ['dnsmasq/ipxe-loop', 'dhcp/ipxe-loop'],
  story: ({ file }) => `${file} has no script built in, and is told to load itself over and over`,
  message: ({ file }, { who, single }) =>
    `${file} has no script built into it, and once it runs ${who} ${single ? 'is' : 'are'} told to load it again: it starts over and over. Give iPXE a file of its own.`,
});
