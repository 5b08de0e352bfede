/** A folder of boot files goes in; what the firmware of a Raspberry Pi starts from it comes out: a kernel with its words, or why none. */
import type { Site } from '../../../site/model.js';
import type { Place, Said } from '../../../site/place.js';
import type { RaspberryConfig, RaspberryFolder, RaspberryWords } from '../../../site/raspberry/facts.js';
import { similar } from '../../files/presence.js';
import { tftpFile } from '../../files/tftp.js';
import type { Board } from '../../machine/raspberry.js';
import { none, value } from '../../outcome.js';
import type { KernelStage, Loading } from '../../trace.js';
import { kernelOf } from '../kernel.js';
import type { Loaded } from '../port.js';
import type { RaspberryFault, RaspberryFileMissing, SecondLine } from './faults.js';
import { firmwareMissing } from './firmware.js';
import { type Images, imagesOf } from './images.js';
import { settingsOf } from './settings.js';

export const PROGRAM = 'the Raspberry Pi';

/** What a machine loads with its kernel, and what is not as it should be. */
interface Started {
  readonly kernel: KernelStage;
  readonly faults: readonly RaspberryFault[];
  readonly doubts: readonly string[];
}

export function loadFolder(
  site: Site,
  folder: RaspberryFolder,
  board: Board | undefined,
  assumptions: readonly string[],
): Loaded {
  const [config] = folder.configs;
  const used = config ?? folder.words[0];
  const top = { file: used?.file ?? folder.path, span: { start: 0, end: 0 } };
  const common = { loading: loadingOf(folder, config), assumptions };
  const report = { stage: 'loader', program: PROGRAM, sources: [top] } as const;
  const doubtful = (reason: string, at: Place): Loaded => ({
    ...common,
    kind: 'doubtful',
    reports: [{ ...report, doubts: [{ reason, at }] }],
  });
  const settings = settingsOf(folder, board);
  const lacks = firmwareMissing(site, folder, board, settings, top);
  if (lacks !== undefined) return { ...common, kind: 'stops', reports: [{ ...report, faults: [lacks] }] };
  const images = imagesOf(site, folder, settings, top);
  if (images.kind === 'unknown') return doubtful(images.reason, images.at ?? top);
  const words = folder.words.find(({ name }) => name === images.words);
  if (words === undefined)
    return doubtful(
      `${folder.prefix}${images.words} is not among the files, so the words that the kernel gets are not known`,
      top,
    );
  return started(site, folder, images, words, common, report);
}

function loadingOf({ prefix }: RaspberryFolder, config: RaspberryConfig | undefined): Loading {
  return {
    program: PROGRAM,
    prefix,
    tried: [`${prefix}config.txt`],
    used: config === undefined ? none : value({ file: config.file, name: `${prefix}config.txt` }, undefined),
    entry: none,
    bare: undefined,
  };
}

type Common = Pick<Loaded, 'assumptions'> & { readonly loading: Loading };

function started(
  site: Site,
  folder: RaspberryFolder,
  images: Images,
  words: RaspberryWords,
  common: Common,
  report: { readonly stage: 'loader'; readonly program: string; readonly sources: readonly Place[] },
): Loaded {
  const { kernel, faults, doubts } = startedOf(site, folder, images, words);
  const stops = faults.some(({ effect }) => effect === 'stops');
  const did = `${folder.prefix}config.txt starts ${kernel.image}`;
  const sources = [...report.sources, kernel.imagePlace, words.line];
  const told = { ...report, sources, did, faults, doubts: doubts.map((reason) => ({ reason })) };
  return {
    ...common,
    kind: stops ? 'stops' : doubts.length > 0 ? 'doubtful' : 'starts',
    kernel,
    reports: [told],
  };
}

function startedOf(
  site: Site,
  folder: RaspberryFolder,
  { kernel: image, initrds, settingOf }: Images,
  words: RaspberryWords,
): Started {
  const resolve = (name: string) => tftpFile(site, folder.prefix + name);
  const second = secondLine(words);
  const stage = kernelOf(
    site,
    folder.prefix,
    {
      image,
      linux: true,
      words: second === undefined ? words.parameters : [...words.parameters, ...words.further],
      initrds,
      append: { parameters: words.parameters, place: words.line },
      place: words.line,
    },
    { ownWords: false, resolve },
  );
  const missing = [image, ...initrds].flatMap((said) => fileMissing(site, folder, said, settingOf(said)));
  const faults = second === undefined ? missing : [...missing, second];
  const doubts = [
    ...missing
      .filter(({ effect }) => effect === 'none')
      .map(({ name }) => `whether the kernel comes up without ${name}, which is not there, is not known`),
    ...(second !== undefined && second.deciding.length > 0
      ? [`what the kernel does without ${second.deciding.join(', ')} is not known`]
      : []),
  ];
  return { kernel: stage, faults, doubts };
}

/** Without its kernel the firmware starts nothing; of a ramdisk that is not there it is not known what comes of it. */
function fileMissing(
  site: Site,
  { prefix }: RaspberryFolder,
  { value: name, place }: Said<string>,
  setting: RaspberryFileMissing['setting'],
): RaspberryFileMissing[] {
  const { path, present } = tftpFile(site, prefix + name);
  if (path === undefined || present !== 'no') return [];
  const effect = setting === 'kernel' ? 'stops' : 'none';
  const near = similar(site, path);
  return [
    { id: 'rpi/file-missing', effect, at: place, others: [], setting, name: prefix + name, path, near },
  ];
}

/** Words that nothing goes without, where the root is on another machine. */
const DECIDING: ReadonlySet<string> = new Set(['root', 'nfsroot', 'ip', 'boot']);

function secondLine({ parameters, further, lost, line }: RaspberryWords): SecondLine | undefined {
  if (lost === undefined) return undefined;
  const there = new Set(parameters.map(({ name }) => name));
  const deciding = [...new Set(further.map(({ name }) => name))].filter(
    (name) => DECIDING.has(name) && !there.has(name),
  );
  return { id: 'rpi/cmdline-second-line', effect: 'none', at: lost, others: [line], deciding };
}
