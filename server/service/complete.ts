/** A place in a file goes in; words of the vocabulary and names of the site that could stand there come out. */

import type { Completion, Document } from '../../grammars/text/index.js';
import { formatIpv4 } from '../site/address.js';
import type { Site } from '../site/model.js';
import { languageFor } from './language.js';

function item(label: string, detail: string): Completion {
  return { label, detail, documentation: '', insert: label };
}

function exportedDirectories(site: Site): Completion[] {
  const paths = new Map<string, string>();
  for (const { path, clients } of site.exports?.entries ?? []) {
    const whom = clients.map(({ spec }) => spec.value || 'everyone').join(', ');
    if (!paths.has(path.value)) paths.set(path.value, `exported to ${whom}`);
  }
  return [...paths].map(([path, detail]) => item(path, detail));
}

function rootDirectories(site: Site): Completion[] {
  return [...site.nodeRoots.keys()].map((path) => item(path, 'root file system of a node'));
}

/** The server's names and addresses, each before a colon. */
function servers(site: Site): string[] {
  const addresses = site.serverAddresses.map(({ value }) => formatIpv4(value));
  return [...new Set([...addresses, ...site.serverNames])];
}

function remoteDirectories(site: Site): Completion[] {
  const directories = exportedDirectories(site);
  return servers(site).flatMap((server) =>
    directories.map(({ label, detail }) => item(`${server}:${label}`, detail)),
  );
}

function nodeAddresses(site: Site): Completion[] {
  return site.nodes.flatMap(({ name, addresses }) =>
    addresses.map((address) => item(formatIpv4(address), `address of ${name}`)),
  );
}

function labelsOf(site: Site, file: string): Completion[] {
  for (const { configs } of site.pxe) {
    const config = configs.find((other) => other.file === file);
    if (config !== undefined) return config.labels.map(({ name }) => item(name.value, 'label'));
  }
  return [];
}

/** Site facts for the place, told by the text of the line before the cursor. */
function siteCompletions(site: Site, file: string, document: Document, before: string): Completion[] {
  switch (document.language) {
    case 'dhcpd':
      if (/\broot-path\s+"[^"]*$/i.test(before)) {
        return [...exportedDirectories(site), ...remoteDirectories(site)];
      }
      if (/\bnext-server\s+\S*$/i.test(before)) {
        return servers(site).map((server) => item(server, 'this boot server'));
      }
      if (/\bmembers\s+of\s+"[^"]*$/i.test(before) || /\bsubclass\s+"[^"]*$/i.test(before)) {
        return (site.dhcp?.classes ?? []).map(({ name }) => item(name.value, 'class'));
      }
      return [];
    case 'pxelinux':
      if (/\bnfsroot=[^\s,]*$/i.test(before)) return remoteDirectories(site);
      if (/^\s*(?:menu\s+)?(?:default|ontimeout|onerror)\s+\S*$/i.test(before)) return labelsOf(site, file);
      return [];
    case 'exports':
      if (/^\/\S*$/.test(before) || before.trim() === '') return rootDirectories(site);
      return /\s[^\s(]*$/.test(before) ? nodeAddresses(site) : [];
    case 'fstab':
      return /^\s*[^\s]*$/.test(before) ? remoteDirectories(site) : [];
    default:
      return [];
  }
}

export function complete(site: Site, file: string, offset: number): Completion[] {
  const document = site.files.get(file)?.document;
  if (document === undefined) return [];
  const { text } = document;
  let start = offset;
  // A line longer than this holds nothing that anyone completes by hand.
  while (start > 0 && offset - start < 2000 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--;
  const found = [
    ...siteCompletions(site, file, document, text.slice(start, offset)),
    ...languageFor(document).complete(document, offset),
  ];
  const seen = new Set<string>();
  return found.filter(({ label }) => !seen.has(label) && seen.add(label));
}
