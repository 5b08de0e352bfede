/** Generated sites go through the rest of the tool: the linter is silent, the formatter changes nothing, the description comes back. */
import assert from 'node:assert/strict';
import { detect, languageOf } from '../../grammars/index.js';
import { describeSite, generateSite } from '../../server/generate/index.js';
import { lint } from '../../server/service/index.js';
import { findingLine } from '../support/expected.js';
import { SITE_ROOT, siteOf } from '../support/site.js';
import { described, full, smallest } from './support.js';

const examples: Readonly<Record<string, string>> = {
  smallest,
  full,
  dnsmasq: smallest.replace('nodes:', 'dhcp: dnsmasq\nloader: pxelinux\nnodes:'),
  'all of dnsmasq': full.replace('tftp:\n', 'dhcp: dnsmasq\ntftp:\n').replace('  daemon: in.tftpd\n', ''),
  'NFS 4.2': smallest.replace('nodes:', 'nfs: { version: 4.2 }\nnodes:'),
  'read-only': smallest.replace('.21 }', '.21, access: ro }'),
};

describe('generated site in the tool', () => {
  for (const [name, text] of Object.entries(examples)) {
    describe(name, () => {
      const description = described(text);
      const files = Object.fromEntries(generateSite(description));

      it('is silent', () => {
        const site = siteOf(files);
        assert.equal(site.nodes.length, description.nodes.length);
        assert.deepEqual(
          lint(site).findings.map((finding) => findingLine(site, finding, SITE_ROOT)),
          [],
        );
      });

      it('is in canonical style', () => {
        for (const [path, content] of Object.entries(files)) {
          const id = detect(path, content);
          if (id === undefined) continue;
          const language = languageOf(id);
          const document = language.parse(content, path);
          assert.deepEqual(document.problems, [], path);
          assert.equal(language.format(document), content, path);
        }
      });

      it('is described by what it was generated from', () => {
        const again = describeSite(siteOf(files));
        assert.deepEqual(again.notes, []);
        // Symbols of the kernel are not read back: its .config says hundreds that nobody chose.
        assert.deepEqual(again.description, {
          ...description,
          kernel: { ...description.kernel, symbols: new Map() },
        });
      });
    });
  }
});
