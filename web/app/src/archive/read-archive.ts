// An archive's files as `digest index` writes them (docs/archive.md), checked: what comes from a network may be anything.
import type {
  ArchiveIndex,
  ArchiveIssue,
  ArchiveShard,
  ArchiveShardInfo,
  ArchiveStory,
} from "../../../core/archive.js";

type Fields = Record<string, unknown>;

const isObject = (value: unknown): value is Fields => typeof value === "object" && value !== null;
const isText = (value: unknown): value is string => typeof value === "string";
const isTextOrNull = (value: unknown): value is string | null => value === null || isText(value);
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isSum = (value: unknown): value is string => isText(value) && /^[0-9a-f]{64}$/.test(value);
const areTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);
const areAll = <T>(value: unknown, is: (one: unknown) => one is T): value is T[] =>
  Array.isArray(value) && value.every(is);

// A path that leads out of the archive's folder, or anywhere else, is no path.
const isPath = (value: unknown): value is string =>
  isText(value) &&
  value !== "" &&
  !/^[/\\]|\\|[?#]|^[a-z][a-z0-9+.-]*:/i.test(value) &&
  !value.split("/").includes("..");

const isBase = (value: unknown): value is string => isText(value) && URL.canParse(value, "https://a.example/");

// A day that the calendar has: another could not be shown.
function isDate(value: unknown): value is string | null {
  if (value === null) return true;
  const time = isText(value) && /^\d{4}-\d\d-\d\d$/.test(value) ? Date.parse(value) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value as string);
}

const isMonth = (value: unknown): value is string | null => value === null || isDate(`${value}-01`);

const isStory = (value: unknown): value is ArchiveStory =>
  isObject(value) &&
  isText(value.id) &&
  isText(value.headline) &&
  isTextOrNull(value.url) &&
  isTextOrNull(value.source);

const isIssue = (value: unknown): value is ArchiveIssue =>
  isObject(value) &&
  isPath(value.path) &&
  isSum(value.sha256) &&
  isCount(value.size) &&
  isText(value.title) &&
  isDate(value.date) &&
  isText(value.language) &&
  isTextOrNull(value.category) &&
  areTexts(value.tags) &&
  isTextOrNull(value.coverImage) &&
  areTexts(value.summary) &&
  isObject(value.stats) &&
  areAll(value.stories, isStory) &&
  areAll(value.briefs, isStory);

const isShardInfo = (value: unknown): value is ArchiveShardInfo =>
  isObject(value) && isPath(value.file) && isMonth(value.month) && isCount(value.count) && isSum(value.sha256);

/** The index, or nothing where it is not ours or of another version. */
export const readIndex = (value: unknown): ArchiveIndex | undefined =>
  isObject(value) &&
  value.format === "digest-archive" &&
  value.version === 1 &&
  isTextOrNull(value.title) &&
  isBase(value.base) &&
  isCount(value.count) &&
  areAll(value.issues, isIssue) &&
  areAll(value.shards, isShardInfo)
    ? (value as unknown as ArchiveIndex)
    : undefined;

/** A month's list, or nothing. */
export const readShard = (value: unknown): ArchiveShard | undefined =>
  isObject(value) && value.format === "digest-archive-shard" && value.version === 1 && areAll(value.issues, isIssue)
    ? (value as unknown as ArchiveShard)
    : undefined;
