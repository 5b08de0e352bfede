/** Changes to a site that boots go in; what the rules find there comes out as short strings, which tests compare. */
import assert from 'node:assert/strict';
import { miniature, servedByDnsmasq } from '../../server/rules/about/miniature.js';
import { lint } from '../../server/service/lint/lint.js';
import type { Site } from '../../server/site/model.js';
import { siteOf } from '../support/site.js';

/** Texts by path; one that is undefined takes the file away. */
export type Changes = Readonly<Record<string, string | undefined>>;

export const DHCPD = 'etc/dhcp/dhcpd.conf';

/** What PXELINUX reads for the one node of the miniature site. */
export const CONFIG = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';

/** Mounts the root over NFS, once there is an `ip=` beside it. */
export const ROOT = 'root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3';

/** A configuration of PXELINUX that starts one kernel with these words. */
export function label(append: string, more = ''): string {
  return `DEFAULT linux\nLABEL linux\n  KERNEL vmlinuz\n  APPEND ${append}\n${more}`;
}

interface Found {
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  /** What is underlined. */
  readonly text: string;
  readonly line: number;
  readonly fixes: readonly { readonly title: string; readonly newTexts: readonly string[] }[];
  /** What is said beside other places. */
  readonly related: readonly string[];
}

/** A rule that fails would look like one that is silent. */
function found(site: Site) {
  const { findings: all } = lint(site);
  const [failed] = all.filter(({ rule }) => rule === 'internal/rule-crashed');
  assert.equal(failed?.message, undefined);
  return all;
}

export function findings(changes: Changes, directories: readonly string[] = []): Found[] {
  const site = siteOf(miniature(changes), { directories });
  return found(site).map(({ rule, severity, message, place, fixes, related }) => {
    const text = site.files.get(place.file)?.document.text ?? '';
    return {
      rule,
      severity,
      message,
      text: text.slice(place.span.start, place.span.end),
      line: text.slice(0, place.span.start).split('\n').length,
      related: related.map((one) => one.message),
      fixes: fixes().map(({ title, edits }) => ({
        title,
        newTexts: edits.flatMap((one) => one.edits.map(({ newText }) => newText)),
      })),
    };
  });
}

/** `severity text` of each finding of one rule. */
export function texts(rule: string, changes: Changes, directories: readonly string[] = []): string[] {
  return findings(changes, directories)
    .filter((finding) => finding.rule === rule)
    .map(({ severity, text }) => `${severity} ${text}`);
}

/** `severity line` of each finding of one rule. */
export function lines(rule: string, changes: Changes): string[] {
  return findings(changes)
    .filter((finding) => finding.rule === rule)
    .map(({ severity, line }) => `${severity} ${line}`);
}

/** `rule severity` of all findings. */
export function all(changes: Changes): string[] {
  return findings(changes).map(({ rule, severity }) => `${rule} ${severity}`);
}

/** `rule severity text` of all findings. */
export function allTexts(changes: Changes): string[] {
  return findings(changes).map(({ rule, severity, text }) => `${rule} ${severity} ${text}`);
}

/** `rule severity line` of all findings. */
export function allLines(changes: Changes): string[] {
  return findings(changes).map(({ rule, severity, line }) => `${rule} ${severity} ${line}`);
}

/** The site in which dnsmasq answers instead of dhcpd and in.tftpd, with `text` behind the lines about its one machine. */
export function byDnsmasq(text: string, more: Changes = {}): Changes {
  return {
    [DHCPD]: undefined,
    'etc/default/tftpd-hpa': undefined,
    'etc/dnsmasq.conf': `dhcp-range=192.168.1.100,192.168.1.199,255.255.255.0,12h\ndhcp-host=00:40:63:c2:ca:c9,node21,192.168.1.21\n${text}`,
    ...more,
  };
}

/** Behind those lines, so that machines boot from here. */
export const SERVES = 'dhcp-boot=pxelinux.0\nenable-tftp\ntftp-root=/srv/tftp\n';

/** What a rule underlines, where the lines are added to the dnsmasq.conf of a site that boots. */
export function dnsmasqTexts(rule: string, lines: string): string[] {
  const site = siteOf(servedByDnsmasq(lines));
  return found(site)
    .filter((finding) => finding.rule === rule)
    .map(({ place }) => {
      const text = site.files.get(place.file)?.document.text ?? '';
      return text.slice(place.span.start, place.span.end);
    });
}

export function dnsmasqSilent(rule: string, ...cases: readonly string[]): void {
  for (const lines of cases) assert.deepEqual(dnsmasqTexts(rule, lines), [], lines);
}
