/** Sites of a single file go in, in which most rules have nothing to look at: no rule fails there, and none finds a thing. */
import assert from 'node:assert/strict';
import { miniature, servedByDnsmasq } from '../../server/rules/about/miniature.js';
import { lint } from '../../server/service/lint/lint.js';
import { siteOf } from '../support/site.js';

const files = {
  ...servedByDnsmasq(),
  ...miniature(),
  'srv/tftp/boot.ipxe': '#!ipxe\nexit\n',
  'srv/tftp/grub/grub.cfg': 'menuentry disk {\n  exit\n}\n',
};

describe('a site of one file', () => {
  for (const [path, text] of Object.entries(files))
    it(`${path}: has nothing wrong`, () => {
      const { findings } = lint(siteOf({ [path]: text }));
      assert.deepEqual(
        findings.map(({ rule, message }) => `${rule}: ${message}`),
        [],
      );
    });
});
