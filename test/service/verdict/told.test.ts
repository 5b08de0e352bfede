/** Sites of several machines go in; what each machine and the whole site come to comes out. */

import { traceSite } from '../../../server/boot/index.js';
import { machines } from '../../../server/service/index.js';
import { outcomeText } from '../../../server/service/verdict/outcome-text.js';
import { hits, siteVerdicts, summarise, together } from '../../../server/service/verdict/site-verdict.js';
import { tell, tellMount } from '../../../server/service/verdict/tell.js';
import { machineSites, three } from '../../support/tables/machines.js';
import { beside, type Files, keeps, plain, siteIn } from '../../support/told.js';

function told(files: Files): string[] {
  const site = siteIn(files);
  const verdicts = siteVerdicts(site);
  const verdict = summarise(verdicts);
  const [first] = verdict.groups;
  const at = first?.cause?.at;
  return [
    ...[...verdicts.nodes, ...verdicts.unnamed].map(
      ({ node, verdict: own, step, cause }) =>
        `  ${node.name} ${node.firmware} ${own} ${step?.stage} ${cause?.kind.replaceAll('\n', ' ')}`,
    ),
    ...machines(site, verdict).map((one) => `  ${plain(site, one)}`),
    ...verdict.groups.map(({ step: _, ...group }) => `  ${outcomeText(site, group)} ${plain(site, group)}`),
    ...traceSite(site).flatMap((trace) => [
      ...tell(trace).map((step) => `  ${trace.node.name} ${trace.firmware} ${plain(site, step)}`),
      ...trace.mounts.map((mount) => `  ${trace.node.name} ${plain(site, tellMount(mount))}`),
    ]),
    `  ${plain(site, { named: verdict.named, unnamed: verdict.unnamed })}`,
    `  twice: ${together([verdict, verdict])
      .groups.map(({ verdict: own, members }) => `${own} ${members.length}`)
      .join(', ')}`,
    ...(at === undefined ? [] : [`  ${hits(verdict)(at)} machines at ${plain(site, at)}`]),
  ];
}

describe('a verdict tells', () => {
  const usual = () => told(three());
  keeps(
    'test/service/verdict/told.txt',
    new Map(
      Object.entries(machineSites).map(([name, files]) => [
        `of ${name}`,
        () => (name === 'three machines' ? told(files) : beside(told(files), usual())),
      ]),
    ),
  );
});
