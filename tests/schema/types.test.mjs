// The types of web/core/model.ts say of the digest's JSON what docs/digest.schema.json says: the same keys in the
// same order, of the same types.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import ts from "typescript";
import { ROOT } from "../../scripts/run.mjs";

const schema = JSON.parse(readFileSync(join(ROOT, "docs/digest.schema.json"), "utf8"));
const file = join(ROOT, "web/core/model.ts");
const program = ts.createProgram([file], { strict: true, target: ts.ScriptTarget.ES2022, lib: ["lib.es2022.d.ts"] });
const checker = program.getTypeChecker();
const exported = new Map(
  checker
    .getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(file)))
    .map((symbol) => [symbol.name, checker.getDeclaredTypeOfSymbol(symbol)]),
);

const union = (...members) => (members.length === 1 ? members[0] : { oneOf: members.flat().sort(byText) });
const byText = (a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
const entries = (object) => ({ keys: Object.entries(object) });

/** A schema as plain names: "string", ["item"], { keys }, { oneOf }. */
function ofSchema(part) {
  if (part.$ref) return ofSchema(schema.$defs[part.$ref.split("/").at(-1)]);
  if (part.anyOf) return union(...part.anyOf.map(ofSchema));
  if (part.enum) return union(...part.enum.map((value) => JSON.stringify(value)));
  if (Array.isArray(part.type)) return union(...part.type);
  if (part.type === "array") return [ofSchema(part.items)];
  if (part.type === "integer") return "number";
  if (part.type !== "object") return part.type;
  if (!part.properties) return "object";
  return entries(Object.fromEntries(Object.entries(part.properties).map(([key, value]) => [key, ofSchema(value)])));
}

/** The same of a type. */
function ofType(type) {
  if (type.isUnion()) return union(...type.types.map(ofType));
  if (type.isStringLiteral()) return JSON.stringify(type.value);
  if (checker.isArrayType(type)) return [ofType(checker.getTypeArguments(type)[0])];
  if (!(type.flags & ts.TypeFlags.Object)) return checker.typeToString(type);
  if (checker.getIndexInfosOfType(type).length > 0) return "object";
  const properties = checker.getPropertiesOfType(type);
  for (const property of properties) assert.equal(property.flags & ts.SymbolFlags.Optional, 0, property.name);
  return entries(
    Object.fromEntries(properties.map((property) => [property.name, ofType(checker.getTypeOfSymbol(property))])),
  );
}

// Codes are added as rules are; who reads them has to expect others.
const codes = schema.$defs.diagnostic.properties.code;
const open = { ...schema.$defs, diagnostic: structuredClone(schema.$defs.diagnostic) };
open.diagnostic.properties.code = { type: "string" };
schema.$defs = open;

test("there are codes in the schema, and any text in the type", () => assert.ok(codes.enum.length > 30));

describe("the types and the schema", () => {
  const named = { PartItem: "item" };
  const types = ["Meta", "Section", "Story", "Part", "PartItem", "Brief", "TelegramCard", "Stats", "Diagnostic"];
  for (const name of types) {
    const key = named[name] ?? name[0].toLowerCase() + name.slice(1);
    test(name, () => assert.deepEqual(ofType(exported.get(name)), ofSchema(schema.$defs[key])));
  }
  test("Digest", () => assert.deepEqual(ofType(exported.get("Digest")), ofSchema(schema)));
  test("no others", () => {
    assert.deepEqual([...exported.keys()].sort(), ["Digest", "Json", ...types].sort());
  });
});
