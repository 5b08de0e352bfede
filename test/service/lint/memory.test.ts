/** A site that is edited goes in; which rules look at it again comes out. */
import assert from 'node:assert/strict';
import type { BootTrace } from '../../../server/boot/index.js';
import { miniature } from '../../../server/rules/about/miniature.js';
import type { CheckRule, Rule, RuleContext } from '../../../server/rules/index.js';
import { checkRules } from '../../../server/rules/index.js';
import { fixesOf, lint } from '../../../server/service/lint/lint.js';
import { LintMemory } from '../../../server/service/lint/memory.js';
import type { SiteLocation } from '../../../server/workspace/workspace.js';
import { SITE_ROOT, workspaceOf } from '../../support/site.js';

const DHCP = 'etc/dhcp/dhcpd.conf';
const EXPORTS = 'etc/exports';

/** Nobody boots but one machine, and a comment at the end is about nothing that it mounts. */
const SITE = miniature({
  [EXPORTS]: `${miniature()[EXPORTS]}/usr 192.168.1.0/24(ro,sync,no_subtree_check)\n`,
  'srv/tftp/pxelinux.cfg/default': undefined,
});

/** A site that is linted after each edit, with one rule that counts how often it looks. */
function watched(check: (context: RuleContext) => unknown) {
  const texts: Record<string, string> = { ...SITE };
  const { workspace } = workspaceOf(texts);
  const memory = new LintMemory();
  let looked = 0;
  const rule: CheckRule = {
    ...checkRules['exports/duplicate'],
    check(context) {
      looked += 1;
      check(context);
    },
  };
  const rules: readonly Rule[] = [rule];
  const traces: BootTrace[][] = [];
  const linted = () => {
    const [location] = workspace.locate(SITE_ROOT) as SiteLocation[];
    assert.ok(location !== undefined);
    const site = workspace.site(location);
    const trace = (): BootTrace[] => {
      const all = [...memory.boots.boots(site)];
      traces.push(all);
      return all;
    };
    return lint(site, { rules, memory, trace }).findings;
  };
  return {
    linted,
    /** Whether the rule looks again once the text is another one. */
    looksAgain(file: string, change: (text: string) => string): boolean {
      texts[file] = change(texts[file] ?? '');
      workspace.setBuffer(`${SITE_ROOT}/${file}`, texts[file] ?? '');
      const before = looked;
      linted();
      return looked > before;
    },
    traces,
  };
}

const comment = (text: string): string => `${text}# a comment\n`;
const otherOptions = (text: string): string =>
  text.includes('(rw') ? text.replace('(rw', '(ro') : text.replace('(ro', '(rw');

describe('a rule, after an edit', () => {
  it('is left alone where nothing is changed that it read', () => {
    const { linted, looksAgain } = watched(({ site }) => site.exports?.entries.length);
    linted();
    assert.ok(!looksAgain(DHCP, comment));
    assert.ok(looksAgain(EXPORTS, otherOptions));
    assert.ok(looksAgain(EXPORTS, otherOptions));
  });

  it('looks again at other texts, statements and machines, as often as they change', () => {
    const looks: readonly ((context: RuleContext) => unknown)[] = [
      ({ site }) => site.files.size,
      ({ site, outsideText }) => outsideText(`${SITE_ROOT}/${DHCP}`, { start: 0, end: site.root.length }),
      ({ site }) => site.dhcp,
    ];
    for (const look of looks) {
      const { linted, looksAgain } = watched(look);
      linted();
      assert.ok(looksAgain(DHCP, comment));
      assert.ok(looksAgain(DHCP, comment));
    }
    const { linted, looksAgain } = watched(({ site }) => site.nodes.length);
    linted();
    assert.ok(!looksAgain(DHCP, comment));
    assert.ok(looksAgain(DHCP, (text) => text.replace('192.168.1.21', '192.168.1.22')));
  });

  it('looks again at other boots, and knows those that are the same', () => {
    const seen: unknown[] = [];
    for (const look of [({ boots }: RuleContext) => boots, ({ everyBoot }: RuleContext) => everyBoot]) {
      const { linted, looksAgain } = watched((context) => seen.push(look(context), context.site.files));
      linted();
      assert.ok(looksAgain(EXPORTS, comment));
      assert.equal(seen.at(-2), seen.at(-4));
      assert.ok(looksAgain(EXPORTS, otherOptions));
      assert.notEqual(seen.at(-2), seen.at(-4));
      const { linted: begins, looksAgain: looks } = watched(look);
      begins();
      assert.ok(looks(EXPORTS, otherOptions));
    }
  });

  it('is left alone by an edit that no boot comes to, though it reads boots', () => {
    for (const look of [
      ({ boots }: RuleContext) => boots.length,
      ({ everyBoot }: RuleContext) => everyBoot.length,
    ]) {
      const { linted, looksAgain, traces } = watched(look);
      linted();
      assert.ok(!looksAgain(EXPORTS, comment));
      assert.deepEqual(
        traces[1]?.map((one, i) => one === traces[0]?.[i]),
        traces[0]?.map(() => true),
      );
    }
  });

  it('looks again where it found something that it can mend, or something in the file', () => {
    const mends = watched(({ site, report }) => {
      const at = site.tree.locate('/srv/tftp/vmlinuz') ?? '';
      report({
        at: { file: at, span: { start: 0, end: 0 } },
        message: 'mended',
        fixes: () => [{ title: `mend in ${site.dhcp?.hosts.length}`, safe: false, edits: [] }],
      });
    });
    const [finding] = mends.linted();
    assert.equal(finding === undefined ? 0 : fixesOf(finding).length, 1);
    assert.ok(mends.looksAgain(EXPORTS, comment));

    for (const [file, other] of [
      [EXPORTS, DHCP],
      [DHCP, EXPORTS],
    ] as const) {
      const at = (path: string) => ({ file: `${SITE_ROOT}/${path}`, span: { start: 0, end: 1 } });
      const found = watched(({ report }) =>
        report({ at: at(file), message: 'found', related: [{ place: at(other), message: 'here' }] }),
      );
      found.linted();
      assert.ok(found.looksAgain(EXPORTS, comment));
    }
    const elsewhere = watched(({ report }) =>
      report({ at: { file: `${SITE_ROOT}/${DHCP}`, span: { start: 0, end: 1 } }, message: 'found' }),
    );
    elsewhere.linted();
    assert.ok(!elsewhere.looksAgain(EXPORTS, comment));
    assert.equal(elsewhere.linted().length, 1);
  });

  it('looks again where it stopped with an exception', () => {
    const { linted, looksAgain } = watched(({ site }) => {
      if (site.exports !== undefined) throw new Error('not now');
    });
    assert.match(linted()[0]?.message ?? '', /not now/);
    assert.ok(looksAgain(EXPORTS, comment));
    assert.ok(looksAgain(DHCP, comment));
  });

  it('looks again where more is another value than an edit changes', () => {
    const { linted, looksAgain } = watched(({ site }) => site.exports?.entries.length);
    linted();
    assert.ok(looksAgain('srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9', comment));
  });
});
