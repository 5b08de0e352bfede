/** Sites of several machines go in; what explain, show and their pictures tell of them comes out. */
import {
  explainAll,
  explainAsMermaid,
  explainNode,
  showSite,
  siteAsMermaid,
} from '../../../server/service/index.js';
import type { Site } from '../../../server/site/model.js';
import { machineSites, three } from '../../support/tables/machines.js';
import { beside, type Files, keeps, plain, siteIn } from '../../support/told.js';

type Asked = Parameters<typeof explainNode>;

/** What is asked of each. */
const machines: readonly (readonly [text: string, firmware?: Asked[2], changes?: Asked[3]])[] = [
  ['node21'],
  ['02:00:00:00:00:02'],
  ['192.168.1.23'],
];

/** What is asked of some. */
const others: typeof machines = [
  ['NODE22'],
  ['node2'],
  ['nothing'],
  ['01-00-40-63-c2-ca-c9'],
  ['0040.63c2.cac9'],
  ['004063c2cac9'],
  ['02:00:00:00:00:99'],
  ['192.168.1.150'],
  ['10.0.0.1'],
  ['node21', 'efi-x64'],
  ['node21', 'ipxe'],
  ['node21', undefined, { architecture: 7 }],
  ['node21', undefined, { architecture: 0, vendorClass: 'other' }],
  ['node21', 'bios', { userClass: 'iPXE' }],
];

function explained(site: Site, ...asked: (typeof machines)[number]): string[] {
  const result = explainNode(site, ...asked);
  const said = `  ${plain(site, asked)}`;
  if (result.kind === 'none') return [`${said} is nobody: ${plain(site, result)}`];
  const { steps, ...rest } = result.explanation;
  return [
    said,
    ...steps.map(
      ({ sources, decisive, ...step }) =>
        `    ${plain(site, step)} ${sources.length} ${plain(site, decisive)}`,
    ),
    ...Object.entries(rest).map(([key, value]) => `    ${key}: ${plain(site, value)}`),
  ];
}

const some = new Set(['three machines', 'two firmwares', 'a range']);

function told(name: string, files: Files): string[] {
  const site = siteIn(files);
  const all = some.has(name) ? [...machines, ...others] : machines;
  const [, mac] = all;
  const picture = explainNode(site, mac?.[0] ?? '');
  return [
    ...all.flatMap((asked) => explained(site, ...asked)),
    ...(picture.kind === 'none' ? [] : explainAsMermaid(picture.explanation).split('\n')).map(
      (line) => `  ${line}`,
    ),
    ...Object.entries(showSite(site)).flatMap(([key, value]) =>
      [value].flat().map((one) => `  ${key}: ${plain(site, one)}`),
    ),
    ...siteAsMermaid(showSite(site))
      .split('\n')
      .map((line) => `  ${line}`),
    ...(some.has(name)
      ? (['bios', 'efi-x64', 'ipxe'] as const).map(
          (firmware) =>
            `  all under ${firmware}: ${Object.values(explainAll(site, firmware))
              .flat()
              .map(({ node, verdict }) => `${node.name} ${verdict}`)
              .join(', ')}`,
        )
      : []),
  ];
}

describe('explain tells', () => {
  const usual = () => told('three machines', three());
  keeps(
    'test/service/explain/told.txt',
    new Map(
      Object.entries(machineSites).map(([name, files]) => [
        `of ${name}`,
        () => (name === 'three machines' ? told(name, files) : beside(told(name, files), usual())),
      ]),
    ),
  );
});
