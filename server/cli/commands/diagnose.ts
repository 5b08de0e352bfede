/** The `diagnose` command: reads a log or what a screen showed, and says what its lines mean, as text or JSON. Status 1 where something is wrong. */
import { Diagnoser, findNode } from '../../service/index.js';
import { nothingElse } from '../arguments/spec.js';
import type { CallOf } from '../arguments/table.js';
import { diagnosisAsJson } from '../formats/diagnosis-json.js';
import { diagnosisAsText } from '../formats/diagnosis-text.js';
import { logLines } from '../log-lines.js';
import { loadOneSite, textsOf, unknownNode } from '../one-site.js';
import { progress, statusOf } from '../sites.js';
import { colours } from '../terminal.js';

export async function diagnoseCommand({ operands, options, terminal }: CallOf<'diagnose'>): Promise<number> {
  const { node: named, format, root, config, allowOutside, color, ...rest } = options;
  nothingElse(rest);
  const where = { terminal, root, config, allowOutside };
  const loaded = loadOneSite(where, root);
  const { site } = loaded;
  const node = named === undefined ? undefined : findNode(site, named);
  if (named !== undefined && node === undefined)
    throw unknownNode(
      named,
      site.nodes.map(({ name }) => name),
      site,
      terminal.cwd,
    );
  const diagnoser = new Diagnoser(site, node);
  const done = progress(where, 'reading the log');
  try {
    for await (const line of logLines(terminal, operands[0])) diagnoser.read(line);
  } finally {
    done();
  }
  const diagnosis = diagnoser.diagnosis();
  const texts = textsOf(site);
  terminal.out(
    format === 'json'
      ? diagnosisAsJson(diagnosis, texts, terminal.cwd)
      : diagnosisAsText(diagnosis, texts, terminal, colours(terminal, color)),
  );
  const wrong = diagnosis.told.some(({ trouble }) => trouble);
  return statusOf([loaded], terminal, wrong ? 1 : 0);
}
