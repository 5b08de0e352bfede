/** The rules of cmdline/ by id. Made from the folder by build/rules-index.mjs (`npm run index`). */
import { cmdlineDiskBesideRootPath } from '../cmdline/disk-beside-root-path.js';
import { cmdlineDuplicateParam } from '../cmdline/duplicate-param.js';
import { cmdlineInitMissing } from '../cmdline/init-missing.js';
import { cmdlineIpAddressTaken } from '../cmdline/ip-address-taken.js';
import { cmdlineIpDialect } from '../cmdline/ip-dialect.js';
import { cmdlineIpDuplicate } from '../cmdline/ip-duplicate.js';
import { cmdlineIpFieldCount } from '../cmdline/ip-field-count.js';
import { cmdlineIpGatewayOutside } from '../cmdline/ip-gateway-outside.js';
import { cmdlineIpNetmaskGuessed } from '../cmdline/ip-netmask-guessed.js';
import { cmdlineIpOff } from '../cmdline/ip-off.js';
import { cmdlineIpSharedFileStatic } from '../cmdline/ip-shared-file-static.js';
import { cmdlineIpStaticConflict } from '../cmdline/ip-static-conflict.js';
import { cmdlineMisspeltParameter } from '../cmdline/misspelt-parameter.js';
import { cmdlineNfsrootBadOption } from '../cmdline/nfsroot-bad-option.js';
import { cmdlineNfsrootHostname } from '../cmdline/nfsroot-hostname.js';
import { cmdlineNfsrootSeparator } from '../cmdline/nfsroot-separator.js';
import { cmdlineNfsrootTooLong } from '../cmdline/nfsroot-too-long.js';
import { cmdlineNfsrootWithoutIp } from '../cmdline/nfsroot-without-ip.js';
import { cmdlineRootMissing } from '../cmdline/root-missing.js';
import { cmdlineRootNotNfs } from '../cmdline/root-not-nfs.js';
import { cmdlineRootPathUnsetDefault } from '../cmdline/root-path-unset-default.js';
import { cmdlineRwMissing } from '../cmdline/rw-missing.js';
import { cmdlineTornWord } from '../cmdline/torn-word.js';

export const cmdlineChecks = {
  'cmdline/disk-beside-root-path': cmdlineDiskBesideRootPath,
  'cmdline/duplicate-param': cmdlineDuplicateParam,
  'cmdline/ip-duplicate': cmdlineIpDuplicate,
  'cmdline/ip-netmask-guessed': cmdlineIpNetmaskGuessed,
  'cmdline/ip-shared-file-static': cmdlineIpSharedFileStatic,
  'cmdline/ip-static-conflict': cmdlineIpStaticConflict,
  'cmdline/misspelt-parameter': cmdlineMisspeltParameter,
  'cmdline/rw-missing': cmdlineRwMissing,
  'cmdline/torn-word': cmdlineTornWord,
};

export const cmdlineFaults = {
  'cmdline/init-missing': cmdlineInitMissing,
  'cmdline/ip-address-taken': cmdlineIpAddressTaken,
  'cmdline/ip-dialect': cmdlineIpDialect,
  'cmdline/ip-field-count': cmdlineIpFieldCount,
  'cmdline/ip-gateway-outside': cmdlineIpGatewayOutside,
  'cmdline/ip-off': cmdlineIpOff,
  'cmdline/nfsroot-bad-option': cmdlineNfsrootBadOption,
  'cmdline/nfsroot-hostname': cmdlineNfsrootHostname,
  'cmdline/nfsroot-separator': cmdlineNfsrootSeparator,
  'cmdline/nfsroot-too-long': cmdlineNfsrootTooLong,
  'cmdline/nfsroot-without-ip': cmdlineNfsrootWithoutIp,
  'cmdline/root-missing': cmdlineRootMissing,
  'cmdline/root-not-nfs': cmdlineRootNotNfs,
  'cmdline/root-path-unset-default': cmdlineRootPathUnsetDefault,
};
