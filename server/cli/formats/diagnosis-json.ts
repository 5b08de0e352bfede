/** What a log told goes in, the JSON that scripts depend on comes out (version 1). */
import type { Diagnosis } from '../../service/index.js';
import type { Texts } from '../position.js';
import { located } from './json.js';
import { jsonText } from './json-text.js';

export function diagnosisAsJson(
  { lines, known, told, untold }: Diagnosis,
  texts: Texts,
  cwd: string,
): string {
  const context = { cwd, texts };
  const entries = told.map(({ blamed, ...entry }) => ({
    ...entry,
    blamed: blamed.map(({ rule, at, message, related }) => ({
      rule,
      ...located(context, at),
      message,
      related: related.map((other) => ({ ...located(context, other.place), message: other.message })),
    })),
  }));
  return jsonText({ version: 1, lines, known, untold, entries });
}
