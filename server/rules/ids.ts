/** The ids of all rules. Made from the folders by build/rules-index.mjs (`npm run index`). */
import type { CmdlineId } from './ids/cmdline.js';
import type { DhcpId } from './ids/dhcp.js';
import type { DnsmasqId } from './ids/dnsmasq.js';
import type { ExportsId } from './ids/exports.js';
import type { FstabId } from './ids/fstab.js';
import type { GrubId } from './ids/grub.js';
import type { HttpId } from './ids/http.js';
import type { InitramfsId } from './ids/initramfs.js';
import type { InternalId } from './ids/internal.js';
import type { IpxeId } from './ids/ipxe.js';
import type { KernelId } from './ids/kernel.js';
import type { LiveId } from './ids/live.js';
import type { NfsrootId } from './ids/nfsroot.js';
import type { PxeId } from './ids/pxe.js';
import type { RoottreeId } from './ids/roottree.js';
import type { RpiId } from './ids/rpi.js';
import type { SettingsId } from './ids/settings.js';
import type { SiteId } from './ids/site.js';
import type { SuppressionId } from './ids/suppression.js';
import type { SvcId } from './ids/svc.js';
import type { TextId } from './ids/text.js';
import type { TftpId } from './ids/tftp.js';
import type { UbootId } from './ids/uboot.js';
import type { UefiId } from './ids/uefi.js';

export type RuleId =
  | CmdlineId
  | DhcpId
  | DnsmasqId
  | ExportsId
  | FstabId
  | GrubId
  | HttpId
  | InitramfsId
  | InternalId
  | IpxeId
  | KernelId
  | LiveId
  | NfsrootId
  | PxeId
  | RoottreeId
  | RpiId
  | SettingsId
  | SiteId
  | SuppressionId
  | SvcId
  | TextId
  | TftpId
  | UbootId
  | UefiId;
