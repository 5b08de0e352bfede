/** iPXE is told apart by a tag, and is told to load iPXE all the same. */
import { nearest } from '../../../grammars/text/index.js';
import type { DnsmasqFacts, DnsmasqMatch, DnsmasqService } from '../../site/dnsmasq/facts.js';
import { type Place, samePlace } from '../../site/place.js';
import { bootLine, tagOfIpxe } from '../about/causes.js';
import { conditionsOf, isWhole, tagsSet } from '../about/dhcp/dnsmasqtags.js';
import { type IpxeLoop, ipxeLoops, meansIpxe } from '../about/loaders/ipxeloops.js';
import { servedByDnsmasq } from '../about/miniature.js';
import { nodesNamed, single } from '../about/wording.js';
import type { CheckRule, Report } from '../rule.js';

const LOOP = (text: string) =>
  servedByDnsmasq(
    `dhcp-userclass=set:ipxe,${text}\ndhcp-boot=tag:!ipxe,undionly.kpxe\ndhcp-boot=tag:ipxe,http://192.168.1.1/menu.ipxe\n`,
  );

export const dnsmasqIpxeLoop: CheckRule = {
  id: 'dnsmasq/ipxe-loop',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'iPXE, once it runs, is told to load iPXE again. Where lines ask for a tag that tells it from the firmware, that is an error; where none does, a note, since a script may be built into it.',
    why: 'iPXE asks DHCP again after it has started, with the user class `iPXE`. When the answer names its own binary it loads that, and so on: the banner of iPXE appears again and again. Texts are compared letter for letter, and of the dhcp-boot lines that fit the last one is used, be it that of a single host. Where pxe-service offers a menu to iPXE, it takes the first entry of that (`Booting from PXE menu`) and no dhcp-boot at all. On UEFI a proxy with a single pxe-service offers no dhcp-boot either: iPXE asks port 4011, and is told that service.',
    avoid: LOOP('ipxe'),
    prefer: LOOP('iPXE'),
    references: ['iPXE documentation, chainloading', 'dnsmasq src/rfc2131.c, find_boot, pxe_uefi_workaround'],
  },
  check({ site, everyBoot, report }) {
    const { dnsmasq } = site;
    if (dnsmasq === undefined) return;
    const told = dnsmasq.matches.find(meansIpxe);
    const meant =
      told !== undefined && (asks(dnsmasq, told.sets.value) || tagsIpxe(dnsmasq)) ? told : undefined;
    // A tag for iPXE that nothing sets is what is wrong then, and is found as such.
    if (told === undefined && tagsIpxe(dnsmasq)) return;
    // So is one that is asked for by another name.
    const missed =
      told !== undefined && isAskedMisspelt(dnsmasq, told.sets.value) ? told.sets.value : undefined;
    const tell = (one: Report): void =>
      report(
        missed === undefined
          ? one
          : { ...one, cause: tagOfIpxe(missed, 1, 'iPXE is told to load itself here') },
      );
    const found = new Map<string, Report>();
    for (const [at, { file, names, bare }] of ipxeLoops({ site, everyBoot })) {
      const service = dnsmasq.services.find(({ place }) => place.span.start === at.span.start);
      if (service !== undefined && (meant === undefined || !isSlipOfIpxe(meant))) {
        join(found, 'service', offered(service, meant, told, names));
        continue;
      }
      if (meant === undefined) {
        join(found, 'untold', untold(at, { file, names, bare }, told));
        continue;
      }
      if (isSlipOfIpxe(meant)) {
        join(found, 'misspelt', misspelt(meant, at, file, names));
        continue;
      }
      tell({
        at,
        message: `iPXE itself is told to load "${file}": it starts over and over, and its banner appears again and again. ${
          isFor(dnsmasq, at, meant.sets.value)
            ? 'This line is for iPXE alone: name the script in it.'
            : 'The tag that should give it another file does not do so here: iPXE sends the user class "iPXE", in these letters, and of the lines that fit the last one is used.'
        }`,
        cause: bootLine(at, 0, 'iPXE is told to load itself here'),
        related: [{ place: meant.place, message: 'iPXE is told apart here' }],
        nodes: names,
      });
    }
    for (const one of found.values()) tell(one);
  },
};

/** Lines for several firmwares that have the same wrong are one finding, at the first of them. */
function join(found: Map<string, Report>, kind: string, next: Report): void {
  const before = found.get(kind);
  if (before === undefined) {
    found.set(kind, next);
    return;
  }
  const { at, related = [], nodes = [] } = before;
  const more = samePlace(at, next.at) ? [] : [{ place: next.at, message: 'the same here' }];
  found.set(kind, {
    ...before,
    related: [...related, ...more],
    nodes: [...new Set([...nodes, ...(next.nodes ?? [])])],
  });
}

/** Texts are compared letter for letter, and a part of what is sent will do. */
function isSlipOfIpxe({ by }: DnsmasqMatch): boolean {
  return by.kind === 'user class' && !'iPXE'.includes(by.text);
}

/** The line that should tell iPXE apart is the wrong one. */
function misspelt(
  { place, by, sets }: DnsmasqMatch,
  loop: Place,
  file: string,
  names: readonly string[],
): Report {
  const text = by.kind === 'user class' ? by.text : '';
  return {
    at: place,
    message: `iPXE sends the user class "iPXE", in these letters, so "${text}" gives it no tag, and it is itself told to load "${file}" on ${nodesNamed(names)}: it starts over and over, and its banner appears again and again. Write dhcp-userclass=set:${sets.value},iPXE.`,
    related: [{ place: loop, message: 'what iPXE is told' }],
    cause: bootLine(loop, 0, 'iPXE is told to load itself here'),
    nodes: names,
  };
}

/** iPXE takes the first entry of a menu before any dhcp-boot, and of a proxy the only one for UEFI. */
function offered(
  service: DnsmasqService,
  meant: DnsmasqMatch | undefined,
  told: DnsmasqMatch | undefined,
  names: readonly string[],
): Report {
  const { place, file, tags } = service;
  const tag = told?.sets.value ?? 'ipxe';
  return {
    at: place,
    severity: meant === undefined ? 'info' : 'error',
    message: `iPXE takes what pxe-service offers, whatever dhcp-boot says, and on ${nodesNamed(names)} that is "${file?.value}", iPXE again: it starts over and over. ${
      told === undefined ? 'Tell iPXE apart with dhcp-userclass=set:ipxe,iPXE, and write' : 'Write'
    } pxe-service=tag:!${tag},${tags.length > 0 ? '… instead' : '…'}.`,
    related: meant === undefined ? [] : [{ place: meant.place, message: 'iPXE is told apart here' }],
    nodes: names,
  };
}

/** Nothing tells iPXE apart: a script that is built into it may know the way. */
function untold(at: Place, { file, names, bare }: IpxeLoop, told: DnsmasqMatch | undefined): Report {
  const are = single(names) ? 'is' : 'are';
  return {
    at,
    severity: 'info',
    message: `"${file}" is iPXE, which asks DHCP again once it runs, and ${nodesNamed(names)} ${are} then told to load it again: ${bare ? 'no script is' : 'without a script'} built into it, ${bare ? 'and ' : ''}it starts over and over. Give it a file of its own: ${told === undefined ? 'dhcp-userclass=set:ipxe,iPXE and ' : ''}dhcp-boot=tag:${told?.sets.value ?? 'ipxe'},….`,
    nodes: names,
  };
}

/** Whether any line goes by the tag, so that the administrator counts on it. */
function asks({ boots, services, tagIfs, options }: DnsmasqFacts, tag: string): boolean {
  return [...boots, ...services, ...tagIfs, ...options].some(({ tags }) =>
    tags.some(({ name }) => name === tag),
  );
}

function tagsIpxe({ boots, services }: DnsmasqFacts): boolean {
  return [...boots, ...services].some(({ tags }) => tags.some(({ name }) => /ipxe/i.test(name)));
}

/** A line asks for a tag that nobody has, and means this one. */
function isAskedMisspelt(dnsmasq: DnsmasqFacts, tag: string): boolean {
  const set = tagsSet(dnsmasq);
  return (
    isWhole(dnsmasq) && conditionsOf(dnsmasq).some(({ name }) => !set.has(name) && nearest(name, set) === tag)
  );
}

/** The line asks for the tag of iPXE. */
function isFor({ boots, options }: DnsmasqFacts, { file, span }: Place, tag: string): boolean {
  return [...boots, ...options].some(
    ({ place, tags }) =>
      place.file === file &&
      place.span.start === span.start &&
      tags.some(({ name, not }) => !not && name === tag),
  );
}
