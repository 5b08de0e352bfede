/** A hand-made report for the output formats: three findings in two small files. */

import type { LintReport } from '../../server/cli/formats/report.js';
import { Texts } from '../../server/cli/position.js';
import { type Finding, type SiteVerdict, summarise } from '../../server/service/index.js';
import { madeUpRule } from '../support/rule-id.js';

export const dhcpd = '/site/etc/dhcp/dhcpd.conf';
export const exportsFile = '/site/etc/exports';

export const dhcpdText =
  'host slave21 {\n\toption root-path "/diskless/192.168.1.21"; # 根 root\n  filename "a,b:c%";\n}\n';
export const exportsText = '/diskless/192.168.1.22 192.168.1.22(rw)\n';

function spanOf(text: string, word: string): { start: number; end: number } {
  const start = text.indexOf(word);
  return { start, end: start + word.length };
}

export const notExported: Finding = {
  rule: 'nfsroot/not-exported',
  severity: 'error',
  message: 'The root of slave21 is not exported, 100% sure:\nnothing <exports> it.',
  refusedBy: null,
  place: { file: dhcpd, span: spanOf(dhcpdText, '/diskless/192.168.1.21') },
  related: [
    {
      place: { file: exportsFile, span: spanOf(exportsText, '/diskless/192.168.1.22') },
      message: 'only this is exported',
    },
  ],
  nodes: ['slave21'],
  fixes: () => [
    {
      title: 'Export it',
      safe: true,
      edits: [{ file: exportsFile, edits: [{ span: { start: 0, end: 0 }, newText: '/x\n' }] }],
    },
  ],
};

export const wide: Finding = {
  rule: madeUpRule('text/wide'),
  severity: 'warning',
  message: 'A wide character.',
  refusedBy: 'dhcpd',
  place: { file: dhcpd, span: spanOf(dhcpdText, '根') },
  related: [],
  nodes: [],
  fixes: () => {
    throw new Error('a fix that cannot be made');
  },
};

export const remark: Finding = {
  rule: madeUpRule('exports/remark'),
  severity: 'info',
  message: 'A remark.',
  refusedBy: null,
  place: { file: exportsFile, span: { start: 0, end: 0 } },
  related: [],
  nodes: [],
  fixes: () => [],
};

/** One machine boots, one does not, for the first finding. */
export const verdict: SiteVerdict = summarise({
  nodes: [
    { node: { name: 'ash', mac: null, firmware: 'bios' }, verdict: 'boots', step: null, cause: null },
    {
      node: { name: 'oak', mac: null, firmware: 'bios' },
      verdict: 'fails',
      step: null,
      cause: { rule: null, text: 'it is not exported', at: notExported.place, kind: 'root' },
    },
  ],
  unnamed: [],
});

export function report(findings: readonly Finding[] = [notExported, wide, remark]): LintReport {
  const texts = new Map([
    [dhcpd, dhcpdText],
    [exportsFile, exportsText],
  ]);
  return {
    findings,
    texts: new Texts(texts),
    files: 2,
    nodes: 1,
    verdict,
    notRead: [],
    cwd: '/site',
    version: '0.1.0',
  };
}
