/** The engine: suppression, crash containment, severities, order. */
import assert from 'node:assert/strict';
import { exportsLanguage } from '../../../grammars/exports/index.js';
import { type BootTrace, traceAll } from '../../../server/boot/index.js';
import { miniature } from '../../../server/rules/about/miniature.js';
import type { Rule, RuleId } from '../../../server/rules/index.js';
import { lint } from '../../../server/service/index.js';
import { fixesOf, lintDocument } from '../../../server/service/lint/lint.js';
import type { Site } from '../../../server/site/model.js';
import type { SiteLocation } from '../../../server/workspace/workspace.js';
import { madeUpRule } from '../../support/rule-id.js';
import { SITE_ROOT, siteOf, workspaceOf } from '../../support/site.js';

const docs = { what: '', why: '', avoid: {}, prefer: {}, references: [] };

/** Finds a word wherever it stands in any file of the site. */
function finds(id: RuleId, word: string, severity: Rule['severity'] = 'error'): Rule {
  return {
    id,
    severity,
    since: '0.1.0',
    docs,
    check({ site, report }) {
      for (const [file, { document }] of site.files) {
        for (let at = document.text.indexOf(word); at >= 0; at = document.text.indexOf(word, at + 1)) {
          report({ at: { file, span: { start: at, end: at + word.length } }, message: `found ${word}` });
        }
      }
    },
  };
}

const crash: Rule = {
  id: madeUpRule('test/crash'),
  severity: 'error',
  since: '0.1.0',
  docs,
  check() {
    throw new Error('not today\nsecond line');
  },
};

const squash = finds(madeUpRule('test/squash'), 'no_root_squash');
const sync = finds(madeUpRule('other/sync'), ',sync,', 'warning');
const rules = [squash, sync];

function rulesFound(site: Site, options: Parameters<typeof lint>[1] = {}): string[] {
  return lint(site, { rules, ...options }).findings.map(
    ({ rule, place, severity }) =>
      `${rule} ${severity} ${site.files.get(place.file)?.document.text.slice(0, place.span.start).split('\n').length}`,
  );
}

function exportsOf(text: string): Site {
  return siteOf({ 'etc/exports': text });
}

const line = '/srv/a 10.0.0.1(ro,sync,no_subtree_check,no_root_squash)\n';

describe('lint', () => {
  it('sorts by file, offset and rule, and counts files and nodes', () => {
    const result = lint(exportsOf(line), { rules });
    assert.deepEqual(
      result.findings.map(({ rule }) => rule),
      ['other/sync', 'test/squash'],
    );
    assert.equal(result.files, 1);
    assert.equal(result.nodes, 0);
  });

  it('reports the same finding once', () => {
    assert.deepEqual(rulesFound(exportsOf(line), { rules: [squash, squash] }), ['test/squash error 1']);
  });

  it('contains a crash: one finding that names the rule, the others untouched', () => {
    const site = exportsOf(line);
    const calm = lint(site, { rules }).findings;
    const shaken = lint(site, { rules: [crash, ...rules] }).findings;
    const internal = shaken.filter(({ rule }) => rule === 'internal/rule-crashed');
    assert.equal(internal.length, 1);
    assert.equal(internal[0]?.severity, 'warning');
    assert.match(internal[0]?.message ?? '', /test\/crash.*not today/);
    assert.ok(!internal[0]?.message.includes('second line'));
    assert.deepEqual(
      shaken.filter(({ rule }) => rule !== 'internal/rule-crashed').map(({ rule }) => rule),
      calm.map(({ rule }) => rule),
    );
  });

  it('tells a crash of the simulation once, however many rules ask for it', () => {
    const asks = (id: `test/${string}`): Rule => ({
      ...squash,
      id: madeUpRule(id),
      check: ({ boots }) => void boots.length,
    });
    const trace = (): never => {
      throw new Error('no trace');
    };
    const { findings } = lint(exportsOf(line), { rules: [asks('test/a'), asks('test/b'), squash], trace });
    assert.deepEqual(
      findings.map(({ rule }) => rule),
      ['internal/rule-crashed', 'test/squash'],
    );
    assert.match(findings[0]?.message ?? '', /boot simulation.*no trace/);
  });

  it('tells a crash of the verdict beside everything else', () => {
    const site = siteOf(miniature());
    const trace = (): BootTrace[] =>
      traceAll(site).map((one) => ({
        ...one,
        get firmware(): never {
          throw new Error('no firmware');
        },
      }));
    const { findings } = lint(site, { trace });
    const crashes = findings.filter(({ rule }) => rule === 'internal/rule-crashed');
    assert.match(crashes.at(-1)?.message ?? '', /verdict of the site stopped .*no firmware/);
  });

  it('works ahead before it asks for the traces', () => {
    const done: string[] = [];
    lint(exportsOf(line), {
      rules,
      *prepare() {
        done.push('ahead');
        yield;
      },
      trace: () => {
        done.push('traces');
        return [];
      },
    });
    assert.deepEqual(done, ['ahead', 'traces']);
  });

  it('gives a rule one boot of each machine, and those under its other firmwares where it asks for them', () => {
    const path = 'etc/dhcp/dhcpd.conf';
    const second = 'host b { hardware ethernet 02:00:00:00:00:01; fixed-address 192.168.1.22; }\n';
    const uefi =
      'option arch code 93 = unsigned integer 16;\nclass "uefi" { match if option arch = 00:07; filename "syslinux.efi"; }\n';
    const site = siteOf(miniature({ [path]: `${uefi}${miniature()[path]}${second}` }));
    const seen: string[][] = [];
    const asks: Rule = {
      ...squash,
      check({ boots, everyBoot }) {
        for (const list of [boots, everyBoot])
          seen.push(list.map(({ node, firmware }) => `${node.name} ${firmware}`));
      },
    };
    lint(site, { rules: [asks], trace: traceAll });
    assert.deepEqual(seen, [
      ['node21 bios', 'b bios'],
      ['node21 bios', 'node21 efi-x64', 'b bios', 'b efi-x64'],
    ]);
  });

  it('puts the shorter of two places with one beginning first', () => {
    const both: Rule = {
      ...squash,
      check({ site, report }) {
        const [file = ''] = site.files.keys();
        for (const end of [9, 3]) report({ at: { file, span: { start: 1, end } }, message: '' });
      },
    };
    const { findings } = lint(exportsOf(line), { rules: [both] });
    assert.deepEqual(
      findings.map(({ place }) => place.span.end),
      [3, 9],
    );
    assert.deepEqual(
      findings.flatMap((one) => fixesOf(one)),
      [],
    );
  });

  it('finds what one file by itself has wrong, unless a comment there silences it', () => {
    const found = (before: string, options = {}) => {
      const document = exportsLanguage.parse(`${before}/srv/a 10.0.0.1(ro,sync,no_such_option)\n`);
      return lintDocument('/etc/exports', document, options).map(
        ({ rule, severity }) => `${rule} ${severity}`,
      );
    };
    assert.deepEqual(found(''), ['exports/unknown-option error']);
    assert.deepEqual(found('# diskless-lint-disable-next-line exports/unknown-option\n'), []);
    assert.deepEqual(found('# diskless-lint-disable-next-line exports/other\n'), [
      'exports/unknown-option error',
    ]);
    assert.deepEqual(found('', { ignore: ['exports'] }), []);
    assert.deepEqual(found('', { severities: { exports: 'info' } }), ['exports/unknown-option info']);
    assert.deepEqual(found('{{ line }}\n{% for one in all %}\n'), []);
  });

  it('gives problems of the parsers as findings', () => {
    const { findings } = lint(exportsOf('/srv/a 10.0.0.1(ro,sync,no_such_option)\n'));
    assert.ok(findings.some(({ rule, severity }) => rule.startsWith('exports/') && severity === 'error'));
  });
});

describe('selection', () => {
  const site = exportsOf(line);

  it('selects by area or by full id', () => {
    assert.deepEqual(rulesFound(site, { select: ['test'] }), ['test/squash error 1']);
    assert.deepEqual(rulesFound(site, { select: ['test/'] }), ['test/squash error 1']);
    assert.deepEqual(rulesFound(site, { select: ['other/sync'] }), ['other/sync warning 1']);
    assert.deepEqual(rulesFound(site, { select: ['oth'] }), []);
  });

  it('ignores, also what is selected', () => {
    assert.deepEqual(rulesFound(site, { ignore: ['test'] }), ['other/sync warning 1']);
    assert.deepEqual(rulesFound(site, { select: ['test'], ignore: ['test/squash'] }), []);
  });

  it('takes severities from the configuration, the longest selector first', () => {
    assert.deepEqual(rulesFound(site, { severities: { test: 'info', 'other/sync': 'off' } }), [
      'test/squash info 1',
    ]);
    assert.deepEqual(
      rulesFound(site, { severities: { test: 'off', 'test/squash': 'warning', other: 'off' } }),
      ['test/squash warning 1'],
    );
  });

  it('hears a rule asked for by its name where the configuration switches it off', () => {
    assert.deepEqual(rulesFound(site, { select: ['other/sync'], severities: { other: 'off' } }), [
      'other/sync warning 1',
    ]);
  });
});

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

  it('mean nothing outside of comments', () => {
    const site = siteOf({
      'etc/dhcp/dhcpd.conf': 'option root-path ",sync, diskless-lint-disable-line";\n',
    });
    assert.deepEqual(rulesFound(site), ['other/sync warning 1']);
  });
});

describe('what was found', () => {
  it('stands where it was found, whatever is typed afterwards', () => {
    const file = 'etc/dhcp/dhcpd.conf';
    const host = (name: string) =>
      `host ${name} { hardware ethernet 02:00:00:00:00:0${name}; fixed-address 10.0.0.11; }\n`;
    const text = host('a') + host('b');
    const { workspace } = workspaceOf({ [file]: text });
    const [location] = workspace.locate(SITE_ROOT) as SiteLocation[];
    assert.ok(location !== undefined);
    const { findings } = lint(workspace.site(location));
    const told = () => findings.map(({ rule, place, related }) => ({ rule, place, related }));
    const before = structuredClone(told());
    assert.equal(before.filter(({ rule }) => rule === 'dhcp/fixed-address-outside-subnets').length, 2);
    workspace.setBuffer(`${SITE_ROOT}/${file}`, `host c { }\n${text}`);
    assert.equal(workspace.site(location).dhcp?.hosts.length, 3);
    assert.deepEqual(told(), before);
  });
});
