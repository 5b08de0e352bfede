/** The boot file name that DHCP tells iPXE goes in; the name that it asks for comes out, the settings in it expanded (fetch_next_server_and_filename in usr/autoboot.c). */
import { unsure } from '../../outcome.js';
import type { DhcpAnswer, Outcome } from '../../trace.js';
import { expand, type Settings, urlOfTold } from './values.js';

/** No script has run yet. */
const NOTHING_SET: Settings = new Map();

export function expandedFileName(told: Outcome<string>, answer: DhcpAnswer): Outcome<string> {
  if (told.kind !== 'value' || !told.value.includes('${')) return told;
  const expanded = expand({ value: told.value, hole: false }, NOTHING_SET, answer);
  if (expanded.known) return { ...told, value: expanded.text };
  const url = urlOfTold(expanded);
  if (url !== undefined) return { ...told, value: url };
  return unsure(`${told.value} depends on \${${expanded.of}}, which no file tells`, told.from);
}
