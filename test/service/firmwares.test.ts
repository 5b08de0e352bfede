/** Sites that tell firmwares apart: every surface sees what each of them comes to. */
import assert from 'node:assert/strict';
import { miniature } from '../../server/rules/about/miniature.js';
import {
  diffSites,
  explainAll,
  explainNode,
  groupChanges,
  hover,
  lint,
  showSite,
  siteAsMermaid,
} from '../../server/service/index.js';
import type { Site } from '../../server/site/model.js';
import { siteOf } from '../support/site.js';

const CONF = 'etc/dhcp/dhcpd.conf';

/** The miniature site with a branch for x64 UEFI machines; `efi`: the boot file they are told. */
function site(efi: string | undefined): Site {
  const files = miniature();
  const text = files[CONF] ?? '';
  const told = 'filename "pxelinux.0";';
  assert.ok(text.includes(told));
  if (efi === undefined) return siteOf(files);
  const branch = `if option arch = 00:07 or option arch = 00:09 { filename "${efi}"; } else { ${told} }`;
  const conf = `option arch code 93 = unsigned integer 16;\n${text.replace(told, branch)}`;
  return siteOf({ ...files, [CONF]: conf });
}

const right = site('syslinux.efi');
const wrong = site('pxelinux.0.efi.old/pxelinux.0');

describe('firmwares that a site tells apart', () => {
  it('have an entry each in explain --all and show', () => {
    const { nodes } = explainAll(right);
    assert.deepEqual(
      nodes.map(({ node }) => node.firmware),
      ['bios', 'efi-x64'],
    );
    assert.deepEqual(
      showSite(right).nodes.map(({ name, firmware }) => [name, firmware]),
      [
        ['node21', 'bios'],
        ['node21', 'efi-x64'],
      ],
    );
    assert.match(siteAsMermaid(showSite(right)), /node21 [^"]*efi-x64/);
  });

  it('are told beside the one that lets the machine come farthest', () => {
    const result = explainNode(wrong, 'node21');
    assert.ok(result.kind === 'explained');
    const { node, verdict, otherFirmwares } = result.explanation;
    assert.deepEqual([node.firmware, verdict], ['bios', 'boots']);
    assert.deepEqual(
      otherFirmwares.map((other) => [other.firmware, other.verdict]),
      [['efi-x64', 'fails']],
    );
    const asked = explainNode(wrong, 'node21', 'efi-x64');
    assert.ok(asked.kind === 'explained');
    assert.equal(asked.explanation.verdict, 'fails');
    const host = wrong.nodes[0]?.host?.name.place;
    assert.ok(host !== undefined);
    assert.match(hover(wrong, host.file, host.span.start)?.markdown ?? '', /as `efi-x64`, it does not boot/);
  });

  it('count as one machine, which boots if one of them does', () => {
    const { verdict } = lint(wrong);
    assert.deepEqual(verdict.named, { boots: 1, degraded: 0, fails: 0, unknown: 0 });
    const [worst] = verdict.groups;
    assert.deepEqual(
      [worst?.verdict, worst?.decides, worst?.members[0]?.firmwares],
      ['fails', false, ['efi-x64']],
    );
  });

  it('break by themselves: a change that kills every UEFI machine is a difference', () => {
    const { changed, same } = diffSites(right, wrong);
    assert.deepEqual(
      changed.map(({ name, firmware, broken }) => [name, firmware, broken]),
      [['node21', 'efi-x64', true]],
    );
    assert.equal(same, 0);
    assert.deepEqual(groupChanges(changed).find(({ what }) => what === 'verdict')?.firmwares, ['efi-x64']);
  });

  it('break, too, where the branch for them goes', () => {
    const { changed, added, removed } = diffSites(right, site(undefined));
    assert.deepEqual([added, removed], [[], []]);
    assert.deepEqual(
      changed.map(({ firmware, broken }) => [firmware, broken]),
      [['efi-x64', true]],
    );
    // The other way round they come to boot.
    const back = diffSites(site(undefined), right).changed;
    assert.deepEqual(
      back.map(({ firmware, old, new: now }) => [firmware, old.verdict, now.verdict !== 'fails']),
      [['efi-x64', 'fails', true]],
    );
  });
});
