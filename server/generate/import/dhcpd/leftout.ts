/** A dhcpd.conf goes in; a sentence for everything in it that a description cannot say comes out. */

import type { Expression } from '../../../../grammars/dhcpd/expressions/expression.js';
import type {
  DhcpClass,
  DhcpExecutable,
  DhcpFacts,
  DhcpScope,
  DhcpSubnet,
} from '../../../site/dhcpd/facts.js';
import { bootFileNames, loaderOf } from '../../description/loaders.js';
import { some } from '../dhcp/port.js';
import { bootFiles } from './scopes.js';

/** What a generated dhcpd.conf says in its own way, and what makes no difference to a node. */
const KEPT: ReadonlySet<string> = new Set([
  'authoritative',
  'booting',
  'broadcast-address',
  'ddns-update-style',
  'ddns-updates',
  'default-lease-time',
  'domain-name',
  'domain-name-servers',
  'filename',
  'host-name',
  'log-facility',
  'max-lease-time',
  'min-lease-time',
  'next-server',
  'omapi-port',
  'root-path',
  'routers',
  'subnet-mask',
  'unknown-clients',
  'use-host-decl-names',
]);

export function dhcpLeftOut(dhcp: DhcpFacts | undefined, subnets: readonly DhcpSubnet[]): string[] {
  if (dhcp === undefined) return [];
  const notes: string[] = [];
  const given = bootFiles(dhcp.global);
  const loaders = bootFileNames(loaderOf(given));
  const others = [...new Set(given)].filter((name) => name !== '' && !loaders.has(name.replace(/^\/+/, '')));
  if (others.length > 0) {
    const own = [...loaders].join(' and ');
    notes.push(`Left out: the boot file ${others.join(', ')}; a generated site loads ${own}.`);
  }
  for (const one of dhcp.classes) {
    const said = namesIn(one.executables);
    if (!forFirmware(one) || said.some((name) => !KEPT.has(name) && name !== 'vendor-class-identifier'))
      notes.push(
        `Left out: class "${one.name.value}"${said.length === 0 ? '' : ` with its ${said.join(', ')}`}.`,
      );
  }
  const classes = new Set<string>();
  for (const { className } of dhcp.subclasses) classes.add(className.value);
  for (const name of classes) notes.push(`Left out: the members of class "${name}".`);
  const scopes: readonly DhcpScope[] = [
    dhcp.global,
    ...subnets,
    ...dhcp.sharedNetworks,
    ...dhcp.groups,
    ...dhcp.hosts,
  ];
  const byName = new Map<string, string[]>();
  for (const scope of scopes) {
    for (const name of namesIn(scope.executables)) {
      if (!KEPT.has(name)) byName.set(name, [...(byName.get(name) ?? []), titleOf(scope)]);
    }
  }
  for (const [name, titles] of byName) notes.push(`Left out: ${name} of ${some([...new Set(titles)])}.`);
  return notes;
}

/** It tells PXE clients apart from others, as the class of a generated site does. */
function forFirmware({ matchIf }: DhcpClass): boolean {
  return matchIf !== undefined && textsIn(matchIf.expression).some((text) => text.startsWith('PXEClient'));
}

function textsIn(expression: Expression): string[] {
  switch (expression.kind) {
    case 'string':
      return [expression.value];
    case 'not':
      return textsIn(expression.operand);
    case 'binary':
      return [...textsIn(expression.left), ...textsIn(expression.right)];
    case 'call':
      return expression.args.flatMap(textsIn);
    default:
      return [];
  }
}

/** Names of all that is assigned, whatever the condition, each once. */
function namesIn(statements: readonly DhcpExecutable[]): string[] {
  const names = statements.flatMap((one): string[] => {
    if (one.kind === 'assign') return [one.name];
    if (one.kind === 'if') return one.branches.flatMap(({ body }) => namesIn(body));
    if (one.kind === 'switch') return one.cases.flatMap(({ body }) => namesIn(body));
    return [];
  });
  return [...new Set(names)];
}

function titleOf(scope: DhcpScope): string {
  if (scope.kind === 'host') return `host ${scope.name.value}`;
  if (scope.kind === 'subnet') return 'a subnet';
  return scope.kind === 'global' ? 'the whole dhcpd.conf' : `a ${scope.kind}`;
}
