/** What a kernel or its initial ramdisk asks for as its root goes in; what is wrong with the asking comes out (fs/nfs/nfsroot.c, klibc's nfsmount). */
import { formatIpv4 } from '../../../site/address.js';
import type { KernelParameter } from '../../../site/parameters.js';
import type { Place } from '../../../site/place.js';
import { optionOf } from '../../dhcp/answer.js';
import { optionText } from '../../dhcp/optiontext.js';
import { mountSays } from '../../init/sentences.js';
import { klibcRefusal, mountsByKlibc } from '../../initramfs/klibc/options.js';
import { klibcSays } from '../../initramfs/sentences.js';
import { type RootMount, refused, retries, shown } from '../../nfsd/refusal.js';
import { placeOf } from '../../outcome.js';
import type { Printed } from '../../sentence.js';
import { assume, type Draft } from '../../stage.js';
import type { KernelStage } from '../../trace.js';
import { linuxSays } from '../sentences.js';
import { notBuiltIn } from '../symbols.js';
import { wrongExpansion } from '../words/expansion.js';
import { inRest, misspeltAs, misspeltNfsroot } from '../words/misspelt.js';
import { separatorSlip, serverWord, tornRoot } from '../words/slips.js';
import { optionPlace } from '../words/words.js';
import type { RootFault } from './faults.js';
import { builtIn, defaultVersion, release } from './nfsdefaults.js';
import { optionFault, udpOfVersion4 } from './nfsoptions.js';
import { parseNfsRoot } from './nfsroot.js';
import { ipParameter, lastParameter } from './root.js';
import { rootPathFault } from './rootpath.js';

/** Option 17 as the kernel prints it: without its server and its options. What `nfsroot=` says is not in that line. */
function rootPathSent({ kernel, answer }: RootMount): string {
  const ip = ipParameter(kernel);
  const text = ip?.method === 'off' ? undefined : optionText(answer, 'root-path');
  return text === undefined ? '' : (parseNfsRoot(text).path ?? '');
}

/**
 * Why server or path are others than was meant: then it says nothing what the server thinks of them. The order is that of
 * the causes: a name before the path makes nonsense of all that follows.
 */
export function misnamed(mount: RootMount): RootFault | undefined {
  const { site, kernel, root } = mount;
  const named = namedServer(mount);
  if (named !== undefined) return named;
  const path = root.path.kind === 'value' ? root.path.value : '';
  if (root.server.kind === 'none') {
    const console = kernel.mode === 'kernel-root' ? { console: noServer(mount) } : {};
    const at = misspeltAs(kernel.parameters, 'nfsroot')?.place ?? root.place;
    return { id: 'nfsroot/no-server-address', effect: 'stops', at, others: [], ...console, path };
  }
  const dialect = rootPathFault(mount);
  if (dialect !== undefined) return dialect;
  const slip = kernel.mode === 'kernel-root' ? separatorSlip(kernel.parameters) : undefined;
  if (slip !== undefined && slip.apart === undefined) {
    const { nfsroot, option, right } = slip;
    const data = { option, inPath: true, right };
    const at = { at: nfsroot.place, others: [nfsroot.valuePlace] };
    return { id: 'cmdline/nfsroot-separator', ...refused(mount, path), ...at, ...data };
  }
  const expansion = root.path.kind === 'value' ? wrongExpansion(mount, root.path.value) : undefined;
  if (expansion !== undefined) {
    const at = { at: root.place, others: hostNameSaid(mount, expansion.byIp) };
    return { id: 'nfsroot/percent-s-hostname', ...refused(mount, path), ...at, path, ...expansion };
  }
  const reads = kernel.mode === 'kernel-root' || mountsByKlibc(kernel);
  const torn = tornRoot(kernel.parameters);
  if (torn !== undefined && (isRefused(root) || root.path.kind === 'none'))
    return {
      id: 'cmdline/root-path-unset-default',
      ...refused(mount, path),
      at: torn.rest.place,
      others: [root.place],
      path,
      misspelt: undefined,
      torn: torn.right,
    };
  // An empty word says as little as none.
  const empty = kernel.mode === 'kernel-root' && lastParameter(kernel, 'nfsroot')?.value === '';
  if (reads && site.exports !== undefined && (isUnsaid(root) || (empty && isRefused(root)))) {
    const meant = misspeltNfsroot(kernel.parameters);
    return {
      id: 'cmdline/root-path-unset-default',
      ...refused(mount, path),
      at: inRest(kernel, 'nfsroot') ?? meant?.place ?? root.place,
      others: meant === undefined ? [] : [root.place],
      path,
      misspelt: meant?.name,
      torn: undefined,
    };
  }
  return undefined;
}

/** The word, or else the statement, that gives the machine its host name. */
function hostNameSaid({ kernel, answer }: RootMount, byIp: boolean): Place[] {
  const word = byIp ? (lastParameter(kernel, 'ip') ?? lastParameter(kernel, 'nfsaddrs')) : undefined;
  if (word !== undefined) return [word.place];
  const said = placeOf(optionOf(answer, 'host-name'));
  return said === undefined ? [] : [said];
}

/** Nothing names the path, and the server refuses the one that is asked for then. */
function isUnsaid(root: RootMount['root']): boolean {
  return root.path.kind === 'value' && root.path.from === undefined && isRefused(root);
}

function isRefused({ decision }: RootMount['root']): boolean {
  return decision.kind === 'not-exported';
}

const noServer = (mount: RootMount): Printed => linuxSays.noServer.print({ rest: rootPathSent(mount) });

function namedServer(mount: RootMount): RootFault | undefined {
  const { kernel, root } = mount;
  const klibc = mountsByKlibc(kernel);
  if (kernel.mode !== 'kernel-root' && !klibc) return undefined;
  const word = lastParameter(kernel, 'nfsroot');
  if (word?.value === undefined) return undefined;
  const name = serverWord(word.value);
  // With klibc: auto, or a path alone.
  if (name === undefined || (klibc && !word.value.includes(':'))) return undefined;
  const refusal = klibcSays.noName.print({ name });
  return {
    id: 'cmdline/nfsroot-hostname',
    effect: 'stops',
    at: word.valuePlace,
    others: [],
    console: klibc ? refusal : root.server.kind === 'none' ? noServer(mount) : retries,
    name,
    value: word.value,
    by: klibc ? 'nfsmount' : 'kernel',
  };
}

/** What is wrong with the options, whoever the server is. */
export function optionFaults(mount: RootMount, draft: Draft): RootFault[] {
  const refusedOne = refusedOption(mount);
  // nfsmount ends before the kernel is asked for a version, and at the word itself.
  const ends = refusedOne?.id === 'initramfs/klibc-nfs-option';
  const faults: readonly (RootFault | undefined)[] = [
    ends ? undefined : separated(mount),
    withoutVersion(mount, draft),
    ends ? undefined : versionNotBuiltIn(mount),
    refusedOne,
    tooLong(mount),
  ];
  return faults.filter((fault) => fault !== undefined);
}

/** Options behind a blank are lost; what that does depends on what the kernel takes without them. */
function separated({ kernel, root }: RootMount): RootFault | undefined {
  const byKernel = kernel.mode === 'kernel-root';
  // The scripts of initramfs-tools read the word as the kernel does.
  const slip =
    byKernel || kernel.dialect === 'initramfs-tools' ? separatorSlip(kernel.parameters) : undefined;
  if (slip?.apart === undefined) return undefined;
  const { apart, nfsroot, option, right } = slip;
  const stops = byKernel && root.version === undefined && asksVersion2(kernel);
  return {
    id: 'cmdline/nfsroot-separator',
    effect: stops ? 'stops' : 'none',
    at: apart.place,
    others: [nfsroot.valuePlace],
    ...(stops ? { console: retries } : {}),
    option,
    inPath: false,
    right,
  };
}

/** The first releases whose servers have no version 2 any more. */
const WITHOUT_VERSION_2 = 3011;

function asksVersion2({ configuration }: RootMount['kernel']): boolean {
  const asked = defaultVersion(configuration) === '2';
  return (
    asked && (builtIn(configuration, 'NFS_V2') === 'no' || (release(configuration) ?? 0) >= WITHOUT_VERSION_2)
  );
}

/** No word names the version, and the kernel then asks for version 2, or may do so. */
function withoutVersion({ site, kernel, root }: RootMount, draft: Draft): RootFault | undefined {
  if (kernel.mode !== 'kernel-root' || root.version !== undefined || root.path.kind !== 'value')
    return undefined;
  // Whoever names the path names the version behind it.
  if (isUnsaid(root) || (tornRoot(kernel.parameters) !== undefined && isRefused(root))) return undefined;
  const { configuration } = kernel;
  const version = defaultVersion(configuration);
  if (version === undefined)
    assume(draft, 'the server offers the NFS version that the kernel asks for when no word names one');
  if (version !== undefined && version !== '2') return undefined;
  if (separatorSlip(kernel.parameters) !== undefined) return undefined;
  if (root.own === 'yes' && site.nfs.versions.get('2')?.value === true) return undefined;
  const stops = asksVersion2(kernel);
  if (!stops && version === '2') assume(draft, 'the server offers NFS version 2');
  const line = configuration?.symbols.get('NFS_V2') ?? configuration?.symbols.get('NFS_FS');
  return {
    id: 'nfsroot/default-version-mismatch',
    effect: stops ? 'stops' : 'none',
    at: root.place,
    others: line === undefined ? [] : [line.place],
    ...(stops ? { console: retries } : {}),
    assumed: !stops || root.own !== 'yes',
    known: version === '2',
  };
}

/** The symbol that a mount of this version needs; undefined where older kernels had none. */
function versionSymbol(version: string, number: number | undefined): string | undefined {
  switch (version) {
    case '2':
      return number !== undefined && number >= 3006 ? 'NFS_V2' : undefined;
    case '3':
      return 'NFS_V3';
    case '4':
    case '4.0':
      return 'NFS_V4';
    case '4.1':
      return 'NFS_V4_1';
    case '4.2':
      return 'NFS_V4_2';
    default:
      return undefined;
  }
}

/** A version of NFS depends on the rest of it, which depends on a network. */
function lacksNfs({ configuration, mode }: RootMount['kernel']): boolean {
  const needs = ['NET', 'INET', ...(mode === 'kernel-root' ? ['NFS_FS'] : [])];
  return needs.some((name) => configuration?.symbols.get(name)?.value === 'n');
}

/** With an initial ramdisk it may be a module. */
function versionNotBuiltIn(mount: RootMount): RootFault | undefined {
  const { kernel, root } = mount;
  const own = kernel.mode === 'kernel-root';
  const version = root.version ?? (own ? defaultVersion(kernel.configuration) : undefined);
  if (version === undefined || (root.version === undefined && version === '2')) return undefined;
  const symbol = versionSymbol(version, release(kernel.configuration));
  if (symbol === undefined || lacksNfs(kernel)) return undefined;
  const rest = { effect: 'stops', console: shown(mount) } as const;
  const fault = notBuiltIn('kernel/nfs-version-missing', symbol, kernel, rest);
  if (fault === undefined || (!own && fault.value === 'm')) return undefined;
  return { ...fault, others: [root.place], version };
}

/** Marks of templates and shells, which fill the value in. */
const UNREADABLE = /[$@{}<>"'\\]/;

/** The first mount option that whoever mounts the root does not know. */
function refusedOption({ kernel, root, answer }: RootMount): RootFault | undefined {
  const word = kernel.parameters.findLast(({ name, value }) => name === 'nfsroot' && value !== undefined);
  const options = root.options.filter((option) => !UNREADABLE.test(option));
  const placeOf = (option: string) => {
    if (word?.value !== undefined && parseNfsRoot(word.value).options.includes(option))
      return optionPlace(word, option);
    const said = optionOf(answer, 'root-path');
    return (said.kind === 'value' ? said.from : undefined) ?? root.place;
  };
  if (kernel.mode === 'kernel-root' && !root.options.includes('sloppy')) {
    const wrong = options.find((one) => optionFault(one) !== undefined);
    const fault =
      wrong === undefined ? udpOfVersion4(options, root.version) : { ...optionFault(wrong), option: wrong };
    if (fault?.text === undefined) return undefined;
    const { option } = fault;
    return {
      id: 'cmdline/nfsroot-bad-option',
      effect: 'stops',
      at: placeOf(option),
      others: [],
      console: fault.unknown
        ? linuxSays.unknownOption.print({ option: option.split('=')[0] ?? option })
        : retries,
      option,
      why: fault.text,
      unknown: fault.unknown === true,
      by: 'kernel',
    };
  }
  const udp = kernel.dialect === 'dracut' ? udpOfVersion4(options, root.version) : undefined;
  if (udp !== undefined)
    return {
      id: 'cmdline/nfsroot-bad-option',
      effect: 'stops',
      at: placeOf(udp.option),
      others: [],
      console: mountSays.wrongOption.print(),
      option: udp.option,
      why: udp.text ?? '',
      unknown: false,
      by: 'dracut',
    };
  if (!mountsByKlibc(kernel)) return undefined;
  const comma = word === undefined ? undefined : bareComma(kernel, word);
  if (comma !== undefined) return comma;
  for (const option of options) {
    const refusal = klibcRefusal(option);
    if (refusal === undefined) continue;
    const at = placeOf(option);
    return {
      id: 'initramfs/klibc-nfs-option',
      effect: 'stops',
      at,
      others: [],
      console: refusal,
      option,
      refusal,
    };
  }
  return undefined;
}

/** Behind a comma the scripts look for options: with none there nfsmount gets an empty `-o`, and takes the next word for one (2.0.12 was asked). */
function bareComma({ parameters }: KernelStage, word: KernelParameter): RootFault | undefined {
  const value = word.value ?? '';
  const source = value.slice(0, -1);
  if (!value.endsWith(',') || source === '' || source.includes(',') || UNREADABLE.test(value))
    return undefined;
  const refusal = klibcSays.badOption.print({ option: source });
  const slip = separatorSlip(parameters);
  return {
    id: 'initramfs/klibc-nfs-option',
    effect: 'stops',
    at: word.place,
    others: [],
    console: refusal,
    option: source,
    refusal,
    right: slip?.apart === undefined ? source : slip.right,
  };
}

/** nfs_root_options[256] of fs/nfs/nfsroot.c, and NFS_MAXPATHLEN. */
const ROOM = { options: 256, path: 1024 };

/** The kernel joins its defaults, the options of root-path, those of nfsroot= and its own `nolock,addr=`. */
function tooLong({ kernel, root }: RootMount): RootFault | undefined {
  if (kernel.mode !== 'kernel-root') return undefined;
  const path = root.path.kind === 'value' ? root.path.value.length : 0;
  const server = root.server.kind === 'value' ? formatIpv4(root.server.value) : '0.0.0.0';
  // Kernels before 3.0 began with shorter defaults than "vers=3,tcp,rsize=4096,wsize=4096".
  const defaults = (release(kernel.configuration) ?? 0) >= 3000 ? 32 : 3;
  const said = root.options.join(',').length;
  const options = defaults + (said === 0 ? 0 : 1) + said + `,nolock,addr=${server}`.length;
  const part = path > ROOM.path ? 'path' : options > ROOM.options ? 'options' : undefined;
  if (part === undefined) return undefined;
  return {
    id: 'cmdline/nfsroot-too-long',
    effect: 'stops',
    at: root.place,
    others: [],
    console: part === 'path' ? retries : linuxSays.optionsTooLong.print(),
    part,
    length: part === 'path' ? path : options,
    room: ROOM[part],
  };
}
