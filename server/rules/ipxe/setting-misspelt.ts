/** A script of iPXE reads a setting that nothing sets, a letter away from one that is there, or writes it in a way that iPXE does not know. */
import { settingNames, settingParts, settingTypes } from '../../../grammars/ipxe/index.js';
import { slipsAmong } from '../../../grammars/text/index.js';
import { firstOfEach } from '../../site/groups.js';
import type { IpxeScript, IpxeWord } from '../../site/ipxe/facts.js';
import type { Site } from '../../site/model.js';
import { once } from '../../site/once.js';
import { placeKey } from '../../site/place.js';
import { fix, replace } from '../about/edits.js';
import { IPXE_SCRIPT, ipxeSite } from '../about/examples/ipxe.js';
import { commandsOf, isLiteral } from '../about/loaders/ipxescripts.js';
import { differsInLetters } from '../about/slips.js';
import { placesOf } from '../about/toldplaces.js';
import type { CheckRule, Related } from '../rule.js';

const BY = (setting: string) =>
  ipxeSite({
    'srv/tftp/boot.ipxe': IPXE_SCRIPT.replace('kernel', `chain \${${setting}}.ipxe ||\nkernel`),
  });

export const ipxeSettingMisspelt: CheckRule = {
  id: 'ipxe/setting-misspelt',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A setting that is read is set by no script, and a letter away from one that is or that iPXE has by itself (`${next-sever}`), or in other capital letters; the sign before its braces is missing; or what stands behind its colon is no way of writing that iPXE knows (`${mac:hxhyp}`).',
    why: 'iPXE puts nothing in its place, and says nothing: `chain ipxe/${mac:hxhyp}.ipxe` asks for `ipxe/.ipxe`.',
    avoid: BY('mac:hxhyp'),
    prefer: BY('mac:hexhyp'),
    references: ['ipxe.org/cfg', 'iPXE src/core/settings.c, parse_setting_name', 'iPXE in QEMU'],
  },
  check({ site, everyBoot, report }) {
    if (site.ipxe.length === 0) return;
    const told = placesOf(everyBoot, 'ipxe/url-incomplete');
    for (const script of site.ipxe) {
      const { statements, template } = script;
      for (const { commands } of statements) {
        for (const { name, words } of commands) {
          // What is only printed does no harm that anybody would look for.
          if (name?.value === 'echo') continue;
          for (const word of words) {
            const wrong =
              template || word.hole
                ? undefined
                : wrongOf(
                    site,
                    script,
                    { command: name?.value, image: words.find(({ value }) => !value.startsWith('-')) },
                    word,
                  );
            // What a machine ends at is told there.
            if (wrong === undefined || told.has(placeKey(word.place))) continue;
            const { said, right, at } = wrong;
            const written = word.value.slice(0, at) + right + word.value.slice(at + said.length);
            report({
              at: word.place,
              message: messageOf(wrong),
              related: wrong.kind === 'name' ? setHere(script, right) : [],
              fixes: () => [fix(`Write ${right}`, false, replace(word.place, written))],
            });
          }
        }
      }
    }
  },
};

function messageOf({ kind, said, right }: Wrong): string {
  switch (kind) {
    case 'type':
      return `iPXE knows no way of writing "${said}" and puts nothing in the place of the setting. Write ${right}.`;
    case 'dollar':
      return `A dollar sign is missing, so iPXE takes "${said}" as it stands. Write ${right}.`;
    case 'bare':
      return `isset asks whether there is any text, and "${said}" is one: it is always true. Write ${right}, the value of the setting.`;
    case 'brace':
      return `A brace is missing, so iPXE takes "${said}" as it stands. Write ${right}.`;
    case 'name':
      return `Nothing sets "${said}", so that iPXE puts nothing in its place. Did you mean "${right}"?`;
  }
}

/** One that nothing reads is as likely to be the wrong one. */
function setHere(script: IpxeScript, name: string): Related[] {
  const word = wordsSetting(script).get(name);
  return word === undefined || settingsRead(script).has(name)
    ? []
    : [{ place: word.place, message: `here "${name}" is set, which nothing reads` }];
}

/** The first that sets each. */
const wordsSetting = once((script: IpxeScript) =>
  firstOfEach(
    commandsOf(script).flatMap(({ name, rest: [word] }) => (SETS.has(name) ? (word ?? []) : [])),
    ({ value }) => value,
  ),
);

const settingsRead = once(({ statements }: IpxeScript): ReadonlySet<string> => {
  const words = statements.flatMap(({ commands }) => commands.flatMap((command) => command.words));
  return new Set(
    words.flatMap(({ value }) => [...value.matchAll(SETTING)].map(({ 1: inside = '' }) => inside)),
  );
});

const SETTING = /\$\{([^${}]*)\}/g;

interface Wrong {
  readonly kind: 'name' | 'type' | 'brace' | 'dollar' | 'bare';
  readonly said: string;
  readonly right: string;
  readonly at: number;
}

function wrongOf(
  site: Site,
  script: IpxeScript,
  { command, image }: { readonly command: string | undefined; readonly image: IpxeWord | undefined },
  word: IpxeWord,
): Wrong | undefined {
  const { value } = word;
  if (command === 'isset' && isSetting(site, value))
    return { kind: 'bare', said: value, right: `\${${value}}`, at: 0 };
  // What the kernel is told may have braces of its own.
  const forKernel = command !== undefined && TELLS_KERNEL.has(command) && word !== image;
  return wrongIn(site, script, word) ?? (forKernel ? undefined : dollarless(site, value));
}

/** Commands that end with words for a kernel. */
const TELLS_KERNEL: ReadonlySet<string> = new Set([
  'kernel',
  'imgselect',
  'imgload',
  'imgargs',
  'imgexec',
  'boot',
]);

/** One that iPXE or a script of the site has, with the place that it is asked of and the way it is written. */
function isSetting(site: Site, inside: string): boolean {
  const { name } = settingParts(inside);
  return settingNames.includes(name) || settingsSet(site).has(name);
}

function wrongIn(site: Site, script: IpxeScript, { value }: IpxeWord): Wrong | undefined {
  for (const { 1: inside = '', index } of value.matchAll(SETTING)) {
    const { scope, name, type } = settingParts(inside);
    const from = index + 2 + (scope === '' ? 0 : scope.length + 1);
    if (type !== undefined && !settingTypes.includes(type)) {
      const right =
        settingTypes.find((one) => differsInLetters(type, one)) ??
        // `hexhyphen`: the name is spelt out.
        settingTypes.findLast((one) => one.length >= SHORTEST && type.toLowerCase().startsWith(one));
      if (right !== undefined) return { kind: 'type', said: type, right, at: from + name.length + 1 };
    }
    if (!/^[a-z][\w-]*$/i.test(name) || settingNames.includes(name) || settingsSet(site).has(name)) continue;
    const right =
      byLowerName(script).get(name.toLowerCase()) ??
      namesNear(script)(name).find((one) => isMisspelt(name, one)) ??
      // The script sets it with hyphens, and asks for it with underlines, or the other way round.
      byPlainName(script).get(plain(name));
    if (right !== undefined) return { kind: 'name', said: name, right, at: from };
  }
  return braceless(site, value);
}

/** The name of a setting in its braces, without the sign before them. */
function dollarless(site: Site, value: string): Wrong | undefined {
  for (const { 0: said, 1: inside = '', index } of value.matchAll(/(?<!\$)\{([^${}]*)\}/g))
    if (isSetting(site, inside)) return { kind: 'dollar', said, right: `$${said}`, at: index };
  return undefined;
}

/** The name of a setting with one of its braces: the last that is opened, and the first that is only closed. */
function braceless(site: Site, value: string): Wrong | undefined {
  const last = value.lastIndexOf('${');
  const isOpen = last >= 0 && !value.includes('}', last);
  const [opened, inside] = (isOpen ? /^\$\{([a-z][\w-]*)/i.exec(value.slice(last)) : null) ?? [];
  const [closed, before] = /(?<!\$)\$([a-z][\w-]*)\}/i.exec(value) ?? [];
  const [said, name] = opened === undefined ? [closed, before] : [opened, inside];
  if (said === undefined || name === undefined) return undefined;
  if (!settingNames.includes(name) && !settingsSet(site).has(name)) return undefined;
  return { kind: 'brace', said, right: `\${${name}}`, at: opened === undefined ? value.indexOf(said) : last };
}

/** Shorter names are near each other anyhow, and hyphens are a matter of taste. */
const SHORTEST = 5;

/** Two letters have changed places, which no other word is by chance. */
function isExchanged(name: string, other: string): boolean {
  const sorted = (text: string): string => [...text].sort().join('');
  return name.length === SHORTEST - 1 && sorted(name) === sorted(other);
}

const plain = (text: string): string => text.replace(/[-_]/g, '');

function isMisspelt(name: string, other: string): boolean {
  const long = Math.min(name.length, other.length) >= SHORTEST;
  return (long || isExchanged(name, other)) && plain(name) !== plain(other) && differsInLetters(name, other);
}

/** Commands that set the setting that their last words name. */
const SETS: ReadonlySet<string> = new Set(['set', 'read', 'choose', 'nslookup', 'inc', 'clear']);

/** What the script itself sets. */
const settingsOf = once((script: IpxeScript): ReadonlySet<string> => {
  const names = new Set<string>();
  for (const { name, rest } of commandsOf(script)) {
    const [word] = rest;
    if (SETS.has(name) && word !== undefined && isLiteral(word)) names.add(settingParts(word.value).name);
  }
  return names;
});

const namesNear = once((script: IpxeScript) =>
  slipsAmong([...settingNames, ...settingsOf(script)], (name) => name),
);

/** Capital letters count (setting_cmp). */
const byLowerName = once(
  (script: IpxeScript): ReadonlyMap<string, string> =>
    new Map([...settingNames, ...settingsOf(script)].map((name) => [name.toLowerCase(), name])),
);

/** Those that a script sets, without hyphens and underlines; of several the first. */
const byPlainName = once(
  (script: IpxeScript): ReadonlyMap<string, string> =>
    new Map([...settingsOf(script)].reverse().map((name) => [plain(name), name])),
);

/** What any script of the site sets; a form hands on what it asks for. */
const settingsSet = once(({ ipxe }: Site): ReadonlySet<string> => {
  return new Set(['username', 'password', ...ipxe.flatMap((script) => [...settingsOf(script)])]);
});
