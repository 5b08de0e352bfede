/** Texts of kernel configurations go in; what the kernel's `conf` makes of each comes out. Refused: a warning about a line's form or value. */

const { askConf, differences, missingConf, questions } = await import(
  new URL('../../../dist/lib/test/support/kconfig-agreement.js', import.meta.url).href
);

export function available() {
  return missingConf() === undefined;
}

function verdict(warnings) {
  const first = warnings.find(({ text }) => /^(unexpected data|symbol value|invalid string)/.test(text));
  return { refused: first !== undefined, line: first?.line, message: first?.text ?? '' };
}

/** Recorded output. */
export function read(output) {
  return verdict(
    [...output.matchAll(/:(\d+):warning: (.*)$/gm)].map(([, line, text]) => ({ line: Number(line), text })),
  );
}

export function ask(cases) {
  const answers = askConf(cases.flatMap(({ text }) => questions(text)));
  return cases.map(({ text }, index) => {
    const [whole, each] = answers.slice(2 * index, 2 * index + 2);
    return { ...verdict(whole.warnings), otherwise: differences(text, [whole, each]) };
  });
}

export const generator = { module: 'kconfig', name: 'kconfigText' };

export const explained = [];
