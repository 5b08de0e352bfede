/** The shape of diskless-lint.json (server/site/configuration.ts) goes in, its JSON schema comes out. */

/** What editors show, in the order in which a reader expects it: what it is before, examples behind its form. */
function schemaOf({ description, default: usual, examples, ...shape }, patterns) {
  const form = formOf(shape, patterns);
  const { type, ...rest } = form;
  return withoutUndefined({ type, description, ...rest, default: usual, examples });
}

function formOf(shape, patterns) {
  const inner = (one) => schemaOf(one, patterns);
  switch (shape.kind) {
    case 'object': {
      const properties = Object.entries(shape.keys).map(([key, one]) => [key, inner(one)]);
      return { type: 'object', additionalProperties: false, properties: Object.fromEntries(properties) };
    }
    case 'map': {
      const pattern = shape.key && patterns[shape.key.kind];
      return {
        type: 'object',
        propertyNames: pattern && { pattern },
        additionalProperties: inner(shape.of),
      };
    }
    case 'list':
      return { type: 'array', items: inner(shape.of) };
    case 'word':
      return { enum: shape.words };
    case 'address':
      return { type: 'string', format: 'ipv4' };
    default:
      return { type: 'string', pattern: patterns[shape.kind] };
  }
}

function withoutUndefined(object) {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}

export function configurationSchema({ CONFIGURATION_SHAPE, PATTERNS }) {
  const { type, description, additionalProperties, properties } = schemaOf(CONFIGURATION_SHAPE, PATTERNS);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'diskless-lint.json',
    description,
    type,
    additionalProperties,
    allowComments: true,
    allowTrailingCommas: true,
    properties,
  };
}
