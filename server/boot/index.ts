/** The simulated boot: a linked site and a node go in, what happens when the node is switched on comes out. */
export { canonicalPath } from '../site/serverpath.js';
export { traceAll, traceBoot, traceMachine, withEntries } from './boot.js';
export { describeAddress, type OptionName, optionOf } from './dhcp/answer.js';
export { bootFileName } from './dhcp/dhcpstep.js';
export { bootsThatFit } from './dhcp/dnsmasq/fitting.js';
export { textOfValue } from './dhcp/optiontext.js';
export { dhcpServer } from './dhcp/server.js';
export { type DoubtCode, doubts } from './doubt.js';
export type { Effect } from './fault.js';
export type { Fault, FaultId, FaultOf } from './faults.js';
export { ownHost } from './files/http/index.js';
export { type NamedUrl, namedUrls } from './files/http/named.js';
export { nameInUri, schemeMeant } from './files/http/url.js';
export { otherFolder } from './files/otherfolder.js';
export type { TftpFile } from './files/port.js';
export { presence, slipsIn } from './files/presence.js';
export { deniedBy, tftpFile } from './files/tftp.js';
export { parseDracutRoot } from './initramfs/dracut/grammar.js';
export { ipDevice, oneOfSeveral } from './initramfs/dracut/ip.js';
export { looksForDisk } from './initramfs/klibc/looksfordisk.js';
export { klibcRefusal, mountsByKlibc } from './initramfs/klibc/options.js';
export { systemdRelease } from './linux/programs/systemd.js';
export { isPlainNfsOption, type OptionFault, optionFault } from './linux/root/nfsoptions.js';
export {
  nfsrootParameter,
  numberOption,
  parseNfsRoot,
  transportOf,
  versionOf,
} from './linux/root/nfsroot.js';
export { ipParameter, lastParameter, mounterOf, ownServer, wantsNfsRoot } from './linux/root/root.js';
export { mountsMedium, overlaid } from './linux/root/rootlayer.js';
export { bareRamdisk } from './linux/words/bareramdisk.js';
export {
  asksDhcp,
  type IpParameter,
  isMethod,
  parseIpParameter,
  readAsAddress,
} from './linux/words/ipparameter.js';
export { inRest, type MisspeltWord, misspeltWord } from './linux/words/misspelt.js';
export { tornWords } from './linux/words/torn.js';
export { optionNaming, optionPlace, partOfValue } from './linux/words/words.js';
export { folderThatIsFile, optionByCode, prefixOf, searchNames } from './loaders/configurations.js';
export { isPlainKernel } from './loaders/etherboot/image.js';
export { grubFile as namedInGrub } from './loaders/grub/names.js';
export { hasScriptBuiltIn } from './loaders/ipxe/builtin.js';
export { isIpxeBinary } from './loaders/ipxe/chain.js';
export { namedInScript } from './loaders/ipxe/files.js';
export { isNamed } from './loaders/ipxe/ramdisk.js';
export { unreached } from './loaders/ipxe/unreached.js';
export { configurationOf, resolveName } from './loaders/kernel.js';
export { isOtherProgram, type Loader, loaderOf } from './loaders/names.js';
export { withMenus } from './loaders/pxelinux/entries.js';
export { isLinux } from './loaders/pxelinux/kernel.js';
export { misnamedDefault } from './loaders/pxelinux/noconfiguration.js';
export { firmwaresOf } from './machine/firmwares.js';
export { firmwares } from './machine/names.js';
export { configRead, configsRead, tracePopulations } from './machine/populations.js';
export { firmwareClient, firmwareSending, kernelClient } from './machine/profile.js';
export { BootMemory } from './memory.js';
export { governingExport, governingExportV4, type Mounter } from './nfsd/exports.js';
export { matchesGlob } from './nfsd/glob.js';
export { joinedPaths, MISREAD_PATH, quotedPath } from './nfsd/misread.js';
export {
  ADMITS_NOBODY,
  hasHoles,
  isBadMask,
  isIpWildcard,
  isPrefixZero,
  onlyAddress,
} from './nfsd/mistaken.js';
export { type Nobody, nobody } from './nfsd/nobody.js';
export { nodeRootOf } from './nfsd/noderoot.js';
export { belowRootDirectory, directoryNear } from './nfsd/rootdirectory.js';
export { lacksDirectory, repeatedRoot } from './nfsd/rootmount.js';
export { remember } from './remember.js';
export { type Printed, type Sentence, type Speaker, UNTOLD } from './sentence.js';
export { eachBoot, traceNode, traceSite } from './site.js';
export { type Heard, hear, sentenceOf, speakers } from './speakers.js';
export { assumptionsOf, causeOf, newDraft, stageVerdict, verdictOf } from './stage.js';
export { startupOf } from './startup/services.js';
export type * from './trace.js';
