/** The rules of svc/ by id. Made from the folder by build/rules-index.mjs (`npm run index`). */
import { svcComposeDhcpBridged } from '../svc/compose-dhcp-bridged.js';
import { svcComposeTftpRoot } from '../svc/compose-tftp-root.js';
import { svcComposeVolumeMissing } from '../svc/compose-volume-missing.js';
import { svcDhcpdConfdName } from '../svc/dhcpd-confd-name.js';
import { svcDhcpdConfigName } from '../svc/dhcpd-config-name.js';
import { svcDhcpdInterfaceUnknown } from '../svc/dhcpd-interface-unknown.js';
import { svcHostsOtherAddress } from '../svc/hosts-other-address.js';
import { svcNfsPortOdd } from '../svc/nfs-port-odd.js';
import { svcNfsdAddress } from '../svc/nfsd-address.js';
import { svcNfsdNoTcp } from '../svc/nfsd-no-tcp.js';
import { svcNfsdNoThreads } from '../svc/nfsd-no-threads.js';
import { svcNfsdNotStarted } from '../svc/nfsd-not-started.js';
import { svcNfsdRootdirMissing } from '../svc/nfsd-rootdir-missing.js';
import { svcNfsdThreadsIgnored } from '../svc/nfsd-threads-ignored.js';
import { svcNfsdThreadsLow } from '../svc/nfsd-threads-low.js';
import { svcServiceNotStarted } from '../svc/service-not-started.js';
import { svcTcpWrappersBlock } from '../svc/tcp-wrappers-block.js';
import { svcTftpExposesRoots } from '../svc/tftp-exposes-roots.js';
import { svcTftpFileUnreadable } from '../svc/tftp-file-unreadable.js';
import { svcTftpdAddress } from '../svc/tftpd-address.js';
import { svcTftpdNotListening } from '../svc/tftpd-not-listening.js';
import { svcTftpdNotStarted } from '../svc/tftpd-not-started.js';
import { svcTftpdNowait } from '../svc/tftpd-nowait.js';
import { svcTftpdOptionUnknown } from '../svc/tftpd-option-unknown.js';
import { svcTftpdPathUnused } from '../svc/tftpd-path-unused.js';
import { svcTftpdRootMissing } from '../svc/tftpd-root-missing.js';
import { svcTwoTftpServers } from '../svc/two-tftp-servers.js';
import { svcXinetdAccess } from '../svc/xinetd-access.js';

export const svcChecks = {
  'svc/compose-dhcp-bridged': svcComposeDhcpBridged,
  'svc/compose-tftp-root': svcComposeTftpRoot,
  'svc/compose-volume-missing': svcComposeVolumeMissing,
  'svc/dhcpd-confd-name': svcDhcpdConfdName,
  'svc/dhcpd-interface-unknown': svcDhcpdInterfaceUnknown,
  'svc/hosts-other-address': svcHostsOtherAddress,
  'svc/nfs-port-odd': svcNfsPortOdd,
  'svc/nfsd-threads-ignored': svcNfsdThreadsIgnored,
  'svc/nfsd-threads-low': svcNfsdThreadsLow,
  'svc/tftp-exposes-roots': svcTftpExposesRoots,
  'svc/tftpd-nowait': svcTftpdNowait,
  'svc/tftpd-option-unknown': svcTftpdOptionUnknown,
  'svc/tftpd-path-unused': svcTftpdPathUnused,
  'svc/two-tftp-servers': svcTwoTftpServers,
};

export const svcFaults = {
  'svc/dhcpd-config-name': svcDhcpdConfigName,
  'svc/nfsd-address': svcNfsdAddress,
  'svc/nfsd-no-tcp': svcNfsdNoTcp,
  'svc/nfsd-no-threads': svcNfsdNoThreads,
  'svc/nfsd-not-started': svcNfsdNotStarted,
  'svc/nfsd-rootdir-missing': svcNfsdRootdirMissing,
  'svc/service-not-started': svcServiceNotStarted,
  'svc/tcp-wrappers-block': svcTcpWrappersBlock,
  'svc/tftp-file-unreadable': svcTftpFileUnreadable,
  'svc/tftpd-address': svcTftpdAddress,
  'svc/tftpd-not-listening': svcTftpdNotListening,
  'svc/tftpd-not-started': svcTftpdNotStarted,
  'svc/tftpd-root-missing': svcTftpdRootMissing,
  'svc/xinetd-access': svcXinetdAccess,
};
