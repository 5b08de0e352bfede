/**
 * U-Boot in a machine's flash: a DHCP answer goes in, the kernel that it starts comes out. It loads no boot file, but
 * reads the files of pxelinux.cfg/ itself (cmd/pxe.c, boot/pxe_utils.c); those with words that only it knows are its own.
 */
import type { Site } from '../../../site/model.js';
import type { Answer, Place } from '../../../site/place.js';
import type { PxeConfigFile, PxeLabel } from '../../../site/pxelinux/facts.js';
import { isEmptyImage } from '../../files/empty.js';
import type { EmptyFile } from '../../files/faults.js';
import { known, none } from '../../outcome.js';
import { source } from '../../stage.js';
import type { ConfigurationUsed, DhcpAnswer, KernelStage, Loading } from '../../trace.js';
import {
  configurationAt,
  type Found,
  findConfiguration,
  madeOfTemplate,
  sharedConfigurations,
  usedOf,
} from '../configurations.js';
import { resolveName } from '../kernel.js';
import { loaderOf } from '../names.js';
import type { Asked, Loaded, Loader } from '../port.js';
import type { DeviceTreeMissing, UbootFault } from './faults.js';
import { ubootKernel } from './kernel.js';
import { ubootSays } from './sentences.js';
import { knowsUboot, startUboot } from './start.js';

const PROGRAM = 'U-Boot';

export const uboot: Loader = {
  program: PROGRAM,
  recognises: (): Answer => 'no',
  resident: ({ site, answer, file }: Asked): boolean => {
    if (!knowsUboot(site) || answer.answered !== 'yes') return false;
    const { config } = find(site, file.name, answer);
    if (config.kind === 'value') return config.value.uboot;
    // Which of the files for kinds of boards it reads is open, but that it is a board is not.
    return config.kind === 'unknown' && findConfiguration(site, file.name, answer).config.kind !== 'unknown';
  },
  board: 'u-boot',
  first: ({ site, answer, file }: Asked) => {
    const { prefix, config } = find(site, file.name, answer);
    if (config.kind !== 'value') return undefined;
    const place = { file: config.value.file, span: { start: 0, end: 0 } };
    return { value: `${prefix}pxelinux.cfg/${config.value.name}`, place };
  },
  load: ({ site, answer, file }: Asked): Loaded => loadFrom(site, find(site, file.name, answer), answer),
  shared: (site: Site) => sharedConfigurations(site).filter(({ uboot: own }) => own),
  loadShared: ({ site, answer }: Asked, { file }: ConfigurationUsed): Loaded =>
    loadFrom(site, configurationAt(site, file), answer),
};

/**
 * A boot file that a PC loads says that the machine is one, as long as there is a file that PXELINUX comes to.
 * Boards are often told pxelinux.0 as well, which stands for the folder alone.
 */
function find(site: Site, bootFile: string, answer: DhcpAnswer): Found {
  const usual = findConfiguration(site, bootFile, answer);
  const isForPc = !['other', 'kernel', 'u-boot'].includes(loaderOf(bootFile));
  return isForPc && usual.config.kind !== 'none' ? usual : findConfiguration(site, bootFile, answer, true);
}

function loadFrom(site: Site, found: Found, answer: DhcpAnswer): Loaded {
  const { prefix, tried, config, assumptions } = found;
  const loading: Loading = {
    program: PROGRAM,
    prefix,
    tried,
    used: usedOf(config),
    entry: none,
    bare: undefined,
  };
  if (config.kind === 'value') return startFrom(site, config.value, { ...found, loading, answer });
  const reason = `which file ${PROGRAM} reads is not known${config.kind === 'unknown' ? `: ${config.reason}` : ''}`;
  const report = { stage: 'loader', program: PROGRAM, doubts: [{ reason }] } as const;
  return { kind: 'doubtful', loading, assumptions, reports: [report] };
}

/** How U-Boot came to the file that it reads. */
interface Came extends Found {
  readonly loading: Loading;
  readonly answer: DhcpAnswer;
}

function startFrom(site: Site, file: PxeConfigFile, { loading, config, answer, ...came }: Came): Loaded {
  const { label, assumptions } = startUboot(file);
  const entry: Loading['entry'] =
    label.kind === 'value'
      ? { ...label, value: { name: label.value.name.value, place: label.value.place } }
      : label;
  const at = { file: file.file, span: { start: 0, end: 0 } };
  const sources = [source(config), source(label), at, known(label)?.place];
  const report = { stage: 'loader', program: PROGRAM, sources } as const;
  const common = {
    loading: { ...loading, entry },
    assumptions: [
      ...came.assumptions,
      ...assumptions,
      `the node has U-Boot, for whose words ${file.name} is written`,
    ],
  };
  const doubtful = (reason: string): Loaded => ({
    ...common,
    kind: 'doubtful',
    reports: [{ ...report, doubts: [{ reason }] }],
  });
  const stops = (fault: EmptyFile | UbootFault): Loaded => ({
    ...common,
    kind: 'stops',
    reports: [{ ...report, faults: [fault] }],
  });
  if (file.template !== undefined) return doubtful(madeOfTemplate(file.name));
  if (label.kind === 'unknown') return doubtful(`what ${file.name} starts is not known: ${label.reason}`);
  if (label.kind === 'none') return stops(nothingToStart(file, at));
  const { value: chosen } = label;
  const own = `label ${chosen.name.value} of ${file.name}`;
  if (chosen.localBoot !== undefined)
    return doubtful(`${file.name} boots the local disk (label ${chosen.name.value})`);
  if (chosen.kernel === undefined) return doubtful(`${own} names no kernel`);
  const kernel = ubootKernel(site, came.prefix, chosen.kernel, chosen, answer);
  const variable = unknownVariable(kernel);
  if (variable !== undefined)
    return doubtful(`${own} uses ${variable}, a variable of U-Boot that no file tells`);
  if (kernel.present === 'no') {
    return hasOthers(file, chosen.name.value)
      ? doubtful(
          `${own} names the kernel ${kernel.image}, which the TFTP server does not have; U-Boot goes on with the other labels, which is not simulated`,
        )
      : stops(kernelMissing(kernel, chosen.name.value));
  }
  const tree = deviceTreeFault(site, came.prefix, chosen);
  if (tree !== undefined) {
    if (!hasOthers(file, chosen.name.value)) return stops(tree);
    const lack = tree.id === 'tftp/empty-file' ? 'is empty' : 'the TFTP server does not have';
    return doubtful(
      `${own} names the device tree ${tree.name}, which ${lack}; U-Boot goes on with the other labels, which is not simulated`,
    );
  }
  const did = `${file.name} starts label ${chosen.name.value}`;
  return { ...common, kind: 'starts', kernel, reports: [{ ...report, did }] };
}

function nothingToStart({ name }: PxeConfigFile, at: Place): UbootFault {
  const console = ubootSays.noKernel.print();
  return { id: 'uboot/nothing-to-start', effect: 'stops', at, others: [], console, name };
}

function kernelMissing({ image, imagePath: path, imagePlace: at }: KernelStage, label: string): UbootFault {
  const console = ubootSays.kernelMissing.print({ label });
  return { id: 'uboot/kernel-missing', effect: 'stops', at, others: [], console, image, path, label };
}

/** A lone dash is no file, and names with variables of U-Boot are not known. */
function deviceTreeFault(
  site: Site,
  prefix: string,
  { deviceTree, name: { value: label } }: PxeLabel,
): DeviceTreeMissing | EmptyFile | undefined {
  if (deviceTree === undefined || deviceTree.value === '-' || deviceTree.value.includes('$'))
    return undefined;
  const { value: name, place: at } = deviceTree;
  const { path, present } = resolveName(site, prefix, name);
  if (path !== undefined && isEmptyImage(site, path))
    return { id: 'tftp/empty-file', effect: 'stops', at, others: [], what: 'device tree', name, path };
  if (present !== 'no') return undefined;
  const console = ubootSays.treeMissing.print({ label });
  return { id: 'uboot/devicetree-missing', effect: 'stops', at, others: [], console, name, path, label };
}

function hasOthers({ labels }: PxeConfigFile, name: string): boolean {
  return labels.some((other) => other.name.value !== name && other.kernel !== undefined);
}

/** One in a word that decides the boot. */
function unknownVariable({ parameters }: KernelStage): string | undefined {
  const deciding = parameters.filter(({ name }) => ['root', 'nfsroot', 'ip', 'init'].includes(name));
  return deciding
    .map(({ value: text }) => /\$[{(][^})]*[})]/.exec(text ?? '')?.[0])
    .find((found) => found !== undefined);
}
