/** Comments that silence rules go in; what lint still says, and what it says of them, comes out. */
import assert from 'node:assert/strict';
import type { Rule } from '../../../server/rules/index.js';
import { lint } from '../../../server/service/index.js';
import { SITE_ROOT, siteOf } from '../../support/site.js';
import { exportsOf, line, rules, rulesFound, squash } from './support.js';

describe('suppression comments', () => {
  it('silence the next line', () => {
    const site = exportsOf(`# diskless-lint-disable-next-line test/squash\n${line}`);
    assert.deepEqual(rulesFound(site), ['other/sync warning 2']);
  });

  it('silence an area, several rules, or with no name all', () => {
    const of = (names: string): string[] =>
      rulesFound(exportsOf(`# diskless-lint-disable-next-line ${names}\n${line}`));
    assert.deepEqual(of('test'), ['other/sync warning 2']);
    assert.deepEqual(of('test/squash, other/sync'), []);
    assert.deepEqual(of('test/squash other/sync -- as agreed'), []);
    assert.deepEqual(of(''), []);
  });

  it('silence their own line', () => {
    const site = siteOf({
      'etc/dhcp/dhcpd.conf': 'option root-path ",sync,"; # diskless-lint-disable-line other/sync\n',
    });
    assert.deepEqual(rulesFound(site), []);
  });

  it('silence from disable to enable', () => {
    const text = `${line}# diskless-lint-disable test/squash\n${line}${line}# diskless-lint-enable test/squash\n${line}`;
    assert.deepEqual(
      rulesFound(exportsOf(text)).filter((found) => found.startsWith('test/')),
      ['test/squash error 1', 'test/squash error 6'],
    );
  });

  it('silence to the end of the file where nothing enables again', () => {
    const text = `${line}# diskless-lint-disable test\n${line}`;
    assert.deepEqual(
      rulesFound(exportsOf(text)).filter((found) => found.startsWith('test/')),
      ['test/squash error 1'],
    );
  });

  it('are reported when they silence nothing', () => {
    const site = exportsOf('# diskless-lint-disable-next-line test/squash\n/srv/a 10.0.0.1(ro)\n');
    assert.deepEqual(rulesFound(site), ['suppression/unused info 1']);
  });

  it('are not reported as unused when the rule did not run', () => {
    const site = exportsOf('# diskless-lint-disable-next-line test/squash\n/srv/a 10.0.0.1(ro)\n');
    assert.deepEqual(rulesFound(site, { ignore: ['test'] }), []);
  });

  it('are reported when they name no rule, with the nearest one', () => {
    const site = exportsOf(`# diskless-lint-disable-next-line test/squahs\n${line}`);
    assert.deepEqual(rulesFound(site), [
      'suppression/unknown-rule warning 1',
      'other/sync warning 2',
      'test/squash error 2',
    ]);
    const [first] = lint(site, { rules }).findings;
    assert.match(first?.message ?? '', /Did you mean "test\/squash"\?/);
  });

  it('say what silences nothing, by the name of the rule where one is there', () => {
    const said = (directive: string) =>
      lint(exportsOf(`# diskless-lint-disable-next-line${directive}\n/srv/a 10.0.0.1(ro)\n`), {
        rules,
      }).findings.map(({ rule, severity, message }) => `${rule} ${severity} ${message}`);
    assert.deepEqual(said(''), [
      'suppression/unused info No rule finds anything here; the comment can be removed.',
    ]);
    assert.deepEqual(said(' test/squash'), [
      'suppression/unused info The rule test/squash finds nothing here; the comment can be removed.',
    ]);
    assert.deepEqual(said(' zzzzzzzz/qqqqqqqqqqqq'), [
      'suppression/unknown-rule warning There is no rule "zzzzzzzz/qqqqqqqqqqqq", so this comment silences nothing.',
    ]);
  });

  it('hold for their own file and stretch alone, from its first character on', () => {
    const site = siteOf({
      'etc/exports': `# diskless-lint-disable test\n${line}# diskless-lint-enable test\n${line}`,
      'etc/dhcp/dhcpd.conf': '# no_root_squash\n',
    });
    assert.deepEqual(rulesFound(site), [
      'test/squash error 1',
      'other/sync warning 2',
      'other/sync warning 4',
      'test/squash error 4',
    ]);
    const marked = exportsOf(`/a\n# diskless-lint-disable-next-line test/squash\n${line}`);
    const text = marked.files.get(`${SITE_ROOT}/etc/exports`)?.document.text ?? '';
    const from = text.indexOf('/srv');
    const shown = (offset: number) => {
      const one: Rule = {
        ...squash,
        check({ report }) {
          report({
            at: { file: `${SITE_ROOT}/etc/exports`, span: { start: offset, end: offset + 1 } },
            message: '',
          });
        },
      };
      return lint(marked, { rules: [one] }).findings.filter(({ rule }) => rule === squash.id).length;
    };
    assert.deepEqual([from - 1, from, text.length - 1].map(shown), [1, 0, 0]);
  });

  it('mean nothing outside of comments', () => {
    const site = siteOf({
      'etc/dhcp/dhcpd.conf': 'option root-path ",sync, diskless-lint-disable-line";\n',
    });
    assert.deepEqual(rulesFound(site), ['other/sync warning 1']);
  });
});
