/** The rules of exports/ by id. Made from the folder by build/rules-index.mjs (`npm run index`). */
import { exportsAnonuidWithoutSquash } from '../exports/anonuid-without-squash.js';
import { exportsBackslashSpace } from '../exports/backslash-space.js';
import { exportsBadMask } from '../exports/bad-mask.js';
import { exportsBindSourceMissing } from '../exports/bind-source-missing.js';
import { exportsDashOptsPosition } from '../exports/dash-opts-position.js';
import { exportsDuplicate } from '../exports/duplicate.js';
import { exportsExportsDSuffix } from '../exports/exports-d-suffix.js';
import { exportsFsidDuplicate } from '../exports/fsid-duplicate.js';
import { exportsFsidRequired } from '../exports/fsid-required.js';
import { exportsFsid0Path } from '../exports/fsid0-path.js';
import { exportsGssClient } from '../exports/gss-client.js';
import { exportsHostBitsSet } from '../exports/host-bits-set.js';
import { exportsHostUnresolvable } from '../exports/host-unresolvable.js';
import { exportsIpWildcard } from '../exports/ip-wildcard.js';
import { exportsIpv6Brackets } from '../exports/ipv6-brackets.js';
import { exportsLinesGlued } from '../exports/lines-glued.js';
import { exportsNetworkWithoutMask } from '../exports/network-without-mask.js';
import { exportsNoClient } from '../exports/no-client.js';
import { exportsNoOptions } from '../exports/no-options.js';
import { exportsNohideSubnet } from '../exports/nohide-subnet.js';
import { exportsOnlyTheServer } from '../exports/only-the-server.js';
import { exportsOpenToAll } from '../exports/open-to-all.js';
import { exportsOverlapSameType } from '../exports/overlap-same-type.js';
import { exportsPathMissing } from '../exports/path-missing.js';
import { exportsPathNotDir } from '../exports/path-not-dir.js';
import { exportsPathRelativeOrQuoted } from '../exports/path-relative-or-quoted.js';
import { exportsPathsJoined } from '../exports/paths-joined.js';
import { exportsPrecedenceSurprise } from '../exports/precedence-surprise.js';
import { exportsPrefixZero } from '../exports/prefix-zero.js';
import { exportsRefused } from '../exports/refused.js';
import { exportsSecKrb5Root } from '../exports/sec-krb5-root.js';
import { exportsSpaceBeforeOptions } from '../exports/space-before-options.js';
import { exportsSpaceInsideOptions } from '../exports/space-inside-options.js';
import { exportsSubdirFallback } from '../exports/subdir-fallback.js';
import { exportsSubmountHidden } from '../exports/submount-hidden.js';
import { exportsSyntax } from '../exports/syntax.js';
import { exportsTokenTooLong } from '../exports/token-too-long.js';
import { exportsUnknownOption } from '../exports/unknown-option.js';

export const exportsChecks = {
  'exports/anonuid-without-squash': exportsAnonuidWithoutSquash,
  'exports/backslash-space': exportsBackslashSpace,
  'exports/bad-mask': exportsBadMask,
  'exports/bind-source-missing': exportsBindSourceMissing,
  'exports/dash-opts-position': exportsDashOptsPosition,
  'exports/duplicate': exportsDuplicate,
  'exports/exports-d-suffix': exportsExportsDSuffix,
  'exports/fsid-duplicate': exportsFsidDuplicate,
  'exports/fsid-required': exportsFsidRequired,
  'exports/gss-client': exportsGssClient,
  'exports/host-bits-set': exportsHostBitsSet,
  'exports/host-unresolvable': exportsHostUnresolvable,
  'exports/ip-wildcard': exportsIpWildcard,
  'exports/ipv6-brackets': exportsIpv6Brackets,
  'exports/lines-glued': exportsLinesGlued,
  'exports/network-without-mask': exportsNetworkWithoutMask,
  'exports/no-client': exportsNoClient,
  'exports/no-options': exportsNoOptions,
  'exports/nohide-subnet': exportsNohideSubnet,
  'exports/only-the-server': exportsOnlyTheServer,
  'exports/open-to-all': exportsOpenToAll,
  'exports/overlap-same-type': exportsOverlapSameType,
  'exports/path-missing': exportsPathMissing,
  'exports/path-not-dir': exportsPathNotDir,
  'exports/path-relative-or-quoted': exportsPathRelativeOrQuoted,
  'exports/paths-joined': exportsPathsJoined,
  'exports/precedence-surprise': exportsPrecedenceSurprise,
  'exports/prefix-zero': exportsPrefixZero,
  'exports/space-before-options': exportsSpaceBeforeOptions,
  'exports/space-inside-options': exportsSpaceInsideOptions,
  'exports/subdir-fallback': exportsSubdirFallback,
  'exports/syntax': exportsSyntax,
  'exports/token-too-long': exportsTokenTooLong,
  'exports/unknown-option': exportsUnknownOption,
};

export const exportsFaults = {
  'exports/fsid0-path': exportsFsid0Path,
  'exports/refused': exportsRefused,
  'exports/sec-krb5-root': exportsSecKrb5Root,
  'exports/submount-hidden': exportsSubmountHidden,
};
