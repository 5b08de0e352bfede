/** iPXE: its binary, or a script that it runs, goes in; what it is told when it asks DHCP once more, and what its scripts start, come out. */
import type { IpxeScript } from '../../../site/ipxe/facts.js';
import type { Site } from '../../../site/model.js';
import type { Answer, Place } from '../../../site/place.js';
import { baseName, join } from '../../../site/serverpath.js';
import { none } from '../../outcome.js';
import type { ConfigurationUsed, Loading } from '../../trace.js';
import { loaderOf } from '../names.js';
import type { Asked, Choice, Loaded, Loader } from '../port.js';
import { hasScriptBuiltIn } from './builtin.js';
import type { Machine } from './call.js';
import { answerToIpxe, isIpxeBinary, isToldItself } from './chain.js';
import { choicesOf } from './entries.js';
import { expandedFileName } from './filename.js';
import { type Base, baseOf, resolve, scriptAt } from './files.js';
import { unmarked } from './images.js';
import { loadedBy, PROGRAM } from './result.js';
import { begin, run } from './run.js';
import { scriptSays } from './sentences.js';
import { topScripts } from './top.js';
import { underUefi } from './values.js';

export const ipxe: Loader = {
  program: PROGRAM,
  recognises: ({ site, file }): Answer => {
    if (scriptAt(site, file.path) !== undefined) return 'yes';
    const name = file.name.replace(/[?#].*/, '');
    return loaderOf(baseName(name)) === 'ipxe' ? 'yes' : 'no';
  },
  userClass: 'iPXE',
  fileName: expandedFileName,
  load: (asked: Asked): Loaded => {
    const { site, answer, file } = asked;
    const script = scriptAt(site, file.path);
    if (script !== undefined) return fromScript(asked, script, scriptBase(asked));
    return isIpxeBinary(file.name)
      ? fromBinary(asked)
      : doubtful(asked, notRead(answer.client.userClass, file.name));
  },
  entries: (asked: Asked, loading: Loading): readonly Choice[] => {
    if (loading.used.kind !== 'value') return [];
    const { file } = loading.used.value;
    const script = asked.site.ipxe.find((one) => one.file === file);
    if (script === undefined || script.begins !== 'right') return [];
    const machine = machineOf(asked);
    const base =
      script === scriptAt(asked.site, asked.file.path) ? scriptBase(asked) : baseOf(asked.site, script);
    return choicesOf(machine, run(machine, begin(script, base)), loading);
  },
  shared: (site: Site): readonly ConfigurationUsed[] =>
    topScripts(site).map((script) => usedOf(site, script)),
  loadShared: (asked: Asked, { file }: ConfigurationUsed): Loaded => {
    const script = asked.site.ipxe.find((one) => one.file === file);
    return script === undefined
      ? doubtful(asked, `${file} is not read`)
      : fromScript(asked, script, baseOf(asked.site, script));
  },
};

function machineOf({ site, answer, asker }: Asked): Machine {
  return { site, answer, program: asker };
}

function notRead(userClass: string | undefined, name: string): string {
  return userClass === undefined
    ? `${name} is loaded; what it loads next is not simulated`
    : `${name} is loaded, and is no script of the site`;
}

function doubtful({ file }: Asked, reason: string): Loaded {
  const report = { stage: 'loader', program: PROGRAM, doubts: [{ reason, at: file.place }] } as const;
  return { kind: 'doubtful', assumptions: [], reports: [report] };
}

/** A script may lie beside the binary, which newer builds load by themselves. */
function fromBinary(asked: Asked): Loaded {
  const { site, node, answer, file } = asked;
  const { name, path } = file;
  const second = answerToIpxe(site, node, answer, name);
  if (second !== undefined) {
    const assumption = `${name} has no script of its own built in, so that iPXE asks DHCP`;
    return { kind: 'asks again', asks: 'iPXE', answer: second, assumptions: [assumption], reports: [] };
  }
  const beside = path === undefined ? undefined : scriptAt(site, join(path, '..', 'autoexec.ipxe'));
  if (beside !== undefined) {
    const own = { origin: '', path: join(name.includes('/') ? name : `/${name}`, '..', 'autoexec.ipxe') };
    const loaded = fromScript(asked, beside, own);
    return {
      ...loaded,
      assumptions: [`${name} loads autoexec.ipxe from beside itself`, ...loaded.assumptions],
    };
  }
  const builtIn = path === undefined ? 'unknown' : hasScriptBuiltIn(site, path);
  if (builtIn === 'no' && file.place !== undefined && isToldItself(site, node, answer, name))
    return loop(name, file.place);
  const again = answer.client.userClass === 'iPXE' && builtIn !== 'yes';
  return doubtful(
    asked,
    again
      ? `iPXE is told to load iPXE again (${name}): unless a script is built into it, it asks once more, is told the same, and starts over and over`
      : `${name} is loaded; what it loads next is not simulated`,
  );
}

function loop(name: string, at: Place): Loaded {
  const console = scriptSays.begins.print();
  const fault = { id: 'ipxe/loads-itself', effect: 'stops', at, others: [], console, file: name } as const;
  return {
    kind: 'stops',
    assumptions: [],
    reports: [{ stage: 'loader', program: PROGRAM, faults: [fault], sources: [at] }],
  };
}

/** A script that is told by a name on the TFTP server, or by a URL. */
function scriptBase({ site, answer, file }: Asked): Base | undefined {
  return resolve(site, file.name, { origin: '', path: '/' }, answer).base;
}

function usedOf(site: Site, script: IpxeScript): ConfigurationUsed {
  const name = site.tree.serverPath(script.file) ?? script.file;
  return { file: script.file, name: baseName(name) };
}

function fromScript(asked: Asked, script: IpxeScript, base: Base | undefined): Loaded {
  const { site, answer, file } = asked;
  const used = usedOf(site, script);
  const top: Place = { file: script.file, span: { start: 0, end: 0 } };
  const sources = [file.place, top];
  const loading: Loading = {
    program: PROGRAM,
    prefix: '',
    tried: [],
    used: { kind: 'value', value: used, from: file.place, overridden: [] },
    entry: none,
    bare: undefined,
  };
  const fault = unmarked(script, { name: used.name }, file.place, underUefi(answer));
  if (fault !== undefined) {
    const report = { stage: 'loader', program: PROGRAM, faults: [fault], sources } as const;
    return { kind: 'stops', loading, assumptions: [], reports: [report] };
  }
  const machine = machineOf(asked);
  const loaded = loadedBy(machine, run(machine, begin(script, base)), loading, sources);
  if (answer.client.userClass !== undefined || answer.answered !== 'yes') return loaded;
  const assumption = 'the ROM of the machine is iPXE, which runs scripts';
  return { ...loaded, assumptions: [assumption, ...loaded.assumptions] };
}
