/** Files and their names are not trusted: in no format does anything of theirs act on a terminal, a chart or the log of a CI. */
import assert from 'node:assert/strict';
import { createColors } from 'picocolors';
import { Failure } from '../../server/cli/failure.js';
import { diffAsText } from '../../server/cli/formats/diff-text.js';
import { explainAllAsJson, explainAllAsText } from '../../server/cli/formats/explain-all.js';
import { explainAsText } from '../../server/cli/formats/explain-text.js';
import { formatGithub } from '../../server/cli/formats/github.js';
import { formatJson } from '../../server/cli/formats/json.js';
import { formatJunit } from '../../server/cli/formats/junit.js';
import type { LintReport } from '../../server/cli/formats/report.js';
import { formatSarif } from '../../server/cli/formats/sarif.js';
import { showDiff } from '../../server/cli/formats/show-diff.js';
import { siteAsText } from '../../server/cli/formats/show-text.js';
import { formatText } from '../../server/cli/formats/text.js';
import { unifiedDiff } from '../../server/cli/formats/unified-diff.js';
import { verdictText } from '../../server/cli/formats/verdict-text.js';
import { wrap } from '../../server/cli/formats/width.js';
import { shownPath } from '../../server/cli/paths.js';
import { Texts } from '../../server/cli/position.js';
import type { Terminal } from '../../server/cli/terminal.js';
import {
  diffSites,
  explainAll,
  explainAsMermaid,
  explainNode,
  type Finding,
  lint,
  type Site,
  showSite,
  siteAsMermaid,
  together,
} from '../../server/service/index.js';
import { MemoryFileSystem } from '../../server/workspace/disk/memory.js';
import { Workspace } from '../../server/workspace/workspace.js';
import { madeUpRule } from '../support/rule-id.js';

/** Colours on, title set, C1 introducer, a turned line, a second line that is a command to the runner, settings of a chart. */
const evil =
  '\u001b[31m\u001b]0;x\u0007\u009b31m\u202ec\u2028\u0085\r\n::error file=x::y ##[add-path]z %%{init: {}}%% <b>';
const plain = createColors(false);

function terminal(width: number | undefined): Terminal & { text: string } {
  return {
    text: '',
    cwd: '/site',
    out(text) {
      this.text += typeof text === 'string' ? text : Buffer.from(text).toString();
    },
    err() {},
    width,
    interactive: false,
    colourful: false,
    unicode: true,
    async *stdin() {},
    keyboard: false,
  };
}

/** Nothing but printable characters and line ends, and no line that a runner takes for a command. */
function harmless(text: string, what: string): void {
  const found = /[^\P{Cc}\n]|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u.exec(text);
  assert.equal(found, null, `${what}: U+${found?.[0].charCodeAt(0).toString(16)} in ${JSON.stringify(text)}`);
  for (const line of text.split('\n')) assert.ok(!/^\s*::(?!\w+ file=)/.test(line), `${what}: ${line}`);
}

const octal = [...evil]
  .map((one) => (one.charCodeAt(0) < 0x80 ? `\\${one.charCodeAt(0).toString(8).padStart(3, '0')}` : one))
  .join('');
const files = {
  'etc/dhcp/dhcpd.conf': `subnet 10.0.0.0 netmask 255.0.0.0 { next-server 10.0.0.1; filename "pxelinux.0"; option domain-name "${octal}"; }
host n1 { option host-name "${octal}"; hardware ethernet 02:00:00:00:00:01; fixed-address 10.0.0.2; }\n`,
  'etc/exports': `/srv/n1${evil.replaceAll(/[\r\n]/g, '')} 10.0.0.2(rw)\n`,
  'etc/default/tftpd-hpa': 'TFTP_DIRECTORY="/srv/tftp"\n',
  'srv/tftp/pxelinux.cfg/01-02-00-00-00-00-01': `DEFAULT l\nLABEL l\nKERNEL k${evil.replaceAll(/[\r\n]/g, '')}\nAPPEND root=/dev/nfs ip=dhcp nfsroot=/srv/n1${evil.replaceAll(/[\r\n]/g, '')}\n`,
  'srv/tftp/pxelinux.cfg/default': 'DEFAULT l\nLABEL l\nKERNEL k\n',
};

function siteOf(texts: Readonly<Record<string, string>>): Site {
  const workspace = new Workspace(new MemoryFileSystem(texts, { base: '/site' }), { root: '/site' });
  const located = workspace.locate('/site');
  assert.ok(Array.isArray(located) && located[0] !== undefined);
  return workspace.site(located[0]);
}

describe('what files and names may do to those who read about them', () => {
  const place = { file: `/site/::x${evil}`, span: { start: 0, end: 4 } };
  const finding: Finding = {
    rule: madeUpRule('a/b'),
    severity: 'error',
    message: `Bad: ${evil}`,
    refusedBy: null,
    place,
    related: [{ place, message: evil }],
    nodes: [evil],
    fixes: () => [{ title: evil, safe: false, edits: [] }],
  };
  const report: LintReport = {
    findings: [finding],
    texts: new Texts(new Map([[place.file, `${evil}\n${evil}`]])),
    files: 1,
    nodes: 1,
    notRead: [],
    verdict: together([]),
    cwd: '/site',
    version: '0',
  };

  it('nothing in the formats of lint', () => {
    harmless(formatText(report, { colours: plain, width: undefined }), 'text');
    for (let width = 20; width < 120; width++)
      harmless(formatText(report, { colours: plain, width }), `text ${width}`);
    harmless(formatJson(report, true), 'json');
    harmless(formatSarif(report), 'sarif');
    harmless(formatJunit(report), 'junit');
    const github = formatGithub(report);
    harmless(github, 'github');
    assert.equal(github.split('\n').length, 2);
  });

  it('nothing in JSON, and yet all of it', () => {
    const [found] = JSON.parse(formatJson(report, false)).findings;
    assert.deepEqual([found.message, found.nodes, found.file], [`Bad: ${evil}`, [evil], `./::x${evil}`]);
  });

  it('nothing in what is told of a site', () => {
    const site = siteOf(files);
    const texts = new Texts(new Map([...site.files].map(([file, { document }]) => [file, document.text])));
    const result = explainNode(site, '02:00:00:00:00:01', 'bios', {});
    assert.ok(result.kind !== 'none');
    const { explanation } = result;
    assert.ok(JSON.stringify(explanation).includes('\\u001b'), JSON.stringify(explanation));
    const all = explainAll(site, 'bios', {});
    const other = siteOf({
      ...files,
      'etc/exports': '/srv/other 10.0.0.2(rw)\n',
      'srv/tftp/pxelinux.cfg/01-02-00-00-00-00-01': 'DEFAULT q\n',
    });
    for (const width of [undefined, 40, 80]) {
      const screen = terminal(width);
      harmless(explainAsText(explanation, texts, screen, plain), 'explain');
      harmless(explainAllAsText(all, texts, screen, plain), 'explain --all');
      const style = { cwd: '/site', width, colours: plain };
      for (const one of [site, other]) harmless(verdictText(lint(one).verdict, texts, style), 'verdict');
      harmless(siteAsText(showSite(site), screen, plain), 'show');
      harmless(diffAsText(diffSites(site, other), texts, screen, plain), 'diff');
      harmless(diffAsText(diffSites(other, site), texts, screen, plain), 'diff back');
    }
    harmless(explainAllAsJson(all, texts, '/site'), 'explain --all as JSON');
    harmless(explainAsMermaid(explanation), 'explain as a chart');
    harmless(siteAsMermaid(showSite(site)), 'show as a chart');
    for (const chart of [explainAsMermaid(explanation), siteAsMermaid(showSite(site))]) {
      assert.doesNotMatch(chart, /%%|<b>/);
    }
  });

  it('nothing in a difference on a terminal; in a pipe patch finds the texts as they are', () => {
    const change = { path: `/site/a${evil}`, before: 'a\n', after: `${evil}\n` };
    const screen = terminal(80);
    showDiff([change], screen, plain);
    harmless(screen.text, 'difference');
    assert.ok(unifiedDiff('a', 'a\n', evil).includes(evil.split('\n')[1] ?? ''));
  });

  it('no name makes a line of its own in a difference', () => {
    const lines = unifiedDiff('a\n+++ b/etc/passwd', 'a\n', 'b\n').split('\n');
    assert.deepEqual(lines.slice(0, 2), ['--- "a/a\\n+++ b/etc/passwd"', '+++ "b/a\\n+++ b/etc/passwd"']);
    assert.match(unifiedDiff('a\u009b"\\', 'a\n', 'b\n'), /^--- "a\/a\\302\\233\\"\\\\"\n/);
  });

  it('nothing in messages on standard error, nor as the name of a file in a list', () => {
    for (const reason of new Failure(evil, `x ${evil}`).reasons)
      harmless(`diskless-lint: ${reason}\n`, 'failure');
    assert.equal(shownPath('/site', '/site/::error::x'), './::error::x');
    assert.deepEqual(wrap('aaaa ::error::x bbbb', 6), ['aaaa ::error::x', 'bbbb']);
  });
});
