/** The folders of a site and a machine go in; the one that its firmware loads from comes out. */
import { addTo } from '../../../site/groups.js';
import type { Node, Site } from '../../../site/model.js';
import { once } from '../../../site/once.js';
import type { RaspberryFolder } from '../../../site/raspberry/facts.js';
import { baseName } from '../../../site/serverpath.js';
import { boardOf } from '../../machine/raspberry.js';
import { none, unsure, value } from '../../outcome.js';
import type { Outcome } from '../../trace.js';

export interface ChosenFolder {
  readonly folder: Outcome<RaspberryFolder>;
  readonly assumption: string | undefined;
}

const SERIAL = /^[0-9a-f]{8}\/$/;
const MAC = /^[0-9a-f]{2}(?:-[0-9a-f]{2}){5}\/$/;

interface Folders {
  readonly byMac: ReadonlyMap<string, RaspberryFolder>;
  readonly bySerial: readonly RaspberryFolder[];
  /** By the last six digits. */
  readonly bySerialEnd: ReadonlyMap<string, readonly RaspberryFolder[]>;
  readonly forAll: readonly RaspberryFolder[];
  /** By what it is called, and by the name of the root that its words name. */
  readonly byName: ReadonlyMap<string, readonly RaspberryFolder[]>;
  readonly byFile: ReadonlyMap<string, RaspberryFolder>;
}

const foldersOf = once(({ raspberry }: Site): Folders => {
  const bySerial = raspberry.filter(({ prefix }) => SERIAL.test(prefix));
  const bySerialEnd = new Map<string, RaspberryFolder[]>();
  for (const folder of bySerial) {
    addTo(bySerialEnd, folder.prefix.slice(2, -1), folder);
  }
  const byName = new Map<string, RaspberryFolder[]>();
  for (const folder of raspberry)
    for (const name of new Set([folder.prefix.slice(0, -1), rootName(folder)]))
      if (name !== undefined) addTo(byName, name, folder);
  const files = (folder: RaspberryFolder) => [...folder.configs, ...folder.words].map(({ file }) => file);
  return {
    byMac: new Map(raspberry.map((folder) => [folder.prefix, folder])),
    bySerial,
    bySerialEnd,
    forAll: raspberry.filter(({ prefix }) => !SERIAL.test(prefix) && !MAC.test(prefix)),
    byName,
    byFile: new Map(raspberry.flatMap((folder) => files(folder).map((file) => [file, folder] as const))),
  };
});

/** The folder that a config.txt or cmdline.txt lies in. */
export function folderWith(site: Site, file: string): RaspberryFolder | undefined {
  return foldersOf(site).byFile.get(file);
}

/** The last part of the path that the words of the folder name as the root. */
function rootName({ words }: RaspberryFolder): string | undefined {
  const [path = ''] = (words[0]?.parameters.findLast(({ name }) => name === 'nfsroot')?.value ?? '').split(
    ',',
  );
  return path === '' ? undefined : baseName(path.slice(path.indexOf(':') + 1));
}

/** The only folder that is called as the machine, or whose words name a root that is called so. */
function calledAs(name: string, folders: readonly RaspberryFolder[]): ChosenFolder | undefined {
  const [folder, another] = folders;
  if (folder === undefined || another !== undefined) return undefined;
  const called = folder.prefix.slice(0, -1);
  const assumption =
    called === name
      ? `its EEPROM says to load from the folder ${name} (TFTP_PREFIX=1)`
      : `${called === '' ? 'the top of the TFTP root' : called} is the folder of ${name}, for its words name a root of that name`;
  return { folder: value(folder, undefined), assumption };
}

/**
 * The firmware asks below its serial number, its MAC or a text of its EEPROM's, and at the top where that folder has no firmware.
 * Up to the Pi 3 the end of the serial number is that of the MAC.
 */
export function folderOf(site: Site, { mac, name }: Pick<Node, 'mac' | 'name'>): ChosenFolder {
  const { byMac, bySerial, bySerialEnd, forAll, byName } = foldersOf(site);
  const sure = (folder: RaspberryFolder, assumption?: string): ChosenFolder => ({
    folder: value(folder, undefined),
    assumption,
  });
  const notKnown = (reason: string): ChosenFolder => ({ folder: unsure(reason), assumption: undefined });
  const ofMac = mac === undefined ? undefined : byMac.get(`${mac.replaceAll(':', '-')}/`);
  if (ofMac !== undefined)
    return sure(ofMac, 'its EEPROM says to load from a folder named by its MAC (TFTP_PREFIX=2)');
  const old = boardOf(mac) === 'old';
  const own = old ? (bySerialEnd.get(mac?.slice(9).replaceAll(':', '') ?? '') ?? []) : bySerial;
  const [serial] = own;
  if (old && serial !== undefined && own.length === 1) return sure(serial);
  const only = serial ?? forAll[0];
  if (only === undefined) return { folder: none, assumption: undefined };
  const mayBeOwn = (one: RaspberryFolder): boolean =>
    !MAC.test(one.prefix) && (!old || !SERIAL.test(one.prefix) || own.includes(one));
  if (own.length + forAll.length > 1)
    return (
      (mac === undefined ? undefined : calledAs(name, (byName.get(name) ?? []).filter(mayBeOwn))) ??
      notKnown('which folder of the TFTP root is its own is not known: no file tells its serial number')
    );
  if (mac === undefined && only === serial)
    return notKnown(`${only.prefix.slice(0, -1)} is the folder of one machine, by its serial number`);
  return only.prefix === '' ? sure(only) : sure(only, `it loads from the folder ${only.prefix.slice(0, -1)}`);
}

/** A named machine may be the one that loads from a folder which is nobody else's. */
export const hasOpenMachine = once((site: Site): boolean =>
  site.nodes.some(
    (node) => boardOf(node.mac) !== undefined && folderOf(site, node).folder.kind === 'unknown',
  ),
);
