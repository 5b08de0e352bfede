/** `ip=` names a method of autoconfiguration that the node's kernel was built without. */
import {
  askedBy,
  type BootedKernel,
  builtIn,
  kernelRoots,
  nodeNames,
  symbolPlace,
  symbolValue,
} from '../about/kernels.js';
import { changed, miniature } from '../about/miniature.js';
import { list, nodesNamed } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

/** What each word of the autoconf field needs (net/ipv4/ipconfig.c, ic_proto_name). */
const NEEDS: Readonly<Record<string, readonly string[]>> = {
  dhcp: ['IP_PNP_DHCP'],
  bootp: ['IP_PNP_BOOTP'],
  rarp: ['IP_PNP_RARP'],
  both: ['IP_PNP_BOOTP', 'IP_PNP_RARP'],
  on: ['IP_PNP_DHCP', 'IP_PNP_BOOTP', 'IP_PNP_RARP'],
  any: ['IP_PNP_DHCP', 'IP_PNP_BOOTP', 'IP_PNP_RARP'],
};
const METHODS = ['IP_PNP_DHCP', 'IP_PNP_BOOTP', 'IP_PNP_RARP'];

/** The method asked for, as a word of NEEDS; undefined for a static address, `off`, or words the kernel does not know. */
export function autoconfiguration(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const fields = value.split(':');
  if (fields.length > 1 && fields[0] !== '') return undefined;
  const word = fields.length === 1 ? value : (fields[6] ?? 'any');
  const method = (word === '' ? 'any' : word).split(',')[0] ?? '';
  return method in NEEDS ? method : undefined;
}

export const kernelIpPnpDhcpMissing: CheckRule = {
  id: 'kernel/ip-pnp-dhcp-missing',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The command line says ip=dhcp (or bootp, rarp, any), but the kernel was built without that method.',
    why: 'The kernel does not refuse a method it lacks: it uses whatever other one is compiled in, and with none it reads the word as an address: `IP-Config: Guessing netmask 255.0.0.0`, `ipaddr=62.0.0.0`, and the root mount fails with `VFS: Unable to mount root fs via NFS`.',
    avoid: miniature(
      changed('srv/tftp/vmlinuz.config', 'CONFIG_IP_PNP_DHCP=y', '# CONFIG_IP_PNP_DHCP is not set'),
    ),
    prefer: miniature(),
    references: ['Linux net/ipv4/ipconfig.c', 'Linux net/ipv4/Kconfig'],
  },
  check(context) {
    for (const kernel of kernelRoots(context)) {
      if (symbolValue(kernel.configuration, 'IP_PNP') !== 'y') continue;
      const byMethod = new Map<string, BootedKernel['boots'][number][]>();
      for (const boot of kernel.boots) {
        const words = boot.stage.parameters.filter(({ name }) => name === 'ip');
        const method = autoconfiguration(words[words.length - 1]?.value);
        if (method !== undefined) byMethod.set(method, [...(byMethod.get(method) ?? []), boot]);
      }
      for (const [method, boots] of byMethod) {
        const needs = NEEDS[method] ?? [];
        const values = needs.map((name) => symbolValue(kernel.configuration, name));
        if (values.some((value) => value === 'y' || value === undefined)) continue;
        const others = METHODS.filter((name) => symbolValue(kernel.configuration, name) === 'y');
        const asking = { ...kernel, boots };
        const wanted = needs.map((name) => `CONFIG_${name}`);
        context.report({
          at: symbolPlace(kernel.configuration, needs[0] ?? 'IP_PNP_DHCP'),
          severity: others.length > 0 ? 'warning' : 'error',
          message: `The command line of ${nodesNamed(nodeNames(asking))} says ip=${method}, but ${list(wanted)} ${wanted.length === 1 ? 'is' : 'are'} not set in the kernel. ${
            others.length > 0
              ? `It will use ${list(others.map((name) => `CONFIG_${name}`))} instead.`
              : 'With no method compiled in, the word is read as an address (IP-Config: Guessing netmask 255.0.0.0) and the root cannot be mounted.'
          } Set CONFIG_${needs[0]}=y.`,
          related: askedBy(asking, `ip=${method} is asked for here`),
          nodes: nodeNames(asking),
          fixes: () => [builtIn(context, kernel.configuration, needs.slice(0, 1))],
        });
      }
    }
  },
};
