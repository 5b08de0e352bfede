/** Changes of a site that GRUB boots go in; the boot of its UEFI machine comes out, and what of it tests ask for. */
import assert from 'node:assert/strict';
import { traceSite } from '../../../../server/boot/site.js';
import type { BootTrace } from '../../../../server/boot/trace.js';
import { bootedByGrub, GRUB_CFG } from '../../../../server/rules/about/examples/grub.js';
import { siteOf } from '../../../support/site.js';

export const WORDS = 'root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw';

/** `program`: the image that DHCP names. */
export function boot(changes: Readonly<Record<string, string | undefined>>, program?: string): BootTrace {
  const traces = traceSite(siteOf(bootedByGrub(changes, program)));
  const trace = traces.find(({ node, firmware }) => node.name === 'node21' && firmware !== 'bios');
  assert.ok(trace !== undefined);
  return trace;
}

/** With such a grub.cfg. */
export const menu = (text: string): BootTrace => boot({ [GRUB_CFG]: text });

export function entryOf({ loading }: BootTrace): string | undefined {
  return loading?.entry.kind === 'value' ? loading.entry.value.name : undefined;
}

/** Those of its kernel, as they were written. */
export const words = (trace: BootTrace): string =>
  (trace.kernel?.given ?? [])
    .map(({ name, value }) => (value === undefined ? name : `${name}=${value}`))
    .join(' ');

export const doubts = ({ stages }: BootTrace): string =>
  stages.flatMap((stage) => stage.doubts.map(({ reason }) => reason)).join('\n');

export const entry = (title: string, commands: string): string => `menuentry "${title}" {\n${commands}\n}\n`;
