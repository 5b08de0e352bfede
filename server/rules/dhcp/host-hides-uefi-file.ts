/** The filename of a host or group takes the place of what others get by architecture, so that its machine cannot start by UEFI. */
import { answerDhcp } from '../../boot/dhcp/dhcpd/server.js';
import { literalFilenames } from '../../site/dhcpd/said.js';
import { type Place, placeKey } from '../../site/place.js';
import { toldByFirmware } from '../about/examples/twofirmwares.js';
import { answered, isBiosLoader, isEfiLoader, withArchitecture } from '../about/loaders/otherfirmware.js';
import { miniature } from '../about/miniature.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const SUBNET = `  next-server 192.168.1.1;
  range 192.168.1.100 192.168.1.150;
  default-lease-time 86400;
`;

const SITE = (own: string) =>
  miniature({
    'etc/dhcp/dhcpd.conf': toldByFirmware({ efi: 'efi64/syslinux.efi', subnet: SUBNET, host: own }),
    'srv/tftp/pxelinux.cfg/default': 'DEFAULT local\nLABEL local\n  LOCALBOOT 0\n',
  });

export const dhcpHostHidesUefiFile: CheckRule = {
  id: 'dhcp/host-hides-uefi-file',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A host or the group around it sets a boot file for BIOS, and replaces the one that UEFI machines get by their architecture.',
    why: 'dhcpd runs the statements of hosts last. A machine with UEFI is then sent a program that only a BIOS can start, although the configuration has one for it.',
    avoid: SITE('  filename "pxelinux.0";\n'),
    prefer: SITE(''),
    references: ['ISC dhcp server/dhcp.c', 'dhcpd.conf(5)'],
  },
  check({ site, boots, report }) {
    const { dhcp } = site;
    if (dhcp === undefined) return;
    const efi = new Map(
      literalFilenames(dhcp).flatMap(({ value, statement }) =>
        isEfiLoader(value) ? [[placeKey(statement), { value, statement }] as const] : [],
      ),
    );
    if (efi.size === 0) return;
    const told = answered(boots).map((trace) => ({
      trace,
      filename: answerDhcp(site, withArchitecture(trace, 7), trace.node.host).filename,
    }));
    // Where nobody gets the file, its own statement is what is wrong (dhcp/host-overrides-class).
    if (!told.some(({ filename }) => filename.kind === 'value' && isEfiLoader(filename.value))) return;
    const hidden = new Map<string, { at: Place; file: string; by: Place; own: string; names: Set<string> }>();
    for (const { trace, filename } of told) {
      if (trace.node.host === undefined || filename.kind !== 'value' || filename.from === undefined) continue;
      const lost = filename.overridden
        .map((place) => efi.get(placeKey(place)))
        .find((one) => one !== undefined);
      if (lost === undefined || !isBiosLoader(filename.value)) continue;
      const { from: at, value: own } = filename;
      const before = hidden.get(placeKey(at));
      if (before === undefined)
        hidden.set(placeKey(at), {
          at,
          own,
          file: lost.value,
          by: lost.statement,
          names: new Set([trace.node.name]),
        });
      else before.names.add(trace.node.name);
    }
    for (const { at, file, by, own, names } of hidden.values()) {
      report({
        at,
        message: `With UEFI ${nodesNamed([...names])} would be sent "${own}", too, which only a BIOS can start: this filename is nearer than that of the class or condition that chooses "${file}" by the architecture. Take it away, if it is not meant.`,
        related: [{ place: by, message: 'what UEFI machines get otherwise' }],
        nodes: [...names],
      });
    }
  },
};
