/** What an issue is known by: its source and its path there. Not its date: two issues may have the same. */
export interface IssueKey {
  /** The source's id; {@link LOCAL} for files that a reader has opened. */
  source: string;
  path: string;
}

/** The source of the files that a reader has opened. */
export const LOCAL = "local";

/** One text for a key, for maps. A URL has no space. */
export const textOf = ({ source, path }: IssueKey): string => `${source} ${path}`;

export const sameIssue = (one: IssueKey | undefined, other: IssueKey | undefined): boolean =>
  one?.source === other?.source && one?.path === other?.path;
