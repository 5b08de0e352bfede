/** The base name of a file under pxelinux.cfg/ goes in, whom it is for comes out (core/fs/pxe/pxe.c, load_config). */
import { normaliseMac } from '../address.js';
import type { PxeFileName } from './facts.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** Hardware type and six octets, or the six octets alone; lengths are bounded, so the pattern is linear. */
const OCTETS = /^[0-9a-f]{1,2}(?:[:-][0-9a-f]{1,2}){5,6}$/i;
const BARE_OCTETS = /^[0-9a-f]{12}(?:[0-9a-f]{2})?$/i;
/** U-Boot's architectures, with the processor and the board behind (pxe_default_paths of cmd/pxe.c). */
const BOARD =
  /^default-(?:arc|arm|m68k|microblaze|mips|nds32|nios2|powerpc|riscv|sandbox|sh|x86|xtensa)(?:-|$)/;

/**
 * PXELINUX asks for the hardware type in two hex digits (01 is Ethernet), a dash and the address in lower case with
 * dashes. Other spellings of an address are told apart, so that the reader can be told that they are never asked for.
 */
export function pxeFileName(name: string): PxeFileName {
  if (name === 'default') return { kind: 'default' };
  if (BOARD.test(name)) return { kind: 'board' };
  if (UUID.test(name)) return { kind: 'uuid', canonical: name === name.toLowerCase() };
  if (OCTETS.test(name)) return macOf(name.split(/[:-]/), name);
  if (BARE_OCTETS.test(name)) return macOf(name.match(/../g) ?? [], name);
  if (/^[0-9A-Fa-f]{1,8}$/.test(name)) {
    const digits = name.toUpperCase();
    return { kind: 'address', digits, canonical: name === digits };
  }
  return { kind: 'other' };
}

function macOf(parts: readonly string[], name: string): PxeFileName {
  const octets = parts.map((part) => part.toLowerCase().padStart(2, '0'));
  const typed = octets.length === 7;
  const canonical = typed && name === octets.join('-');
  const type = typed ? Number.parseInt(octets[0] ?? '', 16) : 1;
  const mac = normaliseMac(octets.slice(-6).join(':'));
  return mac === undefined ? { kind: 'other' } : { kind: 'mac', mac, type, canonical };
}
