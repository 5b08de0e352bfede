// Descriptions go in, pieces of JSON Schema (2020-12) come out. Every object is closed: what is not described may not occur.

/** Properties by name; one whose name ends in ? may be absent. */
export function object(description, properties) {
  const names = Object.keys(properties);
  return {
    description,
    type: 'object',
    additionalProperties: false,
    required: names.filter((name) => !name.endsWith('?')),
    properties: Object.fromEntries(names.map((name) => [name.replace(/\?$/, ''), properties[name]])),
  };
}

export const string = (description) => ({ description, type: 'string' });
export const number = (description) => ({ description, type: 'number' });
export const integer = (description) => ({ description, type: 'integer' });
export const boolean = (description) => ({ description, type: 'boolean' });
export const oneOf = (description, words) => ({ description, type: 'string', enum: words });
export const list = (description, items) => ({ description, type: 'array', items });
export const ref = (name, description) => ({ ...(description && { description }), $ref: `#/$defs/${name}` });
export const orNull = (schema) => {
  const { description, ...rest } = schema;
  return { description, anyOf: [rest, { type: 'null' }] };
};
/** The word that tells the members of a choice apart. */
export const kind = (word) => ({ description: 'Tells the forms apart.', const: word });
export const choice = (description, members) => ({ description, oneOf: members });
export const span = (description) => ref('span', description);
export const text = (description) => ref('text', description);

const offset = (description) => ({ description, type: 'integer', minimum: 0 });

export const realProgram = {
  description: 'The real program that refuses the file or the line because of it; null where none does.',
  enum: ['dhcpd', 'exportfs', 'findmnt', 'kconfig', 'dnsmasq', 'grub-script-check', null],
};

/** What all languages share. */
const common = {
  span: object('A stretch of the file, counted in UTF-16 code units from its first character.', {
    start: offset('Offset of the first character.'),
    end: offset('Offset after the last character.'),
  }),
  text: object('A word or words of the file and where they stand.', {
    text: string('The text; what the language quotes or escapes is resolved where it says so.'),
    span: span('Where it stands.'),
  }),
  problem: object(
    'What the parser says about a place the real program does not take, or takes otherwise than it looks.',
    {
      rule: {
        description: 'Rule it is reported under, such as dhcp/syntax.',
        type: 'string',
        pattern: '^[a-z]+/[a-z0-9-]+$',
      },
      severity: oneOf('How bad it is.', ['error', 'warning', 'info']),
      message: string('A sentence for an administrator.'),
      span: span('The place.'),
      refusedBy: realProgram,
      'related?': list(
        'Other places that belong to it.',
        object('Another place.', {
          span: span('Where it is.'),
          message: string('What is to be seen there.'),
        }),
      ),
      'fix?': object('A change that mends it.', {
        title: string('What the change does.'),
        safe: boolean('True where it cannot alter what was meant.'),
        edits: list(
          'All belong together.',
          object('Replaces one stretch of the text.', {
            span: span('What is replaced; empty where text is inserted.'),
            newText: string('What stands there then.'),
          }),
        ),
      }),
    },
  ),
};

/** The definitions that are reached from a schema, so that no file holds what it does not use. */
function used(schema, definitions) {
  const found = new Set();
  const visit = (value) => {
    if (typeof value !== 'object' || value === null) return;
    const name = typeof value.$ref === 'string' ? value.$ref.slice('#/$defs/'.length) : undefined;
    if (name !== undefined && !found.has(name)) {
      if (definitions[name] === undefined) throw new Error(`no definition of ${name}`);
      found.add(name);
      visit(definitions[name]);
    }
    for (const part of Object.values(value)) visit(part);
  };
  visit(schema);
  return Object.fromEntries(Object.entries(definitions).filter(([name]) => found.has(name)));
}

/** A form that begins with its version, closed and whole. */
export function formOf(title, { description, properties, required, ...form }, definitions) {
  const version = {
    description: 'Version of this form. It changes when a property goes or gets another meaning.',
    const: 1,
  };
  const whole = { ...form, required: ['version', ...required], properties: { version, ...properties } };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title,
    description,
    ...whole,
    $defs: used(whole, definitions),
  };
}

/** The schema of what `diskless-lint parse` prints for a file of a language. */
export function schemaOf(language, title, document, definitions = {}) {
  const form = object(
    `What \`diskless-lint parse\` prints for ${title}: the document as it was read, and the problems the parser found.`,
    {
      language: { description: 'The language of the file.', const: language },
      document,
      problems: list('In the order of the text.', ref('problem')),
    },
  );
  return formOf(`diskless-lint parse: ${title}`, form, { ...common, ...definitions });
}
