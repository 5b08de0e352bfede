/** The simulated boot: a linked site and a node go in, what happens when the node is switched on comes out. */
export { traceAll, traceBoot } from './build.js';
export { answerDhcp } from './dhcp.js';
export { type DoubtCode, doubts } from './doubt.js';
export { canonicalPath, governingExport, governingExportV4, type Mounter, pseudoRoot } from './exports.js';
export { asksDhcp, type IpParameter, isMethod, parseIpParameter, readAsAddress } from './ipparameter.js';
export { configurationOf, resolveName } from './kernel.js';
export { klibcRefusal, mountsByKlibc } from './klibcoptions.js';
export { type Loader, loaderOf } from './loader.js';
export { isPlainNfsOption, type OptionFault, optionFault } from './nfsoptions.js';
export { nfsrootParameter, numberOption, parseNfsRoot, transportOf, versionOf } from './nfsroot.js';
export { configRead, tracePopulations } from './populations.js';
export { firmwareClient, firmwares, kernelClient } from './profile.js';
export { optionByCode, prefixOf, searchNames } from './pxelinux.js';
export { ipParameter, lastParameter, mounterOf, ownServer, wantsNfsRoot } from './root.js';
export { lacksDirectory, nodeRootOf } from './rootstep.js';
export { deniedBy, type TftpFile, tftpFile } from './tftp.js';
export type * from './trace.js';
export { addressOfValue, textOfValue } from './values.js';
