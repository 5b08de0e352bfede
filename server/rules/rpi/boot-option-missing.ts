/** Option 43 does not hold the text by which a Raspberry Pi knows its boot server. */
import { raspberryDnsmasq, raspberrySite } from '../about/examples/raspberry.js';
import { faultRule } from '../rule.js';

const MENDS: Readonly<Record<string, string>> = {
  dnsmasq: 'Write pxe-service=0,"Raspberry Pi Boot" into its configuration.',
  dhcpd:
    'Write option vendor-encapsulated-options "Raspberry Pi Boot"; into the declaration of the machine, its group or its class.',
};

export const rpiBootOptionMissing = faultRule({
  id: 'rpi/boot-option-missing',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A Raspberry Pi is not told `Raspberry Pi Boot` in option 43.',
    why: 'It is by this text that the boot ROM and the bootloader in the EEPROM know a boot server. Without it, and without the address of a TFTP server in option 66, a Raspberry Pi asks DHCP again and again and asks for no file. Only one with TFTP_IP in its EEPROM goes on.',
    avoid: raspberrySite(raspberryDnsmasq('"Raspberry Pi Boot"', '"Raspbery Boot"')),
    prefer: raspberrySite(),
    references: [
      'raspberrypi.com, Network booting, "Known problems"',
      'raspberrypi.com, Raspberry Pi bootloader configuration, PXE_OPTION43 and TFTP_IP',
    ],
  },
  story: ({ written }) =>
    written === undefined
      ? 'option 43 does not say "Raspberry Pi Boot"'
      : `option 43 says "${written}" and not "Raspberry Pi Boot"`,
  message: ({ written, server }, { who }) => {
    const seen =
      written === undefined
        ? `${server} does not tell ${who} "Raspberry Pi Boot" in option 43, nor a TFTP server in option 66`
        : `${server} tells ${who} "${written}" in option 43, and a Raspberry Pi looks for "Raspberry Pi Boot"`;
    return `${seen}. Its bootloader then asks for no file${written === undefined ? ', unless TFTP_IP stands in its EEPROM' : ''}. ${MENDS[server] ?? 'Send the text in option 43.'}`;
  },
  severityOf: ({ effect }) => (effect === 'stops' ? 'error' : 'warning'),
});
