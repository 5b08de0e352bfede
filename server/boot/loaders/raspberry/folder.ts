/** The folders of a site and a machine go in; the one that its firmware loads from comes out. */
import type { Site } from '../../../site/model.js';
import type { RaspberryFolder } from '../../../site/raspberry/facts.js';
import { boardOf } from '../../machine/raspberry.js';
import { none, unsure, value } from '../../outcome.js';
import type { Outcome } from '../../trace.js';

export interface ChosenFolder {
  readonly folder: Outcome<RaspberryFolder>;
  readonly assumption: string | undefined;
}

const SERIAL = /^[0-9a-f]{8}\/$/;
const MAC = /^[0-9a-f]{2}(?:-[0-9a-f]{2}){5}\/$/;

/**
 * The firmware asks below its serial number, its MAC or a text of its EEPROM's, and at the top where that folder has no firmware.
 * Up to the Pi 3 the end of the serial number is that of the MAC.
 */
export function folderOf({ raspberry }: Site, mac: string | undefined): ChosenFolder {
  const sure = (folder: RaspberryFolder, assumption?: string): ChosenFolder => ({
    folder: value(folder, undefined),
    assumption,
  });
  const byMac = mac && raspberry.find(({ prefix }) => prefix === `${mac.replaceAll(':', '-')}/`);
  if (byMac) return sure(byMac, 'its EEPROM says to load from a folder named by its MAC (TFTP_PREFIX=2)');
  const ending = `${mac?.slice(9).replaceAll(':', '') ?? ''}/`;
  const serials = raspberry.filter(({ prefix }) => SERIAL.test(prefix));
  const own = boardOf(mac) === 'old' ? serials.filter(({ prefix }) => prefix.endsWith(ending)) : serials;
  const [only, ...others] = raspberry.filter(
    (folder) => !MAC.test(folder.prefix) && (!serials.includes(folder) || own.includes(folder)),
  );
  const [serial] = own;
  if (boardOf(mac) === 'old' && serial !== undefined && own.length === 1) return sure(serial);
  if (only === undefined) return { folder: none, assumption: undefined };
  if (others.length > 0)
    return {
      folder: unsure(
        'which folder of the TFTP root is its own is not known: no file tells its serial number',
      ),
      assumption: undefined,
    };
  if (mac === undefined && SERIAL.test(only.prefix))
    return {
      folder: unsure(`${only.prefix.slice(0, -1)} is the folder of one machine, by its serial number`),
      assumption: undefined,
    };
  return only.prefix === '' ? sure(only) : sure(only, `it loads from the folder ${only.prefix.slice(0, -1)}`);
}
