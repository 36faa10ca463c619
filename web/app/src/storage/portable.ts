// Everything that a reader has made, as one JSON file: out, and in again.

import { Problem } from "../problem.js";
import type { Reader } from "../reader.js";
import { settingsFrom } from "../settings.js";
import { inTime, type Mark } from "./database.js";

/** The file; `version` rises when an older app could not read it any more. */
interface Portable {
  format: "digest-reader-data";
  version: 1;
  settings: object;
  sources: { id: string; title: string; added: number }[];
  marks: Mark[];
}

/** The reader's data as a file. */
export async function exportData({ settings, database, marks }: Reader): Promise<File> {
  const sources = await inTime(database.getAll("sources"));
  const data: Portable = {
    format: "digest-reader-data",
    version: 1,
    settings,
    sources: sources.map(({ id, title, added }) => ({ id, title, added })),
    marks: await marks.all(),
  };
  return new File([`${JSON.stringify(data, null, 2)}\n`], "digest-reader.json", { type: "application/json" });
}

/**
 * Takes over a file's data: marks and sources are added to those that are here, settings replace them. Doing it twice
 * changes nothing.
 * @returns how many marks and sources the file has
 * @throws {@link Problem} `import`
 */
export async function importData(reader: Reader, file: File): Promise<{ marks: number; sources: number }> {
  const data = portableFrom(await file.text());
  if (!data) throw new Problem("import", file.name);
  await reader.marks.merge(data.marks);
  await reader.library.addKnown(data.sources);
  reader.set(settingsFrom(data.settings));
  return { marks: data.marks.length, sources: data.sources.length };
}

function portableFrom(text: string): Portable | undefined {
  let data: Partial<Portable>;
  try {
    data = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (data?.format !== "digest-reader-data" || data.version !== 1) return undefined;
  const { marks, sources, settings } = data;
  if (!Array.isArray(marks) || !Array.isArray(sources) || !marks.every(isMark) || !sources.every(isSource))
    return undefined;
  return { format: data.format, version: data.version, marks, sources, settings: settings ?? {} };
}

const isText = (value: unknown): value is string => typeof value === "string";
const isTime = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value) && value >= 0;
const isTextOrNull = (value: unknown) => value === null || isText(value);

const isMark = (mark: Mark): boolean =>
  [mark?.source, mark?.path, mark?.story, mark?.headline].every(isText) &&
  [mark.url, mark.date].every(isTextOrNull) &&
  [mark.read, mark.star].every(isTime);

const isSource = (source: Portable["sources"][number]): boolean =>
  isText(source?.id) && isText(source.title) && isTime(source.added) && isWebAddress(source.id);

const isWebAddress = (id: string): boolean =>
  URL.canParse(id, "https://a.example/") && /^https?:$/.test(new URL(id, "https://a.example/").protocol);
