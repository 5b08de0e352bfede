/** A machine that DHCP names goes in; whether it has its name and address from there, but most likely boots from a disk of its own, comes out. */
import type { Node, Site } from '../../site/model.js';
import { hasOwnFile } from '../dhcp/ownfiles.js';
import { dhcpServer } from '../dhcp/server.js';

/** A server is often declared like the nodes, so that it has a name and always the same address. */
const SERVER =
  /server|srv|master|boot|pxe|tftp|nfs|dhcp|dns|storage|router|gateway|firewall|mgmt|manag|admin|control|^(?:nas|san|head|main|hub|gw|ns|fs|file|files|store)\d*(?:$|[-._])|(?:^|[-._])(?:nas|san|gw|ns|fs)\d*$/i;

/** What else hangs on a network and asks DHCP: printers, switches, telephones, cameras, storage, the controllers of machines. */
const APPLIANCE =
  /printer|drucker|laserjet|deskjet|scanner|camera|phone|synology|qnap|chromecast|(?:^|[-._])(?:nas|san|printer|ap|wifi|switch|sw|router|ups|ipmi|idrac|ilo|bmc|cam|tv|hue|voip|sip)\d*$|^(?:nas|ap|wifi|switch|sw|router|ups|ipmi|idrac|ilo|bmc|cam|tv|hue|voip|sip)\d*(?:$|[-._])/i;

export function isCalledServer(name: string): boolean {
  return SERVER.test(name);
}

/** It has no boot file in its declaration, and no configuration of its own. */
export function isAppliance(site: Site, machine: Node): boolean {
  if (machine.kind !== 'node' || !APPLIANCE.test(machine.name)) return false;
  return !dhcpServer(site).namesBootFile(machine) && !hasOwnFile(site, machine);
}
