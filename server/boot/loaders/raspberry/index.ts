/**
 * The firmware of a Raspberry Pi: what DHCP tells it and the folder that it loads from go in, the kernel that it starts comes out.
 * It takes no boot file from DHCP: which files it asks the TFTP server for is built into it (raspberrypi.com, "Network booting").
 */
import { normaliseMac } from '../../../site/address.js';
import type { Site } from '../../../site/model.js';
import type { Answer } from '../../../site/place.js';
import type { RaspberryFolder } from '../../../site/raspberry/facts.js';
import { boardOf, isRaspberryPi } from '../../machine/raspberry.js';
import type { ConfigurationUsed } from '../../trace.js';
import type { Asked, Loaded, Loader } from '../port.js';
import { folderOf, folderWith, hasOpenMachine } from './folder.js';
import { loadFolder, PROGRAM } from './load.js';
import { told } from './told.js';

function load({ site, node }: Asked): Loaded {
  const { folder, assumption } = folderOf(site, node);
  if (folder.kind === 'value')
    return loadFolder(site, folder.value, boardOf(node.mac), assumption === undefined ? [] : [assumption]);
  const reason =
    folder.kind === 'unknown' ? folder.reason : 'the files that it loads over TFTP are not part of the site';
  return {
    kind: 'doubtful',
    assumptions: [],
    reports: [{ stage: 'loader', program: PROGRAM, doubts: [{ reason }] }],
  };
}

/** What shows that the folder is there: its config.txt, or else the words for the kernel. */
function fileOf({
  prefix,
  configs: [config],
  words: [words],
}: RaspberryFolder): ConfigurationUsed | undefined {
  const file = (config ?? words)?.file;
  return file === undefined
    ? undefined
    : { file, name: `${prefix}${config === undefined ? 'cmdline' : 'config'}.txt` };
}

export const raspberry: Loader = {
  program: PROGRAM,
  firmware: 'raspberry-pi',
  recognises: (): Answer => 'no',
  resident: ({ answer }: Asked): boolean => answer.answered === 'yes' && isRaspberryPi(answer.client),
  takesNoFile: true,
  told,
  first: ({ site, node }: Asked) => {
    const { folder } = folderOf(site, node);
    const file = folder.kind === 'value' ? fileOf(folder.value) : undefined;
    return file && { value: file.name, place: { file: file.file, span: { start: 0, end: 0 } } };
  },
  load,
  shared: (site: Site): ConfigurationUsed[] => site.raspberry.flatMap((folder) => fileOf(folder) ?? []),
  readByNamed: hasOpenMachine,
  loadShared: ({ site }: Asked, { file }: ConfigurationUsed): Loaded => {
    const folder = folderWith(site, file);
    if (folder === undefined) return { kind: 'doubtful', assumptions: [], reports: [] };
    // A folder may be called by the MAC of the machine, which tells the board.
    const board = boardOf(normaliseMac(folder.prefix.slice(0, -1)));
    return loadFolder(site, folder, board, ['the machine is a Raspberry Pi']);
  },
};
