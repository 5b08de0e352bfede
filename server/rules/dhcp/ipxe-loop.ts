/** iPXE is told to load iPXE again, although the configuration means to give it something else. */
import { answerDhcp, firmwareClient } from '../../boot/index.js';
import type { DhcpFacts } from '../../site/dhcpd/facts.js';
import type { Place } from '../../site/place.js';
import {
  answered,
  asksFor,
  type Condition,
  conditions,
  parts,
  withArchitecture,
} from '../about/firmwareladders.js';
import { changed, miniature } from '../about/miniature.js';
import { nodesNamed, single } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const CHAIN = (userClass: string) =>
  miniature({
    ...changed(
      'etc/dhcp/dhcpd.conf',
      '  filename "pxelinux.0";\n',
      `  if exists user-class and option user-class = "${userClass}" {\n    filename "http://192.168.1.1/boot.ipxe";\n  } else {\n    filename "undionly.kpxe";\n  }\n`,
    ),
    'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': undefined,
    'srv/tftp/pxelinux.cfg/default': undefined,
    'srv/tftp/vmlinuz.config': undefined,
  });

/** The binaries of iPXE under the names its build gives them; that of xCAT calls itself xNBA when it asks. */
const BINARIES: ReadonlyMap<string, RegExp> = new Map([
  ['iPXE', /(^|\/)(undionly\.k{0,2}pxe|ipxe\.(pxe|k{1,2}pxe|efi)|snp(only)?\.efi)$/i],
  ['xNBA', /(^|\/)xnba\.(kpxe|efi)$/i],
]);

/** The condition is there to tell iPXE from the firmware. */
function meansIpxe(dhcp: DhcpFacts, { expression }: Condition): boolean {
  return (
    asksFor(dhcp, expression, 77) &&
    parts(expression).some((part) => part.kind === 'string' && /^(ipxe|xnba)$/i.test(part.value))
  );
}

export const dhcpIpxeLoop: CheckRule = {
  id: 'dhcp/ipxe-loop',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'A condition tells iPXE from the firmware by its user class, and iPXE is told to load iPXE all the same.',
    why: 'iPXE asks DHCP again after it has started, with the user class `iPXE`. When the answer names its own binary, it loads that, and so on: the banner of iPXE appears again and again. Texts are compared letter for letter, and a filename in a host or group beats that of a class.',
    avoid: CHAIN('ipxe'),
    prefer: CHAIN('iPXE'),
    references: ['iPXE documentation, chainloading', 'iPXE src/net/udp/dhcp.c', 'dhcp-eval(5)'],
  },
  check({ site, boots, report }) {
    const { dhcp } = site;
    // Without such a condition the binary may have a script of its own built in, and then asks nobody.
    const [meant] = dhcp === undefined ? [] : conditions(dhcp).filter((one) => meansIpxe(dhcp, one));
    if (meant === undefined) return;
    const loops = new Map<string, { at: Place; file: string; names: string[] }>();
    for (const trace of answered(boots)) {
      const { mac, relay } = trace.loader.client;
      const bios = { ...firmwareClient('ipxe', undefined), mac, relay };
      const efi = withArchitecture(trace, 7);
      const clients = [...BINARIES.keys()].flatMap((userClass) => [
        { ...bios, userClass },
        { ...bios, userClass, architecture: 7, vendorClass: efi.vendorClass },
      ]);
      for (const client of clients) {
        const { filename } = answerDhcp(site, client, trace.node.host);
        if (filename.kind !== 'value' || filename.from === undefined) continue;
        if (BINARIES.get(client.userClass)?.test(filename.value) !== true) continue;
        if (filename.value.includes('://')) continue;
        const key = `${filename.from.file}:${filename.from.span.start}`;
        const before = loops.get(key);
        if (before === undefined)
          loops.set(key, { at: filename.from, file: filename.value, names: [trace.node.name] });
        else if (!before.names.includes(trace.node.name)) before.names.push(trace.node.name);
      }
    }
    for (const { at, file, names } of loops.values()) {
      report({
        at,
        message: `iPXE itself is told to load "${file}" on ${nodesNamed(names)}: it starts over and over, and its banner appears again and again. The condition that should give it another file does not apply to ${single(names) ? 'it' : 'them'}: iPXE sends the user class "iPXE", in these letters, and a filename in a host or group beats that of a class.`,
        related: [{ place: meant.place, message: 'iPXE is told apart here' }],
        nodes: names,
      });
    }
  },
};
