/** dnsmasq is to tell PXE clients what to boot beside another DHCP server, and has no pxe-service: it answers nobody. */
import type { Stage } from '../../boot/trace.js';
import type { CheckRule } from '../rule.js';

const PROXY = (more: string) => ({
  'etc/dnsmasq.conf': `port=0\ndhcp-range=192.168.1.0,proxy\ndhcp-boot=pxelinux.0\n${more}enable-tftp\ntftp-root=/srv/tftp\n`,
});

export const dnsmasqProxyWithoutService: CheckRule = {
  id: 'dnsmasq/proxy-without-service',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A dhcp-range with "proxy" stands in a configuration without pxe-service or pxe-prompt.',
    why: 'In proxy mode dnsmasq answers clients that ask for a boot file, but only once it has a PXE menu: without pxe-service or pxe-prompt it stays silent, whatever dhcp-boot says. Machines get an address from the other server, and no boot file.',
    avoid: PROXY(''),
    prefer: PROXY('pxe-service=x86PC,"Boot from the network",pxelinux\n'),
    references: ['dnsmasq(8), --pxe-service', 'dnsmasq src/rfc2131.c, dhcp_reply'],
  },
  check({ site: { dnsmasq }, everyBoot, report }) {
    const { ranges = [], services = [], options = [], boots = [], unknown = [] } = dnsmasq ?? {};
    const proxy = ranges.find(({ kind }) => kind === 'proxy');
    const hasMenu = services.length > 0 || options.some(({ prompt }) => prompt !== undefined);
    if (proxy === undefined || hasMenu || unknown.length > 0) return;
    // What it costs the machines of the site is said with them.
    const said = ({ faults }: Stage) => faults.some(({ id }) => id === 'dnsmasq/proxy-silent');
    if (everyBoot.some(({ stages }) => stages.some(said))) return;
    const [boot] = boots;
    report({
      at: proxy.place,
      message:
        'In proxy mode dnsmasq answers nobody without a pxe-service line. Add one for each kind of machine, such as pxe-service=x86PC,"Boot from the network",pxelinux.',
      related: boot === undefined ? [] : [{ place: boot.place, message: 'nobody is told this' }],
    });
  },
};
