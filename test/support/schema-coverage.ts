/** A JSON Schema and values that fit it go in; the parts of the schema that no value has shown come out. */

export interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly description?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly type?: string;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
}

/** What a problem may hold is the same for every language; which rules a file breaks is no matter of its form. */
const shared = new Set(['problem']);

function nameOf({ $ref }: Schema): string | undefined {
  return $ref?.slice('#/$defs/'.length);
}

/** Walks values along the schema and notes each place of it. */
export class Visitor {
  readonly seen = new Set<string>();
  readonly #root: Schema;

  constructor(root: Schema) {
    this.#root = root;
  }

  visit(value: unknown, schema: Schema = this.#root, place = ''): void {
    const name = nameOf(schema);
    if (name !== undefined) {
      const definition = this.#root.$defs?.[name];
      if (definition !== undefined && !shared.has(name)) this.visit(value, definition, name);
      return;
    }
    this.seen.add(schema.enum === undefined ? place : `${place}=${String(value)}`);
    if (schema.anyOf !== undefined) {
      const index = schema.anyOf.findIndex(({ type }) => (type === 'null') === (value === null));
      const branch = schema.anyOf[index];
      if (branch !== undefined) this.visit(value, branch, `${place}|${index}`);
    } else if (schema.oneOf !== undefined) {
      const index = schema.oneOf.findIndex((branch) => this.#isOf(branch, value));
      const branch = schema.oneOf[index];
      if (branch !== undefined) this.visit(value, branch, `${place}|${index}`);
    } else if (Array.isArray(value) && schema.items !== undefined) {
      for (const item of value) this.visit(item, schema.items, `${place}[]`);
    } else if (schema.properties !== undefined) {
      for (const [key, part] of Object.entries(value as object)) {
        const property = schema.properties[key];
        if (property !== undefined) this.visit(part, property, `${place}.${key}`);
      }
    }
  }

  #isOf(branch: Schema, value: unknown): boolean {
    const name = nameOf(branch);
    const properties = (name === undefined ? branch : this.#root.$defs?.[name])?.properties;
    const { kind } = value as { kind?: unknown };
    return properties?.['kind']?.const === kind || properties?.['kind']?.enum?.includes(kind) === true;
  }
}

/** Places of the schema that were not visited, and those without a description. */
export function unseen(root: Schema, { seen }: Visitor): string[] {
  const out: string[] = [];
  const need = (place: string) => {
    if (!seen.has(place)) out.push(`never occurs: ${place}`);
  };
  const walk = (schema: Schema, place: string) => {
    if (nameOf(schema) !== undefined) return;
    if (schema.enum === undefined) need(place);
    for (const word of schema.enum ?? []) need(`${place}=${String(word)}`);
    for (const [key, property] of Object.entries(schema.properties ?? {})) {
      if (property.description === undefined) out.push(`not described: ${place}.${key}`);
      walk(property, `${place}.${key}`);
    }
    if (schema.items !== undefined) walk(schema.items, `${place}[]`);
    (schema.oneOf ?? schema.anyOf ?? []).forEach((branch, index) => {
      walk(branch, `${place}|${index}`);
    });
  };
  walk(root, '');
  for (const [name, schema] of Object.entries(root.$defs ?? {})) if (!shared.has(name)) walk(schema, name);
  return out;
}
