/** A folder and a board go in; the fault where the TFTP server has no firmware for the board comes out. */
import type { Site } from '../../../site/model.js';
import type { Place } from '../../../site/place.js';
import type { RaspberryFolder } from '../../../site/raspberry/facts.js';
import { tftpFile } from '../../files/tftp.js';
import type { Board } from '../../machine/raspberry.js';
import type { FirmwareMissing } from './faults.js';
import { raspberrySays } from './sentences.js';
import type { Settings } from './settings.js';

/** What the board itself loads first; boards after the Pi 4 have all of it in their EEPROM. */
function firstFiles(board: Board | undefined): readonly string[] {
  if (board === 'pi4') return ['start4.elf'];
  return board === 'old' ? ['start.elf'] : ['start4.elf', 'start.elf'];
}

/** Where the kernel is one for the Pi 5, no firmware is needed beside it. */
const LATER = ['kernel_2712.img', 'bcm2712-rpi-5-b.dtb'];

/** Settings that name another file of firmware. */
const OTHERS = ['start_file', 'start_x', 'start_debug', 'start_cd'];

export function firmwareMissing(
  site: Site,
  { prefix }: RaspberryFolder,
  board: Board | undefined,
  settings: Settings,
  at: Place,
): FirmwareMissing | undefined {
  if (OTHERS.some((name) => settings.all(name).length > 0)) return undefined;
  const [name = '', ...more] = firstFiles(board);
  const { path } = tftpFile(site, prefix + name);
  const absent = (file: string): boolean => tftpFile(site, file).present === 'no';
  const nowhere = [name, ...more].every((one) => absent(prefix + one) && absent(one));
  if (path === undefined || !nowhere) return undefined;
  if (board !== 'pi4' && board !== 'old' && LATER.some((one) => !absent(prefix + one))) return undefined;
  const console = raspberrySays.firmwareMissing.print();
  return { id: 'rpi/firmware-missing', effect: 'stops', at, others: [], console, name: prefix + name, path };
}
