/** The time of day somewhere, with daylight saving as the platform's time zones have it. */

export interface LocalTime {
  /** Such as `2027-03-28`. */
  date: string;
  hour: number;
  /** ISO 8601: 1 is Monday. */
  day: number;
}

/** A zone that the platform does not know is UTC. */
export function localTime(at: Date, timeZone: string): LocalTime {
  const parts = new Map(
    formatFor(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? "";
  const date = `${part("year")}-${part("month")}-${part("day")}`;
  return { date, hour: Number(part("hour")), day: new Date(`${date}T00:00:00Z`).getUTCDay() || 7 };
}

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const options = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", hourCycle: "h23" } as const;
  try {
    return new Intl.DateTimeFormat("en-GB", { ...options, timeZone });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return new Intl.DateTimeFormat("en-GB", { ...options, timeZone: "UTC" });
  }
}
