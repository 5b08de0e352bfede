/** A site and a place in dhcpd.conf or dnsmasq.conf go in; which other scopes, or lines for which tags, say the same option comes out, as Markdown. */
import { type Span, touches } from '../../../grammars/text/index.js';
import type { DhcpExecutable, DhcpScope } from '../../site/dhcpd/facts.js';
import type { DnsmasqOption } from '../../site/dnsmasq/facts.js';
import type { Site } from '../../site/model.js';
import { lineOf } from '../verdict/outcome-text.js';
import { type Assignment, assignments, type Spot } from './assignments.js';
import { scopeName } from './occurrences.js';

/** Places that are told. */
const MOST = 4;

function isSame(one: DhcpExecutable, { space, name }: Assignment): one is Assignment {
  return one.kind === 'assign' && one.space === space && one.name === name;
}

/** What a scope says whatever a client sends: the last of its kind. What adds to a value takes no other's place. */
function saidIn(scope: DhcpScope, about: Assignment): Assignment | undefined {
  const said = scope.executables.filter((one): one is Assignment => isSame(one, about)).at(-1);
  return said?.setter === 'supersede' ? said : undefined;
}

interface Elsewhere {
  readonly scope: DhcpScope;
  readonly said: Assignment;
}

function around(scope: DhcpScope, about: Assignment): Elsewhere | undefined {
  for (let outer = scope.parent; outer !== undefined; outer = outer.parent) {
    const said = saidIn(outer, about);
    if (said !== undefined) return { scope: outer, said };
  }
  return undefined;
}

function inside(scope: DhcpScope, about: Assignment): Elsewhere[] {
  const found: Elsewhere[] = [];
  // A stack instead of recursion: declarations may be nested as deep as the file likes.
  const stack = [...scope.children].reverse();
  for (let inner = stack.pop(); inner !== undefined; inner = stack.pop()) {
    const said = saidIn(inner, about);
    if (said !== undefined) found.push({ scope: inner, said });
    for (let i = inner.children.length - 1; i >= 0; i--) stack.push(inner.children[i] as DhcpScope);
  }
  return found;
}

function named(scope: DhcpScope): string {
  return scope.kind === 'global' ? 'the top of the file' : scopeName(scope);
}

interface Told {
  readonly span: Span;
  readonly markdown: string;
}

/** Undefined where no other scope says it. */
export function hoverScope(site: Site, { file, offset }: Spot): Told | undefined {
  const here = [...assignments(site, { file, offset })].find(
    ({ assignment: { place } }) => place.file === file && touches(place.span, offset),
  );
  if (here === undefined || !here.scope.executables.includes(here.assignment)) return undefined;
  const { scope, assignment } = here;
  if (assignment.setter !== 'supersede') return undefined;
  const lines: string[] = [];
  const outer = around(scope, assignment);
  if (outer !== undefined) {
    const { said } = outer;
    const text = site.files.get(said.place.file)?.document.text ?? '';
    const value = text.slice(said.value.place.span.start, said.value.place.span.end).replaceAll(/\s+/g, ' ');
    lines.push(`Counts here instead of \`${value}\` of ${named(outer.scope)} (${lineOf(site, said.place)}).`);
  }
  const inner = inside(scope, assignment);
  if (inner.length > 0) {
    const shown = inner
      .slice(0, MOST)
      .map((one) => `${named(one.scope)} (${lineOf(site, one.said.place)})`)
      .join(', ');
    const more = inner.length > MOST ? ` and ${inner.length - MOST} more` : '';
    lines.push(`Said otherwise further in: ${shown}${more}.`);
  }
  return lines.length === 0 ? undefined : { span: assignment.namePlace.span, markdown: lines.join('\n\n') };
}

function whose({ tags }: DnsmasqOption): string {
  const asked = tags.map(({ name, not }) => `${not ? 'without' : 'with'} the tag ${name}`);
  return asked.length === 0 ? 'for all' : `for clients ${asked.join(' and ')}`;
}

/** Other lines of dnsmasq.conf that say the same option, and for whom. */
export function hoverTags(site: Site, { file, offset }: Spot): Told | undefined {
  const { dnsmasq } = site;
  const here = dnsmasq?.options.find(({ place }) => place.file === file && touches(place.span, offset));
  if (dnsmasq === undefined || here === undefined) return undefined;
  const same = dnsmasq.options.filter(
    (one) => one !== here && one.code === here.code && one.vendor === here.vendor && isPlain(one),
  );
  if (same.length === 0 || !isPlain(here)) return undefined;
  const shown = same.slice(0, MOST).map((one) => `${whose(one)} (${lineOf(site, one.place)})`);
  const more = same.length > MOST ? ` and ${same.length - MOST} more` : '';
  return { span: here.place.span, markdown: `Also said ${shown.join(', ')}${more}.` };
}

/** It stands inside no other option. */
function isPlain({ inside, prompt }: DnsmasqOption): boolean {
  return inside === undefined && prompt === undefined;
}
