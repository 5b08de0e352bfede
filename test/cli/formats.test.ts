/** Every output format over one hand-made report. */
import assert from 'node:assert/strict';
import { createColors } from 'picocolors';
import { formatGithub } from '../../server/cli/formats/github.js';
import { formatJson } from '../../server/cli/formats/json.js';
import { formatJunit } from '../../server/cli/formats/junit.js';
import { formatSarif } from '../../server/cli/formats/sarif.js';
import { formatText, statisticsTable, summaryLine } from '../../server/cli/formats/text.js';
import { dhcpdText, notExported, remark, report } from './reports.js';

const plain = createColors(false);

/** The cell of the terminal at which a word begins, tabs every four cells and the wide character counted twice. */
function lineWith(text: string, word: string): string {
  const line = text.split('\n').find((one) => one.includes(word));
  assert.ok(line !== undefined, `no line with ${word}`);
  return line;
}

describe('text format', () => {
  const text = formatText(report(), { colours: plain, width: 80 });

  it('marks the span under the source line, tabs expanded', () => {
    const lines = text.split('\n');
    const at = lines.findIndex((line) => line.includes('option root-path'));
    const source = lines[at] ?? '';
    const marks = lines[at + 1] ?? '';
    assert.equal(marks.indexOf('^'), source.indexOf('/diskless/192.168.1.21'));
    assert.equal(marks.lastIndexOf('^') - marks.indexOf('^') + 1, '/diskless/192.168.1.21'.length);
    assert.ok(!source.includes('\t'));
  });

  it('marks a wide character with two marks', () => {
    const only = formatText(report(report().findings.slice(1, 2)), { colours: plain, width: 80 });
    const marks = lineWith(only, '^');
    assert.equal(marks.match(/\^+/)?.[0], '^^');
  });

  it('names file, line and column of both sides', () => {
    assert.match(text, /^error nfsroot\/not-exported {2}etc\/dhcp\/dhcpd\.conf:2:20$/m);
    assert.match(text, /^ {2}etc\/exports:1:1: only this is exported$/m);
  });

  it('offers the fix, and survives a fix that throws', () => {
    assert.match(text, /help: Export it/);
    assert.match(text, /note: dhcpd refuses this too/);
  });

  for (const width of [40, 80, 140]) {
    it(`never exceeds ${width} columns`, () => {
      const wrapped = formatText(report(), { colours: plain, width });
      for (const line of wrapped.split('\n')) assert.ok(line.length <= width, line);
    });
  }

  it('keeps sentences whole where there is no terminal', () => {
    const unwrapped = formatText(report(), { colours: plain, width: undefined });
    assert.ok(unwrapped.includes('not exported, 100% sure: nothing <exports> it.'));
  });

  it('does not let an escape sequence of a file or message through', () => {
    const evil = { ...remark, message: 'a \u001b[31mred\u202e word' };
    const out = formatText(report([evil]), { colours: plain, width: 80 });
    assert.ok(!out.includes('\u001b') && !out.includes('\u202e'));
  });

  it('sums up', () => {
    assert.equal(summaryLine(report(), plain), '1 error, 1 warning, 1 note in 2 files, 1 node\n');
    assert.equal(summaryLine(report([]), plain), 'Nothing found in 2 files, 1 node\n');
    assert.equal(
      statisticsTable(report([notExported, remark, remark])),
      '2  exports/remark\n1  nfsroot/not-exported\n',
    );
  });
});

describe('json format', () => {
  const data = JSON.parse(formatJson(report(), false));

  it('has lines and columns from 1, end exclusive, offsets from 0', () => {
    const start = dhcpdText.indexOf('/diskless');
    const end = start + '/diskless/192.168.1.21'.length;
    assert.deepEqual(data.findings[0].range, {
      start: { line: 2, column: 20, offset: start },
      end: { line: 2, column: 42, offset: end },
    });
  });

  it('has every key of the contract', () => {
    assert.equal(data.version, 1);
    assert.deepEqual(Object.keys(data.findings[0]), [
      'rule',
      'severity',
      'message',
      'refusedBy',
      'file',
      'range',
      'related',
      'nodes',
      'fixes',
    ]);
    assert.equal(data.findings[0].file, 'etc/dhcp/dhcpd.conf');
    assert.equal(data.findings[0].related[0].file, 'etc/exports');
    assert.deepEqual(data.findings[0].fixes, [
      {
        title: 'Export it',
        safe: true,
        edits: [
          {
            file: 'etc/exports',
            range: { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: 0 } },
            newText: '/x\n',
          },
        ],
      },
    ]);
    assert.deepEqual(data.summary, {
      errors: 1,
      warnings: 1,
      infos: 1,
      files: 2,
      nodes: 1,
      machines: { boots: 1, degraded: 0, fails: 1, unknown: 0 },
    });
  });

  it('names the program that refuses', () => {
    assert.equal(data.findings[0].refusedBy, null);
    assert.equal(data.findings[1].refusedBy, 'dhcpd');
  });
});

describe('github format', () => {
  it('escapes message and properties', () => {
    const [first, second, third] = formatGithub(report()).split('\n');
    assert.equal(
      first,
      '::error file=etc/dhcp/dhcpd.conf,line=2,col=20,endLine=2,endColumn=42,title=nfsroot/not-exported::The root of slave21 is not exported, 100%25 sure:%0Anothing <exports> it.%0Aetc/exports:1:1: only this is exported',
    );
    assert.match(second ?? '', /^::warning /);
    assert.match(third ?? '', /^::notice /);
  });
});

describe('junit format', () => {
  it('is well formed and counts failures', () => {
    const xml = formatJunit(report());
    assert.match(xml, /<testsuites name="diskless-lint" tests="3" failures="2" errors="0">/);
    assert.match(xml, /nothing &lt;exports&gt; it\./);
    assert.match(xml, /<testsuite name="etc\/exports" tests="1" failures="0"/);
    const open = xml.match(/<testcase /g)?.length;
    assert.equal(open, 3);
    assert.equal(xml.match(/<\/testcase>/g)?.length, open);
  });

  it('reports one passed case when nothing is found', () => {
    assert.match(formatJunit(report([])), /tests="1" failures="0"[\s\S]*<testcase name="nothing found"/);
  });

  it('replaces characters that XML forbids', () => {
    const xml = formatJunit(report([{ ...remark, message: 'a\u0000b\u001b' }]));
    assert.ok(xml.includes('a\ufffdb\ufffd'));
  });
});

describe('sarif format', () => {
  const log = JSON.parse(formatSarif(report()));
  const [run] = log.runs;

  it('declares every rule it uses, once', () => {
    assert.equal(log.version, '2.1.0');
    const ids = run.tool.driver.rules.map((rule: { id: string }) => rule.id);
    assert.deepEqual(ids, ['exports/remark', 'nfsroot/not-exported', 'text/wide']);
    for (const result of run.results) assert.equal(ids[result.ruleIndex], result.ruleId);
  });

  it('has places, related places and fixes', () => {
    const [first] = run.results;
    assert.equal(first.level, 'error');
    assert.deepEqual(first.locations[0].physicalLocation, {
      artifactLocation: { uri: 'etc/dhcp/dhcpd.conf', uriBaseId: 'ROOT' },
      region: { startLine: 2, startColumn: 20, endLine: 2, endColumn: 42 },
    });
    assert.equal(first.relatedLocations[0].physicalLocation.artifactLocation.uri, 'etc/exports');
    assert.equal(first.fixes[0].artifactChanges[0].replacements[0].insertedContent.text, '/x\n');
    assert.equal(run.results[2].level, 'note');
  });

  it('gives the paths from one folder, which may be the top of the disk', () => {
    const base = (cwd: string) =>
      JSON.parse(formatSarif({ ...report(), cwd })).runs[0].originalUriBaseIds.ROOT.uri;
    assert.equal(base('/'), 'file:///');
    assert.equal(base('/a b'), 'file:///a%20b/');
  });
});
