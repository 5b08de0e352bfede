/** iseq compares a setting with a text that the setting never holds. */
import { settingParts } from '../../../grammars/ipxe/index.js';
import { nearest } from '../../../grammars/text/index.js';
import { normaliseMac } from '../../site/address.js';
import type { IpxeWord } from '../../site/ipxe/facts.js';
import { fix, replace } from '../about/edits.js';
import { IPXE_SCRIPT, ipxeSite } from '../about/examples/ipxe.js';
import { commandsOf, isLiteral } from '../about/loaders/ipxescripts.js';
import type { CheckRule } from '../rule.js';

/** What iPXE was built for, and for which processor: the names of its folders arch/ and of its platforms. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  platform: ['pcbios', 'efi', 'linux', 'sbi'],
  buildarch: ['i386', 'x86_64', 'arm32', 'arm64', 'loong64', 'riscv32', 'riscv64'],
};

/** How people call them elsewhere. */
const CALLED: ReadonlyMap<string, string> = new Map([
  ['bios', 'pcbios'],
  ['pc', 'pcbios'],
  ['legacy', 'pcbios'],
  ['uefi', 'efi'],
  ['amd64', 'x86_64'],
  ['x86-64', 'x86_64'],
  ['x64', 'x86_64'],
  ['x86', 'i386'],
  ['i686', 'i386'],
  ['ia32', 'i386'],
  ['aarch64', 'arm64'],
]);

const SIGNS: Readonly<Record<string, string>> = { hex: ':', hexhyp: '-', hexraw: '' };

const choosing = (mac: string): string =>
  IPXE_SCRIPT.replace('#!ipxe\n', `#!ipxe\niseq \${mac} ${mac} && goto own ||\n`).concat(':own\nreboot\n');

export const ipxeNeverEqual: CheckRule = {
  id: 'ipxe/never-equal',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'iseq compares a hardware address, the platform or the processor with a text that iPXE never writes so.',
    why: 'iseq compares letter by letter. iPXE writes a hardware address in small letters with colons, `${mac:hexhyp}` with hyphens and `${mac:hexraw}` without any; the platform is `pcbios` or `efi`, the processor `i386`, `x86_64`, `arm64`. Every machine goes on as if it were another one.',
    avoid: ipxeSite({ 'srv/tftp/boot.ipxe': choosing('52-54-00-00-00-07') }),
    prefer: ipxeSite({ 'srv/tftp/boot.ipxe': choosing('52:54:00:00:00:07') }),
    references: [
      'ipxe.org/cmd/iseq',
      'ipxe.org/cfg/platform',
      'iPXE src/core/settings.c, format_hex_setting',
    ],
  },
  check({ site, report }) {
    for (const script of site.ipxe) {
      const all = commandsOf(script);
      const own = new Set(all.flatMap(({ name, rest }) => (name === 'set' ? [rest[0]?.value] : [])));
      for (const { name, rest } of all) {
        const [a, b] = rest;
        if (name !== 'iseq' || a === undefined || b === undefined) continue;
        const [setting, text] = isLiteral(a) ? [b, a] : [a, b];
        const right = isLiteral(text) ? writtenSo(setting, text, own) : undefined;
        if (right === undefined) continue;
        const { value } = setting;
        report({
          at: text.place,
          message: `${value} never is "${text.value}", letter by letter, so no machine fits. ${right.hint}`,
          fixes: () =>
            right.text === undefined
              ? []
              : [fix(`Write ${right.text}`, false, replace(text.place, right.text))],
        });
      }
    }
  },
};

interface Right {
  readonly hint: string;
  readonly text: string | undefined;
}

/** How the setting would write it; nothing where it may be written so, or where the script sets it itself (`own`). */
function writtenSo(
  setting: IpxeWord,
  { value: text }: IpxeWord,
  own: ReadonlySet<string | undefined>,
): Right | undefined {
  const written = /^\$\{([^${}]+)\}$/.exec(setting.value)?.[1];
  if (setting.hole || written === undefined || text === '') return undefined;
  const { scope, name, type } = settingParts(written);
  if (own.has(written) || (scope !== '' && !/^net[\dX]+$/.test(scope))) return undefined;
  if (name === 'mac') return macSo(text, type ?? 'hex');
  const names = type === undefined && scope === '' ? NAMES[name] : undefined;
  if (names === undefined || names.includes(text)) return undefined;
  const meant = CALLED.get(text.toLowerCase()) ?? nearest(text, names);
  const known = names.slice(0, name === 'platform' ? 2 : 4);
  const right = meant !== undefined && names.includes(meant) ? meant : undefined;
  return {
    hint: right === undefined ? `It is one of ${known.join(', ')}.` : `Write ${right}.`,
    text: right,
  };
}

/** A whole address that is written otherwise than the setting has it. */
function macSo(text: string, type: string): Right | undefined {
  const sign = SIGNS[type];
  const octets = normaliseMac(/^[\da-f]{12}$/i.test(text) ? text.replaceAll(/..(?=.)/g, '$&:') : text);
  const mac = octets?.replaceAll(':', sign ?? ':');
  if (sign === undefined || mac === undefined || mac === text) return undefined;
  return { hint: `Write ${mac}.`, text: mac };
}
