/** iPXE is told to load iPXE again, although the configuration means to give it something else. */
import { answerDhcp } from '../../boot/dhcp/dhcpd/server.js';
import { dhcpServer, firmwareClient, isIpxeBinary } from '../../boot/index.js';
import type { BootTrace, DhcpAnswer, DhcpClient } from '../../boot/trace.js';
import { assignments, literalText } from '../../site/dhcpd/assignments.js';
import { withNested } from '../../site/dhcpd/executables.js';
import type { DhcpFacts } from '../../site/dhcpd/facts.js';
import { allScopes } from '../../site/dhcpd/scopes.js';
import { type Place, placeKey, samePlace, within } from '../../site/place.js';
import { tellsIpxe } from '../about/causes.js';
import { asksFor, type Condition, conditions, parts } from '../about/dhcpd/conditions.js';
import { builtInto } from '../about/loaders/ipxeloops.js';
import { answered, withArchitecture } from '../about/loaders/otherfirmware.js';
import { changed, miniature } from '../about/miniature.js';
import { nodesNamed, single } from '../about/wording.js';
import type { CheckRule, Report } from '../rule.js';

const CHAIN = (userClass: string) =>
  miniature({
    ...changed(
      'etc/dhcp/dhcpd.conf',
      '  filename "pxelinux.0";\n',
      `  if exists user-class and option user-class = "${userClass}" {\n    filename "http://192.168.1.1/boot.ipxe";\n  } else {\n    filename "undionly.kpxe";\n  }\n`,
    ),
    'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': undefined,
    'srv/tftp/pxelinux.cfg/default': undefined,
    'srv/tftp/vmlinuz.config': undefined,
  });

/** Whether a name is that of a binary that calls itself so when it asks: iPXE's own, and that of xCAT. */
const BINARIES: ReadonlyMap<string, (name: string) => boolean> = new Map([
  ['iPXE', isIpxeBinary],
  ['xNBA', (name: string) => /(^|\/)xnba\.(kpxe|efi)$/i.test(name)],
]);

/** Whether any statement may name iPXE. Where none does, no machine has to be asked what iPXE on it would get. */
function mayHandOut(dhcp: DhcpFacts): boolean {
  const binaries = [...BINARIES.values()];
  for (const assignment of assignments(dhcp)) {
    if (assignment.space !== 'server' || assignment.name !== 'filename') continue;
    const text = assignment.setter === 'supersede' ? literalText(assignment) : undefined;
    if (text === undefined || binaries.some((isOne) => isOne(text))) return true;
  }
  return false;
}

/** dhcpd takes it for the name of a variable, which nothing sets. */
const WITHOUT_QUOTES = /^(ipxe|xnba)$/i;

/** The condition is there to tell iPXE from the firmware. */
function meansIpxe(dhcp: DhcpFacts, { expression }: Condition): boolean {
  return (
    asksFor(dhcp, expression, 77) &&
    parts(expression).some(
      (part) =>
        (part.kind === 'string' && /^(ipxe|xnba)$/i.test(part.value)) ||
        (part.kind === 'variable' && WITHOUT_QUOTES.test(part.name)),
    )
  );
}

export const dhcpIpxeLoop: CheckRule = {
  id: 'dhcp/ipxe-loop',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'iPXE, once it runs, is told to load iPXE again. Where a condition tells it from the firmware that is an error; where nothing does, a note.',
    why: 'iPXE asks DHCP again after it has started, with the user class `iPXE`. When the answer names its own binary, it loads that, and so on: the banner of iPXE appears again and again. Texts are compared letter for letter, and a filename in a host or group beats that of a class.',
    avoid: CHAIN('ipxe'),
    prefer: CHAIN('iPXE'),
    references: ['iPXE documentation, chainloading', 'iPXE src/net/udp/dhcp.c', 'dhcp-eval(5)'],
  },
  check({ site, boots, report }) {
    const { dhcp } = site;
    if (dhcp === undefined || !mayHandOut(dhcp)) return;
    const [meant] = conditions(dhcp).filter((one) => meansIpxe(dhcp, one));
    const loops = new Map<string, Loop>();
    for (const trace of answered(boots)) {
      for (const client of ipxeClients(trace, meant !== undefined)) {
        // A proxy has something else for it.
        if (dhcpServer(site).answer(client, trace.node).program !== undefined) continue;
        const answer = answerDhcp(site, client, trace.node.host);
        const told = toldItself(client, answer);
        if (told === undefined || builtInto(site, told.file) === 'yes') continue;
        const other = ofOtherAge(client);
        const byAge =
          other !== undefined && toldItself(other, answerDhcp(site, other, trace.node.host)) === undefined;
        const key = placeKey(told.at);
        const before = loops.get(key);
        if (before === undefined) loops.set(key, { ...told, names: [trace.node.name], answer, byAge });
        // The clients of one machine follow each other.
        else if (before.names.at(-1) !== trace.node.name) before.names.push(trace.node.name);
      }
    }
    for (const loop of together([...loops.values()], meant))
      report(
        meant === undefined
          ? untold(loop)
          : loop.byAge
            ? toldByAge(loop, meant)
            : { ...notMet(loop, meant, cause(dhcp, loop, meant)), cause: tellsIpxe(meant.place, loop.file) },
      );
  },
};

interface Loop {
  readonly at: Place;
  readonly file: string;
  readonly names: string[];
  /** What iPXE is answered on the first of the machines. */
  readonly answer: DhcpAnswer;
  /** It depends on what the binary was built of. */
  readonly byAge: boolean;
}

/** Where the letters by which iPXE is told apart are wrong, that is one thing, whatever files are named to it. */
function together(loops: readonly Loop[], meant: Condition | undefined): readonly Loop[] {
  const [first] = loops;
  if (first === undefined || meant === undefined) return loops;
  if (otherLetters(meant) === undefined && withoutQuotes(meant) === undefined) return loops;
  return [{ ...first, names: [...new Set(loops.flatMap(({ names }) => names))] }];
}

/** The file that is named to whoever runs that file already, where it is one. */
function toldItself(
  { userClass }: DhcpClient,
  { filename }: DhcpAnswer,
): { readonly at: Place; readonly file: string } | undefined {
  if (filename.kind !== 'value' || filename.from === undefined || userClass === undefined) return undefined;
  if (BINARIES.get(userClass)?.(filename.value) !== true || filename.value.includes('://')) return undefined;
  return { at: filename.from, file: filename.value };
}

/** iPXE on a machine, as it asks under BIOS and UEFI. */
function ipxeClients(trace: BootTrace, others: boolean): DhcpClient[] {
  const { mac, relay } = trace.loader.client;
  const bios = { ...firmwareClient('ipxe', undefined), mac, relay };
  const efi = withArchitecture(trace, 7);
  const names = others ? [...BINARIES.keys()] : ['iPXE'];
  return names.flatMap((userClass) => [
    { ...bios, userClass },
    { ...bios, userClass, architecture: 7, vendorClass: efi.vendorClass },
  ]);
}

/** xNBA is iPXE of one age or another: older ones call x64 UEFI 00:09, as RFC 4578 has it, and newer ones 00:07. */
function ofOtherAge(client: DhcpClient): DhcpClient | undefined {
  return client.userClass === 'xNBA' && client.architecture === 7
    ? { ...client, architecture: 9 }
    : undefined;
}

/** Nothing tells iPXE from the firmware. Whether that loops depends on what was built into the binary, which no file tells. */
function untold({ at, file, names }: Loop): Report {
  return {
    at,
    severity: 'info',
    message: `"${file}" is iPXE, which asks DHCP again once it runs, and ${nodesNamed(names)} ${
      single(names) ? 'is' : 'are'
    } then told to load it again: without a script built into it, it starts over and over. Give requests with the user class "iPXE" another filename.`,
    nodes: names,
  };
}

/** Which of the two numbers the binary sends no file tells. */
function toldByAge({ at, file, names }: Loop, meant: Condition): Report {
  return {
    at,
    severity: 'warning',
    message: `"${file}" sends the architecture 00:09 or 00:07, as it was built of an older iPXE or of a newer one, and for 00:07 nothing but itself is named to it on ${nodesNamed(names)}: it would start over and over. Ask for 00:07 as well as for 00:09 where xNBA is told apart.`,
    related: [{ place: meant.place, message: 'xNBA is told apart here' }],
    nodes: names,
  };
}

function notMet({ at, file, names }: Loop, meant: Condition, why: string): Report {
  const text = otherLetters(meant);
  const variable = withoutQuotes(meant);
  if (variable !== undefined)
    return {
      at: meant.place,
      message: `Without quotes dhcpd takes ${variable} for a variable, which nothing sets, so that iPXE is not told apart, and is itself told to load "${file}" on ${nodesNamed(names)}: it starts over and over, and its banner appears again and again. Write "iPXE".`,
      related: [{ place: at, message: 'what iPXE is told' }],
      nodes: names,
    };
  if (text !== undefined)
    return {
      at: meant.place,
      message: `iPXE sends the user class "iPXE", in these letters, so that it is not told apart by "${text}", and is itself told to load "${file}" on ${nodesNamed(names)}: it starts over and over, and its banner appears again and again. Write "iPXE".`,
      related: [{ place: at, message: 'what iPXE is told' }],
      nodes: names,
    };
  return {
    at,
    message: `iPXE itself is told to load "${file}" on ${nodesNamed(names)}: it starts over and over, and its banner appears again and again. ${why}`,
    related: [{ place: meant.place, message: 'iPXE is told apart here' }],
    nodes: names,
  };
}

/** The text that a condition compares the user class with, where it is that of iPXE in other letters. */
function otherLetters({ expression }: Condition): string | undefined {
  const texts = parts(expression).flatMap((part) => (part.kind === 'string' ? [part.value] : []));
  return texts.includes('iPXE') ? undefined : texts.find((text) => /^ipxe$/i.test(text));
}

function withoutQuotes({ expression }: Condition): string | undefined {
  return parts(expression).flatMap((part) =>
    part.kind === 'variable' && WITHOUT_QUOTES.test(part.name) ? [part.name] : [],
  )[0];
}

/** Why the file that is meant for iPXE does not reach it. */
function cause(dhcp: DhcpFacts, { at, names, answer }: Loop, meant: Condition): string {
  const its = dhcp.classes.find(
    ({ matchIf }) => matchIf !== undefined && samePlace(matchIf.place, meant.place),
  );
  const member = its !== undefined && answer.classes.some(({ head }) => samePlace(head, its.head));
  const winner = dhcp.classes.find(({ place }) => within(at, place));
  if (member && winner !== undefined)
    return `It is in both classes, as it sends the vendor class of the ROM as well, and where two classes set the filename that of the first in the file counts. Move class "${its.name.value}" above class "${winner.name.value}".`;
  const beaten = 'a filename in a host or group beats that of a class';
  if (comesBefore(dhcp, at, meant))
    return 'As iPXE sends the vendor class of the ROM as well, the branch above takes it, and the one for iPXE is never looked at. Put the test for iPXE first.';
  if (member) return `It is in class "${its.name.value}", but ${beaten}: take that filename away.`;
  return `The condition that should give it another file does not apply to ${single(names) ? 'it' : 'them'}: iPXE sends the user class "iPXE", in these letters, ${beaten}, and of statements side by side the last one that is executed counts.`;
}

/** The filename stands in a branch above that for iPXE, of the same `if`. */
function comesBefore(dhcp: DhcpFacts, at: Place, meant: Condition): boolean {
  for (const { executables } of allScopes(dhcp)) {
    for (const statement of withNested(executables)) {
      if (statement.kind !== 'if') continue;
      const own = statement.branches.findIndex(
        ({ conditionPlace }) => conditionPlace !== undefined && samePlace(conditionPlace, meant.place),
      );
      if (own < 0) continue;
      const above = statement.branches.slice(0, own);
      return above.some(({ body }) => body.some(({ place }) => within(at, place)));
    }
  }
  return false;
}
