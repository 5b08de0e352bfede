/** The engine: suppression, crash containment, severities, order. */
import assert from 'node:assert/strict';
import { dhcpd } from '../../../grammars/dhcpd/index.js';
import { exportsLanguage } from '../../../grammars/exports/index.js';
import { type BootTrace, traceAll } from '../../../server/boot/index.js';
import { miniature } from '../../../server/rules/about/miniature.js';
import type { Rule } from '../../../server/rules/index.js';
import { lint } from '../../../server/service/index.js';
import { fixesOf, lintDocument } from '../../../server/service/lint/lint.js';
import { ruleById, ruleCard, ruleCards } from '../../../server/service/lint/rules.js';
import type { SiteLocation } from '../../../server/workspace/workspace.js';
import { madeUpRule } from '../../support/rule-id.js';
import { SITE_ROOT, siteOf, workspaceOf } from '../../support/site.js';
import { crash, exportsOf, finds, line, rules, rulesFound, squash } from './support.js';

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

  it('tells what was thrown, be it no error at all, at the first file', () => {
    const thrown = (what: unknown): string => {
      const throws: Rule = {
        ...crash,
        check() {
          throw what;
        },
      };
      const [first] = lint(exportsOf(line), { rules: [throws] }).findings;
      assert.deepEqual(first?.place, { file: `${SITE_ROOT}/etc/exports`, span: { start: 0, end: 0 } });
      return first.message;
    };
    assert.match(
      thrown('just words\nand more'),
      /^The rule test\/crash stopped .*\(just words\), so what it looks for was not/,
    );
    assert.match(thrown(new RangeError('too far')), /\(too far\)/);
    assert.match(thrown(undefined), /\(undefined\)/);
  });

  it('keeps what one rule says twice of one place, in the order of the words', () => {
    const twice: Rule = {
      ...squash,
      check({ site, report }) {
        const [file = ''] = site.files.keys();
        for (const message of ['b', 'a', 'c', 'a'])
          report({ at: { file, span: { start: 1, end: 3 } }, message });
      },
    };
    assert.deepEqual(
      lint(exportsOf(line), { rules: [twice] }).findings.map(({ message }) => message),
      ['a', 'b', 'c'],
    );
  });

  it('goes through files by their names, and by the offset before the rule', () => {
    const site = siteOf({ 'etc/exports': `${line}${line}`, 'etc/dhcp/dhcpd.conf': '# no_root_squash\n' });
    assert.deepEqual(
      lint(site, { rules }).findings.map(({ rule, place }) => `${place.file.split('/').at(-1)} ${rule}`),
      ['dhcpd.conf test/squash', ...Array(2).fill(['exports other/sync', 'exports test/squash']).flat()],
    );
  });

  it('puts what several rules say of one place in the order of their names', () => {
    const names = ['test/b', 'other/z', 'test/a', 'test/c'] as const;
    const at = names.map((name) => finds(madeUpRule(name), 'ro,'));
    assert.deepEqual(
      lint(exportsOf(line), { rules: at }).findings.map(({ rule }) => rule),
      ['other/z', 'test/a', 'test/b', 'test/c'],
    );
  });

  it('tells words that throw once, whatever other rules say', () => {
    const path = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
    const site = siteOf(
      miniature({
        'etc/exports': undefined,
        [path]: miniature()[path]?.replace('vers=3', 'vers=3,noatime'),
      }),
    );
    const trace = () =>
      traceAll(site).map((one) => ({
        ...one,
        stages: one.stages.map((stage) => ({
          ...stage,
          faults: stage.faults.map((fault) =>
            fault.id === 'cmdline/nfsroot-bad-option'
              ? { ...fault, option: undefined as unknown as string }
              : fault,
          ),
        })),
      }));
    const { findings } = lint(site, { trace });
    const crashes = findings.filter(({ rule }) => rule === 'internal/rule-crashed');
    assert.deepEqual(
      crashes.map(({ message }) => /^The rule \S+ stopped/.exec(message)?.[0]),
      ['The rule cmdline/nfsroot-bad-option stopped'],
    );
    assert.deepEqual(
      lint(site).findings.map(({ rule }) => rule),
      ['cmdline/nfsroot-bad-option'],
    );
  });

  it('takes the place, the other side and the words of a rule as they are, and its severity where it says none', () => {
    const full: Rule = {
      ...squash,
      severity: 'info',
      check({ site, report }) {
        const [file = ''] = site.files.keys();
        const at = { file, span: { start: 1, end: 3 } };
        const other = { place: { file, span: { start: 5, end: 6 } }, message: 'there' };
        report({ at, message: 'plain' });
        report({ at, message: 'rich', severity: 'error', related: [other], nodes: ['n'] });
      },
    };
    assert.deepEqual(
      lint(exportsOf(line), { rules: [full] }).findings.map(
        ({ message, severity, related, nodes, refusedBy }) => [
          message,
          severity,
          related.map(({ place, message: words }) => `${place.span.start}-${place.span.end} ${words}`),
          nodes,
          refusedBy,
        ],
      ),
      [
        ['plain', 'info', [], [], null],
        ['rich', 'error', ['5-6 there'], ['n'], null],
      ],
    );
  });

  it('reports nothing where a template will have written something else', () => {
    const at = `# BEGIN\n${line}{{ more }}\n`;
    const told = (text: string, path = 'etc/exports') =>
      lint(siteOf(miniature({ [path]: text }))).findings.flatMap(({ rule, severity, place }) =>
        place.file.endsWith(path) ? [`${rule} ${severity}`] : [],
      );
    assert.deepEqual(told(`${at}{% for one in all %}\n{% endfor %}\n`), ['text/template info']);
    // dhcpd reads it as it stands, and ends.
    assert.deepEqual(
      told('{% for one in all %}\nhost {{ one }} { }\n{% endfor %}\n', 'etc/dhcp/dhcpd.conf'),
      ['text/template error'],
    );
  });

  it('tells the marks of a merge that was not finished once, and mends nothing between them', () => {
    const [first, ...more] = lint(
      exportsOf(`<<<<<<< HEAD\n${line}=======\n/srv/b 10.0.0.1(ro,sync)\n>>>>>>> other\n`),
    ).findings;
    assert.deepEqual([first?.rule, more.map(({ rule }) => rule)], ['text/merge-conflict', []]);
    // What an editor shows first stands at the first mark.
    const sides = '<<<<<<< HEAD\nnext-server 10.0.0.1;\n=======\nnext-server 10.0.0.2;\n>>>>>>> other\n';
    assert.deepEqual(
      lintDocument('/etc/dhcp/dhcpd.conf', dhcpd.parse(sides)).map((one) => [
        one.rule,
        one.place.span.start,
        fixesOf(one),
      ]),
      [['dhcp/syntax', 8, []]],
    );
  });

  it('tells a character that looks like another with what the program says of its line, and mends it', () => {
    const text = '/srv/a 10.0.0.1(ro,sync)\u00a010.0.0.2(ro)\n# \u00a0 \u201c\n';
    const [first, ...more] = lint(exportsOf(text)).findings;
    assert.deepEqual([first?.rule, more], ['exports/syntax', []]);
    assert.match(first?.message ?? '', /^.*no-break space/);
    assert.deepEqual(
      (first === undefined ? [] : fixesOf(first)).map(({ safe, edits }) => [
        safe,
        edits.flatMap((one) => one.edits),
      ]),
      [[true, [{ span: { start: 24, end: 25 }, newText: ' ' }]]],
    );
  });

  it('gives problems of the parsers as findings', () => {
    const { findings } = lint(exportsOf('/srv/a 10.0.0.1(ro,sync,no_such_option)\n'));
    assert.ok(findings.some(({ rule, severity }) => rule.startsWith('exports/') && severity === 'error'));
    for (const { message } of findings) assert.equal(message, message.trim());
  });
});

describe('the card of a rule', () => {
  it('is found by its id, and is the rule without what it does', () => {
    const rule = ruleById('exports/duplicate');
    assert.ok(rule !== undefined);
    const { id, severity, since, docs } = rule;
    assert.deepEqual(ruleCard(rule), { id, severity, since, docs });
    assert.deepEqual([id, ruleById('exports/nothing')], ['exports/duplicate', undefined]);
    assert.ok(ruleCards().length > 300);
    assert.deepEqual(Object.keys(ruleCards()[0] ?? {}).sort(), ['docs', 'id', 'severity', 'since']);
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
