// The types of web/core say of JSON what the schemas say: model.ts as docs/digest.schema.json, archive.ts as
// docs/archive.schema.json; the same keys in the same order, of the same types.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import ts from "typescript";
import { ROOT } from "../../scripts/run.mjs";

const read = (name) => JSON.parse(readFileSync(join(ROOT, "docs", name), "utf8"));
const files = ["model.ts", "archive.ts"].map((name) => join(ROOT, "web/core", name));
const program = ts.createProgram(files, { strict: true, target: ts.ScriptTarget.ES2022, lib: ["lib.es2022.d.ts"] });
const checker = program.getTypeChecker();
const [model, archive] = files.map(
  (file) =>
    new Map(
      checker
        .getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(file)))
        .map((symbol) => [symbol.name, checker.getDeclaredTypeOfSymbol(symbol)]),
    ),
);

const union = (...members) => (members.length === 1 ? members[0] : { oneOf: members.flat().sort(byText) });
const byText = (a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
const entries = (object) => ({ keys: Object.entries(object) });

/** A part of a schema as plain names: "string", ["item"], { keys }, { oneOf }. */
function ofSchema(schema, part = schema) {
  const of = (inner) => ofSchema(schema, inner);
  if (part.$ref) return of(schema.$defs[part.$ref.split("/").at(-1)]);
  if (part.anyOf) return union(...part.anyOf.map(of));
  if (part.enum) return union(...part.enum.map((value) => JSON.stringify(value)));
  if ("const" in part) return JSON.stringify(part.const);
  if (Array.isArray(part.type)) return union(...part.type);
  if (part.type === "array") return [of(part.items)];
  if (part.type === "integer") return "number";
  if (part.type !== "object") return part.type;
  if (!part.properties) return "object";
  return entries(Object.fromEntries(Object.entries(part.properties).map(([key, value]) => [key, of(value)])));
}

/** The same of a type. */
function ofType(type) {
  if (type.isUnion()) return union(...type.types.map(ofType));
  if (type.isStringLiteral() || type.isNumberLiteral()) return JSON.stringify(type.value);
  if (checker.isArrayType(type)) return [ofType(checker.getTypeArguments(type)[0])];
  if (!(type.flags & ts.TypeFlags.Object)) return checker.typeToString(type);
  if (checker.getIndexInfosOfType(type).length > 0) return "object";
  const properties = checker.getPropertiesOfType(type);
  for (const property of properties) assert.equal(property.flags & ts.SymbolFlags.Optional, 0, property.name);
  return entries(
    Object.fromEntries(properties.map((property) => [property.name, ofType(checker.getTypeOfSymbol(property))])),
  );
}

describe("a digest", () => {
  const schema = read("digest.schema.json");
  // Codes are added as rules are; who reads them has to expect others.
  const { code } = schema.$defs.diagnostic.properties;
  schema.$defs.diagnostic.properties.code = { type: "string" };
  test("there are codes in the schema, and any text in the type", () => assert.ok(code.enum.length > 30));

  const named = { PartItem: "item" };
  const types = ["Meta", "Section", "Story", "Part", "PartItem", "Brief", "TelegramCard", "Stats", "Diagnostic"];
  for (const name of types) {
    const key = named[name] ?? name[0].toLowerCase() + name.slice(1);
    test(name, () => assert.deepEqual(ofType(model.get(name)), ofSchema(schema, schema.$defs[key])));
  }
  test("Digest", () => assert.deepEqual(ofType(model.get("Digest")), ofSchema(schema)));
  test("no others", () => assert.deepEqual([...model.keys()].sort(), ["Digest", "Json", ...types].sort()));
});

describe("an archive", () => {
  const schema = read("archive.schema.json");
  const types = ["Index", "ShardInfo", "Shard", "Issue", "Stats", "Story"];
  for (const name of types) {
    const part = schema.$defs[name[0].toLowerCase() + name.slice(1)];
    test(name, () => assert.deepEqual(ofType(archive.get(`Archive${name}`)), ofSchema(schema, part)));
  }
  test("no others", () => assert.deepEqual([...archive.keys()].sort(), types.map((name) => `Archive${name}`).sort()));
});
