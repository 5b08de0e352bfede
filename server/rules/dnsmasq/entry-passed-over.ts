/** A line of a file of hosts or options is no value of dhcp-host or dhcp-option, so dnsmasq passes it over. */
import type { DnsmasqPassedOver } from '../../site/dnsmasq/facts.js';
import { servedByDnsmasq } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const FILE = (line: string) => ({
  ...servedByDnsmasq('dhcp-hostsfile=/etc/dnsmasq.hosts\n'),
  'etc/dnsmasq.hosts': `${line}\n`,
});

export const dnsmasqEntryPassedOver: CheckRule = {
  id: 'dnsmasq/entry-passed-over',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A line of /etc/ethers, or of a file that dhcp-hostsfile, dhcp-hostsdir, dhcp-optsfile or dhcp-optsdir names, is not taken.',
    why: 'Such a file holds values alone, one on each line, without `dhcp-host=` before them. A line that is none is passed over with `bad hex constant at line 1 of /etc/dnsmasq.hosts` or the like in the log; dnsmasq starts, and the machine is not known to it. So is one whose address another host has (`duplicate dhcp-host IP address`), and with read-ethers a line of /etc/ethers that is none (`bad line at /etc/ethers line 1`). `dnsmasq --test` does not read these files.',
    avoid: FILE('dhcp-host=02:00:00:00:00:0a,printer,192.168.1.30'),
    prefer: FILE('02:00:00:00:00:0a,printer,192.168.1.30'),
    references: ['dnsmasq(8), --dhcp-hostsfile', 'dnsmasq src/option.c, read_file'],
  },
  check({ site: { dnsmasq }, report }) {
    for (const entry of dnsmasq?.passedOver ?? [])
      report({
        at: entry.place,
        message: entry.why === 'value' ? noValue(entry) : PASSED_OVER[entry.why],
      });
  },
};

const PASSED_OVER = {
  address:
    'dnsmasq passes this line over with "duplicate dhcp-host IP address" in its log: another dhcp-host has the address. Give this machine another one.',
  ethers:
    'dnsmasq passes this line over, and says so in its log. In /etc/ethers each line is a hardware address with an IPv4 address or a name behind it, which no line above has.',
} as const;

function noValue({ value, refusal }: DnsmasqPassedOver): string {
  const name = /^dhcp-(?:host|option)(?:-force)?\s*=/.exec(value)?.[0];
  if (name === undefined && refusal !== undefined)
    return `${refusal.reason} dnsmasq passes this line over, with "${refusal.log}" in its log: nobody gets anything of it.`;
  return name === undefined
    ? 'dnsmasq cannot read this line and passes it over. In such a file each line is the value of one option.'
    : `dnsmasq cannot read this line and passes it over: a file of this kind holds the values alone. Remove "${name}".`;
}
