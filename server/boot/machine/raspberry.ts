/** The MAC or the packet of a machine goes in; whether it is a Raspberry Pi, and which, comes out. */
import type { DhcpClient } from '../dhcp/answer.js';

/** What a Raspberry Pi looks for in option 43 (raspberrypi.com, "Network booting"); it starts as a client of PXE, and goes on by rules of its own. */
export const RASPBERRY_TEXT = 'Raspberry Pi Boot';

/**
 * Makers' numbers of Raspberry Pi in the registry of IEEE, and which boards came with them. `old`: up to the Pi 3, whose boot ROM
 * asks itself. `pi4`: the Pi 4 and its kin. `later`: the Pi 4, or one that came after it.
 */
const MAKERS: ReadonlyMap<string, Board> = new Map([
  ['b8:27:eb', 'old'],
  ['dc:a6:32', 'pi4'],
  ['e4:5f:01', 'pi4'],
  ['d8:3a:dd', 'later'],
  ['2c:cf:67', 'later'],
  ['28:cd:c1', 'later'],
  ['88:a2:9e', 'later'],
]);

export type Board = 'old' | 'pi4' | 'later';

/** Undefined for all machines that are none, and where the MAC is not known. */
export function boardOf(mac: string | undefined): Board | undefined {
  return mac === undefined ? undefined : MAKERS.get(mac.slice(0, 8).toLowerCase());
}

export function isRaspberryPi({ board }: DhcpClient): boolean {
  return board === 'raspberry-pi';
}

/** Firmware in the flash of a board: its texts are its own, not those of a ROM. */
export function isBoard({ board }: DhcpClient): boolean {
  return board !== undefined;
}

/** A filter of config.txt for a model: whether it holds for such a board. Several models sit behind one maker's number. */
export function isModel(board: Board | undefined, filter: string): 'yes' | 'no' | 'unknown' {
  const model = /^(?:pi|cm)(\d)/.exec(filter)?.[1] ?? '';
  // A Compute Module or keyboard of the Pi 4 has a filter of its own beside that of the Pi 4.
  if (board === 'pi4') return filter === 'pi4' ? 'yes' : model === '4' ? 'unknown' : 'no';
  if (board === 'old') return model >= '4' ? 'no' : 'unknown';
  return 'unknown';
}
