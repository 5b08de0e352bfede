/**
 * U-Boot in a machine's flash: a DHCP answer goes in, the kernel that it starts comes out. It loads no boot file, but
 * reads the files of pxelinux.cfg/ itself (cmd/pxe.c, boot/pxe_utils.c); those with words that only it knows are its own.
 */
import type { Site } from '../../../site/model.js';
import type { Answer, Place } from '../../../site/place.js';
import type { PxeConfigFile } from '../../../site/pxelinux/facts.js';
import { none } from '../../outcome.js';
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
import type { Asked, Loaded, Loader } from '../port.js';
import type { UbootFault } from './faults.js';
import { ubootKernel } from './kernel.js';
import { ubootSays } from './sentences.js';
import { knowsUboot, startUboot } from './start.js';

const PROGRAM = 'U-Boot';

export const uboot: Loader = {
  program: PROGRAM,
  recognises: (): Answer => 'no',
  resident: ({ site, answer, file }: Asked): boolean => {
    if (!knowsUboot(site, '') || answer.answered !== 'yes') return false;
    const { config } = findConfiguration(site, file.name, answer);
    return config.kind === 'value' && config.value.uboot;
  },
  load: ({ site, answer, file }: Asked): Loaded =>
    loadFrom(site, findConfiguration(site, file.name, answer), answer),
  shared: (site: Site) => sharedConfigurations(site).filter(({ uboot: own }) => own),
  loadShared: ({ site, answer }: Asked, { file }: ConfigurationUsed): Loaded =>
    loadFrom(site, configurationAt(site, file), answer),
};

function loadFrom(site: Site, { prefix, tried, config, assumptions }: Found, answer: DhcpAnswer): Loaded {
  const loading: Loading = {
    program: PROGRAM,
    prefix,
    tried,
    used: usedOf(config),
    entry: none,
    bare: undefined,
  };
  if (config.kind !== 'value') {
    const reason = `which file ${PROGRAM} reads is not known${config.kind === 'unknown' ? `: ${config.reason}` : ''}`;
    const report = { stage: 'loader', program: PROGRAM, doubts: [{ reason }] } as const;
    return { kind: 'doubtful', loading, assumptions, reports: [report] };
  }
  const file = config.value;
  const started = startUboot(file);
  const { label } = started;
  const entry =
    label.kind === 'value'
      ? { ...label, value: { name: label.value.name.value, place: label.value.place } }
      : label;
  const sources: (Place | undefined)[] = [
    source(config),
    source(label),
    { file: file.file, span: { start: 0, end: 0 } },
  ];
  const assume = [
    ...assumptions,
    ...started.assumptions,
    `the node has U-Boot, for whose words ${file.name} is written`,
  ];
  const common = { loading: { ...loading, entry }, assumptions: assume };
  const doubtful = (reason: string): Loaded => ({
    ...common,
    kind: 'doubtful',
    reports: [{ stage: 'loader', program: PROGRAM, doubts: [{ reason }], sources }],
  });
  const stops = (fault: UbootFault): Loaded => ({
    ...common,
    kind: 'stops',
    reports: [{ stage: 'loader', program: PROGRAM, faults: [fault], sources }],
  });
  if (file.template !== undefined) return doubtful(madeOfTemplate(file.name));
  const at = { file: file.file, span: { start: 0, end: 0 } };
  if (label.kind === 'unknown') return doubtful(`what ${file.name} starts is not known: ${label.reason}`);
  if (label.kind === 'none') {
    const console = ubootSays.noKernel.print();
    return stops({ id: 'uboot/nothing-to-start', effect: 'stops', at, others: [], console, name: file.name });
  }
  const name = label.value.name.value;
  sources.push(label.value.place);
  if (label.value.localBoot !== undefined)
    return doubtful(`${file.name} boots the local disk (label ${name})`);
  const { kernel: named } = label.value;
  if (named === undefined) return doubtful(`label ${name} of ${file.name} names no kernel`);
  const kernel = ubootKernel(site, prefix, named, label.value, answer);
  const variable = unknownVariable(kernel);
  if (variable !== undefined)
    return doubtful(
      `label ${name} of ${file.name} uses ${variable}, a variable of U-Boot that no file tells`,
    );
  if (kernel.present === 'no') {
    if (hasOthers(file, name)) {
      return doubtful(
        `label ${name} of ${file.name} names the kernel ${kernel.image}, which the TFTP server does not have; U-Boot goes on with the other labels, which is not simulated`,
      );
    }
    const console = ubootSays.kernelMissing.print({ label: name });
    const { image, imagePath: path, imagePlace } = kernel;
    return stops({
      id: 'uboot/kernel-missing',
      effect: 'stops',
      at: imagePlace,
      others: [],
      console,
      image,
      path,
      label: name,
    });
  }
  const did = `${file.name} starts label ${name}`;
  return {
    ...common,
    kind: 'starts',
    kernel,
    reports: [{ stage: 'loader', program: PROGRAM, did, sources }],
  };
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
