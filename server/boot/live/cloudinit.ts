/** cloud-init as a program: it runs in whatever root there is, and looks for its seed by a word of the kernel (cloud-init, DataSourceNoCloud). */
import type { Fetch, Started } from './port.js';
import { fetchesBy, fetchOf, inFolder } from './words.js';

/** `ds=nocloud-net;s=URL`, `ds=nocloud;seedfrom=URL`. */
function seed(value: string | undefined): string | undefined {
  const [source, ...parts] = (value ?? '').split(';');
  if (source === undefined || !/^nocloud(?:-net)?$/i.test(source)) return undefined;
  return parts.map((part) => /^(?:s|seedfrom)=(.+)$/.exec(part)?.[1]).find((url) => url !== undefined);
}

const configuration = fetchesBy([
  [['cloud-config-url'], { role: 'answers', what: 'the configuration of cloud-init', without: 'degrades' }],
]);

export function cloudInit(kernel: Started): Fetch[] {
  return [...configuration(kernel), ...seedFiles(kernel)];
}

function seedFiles({ parameters }: Started): Fetch[] {
  const word = parameters.findLast(({ name, value }) => name === 'ds' && seed(value) !== undefined);
  if (word === undefined) return [];
  const url = seed(word.value);
  // A place in the address for the name of the file, or a program that answers.
  if (url === undefined || /%s|\?/.test(url)) return [];
  const reading = { role: 'answers', without: 'degrades' } as const;
  return ['user-data', 'meta-data'].flatMap((name) =>
    fetchOf(word, url, { ...reading, what: `the ${name} of cloud-init`, urls: inFolder(name) }),
  );
}
