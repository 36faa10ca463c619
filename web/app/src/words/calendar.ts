// Days and months in words. A format is made once: making one takes longer than using it many times.

export interface Calendar {
  /** Of YYYY-MM-DD: the whole date. */
  date(day: string): string;
  /** Of YYYY-MM-DD, where there is little room. */
  shortDate(day: string): string;
  /** Of YYYY-MM. */
  month(month: string): string;
}

/** The calendar of a language, a BCP 47 tag. */
export function calendarOf(language: string): Calendar {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { timeZone: "UTC", ...options });
  const full = format({ dateStyle: "full" });
  const medium = format({ dateStyle: "medium" });
  const long = format({ year: "numeric", month: "long" });
  const midnight = (day: string) => new Date(`${day}T00:00:00Z`);
  return {
    date: (day) => full.format(midnight(day)),
    shortDate: (day) => medium.format(midnight(day)),
    month: (month) => long.format(midnight(`${month}-01`)),
  };
}
