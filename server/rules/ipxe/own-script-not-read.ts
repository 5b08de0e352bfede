/** A script of iPXE is named after the hardware address of a machine, and is asked for by that address in another way of writing. */
import { withoutOctetSigns } from '../../site/address.js';
import type { IpxeScript, IpxeWord } from '../../site/ipxe/facts.js';
import type { Site } from '../../site/model.js';
import { placeKey } from '../../site/place.js';
import { baseName } from '../../site/serverpath.js';
import { fix, replace, startOf } from '../about/edits.js';
import { IPXE_SCRIPT, ipxeSite } from '../about/examples/ipxe.js';
import { commandsOf } from '../about/loaders/ipxescripts.js';
import { macOfScript } from '../about/loaders/macfiles.js';
import { type Declared, declaredMachines } from '../about/loaders/pxefilenames.js';
import { placesOf } from '../about/toldplaces.js';
import { nodesNamed, single } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

/** Written so that it is no template of ours. */
const setting = (name: string): string => `\${${name}}`;

const CHAIN = (name: string) =>
  ipxeSite({
    'srv/tftp/boot.ipxe': `#!ipxe\nchain nodes/${setting(name)}.ipxe || goto all\n:all\n${IPXE_SCRIPT.replace('#!ipxe\n', '')}`,
    'srv/tftp/nodes/00-40-63-c2-ca-c9.ipxe': IPXE_SCRIPT.replace('vmlinuz', '/vmlinuz'),
  });

const MAC = /\$\{((?:net\w*\/)?mac)(:hex|:hexhyp|:hexraw)?\}/;

/** What iPXE puts between the octets. */
const SIGNS: Readonly<Record<string, string>> = { ':hexhyp': '-', ':hexraw': '' };

const ENDS = ['ipxe/colon-in-name', 'ipxe/file-missing'] as const;

interface Asked {
  readonly word: IpxeWord;
  /** What is to stand in place of the setting. */
  readonly right: string;
  readonly machines: Declared[];
  readonly own: IpxeScript;
  readonly name: string;
}

export const ipxeOwnScriptNotRead: CheckRule = {
  id: 'ipxe/own-script-not-read',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A machine has a script of iPXE that is called by its hardware address, and the script that asks for it writes the address with other signs between its octets.',
    why: 'iPXE writes `${mac}` with colons, `${mac:hexhyp}` with hyphens and `${mac:hexraw}` with nothing between the octets. Under the other name there is no file, and before a colon iPXE looks for the scheme of a URL: behind `||` the machine goes on with what is meant for all, and nothing tells it from a machine without a script of its own.',
    avoid: CHAIN('mac'),
    prefer: CHAIN('mac:hexhyp'),
    references: ['iPXE src/core/settings.c, setting_type_hexhyp', 'https://ipxe.org/cfg/mac'],
  },
  check({ site, everyBoot, report }) {
    for (const { word, right, machines, own, name } of askedOtherwise(site)) {
      // What a machine ends at is told there.
      if (ENDS.some((id) => placesOf(everyBoot, id).has(placeKey(word.place)))) continue;
      const names = machines.map((machine) => machine.name);
      report({
        at: word.place,
        message: `This asks for ${name} where ${nodesNamed(names)} ${single(names) ? 'has' : 'have'} ${baseName(own.file)}: the name is never found, and what is meant for ${single(names) ? 'this machine' : 'these machines'} alone is not run. Write ${right}.`,
        related: [{ place: startOf(own.file), message: 'the script that is meant' }],
        nodes: names,
        fixes: () => [fix(`Write ${right}`, false, replace(word.place, word.value.replace(MAC, right)))],
      });
    }
  },
};

function askedOtherwise(site: Site): Iterable<Asked> {
  const found = new Map<IpxeWord, Asked>();
  const machines = declaredMachines(site);
  const owned = site.ipxe.flatMap((own) => {
    const mac = macOfScript(own);
    const machine = mac === undefined ? undefined : machines.get(mac);
    return machine === undefined ? [] : [{ own, machine }];
  });
  if (owned.length === 0) return [];
  for (const word of namesByMac(site)) {
    const [, name = '', type = ''] = MAC.exec(word.value) ?? [];
    for (const { own, machine } of owned) {
      const asked = baseName(word.value.replace(MAC, machine.mac.replaceAll(':', SIGNS[type] ?? ':')));
      const there = baseName(own.file);
      if (asked === there || withoutOctetSigns(asked) !== withoutOctetSigns(there)) continue;
      const before = found.get(word);
      const right = `\${${name}${/(?:[\da-f]{2}-){5}/i.test(there) ? ':hexhyp' : ':hexraw'}}`;
      if (before === undefined) found.set(word, { word, right, machines: [machine], own, name: asked });
      else before.machines.push(machine);
    }
  }
  return found.values();
}

/** What scripts load by the hardware address of the machine, and by nothing else that is not written out. */
function* namesByMac({ ipxe }: Site): Iterable<IpxeWord> {
  for (const script of ipxe) {
    if (script.template) continue;
    for (const { name, rest } of commandsOf(script)) {
      const [word] = rest;
      if (name !== 'chain' || word === undefined || word.hole) continue;
      if (MAC.test(word.value) && !baseName(word.value).replace(MAC, '').includes('${')) yield word;
    }
  }
}
